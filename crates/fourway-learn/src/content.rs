//! What `data/` holds, as tables of the program, and the words for it.

use fourway_proto::Micros;
use fourway_sim::{CallName, Expect, Scenario, Side, Trace, run};
use fourway_stage::{Catalogue, Link, LinkAct, LinkDeed, with_acts};
use std::rc::Rc;

/// The strings of `content/en/`, those of `learn/` among them, as sorted lines of key, tab, text.
#[cfg(not(target_arch = "wasm32"))]
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en-learn.txt"));

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A run and what holds of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// The scenario's name under `scenarios/`; empty for one of its own.
    pub scene: &'static str,
    /// What is done in it, written as in a link; empty for nothing.
    pub acts: &'static str,
    packed: &'static [u8],
}

impl Experiment {
    /// The scenario, without the acts; its expectations are the claims.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        // A test opens every one.
        Scenario::unpack_own(self.packed).unwrap_or_default()
    }

    /// What holds of the run.
    #[must_use]
    pub fn claims(&self) -> Vec<Expect> {
        self.scenario().expect.list()
    }

    /// The acts; none where the text is no list of acts, which a test rules out.
    #[must_use]
    pub fn acts(&self) -> Option<Vec<LinkAct>> {
        if self.acts.is_empty() {
            return Some(Vec::new());
        }
        Link::read(&["fourway=1&scene=x&do=", self.acts].concat()).ok().map(|link| link.acts)
    }

    /// The run with the acts in it.
    #[must_use]
    pub fn run(&self) -> Trace {
        run(&with_acts(&self.scenario(), &self.acts().unwrap_or_default()))
    }
}

/// A start, and goals for the run that a learner makes of it. Its acts are a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The goals are its claims, in order.
    pub start: Experiment,
    /// How many claims belong to each goal.
    pub(crate) sizes: &'static [usize],
}

impl Task {
    /// The goals: all predicates of one hold where it is met.
    #[must_use]
    pub fn goals(&self) -> Vec<Vec<Expect>> {
        let mut claims = self.start.claims().into_iter();
        self.sizes.iter().map(|size| claims.by_ref().take(*size).collect()).collect()
    }
}

/// A puzzle. Words: `challenge.<id>.title`, `.text`, `.why`, `.goal.<n>` and `.hint.<n>` from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Its name.
    pub id: &'static str,
    /// How hard, from 1.
    pub level: u8,
    /// Where it starts and what is to be reached.
    pub task: Task,
    /// What acts are allowed.
    pub may: May,
    /// Acts of a shortest solution.
    pub par: u8,
    /// How many hints there are.
    pub hints: u8,
}

/// What acts are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct May {
    /// The kinds.
    pub kinds: &'static [ActKind],
    /// Where calls may be made.
    pub hosts: &'static [Side],
    /// How many in all.
    pub acts: u8,
    /// How many of them may lose or damage a segment.
    pub losses: u8,
}

/// A kind of act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActKind {
    /// Lose a segment.
    Drop,
    /// Hold one up.
    Delay,
    /// Copy one.
    Duplicate,
    /// Damage one.
    Corrupt,
    /// Let one arrive that waits.
    Deliver,
    /// Take the network over, or give it back.
    Network,
    /// Call `open`.
    Open,
    /// Call `listen`.
    Listen,
    /// Call `send`.
    Send,
    /// Call `shutdown`.
    Shutdown,
    /// Call `close`.
    Close,
    /// Call `abort`.
    Abort,
}

impl ActKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Drop,
        Self::Delay,
        Self::Duplicate,
        Self::Corrupt,
        Self::Deliver,
        Self::Network,
        Self::Open,
        Self::Listen,
        Self::Send,
        Self::Shutdown,
        Self::Close,
        Self::Abort,
    ];

    /// The kind of an act; none for calls that no challenge offers.
    #[must_use]
    pub const fn of(deed: &LinkDeed) -> Option<Self> {
        Some(match deed {
            LinkDeed::Drop(..) | LinkDeed::Decide(CallName::Drop, _) => Self::Drop,
            LinkDeed::Delay(..) => Self::Delay,
            LinkDeed::Duplicate(..) | LinkDeed::Decide(CallName::Duplicate, _) => Self::Duplicate,
            LinkDeed::Corrupt(..) => Self::Corrupt,
            LinkDeed::Decide(..) => Self::Deliver,
            LinkDeed::Network(_) => Self::Network,
            LinkDeed::Call(_, call, _) => match Self::of_call(*call) {
                Some(kind) => kind,
                None => return None,
            },
        })
    }

    /// The kind of a call on a host.
    const fn of_call(call: CallName) -> Option<Self> {
        Some(match call {
            CallName::Open => Self::Open,
            CallName::Listen => Self::Listen,
            CallName::Send => Self::Send,
            CallName::Shutdown => Self::Shutdown,
            CallName::Close => Self::Close,
            CallName::Abort => Self::Abort,
            CallName::Read
            | CallName::PauseReading
            | CallName::Crash
            | CallName::Reboot
            | CallName::Inject
            | CallName::Cut
            | CallName::Heal
            | CallName::Set
            | CallName::Deliver
            | CallName::Drop
            | CallName::Duplicate => return None,
        })
    }
}

