//! TIME-WAIT and ports as a calculator: three fields, what follows from them, and a plot of it.

use super::plot;
use fourway_learn::{ports_in_use, ports_per_second};
use fourway_panels::markup::{Markup, markup, worded};
use fourway_proto::Micros;
use fourway_stage::Catalogue;

/// The fields: the name, the least and the most that is taken, and what stands there first.
const FIELDS: [(&str, u32, u32, u32); 3] =
    [("ports", 1, 65_535, 28_232), ("wait", 1, 600, 60), ("rate", 0, 100_000, 300)];

/// What stands in the fields, as it was typed.
#[derive(Debug)]
pub(super) struct Fields([String; 3]);

impl Default for Fields {
    fn default() -> Self {
        Self(FIELDS.map(|(.., first)| first.to_string()))
    }
}

/// What the fields say, when each is in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numbers {
    /// Local ports.
    pub(super) ports: u32,
    /// TIME-WAIT, s.
    pub(super) wait: u32,
    /// New connections a second.
    pub(super) rate: u32,
}

impl Numbers {
    fn span(self) -> Micros {
        Micros::from_secs(u64::from(self.wait))
    }

    /// Connections a second that can go on for ever.
    pub(super) fn most(self) -> f64 {
        ports_per_second(self.ports, self.span())
    }

    /// Ports in TIME-WAIT at any time, if there were enough of them.
    pub(super) fn wanted(self) -> f64 {
        ports_in_use(f64::from(self.rate), self.span())
    }
}

impl Fields {
    /// Takes a value as it is typed.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        if let Some(place) = FIELDS.iter().position(|(field, ..)| *field == name) {
            self.0[place] = value.trim().chars().take(12).collect();
        }
    }

    fn number(&self, place: usize) -> Option<u32> {
        let (_, least, most, _) = FIELDS[place];
        self.0[place].parse().ok().filter(|number| (least..=most).contains(number))
    }

    fn numbers(&self) -> Option<Numbers> {
        Some(Numbers { ports: self.number(0)?, wait: self.number(1)?, rate: self.number(2)? })
    }

    /// The calculator.
    pub(super) fn draw(&self, words: &Catalogue) -> Markup {
        let result = self.numbers().map(|numbers| {
            let plot = plot::draw(words, numbers);
            let told = told(words, numbers);
            markup!(
                "<figure class=\"run-picture plot\">{}<figcaption>{}</figcaption></figure><div role=\"status\" class=\"note\">{}</div>",
                plot.0,
                plot.1,
                told
            )
        });
        worded!(
            words,
            "<section class=\"calculator\" aria-labelledby=\"way-ports\"><h2 id=\"way-ports\">{learn.way.guide.ports.title}</h2>
                <p>{learn.way.guide.ports.how}</p><div class=\"fields\">{}</div>{}</section>",
            (0..FIELDS.len()).map(|place| self.field(words, place)).collect::<Vec<Markup>>(),
            result
        )
    }

    fn field(&self, words: &Catalogue, place: usize) -> Markup {
        let (name, least, most, _) = FIELDS[place];
        let (id, wrong) = (format!("way-field-{name}"), format!("way-field-{name}-wrong"));
        let label = format!("learn.way.guide.ports.{name}");
        let bad = self.number(place).is_none();
        let told = bad.then(|| {
            let range = [("least", least.to_string()), ("most", most.to_string())];
            let told =
                words.fill("learn.way.guide.ports.wrong", &range.each_ref().map(|(key, text)| (*key, text.as_str())));
            markup!("<p class=\"refused\" id={} role=\"alert\">{}</p>", &wrong, told)
        });
        markup!(
            "<div><label for={}>{}</label><input id={} data-set=\"way\" name={} inputmode=\"numeric\" autocomplete=\"off\" value={}
                aria-invalid={} aria-describedby={}/>{}</div>",
            &id,
            words.get(&label),
            &id,
            name,
            &self.0[place],
            bad.then_some("true"),
            bad.then_some(&wrong),
            told
        )
    }
}

/// The result in words.
fn told(words: &Catalogue, numbers: Numbers) -> Markup {
    let (most, wanted) = (numbers.most(), numbers.wanted());
    let (ports, wait, rate) = (numbers.ports.to_string(), numbers.wait.to_string(), numbers.rate.to_string());
    let can = words.fill("learn.way.guide.ports.most", &[("n", &short(most)), ("ports", &ports), ("wait", &wait)]);
    let use_key =
        if wanted <= f64::from(numbers.ports) { "learn.way.guide.ports.enough" } else { "learn.way.guide.ports.short" };
    // Before the first port comes back, each new connection takes another one.
    let after = f64::from(numbers.ports) / f64::from(numbers.rate.max(1));
    let slots = [("rate", rate.as_str()), ("n", &short(wanted)), ("ports", &ports), ("after", &short(after))];
    markup!("<p>{}</p><p>{}</p>", can, words.fill(use_key, &slots))
}

/// Whole where it is large, with one place where it is small.
pub(super) fn short(number: f64) -> String {
    if number < 99.95 {
        let tenths = (number * 10.0).round() as u64;
        return if tenths.is_multiple_of(10) {
            (tenths / 10).to_string()
        } else {
            format!("{}.{}", tenths / 10, tenths % 10)
        };
    }
    (number.round() as u64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arithmetic_is_that_of_the_note() {
        let numbers = Fields::default().numbers().expect("in order");
        assert_eq!((short(numbers.most()), short(numbers.wanted())), ("471".to_owned(), "18000".to_owned()));
        assert_eq!(
            (short(0.0), short(7.25), short(12.04), short(99.96)),
            ("0".into(), "7.3".into(), "12".into(), "100".into())
        );
    }

    #[test]
    fn a_field_takes_whole_numbers_within_its_range() {
        for (name, value, holds) in [
            ("ports", "65535", true),
            ("ports", "0", false),
            ("ports", "65536", false),
            ("wait", " 240 ", true),
            ("wait", "x", false),
            ("rate", "-1", false),
            ("rate", "", false),
        ] {
            let mut fields = Fields::default();
            fields.set(name, value);
            assert_eq!(fields.numbers().is_some(), holds, "{name} {value}");
        }
    }
}
