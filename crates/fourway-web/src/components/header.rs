//! The header: the name, the scene with the way to all others, a way to take the run along, light or dark, and the keys.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::markup::{markup, on, worded};
use crate::part::Part;
use crate::words::Words;

/// What the header is made of.
#[derive(PartialEq)]
pub struct Header {
    /// The words.
    pub words: Words,
    /// The name of what is open.
    pub title: AttrValue,
    /// The open way; empty in the Lab.
    pub way: AttrValue,
    /// The name is the page's heading: nothing else on it is.
    pub heading: bool,
    /// The page is dark.
    pub dark: bool,
    /// Opens the gallery.
    pub on_gallery: Callback<MouseEvent>,
    /// Copies a link to what is shown.
    pub on_link: Callback<MouseEvent>,
    /// Opens the dialog in which the run is taken along.
    pub on_export: Callback<MouseEvent>,
    /// Turns the page over.
    pub on_theme: Callback<MouseEvent>,
    /// Opens the panel with the keys.
    pub on_help: Callback<MouseEvent>,
}

/// The ways to learn, in the order of the menu.
const WAYS: [&str; 9] = ["overview", "lesson", "watch", "lab", "compare", "myths", "challenges", "recall", "guide"];

impl Header {
    /// The link to a way.
    fn link(&self, way: &str) -> Html {
        let open = self.way.split('/').next().filter(|open| !open.is_empty()).unwrap_or("lab");
        let name = self.words.text(&["way.", way].concat());
        markup!("<a href={} aria-current={}>{}</a>", ["#/", way].concat(), (open == way).then_some("page"), name)
    }
}

impl Part for Header {
    fn draw(&self) -> Html {
        let words = &self.words;
        let language = |(code, name): (&str, &str)| {
            let here = (code == words.language()).then_some("selected");
            markup!("<option value={} lang={} selected={}>{}</option>", code, code, here, name)
        };
        worded!(
            words,
            "<header class=\"top\">\
                <a class=\"brand\" href=\"./#lab\">\
                    <svg class=\"mark\" viewBox=\"0 0 26 26\" width=\"26\" height=\"26\" aria-hidden=\"true\" focusable=\"false\">\
                        <path class=\"lines\" d=\"M5 3.5v19M21 3.5v19\"/>\
                        <path class=\"steps\" d=\"M5 6l16 3M21 11.5 5 14M21 15 5 17.5M5 19.5l16 2.5\"/>\
                    </svg>\
                    <b>{app.name}</b>\
                </a>\
                <nav class=\"ways\" aria-label={nav.ways}>{}</nav>\
                {}<button type=\"button\" class=\"scenes\" onclick={} aria-haspopup=\"dialog\">\
                    <span class=\"kind\">{section.gallery}</span> <span class=\"title\">{}</span>{}\
                </button>\
                <span class=\"tools\">\
                    <select data-lang=\"\" aria-label={language.label}>{}</select>\
                    <button type=\"button\" class=\"round\" onclick={} aria-label={link.copy} title={link.copy}>{}</button>\
                    <button type=\"button\" class=\"round\" onclick={} aria-haspopup=\"dialog\" aria-label={export.title} title={export.title}>{}</button>\
                    <button type=\"button\" class=\"round\" onclick={} aria-pressed={} aria-label={theme.dark} title={theme.toggle}>{}</button>\
                    <button type=\"button\" class=\"round\" onclick={} aria-haspopup=\"dialog\" aria-label={keys.show} title={keys.show}>{}</button>\
                </span>\
            </header>",
            WAYS.map(|way| self.link(way)).to_vec(),
            self.heading.then(|| markup!("<h1 class=\"unseen\">{}</h1>", &self.title)),
            on!(onclick, self.on_gallery.clone()),
            &self.title,
            icon(Icon::Down),
            words.languages().map(language).collect::<Vec<Html>>(),
            on!(onclick, self.on_link.clone()),
            icon(Icon::Link),
            on!(onclick, self.on_export.clone()),
            icon(Icon::Export),
            on!(onclick, self.on_theme.clone()),
            self.dark,
            icon(Icon::Theme),
            on!(onclick, self.on_help.clone()),
            icon(Icon::Help)
        )
    }
}
