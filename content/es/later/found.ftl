# Titles and descriptions of the pages that search engines and previews of links read, one for each way to learn: at most 60
# and 160 letters. The title of a way stands in the title bar of the browser as well.
found--home--title = Cómo termina una conexión TCP: laboratorio interactivo
found--overview--title = Cómo cierra TCP una conexión, en un minuto
found--overview--text = El cierre de TCP en cuatro pasos, contado en cinco frases junto a un diagrama que avanza solo: FIN, ACK, FIN, ACK y la espera final.
found--lesson--title = Lección: cómo termina una conexión TCP
found--lesson--text = Siete pasos, unos 15 minutos. Lo predices, lo provocas y ves por qué: del primer FIN a las conexiones semicerradas, las pérdidas y TIME-WAIT.
found--watch--title = Diagramas de secuencia de cierres de TCP
found--watch--text = Escenas narradas: el cierre en cuatro pasos, en tres segmentos, semicerrado con datos, simultáneo, con el FIN perdido, con el último ACK perdido, abortado.
found--lab--title = El laboratorio: cierra tú una conexión TCP
found--lab--text = Cierra o aborta en cualquier extremo y sé la red: descarta, retrasa, duplica o daña cualquier segmento. Cada paso cita su cláusula de la RFC 9293.
found--compare--title = Formas correctas y erróneas de cerrar TCP
found--compare--text = Dos ejecuciones con un mismo reloj: cerrar y abortar, con TIME-WAIT y sin él, errores de programas reales y su remedio, TCP junto a SCTP y QUIC.
found--myths--title = Cuatro afirmaciones sobre el cierre de TCP
found--myths--text = ¿Un FIN cierra la conexión en el acto? ¿Todo cierre lleva cuatro segmentos? Primero apuestas, luego haces el experimento que lo decide.
found--challenges--title = Retos sobre el cierre de TCP
found--challenges--text = Retos en cinco niveles, de la primera despedida a las conexiones semiabiertas. Consigue lo que se pide con pocas acciones; el motor lo comprueba.
found--recall--title = Tarjetas de repaso: estados y segmentos de TCP
found--recall--text = Preguntas breves sobre estados, números y temporizadores del cierre de TCP, hechas con ejecuciones nuevas. Vuelven cuando estás a punto de olvidar.
found--guide--title = Guía de campo: FIN, TIME-WAIT, CLOSE-WAIT
found--guide--text = Los términos del cierre de TCP, con notas para expertos y para producción: CLOSE-WAIT que se acumula, puertos agotados, SO_LINGER, keepalive.
found--teach--title = Enseñar cómo termina una conexión TCP
found--teach--text = Una clase lista para darse: objetivos, planes de 15, 30 y 50 minutos, respuestas, hoja de trabajo y resumen, y cada parte para una página de curso.
# A link from a page without scripts to the same in the page with the engine.
found--open = Abrirlo en el laboratorio interactivo
# Headings over lists of links.
found--ways = Formas de aprender
found--scenes = Ejecuciones para leer
found--languages = En otros idiomas
# What the picture shows that stands beside a link to the page.
found--picture = Diagrama de secuencia de un cierre en cuatro pasos: FIN, ACK, FIN, ACK entre cliente y servidor, con los estados de ambos extremos
# $version is a number such as 1.2.0, and often a commit in brackets.
found--version = Versión { $version }
# The page as a search engine tells of it: at most 160 letters.
app--tagline = Cómo termina una conexión TCP, segmento a segmento: pierde, retrasa o repite cualquier FIN o ACK y lee qué ocurre y por qué.
