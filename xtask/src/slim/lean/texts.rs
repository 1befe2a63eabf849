//! What stands in the memory of a module and is never read: texts that only a panic would tell, and names of events to which
//! the page does not listen.

use std::ops::Range;

use wasmparser::{BinaryReader, FunctionBody, Operator};

use super::{Read, plain};
use crate::run::Outcome;

/// The first and the last of the names of events that Yew knows.
const EVENTS: [&[u8]; 2] = [b"onabort", b"ontransitionstart"];
/// What the name of a listener's function begins with.
const LISTENER: &str = "<yew::html::listener::events::";
/// What takes the length of a text doubled, and one more.
const DOUBLED: &str = "core::panicking::panic_fmt";
/// The length of a text that is looked for, in bytes.
const LENGTHS: Range<usize> = 4..300;

/// The numbers of one stretch of code without a branch, and where it leads.
#[derive(Default)]
struct Stretch {
    numbers: Vec<usize>,
}

/// The texts that only code before a trap names, as places in the module. Where any other code or data may point into one, it
/// is left as it is. `known` are places that hold no pointer.
pub fn untold(read: &Read<'_>, trapped: &[bool], known: &[Range<usize>]) -> Outcome<Vec<Range<usize>>> {
    let (mut pairs, mut live) = (Vec::new(), words(read, known));
    for (n, body) in read.bodies.iter().enumerate() {
        let operators = FunctionBody::new(BinaryReader::new(body, 0)).get_operators_reader();
        let mut stretch = Stretch::default();
        for operator in operators.map_err(|e| format!("the page's module: {e}"))? {
            let operator = operator.map_err(|e| format!("the page's module: {e}"))?;
            let called = match operator {
                Operator::Call { function_index } => (function_index as usize).checked_sub(read.imported.len()),
                _ => None,
            };
            let fatal = called.is_some_and(|called| trapped[called]) || matches!(operator, Operator::Unreachable);
            if trapped[n] || fatal {
                stretch.take_numbers(&operator);
                let doubled = called.is_some_and(|called| plain(&read.names[called]).starts_with(DOUBLED));
                if fatal {
                    pairs.extend(stretch.pairs(doubled));
                    stretch.numbers.clear();
                }
            } else if branches(&operator) {
                live.append(&mut stretch.numbers);
            } else {
                stretch.take_numbers(&operator);
            }
        }
        if trapped[n] {
            pairs.extend(stretch.pairs(false));
        } else {
            live.append(&mut stretch.numbers);
        }
    }
    live.sort_unstable();
    let read_otherwise = |at: usize, len: usize| {
        let next = live.partition_point(|&place| place < at);
        live.get(next).is_some_and(|&place| place < at + len)
    };
    pairs.sort_unstable();
    pairs.dedup();
    let texts = pairs.into_iter().filter(|&(at, len)| LENGTHS.contains(&len) && !read_otherwise(at, len));
    Ok(texts.filter_map(|(at, len)| read.place(at, len)).filter(|place| is_text(&read.wasm[place.clone()])).collect())
}

/// The names of events that no function of the module listens to, as places in it.
pub fn unheard(read: &Read<'_>) -> Outcome<Vec<Range<usize>>> {
    let names: Vec<String> = read.names.iter().map(|name| plain(name)).collect();
    let heard: Vec<&[u8]> =
        names.iter().filter_map(|name| Some(name.strip_prefix(LISTENER)?.split_once("::")?.0.as_bytes())).collect();
    for (_, piece) in &read.data {
        let data = &read.wasm[piece.clone()];
        let [start, last] = EVENTS.map(|name| find(data, name));
        let (Some(start), Some(last)) = (start, last) else { continue };
        if heard.is_empty() || last < start {
            break;
        }
        let all = &data[start..last + EVENTS[1].len()];
        let mut kept = vec![false; all.len()];
        for name in heard {
            let places = all.windows(name.len()).enumerate().filter(|(_, part)| *part == name);
            places.for_each(|(at, _)| kept[at..at + name.len()].fill(true));
        }
        let first = piece.start + start;
        return Ok((0..all.len()).filter(|&at| !kept[at]).map(|at| first + at..first + at + 1).collect());
    }
    Err("the page's module: found no names of events that begin with onabort, or no listener, expected Yew's"
        .to_owned())
}

impl Stretch {
    /// The numbers of an operator that may be a place in memory.
    fn take_numbers(&mut self, operator: &Operator<'_>) {
        match *operator {
            Operator::I32Const { value } => self.numbers.push(value as u32 as usize),
            // Two numbers that are stored beside each other.
            Operator::I64Const { value } => self.numbers.extend([value as u32 as usize, (value >> 32) as u32 as usize]),
            _ => self.numbers.extend(offset(operator)),
        }
    }

    /// Numbers beside each other, which may be where a text stands and how long it is.
    fn pairs(&self, doubled: bool) -> Vec<(usize, usize)> {
        self.numbers.windows(2).map(|pair| (pair[0], if doubled { pair[1] / 2 } else { pair[1] })).collect()
    }
}

/// The words of the memory.
fn words(read: &Read<'_>, known: &[Range<usize>]) -> Vec<usize> {
    let mut words = Vec::new();
    for (start, range) in &read.data {
        let first = range.start + start.next_multiple_of(4) - start;
        for at in (first..range.end.saturating_sub(3)).step_by(4) {
            if !known.iter().any(|known| known.contains(&at)) {
                words.push(u32::from_le_bytes(read.wasm[at..at + 4].try_into().unwrap_or_default()) as usize);
            }
        }
    }
    words
}

/// True where code may go on elsewhere than at the next operator.
fn branches(operator: &Operator<'_>) -> bool {
    use Operator::{Block, Br, BrIf, BrTable, Call, CallIndirect, Else, End, If, Loop, Return};
    matches!(
        operator,
        Block { .. }
            | Loop { .. }
            | If { .. }
            | Else
            | End
            | Br { .. }
            | BrIf { .. }
            | BrTable { .. }
            | Return
            | Call { .. }
            | CallIndirect { .. }
    )
}

/// What a load or a store adds to the place that it is given.
fn offset(operator: &Operator<'_>) -> Option<usize> {
    use Operator::{
        F32Load, F32Store, F64Load, F64Store, I32Load, I32Load8S, I32Load8U, I32Load16S, I32Load16U, I32Store,
        I32Store8, I32Store16, I64Load, I64Load8S, I64Load8U, I64Load16S, I64Load16U, I64Load32S, I64Load32U, I64Store,
        I64Store8, I64Store16, I64Store32,
    };
    match operator {
        I32Load { memarg }
        | I64Load { memarg }
        | F32Load { memarg }
        | F64Load { memarg }
        | I32Load8S { memarg }
        | I32Load8U { memarg }
        | I32Load16S { memarg }
        | I32Load16U { memarg }
        | I64Load8S { memarg }
        | I64Load8U { memarg }
        | I64Load16S { memarg }
        | I64Load16U { memarg }
        | I64Load32S { memarg }
        | I64Load32U { memarg }
        | I32Store { memarg }
        | I64Store { memarg }
        | F32Store { memarg }
        | F64Store { memarg }
        | I32Store8 { memarg }
        | I32Store16 { memarg }
        | I64Store8 { memarg }
        | I64Store16 { memarg }
        | I64Store32 { memarg } => Some(memarg.offset as usize),
        _ => None,
    }
}

fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b'\n' | b' '..=b'~'))
}

fn find(data: &[u8], text: &[u8]) -> Option<usize> {
    data.windows(text.len()).position(|part| part == text)
}
