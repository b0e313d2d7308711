//! What the curation tool shares with its tests: the compiler of the tables and its documentation.
//!
//! `codegen/` is what `build.rs` compiles too; the other modules add what only maintainers need of it.

#![forbid(unsafe_code)]
// A declaration is compiled once for each of its readers, with other macros.
#![expect(clippy::duplicate_mod)]

mod canonical;
#[path = "../../codegen/mod.rs"]
pub mod codegen;
pub mod documentation;
pub mod pattern;
mod rules;
mod tables;
