//! Prints the gallery's runs and their lists of events: `cargo run -p fourway-stage --example dump -- [STEM…]`.

use fourway_sim::run;
use fourway_stage::{Catalogue, gallery, lines};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let words = Catalogue::english();
    for scene in gallery().iter().filter(|scene| wanted.is_empty() || wanted.iter().any(|name| name == scene.name)) {
        let trace = run(&scene.scenario().ok_or(scene.name)?);
        println!("== {}", scene.name);
        if std::env::var_os("RECORDS").is_some() {
            print!("{}", trace.to_json_lines());
        }
        for line in lines(&trace, &words) {
            println!(
                "{:>9}  {:?} {:?}: {} {:?} {:?}",
                words.moment(line.at),
                line.who,
                line.kind,
                line.text,
                line.transition,
                line.cite
            );
        }
    }
    Ok(())
}
