//! `retire`: removes a record, and keeps its id.

use std::io::Write;
use std::path::PathBuf;

use curate::codegen::schema::retired;
use curate::codegen::vocab::RecordKind;

use crate::edit::{self, Edit, ID, Row};
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
    #[command(flatten)]
    why: Why,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

/// What `retired.csv` says of an id beside its replacement.
#[derive(clap::Args)]
pub struct Why {
    /// Why, in a sentence
    #[arg(long)]
    reason: String,
    /// The version that retires the id, if not the one in Cargo.toml
    #[arg(long, value_name = "VERSION")]
    retired_in: Option<String>,
}

impl Why {
    /// The row that keeps an id.
    pub fn row(&self, kind: RecordKind, id: &str, replacement: &str, folder: &Folder) -> Row {
        let version = self.retired_in.as_ref().unwrap_or(&folder.version);
        edit::row(
            retired::TABLE,
            [
                (*retired::id, id.to_owned()),
                (*retired::kind, kind.code().to_owned()),
                (*retired::retired_in, version.clone()),
                (*retired::replaced_by, replacement.to_owned()),
                (*retired::reason, self.reason.clone()),
            ],
        )
    }
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let mut edit = Edit::of(&folder)?;
    let id = &args.id;
    let (table, kind) = edit.table_of(id)?;
    if args.replaced_by.as_ref() == Some(id) {
        return Err(Stop::Misuse(format!(
            "`{id}` can't take its own place; name another record, or leave --replaced-by out"
        )));
    }
    let mut done = vec![format!("`{id}` removed from {}", table.name)];
    edit.rows_mut(table.id).retain(|row| row[ID] != *id);
    for column in edit::references() {
        let at = column.at;
        let other = at.table.schema();
        let refers = |row: &&Row| row[at.index] == *id;
        let count = edit.rows(other.id).iter().filter(refers).count();
        if count == 0 {
            continue;
        }
        let rows = counted(count, "row");
        if other.is_part() {
            edit.rows_mut(other.id).retain(|row| row[at.index] != *id);
            done.push(format!("{rows} removed from {}", other.name));
        } else if let Some(replacement) = &args.replaced_by {
            edit.redirect(column, id, replacement);
            done.push(format!(
                "`{}` of {rows} of {} set to `{replacement}`",
                column.name, other.name
            ));
        }
    }
    let replacement = args.replaced_by.as_deref().unwrap_or_default();
    let row = args.why.row(kind, id, replacement, &folder);
    edit.rows_mut(retired::TABLE).push(row);
    done.push(format!("`{id}` added to {}", retired::TABLE.schema().name));
    let outcome = edit.outcome()?;
    edit.save(&outcome)?;
    for line in done {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
