//! Reverse indexes: for each reference from table to table, what refers to a record.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::print::line;
use super::{Emitter, ident};
use crate::codegen::dataset::{Pairs, Row, RowPlace, Value, sorted};
use crate::codegen::schema::{
    self, At, TABLES, Table, TableId, actors, anchors, cell, events, figures, participants,
    relations, retired, sources,
};

/// A record that is referred to, and the record that refers to it.
type Pair = (RowPlace, RowPlace);

impl<'e, 't> Emitter<'e, 't> {
    pub fn links(&self) -> String {
        let mut text = String::new();
        for target in schema::with_constants() {
            let mut indexes = self.by_column(target);
            for (name, table, pairs) in self.across(target.id) {
                indexes += &self.index(name, target, table, &pairs);
            }
            text += &format!("pub mod {} {{\nuse super::*;\n{indexes}}}\n", target.name);
        }
        text
    }

    /// An index for each column that leads to the table.
    fn by_column(&self, target: &Table) -> String {
        let mut indexes = String::new();
        for table in TABLES {
            // Relations have one index for both ends, and retired ids need none.
            if [relations::TABLE, retired::TABLE].contains(&table.id) {
                continue;
            }
            for column in table
                .columns
                .iter()
                .filter(|c| c.targets().contains(&target.id))
            {
                let name = format!("{}_BY_{}", table.name, column.name).to_uppercase();
                let pairs = self
                    .rows(table.id)
                    .filter_map(|row| match row.value(&column.at) {
                        Value::Record(to) => Some((to, row.place)),
                        _ => None,
                    });
                indexes += &self.index(&name, target, table.id, &pairs.collect::<Vec<_>>());
            }
        }
        indexes
    }

    /// The indexes through another table, and those of both ends of the relations.
    fn across(&self, target: TableId) -> Vec<(&'static str, TableId, Vec<Pair>)> {
        let participants = || self.pairs(participants::event, participants::actor);
        let reports = || {
            let mut pairs = self.pairs(anchors::record, anchors::source);
            pairs.retain(|(record, _)| record.table == events::TABLE);
            pairs
        };
        let reverse = |pairs: Vec<Pair>| pairs.into_iter().map(|(a, b)| (b, a)).collect();
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
            let ends = [relations::left, relations::right];
            let pairs = ends.iter().flat_map(|end| {
                let rows = self.rows(relations::TABLE);
                rows.filter_map(|row| Some((row.record(*end)?.place, row.place)))
            });
            indexes.push(("RELATIONS", relations::TABLE, pairs.collect()));
        }
        for (_, _, pairs) in &mut indexes {
            *pairs = sorted(pairs, |(_, from)| self.position(from) as u64);
        }
        if target == figures::TABLE {
            indexes.push(("WITNESSES", actors::TABLE, self.witnesses()));
        }
        indexes
    }

    /// For each figure, the actors whose word supports it, in their own order.
    fn witnesses(&self) -> Vec<Pair> {
        let figures = self.rows(figures::TABLE);
        let witnesses = figures.flat_map(|figure| {
            let actors = self.derived.witnesses[figure.place.row].iter();
            actors.map(move |actor| (figure.place, *actor))
        });
        witnesses.collect()
    }

    /// For each row of a table, the records that two of its columns refer to.
    fn pairs(&self, from: At<cell::Record>, to: At<cell::Record>) -> Vec<Pair> {
        let pair = |row: Row<'_, '_>| Some((row.record(from)?.place, row.record(to)?.place));
        self.rows(from.table).filter_map(pair).collect()
    }

    /// For each row of the target, in the order of the library, the rows that refer to it, each once and
    /// in the order given.
    fn index(&self, name: &str, target: &Table, table: TableId, pairs: &[Pair]) -> String {
        let mut seen = Pairs::new();
        let pairs: Vec<_> = pairs
            .iter()
            .filter(|(to, _)| to.table == target.id)
            .map(|(to, from)| (self.position(*to), self.position(*from)))
            .filter(|(to, from)| seen.insert((*to as u64, *from as u64), 0).is_none())
            .collect();
        let pairs = sorted(&pairs, |(to, _)| to as u64);
        let starts = self.starts(target.id, pairs.iter().map(|(to, _)| *to));
        let rows = references(table, pairs.iter().map(|(_, from)| *from));
        let (name, record) = (ident(name), ident(table.schema().record));
        line(quote!(
            pub static #name: Index<#record> = Index { starts: &[#(#starts),*], rows: &#rows };
        ))
    }

    /// For each row of the target, where its entries start; then the number of all entries.
    fn starts(&self, target: TableId, entries: impl Iterator<Item = usize>) -> Vec<Literal> {
        let mut starts = vec![0u32; self.order[target as usize].len() + 1];
        for to in entries {
            starts[to + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        starts.into_iter().map(Literal::u32_unsuffixed).collect()
    }
}

/// References to rows of a table, by their positions in the order of the library.
///
/// A list of numbers costs rustc a hundredth of a list of references.
pub fn references(table: TableId, positions: impl Iterator<Item = usize>) -> TokenStream {
    let module = ident(table.schema().name);
    let mut positions = positions.map(Literal::usize_unsuffixed).peekable();
    if positions.peek().is_none() {
        return quote!([]);
    }
    quote!(crate::links::rows(&crate::#module::ROWS, [#(#positions),*]))
}
