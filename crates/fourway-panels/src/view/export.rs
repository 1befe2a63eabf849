//! The forms in which a run can be taken along: each with what it is good for, to save or to copy.

use crate::markup::{Markup, markup, worded};
use crate::{Run, scene_of};
use fourway_export::{SeenAt, Theme};
use fourway_stage::Catalogue;

/// The forms, by the names that the page's files know, and whether a clipboard can hold them.
const FORMS: [(&str, bool); 6] =
    [("svg", true), ("png", true), ("pcapng", false), ("mermaid", true), ("text", true), ("jsonl", true)];

/// The panel; `theme` is that of a drawing, where nobody chooses otherwise. Below is the way to what puts the open scene
/// into another page.
pub fn draw(run: &Run, theme: Theme) -> Markup {
    let words = &run.words;
    let scene = scene_of(&run.scenario).map(|scene| ["/", scene.name].concat());
    worded!(
        words,
        "<form>
            <div class=\"choices\"><label>{export.theme}{}</label><label>{export.place}{}</label></div>
            <ol>{}</ol>
            <p><a href={}>{export.embed}</a></p>
        </form>",
        choice(words, "theme", Theme::ALL.map(Theme::name), theme.name()),
        choice(words, "place", SeenAt::ALL.map(SeenAt::name), SeenAt::ALL[0].name()),
        FORMS.into_iter().map(|(form, copies)| row(words, form, copies)).collect::<Vec<Markup>>(),
        ["#teach/embed", scene.as_deref().unwrap_or_default()].concat()
    )
}

fn choice(words: &Catalogue, name: &'static str, values: [&'static str; 3], first: &str) -> Markup {
    let option = |value: &'static str| {
        let selected = (value == first).then_some("true");
        markup!(
            "<option value={} selected={}>{}</option>",
            value,
            selected,
            words.get(&format!("export.{name}.{value}"))
        )
    };
    markup!("<select name={}>{}</select>", name, values.into_iter().map(option).collect::<Vec<Markup>>())
}

fn row(words: &Catalogue, form: &'static str, copies: bool) -> Markup {
    let key = format!("export.{form}");
    let name = words.get(&key);
    let button = |act: &'static str| {
        let act_name = words.get(match act {
            "copy" => "export.copy",
            _ => "export.save",
        });
        markup!(
            "<button type=\"button\" name={} value={} aria-label={}>{}</button>",
            act,
            form,
            words.fill("export.this", &[("act", act_name), ("name", name)]),
            act_name
        )
    };
    markup!(
        "<li><p><b>{}</b>{}</p>{}{}</li>",
        name,
        words.get(&format!("export.{form}.what")),
        copies.then(|| button("copy")),
        button("save")
    )
}

#[cfg(test)]
mod tests {
    use crate::Run;
    use crate::view::testing::panel;
    use fourway_sim::Scenario;
    use fourway_stage::{Doings, View};

    #[test]
    fn every_form_can_be_saved_and_all_but_a_capture_copied() {
        let html = panel("export", &View::default());
        assert_eq!(html.matches("name=\"save\"").count(), 6, "{html}");
        assert_eq!(html.matches("name=\"copy\"").count(), 5, "{html}");
        assert!(!html.contains("export."), "a key without words: {html}");
    }

    #[test]
    fn the_builder_is_told_which_scene_it_is() {
        assert!(panel("export", &View::default()).contains("<a href=\"#teach/embed/four-way-close\">"));
        let own = Run::new(Scenario::default(), &Doings::default()).panel("export", &View::default());
        assert!(own.expect("a panel").contains("<a href=\"#teach/embed\">"));
    }

    #[test]
    fn the_first_theme_is_that_of_the_page() {
        assert!(panel("export-dark", &View::default()).contains("value=\"dark\" selected=\"true\""));
        assert!(panel("export", &View::default()).contains("value=\"light\" selected=\"true\""));
    }
}
