//! The engine as a WebAssembly module without imports: `benches/engine.mjs` times it.

use fourway_sim::{Document, Scenario, run};

/// Run the longest scenario so many times; gives the number of records, so that nothing is optimized away.
#[unsafe(no_mangle)]
pub extern "C" fn rerun(times: u32) -> u32 {
    let document = Document::parse(include_str!("../../../scenarios/everything-duplicated.json")).unwrap_or_default();
    let Ok(scenario) = Scenario::compile(&document) else { return 0 };
    (0..times).map(|_| run(&scenario).records.len() as u32).sum()
}
