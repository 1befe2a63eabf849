//! Of modules that become smaller.

use super::*;
use wasm_encoder::{
    ConstExpr, DataSection, Function, FunctionSection, Instruction, MemorySection, MemoryType, TypeSection,
};

const HASH: &str = "[c5930c85a12de822]";
const EVENTS: &[u8] = b"onabortonclickonfocusonfocusinontransitionstart";

/// A module of functions with names, each with so many `nop`s, and of data that starts at 1024.
fn module(functions: &[(&str, usize)], data: &[u8]) -> Vec<u8> {
    linked(functions, &[], data)
}

/// The same, where some functions call another: by their places.
fn linked(functions: &[(&str, usize)], calls: &[(usize, u32)], data: &[u8]) -> Vec<u8> {
    let calls: Vec<_> = calls.iter().map(|&(caller, called)| (caller, Instruction::Call(called))).collect();
    made_of(functions, &calls, data)
}

/// The same, where functions have more instructions after their `nop`s.
fn made_of(functions: &[(&str, usize)], more: &[(usize, Instruction<'_>)], data: &[u8]) -> Vec<u8> {
    let (mut types, mut of, mut code, mut names) =
        (TypeSection::new(), FunctionSection::new(), CodeSection::new(), NameMap::new());
    types.ty().function([], []);
    for (n, (name, length)) in functions.iter().enumerate() {
        of.function(0);
        let mut function = Function::new([]);
        for _ in 0..*length {
            function.instructions().nop();
        }
        for (_, instruction) in more.iter().filter(|(of, _)| *of == n) {
            function.instruction(instruction);
        }
        function.instructions().end();
        code.function(&function);
        names.append(n as u32, name);
    }
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut pieces = DataSection::new();
    pieces.active(0, &ConstExpr::i32_const(1024), data.iter().copied());
    pieces.active(0, &ConstExpr::i32_const(4096), EVENTS.iter().copied());
    let mut section = NameSection::new();
    section.functions(&names);
    let mut module = Module::new();
    module.section(&types).section(&of).section(&memories).section(&code).section(&pieces).section(&section);
    module.finish()
}

fn witnesses() -> Vec<(&'static str, usize)> {
    let listener = "<yew::html::listener::events::onclick::Wrapper as yew::virtual_dom::listeners::Listener>::kind";
    WITNESSES.into_iter().chain([listener]).map(|name| (name, 9)).collect()
}

fn lengths(wasm: &[u8]) -> Vec<usize> {
    Read::new(wasm).unwrap().bodies.iter().map(|body| body.len()).collect()
}

#[test]
fn a_name_is_read_without_its_hashes() {
    assert_eq!(plain(&format!("core{HASH}::panicking::panic_fmt")), "core::panicking::panic_fmt");
    assert_eq!(
        plain("yew::dom_bundle::braw::BRaw::position::hbb0af311640d5959"),
        "yew::dom_bundle::braw::BRaw::position"
    );
    assert_eq!(plain("<[T] as a::B>::h"), "<[T] as a::B>::h");
}

#[test]
fn what_only_a_panic_calls_becomes_a_trap_and_nothing_else() {
    for name in [
        "core::panicking::panic_bounds_check",
        "core::panicking::assert_failed::<usize, usize>",
        "core::cell::panic_already_borrowed",
        "core::slice::index::slice_index_fail",
        "<alloc::vec::Vec<_, _>>::remove::assert_failed",
        "alloc::alloc::handle_alloc_error",
        "alloc::raw_vec::capacity_overflow",
        "std::thread::local::panic_access_error",
        "<std::panicking::panic_handler::StaticStrPayload as core::panic::PanicPayload>::get",
        "<std::panic::PanicHookInfo as core::fmt::Display>::fmt",
        "<core::cell::BorrowError as core::fmt::Display>::fmt",
        "<alloc::string::String as core::fmt::Write>::write_char",
        "<core::fmt::Formatter>::pad",
        "<u64>::_fmt",
        "wasm_bindgen::throw_str",
        "yew::dom_bundle::bportal::BPortal::detach",
    ] {
        assert!(traps(name), "{name}");
    }
    for name in [
        "",
        "std::panicking::set_hook",
        "<hashbrown::raw::Fallibility>::capacity_overflow",
        "<core::result::Result<T,E> as wasm_bindgen::UnwrapThrowExt<T>>::unwrap_throw",
        "fourway_web::browser::failure::report_panics",
        "fourway_web::failed",
        "yew::dom_bundle::bnode::BNode",
        "wasm_bindgen::__rt::throw_failed",
        "<yew::html::component::lifecycle::RenderRunner as yew::scheduler::Runnable>::run",
        "<yew::html::component::scope::Scope<COMP> as yew::html::component::scope::feat_csr::Scoped>::destroy",
    ] {
        assert!(!traps(name), "{name}");
    }
}

#[test]
fn a_trap_is_three_bytes_and_the_rest_stays_as_it_is() {
    let mut functions = witnesses();
    functions.push(("fourway_web::start", 9));
    let old = module(&functions, b"kept");
    let new = trapped(&old).unwrap();
    assert_eq!(lengths(&old), [11; 6]);
    assert_eq!(lengths(&new), [3, 3, 3, 3, 11, 11]);
    assert!(new.windows(4).any(|part| part == b"kept"));
}

#[test]
fn a_module_of_another_compiler_is_refused() {
    let functions = witnesses();
    let told = trapped(&module(&functions[1..], b"")).unwrap_err();
    assert!(told.contains("found no function core::panicking::panic_fmt"), "{told}");
    assert!(trapped(b"no module").is_err());
}

#[test]
fn text_that_is_put_together_by_braces_outside_of_a_panic_is_refused() {
    let calling = |caller: &'static str| {
        let mut functions = witnesses();
        functions.extend([("alloc::fmt::format::format_inner", 1), (caller, 0)]);
        trapped(&linked(&functions, &[(6, 5)], b""))
    };
    let told = calling("fourway_web::said").unwrap_err();
    assert!(told.contains("fourway_web::said calls alloc::fmt::format::format_inner"), "{told}");
    assert!(calling("core::panicking::panic_fmt::more").is_ok());
}

#[test]
fn places_in_the_source_are_blank_and_data_beside_them_is_not() {
    let mut data = b"src/a.rstail....".to_vec();
    let word = |n: u32| n.to_le_bytes();
    data.extend([word(1024), word(8), word(7), word(9)].concat());
    data.extend([word(1024), word(12), word(7), word(9)].concat());
    let wasm = trapped(&module(&witnesses(), &data)).unwrap();
    let read = Read::new(&wasm).unwrap();
    let left = &wasm[read.data[0].1.clone()];
    assert_eq!(left[..16], *b"\0\0\0\0\0\0\0\0tail....");
    assert_eq!(left[16..32], [0; 16]);
    assert_eq!(left[32..], data[32..]);
}

/// The data of the module once panics are traps: its own, and the names of events.
fn left(functions: &[(&str, usize)], more: &[(usize, Instruction<'_>)], data: &[u8]) -> [String; 2] {
    let wasm = trapped(&made_of(functions, more, data)).unwrap();
    let read = Read::new(&wasm).unwrap();
    [0, 1].map(|piece| String::from_utf8(wasm[read.data[piece].1.clone()].to_vec()).unwrap().replace('\0', "."))
}

#[test]
fn a_text_that_only_a_panic_tells_is_blank_and_one_that_is_read_too_is_not() {
    use Instruction::{Block, Call, End, I32Const, I64Const, Unreachable};
    let block = || Block(wasm_encoder::BlockType::Empty);
    let mut functions = witnesses();
    functions.extend([("core::option::expect_failed", 0), ("fourway_web::start", 0), ("fourway_web::go", 0)]);
    let (formatted, expected) = (0, 5);
    let data = b"first text;second text;shown text;packed text;apart text";
    let told = [
        // The length of what is formatted comes doubled.
        vec![I32Const(1024), I32Const(21), Call(formatted), Unreachable],
        vec![I32Const(1035), I32Const(11), Call(expected), Unreachable],
        vec![I32Const(1047), I32Const(10), Call(expected), Unreachable],
        vec![I64Const(11 << 32 | 1058), Unreachable],
        // It may be that this branch is taken to elsewhere.
        vec![block(), I32Const(1070), I32Const(10), End, Unreachable],
    ]
    .concat();
    let told: Vec<_> = told.into_iter().map(|instruction| (6, instruction)).collect();
    let alone = left(&functions, &told, data);
    assert_eq!(alone[0], "..........;...........;..........;...........;apart text");
    let shown = [(7, I32Const(1049)), (7, Call(6))];
    let both = left(&functions, &[told, shown.to_vec()].concat(), data);
    assert_eq!(both[0], "..........;...........;shown text;...........;apart text");
}

#[test]
fn a_text_to_which_the_memory_points_stays() {
    use Instruction::{Call, I32Const, Unreachable};
    let mut functions = witnesses();
    functions.push(("fourway_web::start", 0));
    let told = [I32Const(1028), I32Const(4), Call(1), Unreachable].map(|instruction| (5, instruction));
    let data = |place: u32| [&place.to_le_bytes()[..], b"text"].concat();
    let kept = |place| trapped(&made_of(&functions, &told, &data(place))).unwrap().windows(4).any(|w| w == b"text");
    assert!(kept(1029) && !kept(1032));
}

#[test]
fn events_to_which_nothing_listens_have_no_names() {
    let mut functions = witnesses();
    assert_eq!(left(&functions, &[], b"")[1], ".......onclick.................................");
    functions
        .push(("<yew::html::listener::events::onfocus::Wrapper as yew::virtual_dom::listeners::Listener>::kind", 0));
    assert_eq!(left(&functions, &[], b"")[1], ".......onclickonfocusonfocus...................");
    let told = trapped(&module(&witnesses()[..4], b"")).unwrap_err();
    assert!(told.contains("no listener"), "{told}");
}

#[test]
fn what_is_alike_comes_to_stand_together() {
    let (a, b) = ([1_u8, 2, 3, 4, 5, 6, 7, 8], [11_u8, 12, 13, 14, 15, 16, 17]);
    let (a2, b2) = ([1_u8, 2, 3, 4, 5, 6, 9], [11_u8, 12, 13, 14, 15, 16, 19]);
    assert_eq!(places(&[&a, &b, &b2, &a2]), [0, 2, 3, 1]);
    assert_eq!(places(&[]), [0_usize; 0]);
}

#[test]
fn names_say_the_order_and_take_the_place_of_others() {
    let named = in_order(&module(&[("b", 4), ("a", 20), ("c", 30)], b"")).unwrap();
    let names = Read::new(&named).unwrap().names;
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(sorted, ["own 00000", "own 00001", "own 00002"]);
    assert_eq!(names[0], "own 00000");
}
