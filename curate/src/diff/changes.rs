//! What changed from one state of the tables to another.

use std::collections::BTreeSet;

use curate::codegen::schema::{TABLES, Table, names, retired};
use curate::documentation::VOCABULARIES;

use super::states::{Cells, Row, State};
use super::steps::{Change, Step};
use crate::codebook::code_in;

/// The column, the old cell and the new one.
pub type Correction = (String, String, String);

/// The changes of one table, in the order of a review.
#[derive(Default)]
pub struct Changes {
    /// What is gone, and what became of it.
    pub removed: Vec<(String, String)>,
    pub changed: Vec<(String, Vec<Correction>)>,
    /// What is new, with its cells.
    pub added: Vec<(String, String)>,
}

/// All that changed.
#[derive(Default)]
pub struct Difference {
    /// The changes of the tables that have any.
    pub tables: Vec<(&'static str, Changes)>,
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
        let columns = self.columns(table, before, after);
        let mut changes = Changes::default();
        for (key, row) in &before.rows {
            let Some(now) = after.rows.get(key) else {
                let fate = self.removed(table, key, row, old, new);
                changes.removed.push((key.clone(), fate));
                continue;
            };
            let cells: Vec<Correction> = columns
                .iter()
                .map(|(was, is)| (is, row.named(was), now.named(is)))
                .filter(|(_, old, new)| old != new)
                .map(|(column, old, new)| (column.clone(), old.into(), new.into()))
                .collect();
            if !cells.is_empty() {
                self.note(Change::CellsChanged);
                changes.changed.push((key.clone(), cells));
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

    /// The columns whose cells are compared: each with its old name and its new one.
    fn columns(
        &mut self,
        table: &'static Table,
        before: &Cells,
        after: &Cells,
    ) -> Vec<(String, String)> {
        let name = table.name;
        let is_new = |column: &&String| !before.columns.contains(column);
        let mut new: Vec<&String> = after.columns.iter().filter(is_new).collect();
        let mut compared = Vec::new();
        for column in &before.columns {
            if after.columns.contains(column) {
                compared.push((column.clone(), column.clone()));
                continue;
            }
            let column = column.clone();
            let is_renamed = |new: &&String| has_same_cells(before, &column, after, new);
            if let Some(position) = new.iter().position(is_renamed) {
                let new = new.remove(position).clone();
                compared.push((column.clone(), new.clone()));
                let table = name;
                self.note(Change::ColumnRenamed { table, column, new });
            } else {
                compared.push((column.clone(), column.clone()));
                let table = name;
                self.note(Change::ColumnRemoved { table, column });
            }
        }
        for column in new {
            let column = column.clone();
            compared.push((column.clone(), column.clone()));
            // A table that was not there has no columns that are new.
            if !before.columns.is_empty() {
                let table = name;
                self.note(Change::ColumnAdded { table, column });
            }
        }
        compared
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

/// Whether a column of the old state and one of the new have the same cells in all rows of both.
fn has_same_cells(before: &Cells, old: &str, after: &Cells, new: &str) -> bool {
    let mut rows = before
        .rows
        .iter()
        .filter_map(|(key, row)| Some((row, after.rows.get(key)?)));
    rows.all(|(row, now)| row.named(old) == now.named(new))
}

/// The cells that are not empty, without the key.
fn summary(table: &Table, row: &Row) -> String {
    let columns = table.columns[table.key..].iter();
    let cells = columns.map(|column| (column.name, row.cell(&column.at)));
    let cells = cells.filter(|(_, cell)| !cell.is_empty());
    let cells = cells.map(|(name, cell)| format!("{name} {cell}"));
    cells.collect::<Vec<_>>().join(" · ")
}
