//! `schema`: the tables described for other software, in the standards that it reads.
//!
//! Each module writes one standard, from the declarations of the tables and the codes. What a standard
//! can't state is in its descriptions; that a table is right, only `cargo curate check` says.

mod about;
mod croissant;
mod csvw;
mod data_package;
mod json_schema;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use serde_json::Value;

use crate::folder::{self, Folder};
use crate::generated::{self, Fresh};
use crate::stop::Stop;
use about::About;

/// The citation beside the folder, which names the version.
const CITATION: &str = "../CITATION.cff";

/// What writes a schema file.
type Write = fn(&About) -> Value;

/// The schema files.
const FILES: [(&str, Write); 4] = [
    ("datapackage.json", data_package::write),
    ("csv-metadata.json", csvw::write),
    ("croissant.json", croissant::write),
    ("records.schema.json", json_schema::write),
];

/// Updates the schema files: Data Package, CSV on the Web, Croissant, JSON Schema
///
/// They are generated from the declarations of the tables and the codes, from the version and from
/// `sources.csv`, and have the digests of the tables. So does the version in CITATION.cff, if there is
/// one beside the folder.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables and the schema files
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    /// Write nothing; list the lines that would change (exit code 1)
    #[arg(long)]
    check: bool,
}

pub fn run(args: &Args, out: &mut impl io::Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let about = About::of(&folder)?;
    let mut files = Vec::new();
    for (name, write) in FILES {
        let text = serde_json::to_string_pretty(&write(&about)).expect("keys are texts");
        files.push(Fresh {
            name: name.into(),
            before: read(&folder, name)?.unwrap_or_default(),
            after: text + "\n",
        });
    }
    if let Some(before) = read(&folder, CITATION)? {
        files.push(Fresh {
            name: CITATION.into(),
            after: cited(&before, &folder.version),
            before,
        });
    }
    generated::update(files, &folder, "schema", args.check, out)
}

/// What a file holds, if it is there.
fn read(folder: &Folder, name: &str) -> Result<Option<String>, Stop> {
    match fs::read_to_string(folder.path().join(name)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Stop::Misuse(format!(
            "`{}` can't be read: {error}",
            folder.shown_file(name)
        ))),
    }
}

/// A citation file with another version.
fn cited(citation: &str, version: &str) -> String {
    let line = |line: &str| match line.starts_with("version:") {
        true => format!("version: {version}\n"),
        false => format!("{line}\n"),
    };
    citation.lines().map(line).collect()
}
