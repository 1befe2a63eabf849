//! What one step tells about one host: the records of the simulator, and the checks that need no other host.

use crate::diagram::{Stimulus, allows};
use crate::property::Property;
use fourway_proto::{AppError, Endpoint, Flags, OurFin, Rule, State};
use fourway_sim::{CallName, DataEvent, Host, Kind, Place, Record, Side};

/// One thing that a step says of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Fact {
    /// A new connection begins.
    Begins,
    /// The connection's peer is this incarnation of the other host.
    Meets(u32),
    /// The application handed over so many bytes.
    Queued(u32),
    /// A FIN was sent, with this number from the ISN.
    Fin(u32),
    /// Bytes came out of the receive buffer.
    Bytes { offset: u32, len: u32, incarnation: u32, delivered: bool },
    /// The peer's FIN was taken, with this number from the peer's ISN.
    TookFin(u32),
    /// The application was told the end of the stream.
    EndOfStream,
    /// The connection is gone.
    Gone(State, Rule),
    /// The application was told of a failure.
    Told(AppError),
    /// A property does not hold.
    Broken(Property),
}

/// What there was before the step, and what it was.
#[derive(Clone, Copy)]
pub(crate) struct Before {
    state: State,
    our_fin: OurFin,
    /// What was done to this host; none where only the other was touched.
    stimulus: Option<Stimulus>,
    /// Of a segment: which connection it belongs to.
    incarnation: u32,
}

impl Before {
    pub(crate) fn of(host: &Host, stimulus: Option<Stimulus>, incarnation: u32) -> Self {
        let status = host.endpoint().map(Endpoint::status);
        let (state, our_fin) = status.map_or((State::Closed, OurFin::NotSent), |now| (now.state, now.our_fin));
        Self { state, our_fin, stimulus, incarnation }
    }
}

/// Read the records of one step as facts about `side`. `host` is as the step left it, before it is settled.
pub(crate) fn read(side: Side, before: Before, records: &[Record], host: &Host, out: &mut Vec<Fact>) {
    let mut reopened = false;
    for record in records {
        match record.kind {
            Kind::State { host: there, from, to, rule } if there == side => {
                reopened |= begins(from, to);
                moved(before, host, from, to, rule, out);
            }
            Kind::Sent { from, header, seq_rel, .. } if from == side => {
                if header.flags.has(Flags::FIN) {
                    out.push(Fact::Fin(seq_rel.wrapping_add(header.len)));
                }
                let answers = before.stimulus == Some(Stimulus::Segment) && !reopened;
                let bare = header.seq_len() == 0;
                let reset = header.flags.has(Flags::RST);
                let closed = before.state == State::Closed && !reset;
                let finished = before.our_fin == OurFin::Acked && !bare;
                if answers && (closed || finished) {
                    out.push(Fact::Broken(Property::ClosedEnd));
                }
            }
            Kind::Call { place: Place::Host(there), call: CallName::Send, len: Some(len), error: None }
                if there == side =>
            {
                out.push(Fact::Queued(len));
            }
            Kind::Data { host: there, event, offset, len, from_incarnation } if there == side => {
                out.push(match event {
                    DataEvent::EndOfStream => Fact::EndOfStream,
                    DataEvent::Delivered | DataEvent::Discarded => {
                        let delivered = event == DataEvent::Delivered;
                        Fact::Bytes { offset, len, incarnation: from_incarnation, delivered }
                    }
                });
            }
            Kind::Error { host: there, error, .. } if there == side => out.push(Fact::Told(error)),
            Kind::Call { .. }
            | Kind::State { .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. }
            | Kind::Outcome { .. } => {}
        }
    }
    check_fin_facts(host, out);
}

fn begins(from: State, to: State) -> bool {
    to == State::SynSent || (to == State::SynReceived && from != State::SynSent)
}

