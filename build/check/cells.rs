//! Each cell by the kind of its column, the keys, and the order of the rows.

use std::collections::BTreeMap;

use super::super::date::Date;
use super::super::problem::{Problem, Rule};
use super::super::read::{Cell, LONGEST_CELL, Table};
use super::super::schema::{Column, Kind, TABLES};
use super::super::value::{Dataset, Rows, Value};
use super::super::vocab::Vocabulary;
use super::Report;

/// Words that readers in other languages take for a missing value.
const NULL_WORDS: [&str; 9] = [
    "NA", "N/A", "n/a", "null", "NULL", "None", "nan", "NaN", "nil",
];

/// Ids whose constants would clash with the other items of a module.
const RESERVED: [&str; 4] = ["all", "ids", "names", "rows"];

/// Where each id is defined: the positions of its table and row.
type Ids<'t> = BTreeMap<&'t str, (usize, usize)>;

/// Understands every cell.
pub fn understand<'t>(tables: &'t [Table], report: &mut Report<'_>) -> Dataset<'t> {
    let ids = ids(tables, report);
    let rows = |table: &'t Table| {
        let columns = table.schema.columns;
        let mut values = Vec::with_capacity(table.rows.len() * columns.len());
        for row in 0..table.rows.len() {
            for (index, column) in columns.iter().enumerate() {
                let cell = table.cell(row, index);
                let is_known = table.rows[row].whole || index == 0;
                values.push(if is_known {
                    Understanding {
                        table,
                        tables,
                        row,
                        column,
                        cell,
                        ids: &ids,
                        report: &mut *report,
                    }
                    .value()
                } else {
                    Value::Invalid
                });
            }
        }
        keys(table, report);
        Rows { raw: table, values }
    };
    Dataset {
        tables: tables.iter().map(rows).collect(),
    }
}

/// Collects the ids of all tables; no two records share one.
fn ids<'t>(tables: &'t [Table], report: &mut Report<'_>) -> Ids<'t> {
    let mut ids = Ids::new();
    for (t, table) in tables.iter().enumerate() {
        if !table.schema.columns[0].is_id() {
            continue;
        }
        for (r, row) in table.rows.iter().enumerate() {
            let cell = table.cell(r, 0);
            if cell.value.is_empty() {
                continue;
            }
            if let Some(&(first_table, first_row)) = ids.get(cell.value) {
                let first: &Table = &tables[first_table];
                report.problems.push(Problem {
                    rule: Rule::DuplicateId,
                    path: table.path.clone(),
                    line: row.line,
                    column: cell.column,
                    width: cell.width,
                    message: format!(
                        "the id `{}` is already in use at {}:{}; choose another",
                        cell.value, first.path, first.rows[first_row].line
                    ),
                });
            } else {
                ids.insert(cell.value, (t, r));
            }
        }
    }
    ids
}

/// Keys are unique and in order.
fn keys(table: &Table, report: &mut Report<'_>) {
    let problem = |rule, row: usize, message| Problem {
        rule,
        path: table.path.clone(),
        line: table.rows[row].line,
        column: 1,
        width: table.cell(row, table.schema.key - 1).column
            + table.cell(row, table.schema.key - 1).width
            - 1,
        message,
    };
    let mut first_with = BTreeMap::new();
    let mut highest: Option<Vec<&str>> = None;
    for row in (0..table.rows.len()).filter(|&row| table.rows[row].whole) {
        let key = table.key(row);
        let shown = key.join(",");
        if let Some(first) = first_with.get(&key) {
            if !table.schema.columns[0].is_id() {
                let message = format!(
                    "the row `{shown}` is already there, at line {first}; delete one of them"
                );
                report
                    .problems
                    .push(problem(Rule::DuplicateKey, row, message));
            }
        } else {
            first_with.insert(key.clone(), table.rows[row].line);
        }
        match &highest {
            Some(before) if key < *before => {
                let next = first_with
                    .range(key.clone()..)
                    .nth(1)
                    .map(|(next, _)| next.join(","))
                    .unwrap_or_default();
                let message =
                    format!("the rows are sorted by key, and `{shown}` belongs before `{next}`");
                report.problems.push(problem(Rule::Order, row, message));
            }
            _ => highest = Some(key),
        }
    }
}

