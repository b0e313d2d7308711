//! The feature `serde`: whatever is written is read back.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;

use kursk_campaign::vocab::{self, Qualifier};
use kursk_campaign::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

fn value(written: &(impl Serialize + ?Sized)) -> Value {
    serde_json::to_value(written).unwrap()
}

fn read<T: DeserializeOwned>(written: Value) -> T {
    serde_json::from_value(written).unwrap()
}

/// Why a value is refused.
fn refused<T: DeserializeOwned + Debug>(written: Value) -> String {
    serde_json::from_value::<T>(written)
        .unwrap_err()
        .to_string()
}

/// The records of a table that come back from a stream of them, as text.
fn round_trip<T: Serialize + Eq + Debug + 'static>(records: &'static [T]) -> usize
where
    &'static T: DeserializeOwned,
{
    for record in records {
        let back: &'static T =
            serde_json::from_str(&serde_json::to_string(record).unwrap()).unwrap();
        assert_eq!(back, record);
    }
    let all: Vec<&'static T> = read(value(records));
    assert_eq!(all, records.iter().collect::<Vec<_>>());
    records.len()
}

#[test]
fn every_record_is_read_back() {
    let count = round_trip(sources::ALL)
        + round_trip(actors::ALL)
        + round_trip(places::ALL)
        + round_trip(metrics::ALL)
        + round_trip(events::ALL)
        + round_trip(figures::ALL)
        + round_trip(quotes::ALL)
        + round_trip(anchors::ALL)
        + round_trip(names::ALL)
        + round_trip(participants::ALL)
        + round_trip(relations::ALL)
        + round_trip(corrections::ALL)
        + round_trip(retired::ALL);
    let rows = value(&DATASET);
    let rows = rows.as_object().unwrap().values().filter_map(Value::as_u64);
    assert_eq!(count as u64, rows.sum::<u64>(), "a table is missing above");
}

#[test]
fn records_are_written_as_their_columns() {
    fn check<T: Serialize>(table: &str, records: &[T], derived: &[&str]) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../data/{table}.csv"));
        let mut reader = csv::Reader::from_path(path).unwrap();
        let header = reader
            .headers()
            .unwrap()
            .iter()
            .chain(derived.iter().copied());
        let header: BTreeSet<String> = header.map(str::to_owned).collect();
        for record in records {
            let written = value(record);
            let columns = written.as_object().unwrap().keys().cloned();
            assert_eq!(columns.collect::<BTreeSet<_>>(), header, "{table}");
        }
    }
    check("sources", sources::ALL, &[]);
    check("actors", actors::ALL, &[]);
    check("places", places::ALL, &[]);
    check("metrics", metrics::ALL, &[]);
    check("events", events::ALL, &[]);
    check("figures", figures::ALL, &["value", "value_to", "bounds"]);
    check("quotes", quotes::ALL, &[]);
    check("anchors", anchors::ALL, &[]);
    check("names", names::ALL, &[]);
    check("participants", participants::ALL, &[]);
    check("relations", relations::ALL, &[]);
    check("corrections", corrections::ALL, &[]);
    check("retired", retired::ALL, &[]);
}

#[test]
fn references_are_written_as_ids_and_codes_as_codes() {
    let figure = figures::AREA_HELD_UNDER_100_ARA;
    let written = value(figure);
    assert_eq!(written["id"], figure.id);
    assert_eq!(written["metric"], figure.metric.id);
    assert_eq!(written["subject"], figure.subject.id());
    assert_eq!(written["source"], figure.source.id);
    assert_eq!(written["qualifier"], "less-than");
    assert_eq!(written["as_of"], figure.as_of.to_string());
    assert_eq!(written["wording"], figure.wording);
    assert_eq!(written["value"], 100);
    assert_eq!(written["value_to"], Value::Null);
    assert_eq!(
        written["bounds"],
        json!({"low": "Unbounded", "high": {"Excluded": 100}})
    );
}

#[test]
fn a_corrected_number_is_written_both_ways() {
    let written = value(figures::NORTH_KOREANS_SENT_12_KOSOVAPRESS);
    assert_eq!(
        (&written["printed"], &written["value"]),
        (&json!(12), &json!(12_000))
    );
    assert_eq!(written["bounds"]["low"], json!({"Included": 12_000}));
}

