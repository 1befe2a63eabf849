//! What the page does on request, in a module of its own: scenario documents read and written, runs exported. Most
//! visitors ask for none of it, so most never load what it takes. The page gives and takes packed scenarios and bytes.

mod ways;

use fourway_export::{Form, Options, SeenAt, Theme};
use fourway_panels::{Run, Shelf, scene_of, set, told};
use fourway_sim::{Document, Scenario, run};
use fourway_stage::{Catalogue, Doings, Link, LinkStart, Scene, View};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The plural category of a number, as the browser knows it; `index.html` has it.
    #[wasm_bindgen(js_name = fourwayPlural)]
    fn plural(number: &str) -> String;
}

/// Puts the words of the person's language in place, before anything is asked, as [`Catalogue::given`] reads them.
#[wasm_bindgen]
pub fn words(text: String) {
    Catalogue::given(text.leak(), plural).put();
}

/// Reads a document: the packed scenario.
///
/// # Errors
/// One line in the person's language: where, what was found, what was expected. After a line break follow the place of it in the text, the start
/// and the end in UTF-16 units as a browser counts them, with a space between.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<Vec<u8>, String> {
    let scenario = Document::parse(text).and_then(|document| Scenario::compile(&document));
    scenario.map(|scenario| scenario.pack()).map_err(|refusal| {
        let place = refusal.place(text);
        let units = |end: usize| text.get(..end).unwrap_or(text).encode_utf16().count();
        format!("{}\n{} {}", told(&refusal, &Catalogue::here()), units(place.start), units(place.end))
    })
}

/// Writes the document of a packed scenario, for people.
///
/// # Errors
/// One line, when the bytes are not a scenario that the page of this release packed.
#[wasm_bindgen]
pub fn write(packed: &[u8]) -> Result<String, String> {
    Ok(Document::from(&unpacked(packed)?).to_json_pretty())
}

/// Runs a packed scenario and gives the run in a form: `svg`, `pcapng`, `jsonl`, `mermaid` or `text`. `width` in px and
/// `theme` (`light`, `dark`, `print`) are those of a drawing, `seen_at` (`client`, `server`, `both`) that of a capture.
///
/// # Errors
/// One line: for bytes as in [`write()`], or for the name of what there is not.
#[wasm_bindgen(js_name = exported)]
pub fn export(packed: &[u8], form: &str, width: u32, theme: &str, seen_at: &str) -> Result<Vec<u8>, String> {
    let mut scenario = unpacked(packed)?;
    let form = Form::from_name(form).ok_or_else(|| unknown("form", form))?;
    let theme = Theme::from_name(theme).ok_or_else(|| unknown("theme", theme))?;
    let seen_at = SeenAt::from_name(seen_at).ok_or_else(|| unknown("place", seen_at))?;
    if form == Form::Svg {
        head(&mut scenario, &Catalogue::here());
    }
    Ok(fourway_export::export(&scenario, form, &Options { width, theme, seen_at }))
}

/// Gives a scenario that bears the title of a document of the gallery the title of its scene, which is in the language in
/// use. A drawing is for people; the other forms keep what the document says.
fn head(scenario: &mut Scenario, words: &Catalogue) {
    if let Some(scene) = scene_of(scenario) {
        scenario.title = words.get(&["scene.", scene.name, ".title"].concat()).to_owned();
    }
}

/// A scene of the gallery, by its place or its name: four lines of place, name, title and what to watch for, and behind
/// them the packed scenario.
///
/// # Errors
/// One line for a scene that there is not.
#[wasm_bindgen]
pub fn scene(which: &str) -> Result<Vec<u8>, String> {
    let (card, scenario) = Scene::find(which, &Catalogue::here()).ok_or_else(|| unknown("scene", which))?;
    let lines = format!("{}\n{}\n{}\n{}\n", card.place, card.name, card.title, card.watch);
    Ok([lines.into_bytes(), scenario.pack()].concat())
}

