//! Our endpoint with what the caller owes it: bytes, options, an application, and packets instead of segments.

use fourway_proto::{
    AppError, Call, CallError, Config, Endpoint, Event, Flags, Micros, Observer, Rule, Segment, Seq, State,
};
use fourway_wire::{Addresses, MOST_HEADER, Packet, SynOptions, encode};

use crate::chance::octets;
use crate::peer::Seen;
use crate::script::{Act, Failure, Side};

/// Most octets of an IP packet.
pub const MTU: u16 = 1500;

/// What of the wire is not the endpoint's business.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Offer window scaling with this shift count.
    pub window_scale: Option<u8>,
    /// Offer selective acknowledgments; those that come are skipped.
    pub sack_permitted: bool,
    /// The first initial sequence number.
    pub iss: Seq,
}

/// What an endpoint told while it had one input.
struct Events(Vec<Event>);

impl Observer for Events {
    fn event(&mut self, event: Event) {
        self.0.push(event);
    }
}

/// One end of a run.
#[derive(Debug)]
pub struct Host {
    /// Which end it is.
    side: Side,
    /// The endpoint.
    pub end: Endpoint,
    addresses: Addresses,
    options: Options,
    /// Shift counts agreed on: of our windows, and of theirs.
    shifts: (u8, u8),
    their_scale: Option<u8>,
    received: Vec<u8>,
    /// The application is gone.
    gone: bool,
    /// What the applications saw, one for each connection.
    pub seen: Vec<Seen>,
    /// The reasons of the moves between states and of timers started anew, in order.
    pub reasons: Vec<Rule>,
    /// A reset came in CLOSE-WAIT, which Linux tells differently.
    reset_in_close_wait: bool,
}

impl Host {
    /// A host in CLOSED; `addresses` are those of what it sends.
    #[must_use]
    pub fn new(side: Side, config: Config, addresses: Addresses, options: Options) -> Self {
        Self {
            side,
            end: Endpoint::new(config),
            addresses,
            options,
            shifts: (0, 0),
            their_scale: None,
            received: Vec::new(),
            gone: false,
            seen: Vec::new(),
            reasons: Vec::new(),
            reset_in_close_wait: false,
        }
    }

    /// The addresses of what it sends.
    #[must_use]
    pub const fn addresses(&self) -> Addresses {
        self.addresses
    }

    /// The application acts.
    ///
    /// # Errors
    /// The endpoint's own error, unless it is one that the script may ask for.
    pub fn act(&mut self, now: Micros, act: Act) -> Result<(), String> {
        let call = match act {
            // There TIME-WAIT itself answers a SYN that may open anew (RFC 6191).
            Act::Listen if self.end.state() == State::TimeWait => return Ok(()),
            Act::Listen => {
                self.next_life();
                Call::Listen { iss: self.options.iss }
            }
            Act::Connect => {
                self.next_life();
                Call::Open { iss: self.options.iss }
            }
            Act::Send(len) => Call::Send { len },
            Act::Pause => Call::PauseReading,
            Act::Read => Call::Read,
            Act::Shutdown => Call::Shutdown,
            Act::Close => Call::Close,
            Act::Abort => Call::Abort,
            Act::ShutdownRead => return Err("the endpoint has no SHUT_RD".into()),
            Act::Crash => {
                self.with(None, |end, obs| end.crash(now, obs));
                self.gone = true;
                return Ok(());
            }
        };
        let result = self.with(None, |end, obs| end.call(now, call, obs));
        match (call, result) {
            (Call::Close | Call::Abort, Ok(())) => self.gone = true,
            // A socket is given back whatever has become of its connection.
            (Call::Close | Call::Abort, Err(CallError::NotConnected)) => self.gone = true,
            (Call::Send { .. }, Err(CallError::Closing)) => self.fail(Failure::Pipe),
            (_, Err(error)) => return Err(format!("{:?}: {call:?} gave {}", self.side, error.name())),
            (_, Ok(())) => {}
        }
        Ok(())
    }

    /// A segment arrives with its bytes.
    pub fn arrive(&mut self, now: Micros, packet: &Packet<'_>) {
        if packet.segment.flags.has(Flags::SYN) {
            self.their_scale = packet.options.window_scale;
            self.shifts = match (self.options.window_scale, self.their_scale) {
                (Some(ours), Some(theirs)) => (ours, theirs),
                (None, _) | (_, None) => (0, 0),
            };
        }
        let segment = packet.scaled(self.shifts.1);
        self.with(Some(packet), |end, obs| end.handle_segment(now, segment, obs));
    }

    /// Fires the timer that is due, if any.
    pub fn tick(&mut self, now: Micros) -> bool {
        self.with(None, |end, obs| end.handle_timeout(now, obs))
    }

    /// The next packet that leaves.
    ///
    /// # Errors
    /// A line when the packet does not fit, which no setting of the scripts allows.
    pub fn leave(&mut self, now: Micros) -> Result<Option<Vec<u8>>, String> {
        let Some((segment, _)) = self.with(None, |end, obs| end.poll_transmit(now, obs)) else {
            return Ok(None);
        };
        self.packet(&segment).map(Some)
    }

