//! The panels, each as markup: what a person can press says in `data-go` where it leads, and the page takes it there.
//!
//! A letter and a number: `l` an event of the list, `t` a moment in microseconds, `s` a scene, `e` an edge of the state
//! diagram, `f` a field of the chosen segment, `w` the question why, `c` a segment (256 for each, and which copy), `x` none. Other buttons say by their `name` what they ask for.

pub mod diagram;
pub mod ends;
pub mod export;
pub mod gallery;
pub mod help;
pub mod segment;
pub mod segments;
pub mod streams;
pub mod why;

#[cfg(test)]
pub mod testing {
    //! A panel of a scene, for the tests of each panel.

    use crate::Run;
    use fourway_stage::{Doings, View, gallery};

    /// The run of a scene of the gallery.
    pub fn scene(name: &str) -> Run {
        let scene = gallery().iter().find(|scene| scene.name == name).expect(name);
        Run::new(scene.scenario().expect("a scenario"), &Doings::default())
    }

    /// A panel of the four-way close.
    pub fn panel(name: &str, view: &View) -> String {
        scene("four-way-close").panel(name, view).expect("a panel")
    }
}
