//! `retire`: removes a record, and keeps its id.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use curate::codegen::problem::Rule;
use curate::codegen::schema::{
    anchors, answers, events, figures, quotes, relations, retired, sources,
};
use curate::codegen::vocab::RecordKind;

use crate::change;
use crate::edit::{self, Edit, ID, Row};
use crate::folder::{self, Folder};
use crate::stop::{Stop, note};
use crate::terminal;

/// Retires an id: removes its record, and keeps the id in retired.csv
///
/// The rows that belong to the record are removed with it: anchors, participants, spellings,
/// relations, answers and corrections. Records that referred to it then refer to the replacement. A source
/// goes with its whole article: its figures and quotes, the events that no other article reports, and the
/// actors, metrics, positions and questions that nothing refers to then. Shows every row that changes.
#[derive(clap::Args)]
pub struct Args {
    /// The id of the record
    id: String,
    /// The record that takes its place
    #[arg(long, value_name = "ID")]
    replaced_by: Option<String>,
    #[command(flatten)]
    why: Why,
    /// Do not ask before a whole article is taken out
    #[arg(long)]
    yes: bool,
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
    let (table, _) = edit.table_of(id)?;
    if args.replaced_by.as_ref() == Some(id) {
        return Err(Stop::Misuse(format!(
            "`{id}` can't take its own place; name another record, or leave --replaced-by out"
        )));
    }
    let is_article = table.id == sources::TABLE && args.replaced_by.is_none();
    let mut ids = match is_article {
        true => of_article(id, &edit),
        false => vec![id.clone()],
    };
    let lost = positions(id, &edit);
    // Of an article, also those that nothing refers to any more.
    while !ids.is_empty() {
        for id in ids {
            remove(&id, args, &folder, &mut edit)?;
        }
        ids = match is_article {
            true => left_over(&mut edit)?,
            false => Vec::new(),
        };
    }
    let outcome = edit.outcome()?;
    change::show(&folder, &outcome, out)?;
    if is_article {
        edit.examine(&outcome)
            .map_err(|stop| stop.and("what records of other articles say of it must go first, such as with `cargo curate set RECORD COLUMN VALUE`"))?;
        if !args.yes {
            terminal::demand(&format!("take out `{id}` with all of this?"))?;
        }
    }
    edit.save(&outcome)?;
    if let Some(replacement) = &args.replaced_by {
        let known = positions(replacement, &edit);
        for position in lost.iter().filter(|position| !known.contains(position)) {
            note!(
                "`{id}` took the position `{position}`; if `{replacement}` takes it too: cargo curate new answer --position {position} --record {replacement}"
            );
        }
    }
    Ok(())
}

/// A source, the figures and quotes of its article, and the events that no other article reports.
fn of_article(source: &str, edit: &Edit<'_>) -> Vec<String> {
    let mut ids = vec![source.to_owned()];
    for column in [*figures::source, *quotes::source] {
        let rows = edit.rows(column.table).iter();
        let rows = rows.filter(|row| row[column.index] == source);
        ids.extend(rows.map(|row| row[ID].clone()));
    }
    for event in edit.rows(events::TABLE) {
        let anchors = edit.rows(anchors::TABLE).iter();
        let mut own = anchors
            .filter(|anchor| anchor[anchors::record.index] == event[ID])
            .peekable();
        if own.peek().is_some() && own.all(|anchor| anchor[anchors::source.index] == source) {
            ids.push(event[ID].clone());
        }
    }
    ids
}

/// The records that nothing refers to, and that something referred to before. Removes the relations that
/// say that an event has two dates, where it has one now.
fn left_over(edit: &mut Edit<'_>) -> Result<Vec<String>, Stop> {
    let outcome = edit.outcome()?;
    let (tables, _) = outcome.read();
    let (mut ids, mut needless) = (BTreeSet::new(), Vec::new());
    for problem in edit.new_problems(&outcome) {
        let mut tables = tables.iter();
        let Some(table) = tables.find(|table| table.path == problem.path) else {
            continue;
        };
        let mut rows = (0..table.rows.len()).filter(|row| table.rows[*row].line == problem.line);
        let row: Row = match rows.next() {
            Some(row) => table.values(row).map(str::to_owned).collect(),
            None => continue,
        };
        match problem.rule {
            // A question that has a position still.
            Rule::Unanswered if is_referred_to(&row[ID], edit) => {}
            Rule::Unused | Rule::Unanswered => {
                ids.insert(row[ID].clone());
            }
            Rule::DateDisagreement if table.schema.id == relations::TABLE => needless.push(row),
            _ => {}
        }
    }
    edit.rows_mut(relations::TABLE)
        .retain(|row| !needless.contains(row));
    Ok(ids.into_iter().collect())
}

fn is_referred_to(id: &str, edit: &Edit<'_>) -> bool {
    let mut columns = edit::references().filter(|column| column.at.table != retired::TABLE);
    columns.any(|column| {
        let mut rows = edit.rows(column.at.table).iter();
        rows.any(|row| row[column.at.index] == id)
    })
}

/// The positions that a record takes.
fn positions(record: &str, edit: &Edit<'_>) -> Vec<String> {
    let answers = edit.rows(answers::TABLE).iter();
    let answers = answers.filter(|answer| answer[answers::record.index] == record);
    answers
        .map(|answer| answer[answers::position.index].clone())
        .collect()
}

/// Removes a record with what belongs to it, and keeps its id.
fn remove(id: &str, args: &Args, folder: &Folder, edit: &mut Edit<'_>) -> Result<(), Stop> {
    let (table, kind) = edit.table_of(id)?;
    let replacement = args.replaced_by.as_deref().unwrap_or_default();
    edit.rows_mut(table.id).retain(|row| row[ID] != id);
    for column in edit::references() {
        let at = column.at;
        let other = at.table.schema();
        let refers = |row: &Row| row[at.index] == id;
        if !edit.rows(other.id).iter().any(refers) {
            continue;
        }
        if other.is_part() {
            edit.rows_mut(other.id).retain(|row| !refers(row));
        } else if args.replaced_by.is_some() || other.id == retired::TABLE {
            // What led to this record leads on, or nowhere.
            edit.redirect(column, id, replacement);
        }
    }
    let row = args.why.row(kind, id, replacement, folder);
    edit.rows_mut(retired::TABLE).push(row);
    Ok(())
}
