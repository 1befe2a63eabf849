//! One scene as a page.

use fourway_export::{Theme, svg};
use fourway_sim::run;
use fourway_stage::{Catalogue, Line, Scene, lines};

/// Width of the drawing, px: it fits the panel in which the page shows it.
const WIDTH: u32 = 640;
/// Why the engine does not run, by the names that the page's script has for it.
const WHY: [&str; 3] = ["policy", "absent", "failed"];

/// The page of a scene; none where there is no such scene.
pub fn page(name: &str, code: &str, style: &str, words: &Catalogue) -> Option<String> {
    let (card, mut scenario) = Scene::find(name, words)?;
    let trace = run(&scenario);
    scenario.title.clone_from(&card.title);
    let drawing = svg(&scenario, &trace, WIDTH, Theme::Light);
    let told: String = lines(&trace, words).iter().map(|line| item(line, words)).collect();
    let why: String = WHY
        .iter()
        .map(|why| format!("<p data-why=\"{why}\">{}</p>", escaped(words.get(&format!("still.{why}")))))
        .collect();
    let title = escaped(&card.title);
    Some(format!(
        "<!doctype html>\n<html lang=\"{code}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} · {}</title>\n\
         <link rel=\"stylesheet\" href=\"{}\">\n</head>\n<body>\n<main class=\"still\">\n{why}\n<h2>{title}</h2>\n<p>{}</p>\n\
         <figure dir=\"ltr\">{drawing}</figure>\n<h3>{}</h3>\n<ol>{told}</ol>\n</main>\n</body>\n</html>\n",
        words.get("language.direction"),
        escaped(words.get("app.name")),
        escaped(style),
        escaped(&card.watch),
        escaped(words.get("still.told")),
    ))
}

fn item(line: &Line, words: &Catalogue) -> String {
    let change = line.transition.map_or_else(String::new, |(from, to)| {
        format!(" <span class=\"change\" dir=\"ltr\">{} → {}</span>", from.name(), to.name())
    });
    let cite = line.cite.map_or_else(String::new, |cite| format!(" <cite>{}</cite>", escaped(cite)));
    format!("<li><time>{}</time> {}{change}{cite}</li>\n", escaped(&words.moment(line.at)), escaped(&line.text))
}

/// Text as it stands between tags and in attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
