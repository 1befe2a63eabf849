//! The retransmission timeout: RFC 6298, in whole microseconds.

use crate::{Config, Micros};

/// Clock granularity G of RFC 6298: one microsecond.
const GRANULARITY: u64 = 1;

/// SRTT, RTTVAR and RTO of one connection (RFC 6298 section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RtoEstimator {
    /// Smoothed round-trip time; none before the first sample.
    pub srtt: Option<Micros>,
    /// Round-trip time variation.
    pub rttvar: Micros,
    /// The timeout now, with any back-off.
    pub rto: Micros,
    min: Micros,
    max: Micros,
}

impl RtoEstimator {
    /// Before the first sample (rule 2.1).
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self { srtt: None, rttvar: Micros::ZERO, rto: config.rto_initial, min: config.rto_min, max: config.rto_max }
    }

    /// Take a sample of a segment that was sent once (rules 2.2 and 2.3; Karn is the caller's part). It ends any back-off.
    #[inline]
    pub fn sample(&mut self, rtt: Micros) {
        let r = rtt.0;
        let srtt = match self.srtt {
            None => {
                self.rttvar = Micros(r / 2);
                r
            }
            Some(Micros(srtt)) => {
                self.rttvar = Micros((3 * self.rttvar.0 + srtt.abs_diff(r)) / 4);
                (7 * srtt + r) / 8
            }
        };
        self.srtt = Some(Micros(srtt));
        let rto = srtt.saturating_add(GRANULARITY.max(self.rttvar.0.saturating_mul(4)));
        self.rto = Micros(rto).clamp(self.min, self.max);
    }

    /// The timer expired: double, up to the cap (rule 5.5).
    pub fn back_off(&mut self) {
        self.rto = self.rto.times(2).min(self.max.max(self.min));
    }

    /// The SYN had to be sent again: data starts with at least 3 s (rule 5.7).
    pub fn after_lost_syn(&mut self) {
        self.rto = self.rto.max(Micros::from_secs(3)).min(self.max.max(self.min));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(n: u64) -> Micros {
        Micros::from_ms(n)
    }

    #[test]
    fn first_sample_sets_srtt_and_half_of_it_as_variation() {
        let mut rto = RtoEstimator::new(&Config::default());
        rto.sample(ms(600));
        assert_eq!((rto.srtt, rto.rttvar, rto.rto), (Some(ms(600)), ms(300), ms(1800)));
    }

    #[test]
    fn small_samples_stop_at_the_floor_and_a_new_one_ends_the_back_off() {
        let mut rto = RtoEstimator::new(&Config::default());
        rto.sample(ms(40));
        assert_eq!((rto.srtt, rto.rttvar, rto.rto), (Some(ms(40)), ms(20), ms(1000)));
        rto.back_off();
        rto.back_off();
        assert_eq!(rto.rto, ms(4000));
        rto.sample(ms(40));
        assert_eq!((rto.rttvar, rto.rto), (ms(15), ms(1000)));
    }

    #[test]
    fn back_off_stops_at_the_cap() {
        let mut rto = RtoEstimator::new(&Config::default());
        for _ in 0..20 {
            rto.back_off();
        }
        assert_eq!(rto.rto, Micros::from_secs(60));
    }
}
