app--title = Fourway：TCP 连接如何结束
failure--start--title = 引擎未能启动
failure--start--text = 本页需要 WebAssembly，而此浏览器没有运行它。请换用较新的浏览器，或允许运行它的浏览器。
failure--start--retry = 重新加载页面
failure--stopped--title = 引擎已停止
failure--stopped--text = 这是页面的问题，不是你的错。到最后一个正常步骤为止，你所做的都已保留。
failure--stopped--restart = 从最后一个正常步骤继续
failure--stopped--scene = 重新打开场景
failure--detail = 详情
loading = 正在启动引擎

language--name = 简体中文
language--direction = ltr
language--point = .
language--group = ,
