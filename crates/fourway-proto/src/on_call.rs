//! Application calls: RFC 9293 sections 3.10.1 to 3.10.5.

use crate::due::Due;
use crate::endpoint::{OurFin, PeerFin};
use crate::{Endpoint, Event, Flags, Micros, Observer, Rule, Segment, Seq, State, Timer};

/// What an application asks of its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Call {
    /// Open to the peer, with this initial send sequence number (RFC 9293 section 3.10.1).
    Open {
        /// ISS, absolute.
        iss: Seq,
    },
    /// Wait for a peer; `iss` answers its SYN (RFC 9293 section 3.10.1).
    Listen {
        /// ISS, absolute.
        iss: Seq,
    },
    /// Queue this many octets (RFC 9293 section 3.10.2).
    Send {
        /// Octets.
        len: u32,
    },
    /// Take all that has arrived and go on reading (RFC 9293 section 3.10.3).
    Read,
    /// Stop reading: what arrives stays in the buffer and the window shrinks.
    PauseReading,
    /// The RFC's CLOSE and POSIX `SHUT_WR`: no more to send, receiving goes on (section 3.10.4).
    Shutdown,
    /// As `Shutdown`, and the application reads no more (section 3.6.1).
    Close,
    /// RST (section 3.10.5).
    Abort,
}

/// Why a call had no effect, by the POSIX name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallError {
    /// Connection already exists (EISCONN).
    AlreadyOpen,
    /// Connection does not exist (ENOTCONN).
    NotConnected,
    /// Connection closing: nothing more can be sent (EPIPE).
    Closing,
    /// Already asked for; the close is under way (EALREADY).
    Already,
}

impl CallError {
    /// The POSIX name, such as `EPIPE`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AlreadyOpen => "EISCONN",
            Self::NotConnected => "ENOTCONN",
            Self::Closing => "EPIPE",
            Self::Already => "EALREADY",
        }
    }
}

impl Endpoint {
    /// What [`Endpoint::call`] would answer now, without doing it.
    ///
    /// # Errors
    /// The RFC's error for this call in this state.
    pub fn may(&self, call: Call) -> Result<(), CallError> {
        match call {
            Call::Open { .. } => self.may_open(),
            Call::Listen { .. } => match self.state() {
                State::Closed => Ok(()),
                State::Listen
                | State::SynSent
                | State::SynReceived
                | State::Established
                | State::FinWait1
                | State::FinWait2
                | State::CloseWait
                | State::Closing
                | State::LastAck
                | State::TimeWait => Err(CallError::AlreadyOpen),
            },
            Call::Send { .. } => self.may_send(),
            Call::Read | Call::PauseReading => self.may_read(),
            Call::Shutdown => self.may_shutdown(),
            Call::Close => self.may_close(),
            Call::Abort => match self.state() {
                State::Closed => Err(CallError::NotConnected),
                State::Listen
                | State::SynSent
                | State::SynReceived
                | State::Established
                | State::FinWait1
                | State::FinWait2
                | State::CloseWait
                | State::Closing
                | State::LastAck
                | State::TimeWait => Ok(()),
            },
        }
    }

    /// Carry out an application call.
    ///
    /// # Errors
    /// As [`Endpoint::may`]; nothing has changed then.
    #[inline(always)]
    pub fn call<O: Observer>(&mut self, now: Micros, call: Call, obs: &mut O) -> Result<(), CallError> {
        if self.predicted_close(now, call, obs) {
            return Ok(());
        }
        self.call_unpredicted(now, call, obs)
    }

    #[inline(never)]
    fn call_unpredicted<O: Observer>(&mut self, now: Micros, call: Call, obs: &mut O) -> Result<(), CallError> {
        if self.predicted_send(call) {
            return Ok(());
        }
        self.may(call)?;
        match call {
            Call::Open { iss } => self.open(now, iss, obs),
            Call::Listen { iss } => {
                self.forget();
                self.next_iss = iss;
                self.transition(now, State::Listen, Rule::PassiveOpen, obs);
            }
            Call::Send { len } => self.queue(len),
            Call::Read => self.read(obs),
            Call::PauseReading => self.reading = false,
            Call::Shutdown => self.shutdown(now, obs),
            Call::Close => self.close(now, obs),
            Call::Abort => self.abort(now, Rule::Abort, obs),
        }
        self.due.add(Due::LOOK);
        Ok(())
    }

