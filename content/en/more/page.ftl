act--deliver = Deliver this { $segment }
act--deliver--short = Deliver
act--deliver--what = It arrives now.
act--drop = Drop this { $segment }
act--delay = Delay this { $segment }
act--duplicate = Duplicate this { $segment }
act--corrupt = Corrupt this { $segment }
act--drop--short = Drop
act--delay--short = Delay
act--duplicate--short = Duplicate
act--corrupt--short = Corrupt
act--drop--what = It vanishes here and never arrives.
act--delay--what = It arrives later; what is sent after it may overtake it.
act--duplicate--what = A copy follows it and arrives too.
act--corrupt--what = It arrives damaged, so its checksum does not fit.
act--delay--amount = How much later
runs--now = shown
runs--this = This run
runs--other = The other run
runs--swap = Swap
runs--leave = Show one run again
runs--show = Show
runs--show--this = Show the run: { $run }
runs--beside = Compare
runs--beside--this = Compare with the run: { $run }
runs--differ = They differ from { $at } on
runs--same = The same to the end



ladder--call--open = open
ladder--call--listen = listen
ladder--call--send = send { $bytes } B
ladder--call--read = read
ladder--call--pause_reading = stop reading
ladder--call--shutdown = shutdown
ladder--call--abort = abort
ladder--call--crash = crash
ladder--call--reboot = reboot
ladder--call--inject = inject
ladder--call--refused = { $call } ({ $error })
ladder--path--cut = path cut
ladder--path--heal = path healed
ladder--path--set = path changed
ladder--lost = lost
ladder--lost--fault = dropped
ladder--lost--you = dropped by you
ladder--corrupted = damaged
ladder--corrupted--you = damaged by you

timer--fin-wait-2 = FIN-WAIT-2 timer
timer--delayed-ack = Delayed-ACK timer
timer--keepalive = Keepalive timer
timer--persist = Persist timer
timer--user = User timeout
timer--fin-wait-2--mark = give up { $span }
timer--delayed-ack--mark = hold ACK { $span }
timer--keepalive--mark = keepalive { $span }
timer--persist--mark = persist { $span }
timer--user--mark = patience { $span }
timer--fin-wait-2--short = FW2 { $span }
timer--delayed-ack--short = DACK { $span }
timer--keepalive--short = KA { $span }
timer--persist--short = PST { $span }
timer--user--short = UTO { $span }

selected--title = Selected: { $segment }
selected--clear = Clear the selection

reason--send--not-connected = The { $host } has no connection to send on.
reason--read--not-connected = The { $host } has nothing to read from.
reason--host--down = The { $host } has crashed.
reason--host--scripted = Only the script speaks for the { $host } here.
reason--segment--arrived = It has already arrived.
reason--segment--lost = It is already lost.
reason--segment--future = It has not been sent yet.
reason--segment--waiting = It waits for you: deliver, drop or duplicate it.
reason--segment--flying = It is on its way by itself.
reason--segment--corrupted = It is already damaged.

unit--us = { $n } µs
unit--h = { $h } h { $m } min
unit--copies = { $n ->
    [one] { $n } copy
   *[other] { $n } copies
}
state--LISTEN = Waits for someone to open a connection.
state--SYN-SENT = Has asked to open (SYN) and waits for the answer.
state--SYN-RECEIVED = Has been asked to open and has agreed; waits for the last confirmation.
state--CLOSING = Both FINs crossed on the way; waits for the ACK of its own.
gallery--own = Your own scenario
say--removed = What you did later belonged to another future. That run is kept.
say--undone = Taken back: { $act }
say--back = Undone: { $act }
say--linked = The linked run is open.
segment--number = segment { $n }
say--redone = Done again: { $act }
say--switched = Now: { $run }
say--differs = The two runs begin to differ at { $at }.
say--same = The two runs are the same.
runs--plain = As it was
say--loaded = Your scenario is open.
