//! The colours of a drawing: those of the page on paper and on ink, and black on white with patterns for print.

use fourway_proto::State;
use fourway_sim::Side;

/// Which colours a drawing has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black on white: states differ by pattern.
    Print,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// The name by which a theme is asked for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// The theme with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    pub(super) const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
        }
    }
}

/// Colours as attributes have them.
pub(super) struct Palette {
    pub(super) paper: &'static str,
    pub(super) ground: &'static str,
    pub(super) ink: &'static str,
    pub(super) mute: &'static str,
    pub(super) line: &'static str,
    pub(super) edge: &'static str,
    pub(super) lost: &'static str,
    hosts: [&'static str; 2],
    /// For each group of states: its strong colour and its fill.
    states: Option<[(&'static str, &'static str); 9]>,
}

impl Palette {
    pub(super) const fn host(&self, side: Side) -> &'static str {
        self.hosts[side as usize]
    }

    /// A state's strong colour and its fill; none where patterns tell them apart.
    pub(super) fn state(&self, state: State) -> Option<(&'static str, &'static str)> {
        let index = match state {
            State::Established => 0,
            State::Listen | State::SynSent | State::SynReceived => 1,
            State::FinWait1 => 2,
            State::FinWait2 => 3,
            State::Closing => 4,
            State::CloseWait => 5,
            State::LastAck => 6,
            State::TimeWait => 7,
            State::Closed => 8,
        };
        self.states.map(|states| states[index])
    }
}

const LIGHT: Palette = Palette {
    paper: "#f7f4ec",
    ground: "#fdfcf8",
    ink: "#1b1f24",
    mute: "#575f6a",
    line: "#e2dccd",
    edge: "#8b8778",
    lost: "#b3261e",
    hosts: ["#0a6a72", "#a0440c"],
    states: Some([
        ("#1f6d4c", "#b9e0cb"),
        ("#3b617e", "#c9dbe8"),
        ("#5335ac", "#a48fe6"),
        ("#6c50c4", "#ded5fa"),
        ("#42358a", "#8479c2"),
        ("#855600", "#f7dd9f"),
        ("#7a4100", "#d99a3f"),
        ("#a32258", "#efaecb"),
        ("#5b616b", "#dcdde0"),
    ]),
};

const DARK: Palette = Palette {
    paper: "#0f1217",
    ground: "#14181e",
    ink: "#eceff3",
    mute: "#a3acb8",
    line: "#2a313b",
    edge: "#6f7885",
    lost: "#ff8c80",
    hosts: ["#62cbd4", "#f2a873"],
    states: Some([
        ("#7cd6ac", "#1d4a38"),
        ("#9dc3df", "#24394a"),
        ("#b7a5ff", "#4b3aa3"),
        ("#cfc3ff", "#2c2556"),
        ("#c4bdf2", "#5d539f"),
        ("#f0c063", "#4e3a0e"),
        ("#eda54f", "#85510f"),
        ("#ff9dc4", "#6b2045"),
        ("#a9b0bb", "#31373f"),
    ]),
};

const PRINT: Palette = Palette {
    paper: "#fff",
    ground: "#fff",
    ink: "#000",
    mute: "#000",
    line: "#000",
    edge: "#000",
    lost: "#000",
    hosts: ["#000", "#000"],
    states: None,
};

/// What fills the band of a state in print: the side of the tile and what is stroked on it. CLOSED has none: there its
/// lifeline alone goes on.
pub(super) const fn pattern(state: State) -> Option<(u8, &'static str)> {
    match state {
        State::Closed => None,
        State::Established => Some((8, "")),
        State::Listen => Some((8, "M4 4h.01")),
        State::SynSent => Some((8, "M0 4h8")),
        State::SynReceived => Some((4, "M0 2h4")),
        State::FinWait1 => Some((4, "M-1 1l2-2M0 4l4-4M3 5l2-2")),
        State::FinWait2 => Some((9, "M-1 1l2-2M0 9l9-9M8 10l2-2")),
        State::Closing => Some((6, "M0 0l6 6M0 6l6-6")),
        State::CloseWait => Some((9, "M-1 8l2 2M0 0l9 9M8-1l2 2")),
        State::LastAck => Some((4, "M-1 3l2 2M0 0l4 4M3-1l2 2")),
        State::TimeWait => Some((4, "M1 1h.01M3 3h.01")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [State; 11] = [
        State::Closed,
        State::Listen,
        State::SynSent,
        State::SynReceived,
        State::Established,
        State::FinWait1,
        State::FinWait2,
        State::CloseWait,
        State::Closing,
        State::LastAck,
        State::TimeWait,
    ];

    #[test]
    fn colours_are_those_of_the_page() {
        let sheet = include_str!("../../../../www/css/tokens.css");
        let (light, dark) = sheet.split_once("data-theme=\"dark\"").unwrap();
        for (palette, tokens) in [(&LIGHT, light), (&DARK, dark)] {
            let token = |name: &str, value: &str| {
                let wanted = format!("--{name}: {value};");
                assert!(tokens.contains(&wanted), "{wanted}");
            };
            token("paper", palette.paper);
            token("ground", palette.ground);
            token("ink", palette.ink);
            token("mute", palette.mute);
            token("line", palette.line);
            token("edge", palette.edge);
            token("lost", palette.lost);
            token("client", palette.hosts[0]);
            token("server", palette.hosts[1]);
            let names = ["open", "opening", "fw1", "fw2", "closing", "cw", "la", "tw", "closed"];
            for (name, (strong, fill)) in names.into_iter().zip(palette.states.unwrap()) {
                token(&format!("s-{name}"), strong);
                token(&format!("s-{name}-fill"), fill);
            }
        }
    }

    #[test]
    fn every_state_has_a_pattern_of_its_own() {
        for (n, one) in STATES.into_iter().enumerate() {
            for other in &STATES[n + 1..] {
                assert_ne!(pattern(one), pattern(*other), "{one} and {other}");
            }
        }
    }
}
