embed--full = Abrir la página completa
