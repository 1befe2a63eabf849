//! A host: its endpoint, and the bytes that the endpoint itself only counts.

use crate::flight::Origin;
use crate::{DataEvent, HostPlan, Kind, Side};
use alloc::vec::Vec;
use fourway_proto::{Endpoint, Seq};

/// Bytes in the receive buffer, by sequence number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Piece {
    seq: Seq,
    len: u32,
    origin: Origin,
}

/// One host of a run: its endpoint, and the bytes and counts around it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Host {
    /// None where only the script speaks.
    pub(crate) endpoint: Option<Endpoint>,
    /// Connections so far.
    pub(crate) incarnation: u32,
    /// ISN of the present or last connection, from which relative numbers count.
    pub(crate) isn: Seq,
    /// A scripted host takes its ISN from its first SYN.
    pub(crate) isn_is_open: bool,
    /// ISN of the first connection.
    pub(crate) first_isn: Seq,
    /// Bytes that the application has handed over.
    pub(crate) sent_bytes: u32,
    /// Bytes that the application was given.
    pub(crate) delivered_bytes: u32,
    pieces: Vec<Piece>,
}

impl Host {
    pub(crate) fn new(
        plan: Option<&HostPlan>,
        default_isn: Seq,
        endpoint: Option<Endpoint>,
        established: bool,
    ) -> Self {
        let isn = plan.map_or(default_isn, |plan| plan.isn);
        Self {
            endpoint,
            incarnation: u32::from(established),
            isn,
            isn_is_open: plan.is_none() && !established,
            first_isn: isn,
            sent_bytes: 0,
            delivered_bytes: 0,
            pieces: Vec::new(),
        }
    }

    /// Keep bytes that the endpoint has stored; where they overlap others, those that came first stay.
    pub(crate) fn store(&mut self, seq: Seq, len: u32, origin: Origin) {
        let mut at = seq;
        let end = seq.plus(len);
        while at.before(end) {
            if let Some(there) = self.pieces.iter().find(|piece| at.within(piece.seq, piece.len)) {
                at = there.seq.plus(there.len);
                continue;
            }
            let next = self
                .pieces
                .iter()
                .map(|piece| piece.seq)
                .filter(|start| start.after(at) && start.before(end))
                .fold(end, Seq::earlier);
            let origin = Origin { offset: origin.offset.wrapping_add(at.since(seq)), ..origin };
            self.pieces.push(Piece { seq: at, len: next.since(at), origin });
            at = next;
        }
    }

    /// Take bytes out of the buffer, as records of where they came from.
    pub(crate) fn take(&mut self, host: Side, event: DataEvent, seq: Seq, len: u32) -> Vec<Kind> {
        if event == DataEvent::Delivered {
            self.delivered_bytes += len;
        }
        let end = seq.plus(len);
        let mut taken = Vec::new();
        let mut at = seq;
        while at.before(end) {
            let Some(&piece) = self.pieces.iter().find(|piece| at.within(piece.seq, piece.len)) else {
                break;
            };
            let skip = at.since(piece.seq);
            let part = (piece.len - skip).min(end.since(at));
            taken.push(Kind::Data {
                host,
                event,
                offset: piece.origin.offset.wrapping_add(skip),
                len: part,
                from_incarnation: piece.origin.incarnation,
            });
            at = at.plus(part);
        }
        self.pieces.retain(|piece| piece.seq.plus(piece.len).after(end));
        merge(taken)
    }

    /// Which connection of this host it is, from 1; 0 before the first.
    #[must_use]
    pub const fn incarnation(&self) -> u32 {
        self.incarnation
    }

    /// ISN of the present or last connection.
    #[must_use]
    pub const fn isn(&self) -> Seq {
        self.isn
    }

    /// The endpoint; none where only the script speaks.
    #[must_use]
    pub const fn endpoint(&self) -> Option<&Endpoint> {
        self.endpoint.as_ref()
    }

    /// Move the host's own sequence numbers and those of its peer, modulo 2^32.
    pub(crate) fn move_numbers(&mut self, own: u32, peer: u32) {
        self.isn = self.isn.plus(own);
        if let Some(endpoint) = &mut self.endpoint {
            endpoint.move_numbers(own, peer);
        }
        for piece in &mut self.pieces {
            piece.seq = piece.seq.plus(peer);
        }
    }

    /// Forget the bytes of a connection that is gone.
    pub(crate) fn clear_buffer(&mut self) {
        self.pieces.clear();
    }
}

/// Join records of bytes that follow each other in one stream.
fn merge(parts: Vec<Kind>) -> Vec<Kind> {
    let mut whole: Vec<Kind> = Vec::with_capacity(parts.len());
    for part in parts {
        if let (
            Some(Kind::Data { offset: before, len: length, from_incarnation: old, .. }),
            Kind::Data { offset, len, from_incarnation, .. },
        ) = (whole.last_mut(), part)
            && *old == from_incarnation
            && before.wrapping_add(*length) == offset
        {
            *length += len;
            continue;
        }
        whole.push(part);
    }
    whole
}
