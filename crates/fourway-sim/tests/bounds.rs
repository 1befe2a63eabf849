//! Nothing that a scenario says makes a run grow without measure, and no bytes give a scenario that no document gives.

use fourway_proto::{Flags, Micros};
use fourway_sim::{
    Act, CallName, Document, Expect, Fate, Isn, MOST_FLIGHTS, MOST_RECORDS, Outcome, Predicate, Scenario, Side, Target,
    Waiting, When, run,
};

/// One entry of each kind, in the order that the edits below count on.
const TEXT: &str = r#"{"fourway": 1, "client": {"keepalive": {"idle_ms": 1, "interval_ms": 1, "probes": 1}},
    "script": [
      {"at_ms": 0, "on": "client", "do": "send", "text": "hello"},
      {"at_ms": 0, "on": "client", "do": "open", "isn": -5, "relative": true},
      {"when": {"host": "server", "state": "CLOSE-WAIT"}, "on": "server", "do": "close"},
      {"at_ms": 0, "on": "server", "do": "inject", "segment": {"flags": ["RST"], "seq": 1, "ack": 1, "relative": true}},
      {"at_ms": 0, "on": "path", "do": "cut"},
      {"at_ms": 0, "on": "path", "do": "set", "loss": 0.5},
      {"at_ms": 0, "on": "path", "do": "deliver", "segment": 1}],
    "faults": [
      {"segment": 1, "copy": 1, "at_ms": 1, "do": "drop"},
      {"segment": 1, "do": "duplicate", "copies": 2, "gap_ms": 1},
      {"match": {"nth": 1}, "do": "delay", "ms": 1}],
    "expect": [{"within_ms": 9}, {"sent": {}}, {"state": {"host": "client", "state": "CLOSED"}, "at_ms": 1}]}"#;

fn scenario() -> Scenario {
    Scenario::compile(&Document::parse(TEXT).unwrap()).unwrap()
}

const TOO_LONG: Micros = Micros::from_secs(30 * 24 * 3600 + 1);

