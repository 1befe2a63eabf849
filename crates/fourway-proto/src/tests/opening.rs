//! The handshake, both ways in, and what meets a closed end.

use super::driver::{Dut, Out, check};
use crate::{AppError, Call, Event, Flags, Rule, State};

const S: Flags = Flags::SYN;
const A: Flags = Flags::ACK;
const R: Flags = Flags::RST;

#[test]
fn listen_syn_is_answered_with_syn_and_ack() {
    let mut dut = Dut::in_state(State::Listen);
    let out = dut.segment(S, 0, 0, 0);
    check(&dut, &out, State::SynReceived, &[Out("SYN ACK", 0, 1, 0)]);
    let out = dut.segment(A, 1, 1, 0);
    check(&dut, &out, State::Established, &[]);
    assert_eq!(dut.ignored(), [], "the ACK that opens is no duplicate");
}

#[test]
fn syn_sent_syn_ack_establishes_and_is_acknowledged() {
    let mut dut = Dut::in_state(State::SynSent);
    let out = dut.segment(S.with(A), 0, 1, 0);
    check(&dut, &out, State::Established, &[Out("ACK", 1, 1, 0)]);
}

#[test]
fn syn_sent_syn_alone_is_a_simultaneous_open() {
    let mut dut = Dut::in_state(State::SynSent);
    let out = dut.segment(S, 0, 0, 0);
    check(&dut, &out, State::SynReceived, &[Out("SYN ACK", 0, 1, 0)]);
    let out = dut.segment(A, 1, 1, 0);
    check(&dut, &out, State::Established, &[]);
}

#[test]
fn syn_sent_rst_counts_only_if_it_covers_the_syn() {
    let mut dut = Dut::in_state(State::SynSent);
    for (flags, ack) in [(R, 0), (R.with(A), 0), (R.with(A), 2)] {
        let out = dut.segment(flags, 0, ack, 0);
        check(&dut, &out, State::SynSent, &[]);
    }
    let out = dut.segment(R.with(A), 0, 1, 0);
    check(&dut, &out, State::Closed, &[]);
    assert!(dut.told(Event::Failed { error: AppError::ConnectionRefused, rule: Rule::ResetInSynSent }));
}

#[test]
fn syn_sent_unacceptable_ack_draws_rst() {
    let mut dut = Dut::in_state(State::SynSent);
    let out = dut.segment(A, 0, 2, 0);
    check(&dut, &out, State::SynSent, &[Out("RST", 2, 0, 0)]);
}

#[test]
fn syn_received_rst_returns_to_listen_after_a_passive_open() {
    let mut dut = Dut::in_state(State::SynReceived);
    let out = dut.segment(R, 1, 0, 0);
    check(&dut, &out, State::Listen, &[]);
    assert!(!dut.events.iter().any(|event| matches!(event, Event::Failed { .. })));
}

#[test]
fn syn_received_rst_refuses_after_an_active_open() {
    let mut dut = Dut::in_state(State::SynSent);
    dut.segment(S, 0, 0, 0);
    let out = dut.segment(R, 1, 0, 0);
    check(&dut, &out, State::Closed, &[]);
    assert!(dut.told(Event::Failed { error: AppError::ConnectionRefused, rule: Rule::ResetActiveOpen }));
}

#[test]
fn listen_answers_ack_with_rst_and_drops_the_rest() {
    let mut dut = Dut::in_state(State::Listen);
    let out = dut.segment(A, 17, 34, 0);
    check(&dut, &out, State::Listen, &[Out("RST", 34, 0, 0)]);
    for flags in [R, Flags::FIN] {
        let out = dut.segment(flags, 17, 0, 0);
        check(&dut, &out, State::Listen, &[]);
    }
}

#[test]
fn closed_answers_all_but_rst_with_rst() {
    let mut dut = Dut::in_state(State::Closed);
    let out = dut.segment(A, 5, 9, 3);
    check(&dut, &out, State::Closed, &[Out("RST", 9, 0, 0)]);
    let out = dut.segment(R.with(A), 5, 9, 0);
    check(&dut, &out, State::Closed, &[]);
    let out = dut.segment(S, 5, 0, 0);
    assert_eq!((out.len(), out[0].0, out[0].2), (1, "RST ACK", 6));
}

#[test]
fn syn_sent_syn_ack_with_text_and_fin_is_processed_on_from_the_sixth_check() {
    let mut dut = Dut::in_state(State::SynSent);
    let out = dut.segment(S.with(A).with(Flags::FIN), 0, 1, 5);
    check(&dut, &out, State::CloseWait, &[Out("ACK", 1, 7, 0)]);
    assert_eq!(dut.delivered(), 5);
    assert!(dut.told(Event::EndOfStream));
}

#[test]
fn syn_received_both_ways_of_ending_a_simultaneous_open_lead_to_established() {
    let mut dut = Dut::in_state(State::SynSent);
    dut.segment(S, 0, 0, 0);
    let out = dut.segment(S.with(A), 0, 1, 0);
    check(&dut, &out, State::Established, &[]);
    assert_eq!(dut.moved_by().last(), Some(&(State::Established, Rule::SynAckInSynReceived)));
    assert_eq!(dut.end.status().snd_wnd, 1000);
    let out = dut.segment(S.with(A), 0, 1, 0);
    check(&dut, &out, State::Established, &[Out("ACK", 1, 1, 0)]);
}

#[test]
fn syn_received_close_then_loss_sends_the_syn_again_before_the_fin() {
    let mut dut = Dut::in_state(State::SynReceived);
    let out = dut.call(Call::Shutdown).unwrap();
    check(&dut, &out, State::FinWait1, &[Out("FIN ACK", 1, 1, 0)]);
    assert_eq!(dut.wait(1000), [Out("SYN ACK", 0, 1, 0)]);
    let out = dut.segment(A, 1, 1, 0);
    check(&dut, &out, State::FinWait1, &[Out("FIN ACK", 1, 1, 0)]);
    let out = dut.segment(A, 1, 2, 0);
    check(&dut, &out, State::FinWait2, &[]);
}

#[test]
fn listen_again_after_a_reset_answers_with_another_iss() {
    let mut dut = Dut::in_state(State::SynReceived);
    let first = dut.end.status().iss;
    dut.segment(R, 1, 0, 0);
    dut.segment(S, 0, 0, 0);
    assert_eq!(dut.end.state(), State::SynReceived);
    assert!(dut.end.status().iss.after(first));
}