/// One cell and what is needed to understand it.
struct Understanding<'a, 't, 'p> {
    table: &'t Table,
    tables: &'t [Table],
    row: usize,
    column: &'static Column,
    cell: Cell<'t>,
    ids: &'a Ids<'t>,
    report: &'a mut Report<'p>,
}

impl<'t> Understanding<'_, 't, '_> {
    fn value(mut self) -> Value<'t> {
        let text = self.cell.value;
        let name = self.column.name;
        if text.is_empty() {
            if self.column.required {
                let meaning = self.column.meaning.trim_end_matches('.');
                let mut chars = meaning.chars();
                let meaning = chars
                    .next()
                    .map(|c| c.to_lowercase().chain(chars).collect::<String>());
                return self.refuse(
                    Rule::Required,
                    format!(
                        "`{name}` is empty; it says: {}",
                        meaning.unwrap_or_default()
                    ),
                );
            }
            return Value::Empty;
        }
        let length = text.chars().count();
        if length > LONGEST_CELL {
            return self.refuse(
                Rule::LongCell,
                format!("`{name}` has {length} characters; at most {LONGEST_CELL} are taken"),
            );
        }
        if text.trim() != text || text.contains("  ") {
            let mended = text.split_whitespace().collect::<Vec<_>>().join(" ");
            return self.refuse(
                Rule::Padding,
                format!("`{name}` has white space around it or doubled; write `{mended}`"),
            );
        }
        if NULL_WORDS.contains(&text) {
            return self.refuse(
                Rule::NullWord,
                format!("`{text}` reads as a missing value elsewhere; leave the cell empty if nothing is stated"),
            );
        }
        match self.column.kind {
            Kind::Id | Kind::RetiredId => self.id(),
            Kind::Text => Value::Text(text),
            Kind::Reference(targets) => self.reference(targets),
            Kind::Code(vocabulary) => self.code(vocabulary),
            Kind::Date => self.date(),
            Kind::Count => self.count(),
            Kind::Degrees(limit) => self.degrees(limit),
            Kind::Hex(digits) => {
                let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
                if text.len() == digits && text.bytes().all(hex) {
                    return Value::Text(text);
                }
                self.refuse(
                    Rule::Digits,
                    format!("`{name}` is {digits} lower-case hexadecimal digits; `{text}` is not"),
                )
            }
            Kind::Formed(form) => {
                if (form.admits)(text) {
                    return Value::Text(text);
                }
                self.refuse(
                    Rule::Form,
                    format!("`{text}` is no {}; expected {}", form.name, form.expected),
                )
            }
        }
    }

    fn refuse(&mut self, rule: Rule, message: String) -> Value<'t> {
        self.report.problems.push(Problem {
            rule,
            path: self.table.path.clone(),
            line: self.table.rows[self.row].line,
            column: self.cell.column,
            width: self.cell.width.max(1),
            message,
        });
        Value::Invalid
    }

    fn id(&mut self) -> Value<'t> {
        let text = self.cell.value;
        let formed = text.starts_with(|c: char| c.is_ascii_lowercase())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !formed {
            return self.refuse(
                Rule::Id,
                format!("`{text}` is no id; expected lower-case letters, digits and -, a letter first, such as `{}`", slug(text)),
            );
        }
        if RESERVED.contains(&text) {
            return self.refuse(
                Rule::Id,
                format!("`{text}` can't be an id, since the library uses that name; say more"),
            );
        }
        Value::Text(text)
    }

    fn reference(&mut self, targets: &[&str]) -> Value<'t> {
        let text = self.cell.value;
        let tables = targets.join(", ");
        match self.ids.get(text) {
            Some(&(table, row)) if targets.contains(&TABLES[table].name) => {
                Value::Record(table, row)
            }
            Some(&(table, _)) => {
                let message = format!(
                    "`{text}` is in {}; `{}` expects a record of {tables}",
                    TABLES[table].name, self.column.name
                );
                self.refuse(Rule::WrongTable, message)
            }
            // A table that could not be read has been reported; its records may well be there.
            None if self
                .tables
                .iter()
                .any(|t| targets.contains(&t.schema.name) && !t.readable) =>
            {
                Value::Invalid
            }
            None => {
                let candidates = self
                    .ids
                    .iter()
                    .filter(|(_, (table, _))| targets.contains(&TABLES[*table].name))
                    .map(|(id, _)| *id);
                let hint = self.report.nearest.hint(text, candidates);
                let message = format!("there is no `{text}` in {tables}{hint}");
                self.refuse(Rule::UnknownReference, message)
            }
        }
    }

    fn code(&mut self, vocabulary: &'static Vocabulary) -> Value<'t> {
        let text = self.cell.value;
        let codes = || vocabulary.terms.iter().map(|term| term.code);
        if let Some(term) = codes().position(|code| code == text) {
            return Value::Code(vocabulary, term);
        }
        let all = codes().collect::<Vec<_>>().join(", ");
        let hint = match self.report.nearest.among(text, codes()) {
            Some(nearest) => format!("did you mean `{nearest}`? The"),
            None => "the".into(),
        };
        let message = format!(
            "`{text}` is no code of `{}`; {hint} codes are {all}",
            self.column.name
        );
        self.refuse(Rule::UnknownCode, message)
    }

    fn date(&mut self) -> Value<'t> {
        let text = self.cell.value;
        match Date::parse(text) {
            Ok(date) => Value::Date(date),
            Err(error) => {
                let hint = mended_date(text)
                    .map(|date| format!("; did you mean `{date}`?"))
                    .unwrap_or_default();
                self.refuse(Rule::Date, format!("`{text}` is no date: {error}{hint}"))
            }
        }
    }

    fn count(&mut self) -> Value<'t> {
        let text = self.cell.value;
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        if digits && (text == "0" || !text.starts_with('0')) {
            if let Ok(count) = text.parse() {
                return Value::Count(count);
            }
        }
        let only_digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let grouped = text
            .chars()
            .all(|c| c.is_ascii_digit() || ", _'".contains(c));
        let hint = if grouped && only_digits.parse::<i64>().is_ok_and(|n| n > 0) {
            format!("; did you mean `{}`?", only_digits.trim_start_matches('0'))
        } else {
            String::new()
        };
        let message =
            format!("`{text}` is no whole number: expected digits alone, such as 1250{hint}");
        self.refuse(Rule::Count, message)
    }

    fn degrees(&mut self, limit: i32) -> Value<'t> {
        let text = self.cell.value;
        let parsed = || {
            let unsigned = text.strip_prefix('-').unwrap_or(text);
            let (whole, decimals) = unsigned.split_once('.')?;
            let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
            let canonical = whole == "0" || !whole.starts_with('0');
            let formed = decimals.len() == 3 && (1..=3).contains(&whole.len());
            if !(canonical && formed && digits(whole) && digits(decimals)) {
                return None;
            }
            let thousandths: i32 = format!("{whole}{decimals}").parse().ok()?;
            let signed = if unsigned == text {
                thousandths
            } else {
                -thousandths
            };
            (thousandths <= limit * 1000 && text != "-0.000").then_some(signed)
        };
        if let Some(thousandths) = parsed() {
            return Value::Degrees(thousandths);
        }
        let message = format!(
            "`{text}` is no `{}`: expected degrees from -{limit} to {limit} with three decimals, such as 51.192",
            self.column.name
        );
        self.refuse(Rule::Degrees, message)
    }
}

/// The id that a text would make.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug
        .trim_end_matches('-')
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    if slug.is_empty() { "name" } else { slug }.to_owned()
}

/// The date that was probably meant: `2024-8-6` has parts that lack a zero, `2024/08/06` other
/// marks between them.
fn mended_date(text: &str) -> Option<Date> {
    let parts: Vec<_> = text.trim().split(['-', '/', '.']).collect();
    let padded = |part: &str| match part.len() {
        1 => format!("0{part}"),
        _ => part.to_owned(),
    };
    let parts: Vec<_> = parts.into_iter().map(padded).collect();
    let forwards = parts.join("-");
    let backwards = parts
        .iter()
        .rev()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("-");
    Date::parse(&forwards)
        .or_else(|_| Date::parse(&backwards))
        .ok()
}
