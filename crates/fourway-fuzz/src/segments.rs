//! Arbitrary segments, calls and timers in every state, at two endpoints between which an adversary stands.

use arbitrary::{Result, Unstructured};
use fourway_proto::{
    Call, Config, Endpoint, Flags, Keepalive, Micros, Profile, Rule, Segment, Seq, State, Status, TimeWait, Timestamps,
};

use crate::world::World;

/// Most steps of one play.
const MOST_STEPS: usize = 80;

/// Two endpoints after a recipe: settings, a beginning, then steps; every promise is held after each.
pub fn segments(bytes: &[u8]) {
    let mut recipe = Unstructured::new(bytes);
    play(&mut recipe);
}

/// The rules that the endpoints name in a play, each once.
#[must_use]
pub fn rules_of(bytes: &[u8]) -> Vec<Rule> {
    play(&mut Unstructured::new(bytes)).map_or_else(Vec::new, World::into_rules)
}

/// The world at the end; none where the recipe ends before the world begins.
fn play(recipe: &mut Unstructured<'_>) -> Option<World> {
    let configs = [config(recipe).ok()?, config(recipe).ok()?];
    let mut world = begin(recipe, configs).ok()?;
    for _ in 0..MOST_STEPS {
        if recipe.is_empty() || step(recipe, &mut world).is_err() {
            break;
        }
    }
    world.calm();
    Some(world)
}

/// Settings that a document may ask for; the ends of each range are among the choices.
fn config(recipe: &mut Unstructured<'_>) -> Result<Config> {
    let base = recipe.choose(&Profile::ALL)?.config();
    let on: [bool; 8] = recipe.arbitrary()?;
    if on[0] {
        return Ok(base);
    }
    let span = |recipe: &mut Unstructured<'_>, usual: Micros| {
        let choices =
            [usual, Micros(0), Micros(1), Micros::from_ms(40), Micros::from_secs(5), Micros::from_secs(2_592_000)];
        recipe.choose(&choices).copied()
    };
    let positive = |span: Micros| span.max(Micros(1));
    let rto_max = positive(span(recipe, base.rto_max)?);
    let keepalive = Keepalive {
        idle: positive(span(recipe, Micros::from_secs(7200))?),
        interval: positive(span(recipe, Micros::from_secs(75))?),
        probes: recipe.arbitrary::<u8>()?.max(1),
    };
    Ok(Config {
        mss: *recipe.choose(&[base.mss, 1, 2, 536, 65_536])?,
        window: *recipe.choose(&[base.window, 0, 1, 2, 100, 1000, 4000, 1 << 30])?,
        rto_initial: positive(span(recipe, base.rto_initial)?),
        rto_min: span(recipe, base.rto_min)?.min(rto_max),
        rto_max,
        max_retransmits: *recipe.choose(&[base.max_retransmits, 0, 1, 2, 255])?,
        user_timeout: recipe.arbitrary::<bool>()?.then_some(span(recipe, Micros::from_secs(30))?),
        msl: span(recipe, base.msl)?,
        time_wait: if recipe.arbitrary()? { TimeWait::None } else { TimeWait::Full },
        rfc1337: on[1],
        timestamps: on[2],
        time_wait_reuse: on[3],
        challenge_ack: on[4],
        delayed_ack: span(recipe, base.delayed_ack)?,
        fin_wait_2_timeout: recipe.arbitrary::<bool>()?.then_some(span(recipe, Micros::from_secs(60))?),
        keepalive: on[5].then_some(keepalive),
        linger_zero: on[6],
        half_duplex_close: on[7],
    })
}

/// Both ends open, one opening to the other, both opening, or the first in any state with nobody there.
fn begin(recipe: &mut Unstructured<'_>, configs: [Config; 2]) -> Result<World> {
    let (iss, irs) = (Seq(recipe.arbitrary()?), Seq(recipe.arbitrary()?));
    let timestamps = configs[0].timestamps && configs[1].timestamps;
    let kind = recipe.int_in_range(0..=13_u8)?;
    let [first, second] = configs;
    Ok(match kind {
        0 | 1 => {
            let one = Endpoint::established(first, iss, irs, second.window, timestamps);
            let other = Endpoint::established(second, irs, iss, first.window, timestamps);
            World::new([one, other])
        }
        2 => {
            let mut world = World::new([Endpoint::new(first), Endpoint::listening(second, irs)]);
            world.call(0, Call::Open { iss });
            world
        }
        _ => {
            let state = State::ALL[usize::from(kind - 3) % State::ALL.len()];
            let mut world = World::new([Endpoint::new(first), Endpoint::new(second)]);
            reach(&mut world, state, iss, irs);
            world
        }
    })
}

