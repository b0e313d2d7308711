//! The documentation of a constant: a headline, then a bullet for each column.

use super::{Emitter, constant};
use crate::codegen::claim::Counted;
use crate::codegen::dataset::{Row, RowPlace, Value};
use crate::codegen::form;
use crate::codegen::said::Said;
use crate::codegen::schema::{
    At, Kind, actors, cell, corrections, events, figures, metrics, places, positions, questions,
    quotes, sources,
};

impl Emitter<'_, '_> {
    pub fn documentation(&self, row: Row<'_, '_>) -> String {
        let mut text = self.headline(row);
        text.push_str("\n\n");
        // The id is the name of the constant.
        for (column, value) in row.values() {
            let cell = row.cell(&column.at).value;
            let shown = match (value, column.kind) {
                (Value::Empty, _) | (_, Kind::Id) => continue,
                (Value::Record(place), _) => self.link(place),
                (Value::Code(vocabulary, term), _) => {
                    let variant = vocabulary.variants[term];
                    format!("[{cell}](crate::vocab::{}::{variant})", vocabulary.name)
                }
                (Value::Text(url), Kind::Formed(form)) if std::ptr::eq(form, &form::URL) => {
                    format!("<{url}>")
                }
                (Value::Text(_), _) => markdown(cell),
                _ => format!("`{cell}`"),
            };
            text.push_str(&format!("- **{}:** {shown}\n", markdown(column.name)));
        }
        for correction in &self.derived.corrections[row.place] {
            let cell = |column| markdown(correction.text(column).unwrap_or_default());
            text.push_str(&format!(
                "- **corrected:** {}, {} instead of {}: {}\n",
                cell(corrections::field),
                cell(corrections::corrected),
                cell(corrections::stated),
                cell(corrections::reason)
            ));
        }
        text
    }

    /// A link to the constant of a record.
    fn link(&self, place: RowPlace) -> String {
        let target = self.dataset.row(place);
        let label = match label(target) {
            Some(column) => target.text(column).unwrap_or_default(),
            None => target.id(),
        };
        let (module, constant) = (target.table(), constant(target.id()));
        format!("[{}](crate::{module}::{constant})", markdown(label))
    }

    fn headline(&self, row: Row<'_, '_>) -> String {
        let text = |row: Row<'_, '_>, column| markdown(row.text(column).unwrap_or_default());
        let name =
            |row: Option<Row<'_, '_>>, column| row.map_or(String::new(), |row| text(row, column));
        match row.place.table {
            figures::TABLE => {
                let metric = row.record(figures::metric);
                let unit = metric.and_then(|metric| metric.code(metrics::unit));
                let claim = self.derived.claims[row.place.row];
                let counted = claim.zip(unit).map(|(claim, unit)| Counted { claim, unit });
                let counted = counted.map_or(String::new(), |counted| counted.to_string());
                format!(
                    "{}: {} ({})",
                    name(metric, metrics::name),
                    markdown(&counted),
                    name(row.record(figures::claimed_by), actors::name)
                )
            }
            quotes::TABLE => {
                let speaker = name(row.record(quotes::speaker), actors::name);
                let words = text(row, quotes::text);
                let said = row.code(quotes::speech).map(|speech| Said {
                    speaker: &speaker,
                    speech,
                    text: &words,
                });
                said.map_or(String::new(), |said| said.to_string())
            }
            positions::TABLE => {
                let question = name(row.record(positions::question), questions::text);
                format!("{question} {}", text(row, positions::text))
            }
            _ => label(row).map_or(String::new(), |column| text(row, column)),
        }
    }
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

/// A text as one doc attribute, since every user's compiler reads thousands of them.
pub fn attribute(text: &str) -> String {
    let text = text.trim_end().replace('\n', "\n ");
    format!("#[doc = {:?}]", format!(" {text}"))
}

/// A text in Markdown that is shown as it is.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(2 * text.len());
    let mut start = 0;
    for (i, byte) in text.bytes().enumerate() {
        if byte.is_ascii_punctuation() {
            escaped.push_str(&text[start..i]);
            escaped.push('\\');
            start = i;
        }
    }
    escaped + &text[start..]
}
