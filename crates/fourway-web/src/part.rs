//! Parts of the page: data that draws itself, drawn anew only when it is other data.
//!
//! One component type serves every part, because Yew's code for a component is compiled anew for each type.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VChild};

/// A part: props in its fields, callbacks out of them.
pub trait Part: PartialEq + 'static {
    /// The elements of this data.
    fn draw(&self) -> Html;
}

/// Puts a part into the page; it is drawn when the same place held other data before.
pub fn part<P: Part>(part: P) -> Html {
    drawn(None, Rc::new(part))
}

/// The part with a key among its siblings.
pub fn keyed<P: Part>(key: String, part: P) -> Html {
    drawn(Some(key.into()), Rc::new(part))
}

fn drawn(key: Option<Key>, data: Rc<dyn Erased>) -> Html {
    VChild::<Drawn>::new(Props { data: Data(data) }, key).into()
}

/// A part whose type is forgotten.
trait Erased {
    fn is(&self, other: &dyn Erased) -> bool;
    fn draw(&self) -> Html;
    fn as_any(&self) -> &dyn Any;
}

impl<P: Part> Erased for P {
    fn is(&self, other: &dyn Erased) -> bool {
        other.as_any().downcast_ref::<P>().is_some_and(|other| self == other)
    }

    fn draw(&self) -> Html {
        Part::draw(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct Data(Rc<dyn Erased>);

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.as_ref())
    }
}

#[derive(Clone, PartialEq, Properties)]
struct Props {
    data: Data,
}

struct Drawn;

impl Component for Drawn {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().data.0.draw()
    }
}

#[cfg(test)]
pub mod testing {
    //! Parts as text, for the tests of each part.

    use super::*;

    /// The markup of a part, without a browser.
    pub fn markup(part: impl Part) -> String {
        let renderer = yew::LocalServerRenderer::<Drawn>::with_props(Props { data: Data(Rc::new(part)) });
        futures::executor::block_on(renderer.hydratable(false).render())
    }

    #[derive(PartialEq)]
    struct One(u8);

    impl Part for One {
        fn draw(&self) -> Html {
            html! { <p>{ self.0 }</p> }
        }
    }

    #[derive(PartialEq)]
    struct Other(u8);

    impl Part for Other {
        fn draw(&self) -> Html {
            Html::default()
        }
    }

    #[test]
    fn a_part_is_the_same_only_as_its_own_kind_with_equal_data() {
        let data = |part: Rc<dyn Erased>| Data(part);
        assert!(data(Rc::new(One(1))) == data(Rc::new(One(1))));
        assert!(data(Rc::new(One(1))) != data(Rc::new(One(2))));
        assert!(data(Rc::new(One(1))) != data(Rc::new(Other(1))));
        assert_eq!(markup(One(7)), "<p>7</p>");
    }
}