    /// A segment of ours as a packet, with the bytes that belong to its numbers.
    ///
    /// # Errors
    /// A line when it does not fit.
    pub fn packet(&self, segment: &Segment) -> Result<Vec<u8>, String> {
        let from = segment.seq.since(self.end.status().iss.plus(1));
        let payload = if segment.len == 0 { Vec::new() } else { octets(self.side, self.life(), from, segment.len) };
        let syn = segment.flags.has(Flags::SYN);
        let answer = segment.flags.has(Flags::ACK);
        let scale = self.options.window_scale.filter(|_| !answer || self.their_scale.is_some());
        let options = SynOptions {
            mss: Some(self.addresses.mss(MTU)),
            window_scale: scale,
            sack_permitted: self.options.sack_permitted,
        };
        let options = if syn { options } else { SynOptions::NONE };
        let packet = Packet { addresses: self.addresses, segment: *segment, options, payload: &payload };
        let mut bytes = vec![0; MOST_HEADER + payload.len()];
        let len = encode(&packet, self.shifts.0, &mut bytes).map_err(|error| error.to_string())?;
        bytes.truncate(len);
        Ok(bytes)
    }

    /// How many connections there were before this one.
    #[must_use]
    pub fn life(&self) -> usize {
        self.seen.len().saturating_sub(1)
    }

    /// What the application of this connection has seen.
    pub fn seen_now(&mut self) -> &mut Seen {
        if self.seen.is_empty() {
            self.seen.push(Seen::default());
        }
        let last = self.seen.len() - 1;
        &mut self.seen[last]
    }

    /// True when a reset arrived in CLOSE-WAIT.
    #[must_use]
    pub const fn was_reset_in_close_wait(&self) -> bool {
        self.reset_in_close_wait
    }

    fn next_life(&mut self) {
        if !self.seen.is_empty() {
            self.options.iss = self.end.status().snd_nxt.plus(64_000);
        }
        self.seen.push(Seen::default());
        self.received.clear();
        self.gone = false;
        self.reset_in_close_wait = false;
    }

    fn fail(&mut self, failure: Failure) {
        let seen = self.seen_now();
        seen.failed = seen.failed.or(Some(failure));
    }

    /// Gives the endpoint one input and heeds what it tells.
    fn with<T>(&mut self, packet: Option<&Packet<'_>>, input: impl FnOnce(&mut Endpoint, &mut Events) -> T) -> T {
        let mut events = Events(Vec::new());
        let result = input(&mut self.end, &mut events);
        for event in events.0 {
            self.heed(event, packet);
        }
        result
    }

    fn heed(&mut self, event: Event, packet: Option<&Packet<'_>>) {
        match event {
            Event::Transition { from, rule, .. } => {
                if rule == Rule::TimeWaitReused {
                    self.next_life();
                }
                if from == State::CloseWait && rule == Rule::ResetReceived {
                    self.reset_in_close_wait = true;
                }
                self.reasons.push(rule);
            }
            Event::Stored { seq, len } => self.store(seq, len, packet),
            Event::Delivered { seq, len } => self.deliver(seq, len),
            Event::EndOfStream if !self.gone => self.seen_now().ended += 1,
            Event::Failed { error, .. } if !self.gone => self.fail(match error {
                AppError::ConnectionReset => Failure::Reset,
                AppError::ConnectionRefused => Failure::Refused,
                AppError::TimedOut => Failure::TimedOut,
            }),
            Event::EndOfStream
            | Event::Failed { .. }
            | Event::Discarded { .. }
            | Event::Ignored { .. }
            | Event::Timer { rule: None, .. } => {}
            Event::Timer { rule: Some(rule), .. } => self.reasons.push(rule),
        }
    }

    fn store(&mut self, seq: Seq, len: u32, packet: Option<&Packet<'_>>) {
        let place = seq.since(self.end.status().irs.plus(1)) as usize;
        let part = packet.and_then(|packet| {
            let start = packet.segment.seq.plus(u32::from(packet.segment.flags.has(Flags::SYN)));
            let skip = seq.since(start) as usize;
            packet.payload.get(skip..skip.checked_add(len as usize)?)
        });
        let Some(part) = part else {
            self.seen_now().wrong = Some(place as u32);
            return;
        };
        let end = place + part.len();
        if self.received.len() < end {
            self.received.resize(end, 0);
        }
        self.received[place..end].copy_from_slice(part);
    }

    fn deliver(&mut self, seq: Seq, len: u32) {
        let place = seq.since(self.end.status().irs.plus(1)) as usize;
        let (side, life) = (self.side, self.life());
        let bytes = self.received.get(place..place + len as usize).map(<[u8]>::to_vec);
        let seen = self.seen_now();
        match bytes {
            Some(bytes) if place as u32 == seen.heard => seen.hear(side, life, &bytes),
            Some(_) | None => seen.wrong = Some(place as u32),
        }
    }
}
