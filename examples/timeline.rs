//! Prints the campaign in the order of time, from the compiled tables alone.
//!
//! Each event with its date, place and actors; under it the figures and quotes that hang on it,
//! each with its owner and article, and with the claims that contradict it.

use std::io::{self, Write};

use kursk_campaign::vocab::Realis;
use kursk_campaign::{Actor, Annotation, Date, Figure, Precision, Quote, events};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for event in events::ALL {
        write!(out, "{}  {}", when(event.date), event.title)?;
        if event.realis != Realis::Asserted {
            write!(out, " ({})", event.realis)?;
        }
        writeln!(out)?;
        let place = event.place.map_or("place not stated", |place| place.name);
        let actors: Vec<_> = event.actors().map(|actor| actor.name).collect();
        writeln!(
            out,
            "    {} | {} | {}",
            event.kind,
            place,
            actors.join(", ")
        )?;
        for contradiction in event.contradictions() {
            if contradiction == Annotation::Event(event) {
                for anchor in event.anchors() {
                    if let Some(date) = anchor.date {
                        writeln!(out, "    ≠ dated {date} by {}", anchor.source)?;
                    }
                }
            } else {
                writeln!(out, "    ≠ {contradiction}")?;
            }
        }
        for figure in event.figures() {
            print_figure(&mut out, figure)?;
        }
        for quote in event.quotes() {
            print_quote(&mut out, quote)?;
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

fn print_figure(out: &mut impl Write, figure: &Figure) -> io::Result<()> {
    write!(out, "    # {}: {figure}", figure.metric)?;
    if figure.is_corrected() {
        write!(out, ", printed as {}", figure.stated())?;
    }
    writeln!(
        out,
        " (“{}”) — {}, in {}",
        figure.wording,
        owner(figure.claimed_by, figure.relayed_by),
        figure.source
    )?;
    for other in figure.contradictions() {
        let owner = owner(other.claimed_by, other.relayed_by);
        writeln!(
            out,
            "        ≠ {}: {other} (“{}”) — {owner}, in {}",
            other.metric, other.wording, other.source
        )?;
    }
    Ok(())
}

fn print_quote(out: &mut impl Write, quote: &Quote) -> io::Result<()> {
    writeln!(
        out,
        "    \" {quote} — {}, in {}",
        quote.speech, quote.source
    )?;
    for other in quote.contradictions() {
        writeln!(out, "        ≠ {other}")?;
    }
    Ok(())
}

fn owner(claimed_by: &Actor, relayed_by: Option<&Actor>) -> String {
    match relayed_by {
        Some(relay) => format!("{claimed_by} through {relay}"),
        None => claimed_by.to_string(),
    }
}
