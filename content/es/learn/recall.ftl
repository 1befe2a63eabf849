learn--host--client = cliente
learn--host--server = servidor
learn--ask--next = El { $host } está en { $state }. { $stimulus } ¿En qué estado queda entonces?
learn--ask--clause = El { $host } está en { $from }. { $stimulus } ¿Qué cláusula lo lleva a { $to }?
learn--ask--numbers = { $len ->
    [one] Mira la ejecución hasta aquí. El { $host } envía ahora un segmento: { $flags }, con { $len } byte de datos. ¿Qué números lleva, contados desde los iniciales?
    [many] Mira la ejecución hasta aquí. El { $host } envía ahora un segmento: { $flags }, con { $len } bytes de datos. ¿Qué números lleva, contados desde los iniciales?
   *[other] Mira la ejecución hasta aquí. El { $host } envía ahora un segmento: { $flags }, con { $len } bytes de datos. ¿Qué números lleva, contados desde los iniciales?
}
learn--ask--timer = El { $host } está en { $state }. ¿Qué temporizador está ahora en marcha allí?
learn--ask--waits = El { $host } está en { $state }. ¿Qué espera?
learn--ask--order = Pon estos segmentos en el orden en que se envían.
learn--stimulus--call = La aplicación del { $host } llama a { $call }.
learn--stimulus--arrives = Llega el segmento esperado: { $flags }.
learn--stimulus--confirms = Llega un segmento: { $flags }. Confirma el FIN propio de este extremo.
learn--stimulus--confirms-not = Llega un segmento: { $flags }. No confirma el FIN propio de este extremo.
learn--stimulus--fires = Vence este temporizador: { $timer }.
learn--answer--numbers = seq { $seq }, ack { $ack }
learn--answer--segment = Del { $host }: { $flags }, seq { $seq }, ack { $ack }
learn--timer--user = la paciencia de la aplicación
learn--timer--retransmission = retransmisión
learn--timer--persist = persistencia, que pregunta por una ventana cerrada
learn--timer--delayed-ack = ACK retardado
learn--timer--keepalive = keepalive
learn--timer--fin-wait-2 = FIN-WAIT-2, para un huérfano
learn--timer--time-wait = TIME-WAIT, 2 MSL
learn--waits--ack-and-fin = El ACK de su FIN, y el FIN del otro extremo
learn--waits--fin = El FIN del otro extremo
learn--waits--application = Que cierre su propia aplicación
learn--waits--ack = Solo el ACK de su FIN
learn--waits--time = Nada más que el paso del tiempo
