//! The head of the page with the engine: what search engines and previews of links need there, and no more, since every visitor
//! pays for it. What it is as a learning resource stands in the pages to read.

use crate::escaped;
use crate::head::{FIRST, PICTURE};
use crate::place::Place;
use crate::site::Site;
use fourway_stage::Catalogue;

/// Stands before it, and after it.
const AFTER: &str = "</title>";
const BEFORE: &str = "<script>";

/// The page with it in the place of what stood there. Twice is once.
///
/// # Errors
/// One line, where it is not the page of a build.
pub fn with_head(html: &str, site: &Site, codes: &[String], words: &Catalogue) -> Result<String, String> {
    let parts = html.split_once(AFTER).and_then(|(begin, rest)| Some((begin, rest.split_once(BEFORE)?.1)));
    let Some((begin, rest)) = parts else {
        return Err(format!("index.html: found no {AFTER} with {BEFORE} after it, expected the head of the page"));
    };
    Ok([begin, AFTER, &head(site), BEFORE, &with_links(rest, codes, words)].concat())
}

/// The page whose `noscript` leads to what can be read, in every language: nothing chooses one there.
fn with_links(html: &str, codes: &[String], words: &Catalogue) -> String {
    let parts = html.split_once("<noscript>").and_then(|(begin, rest)| Some((begin, rest.split_once("</noscript>")?)));
    let Some((begin, (inside, rest))) = parts else { return html.to_owned() };
    let sentence = inside.split_once("<a").map_or(inside, |(sentence, _)| sentence);
    let names = words.languages().filter(|(code, _)| codes.iter().any(|known| known == code));
    let link = |(code, name): (&str, &str)| {
        let path = Place::Home.path(code);
        format!("<a href=\"./{path}\" lang=\"{code}\">{}</a>", escaped(name))
    };
    let links: Vec<String> = names.map(link).collect();
    format!("{begin}<noscript>{sentence}{}</p></noscript>{rest}", links.join(" · "))
}

fn head(site: &Site) -> String {
    let (picture, _, _) = PICTURE;
    let (Some(here), Some(picture), Some(answer)) =
        (site.whole(""), site.whole(picture), site.whole(&Place::Home.answer(FIRST)))
    else {
        return String::new();
    };
    let [here, picture, answer] = [here, picture, answer].map(|address| escaped(&address));
    // Previews take title and description from the elements that every page has.
    format!(
        "<link rel=\"canonical\" href=\"{here}\"><link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer}\">\
         <meta property=\"og:image\" content=\"{picture}\"><meta name=\"twitter:card\" content=\"summary_large_image\">"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_visitor_pays_for_is_short_and_put_in_once() {
        let page = "<head><title>t</title><script>a</script></head><noscript><p>S <a href=\"x\">en</a></p></noscript>";
        let words = Catalogue::parse(
            "app.name\tFourway\napp.tagline\tHow\nfound.home.title\tT\nlanguage.all\ten\u{2}English\u{1}es\u{2}Español\u{1}xx\u{2}X\n",
            fourway_stage::Numbers::english(),
        );
        let codes = ["en", "es"].map(str::to_owned);
        for (address, most) in [("", 300), ("https://lab.example", 700)] {
            let site = Site::parse(address).unwrap();
            let once = with_head(page, &site, &codes, &words).unwrap();
            assert_eq!(with_head(&once, &site, &codes, &words).unwrap(), once);
            assert!(once.len() < most, "{} bytes: {once}", once.len());
            assert_eq!(once.contains("canonical"), !address.is_empty());
            assert!(once.contains("<script>a</script></head>"), "{once}");
            assert!(
                once.ends_with(
                    "<p>S <a href=\"./read/en/home.html\" lang=\"en\">English</a> · \
                     <a href=\"./read/es/home.html\" lang=\"es\">Español</a></p></noscript>"
                ),
                "{once}"
            );
        }
        assert!(with_head("<p>", &Site::parse("").unwrap(), &codes, &words).is_err());
    }
}
