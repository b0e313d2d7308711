//! The documentation of a constant: a headline, then a bullet for each column.

use super::{Emitter, constant};
use crate::codegen::characters::Class;
use crate::codegen::claim::{Claim, Claimed, Counted};
use crate::codegen::dataset::{Row, RowPlace, Value};
use crate::codegen::date::Date;
use crate::codegen::form;
use crate::codegen::in_words::InWords;
use crate::codegen::said::Said;
use crate::codegen::schema::{
    At, Column, Kind, actors, cell, corrections, events, figures, metrics, places, positions,
    questions, quotes, sources,
};
use crate::codegen::state::State;
use crate::codegen::vocab::Speech;

impl Emitter<'_, '_> {
    /// The documentation of a record, with a space before each line but the first.
    pub fn documentation(&self, row: Row<'_, '_>) -> String {
        let mut text = markdown(&self.headline(row)) + "\n ";
        // The id is the name of the constant.
        for (column, value) in row.values() {
            let cell = row.cell(&column.at).value;
            let shown = match (value, column.kind) {
                (Value::Empty, _) | (_, Kind::Id) => continue,
                (Value::Record(place), _) => self.link(place),
                (Value::Code(vocabulary, term), _) => {
                    format!("[{cell}]({})", vocabulary.path(term))
                }
                (Value::Text(url), _) if is_url(column) => format!("<{url}>"),
                (Value::Text(_), _) => markdown(cell),
                _ => format!("`{cell}`"),
            };
            text += &format!("\n - **{}:** {shown}", markdown(column.name));
        }
        for correction in &self.derived.corrections[row.place] {
            let cell = |column| markdown(correction.text(column).unwrap_or_default());
            text += &format!(
                "\n - **corrected:** {}, {} instead of {}: {}",
                cell(corrections::field),
                cell(corrections::corrected),
                cell(corrections::stated),
                cell(corrections::reason)
            );
        }
        text
    }

    /// A link to the constant of a record.
    fn link(&self, place: RowPlace) -> String {
        let target = self.dataset.row(place);
        let label = name(target).unwrap_or(target.id());
        format!("[{}]({})", markdown(label), path(target))
    }

    /// Who says what about whom, and when, in one line of plain text.
    pub fn headline(&self, row: Row<'_, '_>) -> String {
        let dated = row.schema().dated().and_then(|(date, _)| row.date(date));
        self.headline_on(row, dated)
    }

    /// The same with another date, which an article may give.
    pub fn headline_on(&self, row: Row<'_, '_>, date: Option<Date>) -> String {
        let text = |column| row.text(column).unwrap_or_default();
        let named = |column, name| {
            let record = row.record(column);
            record.and_then(|record| record.text(name)).unwrap_or("?")
        };
        let head = match row.place.table {
            sources::TABLE => format!(
                "{}: {}",
                named(sources::publisher, actors::name),
                text(sources::title)
            ),
            figures::TABLE => {
                let about = row.record(figures::subject).and_then(name);
                format!(
                    "{} on {} · {}: {}",
                    named(figures::claimed_by, actors::name),
                    about.unwrap_or("?"),
                    in_a_sentence(named(figures::metric, metrics::name)),
                    self.claim(row)
                )
            }
            quotes::TABLE => {
                let speech = row.code(quotes::speech).unwrap_or(Speech::Indirect);
                let said = Said {
                    speaker: named(quotes::speaker, actors::name),
                    speech,
                    text: text(quotes::text),
                };
                said.to_string()
            }
            positions::TABLE => {
                let question = named(positions::question, questions::text);
                format!("{question} {}", text(positions::text))
            }
            _ => name(row).unwrap_or_default().to_owned(),
        };
        let date = date.map_or(String::new(), |date| format!("{} · ", InWords(date)));
        let state = state(row).map_or(String::new(), |state| state.to_string());
        date + &head + &state
    }

    /// What a figure claims, as a reader is told.
    pub fn claim(&self, figure: Row<'_, '_>) -> String {
        let claimed = self.claimed(figure);
        claimed.map_or(String::new(), |claimed| claimed.to_string())
    }

    /// What a figure claims, if its cells are valid.
    pub(in crate::codegen) fn claimed<'r>(&self, figure: Row<'_, 'r>) -> Option<Claimed<'r>> {
        Some(Claimed {
            counted: Counted {
                claim: self.derived.claims[figure.place.row]?,
                unit: figure.record(figures::metric)?.code(metrics::unit)?,
            },
            printed: Claim::new(
                figure.code(figures::qualifier)?,
                figure.number(figures::printed),
                figure.number(figures::printed_to),
            )?,
            wording: figure.text(figures::wording)?,
        })
    }
}

/// What a headline must not conceal, of a record that has it.
pub(in crate::codegen) fn state(row: Row<'_, '_>) -> Option<State> {
    Some(match row.place.table {
        events::TABLE => State::of_event(row.code(events::realis)?, row.code(events::status)?),
        figures::TABLE => State::of_figure(row.code(figures::status)?, row.code(figures::caveat)),
        quotes::TABLE => State::of_quote(row.code(quotes::status)?),
        _ => return None,
    })
}

/// A name within a sentence: with a small letter, if it does not start with an abbreviation.
pub fn in_a_sentence(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => name.to_owned(),
    }
}

/// The name or title of a record.
pub fn name<'t>(row: Row<'_, 't>) -> Option<&'t str> {
    row.text(label(row)?)
}

/// The path of a record's constant.
pub fn path(record: Row<'_, '_>) -> String {
    format!("crate::{}::{}", record.table(), constant(record.id()))
}

/// Whether the cells of a column are addresses.
pub fn is_url(column: &Column) -> bool {
    matches!(column.kind, Kind::Formed(form) if std::ptr::eq(form, &form::URL))
}

/// The column with the name or title of a record.
fn label(row: Row<'_, '_>) -> Option<At<cell::Text>> {
    Some(match row.place.table {
        sources::TABLE => sources::title,
        events::TABLE => events::title,
        actors::TABLE => actors::name,
        places::TABLE => places::name,
        metrics::TABLE => metrics::name,
        questions::TABLE => questions::text,
        positions::TABLE => positions::text,
        _ => return None,
    })
}

/// A text as one doc attribute, since every user's compiler reads thousands of them. Each of its lines but
/// the first has a space before it.
pub fn attribute(text: &str) -> String {
    format!("#[doc = {:?}]", format!(" {text}"))
}

/// A text that starts a note, which rustc shows as it is and rustdoc as Markdown: escaped only if it
/// could mark up anything.
pub fn note(text: &str) -> String {
    let is_letter: Class = char::is_alphabetic;
    let is_mark: Class = |c| "\\`*_[]<>&~|".contains(c);
    match text.starts_with(is_letter) && !text.contains(is_mark) {
        true => text.to_owned(),
        false => markdown(text),
    }
}

/// A text in Markdown that is shown as it is.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(2 * text.len());
    let (bytes, mut start, mut i) = (text.as_bytes(), 0, 0);
    // An iterator is slow where nothing is optimised.
    while i < bytes.len() {
        if bytes[i].is_ascii_punctuation() {
            escaped.push_str(&text[start..i]);
            escaped.push('\\');
            start = i;
        }
        i += 1;
    }
    escaped + &text[start..]
}
