//! Prints what a way shows at a place, after some presses: `draw recall/order.four answer=0 check=`.

use fourway_panels::Run;
use fourway_stage::{Doings, Scene, View, gallery};
use fourway_ways::{Control, Seen, Ways};
use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let place = args.next().unwrap_or_else(|| "guide/index".to_owned());
    let scenario = gallery().iter().find_map(Scene::scenario).unwrap_or_default();
    let (run, view) = (Run::new(scenario, &Doings::default()), View::default());
    let seen = Seen { run: &run, view: &view, dark: false };
    let (mut ways, _) = Ways::new("");
    let mut out = std::io::stdout().lock();
    if ways.enter(&place, 1_700_000_000_000, 19_675).is_none() {
        return writeln!(out, "no such place: {place}");
    }
    ways.draw(&seen);
    for press in args {
        let (name, value) = press.split_once('=').unwrap_or((&press, ""));
        ways.press(&Control { name, value }, &seen);
        ways.draw(&seen);
    }
    writeln!(out, "{}", ways.draw(&seen).unwrap_or_default().markup.0)
}
