//! Makes the bundled page smaller: its module by `lean` and wasm-opt, the names between modules and their JavaScript through
//! wasm-opt, its JavaScript, the scripts and the style sheets inside its HTML through esbuild.

mod lean;

use std::fs;
use std::path::Path;

use crate::ground;
use crate::run::{Outcome, Run};
use crate::stamp;
use crate::walk;

/// What the page's own files are called before they have a name by their content.
const OWN: &str = "fourway-web";
/// What compiled modules use beyond the first release of WebAssembly; every browser of the last years has it.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How the page's module is made smaller. What is inlined more, or less, than by these is larger with brotli, and so is data
/// that is cut at its zeros.
const SMALLER: [&str; 12] = [
    "-O2",
    "--flatten",
    "--rereloop",
    "--ssa-nomerge",
    "-O2",
    "--converge",
    "--always-inline-max-function-size=5",
    "--one-caller-inline-max-function-size=10",
    "--low-memory-unused",
    "--optimize-added-constants-propagate",
    "--skip-pass=memory-packing",
    "--strip-debug",
];

/// Shortens `dist/` in place.
pub fn dist() -> Outcome {
    let dist = ground::dist();
    optimize(&dist)?;
    let listed = fs::read_dir(&dist).map_err(|e| format!("dist: cannot be read: {e}"))?;
    for path in listed.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "js")) {
        shorten_names(&path)?;
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: cannot be read: {e}", path.display()))?;
        fs::write(&path, without_spare(text)).map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
        let path = path.display().to_string();
        esbuild(&[&path, "--format=esm", "--allow-overwrite", &format!("--outfile={path}")])?;
    }
    bundle_sheet(&dist, &format!("{}-embed", ground::LATER))?;
    bundle_module(&dist, "embed", &["embed-host", "embed-frame"])?;
    bundle_module(&dist, "own", &["anew", "files"])?;
    for sheet in [ground::LATER.to_owned(), format!("{}-contrast", ground::LATER)] {
        bundle_sheet(&dist, &sheet)?;
        name_by_content(&dist, &sheet, &[".css"])?;
    }
    fs::remove_dir_all(dist.join("css")).map_err(|e| format!("dist/css: cannot be removed: {e}"))?;
    for module in [OWN, ground::LATER] {
        name_by_content(&dist, module, &[".js", "_bg.wasm"])?;
    }
    for file in ["own", "ways"] {
        name_by_content(&dist, &format!("{}-{file}", ground::LATER), &[".js"])?;
    }
    // `embed.js` keeps its name: other pages have it.
    name_by_content(&dist, &format!("{}-embed", ground::LATER), &[".js", ".css"])?;
    name_words(&dist)?;
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(|e| format!("dist/index.html: cannot be read: {e}"))?;
    let (before, sheets, after) = split_styles(&html);
    let style = if sheets.is_empty() { sheets } else { format!("<style>{}</style>", minified(&sheets, "css")?) };
    let page = with_scripts(&format!("{before}{style}{after}"), |script| minified(script, "js"))?;
    fs::write(&index, page).map_err(|e| format!("dist/index.html: cannot be written: {e}"))
}

/// Makes the page's own module smaller.
fn optimize(dist: &Path) -> Outcome {
    let path = dist.join(format!("{OWN}_bg.wasm"));
    let name = path.display().to_string();
    let change = |change: fn(&[u8]) -> Outcome<Vec<u8>>| {
        let wasm = fs::read(&path).map_err(|e| format!("{name}: cannot be read: {e}"))?;
        fs::write(&path, change(&wasm)?).map_err(|e| format!("{name}: cannot be written: {e}"))
    };
    change(lean::trapped)?;
    Run::new("wasm-opt", &[[name.as_str(), "-o", &name].as_slice(), &SMALLER, &FEATURES].concat()).show()?;
    change(lean::in_order)?;
    let ordered = [name.as_str(), "-o", &name, "--reorder-functions-by-name", "--strip-debug"];
    Run::new("wasm-opt", &[ordered.as_slice(), &FEATURES].concat()).show()
}

/// A text that stands inside the page, through esbuild.
fn minified(text: &str, kind: &str) -> Outcome<String> {
    let file = ground::tools().join(format!("page.{kind}"));
    let path = file.display().to_string();
    fs::write(&file, text).map_err(|e| format!("{path}: cannot be written: {e}"))?;
    esbuild(&[&path, "--allow-overwrite", &format!("--outfile={path}")])?;
    let short = fs::read_to_string(&file).map_err(|e| format!("{path}: cannot be read: {e}"))?;
    Ok(short.trim().to_owned())
}

