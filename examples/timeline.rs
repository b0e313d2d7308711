//! Prints the campaign in chronological order, from the compiled tables alone.
//!
//! Each event with its date, place and actors; under it the figures (`#`) and quotes (`"`) that belong
//! to it, each with its owner and article, and with what contradicts it (`≠`) and in what respect.

use std::io::{self, Write};
use std::process::ExitCode;

use kursk_campaign::chrono::NaiveDate;
use kursk_campaign::{
    Actor, Annotation, Date, Event, Place, Precision, Record, actors, events, places,
};
use lexopt::{Arg, ValueExt};

#[path = "common/arguments.rs"]
mod arguments;
#[path = "common/lines.rs"]
mod lines;
#[path = "common/names.rs"]
mod names;

use lines::{figure_line, print_contradictions, quote_line};

const USAGE: &str = "\
Usage: timeline [--from DATE] [--to DATE] [--place PLACE] [--actor ACTOR]

  --from DATE     what may have happened on that day or later: 2025-03-12, 2025-03, 2025
  --to DATE       what may have happened on that day or earlier
  --place PLACE   what happened there or in a part of it; an id or a name: sudzha, \"Kursk Oblast\"
  --actor ACTOR   what the actor takes part in or speaks of; an id or a name: zelensky, Зеленський
";

fn main() -> ExitCode {
    arguments::run(USAGE, read(), |selection, out| timeline(selection, out))
}

/// Which events are shown.
struct Selection {
    from: NaiveDate,
    to: NaiveDate,
    /// The places of a name, which may be several; none for everywhere.
    places: Vec<&'static Place>,
    actor: Option<&'static Actor>,
}

fn read() -> Result<Option<Selection>, lexopt::Error> {
    let mut selection = Selection {
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
        places: Vec::new(),
        actor: None,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            // The first day of a month or a year, and the last one.
            Arg::Long("from") => {
                let date: Date = parser.value()?.parse()?;
                selection.from = date.earliest().unwrap_or(NaiveDate::MIN);
            }
            Arg::Long("to") => {
                let date: Date = parser.value()?.parse()?;
                selection.to = date.latest().unwrap_or(NaiveDate::MAX);
            }
            Arg::Long("place") => {
                selection.places = find(&parser.value()?.string()?, places::named)?
            }
            Arg::Long("actor") => {
                selection.actor = find(&parser.value()?.string()?, actors::named)?
                    .first()
                    .copied();
            }
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    if selection.from > selection.to {
        return Err("--from is later than --to".into());
    }
    Ok(Some(selection))
}

/// The record of an id, or else those of a name.
fn find<R: Record>(
    name: &str,
    named: fn(&str) -> &'static [&'static R],
) -> Result<Vec<&'static R>, lexopt::Error> {
    let found = R::get(name).map_or(named(name).to_vec(), |record| vec![record]);
    if found.is_empty() {
        let ids = R::all().iter().map(Record::id);
        return Err(names::unknown(&R::KIND.to_string(), name, ids));
    }
    Ok(found)
}

impl Selection {
    fn has(&self, event: &Event) -> bool {
        let there = |place: &Place| {
            let mut places = self.places.iter();
            places.any(|wanted| *wanted == place || wanted.contains(place))
        };
        let by = |actor: &Actor| {
            event.actors().contains(&actor)
                || event
                    .figures()
                    .iter()
                    .any(|figure| figure.claimed_by == actor)
                || event.quotes().iter().any(|quote| quote.speaker == actor)
        };
        (self.places.is_empty() || event.place.is_some_and(there)) && self.actor.is_none_or(by)
    }
}

fn timeline(selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    let mut shown = events::between(selection.from, selection.to)
        .filter(|event| selection.has(event))
        .peekable();
    if shown.peek().is_none() {
        return writeln!(out, "no event fits");
    }
    shown.try_for_each(|event| print_event(event, out))
}

fn print_event(event: &'static Event, out: &mut dyn Write) -> io::Result<()> {
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
    writeln!(out)
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
