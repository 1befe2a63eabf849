//! The reader of markup that all tests of the ways go through refuses what it should.

mod page;

use page::reader::read;

#[test]
fn the_reader_is_strict() {
    let whole = |inside: &str| {
        format!(
            "<section class=\"way x\" aria-labelledby=\"way-title\"><h1 id=\"way-title\" tabindex=\"-1\">T</h1>{inside}</section>"
        )
    };
    read(&whole("<p><a href=\"#lab\">x</a> &amp; <input name=\"a\" value=\"b>\"/></p>"));
    for wrong in [
        "<p>",
        "<p></b></p>",
        "<input name=\"a\">",
        "<p/>",
        "<p class>x</p>",
        "<p id=\"a\"></p>",
        "<p id=\"way-a\"></p><p id=\"way-a\"></p>",
        "<p aria-labelledby=\"way-b\"></p>",
        "<a href=\"https://x\">x</a>",
        "<a href=\"#lab\"><button type=\"button\" name=\"x\">x</button></a>",
        "<button type=\"button\">x</button>",
        "<button name=\"x\">x</button>",
        "<p>learn.way.x</p>",
        "<p>{n}</p>",
        "<p>&nbsp;</p>",
        "<h1>x</h1>",
    ] {
        let html = whole(wrong);
        assert!(std::panic::catch_unwind(|| read(&html)).is_err(), "{wrong}");
    }
}
