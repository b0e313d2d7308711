//! The rules within one record.

use super::super::problem::Rule;
use super::super::schema::TABLES;
use super::super::value::{Dataset, Row, is_vague};
use super::super::vocab::Qualifier;
use super::Report;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for table in &TABLES {
        if let Some(date) = table.date() {
            let basis = format!("{date}_basis");
            for row in dataset.rows(table.name) {
                dated(row, date, &basis, report);
            }
        }
    }
    for row in dataset.rows("places") {
        coordinates(row, report);
    }
    for row in dataset.rows("events") {
        title(row, report);
    }
    for row in dataset.rows("metrics") {
        measure(row, report);
    }
    for row in dataset.rows("figures") {
        value(row, report);
        share(row, report);
        asserted(row, report);
        owner(row, "claimed_by", report);
    }
    for row in dataset.rows("quotes") {
        owner(row, "speaker", report);
    }
}

/// A date has a basis, a basis has a date, and no article reports what is still to come.
fn dated(row: Row<'_, '_>, date: &str, basis: &str, report: &mut Report<'_>) {
    if row.is_invalid(&[date, basis]) {
        return;
    }
    let stated = row.code(basis);
    match (row.date(date), stated) {
        (Some(_), None | Some("unknown")) => report.problems.push(row.problem(
            Rule::Basis,
            basis,
            format!("`{date}` has a date, so `{basis}` says how it was arrived at: explicit, relative or inferred"),
        )),
        (None, Some(code)) if code != "unknown" => report.problems.push(row.problem(
            Rule::Basis,
            date,
            format!("`{basis}` is {code}, so `{date}` has a date; without one the basis is unknown"),
        )),
        _ => {}
    }
    if !row
        .schema()
        .columns
        .iter()
        .any(|column| column.name == "source")
    {
        return;
    }
    // What is planned, or only thought of, may be still to come.
    let is_to_come = match row.schema().name {
        "anchors" => row
            .record_in("record", "events")
            .is_some_and(|event| event.code("realis") != Some("asserted")),
        "figures" => row.code("caveat") == Some("hypothetical"),
        _ => false,
    };
    let published = row
        .record("source")
        .and_then(|source| source.date("published"));
    if let (Some(when), Some(published)) = (row.date(date), published) {
        if when.first_day() > published.last_day() && !is_to_come {
            report.problems.push(row.problem(
                Rule::Future,
                date,
                format!("`{when}` is after the article came out ({published})"),
            ));
        }
    }
}

fn coordinates(row: Row<'_, '_>, report: &mut Report<'_>) {
    let columns = ["latitude", "longitude", "geonames"];
    if row.is_invalid(&columns) {
        return;
    }
    let missing = columns.into_iter().find(|column| row.is_empty(column));
    let given = columns.into_iter().find(|column| !row.is_empty(column));
    if let (Some(missing), Some(given)) = (missing, given) {
        report.problems.push(row.problem(
            Rule::Coordinates,
            missing,
            format!("`{given}` is given and `{missing}` is not; latitude, longitude and geonames come together"),
        ));
    }
}

fn title(row: Row<'_, '_>, report: &mut Report<'_>) {
    let words = row
        .text("title")
        .map_or(0, |title| title.split(' ').count());
    if words > 12 {
        report.problems.push(row.problem(
            Rule::TitleLength,
            "title",
            format!("this title has {words} words; at most 12 are taken"),
        ));
    }
}

/// The qualifier decides which of `value` and `value_to` are there.
fn value(row: Row<'_, '_>, report: &mut Report<'_>) {
    if row.is_invalid(&["value", "value_to", "qualifier"]) {
        return;
    }
    let Some(qualifier) = row.code("qualifier").and_then(Qualifier::from_code) else {
        return;
    };
    let code = qualifier.code();
    let (value, value_to) = (row.count("value"), row.count("value_to"));
    let vague = is_vague(qualifier);
    let mut refuse = |column, message| {
        report
            .problems
            .push(row.problem(Rule::Value, column, message))
    };
    match (value, value_to) {
        (Some(_), _) if vague => refuse(
            "value",
            format!(
                "`{code}` has no number; leave `value` empty, or choose the qualifier of a number"
            ),
        ),
        (None, _) if !vague => refuse(
            "value",
            format!(
                "`{code}` needs a number in `value`; vague ones are several, dozens, hundreds, thousands, unquantified"
            ),
        ),
        (_, Some(_)) if qualifier != Qualifier::Between => refuse(
            "value_to",
            format!("`{code}` has no second number; leave `value_to` empty, or write between"),
        ),
        (Some(_), None) if qualifier == Qualifier::Between => refuse(
            "value_to",
            "`between` needs the upper number in `value_to`".into(),
        ),
        (Some(from), Some(to)) if to <= from => refuse(
            "value_to",
            format!("the range ends at {to} and starts at {from}; `value_to` is the greater one"),
        ),
        _ => {}
    }
    let printed = row.text("wording").map(numbers).unwrap_or_default();
    if let Some(value) = value.filter(|value| !printed.is_empty() && !printed.contains(value)) {
        let printed: Vec<_> = printed.iter().map(i64::to_string).collect();
        refuse(
            "value",
            format!(
                "`value` is {value}, and the number in `wording` is {}; the value is the number as printed, and corrections has what it must be",
                printed.join(" or ")
            ),
        );
    }
}

