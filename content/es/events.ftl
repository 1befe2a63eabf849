sent--fin = Sale su FIN.
sent--ack = Sale un ACK.

data--end-of-stream = Su aplicación lee el fin del flujo.

outcome--idle = Nada ocurre por sí solo. El cliente está en { $client } y el servidor en { $server }: haz que uno de ellos actúe.
outcome--closed = Ambos extremos han terminado y no queda nada de la conexión.
