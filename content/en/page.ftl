app--name = Fourway

host--client = Client
host--server = Server
host--client--mid = client
host--server--mid = server
# $a and $b are two sentences that follow each other.
join--sentences = { $a } { $b }

nav--panels = Panels

transport--label = Playback
transport--play = Play
transport--pause = Pause
transport--forward = Step forward
transport--back = Step back
transport--restart = Back to the start
transport--scrubber = Moment of the run
transport--now = { $at } of { $end }
transport--speed = Speed
transport--skim = Skim quiet time
transport--skim--what = Long waits in which nothing happens pass quickly.

speed--quarter = ¼×
speed--half = ½×
speed--normal = 1×
speed--double = 2×
speed--quadruple = 4×

act--undo = Undo
act--undo--last = Undo your last change
act--redo = Do it again
network = You are the network
network--what = Each segment then waits until you deliver, drop or duplicate it.
link--copy = Copy a link to this moment
transport--reverse = Play backwards
transport--bookmark = Bookmark this moment
transport--stride = What a step leads to
stride--event = Step: event
stride--transition = Step: new state
stride--loss = Step: loss
stride--timeout = Step: timeout
stride--act = Step: your act
stride--bookmark = Step: bookmark

call--label = { $host }: { $call }
# Within a label: “Client: close”.
call--open--mid = open
call--listen--mid = listen
call--send--mid = send
call--shutdown--mid = shut down sending
call--close--mid = close
call--abort--mid = abort
call--open = Open
call--listen = Listen
call--send = Send
call--shutdown = Shut down sending
call--close = Close
call--abort = Abort
call--open--what = Asks the other end for a connection: a SYN goes out.
call--listen--what = Waits for the other end to open.
call--send--what = Hands text to TCP to carry to the other end.
call--shutdown--what = Nothing more to send; it still reads. Its FIN goes out.
call--close--what = Nothing more to send, and it reads no more. Its FIN goes out.
call--abort--what = Gives the connection up at once: an RST goes out.
call--send--text = Text to send
call--send--default = hello

ladder--call--close = close
ladder--again = again
ladder--detail = seq { $seq } ack { $ack }
ladder--detail--seq = seq { $seq }
ladder--detail--short = { $seq }·{ $ack }
ladder--later = { $span } later
ladder--title = Ladder of the run: the client left, the server right, time runs down
ladder--arrow = { $segment } from the { $host }, sent at { $at }
ladder--moving = { $segment }, on its way to the { $peer }

timer--retransmission = Retransmission timer
timer--time-wait = 2 MSL timer
timer--left = { $timer } of the { $host }: { $left } left
timer--retransmission--mark = retransmit { $span }
timer--time-wait--mark = 2 MSL { $span }
timer--retransmission--short = RTO { $span }
timer--time-wait--short = 2MSL { $span }

segment--again = repeated { $segment }
segment--data = segment with { $bytes }
segment--with = { $segment } with { $bytes }

unit--ms = { $n } ms
unit--s = { $n } s
unit--min = { $m } min { $s } s
unit--min--whole = { $m } min
unit--bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}

state--CLOSED = No connection. Nothing is remembered.
state--ESTABLISHED = Open: data may flow both ways.
state--FIN-WAIT-1 = Has nothing more to send; waits for the ACK of its FIN.
state--FIN-WAIT-2 = Its FIN is confirmed. It still receives, and waits for the other end to finish.
state--CLOSE-WAIT = The other end has finished. This one may still send, until its application closes.
state--LAST-ACK = The other end finished first, now this one has too; waits for the ACK of its FIN.
state--TIME-WAIT = Both directions are finished. Waits 2 MSL, twice the longest life of a segment, before it forgets.

section--gallery = Scenes
section--events = Events
section--acts = Your acts
section--keys = Keys
section--application = { $host } application

gallery--count = Scene { $n } of { $total }

events--empty = Nothing has happened yet. Let a host act.
acts--opened = You open “{ $title }”.
acts--empty = You have not changed anything yet. Select a segment on its way, or let a host act.

keys--show = Show the keys

reason--open--already = The { $host } already has a connection.
reason--listen--already = The { $host } already has a connection, or listens already.
reason--send--closing = The { $host } has already closed its half: it said that it has nothing more to send.
reason--send--over = The connection of the { $host } is over.
reason--shutdown--not-connected = The { $host } has no connection to close.
reason--close--not-connected = The { $host } has no connection to close.
reason--abort--not-connected = The { $host } has no connection to abort.
reason--shutdown--already = The { $host } has already closed its half.
reason--close--already = The { $host } has already called close.
reason--segment--none = Select a segment first.

say--step--nothing = There is no further one in this run.
say--bookmark = Bookmarked: { $at }.
say--undo--nothing = There is nothing to take back.
say--scene = { $scene }. { $watch }
say--selected = Selected: { $segment } from the { $host }.
say--nothing = No segment is on its way, and none will be sent.
say--at = { $at }. { $text }

you--network--on = From here on you are the network: each segment waits for you.
you--drop = You drop the { $segment }.
you--delay = You delay the { $segment } by { $span }.
you--duplicate = You duplicate the { $segment }.
you--deliver = You deliver the { $segment }.
you--deliver--copy = You deliver a copy of the { $segment }.
you--corrupt = You corrupt the { $segment }.
you--network--off = From here on the network works by itself.
you--call--open = You let the { $host } open.
you--call--listen = You let the { $host } listen.
you--call--send = You let the { $host } send { $bytes }.
you--call--shutdown = You let the { $host } shut down sending.
you--call--close = You let the { $host } close.
you--call--abort = You let the { $host } abort.
you--call--other = You let the { $host } do: { $call }.

export--title = Take this run along

theme--toggle = Light or dark
theme--dark = Dark
language--label = Language

panel--close = Close
scene--your-turn--title = Your turn
scene--your-turn--watch = Two hosts, one open connection. Let the client close, and play. A FIN crosses: it says “I have nothing more to send”. The server hears it, and a little later says the same.

panel--loading = Loading
panel--choose = The state diagram, what each end knows, the chosen segment field by field, or everything that the run depends on.
part--unread = A part of the page could not be loaded. Check the connection and try again.

tab--events = Events
tab--acts = Act
tab--scene = Scene
tab--states = States
tab--ends = Ends
tab--segment = Segment
tab--setup = Setup
segment--details = Details
why--show = Why?
section--ends = The two ends now
ladder--follow = Back to the present
sheet--open = Show events, acts and the scene

call--shutdown--short = Shut down
nav--ways = Ways to learn
way--overview = Overview
way--lesson = Lesson
way--watch = Watch
way--lab = Lab
way--compare = Compare
way--myths = Myths
way--challenges = Challenges
way--recall = Recall
way--guide = Field guide
way--teach = Teaching
