app--name = Fourway

host--client = Cliente
host--server = Servidor
host--client--mid = cliente
host--server--mid = servidor
join--sentences = { $a } { $b }

nav--panels = Paneles

transport--label = Reproducción
transport--play = Reproducir
transport--pause = Pausa
transport--forward = Paso adelante
transport--back = Paso atrás
transport--restart = Volver al inicio
transport--scrubber = Momento de la ejecución
transport--now = { $at } de { $end }
transport--speed = Velocidad
transport--skim = Abreviar esperas
transport--skim--what = Las esperas largas en las que no ocurre nada pasan deprisa.

speed--quarter = ¼×
speed--half = ½×
speed--normal = 1×
speed--double = 2×
speed--quadruple = 4×

act--deliver = Entregar este { $segment }
act--deliver--short = Entregar
act--deliver--what = Llega ahora.
act--drop = Descartar este { $segment }
act--delay = Retrasar este { $segment }
act--duplicate = Duplicar este { $segment }
act--corrupt = Dañar este { $segment }
act--drop--short = Descartar
act--delay--short = Retrasar
act--duplicate--short = Duplicar
act--corrupt--short = Dañar
act--drop--what = Desaparece aquí y no llega nunca.
act--delay--what = Llega más tarde; lo que se envíe después puede adelantarlo.
act--duplicate--what = Lo sigue una copia, que también llega.
act--corrupt--what = Llega dañado, así que su suma de verificación no cuadra.
act--delay--amount = Cuánto más tarde
act--undo = Deshacer
act--undo--this = Deshacer: { $act }
act--undo--last = Deshacer tu último cambio
act--redo = Rehacer
network = Tú eres la red
network--what = Cada segmento espera a que lo entregues, lo descartes o lo dupliques.
section--runs = Ejecuciones de esta escena
runs--now = visible
runs--this = Esta ejecución
runs--other = La otra ejecución
runs--swap = Intercambiar
runs--leave = Ver una sola ejecución
runs--show = Ver
runs--show--this = Ver la ejecución: { $run }
runs--beside = Comparar
runs--beside--this = Comparar con la ejecución: { $run }
runs--differ = Difieren a partir de { $at }
runs--same = Iguales hasta el final
link--copy = Copiar un enlace a este momento
transport--reverse = Reproducir al revés
transport--bookmark = Marcar este momento
transport--stride = Adónde lleva un paso
stride--event = Paso: evento
stride--transition = Paso: estado nuevo
stride--loss = Paso: pérdida
stride--timeout = Paso: temporizador
stride--act = Paso: tu acción
stride--bookmark = Paso: marcador

delay--50 = 50 ms
delay--200 = 200 ms
delay--1000 = 1 s
delay--3000 = 3 s

call--label = { $host }: { $call }
call--open--mid = abrir
call--listen--mid = escuchar
call--send--mid = enviar
call--shutdown--mid = cerrar el envío
call--close--mid = cerrar
call--abort--mid = abortar
call--open = Abrir
call--listen = Escuchar
call--send = Enviar
call--read = Leer
call--pause_reading = Dejar de leer
call--shutdown = Cerrar el envío
call--close = Cerrar
call--abort = Abortar
call--crash = Caerse
call--reboot = Reiniciar
call--inject = Inyectar
call--cut = Cortar
call--heal = Reparar
call--set = Cambiar
call--deliver = Entregar
call--drop = Descartar
call--duplicate = Duplicar
call--open--what = Pide una conexión al otro extremo: sale un SYN.
call--listen--what = Espera a que el otro extremo abra.
call--send--what = Entrega texto a TCP para que lo lleve al otro extremo.
call--shutdown--what = No hay nada más que enviar; sigue leyendo. Sale su FIN.
call--close--what = No hay nada más que enviar y ya no lee. Sale su FIN.
call--abort--what = Abandona la conexión en el acto: sale un RST.
call--send--text = Texto que se envía
call--send--default = datos

