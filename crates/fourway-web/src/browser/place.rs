//! Scrolling inside a panel; never the page.

use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollToOptions};

/// Scrolls `panel` so that `row` stands within its middle part; leaves it where that is so already.
pub fn reveal(panel: &HtmlElement, row: &Element, smooth: bool) {
    let (height, top) = (f64::from(panel.client_height()), f64::from(panel.scroll_top()));
    let inside = row.get_bounding_client_rect().top() - panel.get_bounding_client_rect().top() + top;
    let bottom = inside + row.get_bounding_client_rect().height();
    let comfortable = inside >= top + height * 0.1 && bottom <= top + height * 0.85;
    if !comfortable {
        // What is long is seen from its beginning.
        let top = inside - (height * 0.35).min((height - bottom + inside).max(0.0));
        scroll(panel, top, smooth && !is_far(f64::from(panel.scroll_top()), top, height));
    }
}

/// True when it is more than two screens from one distance from the top to another: there is nothing to follow with the
/// eyes then.
pub fn is_far(from: f64, to: f64, height: f64) -> bool {
    (from - to).abs() > 2.0 * height
}

/// Scrolls to a distance from the top.
pub fn scroll(panel: &Element, top: f64, smooth: bool) {
    let options = ScrollToOptions::new();
    options.set_top(top.max(0.0));
    options.set_behavior(if smooth { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    panel.scroll_to_with_scroll_to_options(&options);
}
