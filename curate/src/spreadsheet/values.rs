//! Values that a spreadsheet has changed.

use chrono::{Days, NaiveDate};
use curate::codegen::check::cells::not_a_number;
use curate::codegen::date::Date;
use curate::codegen::form;
use curate::codegen::in_words::MONTHS;
use curate::codegen::problem::{Problem, Rule};
use curate::codegen::read::RawTable;
use curate::codegen::schema::{Column, Kind};
use encoding_rs::{WINDOWS_1251, WINDOWS_1252};

use super::form::degrees;

/// What a spreadsheet makes of words that it takes for truth values.
const TRUTH_VALUES: [&str; 2] = ["TRUE", "FALSE"];

/// The cells whose values a spreadsheet has changed, as far as a cell shows it.
pub fn changed(table: &RawTable) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        for column in table.schema.columns {
            let cell = table.cell(index, column.at.index);
            problems.extend(change(cell.value, column).map(|message| Problem {
                rule: Rule::Spreadsheet,
                path: table.path.clone(),
                line: row.line,
                column: cell.column,
                width: cell.width.max(1),
                message,
            }));
        }
    }
    problems
}

/// What a spreadsheet has done to a cell, and what was probably in it.
pub fn change(text: &str, column: &Column) -> Option<String> {
    if text.starts_with('=') {
        return Some(format!(
            "`{text}` is a formula of a spreadsheet; write the value itself"
        ));
    }
    if is_error(text) {
        return Some(format!(
            "`{text}` is an error of a spreadsheet; write the value that was there"
        ));
    }
    if TRUTH_VALUES.contains(&text) {
        return Some(format!(
            "`{text}` is how a spreadsheet writes a truth value; write the word that was there"
        ));
    }
    if let Some((encoding, original)) = misread(text) {
        return Some(format!(
            "`{text}` is UTF-8 that was read as {encoding}; did you mean `{original}`?"
        ));
    }
    if text.contains("??") && !text.contains(char::is_alphanumeric) {
        return Some(format!(
            "`{text}` is what an encoding without these letters leaves of a text; write what was there, and save the file as UTF-8"
        ));
    }
    if let Some(message) = scientific(text, column) {
        return Some(message);
    }
    match column.kind {
        Kind::Date => date(text),
        Kind::Number | Kind::Count => grouped(text, column),
        Kind::Degrees(limit) => coordinate(text, limit),
        // A text may be a date, but hardly one in this form.
        _ => month_and_number(text),
    }
}

/// Whether a text is `#NAME?`, `#REF!`, `#DIV/0!` or, in LibreOffice, `Err:502`.
fn is_error(text: &str) -> bool {
    let named = text
        .strip_prefix('#')
        .and_then(|name| name.strip_suffix(['!', '?']));
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_uppercase() || c.is_numeric() || c == '/')
    };
    let numbered = text.strip_prefix("Err:");
    named.is_some_and(is_name) || numbered.is_some_and(|number| form::count(number).is_some())
}

/// The text that a text was before its UTF-8 was read as something else, and as what.
fn misread(text: &str) -> Option<(&'static str, String)> {
    let first = text.find(|c: char| !c.is_ascii())?;
    // In capitals, `É…` and `É’` are plausible as they are.
    if text[..first].ends_with(char::is_uppercase) {
        return None;
    }
    let names = [
        (WINDOWS_1252, "Windows-1252"),
        (WINDOWS_1251, "Windows-1251"),
    ];
    names.into_iter().find_map(|(encoding, name)| {
        let (bytes, _, has_others) = encoding.encode(text);
        let original = String::from_utf8(bytes.into_owned()).ok()?;
        (!has_others).then_some((name, original))
    })
}

/// What is said of a long number, which a spreadsheet writes as `1.2E+05`.
fn scientific(text: &str, column: &Column) -> Option<String> {
    let (mantissa, exponent) = text.split_once("E+")?;
    if !is_digits(exponent) || !mantissa.split(['.', ',']).all(is_digits) {
        return None;
    }
    let is_number = matches!(column.kind, Kind::Number | Kind::Count);
    let number: Option<f64> = text.replace(',', ".").parse().ok();
    let reading = number.filter(|number| is_number && *number < 1e15);
    let readings: Vec<String> = reading.iter().map(f64::to_string).collect();
    Some(format!(
        "`{text}` is how a spreadsheet writes a long number, perhaps without its last digits; {}",
        meant(&readings)
    ))
}

/// What is said of a number whose thousands or decimals a spreadsheet has separated.
fn grouped(text: &str, column: &Column) -> Option<String> {
    let is_separated = !is_digits(text) && text.split(['.', ',', '\'']).all(is_digits);
    (is_separated && form::number(text).is_none()).then(|| not_a_number(text, column.name))
}

