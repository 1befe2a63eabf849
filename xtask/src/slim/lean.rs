//! Makes the page's module smaller than a compiler of stable Rust can: what tells of a panic, and what Yew has for pages of
//! another kind, becomes a trap; and functions that are alike come to stand beside each other, where brotli finds them.
//!
//! A panic ends the module with a trap either way. Its sentence is told by a page that is built for development.

use std::collections::BTreeMap;
use std::ops::Range;

use wasm_encoder::{CodeSection, Module, NameMap, NameSection, RawSection};
use wasmparser::{BinaryReader, FunctionBody, KnownCustom, Name, Operator, Parser, Payload};

use crate::run::Outcome;

mod texts;

/// Crates of the standard library and what it brings.
const STANDARD: [&str; 5] = ["alloc", "core", "hashbrown", "std", "__rustc"];
/// The ends of names of functions of the standard library that never return.
const FATAL: [&str; 3] = ["_fail", "_failed", "_failed_inner"];
/// What runs only when there is no memory left, or after a panic.
const TOLD: [&str; 12] = [
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::panicking::",
    "std::panicking::panic",
    "std::panicking::begin_panic",
    "console_error_panic_hook::hook",
    "fourway_web::browser::failure::report_panics::{{closure}}",
    "__rustc::rust_begin_unwind",
    "__rustc::rust_panic",
    "wasm_bindgen::throw_str",
    "wasm_bindgen::__rt::borrow_fail",
];
/// A type that only a panic makes; its methods run at no other time.
const TELLER: &str = " as core::panic::PanicPayload>::";
/// What puts a text together by `{}`. Only a panic does: six KB that nothing else on the page asks for.
const FORMED: [&str; 7] = [
    "alloc::fmt::",
    "core::fmt::",
    "<core::fmt::",
    " as core::fmt::Debug>::fmt",
    " as core::fmt::Display>::fmt",
    " as core::fmt::Write>::write_",
    ">::_fmt",
];
/// What the page never makes: raw markup (`made` reads markup by itself), content that waits for other content, and content
/// elsewhere in the document.
const UNUSED: [&str; 3] = ["yew::dom_bundle::braw::", "yew::dom_bundle::bsuspense::", "yew::dom_bundle::bportal::"];
/// Must be found, or the names are not those of this compiler and library.
const WITNESSES: [&str; 4] =
    ["core::panicking::panic_fmt", "core::option::unwrap_failed", "alloc::raw_vec::handle_error", UNUSED[0]];

/// The body of a function that traps: no locals, `unreachable`, `end`.
const TRAP: [u8; 3] = [0x00, 0x00, 0x0b];

/// The module of which a panic is a trap without a sentence. Names of its functions have to be in it.
pub fn trapped(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let read = Read::new(wasm)?;
    let trapped: Vec<bool> = read.names.iter().map(|name| traps(&plain(name))).collect();
    for witness in WITNESSES {
        let known = read.names.iter().any(|name| plain(name).starts_with(witness));
        if !known {
            return Err(format!(
                "the page's module: found no function {witness}, expected it for xtask/src/slim/lean.rs"
            ));
        }
    }
    if let Some((caller, called)) = read.calls(|caller, called| !trapped[caller] && forms(&plain(called)))? {
        return Err(format!(
            "the page's module: {caller} calls {called}, expected no format! nor to_string() but in a panic"
        ));
    }
    let mut wasm = wasm.to_vec();
    let sources = locations(&read);
    for place in [texts::untold(&read, &trapped, &sources)?, texts::unheard(&read)?, sources].concat() {
        wasm[place].fill(0);
    }
    Read::new(&wasm)?.written(|body, n| if trapped[n] { &TRAP } else { body }, None)
}

