field--source-port = Puerto de origen
field--destination-port = Puerto de destino
field--port--is = Inventado: aquí una conexión no tiene puertos.
field--seq = Número de secuencia
field--seq--is = { $n }, contado desde el primer número del emisor.
field--ack = Número de confirmación
field--ack--is = Lo próximo que espera es { $n }, contado desde el primer número del otro extremo.
field--ack--none = No dice nada sin el flag ACK.
field--offset = Desplazamiento de datos
field--offset--is = En palabras de 4 bytes: la cabecera mide { $n } bytes.
field--flags = Flags
field--window = Ventana
field--window--is = Espacio para { $bytes }.
field--window--scaled = Por { $n }: espacio para { $bytes }.
field--checksum = Suma de verificación
field--checksum--is = Abarca cabecera, datos y direcciones; el { $host } la comprueba.
field--urgent = Puntero urgente
field--urgent--is = No dice nada sin el flag URG.
field--mss = Tamaño máximo de segmento
field--mss--is = Acepta como máximo { $bytes } de datos en un segmento.
field--timestamps = Marcas de tiempo
field--timestamps--is = Su reloj marca { $val }; lo último que oyó es { $ecr }.
field--scale = Escala de ventana
field--scale--is = { $n ->
    [one] Sus ventanas posteriores cuentan en unidades de { $n } byte.
    [many] Sus ventanas posteriores cuentan en unidades de { $n } bytes.
   *[other] Sus ventanas posteriores cuentan en unidades de { $n } bytes.
}
field--data = Datos
field--data--is = Los bytes que se muestran son inventados: TCP no los mira.

flag--fin = FIN: no vendrán más datos.
flag--syn = SYN: abre y dice su primer número.
flag--rst = RST: la conexión queda anulada.
flag--psh = PSH: entregar los datos en el acto.
flag--ack = ACK: el número de confirmación cuenta.
flag--urg = URG: el puntero urgente cuenta.

check--checksum = Suma de verificación
check--checksum--pass = Cuadra.
check--connection = Conexión
check--connection--none = No hay ninguna.
check--sequence = Número de secuencia
check--sequence--pass = Sus números están dentro de la ventana.
check--rst = RST
check--rst--pass = Su RST cuenta.
check--rst--none = No lleva RST.
check--security = Seguridad
check--security--none = Aquí no hay nada que comparar.
check--syn = SYN
check--syn--pass = Su SYN cuenta.
check--syn--none = No lleva SYN.
check--ack = ACK
check--ack--pass = No confirma nada que no se haya enviado.
check--ack--none = No lleva ACK.
check--urg = URG
check--urg--none = No hay datos urgentes.
check--text = Datos
check--text--pass = Sus datos se aceptan, o se retienen hasta que se llene un hueco.
check--text--none = No lleva datos.
check--fin = FIN
check--fin--pass = Su FIN espera a que se llene un hueco, o ya se había aceptado.
check--fin--none = No lleva FIN.
check--unreached = No alcanzada.

segment--title = { $segment } del { $host }
segment--fate = Enviado a los { $at }. { $fate }.
selected--fate--arrives = Llega a los { $at }
selected--fate--lost = Se pierde a los { $at }
selected--fate--corrupted = Llega dañado a los { $at }
selected--fate--waiting = No llega en esta ejecución
segment--octets = { $n ->
    [one] { $n } byte: { $hex }
    [many] { $n } bytes: { $hex }
   *[other] { $n } bytes: { $hex }
}
segment--more = y { $bytes } más
segment--checks = Comprobaciones del { $host }, en { $state }
segment--checks--none = No llega, así que nadie lo examina.
segment--links = A su alrededor

table--caption = Todos los segmentos de esta ejecución, en el orden en que se enviaron
table--hint = Elige un segmento, aquí o en el diagrama, para verlo campo por campo.
table--none = Todavía no se ha enviado ningún segmento. Haz que un host actúe.
table--sent = Envío
table--segment = Segmento
table--from = De
table--fate = Resultado
table--again = reenviado
table--copy = una copia
table--arrives = Llega a los { $at }
table--ignored = Llega a los { $at }, sin efecto
table--lost = Se pierde a los { $at }
table--dropped--you = Lo descartas tú a los { $at }
table--corrupted = Llega dañado a los { $at }
table--waiting = No llega en esta ejecución
table--all = Todos los segmentos

why--because = A causa de
why--led-to = Llevó a
why--first = Nada en esta ejecución lo provocó.
