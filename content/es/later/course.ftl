course--none = Aquí no responde ningún sistema de cursos: no se comunica nada.
course--trouble = El sistema de cursos no aceptó el resultado. Deja esta página abierta: se intenta otra vez.
course--begun = El sistema de cursos lleva la cuenta.
course--so-far = Hecho y comunicado: { $done } de { $total }
course--done = Hecho y comunicado.
course--done--score = Hecho y comunicado: { $score } de 100
course--back = Volver al curso
