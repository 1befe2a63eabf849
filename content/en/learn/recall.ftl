learn--host--client = client
learn--host--server = server
learn--ask--next = The { $host } is in { $state }. { $stimulus } In which state is it then?
learn--ask--clause = The { $host } is in { $from }. { $stimulus } Which clause takes it to { $to }?
learn--ask--numbers = { $len ->
    [one] Look at the run so far. The { $host } sends a segment now: { $flags }, with { $len } byte of data. Which numbers does it carry, counted from the initial ones?
   *[other] Look at the run so far. The { $host } sends a segment now: { $flags }, with { $len } bytes of data. Which numbers does it carry, counted from the initial ones?
}
learn--ask--timer = The { $host } is in { $state }. Which timer runs there now?
learn--ask--waits = The { $host } is in { $state }. What does it wait for?
learn--ask--order = Put these segments in the order in which they are sent.
learn--stimulus--call = The { $host }’s application calls { $call }.
learn--stimulus--arrives = A segment arrives, as expected: { $flags }.
learn--stimulus--confirms = A segment arrives: { $flags }. It confirms the end’s own FIN.
learn--stimulus--confirms-not = A segment arrives: { $flags }. It does not confirm the end’s own FIN.
learn--stimulus--fires = This timer goes off: { $timer }.
learn--answer--numbers = seq { $seq }, ack { $ack }
learn--answer--segment = From the { $host }: { $flags }, seq { $seq }, ack { $ack }
learn--timer--user = the application’s patience
learn--timer--retransmission = retransmission
learn--timer--persist = persist, which asks about a closed window
learn--timer--delayed-ack = delayed ACK
learn--timer--keepalive = keepalive
learn--timer--fin-wait-2 = FIN-WAIT-2, for an orphan
learn--timer--time-wait = TIME-WAIT, 2 MSL
learn--waits--ack-and-fin = For the ACK of its FIN, and for the peer’s FIN
learn--waits--fin = For the peer’s FIN
learn--waits--application = For its own application to close
learn--waits--ack = Only for the ACK of its FIN
learn--waits--time = For nothing but time
