//! The dialog in which a run is taken along: each form with what it is good for, to save or to copy.

use web_sys::Element;
use yew::prelude::*;

use super::dialog::dialog;
use crate::browser::around;
use crate::markup::{markup, on, worded};
use crate::part::Part;
use crate::words::Words;

/// The forms, by the names that the module behind them knows, and whether a clipboard can hold them.
const FORMS: [(&str, bool); 6] =
    [("svg", true), ("png", true), ("pcapng", false), ("mermaid", true), ("text", true), ("jsonl", true)];
const THEMES: [&str; 3] = ["light", "dark", "print"];
const PLACES: [&str; 3] = ["client", "server", "both"];

/// What the dialog is made of.
#[derive(PartialEq)]
pub struct Export {
    /// The words.
    pub words: Words,
    /// Where the dialog stands, to open it.
    pub dialog: NodeRef,
    /// The page is dark: so is a drawing, where nobody chooses otherwise.
    pub dark: bool,
    /// A file is being made.
    pub busy: bool,
    /// What became of the last wish.
    pub told: AttrValue,
    /// Takes the button that was pressed: its value is the form, its name what to do with it, its form the choices.
    pub on_export: Callback<Element>,
    /// Closes it.
    pub on_close: Callback<()>,
}

impl Part for Export {
    fn draw(&self) -> Html {
        let words = &self.words;
        let onclick = {
            let (on_export, busy) = (self.on_export.clone(), self.busy);
            Callback::from(move |event: MouseEvent| {
                if let Some(button) = around(&event, "button").filter(|_| !busy) {
                    on_export.emit(button);
                }
            })
        };
        let theme = if self.dark { "dark" } else { "light" };
        let content = worded!(
            words,
            "<form aria-busy={} onclick={}>
                <div class=\"choices\"><label>{export.theme}{}</label><label>{export.place}{}</label></div>
                <ol>{}</ol>
                <p class=\"told\" role=\"status\">{}</p>
            </form>",
            self.busy,
            on!(onclick, onclick),
            choice(words, "theme", THEMES, theme),
            choice(words, "place", PLACES, PLACES[0]),
            FORMS.into_iter().map(|(form, copies)| row(words, form, copies)).collect::<Vec<Html>>(),
            self.told.to_string()
        );
        dialog(words, &self.dialog, "export", "export.title", &self.on_close, content)
    }
}

fn choice(words: &Words, name: &'static str, values: [&'static str; 3], first: &str) -> Html {
    let option = |value: &'static str| {
        let selected = (value == first).then_some("true");
        markup!(
            "<option value={} selected={}>{}</option>",
            value,
            selected,
            words.get(&format!("export.{name}.{value}"))
        )
    };
    markup!("<select name={}>{}</select>", name, values.into_iter().map(option).collect::<Vec<Html>>())
}

fn row(words: &Words, form: &'static str, copies: bool) -> Html {
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
            [act_name, name].join(" "),
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
    use super::*;
    use crate::part::testing::markup as drawn;
    use fourway_stage::Catalogue;

    fn export(dark: bool) -> String {
        drawn(Export {
            words: Words::from(&Catalogue::english()),
            dialog: NodeRef::default(),
            dark,
            busy: false,
            told: "x".into(),
            on_export: Callback::noop(),
            on_close: Callback::noop(),
        })
    }

    #[test]
    fn every_form_can_be_saved_and_all_but_a_capture_copied() {
        let html = export(false);
        assert_eq!(html.matches("name=\"save\"").count(), 6, "{html}");
        assert_eq!(html.matches("name=\"copy\"").count(), 5, "{html}");
        assert!(!html.contains("export."), "a key without words: {html}");
    }

    #[test]
    fn the_first_theme_is_that_of_the_page() {
        assert!(export(true).contains("value=\"dark\" selected=\"true\""));
        assert!(export(false).contains("value=\"light\" selected=\"true\""));
    }
}
