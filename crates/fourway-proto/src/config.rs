//! The settings of an endpoint, and the profiles that give them their defaults.

use crate::Micros;

/// How long TIME-WAIT lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeWait {
    /// 2 MSL, as RFC 9293 section 3.6.1 (MUST-13) demands.
    Full,
    /// Not at all: the unsafe shortcut, for experiments.
    None,
}

/// Keepalive settings (RFC 9293 section 3.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keepalive {
    /// Silence before the first probe.
    pub idle: Micros,
    /// Time between probes.
    pub interval: Micros,
    /// Unanswered probes before the connection is given up.
    pub probes: u8,
}

/// Everything about an endpoint that does not change while it lives. Spans are in microseconds, sizes in octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Config {
    /// Most octets of payload in one segment.
    pub mss: u32,
    /// Size of the receive buffer, and so the largest window offered.
    pub window: u32,
    /// RTO before the first sample (RFC 6298 rule 2.1).
    pub rto_initial: Micros,
    /// Least RTO (RFC 6298 rule 2.4).
    pub rto_min: Micros,
    /// Greatest RTO (RFC 6298 rule 2.5).
    pub rto_max: Micros,
    /// Retransmissions of one segment before the connection is given up (R2 of RFC 9293 section 3.8.3).
    pub max_retransmits: u8,
    /// How long data may stay unacknowledged (RFC 9293 section 3.10.8), if bounded.
    pub user_timeout: Option<Micros>,
    /// Maximum segment lifetime (RFC 9293 section 3.4.2); TIME-WAIT lasts twice that.
    pub msl: Micros,
    /// Whether TIME-WAIT is kept.
    pub time_wait: TimeWait,
    /// Ignore RST in TIME-WAIT (RFC 1337, fix F1).
    pub rfc1337: bool,
    /// Send and use timestamps (RFC 7323).
    pub timestamps: bool,
    /// A new SYN may end TIME-WAIT (RFC 9293 MAY-2 and SHLD-4, RFC 6191).
    pub time_wait_reuse: bool,
    /// RFC 5961 sections 3 to 5; off means the rules of RFC 793.
    pub challenge_ack: bool,
    /// How long an ACK of data or FIN may be held back (RFC 9293 section 3.8.6.3); zero for not at all.
    pub delayed_ack: Micros,
    /// How long an end whose application is gone stays in FIN-WAIT-2, if bounded.
    pub fin_wait_2_timeout: Option<Micros>,
    /// Keepalive, if on (default off: MUST-25).
    pub keepalive: Option<Keepalive>,
    /// `SO_LINGER` with zero seconds: close sends RST.
    pub linger_zero: bool,
    /// RFC 9293 MAY-1: close with unread data, and data after close, draw RST.
    pub half_duplex_close: bool,
}

/// A named set of defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// The numbers that RFC 9293, RFC 6298 and RFC 5961 name.
    #[default]
    Rfc9293,
    /// Linux 6.x with its sysctls untouched.
    Linux,
    /// FreeBSD 14 with its sysctls untouched.
    FreeBsd,
    /// Windows 10 and later.
    Windows,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 4] = [Self::Rfc9293, Self::Linux, Self::FreeBsd, Self::Windows];

    /// The name in a scenario.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rfc9293 => "rfc9293",
            Self::Linux => "linux",
            Self::FreeBsd => "freebsd",
            Self::Windows => "windows",
        }
    }

    /// The settings of this profile. The numbers and their sources stand in `docs/scenario.md`.
    #[must_use]
    pub const fn config(self) -> Config {
        let rfc = Config {
            mss: 1460,
            window: 65_535,
            rto_initial: Micros::from_secs(1),
            rto_min: Micros::from_secs(1),
            rto_max: Micros::from_secs(60),
            max_retransmits: 7,
            user_timeout: None,
            msl: Micros::from_secs(120),
            time_wait: TimeWait::Full,
            rfc1337: false,
            timestamps: false,
            time_wait_reuse: false,
            challenge_ack: true,
            delayed_ack: Micros::ZERO,
            fin_wait_2_timeout: None,
            keepalive: None,
            linger_zero: false,
            half_duplex_close: false,
        };
        match self {
            Self::Rfc9293 => rfc,
            Self::Linux => Config {
                rto_min: Micros::from_ms(200),
                rto_max: Micros::from_secs(120),
                max_retransmits: 15,
                msl: Micros::from_secs(30),
                timestamps: true,
                time_wait_reuse: true,
                delayed_ack: Micros::from_ms(40),
                fin_wait_2_timeout: Some(Micros::from_secs(60)),
                half_duplex_close: true,
                ..rfc
            },
            Self::FreeBsd => Config {
                rto_min: Micros::from_ms(230),
                rto_max: Micros::from_secs(64),
                max_retransmits: 12,
                msl: Micros::from_secs(30),
                timestamps: true,
                time_wait_reuse: true,
                delayed_ack: Micros::from_ms(40),
                fin_wait_2_timeout: Some(Micros::from_secs(60)),
                half_duplex_close: true,
                ..rfc
            },
            Self::Windows => Config {
                rto_min: Micros::from_ms(300),
                max_retransmits: 5,
                msl: Micros::from_secs(60),
                delayed_ack: Micros::from_ms(40),
                fin_wait_2_timeout: Some(Micros::from_secs(120)),
                half_duplex_close: true,
                ..rfc
            },
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Profile::Rfc9293.config()
    }
}