/// The page with each of its scripts shorter.
fn with_scripts(html: &str, shorter: impl Fn(&str) -> Outcome<String>) -> Outcome<String> {
    let mut page = String::new();
    let mut rest = html;
    while let Some((text, more)) = rest.split_once("<script") {
        let (kind, inside) = more.split_once('>').unwrap_or((more, ""));
        let (script, tail) = inside.split_once("</script>").unwrap_or((inside, ""));
        // A map of modules is no script.
        let script = if kind.contains("importmap") { script.to_owned() } else { shorter(script)? };
        page.push_str(&format!("{}<script{kind}>{script}</script>", outdented(text)));
        rest = tail;
    }
    Ok(page + &outdented(rest))
}

/// Elements without space between them.
fn outdented(text: &str) -> String {
    text.split('\n').map(str::trim_start).collect::<Vec<_>>().join("\n").replace(">\n<", "><")
}

/// Puts a style sheet that is loaded later and those that it imports into one.
fn bundle_sheet(dist: &Path, stem: &str) -> Outcome {
    let sheet = dist.join(format!("{stem}.css")).display().to_string();
    esbuild(&[&sheet, "--bundle", "--allow-overwrite", &format!("--outfile={sheet}")])
}

/// Puts the parts of a module that is loaded later into it: each file of a build has a digest that every visitor is given.
fn bundle_module(dist: &Path, name: &str, parts: &[&str]) -> Outcome {
    let path = |name: &str| dist.join(format!("{}-{name}.js", ground::LATER)).display().to_string();
    let module = path(name);
    esbuild(&[&module, "--bundle", "--format=esm", "--allow-overwrite", &format!("--outfile={module}")])?;
    for part in parts.iter().map(|part| path(part)) {
        fs::remove_file(&part).map_err(|e| format!("{part}: cannot be removed: {e}"))?;
    }
    Ok(())
}

/// Gives a module or a sheet a name that changes with its content: a browser that keeps files never puts two releases
/// together. The first of its files may name the others.
fn name_by_content(dist: &Path, stem: &str, endings: &[&str]) -> Outcome {
    let old: Vec<String> = endings.iter().map(|ending| format!("{stem}{ending}")).collect();
    let digest = stamp::digest(dist, &old)?;
    let new: Vec<String> = endings.iter().map(|ending| format!("{stem}-{digest:016x}{ending}")).collect();
    for file in ["index.html", &old[0]] {
        let mut text = fs::read_to_string(dist.join(file)).map_err(|e| format!("dist/{file}: cannot be read: {e}"))?;
        for (old, new) in old.iter().zip(&new) {
            text = text.replace(old, new);
        }
        fs::write(dist.join(file), text).map_err(|e| format!("dist/{file}: cannot be written: {e}"))?;
    }
    for (old, new) in old.iter().zip(&new) {
        fs::rename(dist.join(old), dist.join(new)).map_err(|e| format!("dist/{old}: cannot be renamed: {e}"))?;
    }
    Ok(())
}

/// Gives the folder of the words a name that changes with them.
fn name_words(dist: &Path) -> Outcome {
    let digest = stamp::digest(dist, &walk::files(dist, ground::WORDS)?)?;
    let named = format!("{}-{digest:016x}", ground::WORDS);
    let (index, old, new) = (dist.join("index.html"), format!("./{}/", ground::WORDS), format!("./{named}/"));
    let html = fs::read_to_string(&index).map_err(|e| format!("dist/index.html: cannot be read: {e}"))?;
    fs::write(&index, html.replace(&old, &new)).map_err(|e| format!("dist/index.html: cannot be written: {e}"))?;
    fs::rename(dist.join(ground::WORDS), dist.join(named))
        .map_err(|e| format!("dist/{}: cannot be renamed: {e}", ground::WORDS))
}

/// Gives short names to what a module of wasm-bindgen and its JavaScript call each other: a sixth of the JavaScript.
fn shorten_names(js: &Path) -> Outcome {
    let wasm = js.with_file_name(format!("{}_bg.wasm", js.file_stem().unwrap_or_default().to_string_lossy()));
    if !wasm.exists() {
        return Ok(());
    }
    let path = wasm.display().to_string();
    let mut args = vec![path.as_str(), "--minify-imports-and-exports-and-modules", "-o", &path];
    args.extend(["--strip-producers", "--strip-target-features"]);
    args.extend(FEATURES);
    let told = Run::new("wasm-opt", &args).read().ok_or_else(|| format!("wasm-opt: cannot shorten names in {path}"))?;
    let text = fs::read_to_string(js).map_err(|e| format!("{}: cannot be read: {e}", js.display()))?;
    fs::write(js, with_names(&without_unused(&text, &told), &told))
        .map_err(|e| format!("{}: cannot be written: {e}", js.display()))
}

