//! Plays a script between our endpoint and a peer, with the path between them.

use std::net::SocketAddr;

use fourway_proto::{Config, Endpoint, Flags, Micros, OurFin, Segment, Seq, State};
use fourway_wire::{Addresses, Packet, SynOptions, decode, encode};

use crate::chance::hash;
use crate::host::{Host, MTU, Options};
use crate::path::{Path, Sent};
use crate::peer::{Peer, Seen};
use crate::script::{Act, Fact, Forged, Kind, Opening, Side, Step};

/// How long both ends are watched after the last line, for what should not come.
const AFTERMATH: Micros = Micros::from_ms(40);

/// How one run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What our applications saw, one for each connection.
    pub ours: Vec<Seen>,
    /// What theirs saw.
    pub theirs: Vec<Seen>,
    /// The states of both ends: ours, theirs.
    pub states: (State, State),
}

/// How one run went.
#[derive(Debug)]
pub struct Report {
    /// How it ended, or what went wrong.
    pub result: Result<Outcome, String>,
    /// Everything that either side put on the wire.
    pub log: Vec<Sent>,
}

/// What the seed decides about a run besides the path.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The seed.
    pub seed: u64,
    /// IPv6 instead of IPv4.
    pub v6: bool,
    /// Our end offers and takes timestamps.
    pub timestamps: bool,
    /// Who opens, where the kind leaves it open.
    pub opener: Side,
    /// Options of our end.
    pub options: Options,
}

impl Choice {
    /// The choice of a seed: every combination of family, timestamps and opener is among eight seeds in a row.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        let roll = hash(seed, 7);
        // Every third run sends its first octets around the end of the sequence space.
        let iss = if seed.is_multiple_of(3) { u32::MAX - (roll % 2000) as u32 } else { roll as u32 };
        let turn = seed + seed / 8;
        Self {
            seed,
            v6: turn & 1 != 0,
            timestamps: turn & 2 != 0,
            opener: if turn & 4 != 0 { Side::Ours } else { Side::Theirs },
            options: Options {
                window_scale: roll.is_multiple_of(2).then_some((roll >> 8) as u8 % 8),
                sack_permitted: roll & 4 != 0,
                iss: Seq(iss),
            },
        }
    }

    /// The settings of our end: those of RFC 9293 with spans short enough for a clock on the wall.
    #[must_use]
    pub fn config(&self, kind: &Kind) -> Config {
        let mut config = Config {
            mss: u32::from(MTU) - 60 - 12,
            rto_initial: Micros::from_ms(150),
            rto_min: Micros::from_ms(40),
            rto_max: Micros::from_ms(400),
            max_retransmits: 12,
            msl: Micros::from_ms(400),
            timestamps: self.timestamps,
            time_wait_reuse: true,
            rfc1337: true,
            delayed_ack: Micros::from_ms(if self.seed.is_multiple_of(2) { 0 } else { 20 }),
            ..Config::default()
        };
        if self.options.window_scale.is_some() {
            config.window = 100_000;
        }
        (kind.tune)(&mut config);
        config
    }

    /// Who opens.
    #[must_use]
    pub const fn opener(&self, kind: &Kind) -> Option<Side> {
        match kind.opening {
            Opening::Either => Some(self.opener),
            Opening::Ours => Some(Side::Ours),
            Opening::Theirs => Some(Side::Theirs),
            Opening::Own => None,
        }
    }
}

struct Run<'a, P> {
    ours: Host,
    peer: &'a mut P,
    path: Path,
}

/// Plays one kind with one seed. `addresses` are those of what our end sends.
pub fn play<P: Peer>(kind: &Kind, choice: &Choice, addresses: Addresses, peer: &mut P) -> Report {
    let ours = Host::new(Side::Ours, choice.config(kind), addresses, choice.options);
    let mut run = Run { ours, peer, path: Path::new(choice.seed, kind.weather) };
    let result = run.all(kind, choice);
    Report { result, log: run.path.log }
}

