//! The sending side: what the application has queued, how it is cut into segments, and the window that the peer offers.

use crate::endpoint::OurFin;
use crate::{Endpoint, Segment, Seq};

/// The ends of the application's writes that are not acknowledged yet, so that what is sent again is cut as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Pushes {
    ends: [Seq; Self::MOST],
    len: u8,
}

impl Pushes {
    const MOST: usize = 8;
    pub(crate) const EMPTY: Self = Self { ends: [Seq(0); Self::MOST], len: 0 };

    /// Remember the end of a write; the last two are merged when there is no room.
    fn push(&mut self, end: Seq) {
        let last = usize::from(self.len).min(Self::MOST - 1);
        self.ends[last] = end;
        self.len = last as u8 + 1;
    }

    /// Forget the ends that lie at or before `una`.
    #[inline]
    pub(crate) fn acknowledge(&mut self, una: Seq) {
        if self.len > 0 {
            self.forget(una);
        }
    }

    #[inline(never)]
    fn forget(&mut self, una: Seq) {
        let done = self.ends[..usize::from(self.len)].iter().take_while(|end| end.at_or_before(una)).count();
        self.ends.copy_within(done.., 0);
        self.len -= done as u8;
        self.ends[usize::from(self.len)..].fill(Seq(0));
    }

    /// Move every end by so much, modulo 2^32.
    pub(crate) fn move_numbers(&mut self, by: u32) {
        for end in &mut self.ends[..usize::from(self.len)] {
            *end = end.plus(by);
        }
    }

    /// The first end after `seq`.
    pub(crate) fn after(&self, seq: Seq) -> Option<Seq> {
        self.ends[..usize::from(self.len)].iter().copied().find(|end| end.after(seq))
    }
}

impl Endpoint {
    pub(crate) fn start_sending(&mut self, iss: Seq) {
        self.iss = iss;
        self.snd_una = iss;
        self.snd_nxt = iss;
        self.queued_end = iss.plus(1);
        self.next_iss = iss;
    }

    /// Queue octets behind what is there.
    pub(crate) fn queue(&mut self, len: u32) {
        if len > 0 {
            self.queued_end = self.queued_end.plus(len);
            self.pushes.push(self.queued_end);
        }
    }

    pub(crate) fn clear_queues(&mut self) {
        self.pushes = Pushes::EMPTY;
        self.queued_end = self.snd_nxt;
        self.recover = None;
        self.sample = None;
        self.retransmits = 0;
        self.due.clear();
    }

    /// Octets queued and not yet sent.
    pub(crate) fn unsent(&self) -> u32 {
        if self.queued_end.after(self.snd_nxt) { self.queued_end.since(self.snd_nxt) } else { 0 }
    }

    /// True when data waits behind a SYN that is not acknowledged.
    pub(crate) fn has_queued_data(&self) -> bool {
        self.queued_end != self.iss.plus(1)
    }

    /// True when something sent is not acknowledged.
    pub(crate) fn is_outstanding(&self) -> bool {
        self.snd_una != self.snd_nxt
    }

    /// True when data or a FIN waits to be sent for the first time.
    pub(crate) fn has_unsent(&self) -> bool {
        self.unsent() > 0 || self.our_fin == OurFin::Queued
    }

    /// True when the segment is newer than the one that last set the window (SND.WL1, SND.WL2) and changes it.
    pub(crate) fn updates_window(&self, segment: &Segment) -> bool {
        self.window_is_newer(segment) && segment.window != self.snd_wnd
    }

    fn window_is_newer(&self, segment: &Segment) -> bool {
        self.snd_una.at_or_before(segment.ack)
            && (self.snd_wl1.before(segment.seq)
                || (self.snd_wl1 == segment.seq && self.snd_wl2.at_or_before(segment.ack)))
    }

    #[inline]
    pub(crate) fn update_window(&mut self, segment: &Segment) {
        if self.window_is_newer(segment) {
            self.snd_wnd = segment.window;
            self.max_snd_wnd = self.max_snd_wnd.max(segment.window);
            self.snd_wl1 = segment.seq;
            self.snd_wl2 = segment.ack;
        }
    }
}