/// What is said of a coordinate whose point a spreadsheet has taken for a separator of thousands, or
/// whose decimals it has dropped. `fmt` has restored what is certain before it looks here.
fn coordinate(text: &str, limit: i32) -> Option<String> {
    let restored = degrees(text);
    if restored != text {
        return Some(format!(
            "`{text}` is how a spreadsheet writes a coordinate; did you mean `{restored}`? `cargo curate fmt` writes it so"
        ));
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let whole = number(digits).filter(|_| is_digits(digits))?;
    let readings = [
        (whole <= limit.unsigned_abs()).then(|| format!("{sign}{whole}.000")),
        Some(format!("{sign}{}.{:03}", whole / 1000, whole % 1000)),
    ];
    let readings: Vec<String> = readings.into_iter().flatten().collect();
    let meant = meant(&readings);
    Some(format!(
        "`{text}` is a coordinate without its decimals; {meant}"
    ))
}

/// What is said of a date that a spreadsheet has written its own way, such as `8/6/2024`.
fn date(text: &str) -> Option<String> {
    if Date::parse(text).is_ok() {
        return None;
    }
    if let Some(day) = serial(text) {
        return Some(format!(
            "`{text}` is how a spreadsheet counts days; {}",
            meant(&[day])
        ));
    }
    let parts = text.split([' ', '-', '/', '.', ',']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_named = parts.iter().any(|part| named_month(part).is_some());
    let month = |part: &str| named_month(part).or_else(|| number(part));
    let day = |year: &str, month: Option<u32>, day: &str| {
        Some(format!(
            "{}-{:02}-{:02}",
            full_year(year)?,
            month?,
            number(day)?
        ))
    };
    let readings = match parts[..] {
        [first, second] if is_named => {
            let of = |month| Some(format!("{}-{month:02}", full_year(second)?));
            [named_month(first).and_then(of), None]
        }
        [first, second, year] if is_named || is_in_figures(text, &parts) => [
            // In the United States the month comes first, but not where points are written.
            day(year, month(first), second).filter(|_| is_named || !text.contains('.')),
            day(year, month(second), first),
        ],
        _ => return None,
    };
    let mut readings: Vec<String> = readings.into_iter().flatten().collect();
    readings.retain(|reading| Date::parse(reading).is_ok());
    readings.dedup();
    let meant = meant(&readings);
    Some(format!(
        "`{text}` is how a spreadsheet writes a date; {meant}"
    ))
}

/// The day that a number of five digits is to a spreadsheet, which counts the days from 1899-12-30 on.
fn serial(text: &str) -> Option<String> {
    let count = form::count(text).filter(|_| text.len() == 5)?;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = start.checked_add_days(Days::new(count.into()))?;
    Some(day.to_string())
}

/// Whether a text is day, month and year in one of the orders of spreadsheets.
fn is_in_figures(text: &str, parts: &[&str]) -> bool {
    let is_short = |part: &&str| part.len() <= 2;
    parts.iter().all(|part| is_digits(part))
        && parts.iter().take(2).all(is_short)
        && parts.last().is_some_and(|year| full_year(year).is_some())
        && text.contains(['/', '.'])
}

/// What is said of two numbers that a spreadsheet has taken for a date: `Mar-25`, `5-Mar`.
fn month_and_number(text: &str) -> Option<String> {
    let (first, second) = text.split_once('-')?;
    // An id such as `may-9` has no capital letter.
    let is_month = |part: &str| {
        part.len() == 3 && part.starts_with(char::is_uppercase) && named_month(part).is_some()
    };
    let is_number = |part: &str| part.len() <= 2 && is_digits(part);
    let is_date = (is_month(first) && is_number(second)) || (is_number(first) && is_month(second));
    is_date.then(|| {
        format!(
            "`{text}` is how a spreadsheet writes a date; write what was there, perhaps two numbers"
        )
    })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A number that may start with zeros.
fn number(text: &str) -> Option<u32> {
    form::count(text.trim_start_matches('0'))
}

/// The number of a month whose name or its first three letters a text is.
fn named_month(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let mut names = (1..).zip(MONTHS.map(str::to_lowercase));
    let (number, _) = names.find(|(_, name)| *name == text || name[..3] == text)?;
    Some(number)
}

/// A year with four digits; spreadsheets write two.
fn full_year(text: &str) -> Option<String> {
    let is_digits = text.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        2 if is_digits => Some(format!("20{text}")),
        4 if is_digits => Some(text.to_owned()),
        _ => None,
    }
}

/// The end of a message: what a cell may have been.
fn meant(readings: &[String]) -> String {
    match readings {
        [] => "write what was there".into(),
        readings => format!("did you mean `{}`?", readings.join("` or `")),
    }
}

#[cfg(test)]
mod tests {
    use curate::codegen::schema::{Column, actors, anchors, events, figures, places};

    use super::change;

    fn said(column: &Column, cells: &[(&str, &str)]) {
        for (text, expected) in cells {
            let said = change(text, column);
            let expected = (!expected.is_empty()).then(|| format!("`{text}` {expected}"));
            assert_eq!(said, expected, "{text}");
        }
    }

    #[test]
    fn a_text_shows_what_a_spreadsheet_makes_of_it() {
        let error = "is an error of a spreadsheet; write the value that was there";
        let date = "is how a spreadsheet writes a date; write what was there, perhaps two numbers";
        let long = "is how a spreadsheet writes a long number, perhaps without its last digits; write what was there";
        let misread = |encoding: &str, original: &str| {
            format!("is UTF-8 that was read as {encoding}; did you mean `{original}`?")
        };
        said(
            actors::name.column(),
            &[
                (
                    "=1+1",
                    "is a formula of a spreadsheet; write the value itself",
                ),
                ("#NAME?", error),
                ("#REF!", error),
                ("#WERT!", error),
                ("#DIV/0!", error),
                ("Err:502", error),
                (
                    "TRUE",
                    "is how a spreadsheet writes a truth value; write the word that was there",
                ),
                ("InÃ¡cio", &misread("Windows-1252", "Inácio")),
                ("He said â€œno", &misread("Windows-1252", "He said “no")),
                ("РљСѓСЂСЃРє", &misread("Windows-1251", "Курск")),
                ("Mar-25", date),
                ("5-Mar", date),
                (
                    "???? ??",
                    "is what an encoding without these letters leaves of a text; write what was there, and save the file as UTF-8",
                ),
                ("1.2E+05", long),
                // What may well be in an article, or in an id.
                ("CAFÉ…", ""),
                ("RENÉ’S", ""),
                ("Inácio", ""),
                ("Курск", ""),
                ("may-9", ""),
                ("3-5", ""),
                // Where a wording was `64%`, its digest shows that.
                ("64.00%", ""),
                ("#metoo!", ""),
                ("Err:", ""),
                ("Why??", ""),
                ("True", ""),
                ("6 Aug 2024", ""),
                ("120.000", ""),
            ],
        );
        said(anchors::digest.column(), &[("1.23457E+15", long)]);
    }

    #[test]
    fn a_date_shows_what_a_spreadsheet_makes_of_it() {
        for (text, meant) in [
            ("Mar-25", "did you mean `2025-03`?"),
            ("Aug 2024", "did you mean `2024-08`?"),
            ("6-Aug", "write what was there"),
            ("8/6/2024", "did you mean `2024-08-06` or `2024-06-08`?"),
            ("8/15/24", "did you mean `2024-08-15`?"),
            ("6/6/2024", "did you mean `2024-06-06`?"),
            ("06.08.2024", "did you mean `2024-08-06`?"),
            ("6 Aug 2024", "did you mean `2024-08-06`?"),
            ("6-Aug-24", "did you mean `2024-08-06`?"),
            ("August 6, 2024", "did you mean `2024-08-06`?"),
            ("31/31/2024", "write what was there"),
        ] {
            let expected = format!("is how a spreadsheet writes a date; {meant}");
            said(events::date.column(), &[(text, &expected)]);
        }
        for (text, meant) in [
            ("45510", "2024-08-06"),
            ("45351", "2024-02-29"),
            ("45352", "2024-03-01"),
            ("45657", "2024-12-31"),
            ("45658", "2025-01-01"),
            ("25569", "1970-01-01"),
            ("73109", "2100-02-28"),
            ("73110", "2100-03-01"),
        ] {
            let expected = format!("is how a spreadsheet counts days; did you mean `{meant}`?");
            said(events::date.column(), &[(text, &expected)]);
        }
        // What a person types is left to the check.
        for text in [
            "2024",
            "202408",
            "2024-08-06",
            "2024-8-6",
            "2024/08/06",
            "2024-5-4/2024-05-10",
            "",
            "August",
        ] {
            said(events::date.column(), &[(text, "")]);
        }
    }

    #[test]
    fn a_coordinate_shows_what_a_spreadsheet_makes_of_it() {
        let lost =
            |meant: &str| format!("is a coordinate without its decimals; did you mean {meant}?");
        said(
            places::latitude.column(),
            &[
                ("51191", &lost("`51.191`")),
                ("-5", &lost("`-5.000` or `-0.005`")),
                (
                    "51.19",
                    "is how a spreadsheet writes a coordinate; did you mean `51.190`? `cargo curate fmt` writes it so",
                ),
                ("51.191", ""),
                ("51.19123", ""),
                ("", ""),
            ],
        );
    }

    #[test]
    fn a_number_shows_what_a_spreadsheet_makes_of_it() {
        let meant = |number: &str| {
            format!(
                "is not a valid `printed`: expected a number such as 1250, 99.5 or 33 1/3; did you mean {number}?"
            )
        };
        said(
            figures::printed.column(),
            &[
                ("120.000", &meant("`120000` or `120`")),
                ("1,250", &meant("`1250`")),
                ("99,5", &meant("`99.5`")),
                (
                    "1.2E+05",
                    "is how a spreadsheet writes a long number, perhaps without its last digits; did you mean `120000`?",
                ),
                ("99.5", ""),
                ("33 1/3", ""),
                ("007", ""),
                ("many", ""),
            ],
        );
    }
}
