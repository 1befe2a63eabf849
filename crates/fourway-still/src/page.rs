//! One scene as a page.

use crate::escaped;
use crate::head::Page;
use crate::ways;
use fourway_export::{Theme, svg};
use fourway_sim::run;
use fourway_stage::{Catalogue, Line, Scene, lines};

/// Width of the drawing, px: it fits the panel in which the page shows it.
const WIDTH: u32 = 640;
/// Why the engine does not run, by the names that the page's script has for it.
const WHY: [&str; 3] = ["policy", "absent", "failed"];

/// The page of a scene; none where there is no such scene. What the panel shows stands in `main` alone.
pub fn page(page: &Page<'_>, name: &str) -> Option<String> {
    let words = page.words;
    let (card, mut scenario) = Scene::find(name, words)?;
    let trace = run(&scenario);
    scenario.title.clone_from(&card.title);
    let drawing = svg(&scenario, &trace, WIDTH, Theme::Light);
    let told: String = lines(&trace, words).iter().map(|line| item(line, words)).collect();
    let why: String = WHY
        .iter()
        .map(|why| format!("<p data-why=\"{why}\">{}</p>", escaped(words.get(&format!("still.{why}")))))
        .collect();
    Some(page.document(&format!(
        "{}<main class=\"still\">\n{why}\n<h2>{}</h2>\n<p>{}</p>\n\
         <figure dir=\"ltr\">{drawing}</figure>\n<h3>{}</h3>\n<ol>{told}</ol>\n</main>\n{}",
        ways::above(page),
        escaped(&card.title),
        escaped(&card.watch),
        escaped(words.get("still.told")),
        ways::below(page),
    )))
}

fn item(line: &Line, words: &Catalogue) -> String {
    let change = line.transition.map_or_else(String::new, |(from, to)| {
        format!(" <span class=\"change\" dir=\"ltr\">{} → {}</span>", from.name(), to.name())
    });
    let cite = line.cite.map_or_else(String::new, |cite| format!(" <cite>{}</cite>", escaped(cite)));
    format!("<li><time>{}</time> {}{change}{cite}</li>\n", escaped(&words.moment(line.at)), escaped(&line.text))
}
