//! `rename`: gives a record another id, and keeps the old one.

use std::io::Write;
use std::path::PathBuf;

use curate::codegen::schema::{Kind, TABLES, relations, retired};

use crate::change;
use crate::edit::{self, Edit, ID};
use crate::folder::{self, Folder};
use crate::retire::Why;
use crate::stop::{Stop, note};

/// Gives a record another id; every reference follows
///
/// The old id is kept in retired.csv and leads to the new one. Shows each row that changes. Nothing
/// is written if a rule is broken.
#[derive(clap::Args)]
pub struct Args {
    /// The id now
    old: String,
    /// The id then
    new: String,
    #[command(flatten)]
    why: Why,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let mut edit = Edit::of(&folder)?;
    let (old, new) = (&args.old, &args.new);
    let (table, kind) = edit.table_of(old)?;
    if let Some((other, _)) = edit.find(new) {
        return Err(Stop::Misuse(format!(
            "`{new}` is in use in {}; choose another id, or make one record of two with `cargo curate merge`",
            other.name
        )));
    }
    let mentions = mentions(old, &edit);
    for row in edit.rows_mut(table.id) {
        if row[ID] == *old {
            row[ID].clone_from(new);
        }
    }
    for column in edit::references() {
        edit.redirect(column, old, new);
    }
    let ends = [relations::left.index, relations::right.index];
    for row in edit.rows_mut(relations::TABLE) {
        if ends.iter().any(|end| row[*end] == *new) {
            edit::orient(row);
        }
    }
    let row = args.why.row(kind, old, new, &folder);
    edit.rows_mut(retired::TABLE).push(row);
    let outcome = edit.outcome()?;
    change::show(&folder, &outcome, out)?;
    edit.save(&outcome)?;
    for mention in mentions {
        note!("{mention}");
    }
    Ok(())
}

/// Texts that name an id, which no tool can change: a word is also an id only if it has a hyphen.
pub fn mentions(id: &str, edit: &Edit<'_>) -> Vec<String> {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let names = |text: &str| {
        let mut words = text.split(|c| !is_inside(c));
        id.contains('-') && words.any(|word| word == id)
    };
    let mut mentions = Vec::new();
    for table in TABLES {
        let columns = table.columns.iter();
        for column in columns.filter(|column| matches!(column.kind, Kind::Text)) {
            let rows = edit.placed(table.id);
            let rows = rows.filter(|(_, row)| names(&row[column.at.index]));
            mentions.extend(
                rows.map(|(place, _)| format!("{place}: `{}` still names `{id}`", column.name)),
            );
        }
    }
    mentions
}
