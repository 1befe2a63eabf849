//! Acceptability, windows and probes (first and fifth check, Table 6, section 3.8.6).

use super::driver::{Dut, IRS, ISS, Out, check, config};
use crate::{Call, Config, Flags, Micros, Rule, Segment, State};

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
    for wait in [2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60] {
        assert_eq!(dut.raw(window(0, 1)), []);
        assert_eq!(dut.wait(wait * 1000), [Out("ACK", 1, 1, 1)]);
    }
    assert_eq!(dut.end.state(), State::Established, "probes that are answered never end a connection");
    assert_eq!(dut.raw(window(1000, 1)), [Out("ACK", 1, 1, 5)]);
}

#[test]
fn probes_that_stay_unanswered_end_the_connection_after_r2_and_not_by_the_users_patience_while_answered() {
    let mut dut = Dut::with(Config { max_retransmits: 3, user_timeout: Some(Micros::from_secs(5)), ..config() });
    let closed = Segment { seq: IRS.plus(1), ack: ISS.plus(1), window: 0, flags: A, ..Segment::default() };
    dut.raw(closed);
    dut.call(Call::Send { len: 5 }).unwrap();
    for _ in 0..20 {
        dut.wait(4000);
        dut.raw(closed);
    }
    assert_eq!(dut.end.state(), State::Established);
    dut.wait(5000);
    assert_eq!(dut.moved_by(), [(State::Closed, Rule::UserTimeout)]);
    let mut dut = Dut::with(Config { max_retransmits: 3, ..config() });
    dut.raw(closed);
    dut.call(Call::Send { len: 5 }).unwrap();
    assert_eq!(dut.wait(14_999), [Out("ACK", 1, 1, 1); 3]);
    dut.wait(1);
    assert_eq!(dut.moved_by(), [(State::Closed, Rule::RetransmissionLimit)]);
}

#[test]
fn window_that_shrinks_to_nothing_over_data_in_flight_does_not_time_it_out_while_the_peer_answers() {
    let mut dut = Dut::with(Config { max_retransmits: 2, ..config() });
    dut.call(Call::Send { len: 5 }).unwrap();
    for wait in [1, 2, 4, 8, 16, 32, 60, 60] {
        assert_eq!(dut.wait(wait * 1000), [Out("ACK", 1, 1, 5)]);
        dut.raw(Segment { seq: IRS.plus(1), ack: ISS.plus(1), window: 0, flags: A, ..Segment::default() });
    }
    assert_eq!(dut.end.state(), State::Established, "SHLD-17");
    dut.wait(240_000);
    assert_eq!(dut.moved_by(), [(State::Closed, Rule::RetransmissionLimit)], "without an answer R2 holds");
}

#[test]
fn zero_window_lets_rst_and_ack_through_and_neither_syn_nor_fin_nor_text() {
    let full = || {
        let mut dut = Dut::with(Config { window: 5, ..config() });
        dut.call(Call::PauseReading).unwrap();
        dut.segment(A, 1, 1, 5);
        assert_eq!(dut.end.status().rcv_wnd, 0);
        dut
    };
    for (flags, seq, len, state, sent) in [
        (Flags::RST, 6, 0, State::Closed, false),
        (Flags::RST, 6, 3, State::Closed, false),
        (Flags::RST, 7, 0, State::Established, false),
        (Flags::SYN, 6, 0, State::Established, true),
        (Flags::FIN.with(A), 6, 0, State::Established, true),
        (A, 6, 3, State::Established, true),
        (A, 7, 0, State::Established, true),
    ] {
        let mut dut = full();
        let out = dut.segment(flags, seq, 1, len);
        let ack = [Out("ACK", 1, 6, 0)];
        check(&dut, &out, state, if sent { &ack } else { &[] });
    }
    let mut dut = full();
    dut.call(Call::Shutdown).unwrap();
    let out = dut.segment(Flags::FIN.with(A), 6, 2, 0);
    check(&dut, &out, State::FinWait2, &[Out("ACK", 2, 6, 0)]);
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
