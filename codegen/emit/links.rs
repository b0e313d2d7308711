//! Reverse indexes: for each reference from table to table, what refers to a record.

use super::Emitter;
use crate::codegen::dataset::{PerRow, RowPlace, Value, sorted};
use crate::codegen::derive::{Ties, ties};
use crate::codegen::list::List as _;
use crate::codegen::schema::{
    self, At, TABLES, Table, TableId, actors, anchors, cell, events, figures, participants,
    positions, relations, retired, sources,
};

/// A record that is referred to, and the record that refers to it.
type Pair = (RowPlace, RowPlace);

impl<'e, 't> Emitter<'e, 't> {
    /// The indexes of each table whose records have an id.
    pub fn links(&self) -> Vec<(&'static Table, String)> {
        let mut links = Vec::new();
        let ties = self.ties();
        for target in schema::with_constants() {
            let mut indexes = self.by_column(target);
            for (name, table, pairs) in &self.across(target.id) {
                indexes += &self.index(name, target, Some(*table), pairs);
            }
            if schema::target::Annotation.tables.contains(&target.id) {
                for (name, pairs) in &ties {
                    indexes += &self.index(name, target, None, pairs);
                }
            }
            links.push((target, indexes));
        }
        links
    }

    /// An index for each column that leads to the table.
    fn by_column(&self, target: &Table) -> String {
        let mut indexes = String::new();
        for table in TABLES {
            // Relations have one index for both ends, and retired ids need none.
            if [relations::TABLE, retired::TABLE].contains(&table.id) {
                continue;
            }
            for column in table.columns {
                if !column.targets().contains(&target.id) {
                    continue;
                }
                let name = format!("{}_BY_{}", table.name, column.name).to_uppercase();
                let mut pairs = Vec::new();
                for row in self.rows(table.id) {
                    if let Value::Record(to) = row.value(&column.at) {
                        pairs.push((to, row.place));
                    }
                }
                indexes += &self.index(&name, target, Some(table.id), &pairs);
            }
        }
        indexes
    }

    /// The indexes through another table, and those of both ends of the relations.
    fn across(&self, target: TableId) -> Vec<(&'static str, TableId, Vec<Pair>)> {
        let participants = || self.pairs(participants::event, participants::actor);
        let reports = || {
            let mut pairs = Vec::new();
            for (record, source) in &self.pairs(anchors::record, anchors::source) {
                if record.table == events::TABLE {
                    pairs.push((*record, *source));
                }
            }
            pairs
        };
        let reverse = |pairs: Vec<Pair>| pairs.iter().map(|(a, b)| (*b, *a)).list();
        let mut indexes = match target {
            sources::TABLE => vec![("EVENTS", events::TABLE, reverse(reports()))],
            actors::TABLE => vec![("EVENTS", events::TABLE, reverse(participants()))],
            events::TABLE => vec![
                ("ACTORS", actors::TABLE, participants()),
                ("SOURCES", sources::TABLE, reports()),
            ],
            _ => vec![],
        };
        if schema::target::Annotation.tables.contains(&target) {
            let mut pairs = Vec::new();
            for &end in &[relations::left, relations::right] {
                for row in self.rows(relations::TABLE) {
                    if let Some(record) = row.record(end) {
                        pairs.push((record.place, row.place));
                    }
                }
            }
            indexes.push(("RELATIONS", relations::TABLE, pairs));
        }
        for (_, _, pairs) in &mut indexes {
            *pairs = sorted(pairs, &|(_, from)| self.position(from) as u64);
        }
        if [figures::TABLE, positions::TABLE].contains(&target) {
            let witnesses = self.derived_pairs(target, &self.derived.witnesses);
            indexes.push(("WITNESSES", actors::TABLE, witnesses));
        }
        if target == positions::TABLE {
            let owners = self.derived_pairs(target, &self.derived.owners);
            indexes.push(("OWNERS", actors::TABLE, owners));
        }
        indexes
    }

    /// What was worked out for each row of a table, in its own order.
    fn derived_pairs(&self, table: TableId, of: &PerRow<Vec<RowPlace>>) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for row in self.rows(table) {
            for to in &of[row.place] {
                pairs.push((row.place, *to));
            }
        }
        pairs
    }

    /// The records that contradict and corroborate each record, in the order of the library.
    fn ties(&self) -> [(&'static str, Vec<Pair>); 2] {
        let Ties {
            contradictions,
            corroborations,
        } = ties(self.dataset, self.derived);
        let sorted = |pairs: Vec<Pair>| sorted(&pairs, &|(_, from)| self.number(from) as u64);
        [
            ("CONTRADICTIONS", sorted(contradictions)),
            ("CORROBORATIONS", sorted(corroborations)),
        ]
    }

    /// The position of a record among all that are taken from articles.
    fn number(&self, place: RowPlace) -> usize {
        self.position_among(schema::target::Annotation.tables, place)
    }

    /// For each row of a table, the records that two of its columns refer to.
    fn pairs(&self, from: At<cell::Record>, to: At<cell::Record>) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for row in self.rows(from.table) {
            if let (Some(from), Some(to)) = (row.record(from), row.record(to)) {
                pairs.push((from.place, to.place));
            }
        }
        pairs
    }

    /// For each row of the target, in the order of the library, the rows that refer to it, each once and
    /// in the order given, where a pair that is given twice follows itself: the rows of a table, or
    /// any that are taken from articles.
    fn index(&self, name: &str, target: &Table, table: Option<TableId>, pairs: &[Pair]) -> String {
        let mut referring = vec![Vec::new(); self.order[target.id as usize].len()];
        for (to, from) in pairs {
            if to.table == target.id {
                let rows = &mut referring[self.position(*to)];
                let from = match table {
                    Some(_) => self.position(*from),
                    None => self.number(*from),
                };
                if rows.last() != Some(&from) {
                    rows.push(from);
                }
            }
        }
        let (mut starts, mut rows) = (vec![0], Vec::new());
        for mut referring in referring {
            rows.append(&mut referring);
            starts.push(rows.len());
        }
        if rows.is_empty() {
            starts.clear();
        }
        let (row, rows) = match table {
            Some(table) => {
                let record = table.schema().record;
                (format!("&{record}"), references(table, &rows))
            }
            None if rows.is_empty() => ("Annotation".into(), "[]".into()),
            None => ("Annotation".into(), format!("annotations({rows:?})")),
        };
        format!(
            "pub static {name}: Index<{row}> = Index {{ starts: &{starts:?}, rows: &{rows} }};\n"
        )
    }
}

/// References to rows of a table, by their positions in the order of the library.
///
/// A list of numbers costs rustc a hundredth of a list of references.
pub fn references(table: TableId, positions: &[usize]) -> String {
    if positions.is_empty() {
        return "[]".into();
    }
    let module = table.schema().name;
    format!("crate::links::rows(&crate::{module}::ROWS, {positions:?})")
}
