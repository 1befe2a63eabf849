//! What is remembered of a host's connection that the simulator does not need: what it was handed, where its FIN stands,
//! with whom it speaks, what its application got, and how it ended.

use crate::facts::Fact;
use crate::property::Property;
use fourway_proto::{AppError, Rule, State};
use fourway_sim::{Host, Side};

/// One connection of a host, as its sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
struct Life {
    /// Bytes handed over by the application.
    queued: u32,
    /// The FIN's number from the ISN.
    fin: Option<u32>,
}

/// What is remembered of one host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Watch {
    /// The present or last connection, and the one before.
    lives: [Life; 2],
    /// Which connection of the peer the present one belongs to; 0 for none.
    peer: u32,
    /// Bytes that the application was given in order.
    delivered: u32,
    finished: bool,
    gone: Option<(State, Rule)>,
    told: Option<AppError>,
}

impl Watch {
    /// A host at the start.
    pub(crate) fn new(established: bool) -> Self {
        Self { peer: u32::from(established), ..Self::default() }
    }

    /// How the last connection ended: the state that it left and the rule; none while there is one.
    pub(crate) const fn gone(&self) -> Option<(State, Rule)> {
        self.gone
    }

    /// What the application of the last connection was told.
    pub(crate) const fn told(&self) -> Option<AppError> {
        self.told
    }

    /// What a connection of this host was handed and where its FIN stands; none where it is too long ago.
    fn life(&self, host: &Host, incarnation: u32) -> Option<&Life> {
        self.lives.get(host.incarnation().checked_sub(incarnation)? as usize)
    }
}

/// Take over the facts of one step, of one host; gives what does not hold.
pub(crate) fn apply(watches: &mut [Watch; 2], hosts: [&Host; 2], side: Side, facts: &[Fact]) -> Vec<Property> {
    let mut broken = Vec::new();
    let (own, other) = (side as usize, side.other() as usize);
    for fact in facts {
        let peer = watches[own].peer;
        let sender = watches[other].life(hosts[other], peer).copied();
        let watch = &mut watches[own];
        let failed = match *fact {
            Fact::Begins => {
                *watch = Watch { lives: [Life::default(), watch.lives[0]], ..Watch::default() };
                None
            }
            Fact::Meets(incarnation) => {
                watch.peer = incarnation;
                None
            }
            Fact::Queued(len) => {
                watch.lives[0].queued += len;
                None
            }
            Fact::Fin(number) => {
                let first = *watch.lives[0].fin.get_or_insert(number);
                (first != number).then_some(Property::OneFin)
            }
            Fact::Bytes { incarnation, .. } if incarnation != peer => Some(Property::OldByte),
            Fact::Bytes { delivered: false, .. } => None,
            Fact::Bytes { offset, len, .. } => {
                let follows = offset == watch.delivered;
                watch.delivered += len;
                let sent = sender.is_some_and(|life| watch.delivered <= life.queued);
                (!follows || !sent).then_some(Property::Prefix)
            }
            Fact::TookFin(number) => (sender.and_then(|life| life.fin) != Some(number)).then_some(Property::OldFin),
            Fact::EndOfStream => {
                let again = std::mem::replace(&mut watch.finished, true);
                let whole = sender.is_none_or(|life| life.queued == watch.delivered);
                (again || !whole).then_some(Property::EndOfStream)
            }
            Fact::Gone(from, rule) => {
                watch.gone = Some((from, rule));
                None
            }
            Fact::Told(error) => {
                watch.told = Some(error);
                None
            }
            Fact::Broken(property) => Some(property),
        };
        broken.extend(failed);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use Property::{EndOfStream, OldByte, OldFin, OneFin, Prefix};
    use fourway_sim::{Document, Scenario, Sim};

    const ALL: Fact = bytes(0, 5, 1);

    const fn bytes(offset: u32, len: u32, incarnation: u32) -> Fact {
        Fact::Bytes { offset, len, incarnation, delivered: true }
    }

    #[test]
    fn a_whole_stream_breaks_nothing() {
        check(
            &[Fact::Queued(5), Fact::Fin(6)],
            &[bytes(0, 2, 1), bytes(2, 3, 1), Fact::TookFin(6), Fact::EndOfStream],
            &[],
        );
    }

    #[test]
    fn bytes_out_of_place_or_never_sent_are_no_prefix() {
        check(&[Fact::Queued(5)], &[bytes(1, 2, 1)], &[Prefix]);
        check(&[Fact::Queued(5)], &[ALL, ALL], &[Prefix]);
        check(&[Fact::Queued(4)], &[ALL], &[Prefix]);
    }

    #[test]
    fn bytes_and_a_fin_of_another_connection_are_old() {
        check(&[Fact::Queued(5)], &[bytes(0, 5, 0)], &[OldByte]);
        check(&[Fact::Queued(5)], &[Fact::Begins, Fact::Meets(2), ALL], &[OldByte]);
        check(&[], &[Fact::TookFin(1)], &[OldFin]);
        check(&[Fact::Fin(1)], &[Fact::TookFin(2)], &[OldFin]);
    }

    #[test]
    fn an_end_of_stream_that_is_early_or_comes_again_is_wrong() {
        check(&[Fact::Queued(5)], &[Fact::EndOfStream], &[EndOfStream]);
        check(&[], &[Fact::EndOfStream, Fact::EndOfStream], &[EndOfStream]);
    }

    #[test]
    fn a_fin_keeps_its_number_within_one_connection() {
        check(&[Fact::Fin(1), Fact::Fin(1)], &[], &[]);
        check(&[Fact::Fin(1), Fact::Fin(2)], &[], &[OneFin]);
        check(&[Fact::Fin(1), Fact::Begins, Fact::Fin(2)], &[], &[]);
    }

    /// What the client's facts and then the server's break.
    fn check(client: &[Fact], server: &[Fact], expected: &[Property]) {
        let document = Document::parse(r#"{"fourway":1}"#).unwrap();
        let sim = Sim::new(&Scenario::compile(&document).unwrap());
        let hosts = Side::BOTH.map(|side| sim.host(side));
        let mut watches = [Watch::new(true); 2];
        let mut broken = apply(&mut watches, hosts, Side::Client, client);
        broken.extend(apply(&mut watches, hosts, Side::Server, server));
        assert_eq!(broken, expected, "{client:?} {server:?}");
    }
}
