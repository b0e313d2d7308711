//! The tests of the rules and of the curation tool, in one program, so that they share their tools.

mod common;
mod support;

mod agreement;
mod articles;
mod cells;
mod check_fmt;
mod codebook;
mod codebook_is_fresh;
mod contributing;
mod derived;
mod determinism;
mod limits;
mod merge;
mod mutations;
mod properties;
mod records;
mod retirement;
mod rules;
mod sources;
mod spreadsheets;
