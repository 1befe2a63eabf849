//! The whole page in one file that opens without a server: `dist/fourway.html`.
//!
//! A browser loads no module and fetches nothing over `file://`. So every file of the page stands in this one, compressed,
//! and `inside.js` hands them out by name; the page's own scripts ask there instead of the network.

use std::fs;
use std::path::Path;

use super::{compressed, minified_script, read};
use crate::ground;
use crate::run::Outcome;
use crate::walk;

/// What `inside.js` does in place of the page's own function of this name.
const TAKEN: [&str; 2] = ["fourwayModule", "fourwayStyle"];
/// The most that the file may have, in bytes: what fits the usual limits of course systems and of mail.
const LIMIT: usize = 1_500_000;
/// Given out by name in the place of a server.
const INSIDE: &str = include_str!("inside.js");
/// The language that is made up for tests; nobody reads it.
const PSEUDO: &str = "en-XA";

/// Writes the file, with every language or with one; the result is its length in bytes.
pub fn write(dist: &Path, lang: Option<&str>, out: &Path) -> Outcome<usize> {
    let html = without_reading(&read(dist, "index.html")?);
    let known = languages(&html)?;
    let kept: Vec<&(String, String)> =
        known.iter().filter(|(code, _)| lang.map_or(code != PSEUDO, |lang| code == lang)).collect();
    if kept.is_empty() {
        let codes: Vec<&str> = known.iter().map(|(code, _)| code.as_str()).filter(|code| *code != PSEUDO).collect();
        return Err(format!("--lang: found {}, expected one of {}", lang.unwrap_or_default(), codes.join(", ")));
    }
    let codes: Vec<&str> = kept.iter().map(|(code, _)| code.as_str()).collect();
    let files: Vec<String> = walk::files(dist, "")?.into_iter().filter(|file| belongs(file, &codes)).collect();
    let page = assembled(&with_languages(&html, &known, &kept)?, &minified_script(INSIDE)?, &inner(dist, &files)?)?;
    if page.len() > LIMIT {
        return Err(format!("{}: found {} bytes, expected at most {LIMIT}", out.display(), page.len()));
    }
    fs::write(out, &page).map_err(|e| format!("{}: cannot be written: {e}", out.display()))?;
    Ok(page.len())
}

/// The page without its links to what can be read: that stands in no file but its own.
fn without_reading(html: &str) -> String {
    let parts = html.split_once("<noscript>").and_then(|(begin, rest)| Some((begin, rest.split_once("</noscript>")?)));
    let Some((begin, (inside, rest))) = parts else { return html.to_owned() };
    // The sentence before the one that ends with the links.
    let kept = inside.split_once("<a").and_then(|(text, _)| text.rsplit_once(". ")).map_or(inside, |(text, _)| text);
    let end = if kept.len() < inside.len() { ".</p>" } else { "" };
    [begin, "<noscript>", kept, end, "</noscript>", rest].concat()
}

/// Whether a file of the page goes into the one: modules, style sheets, the words and still ladders of these languages.
fn belongs(file: &str, codes: &[&str]) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    if file.starts_with(ground::WORDS) {
        let stem = name.trim_end_matches(".txt").trim_end_matches("-later").trim_end_matches("-more");
        return codes.contains(&stem);
    }
    if let Some(still) = file.strip_prefix("static/") {
        return super::still::is_default(still, codes);
    }
    let kind = [".js", ".wasm", ".css"].iter().any(|end| name.ends_with(end));
    // The page's own files have its name before theirs; what stands beside them serves other pages.
    kind && name.starts_with("fourway-") && !file.contains('/')
}

/// Each file as an element.
fn inner(dist: &Path, files: &[String]) -> Outcome<String> {
    let rewritten = ground::tools().join("single");
    fs::create_dir_all(&rewritten).map_err(|e| format!("{}: cannot be made: {e}", rewritten.display()))?;
    let mut paths = Vec::new();
    for file in files {
        let mut path = dist.join(file);
        if file.ends_with(".js") {
            let text = asking_inside(&read(dist, file)?).replace("import.meta.url", "document.baseURI");
            path = rewritten.join(file);
            fs::write(&path, text).map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
        }
        paths.push(path);
    }
    let texts = compressed(&paths)?;
    let mut all = String::new();
    for (file, text) in files.iter().zip(texts) {
        let name = file.rsplit('/').next().unwrap_or(file);
        all.push_str(&format!("<script type=\"text/plain\" data-file=\"{name}\">{text}</script>\n"));
    }
    Ok(all)
}

