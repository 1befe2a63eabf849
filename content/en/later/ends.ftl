end--fins = The two FINs
end--sending = Sending
end--receiving = Receiving
end--rest = Timers and application
end--changed = changed
end--our-fin = Its own FIN
end--our-fin--what = how far it has come
end--our-fin--not-sent = not sent
end--our-fin--queued = waits behind data
end--our-fin--sent = sent
end--our-fin--acked = acknowledged
end--peer-fin = The peer’s FIN
end--peer-fin--what = whether it has arrived
end--peer-fin--awaited = not yet
end--peer-fin--before = before its close
end--peer-fin--after = after its close
end--snd-una = SND.UNA
end--snd-una--what = oldest unacknowledged
end--snd-nxt = SND.NXT
end--snd-nxt--what = next to send
end--snd-wnd = SND.WND
end--snd-wnd--what = the peer’s room, bytes
end--waiting = Waiting
end--waiting--what = bytes not sent yet
end--in-flight = In flight
end--in-flight--what = sent, unacknowledged
end--rcv-nxt = RCV.NXT
end--rcv-nxt--what = next expected
end--rcv-wnd = RCV.WND
end--rcv-wnd--what = its own room, bytes
end--unread = Unread
end--unread--what = bytes arrived, not read
end--held = Held
end--held--what = bytes beyond a gap
end--rto = RTO
end--rto--what = how long it waits
end--told = Told
end--told--what = to its application
end--told--end-of-stream = end of stream
end--timers = Running
stream--title = The bytes
stream--client = Client to server
stream--server = Server to client
stream--none = Nothing was written.
# $count (Number): how many bytes $bytes is.
stream--read = { $bytes } read
# $count (Number): how many bytes $bytes is.
stream--discarded = { $bytes } thrown away unread
# $count (Number): how many bytes $bytes is.
stream--unread = { $bytes } arrived, unread
# $count (Number): how many bytes $bytes is.
stream--held = { $bytes } held beyond a gap
# $count (Number): how many bytes $bytes is.
stream--sent = { $bytes } sent, not there yet
# $count (Number): how many bytes $bytes is.
stream--waiting = { $bytes } waiting to be sent
# $count (Number): how many bytes $bytes is.
stream--lost = { $bytes } lost for good
# $count (Number): how many bytes $bytes is.
stream--foreign = { $bytes } of another connection read
