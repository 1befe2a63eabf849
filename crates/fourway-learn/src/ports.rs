//! TIME-WAIT as arithmetic: each connection that an end closes first keeps its pair of ports for the time of TIME-WAIT.

use fourway_proto::Micros;

/// Connections a second, to one address and port, that so many local ports allow for ever.
#[must_use]
pub fn ports_per_second(ports: u32, time_wait: Micros) -> f64 {
    f64::from(ports) / seconds(time_wait)
}

/// Ports that are in TIME-WAIT at any time with so many connections a second.
#[must_use]
pub fn ports_in_use(per_second: f64, time_wait: Micros) -> f64 {
    per_second * seconds(time_wait)
}

fn seconds(span: Micros) -> f64 {
    span.0 as f64 / 1e6
}
