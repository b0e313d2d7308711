//! The compiled tables against an independent reading of the CSVs, field by field and link by link.

use std::collections::BTreeMap;
use std::path::Path;

use kursk_campaign::*;
use sha2::{Digest, Sha256};

/// A field as its cell is written.
trait AsCell {
    fn as_cell(&self) -> String;
}

impl<T: AsCell> AsCell for Option<T> {
    fn as_cell(&self) -> String {
        self.as_ref().map(AsCell::as_cell).unwrap_or_default()
    }
}

impl AsCell for f64 {
    fn as_cell(&self) -> String {
        format!("{self:.3}")
    }
}

macro_rules! as_cell {
    ($($type:ty => $cell:expr;)+) => {$(
        impl AsCell for $type {
            fn as_cell(&self) -> String {
                let cell: fn(&$type) -> String = $cell;
                cell(self)
            }
        }
    )+};
}

as_cell! {
    &str => |text| text.to_string();
    i64 => |number| number.to_string();
    Date => |date| date.to_string();
    &Source => |record| record.id.into();
    &Actor => |record| record.id.into();
    &Place => |record| record.id.into();
    &Metric => |record| record.id.into();
    &Event => |record| record.id.into();
    &Figure => |record| record.id.into();
    Annotation => |record| record.id().into();
    Subject => |record| record.id().into();
    vocab::ActorKind => |code| code.code().into();
    vocab::Attribution => |code| code.code().into();
    vocab::Basis => |code| code.code().into();
    vocab::Caveat => |code| code.code().into();
    vocab::Dimension => |code| code.code().into();
    vocab::EventKind => |code| code.code().into();
    vocab::Measure => |code| code.code().into();
    vocab::Medium => |code| code.code().into();
    vocab::ParticipantRole => |code| code.code().into();
    vocab::PlaceKind => |code| code.code().into();
    vocab::Qualifier => |code| code.code().into();
    vocab::Realis => |code| code.code().into();
    vocab::RecordKind => |code| code.code().into();
    vocab::RelationKind => |code| code.code().into();
    vocab::Speech => |code| code.code().into();
    vocab::Status => |code| code.code().into();
    vocab::TextQuality => |code| code.code().into();
    vocab::Unit => |code| code.code().into();
}

/// The rows of a file, each a map from column to cell, with the header.
fn read(table: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{table}.csv"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = cells(reader.headers().unwrap());
    let rows = reader.records().map(|row| cells(&row.unwrap())).collect();
    (header, rows)
}

/// Compares a table with its file, whatever the order.
macro_rules! compare {
    ($($table:ident { $($column:ident),+ $(,)? })+) => {
        #[test]
        fn every_field_is_its_cell() {
            $(
                let (header, mut written) = read(stringify!($table));
                assert_eq!(header, [$(stringify!($column)),+]);
                let mut compiled: Vec<Vec<String>> = $table::ALL
                    .iter()
                    .map(|record| vec![$(record.$column.as_cell()),+])
                    .collect();
                written.sort();
                compiled.sort();
                assert_eq!(compiled, written, "{}", stringify!($table));
            )+
        }
    };
}

compare! {
    sources {
        id, title, publisher, published, published_basis, text_quality, republishes, url, sha256,
        chars, note,
    }
    actors { id, name, kind, country, affiliation, role, wikidata, note }
    places { id, name, kind, country, within, latitude, longitude, geonames, note }
    metrics { id, name, unit, measure, definition }
    events { id, title, kind, date, date_basis, place, status, realis, note }
    figures {
        id, metric, subject, value, value_to, qualifier, as_of, as_of_basis, base, claimed_by,
        relayed_by, attribution, status, caveat, event, source, wording, note,
    }
    quotes {
        id, speech, speaker, cue, text, addressee, medium, said_on, said_on_basis, relayed_by,
        attribution, status, event, source, note,
    }
    anchors { record, source, part, start, end, digest, date, date_basis }
    names { record, name, language }
    participants { event, actor, role }
    relations { left, relation, right, dimension, note }
    corrections { record, field, stated, corrected, reason }
    retired { id, kind, retired_in, replaced_by, reason }
}

#[test]
fn every_id_leads_to_its_record() {
    fn check<T: Record>() {
        for record in T::all() {
            assert_eq!(T::get(record.id()).unwrap().id(), record.id());
        }
        for stranger in ["", "no-such-id", "SUDZHA", "sudzha "] {
            assert!(T::get(stranger).is_none(), "{stranger}");
        }
    }
    check::<Source>();
    check::<Actor>();
    check::<Place>();
    check::<Metric>();
    check::<Event>();
    check::<Figure>();
    check::<Quote>();
}

