sent--fin = Its FIN goes out.
sent--ack = An ACK goes back.

data--end-of-stream = Its application reads the end of the stream.

outcome--idle = Nothing happens by itself. The client is { $client } and the server is { $server }: let one of them act.
outcome--closed = Both ends have finished, and nothing is left of the connection.
