//! `cargo xtask serve`: the page on this machine, built for use or watched while it is written.

use std::io::ErrorKind;

use crate::ground;
use crate::http::Server;
use crate::page;
use crate::run::Outcome;
use crate::setup::{self, Need};

/// Where the page is served unless the caller says otherwise.
const PORT: u16 = 8080;
/// How many ports above the usual one are tried.
const NEIGHBOURS: u16 = 20;

/// What the caller asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Build quickly, watch the sources, reload the page after an edit.
    pub dev: bool,
    /// The port to use and no other.
    pub port: Option<u16>,
}

impl Options {
    /// Reads `--dev` and `--port N`.
    pub fn parse(args: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut rest = args.iter();
        while let Some(arg) = rest.next() {
            if arg == "--dev" {
                options.dev = true;
            } else if arg == "--port" {
                let value = rest.next().map_or("nothing", String::as_str);
                let port =
                    value.parse().map_err(|_| format!("--port: found {value}, expected a number from 0 to 65535"))?;
                options.port = Some(port);
            } else {
                return Err(format!("serve: found {arg}, expected --dev or --port N"));
            }
        }
        Ok(options)
    }
}

/// Builds what is out of date and serves until it is stopped from the keyboard.
pub fn serve(options: Options) -> Outcome {
    // The port is taken first: whoever must wait for a build learns of a conflict before it.
    let server = listen(options.port)?;
    let address = server.address().map_err(|e| format!("the server's address is not known: {e}"))?;
    if options.dev {
        drop(server);
        return watch(&address);
    }
    if !page::build()? {
        println!("dist/ is up to date");
    }
    println!("serving {address} (stop with Ctrl+C)");
    server.run();
    Ok(())
}

/// The page built without optimisation, again after each edit, into a folder of its own.
fn watch(address: &str) -> Outcome {
    setup::page_tools(Need::Dev)?;
    page::fetch()?;
    println!("serving {address} (builds after each edit; stop with Ctrl+C)");
    let port = address.trim_end_matches('/').rsplit(':').next().unwrap_or_default();
    let args = ["serve", "--address", "127.0.0.1", "--port", port, "--dist", "target/dev-dist"];
    page::trunk(&args).replace()
}

fn listen(wanted: Option<u16>) -> Outcome<Server> {
    let dist = ground::dist();
    std::fs::create_dir_all(&dist).map_err(|e| format!("dist/: cannot be made: {e}"))?;
    let mut port = wanted.unwrap_or(PORT);
    loop {
        match Server::bind(&dist, port) {
            Ok(server) => return Ok(server),
            Err(e) if e.kind() == ErrorKind::AddrInUse => {
                if wanted.is_some() || port >= PORT + NEIGHBOURS {
                    return Err(format!("port {port} is taken: stop what uses it, or choose another with --port N"));
                }
                println!("port {port} is taken, trying {}", port + 1);
                port += 1;
            }
            Err(e) => return Err(format!("port {port} cannot be used: {e}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order() {
        let expected = Options { dev: true, port: Some(9000) };
        assert_eq!(check("--port 9000 --dev"), Ok(expected));
        assert_eq!(check(""), Ok(Options::default()));
    }

    #[test]
    fn what_is_not_an_option_is_named() {
        for (args, error) in [
            ("--port", "--port: found nothing, expected a number from 0 to 65535"),
            ("--port 70000", "--port: found 70000, expected a number from 0 to 65535"),
            ("--fast", "serve: found --fast, expected --dev or --port N"),
        ] {
            assert_eq!(check(args), Err(error.to_owned()));
        }
    }

    fn check(args: &str) -> Outcome<Options> {
        let args: Vec<String> = args.split_whitespace().map(str::to_owned).collect();
        Options::parse(&args)
    }
}
