# Titles and descriptions of the pages that search engines and previews of links read, one for each way to learn: at most 60
# and 160 letters. The title of a way stands in the title bar of the browser as well.
found--home--title = How a TCP connection ends: an interactive lab
found--overview--title = How TCP closes a connection, in a minute
found--overview--text = The four-way close of TCP in five sentences, beside a ladder diagram that plays by itself: FIN, ACK, FIN, ACK, and the wait at the end.
found--lesson--title = Lesson: how a TCP connection ends
found--lesson--text = Seven steps, about 15 minutes. You predict, you make it happen, you see why: from the first FIN to half-closed connections, losses and TIME-WAIT.
found--watch--title = Ladder diagrams of TCP closes
found--watch--text = Told runs to watch: the four-way close, three segments, a half-close with data, a simultaneous close, a lost FIN, a lost last ACK, an abort.
found--lab--title = The Lab: close a TCP connection yourself
found--lab--text = Close, abort or shut down at either end, and be the network: drop, delay, duplicate or damage any segment. Each step names its clause in RFC 9293.
found--compare--title = Right and wrong ways to close TCP
found--compare--text = Two runs on one clock: close beside abort, with TIME-WAIT and without, mistakes of real programs beside their cures, TCP beside SCTP and QUIC.
found--myths--title = Four claims about closing TCP
found--myths--text = Does a FIN close the connection at once? Does every close take four segments? Guess first, then run the experiment that decides.
found--challenges--title = TCP teardown puzzles
found--challenges--text = Puzzles on five levels, from the first goodbye to half-open connections. Bring about what is asked for with few acts; the engine checks each goal.
found--recall--title = Practice cards: TCP states and segments
found--recall--text = Short questions on the states, numbers and timers of a TCP close, made of new runs each time. They come again when you are about to forget.
found--guide--title = Field guide: FIN, TIME-WAIT, CLOSE-WAIT
found--guide--text = The terms of a TCP close explained, with notes for experts and for production: CLOSE-WAIT that piles up, running out of ports, SO_LINGER, keepalive.
found--teach--title = Teaching how a TCP connection ends
found--teach--text = A lesson that is ready to be held: objectives, plans for 15, 30 and 50 minutes, answers, a worksheet and a handout, and every part for a course page.
# A link from a page without scripts to the same in the page with the engine.
found--open = Open this in the interactive lab
# Headings over lists of links.
found--ways = Ways to learn
found--scenes = Runs to read
found--languages = In other languages
# What the picture shows that stands beside a link to the page.
found--picture = Ladder diagram of a four-way close: FIN, ACK, FIN, ACK between client and server, with the states at both ends
# $version is a number such as 1.2.0, and often a commit in brackets.
found--version = Version { $version }
# The page as a search engine tells of it: at most 160 letters.
app--tagline = How a TCP connection ends, segment by segment: lose, delay or repeat any FIN or ACK, and read what happens and why.
