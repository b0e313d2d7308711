//! Each cell by the kind of its column.

use super::Report;
use super::ids::Ids;
use super::suggest::{nearest_date, slug};
use crate::codegen::characters::{Class, distinct};
use crate::codegen::dataset::{RowPlace, Value};
use crate::codegen::date::Date;
use crate::codegen::form::{self, is_digits};
use crate::codegen::list::List as _;
use crate::codegen::nearest::Nearest;
use crate::codegen::number::{Number, digits};
use crate::codegen::problem::{Problem, Rule};
use crate::codegen::read::{Cell, LONGEST_CELL, RawTable};
use crate::codegen::schema::{Column, Kind, Target};
use crate::codegen::vocab::Vocabulary;

/// Words that other software reads as a missing value, in upper or lower case. None is longer than
/// `null`, so that a longer text need not be compared.
const NULL_WORDS: [&str; 9] = [
    "na", "n/a", "#na", "#n/a", "<na>", "nan", "null", "none", "nil",
];

/// Ids whose constants would clash with the other items of a module: with `ALL`, and with what
/// `emit` writes for the look-ups.
pub const RESERVED: [&str; 9] = [
    "all",
    "corrected",
    "ends",
    "ids",
    "longest-name",
    "named",
    "names",
    "retired",
    "rows",
];

/// Parses the cells of a table, row by row.
pub fn parse<'t>(
    table: &'t RawTable,
    tables: &'t [RawTable],
    ids: &Ids<'t>,
    report: &mut Report<'_>,
) -> Vec<Value<'t>> {
    let columns = table.schema.columns;
    let mut values = Vec::with_capacity(table.rows.len() * columns.len());
    for (index, row) in table.rows.iter().enumerate() {
        for column in columns {
            let parser = Parser {
                table,
                tables,
                row: index,
                column,
                cell: table.cell(index, column.at.index),
                ids,
                report: &mut *report,
            };
            values.push(if row.whole {
                parser.value()
            } else {
                Value::Invalid
            });
        }
    }
    values
}

/// One cell and what is needed to parse it.
struct Parser<'a, 't, 'p> {
    table: &'t RawTable,
    tables: &'t [RawTable],
    row: usize,
    column: &'static Column,
    cell: Cell<'t>,
    ids: &'a Ids<'t>,
    report: &'a mut Report<'p>,
}

impl<'t> Parser<'_, 't, '_> {
    fn value(mut self) -> Value<'t> {
        if !self.cell.sound {
            return Value::Invalid;
        }
        let value = alone(self.cell.value, self.column, &self.report.nearest);
        match (value, self.column.kind) {
            // The duplicate was reported when the ids were collected.
            (Ok(_) | Err((Rule::Id, _)), Kind::Id) if self.is_repeated() => Value::Invalid,
            (Ok(Value::Text(_)), Kind::Reference(target)) => self.reference(target),
            (Ok(value), _) => value,
            (Err((rule, message)), _) => self.refuse(rule, message),
        }
    }

    fn place(&self) -> RowPlace {
        RowPlace {
            table: self.table.schema.id,
            row: self.row,
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

    /// Whether another row has the id, and had it first.
    fn is_repeated(&self) -> bool {
        let first = self.ids.records(self.cell.value).first();
        first.is_some_and(|first| *first != self.place())
    }

    fn reference(&mut self, target: Target) -> Value<'t> {
        let text = self.cell.value;
        let places = self.ids.records(text);
        let fits = |place: &&RowPlace| target.tables.contains(&place.table);
        if let Some(place) = places.iter().find(fits) {
            return Value::Record(*place);
        }
        let names = target.tables.iter().map(|table| table.schema().name);
        let names = names.joined(", ");
        if let Some(place) = places.first() {
            let message = format!(
                "`{text}` is in {}, but `{}` refers to a record of {names}",
                place.table.schema().name,
                self.column.name
            );
            return self.refuse(Rule::WrongTable, message);
        }
        if !target
            .tables
            .iter()
            .all(|table| self.ids.is_complete(*table))
        {
            return Value::Invalid;
        }
        if let Some(replacement) = self.ids.replacement(text) {
            return self.refuse(Rule::UnknownReference, is_retired(text, replacement));
        }
        let candidates = target.tables.iter().flat_map(|table| {
            let table = &self.tables[*table as usize];
            (0..table.rows.len()).map(|row| table.cell(row, 0).value)
        });
        let nearest = self.report.nearest.among(text, candidates);
        // The row that is meant has an id that is not valid, which is reported there.
        if nearest.is_some_and(|id| !is_id(id)) {
            return Value::Invalid;
        }
        let hint = nearest.map(|id| format!("; did you mean `{id}`?"));
        let message = format!(
            "there is no `{}` in {names}{}",
            distinct(text),
            hint.unwrap_or_default()
        );
        self.refuse(Rule::UnknownReference, message)
    }
}

