//! `cargo xtask publish`: the built page with the settings of a server that are right for it, ready to be put there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::ground;
use crate::offline::{self, smaller};
use crate::page;
use crate::run::Outcome;
use crate::walk;

/// Where the settings stand in the sources, with `@WORDS@` for what is of a build and of a place.
const TEMPLATES: &str = "publish";
/// Those that a server reads beside the page.
const SETTINGS: [&str; 5] = ["Caddyfile", "Containerfile", "fourway.http.conf", "fourway.location.conf", "nginx.conf"];
/// Those that a host reads in the folder of the page.
const WITHIN: &str = "_headers";
/// Where the container has the page, and a server unless the caller says otherwise.
const FOLDER: &str = "/srv/fourway";

/// What the caller asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The path of the page on its host, with a slash at either end.
    pub path: String,
    /// The folder of the page on the server.
    pub folder: String,
    /// For GitHub Pages, which sends no headers: the policy stands in the page.
    pub pages: bool,
    /// Where all of it goes.
    pub out: PathBuf,
    /// `dist/` is taken as it is.
    pub as_built: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            path: "/".into(),
            folder: FOLDER.into(),
            pages: false,
            out: ground::root().join("target/publish"),
            as_built: false,
        }
    }
}

impl Options {
    /// Reads the options of the chore.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            let mut value = || rest.next().cloned().ok_or_else(|| format!("{arg}: found nothing, expected a value"));
            match arg.as_str() {
                "--path" => options.path = path(&value()?)?,
                "--folder" => options.folder = folder(&value()?)?,
                "--out" => options.out = ground::root().join(value()?),
                "--pages" => options.pages = true,
                "--as-built" => options.as_built = true,
                _ => {
                    return Err(format!(
                        "publish: found {arg}, expected --path, --folder, --out, --pages or --as-built"
                    ));
                }
            }
        }
        Ok(options)
    }
}

/// A path as settings can have it without quoting.
fn path(text: &str) -> Outcome<String> {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.~".contains(c));
    let whole = text.starts_with('/') && text.ends_with('/') && !text.contains("//") && !text.contains("/.");
    if plain && whole {
        return Ok(text.to_owned());
    }
    Err(format!("--path: found {text}, expected a path like /net/fourway/, of letters, digits, hyphens and slashes"))
}

fn folder(text: &str) -> Outcome<String> {
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.~".contains(c));
    if plain && text.starts_with('/') {
        return Ok(text.trim_end_matches('/').to_owned());
    }
    Err(format!("--folder: found {text}, expected a folder like {FOLDER}, without spaces"))
}

/// Builds the page unless that is done, and makes the folder.
pub fn run(args: &[String]) -> Outcome {
    let options = Options::parse(args)?;
    if !options.as_built {
        page::build()?;
    }
    make(&options)?;
    println!("{}: docs/hosting.md says where its parts go", options.out.display());
    Ok(())
}

/// Makes the folder of `dist/` as it is.
pub fn make(options: &Options) -> Outcome {
    let (dist, site) = (ground::dist(), options.out.join("site"));
    let policy = offline::policy_of(&dist)?;
    if options.out.exists() {
        fs::remove_dir_all(&options.out).map_err(|e| format!("{}: cannot be removed: {e}", options.out.display()))?;
    }
    for file in walk::files(&dist, "")?.iter().filter(|file| !options.pages || !smaller::is_compressed(file)) {
        let to = site.join(file);
        let made = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(dist.join(file), &to));
        made.map_err(|e| format!("{}: cannot be written: {e}", to.display()))?;
    }
    if options.pages {
        offline::seal(&site, &policy)?;
        // Without this file names that begin with an underscore would be left out, and names be taken for templates.
        return write(&site.join(".nojekyll"), "");
    }
    for name in SETTINGS {
        write(&options.out.join(name), &filled(&template(name)?, options, &policy)?)?;
    }
    let named: String = kept(&walk::files(&site, "")?).iter().map(|rule| headers(rule)).collect();
    write(&site.join(WITHIN), &(filled(&template(WITHIN)?, options, &policy)? + &named))
}

