//! The words of the page: the catalogue as a prop, and the few names that are put together.

use fourway_sim::Side;
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

    /// The name of a host.
    pub fn host(&self, side: Side) -> &str {
        match side {
            Side::Client => self.get("host.client"),
            Side::Server => self.get("host.server"),
        }
    }
}

/// How a speed is written.
pub const fn speed(speed: Speed) -> &'static str {
    match speed {
        Speed::Quarter => "¼×",
        Speed::Half => "½×",
        Speed::Normal => "1×",
        Speed::Double => "2×",
        Speed::Quadruple => "4×",
    }
}