ladder--call--open = open
ladder--call--listen = listen
ladder--call--send = send { $bytes } B
ladder--call--read = read
ladder--call--pause_reading = deja de leer
ladder--call--shutdown = shutdown
ladder--call--close = close
ladder--call--abort = abort
ladder--call--crash = caída
ladder--call--reboot = reinicio
ladder--call--inject = inyección
ladder--call--refused = { $call } ({ $error })
ladder--path--cut = camino cortado
ladder--path--heal = camino reparado
ladder--path--set = camino cambiado
ladder--again = otra vez
ladder--lost = perdido
ladder--lost--fault = descartado
ladder--lost--you = descartado por ti
ladder--corrupted = dañado
ladder--corrupted--you = dañado por ti
ladder--detail = seq { $seq } ack { $ack }
ladder--detail--seq = seq { $seq }
ladder--detail--short = { $seq }·{ $ack }
ladder--later = { $span } después
ladder--title = Diagrama de secuencia de la ejecución: el cliente a la izquierda, el servidor a la derecha, el tiempo hacia abajo
ladder--arrow = { $segment } del { $host }, enviado a los { $at }
ladder--moving = { $segment }, de camino al { $peer }

timer--retransmission = Temporizador de retransmisión
timer--time-wait = Temporizador de 2 MSL
timer--fin-wait-2 = Temporizador de FIN-WAIT-2
timer--delayed-ack = Temporizador de ACK retardado
timer--keepalive = Temporizador de keepalive
timer--persist = Temporizador de persistencia
timer--user = Tiempo límite de usuario
timer--left = { $timer } del { $host }, tiempo restante: { $left }
timer--retransmission--mark = retransmitir { $span }
timer--time-wait--mark = 2 MSL { $span }
timer--fin-wait-2--mark = desistir { $span }
timer--delayed-ack--mark = retener ACK { $span }
timer--keepalive--mark = keepalive { $span }
timer--persist--mark = persistir { $span }
timer--user--mark = paciencia { $span }
timer--retransmission--short = RTO { $span }
timer--time-wait--short = 2MSL { $span }
timer--fin-wait-2--short = FW2 { $span }
timer--delayed-ack--short = DACK { $span }
timer--keepalive--short = KA { $span }
timer--persist--short = PST { $span }
timer--user--short = UTO { $span }

segment--again = { $segment } repetido
segment--data = segmento con { $bytes }
segment--with = { $segment } con { $bytes }

unit--us = { $n } µs
unit--ms = { $n } ms
unit--s = { $n } s
unit--min = { $m } min { $s } s
unit--min--whole = { $m } min
unit--h = { $h } h { $m } min
unit--bytes = { $n ->
    [one] { $n } byte
    [many] { $n } bytes
   *[other] { $n } bytes
}
unit--copies = { $n ->
    [one] { $n } copia
    [many] { $n } copias
   *[other] { $n } copias
}

state--CLOSED = No hay conexión. No se recuerda nada.
state--LISTEN = Espera a que alguien abra una conexión.
state--SYN-SENT = Ha pedido abrir (SYN) y espera la respuesta.
state--SYN-RECEIVED = Le han pedido abrir y ha aceptado; espera la última confirmación.
state--ESTABLISHED = Abierta: los datos pueden ir en ambos sentidos.
state--FIN-WAIT-1 = No tiene nada más que enviar; espera el ACK de su FIN.
state--FIN-WAIT-2 = Su FIN está confirmado. Todavía recibe, y espera a que el otro extremo termine.
state--CLOSE-WAIT = El otro extremo ha terminado. Este aún puede enviar, hasta que su aplicación cierre.
state--CLOSING = Los dos FIN se han cruzado por el camino; espera el ACK del suyo.
state--LAST-ACK = El otro extremo terminó primero y ahora ha terminado también este; espera el ACK de su FIN.
state--TIME-WAIT = Ambos sentidos han terminado. Espera 2 MSL, el doble de la vida máxima de un segmento, antes de olvidar.

section--gallery = Escenas
section--events = Eventos
section--acts = Tus acciones
section--keys = Teclas
section--application = Aplicación: { $host }

gallery--count = Escena { $n } de { $total }
gallery--own = Tu propio escenario

events--empty = Todavía no ha ocurrido nada. Haz que un host actúe.
acts--empty = Todavía no has cambiado nada. Selecciona un segmento en camino o haz que un host actúe.
selected--title = Seleccionado: { $segment }
selected--clear = Quitar la selección

keys--show = Ver las teclas

