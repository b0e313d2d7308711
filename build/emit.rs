//! Checked rows → Rust source: data only, an item a line, the same bytes on every build.
//!
//! Each table becomes a file with its rows as one array, a constant for each row that has an id,
//! and the perfect hashes of the ids and names. `links.rs` holds, for each reference from table to
//! table, the way back.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::check::fingerprint;
use super::claim::{Claim, Counted};
use super::date::Day;
use super::schema::{self, ANNOTATIONS, Column, Kind, SUBJECTS, TABLES, Table};
use super::value::{Dataset, Row, Value, lower_case};
use super::vocab::Unit;
use super::{Context, Generated, witnesses};

/// Writes the source of all tables.
pub fn emit(dataset: &Dataset<'_>, context: &Context<'_>) -> Vec<Generated> {
    let order: Vec<_> = TABLES.iter().map(|table| order(dataset, table)).collect();
    let position = order.iter().map(|rows| inverse(rows)).collect();
    let mut corrections: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for correction in dataset.rows("corrections") {
        if let Some(record) = correction.record("record") {
            corrections
                .entry(record.place())
                .or_default()
                .push(correction);
        }
    }
    let emitter = Emitter {
        corrections,
        dataset,
        order,
        position,
        claims: dataset.corrected_claims(),
        witnesses: witnesses::count(dataset),
    };
    let mut generated: Vec<_> = TABLES.iter().map(|table| emitter.table(table)).collect();
    generated.push(emitter.links());
    generated.push(emitter.summary(context));
    generated
}

/// The rows of a table in the order of the library: by time where the table has one, else by key.
fn order(dataset: &Dataset<'_>, table: &Table) -> Vec<usize> {
    // An anchor's date is its event's, and seldom there.
    let time = table.date().filter(|_| table.columns[0].is_id());
    let mut rows: Vec<_> = dataset.rows(table.name).collect();
    rows.sort_by_cached_key(|row| {
        let date = time.and_then(|time| row.date(time));
        let key = dataset.table(table.name).raw.key(row.index);
        (date.is_none(), date, key)
    });
    rows.iter().map(|row| row.index).collect()
}

/// For each row, its position in the order.
fn inverse(order: &[usize]) -> Vec<usize> {
    let mut position = vec![0; order.len()];
    for (place, &row) in order.iter().enumerate() {
        position[row] = place;
    }
    position
}

struct Emitter<'e, 't> {
    dataset: &'e Dataset<'t>,
    /// For each table, its rows in the order of the library.
    order: Vec<Vec<usize>>,
    /// For each table and row, the position in that order.
    position: Vec<Vec<usize>>,
    /// For each figure, its claim after corrections.
    claims: Vec<Option<Claim>>,
    /// What is corrected, by the position of the record.
    corrections: BTreeMap<(usize, usize), Vec<Row<'e, 't>>>,
    /// For each figure, how many independent origins say so.
    witnesses: Vec<u32>,
}

impl<'e, 't> Emitter<'e, 't> {
    /// The rows of a table in the order of the library.
    fn rows(&self, table: &str) -> impl Iterator<Item = Row<'e, 't>> {
        let index = schema::table(table).index();
        let dataset = self.dataset;
        self.order[index]
            .iter()
            .map(move |&row| dataset.row(index, row))
    }

