event--call--open = El { $host } abre.
event--call--listen = El { $host } escucha.
event--call--send = El { $host } envía { $bytes }.
event--call--send--waits = { $count ->
    [one] El { $host } tiene { $bytes } por enviar, que espera hasta que pueda salir.
    [many] El { $host } tiene { $bytes } por enviar, que esperan hasta que puedan salir.
   *[other] El { $host } tiene { $bytes } por enviar, que esperan hasta que puedan salir.
}
event--call--read = La aplicación del { $host } lee lo que ha llegado y sigue leyendo.
event--call--pause_reading = La aplicación del { $host } deja de leer. Lo que llegue se queda en el búfer.
event--call--shutdown = El { $host } llama a shutdown: no enviará más. Su FIN saldrá cuando pueda.
event--call--close = El { $host } llama a close: no enviará ni leerá más.
event--call--abort = El { $host } llama a abort.
event--call--crash = El { $host } se cae.
event--call--reboot = El { $host } vuelve a encenderse, sin memoria de lo que hubo.
event--call--inject = Alguien pone en el camino un segmento inventado, como si viniera del { $host }.
event--call--cut = El camino se corta: no llega nada de lo que pase por él.
event--call--heal = El camino vuelve a funcionar.
event--call--set = Desde aquí el camino se comporta de otra manera.
event--call--refused = El { $host } llama a { $call } y recibe { $error }: { $why }.
event--refused--EISCONN = ya hay una conexión
event--refused--ENOTCONN = no hay conexión
event--refused--EPIPE = ha dicho que no enviaría más
event--refused--EALREADY = eso ya se había pedido

sent--syn = Sale su SYN.
sent--syn-ack = Sale un SYN con el ACK.
sent--fin-data = Sale su FIN, junto con { $bytes }.
sent--rst = Sale un RST.
sent--ack--many = { $n ->
    [one] Sale { $n } ACK.
    [many] Salen { $n } ACK.
   *[other] Salen { $n } ACK.
}
sent--data = Sale un segmento con { $bytes }.
sent--data--many = { $n ->
    [one] Salen { $bytes } en { $n } segmento.
    [many] Salen { $bytes } en { $n } segmentos.
   *[other] Salen { $bytes } en { $n } segmentos.
}
sent--data--all = { $n ->
    [one] Salen en { $n } segmento.
    [many] Salen en { $n } segmentos.
   *[other] Salen en { $n } segmentos.
}
sent--again = Vuelve a salir el { $segment }.

data--delivered = La aplicación del { $host } recibe { $bytes }.
data--discarded = { $count ->
    [one] Se desecha { $bytes } sin leer.
    [many] Se desechan { $bytes } sin leer.
   *[other] Se desechan { $bytes } sin leer.
}
data--held = El { $segment } llega antes que lo que se envió delante de él. El { $host } lo guarda hasta que se llene el hueco.
data--buffered = El { $segment } llega y espera en el búfer del { $host } a que lo lean.

ack--all = Todo lo que el { $host } ha enviado está confirmado, y su temporizador de retransmisión se detiene.
ack--some = Se confirma una parte de lo que el { $host } ha enviado.

fate--lost = El { $segment } se pierde de camino al { $peer }.
fate--lost--fault = El { $segment } se descarta de camino al { $peer }.
fate--lost--you = Descartas el { $segment } de camino al { $peer }.
fate--delayed = El { $segment } se retrasa: llega { $span } más tarde de lo habitual.
fate--delayed--fault = El { $segment } se retrasa: llega { $span } más tarde de lo habitual.
fate--delayed--you = Retrasas el { $segment }: llega { $span } más tarde de lo habitual.
fate--duplicated = El camino hace { $copies } del { $segment }.
fate--duplicated--fault = El { $segment } se duplica: irá seguido de { $copies }.
fate--duplicated--you = Duplicas el { $segment }: irá seguido de { $copies }.

timer--fired--retransmission = El { $host } ha esperado un ACK durante { $span }.
timer--fired--delayed-ack = El { $host } ha retenido su ACK durante { $span }, por si tenía algo que enviar con él.
timer--fired--keepalive = El { $host } no ha oído nada durante { $span } y pregunta si el { $peer } sigue ahí.
timer--fired--persist = El { $host } pregunta si el { $peer } vuelve a tener espacio.
timer--fired--time-wait = El { $host } ha esperado { $span }.
timer--fired--fin-wait-2 = El { $host } ha esperado el FIN del { $peer } durante { $span }.
timer--fired--user = La aplicación del { $host } ha esperado { $span }.

error--told = Su aplicación recibe { $error }.

outcome--reset = Un RST anuló la conexión: terminó sin despedida.
outcome--timed-out = Un extremo desistió porque no llegaba respuesta. El cliente está en { $client } y el servidor en { $server }.
outcome--half-open = Semiabierta: un extremo ha olvidado la conexión y el otro no. El cliente está en { $client } y el servidor en { $server }.
outcome--stuck = Nada más ocurre por sí solo: el cliente se queda en { $client } y el servidor en { $server }.
outcome--bounded = La ejecución se detiene aquí, en su límite. El cliente está en { $client } y el servidor en { $server }.
outcome--lost-bytes = Bytes enviados que nadie leyó: { $n }.
