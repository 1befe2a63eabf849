//! Two endpoints, what is on its way between them, and the promises that hold after every input.

use fourway_proto::{Call, Endpoint, Event, Flags, Micros, OurFin, Rule, Segment, Seq, State, Status, Timer};

/// Most segments on the way; older ones are lost.
const MOST_ON_WIRE: usize = 64;
/// Octets that each end is given to send. Few, so that a play stays short where each octet has a segment of its own.
const MOST_SENT: u32 = 20_000;
/// What an input may draw besides text: answers, retransmissions, and the ends of the application's writes.
const MOST_DRAWN: usize = 24;
/// Timers that can be due at one moment, each of them at most twice.
const MOST_FIRED: usize = 14;

/// One end and what has been seen of its present connection.
#[derive(Clone)]
struct End {
    endpoint: Endpoint,
    sent: u32,
    /// The number of the FIN that it sent.
    fin: Option<Seq>,
    /// The number that its application is given next, once it was given something.
    next: Option<Seq>,
    ended: bool,
    failed: bool,
    /// Octets in the buffer, by their numbers; some may be there twice.
    stored: Vec<(Seq, u32)>,
    /// The numbers of all FINs that have arrived.
    fins: Vec<Seq>,
}

/// An input, by what matters to the promises.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Input {
    Segment(Segment),
    Other,
}

pub(crate) struct World {
    now: Micros,
    ends: [End; 2],
    /// With the end that each is for.
    wire: Vec<(usize, Segment)>,
    /// That the two have named, each once.
    rules: Vec<Rule>,
}

impl World {
    pub(crate) fn new(endpoints: [Endpoint; 2]) -> Self {
        let (stored, fins) = (Vec::new(), Vec::new());
        let end =
            End { endpoint: endpoints[0], sent: 0, fin: None, next: None, ended: false, failed: false, stored, fins };
        let other = End { endpoint: endpoints[1], ..end.clone() };
        Self { now: Micros::ZERO, ends: [end, other], wire: Vec::new(), rules: Vec::new() }
    }

    pub(crate) fn into_rules(self) -> Vec<Rule> {
        self.rules
    }

    pub(crate) fn status(&self, side: usize) -> Status {
        self.ends[side].endpoint.status()
    }

    pub(crate) fn call(&mut self, side: usize, call: Call) {
        let end = &mut self.ends[side];
        let may = end.endpoint.may(call);
        if let Call::Send { len } = call
            && may.is_ok()
        {
            if end.sent + len > MOST_SENT {
                return;
            }
            end.sent += len;
        }
        let before = end.endpoint;
        let mut answer = Ok(());
        self.input(side, Input::Other, |endpoint, now, tell| answer = endpoint.call(now, call, &mut { tell }));
        assert_eq!(answer, may, "{call:?}: a call is answered as announced");
        if may.is_err() {
            assert_eq!(self.ends[side].endpoint, before, "{call:?}: a call that is refused changes nothing");
        }
    }

    pub(crate) fn arrive(&mut self, side: usize, segment: Segment) {
        self.input(side, Input::Segment(segment), |endpoint, now, tell| {
            endpoint.handle_segment(now, segment, &mut { tell });
        });
    }

    pub(crate) fn crash(&mut self, side: usize) {
        self.input(side, Input::Other, |endpoint, now, tell| endpoint.crash(now, &mut { tell }));
        assert_eq!(self.ends[side].endpoint.state(), State::Closed);
    }

    /// Go to the next deadline and fire all that is due then.
    pub(crate) fn fire(&mut self) {
        let Some(at) = self.next_deadline() else { return };
        self.now = at;
        for side in 0..2 {
            let mut fired = 0;
            while self.ends[side].endpoint.poll_timeout().is_some_and(|(due, _)| due <= at) {
                self.input(side, Input::Other, |endpoint, now, tell| {
                    assert!(endpoint.handle_timeout(now, &mut { tell }), "a timer that is due fires");
                });
                fired += 1;
                assert!(fired <= MOST_FIRED, "timers fire without end at one moment");
            }
        }
    }

