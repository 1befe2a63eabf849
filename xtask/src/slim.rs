//! Makes the bundled page smaller: its JavaScript and the style sheets inside its HTML, through esbuild.

use std::fs;

use crate::ground;
use crate::run::{Outcome, Run};

/// Shortens `dist/` in place.
pub fn dist() -> Outcome {
    let dist = ground::dist();
    let listed = fs::read_dir(&dist).map_err(|e| format!("dist: cannot be read: {e}"))?;
    for path in listed.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "js")) {
        let path = path.display().to_string();
        esbuild(&[&path, "--format=esm", "--allow-overwrite", &format!("--outfile={path}")])?;
    }
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(|e| format!("dist/index.html: cannot be read: {e}"))?;
    let css = ground::tools().join("page.css");
    let (before, sheets, after) = split_styles(&html);
    if !sheets.is_empty() {
        fs::write(&css, sheets).map_err(|e| format!("{}: cannot be written: {e}", css.display()))?;
        let path = css.display().to_string();
        esbuild(&[&path, "--allow-overwrite", &format!("--outfile={path}")])?;
        let short = fs::read_to_string(&css).map_err(|e| format!("{path}: cannot be read: {e}"))?;
        let page = format!("{before}<style>{}</style>{after}", short.trim());
        fs::write(&index, page).map_err(|e| format!("dist/index.html: cannot be written: {e}"))?;
    }
    Ok(())
}

fn esbuild(args: &[&str]) -> Outcome {
    let mut all = vec!["--minify", "--log-level=error", "--legal-comments=none"];
    all.extend(args);
    Run::new("esbuild", &all).show()
}

/// The page before its first style element, all its style sheets together, and the page without the rest of them.
fn split_styles(html: &str) -> (String, String, String) {
    let (mut before, mut sheets, mut after) = (String::new(), String::new(), String::new());
    let mut rest = html;
    while let Some((text, more)) = rest.split_once("<style") {
        let part = if sheets.is_empty() { &mut before } else { &mut after };
        part.push_str(text);
        let inside = more.split_once('>').map_or("", |(_, inside)| inside);
        let (sheet, tail) = inside.split_once("</style>").unwrap_or((inside, ""));
        sheets.push_str(sheet);
        sheets.push('\n');
        rest = tail;
    }
    after.push_str(rest);
    (before, sheets, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_elements_become_one_at_the_place_of_the_first() {
        let html = "<head><style>a{}</style><title>t</title><style media=\"x\">b{}</style></head>";
        let (before, sheets, after) = split_styles(html);
        assert_eq!((before.as_str(), sheets.as_str()), ("<head>", "a{}\nb{}\n"));
        assert_eq!(after, "<title>t</title></head>");
    }

    #[test]
    fn a_page_without_styles_stays_as_it_is() {
        assert_eq!(split_styles("<p>").1, "");
        assert_eq!(split_styles("<p>").2, "<p>");
    }
}
