//! Each cell by the kind of its column, the keys, and the order of the rows.

use std::collections::BTreeMap;

use super::super::date::Date;
use super::super::problem::{Nearest, Problem, Rule};
use super::super::read::{Cell, LONGEST_CELL, Table};
use super::super::schema::{self, Column, Kind, TABLES};
use super::super::value::{Dataset, Rows, Value};
use super::super::vocab::Vocabulary;
use super::Report;

/// Words that readers in other languages take for a missing value, in any case.
const NULL_WORDS: [&str; 9] = [
    "na", "n/a", "#na", "#n/a", "<na>", "nan", "null", "none", "nil",
];

/// Ids whose constants would clash with the other items of a module.
const RESERVED: [&str; 5] = ["all", "ids", "longest-name", "names", "rows"];

/// Where each id is defined: the positions of its table and row.
type Ids<'t> = BTreeMap<&'t str, Vec<(usize, usize)>>;

/// For each table, whether all its ids are known: what is missing among them may then be looked
/// for, and is else passed over, since its row may well be there.
fn complete(tables: &[Table]) -> Vec<bool> {
    let known = |table: &Table| {
        let id = |row| table.cell(row, 0);
        (0..table.rows.len()).all(|row| id(row).sound && !id(row).value.is_empty())
    };
    tables.iter().map(|t| t.readable && known(t)).collect()
}

/// Understands every cell.
pub fn understand<'t>(tables: &'t [Table], report: &mut Report<'_>) -> Dataset<'t> {
    let ids = ids(tables, report);
    let complete = complete(tables);
    let retired = retired(&tables[schema::table("retired").index()]);
    let rows = |table: &'t Table| {
        let columns = table.schema.columns;
        let mut values = Vec::with_capacity(table.rows.len() * columns.len());
        for row in 0..table.rows.len() {
            for (index, column) in columns.iter().enumerate() {
                let cell = table.cell(row, index);
                values.push(if table.rows[row].whole {
                    Understanding {
                        table,
                        tables,
                        row,
                        column,
                        cell,
                        ids: &ids,
                        complete: &complete,
                        retired: &retired,
                        report: &mut *report,
                    }
                    .value()
                } else {
                    Value::Invalid
                });
            }
        }
        keys(table, &values, report);
        Rows { raw: table, values }
    };
    Dataset {
        tables: tables.iter().map(rows).collect(),
    }
}

/// The retired ids, each with the one that took its place, or "".
fn retired(table: &Table) -> BTreeMap<&str, &str> {
    let column = table.schema.column("replaced_by");
    let mut retired = BTreeMap::new();
    for row in 0..table.rows.len() {
        retired.insert(table.cell(row, 0).value, table.cell(row, column).value);
    }
    retired
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
            if cell.value.is_empty() || !cell.sound {
                continue;
            }
            let places = ids.entry(cell.value).or_default();
            places.push((t, r));
            if let [(first_table, first_row), _, ..] = places[..] {
                let first: &Table = &tables[first_table];
                report.problems.push(Problem {
                    rule: Rule::DuplicateId,
                    path: table.path.clone(),
                    line: row.line,
                    column: cell.column,
                    width: cell.width.max(1),
                    message: format!(
                        "the id `{}` is already in use at {}:{}; choose another, or delete one of the two rows",
                        cell.value, first.path, first.rows[first_row].line
                    ),
                });
            }
        }
    }
    ids
}

