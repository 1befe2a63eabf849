//! Writes what was read as tables of the program.

use super::format::Narration;
use super::read::{Data, Packed};
use std::fmt::Write;

/// The source of `content.rs`' tables.
pub fn tables(data: &Data) -> String {
    let mut out = String::new();
    table(&mut out, "CHALLENGES", "Challenge", &data.challenges, |(one, packed, sizes)| {
        let kinds: Vec<String> = one.may.kinds.iter().map(|kind| format!("ActKind::{kind:?}")).collect();
        let hosts: Vec<String> = one.may.on.iter().map(|host| format!("Side::{host:?}")).collect();
        format!(
            "id: {:?}, level: {}, task: {}, par: {}, hints: {}, may: May {{ kinds: &[{}], hosts: &[{}], acts: {}, losses: {} }}",
            one.id,
            one.level,
            task(packed, sizes),
            one.par,
            one.hints,
            kinds.join(", "),
            hosts.join(", "),
            one.may.acts,
            one.may.losses,
        )
    });
    table(&mut out, "STEPS", "Step", &data.steps, |step| {
        let one = &step.written;
        format!(
            "id: {:?}, choices: &{:?}, right: {:?}, shown: {}, task: {}, narration: {}",
            one.id,
            one.choices,
            one.right,
            experiment(&step.shown),
            task(&step.task, &step.sizes),
            narration(&one.narration, &step.heard),
        )
    });
    table(&mut out, "MYTHS", "Myth", &data.myths, |(one, packed)| {
        format!("id: {:?}, holds: {}, experiment: {}", one.id, one.holds, experiment(packed))
    });
    table(&mut out, "COMPARISONS", "Comparison", &data.comparisons, |(one, runs)| {
        let runs: Vec<String> =
            one.runs.iter().zip(runs).map(|(run, packed)| format!("({:?}, {})", run.id, experiment(packed))).collect();
        format!("id: {:?}, pitfall: {}, runs: &[{}]", one.id, one.pitfall, runs.join(", "))
    });
    table(&mut out, "TALES", "Tale", &data.tales, |(one, packed, heard)| {
        format!("id: {:?}, run: {}, narration: {}", one.id, experiment(packed), narration(&one.pauses, heard))
    });
    table(&mut out, "TERMS", "Term", &data.terms, |(one, packed)| {
        let experiment = optional(packed.as_ref());
        format!("id: {:?}, see: &{:?}, at: Micros::from_ms({}), experiment: {experiment}", one.id, one.see, one.at_ms)
    });
    table(&mut out, "NOTES", "Note", &data.notes, |(one, packed)| {
        format!("id: {:?}, shelf: Shelf::{:?}, experiment: {}", one.id, one.shelf, optional(packed.as_ref()))
    });
    out
}

fn table<T>(out: &mut String, name: &str, kind: &str, items: &[T], fields: impl Fn(&T) -> String) {
    let _ = writeln!(out, "pub(crate) static {name}: &[{kind}] = &[");
    for item in items {
        let _ = writeln!(out, "    {kind} {{ {} }},", fields(item));
    }
    out.push_str("];\n");
}

fn task(packed: &Packed, sizes: &[usize]) -> String {
    format!("Task {{ start: {}, sizes: &{sizes:?} }}", experiment(packed))
}

fn experiment(packed: &Packed) -> String {
    format!("Experiment {{ scene: {:?}, acts: {:?}, packed: {} }}", packed.scene, packed.acts, bytes(&packed.bytes))
}

fn narration(lines: &[Narration], heard: &[u8]) -> String {
    let says: Vec<&str> = lines.iter().map(|line| line.say.as_str()).collect();
    format!("Narration {{ says: &{says:?}, heard: {} }}", bytes(heard))
}

fn optional(packed: Option<&Packed>) -> String {
    packed.map_or_else(|| "None".to_owned(), |packed| format!("Some({})", experiment(packed)))
}

fn bytes(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}
