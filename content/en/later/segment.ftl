field--source-port = Source port
field--destination-port = Destination port
field--port--is = Made up: here a connection has no ports.
field--seq = Sequence number
field--seq--is = { $n }, counted from the sender’s first number.
field--ack = Acknowledgment number
field--ack--is = Expects { $n } next, counted from the peer’s first number.
field--ack--none = Says nothing without the ACK flag.
field--offset = Data offset
# $n (Number): 20 or more.
field--offset--is = In words of 4 bytes: the header is { $n } bytes long.
field--flags = Flags
field--window = Window
field--window--is = Room for { $bytes }.
field--window--scaled = Times { $n }: room for { $bytes }.
field--checksum = Checksum
field--checksum--is = Over header, data and addresses; the { $host } compares it.
field--urgent = Urgent pointer
field--urgent--is = Says nothing without the URG flag.
field--mss = Maximum segment size
field--mss--is = Takes at most { $bytes } of data in one segment.
field--timestamps = Timestamps
field--timestamps--is = Its clock says { $val }; it last heard { $ecr }.
field--scale = Window scale
field--scale--is = { $n ->
    [one] Its later windows count in { $n } byte.
   *[other] Its later windows count in { $n } bytes.
}
field--data = Data
field--data--is = The bytes shown are made up: TCP does not look at them.

flag--fin = FIN: no more data will come.
flag--syn = SYN: opens, and tells its first number.
flag--rst = RST: the connection is void.
flag--psh = PSH: hand the data over at once.
flag--ack = ACK: the acknowledgment number counts.
flag--urg = URG: the urgent pointer counts.

check--checksum = Checksum
check--checksum--pass = It fits.
check--connection = Connection
check--connection--none = There is none.
check--sequence = Sequence number
check--sequence--pass = Its numbers lie within the window.
check--rst = RST
check--rst--pass = Its RST counts.
check--rst--none = No RST in it.
check--security = Security
check--security--none = Nothing to compare here.
check--syn = SYN
check--syn--pass = Its SYN counts.
check--syn--none = No SYN in it.
check--ack = ACK
check--ack--pass = It confirms nothing that was not sent.
check--ack--none = No ACK in it.
check--urg = URG
check--urg--none = No urgent data.
check--text = Data
check--text--pass = Its data is taken, or held until a gap is filled.
check--text--none = No data in it.
check--fin = FIN
check--fin--pass = Its FIN waits until a gap is filled, or was taken before.
check--fin--none = No FIN in it.
check--unreached = Not reached.

segment--title = { $segment } from the { $host }
segment--fate = Sent at { $at }. { $fate }.
selected--fate--arrives = Arrives at { $at }
selected--fate--lost = Lost at { $at }
selected--fate--corrupted = Arrives damaged at { $at }
selected--fate--waiting = Does not arrive in this run
segment--octets = { $n ->
    [one] { $n } byte: { $hex }
   *[other] { $n } bytes: { $hex }
}
segment--more = and { $bytes } more
segment--checks = The { $host }’s checks, in { $state }
segment--checks--none = It does not arrive, so nothing looks at it.
segment--links = Around it

table--caption = Every segment of this run, in the order in which they were sent
table--hint = Choose a segment, here or in the ladder, to see it field by field.
table--none = No segment has been sent yet. Let a host act.
table--sent = Sent
table--segment = Segment
table--from = By
table--fate = Fate
table--again = sent again
table--copy = a copy
table--arrives = Arrives at { $at }
table--ignored = Arrives at { $at }, without effect
table--lost = Lost at { $at }
table--dropped--you = You drop it at { $at }
table--corrupted = Arrives damaged at { $at }
table--waiting = Does not arrive in this run
table--all = All segments

why--because = Because of
why--led-to = Led to
why--first = Nothing in this run brought it about.
