//! The states of the kernel's connections, as `/proc/net/tcp` and `/proc/net/tcp6` tell them.

use std::collections::BTreeMap;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use fourway_proto::State;

/// How old a picture may be.
const AGE: Duration = Duration::from_millis(4);

type Picture = BTreeMap<(SocketAddr, SocketAddr), State>;

/// One picture for all who ask.
pub struct States(Mutex<(Option<Instant>, Picture)>);

impl States {
    /// Without a picture yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Mutex::new((None, Picture::new())))
    }

    /// The state of the connection between two addresses, the kernel's first; CLOSED where there is none.
    pub fn of(&self, ends: (SocketAddr, SocketAddr)) -> State {
        let Ok(mut held) = self.0.lock() else {
            return State::Closed;
        };
        if held.0.is_none_or(|taken| taken.elapsed() > AGE) {
            let mut picture = Picture::new();
            for file in ["/proc/net/tcp", "/proc/net/tcp6"] {
                let text = fs::read_to_string(file).unwrap_or_default();
                picture.extend(text.lines().skip(1).filter_map(entry));
            }
            *held = (Some(Instant::now()), picture);
        }
        held.1.get(&ends).copied().unwrap_or(State::Closed)
    }
}

impl Default for States {
    fn default() -> Self {
        Self::new()
    }
}

fn entry(line: &str) -> Option<((SocketAddr, SocketAddr), State)> {
    let mut words = line.split_whitespace().skip(1);
    let ends = (address(words.next()?)?, address(words.next()?)?);
    Some((ends, state(words.next()?)?))
}

/// The numbers of `include/net/tcp_states.h`; LISTEN is no connection.
fn state(number: &str) -> Option<State> {
    Some(match number {
        "01" => State::Established,
        "02" => State::SynSent,
        "03" | "0C" => State::SynReceived,
        "04" => State::FinWait1,
        "05" => State::FinWait2,
        "06" => State::TimeWait,
        "08" => State::CloseWait,
        "09" => State::LastAck,
        "0B" => State::Closing,
        _ => return None,
    })
}

/// Words of an address stand in the machine's byte order, each as one hexadecimal number.
fn address(text: &str) -> Option<SocketAddr> {
    let (host, port) = text.split_once(':')?;
    let words = host.as_bytes().chunks(8).map(|word| u32::from_str_radix(std::str::from_utf8(word).ok()?, 16).ok());
    let octets: Vec<u8> = words.collect::<Option<Vec<u32>>>()?.into_iter().flat_map(u32::to_ne_bytes).collect();
    let host: IpAddr = match <[u8; 4]>::try_from(&octets[..]) {
        Ok(v4) => Ipv4Addr::from(v4).into(),
        Err(_) => Ipv6Addr::from(<[u8; 16]>::try_from(&octets[..]).ok()?).into(),
    };
    Some(SocketAddr::new(host, u16::from_str_radix(port, 16).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_endian = "little")]
    fn lines_of_both_families_are_read() {
        let line = "   0: 0100407F:1F90 0200407F:9C40 06 00000000:00000000 03:00000D05 00000000     0 0 0 3";
        let ends = ("127.64.0.1:8080".parse().unwrap(), "127.64.0.2:40000".parse().unwrap());
        assert_eq!(entry(line), Some((ends, State::TimeWait)));
        let line = "  1: 000077FD000000000000000001000000:0050 000077FD000000000000000002000000:0051 0B 0:0";
        let ends = ("[fd77::1]:80".parse().unwrap(), "[fd77::2]:81".parse().unwrap());
        assert_eq!(entry(line), Some((ends, State::Closing)));
        assert_eq!(entry("   0: 0100007F:1F90 00000000:0000 0A 0"), None);
    }
}
