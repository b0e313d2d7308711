//! The feature `serde`.
#![cfg(feature = "serde")]

use std::path::Path;

use kursk_campaign::*;
use serde::Serialize;
use serde_json::{Value, json};

fn value(record: &impl Serialize) -> Value {
    serde_json::to_value(record).unwrap()
}

/// Every record is written as its columns, all of them: compared with the CSV's own header.
#[test]
fn records_are_written_as_their_columns() {
    fn check<T: Serialize>(table: &str, records: &[T]) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{table}.csv"));
        let mut header: Vec<String> = csv::Reader::from_path(path)
            .unwrap()
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        header.sort();
        for record in records {
            let written = value(record);
            let columns: Vec<_> = written.as_object().unwrap().keys().cloned().collect();
            assert_eq!(columns, header, "{table}");
        }
    }
    check("sources", sources::ALL);
    check("actors", actors::ALL);
    check("places", places::ALL);
    check("metrics", metrics::ALL);
    check("events", events::ALL);
    check("figures", figures::ALL);
    check("quotes", quotes::ALL);
    check("anchors", anchors::ALL);
    check("names", names::ALL);
    check("participants", participants::ALL);
    check("relations", relations::ALL);
    check("corrections", corrections::ALL);
    check("retired", retired::ALL);
    assert_eq!(value(&DATASET)["figures"], figures::ALL.len());
}

#[test]
fn references_are_written_as_ids_and_codes_as_codes() {
    let figure = figures::AREA_HELD_UNDER_100_ARA;
    let written = value(figure);
    assert_eq!(written["id"], figure.id);
    assert_eq!(written["metric"], figure.metric.id);
    assert_eq!(written["source"], figure.source.id);
    assert_eq!(written["qualifier"], "less-than");
    assert_eq!(written["value"], 100);
    assert_eq!(written["value_to"], Value::Null);
    assert_eq!(written["as_of"], figure.as_of.to_string());
}

#[test]
fn records_are_read_back_by_their_ids() {
    fn check<T: Record + PartialEq>()
    where
        &'static T: for<'de> serde::Deserialize<'de>,
    {
        for record in T::all() {
            let back: &'static T = serde_json::from_value(json!(record.id())).unwrap();
            assert_eq!(back, record);
        }
        let error = serde_json::from_value::<&'static T>(json!("no-such-id")).unwrap_err();
        let expected = format!(
            "invalid value: string \"no-such-id\", expected the id of a record of kind {}",
            T::KIND
        );
        assert_eq!(error.to_string(), expected);
    }
    check::<Source>();
    check::<Actor>();
    check::<Place>();
    check::<Metric>();
    check::<Event>();
    check::<Figure>();
    check::<Quote>();
    for relation in relations::ALL {
        let back: Annotation = serde_json::from_value(value(&relation.left)).unwrap();
        assert_eq!(back, relation.left);
    }
    for figure in figures::ALL {
        let back: Subject = serde_json::from_value(value(&figure.subject)).unwrap();
        assert_eq!(back, figure.subject);
        let back: Date = serde_json::from_value(value(&figure.as_of)).unwrap();
        assert_eq!(back, figure.as_of);
    }
}

#[test]
fn a_date_that_is_none_says_why() {
    let error = serde_json::from_value::<Date>(json!("2025-02-30")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`2025-02-30`: 2025-02 has no day 30: its days go from 01 to 28"
    );
}

#[test]
fn every_code_is_read_back() {
    fn check<T: Serialize + for<'de> serde::Deserialize<'de> + PartialEq + std::fmt::Debug>(
        all: &[T],
    ) {
        for code in all {
            assert_eq!(serde_json::from_value::<T>(value(code)).unwrap(), *code);
        }
        assert!(serde_json::from_value::<T>(json!("no-such-code")).is_err());
    }
    check(vocab::ActorKind::ALL);
    check(vocab::Attribution::ALL);
    check(vocab::Basis::ALL);
    check(vocab::Caveat::ALL);
    check(vocab::Dimension::ALL);
    check(vocab::EventKind::ALL);
    check(vocab::Measure::ALL);
    check(vocab::Medium::ALL);
    check(vocab::ParticipantRole::ALL);
    check(vocab::PlaceKind::ALL);
    check(vocab::Qualifier::ALL);
    check(vocab::Realis::ALL);
    check(vocab::RecordKind::ALL);
    check(vocab::RelationKind::ALL);
    check(vocab::Speech::ALL);
    check(vocab::Status::ALL);
    check(vocab::TextQuality::ALL);
    check(vocab::Unit::ALL);
    assert_eq!(vocab::ALL.len(), 18, "a vocabulary is missing above");
}
