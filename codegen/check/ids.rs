//! The ids of all tables: which record has which, and which are retired.

use super::Report;
use super::repeats::{Repeats, problem};
use crate::codegen::dataset::{ByText, RowPlace};
use crate::codegen::list::List as _;
use crate::codegen::problem::{Problem, Rule};
use crate::codegen::read::RawTable;
use crate::codegen::schema::{TableId, retired};

/// The ids that cells may refer to.
pub struct Ids<'t> {
    /// The records of each id: more than one if it is used twice, which is a problem.
    records: ByText<'t>,
    /// The rows of the retired ids.
    retired: ByText<'t>,
    tables: &'t [RawTable],
    /// For each table, whether all its ids are known. If they are not, a reference to an unknown id
    /// may be right, and is not reported.
    complete: Vec<bool>,
}

impl<'t> Ids<'t> {
    /// Collects the ids, and reports those that two records share.
    pub fn of(tables: &'t [RawTable], report: &mut Report<'_>) -> Self {
        Self {
            records: records(tables, report),
            retired: retired_ids(&tables[retired::TABLE as usize]),
            tables,
            complete: tables.iter().map(has_all_ids).list(),
        }
    }

    /// The records that have the id, in the order of the tables.
    pub fn records(&self, id: &str) -> &[RowPlace] {
        self.records.get(id)
    }

    /// The replacement of a retired id, or "" if it has none.
    pub fn replacement(&self, id: &str) -> Option<&'t str> {
        let place = self.retired.get(id).last()?;
        let table = &self.tables[retired::TABLE as usize];
        Some(table.cell(place.row, retired::replaced_by.index).value)
    }

    pub fn is_complete(&self, table: TableId) -> bool {
        self.complete[table as usize]
    }
}

fn records<'t>(tables: &'t [RawTable], report: &mut Report<'_>) -> ByText<'t> {
    let mut records = ByText::default();
    for table in tables {
        if !table.schema.has_ids() {
            continue;
        }
        let mut repeats = Repeats::default();
        for index in 0..table.rows.len() {
            let cell = table.cell(index, 0);
            if cell.value.is_empty() || !cell.sound {
                continue;
            }
            let places = records.rows(cell.value);
            places.push(RowPlace {
                table: table.schema.id,
                row: index,
            });
            let [first, _, ..] = places[..] else {
                continue;
            };
            if first.table == table.schema.id && repeats.add(table, first.row, index) {
                continue;
            }
            let first_table = &tables[first.table as usize];
            let message = format!(
                "the id `{}` is already in use at {}:{}; choose another for the newer of the two rows, or delete one of them",
                cell.value, first_table.path, first_table.rows[first.row].line
            );
            let rule = Rule::DuplicateId;
            report.problems.push(problem(table, rule, index, message));
        }
        repeats.report(table, Rule::DuplicateId, report);
    }
    records
}

fn retired_ids(table: &RawTable) -> ByText<'_> {
    let mut retired = ByText::default();
    for row in 0..table.rows.len() {
        let id = table.cell(row, retired::id.index).value;
        retired.rows(id).push(RowPlace {
            table: retired::TABLE,
            row,
        });
    }
    retired
}

/// The most cells that refer to a record that is not there, where each is told.
const TOLD: usize = 3;

/// Makes one problem of all the cells that refer to a record that is not there: it is not they that are
/// wrong, but its row is lost.
pub fn lost(problems: &mut Vec<Problem>) {
    let mut cells = ByText::default();
    for (row, problem) in problems.iter().enumerate() {
        if problem.rule == Rule::UnknownReference {
            let table = retired::TABLE; // Of no matter: the row is the number of the problem.
            cells.rows(&problem.message).push(RowPlace { table, row });
        }
    }
    let mut counts = vec![1; problems.len()];
    for (_, cells) in &cells.entries {
        if cells.len() > TOLD {
            for cell in cells {
                counts[cell.row] = 0;
            }
            counts[cells[0].row] = cells.len();
        }
    }
    let mut told = Vec::new();
    for (row, problem) in problems.iter().enumerate() {
        let (mut problem, count) = (problem.clone(), counts[row]);
        if count > 1 {
            let then = match problem.message.ends_with('?') {
                true => "",
                false => ";",
            };
            problem.message += &format!(
                "{then} {count} cells refer to it: if its row is lost, put it back; `cargo curate retire` removes a record with what belongs to it"
            );
        }
        if count > 0 {
            told.push(problem);
        }
    }
    *problems = told;
}

fn has_all_ids(table: &RawTable) -> bool {
    let is_known = |row| {
        let id = table.cell(row, 0);
        id.sound && !id.value.is_empty()
    };
    table.readable && (0..table.rows.len()).all(is_known)
}
