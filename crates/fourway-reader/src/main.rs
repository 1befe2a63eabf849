//! The module's binary: nothing runs until the page asks.

use fourway_reader as _;

fn main() {}