/// For each record, the ids of those whose field leads to it, from the CSV.
fn referrers(table: &str, column: &str, id: &str) -> BTreeMap<String, Vec<String>> {
    let (header, rows) = read(table);
    let position = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (to, from) = (position(column), position(id));
    let mut referrers: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        referrers
            .entry(row[to].clone())
            .or_default()
            .push(row[from].clone());
    }
    referrers.values_mut().for_each(|ids| ids.sort());
    referrers
}

/// Compares a way back with the references that it reverses.
macro_rules! ways_back {
    ($($test:ident: $module:ident.$way:ident = $table:literal.$column:literal;)+) => {$(
        #[test]
        fn $test() {
            let mut expected = referrers($table, $column, "id");
            for record in $module::ALL {
                let mut found: Vec<_> = record.$way().iter().map(|other| other.id.to_owned()).collect();
                found.sort();
                assert_eq!(found, expected.remove(record.id).unwrap_or_default(), "{}", record.id);
            }
        }
    )+};
}

ways_back! {
    events_of_places: places.events = "events"."place";
    parts_of_places: places.parts = "places"."within";
    figures_about_places: places.figures_about = "figures"."subject";
    figures_about_actors: actors.figures_about = "figures"."subject";
    figures_of_actors: actors.figures = "figures"."claimed_by";
    figures_relayed: actors.figures_relayed = "figures"."relayed_by";
    members_of_actors: actors.members = "actors"."affiliation";
    quotes_of_actors: actors.quotes = "quotes"."speaker";
    quotes_addressed: actors.quotes_addressed = "quotes"."addressee";
    quotes_relayed: actors.quotes_relayed = "quotes"."relayed_by";
    sources_of_actors: actors.sources = "sources"."publisher";
    republications: actors.republications = "sources"."republishes";
    figures_of_metrics: metrics.figures = "figures"."metric";
    figures_of_events: events.figures = "figures"."event";
    quotes_of_events: events.quotes = "quotes"."event";
    figures_of_sources: sources.figures = "figures"."source";
    quotes_of_sources: sources.quotes = "quotes"."source";
    shares_of_figures: figures.shares = "figures"."base";
}

#[test]
fn events_meet_their_actors_and_sources_once() {
    let mut actors_of = referrers("participants", "event", "actor");
    let mut sources_of = referrers("anchors", "record", "source");
    for event in events::ALL {
        let mut ids: Vec<_> = event.actors().map(|actor| actor.id.to_owned()).collect();
        ids.sort();
        assert_eq!(ids, actors_of.remove(event.id).unwrap_or_default());
        for actor in event.actors() {
            assert_eq!(actor.events().iter().filter(|e| **e == event).count(), 1);
        }
        let mut ids: Vec<_> = event.sources().map(|source| source.id.to_owned()).collect();
        ids.sort();
        let mut expected = sources_of.remove(event.id).unwrap();
        expected.dedup();
        assert_eq!(ids, expected);
        for source in event.sources() {
            assert_eq!(source.events().iter().filter(|e| **e == event).count(), 1);
        }
    }
}

#[test]
fn anchors_relations_and_corrections_hang_on_their_records() {
    let annotations = || {
        let events = events::ALL.iter().map(Annotation::Event);
        let figures = figures::ALL.iter().map(Annotation::Figure);
        events
            .chain(figures)
            .chain(quotes::ALL.iter().map(Annotation::Quote))
    };
    let anchors: usize = annotations().map(|record| record.anchors().len()).sum();
    assert_eq!(anchors, anchors::ALL.len());
    let ends: usize = annotations().map(|record| record.relations().len()).sum();
    let selves = relations::ALL.iter().filter(|r| r.left == r.right).count();
    assert_eq!(ends, 2 * relations::ALL.len() - selves);
    for record in annotations() {
        assert!(
            record
                .anchors()
                .iter()
                .all(|anchor| anchor.record == record)
        );
        for relation in record.relations() {
            let other = relation.other(record).unwrap();
            assert!(other.relations().contains(relation));
        }
        assert_eq!(Annotation::get(record.id()), Some(record));
    }
    for correction in corrections::ALL {
        let on_record = match correction.record {
            Annotation::Event(event) => event.corrections(),
            Annotation::Figure(figure) => figure.corrections(),
            Annotation::Quote(quote) => quote.corrections(),
        };
        assert!(on_record.contains(&correction));
    }
}