    fn table(&self, table: &'static Table) -> Generated {
        let record = ident(table.record);
        let rows = self.rows(table.name).zip(0u32..).map(|(row, position)| {
            let fields = self.fields(row, position);
            quote!(#record { #(#fields),* })
        });
        let mut text = array("pub(crate) static ROWS", &record, rows.collect());
        if table.columns[0].is_id() {
            self.constants(table, &mut text);
            let ids = self.rows(table.name).map(|row| (row.id().to_owned(), row));
            let retired = self
                .retired(table)
                .map(|(retired, replacement)| (retired.cell("id").value.to_owned(), replacement));
            text += &map("IDS", &record, ids.chain(retired).collect());
        }
        if SUBJECTS.contains(&table.name) {
            let own = self.rows(table.name).map(|row| (row, row));
            let further = self
                .rows("names")
                .filter_map(|row| Some((row, row.record("record")?)))
                .filter(|(_, record)| record.schema().name == table.name);
            let spelling = |(row, record): (Row<'_, '_>, _)| {
                (lower_case(row.text("name").unwrap_or_default()), record)
            };
            let names: Vec<_> = own.chain(further).map(spelling).collect();
            let longest = names.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
            text += &map("NAMES", &record, names);
            text += &line(quote!(const LONGEST_NAME: usize = #longest;));
        }
        Generated {
            name: format!("{}.rs", table.name),
            text,
        }
    }

    /// A named constant for each row, and for each retired id that was replaced.
    fn constants(&self, table: &'static Table, text: &mut String) {
        let record = ident(table.record);
        for (row, position) in self.rows(table.name).zip(0usize..) {
            let name = constant(row.id());
            let doc = doc_attribute(&self.documentation(row));
            let position = Literal::usize_unsuffixed(position);
            *text += &line(quote!(#doc pub const #name: &#record = &ROWS[#position];));
        }
        for (retired, replacement) in self.retired(table) {
            let name = constant(retired.cell("id").value);
            let since = retired.text("retired_in").unwrap_or_default();
            let reason = retired.text("reason").unwrap_or_default();
            let target = constant(replacement.id());
            let note = format!("{reason}; use `{target}`");
            let doc = doc_attribute(&format!(
                "Retired: see [`{target}`].\n\n{}",
                markdown(reason)
            ));
            *text += &line(quote!(
                #doc #[deprecated(since = #since, note = #note)]
                pub const #name: &#record = #target;
            ));
        }
    }

    /// The retired ids of a table that have a replacement, with it.
    fn retired(&self, table: &'static Table) -> impl Iterator<Item = (Row<'e, 't>, Row<'e, 't>)> {
        self.rows("retired")
            .filter_map(|row| Some((row, row.record("replaced_by")?)))
            .filter(move |(_, replacement)| replacement.schema().name == table.name)
    }

    /// The fields of a record: its columns, and what is worked out from other tables.
    fn fields(&self, row: Row<'_, '_>, position: u32) -> Vec<TokenStream> {
        let table = row.schema();
        let mut fields = Vec::new();
        if table.columns[0].is_id() {
            let position = Literal::u32_unsuffixed(position);
            fields.push(quote!(row: #position));
        }
        for column in table.columns {
            let name = ident(column.name);
            let value = self.field(row, column);
            fields.push(quote!(#name: #value));
        }
        if table.name == "figures" {
            let claim = self.claims[row.index].expect("a checked figure has a claim");
            let number = |value: Option<i64>| option(value.map(Literal::i64_unsuffixed));
            let (value, value_to) = (number(claim.value), number(claim.value_to));
            let witnesses = Literal::u32_unsuffixed(self.witnesses[row.index]);
            let qualifier = ident(&format!("{:?}", claim.qualifier));
            fields.push(quote!(
                corrected: crate::Claim::new(crate::vocab::Qualifier::#qualifier, #value, #value_to)
            ));
            fields.push(quote!(witnesses: #witnesses));
        }
        fields
    }

    fn field(&self, row: Row<'_, '_>, column: &Column) -> TokenStream {
        let value = match row.value(column.name) {
            Value::Empty => return quote!(None),
            Value::Invalid => unreachable!("only checked tables are emitted"),
            Value::Text(text) => quote!(#text),
            Value::Count(count) => {
                let count = Literal::i64_unsuffixed(count);
                quote!(#count)
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
                let (name, variant) = (
                    ident(vocabulary.name),
                    ident(vocabulary.terms[term].variant),
                );
                quote!(crate::vocab::#name::#variant)
            }
            Value::Record(table, index) => {
                let target = self.dataset.row(table, index);
                let (module, name) = (ident(target.schema().name), constant(target.id()));
                let path = if target.table == row.table {
                    // Not by its constant, whose value would need this very table's.
                    let position = Literal::usize_unsuffixed(self.position[table][index]);
                    quote!(&ROWS[#position])
                } else {
                    quote!(crate::#module::#name)
                };
                let variant = ident(target.schema().record);
                match column.kind {
                    Kind::Reference([_]) => path,
                    Kind::Reference(SUBJECTS) => quote!(crate::Subject::#variant(#path)),
                    Kind::Reference(ANNOTATIONS) => quote!(crate::Annotation::#variant(#path)),
                    // What may be in any table has no type of its own.
                    _ => {
                        let id = target.id();
                        quote!(#id)
                    }
                }
            }
        };
        if column.required {
            value
        } else {
            option(Some(value))
        }
    }

    /// The documentation of a constant: a line that says what it is, then a bullet a column.
    fn documentation(&self, row: Row<'_, '_>) -> String {
        let mut text = self.headline(row);
        text.push_str("\n\n");
        for column in row.schema().columns.iter().skip(1) {
            let cell = row.cell(column.name).value;
            let shown = match row.value(column.name) {
                Value::Empty => continue,
                Value::Record(table, index) => {
                    let target = self.dataset.row(table, index);
                    let module = target.schema().name;
                    let label = match module {
                        "sources" | "events" => target.text("title"),
                        "figures" | "quotes" => Some(target.id()),
                        _ => target.text("name"),
                    };
                    let label = markdown(label.unwrap_or(cell));
                    format!("[{label}](crate::{module}::{})", constant(target.id()))
                }
                Value::Code(vocabulary, term) => {
                    let variant = vocabulary.terms[term].variant;
                    format!("[{cell}](crate::vocab::{}::{variant})", vocabulary.name)
                }
                Value::Text(url) if column.name == "url" => format!("<{url}>"),
                Value::Text(_) => markdown(cell),
                _ => format!("`{cell}`"),
            };
            text.push_str(&format!("- **{}:** {shown}\n", markdown(column.name)));
        }
        if let Some(corrections) = self.corrections.get(&row.place()) {
            for correction in corrections {
                let cell = |column| markdown(correction.text(column).unwrap_or_default());
                text.push_str(&format!(
                    "- **corrected:** {}, {} instead of {}: {}\n",
                    cell("field"),
                    cell("corrected"),
                    cell("stated"),
                    cell("reason")
                ));
            }
        }
        text
    }

    fn headline(&self, row: Row<'_, '_>) -> String {
        let text = |column| markdown(row.text(column).unwrap_or_default());
        let name = |column| {
            let record = row.record(column);
            markdown(
                record
                    .and_then(|record| record.text("name"))
                    .unwrap_or_default(),
            )
        };
        match row.schema().name {
            "figures" => {
                let metric = row.record("metric");
                let unit = metric.and_then(|metric| Unit::from_code(metric.code("unit")?));
                let counted = self.claims[row.index].zip(unit).map(|(claim, unit)| {
                    let counted = Counted { claim, unit };
                    counted.to_string()
                });
                format!(
                    "{}: {} ({})",
                    name("metric"),
                    markdown(&counted.unwrap_or_default()),
                    name("claimed_by")
                )
            }
            "quotes" if row.code("speech") == Some("indirect") => {
                format!("{}: {}", name("speaker"), text("text"))
            }
            "quotes" => format!("{}: “{}”", name("speaker"), text("text")),
            "sources" | "events" => text("title"),
            _ => text("name"),
        }
    }

    /// For each reference from one table to another, the way back.
    fn links(&self) -> Generated {
        let mut text = String::new();
        for target in schema::with_constants() {
            let mut indexes = String::new();
            // Relations are walked from both ends at once, below; nobody walks to what is retired.
            let walked = |table: &&Table| !["relations", "retired"].contains(&table.name);
            for table in TABLES.iter().filter(walked) {
                for column in table.columns {
                    match column.kind {
                        Kind::Reference(targets) if targets.contains(&target.name) => {
                            let name = format!("{}_BY_{}", table.name, column.name).to_uppercase();
                            let pairs =
                                self.pairs(target, table, |row| (row.record(column.name), row));
                            indexes += &self.index(&name, target, table, &pairs);
                        }
                        _ => {}
                    }
                }
            }
            let (events, relations) = (schema::table("events"), schema::table("relations"));
            let events_over = |link: &str, event: &str, column: &str| {
                let link = schema::table(link);
                self.pairs(target, link, |row| {
                    (row.record(column), row.record(event).unwrap_or(row))
                })
            };
            match target.name {
                "sources" => {
                    let mut pairs = events_over("anchors", "record", "source");
                    pairs.retain(|(_, row)| row.schema().name == "events");
                    indexes += &self.index("EVENTS", target, events, &pairs);
                }
                "actors" => {
                    let pairs = events_over("participants", "event", "actor");
                    indexes += &self.index("EVENTS", target, events, &pairs);
                }
                "events" | "figures" | "quotes" => {
                    let mut pairs = self.pairs(target, relations, |row| (row.record("left"), row));
                    pairs.extend(self.pairs(target, relations, |row| (row.record("right"), row)));
                    indexes += &self.index("RELATIONS", target, relations, &pairs);
                }
                _ => {}
            }
            text += &format!("pub mod {} {{\nuse super::*;\n{indexes}}}\n", target.name);
        }
        Generated {
            name: "links.rs".into(),
            text,
        }
    }

    /// For each row of a table that leads to the target, the target's row and the row led from.
    fn pairs(
        &self,
        target: &Table,
        table: &Table,
        follow: impl Fn(Row<'e, 't>) -> (Option<Row<'e, 't>>, Row<'e, 't>),
    ) -> Vec<(usize, Row<'e, 't>)> {
        self.rows(table.name)
            .map(follow)
            .filter_map(|(to, from)| Some((to.filter(|to| to.schema().name == target.name)?, from)))
            .map(|(to, from)| (self.position[to.table][to.index], from))
            .collect()
    }

    /// For each row of the target, in the order of the library, the rows that lead to it.
    fn index(
        &self,
        name: &str,
        target: &Table,
        table: &Table,
        pairs: &[(usize, Row<'_, '_>)],
    ) -> String {
        let position = |row: &Row<'_, '_>| self.position[row.table][row.index];
        let mut sorted = BTreeSet::new();
        let mut starts = vec![0u32; self.order[target.index()].len() + 1];
        for (to, from) in pairs {
            if sorted.insert((*to, position(from))) {
                starts[to + 1] += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let starts = starts.into_iter().map(Literal::u32_unsuffixed);
        let module = ident(table.name);
        let rows = sorted.iter().map(|(_, position)| {
            if table.columns[0].is_id() {
                let row = self.order[table.index()][*position];
                let name = constant(self.dataset.row(table.index(), row).id());
                quote!(crate::#module::#name)
            } else {
                let position = Literal::usize_unsuffixed(*position);
                quote!(&crate::#module::ROWS[#position])
            }
        });
        let (name, record) = (ident(name), ident(table.record));
        line(quote!(
            pub static #name: Index<#record> = Index { starts: &[#(#starts),*], rows: &[#(#rows),*] };
        ))
    }

    /// What the data set is as a whole.
    fn summary(&self, context: &Context<'_>) -> Generated {
        // A checked table is its own canonical form, so that these are the bytes of the files.
        let mut names = BTreeSet::new();
        for table in &TABLES {
            names.insert(table.name);
        }
        let mut bytes = Vec::new();
        for name in names {
            let table = self.dataset.table(name).raw;
            bytes.extend_from_slice(format!("{}\0", table.schema.file()).as_bytes());
            bytes.extend_from_slice(table.canonical().as_bytes());
            bytes.push(0);
        }
        let (version, fingerprint) = (context.version, fingerprint(&bytes));
        let counts = TABLES.iter().map(|table| {
            let (name, count) = (ident(table.name), self.order[table.index()].len());
            quote!(#name: #count)
        });
        // An open end says nothing, and the other end of its event counts.
        let open = [Day::MIN, Day::MAX];
        let days = || {
            self.rows("events")
                .filter_map(|row| row.date("date"))
                .flat_map(|date| [date.first_day(), date.last_day()])
                .filter(|day| !open.contains(day))
        };
        let coverage = match (days().min(), days().max()) {
            (Some(first), Some(last)) => format!("{first}/{last}"),
            // Without events nothing is covered, which EDTF can't say.
            _ => "1970-01-01/..".into(),
        };
        Generated {
            name: "dataset.rs".into(),
            text: line(quote!(
                /// The data set that this version of the crate holds.
                pub static DATASET: Dataset = Dataset {
                    version: #version,
                    fingerprint: #fingerprint,
                    coverage: crate::Date::literal(#coverage),
                    #(#counts),*
                };
            )),
        }
    }
}

/// An item on a line of its own.
fn line(item: TokenStream) -> String {
    format!("{item}\n")
}

/// An array with an element a line.
fn array(item: &str, element: &Ident, rows: Vec<TokenStream>) -> String {
    let length = rows.len();
    let mut text = format!("{item}: [{element}; {length}] = [\n");
    for row in rows {
        text += &format!("{row},\n");
    }
    text + "];\n"
}

/// A perfect hash from keys to records.
///
/// The fields are written out, since the macro of `phf` would cost every user a parser of Rust;
/// this release of `phf` has no feature that changes them.
fn map(name: &str, record: &Ident, entries: Vec<(String, Row<'_, '_>)>) -> String {
    let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    let state = phf_generator::generate_hash(&keys);
    let seed = Literal::u64_unsuffixed(state.key);
    let displacements = state.disps.iter().map(|&(a, b)| {
        let (a, b) = (Literal::u32_unsuffixed(a), Literal::u32_unsuffixed(b));
        quote!((#a, #b))
    });
    let name = ident(name);
    let mut text = format!(
        "static {name}: phf::Map<&str, &{record}> = phf::Map {{ key: {seed}, disps: &[{}], entries: &[\n",
        quote!(#(#displacements),*)
    );
    for &index in &state.map {
        let (key, row) = &entries[index];
        let target = constant(row.id());
        text += &format!("{},\n", quote!((#key, #target)));
    }
    text + "] };\n"
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The name of the constant of an id.
pub fn constant(id: &str) -> Ident {
    ident(&id.to_uppercase().replace('-', "_"))
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

/// A text as one doc attribute: thousands of them are read anew by every user's compiler.
fn doc_attribute(text: &str) -> TokenStream {
    let text: String = text.lines().map(|line| format!(" {line}\n")).collect();
    let text = text.trim_end();
    quote!(#[doc = #text])
}

/// Text as Markdown shows it: no character of it means anything but itself.
pub fn markdown(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    folded
        .chars()
        .flat_map(|c| {
            c.is_ascii_punctuation()
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect()
}
