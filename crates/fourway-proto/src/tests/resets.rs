//! RST and SYN in synchronized states (second and fourth check, RFC 5961, RFC 1337).

use super::driver::{Dut, IRS, Out, check, config};
use crate::{AppError, Config, Event, Flags, Micros, Rule, Segment, State, Timestamps};

const R: Flags = Flags::RST;
const S: Flags = Flags::SYN;

/// Each state from ESTABLISHED on, with SND.NXT and RCV.NXT as the driver leaves them.
const OPEN: [(State, u32, u32); 7] = [
    (State::Established, 1, 1),
    (State::FinWait1, 2, 1),
    (State::FinWait2, 2, 1),
    (State::CloseWait, 1, 2),
    (State::Closing, 2, 2),
    (State::LastAck, 2, 2),
    (State::TimeWait, 2, 2),
];

#[test]
fn rst_where_expected_closes_every_state() {
    for (state, _, rcv_nxt) in OPEN {
        let mut dut = Dut::in_state(state);
        let out = dut.segment(R, i64::from(rcv_nxt), 0, 0);
        check(&dut, &out, State::Closed, &[]);
        let told = dut.told(Event::Failed { error: AppError::ConnectionReset, rule: Rule::ResetReceived });
        assert_eq!(told, !matches!(state, State::Closing | State::LastAck | State::TimeWait), "{state}");
    }
}

#[test]
fn rst_elsewhere_in_the_window_draws_a_challenge_ack() {
    for (state, snd_nxt, rcv_nxt) in OPEN {
        let mut dut = Dut::in_state(state);
        let out = dut.segment(R, i64::from(rcv_nxt) + 10, 0, 0);
        check(&dut, &out, state, &[Out("ACK", snd_nxt, rcv_nxt, 0)]);
        assert_eq!(dut.ignored(), [Rule::ResetChallenged]);
    }
}

#[test]
fn rst_outside_the_window_is_dropped_in_silence() {
    for (state, _, rcv_nxt) in OPEN {
        let mut dut = Dut::in_state(state);
        for seq in [i64::from(rcv_nxt) - 1, i64::from(rcv_nxt) + 65_535] {
            let out = dut.segment(R, seq, 0, 0);
            check(&dut, &out, state, &[]);
        }
    }
}

#[test]
fn rst_anywhere_in_the_window_closes_by_the_old_rules() {
    for (state, _, rcv_nxt) in OPEN {
        let mut dut = Dut::in_state_with(state, Config { challenge_ack: false, ..config() });
        let out = dut.segment(R, i64::from(rcv_nxt) + 10, 0, 0);
        check(&dut, &out, State::Closed, &[]);
    }
}

#[test]
fn rst_in_time_wait_is_ignored_with_fix_f1() {
    let mut dut = Dut::in_state_with(State::TimeWait, Config { rfc1337: true, ..config() });
    for seq in [2, 12] {
        let out = dut.segment(R, seq, 0, 0);
        check(&dut, &out, State::TimeWait, &[]);
    }
    assert_eq!(dut.ignored(), [Rule::ResetInTimeWait; 2]);
}

#[test]
fn syn_in_a_synchronized_state_draws_a_challenge_ack() {
    for (state, snd_nxt, rcv_nxt) in OPEN {
        for seq in [i64::from(rcv_nxt), 100_000] {
            let mut dut = Dut::in_state(state);
            let out = dut.segment(S, seq, 0, 0);
            check(&dut, &out, state, &[Out("ACK", snd_nxt, rcv_nxt, 0)]);
            assert_eq!(dut.ignored(), [Rule::SynChallenged], "{state}");
        }
    }
}

#[test]
fn syn_in_the_window_resets_by_the_old_rules() {
    let mut dut = Dut::in_state_with(State::Established, Config { challenge_ack: false, ..config() });
    let out = dut.segment(S, 1, 0, 0);
    check(&dut, &out, State::Closed, &[Out("RST ACK", 1, 1, 0)]);
}

#[test]
fn challenge_acks_stop_at_ten_in_five_seconds() {
    let mut dut = Dut::established();
    dut.wait(6000);
    let answered = |dut: &mut Dut| (0..20).map(|_| dut.segment(R, 10, 0, 0).len()).sum::<usize>();
    assert_eq!(answered(&mut dut), 10);
    dut.wait(5000);
    assert_eq!(answered(&mut dut), 10);
}

