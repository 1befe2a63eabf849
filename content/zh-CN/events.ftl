sent--fin = 发出 FIN。
sent--ack = 回送一个 ACK。

data--end-of-stream = 它的应用程序读到流的末尾。

outcome--idle = 没有什么会自行发生。客户端处于 { $client }，服务器处于 { $server }：让其中一方行动吧。
outcome--closed = 两端都已结束，连接没有留下任何东西。