/// The document that the text of a link carries, as it stands there; none where it leads to a scene.
///
/// # Errors
/// A sentence for people: why the link cannot be followed.
#[wasm_bindgen]
pub fn document(link: &str) -> Result<Option<String>, String> {
    Ok(match read_link(link)?.start {
        LinkStart::Scene(_) => None,
        LinkStart::Document(letters) => Some(letters),
    })
}

/// What the text of a link leads to: the length of the link as bytes in four bytes, the least first, the link, and what
/// [`scene`] gives. The packed scenario is that of the document; a scene of the gallery takes its place.
///
/// # Errors
/// A sentence for people: why the link cannot be followed.
#[wasm_bindgen]
pub fn follow(link: &str, packed: Option<Vec<u8>>) -> Result<Vec<u8>, String> {
    let link = read_link(link)?;
    let found = match &link.start {
        LinkStart::Scene(name) => scene(name).map_err(|_| said("link.no-scene", ""))?,
        LinkStart::Document(_) => [b"\n\n\n\n", packed.unwrap_or_default().as_slice()].concat(),
    };
    let link = link.to_bytes();
    Ok([&(link.len() as u32).to_le_bytes(), link.as_slice(), &found].concat())
}

/// The text of a link that comes as bytes, with the letters of its document where it leads to one.
///
/// # Errors
/// One line, when the bytes are not a link.
#[wasm_bindgen]
pub fn linked(bytes: &[u8], letters: Option<String>) -> Result<String, String> {
    let mut link = Link::from_bytes(bytes)
        .ok_or_else(|| format!("found {} bytes of another form, expected a link", bytes.len()))?;
    if let Some(letters) = letters {
        link.start = LinkStart::Document(letters);
    }
    Ok(link.write())
}

/// How the run of a packed scenario ends, by its name in a trace.
///
/// # Errors
/// One line, for bytes as in [`write()`].
#[wasm_bindgen]
pub fn outcome(packed: &[u8]) -> Result<String, String> {
    Ok(run(&unpacked(packed)?).outcome().map_or_else(String::new, |outcome| outcome.name().to_owned()))
}

/// The sentence of a key, with an error or a name where it has room for one.
#[wasm_bindgen]
pub fn said(key: &str, with: &str) -> String {
    Catalogue::here().fill(key, &[("error", with), ("name", with)])
}

fn read_link(text: &str) -> Result<Link, String> {
    Link::read(text).map_err(|trouble| said(trouble.key().unwrap_or("link.damaged"), ""))
}

/// The markup of a panel of the run of a packed scenario, for what a person looks at. The run is kept for the next one.
///
/// # Errors
/// One line: for bytes as in [`write()`], for numbers that are no view, or for the name of what there is not.
#[wasm_bindgen]
pub fn panel(name: &str, packed: &[u8], view: &[f64]) -> Result<String, String> {
    with_run(packed, view, |run, view| {
        let linked = |panel: String| fourway_ways::linked(&Catalogue::here(), &panel);
        match name {
            "gallery" => Some(linked(SHELF.with_borrow(|shelf| run.gallery(view, shelf)))),
            "why" => run.panel(name, view).map(|why| linked(why + &fourway_ways::terms(run, view).0)),
            "way" | "way-dark" => ways::draw(run, view, name == "way-dark"),
            // A drawing over the ladder.
            "chain" => run.panel(name, view),
            name => run.panel(name, view).map(linked),
        }
        .ok_or_else(|| unknown("panel", name))
    })?
}

/// Does something with the run of a packed scenario, which is kept for the next time.
fn with_run<T>(packed: &[u8], view: &[f64], what: impl FnOnce(&Run, &View) -> T) -> Result<T, String> {
    thread_local! {
        static LAST: RefCell<Option<(Vec<u8>, Doings, Run)>> = const { RefCell::new(None) };
    }
    let view = View::from_numbers(view).ok_or_else(|| format!("found {} numbers, expected a view", view.len()))?;
    LAST.with_borrow_mut(|last| {
        if !last.as_ref().is_some_and(|(bytes, doings, _)| bytes == packed && *doings == view.doings) {
            let run = Run::new(unpacked(packed)?, &view.doings);
            *last = Some((packed.to_vec(), view.doings.clone(), run));
        }
        let run = last.as_ref().map(|(.., run)| what(run, &view));
        run.ok_or_else(|| "found no run, expected the one that was made".to_owned())
    })
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
}

