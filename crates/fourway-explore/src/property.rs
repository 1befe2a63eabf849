//! What must hold always, each named by a sentence.

/// A property of every run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Property {
    /// Only moves of the RFC's diagram.
    Diagram,
    /// From ESTABLISHED on the state is the function of the two FIN facts.
    FinFacts,
    /// What an application is given is, byte for byte, the beginning of what its peer's connection was handed.
    Prefix,
    /// No byte of one connection reaches the application of another.
    OldByte,
    /// No FIN of one connection ends the stream of another.
    OldFin,
    /// End of stream is told once, after every byte.
    EndOfStream,
    /// A FIN keeps its sequence number.
    OneFin,
    /// A closed end answers with nothing but a RST, and an end whose FIN is acknowledged with nothing but a RST or an ACK.
    ClosedEnd,
    /// No two ends answer each other for ever.
    Quiet,
    /// With both applications closing, no end waits for ever without a name for it.
    Ends,
}

impl Property {
    /// Every property, in the order in which they are reported.
    pub const ALL: [Self; 10] = [
        Self::Diagram,
        Self::FinFacts,
        Self::Prefix,
        Self::OldByte,
        Self::OldFin,
        Self::EndOfStream,
        Self::OneFin,
        Self::ClosedEnd,
        Self::Quiet,
        Self::Ends,
    ];

    /// What holds, as a sentence without its full stop.
    #[must_use]
    pub const fn holds(self) -> &'static str {
        match self {
            Self::Diagram => "only moves of the RFC's diagram",
            Self::FinFacts => "the state is the function of the FIN facts",
            Self::Prefix => "delivered bytes are a prefix of what that connection sent",
            Self::OldByte => "no old byte lands in a new connection",
            Self::OldFin => "no old FIN lands in a new connection",
            Self::EndOfStream => "end of stream once, after every byte",
            Self::OneFin => "no FIN with two sequence numbers",
            Self::ClosedEnd => "nothing but RST or an ACK from a closed end",
            Self::Quiet => "no two ends answer each other for ever",
            Self::Ends => "every run ends closed, told of an error, or by a named exception",
        }
    }

    /// What a counterexample shows, as the title of a scenario.
    #[must_use]
    pub const fn broken(self) -> &'static str {
        match self {
            Self::Diagram => "Found by search: a move that the RFC's diagram does not have",
            Self::FinFacts => "Found by search: a state that the FINs do not explain",
            Self::Prefix => "Found by search: delivered bytes that are no prefix of what was sent",
            Self::OldByte => "Found by search: an old byte lands in a new connection",
            Self::OldFin => "Found by search: an old FIN lands in a new connection",
            Self::EndOfStream => "Found by search: end of stream before every byte",
            Self::OneFin => "Found by search: a FIN with two sequence numbers",
            Self::ClosedEnd => "Found by search: a closed end says more than RST or ACK",
            Self::Quiet => "Found by search: two ends answer each other for ever",
            Self::Ends => "Found by search: an end waits for ever",
        }
    }
}
