//! `set`: changes one cell.

use std::io::Write;
use std::path::PathBuf;

use curate::codegen::characters::distinct;
use curate::codegen::nearest::Nearest;
use curate::codegen::schema::{Column, Kind, TABLES, Table, anchors};

use crate::change;
use crate::edit::{self, Edit, Row};
use crate::folder::{self, Folder};
use crate::locate;
use crate::stop::{Stop, note};

/// Changes one cell
///
/// Shows the change. Nothing is written if it breaks a rule. A coordinate gets its last zeros. The parts of
/// a record in an article are numbered anew where an anchor changes its record.
#[derive(clap::Args)]
pub struct Args {
    /// The id of the record; for a row without an id, the cells of its key, joined by commas
    record: String,
    /// The column
    column: String,
    /// What the cell will hold; "" empties it
    #[arg(allow_hyphen_values = true)]
    value: String,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let mut edit = Edit::of(&folder)?;
    let (table, row) = find(&args.record, &edit)?;
    let column = column(&args.column, table)?;
    if matches!(column.kind, Kind::Id) {
        return Err(Stop::Misuse(format!(
            "an id is public, so it is not just changed; `cargo curate rename {} {}` keeps the old one",
            args.record, args.value
        )));
    }
    let value = edit::typed(&args.value, column);
    let cell = &mut edit.rows_mut(table.id)[row][column.at.index];
    if *cell == value {
        note!("nothing was changed: the cell holds that already");
        return Ok(());
    }
    let before = std::mem::replace(cell, value.clone());
    if column.at == *anchors::record {
        // A part of one record becomes a part of another.
        locate::number(&mut edit, &before);
        locate::number(&mut edit, &value);
    }
    let outcome = edit.outcome()?;
    change::show(&folder, &outcome, out)?;
    edit.save(&outcome)
}

/// The row with a key. No two tables have keys that are the same.
fn find(record: &str, edit: &Edit<'_>) -> Result<(&'static Table, usize), Stop> {
    // As messages name it.
    let key = |table: &Table, row: &Row| row[..table.key].join(",");
    let position = |table: &'static Table| {
        let mut rows = edit.rows(table.id).iter();
        let row = rows.position(|row| key(table, row) == record)?;
        Some((table, row))
    };
    TABLES.iter().find_map(position).ok_or_else(|| {
        let keys =
            |table: &'static Table| edit.rows(table.id).iter().map(move |row| key(table, row));
        let keys: Vec<String> = TABLES.iter().flat_map(keys).collect();
        let hint = Nearest::default().hint(record, keys.iter().map(String::as_str));
        Stop::Misuse(format!("no row has the key `{}`{hint}", distinct(record)))
    })
}

fn column(name: &str, table: &'static Table) -> Result<&'static Column, Stop> {
    table.column(name).ok_or_else(|| {
        let names = || table.columns.iter().map(|column| column.name);
        let columns = match Nearest::default().among(name, names()) {
            Some(nearest) => format!("did you mean `{nearest}`? The columns are"),
            None => "the columns are".into(),
        };
        Stop::Misuse(format!(
            "{} has no column `{}`; {columns} {}",
            table.name,
            distinct(name),
            names().collect::<Vec<_>>().join(", ")
        ))
    })
}
