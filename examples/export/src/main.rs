//! Writes the records as JSON: one to a line, or all as one document.
//!
//! A record is a map of its columns, with references as ids. Figures also have their value after
//! corrections and its bounds.

use std::io::{self, Write};
use std::process::ExitCode;

use kursk_campaign::DATASET;
use lexopt::{Arg, ValueExt};
use serde_json::{Map, Value, to_value};

#[path = "../../common/arguments.rs"]
mod arguments;
#[path = "../../common/names.rs"]
mod names;

const USAGE: &str = "\
Usage: export [--document] [TABLE...]

  --document   one document with a list for each table, and what identifies the data
               (otherwise JSON Lines: a record to a line, with the name of its table)
  TABLE        the tables to write, such as figures; otherwise all of them
";

/// A table and how it is written.
type Table = (&'static str, fn() -> serde_json::Result<Value>);

macro_rules! tables {
    ($($table:ident),+) => {
        [$((stringify!($table), || to_value(kursk_campaign::$table::ALL))),+]
    };
}

const TABLES: [Table; 16] = tables![
    sources,
    actors,
    places,
    metrics,
    events,
    figures,
    quotes,
    questions,
    positions,
    anchors,
    names,
    participants,
    relations,
    answers,
    corrections,
    retired
];

fn main() -> ExitCode {
    arguments::run(USAGE, read(), |export, out| export.write(out))
}

struct Export {
    is_document: bool,
    tables: Vec<Table>,
}

fn read() -> Result<Option<Export>, lexopt::Error> {
    let mut export = Export {
        is_document: false,
        tables: Vec::new(),
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("document") => export.is_document = true,
            Arg::Value(name) => {
                let name = name.string()?;
                let table = TABLES.iter().find(|(known, _)| *known == name);
                let known = TABLES.iter().map(|(known, _)| *known);
                let table = table.ok_or_else(|| names::unknown("table", &name, known))?;
                export.tables.push(*table);
            }
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    if export.tables.is_empty() {
        export.tables = TABLES.to_vec();
    }
    Ok(Some(export))
}

impl Export {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.is_document {
            self.write_document(out)
        } else {
            self.write_lines(out)
        }
    }

    fn write_document(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut document = Map::new();
        document.insert("dataset".into(), to_value(&DATASET)?);
        for (name, records) in &self.tables {
            document.insert((*name).into(), records()?);
        }
        serde_json::to_writer_pretty(&mut *out, &document)?;
        writeln!(out)
    }

    fn write_lines(&self, out: &mut dyn Write) -> io::Result<()> {
        for (name, records) in &self.tables {
            let Value::Array(records) = records()? else {
                unreachable!("a table is a list");
            };
            for record in records {
                let Value::Object(columns) = record else {
                    unreachable!("a record is a map of its columns");
                };
                let mut line = Map::new();
                line.insert("table".into(), (*name).into());
                line.extend(columns);
                serde_json::to_writer(&mut *out, &line)?;
                writeln!(out)?;
            }
        }
        Ok(())
    }
}
