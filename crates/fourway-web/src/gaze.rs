//! What a person looks at closely: nothing of the run depends on it.

/// What a person looks at in the instruments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gaze {
    /// An edge of the state diagram.
    pub edge: Option<usize>,
    /// A field of the chosen segment.
    pub field: Option<usize>,
    /// Causes and effects of the current event.
    pub why: bool,
}
