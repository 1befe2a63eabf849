//! Smoke.
use fourway_sim::{Document, Scenario, run};
#[test]
fn plain() {
    let d = Document::parse(r#"{"fourway":1}"#).unwrap();
    println!("{}", run(&Scenario::compile(&d).unwrap()).to_json_lines());
    for bad in [
        r#"{"fourway":1,"faults":[{"segment":1,"do":"dropp"}]}"#,
        r#"{"fourway":1,"clint":{}}"#,
        r#"{"fourway":1,"client":{"isn":"x"}}"#,
        r#"{"fourway":1,"client":{"isnn":1}}"#,
        r#"{"fourway":1,"client":3}"#,
        "{",
        "",
        r#"{"fourway":1,"client":null}"#,
        r#"{"fourway":2}"#,
        r#"{"fourway":1,"script":[{"at_ms":-1,"on":"client","do":"close"}]}"#,
        r#"{"fourway":1,"script":[{"at_ms":"a","on":"client","do":"close"}]}"#,
        r#"{}"#,
        r#"{"fourway":1,"path":[50]}"#,
        r#"{"fourway":1,"script":[[1]]}"#,
        r#"{"fourway":1,"faults":{}}"#,
        r#"{"fourway":1,"client":{"isn":-5}}"#,
        r#"{"fourway":1,"start":"open"}"#,
        r#"{"fourway":1,"start":3}"#,
        r#"{"fourway":"1"}"#,
        r#"{"fourway":1,"path":{"manual":1}}"#,
        r#"[]"#,
        r#"{"fourway":1} x"#,
        r#"{"fourway":1,"seed":1.5}"#,
        r#"{"fourway":1,"script":[{"on":"client"}]}"#,
        r#"{"fourway":1,"fourway":1}"#,
        r#"{"fourway":1,"path":{"loss":2}}"#,
        r#"{"fourway":1,"server":"script"}"#,
    ] {
        println!("{bad}\n   {}", Document::parse(bad).unwrap_err());
    }
}
