//! A table: its rows, their constants, and the look-ups.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::attribute;
use super::links::references;
use super::map::{self, map};
use super::print::{line, text};
use super::{Emitter, constant, docs, ident};
use crate::codegen::dataset::{ByText, Row, RowPlace, Value};
use crate::codegen::date::Date;
use crate::codegen::derive::spellings;
use crate::codegen::fold::fold;
use crate::codegen::schema::{At, Column, Table, figures, retired, target};

impl<'e, 't> Emitter<'e, 't> {
    pub fn table(&self, table: &'static Table) -> String {
        let record = ident(table.record);
        let rows = self.rows(table.id).zip(0u32..);
        let rows = rows.map(|(row, position)| {
            let position = Literal::u32_unsuffixed(position);
            let fields = row.values().map(|(column, value)| {
                let name = ident(column.name);
                let value = self.field(row, column, value);
                quote!(#name: #value)
            });
            quote!(#record { row: #position, #(#fields),* })
        });
        let mut text = array("pub(crate) static ROWS", &quote!(#record), rows.collect());
        if table.has_ids() {
            self.constants(table, &mut text);
            text += &self.ids(table);
            if let Some((date, _)) = table.dated() {
                text += &self.ends(table, date);
            }
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
        let record = ident(table.record);
        for (row, position) in self.rows(table.id).zip(0usize..) {
            let name = constant(row.id());
            let position = Literal::usize_unsuffixed(position);
            *text += &line(attribute(&self.documentation(row)));
            *text += &line(quote!(pub const #name: &#record = &ROWS[#position];));
        }
        for (retired, replacement) in self.retired(table) {
            let name = constant(retired.id());
            let since = retired.text(retired::retired_in).unwrap_or_default();
            let reason = retired.text(retired::reason).unwrap_or_default();
            let target = constant(replacement.id());
            let note = format!("{reason}; use `{target}`");
            let reason = docs::markdown(reason);
            *text += &line(attribute(&format!(
                "Retired: see [`{target}`].\n\n{reason}"
            )));
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

    /// The look-up by id: the positions of records, and after them those of what replaced others.
    fn ids(&self, table: &'static Table) -> String {
        let mut all: Vec<_> = self.rows(table.id).map(|row| row.id()).collect();
        let mut replaced = String::new();
        for (retired, row) in self.retired(table) {
            all.push(retired.id());
            replaced += &format!("({:?}, {}), ", retired.id(), constant(row.id()));
        }
        let record = table.record;
        map::ids(&all) + &format!("static RETIRED: &[(&str, &{record})] = &[{replaced}];\n")
    }

    /// The look-up by date: the search tree that `src/period.rs` describes, of those with a date.
    fn ends(&self, table: &'static Table, date: At<Date>) -> String {
        let rows = self.rows(table.id).filter_map(|row| row.date(date));
        let days: Vec<u32> = rows.map(|date| date.last_day().number()).collect();
        let ends = (0..days.len()).map(|i| {
            let reach = 1 << i.trailing_ones();
            let end = days.len().min(i + reach);
            let (mut first, mut last) = (u32::MAX, 0);
            for day in &days[i + 1 - reach..end] {
                first = first.min(*day);
                last = last.max(*day);
            }
            (first, last)
        });
        let ends: Vec<_> = ends.collect();
        format!("static ENDS: [(u32, u32); {}] = {ends:?};\n", ends.len())
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
        let entry = |(name, records): (&str, Vec<RowPlace>)| {
            let start = Literal::usize_unsuffixed(named.len());
            named.extend(records.iter().map(|place| self.position(*place)));
            let end = Literal::usize_unsuffixed(named.len());
            (name.to_owned(), quote!((#start, #end)))
        };
        let entries: Vec<_> = records.into_iter().map(entry).collect();
        let (record, count) = (ident(table.record), named.len());
        let named = references(table.id, named.into_iter());
        map("NAMES", &quote!((u32, u32)), &entries)
            + &line(quote!(static NAMED: [&#record; #count] = #named;))
            + &line(quote!(const LONGEST_NAME: usize = #longest;))
    }

    /// The claims that corrections change, by the position of their figures.
    fn corrected(&self) -> String {
        let corrected = self.rows(figures::TABLE).zip(0u32..).filter_map(|(row, position)| {
            let claim = self.derived.claims[row.place.row].expect("a checked figure has a claim");
            let printed = (row.number(figures::printed), row.number(figures::printed_to));
            let is_printed = (claim.value(), claim.value_to()) == printed
                && Some(claim.qualifier()) == row.code(figures::qualifier);
            if is_printed {
                return None;
            }
            let number = |value: Option<i64>| option(value.map(Literal::i64_unsuffixed));
            let (value, value_to) = (number(claim.value()), number(claim.value_to()));
            let qualifier = ident(claim.qualifier().variant());
            let position = Literal::u32_unsuffixed(position);
            Some(quote!(
                (#position, Claim::checked(crate::vocab::Qualifier::#qualifier, #value, #value_to))
            ))
        });
        let element = quote!((u32, Claim));
        array("static CORRECTED", &element, corrected.collect())
    }

    /// The value of a field.
    fn field(&self, row: Row<'_, '_>, column: &Column, value: Value<'_>) -> TokenStream {
        let value = match value {
            Value::Empty => return quote!(None),
            Value::Invalid => unreachable!("only checked tables are emitted"),
            Value::Text(text) => quote!(#text),
            Value::Count(count) => {
                let count = Literal::u32_unsuffixed(count);
                quote!(#count)
            }
            Value::Number(number) => {
                let number = Literal::i64_unsuffixed(number);
                quote!(#number)
            }
            Value::Degrees(thousandths) => {
                let degrees = Literal::f64_unsuffixed(f64::from(thousandths) / 1000.0);
                quote!(#degrees)
            }
            Value::Date(date) => {
                let date = date.to_string();
                quote!(crate::Date::literal(#date))
            }
            Value::Code(vocabulary, term) => {
                let (name, variant) = (ident(vocabulary.name), ident(vocabulary.variants[term]));
                quote!(crate::vocab::#name::#variant)
            }
            Value::Record(place) => self.reference(row, column, place),
        };
        if column.required {
            value
        } else {
            option(Some(value))
        }
    }

    fn reference(&self, row: Row<'_, '_>, column: &Column, place: RowPlace) -> TokenStream {
        let target = self.dataset.row(place);
        let path = if row.is_in(place.table) {
            // Not by its constant, whose value depends on this table.
            let position = Literal::usize_unsuffixed(self.position(place));
            quote!(&ROWS[#position])
        } else {
            let (module, name) = (ident(target.table()), constant(target.id()));
            quote!(crate::#module::#name)
        };
        match column.union() {
            None => path,
            Some(union) => {
                let (union, variant) = (ident(union), ident(target.schema().record));
                quote!(crate::#union::#variant(#path))
            }
        }
    }
}

/// An array with one element per line.
fn array(item: &str, element: &TokenStream, rows: Vec<TokenStream>) -> String {
    let length = rows.len();
    let mut array = format!("{item}: [{}; {length}] = [\n", text(element.clone()));
    for row in rows {
        array += &line(quote!(#row,));
    }
    array + "];\n"
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