fn moved(before: Before, host: &Host, from: State, to: State, rule: Rule, out: &mut Vec<Fact>) {
    if !before.stimulus.is_some_and(|stimulus| allows(from, to, stimulus)) {
        out.push(Fact::Broken(Property::Diagram));
    }
    if begins(from, to) {
        out.push(Fact::Begins);
    }
    let heard_syn = matches!(from, State::Listen | State::SynSent | State::TimeWait);
    if heard_syn && matches!(to, State::SynReceived | State::Established) {
        out.push(Fact::Meets(before.incarnation));
    }
    let took_fin = match to {
        State::CloseWait | State::Closing => true,
        State::TimeWait => from != State::Closing,
        State::Closed
        | State::Listen
        | State::SynSent
        | State::SynReceived
        | State::Established
        | State::FinWait1
        | State::FinWait2
        | State::LastAck => false,
    };
    if let (true, Some(status)) = (took_fin, host.endpoint().map(Endpoint::status)) {
        out.push(Fact::TookFin(status.rcv_nxt.minus(1).since(status.irs)));
    }
    if matches!(to, State::Closed | State::Listen) && from != State::Closed {
        out.push(Fact::Gone(from, rule));
    }
}

/// From ESTABLISHED on the state is a function of how far our FIN has come and whether the peer's has arrived.
fn check_fin_facts(host: &Host, out: &mut Vec<Fact>) {
    let Some(endpoint) = host.endpoint() else { return };
    match endpoint.state() {
        State::Closed | State::Listen | State::SynSent | State::SynReceived => {}
        state @ (State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait
        | State::Closing
        | State::LastAck
        | State::TimeWait) => {
            if endpoint.state_by_fins() != state {
                out.push(Fact::Broken(Property::FinFacts));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_proto::{Micros, Segment, Seq};
    use fourway_sim::{Document, Scenario, Sim};

    #[test]
    fn a_move_that_the_rfc_does_not_have_is_told() {
        let moves = |from, to| Kind::State { host: Side::Client, from, to, rule: Rule::CloseFirst };
        let diagram = Fact::Broken(Property::Diagram);
        let called = Some(Stimulus::Call);
        assert!(!read_one(State::Established, called, moves(State::Established, State::FinWait1)).contains(&diagram));
        assert!(read_one(State::Established, called, moves(State::Established, State::LastAck)).contains(&diagram));
        assert!(read_one(State::Established, None, moves(State::Established, State::FinWait1)).contains(&diagram));
        let timer = Some(Stimulus::Timer);
        assert!(read_one(State::FinWait1, timer, moves(State::FinWait1, State::FinWait2)).contains(&diagram));
    }

    #[test]
    fn a_closed_end_that_answers_with_more_than_a_reset_is_told() {
        let sent = |flags, len| Kind::Sent {
            segment: 1,
            from: Side::Client,
            header: Segment { seq: Seq(7), len, flags, ..Segment::default() },
            seq_rel: 7,
            ack_rel: 0,
            retransmission: false,
        };
        let told = |state, flags, len| {
            read_one(state, Some(Stimulus::Segment), sent(flags, len)).contains(&Fact::Broken(Property::ClosedEnd))
        };
        assert!(!told(State::Closed, Flags::RST, 0));
        assert!(told(State::Closed, Flags::ACK, 0));
        assert!(!told(State::TimeWait, Flags::ACK, 0));
        assert!(told(State::TimeWait, Flags::ACK, 1));
        assert!(told(State::TimeWait, Flags::FIN.with(Flags::ACK), 0));
    }

    fn read_one(state: State, stimulus: Option<Stimulus>, kind: Kind) -> Vec<Fact> {
        let document = Document::parse(r#"{"fourway":1}"#).unwrap();
        let sim = Sim::new(&Scenario::compile(&document).unwrap());
        let our_fin = if state == State::TimeWait { OurFin::Acked } else { OurFin::NotSent };
        let before = Before { state, our_fin, stimulus, incarnation: 0 };
        let mut facts = Vec::new();
        let record = Record { id: 0, at: Micros::ZERO, cause: None, kind };
        read(Side::Client, before, &[record], sim.host(Side::Client), &mut facts);
        facts
    }
}
