//! The command line: what was asked for, or the one line that says what could have been.

use crate::budget::{Form, Options};
use crate::order::{Order, Wanted};
use fourway_explore::Budget;
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;

/// What `fourway --help` prints.
pub const HELP: &str = "\
fourway: a lab for TCP connection termination

usage:
  fourway run FILE [--format text|jsonl|json|ladder]
  fourway check FILE...
  fourway export FILE --as svg [--width PX] [--theme light|dark|print] [-o OUT]
  fourway export FILE --as pcapng [--at client|server|both] [-o OUT]
  fourway export FILE --as jsonl|mermaid|text [-o OUT]
  fourway explore FILE [--losses N] [--duplicates N] [--reorderings N]
                       [--delays N] [--lifetime MS] [--states N]
                       [--format text|scenario]
  fourway schema
  fourway --help | --version

run     runs a scenario and prints what happened:
          text    for people (the default)
          ladder  the same without title and summary
          jsonl   the trace, one record a line
          json    one object of scenario, trace and outcome
check   runs each scenario and holds what it expects against the run
export  runs a scenario and writes the run, to OUT or to standard output:
          svg      the ladder as a drawing, 320 to 4000 px wide (720), light,
                   dark or for print (light)
          pcapng   the segments as packets, for Wireshark: as seen at the
                   client, at the server, or at both ends, each an interface
                   of its own (client)
          mermaid  a sequence diagram in the notation of Mermaid
          jsonl, text  as with run
explore searches every run of a scenario within a budget of faults, for what
        must hold of each:
          text      states, verdicts, endings, a counterexample (the default)
          scenario  the counterexample alone, for `fourway run -`
schema  prints the JSON Schema of a scenario

FILE is a scenario, `-` for standard input.
Exit status: 0 done, 1 an expectation failed or a search found something,
2 the input was refused.
";

const COMMANDS: &str = "run, check, export, explore, schema";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Version,
    Run { file: OsString, format: Format },
    Check { files: Vec<OsString> },
    Export { file: OsString, order: Order },
    Explore { file: OsString, budget: Budget, form: Form },
    Schema,
}

/// How a run is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    JsonLines,
    Json,
    Ladder,
}

impl Format {
    const ALL: [Self; 4] = [Self::Text, Self::JsonLines, Self::Json, Self::Ladder];

    const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::JsonLines => "jsonl",
            Self::Json => "json",
            Self::Ladder => "ladder",
        }
    }

    fn from_name(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            format!("--format: unknown format \"{name}\", expected one of {known}")
        })
    }
}

/// Reads the command line.
pub fn parse(mut parser: Parser) -> Result<Command, String> {
    let mut words: Vec<OsString> = Vec::new();
    let mut format: Option<String> = None;
    let mut options = Options::default();
    let mut wanted = Wanted::default();
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Short('f') | Arg::Long("format") => {
                format = Some(parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())?);
            }
            Arg::Long(name) if Options::knows(name) => {
                let name = name.to_owned();
                let text = parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())?;
                options.set(&name, &text)?;
            }
            Arg::Short('o') => wanted.out = Some(parser.value().map_err(|error| error.to_string())?),
            Arg::Long(name) if Wanted::knows(name) => {
                let name = name.to_owned();
                let text = parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())?;
                wanted.set(&name, &text)?;
            }
            Arg::Value(word) => words.push(word),
            Arg::Short(_) | Arg::Long(_) => return Err(format!("{}; see fourway --help", arg.unexpected())),
        }
    }
    command(words, format, &options, wanted)
}