/// A step of the lesson. Words: `lesson.<id>.title`, `.intro`, `.ask`, `.do`, `.why`, `.keep`, `.task.<n>`,
/// `.choice.<choice>` and `.choice.<choice>.why`, `.say.<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub id: &'static str,
    /// The answers to choose from.
    pub choices: &'static [&'static str],
    /// The one that a run shows.
    pub right: &'static str,
    /// That run.
    pub shown: Experiment,
    /// What the learner is to bring about.
    pub task: Task,
    /// What is said while the learner's run goes on.
    pub narration: Narration,
}

/// Sentences bound to what happens in a run. Words: `lesson.<id>.say.<name>` for a step, `scene.<id>.say.<name>` for a tale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Narration {
    says: &'static [&'static str],
    heard: &'static [u8],
}

impl Narration {
    /// What is said in a run: the name of the words, and since when, in the order of time. It is a function of the run, so
    /// it stays right whatever a learner does.
    #[must_use]
    pub fn told(&self, trace: &Trace) -> Vec<(&'static str, Micros)> {
        let heard = Scenario::unpack_own(self.heard).unwrap_or_default().expect.list();
        let first = |(say, when): (&&'static str, &Expect)| Some((*say, crate::first_held(when, trace)?));
        let mut said: Vec<_> = self.says.iter().zip(&heard).filter_map(first).collect();
        said.sort_by_key(|(_, at)| *at);
        said
    }

    /// The names of all that may be said.
    #[must_use]
    pub const fn says(&self) -> &'static [&'static str] {
        self.says
    }
}

/// A run that is told, with pauses at the moments that matter: a scene of the gallery, or the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tale {
    /// Its name; that of a scene of the gallery for all but `overview`.
    pub id: &'static str,
    /// The run.
    pub run: Experiment,
    /// What is said, and so where it pauses.
    pub narration: Narration,
}

/// A claim to be judged before it is tried. Words: `myth.<id>.claim`, `.do`, `.shows`, `.truth`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Myth {
    /// Its name.
    pub id: &'static str,
    /// Whether it is true.
    pub holds: bool,
    /// The run that decides it.
    pub experiment: Experiment,
}

/// Runs to be put side by side. Words: `compare.<id>.title`, `.text`, and `compare.<id>.<run>.title`, `.text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Its name.
    pub id: &'static str,
    /// The wrong way and then the right one.
    pub pitfall: bool,
    /// Two or more, each with its name.
    pub runs: &'static [(&'static str, Experiment)],
}

/// A term of the glossary. Words: `term.<id>.name`, `.text`, and in `.forms` how
/// texts spell it, with `|` between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name.
    pub id: &'static str,
    /// Terms beside it.
    pub see: &'static [&'static str],
    /// The moment of the run to show.
    pub at: Micros,
    /// A run in which it is seen.
    pub experiment: Option<Experiment>,
}

/// A note of the field guide. Words: `note.<id>.title`, `.text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name.
    pub id: &'static str,
    /// Where it stands.
    pub shelf: Shelf,
    /// A run in which it is seen.
    pub experiment: Option<Experiment>,
}

/// A part of the field guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// For experts.
    Expert,
    /// In production.
    Production,
    /// When something else fits.
    Elsewhere,
    /// What else in networking, and outside it, it is connected to.
    Related,
    /// What this lab leaves out.
    LeftOut,
}

/// Every challenge, in rising difficulty.
#[must_use]
pub fn challenges() -> &'static [Challenge] {
    CHALLENGES
}

/// The steps of the lesson.
#[must_use]
pub fn lesson() -> &'static [Step] {
    STEPS
}

/// The myths.
#[must_use]
pub fn myths() -> &'static [Myth] {
    MYTHS
}

/// The pitfalls and the other comparisons.
#[must_use]
pub fn comparisons() -> &'static [Comparison] {
    COMPARISONS
}

/// The runs that are told: the overview, then every scene of the gallery.
#[must_use]
pub fn tales() -> &'static [Tale] {
    TALES
}

/// The terms.
#[must_use]
pub fn glossary() -> &'static [Term] {
    TERMS
}

/// The notes of the field guide.
#[must_use]
pub fn notes() -> &'static [Note] {
    NOTES
}

/// The words for all this in the person's language; English where no browser is.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn words() -> Rc<Catalogue> {
    thread_local! {
        static READ: Rc<Catalogue> = Rc::new(Catalogue::parse(ENGLISH, fourway_stage::Numbers::english()));
    }
    READ.with(Rc::clone)
}

/// The words for all this in the person's language, as they were put in place.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn words() -> Rc<Catalogue> {
    Catalogue::here()
}
