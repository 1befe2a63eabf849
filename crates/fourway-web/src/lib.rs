//! The page: frames become elements and a person's acts become messages. The only crate that knows a browser;
//! nothing in it decides about TCP.
#![forbid(unsafe_code)]

mod app;
mod browser;
mod by_ptr;
mod chip;
mod components;
mod gaze;
mod go;
mod ladder;
mod markup;
mod part;
mod px;
mod room;
#[cfg(test)]
#[path = "tests/showcase.rs"]
mod showcase;
mod view;
mod words;

/// Puts the page into `#app`, once the failure panel of `index.html` can hear of a panic and the words are there.
pub fn start() {
    browser::failure::report_panics();
    let mut shown: Option<yew::AppHandle<app::App>> = None;
    browser::words::when_there(move || match &shown {
        Some(app) => app.send_message(app::Msg::Words),
        None => shown = browser::by_id("app").map(|root| yew::Renderer::<app::App>::with_root(root).render()),
    });
}