    /// Let time pass, up to the next deadline.
    pub(crate) fn wait(&mut self, span: Micros) {
        self.now = self.now.plus(span).min(self.next_deadline().unwrap_or(Micros::NEVER));
    }

    fn next_deadline(&self) -> Option<Micros> {
        // A deadline that saturates is never reached.
        let deadlines = self.ends.iter().filter_map(|end| end.endpoint.poll_timeout());
        deadlines.map(|(at, _)| at).min()
    }

    /// The n-th segment on its way arrives; a copy of it may stay behind.
    pub(crate) fn deliver(&mut self, n: usize, copy: bool) {
        if self.wire.is_empty() {
            return;
        }
        let n = n % self.wire.len();
        let (to, segment) = if copy { self.wire[n] } else { self.wire.remove(n) };
        self.arrive(to, segment);
    }

    pub(crate) fn lose(&mut self, n: usize) {
        if !self.wire.is_empty() {
            self.wire.remove(n % self.wire.len());
        }
    }

    /// Deliver everything in order, no timer falling due: the two ends must come to rest.
    pub(crate) fn calm(&mut self) {
        let octets = |end: &End| {
            let status = end.endpoint.status();
            u64::from(status.unsent) + u64::from(status.snd_nxt.since(status.snd_una))
        };
        let work: u64 = self.ends.iter().map(octets).sum();
        let most = 200 + 20 * self.wire.len() as u64 + 8 * work;
        for _ in 0..most {
            if self.wire.is_empty() {
                return;
            }
            self.deliver(0, false);
        }
        let statuses = [self.status(0), self.status(1)];
        panic!("after {most} segments the two ends still answer each other: {:?}\n{statuses:#?}", self.wire);
    }

    /// One input, drained; then every promise.
    fn input(&mut self, side: usize, input: Input, act: impl FnOnce(&mut Endpoint, Micros, &mut dyn FnMut(Event))) {
        let end = &mut self.ends[side];
        let before = end.endpoint.status();
        let (mut events, mut out) = (Vec::new(), Vec::new());
        act(&mut end.endpoint, self.now, &mut |event| events.push(event));
        let status = end.endpoint.status();
        let most = MOST_DRAWN + (status.unsent / end.endpoint.config().mss) as usize;
        while let Some((segment, _)) = end.endpoint.poll_transmit(self.now, &mut |event| events.push(event)) {
            out.push(segment);
            assert!(out.len() <= most, "one input draws more than {most} segments");
        }
        assert!(events.len() <= 40 + 4 * out.len(), "one input tells {} events", events.len());
        end.heed(&before, input, &events);
        end.check_sent(input, &out);
        end.check(self.now);
        for rule in events.iter().filter_map(rule_of) {
            if !self.rules.contains(&rule) {
                self.rules.push(rule);
            }
        }
        self.wire.extend(out.into_iter().map(|segment| (1 - side, segment)));
        let surplus = self.wire.len().saturating_sub(MOST_ON_WIRE.max(2 * most));
        self.wire.drain(..surplus);
    }
}

fn rule_of(event: &Event) -> Option<Rule> {
    match *event {
        Event::Transition { rule, .. } | Event::Ignored { rule } | Event::Failed { rule, .. } => Some(rule),
        Event::Timer { rule, .. } => rule,
        Event::Stored { .. } | Event::Delivered { .. } | Event::Discarded { .. } | Event::EndOfStream => None,
    }
}

