//! The parts of the page, one a file: props in, callback out.

pub mod acts;
pub mod beside;
pub mod caption;
pub mod chosen;
pub mod dialog;
pub mod ends;
pub mod events;
pub mod guide;
pub mod header;
pub mod host;
pub mod icon;
pub mod notice;
pub mod pace;
pub mod panel;
pub mod runs;
pub mod scrubber;
pub mod sheet;
pub mod stage;
pub mod tabs;
pub mod transport;
