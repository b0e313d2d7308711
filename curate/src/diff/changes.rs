//! What changed from one state of the tables to another.

use std::collections::{BTreeMap, BTreeSet};

use curate::codegen::schema::{Kind, TABLES, Table, anchors, figures, names, retired};
use curate::documentation::VOCABULARIES;

use super::answers::{self, Answered};
use super::places;
use super::states::{Cells, Row, State};
use super::steps::{Change, Step};
use crate::codebook::code_in;

/// The column, the old cell and the new one.
pub type Correction = (String, String, String);

/// The changes of one table, in the order of a review.
#[derive(Default)]
pub struct Changes {
    pub removed: Vec<Removed>,
    pub changed: Vec<Changed>,
    /// What is new, with its cells.
    pub added: Vec<(String, String)>,
}

/// A row that is gone.
pub struct Removed {
    pub key: String,
    /// What became of it.
    pub fate: String,
    /// The rows of other tables that were retired together with it.
    pub with_it: Vec<String>,
}

/// A row with other cells, or of another meaning.
pub struct Changed {
    pub key: String,
    /// The cells, and before them what they mean.
    pub cells: Vec<Correction>,
    /// What does not fit together.
    pub doubt: Option<&'static str>,
}

/// All that changed.
#[derive(Default)]
pub struct Difference {
    /// The changes of the tables that have any.
    pub tables: Vec<(&'static str, Changes)>,
    /// The questions that are answered in another way.
    pub answered: Vec<Answered>,
    /// The ids that are gone and were not retired.
    pub lost: Vec<String>,
    /// For each newly retired id, the rows that were removed with it.
    retired_with: BTreeMap<String, Vec<String>>,
    /// What the version depends on.
    changes: BTreeSet<Change>,
    /// The ids that are newly retired, with the version that retires them according to the table.
    pub retired: Vec<(String, String)>,
}

impl Changes {
    fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.changed.is_empty() && self.added.is_empty()
    }
}

impl Difference {
    pub fn between(old: &State, new: &State) -> Self {
        let mut difference = Self::default();
        for table in TABLES {
            let changes = difference.table(table, old, new);
            if !changes.is_empty() {
                difference.tables.push((table.name, changes));
            }
        }
        let tables = difference.tables.iter_mut();
        for gone in tables.flat_map(|(_, changes)| &mut changes.removed) {
            gone.with_it = difference
                .retired_with
                .remove(&gone.key)
                .unwrap_or_default();
        }
        difference.answered = answers::changed(&old.meaning, &new.meaning);
        difference.codes(old);
        difference
    }

    /// The step that the version has to make.
    pub fn step(&self) -> Step {
        let steps = self.changes.iter().map(Change::step);
        steps.max().unwrap_or(Step::None)
    }

    /// Why the step is not smaller.
    pub fn reasons(&self) -> Vec<String> {
        let step = self.step();
        let changes = self.changes.iter().filter(|change| change.step() == step);
        let mut reasons: Vec<_> = changes.map(ToString::to_string).collect();
        reasons.sort();
        reasons
    }

    fn note(&mut self, change: Change) {
        self.changes.insert(change);
    }

    fn table(&mut self, table: &'static Table, old: &State, new: &State) -> Changes {
        let (before, after) = (old.table(table.id), new.table(table.id));
        let columns = paired(before, after);
        for pair in &columns {
            self.column(table.name, *pair);
        }
        let mut changes = Changes::default();
        for (key, row) in &before.rows {
            let Some(now) = after.rows.get(key) else {
                let fate = self.removed(table, key, row, old, new);
                match retired_with(table, row, old, new) {
                    Some(id) => {
                        let rows = self.retired_with.entry(id.to_owned()).or_default();
                        rows.push(format!("{} {key}", table.name));
                    }
                    None => changes.removed.push(Removed {
                        key: key.clone(),
                        fate,
                        with_it: Vec::new(),
                    }),
                }
                continue;
            };
            let corrections = columns.iter().filter_map(|(was, is)| {
                let old = was.map_or("", |was| row.named(was));
                let new = is.map_or("", |is| now.named(is));
                let name = is.or(*was)?;
                (old != new).then(|| (name.to_owned(), old.to_owned(), new.to_owned()))
            });
            let mut cells: Vec<Correction> = corrections.collect();
            if !cells.is_empty() {
                self.note(Change::CellsChanged);
            }
            if table.id == figures::TABLE {
                // A correction changes it too, in a table of its own.
                cells.splice(..0, claim(key, now, old, new));
            }
            if !cells.is_empty() {
                let is_anchor = table.id == anchors::TABLE;
                changes.changed.push(Changed {
                    key: key.clone(),
                    cells,
                    doubt: is_anchor
                        .then(|| places::doubt((row, old), (now, new)))
                        .flatten(),
                });
            }
        }
        for (key, row) in &after.rows {
            if !before.rows.contains_key(key) {
                if table.id == retired::TABLE {
                    self.note(Change::RetiredIdsAdded);
                    let version = row.cell(&retired::retired_in);
                    self.retired.push((key.clone(), version.to_owned()));
                } else {
                    self.note(Change::RowsAdded(table.name));
                }
                changes.added.push((key.clone(), summary(table, row)));
            }
        }
        changes
    }

    fn column(&mut self, table: &'static str, pair: Pair<'_>) {
        self.note(match pair {
            (Some(column), Some(new)) if column == new => return,
            (Some(column), Some(new)) => Change::ColumnRenamed {
                table,
                column: column.into(),
                new: new.into(),
            },
            (Some(column), None) => Change::ColumnRemoved {
                table,
                column: column.into(),
            },
            (None, Some(column)) => Change::ColumnAdded {
                table,
                column: column.into(),
            },
            (None, None) => return,
        });
    }

