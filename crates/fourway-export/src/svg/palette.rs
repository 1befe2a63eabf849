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
    /// For each state: its strong colour and its fill.
    states: Option<[(&'static str, &'static str); 11]>,
}

impl Palette {
    pub(super) const fn host(&self, side: Side) -> &'static str {
        self.hosts[side as usize]
    }

    /// A state's strong colour and its fill; none where patterns tell them apart.
    pub(super) fn state(&self, state: State) -> Option<(&'static str, &'static str)> {
        self.states.map(|states| states[state as usize])
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
        ("#5b616b", "#eff0f3"),
        ("#3b617e", "#c4e4fa"),
        ("#3b617e", "#b2d0e6"),
        ("#3b617e", "#a1bfd5"),
        ("#1f6d4c", "#b0eccc"),
        ("#5335ac", "#9f8ae1"),
        ("#6c50c4", "#dcd3f8"),
        ("#855600", "#e2c98b"),
        ("#42358a", "#897ec7"),
        ("#7a4100", "#d5963b"),
        ("#a32258", "#d697b3"),
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
        ("#a9b0bb", "#232426"),
        ("#9dc3df", "#1d384d"),
        ("#9dc3df", "#3d5970"),
        ("#9dc3df", "#4c687f"),
        ("#7cd6ac", "#224f3d"),
        ("#b7a5ff", "#5445af"),
        ("#cfc3ff", "#312b5c"),
        ("#f0c063", "#685329"),
        ("#c4bdf2", "#675eab"),
        ("#eda54f", "#925d1f"),
        ("#ff9dc4", "#702449"),
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

    /// What the style sheet calls the strong colour and the fill of each state.
    const NAMES: [(&str, &str); 11] = [
        ("closed", "closed"),
        ("opening", "listen"),
        ("opening", "sent"),
        ("opening", "rcvd"),
        ("open", "open"),
        ("fw1", "fw1"),
        ("fw2", "fw2"),
        ("cw", "cw"),
        ("closing", "closing"),
        ("la", "la"),
        ("tw", "tw"),
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
            for ((name, fill), (strong, filled)) in NAMES.into_iter().zip(palette.states.unwrap()) {
                token(&format!("s-{name}"), strong);
                token(&format!("s-{fill}-fill"), filled);
            }
        }
    }

    #[test]
    fn every_state_has_a_pattern_of_its_own() {
        for (n, one) in State::ALL.into_iter().enumerate() {
            for other in &State::ALL[n + 1..] {
                assert_ne!(pattern(one), pattern(*other), "{one} and {other}");
            }
        }
    }

    /// Linear light of sRGB as eyes without one kind of cone see it (Machado, Oliveira and Fernandes 2009, severity 1),
    /// and as grey.
    const EYES: [(&str, [[f64; 3]; 3]); 5] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "no long",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ),
        (
            "no middle",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ),
        (
            "no short",
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
        ),
        ("grey", [LUMINANCE; 3]),
    ];
    const LUMINANCE: [f64; 3] = [0.2126, 0.7152, 0.0722];
    /// The least difference of two fills that meet on a lifeline, in hundredths of OKLab: a black and a white are 100 apart.
    const APART: f64 = 4.5;

    fn linear(colour: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
    }

    fn oklab(linear: [f64; 3]) -> [f64; 3] {
        let cones = times(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ],
            linear,
        );
        times(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ],
            cones.map(f64::cbrt),
        )
    }

    fn apart(eyes: [[f64; 3]; 3], one: &str, other: &str) -> f64 {
        let [one, other] = [one, other].map(|colour| oklab(times(eyes, linear(colour)).map(|x| x.clamp(0.0, 1.0))));
        100.0 * one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let light = |colour| times([LUMINANCE; 3], linear(colour))[0] + 0.05;
        let (one, other) = (light(one), light(other));
        one.max(other) / one.min(other)
    }

    /// States of which one may follow the other on a lifeline; from any a reset leads to CLOSED.
    fn may_meet() -> Vec<(State, State)> {
        use State::{
            CloseWait, Closed, Closing, Established, FinWait1, FinWait2, LastAck, Listen, SynReceived, SynSent,
            TimeWait,
        };
        let moves = [
            (Listen, SynReceived),
            (Listen, SynSent),
            (SynSent, SynReceived),
            (SynSent, Established),
            (SynReceived, Established),
            (SynReceived, FinWait1),
            (SynReceived, CloseWait),
            (Established, FinWait1),
            (Established, CloseWait),
            (FinWait1, FinWait2),
            (FinWait1, Closing),
            (FinWait1, TimeWait),
            (FinWait2, TimeWait),
            (Closing, TimeWait),
            (CloseWait, LastAck),
            (TimeWait, SynReceived),
        ];
        let resets = State::ALL.into_iter().filter(|state| *state != Closed).map(|state| (state, Closed));
        moves.into_iter().chain(resets).collect()
    }

    #[test]
    fn states_that_meet_differ_for_every_eye_and_in_grey() {
        for palette in [&LIGHT, &DARK] {
            let fill = |state| palette.state(state).unwrap().1;
            for (name, eyes) in EYES {
                for (one, other) in may_meet() {
                    let apart = apart(eyes, fill(one), fill(other));
                    assert!(apart >= APART, "{name}: {one} and {other} are {apart:.1} apart on {}", palette.ground);
                }
            }
        }
    }

    #[test]
    fn names_and_edges_of_states_can_be_read() {
        for palette in [&LIGHT, &DARK] {
            for state in State::ALL {
                let (strong, fill) = palette.state(state).unwrap();
                let found = contrast(strong, palette.ground);
                assert!(found >= 4.5, "{state}: {strong} on {}: {found:.2}", palette.ground);
                let found = contrast(palette.ink, fill);
                assert!(found >= 4.5, "{state}: {} on {fill}: {found:.2}", palette.ink);
            }
        }
    }
}
