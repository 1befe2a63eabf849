//! What stands in the head of a page that can be read: for search engines, for previews of links, for who embeds it.

use crate::place::Place;
use crate::site::{Site, relative};
use crate::{about, escaped};
use fourway_stage::Catalogue;

/// The picture that stands beside a link to the page, with its size in px.
pub const PICTURE: (&str, u32, u32) = ("preview.png", 1200, 630);
/// The icon of bookmarks, and that of a telephone's first screen.
const ICONS: [(&str, &str); 2] = [("icon", "icon.svg"), ("apple-touch-icon", "icon-180.png")];

/// One page about to be written.
pub struct Page<'a> {
    /// Which.
    pub place: Place,
    /// Its language.
    pub code: &'a str,
    /// Every language in which it is written.
    pub codes: &'a [String],
    /// Where the page is published.
    pub site: &'a Site,
    /// The path of the style sheet in `dist/`.
    pub style: &'a str,
    /// The words of the language.
    pub words: &'a Catalogue,
}

impl Page<'_> {
    /// Its path in `dist/`.
    pub fn path(&self) -> String {
        self.place.path(self.code)
    }

    /// The document around what stands in its body.
    pub fn document(&self, body: &str) -> String {
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n{}</head>\n<body>\n{body}</body>\n</html>\n",
            self.code,
            self.words.get("language.direction"),
            self.head()
        )
    }

    fn head(&self) -> String {
        let (path, title) = (self.path(), escaped(&self.place.title(self.words)));
        let mut head = format!(
            "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · {}</title>\n\
             <meta name=\"description\" content=\"{}\">\n",
            escaped(self.words.get("app.name")),
            escaped(&self.place.text(self.words)),
        );
        let mut link = |rel: &str, rest: &str, to: &str| {
            head.push_str(&format!("<link rel=\"{rel}\"{rest} href=\"{}\">\n", escaped(to)));
        };
        link("canonical", "", &self.site.address(&path, &path));
        for code in self.codes {
            let language = format!(" hreflang=\"{code}\"");
            link("alternate", &language, &self.site.address(&path, &self.place.path(code)));
        }
        link("alternate", " hreflang=\"x-default\"", &self.site.address(&path, &self.place.path(FIRST)));
        if let Some(answer) = self.site.whole(&self.place.answer(self.code)) {
            link("alternate", &format!(" type=\"application/json+oembed\" title=\"{title}\""), &answer);
        }
        for (rel, icon) in ICONS {
            link(rel, "", &relative(&path, icon));
        }
        link("stylesheet", "", &relative(&path, self.style));
        head + &self.preview() + &about::element(self)
    }

    /// What a preview of a link shows. A picture needs a whole address.
    fn preview(&self) -> String {
        let (title, text) = (self.place.title(self.words), self.place.text(self.words));
        let mut pairs = vec![
            ("property", "og:type", "website".to_owned()),
            ("property", "og:site_name", self.words.get("app.name").to_owned()),
            ("property", "og:title", title),
            ("property", "og:description", text),
            ("property", "og:locale", territory(self.code)),
        ];
        let (picture, width, height) = PICTURE;
        if let (Some(here), Some(picture)) = (self.site.whole(&self.path()), self.site.whole(picture)) {
            pairs.extend([
                ("property", "og:url", here),
                ("property", "og:image", picture),
                ("property", "og:image:width", width.to_string()),
                ("property", "og:image:height", height.to_string()),
                ("property", "og:image:alt", self.words.get("found.picture").to_owned()),
                ("name", "twitter:card", "summary_large_image".to_owned()),
            ]);
        }
        let meta = |(kind, name, text): (&str, &str, String)| {
            format!("<meta {kind}=\"{name}\" content=\"{}\">\n", escaped(&text))
        };
        pairs.into_iter().map(meta).collect()
    }
}

/// The language that stands for one that is not there.
pub const FIRST: &str = "en";

/// A language with a territory, as Open Graph wants it.
fn territory(code: &str) -> String {
    match code.split_once('-') {
        Some((language, territory)) => format!("{language}_{territory}"),
        None if code == FIRST => "en_US".to_owned(),
        None if code == "ar" => "ar_AR".to_owned(),
        None => format!("{code}_{}", code.to_uppercase()),
    }
}
