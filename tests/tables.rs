//! The compiled tables against an independent reading of the CSVs, field by field and link by link.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
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

impl<T: Record> AsCell for &'static T {
    fn as_cell(&self) -> String {
        self.id().to_owned()
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
    &'static str => |text| (*text).to_owned();
    u32 => |number| number.to_string();
    Number => |number| number.to_string();
    f64 => |degrees| format!("{degrees:.3}");
    Date => |date| date.to_string();
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

/// The header and the rows of a file.
fn read(table: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_path(data().join(format!("{table}.csv"))).unwrap();
    let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = cells(reader.headers().unwrap());
    let rows = reader.records().map(|row| cells(&row.unwrap())).collect();
    (header, rows)
}

mod declared;

#[test]
fn every_field_is_its_cell() {
    declared::tables::every_field_is_its_cell();
}

#[test]
fn every_table_is_declared() {
    let files = std::fs::read_dir(data()).unwrap();
    let files = files.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<_> = files.filter(|name| name.ends_with(".csv")).collect();
    let tables = declared::tables::TABLES.iter();
    assert_eq!(
        tables
            .map(|table| format!("{table}.csv"))
            .collect::<BTreeSet<_>>(),
        files
    );
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
    check::<Question>();
    check::<Position>();
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
    positions_of_questions: questions.positions = "positions"."question";
}

#[test]
fn events_meet_their_actors_and_sources_once() {
    let mut actors_of = referrers("participants", "event", "actor");
    let mut sources_of = referrers("anchors", "record", "source");
    for event in events::ALL {
        let mut ids: Vec<_> = event
            .actors()
            .iter()
            .map(|actor| actor.id.to_owned())
            .collect();
        ids.sort();
        let mut expected = actors_of.remove(event.id).unwrap_or_default();
        expected.dedup();
        assert_eq!(ids, expected);
        for actor in event.actors() {
            assert_eq!(actor.events().iter().filter(|e| **e == event).count(), 1);
        }
        let mut ids: Vec<_> = event
            .sources()
            .iter()
            .map(|source| source.id.to_owned())
            .collect();
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
    let annotations = Annotation::all;
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
    for answer in answers::ALL {
        assert!(answer.position.answers().contains(&answer));
        assert!(answer.record.answers().contains(&answer));
    }
    let taken: usize = positions::ALL.iter().map(|p| p.answers().len()).sum();
    let given: usize = annotations().map(|record| record.answers().len()).sum();
    assert_eq!((taken, given), (answers::ALL.len(), answers::ALL.len()));
    for correction in corrections::ALL {
        let on_record = correction.record.corrections();
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
    assert!(questions::ALL.is_sorted_by_key(|question| question.id));
    assert!(positions::ALL.is_sorted_by_key(|position| position.id));
    for metric in metrics::ALL {
        assert!(metric.figures().is_sorted_by_key(|figure| figure.as_of));
    }
}

#[test]
fn every_spelling_finds_its_record() {
    let found = |name: &str, record: Subject| match record {
        Subject::Actor(actor) => actors::named(name).contains(&actor),
        Subject::Place(place) => places::named(name).contains(&place),
    };
    let own_actors = actors::ALL
        .iter()
        .map(|actor| (actor.name, Subject::Actor(actor)));
    let own_places = places::ALL
        .iter()
        .map(|place| (place.name, Subject::Place(place)));
    let further = names::ALL.iter().map(|name| (name.name, name.record));
    for (name, record) in own_actors.chain(own_places).chain(further) {
        let padded = format!("  {name}\u{a0} ");
        for spelling in [
            name.to_owned(),
            name.to_lowercase(),
            name.to_uppercase(),
            padded,
        ] {
            // Upper case is not always undone by lower case: ß.
            if spelling.trim().to_lowercase() == name.to_lowercase() {
                assert!(found(&spelling, record), "{spelling}");
            }
        }
    }
    let long = "x".repeat(10_000);
    for stranger in ["", "\u{1}", &long] {
        assert!(actors::named(stranger).is_empty(), "{stranger}");
        assert!(places::named(stranger).is_empty(), "{stranger}");
    }
}

#[test]
fn a_period_holds_what_overlaps_it() {
    fn check<R: Record + PartialEq>(
        date: impl Fn(&R) -> Option<Date>,
        between: impl Fn(NaiveDate, NaiveDate) -> Vec<&'static R>,
        within: impl Fn(NaiveDate, NaiveDate) -> Vec<&'static R>,
    ) {
        let may_lie = |date: Date, from, to| {
            from <= to
                && date.earliest().is_none_or(|day| day <= to)
                && date.latest().is_none_or(|day| day >= from)
        };
        let lies = |date: Date, from, to| {
            date.earliest().is_some_and(|day| day >= from)
                && date.latest().is_some_and(|day| day <= to)
        };
        let expected = |is_meant: &dyn Fn(Date) -> bool| -> Vec<&R> {
            let is_meant = |record: &&R| date(record).is_some_and(is_meant);
            R::all().iter().filter(is_meant).collect()
        };
        let dates = R::all().iter().filter_map(&date);
        let ends = dates.flat_map(|date| [date.earliest(), date.latest()]);
        let mut days: Vec<_> = ends.flatten().collect();
        days.extend([NaiveDate::MIN, NaiveDate::MAX]);
        days.sort();
        days.dedup();
        for from in &days {
            for to in &days {
                let (from, to) = (*from, *to);
                assert_eq!(between(from, to), expected(&|date| may_lie(date, from, to)));
                assert_eq!(within(from, to), expected(&|date| lies(date, from, to)));
            }
        }
    }
    check::<Event>(
        |event| Some(event.date),
        |from, to| events::between(from, to).collect(),
        |from, to| events::within(from, to).collect(),
    );
    check::<Figure>(
        |figure| Some(figure.as_of),
        |from, to| figures::between(from, to).collect(),
        |from, to| figures::within(from, to).collect(),
    );
    check::<Quote>(
        |quote| quote.said_on,
        |from, to| quotes::between(from, to).collect(),
        |from, to| quotes::within(from, to).collect(),
    );
    check::<Source>(
        |source| Some(source.published),
        |from, to| sources::between(from, to).collect(),
        |from, to| sources::within(from, to).collect(),
    );
}

#[test]
fn the_dataset_counts_its_tables() {
    for table in declared::tables::TABLES {
        let counted = serde_json::to_value(&DATASET).unwrap()[table].as_u64();
        assert_eq!(counted, Some(read(table).1.len() as u64), "{table}");
    }
    let covered = DATASET.coverage.earliest()..=DATASET.coverage.latest();
    let campaign = DATASET.campaign.earliest()..=DATASET.campaign.latest();
    for event in events::ALL {
        let mut days = [event.date.earliest(), event.date.latest()]
            .into_iter()
            .flatten();
        assert!(days.all(|day| covered.contains(&Some(day))), "{event}");
        if event.kind == vocab::EventKind::Incursion {
            assert!(campaign.contains(&event.date.earliest()), "{event}");
        }
    }
    assert!(DATASET.coverage.earliest() <= DATASET.campaign.earliest());
    let incursions = events::ALL
        .iter()
        .filter(|event| event.kind == vocab::EventKind::Incursion);
    let first = incursions.filter_map(|event| event.date.earliest()).min();
    assert_eq!(DATASET.campaign.earliest(), first);
}

#[test]
fn the_fingerprint_is_that_of_the_files() {
    let folder = data();
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
