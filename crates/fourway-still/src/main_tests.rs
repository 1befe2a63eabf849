//! A page of two languages with the words that are looked at, and what is written into it.

use super::*;

/// A built page in a folder of its own, gone when dropped.
struct Dist(std::path::PathBuf);

impl Dist {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("fourway-still-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let more = "still.policy\tP & Q\nfound.open\tOpen\napp.version\t1.2.3\nfound.version\tV {version}\n";
        let names = "language.all\ten\u{2}English\u{1}es\u{2}Español\u{1}en-XA\u{2}X\n";
        for (code, client) in [("en", "Client"), ("es", "Cliente")] {
            save(&folder, &format!("words-1/{code}.txt"), &format!(".\t,\nhost.client\t{client}\n{names}")).unwrap();
            let later = format!("language.direction\tltr\nscene.four-way-close.title\t{client} <b>\n{more}");
            save(&folder, &format!("words-1/{code}-more.txt"), "language.whole\t1\n").unwrap();
            save(&folder, &format!("words-1/{code}-later.txt"), &later).unwrap();
        }
        save(&folder, "fourway-reader-still-0.css", "").unwrap();
        save(&folder, "index.html", "<head><title>t</title><script>a</script></head>").unwrap();
        Self(folder)
    }

    fn written(&self, site: &str) -> usize {
        write(&self.0, &Site::parse(site).unwrap()).unwrap()
    }

    fn text(&self, path: &str) -> String {
        read(&self.0.join(path)).unwrap()
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The values of an attribute in the tags that have a text in them.
fn values(html: &str, with: &str, attribute: &str) -> Vec<String> {
    let tags =
        html.split('<').filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag).filter(|tag| tag.contains(with));
    let value = |tag: &str| Some(tag.split_once(&format!(" {attribute}=\""))?.1.split_once('"')?.0.to_owned());
    tags.filter_map(value).collect()
}

#[test]
fn every_page_is_written_in_the_language_of_its_words() {
    let dist = Dist::new("plain");
    assert_eq!(dist.written(""), 2 * Place::all().len());
    let text = dist.text("static/four-way-close.es.html");
    assert!(text.contains("<html lang=\"es\" dir=\"ltr\">"), "{text}");
    assert!(text.contains("<h2>Cliente &lt;b&gt;</h2>"), "{text}");
    assert!(text.contains(">Cliente</text>") && text.contains("<p data-why=\"policy\">P &amp; Q</p>"), "{text}");
    assert!(text.contains("<cite>RFC 9293") && text.contains("<p>V 1.2.3</p>"), "{text}");
    let open = values(&text, "a href=\"../?lang", "href");
    assert_eq!(open, ["../?lang=es#fourway=1&amp;scene=four-way-close"]);
    assert_eq!(values(&dist.text("read/es/lesson.html"), "hreflang=\"en\"", "href"), ["../../read/en/lesson.html"; 2]);
}

#[test]
fn without_a_site_no_address_is_whole_and_what_needs_one_is_left_out() {
    let dist = Dist::new("relative");
    dist.written("https://lab.example");
    assert!(dist.0.join("sitemap.xml").exists() && dist.0.join("oembed/en/lab.json").exists());
    dist.written("");
    assert!(!dist.0.join("sitemap.xml").exists() && !dist.0.join("oembed").exists());
    for path in ["read/en/lab.html", "static/abort.es.html", "index.html", "robots.txt"] {
        let text = dist.text(path);
        assert!(!text.contains("lab.example") && !text.contains("og:image"), "{path}: {text}");
    }
}

#[test]
fn every_page_names_its_twins_and_each_of_them_names_it() {
    let dist = Dist::new("twins");
    dist.written("https://lab.example/net/");
    let file = |address: &str| address.strip_prefix("https://lab.example/net/").expect("of the site").to_owned();
    for place in Place::all() {
        for code in ["en", "es"] {
            let (path, text) = (place.path(code), dist.text(&place.path(code)));
            let own = values(&text, "rel=\"canonical\"", "href");
            assert_eq!(own.iter().map(|to| file(to)).collect::<String>(), path);
            for twin in values(&text, "rel=\"alternate\" hreflang", "href") {
                let named = values(&dist.text(&file(&twin)), "rel=\"alternate\" hreflang", "href");
                assert!(named.iter().any(|to| file(to) == path), "{twin} does not name {path}");
            }
            let answer = values(&text, "application/json+oembed", "href");
            let read: serde_json::Value = serde_json::from_str(&dist.text(&file(&answer[0]))).expect("JSON");
            assert_eq!(read["type"], "rich");
        }
    }
}

#[test]
fn the_map_has_every_page_once() {
    let dist = Dist::new("map");
    dist.written("https://lab.example");
    let map = dist.text("sitemap.xml");
    assert_eq!(map.matches("<loc>").count(), 1 + 2 * Place::all().len());
    for place in Place::all() {
        assert_eq!(map.matches(&format!("<loc>https://lab.example/{}</loc>", place.path("es"))).count(), 1);
    }
    assert!(dist.text("robots.txt").ends_with("\nSitemap: https://lab.example/sitemap.xml\n"));
}
