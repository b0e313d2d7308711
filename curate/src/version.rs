//! The version of the package that the tables belong to.

use std::fs;
use std::path::Path;

use curate::codegen::form;

/// The version of the package beside a folder; that of this project if there is none.
pub fn beside(folder: &Path) -> String {
    fs::canonicalize(folder)
        .ok()
        .and_then(|path| fs::read_to_string(path.parent()?.join("Cargo.toml")).ok())
        .and_then(|manifest| of_package(&manifest))
        .or_else(|| of_package(include_str!("../../Cargo.toml")))
        .unwrap_or_default()
}

/// The version that a manifest gives its package.
pub fn of_package(manifest: &str) -> Option<String> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[package]")
        .skip(1)
        .take_while(|line| !line.trim_start().starts_with('['))
        .find_map(|line| {
            let (name, value) = line.split_once('=')?;
            let value = value.trim().split('"').nth(1)?;
            (name.trim() == "version" && form::version(value).is_some()).then(|| value.to_owned())
        })
}
