//! The tabs of the one panel, moved through with the arrow keys.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::browser::by_id;
use crate::markup::{markup, on, worded};
use crate::part::Part;
use crate::room::{Room, Tab};
use crate::words::Words;

/// What the tabs are made of.
#[derive(PartialEq)]
pub struct Tabs {
    /// The words.
    pub words: Words,
    /// How much room there is.
    pub room: Room,
    /// The name of the open way, which stands in the place of the scene; empty in the Lab.
    pub way: AttrValue,
    /// The tab that is open.
    pub open: Tab,
    /// Opens another one.
    pub on_open: Callback<Tab>,
}

impl Part for Tabs {
    fn draw(&self) -> Html {
        let tabs = Tab::all(self.room);
        worded!(
            &self.words,
            "<div class=\"tabs\" role=\"tablist\" aria-label={nav.panels}>{}</div>",
            tabs.iter().enumerate().map(|(index, tab)| one(self, tabs, index, *tab)).collect::<Vec<Html>>()
        )
    }
}

/// The id of a tab, which names its panel too.
pub fn id(tab: Tab) -> String {
    ["tab-", tab.name()].concat()
}

fn one(props: &Tabs, tabs: &'static [Tab], index: usize, tab: Tab) -> Html {
    let open = props.open == tab;
    let onclick = props.on_open.reform(move |_: MouseEvent| tab);
    let onkeydown = {
        let on_open = props.on_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" => (index + 1) % tabs.len(),
                "ArrowLeft" => (index + tabs.len() - 1) % tabs.len(),
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            on_open.emit(tabs[to]);
            let next = by_id(&id(tabs[to]));
            if let Some(next) = next.and_then(|n| n.dyn_into::<HtmlElement>().ok()) {
                // Refused only for an element that is gone.
                let _ = next.focus();
            }
        })
    };
    markup!(
        "<button type=\"button\" role=\"tab\" id={} aria-selected={} aria-controls=\"panel\" tabindex={} onclick={} onkeydown={}>{}</button>",
        id(tab),
        open,
        if open || (index == 0 && !tabs.contains(&props.open)) { "0" } else { "-1" },
        on!(onclick, onclick),
        on!(onkeydown, onkeydown),
        props.words.get(if tab == Tab::Scene && !props.way.is_empty() { &props.way } else { tab.key() })
    )
}
