//! The settings of a host as the document writes them: those that stand, and those of its profile.

use super::edit::NONE;
use fourway_proto::{Config, Micros, TimeWait};

/// A time as the document writes it, ms.
pub fn ms(span: Micros) -> String {
    let text = format!("{}.{:03}", span.0 / 1000, span.0 % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn ms_or_none(span: Option<Micros>) -> String {
    span.map_or_else(|| NONE.to_owned(), ms)
}

/// What a setting says; nothing for a key that is none of these.
pub fn setting(config: &Config, key: &str) -> Option<String> {
    Some(match key {
        "mss" => config.mss.to_string(),
        "window" => config.window.to_string(),
        "rto_initial_ms" => ms(config.rto_initial),
        "rto_min_ms" => ms(config.rto_min),
        "rto_max_ms" => ms(config.rto_max),
        "max_retransmits" => config.max_retransmits.to_string(),
        "user_timeout_ms" => ms_or_none(config.user_timeout),
        "msl_ms" => ms(config.msl),
        "time_wait" => match config.time_wait {
            TimeWait::Full => "full".to_owned(),
            TimeWait::None => "none".to_owned(),
        },
        "rfc1337" => config.rfc1337.to_string(),
        "timestamps" => config.timestamps.to_string(),
        "time_wait_reuse" => config.time_wait_reuse.to_string(),
        "challenge_ack" => config.challenge_ack.to_string(),
        "delayed_ack_ms" => ms(config.delayed_ack),
        "fin_wait_2_timeout_ms" => ms_or_none(config.fin_wait_2_timeout),
        "linger" => if config.linger_zero { "0" } else { "null" }.to_owned(),
        "half_duplex_close" => config.half_duplex_close.to_string(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fields::HOST;
    use super::*;
    use fourway_proto::Profile;
    use fourway_sim::Document;
    use fourway_sim::document::Tree;

    #[test]
    fn a_time_is_written_as_in_the_document() {
        assert_eq!([0, 1, 70_500, 60_000_000].map(|us| ms(Micros(us))), ["0", "0.001", "70.5", "60000"]);
    }

    #[test]
    fn every_setting_of_a_profile_is_told_as_the_document_would_write_it() {
        for profile in Profile::ALL {
            for field in HOST.fields {
                let Some(value) = setting(&profile.config(), field.key) else {
                    assert!(["profile", "isn", "keepalive"].contains(&field.key), "{}", field.key);
                    continue;
                };
                // Put beside the profile it says nothing new, so that it is left out again.
                let said = if matches!(field.key, "time_wait") { format!("\"{value}\"") } else { value };
                let said = if said == NONE { "null".to_owned() } else { said };
                let text =
                    format!(r#"{{"fourway":1,"server":{{"profile":"{}","{}":{said}}}}}"#, profile.name(), field.key);
                let document = Document::parse(&text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
                let scenario = fourway_sim::Scenario::compile(&document).expect("a scenario");
                assert_eq!(Tree::of(&scenario).text(&format!("server.{}", field.key)), None, "{text}");
            }
        }
    }
}
