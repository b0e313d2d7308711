//! Records in a line, each with its owner and its article, and with what contradicts it.

use std::io::{self, Write};

use kursk_campaign::vocab::RelationKind;
use kursk_campaign::{Actor, Annotation, Figure, Quote};

/// A line for each record that contradicts this one, with the respect and the reason.
pub fn print_contradictions(
    out: &mut dyn Write,
    indent: &str,
    record: Annotation,
) -> io::Result<()> {
    for relation in record.relations() {
        let other = relation.other(record).filter(|other| *other != record);
        if let (RelationKind::Contradicts, Some(other)) = (relation.relation, other) {
            let line = match other {
                Annotation::Event(event) => event.to_string(),
                Annotation::Figure(figure) => figure_line(figure),
                Annotation::Quote(quote) => quote_line(quote),
            };
            let note = relation
                .note
                .map_or(String::new(), |note| format!(" ({note})"));
            writeln!(out, "{indent}≠ in {}: {line}{note}", relation.dimension)?;
        }
    }
    Ok(())
}

/// The number and what the article prints, whose it is and where it stands.
pub fn figure_line(figure: &Figure) -> String {
    let printed = if figure.is_corrected() {
        format!(", printed as {}", figure.printed_claim())
    } else {
        String::new()
    };
    format!(
        "{}: {figure}{printed} (“{}”) — {}, in {}",
        figure.metric,
        figure.wording,
        owner(figure.claimed_by, figure.relayed_by),
        figure.source
    )
}

/// The statement, how it is reported and where it stands.
pub fn quote_line(quote: &Quote) -> String {
    let relay = quote
        .relayed_by
        .map_or(String::new(), |relay| format!(", through {relay}"));
    format!("{quote} — {}{relay}, in {}", quote.speech, quote.source)
}

fn owner(claimed_by: &Actor, relayed_by: Option<&Actor>) -> String {
    match relayed_by {
        Some(relay) => format!("{claimed_by}, through {relay}"),
        None => claimed_by.to_string(),
    }
}
