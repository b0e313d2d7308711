//! The files that are compared.

use std::path::{Path, PathBuf};

use crate::stop::Stop;

/// What one reader found, a line each.
pub struct List {
    path: PathBuf,
    pub header: &'static [&'static str],
    records: Vec<csv::StringRecord>,
}

/// A line of a list.
pub struct Line<'l> {
    path: &'l Path,
    number: usize,
    record: &'l csv::StringRecord,
}

impl List {
    /// Reads a file with one of these headers.
    pub fn read(path: &Path, headers: &[&'static [&'static str]]) -> Result<Self, Stop> {
        let refuse = |what: String| refuse(path, &what);
        let mut reader = csv::Reader::from_path(path).map_err(|error| refuse(error.to_string()))?;
        let header = reader
            .headers()
            .map_err(|error| refuse(error.to_string()))?;
        let known = headers.iter().find(|known| header == **known);
        let Some(header) = known else {
            let headers: Vec<_> = headers.iter().map(|header| header.join(",")).collect();
            return Err(refuse(format!(
                "its header is not {}",
                headers.join(" or ")
            )));
        };
        let records: Result<_, _> = reader.records().collect();
        Ok(Self {
            path: path.to_owned(),
            header,
            records: records.map_err(|error| refuse(error.to_string()))?,
        })
    }

    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        (2..).zip(&self.records).map(|(number, record)| Line {
            path: &self.path,
            number,
            record,
        })
    }
}

impl Line<'_> {
    pub fn cell(&self, column: usize) -> String {
        self.record[column].to_owned()
    }

    /// A position in an article.
    pub fn number(&self, column: usize) -> Result<i64, Stop> {
        let cell = &self.record[column];
        cell.parse().map_err(|_| {
            let number = self.number;
            let what = format!("line {number} has `{cell}` where a position is expected");
            refuse(self.path, &what)
        })
    }
}

fn refuse(path: &Path, what: &str) -> Stop {
    Stop::Misuse(format!("`{}` can't be read: {what}", path.display()))
}