/// Edits after which no document says the same, each by its own.
const EDITS: &[fn(&mut Scenario)] = &[
    |s| s.until = TOO_LONG,
    |s| s.path[1].delay = TOO_LONG,
    |s| s.path[0].jitter = TOO_LONG,
    |s| s.path[0].corrupt = 1_000_000_001,
    |s| config(s).mss = 0,
    |s| config(s).mss = 65_537,
    |s| config(s).window = (1 << 30) + 1,
    |s| config(s).rto_initial = Micros::ZERO,
    |s| (config(s).rto_min, config(s).rto_max) = (Micros::ZERO, Micros::ZERO),
    |s| config(s).rto_min = Micros::from_secs(61),
    |s| config(s).rto_max = TOO_LONG,
    |s| config(s).user_timeout = Some(TOO_LONG),
    |s| config(s).msl = TOO_LONG,
    |s| config(s).delayed_ack = TOO_LONG,
    |s| config(s).fin_wait_2_timeout = Some(TOO_LONG),
    |s| config(s).keepalive.as_mut().unwrap().idle = Micros::ZERO,
    |s| config(s).keepalive.as_mut().unwrap().interval = TOO_LONG,
    |s| config(s).keepalive.as_mut().unwrap().probes = 0,
    |s| s.hosts[0] = None,
    |s| s.hosts[1] = None,
    |s| s.script = vec![s.script[0].clone(); 1001],
    |s| s.script[0].when = When::At(TOO_LONG),
    |s| *len(s) = 4,
    |s| *len(s) = u32::MAX,
    |s| *call(s, 0) = CallName::Close,
    |s| *call(s, 2) = CallName::Send,
    |s| *call(s, 2) = CallName::Inject,
    |s| *call(s, 2) = CallName::Cut,
    |s| *call(s, 1) = CallName::Close,
    |s| {
        if let Act::Host { isn, .. } = &mut s.script[1].act {
            *isn = Some(Isn::Relative(1 << 32));
        }
    },
    |s| {
        if let When::Enters { after, .. } = &mut s.script[2].when {
            *after = TOO_LONG;
        }
    },
    |s| {
        if let Act::Inject { segment, .. } = &mut s.script[3].act {
            segment.flags = Flags::RST;
        }
    },
    |s| {
        if let Act::Inject { segment, .. } = &mut s.script[3].act {
            segment.seq = i64::MIN;
        }
    },
    |s| {
        if let Act::Inject { segment, .. } = &mut s.script[3].act {
            segment.len = 65_537;
        }
    },
    |s| {
        if let Act::Cut { ways, .. } = &mut s.script[4].act {
            *ways = [false; 2];
        }
    },
    |s| {
        if let Act::Set { change, .. } = &mut s.script[5].act {
            change.loss = None;
        }
    },
    |s| {
        if let Act::Set { change, .. } = &mut s.script[5].act {
            change.delay = Some(TOO_LONG);
        }
    },
    |s| {
        if let Act::Set { change, .. } = &mut s.script[5].act {
            change.loss = Some(u32::MAX);
        }
    },
    |s| {
        if let Act::Decide { call, .. } = &mut s.script[6].act {
            *call = CallName::Set;
        }
    },
    |s| {
        if let Act::Decide { which, .. } = &mut s.script[6].act {
            *which = Waiting::Number(0);
        }
    },
    |s| s.faults = vec![s.faults[0]; 1001],
    |s| s.faults[0].copy = 101,
    |s| s.faults[0].target = Target::Number(0),
    |s| s.faults[0].fate = Fate::Arrived,
    |s| s.faults[0].at = Some(TOO_LONG),
    |s| s.faults[0].gap = Micros::from_ms(11),
    |s| s.faults[1].fate = Fate::Duplicated(1_000_000_000),
    |s| s.faults[1].fate = Fate::Duplicated(0),
    |s| s.faults[1].gap = TOO_LONG,
    |s| s.faults[2].copy = 1,
    |s| s.faults[2].at = Some(Micros::ZERO),
    |s| s.faults[2].fate = Fate::Delayed(TOO_LONG),
    |s| {
        if let Target::Match(wanted) = &mut s.faults[2].target {
            wanted.nth = Some(0);
        }
    },
    |s| expect(s, 0, |one| one.within = None),
    |s| expect(s, 0, |one| one.within = Some(TOO_LONG)),
    |s| {
        expect(s, 1, |one| {
            if let Predicate::Count(_, wanted, _) = &mut one.predicate {
                wanted.nth = Some(0);
            }
        });
    },
    |s| {
        expect(s, 2, |one| {
            if let Predicate::StateAt(_, _, at) = &mut one.predicate {
                *at = Some(TOO_LONG);
            }
        });
    },
    |s| expect(s, 0, |one| *one = never(Expect { predicate: Predicate::Ends, within: None })),
];

fn expect(scenario: &mut Scenario, n: usize, edit: impl FnOnce(&mut Expect)) {
    let mut list = scenario.expect.list();
    edit(&mut list[n]);
    scenario.expect = list.into();
}

fn config(scenario: &mut Scenario) -> &mut fourway_proto::Config {
    &mut scenario.hosts[Side::Client as usize].as_mut().unwrap().config
}

fn len(scenario: &mut Scenario) -> &mut u32 {
    let Act::Host { len, .. } = &mut scenario.script[0].act else { panic!("no send") };
    len
}

fn call(scenario: &mut Scenario, n: usize) -> &mut CallName {
    let Act::Host { call, .. } = &mut scenario.script[n].act else { panic!("no call") };
    call
}

fn never(inner: Expect) -> Expect {
    Expect { predicate: Predicate::Never(Box::new(inner)), within: None }
}

#[test]
fn bytes_of_a_scenario_that_no_document_gives_are_refused() {
    assert_eq!(Scenario::unpack(&scenario().pack()), Some(scenario()));
    for (n, edit) in EDITS.iter().enumerate() {
        let mut edited = scenario();
        edit(&mut edited);
        assert_ne!(edited, scenario(), "edit {n} changes something");
        assert_ne!(Scenario::compile(&Document::from(&edited)).as_ref(), Ok(&edited), "edit {n}: a document says this");
        assert_eq!(Scenario::unpack(&edited.pack()), None, "edit {n}");
    }
}

#[test]
fn flags_that_have_no_name_are_refused() {
    let packed = scenario().pack();
    let flags = packed.iter().position(|byte| *byte == 4 + 16).expect("RST with ACK");
    let with = |packed: &[u8], bits: u8| {
        let mut packed = packed.to_vec();
        packed[flags] |= bits;
        Scenario::unpack(&packed)
    };
    assert!(with(&packed, 8).is_some(), "PSH has a name");
    assert_eq!(with(&packed, 64), None);
    assert_eq!(with(&packed, 128), None);
}

