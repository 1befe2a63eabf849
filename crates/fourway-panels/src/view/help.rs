//! The keys.

use crate::Run;
use crate::markup::{Markup, markup, worded};
use fourway_stage::keys::{Row, TABLE};

/// The panel.
pub fn draw(run: &Run) -> Markup {
    let row = |(keys, sentence): Row| {
        let keys: Vec<Markup> = keys.iter().map(|key| markup!("<kbd>{}</kbd>", *key)).collect();
        markup!("<div><dt>{}</dt><dd>{}</dd></div>", keys, run.words.get(sentence))
    };
    let rows: Vec<Markup> = TABLE.into_iter().map(row).collect();
    worded!(&run.words, "<p>{keys.intro}</p><dl>{}</dl>", rows)
}

#[cfg(test)]
mod tests {
    use crate::view::testing::panel;
    use fourway_stage::View;

    #[test]
    fn every_key_has_a_sentence() {
        let html = panel("help", &View::default());
        assert!(html.contains("<dt><kbd>N</kbd><kbd>P</kbd></dt><dd>Select the next"), "{html}");
        assert!(!html.contains(">keys."), "a key without words: {html}");
    }
}
