//! The embed builder: what to put into another page and how, seen live, with the code to copy.

use super::links::groups;
use crate::Control;
use crate::parts::button;
use fourway_panels::markup::{Markup, markup, worded};
use fourway_stage::{Catalogue, gallery};

/// What can be chosen beside the part: the parameter of `?embed`, and its values; the first is the default. Languages come
/// from the catalogue.
const FIELDS: [(&str, &[&str]); 6] = [
    ("controls", &["full", "play", "none"]),
    ("acts", &["all", "none"]),
    ("theme", &["auto", "light", "dark"]),
    ("lang", &[""]),
    ("height", &["auto", "fixed"]),
    ("link", &["true", "false"]),
];
/// What is chosen at first.
const FIRST: &str = "scene=four-way-close";
/// What of the page for instructors itself is not for learners.
const OURS: &str = "teach/";
/// Where the address of the page stands in the code; who puts the markup into the page knows it.
const HERE: &str = "%here%";

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Builder {
    /// The parameter of the part with its value: `scene=lost-fin`, `way=lesson/care`.
    part: String,
    chosen: [String; FIELDS.len()],
    /// What became of the last wish to copy.
    copied: Option<bool>,
}

impl Default for Builder {
    fn default() -> Self {
        let chosen = FIELDS.map(|(_, values)| values[0].to_owned());
        Self { part: FIRST.to_owned(), chosen, copied: None }
    }
}

impl Builder {
    /// Takes a scene that the way here named; another name changes nothing.
    pub(super) fn take(&mut self, scene: &str) {
        if gallery().iter().any(|known| known.name == scene) {
            self.part = ["scene=", scene].concat();
            self.copied = None;
        }
    }

    /// Takes what was chosen or pressed.
    pub(super) fn press(&mut self, control: &Control<'_>, words: &Catalogue) {
        self.copied = None;
        match control.name {
            "copy" => self.copied = Some(!control.value.is_empty()),
            "part" if parts(words).iter().any(|(_, all)| all.iter().any(|(part, _)| part == control.value)) => {
                control.value.clone_into(&mut self.part);
            }
            name => {
                let field = FIELDS.iter().position(|(field, _)| *field == name);
                if let Some(field) = field.filter(|field| values(*field, words).iter().any(|(v, _)| v == control.value))
                {
                    control.value.clone_into(&mut self.chosen[field]);
                }
            }
        }
    }

    /// The form, the code in two forms, and the frame: last, so that who uses the keyboard does not have to go through it on
    /// the way to the code. The script beside the ways opens what the frame names, without an entry in the browser's history.
    pub(super) fn draw(&self, words: &Catalogue) -> Markup {
        let name = self.name(words);
        let fields = (0..FIELDS.len()).map(|field| self.field(field, words));
        let told = self
            .copied
            .map(|done| words.get(if done { "learn.way.teach.embed.copied" } else { "learn.way.teach.embed.denied" }));
        worded!(
            words,
            "<section class=\"way way-teach builder\">
                <header><h1>{learn.way.teach.embed}</h1><p class=\"lead\">{learn.way.teach.embed.lead}</p></header>
                <fieldset class=\"fields\"><legend>{learn.way.teach.embed.what}</legend>{}{}</fieldset>
                <section><h2>{learn.way.teach.embed.frame}</h2><p class=\"hint\">{learn.way.teach.embed.frame.hint}</p>{}</section>
                <section><h2>{learn.way.teach.embed.element}</h2><p class=\"hint\">{learn.way.teach.embed.element.hint}</p>{}</section>
                <p class=\"hint\" role=\"status\">{}</p>
                <section><h2>{learn.way.teach.embed.preview}</h2><iframe title={} data-src={}/></section>
                <p><a href=\"#teach/page\">{learn.way.teach.back}</a></p>
            </section>",
            self.parts(words),
            fields.collect::<Vec<Markup>>(),
            code(words, "code-frame", &self.frame(&name)),
            code(words, "code-element", &self.element(&name)),
            told,
            &name,
            self.address("")
        )
    }

