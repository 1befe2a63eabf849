//! Links of the instruments: an element says where it leads in `data-go`, and one listener around them all takes it.
//!
//! A letter and a number: `l` an event of the list, `t` a moment in microseconds, `s` a scene, `e` an edge of the state
//! diagram, `f` a field of the chosen segment, `w` the question why.

use fourway_proto::Micros;
use fourway_stage::Msg;
use yew::prelude::*;

use crate::browser::around;
use crate::gaze::Gaze;
use crate::markup::{Slot, on};

/// Where links lead.
#[derive(Clone, PartialEq)]
pub struct Go {
    /// What a person looks at.
    pub gaze: Gaze,
    /// Takes what a person looks at.
    pub on_gaze: Callback<Gaze>,
    /// Takes what a person asks of the player.
    pub on_act: Callback<Msg>,
}

impl Go {
    /// The listener for what is pressed.
    pub fn pressed(&self) -> Slot {
        let go = self.clone();
        on!(onclick, Callback::from(move |event: MouseEvent| go.follow(&event)))
    }

    /// The listener for what is pointed at.
    pub fn pointed(&self) -> Slot {
        let go = self.clone();
        on!(onpointerover, Callback::from(move |event: PointerEvent| go.look(&event)))
    }

    /// The listener for what has the focus.
    pub fn focused(&self) -> Slot {
        let go = self.clone();
        on!(onfocusin, Callback::from(move |event: FocusEvent| go.look(&event)))
    }

    fn follow(&self, event: &Event) {
        let Some((kind, n)) = asked(event) else { return };
        match kind {
            b'l' => self.on_act.emit(Msg::SeekLine(n)),
            b't' => self.on_act.emit(Msg::Seek(Micros(n as u64))),
            b's' => self.on_act.emit(Msg::Open(n)),
            b'e' => self.edge(n),
            b'w' => self.on_gaze.emit(Gaze { why: !self.gaze.why, ..self.gaze }),
            _ => self.on_gaze.emit(Gaze { field: Some(n), ..self.gaze }),
        }
    }

    /// Chooses an edge, or none where it is chosen already.
    pub fn edge(&self, edge: usize) {
        let edge = Some(edge).filter(|edge| self.gaze.edge != Some(*edge));
        self.on_gaze.emit(Gaze { edge, ..self.gaze });
    }

    fn look(&self, event: &Event) {
        let field = asked(event).filter(|(kind, _)| *kind == b'f').map(|(_, n)| n);
        if field != self.gaze.field {
            self.on_gaze.emit(Gaze { field, ..self.gaze });
        }
    }
}

/// Where the element around an event leads.
fn asked(event: &Event) -> Option<(u8, usize)> {
    let text = around(event, "[data-go]")?.get_attribute("data-go")?;
    Some((*text.as_bytes().first()?, text.get(1..)?.parse().ok()?))
}
