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
            Fact::TookFin(number) => {
                (sender.and_then(|life| life.fin) != Some(number)).then_some(Property::OldFin)
            }
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