/// The value of a cell as far as the cell alone tells it: whether there is such a record is another
/// matter. Else the rule that it breaks, and the message.
pub fn alone<'t>(
    text: &'t str,
    column: &Column,
    nearest: &Nearest,
) -> Result<Value<'t>, (Rule, String)> {
    let name = column.name;
    if text.is_empty() {
        return match column.required {
            false => Ok(Value::Empty),
            true => {
                let meaning = in_a_sentence(column.meaning());
                let message = format!("`{name}` is empty; expected: {meaning}");
                Err((Rule::Required, message))
            }
        };
    }
    form(text, name)?;
    let value = formed(text, column, nearest);
    value.map_err(|(rule, message)| (rule, message.replacen(text, &distinct(text), 1)))
}

/// The value of a cell by the kind of its column.
fn formed<'t>(
    text: &'t str,
    column: &Column,
    nearest: &Nearest,
) -> Result<Value<'t>, (Rule, String)> {
    let name = column.name;
    match column.kind {
        Kind::Id | Kind::RetiredId => id(text),
        Kind::Text | Kind::Reference(_) => Ok(Value::Text(text)),
        Kind::Code(vocabulary) => {
            let mut codes = vocabulary.codes.iter();
            match codes.position(|code| *code == text) {
                Some(term) => Ok(Value::Code(vocabulary, term)),
                None => Err((
                    Rule::UnknownCode,
                    not_a_code(text, name, vocabulary, nearest),
                )),
            }
        }
        Kind::Date => date(text),
        Kind::Number => match form::number(text) {
            Some(number) => Ok(Value::Number(number)),
            None => Err((Rule::Number, not_a_number(text, name))),
        },
        Kind::Count => count(text),
        Kind::Degrees(limit) => degrees(text, limit, name),
        Kind::Hex(digits) => {
            let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            if text.len() == digits && text.bytes().all(hex) {
                return Ok(Value::Text(text));
            }
            Err((
                Rule::Digits,
                format!(
                    "`{text}` is not a valid `{name}`: expected {digits} lower-case hexadecimal digits"
                ),
            ))
        }
        Kind::Formed(form) if (form.admits)(text) => Ok(Value::Text(text)),
        Kind::Formed(form) => Err((
            Rule::Form,
            format!(
                "`{text}` is not a valid {}; expected {}",
                form.name, form.expected
            ),
        )),
    }
}

/// What is wrong with a text, regardless of the kind of its cell.
fn form(text: &str, name: &str) -> Result<(), (Rule, String)> {
    let length = text.chars().count();
    let is_space: Class = char::is_whitespace;
    let is_padded = text.starts_with(is_space) || text.ends_with(is_space);
    Err(if length > LONGEST_CELL {
        (
            Rule::LongCell,
            format!("`{name}` has {length} characters; at most {LONGEST_CELL} are allowed"),
        )
    } else if is_padded && text.trim().is_empty() {
        (
            Rule::Padding,
            format!("`{name}` holds nothing but white space; leave the cell empty"),
        )
    } else if is_padded || has_double_spaces(text.as_bytes()) {
        let fixed = text.split_whitespace().joined(" ");
        (
            Rule::Padding,
            format!(
                "`{name}` starts or ends with white space, or has double spaces; write `{fixed}`"
            ),
        )
    } else if text.len() <= "null".len() && NULL_WORDS.contains(&&*text.to_ascii_lowercase()) {
        (
            Rule::NullWord,
            format!(
                "other software reads `{text}` as a missing value; leave the cell empty if the article states nothing"
            ),
        )
    } else {
        return Ok(());
    })
}

fn has_double_spaces(text: &[u8]) -> bool {
    // An iterator is slow where nothing is optimised.
    let mut i = 1;
    while i < text.len() && !(text[i] == b' ' && text[i - 1] == b' ') {
        i += 1;
    }
    i < text.len()
}

fn id(text: &str) -> Result<Value<'_>, (Rule, String)> {
    let message = if !is_id(text) {
        format!(
            "`{text}` is not a valid id: expected lower-case letters, digits and -, starting with a letter, such as `{}`",
            slug(text)
        )
    } else if RESERVED.contains(&text) {
        format!(
            "`{text}` can't be an id, since the library uses that name; choose a more specific one"
        )
    } else {
        return Ok(Value::Text(text));
    };
    Err((Rule::Id, message))
}

