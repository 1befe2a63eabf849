//! Acceptability, windows and probes (first and fifth check, Table 6, section 3.8.6).

use super::driver::{Dut, IRS, ISS, Out, check, config};
use crate::{Call, Config, Flags, Rule, Segment, State};

const A: Flags = Flags::ACK;

#[test]
fn data_beyond_the_window_draws_an_ack_in_every_state() {
    for (state, snd_nxt, rcv_nxt) in
        [(State::Established, 1, 1), (State::FinWait2, 2, 1), (State::Closing, 2, 2), (State::TimeWait, 2, 2)]
    {
        let mut dut = Dut::in_state(state);
        let out = dut.segment(A, i64::from(rcv_nxt) + 65_536, 1, 6);
        check(&dut, &out, state, &[Out("ACK", snd_nxt, rcv_nxt, 0)]);
    }
}

#[test]
fn ack_of_something_unsent_draws_an_ack_and_its_fin_is_not_taken() {
    let mut dut = Dut::established();
    let out = dut.segment(Flags::FIN.with(A), 1, 5, 0);
    check(&dut, &out, State::Established, &[Out("ACK", 1, 1, 0)]);
    assert_eq!(dut.ignored(), [Rule::AckOfUnsent]);
}

#[test]
fn ack_older_than_any_window_draws_a_challenge_ack() {
    let mut dut = Dut::established();
    let out = dut.segment(A, 1, -2000, 0);
    check(&dut, &out, State::Established, &[Out("ACK", 1, 1, 0)]);
    assert_eq!(dut.ignored(), [Rule::AckTooOld]);
}

#[test]
fn segment_without_ack_bit_is_dropped() {
    let mut dut = Dut::established();
    let out = dut.segment(Flags::FIN, 1, 0, 0);
    check(&dut, &out, State::Established, &[]);
    assert_eq!(dut.ignored(), [Rule::NoAckBit]);
}

#[test]
fn keepalive_probe_is_answered() {
    let mut dut = Dut::established();
    let out = dut.segment(A, 0, 1, 0);
    check(&dut, &out, State::Established, &[Out("ACK", 1, 1, 0)]);
    assert_eq!(dut.ignored(), [Rule::KeepaliveProbe]);
}

#[test]
fn data_in_three_pieces_out_of_order_is_delivered_once_and_whole() {
    let mut dut = Dut::established();
    assert_eq!(dut.segment(A, 7, 1, 3), [Out("ACK", 1, 1, 0)]);
    assert_eq!(dut.segment(A, 4, 1, 3), [Out("ACK", 1, 1, 0)]);
    assert_eq!(dut.segment(A, 1, 1, 5), [Out("ACK", 1, 10, 0)]);
    assert_eq!(dut.delivered(), 9);
}

#[test]
fn unread_data_shrinks_the_window_and_reading_opens_it() {
    let mut dut = Dut::with(Config { window: 100, mss: 50, ..config() });
    dut.call(Call::PauseReading).unwrap();
    dut.segment(A, 1, 1, 100);
    assert_eq!(dut.end.status().rcv_wnd, 0);
    let out = dut.segment(A, 101, 1, 1);
    check(&dut, &out, State::Established, &[Out("ACK", 1, 101, 0)]);
    assert_eq!(dut.ignored(), [Rule::WindowClosed]);
    let out = dut.call(Call::Read).unwrap();
    check(&dut, &out, State::Established, &[Out("ACK", 1, 101, 0)]);
    assert_eq!((dut.end.status().rcv_wnd, dut.delivered()), (100, 100));
}

#[test]
fn closed_window_is_probed_with_one_octet_until_it_opens() {
    let mut dut = Dut::established();
    let window =
        |window, ack: u32| Segment { seq: IRS.plus(1), ack: ISS.plus(ack), window, flags: A, ..Segment::default() };
    dut.raw(window(0, 1));
    assert_eq!(dut.call(Call::Send { len: 5 }).unwrap(), []);
    assert_eq!(dut.wait(999), []);
    assert_eq!(dut.wait(1), [Out("ACK", 1, 1, 1)]);
    assert_eq!(dut.raw(window(0, 1)), []);
    assert_eq!(dut.wait(600_000).iter().filter(|out| **out == Out("ACK", 1, 1, 1)).count(), 13);
    assert_eq!(dut.end.state(), State::Established, "probes that are answered never end a connection");
    assert_eq!(dut.raw(window(1000, 1)), [Out("ACK", 1, 1, 5)]);
}

#[test]
fn fin_waits_for_room_in_the_window() {
    let mut dut = Dut::established();
    dut.raw(Segment { seq: IRS.plus(1), ack: ISS.plus(1), window: 3, flags: A, ..Segment::default() });
    assert_eq!(dut.call(Call::Send { len: 3 }).unwrap(), [Out("ACK", 1, 1, 3)]);
    assert_eq!(dut.call(Call::Shutdown).unwrap(), []);
    assert_eq!(dut.end.state(), State::FinWait1);
    assert_eq!(dut.segment(A, 1, 4, 0), [Out("FIN ACK", 4, 1, 0)]);
}
