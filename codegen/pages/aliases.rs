//! What a record is found by in the search, besides the name of its constant.
//!
//! The search finds an alias by its first word, and by several words only as a whole, among all that start
//! with the last of them. So a text is found by each of its telling words, and by each with what follows
//! up to the next one; and the words of names, which start many searches, start no other alias.

use std::collections::BTreeSet;

use super::dates::words;
use crate::codegen::claim::Counted;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::date::{Date, Day};
use crate::codegen::derive::{folded, spellings};
use crate::codegen::emit::{Emitter, constant};
use crate::codegen::in_words::MONTHS;
use crate::codegen::schema::{
    actors, anchors, events, figures, metrics, names, places, questions, quotes, sources,
};
use crate::codegen::vocab::{Speech, Unit};

/// The words of all names: they lead to their own records, and to no text that has them.
#[derive(Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    pub fn of(dataset: &Dataset<'_>) -> Self {
        let mut names = BTreeSet::new();
        for spelling in spellings(dataset) {
            names.extend(spelling.name.split(' ').map(folded));
        }
        Self(names)
    }
}

/// The aliases of a record, each once, as rustdoc takes them.
pub fn of(emitter: &Emitter<'_, '_>, names: &Names, row: Row<'_, '_>) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |alias: &str| {
        let alias = plain(alias);
        let is_new = !found.contains(&alias) && alias != constant(row.id());
        if is_new && !alias.is_empty() {
            found.push(alias);
        }
    };
    let own = [actors::name, places::name, metrics::name];
    let own = own
        .into_iter()
        .filter_map(|column| super::text_in(row, column));
    // A metric shares words with the names of others; those of a name are its own.
    let none = Names::default();
    let others = if row.is_in(metrics::TABLE) {
        names
    } else {
        &none
    };
    let spellings = emitter.rows(names::TABLE);
    let spellings = spellings.filter(|name| name.record(names::record) == Some(row));
    for name in own.chain(spellings.filter_map(|name| name.text(names::name))) {
        add(name);
        // A part of a name may be all that a reader knows.
        let parts = phrases(name, others).into_iter();
        parts
            .filter(|part| part.contains(' '))
            .for_each(|part| add(&part));
    }
    if row.is_in(figures::TABLE) {
        let claim = emitter.derived.claims[row.place.row];
        let metric = row.record(figures::metric);
        let unit = metric.and_then(|metric| metric.code(metrics::unit));
        let numbers = claim.map(|claim| [claim.value(), claim.value_to()]);
        let printed = [figures::printed, figures::printed_to].map(|column| row.number(column));
        for number in numbers.into_iter().flatten().chain(printed).flatten() {
            add(&number.to_string());
            if unit == Some(Unit::Percent) {
                add(&format!("{number}%"));
            }
        }
        if let (Some(claim), Some(unit)) = (claim.filter(|claim| claim.value().is_some()), unit) {
            add(&ungrouped(&Counted { claim, unit }.to_string()));
            add(&ungrouped(&claim.to_string()));
        }
        add(&ungrouped(row.text(figures::wording).unwrap_or_default()));
    }
    let is_quoted = |speech: Speech| speech.is_quoted();
    if row.is_in(quotes::TABLE) && row.code(quotes::speech).is_some_and(is_quoted) {
        add(&ungrouped(row.text(quotes::text).unwrap_or_default()));
    }
    for date in dates(emitter, row) {
        let (day, last) = (date.first_day(), date.last_day());
        if day == last {
            spoken(day).iter().for_each(|day| add(day));
            add(&words(date));
        }
    }
    for column in [
        sources::title,
        events::title,
        figures::wording,
        quotes::text,
        questions::text,
    ] {
        for phrase in phrases(super::text_in(row, column).unwrap_or_default(), names) {
            add(&phrase);
        }
    }
    found
}

/// The dates of an event, also those that only an article gives, or of a statement.
fn dates(emitter: &Emitter<'_, '_>, row: Row<'_, '_>) -> Vec<Date> {
    let date = match row.place.table {
        events::TABLE => row.date(events::date),
        quotes::TABLE => row.date(quotes::said_on),
        _ => None,
    };
    let anchors = emitter.derived.anchors[row.place].iter();
    let others = anchors.filter_map(|anchor| anchor.date(anchors::date));
    date.into_iter().chain(others).collect()
}

/// A day as people write it.
fn spoken(day: Day) -> [String; 3] {
    let (number, month) = (day.day, MONTHS[usize::from(day.month) - 1]);
    [
        day.to_string(),
        format!("{number} {month}"),
        format!("{month} {number}"),
    ]
}

/// Words that tell nothing alone.
const PLAIN: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "among", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "being", "but", "by", "can", "could", "did", "do", "does", "during",
    "for", "from", "further", "had", "has", "have", "he", "his", "how", "i", "if", "in", "into",
    "is", "it", "its", "itself", "just", "may", "might", "more", "most", "no", "not", "of", "on",
    "one", "or", "other", "our", "out", "over", "own", "say", "says", "should", "since", "so",
    "some", "such", "than", "that", "the", "their", "them", "there", "these", "they", "this",
    "those", "to", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "why",
    "will", "with", "would", "you",
];

/// Each telling word of a text, with the words up to the next one in the same clause: `puppet state`,
/// `matter of honor`.
fn phrases(text: &str, names: &Names) -> Vec<String> {
    let mut phrases = Vec::new();
    for clause in text.split([',', ';', ':', '.', '?', '(', ')', '“', '”', '"']) {
        let words: Vec<&str> = clause.split_whitespace().collect();
        // Numbers and years have aliases of their own.
        let is_telling =
            |word: &str| word.starts_with(char::is_alphabetic) && !PLAIN.contains(&&*folded(word));
        let telling = (0..words.len()).filter(|place| is_telling(words[*place]));
        let telling: Vec<usize> = telling.collect();
        for (number, &start) in telling.iter().enumerate() {
            if !names.0.contains(&folded(words[start])) {
                let end = telling.get(number + 1).unwrap_or(&start);
                phrases.push(words[start..=*end].join(" "));
            }
        }
    }
    phrases
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
    use std::collections::BTreeSet;

    use super::{Names, phrases, plain, spoken, ungrouped};
    use crate::codegen::date::Day;

    #[test]
    fn an_alias_has_only_what_rustdoc_takes() {
        assert_eq!(plain(" King's\u{a0}\"College\"\t"), "Kings College");
        assert_eq!(ungrouped("about 1,250, or 2,000"), "about 1250, or 2000");
    }

    #[test]
    fn a_text_is_found_by_its_telling_words() {
        let names = Names(BTreeSet::from(["kursk".into(), "oblast".into()]));
        assert_eq!(
            phrases(
                "A matter of honor, a puppet state in Kursk Oblast: Kursk again",
                &names
            ),
            ["matter of honor", "honor", "puppet state", "state in Kursk"]
        );
        assert!(phrases("", &names).is_empty());
    }

    #[test]
    fn a_day_is_found_as_people_write_it() {
        let day = Day {
            year: 2025,
            month: 3,
            day: 2,
        };
        assert_eq!(spoken(day), ["2025-03-02", "2 March", "March 2"]);
    }
}
