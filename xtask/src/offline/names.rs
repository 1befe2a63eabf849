//! Names that change with the content, for what is loaded later and has none yet: a page and the files that it asks for are
//! always of one build.

use std::fs;
use std::path::Path;

use super::{integrity, put, read};
use crate::ground;
use crate::run::Outcome;
use crate::stamp;
use crate::walk;

/// Gives every script and style sheet that is loaded later such a name, in the page and in each other.
pub fn by_content(dist: &Path) -> Outcome {
    let mut left: Vec<String> = walk::files(dist, "")?.into_iter().filter(|file| is_plain(file)).collect();
    while !left.is_empty() {
        let texts = left.iter().map(|file| read(dist, file)).collect::<Outcome<Vec<_>>>()?;
        // A file that names another one changes when that one is renamed, so it comes after.
        let alone =
            |at: usize| left.iter().enumerate().all(|(n, other)| n == at || !texts[at].contains(other.as_str()));
        let at = (0..left.len()).find(|at| alone(*at)).ok_or_else(|| {
            format!("dist/: found {} naming each other, expected one that names none", left.join(", "))
        })?;
        let old = left.remove(at);
        rename(dist, &old)?;
    }
    Ok(())
}

fn rename(dist: &Path, old: &str) -> Outcome {
    let digest = stamp::digest(dist, &[old.to_owned()])?;
    let (stem, kind) = old.rsplit_once('.').unwrap_or((old, ""));
    let new = format!("{stem}-{digest:016x}.{kind}");
    for file in walk::files(dist, "")?.iter().filter(|file| asks(file)) {
        let text = read(dist, file)?;
        let quoted = |name: &str, quote: char| format!("./{name}{quote}");
        let renamed = ['"', '\'', '`']
            .iter()
            .fold(text.clone(), |text, quote| text.replace(&quoted(old, *quote), &quoted(&new, *quote)));
        if renamed != text {
            put(dist, file, &renamed)?;
        }
    }
    fs::rename(dist.join(old), dist.join(&new)).map_err(|e| format!("dist/{old}: cannot be renamed: {e}"))
}

fn asks(file: &str) -> bool {
    file == "index.html" || (file.ends_with(".js") && !file.contains('/'))
}

fn is_plain(file: &str) -> bool {
    let kind = [".js", ".css"].iter().any(|end| file.ends_with(end));
    // The digests of the others come last; see integrity.rs.
    kind && file.starts_with(ground::LATER) && !is_named(file) && !file.starts_with(integrity::SUMS)
}

/// Whether a name has a digest in it: after a hyphen sixteen digits, as the bundler and `slim` write them.
pub fn is_named(file: &str) -> bool {
    let part = |text: &str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    file.split(['-', '.', '/', '_']).any(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    #[test]
    fn files_that_name_each_other_are_named_in_order() {
        let named = |host: &str| {
            let scratch = Scratch::new("names");
            scratch.write("index.html", "import(\"./fourway-reader-embed.js\")");
            scratch.write("fourway-reader-embed.js", "import\"./fourway-reader-embed-host.js\";");
            scratch.write("fourway-reader-embed-host.js", host);
            by_content(&scratch.0).unwrap();
            let files = walk::files(&scratch.0, "").unwrap();
            let page = read(&scratch.0, "index.html").unwrap();
            let first = page.trim_start_matches("import(\"./").trim_end_matches("\")").to_owned();
            let text = read(&scratch.0, &first).unwrap();
            let second = text.trim_start_matches("import\"./").trim_end_matches("\";").to_owned();
            assert!(is_named(&first) && is_named(&second) && files.contains(&second), "{files:?}");
            by_content(&scratch.0).unwrap();
            assert_eq!(walk::files(&scratch.0, "").unwrap(), files, "a second time changes nothing");
            first
        };
        assert_eq!(named("a"), named("a"));
        assert_ne!(named("a"), named("b"), "what it needs is part of what it is");
    }

    #[test]
    fn a_digest_in_a_name_is_seen() {
        assert!(is_named("fourway-reader-b8aaff1454c452f1_bg.wasm") && is_named("words-18b94e9931bc4b8b/en.txt"));
        assert!(!is_named("fourway-reader-ways.js") && !is_named("index.html"));
    }
}
