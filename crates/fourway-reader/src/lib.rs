//! Scenario documents for the page, in a module of its own: most visitors never read or write one, so most never load
//! what it takes. The page and this module exchange packed scenarios and text.

use fourway_sim::{Document, Scenario};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a document: the packed scenario.
///
/// # Errors
/// One line: where, what was found, what was expected. After a line break follow the place of it in the text, the start
/// and the end in UTF-16 units as a browser counts them, with a space between.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<Vec<u8>, String> {
    let scenario = Document::parse(text).and_then(|document| Scenario::compile(&document));
    scenario.map(|scenario| scenario.pack()).map_err(|refusal| {
        let place = refusal.place(text);
        let units = |end: usize| text.get(..end).unwrap_or(text).encode_utf16().count();
        format!("{refusal}\n{} {}", units(place.start), units(place.end))
    })
}

/// Writes the document of a packed scenario, for people.
///
/// # Errors
/// One line, when the bytes are not a scenario that the page of this release packed.
#[wasm_bindgen]
pub fn write(packed: &[u8]) -> Result<String, String> {
    let scenario = Scenario::unpack(packed)
        .ok_or_else(|| format!("found {} bytes of another form, expected a packed scenario", packed.len()))?;
    Ok(Document::from(&scenario).to_json_pretty())
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
    fn what_is_wrong_is_told_in_one_line() {
        assert_eq!(read(r#"{"fourway": 2}"#), Err("fourway: found version 2, expected 1\n12 13".to_owned()));
        assert!(read("{\"title\": \"😀\", \"a\": 1}").unwrap_err().ends_with("\n21 22"));
        assert_eq!(write(&[9]), Err("found 1 bytes of another form, expected a packed scenario".to_owned()));
    }
}
