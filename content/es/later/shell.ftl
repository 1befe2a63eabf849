app--title = Fourway: cómo termina una conexión TCP
failure--start--title = El motor no ha podido arrancar
failure--start--text = La página necesita WebAssembly y este navegador no lo ha ejecutado. Lo hará un navegador más reciente o uno que lo permita.
failure--start--retry = Volver a cargar la página
failure--stopped--title = El motor se ha detenido
failure--stopped--text = Es un fallo de la página, no tuyo. Lo que hiciste hasta el último paso correcto se conserva.
failure--stopped--restart = Seguir desde el último paso correcto
failure--stopped--scene = Abrir la escena de nuevo
failure--detail = Detalles
loading = Arrancando el motor

language--name = Español
language--direction = ltr
language--point = ,
language--group = .
