//! The tables that the tests start from.

use std::path::{Path, PathBuf};

use curate::codegen::read::{self, File};

use super::widen::Headers;

/// A path in the package.
pub fn path(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(of)
}

/// The CSV files of a folder: `../data`, or `tests/corpus/valid`.
pub fn load(folder: &str) -> Vec<File> {
    read::load(&path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"))
}

/// The small valid data set, with the columns of the schema.
pub fn valid() -> Vec<File> {
    let written = load("tests/corpus/valid");
    Headers::of(&written).widen(written).files
}