/// The module with names for its functions, in the order of which they are to stand: after each one that which has most in
/// common with it.
pub fn in_order(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let read = Read::new(wasm)?;
    let mut names = NameMap::new();
    // Imports are functions too. In the order of their names they are given short ones as the JavaScript has them.
    for (n, name) in read.imported.iter().enumerate() {
        names.append(n as u32, &format!("import {name}"));
    }
    for (n, place) in places(&read.bodies).iter().enumerate() {
        names.append((read.imported.len() + n) as u32, &format!("own {place:05}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    read.written(|body, _| body, Some(&section))
}

/// A module, as far as it is of interest here.
struct Read<'a> {
    wasm: &'a [u8],
    sections: Vec<(u8, Range<usize>)>,
    /// The names of functions from elsewhere.
    imported: Vec<&'a str>,
    bodies: Vec<&'a [u8]>,
    /// By function that is no import; empty where it has none.
    names: Vec<String>,
    /// What is put into memory: where to, and where it stands in the module.
    data: Vec<(usize, Range<usize>)>,
}

impl<'a> Read<'a> {
    fn new(wasm: &'a [u8]) -> Outcome<Self> {
        Self::parse(wasm).map_err(|e| format!("the page's module: {e}"))
    }

    fn parse(wasm: &'a [u8]) -> Result<Self, wasmparser::BinaryReaderError> {
        let mut read = Self {
            wasm,
            sections: Vec::new(),
            imported: Vec::new(),
            bodies: Vec::new(),
            names: Vec::new(),
            data: Vec::new(),
        };
        let mut named = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            read.sections.extend(payload.as_section());
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        if matches!(import.ty, wasmparser::TypeRef::Func(_)) {
                            read.imported.push(import.name);
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => read.bodies.push(&wasm[body.range()]),
                Payload::DataSection(data) => {
                    for piece in data {
                        let piece = piece?;
                        let end = piece.range.end;
                        if let wasmparser::DataKind::Active { offset_expr, .. } = piece.kind
                            && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                        {
                            read.data.push((value as usize, end - piece.data.len()..end));
                        }
                    }
                }
                Payload::CustomSection(custom) => {
                    let KnownCustom::Name(names) = custom.as_known() else { continue };
                    for part in names {
                        let Name::Function(functions) = part? else { continue };
                        for function in functions {
                            let function = function?;
                            named.insert(function.index as usize, function.name);
                        }
                    }
                }
                _ => {}
            }
        }
        let all = read.imported.len()..read.imported.len() + read.bodies.len();
        read.names = all.map(|n| named.get(&n).copied().unwrap_or_default().to_owned()).collect();
        Ok(read)
    }

    /// Where in the module that part of the memory stands.
    fn place(&self, at: usize, len: usize) -> Option<Range<usize>> {
        let (start, range) = self.data.iter().find(|(start, range)| (*start..start + range.len()).contains(&at))?;
        let from = range.start + at - start;
        (from + len <= range.end).then_some(from..from + len)
    }

    /// The names of the first function, by its place among the module's own, that calls another of such a name.
    fn calls(&self, such: impl Fn(usize, &str) -> bool) -> Outcome<Option<(&str, &str)>> {
        for (n, body) in self.bodies.iter().enumerate() {
            let function = FunctionBody::new(BinaryReader::new(body, 0));
            let operators = function.get_operators_reader().map_err(|e| format!("the page's module: {e}"))?;
            for operator in operators {
                let operator = operator.map_err(|e| format!("the page's module: {e}"))?;
                if let Operator::Call { function_index } = operator
                    && let Some(called) = (function_index as usize).checked_sub(self.imported.len())
                    && such(n, &self.names[called])
                {
                    return Ok(Some((&self.names[n], &self.names[called])));
                }
            }
        }
        Ok(None)
    }

    /// The module with these bodies; with these names in place of its own.
    fn written<'b>(&self, body: impl Fn(&'b [u8], usize) -> &'b [u8], names: Option<&NameSection>) -> Outcome<Vec<u8>>
    where
        'a: 'b,
    {
        let mut module = Module::new();
        for (id, range) in &self.sections {
            if *id == wasm_encoder::SectionId::Code as u8 {
                let mut code = CodeSection::new();
                for (n, old) in self.bodies.iter().enumerate() {
                    code.raw(body(old, n));
                }
                module.section(&code);
            } else if names.is_none() || *id != wasm_encoder::SectionId::Custom as u8 {
                module.section(&RawSection { id: *id, data: &self.wasm[range.clone()] });
            }
        }
        if let Some(names) = names {
            module.section(names);
        }
        Ok(module.finish())
    }
}