/// The whole numbers that a text prints in digits: `1,250`, `40 thousand`, `1.5 million`.
fn numbers(text: &str) -> Vec<i64> {
    let words: Vec<&str> = text.split([' ', '-']).collect();
    let mut numbers = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let is_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
        let word = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = word.find(|c| !is_number(c)).unwrap_or(word.len());
        let number = word[..end].trim_end_matches([',', '.']).replace(',', "");
        if number.is_empty() {
            continue;
        }
        let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
        let zeros = match words.get(i + 1) {
            Some(&"thousand") => 3,
            Some(&"million") => 6,
            _ => 0,
        };
        if let Some(zeros) = usize::checked_sub(zeros, decimals.len()) {
            numbers.extend(format!("{whole}{decimals}{}", "0".repeat(zeros)).parse::<i64>());
        }
    }
    numbers
}

/// Lengths, times, shares and ranks have units of their own.
fn measure(row: Row<'_, '_>, report: &mut Report<'_>) {
    let (Some(unit), Some(measure)) = (row.code("unit"), row.code("measure")) else {
        return;
    };
    let units: &[&str] = match measure {
        "distance" => &["kilometres", "miles"],
        "duration" => &["days", "weeks", "months", "years"],
        "share" => &["percent"],
        "rank" => &["rank"],
        _ => return,
    };
    if !units.contains(&unit) {
        report.problems.push(row.problem(
            Rule::Measure,
            "unit",
            format!(
                "a {measure} is not given in {unit}; expected {}",
                units.join(" or ")
            ),
        ));
    }
}

/// A share has a base, or a note that says what it is a share of; nothing else has a base.
fn share(row: Row<'_, '_>, report: &mut Report<'_>) {
    let Some(metric) = row.record("metric") else {
        return;
    };
    if row.is_invalid(&["base", "value"]) {
        return;
    }
    let is_share = metric.code("measure") == Some("share");
    let mut refuse = |column, message| {
        report
            .problems
            .push(row.problem(Rule::Share, column, message))
    };
    match row.record("base") {
        None if is_share && row.is_empty("note") => refuse(
            "base",
            "a share names the figure that it is a share of in `base`, or says in `note` what it is a share of".into(),
        ),
        Some(_) if !is_share && metric.code("measure").is_some() => refuse(
            "base",
            format!("`{}` is no share, so it has no base; leave `base` empty", metric.id()),
        ),
        Some(base) if base.record("metric").and_then(|m| m.code("measure")) == Some("share") => {
            refuse("base", format!("the base `{}` is itself a share; name a figure that counts", base.id()));
        }
        Some(base)
            if row
                .record("subject")
                .zip(base.record("subject"))
                .is_some_and(|(mine, its)| mine != its) =>
        {
            let message = format!(
                "the base `{}` is about another subject; name a figure about the same one",
                base.id()
            );
            refuse("base", message);
        }
        _ => {}
    }
    for column in ["value", "value_to"] {
        let Some(value @ 101..) = row.count(column) else {
            continue;
        };
        if is_share && metric.code("unit") == Some("percent") {
            refuse(
                column,
                format!("{value} percent is more than the whole; a share goes from 0 to 100"),
            );
        }
    }
}

/// What an article asserts is the claim of its publisher.
fn asserted(row: Row<'_, '_>, report: &mut Report<'_>) {
    let publisher = row
        .record("source")
        .and_then(|source| source.record("publisher"));
    if let (Some("asserted"), Some(owner), Some(publisher)) =
        (row.code("status"), row.record("claimed_by"), publisher)
    {
        if owner != publisher {
            report.problems.push(row.problem(
                Rule::Owner,
                "claimed_by",
                format!(
                    "what is asserted is claimed by the publisher, `{}`; for a claim of `{}` the \
                     status is another",
                    publisher.id(),
                    owner.id()
                ),
            ));
        }
    }
}

/// Whose statement it is, and through whom.
fn owner(row: Row<'_, '_>, owner: &str, report: &mut Report<'_>) {
    if let (Some(speaker), Some(relay)) = (row.record(owner), row.record("relayed_by")) {
        if speaker == relay {
            report.problems.push(row.problem(
                Rule::Relay,
                "relayed_by",
                format!(
                    "`{}` is named in `{owner}` already; leave `relayed_by` empty",
                    relay.id()
                ),
            ));
        }
    }
    if row.code("attribution") == Some("uncertain") && row.is_empty("note") {
        report.problems.push(row.problem(
            Rule::Uncertain,
            "note",
            "the attribution is uncertain: say in `note` who else it could be".into(),
        ));
    }
}
