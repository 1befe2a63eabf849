//! Where the page is published, as far as that is known, and the addresses that follow from it.

/// The address of the published page; without one, addresses are relative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(Option<String>);

impl Site {
    /// Of an address such as `https://lab.example/net/`; none for an empty text.
    ///
    /// # Errors
    /// One line, where it is no plain address of a folder on the web.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self(None));
        }
        let refused = || format!("--site: found {text}, expected an address such as https://lab.example/net/");
        let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme)).ok_or_else(refused)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/%@+,[]".contains(&byte);
        let host = rest.split('/').next().unwrap_or_default();
        if host.is_empty() || host.contains('@') || !rest.bytes().all(plain) {
            return Err(refused());
        }
        Ok(Self(Some(format!("{}/", text.trim_end_matches('/')))))
    }

    /// The whole address of a file of the page, by its path in `dist/`; none where the site is not known.
    pub fn whole(&self, path: &str) -> Option<String> {
        self.0.as_ref().map(|site| format!("{site}{path}"))
    }

    /// The address of a file for another one: whole where the site is known, relative otherwise.
    pub fn address(&self, from: &str, path: &str) -> String {
        self.whole(path).unwrap_or_else(|| relative(from, path))
    }
}

/// The address of a file as another one names it.
pub fn relative(from: &str, path: &str) -> String {
    let up = "../".repeat(from.matches('/').count());
    if up.is_empty() { format!("./{path}") } else { up + path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_folder() {
        let site = Site::parse("https://lab.example/net").unwrap();
        assert_eq!(site.whole("a/b.html").as_deref(), Some("https://lab.example/net/a/b.html"));
        assert_eq!(Site::parse("https://lab.example/").unwrap().whole("").as_deref(), Some("https://lab.example/"));
        assert_eq!(Site::parse("").unwrap().whole("a"), None);
        for bad in [
            "lab.example",
            "ftp://lab.example",
            "https://",
            "https:///x",
            "https://a b",
            "https://a/?q",
            "https://a/#f",
            "https://a/\"",
            "https://me@a/",
        ] {
            assert!(Site::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn without_a_site_addresses_are_relative() {
        let site = Site::parse("").unwrap();
        assert_eq!(site.address("read/en/lesson.html", "static/abort.en.html"), "../../static/abort.en.html");
        assert_eq!(site.address("index.html", "icon.svg"), "./icon.svg");
    }
}
