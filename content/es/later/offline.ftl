offline--new = Hay una versión nueva.
offline--load = Cargarla
still--policy = La política Content-Security-Policy de esta página no permite WebAssembly: a su script-src le falta 'wasm-unsafe-eval'. Por eso aquí no se puede probar nada; debajo puedes leer una ejecución terminada.
still--absent = Este navegador no tiene WebAssembly o lo tiene desactivado, como hacen los modos de seguridad estrictos. Por eso aquí no se puede probar nada; debajo puedes leer una ejecución terminada.
still--failed = El motor no ha llegado entero o no ha podido arrancar. Mientras tanto, debajo puedes leer una ejecución terminada.
still--told = Qué ocurrió, en orden