fn template(name: &str) -> Outcome<String> {
    ground::text(&format!("{TEMPLATES}/{name}"))
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|e| format!("{}: cannot be written: {e}", path.display()))
}

/// A template with what is of this build and of this place. What stands between `@BARE@` and `@END@` leads to a folder and is
/// left out where the page is at the root.
fn filled(template: &str, options: &Options, policy: &str) -> Outcome<String> {
    let mut text = template.to_owned();
    if let Some((before, rest)) = template.split_once("@BARE@\n") {
        let (bare, after) = rest.split_once("@END@\n").ok_or("publish/: found @BARE@ without @END@, expected both")?;
        text = if options.path == "/" { [before, after].concat() } else { [before, bare, after].concat() };
    }
    let bare = options.path.trim_end_matches('/');
    let words = [("@POLICY@", policy), ("@BARE_PATH@", bare), ("@PATH@", &options.path), ("@FOLDER@", &options.folder)];
    Ok(words.iter().fold(text, |text, (word, value)| text.replace(word, value)))
}

/// The files and folders whose names change with them, as `_headers` writes paths.
fn kept(files: &[String]) -> Vec<String> {
    let mut rules: Vec<String> = files
        .iter()
        .filter(|file| offline::is_named(file) && !smaller::is_compressed(file))
        .map(|file| file.split_once('/').map_or_else(|| format!("/{file}"), |(folder, _)| format!("/{folder}/*")))
        .collect();
    rules.dedup();
    rules
}

fn headers(rule: &str) -> String {
    format!("{rule}\n  Cache-Control: public, max-age=31536000, immutable\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Outcome<Options> {
        Options::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read_and_what_would_break_settings_is_named() {
        let options = parse("--path /net/fourway/ --folder /var/www/lab/ --pages").unwrap();
        assert_eq!((options.path.as_str(), options.folder.as_str()), ("/net/fourway/", "/var/www/lab"));
        assert!(options.pages && !options.as_built);
        assert_eq!(parse("").unwrap(), Options::default());
        for bad in ["net/", "/net", "/a//b/", "/a;b/", "/../"] {
            assert!(parse(&format!("--path {bad}")).unwrap_err().starts_with("--path: found"), "{bad}");
        }
        assert!(parse("--folder /a$b").unwrap_err().starts_with("--folder: found"));
        assert!(parse("--netlify").unwrap_err().starts_with("publish: found --netlify"));
    }

    #[test]
    fn every_template_is_filled_and_has_the_policy_where_it_needs_one() {
        let at = |path: &str| Options { path: path.into(), ..Options::default() };
        for name in SETTINGS.into_iter().chain([WITHIN]) {
            for path in ["/", "/net/fourway/"] {
                let text = filled(&template(name).unwrap(), &at(path), "default-src 'none'").unwrap();
                let wants = ["Caddyfile", "fourway.location.conf", WITHIN].contains(&name);
                assert_eq!(text.contains("default-src 'none'"), wants, "{name}");
                assert!(!text.split('@').any(|word| word.len() > 3 && word.chars().all(|c| c.is_ascii_uppercase())));
            }
        }
        let text = template("fourway.location.conf").unwrap();
        assert!(filled(&text, &at("/net/fourway/"), "").unwrap().contains("location = /net/fourway {"));
        assert!(!filled(&text, &at("/"), "").unwrap().contains("return 308"));
    }

    #[test]
    fn only_what_changes_its_name_is_kept_for_a_year() {
        let files = [
            "fourway-web-956bbdfb2ab76b96_bg.wasm",
            "fourway-web-956bbdfb2ab76b96_bg.wasm.br",
            "index.html",
            "words-18b94e9931bc4b8b/en.txt",
            "words-18b94e9931bc4b8b/es.txt",
        ];
        let rules = kept(&files.map(str::to_owned));
        assert_eq!(rules, ["/fourway-web-956bbdfb2ab76b96_bg.wasm", "/words-18b94e9931bc4b8b/*"]);
    }
}
