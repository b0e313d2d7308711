//! The compiler of the tables, once for the curation tool and for its tests.
//!
//! `codegen/` is what `build.rs` compiles too; the other modules add what only maintainers need of it.

#![forbid(unsafe_code)]

#[path = "../../codegen/mod.rs"]
pub mod codegen;
mod rules;
