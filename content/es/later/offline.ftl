offline--new = Hay una versión nueva.
offline--load = Cargarla
still--policy = La Content-Security-Policy de esta página no permite WebAssembly: a su script-src le falta 'wasm-unsafe-eval'. Por eso aquí no se puede probar nada; debajo hay una ejecución terminada para leer.
still--absent = Este navegador no tiene WebAssembly o lo tiene desactivado, como hacen los modos de seguridad estrictos. Por eso aquí no se puede probar nada; debajo hay una ejecución terminada para leer.
still--failed = El motor no llegó entero o no arrancó. Mientras tanto, debajo hay una ejecución terminada para leer.
still--told = Qué ocurrió, en orden
