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
mod documented;
mod export;
mod hostile;
mod limits;
mod meaning;
mod merge;
mod mistakes;
mod mutations;
mod pages;
mod properties;
mod reanchor;
mod records;
mod release;
mod rename;
mod retirement;
mod rules;
mod schema;
mod set;
mod sources;
mod spreadsheets;
mod terminal;
mod two_editors;
mod worksheets;
