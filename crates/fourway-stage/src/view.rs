//! What a person looks at: all that a panel needs beside the run itself, as numbers on their way between modules.

use crate::Doings;
use fourway_proto::{Micros, Rule, State};
use fourway_sim::{CallName, Side};

/// What a person looks at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The room for the panel, px across.
    pub width: f64,
    /// The last record at or before the present.
    pub record: Option<u32>,
    /// The moment of that record; the end of the run at the end.
    pub now: Micros,
    /// The event of the present, by its place in the list.
    pub line: Option<usize>,
    /// The chosen segment and which copy of it.
    pub segment: Option<(u32, u32)>,
    /// The field of its header that is looked at.
    pub field: Option<usize>,
    /// The edge of the state diagram that is looked at.
    pub edge: Option<usize>,
    /// The scene of the gallery that is open.
    pub scene: Option<usize>,
    /// What the person has done in the run.
    pub doings: Doings,
    /// The transitions that were shown so far.
    pub passed: Vec<(State, State, Rule)>,
}

/// Stands for nothing.
const NONE: f64 = -1.0;

impl View {
    /// As numbers; -1 stands for nothing.
    #[must_use]
    pub fn to_numbers(&self) -> Vec<f64> {
        let or_none = |number: Option<f64>| number.unwrap_or(NONE);
        let place = |place: Option<usize>| or_none(place.map(|place| place as f64));
        let mut numbers = vec![
            self.width,
            or_none(self.record.map(f64::from)),
            self.now.0 as f64,
            place(self.line),
            or_none(self.segment.map(|(segment, _)| f64::from(segment))),
            or_none(self.segment.map(|(_, copy)| f64::from(copy))),
            place(self.field),
            place(self.edge),
            place(self.scene),
            self.doings.faults.len() as f64,
            self.doings.calls.len() as f64,
        ];
        for (segment, copy, at) in &self.doings.faults {
            numbers.extend([f64::from(*segment), f64::from(*copy), at.0 as f64]);
        }
        for (side, call, at) in &self.doings.calls {
            numbers.extend([f64::from(*side as u8), f64::from(*call as u8), at.0 as f64]);
        }
        for (from, to, rule) in &self.passed {
            numbers.extend([*from as u8, *to as u8, *rule as u8].map(f64::from));
        }
        numbers
    }

    /// From numbers; none where they are not those of a view.
    #[must_use]
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let (&[width, record, now, line, segment, copy, field, edge, scene, faults, calls], rest) =
            numbers.split_first_chunk::<11>()?;
        let (rest, []) = rest.as_chunks::<3>() else { return None };
        let (faults, rest) = rest.split_at_checked(faults as usize)?;
        let (calls, passed) = rest.split_at_checked(calls as usize)?;
        let number = |n: f64| (n >= 0.0).then_some(n as u32);
        let place = |n: f64| (n >= 0.0).then_some(n as usize);
        let call = |&[side, call, at]: &[f64; 3]| {
            Some((*Side::BOTH.get(side as usize)?, *CallName::ALL.get(call as usize)?, Micros(at as u64)))
        };
        let pass = |&[from, to, rule]: &[f64; 3]| {
            let state = |n: f64| State::ALL.get(n as usize).copied();
            Some((state(from)?, state(to)?, *Rule::ALL.get(rule as usize)?))
        };
        Some(Self {
            width,
            record: number(record),
            now: Micros(now as u64),
            line: place(line),
            segment: number(segment).zip(number(copy)),
            field: place(field),
            edge: place(edge),
            scene: place(scene),
            doings: Doings {
                faults: faults.iter().map(|&[n, copy, at]| (n as u32, copy as u32, Micros(at as u64))).collect(),
                calls: calls.iter().map(call).collect::<Option<_>>()?,
            },
            passed: passed.iter().map(pass).collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_the_same_after_its_way_through_numbers() {
        let empty = View::default();
        assert_eq!(View::from_numbers(&empty.to_numbers()), Some(empty));
        let passed = Rule::ALL.iter().map(|rule| (State::FinWait1, State::TimeWait, *rule)).collect();
        let full = View {
            width: 351.5,
            record: Some(0),
            now: Micros(75_000),
            line: Some(3),
            segment: Some((7, 1)),
            field: Some(2),
            edge: Some(0),
            scene: Some(16),
            doings: Doings {
                faults: vec![(1, 0, Micros(5)), (2, 1, Micros(1 << 50))],
                calls: CallName::ALL.iter().map(|call| (Side::Server, *call, Micros(9))).collect(),
            },
            passed,
        };
        assert_eq!(View::from_numbers(&full.to_numbers()), Some(full));
    }

    #[test]
    fn other_numbers_are_no_view() {
        let whole = View { passed: vec![(State::Closed, State::Listen, Rule::PassiveOpen)], ..View::default() };
        let numbers = whole.to_numbers();
        for length in (0..numbers.len()).filter(|length| *length != 11) {
            assert_eq!(View::from_numbers(&numbers[..length]), None, "{length}");
        }
        for place in 9..numbers.len() {
            let mut other = numbers.clone();
            other[place] = 1e9;
            assert_eq!(View::from_numbers(&other), None, "{place}");
        }
        assert_eq!(View::from_numbers(&[f64::NAN; 11]).map(|view| view.line), Some(None));
    }
}
