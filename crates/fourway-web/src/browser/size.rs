//! The width of an element and the answers to media queries, as messages.

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, MediaQueryList, ResizeObserver, ResizeObserverEntry};

use super::window;

/// Tells the inner width and height of an element, now and whenever they change, until it is dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl SizeWatch {
    /// Starts to watch.
    pub fn new(element: &Element, tell: impl Fn(f64, f64) + 'static) -> Option<Self> {
        let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if let Some(entry) = entries.iter().last() {
                let room = entry.unchecked_into::<ResizeObserverEntry>().content_rect();
                tell(room.width(), room.height());
            }
        });
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: told })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells when the answer to a media query changes, until it is dropped.
pub struct QueryWatch {
    query: MediaQueryList,
    _listener: EventListener,
}

impl QueryWatch {
    /// Starts to watch.
    pub fn new(query: &str, tell: impl Fn() + 'static) -> Option<Self> {
        let query = window()?.match_media(query).ok()??;
        let listener = EventListener::new(&query, "change", move |_| tell());
        Some(Self { query, _listener: listener })
    }

    /// The answer now.
    pub fn holds(&self) -> bool {
        self.query.matches()
    }
}
