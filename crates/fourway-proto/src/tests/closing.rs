//! FIN and its ACK, in every order (RFC 9293 section 3.6 and the eighth check).

use super::driver::{Dut, Out, check, config};
use crate::{Call, Config, Event, Flags, Micros, Rule, State, TimeWait, Timer};

const F: Flags = Flags::FIN;
const A: Flags = Flags::ACK;
const FA: Flags = F.with(A);

#[test]
fn established_close_sends_fin_and_enters_fin_wait_1() {
    let mut dut = Dut::established();
    let out = dut.call(Call::Shutdown).unwrap();
    check(&dut, &out, State::FinWait1, &[Out("FIN ACK", 1, 1, 0)]);
}

#[test]
fn established_fin_is_acknowledged_and_tells_end_of_stream_once() {
    let mut dut = Dut::established();
    let out = dut.segment(FA, 1, 1, 0);
    check(&dut, &out, State::CloseWait, &[Out("ACK", 1, 2, 0)]);
    let out = dut.segment(FA, 1, 1, 0);
    check(&dut, &out, State::CloseWait, &[Out("ACK", 1, 2, 0)]);
    assert_eq!(dut.events.iter().filter(|event| **event == Event::EndOfStream).count(), 1);
    assert_eq!(dut.ignored(), [Rule::RepeatedFin]);
}

#[test]
fn fin_wait_1_ack_of_fin_enters_fin_wait_2_and_stops_the_timer() {
    let mut dut = Dut::in_state(State::FinWait1);
    let out = dut.segment(A, 1, 2, 0);
    check(&dut, &out, State::FinWait2, &[]);
    assert_eq!(dut.end.poll_timeout(), None);
}

#[test]
fn fin_wait_1_fin_alone_enters_closing() {
    let mut dut = Dut::in_state(State::FinWait1);
    let out = dut.segment(FA, 1, 1, 0);
    check(&dut, &out, State::Closing, &[Out("ACK", 2, 2, 0)]);
}

#[test]
fn fin_wait_1_fin_with_ack_of_fin_enters_time_wait_directly() {
    let mut dut = Dut::in_state(State::FinWait1);
    let out = dut.segment(FA, 1, 2, 0);
    check(&dut, &out, State::TimeWait, &[Out("ACK", 2, 2, 0)]);
    assert_eq!(dut.moved_by(), [(State::TimeWait, Rule::FinWithAckOfFin)]);
}

#[test]
fn fin_wait_1_ack_of_data_only_stays() {
    let mut dut = Dut::established();
    dut.call(Call::Send { len: 6 }).unwrap();
    dut.call(Call::Shutdown).unwrap();
    let out = dut.segment(A, 1, 7, 0);
    check(&dut, &out, State::FinWait1, &[]);
}

#[test]
fn fin_wait_2_data_is_delivered_and_fin_enters_time_wait() {
    let mut dut = Dut::in_state(State::FinWait2);
    let out = dut.segment(A, 1, 2, 5);
    check(&dut, &out, State::FinWait2, &[Out("ACK", 2, 6, 0)]);
    let out = dut.segment(FA, 6, 2, 0);
    check(&dut, &out, State::TimeWait, &[Out("ACK", 2, 7, 0)]);
    assert_eq!(dut.delivered(), 5);
    assert!(dut.told(Event::EndOfStream));
}

#[test]
fn closing_ack_of_fin_enters_time_wait_and_starts_its_timer() {
    let mut dut = Dut::in_state(State::Closing);
    let out = dut.segment(A, 2, 2, 0);
    check(&dut, &out, State::TimeWait, &[]);
    assert_eq!(dut.end.poll_timeout(), Some((Micros::from_secs(2), Timer::TimeWait)));
}

#[test]
fn closing_repeated_fin_is_acknowledged_without_using_its_ack() {
    let mut dut = Dut::in_state(State::Closing);
    let out = dut.segment(FA, 1, 2, 0);
    check(&dut, &out, State::Closing, &[Out("ACK", 2, 2, 0)]);
}

#[test]
fn last_ack_ack_of_fin_enters_closed_with_no_timer_left() {
    let mut dut = Dut::in_state(State::LastAck);
    let out = dut.segment(A, 2, 2, 0);
    check(&dut, &out, State::Closed, &[]);
    assert_eq!(dut.end.poll_timeout(), None);
}

#[test]
fn time_wait_lasts_two_msl() {
    let mut dut = Dut::in_state(State::TimeWait);
    let out = dut.wait(1999);
    check(&dut, &out, State::TimeWait, &[]);
    let out = dut.wait(1);
    check(&dut, &out, State::Closed, &[]);
    assert_eq!(dut.moved_by(), [(State::Closed, Rule::TimeWaitOver)]);
}

#[test]
fn time_wait_repeated_fin_is_acknowledged_and_restarts_two_msl() {
    let mut dut = Dut::in_state(State::TimeWait);
    dut.wait(1500);
    let out = dut.segment(FA, 1, 2, 0);
    check(&dut, &out, State::TimeWait, &[Out("ACK", 2, 2, 0)]);
    let out = dut.wait(1999);
    check(&dut, &out, State::TimeWait, &[]);
    dut.wait(1);
    assert_eq!(dut.end.state(), State::Closed);
}

#[test]
fn time_wait_pure_ack_where_expected_gets_no_answer() {
    let mut dut = Dut::in_state(State::TimeWait);
    let out = dut.segment(A, 2, 2, 0);
    check(&dut, &out, State::TimeWait, &[]);
    assert_eq!(dut.ignored(), [Rule::TimeWaitOnlyFin]);
}

#[test]
fn time_wait_none_closes_after_the_last_ack_has_gone_out() {
    let config = Config { time_wait: TimeWait::None, ..config() };
    let mut dut = Dut::in_state_with(State::FinWait2, config);
    let out = dut.segment(FA, 1, 2, 0);
    check(&dut, &out, State::Closed, &[Out("ACK", 2, 2, 0)]);
    assert_eq!(dut.moved_by().last(), Some(&(State::Closed, Rule::TimeWaitSkipped)));
}

#[test]
fn established_fin_beyond_a_gap_waits_for_the_gap_to_close() {
    let mut dut = Dut::established();
    let out = dut.segment(FA, 7, 1, 6);
    check(&dut, &out, State::Established, &[Out("ACK", 1, 1, 0)]);
    let out = dut.segment(A, 1, 1, 6);
    check(&dut, &out, State::CloseWait, &[Out("ACK", 1, 14, 0)]);
    assert_eq!(dut.delivered(), 12);
}

#[test]
fn delayed_ack_travels_with_the_fin_of_an_application_that_closes_in_time() {
    let config = Config { delayed_ack: Micros::from_ms(40), ..config() };
    let mut dut = Dut::with(config);
    assert_eq!(dut.segment(FA, 1, 1, 0), []);
    dut.wait(20);
    let out = dut.call(Call::Close).unwrap();
    check(&dut, &out, State::LastAck, &[Out("FIN ACK", 1, 2, 0)]);
    assert_eq!(dut.end.deadline(Timer::DelayedAck), None);
}

#[test]
fn fin_wait_2_orphan_gives_up_and_a_held_connection_does_not() {
    let config = Config { fin_wait_2_timeout: Some(Micros::from_secs(3)), ..config() };
    let mut held = Dut::in_state_with(State::FinWait2, config);
    held.wait(3_600_000);
    assert_eq!(held.end.state(), State::FinWait2);
    held.call(Call::Close).unwrap();
    held.wait(3000);
    assert_eq!(held.moved_by(), [(State::Closed, Rule::FinWait2Orphaned)]);
}