    fn parts(&self, words: &Catalogue) -> Markup {
        let group = |(title, all): (String, Vec<(String, String)>)| {
            let all: Vec<_> = all.into_iter().map(|(part, name)| (part.clone(), told(words, &part, &name))).collect();
            markup!("<optgroup label={}>{}</optgroup>", title, options(&all, &self.part))
        };
        let all = parts(words).into_iter().map(group).collect::<Vec<Markup>>();
        worded!(
            words,
            "<label>{learn.way.teach.embed.part} <select data-set=\"way\" name=\"part\">{}</select></label>",
            all
        )
    }

    fn field(&self, field: usize, words: &Catalogue) -> Markup {
        let name = FIELDS[field].0;
        let label = words.get(&format!("learn.way.teach.embed.{name}")).to_owned();
        let values = options(&values(field, words), &self.chosen[field]);
        markup!("<label>{} <select data-set=\"way\" name={}>{}</select></label>", label, name, values)
    }

    /// What the part is called.
    fn name(&self, words: &Catalogue) -> String {
        let all = parts(words).into_iter().flat_map(|(_, all)| all);
        all.into_iter().find(|(part, _)| *part == self.part).map(|(_, name)| name).unwrap_or_default()
    }

    /// What differs from the defaults, with the part.
    fn parameters(&self) -> Vec<(&str, &str)> {
        let part = self.part.split_once('=');
        let chosen = FIELDS.iter().zip(&self.chosen).map(|((name, _), value)| (*name, value.as_str()));
        let other = chosen.zip(FIELDS).filter(|((_, value), (_, values))| *value != values[0]);
        part.into_iter().chain(other.map(|(chosen, _)| chosen)).collect()
    }

    fn address(&self, home: &str) -> String {
        let given: Vec<String> = self.parameters().iter().map(|(name, value)| format!("&{name}={value}")).collect();
        format!("{home}?embed{}", given.concat())
    }

    fn frame(&self, name: &str) -> String {
        let (title, address) = (quoted(name), quoted(&self.address(HERE)));
        format!(
            "<iframe title={title} src={address} width=\"100%\" height=\"600\" style=\"border:0\" loading=\"lazy\"></iframe>"
        )
    }

    fn element(&self, name: &str) -> String {
        let given: Vec<String> =
            self.parameters().iter().map(|(name, value)| format!(" {name}={}", quoted(value))).collect();
        let script = format!("<script src=\"{HERE}embed.js\" async></script>");
        format!("{script}\n<fourway-lab{} title={}></fourway-lab>", given.concat(), quoted(name))
    }
}

/// All that can be embedded, in groups: ways and what of them, then the scenes of the gallery.
fn parts(words: &Catalogue) -> Vec<(String, Vec<(String, String)>)> {
    let way = |(place, name): (String, String)| (format!("way={place}"), name);
    let scenes = gallery().iter().map(|scene| {
        let title = words.get(&format!("scene.{}.title", scene.name)).to_owned();
        (format!("scene={}", scene.name), title)
    });
    let mut all = vec![(words.get("learn.way.teach.embed.scenes").to_owned(), scenes.collect())];
    all.extend(groups(words).into_iter().map(|(title, links)| {
        let learners = links.into_iter().filter(|(place, _)| !place.starts_with(OURS));
        (words.get(title).to_owned(), learners.map(way).collect())
    }));
    all
}

/// A part among all: a scene can be had in the Lab and told in Watch, under one name.
fn told(words: &Catalogue, part: &str, name: &str) -> String {
    let way = if part.starts_with("scene=") { "lab" } else { "watch" };
    if way == "watch" && !part.starts_with("way=watch/") {
        return name.to_owned();
    }
    let way = super::links::name_of(way);
    words.fill("learn.way.teach.embed.option", &[("way", words.get(&way)), ("name", name)])
}

/// The values of a field with their names.
fn values(field: usize, words: &Catalogue) -> Vec<(String, String)> {
    let (name, values) = FIELDS[field];
    let named = |value: &&str| {
        let last = if value.is_empty() { "any" } else { value };
        ((*value).to_owned(), words.get(&format!("learn.way.teach.embed.{name}.{last}")).to_owned())
    };
    let mut all: Vec<(String, String)> = values.iter().map(named).collect();
    if name == "lang" {
        all.extend(words.languages().map(|(code, name)| (code.to_owned(), name.to_owned())));
    }
    all
}

