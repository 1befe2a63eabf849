//! The plan of a drawing: where the lifelines stand, and how much room there is beside them, for each width.

use super::room::{middle_of, text_width};
use crate::Catalogue;
use crate::within;
use fourway_proto::State;
use fourway_sim::{Kind, Place, Side, Trace};

/// From this width on there is room for times at the edge and for timers in words.
const ROOMY: f64 = 520.0;
/// Farthest that the lifelines stand apart.
const FARTHEST: f64 = 420.0;
/// Beside the lifelines, in a roomy drawing: left, and right without the times.
const BESIDE: f64 = 128.0;
/// The column of the times.
const TIMES: f64 = 66.0;

/// Where the lifelines stand and what fits beside them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) width: f64,
    pub(super) client_x: f64,
    pub(super) server_x: f64,
    pub(super) band_width: f64,
    pub(super) roomy: bool,
    /// From the edge of a band to a timer's bracket, and to the texts.
    pub(super) bracket: f64,
    pub(super) texts: f64,
    /// How high a usual flight is.
    pub(super) flight_px: f64,
}

impl Plan {
    pub(super) fn new(trace: &Trace, words: &Catalogue, width: f64) -> Self {
        let roomy = width >= ROOMY;
        let (band_width, bracket, texts) = if roomy { (16.0, 6.0, 12.0) } else { (12.0, 4.0, 9.0) };
        let (client_x, server_x) = if roomy {
            let between = (width - 2.0 * BESIDE - TIMES).min(FARTHEST);
            let left = within((width - between) / 2.0, BESIDE, (width - between - BESIDE - TIMES).max(BESIDE));
            (left, left + between)
        } else {
            let beside = within(band_width / 2.0 + texts + longest_beside(trace, words) + 3.0, 88.0, 108.0);
            let between = within(width - 2.0 * beside, 80.0, FARTHEST);
            ((width - between) / 2.0, middle_of(width, between))
        };
        let flight_px = within(34.0 + (width - 360.0) / 24.0, 34.0, 44.0);
        Self { width, client_x, server_x, band_width, roomy, bracket, texts, flight_px }
    }

    pub(super) fn lifeline(&self, side: Side) -> f64 {
        match side {
            Side::Client => self.client_x,
            Side::Server => self.server_x,
        }
    }

    /// The inner edge of a band, where segments set out and arrive.
    pub(super) fn edge(&self, side: Side) -> f64 {
        self.lifeline(side) - self.outward(side) * self.band_width / 2.0
    }

    /// A place beside a lifeline, this far outward from the edge of its band.
    pub(super) fn beside(&self, side: Side, distance: f64) -> f64 {
        self.lifeline(side) + self.outward(side) * (self.band_width / 2.0 + distance)
    }

    /// -1 to the left for the client, 1 to the right for the server.
    pub(super) fn outward(&self, side: Side) -> f64 {
        match side {
            Side::Client => -1.0,
            Side::Server => 1.0,
        }
    }

    /// Room for a text beside a lifeline.
    pub(super) fn room_beside(&self, side: Side) -> f64 {
        let at = self.beside(side, self.texts);
        match side {
            Side::Client => at,
            Side::Server if self.roomy => self.width - TIMES - at,
            Side::Server => self.width - at,
        }
    }
}

/// The longest name of a state or of a call in this run.
fn longest_beside(trace: &Trace, words: &Catalogue) -> f64 {
    let state = |state: State| text_width(state.name());
    trace
        .records
        .iter()
        .map(|record| match record.kind {
            Kind::State { from, to, .. } => state(from).max(state(to)),
            Kind::Outcome { client, server, .. } => state(client).max(state(server)),
            Kind::Call { place: Place::Host(_), call, len, .. } => {
                text_width(&super::columns::call_text(words, call, len))
            }
            Kind::Call { place: Place::Path, .. }
            | Kind::Sent { .. }
            | Kind::Fate { .. }
            | Kind::Ignored { .. }
            | Kind::Timer { .. }
            | Kind::Data { .. }
            | Kind::Error { .. } => 0.0,
        })
        .fold(0.0, f64::max)
}
