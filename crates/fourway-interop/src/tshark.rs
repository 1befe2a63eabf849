//! A third opinion on every packet: `tshark` looks for what is malformed and for wrong checksums.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What `tshark` must not find: malformed or cut packets, errors, and checksums that are not good.
///
/// Linux writes a sum of zero as 0xffff, which counts as the same number (RFC 1624) and which `tshark` calls bad.
const FILTER: &str = "_ws.malformed or _ws.short or _ws.expert.severity == error or not tcp \
                      or ip.checksum.status == \"Bad\" \
                      or not (tcp.checksum.status == \"Good\" or tcp.checksum == 0xffff)";

/// Checksums are looked at; what text means is not, whatever a port or a byte of it may suggest.
const SETTINGS: [&str; 10] = [
    "-o",
    "ip.check_checksum:TRUE",
    "-o",
    "tcp.check_checksum:TRUE",
    "-o",
    "tcp.desegment_tcp_streams:FALSE",
    "-o",
    "tcp.try_heuristic_first:FALSE",
    "-d",
    "tcp.port==1-65535,data",
];

/// Looks at a capture file; gives how many packets are in it.
///
/// # Errors
/// The packets that `tshark` objects to, or why it does not run.
pub fn check(file: &Path) -> Result<usize, String> {
    let found = lines(file, FILTER)?;
    if !found.is_empty() {
        let shown: Vec<&str> = found.iter().take(10).map(String::as_str).collect();
        return Err(format!("tshark objects to {} packets:\n{}", found.len(), shown.join("\n")));
    }
    Ok(lines(file, "frame")?.len())
}

/// Whether `tshark` is on the machine.
#[must_use]
pub fn is_there() -> bool {
    Command::new("tshark").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Proves that the check can fail: the same packet with one bit turned over must be objected to.
///
/// # Errors
/// A line when it is not.
pub fn prove(packet: &[u8], file: &Path) -> Result<(), String> {
    let mut spoiled = packet.to_vec();
    let last = spoiled.len() - 1;
    spoiled[last] ^= 1;
    let capture = crate::pcap::file([(fourway_proto::Micros::ZERO, &spoiled[..])]);
    fs::write(file, capture).map_err(|error| format!("{}: {error}", file.display()))?;
    match check(file) {
        Err(_) => Ok(()),
        Ok(_) => Err("tshark does not object to a spoiled packet: its verdicts are worth nothing".into()),
    }
}

fn lines(file: &Path, filter: &str) -> Result<Vec<String>, String> {
    let path = file.display().to_string();
    let output = Command::new("tshark")
        .args(["-n", "-r", &path, "-Y", filter])
        .args(SETTINGS)
        .output()
        .map_err(|error| format!("tshark does not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("tshark: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}
