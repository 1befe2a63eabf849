learn--way--part--done = hecho
learn--way--part--open = por hacer
learn--way--part--quiet = Una conexión abierta
learn--way--part--onward = Desde aquí
learn--way--part--lab = Abrir en el Laboratorio
learn--way--part--other = La página muestra otra ejecución. No se pierde nada: con Deshacer se vuelve a ella.
learn--way--part--again = Ver la ejecución correcta
