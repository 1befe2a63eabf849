//! A network namespace of our own: entered through `unshare`, furnished through `ip` and `/proc/sys`.

use std::env;
use std::fs;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::host::MTU;
use crate::model::FIN_TIMEOUT;

/// Set in the environment of the process inside the namespace.
const INSIDE: &str = "FOURWAY_INTEROP_INSIDE";

/// What the machine lacks for a run against its kernel.
#[derive(Debug)]
pub struct Absent(pub String);

/// True in the process inside the namespace.
#[must_use]
pub fn is_inside() -> bool {
    env::var_os(INSIDE).is_some()
}

/// Starts this program anew inside a namespace, in the place of this process; returns only when that cannot be.
#[must_use]
pub fn enter() -> Absent {
    if !Path::new("/dev/net/tun").exists() {
        return Absent("/dev/net/tun does not exist".into());
    }
    for tool in ["unshare", "ip"] {
        let found = Command::new(tool).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if found.is_err() {
            return Absent(format!("the command `{tool}` is not on PATH"));
        }
    }
    // Root needs no user namespace, and where those are switched off it is the only one who can.
    let ways: [&[&str]; 2] = [&["--net"], &["--net", "--user", "--map-root-user"]];
    let possible = |way: &&&[&str]| {
        let status = Command::new("unshare").args(**way).arg("true").stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    let Some(way) = ways.iter().find(possible) else {
        return Absent("`unshare --net` is not permitted here".into());
    };
    let Ok(own) = env::current_exe() else {
        return Absent("the path of this program is not known".into());
    };
    let error = Command::new("unshare").args(*way).arg(own).args(env::args_os().skip(1)).env(INSIDE, "1").exec();
    Absent(format!("`unshare` does not start: {error}"))
}

/// Furnishes the namespace: settings, and devices with their addresses and routes.
///
/// # Errors
/// What the machine lacks.
pub fn set_up(links: u16) -> Result<(), Absent> {
    let settings = [
        ("ipv4/tcp_fin_timeout", FIN_TIMEOUT.to_string()),
        // A RST of a host that has forgotten would end TIME-WAIT early, in some runs and not in others.
        ("ipv4/tcp_rfc1337", "1".into()),
        // What one run has measured is not to bear on the next.
        ("ipv4/tcp_no_metrics_save", "1".into()),
    ];
    for (name, value) in settings {
        let path = format!("/proc/sys/net/{name}");
        fs::write(&path, &value).map_err(|error| Absent(format!("{path}: cannot be set: {error}")))?;
    }
    let mut script = String::new();
    for link in 0..links {
        let [high, low] = link.to_be_bytes();
        let (v4, v6) = (format!("10.{}.{low}", 64 + high), format!("fd77:{link:x}:"));
        script += &format!(
            "tuntap add dev fw{link} mode tun\n\
             link set dev fw{link} mtu {MTU} up\n\
             addr add {v4}.1/24 dev fw{link} noprefixroute\n\
             addr add {v6}:1/64 dev fw{link} noprefixroute nodad\n\
             route add {v4}.0/24 dev fw{link} src {v4}.1 rto_min 20ms\n\
             route add {v6}:/64 dev fw{link} rto_min 20ms\n"
        );
    }
    batch(&script)
}

fn batch(script: &str) -> Result<(), Absent> {
    let failed = |error: &dyn std::fmt::Display| Absent(format!("`ip -batch -`: {error}"));
    let mut ip = Command::new("ip").args(["-batch", "-"]).stdin(Stdio::piped()).spawn().map_err(|e| failed(&e))?;
    if let Some(mut stdin) = ip.stdin.take() {
        stdin.write_all(script.as_bytes()).map_err(|e| failed(&e))?;
    }
    let status = ip.wait().map_err(|e| failed(&e))?;
    if status.success() { Ok(()) } else { Err(failed(&status)) }
}
