//! What a record is found by in the search, besides the name of its constant.

use crate::codegen::claim::Counted;
use crate::codegen::dataset::Row;
use crate::codegen::emit::{Emitter, constant};
use crate::codegen::pages::dates::words;
use crate::codegen::schema::{actors, events, figures, metrics, names, places, quotes, target};
use crate::codegen::vocab::Speech;

/// The aliases of a record, each once, as rustdoc takes them.
pub fn of(emitter: &Emitter<'_, '_>, row: Row<'_, '_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |alias: &str| {
        let alias = plain(alias);
        let is_new = !found.contains(&alias) && alias != constant(row.id());
        if is_new && !alias.is_empty() {
            found.push(alias);
        }
    };
    if target::Subject.tables.contains(&row.place.table) {
        let own = [actors::name, places::name].into_iter();
        let mut own = own.filter(|column| row.is_in(column.table));
        add(own.find_map(|column| row.text(column)).unwrap_or_default());
        for name in emitter.rows(names::TABLE) {
            if name.record(names::record) == Some(row) {
                add(name.text(names::name).unwrap_or_default());
            }
        }
    }
    if row.is_in(figures::TABLE) {
        let claim = emitter.derived.claims[row.place.row];
        let metric = row.record(figures::metric);
        let unit = metric.and_then(|metric| metric.code(metrics::unit));
        let numbers = claim.map(|claim| [claim.value(), claim.value_to()]);
        let printed = [figures::printed, figures::printed_to].map(|column| row.number(column));
        for number in numbers.into_iter().flatten().chain(printed).flatten() {
            add(&number.to_string());
        }
        if let (Some(claim), Some(unit)) = (claim.filter(|claim| claim.value().is_some()), unit) {
            add(&ungrouped(&Counted { claim, unit }.to_string()));
            add(&ungrouped(&claim.to_string()));
        }
        add(&ungrouped(row.text(figures::wording).unwrap_or_default()));
    }
    let is_quoted = || row.code(quotes::speech).is_some_and(Speech::is_quoted);
    if row.is_in(quotes::TABLE) && is_quoted() {
        add(&ungrouped(row.text(quotes::text).unwrap_or_default()));
    }
    let day = match row.place.table {
        events::TABLE => row.date(events::date),
        quotes::TABLE => row.date(quotes::said_on),
        _ => None,
    };
    if let Some(day) = day.filter(|day| day.first_day() == day.last_day()) {
        add(&day.first_day().to_string());
        add(&words(day));
    }
    found
}

/// A text without the characters that rustdoc takes in no alias, or its search in no name.
fn plain(text: &str) -> String {
    let text = text.replace(['\'', '’', '"', '“', '”'], "");
    let words = text
        .split(char::is_whitespace)
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A text whose numbers have no commas, which the search takes for the end of a name.
fn ungrouped(text: &str) -> String {
    let mut ungrouped = String::new();
    let mut rest = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let is_digit = |c: char| c.is_ascii_digit();
        let is_comma = c == ',' && is_digit(before) && rest.peek().copied().is_some_and(is_digit);
        if !is_comma {
            ungrouped.push(c);
        }
        before = c;
    }
    ungrouped
}

#[cfg(test)]
mod tests {
    use super::{plain, ungrouped};

    #[test]
    fn an_alias_has_only_what_rustdoc_takes() {
        assert_eq!(plain(" King's\u{a0}\"College\"\t"), "Kings College");
        assert_eq!(ungrouped("about 1,250, or 2,000"), "about 1250, or 2000");
    }
}
