//! What `poll_transmit` is asked for, as bits of one octet.

use crate::{Config, TimeWait};

/// The kinds of segment that are to go out, and whether there is more to look at.
///
/// Where nothing is due, no segment goes out and no timer changes until the next input, and that may be predicted: most
/// ends, most of the time. Every other input leaves [`Due::LOOK`], and draining takes it away again where it can. So in an
/// endpoint that has been drained the bits say nothing that its other variables do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Due(u8);

impl Due {
    pub(crate) const NOTHING: Self = Self(0);
    /// An acknowledgment.
    pub(crate) const ACK: Self = Self(1);
    /// The oldest segment that is not acknowledged.
    pub(crate) const RESEND: Self = Self(2);
    /// A probe of a closed window.
    pub(crate) const PROBE_WINDOW: Self = Self(4);
    /// A probe of a silent peer.
    pub(crate) const PROBE_ALIVE: Self = Self(8);
    /// Our FIN for the first time and without text; it stands alone or not at all.
    pub(crate) const FIN: Self = Self(16);
    /// Text for the first time, for which the window has room; it stands alone or not at all.
    pub(crate) const TEXT: Self = Self(64);
    /// Whatever else the variables ask for: text, a reply, the timers of what is outstanding.
    /// Nothing is predicted then.
    pub(crate) const LOOK: Self = Self(32);

    /// The greatest window that there is (RFC 7323 section 2.3). Where the settings or a segment name a greater one, nothing is
    /// predicted.
    pub(crate) const GREATEST_WINDOW: u32 = 65_535 << 14;

    /// Nothing is asked for, in an endpoint with these settings: those under which a poll or a segment always has more to
    /// look at keep the mark.
    pub(crate) const fn rest(config: &Config) -> Self {
        let plain =
            config.keepalive.is_none() && config.user_timeout.is_none() && config.window <= Self::GREATEST_WINDOW;
        if plain && matches!(config.time_wait, TimeWait::Full) { Self::NOTHING } else { Self::LOOK }
    }

    /// Forget all that is asked for.
    pub(crate) const fn clear(&mut self) {
        self.0 &= Self::LOOK.0;
    }

    pub(crate) const fn has(self, what: Self) -> bool {
        self.0 & what.0 != 0
    }

    pub(crate) const fn add(&mut self, what: Self) {
        self.0 |= what.0;
    }

    pub(crate) const fn remove(&mut self, what: Self) {
        self.0 &= !what.0;
    }

    /// Remove it; gives whether it was there.
    pub(crate) const fn take(&mut self, what: Self) -> bool {
        let there = self.has(what);
        self.remove(what);
        there
    }
}
