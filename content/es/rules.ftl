rule--close-first = El { $host } llama a { $call }: no tiene nada más que enviar y termina su mitad de la conexión.
rule--close-second = El { $host } llama a { $call }: tampoco tiene nada más que enviar y termina también su mitad.
rule--fin-in-established = El FIN del { $peer } dice que no llegarán más datos. El { $host } aún puede enviar, hasta que cierre su propia aplicación.
rule--fin-in-fin-wait-2 = El { $peer } también ha terminado. Ambos sentidos están cerrados; el { $host } espera 2 MSL, el doble de la vida máxima de un segmento, por si se pierde su último ACK.
rule--ack-of-fin-in-fin-wait-1 = El FIN del { $host } está confirmado: su sentido ha terminado. Ahora el { $host } espera el FIN del { $peer }.
rule--ack-of-fin-in-last-ack = El FIN del { $host } está confirmado: ambos sentidos han terminado. No queda nada que responder, y el { $host } olvida la conexión.
rule--time-wait-over = Han pasado 2 MSL: nada de esta conexión puede seguir en camino. El { $host } la olvida.