impl End {
    /// Follow what was told, as a caller does that keeps the bytes.
    fn heed(&mut self, before: &Status, input: Input, events: &[Event]) {
        if let Input::Segment(segment) = input
            && segment.flags.has(Flags::FIN)
        {
            self.fins.push(segment.end().minus(1));
        }
        let after = self.endpoint.status();
        let mut same = before.state.is_synchronized();
        let mut state = before.state;
        for event in events {
            match *event {
                Event::Transition { from, to, rule } => {
                    assert_eq!(from, state, "{rule:?}: moves follow each other");
                    state = to;
                    let begins = to == State::SynSent
                        || to == State::Listen
                        || (to == State::SynReceived && from != State::SynSent);
                    if begins {
                        (self.fin, self.next, self.ended, self.failed) = (None, None, false, false);
                        self.stored.clear();
                        self.sent = if to == State::SynReceived { 0 } else { self.sent };
                        same = false;
                    }
                }
                Event::Stored { seq, len } => {
                    let Input::Segment(segment) = input else { panic!("octets without a segment") };
                    let from = segment.seq.plus(u32::from(segment.flags.has(Flags::SYN)));
                    let offset = u64::from(seq.since(from));
                    assert!(len > 0 && offset + u64::from(len) <= u64::from(segment.len), "octets that nobody sent");
                    self.stored.push((seq, len));
                    if same {
                        let offset = seq.since(before.rcv_nxt);
                        assert!(
                            u64::from(offset) + u64::from(len) <= u64::from(before.rcv_wnd),
                            "stored outside the window"
                        );
                    }
                }
                Event::Delivered { seq, len } | Event::Discarded { seq, len } => {
                    assert!(len > 0 && !self.ended, "nothing comes after the end of the stream");
                    let expected = self.next.unwrap_or(if same { before.irs } else { after.irs }.plus(1));
                    assert_eq!(seq, expected, "octets are given in order and once");
                    self.take(seq, len);
                    self.next = Some(seq.plus(len));
                }
                Event::EndOfStream => {
                    assert!(!self.ended, "the end of the stream is told once");
                    let fin = after.rcv_nxt.minus(1);
                    assert!(self.fins.contains(&fin), "the stream ends at {fin}, where no FIN was");
                    self.ended = true;
                }
                Event::Failed { error, rule } => {
                    assert!(!self.failed, "{error:?} by {rule:?}: a failure is told once");
                    self.failed = true;
                }
                Event::Ignored { .. } | Event::Timer { .. } => {}
            }
        }
        assert_eq!(state, after.state, "every move is told");
    }

    /// Take octets out of the buffer, all of which must have arrived.
    fn take(&mut self, seq: Seq, len: u32) {
        let (mut at, end) = (seq, seq.plus(len));
        while at.before(end) {
            let there = self.stored.iter().find(|(start, len)| at.within(*start, *len));
            let (start, len) = *there.unwrap_or_else(|| panic!("octet {at} never arrived"));
            at = start.plus(len);
        }
        self.stored.retain(|(start, len)| start.plus(*len).after(end));
    }

    fn check_sent(&mut self, input: Input, out: &[Segment]) {
        for segment in out {
            if let Input::Segment(arrived) = input
                && arrived.flags.has(Flags::RST)
            {
                assert!(!segment.flags.has(Flags::RST), "a RST is never answered with a RST");
            }
            if segment.flags.has(Flags::FIN) {
                let fin = segment.end().minus(1);
                assert_eq!(*self.fin.get_or_insert(fin), fin, "a FIN keeps its number");
            }
            assert!(segment.len <= self.endpoint.config().mss, "a segment is at most one MSS long");
        }
    }

    /// What holds of an endpoint between two inputs.
    fn check(&self, now: Micros) {
        let (endpoint, status) = (&self.endpoint, self.endpoint.status());
        let deadline = endpoint.poll_timeout();
        assert!(deadline.is_none_or(|(at, _)| at >= now), "{deadline:?} has passed at {now} ms");
        match status.state {
            State::Closed | State::Listen => return assert_eq!(deadline, None, "no timer without a connection"),
            State::SynSent | State::SynReceived => {}
            State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => {
                assert_eq!(endpoint.state_by_fins(), status.state, "the state is a function of the two FIN facts");
            }
        }
        let window = endpoint.config().window;
        if status.state.is_synchronized() {
            assert!(status.unread <= window && status.unread + status.rcv_wnd <= window, "the buffer overflows");
        }
        let outstanding = status.snd_nxt.since(status.snd_una);
        assert!(u64::from(outstanding) + u64::from(status.unsent) <= u64::from(self.sent) + 2, "numbers of nothing");
        let waits = outstanding > 0 || status.unsent > 0 || status.our_fin == OurFin::Queued;
        if waits {
            let timers = [Timer::Retransmission, Timer::Persist];
            let on = timers.iter().any(|timer| endpoint.deadline(*timer).is_some());
            assert!(on, "nothing would send again what waits in {}", status.state);
        }
    }
}
