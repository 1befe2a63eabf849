//! Templates, read as the page reads them.

use super::*;
use crate::part::{Part, testing::markup as drawn};

struct Given(fn() -> Html);

impl PartialEq for Given {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Part for Given {
    fn draw(&self) -> Html {
        self.0()
    }
}

fn check(html: fn() -> Html, expected: &str) {
    assert_eq!(drawn(Given(html)), expected);
}

#[test]
fn slots_fill_attributes_and_places_in_order() {
    check(|| markup!("<p class={} id=\"b\">{}</p>", "a", "c"), r#"<p class="a" id="b">c</p>"#);
    check(|| markup!("<i a={}/><b c={}></b>", true, None::<String>), r#"<i a="true"></i><b></b>"#);
}

#[test]
fn lines_and_indents_are_nothing_and_a_space_is_one() {
    check(|| markup!("<ol>\n    <li>{}</li>\n    {}\n</ol>", "a", markup!("<li/>")), "<ol><li>a</li><li></li></ol>");
    check(|| markup!("<p><b>{}</b> <i>→</i></p>", "a"), "<p><b>a</b> <i>→</i></p>");
}

#[test]
fn a_key_is_a_text_of_the_catalogue() {
    let html = || worded!(&Catalogue::english(), "<p title={host.client}>{host.server}</p>");
    check(html, r#"<p title="Client">Server</p>"#);
}

#[test]
fn what_another_module_made_becomes_elements_and_its_texts_stay_texts() {
    check(
        || made("<p title=\"&quot;>\">a&lt;b>&amp;lt; &lbrace;}</p><i a=\"b\"></i>"),
        "<p title=\"&quot;&gt;\">a&lt;b&gt;&amp;lt; {}</p><i a=\"b\"></i>",
    );
    check(|| made(""), "");
}

#[test]
fn names_are_kept_of_templates_and_of_no_other_markup() {
    let kept = || NAMES.with_borrow(Vec::len);
    let draw = || markup!("<b/><i a=\"b\" onclick={} key=\"k\" c={}/>", None::<String>, None::<String>);
    check(draw, "<b></b><i a=\"b\"></i>");
    let before = kept();
    check(draw, "<b></b><i a=\"b\"></i>");
    check(|| made("<b></b><i a=\"b\"></i>"), "<b></b><i a=\"b\"></i>");
    assert_eq!(kept(), before);
    assert_eq!(NAMES.with_borrow(|all| all.last().map(|(_, names)| *names)), Some(&["a", "c"][..]));
}

#[test]
fn a_template_that_ends_too_early_ends() {
    check(|| markup!("<p a=\"b"), r#"<p a="b"></p>"#);
    check(|| markup!("<p><b>{}"), "<p><b></b></p>");
}
