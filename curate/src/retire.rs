//! `retire`: removes a record, and keeps its id.

use std::io::Write;
use std::path::PathBuf;

use curate::codegen::schema::{Kind, TABLES, retired};

use crate::edit::{self, Edit, ID};
use crate::folder::{self, Folder};
use crate::stop::Stop;
use crate::words::counted;

/// Retires an id: removes its record, and keeps the id in retired.csv
///
/// The rows that belong to the record are removed with it: anchors, participants, spellings,
/// relations, answers and corrections. Records that referred to it then refer to the replacement.
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
    let Some((table, kind)) = edit
        .find(id)
        .and_then(|(table, _)| Some((table, table.kind()?)))
    else {
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
    edit.rows_mut(table.id).retain(|row| row[ID] != *id);
    for other in TABLES {
        let columns = other.columns.iter();
        for column in columns.filter(|column| matches!(column.kind, Kind::Reference(_))) {
            let index = column.at.index;
            let refers = |row: &&Vec<String>| row[index] == *id;
            let count = edit.rows(other.id).iter().filter(refers).count();
            if count == 0 {
                continue;
            }
            let rows = counted(count, "row");
            if other.is_part() {
                edit.rows_mut(other.id).retain(|row| row[index] != *id);
                done.push(format!("{rows} removed from {}", other.name));
            } else if let Some(replacement) = &args.replaced_by {
                for row in edit.rows_mut(other.id) {
                    if row[index] == *id {
                        row[index].clone_from(replacement);
                    }
                }
                done.push(format!(
                    "`{}` of {rows} of {} set to `{replacement}`",
                    column.name, other.name
                ));
            }
        }
    }
    let retired_in = args.retired_in.as_ref().unwrap_or(&folder.version);
    let row = edit::row(
        retired::TABLE,
        [
            (*retired::id, id.clone()),
            (*retired::kind, kind.code().to_owned()),
            (*retired::retired_in, retired_in.clone()),
            (
                *retired::replaced_by,
                args.replaced_by.clone().unwrap_or_default(),
            ),
            (*retired::reason, args.reason.clone()),
        ],
    );
    edit.rows_mut(retired::TABLE).push(row);
    done.push(format!("`{id}` added to {}", retired::TABLE.schema().name));
    let outcome = edit.outcome()?;
    edit.save(&outcome)?;
    for line in done {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
