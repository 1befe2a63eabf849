event--call--open = The { $host } opens.
event--call--listen = The { $host } listens.
event--call--send = The { $host } sends { $bytes }.
# $count (Number): how many bytes $bytes is.
event--call--send--waits = { $count ->
    [one] The { $host } has { $bytes } to send. It waits until it may go out.
   *[other] The { $host } has { $bytes } to send. They wait until they may go out.
}
event--call--read = The { $host }’s application reads what has arrived and goes on reading.
event--call--pause_reading = The { $host }’s application stops reading. What arrives stays in the buffer.
event--call--shutdown = The { $host } calls shutdown: it will send no more. Its FIN follows when it can.
event--call--close = The { $host } calls close: it will send and read no more.
event--call--abort = The { $host } calls abort.
event--call--crash = The { $host } crashes.
event--call--reboot = The { $host } is switched on again, without memory of what was.
event--call--inject = Someone puts a made-up segment on the path, as if it came from the { $host }.
event--call--cut = The path is cut: nothing that crosses it arrives.
event--call--heal = The path works again.
event--call--set = The path behaves otherwise from here on.
event--call--refused = The { $host } calls { $call } and is told { $error }: { $why }.
event--refused--EISCONN = there is a connection already
event--refused--ENOTCONN = there is no connection
event--refused--EPIPE = it has said that it would send no more
event--refused--EALREADY = that has been asked for already

sent--syn = Its SYN goes out.
sent--syn-ack = A SYN with the ACK goes back.
# $count (Number): how many bytes $bytes is.
sent--fin-data = { $count ->
    [one] { $bytes } goes out, and its FIN with it.
   *[other] { $bytes } go out, and its FIN with them.
}
sent--rst = An RST goes out.
sent--ack--many = { $n ->
    [one] { $n } ACK goes back.
   *[other] { $n } ACKs go back.
}
# $count (Number): how many bytes $bytes is.
sent--data = { $count ->
    [one] { $bytes } goes out.
   *[other] { $bytes } go out.
}
# $count (Number): how many bytes $bytes is.
sent--data--many = { $n ->
    [one] { $bytes } go out in { $n } segment.
   *[other] { $bytes } go out in { $n } segments.
}
sent--data--all = { $n ->
    [one] They go out in { $n } segment.
   *[other] They go out in { $n } segments.
}
sent--again = It sends the { $segment } again.

# $count (Number): how many bytes $bytes is.
data--delivered = { $count ->
    [one] { $bytes } reaches the { $host }’s application.
   *[other] { $bytes } reach the { $host }’s application.
}
# $count (Number): how many bytes $bytes is.
data--discarded = { $count ->
    [one] { $bytes } is thrown away unread.
   *[other] { $bytes } are thrown away unread.
}
data--held = The { $segment } arrives before what was sent ahead of it. The { $host } keeps it until the gap is filled.
data--buffered = The { $segment } arrives and waits in the { $host }’s buffer to be read.

ack--all = All that the { $host } has sent is confirmed, and its retransmission timer stops.
ack--some = A part of what the { $host } has sent is confirmed.

fate--lost = The { $segment } is lost on its way to the { $peer }.
fate--lost--fault = The { $segment } is dropped on its way to the { $peer }.
fate--lost--you = You drop the { $segment } on its way to the { $peer }.
fate--delayed = The { $segment } is held up: it arrives { $span } later than usual.
fate--delayed--fault = The { $segment } is held up: it arrives { $span } later than usual.
fate--delayed--you = You hold the { $segment } up: it arrives { $span } later than usual.
fate--duplicated = The path makes { $copies } of the { $segment }.
fate--duplicated--fault = The { $segment } is doubled: { $copies } will follow it.
fate--duplicated--you = You double the { $segment }: { $copies } will follow it.

timer--fired--retransmission = The { $host } has waited { $span } for an ACK.
timer--fired--delayed-ack = The { $host } has held its ACK back for { $span }, in case it had something to send with it.
timer--fired--keepalive = The { $host } has heard nothing for { $span } and asks whether the { $peer } is still there.
timer--fired--persist = The { $host } asks whether the { $peer } has room again.
timer--fired--time-wait = The { $host } has waited { $span }.
timer--fired--fin-wait-2 = The { $host } has waited { $span } for the { $peer }’s FIN.
timer--fired--user = The { $host }’s application has waited { $span }.

error--told = Its application is told { $error }.

outcome--reset = The connection was reset: it ended without a goodbye.
outcome--timed-out = An end gave up, for no answer came. The client is { $client }, the server is { $server }.
outcome--half-open = Half-open: one end has forgotten the connection and the other has not. The client is { $client }, the server is { $server }.
outcome--stuck = Nothing more happens by itself: the client stays in { $client } and the server in { $server }.
outcome--bounded = The run stops here, at its limit. The client is { $client }, the server is { $server }.
# $n (Number): how many bytes.
outcome--lost-bytes = Bytes that were sent and never read: { $n }.
