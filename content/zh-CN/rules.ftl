rule--close-first = { $host }调用 { $call }：它没有数据要发送了，于是结束自己这一半连接。
rule--close-second = { $host }调用 { $call }：它也没有数据要发送了，于是也结束自己这一半。
rule--fin-in-established = { $peer }的 FIN 表示不会再有数据来。{ $host }仍可发送，直到自己的应用程序关闭连接。
rule--fin-in-fin-wait-2 = { $peer }也结束了。两个方向都已完成；{ $host }等待 2 MSL，即报文段最长寿命的两倍，以防最后的 ACK 丢失。
rule--ack-of-fin-in-fin-wait-1 = { $host }的 FIN 得到确认：它这个方向已结束。现在它等待{ $peer }的 FIN。
rule--ack-of-fin-in-last-ack = { $host }的 FIN 得到确认，两个方向都已结束。再没有什么要回答的，它忘掉连接。
rule--time-wait-over = 2 MSL 已过：这条连接不会再有任何报文段在途。{ $host }忘掉它。