#[test]
fn references_are_read_from_ids_and_from_maps() {
    let incursion = events::CROSS_BORDER_INCURSION;
    assert_eq!(read::<&Event>(json!("cross-border-incursion")), incursion);
    let map = json!({"title": ["whatever", {}], "id": "cross-border-incursion", "new": 1});
    assert_eq!(read::<&Event>(map.clone()), incursion);
    assert_eq!(read::<Option<&Event>>(map.clone()), Some(incursion));
    assert_eq!(read::<Option<&Event>>(Value::Null), None);
    assert_eq!(
        read::<Vec<&Event>>(json!([map, "cross-border-incursion"])),
        [incursion; 2]
    );
    let annotation: Annotation = read(map.clone());
    assert_eq!(annotation, incursion.into());
    assert_eq!(read::<AnyRecord>(map), incursion.into());
    assert_eq!(read::<Subject>(json!("ukraine")), actors::UKRAINE.into());
    assert_eq!(
        refused::<&Event>(json!({"title": ""})),
        "missing field `id`"
    );
    assert_eq!(
        refused::<&Event>(json!(7)),
        "invalid type: integer `7`, expected the id of a record in events, or a map with that id"
    );
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Notebook {
    event: &'static Event,
    actors: Vec<&'static Actor>,
    #[serde(with = "kursk_campaign::by_id")]
    figure: &'static Figure,
    #[serde(with = "kursk_campaign::by_id")]
    quote: Option<&'static Quote>,
    #[serde(with = "kursk_campaign::by_id")]
    place: Option<&'static Place>,
    subject: Subject,
    relation: &'static Relation,
    qualifier: Qualifier,
    date: Date,
}

#[test]
fn derived_structs_are_read_back() {
    let notebook = Notebook {
        event: events::CROSS_BORDER_INCURSION,
        actors: actors::ALL.iter().take(3).collect(),
        figure: figures::AREA_HELD_UNDER_100_ARA,
        quote: Some(&quotes::ALL[0]),
        place: None,
        subject: places::KURSK_OBLAST.into(),
        relation: &relations::ALL[0],
        qualifier: Qualifier::LessThan,
        date: "2024-08~".parse().unwrap(),
    };
    let written = value(&notebook);
    assert_eq!(written["figure"], "area-held-under-100-ara");
    assert_eq!(written["event"]["id"], "cross-border-incursion");
    assert_eq!(read::<Notebook>(written), notebook);
}

#[test]
fn an_unknown_id_says_where_it_was_looked_for_and_what_is_near() {
    assert_eq!(
        refused::<&Event>(json!("cross-border-incurson")),
        "there is no `cross-border-incurson` in events; did you mean `cross-border-incursion`?"
    );
    assert_eq!(
        refused::<&Actor>(json!("no-such-id")),
        "there is no `no-such-id` in actors"
    );
    assert_eq!(
        refused::<Subject>(json!("no-such-id")),
        "there is no `no-such-id` in actors, places"
    );
    assert_eq!(
        refused::<Qualifier>(json!("less-then")),
        "there is no `less-then` in Qualifier; did you mean `less-than`?"
    );
}

#[test]
fn a_row_without_an_id_is_read_by_its_key() {
    let anchor = &anchors::ALL[0];
    let mut written = value(anchor);
    written["digest"] = json!("whatever");
    assert_eq!(read::<&Anchor>(written.clone()), anchor);
    written["part"] = json!(99);
    assert_eq!(
        refused::<&Anchor>(written),
        "no row of anchors has this key"
    );
    assert_eq!(
        refused::<&Name>(json!({"record": "ukraine"})),
        "missing field `name`"
    );
}

#[test]
fn claims_bounds_and_shares_are_read_back() {
    for figure in figures::ALL {
        let (claim, bounds) = (figure.claim(), figure.bounds());
        assert_eq!(read::<Claim>(value(&claim)), claim);
        assert_eq!(read::<Option<Bounds>>(value(&bounds)), bounds);
        let implied = figure.implied();
        assert_eq!(read::<Option<Implied>>(value(&implied)), implied);
        assert_eq!(read::<Date>(value(&figure.as_of)), figure.as_of);
    }
    assert_eq!(
        refused::<Claim>(json!({"qualifier": "dozens", "value": 12, "value_to": null})),
        "the numbers of the claim do not fit its qualifier"
    );
    assert_eq!(
        refused::<Bounds>(json!({"low": "Unbounded"})),
        "missing field `high`"
    );
}

#[test]
fn a_text_that_is_no_date_says_why() {
    assert_eq!(
        refused::<Date>(json!("2025-02-30")),
        "`2025-02-30`: 2025-02 has no day 30: its days are 01 to 28"
    );
}

#[test]
fn a_value_of_another_type_says_what_is_expected() {
    let of = |expected: &str| format!("invalid type: integer `7`, expected {expected}");
    assert_eq!(refused::<Date>(json!(7)), of("a date in EDTF"));
    assert_eq!(
        refused::<Qualifier>(json!(7)),
        of("a code of the vocabulary Qualifier")
    );
    assert_eq!(refused::<Bounds>(json!(7)), of("a map with low, high"));
    assert_eq!(refused::<&Name>(json!(7)), of("a row of names"));
}

#[test]
fn the_data_set_is_read_back_by_its_fingerprint() {
    let written = value(&DATASET);
    assert_eq!(read::<&Dataset>(written.clone()), &DATASET);
    let mut other = written;
    other["fingerprint"] = json!("another");
    let refused = refused::<&Dataset>;
    assert_eq!(
        refused(json!(7)),
        "invalid type: integer `7`, expected a map with the fingerprint of the data set"
    );
    assert_eq!(refused(json!({})), "missing field `fingerprint`");
    let refused = refused(other);
    assert!(
        refused.starts_with("this is another version of the data than"),
        "{refused}"
    );
}

#[test]
fn every_code_is_read_back() {
    fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(all: &[T]) -> usize {
        for code in all {
            assert_eq!(read::<T>(value(code)), *code);
        }
        assert!(refused::<T>(json!("no-such-code")).starts_with("there is no `no-such-code` in"));
        all.len()
    }
    let count = check(vocab::ActorKind::ALL)
        + check(vocab::Attribution::ALL)
        + check(vocab::Basis::ALL)
        + check(vocab::Caveat::ALL)
        + check(vocab::Dimension::ALL)
        + check(vocab::EventKind::ALL)
        + check(vocab::Measure::ALL)
        + check(vocab::Medium::ALL)
        + check(vocab::ParticipantRole::ALL)
        + check(vocab::PlaceKind::ALL)
        + check(vocab::Qualifier::ALL)
        + check(vocab::Realis::ALL)
        + check(vocab::RecordKind::ALL)
        + check(vocab::RelationKind::ALL)
        + check(vocab::Speech::ALL)
        + check(vocab::Status::ALL)
        + check(vocab::TextQuality::ALL)
        + check(vocab::Unit::ALL);
    let terms = vocab::ALL.iter().map(|vocabulary| vocabulary.terms.len());
    assert_eq!(count, terms.sum::<usize>(), "a vocabulary is missing above");
}
