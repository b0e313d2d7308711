//! The writers, which the feature `export` builds.

mod annotations;
mod citations;
mod geojson;
mod json;
mod linked;
mod parquet;
mod schema_org;
mod sqlite;
mod typed;

use std::fmt;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use curate::codegen::check::{self, Report};
use curate::codegen::derive::derive;
use curate::codegen::emit::summary::of_files;
use curate::codegen::problem::Problem;
use kursk_campaign::DATASET;

use super::Format;
use crate::folder::Folder;
use crate::stop::Stop;

/// Why a file was not written.
type Failure = Box<dyn std::error::Error>;

/// A folder that is filled beside the one that it becomes.
struct Staged {
    path: PathBuf,
    files: Vec<String>,
}

impl Staged {
    /// The path of a file to write.
    fn path(&mut self, name: impl Into<String>) -> PathBuf {
        let name = name.into();
        let path = self.path.join(&name);
        self.files.push(name);
        path
    }

    /// Writes a file.
    fn write(&mut self, name: impl Into<String>, text: impl fmt::Display) -> Result<(), Failure> {
        let mut file = BufWriter::new(File::create(self.path(name))?);
        writeln!(file, "{text}")?;
        file.flush()?;
        Ok(())
    }

    /// The name and the size of each file.
    fn sizes(&self) -> Result<Vec<String>, Failure> {
        let size = |name: &String| {
            let bytes = fs::metadata(self.path.join(name))?.len();
            Ok(format!("{name}: {bytes} bytes"))
        };
        self.files.iter().map(size).collect()
    }
}

/// Writes a format into a new folder; the name and the size of each file.
pub fn write(format: Format, folder: &Folder, out: &Path) -> Result<Vec<String>, Stop> {
    let is_of_tables = matches!(format, Format::Parquet | Format::Sqlite);
    if !is_of_tables && of_files(&folder.files) != DATASET.fingerprint {
        return Err(Stop::Misuse(format!(
            "the tables in `{}` are not those that the tool was built with, and only parquet and sqlite \
             are written from other tables; build it beside them",
            folder.shown()
        )));
    }
    if !is_of_tables {
        sound(folder, &folder.check())?;
        return staged(out, |staged| match format {
            Format::Jsonl => json::lines(staged),
            Format::Json => json::document(staged),
            Format::WebAnnotation => annotations::write(staged),
            Format::SchemaOrg => schema_org::write(staged),
            Format::Geojson => geojson::write(staged),
            Format::CslJson => citations::csl_json(staged),
            _ => citations::bibtex(staged),
        });
    }
    let (tables, mut problems) = folder.read();
    let mut report = Report::new(&mut problems);
    let dataset = check::parse(&tables, &mut report);
    let derived = derive(&dataset);
    check::check(&dataset, &derived, &folder.context(), &mut report);
    sound(folder, &problems)?;
    let typed = typed::Tables::of(&dataset, &derived);
    staged(out, |staged| match format {
        Format::Parquet => parquet::write(&typed, staged),
        _ => sqlite::write(&typed, staged),
    })
}

/// Refuses tables with problems.
fn sound(folder: &Folder, problems: &[Problem]) -> Result<(), Stop> {
    folder.warn(problems, "nothing was written");
    match problems {
        [] => Ok(()),
        _ => Err(Stop::Problems),
    }
}

/// Fills a new folder, or leaves nothing; the name and the size of each file.
fn staged(
    out: &Path,
    fill: impl FnOnce(&mut Staged) -> Result<(), Failure>,
) -> Result<Vec<String>, Stop> {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let mut staged = Staged {
        path: out.with_file_name(format!(".{name}.{}.new", std::process::id())),
        files: Vec::new(),
    };
    let outcome = fs::create_dir(&staged.path)
        .map_err(Failure::from)
        .and_then(|()| fill(&mut staged))
        .and_then(|()| staged.sizes())
        .and_then(|sizes| Ok(fs::rename(&staged.path, out).map(|()| sizes)?));
    outcome.map_err(|error| {
        let _ = fs::remove_dir_all(&staged.path);
        let error = error.to_string();
        // What a library says below the first line is of no use here.
        let error = error.lines().next().unwrap_or_default();
        Stop::Refused(format!("`{}` can't be written: {error}", out.display()))
    })
}
