//! The words of the page: the catalogue as a prop, and the few names that are put together.

use fourway_proto::Micros;
use fourway_sim::{CallName, Side};
use fourway_stage::{Catalogue, Speed};
use yew::AttrValue;

use crate::by_ptr::ByPtr;

/// The catalogue, shared by every component.
pub type Words = ByPtr<Catalogue>;

impl Words {
    /// The text of a key, for an attribute or an element.
    pub fn text(&self, key: &str) -> AttrValue {
        AttrValue::from(self.get(key).to_owned())
    }

    /// The name of a host, standing alone.
    pub fn host_name(&self, side: Side) -> &str {
        match side {
            Side::Client => self.get("host.client"),
            Side::Server => self.get("host.server"),
        }
    }

    /// What a button for a call says on its own, and with its host.
    pub fn call(&self, side: Side, call: CallName) -> (String, String) {
        let long = ["call.", call.name()].concat();
        let short = [&long, ".short"].concat();
        let full =
            self.fill("call.label", &[("host", self.host_name(side)), ("call", self.get(&[&long, ".mid"].concat()))]);
        (self.get(if self.has(&short) { &short } else { &long }).to_owned(), full)
    }
}

/// Whole milliseconds, hundredths of a second from one second on: a running number that can be read.
pub fn readable(at: Micros) -> Micros {
    let unit = if at < Micros::from_secs(1) { 1_000 } else { 10_000 };
    Micros(at.0 - at.0 % unit)
}

/// The part of a speed's keys that is its own.
pub const fn speed(speed: Speed) -> &'static str {
    match speed {
        Speed::Quarter => "speed.quarter",
        Speed::Half => "speed.half",
        Speed::Normal => "speed.normal",
        Speed::Double => "speed.double",
        Speed::Quadruple => "speed.quadruple",
    }
}
