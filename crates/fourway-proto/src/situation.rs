//! The same situation seen from elsewhere: an endpoint with its moments moved along the clock and its numbers along their
//! circles. A search that compares endpoints needs it; nothing here changes what an endpoint will do.

use crate::acknowledge::CHALLENGE_SPAN;
use crate::endpoint::OurFin;
use crate::{Endpoint, Micros, RtoEstimator, Seq, State};

impl Endpoint {
    /// Move every moment that the endpoint remembers so that `now` becomes `to`, a whole number of milliseconds away.
    ///
    /// Moments so old that their age no longer matters become equally old, and a CLOSED endpoint forgets what no call
    /// and no segment can bring out of it again. `to` must be later than any span of the settings.
    pub fn move_clock(&mut self, now: Micros, to: Micros) {
        if self.state() == State::Closed {
            self.forget_what_is_over();
        }
        let moved = |at: Micros| Micros(at.0.wrapping_sub(now.0).wrapping_add(to.0));
        for timer in self.timers.on() {
            if let Some(at) = self.deadline(timer) {
                self.timers.set(timer, moved(at));
            }
        }
        if let Some((end, sent_at)) = self.sample {
            self.sample = Some((end, moved(sent_at)));
        }
        // The age of the last new octet is only ever held against the RTO.
        let config = *self.config();
        if self.our_fin == OurFin::Acked {
            // Nothing will be sent that a timeout could be about.
            self.rto = RtoEstimator::new(&config);
            self.last_new_at = Micros::ZERO;
        }
        let oldest = config.rto_max.max(config.rto_initial).max(config.rto_min).max(self.rto.rto);
        self.last_new_at = Micros(to.0 - now.since(self.last_new_at).min(oldest).0);
        let (start, _) = self.challenges;
        if now.since(start) >= CHALLENGE_SPAN {
            self.challenges = (Micros::ZERO, 0);
        } else {
            self.challenges.0 = moved(start);
        }
        if self.ts_on {
            let ticks = (to.0 / 1000).wrapping_sub(now.0 / 1000) as u32;
            self.ts_recent = self.ts_recent.wrapping_add(ticks);
            if let Some(former) = &mut self.former {
                former.move_clock(ticks);
            }
        }
    }

    /// Move the endpoint's own sequence numbers by `own` and those of its peer by `peer`, modulo 2^32.
    pub fn move_numbers(&mut self, own: u32, peer: u32) {
        match self.state() {
            State::Listen => self.next_iss = self.next_iss.plus(own),
            State::Closed | State::SynSent => self.move_own(own),
            State::SynReceived
            | State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => {
                self.move_own(own);
                self.snd_wl2 = self.snd_wl2.plus(own);
                self.snd_wl1 = self.snd_wl1.plus(peer);
                self.irs = self.irs.plus(peer);
                self.rcv_edge = self.rcv_edge.plus(peer);
                self.held.move_numbers(peer);
                if let Some(former) = &mut self.former {
                    former.move_numbers(own, peer);
                }
            }
        }
        if self.state().is_synchronized() || self.rcv_nxt != Seq(0) {
            self.rcv_nxt = self.rcv_nxt.plus(peer);
        }
    }

    fn move_own(&mut self, own: u32) {
        for number in [&mut self.iss, &mut self.snd_una, &mut self.snd_nxt, &mut self.queued_end, &mut self.next_iss] {
            *number = number.plus(own);
        }
        self.pushes.move_numbers(own);
        self.recover = self.recover.map(|end| end.plus(own));
        self.sample = self.sample.map(|(end, sent_at)| (end.plus(own), sent_at));
    }

    /// What a CLOSED endpoint can still be asked: unread octets, the end of the stream, and which numbers it has used.
    fn forget_what_is_over(&mut self) {
        let old = *self;
        self.forget();
        self.was_open = old.was_open;
        self.iss = old.iss;
        self.snd_nxt = old.snd_nxt;
        self.orphaned = old.orphaned;
        if old.unread > 0 {
            self.unread = old.unread;
            self.rcv_nxt = old.rcv_nxt;
            self.peer_fin = old.peer_fin;
            self.reading = old.reading;
            self.end_of_stream_told = old.end_of_stream_told;
        }
    }
}
