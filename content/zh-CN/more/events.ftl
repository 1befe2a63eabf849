event--call--open = { $host }打开连接。
event--call--listen = { $host }开始监听。
event--call--send = { $host }发送 { $bytes }。
event--call--send--waits = { $host }有 { $bytes }要发送，先等着，直到可以发出。
event--call--read = { $host }的应用程序读取已到达的数据，并继续读取。
event--call--pause_reading = { $host }的应用程序停止读取。到达的数据留在缓存里。
event--call--shutdown = { $host }调用 shutdown：它不再发送。一旦可以，FIN 就随后发出。
event--call--close = { $host }调用 close：它不再发送，也不再读取。
event--call--abort = { $host }调用 abort。
event--call--crash = { $host }崩溃。
event--call--reboot = { $host }重新开机，不记得以前的任何事。
event--call--inject = 有人在路径上放了一个伪造的报文段，看上去像是{ $host }发出的。
event--call--cut = 路径被切断：经过它的报文段都到不了。
event--call--heal = 路径恢复正常。
event--call--set = 路径的表现从这里起改变。
event--call--refused = { $host }调用 { $call }，得到 { $error }：{ $why }。
event--refused--EISCONN = 已经有连接了
event--refused--ENOTCONN = 没有连接
event--refused--EPIPE = 它说过不再发送
event--refused--EALREADY = 已经请求过了

sent--syn = 发出 SYN。
sent--syn-ack = 回送带 ACK 的 SYN。
sent--fin-data = 发出 { $bytes }，FIN 随之一起发出。
sent--rst = 发出 RST。
sent--ack--many = 回送 { $n } 个 ACK。
sent--data = 发出 { $bytes }。
sent--data--many = { $bytes }分 { $n } 个报文段发出。
sent--data--all = 分 { $n } 个报文段发出。
sent--again = 再次发送 { $segment }。

data--delivered = { $bytes }交付给{ $host }的应用程序。
data--discarded = { $bytes }未读就被丢弃。
data--held = 先到达的是 { $segment }，排在它前面的还没有到。{ $host }先把它留着，直到空缺补上。
data--buffered = 到达的是 { $segment }，它在{ $host }的缓存里等待读取。

ack--all = { $host }发出的全部内容都已得到确认，重传计时器停止。
ack--some = { $host }发出的内容有一部分得到确认。

fate--lost = 去往{ $peer }的途中，路径丢失了 { $segment }。
fate--lost--fault = 去往{ $peer }的途中，路径丢弃了 { $segment }。
fate--lost--you = 去往{ $peer }的途中，你丢弃了 { $segment }。
fate--delayed = 路径拖住了 { $segment }：它比平常晚 { $span } 到达。
fate--delayed--fault = 路径拖住了 { $segment }：它比平常晚 { $span } 到达。
fate--delayed--you = 你拖住了 { $segment }：它比平常晚 { $span } 到达。
fate--duplicated = 路径复制了 { $segment }，多出 { $copies }。
fate--duplicated--fault = 路径复制了 { $segment }：{ $copies }会跟在它后面。
fate--duplicated--you = 你复制了 { $segment }：{ $copies }会跟在它后面。

timer--fired--retransmission = { $host }等 ACK 已等了 { $span }。
timer--fired--delayed-ack = { $host }把 ACK 暂缓了 { $span }，以便有数据时一同发送。
timer--fired--keepalive = { $host }已有 { $span } 没有收到任何消息，于是询问{ $peer }是否还在。
timer--fired--persist = { $host }询问{ $peer }是否又有了空间。
timer--fired--time-wait = { $host }已等待 { $span }。
timer--fired--fin-wait-2 = { $host }等{ $peer }的 FIN 已等了 { $span }。
timer--fired--user = { $host }的应用程序已等待 { $span }。

error--told = 它的应用程序得到错误 { $error }。

outcome--reset = 连接被复位：没有道别就结束了。
outcome--timed-out = 一端因为没有等到回答而放弃。客户端处于 { $client }，服务器处于 { $server }。
outcome--half-open = 半打开：一端已忘掉连接，另一端没有。客户端处于 { $client }，服务器处于 { $server }。
outcome--stuck = 再没有什么会自行发生：客户端停在 { $client }，服务器停在 { $server }。
outcome--bounded = 运行到达上限，在此停止。客户端处于 { $client }，服务器处于 { $server }。
outcome--lost-bytes = 已发送但从未被读取的字节数：{ $n }。