    /// What became of a record that is gone.
    fn removed(
        &mut self,
        table: &'static Table,
        key: &str,
        row: &Row,
        old: &State,
        new: &State,
    ) -> String {
        let id = || key.to_owned();
        let is_public = table.has_ids() || table.id == retired::TABLE;
        if is_public && !new.has_record(key) && !new.has_retired(key) {
            self.lost.push(id());
        }
        if !table.has_ids() {
            self.note(match table.id {
                retired::TABLE => Change::RetiredIdRemoved(id()),
                names::TABLE => Change::SpellingRemoved(id()),
                _ => Change::RowsRemoved(table.name),
            });
            return summary(table, row);
        }
        if let Some(retired) = new.table(retired::TABLE).rows.get(key) {
            let reason = retired.cell(&retired::reason);
            return match retired.cell(&retired::replaced_by) {
                "" => {
                    self.note(Change::IdRetired(id()));
                    format!("retired without a replacement: {reason}")
                }
                replacement => {
                    self.note(Change::IdReplaced(id()));
                    format!("retired, replaced by {replacement}: {reason}")
                }
            };
        }
        let (before, after) = (old.table(table.id), new.table(table.id));
        let is_heir = |(id, now): &(&String, &Row)| {
            !before.rows.contains_key(*id) && now.is_same_but_for_id(row, table)
        };
        match after.rows.iter().find(is_heir) {
            Some((heir, _)) => {
                self.note(Change::IdRenamed(id()));
                format!(
                    "renamed to {heir} without a row in {}",
                    retired::TABLE.schema().name
                )
            }
            None => {
                self.note(Change::IdRemoved(id()));
                format!("removed without a row in {}", retired::TABLE.schema().name)
            }
        }
    }

    /// The codes that are gone, and those that are new. Where the old state has no codebook, there is
    /// nothing to compare.
    fn codes(&mut self, old: &State) {
        let Some(old) = &old.codes else { return };
        let vocabularies = VOCABULARIES.iter();
        let new: BTreeSet<String> = vocabularies
            .flat_map(|vocabulary| {
                let terms = vocabulary.terms.iter();
                terms.map(|term| code_in(vocabulary.name, term.code))
            })
            .collect();
        for code in old.difference(&new) {
            self.note(Change::CodeRemoved(code.clone()));
        }
        for code in new.difference(old) {
            self.note(Change::CodeAdded(code.clone()));
        }
    }
}

/// The id that a row was removed with: a newly retired one that it belonged to.
fn retired_with<'r>(table: &Table, row: &'r Row, old: &State, new: &State) -> Option<&'r str> {
    if !table.is_part() {
        return None;
    }
    let columns = table.columns.iter();
    let references = columns.filter(|column| matches!(column.kind, Kind::Reference(_)));
    references
        .map(|column| row.cell(&column.at))
        .find(|id| old.has_record(id) && !new.has_record(id) && new.has_retired(id))
}

/// What a figure claims, where that changed: in the words of the article.
fn claim(id: &str, figure: &Row, old: &State, new: &State) -> Option<Correction> {
    let [was, is] = [old, new].map(|state| state.meaning.claims.get(id));
    let (was, is) = (was?, is?);
    let name = format!("claim, “{}”", figure.cell(&figures::wording));
    (was != is).then(|| (name, was.clone(), is.clone()))
}

/// A column, as the old state names it and as the new one does.
type Pair<'s> = (Option<&'s str>, Option<&'s str>);

/// The columns of both states: those of one name belong together, and a column that is gone to a new
/// one that has the same cells.
fn paired<'s>(before: &'s Cells, after: &'s Cells) -> Vec<Pair<'s>> {
    if before.columns.is_empty() {
        // The table was not there, so that no column of it is new.
        return Vec::new();
    }
    let is_new = |column: &&String| !before.columns.contains(column);
    let mut new: Vec<&String> = after.columns.iter().filter(is_new).collect();
    let mut pairs = Vec::new();
    for column in &before.columns {
        let same = after.columns.iter().find(|other| *other == column);
        let heir = || {
            let is_heir = |other: &&String| has_same_cells(before, column, after, other);
            let position = new.iter().position(is_heir)?;
            Some(new.remove(position))
        };
        let now = same.or_else(heir).map(String::as_str);
        pairs.push((Some(column.as_str()), now));
    }
    pairs.extend(new.into_iter().map(|column| (None, Some(column.as_str()))));
    pairs
}

/// Whether a column of the old state and one of the new have the same cells in all rows of both.
fn has_same_cells(before: &Cells, old: &str, after: &Cells, new: &str) -> bool {
    let rows = before.rows.iter();
    let common = rows.filter_map(|(key, row)| Some((row, after.rows.get(key)?)));
    let mut common = common.peekable();
    common.peek().is_some() && common.all(|(row, now)| row.named(old) == now.named(new))
}

/// The cells that are not empty, without the key.
fn summary(table: &Table, row: &Row) -> String {
    let columns = table.columns[table.key..].iter();
    let cells = columns.map(|column| (column.name, row.cell(&column.at)));
    let cells = cells.filter(|(_, cell)| !cell.is_empty());
    let cells = cells.map(|(name, cell)| format!("{name} {cell}"));
    cells.collect::<Vec<_>>().join(" · ")
}
