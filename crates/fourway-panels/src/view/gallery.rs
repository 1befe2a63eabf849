//! The gallery: every scene with what to watch for, and a place for a scenario of one's own.

use crate::Run;
use crate::markup::{Markup, markup, worded};
use crate::mine::{Shelf, draw as own};
use fourway_stage::{View, gallery};

/// The panel.
pub fn draw(run: &Run, view: &View, shelf: &Shelf) -> Markup {
    let scenes = gallery().iter().enumerate().map(|(index, scene)| card(run, index, scene.name, view.scene));
    worded!(
        &run.words,
        "<ol>{}</ol>
        {}
        <form class=\"paste\">
            <h3>{section.scenario}</h3>
            <p id=\"paste-intro\">{scenario.intro}</p>
            <textarea id=\"paste\" rows=\"5\" spellcheck=\"false\" aria-label={scenario.label} placeholder={scenario.placeholder}
                aria-describedby=\"paste-intro told\"/>
            <div class=\"row\">
                <button type=\"button\" class=\"primary\" name=\"read\">{scenario.apply}</button>
                <button type=\"button\" name=\"write\">{scenario.fill}</button>
            </div>
        </form>",
        scenes.collect::<Vec<Markup>>(),
        own(&run.words, shelf)
    )
}

/// A scene opens by its title, which is pressed wherever its card is: what to watch for beside it is read, and has links.
fn card(run: &Run, index: usize, name: &str, open: Option<usize>) -> Markup {
    let current = (open == Some(index)).then_some("true");
    let watch = format!("watch-{name}");
    markup!(
        "<li class=\"card\">
            <button type=\"button\" data-go={} aria-current={} aria-describedby={} data-scene={}>{}</button>
            <p id={}>{}</p>
        </li>",
        format!("s{index}"),
        current,
        &watch,
        name,
        run.words.get(&format!("scene.{name}.title")),
        &watch,
        run.words.get(&format!("scene.{name}.watch"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::testing::panel;

    #[test]
    fn every_scene_has_a_card_and_the_open_one_is_marked() {
        let html = panel("gallery", &View { scene: Some(3), ..View::default() });
        assert_eq!(html.matches("class=\"card\"").count(), gallery().len());
        let open = "data-go=\"s3\" aria-current=\"true\" aria-describedby=\"watch-server-closes-first\" \
                    data-scene=\"server-closes-first\">The server closes first</button>";
        assert!(html.contains(open), "{html}");
        assert_eq!(html.matches("aria-current").count(), 1);
    }
}
