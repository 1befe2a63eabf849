# Titles and descriptions of the pages that search engines and previews of links read, one for each way to learn: at most 60
# and 160 letters. The title of a way stands in the title bar of the browser as well.
found--home--title = TCP 连接如何结束：交互式实验室
found--overview--title = 一分钟看懂 TCP 如何关闭连接
found--overview--text = 用五句话讲完 TCP 的四次挥手，旁边的时序图自动播放：FIN、ACK、FIN、ACK，以及最后的等待。
found--lesson--title = 课程：TCP 连接如何结束
found--lesson--text = 七步，约 15 分钟。先预测，再亲手让它发生，然后看清原因：从第一个 FIN 到半关闭、丢失和 TIME-WAIT。
found--watch--title = TCP 关闭过程的时序图
found--watch--text = 有讲解的运行：四次挥手、三个报文段的关闭、带数据的半关闭、同时关闭、FIN 丢失、最后的 ACK 丢失、中止。
found--lab--title = 实验室：亲手关闭一个 TCP 连接
found--lab--text = 在任意一端关闭、中止或停止发送，还可以充当网络：丢弃、延迟、复制或损坏任何报文段。每一步都注明 RFC 9293 的条款。
found--compare--title = 关闭 TCP 的正确与错误做法
found--compare--text = 两次运行同一时钟：关闭与中止、有无 TIME-WAIT、真实程序的错误与改正，以及 TCP 与 SCTP、QUIC 的对比。
found--myths--title = 关于 TCP 关闭的四种说法
found--myths--text = 一个 FIN 就会立刻关闭连接吗？每次关闭都要四个报文段吗？先猜，再用实验来判定。
found--challenges--title = TCP 关闭谜题
found--challenges--text = 五个难度的谜题，从第一次告别到半打开的连接。用尽量少的操作达成目标，由引擎逐一检验。
found--recall--title = 温习卡片：TCP 的状态与报文段
found--recall--text = 关于 TCP 关闭的状态、编号和定时器的简短问题，每次都来自新的运行，在你快要忘记时再次出现。
found--guide--title = 手册：FIN、TIME-WAIT、CLOSE-WAIT
found--guide--text = 解释 TCP 关闭的各个术语，附专家与生产环境的说明：CLOSE-WAIT 堆积、端口耗尽、SO_LINGER、keepalive。
found--teach--title = 讲授 TCP 连接如何结束
found--teach--text = 可以直接上的课：教学目标、15、30 和 50 分钟的计划、答案、练习单和讲义，每一部分都能放进课程页面。
# A link from a page without scripts to the same in the page with the engine.
found--open = 在交互式实验室中打开
# Headings over lists of links.
found--ways = 学习方式
found--scenes = 可以阅读的运行
found--languages = 其他语言
# What the picture shows that stands beside a link to the page.
found--picture = 四次挥手的时序图：客户端与服务器之间的 FIN、ACK、FIN、ACK，以及两端的状态
# $version is a number such as 1.2.0, and often a commit in brackets.
found--version = 版本 { $version }
# The page as a search engine tells of it: at most 160 letters.
app--tagline = 逐个报文段看 TCP 连接如何结束：让任何 FIN 或 ACK 丢失、延迟或重复，看看会发生什么、为什么。
