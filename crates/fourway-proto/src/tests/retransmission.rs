//! Loss: RFC 6298, R2 and the user timeout.

use super::driver::{Dut, Out, config};
use crate::{AppError, Call, Config, Event, Flags, Keepalive, Micros, Rule, State};

const A: Flags = Flags::ACK;

#[test]
fn lost_fin_is_sent_again_after_one_two_and_four_seconds() {
    let mut dut = Dut::in_state(State::FinWait1);
    for wait in [1000, 2000, 4000] {
        assert_eq!(dut.wait(wait - 1), []);
        assert_eq!(dut.wait(1), [Out("FIN ACK", 1, 1, 0)]);
    }
}

#[test]
fn last_ack_and_closing_send_their_fin_again_with_the_current_ack() {
    for state in [State::LastAck, State::Closing] {
        let mut dut = Dut::in_state(state);
        assert_eq!(dut.wait(1000), [Out("FIN ACK", 1, 2, 0)], "{state}");
    }
}

#[test]
fn retransmission_limit_tells_the_application_and_closes() {
    let mut dut = Dut::in_state_with(State::FinWait1, Config { max_retransmits: 2, ..config() });
    assert_eq!(dut.wait(6999).len(), 2);
    dut.wait(1);
    assert_eq!(dut.moved_by(), [(State::Closed, Rule::RetransmissionLimit)]);
    assert!(dut.told(Event::Failed { error: AppError::TimedOut, rule: Rule::RetransmissionLimit }));
    assert_eq!(dut.end.poll_timeout(), None);
}

#[test]
fn user_timeout_closes_when_data_stays_unacknowledged() {
    let mut dut = Dut::with(Config { user_timeout: Some(Micros::from_ms(2500)), ..config() });
    dut.call(Call::Send { len: 1 }).unwrap();
    dut.wait(2500);
    assert!(dut.told(Event::Failed { error: AppError::TimedOut, rule: Rule::UserTimeout }));
}

#[test]
fn ack_of_data_restarts_the_timer_with_the_new_rto() {
    let mut dut = Dut::established();
    dut.call(Call::Send { len: 6 }).unwrap();
    dut.call(Call::Shutdown).unwrap();
    dut.wait(600);
    assert_eq!(dut.segment(A, 1, 7, 0), []);
    assert_eq!(dut.wait(1799), []);
    assert_eq!(dut.wait(1), [Out("FIN ACK", 7, 1, 0)]);
}

#[test]
fn data_and_fin_both_lost_follow_each_other_without_a_second_timeout() {
    let mut dut = Dut::established();
    dut.call(Call::Send { len: 6 }).unwrap();
    dut.call(Call::Shutdown).unwrap();
    assert_eq!(dut.wait(1000), [Out("ACK", 1, 1, 6)]);
    dut.wait(100);
    assert_eq!(dut.segment(A, 1, 7, 0), [Out("FIN ACK", 7, 1, 0)]);
}

#[test]
fn a_segment_sent_again_gives_no_sample() {
    let mut dut = Dut::established();
    dut.call(Call::Send { len: 1 }).unwrap();
    dut.wait(1000);
    dut.wait(50);
    dut.segment(A, 1, 2, 0);
    let rto = dut.end.status().rto;
    assert_eq!((rto.srtt, rto.rto), (None, Micros::from_secs(2)), "Karn: the back-off stays until a new sample");
}

#[test]
fn writes_keep_their_boundaries_when_sent_again() {
    let mut dut = Dut::established();
    dut.call(Call::Send { len: 3 }).unwrap();
    dut.call(Call::Send { len: 4 }).unwrap();
    assert_eq!(dut.wait(1000), [Out("ACK", 1, 1, 3)]);
    assert_eq!(dut.segment(A, 1, 4, 0), [Out("ACK", 4, 1, 4)]);
}

#[test]
fn lost_syn_makes_data_start_with_three_seconds() {
    let mut dut = Dut::in_state(State::SynSent);
    assert_eq!(dut.wait(1000), [Out("SYN", 0, 0, 0)]);
    dut.segment(Flags::SYN.with(A), 0, 1, 0);
    assert_eq!(dut.end.status().rto.rto, Micros::from_secs(3));
}

#[test]
fn keepalive_probes_silence_and_gives_up_without_an_answer() {
    let keepalive = Keepalive { idle: Micros::from_secs(10), interval: Micros::from_secs(2), probes: 2 };
    let mut dut = Dut::with(Config { keepalive: Some(keepalive), ..config() });
    assert_eq!(dut.wait(10_000), [Out("ACK", 0, 1, 0)]);
    dut.segment(A, 1, 1, 0);
    assert_eq!(dut.wait(9_999), [], "an answer starts the wait anew");
    assert_eq!(dut.wait(2001), [Out("ACK", 0, 1, 0), Out("ACK", 0, 1, 0)]);
    dut.wait(2000);
    assert_eq!(dut.moved_by(), [(State::Closed, Rule::KeepaliveLimit)]);
}

#[test]
fn keepalive_waits_anew_when_the_peer_asks_first() {
    let keepalive = Keepalive { idle: Micros::from_secs(10), interval: Micros::from_secs(2), probes: 2 };
    let mut dut = Dut::with(Config { keepalive: Some(keepalive), ..config() });
    dut.wait(9000);
    assert_eq!(dut.segment(A, 0, 1, 0), [Out("ACK", 1, 1, 0)]);
    assert_eq!(dut.wait(9999), []);
    assert_eq!(dut.wait(1), [Out("ACK", 0, 1, 0)]);
}
