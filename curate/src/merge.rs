//! `merge`: makes one record of two.

use std::io::Write;
use std::path::PathBuf;

use curate::codegen::characters::printable;
use curate::codegen::schema::{
    Column, Position, TABLES, Table, actors, anchors, answers, corrections, events, names, places,
    positions, relations, retired, sources,
};

use crate::change;
use crate::edit::{self, Edit, ID, Row};
use crate::folder::{self, Folder};
use crate::locate;
use crate::rename::mentions;
use crate::retire::Why;
use crate::stop::{Stop, note};
use crate::terminal;

/// Makes one record of two: what refers to the first refers to the second
///
/// Anchors, spellings, participants, relations, answers and corrections move too. Where they clash,
/// and where cells differ, the second record keeps what it has, and what is lost is listed. Asks
/// before it writes. The first id is kept in retired.csv and leads to the second.
#[derive(clap::Args)]
pub struct Args {
    /// The id of the record that goes
    from: String,
    /// The id of the record that stays
    into: String,
    #[command(flatten)]
    why: Why,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let mut edit = Edit::of(&folder)?;
    let (from, into) = (&args.from, &args.into);
    let (table, kind) = edit.table_of(from)?;
    let (other, _) = edit.table_of(into)?;
    if from == into {
        return Err(Stop::Misuse(format!(
            "both ids are `{from}`, which is one record already; name another one"
        )));
    }
    if table.id != other.id {
        return Err(Stop::Misuse(format!(
            "`{from}` is in {} and `{into}` in {}; name two records of one table",
            table.name, other.name
        )));
    }
    if table.id == sources::TABLE {
        return Err(Stop::Misuse(
            "two articles can't be merged, since an anchor is a place in the text of one of them"
                .into(),
        ));
    }
    let mentions = mentions(from, &edit);
    let mut merge = Merge {
        from,
        into,
        table,
        edit: &mut edit,
        lost: Vec::new(),
    };
    merge.records();
    for table in TABLES {
        if !table.has_ids() && table.id != retired::TABLE {
            merge.parts(table);
        }
    }
    let lost = merge.lost;
    let row = args.why.row(kind, from, into, &folder);
    edit.rows_mut(retired::TABLE).push(row);
    let outcome = edit.outcome()?;
    change::show(&folder, &outcome, out)?;
    for line in &lost {
        writeln!(out, "lost: {}", printable(line))?;
    }
    out.flush()?;
    edit.examine(&outcome)?;
    if !args.yes {
        terminal::demand(&format!("merge `{from}` into `{into}`?"))?;
    }
    edit.save(&outcome)?;
    for mention in mentions {
        note!("{mention}");
    }
    Ok(())
}

struct Merge<'e, 'f> {
    from: &'e str,
    into: &'e str,
    /// The table of both.
    table: &'static Table,
    edit: &'e mut Edit<'f>,
    /// What the record that stays does not get, a line each.
    lost: Vec<String>,
}

impl Merge<'_, '_> {
    /// Removes the record, and redirects the references of records.
    fn records(&mut self) {
        let (from, into) = (self.from, self.into);
        let find = |id| self.edit.find(id).map(|(_, row)| row.clone());
        let (Some(gone), Some(mut stays)) = (find(from), find(into)) else {
            return;
        };
        for column in edit::references().filter(|column| column.at.table == self.table.id) {
            let index = column.at.index;
            if stays[index] == from {
                // A place within the one that goes is within what that is within.
                stays[index].clone_from(&gone[index]);
            }
        }
        self.cells(&gone, &stays);
        let rows = self.edit.rows_mut(self.table.id);
        rows.retain(|row| row[ID] != from);
        for row in rows.iter_mut().filter(|row| row[ID] == into) {
            row.clone_from(&stays);
        }
        for column in edit::references() {
            let other = column.at.table.schema();
            if other.has_ids() || other.id == retired::TABLE {
                self.edit.redirect(column, from, into);
            }
        }
    }

    /// Lists the cells that differ.
    fn cells(&mut self, gone: &Row, stays: &Row) {
        for column in &self.table.columns[self.table.key..] {
            let [lost, kept] = [gone, stays].map(|row| row[column.at.index].as_str());
            // What ties the two to each other is of no use.
            if !lost.is_empty() && lost != kept && lost != self.into {
                let kept = if kept.is_empty() { "none" } else { kept };
                let (name, from, into) = (column.name, self.from, self.into);
                let line = format!("`{name}` of `{from}`: {lost}; `{into}` has {kept}");
                self.lost.push(line);
            }
        }
    }

