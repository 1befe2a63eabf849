//! A run in the forms of others: a drawing for slides and print, a capture for Wireshark, lines of JSON, a Mermaid
//! diagram, a text ladder. Pure: a scenario in, bytes out, the same on every machine; never a browser, a file or a clock.
#![forbid(unsafe_code)]

mod capture;
mod mermaid;
mod pcapng;
mod svg;
mod text;

pub use capture::{CLIENT, SERVER, SeenAt, capture, octets, window_scale};
pub use mermaid::mermaid;
pub use svg::{Theme, svg};
pub use text::{ladder, one_line, text};

use fourway_sim::{Scenario, Side, run};

/// A form that a run can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The ladder as a drawing.
    Svg,
    /// The segments as packets, for Wireshark and its kin.
    Pcapng,
    /// The trace, one record a line, as `docs/scenario.md` describes it.
    JsonLines,
    /// A sequence diagram in the notation of Mermaid.
    Mermaid,
    /// The ladder in characters.
    Text,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Svg, Self::Pcapng, Self::JsonLines, Self::Mermaid, Self::Text];

    /// The name by which a form is asked for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Pcapng => "pcapng",
            Self::JsonLines => "jsonl",
            Self::Mermaid => "mermaid",
            Self::Text => "text",
        }
    }

    /// The form with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}

/// How a run is exported, where its form leaves a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// Width of a drawing in px, taken as [`LEAST_WIDTH`] to [`MOST_WIDTH`].
    pub width: u32,
    /// Colours of a drawing.
    pub theme: Theme,
    /// Where a capture is taken.
    pub seen_at: SeenAt,
}

/// The narrowest drawing, px.
pub const LEAST_WIDTH: u32 = 320;
/// The widest drawing, px.
pub const MOST_WIDTH: u32 = 4000;

impl Default for Options {
    fn default() -> Self {
        Self { width: 720, theme: Theme::Light, seen_at: SeenAt::One(Side::Client) }
    }
}

/// Runs a scenario and gives the run in a form.
#[must_use]
pub fn export(scenario: &Scenario, form: Form, options: &Options) -> Vec<u8> {
    let trace = run(scenario);
    match form {
        Form::Svg => svg(scenario, &trace, options.width, options.theme).into_bytes(),
        Form::Pcapng => capture(scenario, &trace, options.seen_at),
        Form::JsonLines => trace.to_json_lines().into_bytes(),
        Form::Mermaid => mermaid(scenario, &trace).into_bytes(),
        Form::Text => text(scenario, &trace).into_bytes(),
    }
}
