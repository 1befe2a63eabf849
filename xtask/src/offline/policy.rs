//! The Content-Security-Policy of the built page: nothing but its own files and the scripts that stand in it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{digests, put, read};
use crate::ground;
use crate::run::Outcome;

/// Where the policy stands in `dist/`, for who writes a server's settings.
const FILE: &str = "policy.txt";

/// The type of a script element that holds data.
const DATA: &str = "type=\"application/ld+json\"";

/// Writes the policy beside the page.
pub fn write(dist: &Path) -> Outcome {
    put(dist, FILE, &format!("{}\n", of(dist)?))
}

/// The policy as the value of the header, without `frame-ancestors`, which is the publisher's to say.
pub fn of(dist: &Path) -> Outcome<String> {
    let html = read(dist, "index.html")?;
    let scripts = hashes(&inside(&html, "script"))?;
    let styles = hashes(&inside(&html, "style"))?;
    Ok(format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {scripts}; \
         style-src 'self' {styles}; style-src-attr 'unsafe-inline'; connect-src 'self'; img-src 'self' data: blob:; \
         frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    ))
}

/// The page with the policy in it, before everything to which it applies.
pub fn sealed(html: &str, policy: &str) -> Outcome<String> {
    let charset = "<meta charset=\"utf-8\">";
    let (before, after) =
        html.split_once(charset).ok_or_else(|| format!("dist/index.html: found no {charset}, expected one"))?;
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok([before, charset, &meta, after].concat())
}

/// What stands in the elements of this name.
fn inside(html: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let each = html.split(&open).skip(1).filter_map(|rest| rest.split_once('>'));
    // Data is never executed, so no policy has a say in it.
    each.filter(|(kind, _)| !kind.contains(DATA))
        .filter_map(|(_, body)| body.split_once(&close))
        .map(|(text, _)| text.to_owned())
        .filter(|t| !t.is_empty())
        .collect()
}

/// The hashes of these texts as sources of a policy.
fn hashes(texts: &[String]) -> Outcome<String> {
    let folder = ground::tools().join("policy");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        let file = folder.join(n.to_string());
        fs::write(&file, text).map_err(|e| format!("{}: cannot be written: {e}", file.display()))?;
        files.push(file);
    }
    let mut all: Vec<String> = digests(&files)?.iter().map(|digest| format!("'sha256-{digest}'")).collect();
    all.dedup();
    Ok(all.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_stands_before_every_script() {
        let html = "<head><meta charset=\"utf-8\"><script>a</script>";
        assert_eq!(
            sealed(html, "default-src 'none'").unwrap(),
            "<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'\"><script>a</script>"
        );
        assert!(sealed("<head><script>a</script>", "").is_err());
    }

    #[test]
    fn only_what_stands_in_the_page_is_hashed() {
        let html = "<style>a{}</style><p style=\"color:red\"></p><script>b(' style=\"x\"')</script><script src=\"c.js\"></script>";
        assert_eq!(inside(html, "script"), ["b(' style=\"x\"')"]);
        assert_eq!(inside(html, "style"), ["a{}"]);
        assert_eq!(inside("<script type=\"application/ld+json\">{}</script><script>a</script>", "script"), ["a"]);
    }
}
