//! Prints the campaign in chronological order, from the compiled tables alone.
//!
//! Each event with its date, place and actors; under it the figures (`#`) and quotes (`"`) that belong
//! to it, each with its owner and article, and with what contradicts it (`≠`) and in what respect.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use kursk_campaign::vocab::RelationKind;
use kursk_campaign::{Actor, Annotation, Date, Figure, Precision, Quote, events};

fn main() -> ExitCode {
    match timeline(&mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader such as `head` that has seen enough is not an error.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the timeline can't be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn timeline(out: &mut impl Write) -> io::Result<()> {
    for event in events::ALL {
        write!(out, "{}  {}", when(event.date), event.title)?;
        if !event.has_happened() {
            write!(out, " ({})", event.realis)?;
        }
        let place = event.place.map_or("place not stated", |place| place.name);
        let actors: Vec<_> = event.actors().iter().map(|actor| actor.name).collect();
        writeln!(
            out,
            "\n    {} | {place} | {}",
            event.kind,
            actors.join(", ")
        )?;
        for anchor in event.anchors() {
            if let Some(date) = anchor.date {
                writeln!(out, "    ≠ dated {date} by {}", anchor.source)?;
            }
        }
        print_contradictions(out, "    ", Annotation::Event(event))?;
        for figure in event.figures() {
            writeln!(out, "    # {}", figure_line(figure))?;
            print_contradictions(out, "        ", Annotation::Figure(figure))?;
        }
        for quote in event.quotes() {
            writeln!(out, "    \" {}", quote_line(quote))?;
            print_contradictions(out, "        ", Annotation::Quote(quote))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The date and how exact it is.
fn when(date: Date) -> String {
    let precision = match date.precision() {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Year => "year",
        _ => "period",
    };
    let about = if date.is_approximate() { "about, " } else { "" };
    format!("{date} [{about}{precision}]")
}

fn print_contradictions(out: &mut impl Write, indent: &str, record: Annotation) -> io::Result<()> {
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

fn figure_line(figure: &Figure) -> String {
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

fn quote_line(quote: &Quote) -> String {
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