#[test]
fn expectations_within_each_other_are_read_as_deep_as_a_document_has_them() {
    let nested = |levels: usize| {
        let inner = Expect { predicate: Predicate::Ends, within: Some(Micros::from_ms(9)) };
        Scenario { expect: vec![(0..levels).fold(inner, |inner, _| never(inner))].into(), ..Scenario::default() }
    };
    for levels in [0, 1, 2, 61] {
        let scenario = nested(levels);
        assert!(Document::parse(&Document::from(&scenario).to_json()).is_ok(), "{levels} levels");
        assert_eq!(Scenario::unpack(&scenario.pack()), Some(scenario), "{levels} levels");
    }
    assert!(Document::parse(&Document::from(&nested(62)).to_json()).is_err());
    assert_eq!(Scenario::unpack(&nested(62).pack()), None);
}

#[test]
fn bytes_that_nest_without_end_are_refused() {
    // The last byte is the number of expectations, none; then so many, each within the one before it.
    let mut packed = Scenario::default().pack();
    assert_eq!(packed.pop(), Some(0));
    let nested = |levels: u16| {
        let all = levels + 1;
        let length = [(all & 127) as u8 | 128, (all >> 7 & 127) as u8 | 128, (all >> 14) as u8];
        let nevers = [5, 0].repeat(usize::from(levels));
        [&packed, &length[..], &nevers, &[9, 1, 9]].concat()
    };
    assert!(Scenario::unpack(&nested(3)).is_some());
    assert!(Scenario::unpack(&nested(61)).is_some());
    assert_eq!(Scenario::unpack(&nested(62)), None);
    assert_eq!(Scenario::unpack(&nested(30_000)), None);
}

#[test]
fn a_never_without_anything_in_it_is_refused() {
    let mut packed = Scenario::default().pack();
    assert_eq!(packed.pop(), Some(0));
    assert!(Scenario::unpack(&[&packed, &[2, 5, 0, 9, 1, 9][..]].concat()).is_some());
    assert_eq!(Scenario::unpack(&[&packed, &[1, 5, 0][..]].concat()), None);
}

#[test]
fn equal_scenarios_are_equal_whoever_packed_them() {
    let mut packed = Scenario::default().pack();
    assert_eq!(packed.pop(), Some(0));
    // The length of the list of expectations, none, in more octets than it needs.
    let longer = [&packed, &[128, 0][..]].concat();
    assert_eq!(Scenario::unpack(&longer), Some(Scenario::default()));
    assert_eq!(Scenario::unpack(&[&packed, &[128; 10][..]].concat()), None);
}

#[test]
fn bytes_behind_a_scenario_or_longer_than_any_document_are_refused() {
    let mut packed = Scenario::default().pack();
    packed.push(0);
    assert_eq!(Scenario::unpack(&packed), None);
    let long = Scenario { title: "a".repeat(70_000), ..Scenario::default() };
    assert_eq!(Scenario::unpack(&long.pack()), None);
    let text = format!(r#"{{"fourway":1,"title":"{}"}}"#, "a".repeat(65_500));
    let longest = Scenario::compile(&Document::parse(&text).unwrap()).unwrap();
    assert_eq!(Scenario::unpack(&longest.pack()), Some(longest));
}

/// Queued before there is a connection, cut to single octets, and with a window for all of it: millions of segments.
#[test]
fn a_text_that_one_cause_would_cut_into_millions_of_segments_ends_the_run() {
    let sends = r#",{"at_ms":0,"on":"client","do":"send","bytes":65536}"#.repeat(100);
    let text = format!(
        r#"{{"fourway":1,"start":"closed","client":{{"mss":1}},"server":{{"window":1073741824}},
            "script":[{{"at_ms":0,"on":"client","do":"open"}}{sends}]}}"#
    );
    let trace = run(&Scenario::compile(&Document::parse(&text).unwrap()).unwrap());
    assert_eq!(trace.outcome(), Some(Outcome::Bounded));
    assert!(trace.records.len() < MOST_FLIGHTS + 1000, "{} records", trace.records.len());
    assert!(trace.records.len() < MOST_RECORDS);
}
