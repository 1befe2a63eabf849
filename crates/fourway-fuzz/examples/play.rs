//! Plays files through a target: `play TARGET FILE...`.

use std::{env, fs};

fn main() {
    let mut args = env::args().skip(1);
    let name = args.next().unwrap_or_default();
    let Some((_, target)) = fourway_fuzz::TARGETS.into_iter().find(|(known, _)| *known == name) else {
        return eprintln!("found target \"{name}\", expected segments, documents or wire");
    };
    for file in args {
        match fs::read(&file) {
            Ok(bytes) => target(&bytes),
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
}