#[test]
fn time_wait_syn_reopens_as_rfc_6191_says() {
    let cases = [
        // Timestamps before, timestamps in the SYN, relative sequence number, accepted.
        (true, Some(101), -5000, true),
        (true, Some(100), 5000, true),
        (true, Some(100), 1, false),
        (true, Some(99), 5000, false),
        (true, None, 5000, true),
        (true, None, -5000, false),
        (false, Some(7), -5000, true),
        (false, None, 5000, true),
        (false, None, 1, false),
    ];
    for (before, syn_ts, seq, accepted) in cases {
        let config = Config { timestamps: true, time_wait_reuse: true, ..config() };
        let mut dut = Dut::in_state_with(State::TimeWait, config);
        dut.end.ts_on = before;
        dut.end.ts_recent = 100;
        let ts = syn_ts.map(|val| Timestamps { val, ecr: 0 });
        dut.raw(Segment { seq: IRS.plus(seq as u32), flags: S, ts, window: 1000, ..Segment::default() });
        let expected = if accepted { State::SynReceived } else { State::TimeWait };
        assert_eq!(dut.end.state(), expected, "{before} {syn_ts:?} {seq}");
        if accepted {
            assert_eq!(
                dut.end.poll_timeout().map(|(at, _)| at),
                Some(Micros::from_secs(1)),
                "only the new SYN's timer"
            );
        }
    }
}

#[test]
fn time_wait_reopened_by_an_old_syn_is_time_wait_again_when_the_peer_says_so() {
    let config = Config { time_wait_reuse: true, ..config() };
    for refusal in [R, S] {
        let mut dut = Dut::in_state_with(State::TimeWait, config);
        let before = dut.end.status();
        dut.wait(1500);
        dut.segment(S, 5000, 0, 0);
        assert_eq!(dut.end.state(), State::SynReceived);
        let out = dut.segment(refusal, 5001, 0, 0);
        check(&dut, &out, State::TimeWait, &[]);
        assert_eq!(dut.moved_by().last(), Some(&(State::TimeWait, Rule::TimeWaitRestored)));
        let after = dut.end.status();
        assert_eq!((after.snd_nxt, after.rcv_nxt, after.iss), (before.snd_nxt, before.rcv_nxt, before.iss));
        let out = dut.segment(Flags::FIN.with(Flags::ACK), 1, 2, 0);
        check(&dut, &out, State::TimeWait, &[Out("ACK", 2, 2, 0)]);
        dut.wait(2000);
        assert_eq!(dut.end.state(), State::Closed);
        assert!(!dut.told(Event::EndOfStream), "it was told before");
    }
}

#[test]
fn time_wait_reopened_for_good_forgets_the_former_connection() {
    let mut dut = Dut::in_state_with(State::TimeWait, Config { time_wait_reuse: true, ..config() });
    dut.segment(S, 5000, 0, 0);
    let answer = dut.end.status();
    let segment =
        Segment { seq: IRS.plus(5001), ack: answer.snd_nxt, flags: Flags::ACK, window: 9, ..Segment::default() };
    dut.raw(segment);
    assert_eq!(dut.end.state(), State::Established);
    dut.raw(Segment { flags: R, ..segment });
    assert_eq!(dut.end.state(), State::Closed);
}

#[test]
fn two_ends_that_disagree_fall_silent() {
    for flags in [Flags::ACK, S.with(Flags::ACK)] {
        let mut dut = Dut::established();
        dut.wait(6000);
        let answers = (0..1000).map(|_| dut.segment(flags, 100_000, 1, 0).len()).sum::<usize>();
        assert_eq!(answers, 10);
    }
    let mut dut = Dut::established();
    dut.wait(6000);
    assert_eq!((0..1000).map(|_| dut.segment(Flags::ACK, 1, 100, 0).len()).sum::<usize>(), 10);
    assert_eq!((0..100).map(|_| dut.segment(Flags::ACK, 0, 1, 0).len()).sum::<usize>(), 100, "probes are answered");
}

#[test]
fn time_wait_duplicate_of_the_syn_that_offered_timestamps_in_vain_opens_nothing() {
    let config = Config { timestamps: false, time_wait_reuse: true, ..config() };
    for (seq, accepted) in [(0_i32, false), (-5000, true), (5000, true)] {
        let mut dut = Dut::in_state_with(State::TimeWait, config);
        let ts = Some(Timestamps { val: 7, ecr: 0 });
        dut.raw(Segment { seq: IRS.plus(seq as u32), flags: S, ts, window: 1000, ..Segment::default() });
        let expected = if accepted { State::SynReceived } else { State::TimeWait };
        assert_eq!(dut.end.state(), expected, "{seq}");
    }
}
