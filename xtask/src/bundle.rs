//! Puts the optimised page together: what the `data-trunk` links of `index.html` name, and the words of all languages.
//!
//! Trunk reads the same links for `serve --dev`, where it watches and reloads. Here it would do little that `slim` does not
//! do again, and to compile it takes a newcomer longer than everything else together.

use std::fs;
use std::path::{Path, PathBuf};

use crate::ground;
use crate::page;
use crate::run::{Outcome, Run};
use crate::setup::WASM;
use crate::site;
use crate::walk;

/// How the links begin.
const LINK: &str = "<link data-trunk ";

/// Puts the page into `dist/`, in place of what is there.
pub fn dist() -> Outcome {
    let staged = ground::root().join("target/staged");
    // What an interrupted build left is in the way.
    let _ = fs::remove_dir_all(&staged);
    fs::create_dir_all(&staged).map_err(|e| format!("target/staged: cannot be made: {e}"))?;
    let html = with_links(&ground::text("index.html")?, &|link| link.follow(ground::root(), &staged))?;
    let index = staged.join("index.html");
    fs::write(&index, html).map_err(|e| format!("{}: cannot be written: {e}", index.display()))?;
    let words = ["run", "--quiet", "--locked", "-p", "fourway-content", "--", &staged.display().to_string()];
    Run::new("cargo", &words).env("FOURWAY_VERSION", &site::spoken()?).show()?;
    let dist = ground::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(|e| format!("dist: cannot be removed: {e}"))?;
    }
    fs::rename(&staged, &dist).map_err(|e| format!("target/staged: cannot be renamed to dist: {e}"))
}

/// What stands in place of a link, and what goes to the end of the head.
#[derive(Default)]
struct Instead {
    here: String,
    head: String,
}

/// The page with each link followed.
fn with_links(html: &str, follow: &dyn Fn(&Link) -> Outcome<Instead>) -> Outcome<String> {
    let (mut page, mut head, mut rest) = (String::new(), String::new(), html);
    while let Some((before, more)) = rest.split_once(LINK) {
        let (tag, after) = more.split_once('>').unwrap_or((more, ""));
        let line = html[..html.len() - more.len()].lines().count();
        let instead = Link::read(tag).and_then(|link| follow(&link)).map_err(|e| format!("index.html:{line}: {e}"))?;
        page.push_str(before);
        page.push_str(&instead.here);
        head.push_str(&instead.head);
        rest = after;
    }
    page.push_str(rest);
    Ok(page.replacen("</head>", &format!("{head}</head>"), 1))
}

/// One link, by the kinds that the page has.
#[derive(Debug, PartialEq, Eq)]
enum Link {
    /// A style sheet that becomes part of the page.
    Inline { file: String },
    /// A file beside the page.
    File { file: String },
    /// A folder beside the page.
    Folder { folder: String },
    /// A crate that becomes a module; the page starts it, unless it is a worker.
    Module { manifest: String, name: String, worker: bool, level: String },
}

impl Link {
    /// Reads the attributes of a link; what trunk alone would understand is refused.
    fn read(tag: &str) -> Outcome<Self> {
        let attributes = attributes(tag)?;
        let of = |name: &str| attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
        let needed = |name: &str| of(name).ok_or_else(|| format!("{tag}: found no {name}, expected one"));
        let known: &[&str] = match of("rel").as_deref() {
            Some("inline") => &["rel", "href", "type"],
            Some("copy-file" | "copy-dir") => &["rel", "href"],
            Some("rust") => {
                &["rel", "href", "data-bin", "data-type", "data-bindgen-target", "data-wasm-opt", "data-integrity"]
            }
            _ => return Err(format!("{tag}: expected one of rel=\"inline\", copy-file, copy-dir, rust")),
        };
        if let Some((name, _)) = attributes.iter().find(|(name, _)| !known.contains(name)) {
            return Err(format!("{tag}: found {name}, expected only {}", known.join(", ")));
        }
        let href = needed("href")?;
        Ok(match of("rel").as_deref() {
            Some("inline") => Self::Inline { file: href },
            Some("copy-file") => Self::File { file: href },
            Some("copy-dir") => Self::Folder { folder: href },
            _ => Self::Module {
                manifest: href,
                name: needed("data-bin")?,
                worker: of("data-type").is_some_and(|kind| kind == "worker"),
                level: needed("data-wasm-opt")?,
            },
        })
    }

    /// Does what the link asks for, from `root` into `staged`.
    fn follow(&self, root: &Path, staged: &Path) -> Outcome<Instead> {
        match self {
            Self::Inline { file } => {
                let sheet = fs::read_to_string(root.join(file)).map_err(|e| format!("{file}: cannot be read: {e}"))?;
                Ok(Instead { here: format!("<style>{sheet}</style>"), ..Instead::default() })
            }
            Self::File { file } => copy(root, file, &staged.join(last(file))).map(|()| Instead::default()),
            Self::Folder { folder } => {
                for file in walk::files(root, folder)? {
                    let inside = file.strip_prefix(folder).unwrap_or(&file).trim_start_matches('/');
                    copy(root, &file, &staged.join(last(folder)).join(inside))?;
                }
                Ok(Instead::default())
            }
            Self::Module { manifest, name, worker, level } => {
                module(manifest, name, level, staged)?;
                Ok(if *worker { Instead::default() } else { start(name) })
            }
        }
    }
}

