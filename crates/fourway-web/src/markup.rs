//! Markup as data: a template is a string that is read when a part is drawn. The expansion of a macro for markup is
//! code for each element; a template is its own text, and the reader below is the same for all.
//!
//! ```text
//! markup!("<p class=\"a\" onclick={}>{}</p>", on!(onclick, callback), "text")
//! worded!(words, "<h2>{section.events}</h2>")
//! ```
//! `{}` takes the next slot: the value of an attribute, a listener, a node or a text. `{a.key}` is a text of the
//! catalogue. A slot that is `None` leaves its attribute or its place out. A line of a template ends in a backslash, or what
//! indents the next one would be transferred.

use crate::px::digits;
use std::cell::RefCell;
use std::rc::Rc;
use std::slice::IterMut;

use fourway_stage::{Catalogue, Msg};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VList, VNode, VTag, VText};

/// What fills a `{}`.
#[derive(Default)]
pub enum Slot {
    /// Nothing.
    #[default]
    Out,
    /// The value of an attribute, or a text.
    Text(AttrValue),
    /// A node, or several.
    Node(Html),
    /// A listener; it knows its event, so the name before it is for the reader.
    On(Rc<dyn Listener>),
    /// Where the element is found again.
    Place(NodeRef),
}

impl From<&str> for Slot {
    #[inline(never)]
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned().into())
    }
}

impl From<String> for Slot {
    #[inline(never)]
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&String> for Slot {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<AttrValue> for Slot {
    fn from(text: AttrValue) -> Self {
        Self::Text(text)
    }
}

impl From<&AttrValue> for Slot {
    fn from(text: &AttrValue) -> Self {
        Self::Text(text.clone())
    }
}

impl From<bool> for Slot {
    fn from(holds: bool) -> Self {
        Self::Text(AttrValue::Static(if holds { "true" } else { "false" }))
    }
}

impl From<Html> for Slot {
    fn from(node: Html) -> Self {
        Self::Node(node)
    }
}

impl From<Vec<Html>> for Slot {
    #[inline(never)]
    fn from(nodes: Vec<Html>) -> Self {
        Self::Node(VNode::from(VList::with_children(nodes, None)))
    }
}

impl From<[Html; 2]> for Slot {
    fn from(nodes: [Html; 2]) -> Self {
        Vec::from(nodes).into()
    }
}

impl From<&NodeRef> for Slot {
    fn from(place: &NodeRef) -> Self {
        Self::Place(place.clone())
    }
}

impl<T: Into<Self>> From<Option<T>> for Slot {
    fn from(slot: Option<T>) -> Self {
        slot.map_or(Self::Out, Into::into)
    }
}

/// Puts an element into a list under its number: in the next drawing it is told from its siblings by that. What is no
/// element is left out.
pub fn put(list: &mut Vec<Html>, number: usize, mut node: Html) {
    if let VNode::VTag(tag) = &mut node
        && let Some(tag) = Rc::get_mut(tag)
    {
        tag.key = Some(digits(number as u64).into());
        list.push(node);
    }
}

/// A listener as a slot.
macro_rules! on {
    ($event:ident, $callback:expr) => {
        $crate::markup::listener(yew::html::$event::Wrapper::new($callback))
    };
}

/// What [`on!`] makes of a listener.
#[inline(never)]
pub fn listener(listener: impl Listener + 'static) -> Slot {
    Slot::On(Rc::new(listener))
}

/// What a press asks of the player. One closure serves every such button.
pub fn press(on_act: &Callback<Msg>, msg: Msg) -> Slot {
    let on_act = on_act.clone();
    on!(onclick, Callback::from(move |_: MouseEvent| on_act.emit(msg.clone())))
}

/// The elements of a template without words.
macro_rules! markup {
    ($template:expr $(, $slot:expr)* $(,)?) => {
        $crate::markup::read(None, $template, &mut [$($crate::markup::Slot::from($slot)),*])
    };
}

/// The elements of a template with words.
macro_rules! worded {
    ($words:expr, $template:expr $(, $slot:expr)* $(,)?) => {
        $crate::markup::read(Some($words), $template, &mut [$($crate::markup::Slot::from($slot)),*])
    };
}

pub(crate) use {markup, on, worded};

/// Reads a template.
pub fn read(words: Option<&Catalogue>, template: &'static str, slots: &mut [Slot]) -> Html {
    Reader { template, at: 0, words, slots: slots.iter_mut(), own: AttrValue::Static }.all()
}

/// Reads markup that another module made: HTML with four character references and no slots.
pub fn made(markup: &str) -> Html {
    Reader { template: markup, at: 0, words: None, slots: [].iter_mut(), own: unescaped }.all()
}

fn unescaped(text: &str) -> AttrValue {
    const REFERENCES: [(&str, &str); 4] = [("lt;", "<"), ("quot;", "\""), ("lbrace;", "{"), ("amp;", "&")];
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = REFERENCES.iter().find_map(|(name, stands_for)| Some((*stands_for, part.strip_prefix(name)?)));
        plain.extend(<[&str; 2]>::from(known.unwrap_or(("&", part))));
    }
    plain.into()
}

type Names = &'static [&'static str];

thread_local! {
    /// The names of the attributes of each element of a template, by where in memory it stands: an element that is drawn
    /// again from the same place is compared value by value.
    static NAMES: RefCell<Vec<(usize, Names)>> = const { RefCell::new(Vec::new()) };
}

