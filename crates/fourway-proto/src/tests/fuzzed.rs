//! What the fuzz targets found, as the shortest stimulus of each.

use super::driver::{Dut, IRS, ISS, config};
use super::std::vec::Vec;
use crate::{Call, Config, Endpoint, Flags, Micros, Segment, State};

/// Each end is given octets that the other never sent, so that either is ahead of the other.
#[test]
fn two_ends_that_each_know_of_more_than_was_sent_come_to_rest() {
    for (octets, challenge_ack) in [(1, true), (1, false), (100, true), (100, false)] {
        let config = Config { challenge_ack, ..config() };
        let mut ends = [
            Endpoint::established(config, ISS, IRS, 1000, false),
            Endpoint::established(config, IRS, ISS, 1000, false),
        ];
        let mut wire: Vec<(usize, Segment)> = Vec::new();
        for (to, seq, ack) in [(0, IRS, ISS), (1, ISS, IRS)] {
            let (seq, ack) = (seq.plus(1), ack.plus(1));
            wire.push((to, Segment { seq, ack, len: octets, window: 1000, flags: Flags::ACK, ts: None }));
        }
        let mut handled = 0;
        while !wire.is_empty() {
            let (to, segment) = wire.remove(0);
            ends[to].handle_segment(Micros::ZERO, segment, &mut ());
            while let Some((segment, _)) = ends[to].poll_transmit(Micros::ZERO, &mut ()) {
                wire.push((1 - to, segment));
            }
            handled += 1;
            assert!(handled < 50, "{octets} octets ahead, challenge_ack {challenge_ack}");
        }
    }
}

#[test]
fn a_segment_for_a_connection_that_failed_with_unsent_text_starts_no_timer() {
    let mut dut = Dut::with(Config { user_timeout: Some(Micros::from_secs(5)), ..config() });
    dut.call(Call::Send { len: 5 }).unwrap();
    dut.segment(Flags::RST, 1, 0, 0);
    assert_eq!((dut.end.state(), dut.end.poll_timeout()), (State::Closed, None));
    dut.segment(Flags::ACK, 1, 1, 0);
    assert_eq!(dut.end.poll_timeout(), None);
}

#[test]
fn a_segment_of_the_greatest_length_is_no_more_than_out_of_window() {
    let flags = Flags::SYN.with(Flags::FIN).with(Flags::ACK);
    for state in State::ALL {
        let mut dut = Dut::in_state(state);
        let segment = Segment { seq: IRS, ack: ISS, len: u32::MAX, window: 1000, flags, ts: None };
        assert_eq!(segment.seq_len(), u32::MAX);
        dut.raw(segment);
    }
}