/// Keys are unique and in order, as far as they are understood.
fn keys(table: &Table, values: &[Value<'_>], report: &mut Report<'_>) {
    let problem = |rule, row: usize, message| {
        let last = table.cell(row, table.schema.key - 1);
        Problem {
            rule,
            path: table.path.clone(),
            line: table.rows[row].line,
            column: 1,
            width: (last.column + last.width - 1).max(1),
            message,
        }
    };
    let is_understood = |row: &usize| {
        let first = row * table.schema.columns.len();
        let key = &values[first..first + table.schema.key];
        !key.iter().any(|value| matches!(value, Value::Invalid))
    };
    let rows: Vec<usize> = (0..table.rows.len()).filter(is_understood).collect();
    let keys: Vec<Vec<&str>> = rows.iter().map(|&row| table.key(row)).collect();
    if !table.schema.columns[0].is_id() {
        let mut first_with = BTreeMap::new();
        for (key, &row) in keys.iter().zip(&rows) {
            let line = table.rows[row].line;
            let first = *first_with.entry(key).or_insert(line);
            if first != line {
                let message = format!(
                    "the row `{}` is already there, at line {first}; delete one of them",
                    key.join(",")
                );
                report
                    .problems
                    .push(problem(Rule::DuplicateKey, row, message));
            }
        }
    }
    let in_order = longest_ascent(&keys);
    let mut kept = in_order.iter().peekable();
    for (i, key) in keys.iter().enumerate() {
        if kept.next_if_eq(&&i).is_some() {
            continue;
        }
        let next = in_order.partition_point(|&other| keys[other] <= *key);
        let place = match in_order.get(next) {
            Some(&next) => format!("before `{}`", keys[next].join(",")),
            None => "at the end".into(),
        };
        let message = format!(
            "the rows are sorted by key, and `{}` belongs {place}",
            key.join(",")
        );
        report.problems.push(problem(Rule::Order, rows[i], message));
    }
}

/// The positions of as many keys as possible that are in order as they stand, so that the fewest
/// rows are said to be out of place.
fn longest_ascent(keys: &[Vec<&str>]) -> Vec<usize> {
    // For each length, the ascent of that length whose last key is the least.
    let mut lasts: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(keys.len());
    for (i, key) in keys.iter().enumerate() {
        let length = lasts.partition_point(|&last| keys[last] <= *key);
        before.push(length.checked_sub(1).map(|shorter| lasts[shorter]));
        match lasts.get_mut(length) {
            Some(last) => *last = i,
            None => lasts.push(i),
        }
    }
    let mut ascent: Vec<usize> =
        std::iter::successors(lasts.last().copied(), |&i| before[i]).collect();
    ascent.reverse();
    ascent
}

/// One cell and what is needed to understand it.
struct Understanding<'a, 't, 'p> {
    table: &'t Table,
    tables: &'t [Table],
    row: usize,
    column: &'static Column,
    cell: Cell<'t>,
    ids: &'a Ids<'t>,
    complete: &'a [bool],
    retired: &'a BTreeMap<&'t str, &'t str>,
    report: &'a mut Report<'p>,
}

