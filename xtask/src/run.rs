//! Starting programs: one builder, and errors that are one line each.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::ground;

/// What a chore returns; the error is a single line that says what to do.
pub type Outcome<T = ()> = Result<T, String>;

/// A program about to start in the repository's root, with the project's tools first on `PATH`.
pub struct Run {
    command: Command,
    shown: String,
}

impl Run {
    /// Prepares `program` with `args`.
    pub fn new(program: &str, args: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(args).current_dir(ground::root()).env("PATH", tool_path());
        // Cargo tells this program about its own package; a child must not take that as its own.
        for (name, _) in env::vars_os() {
            let own = name.to_str().is_some_and(|n| {
                n.starts_with("CARGO_PKG_") || n.starts_with("CARGO_MANIFEST_") || n.starts_with("CARGO_BIN_")
            });
            if own {
                command.env_remove(name);
            }
        }
        let shown = std::iter::once(program).chain(args.iter().copied()).map(shorten).collect::<Vec<_>>().join(" ");
        Self { command, shown }
    }

    /// Sets an environment variable for the program.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes an environment variable away from the program.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs to the end with the terminal's own output.
    pub fn show(mut self) -> Outcome {
        let status = self.command.status().map_err(|e| self.absent(&e))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", self.shown)) }
    }

    /// Takes this process's place, so that whoever stops this process stops the program.
    #[cfg(unix)]
    pub fn replace(mut self) -> Outcome {
        use std::os::unix::process::CommandExt;
        let error = self.command.exec();
        Err(self.absent(&error))
    }

    /// Runs to the end: here no process can take the place of another.
    #[cfg(not(unix))]
    pub fn replace(self) -> Outcome {
        self.show()
    }

    /// Runs to the end with all output in the file `log`; a failure shows the log's last lines.
    pub fn logged(mut self, log: &Path) -> Outcome {
        let place = log.display().to_string();
        let open = || -> std::io::Result<(File, File)> {
            if let Some(folder) = log.parent() {
                fs::create_dir_all(folder)?;
            }
            let out = File::create(log)?;
            let err = out.try_clone()?;
            Ok((out, err))
        };
        let (out, err) = open().map_err(|e| format!("{place}: cannot be written: {e}"))?;
        self.command.stdin(Stdio::null()).stdout(out).stderr(err);
        let status = self.command.status().map_err(|e| self.absent(&e))?;
        if status.success() {
            return Ok(());
        }
        let text = fs::read_to_string(log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for line in &lines[lines.len().saturating_sub(20)..] {
            eprintln!("    {line}");
        }
        Err(format!("`{}` ended with {status}: read {place}", self.shown))
    }

    /// What the program prints on its standard output, if it starts and succeeds.
    pub fn read(mut self) -> Option<String> {
        let out = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned())
    }

    fn absent(&self, error: &std::io::Error) -> String {
        format!("`{}` does not start: {error}", self.shown)
    }
}

/// The first place on `PATH`, the project's own tools included, where `program` stands.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&tool_path()).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn tool_path() -> OsString {
    let own = [ground::tools().join("bin"), ground::root().join("node_modules/.bin")];
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(env::split_paths(&rest));
    // A folder with a colon in its name cannot stand on PATH; the tools installed elsewhere may do.
    env::join_paths(all).unwrap_or(rest)
}

fn shorten(argument: &str) -> &str {
    if argument.contains('\n') { "…" } else { argument }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_does_not_exist_is_named_in_the_error() {
        let error = Run::new("no-such-program-here", &["now"]).show().unwrap_err();
        assert!(error.starts_with("`no-such-program-here now` does not start"), "{error}");
    }

    #[test]
    fn a_failure_names_the_command_and_its_log() {
        let log = env::temp_dir().join(format!("xtask-run-{}.log", std::process::id()));
        let error = Run::new("rustc", &["--no-such-flag"]).logged(&log).unwrap_err();
        assert!(error.contains("`rustc --no-such-flag` ended with"), "{error}");
        assert!(error.contains(&log.display().to_string()), "{error}");
        fs::remove_file(log).unwrap();
    }

    #[test]
    fn output_is_read_only_from_a_success() {
        assert!(Run::new("rustc", &["--version"]).read().is_some());
        assert!(Run::new("rustc", &["--no-such-flag"]).read().is_none());
    }
}