/// The pairs of name and value in a tag.
fn attributes(tag: &str) -> Outcome<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    let mut rest = tag.trim();
    while !rest.is_empty() {
        let pair = rest.split_once("=\"").and_then(|(name, more)| Some((name, more.split_once('"')?)));
        let (name, (value, after)) = pair.ok_or_else(|| format!("{tag}: found {rest}, expected name=\"value\""))?;
        found.push((name, value));
        rest = after.trim_start();
    }
    Ok(found)
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn copy(root: &Path, file: &str, to: &Path) -> Outcome {
    let folder = to.parent().map(PathBuf::from).unwrap_or_default();
    fs::create_dir_all(&folder).map_err(|e| format!("{}: cannot be made: {e}", folder.display()))?;
    fs::copy(root.join(file), to).map(|_| ()).map_err(|e| format!("{file}: cannot be copied: {e}"))
}

/// Compiles a crate and writes its module with the JavaScript of wasm-bindgen.
fn module(manifest: &str, name: &str, level: &str, staged: &Path) -> Outcome {
    page::compile(manifest).show()?;
    let compiled = format!("target/{WASM}/release/{name}.wasm");
    let folder = staged.display().to_string();
    let args = ["--target=web", "--no-typescript", "--out-dir", &folder, "--out-name", name, &compiled];
    Run::new("wasm-bindgen", &args).show()?;
    if level == "0" {
        return Ok(());
    }
    let wasm = staged.join(format!("{name}_bg.wasm")).display().to_string();
    Run::new("wasm-opt", &[&format!("-O{level}"), &wasm, "-o", &wasm]).show()
}

/// The script that starts a module, and what fetches its files ahead of it.
fn start(name: &str) -> Instead {
    Instead {
        here: format!(
            "<script type=\"module\">import init from \"./{name}.js\";\
             await init({{ module_or_path: \"./{name}_bg.wasm\" }});</script>"
        ),
        head: format!(
            "<link rel=\"modulepreload\" href=\"./{name}.js\" crossorigin=\"anonymous\">\
             <link rel=\"preload\" href=\"./{name}_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::Scratch;

    #[test]
    fn a_link_gives_way_to_what_it_names() {
        let scratch = Scratch::new("bundle");
        scratch.write("www/a.css", "p { margin: 0 }");
        scratch.write("www/b.js", "1");
        scratch.write("www/more/deep/c.css", "q {}");
        let page = "<head>\n<link data-trunk rel=\"inline\" type=\"css\" href=\"www/a.css\">\n\
                    <link data-trunk rel=\"copy-file\" href=\"www/b.js\">\n\
                    <link data-trunk rel=\"copy-dir\" href=\"www/more\">\n</head><body></body>";
        let staged = scratch.0.join("staged");
        let html = with_links(page, &|link| link.follow(&scratch.0, &staged)).unwrap();
        assert_eq!(html, "<head>\n<style>p { margin: 0 }</style>\n\n\n</head><body></body>");
        assert_eq!(fs::read_to_string(staged.join("b.js")).unwrap(), "1");
        assert_eq!(fs::read_to_string(staged.join("more/deep/c.css")).unwrap(), "q {}");
    }

    #[test]
    fn a_crate_is_started_unless_it_is_a_worker() {
        let tag = "rel=\"rust\" href=\"a/Cargo.toml\" data-bin=\"a\" data-wasm-opt=\"0\"";
        let of = |worker| Link::Module { manifest: "a/Cargo.toml".into(), name: "a".into(), worker, level: "0".into() };
        assert_eq!(Link::read(tag), Ok(of(false)));
        assert_eq!(Link::read(&format!("{tag} data-type=\"worker\"")), Ok(of(true)));
        let html = with_links(&format!("<head>{LINK}{tag}></head>"), &|_| Ok(start("a"))).unwrap();
        let (script, head) = html.split_once("</script>").unwrap();
        assert!(script.contains("from \"./a.js\""), "{script}");
        assert!(head.contains("modulepreload") && head.ends_with("</head>"), "{head}");
    }

    #[test]
    fn what_trunk_alone_understands_is_refused_with_its_line() {
        for (tag, error) in [
            ("rel=\"sass\" href=\"a\"", "expected one of rel=\"inline\", copy-file, copy-dir, rust"),
            ("rel=\"copy-file\" href=\"a\" data-target-path=\"b\"", "found data-target-path, expected only rel, href"),
            ("rel=\"copy-file\"", "found no href, expected one"),
            ("rel=\"copy-file\" href", "found href, expected name=\"value\""),
        ] {
            let told = with_links(&format!("<head>\n{LINK}{tag}></head>"), &|_| Ok(Instead::default())).unwrap_err();
            assert_eq!(told, format!("index.html:2: {tag}: {error}"));
        }
    }

    #[test]
    fn every_link_of_the_page_is_understood() {
        let followed = with_links(&ground::text("index.html").unwrap(), &|_| Ok(Instead::default()));
        assert!(!followed.unwrap().contains("data-trunk"));
    }
}
