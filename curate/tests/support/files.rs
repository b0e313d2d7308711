//! The tables that the tests start from.

use std::path::{Path, PathBuf};

use curate::codegen::read::{self, File};

/// A path in the package.
pub fn path(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(of)
}

/// The CSV files of a folder: `../data`, or the small valid data set in `tests/corpus/valid`.
pub fn load(folder: &str) -> Vec<File> {
    read::load(&path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"))
}
