//! `retire`: takes a record out of use, and keeps its id.

use std::io::Write;
use std::path::PathBuf;

use crate::build::schema::{self, Kind, TABLES};
use crate::edit::Edit;
use crate::folder::{self, Folder};
use crate::stop::{Stop, counted};

/// Retires an id: its record goes, its id stays in retired.csv
///
/// What belongs to the record alone goes with it: anchors, participants, spellings, relations and
/// corrections. Records that refer to it refer to the replacement from then on.
#[derive(clap::Args)]
pub struct Args {
    /// The id of the record
    id: String,
    /// The record that takes its place
    #[arg(long, value_name = "ID")]
    replaced_by: Option<String>,
    /// Why, in a sentence
    #[arg(long)]
    reason: String,
    /// The version that retires it, if not the one in Cargo.toml
    #[arg(long, value_name = "VERSION")]
    retired_in: Option<String>,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let mut edit = Edit::of(&folder)?;
    let id = &args.id;
    let Some((table, _)) = edit.find(id) else {
        return Err(Stop::Misuse(format!(
            "no record has the id `{id}`, so there is nothing to retire"
        )));
    };
    if args.replaced_by.as_ref() == Some(id) {
        return Err(Stop::Misuse(format!(
            "`{id}` can't take its own place; name another record, or leave --replaced-by out"
        )));
    }
    let mut done = vec![format!("`{id}` removed from {}", table.name)];
    edit.rows_mut(table.name).retain(|row| row[0] != *id);
    for other in &TABLES {
        let references = other
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| matches!(column.kind, Kind::Reference(_)))
            .map(|(position, _)| position);
        for column in references {
            let count = edit
                .rows(other.name)
                .iter()
                .filter(|row| row[column] == *id)
                .count();
            if count == 0 {
                continue;
            }
            let rows = counted(count, "row");
            // A row without an id is a part of what it refers to.
            let is_part = !other.columns[0].is_id() && other.name != "retired";
            if is_part {
                edit.rows_mut(other.name).retain(|row| row[column] != *id);
                done.push(format!("{rows} removed from {}", other.name));
            } else if let Some(replacement) = &args.replaced_by {
                for row in edit.rows_mut(other.name) {
                    if row[column] == *id {
                        row[column].clone_from(replacement);
                    }
                }
                done.push(format!(
                    "`{}` of {rows} of {} set to `{replacement}`",
                    other.columns[column].name, other.name
                ));
            }
        }
    }
    let retired = schema::table("retired");
    let mut row = vec![String::new(); retired.columns.len()];
    for (column, value) in [
        ("id", id.as_str()),
        // The vocabulary names the tables in the singular.
        ("kind", table.name.trim_end_matches('s')),
        (
            "retired_in",
            args.retired_in.as_deref().unwrap_or(&folder.version),
        ),
        ("replaced_by", args.replaced_by.as_deref().unwrap_or("")),
        ("reason", &args.reason),
    ] {
        row[retired.column(column)] = value.to_owned();
    }
    edit.rows_mut("retired").push(row);
    done.push(format!("`{id}` added to retired"));
    let outcome = edit.outcome()?;
    edit.save(&outcome)?;
    for line in done {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
