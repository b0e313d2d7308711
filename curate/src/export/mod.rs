//! `export`: the records in the formats of other software.
//!
//! What may outgrow a compiler, Parquet and SQLite, is written from the tables of a folder. The other
//! formats are those of the library, which has the tables of this project compiled in.

#[cfg(feature = "export")]
mod formats;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::folder::{self, Folder};
use crate::stop::Stop;

/// Writes the records in a format of other software
///
/// All of it is written into a folder that must not exist yet, or nothing is.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    /// The format
    #[arg(long, value_enum)]
    format: Format,
    /// The folder to write; it must not be there yet
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    /// A file of Apache Parquet for each table
    Parquet,
    /// A database of SQLite, with keys and views
    Sqlite,
    /// A file of JSON Lines for each table
    Jsonl,
    /// One document of JSON, as records.schema.json has it
    Json,
    /// Each anchor as a W3C Web Annotation in JSON-LD
    WebAnnotation,
    /// Claims and quotations of schema.org in JSON-LD
    SchemaOrg,
    /// The places with their events in GeoJSON
    Geojson,
    /// All sources and claims in CSL-JSON
    CslJson,
    /// All sources and claims in BibTeX
    Bibtex,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    if args.out.symlink_metadata().is_ok() {
        return Err(Stop::Misuse(format!(
            "`{}` is there already; name a folder that is not",
            args.out.display()
        )));
    }
    for line in write(args.format, &folder, &args.out)? {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

#[cfg(feature = "export")]
fn write(format: Format, folder: &Folder, out: &Path) -> Result<Vec<String>, Stop> {
    formats::write(format, folder, out)
}

#[cfg(not(feature = "export"))]
fn write(_: Format, _: &Folder, _: &Path) -> Result<Vec<String>, Stop> {
    Err(Stop::Misuse(
        "this tool was built without the writers of `export`, which take a minute to build; run \
         `cargo run --package curate --features export -- export`, with the same flags"
            .into(),
    ))
}