impl<P: Peer> Run<'_, P> {
    fn all(&mut self, kind: &Kind, choice: &Choice) -> Result<Outcome, String> {
        if let Some(opener) = choice.opener(kind) {
            self.step(Step::Do(opener.other(), Act::Listen))?;
            self.step(Step::Do(opener, Act::Connect))?;
            self.step(Step::Until(Side::Ours, Fact::In(State::Established)))?;
            self.step(Step::Until(Side::Theirs, Fact::In(State::Established)))?;
        }
        for (line, step) in kind.steps.iter().enumerate() {
            self.step(*step).map_err(|error| format!("line {}, {step:?}: {error}", line + 1))?;
        }
        self.pass(AFTERMATH)?;
        let outcome = Outcome {
            ours: self.ours.seen.clone(),
            theirs: self.peer.seen().to_vec(),
            states: (self.ours.end.state(), self.peer.state()),
        };
        Ok(outcome)
    }

    fn step(&mut self, step: Step) -> Result<(), String> {
        let now = self.peer.now();
        match step {
            Step::Do(Side::Ours, act) => self.ours.act(now, act)?,
            Step::Do(Side::Theirs, act) => self.peer.act(act)?,
            Step::Hit(aim) => self.path.aim(aim),
            Step::Cut(cut) => self.path.cut(cut),
            Step::Forge(to, forged) => self.forge(now, to, forged)?,
            Step::Wait(ms) => self.pass(Micros::from_ms(ms))?,
            Step::Until(side, fact) => {
                let end = now.plus(self.peer.patience());
                self.settle()?;
                while !self.holds(side, fact) {
                    if self.peer.now() >= end {
                        return Err(format!("did not come: {}", self.describe()));
                    }
                    self.sleep(end);
                    self.settle()?;
                }
            }
        }
        self.settle()
    }

    /// Lets a span pass, with all that happens in it.
    fn pass(&mut self, span: Micros) -> Result<(), String> {
        let end = self.peer.now().plus(span);
        while self.peer.now() < end {
            self.sleep(end);
            self.settle()?;
        }
        Ok(())
    }

    /// Moves what can move now.
    fn settle(&mut self) -> Result<(), String> {
        loop {
            let now = self.peer.now();
            let mut moved = false;
            while let Some(bytes) = self.peer.leave()? {
                self.path.send(now, Side::Theirs, bytes);
                moved = true;
            }
            while let Some(bytes) = self.path.arrival(now, Side::Ours) {
                self.arrive(now, &bytes)?;
                self.drain(now)?;
                moved = true;
            }
            while let Some(bytes) = self.path.arrival(now, Side::Theirs) {
                self.peer.arrive(&bytes)?;
                moved = true;
            }
            while self.ours.tick(now) {
                self.drain(now)?;
                moved = true;
            }
            self.drain(now)?;
            self.check()?;
            if !moved {
                return Ok(());
            }
        }
    }

    /// Lets time pass up to the next cause, or to `limit`.
    fn sleep(&mut self, limit: Micros) {
        let causes = [self.path.next(), self.ours.end.poll_timeout().map(|(at, _)| at), self.peer.wake()];
        let next = causes.into_iter().flatten().min().map_or(limit, |at| at.min(limit));
        if next > self.peer.now() {
            self.peer.wait(next);
        }
    }

    fn drain(&mut self, now: Micros) -> Result<(), String> {
        while let Some(bytes) = self.ours.leave(now)? {
            self.path.send(now, Side::Ours, bytes);
        }
        Ok(())
    }

    /// A packet reaches our host: its endpoint, or the RST of RFC 9293 section 3.5.2 where none is at home.
    fn arrive(&mut self, now: Micros, bytes: &[u8]) -> Result<(), String> {
        let Ok(packet) = decode(bytes) else {
            return Ok(());
        };
        if packet.addresses == self.ours.addresses().reversed() {
            self.ours.arrive(now, &packet);
            return Ok(());
        }
        let mut nobody = Endpoint::new(*self.ours.end.config());
        nobody.handle_segment(now, packet.segment, &mut ());
        if let Some((reset, _)) = nobody.poll_transmit(now, &mut ()) {
            let bytes = bytes_of(packet.addresses.reversed(), reset, &[])?;
            self.path.send(now, Side::Ours, bytes);
        }
        Ok(())
    }

    /// What must hold at every moment.
    fn check(&self) -> Result<(), String> {
        let end = &self.ours.end;
        let state = end.state();
        if state.is_synchronized() && state != State::SynReceived && end.state_by_fins() != state {
            return Err(format!("{state} is not what the two FIN facts imply: {}", end.state_by_fins()));
        }
        for (side, seen) in [(Side::Ours, &self.ours.seen[..]), (Side::Theirs, self.peer.seen())] {
            for seen in seen {
                if let Some(at) = seen.wrong {
                    return Err(format!("{side:?} read a wrong octet at {at}"));
                }
                if seen.ended > 1 {
                    return Err(format!("{side:?} was told the end of stream {} times", seen.ended));
                }
            }
        }
        Ok(())
    }

    fn holds(&mut self, side: Side, fact: Fact) -> bool {
        let seen = match side {
            Side::Ours => self.ours.seen.last(),
            Side::Theirs => self.peer.seen().last(),
        };
        let seen = seen.cloned().unwrap_or_default();
        match fact {
            Fact::Heard(len) => seen.heard >= len,
            Fact::Ended => seen.ended > 0,
            Fact::Failed(failure) => seen.failed == Some(failure),
            Fact::In(state) if side == Side::Ours => self.ours.end.state() == state,
            Fact::In(state) => self.peer.state() == state,
            Fact::Unread(len) => self.ours.end.status().unread >= len,
            Fact::By(rule) => self.ours.reasons.contains(&rule),
            Fact::Acked => {
                let status = self.ours.end.status();
                status.snd_una == status.snd_nxt && status.unsent == 0 && status.our_fin != OurFin::Queued
            }
        }
    }

    fn describe(&mut self) -> String {
        let theirs = self.peer.state();
        let (ours, seen) = (self.ours.end.state(), self.ours.seen.last());
        format!("ours {ours} {seen:?}, theirs {theirs} {:?}", self.peer.seen().last())
    }

    /// A segment that the other end could not have sent, or has sent long ago, by what our own end knows.
    fn forge(&mut self, now: Micros, to: Side, forged: Forged) -> Result<(), String> {
        let status = self.ours.end.status();
        let (seq, ack, window) = match to {
            Side::Ours => (status.rcv_nxt, status.snd_nxt, status.snd_wnd.min(65_535)),
            Side::Theirs => (status.snd_nxt, status.rcv_nxt, status.rcv_wnd.min(65_535)),
        };
        let plain = Segment { seq, ack, window, flags: Flags::ACK, ..Segment::default() };
        let segment = match forged {
            Forged::SynInWindow => Segment { seq: seq.plus(10), ack: Seq(0), flags: Flags::SYN, ..plain },
            Forged::ResetInWindow => Segment { seq: seq.plus(10), ack: Seq(0), flags: Flags::RST, ..plain },
            Forged::ResetOutside => Segment { seq: seq.minus(10), ack: Seq(0), flags: Flags::RST, ..plain },
            Forged::AckOfUnsent => Segment { ack: ack.plus(1000), ..plain },
            Forged::OldText => Segment { seq: seq.minus(1), len: 1, ..plain },
            Forged::NoAck => Segment { ack: Seq(0), flags: Flags::PSH, len: 1, ..plain },
        };
        let addresses = match to {
            Side::Ours => self.ours.addresses().reversed(),
            Side::Theirs => self.ours.addresses(),
        };
        let payload = vec![0xee; segment.len as usize];
        let bytes = bytes_of(addresses, segment, &payload)?;
        self.path.forge(now, to, bytes);
        Ok(())
    }
}

fn bytes_of(addresses: Addresses, segment: Segment, payload: &[u8]) -> Result<Vec<u8>, String> {
    let mut bytes = vec![0; fourway_wire::MOST_HEADER + payload.len()];
    let packet = Packet { addresses, segment, options: SynOptions::NONE, payload };
    let len = encode(&packet, 0, &mut bytes).map_err(|error| error.to_string())?;
    bytes.truncate(len);
    Ok(bytes)
}

/// The addresses of our end and theirs on one link, by family.
#[must_use]
pub fn addresses(v6: bool, link: u16, ports: (u16, u16)) -> (SocketAddr, SocketAddr) {
    let [high, low] = link.to_be_bytes();
    let at = |host: u8, port: u16| -> SocketAddr {
        if v6 {
            ([0xfd77, link, 0, 0, 0, 0, 0, u16::from(host)], port).into()
        } else {
            ([10, 64 + high, low, host], port).into()
        }
    };
    (at(2, ports.0), at(1, ports.1))
}
