//! The page inside another one: `fourway-reader-embed.js` speaks with that host, and with the page by an event and a question.

use fourway_proto::Micros;
use fourway_stage::Msg;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Event;

use super::document;
use crate::px::number;

/// What an event `fourway` on the document asks for: `play`, `pause`, or `seek` and a moment in microseconds.
pub fn asked(event: &Event) -> Option<Msg> {
    let detail = Reflect::get(event, &JsValue::from_str("detail")).ok()?.as_string()?;
    read(&detail)
}

fn read(detail: &str) -> Option<Msg> {
    Some(match detail.split_once(' ').unwrap_or((detail, "")) {
        ("play", "") => Msg::Play,
        ("pause", "") => Msg::Pause,
        ("seek", at) => Msg::Seek(Micros(number(at)?)),
        _ => return None,
    })
}

/// True where a host is to be told what the page shows.
pub fn listens() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-embed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_asked() {
        assert_eq!(read("play"), Some(Msg::Play));
        assert_eq!(read("seek 75000"), Some(Msg::Seek(Micros(75_000))));
        for other in ["", "play now", "seek", "seek -1", "seek x", "Play", "drop"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
