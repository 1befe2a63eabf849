//! Subresource integrity: what the built page loads has to be what was built, byte for byte.
//!
//! Digests of modules, of the words and of the engine stand in the import map of `index.html`: browsers check modules against
//! it by themselves, however they come, and `fourwayFetch` there has the others checked. What is loaded later and is no module
//! has its digest in `fourway-reader-sums.js`, which is one of these modules, so that a first visit does not pay for it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{digests, names, put, read, still};
use crate::ground;
use crate::run::Outcome;
use crate::stamp;
use crate::walk;

/// The stem of the module with the digests of what is loaded later.
pub const SUMS: &str = "fourway-reader-sums";
/// What stands before the map in the page.
const MAP: &str = "<script type=\"importmap\">";
/// What stands before the start of the engine there.
const START: &str = "<script type=\"module\">";
const END: &str = "</script>";

/// Writes all of it, into the page and beside it.
pub fn write(dist: &Path) -> Outcome {
    let later = sums(dist, is_later)?;
    let old = name_sums(dist, &format!("export default{};\n", object(&later)))?;
    let first = sums(dist, is_first)?;
    let mut html = read(dist, "index.html")?.replace(&old.0, &old.1);
    html = between(&html, MAP, &|_| Ok(format!("{{\"integrity\":{}}}", object(&first))))?;
    html = between(&html, START, &|script| checked_start(script))?;
    for (file, sum) in &first {
        html = on_preload(&html, file, sum);
    }
    put(dist, "index.html", &html)?;
    for folder in still::FOLDERS {
        for page in walk::files(dist, folder)?.iter().filter(|file| file.ends_with(".html")) {
            let up = "../".repeat(page.matches('/').count());
            let text = later.iter().fold(read(dist, page)?, |text, (file, sum)| {
                text.replace(&format!("href=\"{up}{file}\">"), &format!("href=\"{up}{file}\" integrity=\"{sum}\">"))
            });
            put(dist, page, &text)?;
        }
    }
    Ok(())
}

/// Modules, and what a page needs before its first picture; who reads the made-up language needs no digest of it.
fn is_first(file: &str) -> bool {
    let words = ground::is_first_words(file);
    let module = file.ends_with(".js") || file.ends_with(".wasm") && !file.starts_with(ground::LATER);
    let sheet = file.starts_with(&format!("{}-embed", ground::LATER)) && file.ends_with(".css");
    (words && !file.ends_with("/en-XA.txt")) || ((module || sheet) && is_ours(file))
}

/// What is loaded when it is asked for and is no module.
fn is_later(file: &str) -> bool {
    let words = file.starts_with(ground::WORDS) && file.ends_with(".txt") && !ground::is_first_words(file);
    let kind = file.ends_with(".wasm") || file.ends_with(".css");
    words || (kind && file.starts_with(ground::LATER) && is_ours(file) && !is_first(file))
}

/// A file of the page itself, whose name changes with it; other pages and the browser ask for the rest.
fn is_ours(file: &str) -> bool {
    file.starts_with("fourway-") && !file.contains('/') && names::is_named(file)
}

/// The chosen files with what an attribute `integrity` says of each.
fn sums(dist: &Path, wanted: fn(&str) -> bool) -> Outcome<Vec<(String, String)>> {
    let files: Vec<String> = walk::files(dist, "")?.into_iter().filter(|file| wanted(file)).collect();
    let paths: Vec<PathBuf> = files.iter().map(|file| dist.join(file)).collect();
    let found = digests(&paths)?.into_iter().map(|digest| format!("sha256-{digest}"));
    Ok(files.into_iter().zip(found).collect())
}

/// As JSON, by the addresses that the page uses.
fn object(sums: &[(String, String)]) -> String {
    let lines: Vec<String> = sums.iter().map(|(file, sum)| format!("\"./{file}\":\"{sum}\"")).collect();
    format!("{{{}}}", lines.join(","))
}

/// Writes the module under a name of its content; its name before and now.
fn name_sums(dist: &Path, text: &str) -> Outcome<(String, String)> {
    let there: Vec<String> =
        walk::files(dist, "")?.into_iter().filter(|file| file.starts_with(SUMS) && file.ends_with(".js")).collect();
    let [old] = &there[..] else {
        return Err(format!("dist/: found {} files {SUMS}, expected one: run `cargo xtask build`", there.len()));
    };
    let plain = format!("{SUMS}.js");
    fs::remove_file(dist.join(old)).map_err(|e| format!("dist/{old}: cannot be removed: {e}"))?;
    put(dist, &plain, text)?;
    let digest = stamp::digest(dist, std::slice::from_ref(&plain))?;
    let new = format!("{SUMS}-{digest:016x}.js");
    fs::rename(dist.join(&plain), dist.join(&new)).map_err(|e| format!("dist/{plain}: cannot be renamed: {e}"))?;
    Ok((old.clone(), new))
}

/// The page with another text in the element that begins so.
fn between(html: &str, begin: &str, other: &dyn Fn(&str) -> Outcome<String>) -> Outcome<String> {
    let parts = html.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(END)?)));
    let (before, (text, after)) = parts.ok_or_else(|| format!("dist/index.html: found no {begin}, expected one"))?;
    Ok([before, begin, &other(text)?, END, after].concat())
}