fn options(all: &[(String, String)], chosen: &str) -> Markup {
    let option = |(value, name): &(String, String)| {
        markup!("<option value={} selected={}>{}</option>", value, (value == chosen).then_some("true"), name)
    };
    all.iter().map(option).collect()
}

/// Code, with a button that copies it: its value is the id of what it copies.
fn code(words: &Catalogue, id: &str, text: &str) -> Markup {
    let copy = button(None, "copy", id, words.get("learn.way.teach.embed.copy"));
    markup!("<pre id={} dir=\"ltr\">{}</pre><p class=\"row\">{}</p>", id, text, copy)
}

/// The value of an attribute in HTML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_learn::words;

    fn built(presses: &[(&str, &str)]) -> Builder {
        let mut builder = Builder::default();
        presses.iter().for_each(|(name, value)| builder.press(&Control { name, value }, &words()));
        builder
    }

    #[test]
    fn the_address_has_what_differs_from_the_defaults() {
        assert_eq!(built(&[]).address(""), "?embed&scene=four-way-close");
        let builder = built(&[("part", "way=lesson/care"), ("theme", "dark"), ("controls", "play"), ("link", "false")]);
        assert_eq!(builder.address("x/"), "x/?embed&way=lesson/care&controls=play&theme=dark&link=false");
        assert_eq!(builder.name(&words()), "Why the end needs care");
        let element = "<fourway-lab way=\"lesson/care\" controls=\"play\" theme=\"dark\" link=\"false\" title=\"Why the end needs care\">";
        assert!(builder.element("Why the end needs care").contains(element));
        let frame = builder.frame("a \"b\" & <c>");
        assert!(
            frame.starts_with(
                "<iframe title=\"a &quot;b&quot; &amp; &lt;c>\" src=\"%here%?embed&amp;way=lesson/care&amp;"
            ),
            "{frame}"
        );
    }

    #[test]
    fn what_cannot_be_chosen_changes_nothing() {
        for (name, value) in
            [("part", "way=teach/page"), ("part", "scene=x"), ("theme", "red"), ("lang", "xx"), ("x", "y")]
        {
            assert_eq!(built(&[(name, value)]), Builder::default(), "{name}={value}");
        }
    }

    #[test]
    fn every_part_and_every_value_has_a_name() {
        let words = words();
        let all = parts(&words);
        assert!(all.iter().map(|(_, all)| all.len()).sum::<usize>() > 50);
        for (title, all) in all {
            assert!(
                !title.contains("learn.")
                    && all.iter().all(|(_, name)| !name.is_empty() && !name.contains('.') || name.contains(' ')),
                "{title}: {all:?}"
            );
        }
        let html = Builder::default().draw(&words).0;
        assert!(!html.contains("learn.way"), "{html}");
        assert!(html.contains("data-src=\"?embed&amp;scene=four-way-close\""), "{html}");
    }

    #[test]
    fn no_two_parts_read_the_same_and_a_scene_can_be_named() {
        let mut builder = Builder::default();
        let html = builder.parts(&words()).0;
        let mut names: Vec<&str> = html.split("<option ").skip(1).filter_map(|one| one.split('>').nth(1)).collect();
        assert!(names.contains(&"The FIN is lost (Lab)</option") && names.contains(&"The FIN is lost (Watch)</option"));
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{names:?}");
        builder.take("lost-fin");
        assert_eq!(builder.address(""), "?embed&scene=lost-fin");
        builder.take("none");
        assert_eq!(builder.address(""), "?embed&scene=lost-fin");
    }

    #[test]
    fn what_became_of_copying_is_said() {
        let said = |value: &str| built(&[("copy", value)]).draw(&words()).0;
        assert!(said("code-frame").contains(words().get("learn.way.teach.embed.copied")));
        assert!(said("").contains(words().get("learn.way.teach.embed.denied")));
        let next = built(&[("copy", "code-frame"), ("theme", "dark")]);
        assert_eq!(next.copied, None, "said once");
    }
}
