//! The receiving side: RCV.NXT, the window, what is held beyond a gap, and what the application reads.

use crate::due::Due;
use crate::endpoint::PeerFin;
use crate::{Endpoint, Event, Observer, Seq, State};

/// Ranges beyond a gap, sorted and apart; a fixed number, so that nothing that arrives makes an endpoint grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Held {
    ranges: [(Seq, u32); Self::MOST],
    len: u8,
    /// The number of a FIN that arrived beyond a gap.
    pub(crate) fin: Option<Seq>,
}

impl Held {
    const MOST: usize = 6;
    pub(crate) const EMPTY: Self = Self { ranges: [(Seq(0), 0); Self::MOST], len: 0, fin: None };

    /// First number and octets of each range, in order.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = (Seq, u32)> + '_ {
        self.ranges[..usize::from(self.len)].iter().copied()
    }

    /// True when neither octets nor a FIN are held.
    pub(crate) fn is_empty(&self) -> bool {
        self.len == 0 && self.fin.is_none()
    }

    /// Add a range, merging it with those that it touches. False when there is no room.
    fn add(&mut self, mut start: Seq, len: u32) -> bool {
        let mut end = start.plus(len);
        let mut kept = [(Seq(0), 0); Self::MOST];
        let mut n = 0;
        let mut placed = false;
        for &(s, l) in &self.ranges[..usize::from(self.len)] {
            let e = s.plus(l);
            if e.before(start) || end.before(s) {
                if end.before(s) && !placed {
                    if n == Self::MOST {
                        return false;
                    }
                    kept[n] = (start, end.since(start));
                    n += 1;
                    placed = true;
                }
                if n == Self::MOST {
                    return false;
                }
                kept[n] = (s, l);
                n += 1;
            } else {
                start = start.earlier(s);
                end = end.later(e);
            }
        }
        if !placed {
            if n == Self::MOST {
                return false;
            }
            kept[n] = (start, end.since(start));
            n += 1;
        }
        self.ranges = kept;
        self.len = n as u8;
        true
    }

    /// Move every range and the FIN by so much, modulo 2^32.
    pub(crate) fn move_numbers(&mut self, by: u32) {
        for (start, _) in &mut self.ranges[..usize::from(self.len)] {
            *start = start.plus(by);
        }
        self.fin = self.fin.map(|fin| fin.plus(by));
    }

    /// Take the range that begins at or before `next` and reaches beyond it; gives how many octets it adds.
    fn take_from(&mut self, next: Seq) -> u32 {
        let mut added = 0;
        while self.len > 0 {
            let (start, len) = self.ranges[0];
            if start.after(next.plus(added)) {
                break;
            }
            let end = start.plus(len);
            if end.after(next.plus(added)) {
                added = end.since(next);
            }
            self.ranges.copy_within(1..usize::from(self.len), 0);
            self.len -= 1;
            self.ranges[usize::from(self.len)] = (Seq(0), 0);
        }
        added
    }
}

impl Endpoint {
    pub(crate) fn start_receiving(&mut self, irs: Seq) {
        self.irs = irs;
        self.rcv_nxt = irs.plus(1);
        self.rcv_edge = self.rcv_nxt.plus(self.config().window);
    }

    /// RCV.WND: room in the buffer, and never less than was offered before.
    #[inline]
    pub(crate) fn rcv_wnd(&self) -> u32 {
        if self.unread == 0 {
            // No more was ever offered.
            return self.config().window;
        }
        let room = self.config().window.saturating_sub(self.unread);
        let offered = if self.rcv_edge.after(self.rcv_nxt) { self.rcv_edge.since(self.rcv_nxt) } else { 0 };
        room.max(offered)
    }

    /// True where the application can still be given octets that arrive.
    pub(crate) fn takes_text(&self) -> bool {
        match self.state() {
            State::Established | State::FinWait1 | State::FinWait2 => true,
            State::Closed
            | State::Listen
            | State::SynSent
            | State::SynReceived
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => false,
        }
    }