reason--open--already = El { $host } ya tiene una conexión.
reason--listen--already = El { $host } ya tiene una conexión o ya está escuchando.
reason--send--not-connected = El { $host } no tiene ninguna conexión por la que enviar.
reason--send--closing = El { $host } ya ha cerrado su mitad: dijo que no tenía nada más que enviar.
reason--send--over = La conexión del { $host } ha terminado.
reason--read--not-connected = El { $host } no tiene de dónde leer.
reason--shutdown--not-connected = El { $host } no tiene ninguna conexión que cerrar.
reason--shutdown--already = El { $host } ya ha cerrado su mitad.
reason--close--not-connected = El { $host } no tiene ninguna conexión que cerrar.
reason--close--already = El { $host } ya ha llamado a close.
reason--abort--not-connected = El { $host } no tiene ninguna conexión que abortar.
reason--host--down = El { $host } se ha caído.
reason--host--scripted = Aquí solo el guion habla por el { $host }.
reason--segment--none = Selecciona primero un segmento.
reason--segment--arrived = Ya ha llegado.
reason--segment--lost = Ya está perdido.
reason--segment--future = Todavía no se ha enviado.
reason--segment--waiting = Te espera: entrégalo, descártalo o duplícalo.
reason--segment--flying = Va de camino por sí solo.
reason--segment--corrupted = Ya está dañado.

say--removed = Lo que hiciste después pertenecía a otro futuro. Esa ejecución se conserva.
say--undone = Retirado: { $act }
say--back = Deshecho: { $act }
say--step--nothing = No hay ninguno más en esta ejecución.
say--bookmark = Momento marcado: { $at }.
say--bookmark--gone = Marcador quitado: { $at }.
say--linked = La ejecución del enlace está abierta.
segment--number = segmento { $n }
say--redone = Rehecho: { $act }
say--undo--nothing = No hay nada que deshacer.
say--redo--nothing = No hay nada que rehacer.
say--switched = Ahora: { $run }
say--differs = Las dos ejecuciones empiezan a diferir a los { $at }.
say--same = Las dos ejecuciones son iguales.
acts--opened = Abres «{ $title }».
runs--plain = Tal como era
say--scene = { $scene }. { $watch }
say--loaded = Tu escenario está abierto.
say--selected = Seleccionado: { $segment } del { $host }.
say--nothing = No hay ningún segmento en camino ni se enviará ninguno.
say--at = { $at }. { $text }

you--drop = Descartas el { $segment }.
you--delay = Retrasas el { $segment } { $span }.
you--duplicate = Duplicas el { $segment }.
you--deliver = Entregas el { $segment }.
you--deliver--copy = Entregas una copia del { $segment }.
you--network--on = Desde aquí tú eres la red: cada segmento te espera.
you--network--off = Desde aquí la red funciona por sí sola.
you--corrupt = Dañas el { $segment }.
you--call--open = Haces que el { $host } abra.
you--call--listen = Haces que el { $host } escuche.
you--call--send = Haces que el { $host } envíe { $bytes }.
you--call--shutdown = Haces que el { $host } cierre el envío.
you--call--close = Haces que el { $host } cierre.
you--call--abort = Haces que el { $host } aborte.
you--call--other = Haces que el { $host } haga esto: { $call }.

scenario--unread = No se ha podido cargar la parte de la página que lee y escribe escenarios. Comprueba la conexión y vuelve a intentarlo.

export--title = Llevarse esta ejecución
export--unread = No se ha podido cargar la parte de la página que crea archivos. Comprueba la conexión y vuelve a intentarlo.

theme--toggle = Claro u oscuro
theme--dark = Oscuro
language--label = Idioma

panel--close = Cerrar
scene--your-turn--title = Tu turno
scene--your-turn--watch = Dos hosts, una conexión abierta. Haz que el cliente cierre y pulsa Reproducir. Cruza un FIN, que dice: «no tengo nada más que enviar». El servidor lo oye y, poco después, dice lo mismo.

panel--loading = Cargando
panel--choose = El diagrama de estados, lo que sabe cada extremo, el segmento elegido campo por campo o todo aquello de lo que depende la ejecución.
panel--unread = No se ha podido cargar esta parte de la página. Comprueba la conexión y elígela de nuevo.

tab--events = Eventos
tab--acts = Actuar
tab--scene = Escena
tab--states = Estados
tab--ends = Extremos
tab--segment = Segmento
tab--setup = Ajustes
segment--details = Detalles
why--show = ¿Por qué?
section--ends = Los dos extremos ahora
ladder--follow = Volver al presente
sheet--open = Ver eventos, acciones y escena

call--shutdown--short = Fin de envío
nav--ways = Formas de aprender
way--overview = Resumen
way--lesson = Lección
way--watch = Observar
way--lab = Laboratorio
way--compare = Comparar
way--myths = Mitos
way--challenges = Retos
way--recall = Repaso
way--guide = Guía
way--teach = Docencia
