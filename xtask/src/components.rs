//! `cargo xtask components`: a page of every component in all its states, to look at, with the page's own style sheets.
//! Visitors never get any of it. Two tests write the markup, so that it cannot fall behind the components.

use std::fs;
use std::path::PathBuf;

use crate::ground;
use crate::run::{Outcome, Run};

/// The tests that write the markup: the package, where the test is, and the file that it writes.
const MAKERS: [(&str, &[&str], &str); 2] =
    [("fourway-web", &["--lib", "showcase"], "parts.html"), ("fourway-panels", &["--test", "showcase"], "panels.html")];
/// What a pointer or a key brings about, and the attribute that stands for it here.
const POSES: [(&str, &str); 3] =
    [(":hover", "[data-hovered]"), (":focus-visible", "[data-focused]"), (":active", "[data-active]")];
/// How the page shows the components; nothing of it reaches them.
const FRAMES: &str = "
  body { padding: 16px; }
  .kind-of-part { display: grid; gap: 8px 24px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 380px), 1fr)); padding: 16px 0; border-top: 1px solid var(--edge); }
  .kind-of-part > h2 { grid-column: 1 / -1; font-size: 1rem; }
  .kind-of-part:is([data-part=Header], [data-part=Transport], [data-part=Tabs], [data-part='Two runs']) { grid-template-columns: minmax(0, 1fr); }
  figure { min-width: 0; margin: 0; }
  figcaption { margin-bottom: 4px; font-size: 0.75rem; color: var(--mute); }
  .frame { position: relative; margin: -4px; padding: 4px; contain: layout; max-height: 340px; overflow: hidden; }
  .frame > :is(dialog, .failure, .notice, .floats, .sheet) { position: relative; inset: auto; max-width: 100%; margin: 0; transform: none; }
  .frame > .sheet[data-open='true'] { height: 200px; }
  .frame > .canvas { padding: 0; background: var(--ground); }
  .frame:has(.diagram) { max-height: 500px; }
  .frame > .events { height: 300px; }
  .plates { display: flex; flex-wrap: wrap; gap: 8px 24px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
";
const SWITCH: &str = "<p class=\"row\"><button type=\"button\" onclick=\"document.documentElement.dataset.theme='light'\">Light</button>\
    <button type=\"button\" onclick=\"document.documentElement.dataset.theme='dark'\">Dark</button></p>";

/// Makes the page; the result is where it is.
pub fn make() -> Outcome<PathBuf> {
    let folder = ground::root().join("target/components");
    let mut body = String::new();
    for (package, test, file) in MAKERS {
        let args = [&["test", "--locked", "--quiet", "--package", package], test].concat();
        Run::new("cargo", &args).logged(&ground::root().join("target/components.log"))?;
        let path = folder.join(file);
        body.push_str(&fs::read_to_string(&path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))?);
    }
    body.push_str(&failure(&ground::text("index.html")?));
    let page = page(&sheets()?, &body);
    let path = folder.join("index.html");
    fs::write(&path, page).map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
    Ok(path)
}

fn page(sheets: &str, body: &str) -> String {
    let styles = posed(sheets);
    format!(
        "<!doctype html>\n<html lang=\"en\" data-theme=\"light\">\n<head>\n<meta charset=\"utf-8\">\n<title>Components</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>{styles}{FRAMES}</style>\n</head>\n\
         <body>\n<h1>Components</h1>\n{SWITCH}\n{body}</body>\n</html>\n"
    )
}

/// The panel that needs no engine, with both of its texts.
fn failure(index: &str) -> String {
    let panel = between(index, "<div id=\"failure\" class=\"failure\" hidden>", "</details>").concat();
    format!(
        "<section class=\"kind-of-part\" data-part=\"Failure\"><h2>Failure</h2><figure><figcaption>cannot start, and stopped\
         </figcaption><div class=\"frame\"><div class=\"failure\">{}</details></div></div></div></figure></section>\n",
        panel.replace(" hidden", "")
    )
}

/// The style sheets of the page in their order, then those that are loaded later.
fn sheets() -> Outcome<String> {
    let index = ground::text("index.html")?;
    let later = ground::text(&format!("www/later/{}.css", ground::LATER))?;
    let mut sheets = String::new();
    for name in between(&index, "type=\"css\" href=\"", "\"") {
        sheets.push_str(&ground::text(name)?);
    }
    for name in between(&later, "@import \"./", "\"") {
        sheets.push_str(&ground::text(&format!("www/later/{name}"))?);
    }
    Ok(sheets)
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    text.split(begin).skip(1).filter_map(|rest| rest.split_once(end)).map(|(inside, _)| inside).collect()
}

/// Style sheets in which an attribute does what else takes a pointer or a key.
fn posed(sheets: &str) -> String {
    POSES.iter().fold(sheets.to_owned(), |css, (state, pose)| css.replace(state, &format!(":is({state}, {pose})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_stands_for_a_pointer() {
        assert_eq!(posed("a:hover b:hover{}"), "a:is(:hover, [data-hovered]) b:is(:hover, [data-hovered]){}");
        assert_eq!(posed(":focus-visible{}"), ":is(:focus-visible, [data-focused]){}");
    }

    #[test]
    fn every_style_sheet_of_the_page_is_found() {
        let sheets = sheets().unwrap();
        assert!(sheets.contains(".transport {") && sheets.contains(".octets {"), "first and later");
        assert!(page(&sheets, "<p>body</p>").contains("<p>body</p>"));
        assert!(failure(&ground::text("index.html").unwrap()).contains("data-kind=\"stopped\">"));
    }
}
