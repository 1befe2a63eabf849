//! Every chore of the project, as `cargo xtask CHORE`. Little more than the standard library: it compiles in seconds.

mod bench;
mod browser;
mod budget;
mod bundle;
mod components;
mod conformance;
mod fuzz;
mod ground;
mod http;
mod interop;
mod markup;
mod offline;
mod package;
mod page;
mod publish;
mod release;
mod run;
mod serve;
mod setup;
mod site;
mod slim;
mod stamp;
mod steps;
mod suite;
mod tidy;
mod tools;
mod walk;

use std::env;
use std::process::ExitCode;

use run::Outcome;

const USAGE: &str = "\
usage: cargo xtask CHORE
  setup                     install what a fresh machine lacks: targets, page tools, npm packages
  serve [--dev] [--port N]  build the page and serve it; --dev watches the sources and reloads
  build [--site ADDRESS]    build the optimised page into dist/; with where it is published: docs/releasing.md
  test [--quick]            every step of continuous integration; --quick leaves out page and browser
  package [--part P] [--passing-score N] [--lang L] [--title T]  packages for course systems: docs/courses.md
  publish [--path P] [--folder D] [--pages]  the page with settings of nginx, Caddy and others: docs/hosting.md
  tidy                      check the invariants of the sources and of dist/
  conformance [--figures]   rewrite the tables of docs/conformance.md; --figures runs the judges too
  interop [--seeds N]       real kernel sockets against our endpoint, through a TUN device (Linux)
  fuzz [TARGET] [--seconds N] [--commit]  run a fuzz target or each, 600 s by default; --commit renews the corpus
  single [--lang CODE]      the page in one file that opens without a server, dist/fourway.html
  finish                    the last steps of a build for the dist/ that is there: offline, single file, policy
  release [--dry-run] [--site ADDRESS]  check, build and pack a release; without --dry-run, tag it here: docs/releasing.md
  policy                    print the Content-Security-Policy of the built page
  components                make a page of every component in all its states, to look at
  bench                     run the benchmarks, native ones and in a browser
  help                      print this list";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let chore = args.first().map_or("", String::as_str);
    let rest = args.get(1..).unwrap_or_default();
    let result = match chore {
        "setup" => without_options(chore, rest).and_then(|()| setup::all()),
        "serve" => serve::Options::parse(rest).and_then(serve::serve),
        "build" => site::option(rest).and_then(|rest| without_options(chore, &rest)).and_then(|()| build()),
        "package" => package::run(rest),
        "publish" => publish::run(rest),
        "test" => quick(rest).and_then(suite::run),
        "tidy" => without_options(chore, rest).and_then(|()| tidy::all()),
        "conformance" => conformance::run(rest),
        "interop" => interop::run(rest),
        "fuzz" => fuzz::Options::parse(rest).and_then(|options| fuzz::run(&options)),
        "components" => without_options(chore, rest).and_then(|()| components()),
        "release" => site::option(rest).and_then(|rest| release::run(&rest)),
        "single" => offline::single(rest),
        "finish" => without_options(chore, rest).and_then(|()| offline::finish()),
        "policy" => without_options(chore, rest).and_then(|()| offline::policy()),
        "bench" => without_options(chore, rest).and_then(|()| bench::run()),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Outcome {
    if !page::build()? {
        println!("dist/ is up to date");
    }
    Ok(())
}

fn components() -> Outcome {
    println!("{}", components::make()?.display());
    Ok(())
}

fn quick(args: &[String]) -> Outcome<bool> {
    match args {
        [] => Ok(false),
        [one] if one == "--quick" => Ok(true),
        _ => Err(format!("test: found {}, expected --quick or nothing", args.join(" "))),
    }
}

fn without_options(chore: &str, args: &[String]) -> Outcome {
    match args {
        [] => Ok(()),
        _ => Err(format!("{chore}: found {}, expected nothing", args.join(" "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_that_a_chore_does_not_know_are_named() {
        let words = |text: &str| vec![text.to_owned()];
        assert_eq!(quick(&words("--quick")), Ok(true));
        assert_eq!(quick(&words("--slow")).unwrap_err(), "test: found --slow, expected --quick or nothing");
        assert_eq!(without_options("build", &words("now")).unwrap_err(), "build: found now, expected nothing");
    }
}