/// A name without the hashes that tell one build of a crate from another.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                plain.push_str(rest);
            }
            _ => plain.extend(["[", part]),
        }
    }
    match plain.rsplit_once("::h") {
        Some((before, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            before.to_owned()
        }
        _ => plain,
    }
}

/// True of a function that runs only when the page has failed, or never.
fn traps(name: &str) -> bool {
    TOLD.iter().chain(&UNUSED).any(|begin| name.starts_with(begin))
        || name.contains(TELLER)
        || forms(name)
        || is_fatal(name)
}

fn forms(name: &str) -> bool {
    FORMED.iter().any(|part| {
        if part.starts_with(' ') || part.ends_with("_fmt") { name.contains(part) } else { name.starts_with(part) }
    })
}

/// True of a function of the standard library that never returns.
fn is_fatal(name: &str) -> bool {
    let path = name.trim_start_matches('<');
    let krate = path.split("::").next().unwrap_or_default();
    // What stands in angles behind the last name are types.
    let bare = name.split_once("::<").filter(|(before, _)| !before.contains('>')).map_or(name, |(before, _)| before);
    let last = bare.rsplit("::").next().unwrap_or_default();
    STANDARD.contains(&krate) && (FATAL.iter().any(|end| last.ends_with(end)) || last.starts_with("panic_"))
}

/// Where in the module the places in the source stand that a panic names: pointer, length, line and column, in 16 bytes, and
/// the names of files themselves. Nothing else is a pointer to the whole name of a file of Rust.
fn locations(read: &Read<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (start, range) in &read.data {
        let mut at = range.start + start.next_multiple_of(4) - start;
        while at + 16 <= range.end {
            let word =
                |n: usize| u32::from_le_bytes(read.wasm[at + n..at + n + 4].try_into().unwrap_or_default()) as usize;
            let file = read.place(word(0), word(4)).filter(|file| (4..256).contains(&file.len()));
            match file {
                Some(file) if is_file(&read.wasm[file.clone()]) => {
                    found.extend([at..at + 16, file]);
                    at += 16;
                }
                _ => at += 4,
            }
        }
    }
    found
}

fn is_file(text: &[u8]) -> bool {
    text.ends_with(b".rs") && text.iter().all(u8::is_ascii_graphic)
}

/// How many bytes are compared at a time: an instruction or two.
const WINDOW: usize = 5;

/// For each function the place at which it is to stand.
fn places(bodies: &[&[u8]]) -> Vec<usize> {
    let windows: Vec<Vec<&[u8]>> = bodies
        .iter()
        .map(|body| {
            let mut windows: Vec<&[u8]> = body.windows(WINDOW).collect();
            windows.sort_unstable();
            windows.dedup();
            windows
        })
        .collect();
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (n, windows) in windows.iter().enumerate() {
        for window in windows {
            having.entry(window).or_default().push(n);
        }
    }
    let mut places = vec![usize::MAX; bodies.len()];
    let mut next = (!bodies.is_empty()).then_some(0);
    let mut place = 0;
    while let Some(here) = next {
        places[here] = place;
        place += 1;
        let mut common = vec![0_usize; bodies.len()];
        for window in &windows[here] {
            for &other in &having[window] {
                common[other] += 1;
            }
        }
        // The part of it that has just been read, as a fraction that is compared without division.
        let left = (0..bodies.len()).filter(|&n| places[n] == usize::MAX);
        next = left.reduce(|best, n| {
            let (this, that) = (common[n] * windows[best].len().max(1), common[best] * windows[n].len().max(1));
            if this > that { n } else { best }
        });
    }
    places
}

#[cfg(test)]
mod tests;
