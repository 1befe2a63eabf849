//! The forms of what a scenario holds: which fields, in which order, and the number of each of several. Another order or
//! number is another layout.

use super::bytes::{Packed, Reader, put_number, take_each};
use crate::bounds::DEEPEST;
use crate::scenario::{Isn, Made, PathChange, Waiting};
use crate::{
    Act, CallName, Counted, Expect, Fate, Fault, HostPlan, Outcome, PathSide, Predicate, Scenario, SegmentMatch, Side,
    Step, Target, When,
};
use alloc::boxed::Box;
use alloc::vec::Vec;
use fourway_proto::{AppError, Config, Keepalive, Profile, Rule, State, TimeWait, Timestamps};

/// One field after the other.
macro_rules! fields {
    ($type:ident $($field:ident)*) => {
        impl Packed for $type {
            fn put(&self, out: &mut Vec<u8>) {
                $(self.$field.put(out);)*
            }

            fn take(from: &mut Reader) -> Self {
                Self { $($field: Packed::take(from),)* }
            }
        }
    };
}

/// The number of the variant, then its fields; the first has the number 0.
macro_rules! variants {
    ($type:ident $first:ident $({ $($ff:tt: $fname:ident),* })? $(, $number:literal $variant:ident $({ $($f:tt: $name:ident),* })?)*) => {
        impl Packed for $type {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    Self::$first { $($($ff: $fname),*)? } => {
                        out.push(0);
                        $($($fname.put(out);)*)?
                    }
                    $(Self::$variant { $($($f: $name),*)? } => {
                        out.push($number);
                        $($($name.put(out);)*)?
                    })*
                }
            }

            fn take(from: &mut Reader) -> Self {
                match from.choice(1 + [$($number),*].len()) {
                    $($number => Self::$variant { $($($f: Packed::take(from)),*)? },)*
                    _ => Self::$first { $($($ff: Packed::take(from)),*)? },
                }
            }
        }
    };
}

/// The place in a list of all.
macro_rules! places {
    ($type:ident $all:expr) => {
        impl Packed for $type {
            fn put(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }

            fn take(from: &mut Reader) -> Self {
                from.one_of($all)
            }
        }
    };
}

fields! { Scenario title seed established manual path hosts script faults until expect }
fields! { PathSide delay jitter loss duplicate reorder corrupt }
fields! { HostPlan profile config isn }
fields! { Config
    mss window rto_initial rto_min rto_max max_retransmits user_timeout msl time_wait rfc1337 timestamps time_wait_reuse
    challenge_ack delayed_ack fin_wait_2_timeout keepalive linger_zero half_duplex_close
}
fields! { Keepalive idle interval probes }
fields! { Step when act }
fields! { PathChange delay jitter loss duplicate reorder corrupt manual }
fields! { Made flags seq ack len window ts relative }
fields! { Timestamps val ecr }
fields! { Fault target copy at fate gap }
fields! { SegmentMatch from flags without nth retransmission data }

variants! { TimeWait Full, 1 None }
variants! { When At { 0: at }, 1 Enters { host: host, state: state, after: after } }
variants! { Act
    Host { host: host, call: call, len: len, text: text, isn: isn },
    1 Inject { host: host, segment: segment },
    2 Cut { cut: cut, ways: ways },
    3 Set { change: change, ways: ways },
    4 Decide { call: call, which: which }
}
variants! { Isn Absolute { 0: number }, 1 Relative { 0: distance } }
variants! { Waiting OldestTo { 0: host }, 1 Number { 0: number } }
variants! { Target Match { 0: segment }, 1 Number { 0: number } }
variants! { Fate Arrived, 1 Lost, 2 Delayed { 0: span }, 3 Duplicated { 0: copies }, 4 Corrupted }
variants! { Predicate
    PathIs { 0: host, 1: states },
    1 PathContains { 0: host, 1: states },
    2 StateAt { 0: host, 1: state, 2: at },
    3 Count { 0: what, 1: segment, 2: times },
    4 Outcome { 0: outcome },
    5 Never { 0: inner },
    6 Delivered { 0: host, 1: bytes, 2: whole },
    7 Error { 0: host, 1: error },
    8 Rule { 0: rule },
    9 Ends
}
variants! { Counted Sent, 1 Received, 2 Dropped }
variants! { AppError ConnectionReset, 1 ConnectionRefused, 2 TimedOut }

places! { Side &Self::BOTH }
places! { State &Self::ALL }
places! { Profile &Self::ALL }
places! { CallName &Self::ALL }
places! { Outcome &Self::ALL }
places! { Rule Self::ALL }

/// In a list a `Never` stands before what is within it. So reading needs no recursion, and since nothing is deeper than a
/// document can be, no bytes can exhaust the stack of who looks at what was read.
impl Packed for Expect {
    fn put(&self, out: &mut Vec<u8>) {
        self.predicate.put(out);
        self.within.put(out);
    }

    fn take(from: &mut Reader) -> Self {
        Self { predicate: Packed::take(from), within: Packed::take(from) }
    }

    fn put_list(all: &[Self], out: &mut Vec<u8>) {
        let mut flat = Vec::new();
        for mut one in all {
            flat.push(one);
            while let Predicate::Never(inner) = &one.predicate {
                one = inner;
                flat.push(one);
            }
        }
        put_number(flat.len() as u64, out);
        for one in flat {
            one.put(out);
        }
    }

    fn take_list(from: &mut Reader) -> Vec<Self> {
        let mut flat: Vec<Self> = take_each(from);
        let (mut all, mut depth) = (Vec::new(), 0);
        while let Some(mut one) = flat.pop() {
            if let Predicate::Never(inner) = &mut one.predicate {
                match all.pop() {
                    Some(next) if depth < DEEPEST => **inner = next,
                    Some(_) | None => from.refuse(),
                }
                depth += 1;
            } else {
                depth = 0;
            }
            all.push(one);
        }
        all.reverse();
        all
    }
}

/// What is within a `Never`, where it stands: no bytes at all.
impl Packed for Box<Expect> {
    fn put(&self, _: &mut Vec<u8>) {}

    fn take(_: &mut Reader) -> Self {
        Self::new(Expect { predicate: Predicate::Ends, within: None })
    }
}
