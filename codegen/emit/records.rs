//! A table: its rows, their constants, and the look-ups.

use proc_macro2::Literal;
use quote::quote;

use super::super::check::spellings;
use super::super::dataset::{ByText, Place, Row, Value};
use super::super::fold::fold;
use super::super::schema::{Column, Table, figures, retired, target};
use super::docs::attribute;
use super::links::references;
use super::map::map;
use super::print::line;
use super::{Emitter, constant, docs, ident};

impl<'e, 't> Emitter<'e, 't> {
    pub fn table(&self, table: &'static Table) -> String {
        let rows = self.rows(table.id).zip(0..);
        let rows = rows.map(|(row, position)| self.row(row, position));
        let mut text = array("pub(crate) static ROWS", table.record, rows.collect());
        if table.has_ids() {
            self.constants(table, &mut text);
            text += &self.ids(table);
        }
        if target::Subject.tables.contains(&table.id) {
            text += &self.names(table);
        }
        if table.id == figures::TABLE {
            text += &self.corrected();
        }
        text
    }

    /// A named constant for each row, and for each retired id that was replaced.
    fn constants(&self, table: &'static Table, text: &mut String) {
        let record = table.record;
        for (row, position) in self.rows(table.id).zip(0..) {
            let (name, doc) = (constant(row.id()), attribute(&self.documentation(row)));
            *text += &format!("{doc}\npub const {name}: &{record} = &ROWS[{position}];\n");
        }
        for (retired, replacement) in self.retired(table) {
            let (name, target) = (ident(&constant(retired.id())), constant(replacement.id()));
            let record = ident(record);
            let since = retired.text(retired::retired_in).unwrap_or_default();
            let reason = retired.text(retired::reason).unwrap_or_default();
            let note = format!("{reason}; use `{target}`");
            let reason = docs::markdown(reason);
            *text += &attribute(&format!("Retired: see [`{target}`].\n\n{reason}"));
            text.push('\n');
            let target = ident(&target);
            *text += &line(quote!(#[deprecated(since = #since, note = #note)]));
            *text += &line(quote!(pub const #name: &#record = #target;));
        }
    }

    /// The retired ids of a table that have a replacement, each with its replacement.
    fn retired(&self, table: &'static Table) -> impl Iterator<Item = (Row<'e, 't>, Row<'e, 't>)> {
        self.rows(retired::TABLE)
            .filter_map(|row| Some((row, row.record(retired::replaced_by)?)))
            .filter(move |(_, replacement)| replacement.is_in(table.id))
    }

    /// The look-up by id: the positions of records and of replacements.
    fn ids(&self, table: &'static Table) -> String {
        let own = self.rows(table.id).map(|row| (row.id(), row));
        let retired = self
            .retired(table)
            .map(|(retired, row)| (retired.id(), row));
        let entry = |(id, row): (&str, Row<'_, '_>)| {
            let position = Literal::usize_unsuffixed(self.position(row.place));
            (id.to_owned(), quote!(#position))
        };
        let entries: Vec<_> = own.chain(retired).map(entry).collect();
        map("IDS", &quote!(u32), &entries)
    }

    /// The look-up by name: for each spelling, where the records that it leads to are in `NAMED`.
    fn names(&self, table: &'static Table) -> String {
        let spellings: Vec<_> = spellings(self.dataset)
            .filter(|spelling| spelling.record.is_in(table.id))
            .map(|spelling| {
                (
                    fold(spelling.name).collect::<String>(),
                    spelling.record.place,
                )
            })
            .collect();
        let mut records = ByText::new();
        for (name, record) in &spellings {
            let records = records.entry(name.as_str()).or_default();
            if !records.contains(record) {
                records.push(*record);
            }
        }
        let longest = records.keys().map(|name| name.len()).max().unwrap_or(0);
        let mut named = Vec::new();
        let entry = |(name, records): (&str, Vec<Place>)| {
            let start = Literal::usize_unsuffixed(named.len());
            named.extend(records.iter().map(|place| self.position(*place)));
            let end = Literal::usize_unsuffixed(named.len());
            (name.to_owned(), quote!((#start, #end)))
        };
        let entries: Vec<_> = records.into_iter().map(entry).collect();
        let (record, count) = (table.record, named.len());
        let named = references(table.id, &named);
        map("NAMES", &quote!((u32, u32)), &entries)
            + &format!("static NAMED: [&{record}; {count}] = {named};\n")
            + &line(quote!(const LONGEST_NAME: usize = #longest;))
    }

    /// The claims that corrections change, by the position of their figures.
    fn corrected(&self) -> String {
        let corrected = self
            .rows(figures::TABLE)
            .zip(0u32..)
            .filter_map(|(row, position)| {
                let claim =
                    self.derived.claims[row.place.row].expect("a checked figure has a claim");
                let printed = (
                    row.number(figures::printed),
                    row.number(figures::printed_to),
                );
                let is_printed = (claim.value(), claim.value_to()) == printed
                    && Some(claim.qualifier()) == row.code(figures::qualifier);
                if is_printed {
                    return None;
                }
                Some(format!(
                    "({position}, Claim::checked(crate::vocab::Qualifier::{}, {:?}, {:?}))",
                    claim.qualifier().variant(),
                    claim.value(),
                    claim.value_to()
                ))
            });
        array("static CORRECTED", "(u32, Claim)", corrected.collect())
    }

    /// A row as an expression on one line.
    fn row(&self, row: Row<'_, '_>, position: usize) -> String {
        let mut text = format!("{} {{ row: {position}", row.schema().record);
        for (column, value) in row.values() {
            let value = self.field(row, column, value);
            text += &match (column.required, value) {
                (true, Some(value)) => format!(", {}: {value}", column.name),
                (false, Some(value)) => format!(", {}: Some({value})", column.name),
                (_, None) => format!(", {}: None", column.name),
            };
        }
        text + " }"
    }

    /// The value of a field; `None` if the cell is empty.
    fn field(&self, row: Row<'_, '_>, column: &Column, value: Value<'_>) -> Option<String> {
        Some(match value {
            Value::Empty => return None,
            Value::Invalid => unreachable!("only checked tables are emitted"),
            // With every escape that a literal of Rust needs.
            Value::Text(text) => format!("{text:?}"),
            Value::Count(count) => count.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Degrees(thousandths) => format!("{:?}", f64::from(thousandths) / 1000.0),
            Value::Date(date) => format!("crate::Date::literal(\"{date}\")"),
            Value::Code(vocabulary, term) => {
                format!(
                    "crate::vocab::{}::{}",
                    vocabulary.name, vocabulary.variants[term]
                )
            }
            Value::Record(place) => self.reference(row, column, place),
        })
    }

    fn reference(&self, row: Row<'_, '_>, column: &Column, place: Place) -> String {
        let target = self.dataset.row(place);
        let path = if row.is_in(place.table) {
            // Not by its constant, whose value depends on this table.
            format!("&ROWS[{}]", self.position(place))
        } else {
            format!("crate::{}::{}", target.table(), constant(target.id()))
        };
        match column.union() {
            None => path,
            Some(union) => format!("crate::{union}::{}({path})", target.schema().record),
        }
    }
}

/// An array with one element per line.
fn array(item: &str, element: &str, rows: Vec<String>) -> String {
    let mut array = format!("{item}: [{element}; {}] = [\n", rows.len());
    for row in rows {
        array += &row;
        array += ",\n";
    }
    array + "];\n"
}
