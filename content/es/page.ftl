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

act--undo = Deshacer
act--undo--last = Deshacer tu último cambio
act--redo = Rehacer
network = Tú eres la red
network--what = Cada segmento espera a que lo entregues, lo descartes o lo dupliques.
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
call--shutdown = Cerrar el envío
call--close = Cerrar
call--abort = Abortar
call--open--what = Pide una conexión al otro extremo: sale un SYN.
call--listen--what = Espera a que el otro extremo abra.
call--send--what = Entrega texto a TCP para que lo lleve al otro extremo.
call--shutdown--what = No hay nada más que enviar; sigue leyendo. Sale su FIN.
call--close--what = No hay nada más que enviar y ya no lee. Sale su FIN.
call--abort--what = Abandona la conexión en el acto: sale un RST.
call--send--text = Texto que se envía
call--send--default = datos

ladder--call--close = close
ladder--again = otra vez
ladder--detail = seq { $seq } ack { $ack }
ladder--detail--seq = seq { $seq }
ladder--detail--short = { $seq }·{ $ack }
ladder--later = { $span } después
ladder--title = Diagrama de secuencia de la ejecución: el cliente a la izquierda, el servidor a la derecha, el tiempo hacia abajo
ladder--arrow = { $segment } del { $host }, enviado a los { $at }
ladder--moving = { $segment }, de camino al { $peer }

timer--retransmission = Temporizador de retransmisión
timer--time-wait = Temporizador de 2 MSL
timer--left = { $timer } del { $host }, tiempo restante: { $left }
timer--retransmission--mark = retransmitir { $span }
timer--time-wait--mark = 2 MSL { $span }
timer--retransmission--short = RTO { $span }
timer--time-wait--short = 2MSL { $span }

segment--again = { $segment } repetido
segment--data = segmento con { $bytes }
segment--with = { $segment } con { $bytes }

unit--ms = { $n } ms
unit--s = { $n } s
unit--min = { $m } min { $s } s
unit--min--whole = { $m } min
unit--bytes = { $n ->
    [one] { $n } byte
    [many] { $n } bytes
   *[other] { $n } bytes
}

state--CLOSED = No hay conexión. No se recuerda nada.
state--ESTABLISHED = Abierta: los datos pueden ir en ambos sentidos.
state--FIN-WAIT-1 = No tiene nada más que enviar; espera el ACK de su FIN.
state--FIN-WAIT-2 = Su FIN está confirmado. Todavía recibe, y espera a que el otro extremo termine.
state--CLOSE-WAIT = El otro extremo ha terminado. Este aún puede enviar, hasta que su aplicación cierre.
state--LAST-ACK = El otro extremo terminó primero y ahora ha terminado también este; espera el ACK de su FIN.
state--TIME-WAIT = Ambos sentidos han terminado. Espera 2 MSL, el doble de la vida máxima de un segmento, antes de olvidar.

section--gallery = Escenas
section--events = Eventos
section--acts = Tus acciones
section--keys = Teclas
section--application = Aplicación: { $host }

gallery--count = Escena { $n } de { $total }

events--empty = Todavía no ha ocurrido nada. Haz que un host actúe.
acts--opened = Abres «{ $title }».
acts--empty = Todavía no has cambiado nada. Selecciona un segmento en camino o haz que un host actúe.

keys--show = Ver las teclas

reason--open--already = El { $host } ya tiene una conexión.
reason--listen--already = El { $host } ya tiene una conexión o ya está escuchando.
reason--send--closing = El { $host } ya ha cerrado su mitad: dijo que no tenía nada más que enviar.
reason--send--over = La conexión del { $host } ha terminado.
reason--shutdown--not-connected = El { $host } no tiene ninguna conexión que cerrar.
reason--close--not-connected = El { $host } no tiene ninguna conexión que cerrar.
reason--abort--not-connected = El { $host } no tiene ninguna conexión que abortar.
reason--shutdown--already = El { $host } ya ha cerrado su mitad.
reason--close--already = El { $host } ya ha llamado a close.
reason--segment--none = Selecciona primero un segmento.

say--step--nothing = No hay ninguno más en esta ejecución.
say--bookmark = Momento marcado: { $at }.
say--undo--nothing = No hay nada que deshacer.
say--scene = { $scene }. { $watch }
say--selected = Seleccionado: { $segment } del { $host }.
say--nothing = No hay ningún segmento en camino ni se enviará ninguno.
say--at = { $at }. { $text }

you--network--on = Desde aquí tú eres la red: cada segmento te espera.
you--drop = Descartas el { $segment }.
you--delay = Retrasas el { $segment } { $span }.
you--duplicate = Duplicas el { $segment }.
you--deliver = Entregas el { $segment }.
you--deliver--copy = Entregas una copia del { $segment }.
you--corrupt = Dañas el { $segment }.
you--network--off = Desde aquí la red funciona por sí sola.
you--call--open = Haces que el { $host } abra.
you--call--listen = Haces que el { $host } escuche.
you--call--send = Haces que el { $host } envíe { $bytes }.
you--call--shutdown = Haces que el { $host } cierre el envío.
you--call--close = Haces que el { $host } cierre.
you--call--abort = Haces que el { $host } aborte.
you--call--other = Haces que el { $host } haga esto: { $call }.

export--title = Llevarse esta ejecución

theme--toggle = Claro u oscuro
theme--dark = Oscuro
language--label = Idioma

panel--close = Cerrar
scene--your-turn--title = Tu turno
scene--your-turn--watch = Dos hosts, una conexión abierta. Haz que el cliente cierre y pulsa Reproducir. Cruza un FIN, que dice: «no tengo nada más que enviar». El servidor lo oye y, poco después, dice lo mismo.

panel--loading = Cargando
panel--choose = El diagrama de estados, lo que sabe cada extremo, el segmento elegido campo por campo o todo aquello de lo que depende la ejecución.
part--unread = No se ha podido cargar una parte de la página. Comprueba la conexión y vuelve a intentarlo.

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