/// The start of the engine, from a file that is checked: `import init from"./x.js";` and so on.
fn checked_start(script: &str) -> Outcome<String> {
    if script.contains("fourwayFetch(") {
        return Ok(script.to_owned());
    }
    let parsed = (|| {
        let (names, rest) = script.trim_start().strip_prefix("import ")?.split_once("from")?;
        let init = names.split(',').next()?.trim();
        let (address, rest) = rest.split_once(';')?;
        let (_, rest) = rest.split_once("module_or_path:")?;
        let (wasm, _) = rest.split_once('}')?;
        let (address, wasm) = (address.trim(), wasm.trim());
        Some(format!("import {init} from{address};await {init}({{module_or_path:fourwayFetch({wasm})}});"))
    })();
    parsed.ok_or_else(|| format!("dist/index.html: found `{script:.60}`, expected the start of the engine"))
}

/// The tag that fetches a module ahead, with its digest: without it the browser would fetch the module twice. Of what is
/// fetched ahead and is no module browsers take none.
fn on_preload(html: &str, file: &str, sum: &str) -> String {
    let begin = format!("<link rel=\"modulepreload\" href=\"./{file}\"");
    html.replace(&format!("{begin} crossorigin"), &format!("{begin} integrity=\"{sum}\" crossorigin"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    const PAGE: &str = "<script type=\"importmap\">{\"integrity\":{}}</script>\
        <link rel=\"modulepreload\" href=\"./fourway-web-0123456789abcdef.js\" crossorigin=\"anonymous\">\
        <script>import(\"./fourway-reader-sums.js\")</script>\
        <script type=\"module\">import i,*as a from\"./fourway-web-0123456789abcdef.js\";\
        const t=await i({module_or_path:\"./fourway-web-0123456789abcdef_bg.wasm\"});b(a,t);</script>";

    #[test]
    fn each_file_of_the_page_is_in_one_of_the_two_lists() {
        for (file, first, later) in [
            ("fourway-web-956bbdfb2ab76b96.js", true, false),
            ("fourway-web-956bbdfb2ab76b96_bg.wasm", true, false),
            ("fourway-reader-956bbdfb2ab76b96.js", true, false),
            ("fourway-reader-956bbdfb2ab76b96_bg.wasm", false, true),
            ("fourway-reader-956bbdfb2ab76b96.css", false, true),
            ("fourway-reader-embed-956bbdfb2ab76b96.css", true, false),
            ("fourway-reader-embed-956bbdfb2ab76b96.css.br", false, false),
            ("words-956bbdfb2ab76b96/es.txt", true, false),
            ("words-956bbdfb2ab76b96/es-more.txt", false, true),
            ("words-956bbdfb2ab76b96/es-later.txt", false, true),
            ("words-956bbdfb2ab76b96/en-XA.txt", false, false),
            ("embed.js", false, false),
            ("sw.js", false, false),
            ("static/abort.en.html", false, false),
        ] {
            assert_eq!((is_first(file), is_later(file)), (first, later), "{file}");
        }
    }

    #[test]
    fn the_page_names_what_each_file_must_be_and_a_second_time_changes_nothing() {
        let scratch = Scratch::new("integrity");
        scratch.write("index.html", PAGE);
        scratch.write("fourway-web-0123456789abcdef.js", "a");
        scratch.write("fourway-web-0123456789abcdef_bg.wasm", "b");
        scratch.write("fourway-reader-still-0123456789abcdef.css", "c");
        scratch.write("fourway-reader-sums.js", "export default {};");
        scratch.write("static/a.en.html", "<link href=\"../fourway-reader-still-0123456789abcdef.css\">");
        write(&scratch.0).unwrap();
        let html = read(&scratch.0, "index.html").unwrap();
        // The digest of the letter a.
        let a = "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=";
        assert!(html.contains(&format!("\"./fourway-web-0123456789abcdef.js\":\"{a}\"")), "{html}");
        assert!(html.contains(&format!(".js\" integrity=\"{a}\" crossorigin")), "{html}");
        assert!(html.contains(
            "import i from\"./fourway-web-0123456789abcdef.js\";\
             await i({module_or_path:fourwayFetch(\"./fourway-web-0123456789abcdef_bg.wasm\")});</script>"
        ));
        let named = html.split("import(\"./").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(names::is_named(named) && html.contains(&format!("\"./{named}\":\"sha256-")), "{html}");
        // The digest of the letter c.
        let c = "sha256-Ln0sA6lQeuJl7PW1NWiFpTOTogKdJBOUmXJloaJa78Y=";
        assert!(read(&scratch.0, named).unwrap().contains(&format!("still-0123456789abcdef.css\":\"{c}\"")));
        assert!(read(&scratch.0, "static/a.en.html").unwrap().contains(&format!("integrity=\"{c}\">")));
        let files = walk::files(&scratch.0, "").unwrap();
        write(&scratch.0).unwrap();
        assert_eq!(walk::files(&scratch.0, "").unwrap(), files);
        assert_eq!(read(&scratch.0, "index.html").unwrap(), html);
    }

    #[test]
    fn a_start_that_is_written_otherwise_is_an_error() {
        assert!(checked_start("import {x} from \"./y.js\";").unwrap_err().contains("expected the start of the engine"));
    }
}