/// The JavaScript without the functions that the module no longer imports. wasm-bindgen writes each as a line with its name
/// and a brace at the same depth.
fn without_unused(js: &str, list: &str) -> String {
    let used: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let mut kept = String::with_capacity(js.len());
    let mut unused = None;
    for line in js.split_inclusive('\n') {
        let code = line.trim_start();
        let depth = line.len() - code.len();
        match (unused, code.split_once(": function(")) {
            (Some(begun), _) => {
                if depth == begun && code.starts_with('}') {
                    unused = None;
                }
            }
            (None, Some((name, _))) if name.starts_with("__wbg_") && !used.contains(&name) => unused = Some(depth),
            (None, _) => kept.push_str(line),
        }
    }
    kept
}

/// The JavaScript with the names of a list by wasm-opt: `["module", "name", "short"]` for each import, where the module
/// itself becomes `a`, and `["name", "short"]` for each export.
fn with_names(js: &str, list: &str) -> String {
    let mut js = js.to_owned();
    for line in list.lines() {
        let names: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        match names[..] {
            [module, name, short] => {
                js = js.replace(&format!("\"{module}\":"), "\"a\":");
                js = replace_word(&js, name, short);
            }
            [name, short] => js = replace_word(&js, &format!("wasm.{name}"), &format!("wasm.{short}")),
            _ => {}
        }
    }
    js
}

/// The JavaScript of wasm-bindgen without what nobody here calls: the start from a module that is there already, the older way
/// to name one, what browsers lack that have no import maps either, and the many words in which a server's wrong type and a
/// value of JavaScript that is no error are told. What is not found is left.
fn without_spare(js: String) -> String {
    const TOLD: &str = "function debugString(val) {\n    return val instanceof Error ? \
                        `${val.name}: ${val.message}\\n${val.stack}` : `${typeof val} ${toString.call(val)}`;";
    let mut js = js.replace(
        "else {\n            console.warn('using deprecated parameters for the initialization function; \
         pass a single object instead')\n        }",
        "",
    );
    if js.contains("export { initSync, ") {
        js = between(js, "function initSync(", "async function __wbg_init(", "async function __wbg_init(")
            .replace("export { initSync, ", "export { ");
    }
    js = between(
        js,
        "(typeof FinalizationRegistry === 'undefined')",
        ": new FinalizationRegistry",
        "new FinalizationRegistry",
    );
    js = between(js, "if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n", "");
    js = between(js, "\"`WebAssembly.instantiateStreaming` failed", "\", e)", "\"application/wasm\", e)");
    between(js, "function debugString(val)", "\n}\n", &format!("{TOLD}\n}}\n"))
}

/// The text with another one in place of the first that begins and ends so.
fn between(text: String, begin: &str, end: &str, by: &str) -> String {
    let found = text.find(begin).and_then(|at| Some((at, at + text[at..].find(end)? + end.len())));
    found.map_or_else(|| text.clone(), |(at, until)| [&text[..at], by, &text[until..]].concat())
}

