offline--new = 有新版本可用。
offline--load = 加载新版本
still--policy = 本页的 Content-Security-Policy 不允许 WebAssembly：其 script-src 中缺少 'wasm-unsafe-eval'。因此这里无法动手操作；下面是一次已完成的运行，可供阅读。
still--absent = 此浏览器没有 WebAssembly，或者它已被关闭（严格的安全模式会这样做）。因此这里无法动手操作；下面是一次已完成的运行，可供阅读。
still--failed = 引擎未能完整加载，或未能启动。可以先阅读下面这次已完成的运行。
still--told = 发生的事，按先后次序