impl<'t> Understanding<'_, 't, '_> {
    fn value(mut self) -> Value<'t> {
        let text = self.cell.value;
        let name = self.column.name;
        if !self.cell.sound {
            return Value::Invalid;
        }
        if text.is_empty() {
            if self.column.required {
                let meaning = in_a_sentence(self.column.meaning);
                return self.refuse(
                    Rule::Required,
                    format!("`{name}` is empty; expected: {meaning}"),
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
        if text.trim().is_empty() {
            let message = format!("`{name}` holds nothing but white space; leave the cell empty");
            return self.refuse(Rule::Padding, message);
        }
        if text.trim() != text || text.contains("  ") {
            let mended = text.split_whitespace().collect::<Vec<_>>().join(" ");
            return self.refuse(
                Rule::Padding,
                format!("`{name}` has white space around it or doubled; write `{mended}`"),
            );
        }
        if NULL_WORDS
            .iter()
            .any(|word| word.eq_ignore_ascii_case(text))
        {
            return self.refuse(
                Rule::NullWord,
                format!("`{text}` reads as a missing value elsewhere; leave the cell empty if nothing is stated"),
            );
        }
        match self.column.kind {
            Kind::Id
                if self
                    .ids
                    .get(text)
                    .is_some_and(|first| first[0] != self.place()) =>
            {
                Value::Invalid // Said where the ids were collected.
            }
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

    /// The positions of the table and of the row.
    fn place(&self) -> (usize, usize) {
        (self.table.schema.index(), self.row)
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
        if !is_id(text) {
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
        let places = self.ids.get(text).map_or(&[][..], Vec::as_slice);
        let fits = |(table, _): &&(usize, usize)| targets.contains(&TABLES[*table].name);
        match places.iter().find(fits).or(places.first()) {
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
            None if targets
                .iter()
                .any(|target| !self.complete[schema::table(target).index()]) =>
            {
                Value::Invalid
            }
            None if self.retired.contains_key(text) => {
                let replacement = match self.retired[text] {
                    "" => "nothing took its place".into(),
                    id => format!("`{id}` took its place"),
                };
                let message = format!("`{text}` is retired, and {replacement}");
                self.refuse(Rule::UnknownReference, message)
            }
            None => {
                let candidates = targets.iter().flat_map(|target| {
                    let table = &self.tables[schema::table(target).index()];
                    (0..table.rows.len()).map(|row| table.cell(row, 0).value)
                });
                let nearest = self.report.nearest.among(text, candidates);
                // The row that is meant has an id of a wrong form, and that has been said.
                if nearest.is_some_and(|id| !is_id(id)) {
                    return Value::Invalid;
                }
                let hint = nearest.map(|id| format!("; did you mean `{id}`?"));
                let message = format!(
                    "there is no `{text}` in {tables}{}",
                    hint.unwrap_or_default()
                );
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
        let message = no_code(text, self.column.name, vocabulary, &self.report.nearest);
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
        if let Some(count) = count(text) {
            return Value::Count(count);
        }
        if text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0') {
            let message = format!(
                "`{text}` is too great a number: at most {} is taken",
                i64::MAX
            );
            return self.refuse(Rule::Count, message);
        }
        let only_digits: String = text.chars().filter(char::is_ascii_digit).collect();
        // The comma of 1,5 parts no thousands: 15 was not meant.
        let is_group = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let mut groups = text.split([',', ' ', '_', '\'']);
        let is_grouped = groups.next().is_some_and(is_group)
            && groups.all(|group| group.len() == 3 && is_group(group));
        let hint = if is_grouped && only_digits.parse::<i64>().is_ok_and(|n| n > 0) {
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

/// Says that a text is no code of a column, and what the codes are.
pub fn no_code(text: &str, column: &str, vocabulary: &Vocabulary, nearest: &Nearest) -> String {
    let codes: Vec<_> = vocabulary.terms.iter().map(|term| term.code).collect();
    let hint = match nearest.among(text, codes.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`? The"),
        None => "the".into(),
    };
    let codes = codes.join(", ");
    format!("`{text}` is no code of `{column}`; {hint} codes are {codes}")
}

/// A meaning without its full stop, and with a small letter where it starts with a word.
fn in_a_sentence(meaning: &str) -> String {
    let meaning = meaning.trim_end_matches('.');
    let mut chars = meaning.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some('a'..='z')) => first.to_lowercase().chain(chars).collect(),
        _ => meaning.to_owned(),
    }
}

/// The whole number that a text writes in the one way there is.
pub fn count(text: &str) -> Option<i64> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let canonical = text == "0" || !text.starts_with('0');
    (digits && canonical).then(|| text.parse().ok())?
}

/// Whether the text has the form of an id.
fn is_id(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(is_part)
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
/// marks between them, `15.8.2024` and `8/15/2024` another order.
fn mended_date(text: &str) -> Option<Date> {
    if let Some((start, end)) = text.split_once('/').filter(|(_, end)| !end.contains('/')) {
        // An interval: each end for itself, as far as it needs mending.
        let mended = |end: &str| match Date::parse(end) {
            Err(_) if end != ".." => Some(mended_date(end)?.to_string()),
            _ => Some(end.to_owned()),
        };
        return Date::parse(&format!("{}/{}", mended(start)?, mended(end)?)).ok();
    }
    let padded = |part: &str| match part.len() {
        1 => format!("0{part}"),
        _ => part.to_owned(),
    };
    let parts: Vec<_> = text.trim().split(['-', '/', '.']).map(padded).collect();
    let forwards = Date::parse(&parts.join("-")).ok();
    let [first, second, year] = &parts[..] else {
        return forwards;
    };
    let day_first = Date::parse(&format!("{year}-{second}-{first}")).ok();
    let month_first = Date::parse(&format!("{year}-{first}-{second}")).ok();
    forwards.or(match (day_first, month_first) {
        (Some(day_first), _) if text.contains('.') => Some(day_first),
        // 6/8/2024 is one day in London and another in New York.
        (Some(one), Some(other)) => Some(one).filter(|_| one == other),
        (one, other) => one.or(other),
    })
}
