//! `fourway schema`: the JSON Schema of a scenario, made from the types that read it.

/// The schema, for people to read too.
pub fn schema() -> String {
    let mut text = fourway_sim::document::schema_json();
    text.push('\n');
    text
}
