//! The panel with the keys.

use yew::prelude::*;

use super::dialog::dialog;
use crate::keys::{Row, TABLE};
use crate::markup::{markup, worded};
use crate::part::Part;
use crate::words::Words;

/// What the panel is made of.
#[derive(PartialEq)]
pub struct Help {
    /// The words.
    pub words: Words,
    /// Where the dialog stands, to open it.
    pub dialog: NodeRef,
    /// Closes it.
    pub on_close: Callback<()>,
}

impl Part for Help {
    fn draw(&self) -> Html {
        let words = &self.words;
        let row = |(keys, sentence): Row| {
            let keys: Vec<Html> = keys.iter().map(|key| markup!("<kbd>{}</kbd>", *key)).collect();
            markup!("<div><dt>{}</dt><dd>{}</dd></div>", keys, words.get(sentence))
        };
        let rows: Vec<Html> = TABLE.into_iter().map(row).collect();
        let content = worded!(words, "<p>{keys.intro}</p><dl>{}</dl>", rows);
        dialog(words, &self.dialog, "help", "section.keys", &self.on_close, content)
    }
}