    /// The host loses its state without a word (RFC 9293 section 3.5.1).
    pub fn crash<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        if self.state() != State::Closed {
            self.delete(now, Rule::Crash, obs);
        }
        self.forget();
    }

    fn may_open(&self) -> Result<(), CallError> {
        match self.state() {
            State::Closed | State::Listen => Ok(()),
            State::SynSent
            | State::SynReceived
            | State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => Err(CallError::AlreadyOpen),
        }
    }

    fn may_send(&self) -> Result<(), CallError> {
        match self.state() {
            State::Closed if self.was_open => Err(CallError::Closing),
            State::Closed | State::Listen => Err(CallError::NotConnected),
            State::SynSent | State::SynReceived | State::Established | State::CloseWait => {
                if self.our_fin == OurFin::NotSent { Ok(()) } else { Err(CallError::Closing) }
            }
            State::FinWait1 | State::FinWait2 | State::Closing | State::LastAck | State::TimeWait => {
                Err(CallError::Closing)
            }
        }
    }

    fn may_read(&self) -> Result<(), CallError> {
        if self.orphaned {
            return Err(CallError::NotConnected);
        }
        match self.state() {
            State::Closed if self.unread > 0 => Ok(()),
            State::Closed | State::Listen => Err(CallError::NotConnected),
            State::SynSent
            | State::SynReceived
            | State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => Ok(()),
        }
    }

    fn may_shutdown(&self) -> Result<(), CallError> {
        match self.state() {
            State::Closed => Err(CallError::NotConnected),
            State::Listen | State::SynSent => Ok(()),
            State::SynReceived | State::Established | State::CloseWait => {
                if self.our_fin == OurFin::NotSent {
                    Ok(())
                } else {
                    Err(CallError::Already)
                }
            }
            State::FinWait1 | State::FinWait2 | State::Closing | State::LastAck | State::TimeWait => {
                Err(CallError::Already)
            }
        }
    }

    fn may_close(&self) -> Result<(), CallError> {
        match self.state() {
            State::Closed => Err(CallError::NotConnected),
            State::Listen
            | State::SynSent
            | State::SynReceived
            | State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck
            | State::TimeWait => {
                if self.orphaned {
                    Err(CallError::Already)
                } else {
                    Ok(())
                }
            }
        }
    }

    fn open<O: Observer>(&mut self, now: Micros, iss: Seq, obs: &mut O) {
        self.forget();
        self.start_sending(iss);
        self.transition(now, State::SynSent, Rule::ActiveOpen, obs);
    }

    fn shutdown<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        match self.state() {
            State::Listen | State::SynSent => self.delete(now, Rule::CloseBeforeOpen, obs),
            // RFC 9293 section 3.10.4 lets a CLOSE in SYN-RECEIVED wait for ESTABLISHED when data is queued.
            State::SynReceived if self.has_queued_data() => self.our_fin = OurFin::Queued,
            State::SynReceived | State::Established => {
                self.our_fin = OurFin::Queued;
                self.transition(now, State::FinWait1, Rule::CloseFirst, obs);
            }
            State::CloseWait => {
                self.our_fin = OurFin::Queued;
                self.transition(now, State::LastAck, Rule::CloseSecond, obs);
            }
            State::Closed | State::FinWait1 | State::FinWait2 | State::Closing | State::LastAck | State::TimeWait => {}
        }
    }

    fn close<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        let config = *self.config();
        self.orphaned = true;
        match self.state() {
            State::SynReceived
            | State::Established
            | State::FinWait1
            | State::FinWait2
            | State::CloseWait
            | State::Closing
            | State::LastAck => {
                if config.linger_zero {
                    return self.abort(now, Rule::LingerZero, obs);
                }
                if config.half_duplex_close && self.unread > 0 {
                    return self.abort(now, Rule::CloseWithUnread, obs);
                }
            }
            State::Closed | State::Listen | State::SynSent | State::TimeWait => {}
        }
        self.discard_unread(obs);
        if self.our_fin == OurFin::NotSent {
            self.shutdown(now, obs);
        } else if self.state() == State::FinWait2 {
            self.start_fin_wait_2_timer(now, obs);
        }
    }

    /// Drop the connection and send the RST that the state calls for (RFC 9293 section 3.10.5).
    pub(crate) fn abort<O: Observer>(&mut self, now: Micros, rule: Rule, obs: &mut O) {
        match self.state() {
            State::SynReceived | State::Established | State::FinWait1 | State::FinWait2 | State::CloseWait => {
                self.reply_with_reset();
            }
            // Lost data must be shown even after both FINs (SHLD-3).
            State::Closing | State::LastAck if rule == Rule::CloseWithUnread => self.reply_with_reset(),
            State::Closed | State::Listen | State::SynSent | State::Closing | State::LastAck | State::TimeWait => {}
        }
        self.delete(now, rule, obs);
    }

    /// Queue a RST at SND.NXT that also carries the acknowledgment.
    pub(crate) fn reply_with_reset(&mut self) {
        self.reply = Some(Segment {
            seq: self.snd_nxt,
            ack: self.rcv_nxt,
            flags: Flags::RST.with(Flags::ACK),
            ..Segment::default()
        });
    }

    /// Start the orphan's timer, where the settings bound FIN-WAIT-2.
    pub(crate) fn start_fin_wait_2_timer<O: Observer>(&mut self, now: Micros, obs: &mut O) {
        if let (true, Some(span)) = (self.orphaned, self.config().fin_wait_2_timeout) {
            self.arm(Timer::FinWait2, now.plus(span), None, obs);
        }
    }

    /// Delete the connection: CLOSED, every timer off, nothing queued but a reply already made.
    pub(crate) fn delete<O: Observer>(&mut self, now: Micros, rule: Rule, obs: &mut O) {
        self.cancel_all_but(None, obs);
        // A connection that ended in order leaves its application what it has not read yet.
        if !matches!(rule, Rule::TimeWaitOver | Rule::TimeWaitSkipped | Rule::AckOfFinInLastAck) {
            self.discard_unread(obs);
            self.peer_fin = PeerFin::Awaited;
        }
        self.our_fin = OurFin::NotSent;
        self.transition(now, State::Closed, rule, obs);
        self.clear_queues();
    }

    /// Tell the application of a failure and delete the connection.
    pub(crate) fn fail<O: Observer>(&mut self, now: Micros, error: crate::AppError, rule: Rule, obs: &mut O) {
        self.delete(now, rule, obs);
        obs.event(Event::Failed { error, rule });
    }
}