    /// Moves the rows without an id that refer to the record.
    fn parts(&mut self, table: &'static Table) {
        let columns = table.columns.iter();
        let columns: Vec<_> = columns
            .filter(|column| !column.targets().is_empty())
            .collect();
        let refers = |row: &Row| {
            columns
                .iter()
                .any(|column| row[column.at.index] == self.from)
        };
        if !self.edit.rows(table.id).iter().any(refers) {
            return;
        }
        let rows = std::mem::take(self.edit.rows_mut(table.id));
        let (moving, staying): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(refers);
        *self.edit.rows_mut(table.id) = staying;
        for row in moving {
            let moved = self.moved(table, &columns, &row);
            match self.obstacle(table, &row, &moved) {
                None => self.edit.rows_mut(table.id).push(moved),
                Some(obstacle) => {
                    let cells = row.join(",");
                    let cells = cells.trim_end_matches(',');
                    self.lost
                        .push(format!("{}: {cells}; {obstacle}", table.name));
                }
            }
        }
        if table.id == anchors::TABLE {
            locate::number(self.edit, self.into);
        }
    }

    /// The row as it is about the record that stays.
    fn moved(&self, table: &Table, columns: &[&Column], row: &Row) -> Row {
        let mut moved = row.clone();
        for column in columns {
            let cell = &mut moved[column.at.index];
            if cell == self.from {
                self.into.clone_into(cell);
            }
        }
        if table.id == relations::TABLE {
            edit::orient(&mut moved);
        }
        moved
    }

    /// Why a row can't move.
    fn obstacle(&self, table: &Table, row: &Row, moved: &Row) -> Option<String> {
        let into = self.into;
        let others = self.edit.rows(table.id);
        let same_key = |other: &&Row| other[..table.key] == moved[..table.key];
        let cell = |column: &Position| moved[column.index].as_str();
        let reason = match table.id {
            anchors::TABLE if self.table.id == events::TABLE => return self.overlap(moved),
            anchors::TABLE => {
                let kind = self.table.singular();
                return Some(format!("a {kind} has the words of its own anchors"));
            }
            relations::TABLE if is_of_itself(moved) && !is_of_itself(row) => {
                Some(format!("it would relate `{into}` to itself"))
            }
            names::TABLE if self.is_own_name(cell(&names::name)) => {
                Some(format!("`{into}` has this name itself"))
            }
            corrections::TABLE if !self.is_stated(moved) => Some(format!(
                "`{}` of `{into}` is not `{}`",
                cell(&corrections::field),
                cell(&corrections::stated)
            )),
            answers::TABLE => self.other_position(moved),
            _ => None,
        };
        reason.or_else(|| {
            let other = others.iter().find(same_key)?;
            Some(if other == moved {
                format!("`{into}` has the same row")
            } else {
                format!("`{into}` has {}", other.join(","))
            })
        })
    }

    /// The anchor of the record that has a part of the same words.
    fn overlap(&self, moved: &Row) -> Option<String> {
        let span = |row: &Row| -> Option<(u64, u64)> {
            let [start, end] = [anchors::start, anchors::end].map(|at| row[at.index].parse().ok());
            Some((start?, end?))
        };
        let (start, end) = span(moved)?;
        let mut others = self.edit.rows(anchors::TABLE).iter();
        let other = others.find(|other| {
            let is_same = |at: &Position| other[at.index] == moved[at.index];
            is_same(&anchors::record)
                && is_same(&anchors::source)
                && span(other).is_some_and(|other| start < other.1 && other.0 < end)
        })?;
        Some(format!(
            "it overlaps {}",
            other[..anchors::TABLE.schema().key].join(",")
        ))
    }

    /// The other position that the record takes on the question.
    fn other_position(&self, moved: &Row) -> Option<String> {
        let question = |position: &str| {
            let mut rows = self.edit.rows(positions::TABLE).iter();
            let row = rows.find(|row| row[ID] == position)?;
            Some(&row[positions::question.index])
        };
        let position = |answer: &Row| answer[answers::position.index].clone();
        let asked = question(&position(moved))?;
        let mut answers = self.edit.rows(answers::TABLE).iter();
        let other = answers.find(|other| {
            other[answers::record.index] == moved[answers::record.index]
                && position(other) != position(moved)
                && question(&position(other)) == Some(asked)
        })?;
        Some(format!(
            "`{}` takes the position `{}` on `{asked}`",
            other[answers::record.index],
            position(other)
        ))
    }

    /// Whether the record that stays is called that.
    fn is_own_name(&self, name: &str) -> bool {
        let column = match self.table.id {
            actors::TABLE => actors::name,
            places::TABLE => places::name,
            _ => return false,
        };
        let own = self.edit.find(self.into);
        own.is_some_and(|(_, row)| row[column.index] == name)
    }

    /// Whether the record that stays has the cell that is corrected.
    fn is_stated(&self, correction: &Row) -> bool {
        let column = self.table.column(&correction[corrections::field.index]);
        let own = self.edit.find(self.into);
        let cell = own
            .zip(column)
            .map(|((_, row), column)| &row[column.at.index]);
        cell == Some(&correction[corrections::stated.index])
    }
}

fn is_of_itself(relation: &Row) -> bool {
    relation[relations::left.index] == relation[relations::right.index]
}
