//! What an export is to be: the options of `fourway export`, each with the form that it goes with.

use fourway_export::{Form, LEAST_WIDTH, MOST_WIDTH, Options, SeenAt, Theme};
use std::ffi::{OsStr, OsString};

/// What an export is to be and where it goes; standard output without a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub form: Form,
    pub options: Options,
    pub out: Option<OsString>,
}

/// The options of the command line, each where it was given.
#[derive(Default)]
pub struct Wanted {
    form: Option<Form>,
    width: Option<u32>,
    theme: Option<Theme>,
    seen_at: Option<SeenAt>,
    /// The file of `-o`.
    pub out: Option<OsString>,
}

impl Wanted {
    /// Whether a long option is one of these.
    pub fn knows(name: &str) -> bool {
        matches!(name, "as" | "width" | "theme" | "at")
    }

    /// Takes the text of an option that [`Wanted::knows`].
    pub fn set(&mut self, name: &str, text: &str) -> Result<(), String> {
        match name {
            "as" => self.form = Some(named("--as", "form", text, &Form::ALL, Form::name)?),
            "theme" => self.theme = Some(named("--theme", "theme", text, &Theme::ALL, Theme::name)?),
            "at" => self.seen_at = Some(named("--at", "place", text, &SeenAt::ALL, SeenAt::name)?),
            _ => self.width = Some(width(text)?),
        }
        Ok(())
    }

    /// The first option that was given.
    pub fn first(&self) -> Option<&'static str> {
        let given = [("--as", self.form.is_some()), ("-o", self.out.is_some())];
        given
            .into_iter()
            .find_map(|(option, given)| given.then_some(option))
            .or_else(|| self.owned().next().map(|o| o.0))
    }

    /// The options given that go with one form only.
    fn owned(&self) -> impl Iterator<Item = (&'static str, Form)> {
        let owned = [
            ("--width", Form::Svg, self.width.is_some()),
            ("--theme", Form::Svg, self.theme.is_some()),
            ("--at", Form::Pcapng, self.seen_at.is_some()),
        ];
        owned.into_iter().filter_map(|(option, form, given)| given.then_some((option, form)))
    }

    /// The order, where the options fit each other.
    pub fn order(self) -> Result<Order, String> {
        let Some(form) = self.form else {
            return Err(format!("export: found no --as, expected one of {}", Form::ALL.map(Form::name).join(", ")));
        };
        if let Some((option, owner)) = self.owned().find(|(_, owner)| *owner != form) {
            return Err(format!("export: found {option} with {}, expected it with {} only", form.name(), owner.name()));
        }
        let usual = Options::default();
        let options = Options {
            width: self.width.unwrap_or(usual.width),
            theme: self.theme.unwrap_or(usual.theme),
            seen_at: self.seen_at.unwrap_or(usual.seen_at),
        };
        Ok(Order { form, options, out: self.out.filter(|out| out != OsStr::new("-")) })
    }
}

/// The one of `all` that bears the name.
fn named<T: Copy, const N: usize>(
    option: &str,
    what: &str,
    name: &str,
    all: &[T; N],
    name_of: fn(T) -> &'static str,
) -> Result<T, String> {
    all.iter().copied().find(|one| name_of(*one) == name).ok_or_else(|| {
        let known = all.map(name_of).join(", ");
        format!("{option}: unknown {what} \"{name}\", expected one of {known}")
    })
}

fn width(text: &str) -> Result<u32, String> {
    let range = LEAST_WIDTH..=MOST_WIDTH;
    text.parse()
        .ok()
        .filter(|width| range.contains(width))
        .ok_or_else(|| format!("--width: found \"{text}\", expected whole pixels from {LEAST_WIDTH} to {MOST_WIDTH}"))
}