/// Attributes of the element that stands `here`. Markup of another module is gone tomorrow, so its names are not kept.
fn attributes(
    here: usize,
    known: Option<Names>,
    names: Vec<AttrValue>,
    values: Vec<Option<AttributeOrProperty>>,
) -> Attributes {
    // Nothing says of no names whether they last.
    if values.is_empty() {
        return Attributes::default();
    }
    let kept = known.or_else(|| {
        let lasting = |name: &AttrValue| if let AttrValue::Static(name) = name { Some(*name) } else { None };
        let fixed: Names = names.iter().map(lasting).collect::<Option<Vec<_>>>()?.leak();
        NAMES.with_borrow_mut(|all| all.insert(all.partition_point(|&(at, _)| at < here), (here, fixed)));
        Some(fixed)
    });
    match kept {
        Some(keys) => Attributes::Dynamic { keys, values: values.into() },
        None => {
            Attributes::IndexMap(Rc::new(names.into_iter().zip(values).filter_map(|(n, v)| Some((n, v?))).collect()))
        }
    }
}

struct Reader<'a, 's> {
    template: &'a str,
    at: usize,
    words: Option<&'s Catalogue>,
    slots: IterMut<'s, Slot>,
    /// A part of the template for an element to keep.
    own: fn(&'a str) -> AttrValue,
}

impl<'a> Reader<'a, '_> {
    fn all(mut self) -> Html {
        let mut nodes = self.nodes();
        if nodes.len() == 1 { nodes.pop().unwrap_or_default() } else { VNode::from(VList::with_children(nodes, None)) }
    }

    fn byte(&self) -> Option<u8> {
        self.template.as_bytes().get(self.at).copied()
    }

    fn is(&self, next: &str) -> bool {
        self.template.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(next.as_bytes()))
    }

    fn take(&mut self, next: &str) -> bool {
        let is = self.is(next);
        if is {
            self.at += next.len();
        }
        is
    }

    /// Up to one of these bytes, which is left.
    fn until(&mut self, stops: &[u8]) -> &'a str {
        let start = self.at;
        while self.byte().is_some_and(|byte| !stops.contains(&byte)) {
            self.at += 1;
        }
        self.template.get(start..self.at).unwrap_or_default()
    }

    fn space(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\n')) {
            self.at += 1;
        }
    }

    /// After an opening brace: the next slot, or the text of the key.
    fn slot(&mut self) -> Slot {
        let key = self.until(b"}");
        self.at += 1;
        match self.words {
            Some(words) if !key.is_empty() => words.get(key).into(),
            _ => self.slots.next().map(std::mem::take).unwrap_or_default(),
        }
    }

    /// Nodes up to the end of the element around them.
    fn nodes(&mut self) -> Vec<Html> {
        let mut nodes = Vec::new();
        loop {
            // A line break and what indents the next line stand for nothing; a single space is one.
            if self.byte() == Some(b'\n') {
                self.space();
            }
            if self.byte().is_none() || self.is("</") {
                return nodes;
            }
            if self.take("<") {
                nodes.push(self.element());
            } else if self.take("{") {
                match self.slot() {
                    Slot::Text(text) => nodes.push(VText::new(text).into()),
                    Slot::Node(node) => nodes.push(node),
                    Slot::Out | Slot::On(_) | Slot::Place(_) => nodes.push(Html::default()),
                }
            } else {
                let text = self.until(b"<{\n");
                nodes.push(VText::new((self.own)(text)).into());
            }
        }
    }

    /// After an opening angle: the element.
    fn element(&mut self) -> Html {
        let here = self.template.as_ptr() as usize + self.at;
        let name = self.until(b" \n/>");
        let mut tag = VTag::new((self.own)(name));
        let known = NAMES.with_borrow(|names| Some(names[names.binary_search_by_key(&here, |&(at, _)| at).ok()?].1));
        let (mut names, mut values, mut listeners) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            self.space();
            if self.take("/>") || self.byte().is_none() {
                break;
            }
            if self.take(">") {
                tag.add_children(self.nodes());
                self.until(b">");
                self.at += 1;
                break;
            }
            let name = self.until(b"=");
            self.at += 1;
            let value = if self.take("\"") {
                let value = self.until(b"\"");
                self.at += 1;
                Slot::Text((self.own)(value))
            } else {
                self.at += 1;
                self.slot()
            };
            match value {
                Slot::Text(value) if name == "key" => tag.key = Some(value.as_str().to_owned().into()),
                Slot::On(listener) => listeners.push(Some(listener)),
                Slot::Place(place) => tag.node_ref = place,
                _ if name == "key" || name == "ref" || name.starts_with("on") => {}
                value => {
                    if known.is_none() {
                        names.push((self.own)(name));
                    }
                    values.push(match value {
                        Slot::Text(value) => Some(AttributeOrProperty::Attribute(value)),
                        Slot::Out | Slot::Node(_) | Slot::On(_) | Slot::Place(_) => None,
                    });
                }
            }
        }
        tag.set_attributes(attributes(here, known, names, values));
        if !listeners.is_empty() {
            tag.set_listeners(listeners.into_boxed_slice());
        }
        tag.into()
    }
}

#[cfg(test)]
mod tests;