fn command(words: Vec<OsString>, format: Option<String>, options: &Options, wanted: Wanted) -> Result<Command, String> {
    let mut words = words.into_iter();
    let Some(name) = words.next() else {
        return Err(format!("found no command, expected one of {COMMANDS}; see fourway --help"));
    };
    let files: Vec<OsString> = words.collect();
    let name = name.to_string_lossy();
    if format.is_some() && name != "run" && name != "explore" {
        return Err(format!("{name}: found --format, expected it with run or explore only"));
    }
    if let (Some(option), true) = (options.first(), name != "explore") {
        return Err(format!("{name}: found --{option}, expected it with explore only"));
    }
    if let (Some(option), true) = (wanted.first(), name != "export") {
        return Err(format!("{name}: found {option}, expected it with export only"));
    }
    match (&*name, files.len()) {
        ("run", 1) => Ok(Command::Run {
            file: files.into_iter().next().unwrap_or_default(),
            format: format.map_or(Ok(Format::Text), |name| Format::from_name(&name))?,
        }),
        ("export", 1) => {
            Ok(Command::Export { file: files.into_iter().next().unwrap_or_default(), order: wanted.order()? })
        }
        ("export", found) => Err(format!("export: found {found} files, expected 1")),
        ("explore", 1) => Ok(Command::Explore {
            file: files.into_iter().next().unwrap_or_default(),
            budget: options.budget(),
            form: format.map_or(Ok(Form::Text), |name| Form::from_name(&name))?,
        }),
        ("explore", found) => Err(format!("explore: found {found} files, expected 1")),
        ("run", found) => Err(format!("run: found {found} files, expected 1")),
        ("check", 0) => Err("check: found 0 files, expected at least 1".to_owned()),
        ("check", _) => Ok(Command::Check { files }),
        ("schema", 0) => Ok(Command::Schema),
        ("schema", found) => Err(format!("schema: found {found} files, expected none")),
        (other, _) => Err(format!("unknown command \"{other}\", expected one of {COMMANDS}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fourway_export as export;
    use fourway_proto::Micros;

    #[test]
    fn run_takes_one_file_and_a_format_in_any_order() {
        let wanted = Command::Run { file: "a".into(), format: Format::Json };
        assert_eq!(parsed(&["run", "a", "--format", "json"]).as_ref(), Ok(&wanted));
        assert_eq!(parsed(&["--format=json", "run", "a"]).as_ref(), Ok(&wanted));
    }

    #[test]
    fn explore_takes_a_budget_and_a_form() {
        let budget = Budget { losses: 2, duplicates: 1, lifetime: Micros::from_ms(1500), ..Budget::default() };
        let wanted = Command::Explore { file: "a".into(), budget, form: Form::Scenario };
        let words = ["explore", "a", "--losses", "2", "--duplicates=1", "--lifetime", "1500", "--format", "scenario"];
        assert_eq!(parsed(&words), Ok(wanted));
    }

    #[test]
    fn a_file_may_begin_with_a_dash_after_two_dashes_and_one_dash_is_standard_input() {
        let file = |name: &str| Ok(Command::Run { file: name.into(), format: Format::Text });
        assert_eq!(parsed(&["run", "--", "-a"]), file("-a"));
        assert_eq!(parsed(&["run", "-"]), file("-"));
    }

    #[test]
    fn export_takes_a_form_and_what_goes_with_it() {
        let options = export::Options { width: 500, theme: export::Theme::Print, ..export::Options::default() };
        let order = Order { form: export::Form::Svg, options, out: Some("b".into()) };
        let words = ["export", "a", "--as", "svg", "--width", "500", "--theme=print", "-o", "b"];
        assert_eq!(parsed(&words), Ok(Command::Export { file: "a".into(), order }));
        let options =
            export::Options { seen_at: export::SeenAt::One(fourway_sim::Side::Server), ..export::Options::default() };
        let order = Order { form: export::Form::Pcapng, options, out: None };
        let words = ["export", "--as", "pcapng", "--at", "server", "-o", "-", "a"];
        assert_eq!(parsed(&words), Ok(Command::Export { file: "a".into(), order }));
    }

    #[test]
    fn what_cannot_be_done_is_said_in_one_line() {
        let table: [(&[&str], &str); 23] = [
            (&["explore"], "explore: found 0 files, expected 1"),
            (&["run", "a", "--losses", "1"], "run: found --losses, expected it with explore only"),
            (&["explore", "a", "--losses", "32"], "--losses: found \"32\", expected a number from 0 to 31"),
            (&["explore", "a", "--states", "0"], "--states: found \"0\", expected a number from 1 to 100000000"),
            (
                &["explore", "a", "--format", "ladder"],
                "--format: unknown format \"ladder\", expected one of text, scenario",
            ),
            (&[], "found no command, expected one of run, check, export, explore, schema; see fourway --help"),
            (&["walk"], "unknown command \"walk\", expected one of run, check, export, explore, schema"),
            (&["run"], "run: found 0 files, expected 1"),
            (&["run", "a", "b"], "run: found 2 files, expected 1"),
            (&["check"], "check: found 0 files, expected at least 1"),
            (&["schema", "a"], "schema: found 1 files, expected none"),
            (&["check", "a", "--format", "text"], "check: found --format, expected it with run or explore only"),
            (
                &["run", "a", "--format", "svg"],
                "--format: unknown format \"svg\", expected one of text, jsonl, json, ladder",
            ),
            (&["export", "a"], "export: found no --as, expected one of svg, pcapng, jsonl, mermaid, text"),
            (&["export", "--as", "svg"], "export: found 0 files, expected 1"),
            (
                &["export", "a", "--as", "png"],
                "--as: unknown form \"png\", expected one of svg, pcapng, jsonl, mermaid, text",
            ),
            (
                &["export", "a", "--as", "svg", "--theme", "red"],
                "--theme: unknown theme \"red\", expected one of light, dark, print",
            ),
            (
                &["export", "a", "--as", "svg", "--width", "1e3"],
                "--width: found \"1e3\", expected whole pixels from 320 to 4000",
            ),
            (
                &["export", "a", "--as", "pcapng", "--at", "path"],
                "--at: unknown place \"path\", expected one of client, server, both",
            ),
            (
                &["export", "a", "--as", "text", "--width", "500"],
                "export: found --width with text, expected it with svg only",
            ),
            (&["run", "a", "-o", "b"], "run: found -o, expected it with export only"),
            (&["export", "a", "--format", "json"], "export: found --format, expected it with run or explore only"),
            (&["run", "a", "--fast"], "invalid option '--fast'; see fourway --help"),
        ];
        for (words, line) in table {
            assert_eq!(parsed(words), Err(line.to_owned()));
        }
    }

    fn parsed(words: &[&str]) -> Result<Command, String> {
        parse(Parser::from_args(words))
    }
}
