//! A table: its rows, their constants, and the look-ups.

use proc_macro2::Literal;
use quote::quote;

use super::docs::attribute;
use super::links::references;
use super::map::{self, map};
use super::print::line;
use super::{Emitter, constant, docs, ident};
use crate::codegen::dataset::{ByText, Row, Value};
use crate::codegen::date::{Date, Endpoint};
use crate::codegen::derive::{folded, spellings};
use crate::codegen::list::List as _;
use crate::codegen::number::Number;
#[cfg(feature = "docs")]
use crate::codegen::pages;
use crate::codegen::schema::{At, Column, Kind, Table, figures, retired, target};

impl<'e, 't> Emitter<'e, 't> {
    pub fn table(&self, table: &'static Table) -> String {
        let mut rows = Vec::new();
        for row in self.rows(table.id) {
            rows.push(self.row(row, rows.len()));
        }
        let names = table.columns.iter().map(|column| column.name);
        let mut text = format!("// {}\n", names.joined(", "));
        text += &array("pub(crate) static ROWS", table.record, &rows);
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
        let record = table.record;
        for (position, row) in self.rows(table.id).enumerate() {
            let (name, doc) = (constant(row.id()), self.attributes(row));
            *text += &format!("{doc}\npub const {name}: &{record} = at({position});\n");
        }
        for (retired, replacement) in &self.retired(table) {
            let (name, target) = (ident(&constant(retired.id())), constant(replacement.id()));
            let record = ident(record);
            let since = retired.text(retired::retired_in).unwrap_or_default();
            let reason = retired.text(retired::reason).unwrap_or_default();
            let note = format!("{}; use `{target}`", docs::note(reason));
            let reason = docs::markdown(reason);
            *text += &attribute(&format!("Retired: see [`{target}`].\n \n {reason}"));
            text.push('\n');
            let target = ident(&target);
            *text += &line(quote!(#[deprecated(since = #since, note = #note)]));
            *text += &line(quote!(pub const #name: &#record = #target;));
        }
    }

    /// What stands before the constant of a record.
    fn attributes(&self, row: Row<'_, '_>) -> String {
        #[cfg(feature = "docs")]
        if let Some(names) = &self.pages {
            return pages::attributes(self, names, row);
        }
        attribute(&self.documentation(row))
    }

    /// The retired ids of a table that have a replacement, each with its replacement.
    fn retired(&self, table: &'static Table) -> Vec<(Row<'e, 't>, Row<'e, 't>)> {
        let mut retired = Vec::new();
        for row in self.rows(retired::TABLE) {
            if let Some(replacement) = row.record_in(retired::replaced_by, table.id) {
                retired.push((row, replacement));
            }
        }
        retired
    }

    /// The look-up by id: the positions of records, and after them those of what replaced others.
    fn ids(&self, table: &'static Table) -> String {
        let mut all: Vec<_> = self.rows(table.id).map(|row| row.id()).list();
        let mut replaced = String::new();
        for (retired, row) in &self.retired(table) {
            all.push(retired.id());
            replaced += &format!("({:?}, {}), ", retired.id(), constant(row.id()));
        }
        let record = table.record;
        map::ids(&all) + &format!("static RETIRED: &[(&str, &{record})] = &[{replaced}];\n")
    }

    /// The look-up by date: the search tree that `src/period.rs` describes, of those with a date.
    fn ends(&self, table: &'static Table, date: At<Date>) -> String {
        let mut days = Vec::new();
        for row in self.rows(table.id) {
            if let Some(date) = row.date(date) {
                days.push(date.last_day().number());
            }
        }
        let mut ends = Vec::new();
        for i in 0..days.len() {
            let reach = 1 << i.trailing_ones();
            let end = days.len().min(i + reach);
            let (mut first, mut last) = (u32::MAX, 0);
            for day in &days[i + 1 - reach..end] {
                first = first.min(*day);
                last = last.max(*day);
            }
            ends.push((first, last));
        }
        format!("static ENDS: [(u32, u32); {}] = {ends:?};\n", ends.len())
    }

    /// The look-up by name: for each spelling, where the records that it leads to are in `NAMED`.
    fn names(&self, table: &'static Table) -> String {
        let mut spellings = spellings(self.dataset);
        spellings.retain(|spelling| spelling.record.is_in(table.id));
        let names = spellings
            .iter()
            .map(|spelling| folded(spelling.name))
            .list();
        let mut records = ByText::default();
        for (i, name) in names.iter().enumerate() {
            let (records, place) = (records.rows(name), spellings[i].record.place);
            if !records.contains(&place) {
                records.push(place);
            }
        }
        let (mut longest, mut named, mut entries) = (0, Vec::new(), Vec::new());
        for (name, records) in &records.entries {
            let start = Literal::usize_unsuffixed(named.len());
            for place in records {
                named.push(self.position(*place));
            }
            let end = Literal::usize_unsuffixed(named.len());
            longest = longest.max(name.len());
            entries.push((*name, quote!((#start, #end))));
        }
        let (record, count) = (table.record, named.len());
        let named = references(table.id, &named);
        map("NAMES", &quote!((u32, u32)), &entries)
            + &format!("static NAMED: [&{record}; {count}] = {named};\n")
            + &line(quote!(const LONGEST_NAME: usize = #longest;))
    }

    /// The claims that corrections change, by the position of their figures.
    fn corrected(&self) -> String {
        let mut corrected = Vec::new();
        for (position, row) in self.rows(figures::TABLE).enumerate() {
            let claim = self.derived.claims[row.place.row].expect("a checked figure has a claim");
            let printed = (
                row.number(figures::printed),
                row.number(figures::printed_to),
            );
            let is_printed = (claim.value(), claim.value_to()) == printed
                && Some(claim.qualifier()) == row.code(figures::qualifier);
            if !is_printed {
                corrected.push(format!(
                    "({position}, Claim::checked(crate::vocab::Qualifier::{}, {}, {}))",
                    claim.qualifier().variant(),
                    optional(claim.value()),
                    optional(claim.value_to())
                ));
            }
        }
        array("static CORRECTED", "(u32, Claim)", &corrected)
    }

    /// A row as an expression on one line: see `written!` in `src/record.rs`.
    fn row(&self, row: Row<'_, '_>, position: usize) -> String {
        let mut text = format!("row({position}");
        for (column, value) in row.values() {
            text += ", ";
            text += &self.field(column, value);
        }
        text + ")"
    }

    fn field(&self, column: &Column, value: Value<'_>) -> String {
        match value {
            Value::Invalid => unreachable!("only checked tables are emitted"),
            Value::Empty => match column.kind {
                Kind::Degrees(_) => "None".into(),
                Kind::Reference(_) | Kind::Code(_) | Kind::Date | Kind::Count | Kind::Number => {
                    "-1".into()
                }
                _ => "\"\"".into(),
            },
            // With every escape that a literal of Rust needs.
            Value::Text(text) => format!("{text:?}"),
            Value::Count(count) => count.to_string(),
            Value::Number(number) => literal(number),
            Value::Degrees(thousandths) => {
                let degrees = f64::from(thousandths) / 1000.0;
                if column.required {
                    format!("{degrees:?}")
                } else {
                    format!("Some({degrees:?})")
                }
            }
            Value::Date(date) => written(date),
            Value::Code(_, term) => term.to_string(),
            Value::Record(place) => self.position_among(column.targets(), place).to_string(),
        }
    }
}

// `src/written.rs` says what these literals mean, and reads them.

fn optional(number: Option<Number>) -> String {
    match number {
        Some(number) => format!("Some(Number::written({}))", literal(number)),
        None => "None".into(),
    }
}

fn literal(number: Number) -> String {
    match number.to_integer() {
        Some(integer) => integer.to_string(),
        None => format!("0x{:x}_{:016x}", number.denom(), number.numer()),
    }
}

pub fn written(date: Date) -> String {
    let endpoint = |end: Endpoint| match end {
        Endpoint::Open => "2_0000_00_00".into(),
        Endpoint::Known {
            year,
            month,
            day,
            approximate,
        } => {
            format!("{}_{year:04}_{month:02}_{day:02}", u8::from(approximate))
        }
    };
    match date.end {
        Some(end) => format!("1_{}_{}", endpoint(date.start), endpoint(end)),
        None => endpoint(date.start).trim_start_matches("0_").to_owned(),
    }
}

/// An array with one element per line.
fn array(item: &str, element: &str, rows: &[String]) -> String {
    let mut array = format!("{item}: [{element}; {}] = [\n", rows.len());
    for row in rows {
        array += row;
        array += ",\n";
    }
    array + "];\n"
}

#[cfg(test)]
mod tests {
    use crate::codegen::date::Date;
    use crate::codegen::number::Number;

    // `src/written.rs` has the same tests for how the library reads them.

    #[test]
    fn numbers_are_written_as_literals() {
        for (text, literal) in [
            ("0", "0"),
            ("12000", "12000"),
            ("99.5", "0x2_00000000000000c7"),
            ("33 1/3", "0x3_0000000000000064"),
            ("9223372036.854775807", "0x3b9aca00_7fffffffffffffff"),
        ] {
            let number = Number::parse(text).expect("a valid number");
            assert_eq!(super::literal(number), literal);
        }
    }

    #[test]
    fn dates_are_written_as_numbers() {
        for (text, written) in [
            ("2024-08-06", "2024_08_06"),
            ("2024-08", "2024_08_00"),
            ("2024", "2024_00_00"),
            ("0000", "0000_00_00"),
            ("9999-12-31", "9999_12_31"),
            ("2025-02~", "1_2025_02_00"),
            ("2024-08-06/2025-06-30", "1_0_2024_08_06_0_2025_06_30"),
            ("0000/0001~", "1_0_0000_00_00_1_0001_00_00"),
            ("../2025-02-07", "1_2_0000_00_00_0_2025_02_07"),
            ("2024-08-06~/..", "1_1_2024_08_06_2_0000_00_00"),
        ] {
            let date = Date::parse(text).expect("a valid date");
            assert_eq!(super::written(date), written);
        }
    }
}
