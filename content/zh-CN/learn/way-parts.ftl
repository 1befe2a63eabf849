learn--way--part--done = 已完成
learn--way--part--open = 待完成
learn--way--part--quiet = 一条已打开的连接
learn--way--part--onward = 从这里继续
learn--way--part--lab = 在实验室中打开这次运行
learn--way--part--other = 页面上是另一次运行。没有失去任何东西：用撤销就能回去。
learn--way--part--again = 重新显示这里的运行
