//! The engine, held against what stands outside it: neutral cases, cases of our own, captures, and a scenario for each rule.

mod captures;
mod cases;
mod corpus;
mod play;
mod report;
mod rules;
