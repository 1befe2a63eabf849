//! `fourway export`: one run in a form of others, to a file or to standard output.

use crate::input::{Input, shown};
use crate::order::Order;
use crate::{Status, output, refuse};
use fourway_export::Form;
use std::ffi::OsStr;
use std::io::{IsTerminal, stdout};

/// Runs a scenario and writes it as ordered.
pub fn export(file: &OsStr, order: &Order) -> Status {
    if order.form == Form::Pcapng && order.out.is_none() && stdout().is_terminal() {
        return refuse("standard output: found a terminal, expected a file or a pipe for pcapng; see -o");
    }
    let input = match Input::read(file) {
        Ok(input) => input,
        Err(line) => return refuse(&line),
    };
    let bytes = fourway_export::export(&input.scenario, order.form, &order.options);
    let Some(out) = &order.out else { return output::print_bytes(&bytes) };
    match std::fs::write(out, bytes) {
        Ok(()) => Status::Done,
        Err(error) => refuse(&format!("{}: cannot be written: {error}", shown(out))),
    }
}