/// Replaces a name where no longer name begins or ends with it.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let whole = !before.chars().next_back().is_some_and(part) && !after.chars().next().is_some_and(part);
        out.push_str(before);
        out.push_str(if whole { by } else { word });
        rest = after;
    }
    out + rest
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
    use crate::walk::Scratch;

    #[test]
    fn style_elements_become_one_at_the_place_of_the_first() {
        let html = "<head><style>a{}</style><title>t</title><style media=\"x\">b{}</style></head>";
        let (before, sheets, after) = split_styles(html);
        assert_eq!((before.as_str(), sheets.as_str()), ("<head>", "a{}\nb{}\n"));
        assert_eq!(after, "<title>t</title></head>");
    }

    #[test]
    fn names_of_imports_and_exports_become_short_where_they_stand_alone() {
        let list = "{\n \"imports\": [\n  [\"./x_bg.js\", \"__wbg_a_1\", \"b\"]\n ],\n\"exports\": [\n  [\"memory\", \"c\"]\n ]\n}";
        let js = "{\"./x_bg.js\": i, __wbg_a_1: f, __wbg_a_12: g}; wasm.memory.buffer; let memory = wasm.memory2;";
        let short = "{\"a\": i, b: f, __wbg_a_12: g}; wasm.c.buffer; let memory = wasm.memory2;";
        assert_eq!(with_names(js, list), short);
    }

    #[test]
    fn what_a_module_does_not_import_is_left_out() {
        let (kept, unused) = (
            "    __wbg_a_1: function(x) {\n        if (x) {\n        }\n    },\n",
            "    __wbg_b_2: function() {\n        b;\n    },\n",
        );
        let js = format!("imports = {{\n{unused}{kept}{unused}    c: function() {{ d }},\n}};\n");
        let list = "{\n \"imports\": [\n  [\"./x_bg.js\", \"__wbg_a_1\", \"b\"]\n ]\n}";
        assert_eq!(without_unused(&js, list), format!("imports = {{\n{kept}    c: function() {{ d }},\n}};\n"));
    }

    #[test]
    fn a_module_starts_in_one_way() {
        let js = "a;\nfunction initSync(module) { b }\n\nasync function __wbg_init(c) { d }\n\nexport { initSync, __wbg_init as default };";
        let short = "a;\nasync function __wbg_init(c) { d }\n\nexport { __wbg_init as default };";
        assert_eq!(without_spare(js.to_owned()), short);
        assert_eq!(without_spare("async function __wbg_init() {}".to_owned()), "async function __wbg_init() {}");
        let told = without_spare("a\nfunction debugString(val) {\n  if (b) {\n  }\n  c\n}\nd".to_owned());
        assert!(told.starts_with("a\nfunction debugString(val) {\n    return val instanceof Error"), "{told}");
        assert!(told.ends_with(";\n}\nd") && !told.contains("if (b)"), "{told}");
    }

    #[test]
    fn what_every_browser_with_import_maps_has_needs_no_help() {
        let js = "const C = (typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {} }\n    : new FinalizationRegistry(f);\n\
                  if (!('encodeInto' in cachedTextEncoder)) {\n    g = {\n    };\n}\nlet w;\n\
                  console.warn(\"`WebAssembly.instantiateStreaming` failed because of h:\\n\", e);";
        let short = "const C = new FinalizationRegistry(f);\nlet w;\nconsole.warn(\"application/wasm\", e);";
        assert_eq!(without_spare(js.to_owned()), short);
    }

    #[test]
    fn a_module_of_other_content_gets_another_name() {
        let named = |wasm: &str| {
            let scratch = Scratch::new("slim");
            scratch.write("index.html", "import('./m.js')");
            scratch.write("m.js", "fetch('m_bg.wasm')");
            scratch.write("m_bg.wasm", wasm);
            name_by_content(&scratch.0, "m", &[".js", "_bg.wasm"]).unwrap();
            let html = fs::read_to_string(scratch.0.join("index.html")).unwrap();
            let js = html.trim_start_matches("import('./").trim_end_matches("')").to_owned();
            let text = fs::read_to_string(scratch.0.join(&js)).unwrap();
            assert_eq!(text, format!("fetch('{}_bg.wasm')", js.trim_end_matches(".js")));
            assert!(scratch.0.join(js.replace(".js", "_bg.wasm")).exists());
            html
        };
        assert_eq!(named("a"), named("a"));
        assert_ne!(named("a"), named("b"));
    }

    #[test]
    fn each_script_is_made_shorter_where_it_stands() {
        let html =
            "<script type=\"importmap\">{}a</script><script>a</script>\n  <p>b</p><script type=\"module\">c</script>d";
        let page = with_scripts(html, |script| Ok(script.to_uppercase())).unwrap();
        assert_eq!(
            page,
            "<script type=\"importmap\">{}a</script><script>A</script>\n<p>b</p><script type=\"module\">C</script>d"
        );
    }

    #[test]
    fn a_page_is_without_indents() {
        assert_eq!(
            outdented("<p a=\"b\" data-key=\"c.d\">x\n  <b data-key=\"e\"></b>\n<i>"),
            "<p a=\"b\" data-key=\"c.d\">x\n<b data-key=\"e\"></b><i>"
        );
    }

    #[test]
    fn a_page_without_styles_stays_as_it_is() {
        assert_eq!(split_styles("<p>").1, "");
        assert_eq!(split_styles("<p>").2, "<p>");
    }
}