/// What the gallery shows beside its scenes: the scenarios that a person keeps, and what became of their last wish; a line
/// for each, as [`Shelf::read`] reads them.
#[wasm_bindgen]
pub fn shelf(own: &str, notes: &str) {
    SHELF.set(Shelf::read(own, notes));
}

/// The packed scenario with a value that a person put at a place of its document, as [`set()`] takes it.
///
/// # Errors
/// The line of the refusal; or one for bytes as in [`write()`].
#[wasm_bindgen]
pub fn put(packed: &[u8], path: &str, value: &str) -> Result<Vec<u8>, String> {
    set(&unpacked(packed)?, path, value).map(|scenario| scenario.pack())
}

fn unpacked(packed: &[u8]) -> Result<Scenario, String> {
    Scenario::unpack(packed)
        .ok_or_else(|| format!("found {} bytes of another form, expected a packed scenario", packed.len()))
}

fn unknown(what: &str, name: &str) -> String {
    format!("found no {what} \"{name}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_and_read_again_the_same() {
        let packed = read(r#"{"fourway": 1, "title": "ab", "faults": [{"segment": 1, "do": "drop"}]}"#).unwrap();
        assert_eq!(Scenario::unpack(&packed).unwrap().title, "ab");
        let text = write(&packed).unwrap();
        assert!(text.contains("\"do\": \"drop\""), "{text}");
        assert_eq!(read(&text), Ok(packed));
    }

    #[test]
    fn a_run_is_exported_in_every_form() {
        let packed = Scenario::default().pack();
        for form in Form::ALL {
            let options = Options { width: 500, theme: Theme::Dark, seen_at: SeenAt::Both };
            let bytes = fourway_export::export(&Scenario::default(), form, &options);
            assert_eq!(export(&packed, form.name(), 500, "dark", "both"), Ok(bytes));
        }
        assert_eq!(export(&packed, "png", 500, "dark", "both"), Err("found no form \"png\"".to_owned()));
    }

    #[test]
    fn a_drawing_of_a_scene_bears_its_title_in_the_language_in_use() {
        let (_, mut scenario) = Scene::find("lost-fin", &Catalogue::here()).unwrap();
        scenario.seed += 1;
        let drawn = |scenario: &Scenario| {
            String::from_utf8(export(&scenario.pack(), "svg", 500, "light", "both").unwrap()).unwrap()
        };
        assert!(drawn(&scenario).contains("<title>The FIN is lost</title>"));
        let spanish = "scene.lost-fin.title\tSe pierde el FIN\n";
        head(&mut scenario, &Catalogue::parse(spanish, fourway_stage::Numbers::english()));
        assert_eq!(scenario.title, "Se pierde el FIN");
        assert!(drawn(&scenario).contains("<title>Se pierde el FIN</title>"), "a title of one's own stays");
    }

    #[test]
    fn a_run_says_how_it_ends() {
        for (name, end) in [("four-way-close", "closed"), ("abort", "reset"), ("server-never-closes", "stuck")] {
            let (_, scenario) = Scene::find(name, &Catalogue::here()).unwrap();
            assert_eq!(outcome(&scenario.pack()), Ok(end.to_owned()), "{name}");
        }
        assert!(outcome(&[]).unwrap_err().starts_with("found 0 bytes"));
    }

    #[test]
    fn a_scene_comes_with_its_card() {
        let found = scene("lost-fin").unwrap();
        let head = "6\nlost-fin\nThe FIN is lost\n";
        assert!(found.starts_with(head.as_bytes()));
        assert_eq!(scene("6"), Ok(found));
        assert_eq!(scene("lost"), Err("found no scene \"lost\"".to_owned()));
    }

    #[test]
    fn a_link_leads_to_its_scene_or_its_document() {
        let text = "fourway=1&scene=lost-fin&do=drop.1.0@5&at=7";
        let link = Link::read(text).unwrap().to_bytes();
        let length = (link.len() as u32).to_le_bytes();
        assert_eq!(document(text), Ok(None));
        assert_eq!(follow(text, None), Ok([&length, link.as_slice(), &scene("lost-fin").unwrap()].concat()));
        assert_eq!(linked(&link, None), Ok(text.to_owned()));
        assert_eq!(linked(&link, Some("abc".to_owned())), Ok(text.replace("scene=lost-fin", "doc=abc")));
        assert_eq!(linked(&[9], None), Err("found 1 bytes of another form, expected a link".to_owned()));
        assert_eq!(document("fourway=1&doc=abc"), Ok(Some("abc".to_owned())));
        assert!(follow("fourway=1&doc=abc", Some(vec![9])).unwrap().ends_with(&[b'\n', 9]));
    }

    #[test]
    fn a_link_that_cannot_be_followed_says_why() {
        for (text, begins) in [
            ("fourway=2&scene=lost-fin", "A newer version"),
            ("fourway=1&scene=lost-fin&at=x", "The link is damaged"),
            ("fourway=1&scene=lost", "The link leads to a scene"),
        ] {
            assert!(follow(text, None).unwrap_err().starts_with(begins), "{text}");
        }
        assert_eq!(said("scenario.error", "a: b"), "Not opened: a: b");
    }

    #[test]
    fn a_panel_is_that_of_the_run_that_is_asked_for() {
        let numbers = View { width: 350.0, ..View::default() }.to_numbers();
        let here = Run::new(Scenario::default(), &Doings::default());
        for name in ["states", "ends", "segment", "setup", "help", "export"] {
            let view = View::from_numbers(&numbers).unwrap();
            let expected = here.panel(name, &view).map(|html| fourway_ways::linked(&Catalogue::here(), &html));
            assert_eq!(panel(name, &Scenario::default().pack(), &numbers).ok(), expected, "{name}");
        }
        let other = read(r#"{"fourway": 1, "start": "closed"}"#).unwrap();
        assert!(panel("ends", &other, &numbers).unwrap().contains("knows"));
        assert_eq!(panel("x", &other, &numbers), Err("found no panel \"x\"".to_owned()));
        assert_eq!(panel("ends", &other, &[]), Err("found 0 numbers, expected a view".to_owned()));
    }

    #[test]
    fn what_is_put_is_in_the_scenario_or_refused_in_one_line() {
        let packed = put(&Scenario::default().pack(), "path.delay_ms", "70").unwrap();
        assert!(write(&packed).unwrap().contains("\"delay_ms\": 70"));
        let line = "path.delay_ms: found -1, expected milliseconds from 0 to 2592000000";
        assert_eq!(put(&packed, "path.delay_ms", "-1"), Err(line.to_owned()));
        assert_eq!(put(&[9], "title", ""), Err("found 1 bytes of another form, expected a packed scenario".to_owned()));
    }

    #[test]
    fn the_gallery_has_what_is_on_the_shelf() {
        let numbers = View::default().to_numbers();
        shelf("7\t1 May 2026\tMine", "kept\tMine");
        let html = panel("gallery", &Scenario::default().pack(), &numbers).unwrap();
        assert!(html.contains("value=\"Mine\"") && html.contains("1 May 2026"), "{html}");
        shelf("", "");
        assert!(!panel("gallery", &Scenario::default().pack(), &numbers).unwrap().contains("value=\"Mine\""));
    }

    #[test]
    fn what_is_wrong_is_told_in_one_line() {
        assert_eq!(read(r#"{"fourway": 2}"#), Err("fourway: found version 2, expected 1\n12 13".to_owned()));
        assert!(read("{\"title\": \"😀\", \"a\": 1}").unwrap_err().ends_with("\n21 22"));
        assert_eq!(write(&[9]), Err("found 1 bytes of another form, expected a packed scenario".to_owned()));
    }
}
