//! The sheet of a telephone: a caption when it is down, a panel over two thirds of the screen when it is up.

use fourway_stage::within;
use yew::prelude::*;

use crate::browser::around;
use crate::markup::{on, worded};
use crate::px::px;
use crate::words::Words;

/// Part of the screen that the open sheet takes.
const OPEN: f64 = 0.66;
/// A finger that goes less far presses, px.
const SLACK: f64 = 6.0;
/// A drag that goes this far opens or closes, px.
const FAR: f64 = 48.0;

/// A finger on the handle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finger {
    /// It came down at this height of the screen, on a sheet this high, px.
    Down(f64, f64),
    /// It moved to this height.
    Moves(f64),
    /// It went up here.
    Up(f64),
    /// The browser took it away.
    Lost,
    /// It pressed; or a key did.
    Press,
}

/// How far the sheet is up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lift {
    /// It is up.
    pub open: bool,
    /// Its height while a finger holds it, px.
    pub height: Option<f64>,
    held: Option<(f64, f64)>,
    dragged: bool,
}

impl Lift {
    /// Takes what a finger does on a screen this high.
    pub fn take(&mut self, finger: Finger, screen: f64) {
        match finger {
            Finger::Down(y, height) => {
                *self = Self { open: self.open, height: None, held: Some((y, height)), dragged: false }
            }
            Finger::Moves(y) => {
                if let Some((from, height)) = self.held {
                    self.dragged |= (from - y).abs() > SLACK;
                    self.height = self.dragged.then(|| within(height + from - y, 0.0, screen * OPEN));
                }
            }
            Finger::Up(y) => {
                if let Some((from, _)) = self.held.take().filter(|_| self.dragged) {
                    self.open = if self.open { y - from < FAR } else { from - y > FAR };
                }
                self.height = None;
            }
            Finger::Lost => *self = Self { open: self.open, ..Self::default() },
            // A drag ends in a press too, which is none.
            Finger::Press => *self = Self { open: self.open == self.dragged, ..Self::default() },
        }
    }
}

/// What the sheet is made of.
pub struct Sheet {
    /// The words.
    pub words: Words,
    /// How far it is up.
    pub lift: Lift,
    /// Takes what a finger does.
    pub on_finger: Callback<Finger>,
    /// What stands on it when it is down.
    pub caption: Html,
    /// What stands on it when it is up.
    pub content: Html,
}

impl Sheet {
    /// The sheet's elements. It holds parts and is none.
    pub fn draw(self) -> Html {
        let Self { words, lift, on_finger, caption, content } = self;
        let style = lift.height.map(|h| ["height:", &px(h), "px;transition:none"].concat());
        let label = if lift.open { "panel.close" } else { "sheet.open" };
        let shown = lift.open || lift.height.is_some();
        worded!(
            &words,
            "<aside class=\"sheet\" data-open={} style={}>\
                <button type=\"button\" class=\"handle\" aria-expanded={} aria-label={} onclick={} onpointerdown={} \
                    onpointermove={} onpointerup={} onpointercancel={}/>\
                {}\
            </aside>",
            lift.open,
            style,
            lift.open,
            words.text(label),
            on!(onclick, on_finger.reform(|_: MouseEvent| Finger::Press)),
            on!(onpointerdown, on_finger.reform(|event: PointerEvent| down(&event))),
            on!(onpointermove, on_finger.reform(|event: PointerEvent| Finger::Moves(f64::from(event.client_y())))),
            on!(onpointerup, on_finger.reform(|event: PointerEvent| Finger::Up(f64::from(event.client_y())))),
            on!(onpointercancel, on_finger.reform(|_: PointerEvent| Finger::Lost)),
            if shown { content } else { caption }
        )
    }
}

/// The handle keeps the finger until it goes up.
fn down(event: &PointerEvent) -> Finger {
    let handle = around(event, ".handle");
    let height =
        handle.as_ref().and_then(|h| h.parent_element()).map_or(0.0, |sheet| sheet.get_bounding_client_rect().height());
    if let Some(handle) = handle {
        // Refused only for a pointer that is gone already.
        let _ = handle.set_pointer_capture(event.pointer_id());
    }
    Finger::Down(f64::from(event.client_y()), height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(open: bool, fingers: &[Finger], expected: bool) {
        let mut lift = Lift { open, ..Lift::default() };
        for finger in fingers {
            lift.take(*finger, 700.0);
        }
        assert_eq!(lift.open, expected, "{open} {fingers:?}");
        assert_eq!(lift.height, None, "{open} {fingers:?}");
    }

    #[test]
    fn a_press_turns_the_sheet_over() {
        let press = [Finger::Down(500.0, 72.0), Finger::Up(500.0), Finger::Press];
        check(false, &press, true);
        check(true, &press, false);
        check(false, &[Finger::Press], true);
    }

    #[test]
    fn a_drag_opens_or_closes_when_it_goes_far() {
        let drag = |to| [Finger::Down(500.0, 72.0), Finger::Moves(to), Finger::Up(to), Finger::Press];
        check(false, &drag(300.0), true);
        check(false, &drag(480.0), false);
        check(true, &drag(600.0), false);
        check(true, &drag(520.0), true);
    }

    #[test]
    fn a_held_sheet_is_as_high_as_the_finger_and_never_over_two_thirds() {
        let mut lift = Lift::default();
        lift.take(Finger::Down(600.0, 72.0), 700.0);
        lift.take(Finger::Moves(500.0), 700.0);
        assert_eq!(lift.height, Some(172.0));
        lift.take(Finger::Moves(0.0), 700.0);
        assert_eq!(lift.height, Some(462.0));
        lift.take(Finger::Lost, 700.0);
        assert_eq!((lift.height, lift.open), (None, false));
    }
}
