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



ladder--call--open = open
ladder--call--listen = listen
ladder--call--send = send { $bytes } B
ladder--call--read = read
ladder--call--pause_reading = deja de leer
ladder--call--shutdown = shutdown
ladder--call--abort = abort
ladder--call--crash = caída
ladder--call--reboot = reinicio
ladder--call--inject = inyección
ladder--call--refused = { $call } ({ $error })
ladder--path--cut = camino cortado
ladder--path--heal = camino reparado
ladder--path--set = camino cambiado
ladder--lost = perdido
ladder--lost--fault = descartado
ladder--lost--you = descartado por ti
ladder--corrupted = dañado
ladder--corrupted--you = dañado por ti

timer--fin-wait-2 = Temporizador de FIN-WAIT-2
timer--delayed-ack = Temporizador de ACK retardado
timer--keepalive = Temporizador de keepalive
timer--persist = Temporizador de persistencia
timer--user = Tiempo límite de usuario
timer--fin-wait-2--mark = desistir { $span }
timer--delayed-ack--mark = retener ACK { $span }
timer--keepalive--mark = keepalive { $span }
timer--persist--mark = persistir { $span }
timer--user--mark = paciencia { $span }
timer--fin-wait-2--short = FW2 { $span }
timer--delayed-ack--short = DACK { $span }
timer--keepalive--short = KA { $span }
timer--persist--short = PST { $span }
timer--user--short = UTO { $span }

selected--title = Seleccionado: { $segment }
selected--clear = Quitar la selección

reason--send--not-connected = El { $host } no tiene ninguna conexión por la que enviar.
reason--read--not-connected = El { $host } no tiene de dónde leer.
reason--host--down = El { $host } se ha caído.
reason--host--scripted = Aquí solo el guion habla por el { $host }.
reason--segment--arrived = Ya ha llegado.
reason--segment--lost = Ya está perdido.
reason--segment--future = Todavía no se ha enviado.
reason--segment--waiting = Te espera: entrégalo, descártalo o duplícalo.
reason--segment--flying = Va de camino por sí solo.
reason--segment--corrupted = Ya está dañado.

unit--us = { $n } µs
unit--h = { $h } h { $m } min
unit--copies = { $n ->
    [one] { $n } copia
    [many] { $n } copias
   *[other] { $n } copias
}
state--LISTEN = Espera a que alguien abra una conexión.
state--SYN-SENT = Ha pedido abrir (SYN) y espera la respuesta.
state--SYN-RECEIVED = Le han pedido abrir y ha aceptado; espera la última confirmación.
state--CLOSING = Los dos FIN se han cruzado por el camino; espera el ACK del suyo.
gallery--own = Tu propio escenario
say--removed = Lo que hiciste después pertenecía a otro futuro. Esa ejecución se conserva.
say--undone = Retirado: { $act }
say--back = Deshecho: { $act }
say--linked = La ejecución del enlace está abierta.
segment--number = segmento { $n }
say--redone = Rehecho: { $act }
say--switched = Ahora: { $run }
say--differs = Las dos ejecuciones empiezan a diferir a los { $at }.
say--same = Las dos ejecuciones son iguales.
runs--plain = Tal como era
say--loaded = Tu escenario está abierto.