    /// Accept octets into the buffer; gives false when they lie beyond a gap and there is no room to hold them.
    pub(crate) fn store<O: Observer>(&mut self, seq: Seq, len: u32, obs: &mut O) -> bool {
        let added = if seq == self.rcv_nxt && self.held.len == 0 {
            // Nothing is held, and nothing needs to be.
            obs.event(Event::Stored { seq, len });
            len
        } else if self.held.add(seq, len) {
            obs.event(Event::Stored { seq, len });
            self.held.take_from(self.rcv_nxt)
        } else if seq.at_or_before(self.rcv_nxt) {
            // The next octets in order are always taken: what is held beyond them comes again.
            self.held = Held { fin: self.held.fin, ..Held::EMPTY };
            self.held.add(seq, len);
            obs.event(Event::Stored { seq, len });
            self.held.take_from(self.rcv_nxt)
        } else {
            return false;
        };
        let from = self.rcv_nxt;
        self.rcv_nxt = from.plus(added);
        if added > 0 {
            if self.orphaned {
                obs.event(Event::Discarded { seq: from, len: added });
            } else {
                self.unread += added;
                if self.reading {
                    self.deliver(obs);
                }
            }
        }
        true
    }

    /// The application reads all that is there and goes on reading.
    pub(crate) fn read<O: Observer>(&mut self, obs: &mut O) {
        self.reading = true;
        self.deliver(obs);
        self.tell_end_of_stream(obs);
        if self.takes_text() && self.window_update_is_due() {
            self.due.add(Due::ACK);
        }
    }

    /// Tell the application that the peer has finished, once and after every octet.
    pub(crate) fn tell_end_of_stream<O: Observer>(&mut self, obs: &mut O) {
        let finished = self.peer_fin != PeerFin::Awaited;
        if finished && self.reading && !self.orphaned && !self.end_of_stream_told && self.unread == 0 {
            self.end_of_stream_told = true;
            obs.event(Event::EndOfStream);
        }
    }

    pub(crate) fn discard_unread<O: Observer>(&mut self, obs: &mut O) {
        let len = core::mem::take(&mut self.unread);
        if len > 0 {
            obs.event(Event::Discarded { seq: self.unread_start(len), len });
        }
    }

    fn deliver<O: Observer>(&mut self, obs: &mut O) {
        let len = core::mem::take(&mut self.unread);
        if len > 0 {
            obs.event(Event::Delivered { seq: self.unread_start(len), len });
        }
    }

    /// The number of the first unread octet: the FIN, once taken, stands between the text and RCV.NXT.
    fn unread_start(&self, len: u32) -> Seq {
        let fin = u32::from(self.peer_fin != PeerFin::Awaited);
        self.rcv_nxt.minus(len + fin)
    }

    /// RFC 9293 section 3.8.6.2.2: worth telling when the edge moves by a full segment or half the buffer.
    fn window_update_is_due(&self) -> bool {
        let offered = if self.rcv_edge.after(self.rcv_nxt) { self.rcv_edge.since(self.rcv_nxt) } else { 0 };
        let room = self.config().window.saturating_sub(self.unread);
        let step = self.config().mss.min(self.config().window / 2).max(1);
        room >= offered.saturating_add(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn held_ranges_give_back_exactly_what_lies_without_a_gap(
            start: u32,
            parts in proptest::collection::vec((0..40_u32, 1..8_u32), 1..10),
        ) {
            let (mut held, mut there) = (Held::EMPTY, [false; 64]);
            for (offset, len) in parts {
                if held.add(Seq(start).plus(offset), len) {
                    for i in offset..offset + len {
                        there[i as usize] = true;
                    }
                }
            }
            let whole = there.iter().take_while(|there| **there).count();
            prop_assert_eq!(held.take_from(Seq(start)) as usize, whole);
        }
    }
}
