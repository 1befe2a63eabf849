rule--close-first = The { $host } calls { $call }: it has nothing more to send and ends its half of the connection.
rule--close-second = The { $host } calls { $call }: it has nothing more to send either, and ends its half too.
rule--fin-in-established = The { $peer }’s FIN says that no more data will come. The { $host } may still send until its own application closes.
rule--fin-in-fin-wait-2 = The { $peer } has finished too. Both directions are done; the { $host } waits 2 MSL, twice the longest life of a segment, in case its last ACK is lost.
rule--ack-of-fin-in-fin-wait-1 = The { $host }’s FIN is confirmed: its direction is finished. Now it waits for the { $peer }’s FIN.
rule--ack-of-fin-in-last-ack = The { $host }’s FIN is confirmed, so both directions are finished. Nothing is left to answer, and it forgets the connection.
rule--time-wait-over = 2 MSL have passed: nothing of this connection can still be on its way. The { $host } forgets it.
