//! Calls by state (RFC 9293 sections 3.10.1 to 3.10.5).

use super::driver::{Dut, ISS, Out, check, config};
use crate::{Call, CallError, Config, Flags, Rule, State};

const A: Flags = Flags::ACK;

#[test]
fn send_is_refused_once_the_own_half_is_closed() {
    for state in [State::FinWait1, State::FinWait2, State::Closing, State::LastAck, State::TimeWait] {
        let mut dut = Dut::in_state(state);
        assert_eq!(dut.call(Call::Send { len: 1 }), Err(CallError::Closing), "{state}");
    }
}

#[test]
fn send_still_works_in_close_wait() {
    let mut dut = Dut::in_state(State::CloseWait);
    let out = dut.call(Call::Send { len: 3 }).unwrap();
    check(&dut, &out, State::CloseWait, &[Out("ACK", 1, 2, 3)]);
}

#[test]
fn send_without_a_connection_is_refused() {
    for state in [State::Closed, State::Listen] {
        assert_eq!(Dut::in_state(state).call(Call::Send { len: 1 }), Err(CallError::NotConnected), "{state}");
    }
}

#[test]
fn shutdown_never_sends_a_second_fin() {
    for state in [State::FinWait1, State::FinWait2, State::Closing, State::LastAck, State::TimeWait] {
        assert_eq!(Dut::in_state(state).call(Call::Shutdown), Err(CallError::Already), "{state}");
    }
}

#[test]
fn close_before_a_connection_is_open_sends_nothing() {
    for state in [State::Listen, State::SynSent] {
        let mut dut = Dut::in_state(state);
        let out = dut.call(Call::Shutdown).unwrap();
        check(&dut, &out, State::Closed, &[]);
        assert_eq!(dut.moved_by(), [(State::Closed, Rule::CloseBeforeOpen)]);
    }
}

#[test]
fn abort_sends_rst_at_snd_nxt_while_the_peer_may_still_send() {
    for (state, seq, ack) in
        [(State::Established, 1, 1), (State::FinWait1, 2, 1), (State::FinWait2, 2, 1), (State::CloseWait, 1, 2)]
    {
        let mut dut = Dut::in_state(state);
        let out = dut.call(Call::Abort).unwrap();
        check(&dut, &out, State::Closed, &[Out("RST ACK", seq, ack, 0)]);
    }
}

#[test]
fn abort_sends_nothing_when_both_fins_have_been_exchanged_or_nothing_is_open() {
    for state in [State::Closing, State::LastAck, State::TimeWait, State::SynSent, State::Listen] {
        let mut dut = Dut::in_state(state);
        let out = dut.call(Call::Abort).unwrap();
        check(&dut, &out, State::Closed, &[]);
    }
}

#[test]
fn open_twice_is_refused() {
    for state in State::ALL.into_iter().filter(|state| !matches!(state, State::Closed | State::Listen)) {
        assert_eq!(Dut::in_state(state).call(Call::Open { iss: ISS }), Err(CallError::AlreadyOpen), "{state}");
    }
}

#[test]
fn close_with_linger_zero_sends_rst() {
    let mut dut = Dut::with(Config { linger_zero: true, ..config() });
    let out = dut.call(Call::Close).unwrap();
    check(&dut, &out, State::Closed, &[Out("RST ACK", 1, 1, 0)]);
}

#[test]
fn close_with_unread_data_sends_rst_when_half_duplex() {
    let mut dut = Dut::with(Config { half_duplex_close: true, ..config() });
    dut.call(Call::PauseReading).unwrap();
    dut.segment(A, 1, 1, 5);
    let out = dut.call(Call::Close).unwrap();
    check(&dut, &out, State::Closed, &[Out("RST ACK", 1, 6, 0)]);
    assert_eq!(dut.delivered(), 0);
}

#[test]
fn close_with_unread_data_sends_rst_even_after_the_fin_of_the_peer() {
    for (state, seq) in [(State::CloseWait, 1), (State::LastAck, 2), (State::Closing, 2)] {
        let mut dut = Dut::with(Config { half_duplex_close: true, ..config() });
        dut.call(Call::PauseReading).unwrap();
        if state == State::Closing {
            dut.call(Call::Shutdown).unwrap();
        }
        dut.segment(A.with(Flags::FIN), 1, 1, 5);
        if state == State::LastAck {
            dut.call(Call::Shutdown).unwrap();
        }
        assert_eq!(dut.end.state(), state);
        let out = dut.call(Call::Close).unwrap();
        check(&dut, &out, State::Closed, &[Out("RST ACK", seq, 7, 0)]);
    }
}

#[test]
fn data_after_close_draws_rst_when_half_duplex_and_is_dropped_otherwise() {
    for half_duplex_close in [true, false] {
        let mut dut = Dut::with(Config { half_duplex_close, ..config() });
        dut.call(Call::Close).unwrap();
        let out = dut.segment(A, 1, 2, 8);
        if half_duplex_close {
            check(&dut, &out, State::Closed, &[Out("RST ACK", 2, 1, 0)]);
        } else {
            check(&dut, &out, State::FinWait2, &[Out("ACK", 2, 9, 0)]);
        }
        assert_eq!(dut.delivered(), 0);
    }
}

#[test]
fn asking_first_answers_as_calling_does() {
    let calls = [
        Call::Open { iss: ISS },
        Call::Listen { iss: ISS },
        Call::Send { len: 1 },
        Call::Read,
        Call::PauseReading,
        Call::Shutdown,
        Call::Close,
        Call::Abort,
    ];
    for state in State::ALL {
        for call in calls {
            let mut dut = Dut::in_state(state);
            assert_eq!(dut.end.may(call), dut.call(call).map(|_| ()), "{state} {call:?}");
        }
    }
}
