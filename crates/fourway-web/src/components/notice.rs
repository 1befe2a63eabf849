//! What is told once: why something was refused, what became of a link.

use yew::prelude::*;

use crate::markup::markup;
use crate::px::digits;

/// A notice goes after a while. Another one is another element, also where it says the same.
pub fn notice(text: &AttrValue) -> Html {
    markup!("<p key={} class=\"notice\" role=\"alert\">{}</p>", digits(text.as_ptr() as u64), text)
}
