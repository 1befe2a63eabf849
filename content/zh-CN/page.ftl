app--name = Fourway

host--client = 客户端
host--server = 服务器
host--client--mid = 客户端
host--server--mid = 服务器
join--sentences = { $a }{ $b }

nav--panels = 面板

transport--label = 播放控制
transport--play = 播放
transport--pause = 暂停
transport--forward = 前进一步
transport--back = 后退一步
transport--restart = 回到开头
transport--scrubber = 运行中的时刻
transport--now = { $at } / { $end }
transport--speed = 速度
transport--skim = 快进空闲时段
transport--skim--what = 长时间无事发生的等待会很快掠过。

speed--quarter = ¼×
speed--half = ½×
speed--normal = 1×
speed--double = 2×
speed--quadruple = 4×

act--undo = 撤销
act--undo--last = 撤销你的上一次更改
act--redo = 重做
network = 由你充当网络
network--what = 每个报文段都会等你来送达、丢弃或复制。
link--copy = 复制指向此刻的链接
transport--reverse = 倒放
transport--bookmark = 为此刻加书签
transport--stride = 每一步走到哪里
stride--event = 步进：事件
stride--transition = 步进：新状态
stride--loss = 步进：丢失
stride--timeout = 步进：超时
stride--act = 步进：你的操作
stride--bookmark = 步进：书签

call--label = { $host }：{ $call }
call--open--mid = 打开
call--listen--mid = 监听
call--send--mid = 发送
call--shutdown--mid = 关闭发送方向
call--close--mid = 关闭
call--abort--mid = 中止
call--open = 打开
call--listen = 监听
call--send = 发送
call--shutdown = 关闭发送方向
call--close = 关闭
call--abort = 中止
call--open--what = 请求与另一端建立连接：发出 SYN。
call--listen--what = 等待另一端来打开连接。
call--send--what = 把文本交给 TCP，由它送到另一端。
call--shutdown--what = 没有数据要发送了，但仍会读取。发出 FIN。
call--close--what = 没有数据要发送，也不再读取。发出 FIN。
call--abort--what = 立即放弃连接：发出 RST。
call--send--text = 要发送的文本
call--send--default = hello

ladder--call--close = close
ladder--again = 重传
ladder--detail = seq { $seq } ack { $ack }
ladder--detail--seq = seq { $seq }
ladder--detail--short = { $seq }·{ $ack }
ladder--later = { $span } 之后
ladder--title = 运行的时序图：客户端在左，服务器在右，时间自上而下
ladder--arrow = { $host }在 { $at } 发出的 { $segment }
ladder--moving = 正在去往{ $peer }的 { $segment }

timer--retransmission = 重传计时器
timer--time-wait = 2 MSL 计时器
timer--left = { $timer }（{ $host }）：还剩 { $left }
timer--retransmission--mark = 重传 { $span }
timer--time-wait--mark = 2 MSL { $span }
timer--retransmission--short = RTO { $span }
timer--time-wait--short = 2MSL { $span }

segment--again = { $segment }（重传）
segment--data = { $bytes }的报文段
segment--with = { $segment } 加 { $bytes }

unit--ms = { $n } ms
unit--s = { $n } s
unit--min = { $m } 分 { $s } 秒
unit--min--whole = { $m } 分钟
unit--bytes = { $n } 字节

state--CLOSED = 没有连接，什么都不记得。
state--ESTABLISHED = 连接已打开：数据可以双向传送。
state--FIN-WAIT-1 = 没有数据要发送了，等待对自己 FIN 的 ACK。
state--FIN-WAIT-2 = 自己的 FIN 已得到确认。仍能接收，等待另一端结束。
state--CLOSE-WAIT = 另一端已结束。这一端仍可发送，直到自己的应用程序关闭连接。
state--LAST-ACK = 另一端先结束，现在这一端也结束了，等待对自己 FIN 的 ACK。
state--TIME-WAIT = 两个方向都已结束。等待 2 MSL，即报文段最长寿命的两倍，然后忘掉连接。

section--gallery = 场景
section--events = 事件
section--acts = 你的操作
section--keys = 快捷键
section--application = { $host }应用程序

gallery--count = 第 { $n } 个场景，共 { $total } 个

events--empty = 还没有发生任何事。让一台主机行动吧。
acts--opened = 你打开“{ $title }”。
acts--empty = 你还没有做过更改。请选择一个在途的报文段，或让一台主机行动。

keys--show = 显示快捷键

reason--open--already = { $host }已经有连接了。
reason--listen--already = { $host }已经有连接，或已在监听。
reason--send--closing = { $host }已关闭自己这一半：它说过没有数据要发送了。
reason--send--over = { $host }的连接已经结束。
reason--shutdown--not-connected = { $host }没有可关闭的连接。
reason--close--not-connected = { $host }没有可关闭的连接。
reason--abort--not-connected = { $host }没有可中止的连接。
reason--shutdown--already = { $host }已关闭自己这一半。
reason--close--already = { $host }已经调用过 close。
reason--segment--none = 请先选择一个报文段。

say--step--nothing = 这次运行里再没有这样的时刻了。
say--bookmark = 已加书签：{ $at }。
say--undo--nothing = 没有可撤销的操作。
say--scene = { $scene }。{ $watch }
say--selected = 已选择：{ $host }发出的 { $segment }。
say--nothing = 没有在途的报文段，也不会再有报文段发出。
say--at = { $at }。{ $text }

you--network--on = 从这里起由你充当网络：每个报文段都等你处理。
you--drop = 你丢弃 { $segment }。
you--delay = 你让 { $segment } 晚到 { $span }。
you--duplicate = 你复制 { $segment }。
you--deliver = 你送达 { $segment }。
you--deliver--copy = 你送达一个副本：{ $segment }。
you--corrupt = 你损坏 { $segment }。
you--network--off = 从这里起网络自行工作。
you--call--open = 你让{ $host }打开连接。
you--call--listen = 你让{ $host }监听。
you--call--send = 你让{ $host }发送 { $bytes }。
you--call--shutdown = 你让{ $host }关闭发送方向。
you--call--close = 你让{ $host }关闭连接。
you--call--abort = 你让{ $host }中止连接。
you--call--other = 你让{ $host }执行：{ $call }。

export--title = 导出这次运行

theme--toggle = 浅色或深色
theme--dark = 深色
language--label = 语言

panel--close = 收起
scene--your-turn--title = 轮到你了
scene--your-turn--watch = 两台主机，一条已打开的连接。让客户端关闭连接，然后播放。一个 FIN 穿过网络，它说“我没有数据要发送了”。服务器听到后，过一会儿也说同样的话。

panel--loading = 正在加载
panel--choose = 状态图、每一端所知道的、逐字段查看所选报文段，或这次运行所依赖的一切。
part--unread = 页面的一部分未能加载。请检查网络连接，然后重试。

tab--events = 事件
tab--acts = 操作
tab--scene = 场景
tab--states = 状态
tab--ends = 两端
tab--segment = 报文段
tab--setup = 设置
segment--details = 详情
why--show = 为什么？
section--ends = 此刻的两端
ladder--follow = 回到此刻
sheet--open = 显示事件、操作和场景

call--shutdown--short = 关闭发送
nav--ways = 学习方式
way--overview = 概览
way--lesson = 课程
way--watch = 观看
way--lab = 实验室
way--compare = 对比
way--myths = 误区
way--challenges = 挑战
way--recall = 温习
way--guide = 手册
way--teach = 教学