/// Bring the first end into a state, with segments made up for a peer that is not there.
fn reach(world: &mut World, state: State, iss: Seq, irs: Seq) {
    let from_peer = |flags: Flags, seq: u32, ack: u32| Segment {
        seq: irs.plus(seq),
        ack: iss.plus(ack),
        window: 1000,
        flags,
        ..Segment::default()
    };
    let fin = Flags::FIN.with(Flags::ACK);
    match state {
        State::Closed => return,
        State::Listen | State::SynReceived => world.call(0, Call::Listen { iss }),
        State::SynSent
        | State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait
        | State::Closing
        | State::LastAck
        | State::TimeWait => world.call(0, Call::Open { iss }),
    }
    match state {
        State::Closed | State::Listen | State::SynSent => return,
        State::SynReceived => return world.arrive(0, from_peer(Flags::SYN, 0, 0)),
        State::Established
        | State::FinWait1
        | State::FinWait2
        | State::CloseWait
        | State::Closing
        | State::LastAck
        | State::TimeWait => world.arrive(0, from_peer(Flags::SYN.with(Flags::ACK), 0, 1)),
    }
    match state {
        State::FinWait1 => world.call(0, Call::Shutdown),
        State::FinWait2 => {
            world.call(0, Call::Close);
            world.arrive(0, from_peer(Flags::ACK, 1, 2));
        }
        State::CloseWait => world.arrive(0, from_peer(fin, 1, 1)),
        State::Closing => {
            world.call(0, Call::Shutdown);
            world.arrive(0, from_peer(fin, 1, 1));
        }
        State::LastAck => {
            world.arrive(0, from_peer(fin, 1, 1));
            world.call(0, Call::Close);
        }
        State::TimeWait => {
            world.call(0, Call::Shutdown);
            world.arrive(0, from_peer(fin, 1, 2));
        }
        State::Closed | State::Listen | State::SynSent | State::SynReceived | State::Established => {}
    }
}

fn step(recipe: &mut Unstructured<'_>, world: &mut World) -> Result<()> {
    let byte: u8 = recipe.arbitrary()?;
    let side = usize::from(byte >> 7);
    match byte % 16 {
        0..=4 => {
            let segment = adversary(recipe, &world.status(side))?;
            world.arrive(side, segment);
        }
        5 | 6 => {
            let call = call(recipe)?;
            world.call(side, call);
        }
        7 => world.fire(),
        8 => {
            let span =
                *recipe.choose(&[Micros(1), Micros::from_ms(1), Micros::from_secs(1), Micros::from_secs(100_000)])?;
            world.wait(span);
        }
        9 | 10 => world.deliver(recipe.arbitrary::<u8>()?.into(), false),
        11 => world.deliver(recipe.arbitrary::<u8>()?.into(), true),
        12 => world.lose(recipe.arbitrary::<u8>()?.into()),
        13 | 14 => world.calm(),
        _ => world.crash(side),
    }
    Ok(())
}

fn call(recipe: &mut Unstructured<'_>) -> Result<Call> {
    Ok(match recipe.int_in_range(0..=10_u8)? {
        0 => Call::Open { iss: Seq(recipe.arbitrary()?) },
        1 => Call::Listen { iss: Seq(recipe.arbitrary()?) },
        2 => Call::Send { len: recipe.int_in_range(0..=4)? },
        3 | 4 => Call::Send { len: recipe.arbitrary::<u16>()?.into() },
        5 => Call::Read,
        6 => Call::PauseReading,
        7 | 8 => Call::Shutdown,
        9 => Call::Close,
        _ => Call::Abort,
    })
}

/// A segment of somebody who knows the numbers of the end that it is for, or guesses.
fn adversary(recipe: &mut Unstructured<'_>, at: &Status) -> Result<Segment> {
    let edge = at.rcv_nxt.plus(at.rcv_wnd);
    let seqs = [at.rcv_nxt, at.rcv_nxt, edge, at.irs, Seq(0)];
    let acks = [at.snd_nxt, at.snd_nxt, at.snd_una, at.iss, Seq(0)];
    let bits = [Flags::FIN, Flags::SYN, Flags::RST, Flags::PSH, Flags::URG];
    let byte: u8 = recipe.arbitrary()?;
    let ack_bit = if byte & 0x60 == 0x60 { Flags::NONE } else { Flags::ACK };
    let set = bits.iter().enumerate().filter(|(n, _)| byte & (1 << n) != 0);
    let flags = set.fold(ack_bit, |all, (_, bit)| all.with(*bit));
    Ok(Segment {
        seq: near(recipe, &seqs)?,
        ack: if flags.has(Flags::ACK) { near(recipe, &acks)? } else { Seq(0) },
        len: match recipe.int_in_range(0..=7_u8)? {
            0..=3 => 0,
            4 | 5 => recipe.int_in_range(1..=5)?,
            6 => recipe.arbitrary::<u16>()?.into(),
            _ => recipe.arbitrary()?,
        },
        window: match recipe.int_in_range(0..=3_u8)? {
            0 | 1 => 1000,
            2 => recipe.int_in_range(0..=3)?,
            _ => recipe.arbitrary()?,
        },
        flags,
        ts: match recipe.int_in_range(0..=3_u8)? {
            0..=2 => None,
            _ => Some(Timestamps { val: recipe.arbitrary()?, ecr: recipe.arbitrary()? }),
        },
    })
}

/// One of the numbers, or one close by, or one anywhere.
fn near(recipe: &mut Unstructured<'_>, numbers: &[Seq]) -> Result<Seq> {
    let base = *recipe.choose(numbers)?;
    Ok(match recipe.int_in_range(0..=7_u8)? {
        0..=3 => base,
        4..=6 => base.plus(i32::from(recipe.arbitrary::<i8>()?) as u32),
        _ => base.plus(recipe.arbitrary()?),
    })
}
