//! What the tests of the build have in common.
#![allow(dead_code)] // Each test uses some of it.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../build/mod.rs"]
pub mod build;

use build::problem::{self, Problem};
use build::read::{self, File};
use build::{Context, check};

/// What the tests compile for.
pub const CONTEXT: Context<'static> = Context {
    folder: "data",
    version: "0.1.0",
};

/// A path in the package.
pub fn path(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(of)
}

/// The CSV files of a folder of the package.
pub fn load(folder: &str) -> Vec<File> {
    read::load(&path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"))
}

/// The small valid data set.
pub fn valid() -> Vec<File> {
    load("tests/corpus/valid")
}

/// The bytes of a table.
pub fn bytes<'f>(files: &'f mut [File], table: &str) -> &'f mut Vec<u8> {
    let name = format!("{table}.csv");
    let file = files.iter_mut().find(|file| file.name == name);
    &mut file.unwrap_or_else(|| panic!("there is no {name}")).bytes
}

/// Everything that is wrong with the files.
pub fn problems(files: &[File]) -> Vec<Problem> {
    let (tables, mut problems) = read::read(files, &CONTEXT);
    check::check(&tables, &CONTEXT, &mut problems);
    problem::sort(&mut problems);
    problems
}

/// Problems as a reader sees them, a line each.
pub fn shown(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}

/// The text of a file of the package.
pub fn text(of: &str) -> String {
    fs::read_to_string(path(of)).unwrap_or_else(|error| panic!("{of}: {error}"))
}
