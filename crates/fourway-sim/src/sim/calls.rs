//! What applications, machines and the script ask for.

use super::Sim;
use super::events::Input;
use crate::scenario::Isn;
use crate::{CallName, Kind, Place, Record, Scenario, Side};
use alloc::vec::Vec;
use fourway_proto::{Call, CallError, Micros, Seq, State};

impl Sim {
    #[expect(clippy::too_many_arguments, reason = "the entry's own fields")]
    pub(super) fn call_host(
        &mut self,
        scenario: &Scenario,
        cause: Option<u32>,
        side: Side,
        name: CallName,
        len: u32,
        isn: Option<Isn>,
        out: &mut Vec<Record>,
    ) {
        let error = self.may_call(side, name).err();
        let octets = (name == CallName::Send).then_some(len);
        let kind = Kind::Call { place: Place::Host(side), call: name, len: octets, error };
        let id = self.record(cause, kind, out);
        if error.is_some() {
            return;
        }
        let input = Input::plain(id);
        match name {
            CallName::Crash => {
                let now = self.now;
                self.with_endpoint(side, input, out, &mut |endpoint, mut tell| endpoint.crash(now, &mut tell));
            }
            CallName::Reboot => self.reboot(side, input, out),
            CallName::Open
            | CallName::Listen
            | CallName::Send
            | CallName::Read
            | CallName::PauseReading
            | CallName::Shutdown
            | CallName::Close
            | CallName::Abort
            | CallName::Inject
            | CallName::Cut
            | CallName::Heal
            | CallName::Set
            | CallName::Deliver
            | CallName::Drop
            | CallName::Duplicate => {
                let iss = self.choose_isn(side, isn);
                let Some(call) = endpoint_call(name, len, iss) else {
                    return;
                };
                let now = self.now;
                if name == CallName::Open {
                    self.ending.begin();
                }
                if name == CallName::Send {
                    self.hosts[side as usize].sent_bytes += len;
                }
                // What may be refused has been refused above.
                self.with_endpoint(side, input, out, &mut |endpoint, mut tell| {
                    let _ = endpoint.call(now, call, &mut tell);
                });
            }
        }
        self.drain(scenario, side, input, out);
    }

    pub(super) fn may_call(&self, side: Side, name: CallName) -> Result<(), CallError> {
        let host = &self.hosts[side as usize];
        let Some(endpoint) = &host.endpoint else {
            return Err(CallError::NotConnected);
        };
        match name {
            CallName::Crash => Ok(()),
            CallName::Reboot if endpoint.state() == State::Closed => Ok(()),
            CallName::Reboot => Err(CallError::AlreadyOpen),
            CallName::Open
            | CallName::Listen
            | CallName::Send
            | CallName::Read
            | CallName::PauseReading
            | CallName::Shutdown
            | CallName::Close
            | CallName::Abort => {
                endpoint_call(name, 1, Seq(0)).map_or(Err(CallError::NotConnected), |call| endpoint.may(call))
            }
            CallName::Inject
            | CallName::Cut
            | CallName::Heal
            | CallName::Set
            | CallName::Deliver
            | CallName::Drop
            | CallName::Duplicate => Ok(()),
        }
    }

    /// After a reboot a server listens again and a client is CLOSED: what a crash left it as.
    fn reboot(&mut self, side: Side, input: Input, out: &mut Vec<Record>) {
        let (now, iss) = (self.now, self.choose_isn(side, None));
        if side == Side::Server {
            self.with_endpoint(side, input, out, &mut |endpoint, mut tell| {
                let _ = endpoint.call(now, Call::Listen { iss }, &mut tell);
            });
        }
    }

    /// The first connection uses the ISN of the settings; later ones follow a clock that ticks every 4 µs
    /// (RFC 9293 section 3.4.1) and never fall behind what was used.
    fn choose_isn(&self, side: Side, chosen: Option<Isn>) -> Seq {
        let host = &self.hosts[side as usize];
        match chosen {
            Some(Isn::Absolute(isn)) => isn,
            Some(Isn::Relative(distance)) => Seq(host.isn.0.wrapping_add(distance as u32)),
            None if host.incarnation == 0 => host.first_isn,
            None => {
                let used = host.endpoint.as_ref().map_or(host.isn, |endpoint| endpoint.status().snd_nxt);
                host.first_isn.plus((self.now.0 / 4) as u32).later(used.later(host.isn).plus(64_000))
            }
        }
    }

    pub(super) fn fire_timer(&mut self, scenario: &Scenario, side: Side, out: &mut Vec<Record>) {
        let now: Micros = self.now;
        // The endpoint names the timer in the record that it makes first; what follows is caused by that record.
        let input = Input::plain(self.next_id);
        self.with_endpoint(side, input, out, &mut |endpoint, mut tell| {
            endpoint.handle_timeout(now, &mut tell);
        });
        self.drain(scenario, side, input, out);
    }
}

fn endpoint_call(name: CallName, len: u32, iss: Seq) -> Option<Call> {
    match name {
        CallName::Open => Some(Call::Open { iss }),
        CallName::Listen => Some(Call::Listen { iss }),
        CallName::Send => Some(Call::Send { len }),
        CallName::Read => Some(Call::Read),
        CallName::PauseReading => Some(Call::PauseReading),
        CallName::Shutdown => Some(Call::Shutdown),
        CallName::Close => Some(Call::Close),
        CallName::Abort => Some(Call::Abort),
        CallName::Crash
        | CallName::Reboot
        | CallName::Inject
        | CallName::Cut
        | CallName::Heal
        | CallName::Set
        | CallName::Deliver
        | CallName::Drop
        | CallName::Duplicate => None,
    }
}
