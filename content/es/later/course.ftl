course--none = Aquí no responde ninguna plataforma de cursos: no se comunica nada.
course--trouble = La plataforma del curso no ha aceptado el resultado. Deja esta página abierta: se volverá a intentar.
course--begun = La plataforma del curso lleva la cuenta.
course--so-far = Hecho y comunicado: { $done } de { $total }
course--done = Hecho y comunicado.
course--done--score = Hecho y comunicado: { $score } de 100
course--back = Volver al curso