fn date(text: &str) -> Result<Value<'_>, (Rule, String)> {
    match Date::parse(text) {
        Ok(date) => Ok(Value::Date(date)),
        Err(error) => {
            let hint = hint(nearest_date(text).map(|date| date.to_string()));
            let message = format!("`{text}` is not a valid date: {error}{hint}");
            Err((Rule::Date, message))
        }
    }
}

fn count(text: &str) -> Result<Value<'_>, (Rule, String)> {
    match form::count(text) {
        Some(count) => Ok(Value::Count(count)),
        None => {
            let message = too_large(text, u32::MAX.into()).unwrap_or_else(|| {
                let hint = hint(without_separators(text, |c| {
                    matches!(c, ',' | ' ' | '_' | '\'')
                }));
                format!("`{text}` is not a whole number: expected only digits, such as 1250{hint}")
            });
            Err((Rule::Count, message))
        }
    }
}

fn degrees<'t>(text: &'t str, limit: i32, name: &str) -> Result<Value<'t>, (Rule, String)> {
    let parsed = || {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = unsigned.split_once('.')?;
        if whole.len() > 3 || decimals.len() != 3 {
            return None;
        }
        let thousandths = form::whole(whole)? * 1000 + digits(decimals)?;
        let thousandths = i32::try_from(thousandths).ok()?;
        let signed = if unsigned == text {
            thousandths
        } else {
            -thousandths
        };
        (thousandths <= limit * 1000 && text != "-0.000").then_some(signed)
    };
    parsed().map(Value::Degrees).ok_or_else(|| {
        let message = format!(
            "`{text}` is not a valid `{name}`: expected degrees from -{limit} to {limit} with three decimals, such as 51.192"
        );
        (Rule::Degrees, message)
    })
}

/// The message that an id is retired.
pub fn is_retired(id: &str, replacement: &str) -> String {
    match replacement {
        "" => format!("`{id}` is retired, and nothing replaced it"),
        other => format!("`{id}` is retired, and `{other}` replaced it"),
    }
}

/// The message that a text is not a code of a column.
pub fn not_a_code(text: &str, column: &str, vocabulary: &Vocabulary, nearest: &Nearest) -> String {
    let hint = match nearest.among(text, vocabulary.codes.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`? The"),
        None => "the".into(),
    };
    let codes = vocabulary.codes.iter().joined(", ");
    format!("`{text}` is not a code of `{column}`; {hint} codes are {codes}")
}

/// The message that a text is not a number of a column.
pub fn not_a_number(text: &str, column: &str) -> String {
    if let Some(message) = too_large(text, i64::MAX) {
        return message;
    }
    let grouped = without_separators(text, |c| matches!(c, ',' | ' ' | '_' | '\'' | '.'));
    // The comma of `1,250` separates thousands, that of `99,5` decimals.
    let decimal = match &grouped {
        Some(_) => text.to_owned(),
        None => text.replace(',', "."),
    };
    let number = Number::parse(&decimal).ok().filter(|number| *number >= 0);
    let number = number.map(|number| number.to_string());
    let decimal = number.filter(|number| *number == decimal || !text.contains(','));
    let meant = match (grouped, decimal) {
        (Some(grouped), Some(decimal)) if grouped != decimal => {
            Some(format!("{grouped}` or `{decimal}"))
        }
        (grouped, decimal) => grouped.or(decimal),
    };
    let hint = hint(meant);
    format!(
        "`{text}` is not a valid `{column}`: expected a number such as 1250, 99.5 or 33 1/3{hint}"
    )
}

fn too_large(text: &str, greatest: i64) -> Option<String> {
    let is_whole = is_digits(text) && !text.starts_with('0');
    is_whole.then(|| format!("`{text}` is too large: the greatest number allowed is {greatest}"))
}

/// The digits of a number whose thousands are separated by one of these characters, or that starts
/// with zeros.
fn without_separators(text: &str, is_separator: Class) -> Option<String> {
    let mut groups = text.split(is_separator);
    // In 1,5 the comma does not separate thousands, so 15 is not what was meant.
    let is_grouped = groups.next().is_some_and(is_digits)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    let number: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = number.trim_start_matches('0');
    (is_grouped && digits(number).is_some()).then(|| number.to_owned())
}

fn hint(meant: Option<String>) -> String {
    meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

/// A meaning without its full stop, and without the capital letter of its first word.
fn in_a_sentence(meaning: &str) -> String {
    let meaning = meaning.trim_end_matches('.');
    let mut chars = meaning.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some('a'..='z')) => format!("{}{}", first.to_lowercase(), chars.as_str()),
        _ => meaning.to_owned(),
    }
}

/// Whether the text has the form of an id.
fn is_id(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let is_letter: Class = |c| c.is_ascii_lowercase();
    text.starts_with(is_letter) && text.bytes().all(is_part)
}