/// The page, whose scripts ask inside, with what answers before them and the files at its end.
fn assembled(html: &str, inside: &str, files: &str) -> Outcome<String> {
    let mut page = String::new();
    let mut rest = html;
    let mut first = true;
    while let Some((text, more)) = rest.split_once("<script") {
        let (kind, body) = more.split_once('>').ok_or("dist/index.html: found a script tag without an end")?;
        let (script, tail) = body.split_once("</script>").ok_or("dist/index.html: found a script without an end")?;
        page.push_str(&without_preloads(text));
        if first {
            page.push_str(&format!("<script>{inside}</script>\n"));
            first = false;
        }
        // What stands in this file needs no digests.
        let script = if kind.contains("importmap") { "{\"integrity\":{}}" } else { script };
        let mut script = asking_inside(&waiting(script)?);
        for taken in TAKEN {
            script = script.replace(&format!("function {taken}("), &format!("function {taken}OfServer("));
        }
        page.push_str(&format!("<script{kind}>{script}</script>"));
        rest = tail;
    }
    let rest = without_preloads(rest);
    let (before, after) = rest.split_once("</body>").ok_or("dist/index.html: found no </body>, expected one")?;
    Ok([&page, before, files, "</body>", after].concat())
}

/// Without the tags that have a browser fetch ahead.
fn without_preloads(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((text, more)) = rest.split_once("<link rel=\"") {
        out.push_str(text);
        if more.starts_with("modulepreload\"") || more.starts_with("preload\"") {
            rest = more.split_once('>').map_or("", |(_, tail)| tail);
        } else {
            out.push_str("<link rel=\"");
            rest = more;
        }
    }
    out + rest
}

/// A module script that waits for what it imports: `import init from"./x.js";` as `integrity.rs` writes it.
fn waiting(script: &str) -> Outcome<String> {
    let Some(clause) = script.trim_start().strip_prefix("import ") else {
        return Ok(script.to_owned());
    };
    let parsed = (|| {
        let (names, rest) = clause.split_once("from")?;
        let (address, rest) = rest.trim().split_once(';')?;
        let name = names.trim();
        let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
        plain.then(|| format!("const {name}=(await import({})).default;{rest}", address.trim()))
    })();
    parsed.ok_or_else(|| format!("dist/index.html: found `{clause:.60}`, expected the import of the page's module"))
}

/// A script that asks `fourwayInside` for modules and files.
fn asking_inside(script: &str) -> String {
    let mut out = String::new();
    let mut rest = script;
    let asks = [("import(", "load"), ("fetch(", "fetch")];
    while let Some((at, word, ask)) =
        asks.iter().filter_map(|(word, ask)| Some((rest.find(word)?, *word, *ask))).min_by_key(|found| found.0)
    {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        // Neither part of a longer name, nor somebody's method; a module is always named by a literal.
        let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$');
        let own = !before.ends_with(part) && (ask == "fetch" || after.trim_start().starts_with(['"', '\'']));
        out.push_str(before);
        out.push_str(&if own { format!("fourwayInside.{ask}(") } else { word.to_owned() });
        rest = after;
    }
    out + rest
}

/// The languages that the page knows, with their directions, as `fourway-content` put them there and esbuild left them.
fn languages(html: &str) -> Outcome<Vec<(String, String)>> {
    let list = known(html).ok_or("dist/index.html: found no list of languages, expected one with en")?;
    let plain = |text: &str| text.trim().trim_matches('"').to_owned();
    Ok(list.split(',').filter_map(|pair| pair.split_once(':')).map(|(code, dir)| (plain(code), plain(dir))).collect())
}

/// What stands between the braces of that list.
fn known(html: &str) -> Option<&str> {
    let begin = ["{en:\"ltr\"", "{ en: \"ltr\"", "{\"en\":\"ltr\"", "{ \"en\": \"ltr\""];
    let at = begin.iter().find_map(|begin| html.find(begin))?;
    html[at + 1..].split_once('}').map(|(list, _)| list)
}

/// The page with only these languages.
fn with_languages(html: &str, known_all: &[(String, String)], kept: &[&(String, String)]) -> Outcome<String> {
    if known_all.len() == kept.len() {
        return Ok(html.to_owned());
    }
    let list = known(html).ok_or("dist/index.html: found no list of languages, expected one with en")?;
    let pairs: Vec<String> = kept.iter().map(|(code, dir)| format!("\"{code}\":\"{dir}\"")).collect();
    // English stands for a language that nobody wished for: another one takes its place.
    let page = html.replacen(&format!("{{{list}}}"), &format!("{{{}}}", pairs.join(",")), 1);
    match kept {
        [(code, _)] if code != "en" => {
            Ok(page.replacen(".find(Boolean)||\"en\"", &format!(".find(Boolean)||\"{code}\""), 1))
        }
        _ => Ok(page),
    }
}

#[cfg(test)]
#[path = "single_tests.rs"]
mod tests;
