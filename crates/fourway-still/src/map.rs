//! What search engines ask for beside the pages: the list of them, and what they may read.

use crate::escaped;
use crate::head::FIRST;
use crate::place::Place;
use crate::site::Site;

/// The list of all pages in all languages, by the protocol of sitemaps.org; none where the site is not known.
pub fn sitemap(site: &Site, codes: &[String]) -> Option<String> {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    text.push_str(&format!("<url><loc>{}</loc></url>\n", escaped(&site.whole("")?)));
    for place in Place::all() {
        let mut others = String::new();
        let all = codes.iter().map(|code| (code.as_str(), code.as_str())).chain([("x-default", FIRST)]);
        for (name, code) in all {
            let there = escaped(&site.whole(&place.path(code))?);
            others.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{name}\" href=\"{there}\"/>\n"));
        }
        for code in codes {
            text.push_str(&format!("<url><loc>{}</loc>\n{others}</url>\n", escaped(&site.whole(&place.path(code))?)));
        }
    }
    Some(text + "</urlset>\n")
}

/// Everything may be read. A search engine looks for it at the root of a host, and nowhere else.
pub fn robots(site: &Site) -> String {
    let map = site.whole("sitemap.xml").map_or_else(String::new, |map| format!("\nSitemap: {map}\n"));
    format!("User-agent: *\nAllow: /\n{map}")
}