#[test]
fn tables_are_in_their_documented_order() {
    assert!(events::ALL.is_sorted_by_key(|event| (event.date, event.id)));
    assert!(figures::ALL.is_sorted_by_key(|figure| (figure.as_of, figure.id)));
    assert!(sources::ALL.is_sorted_by_key(|source| (source.published, source.id)));
    assert!(quotes::ALL.is_sorted_by_key(|quote| (
        quote.said_on.is_none(),
        quote.said_on,
        quote.id
    )));
    assert!(actors::ALL.is_sorted_by_key(|actor| actor.id));
    assert!(places::ALL.is_sorted_by_key(|place| place.id));
    assert!(metrics::ALL.is_sorted_by_key(|metric| metric.id));
    for metric in metrics::ALL {
        assert!(metric.figures().is_sorted_by_key(|figure| figure.as_of));
    }
}

#[test]
fn every_spelling_finds_its_record() {
    let found = |name: &str, record: Subject| match record {
        Subject::Actor(actor) => actors::named(name) == Some(actor),
        Subject::Place(place) => places::named(name) == Some(place),
    };
    let own_actors = actors::ALL
        .iter()
        .map(|actor| (actor.name, Subject::Actor(actor)));
    let own_places = places::ALL
        .iter()
        .map(|place| (place.name, Subject::Place(place)));
    let further = names::ALL.iter().map(|name| (name.name, name.record));
    for (name, record) in own_actors.chain(own_places).chain(further) {
        for spelling in [name.to_owned(), name.to_lowercase(), name.to_uppercase()] {
            // Upper case is not always undone by lower case: ß.
            if spelling.to_lowercase() == name.to_lowercase() {
                assert!(found(&spelling, record), "{spelling}");
            }
        }
    }
    let long = "x".repeat(10_000);
    for stranger in ["", "Kurs", &long] {
        assert_eq!(
            (actors::named(stranger), places::named(stranger)),
            (None, None)
        );
    }
}

#[test]
fn a_period_holds_what_overlaps_it() {
    let days = events::ALL
        .iter()
        .filter(|e| !e.date.is_open())
        .map(|e| e.date.earliest());
    for from in days {
        for length in [0, 1, 30, 400] {
            let to = from + chrono::Days::new(length);
            let expected: Vec<_> = events::ALL
                .iter()
                .filter(|event| event.date.earliest() <= to && event.date.latest() >= from)
                .collect();
            assert_eq!(events::between(from, to).collect::<Vec<_>>(), expected);
            let said: Vec<_> = quotes::ALL
                .iter()
                .filter(|quote| {
                    quote
                        .said_on
                        .is_some_and(|d| d.earliest() <= to && d.latest() >= from)
                })
                .collect();
            assert_eq!(quotes::between(from, to).collect::<Vec<_>>(), said);
            if to > from {
                assert_eq!(events::between(to, from).next(), None);
            }
        }
    }
}

#[test]
fn the_dataset_counts_its_tables() {
    let counts = [
        (DATASET.sources, sources::ALL.len()),
        (DATASET.actors, actors::ALL.len()),
        (DATASET.places, places::ALL.len()),
        (DATASET.metrics, metrics::ALL.len()),
        (DATASET.events, events::ALL.len()),
        (DATASET.figures, figures::ALL.len()),
        (DATASET.quotes, quotes::ALL.len()),
        (DATASET.anchors, anchors::ALL.len()),
        (DATASET.names, names::ALL.len()),
        (DATASET.participants, participants::ALL.len()),
        (DATASET.relations, relations::ALL.len()),
        (DATASET.corrections, corrections::ALL.len()),
        (DATASET.retired, retired::ALL.len()),
    ];
    assert!(
        counts.iter().all(|(stated, counted)| stated == counted),
        "{counts:?}"
    );
    assert_eq!(DATASET.version, env!("CARGO_PKG_VERSION"));
    for event in events::ALL {
        for day in [event.date.earliest(), event.date.latest()] {
            let is_open = [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX].contains(&day);
            let covered = DATASET.coverage.earliest()..=DATASET.coverage.latest();
            assert!(is_open || covered.contains(&day), "{event}");
        }
    }
}

#[test]
fn the_fingerprint_is_that_of_the_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".csv"))
        .collect();
    names.sort();
    let mut hash = Sha256::new();
    for name in names {
        hash.update(&name);
        hash.update([0]);
        hash.update(std::fs::read(folder.join(name)).unwrap());
        hash.update([0]);
    }
    let digits: String = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(DATASET.fingerprint, digits);
}
