//! The feature `serde`: whatever is written is read back.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;

use kursk_campaign::vocab::{self, Qualifier};
use kursk_campaign::*;
use serde::de::DeserializeOwned;
use serde::de::value::BytesDeserializer;
use serde::{Deserialize, Serialize};
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

/// In a format that neither people nor programs can read without knowing what is in it.
fn bytes(written: &(impl Serialize + ?Sized)) -> Vec<u8> {
    postcard::to_allocvec(written).unwrap()
}

fn read_bytes<T: DeserializeOwned>(written: &(impl Serialize + ?Sized)) -> T {
    let bytes = bytes(written);
    let (read, rest) = postcard::take_from_bytes(&bytes).unwrap();
    assert!(rest.is_empty(), "{rest:?} is not read");
    read
}

/// The number of records of a table, which all come back: one by one and together, as text and as
/// bytes.
fn round_trip<T: Serialize + Eq + Debug + 'static>(records: &'static [T]) -> usize
where
    &'static T: DeserializeOwned,
{
    for record in records {
        let back: &'static T =
            serde_json::from_str(&serde_json::to_string(record).unwrap()).unwrap();
        assert_eq!(back, record);
        assert_eq!(read_bytes::<&'static T>(record), record);
    }
    let together: Vec<&'static T> = records.iter().collect();
    assert_eq!(read::<Vec<&'static T>>(value(records)), together);
    assert_eq!(read_bytes::<Vec<&'static T>>(records), together);
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
        + round_trip(questions::ALL)
        + round_trip(positions::ALL)
        + round_trip(anchors::ALL)
        + round_trip(names::ALL)
        + round_trip(participants::ALL)
        + round_trip(relations::ALL)
        + round_trip(answers::ALL)
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
    check("questions", questions::ALL, &[]);
    check("positions", positions::ALL, &[]);
    check("anchors", anchors::ALL, &[]);
    check("names", names::ALL, &[]);
    check("participants", participants::ALL, &[]);
    check("relations", relations::ALL, &[]);
    check("answers", answers::ALL, &[]);
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

#[test]
fn a_format_that_is_not_human_readable_gets_the_key() {
    let incursion = events::CROSS_BORDER_INCURSION;
    assert_eq!(bytes(incursion), bytes("cross-border-incursion"));
    assert_eq!(
        bytes(&Annotation::from(incursion)),
        bytes("cross-border-incursion")
    );
    for participant in incursion.participants() {
        let key = (incursion.id, participant.actor.id, participant.role.code());
        assert_eq!(bytes(participant), bytes(&key));
    }
    for anchor in incursion.anchors() {
        let key = (incursion.id, anchor.source.id, anchor.part);
        assert_eq!(bytes(anchor), bytes(&key));
    }
    assert_eq!(bytes(&DATASET), bytes(DATASET.fingerprint));
    assert_eq!(read_bytes::<&Dataset>(&DATASET), &DATASET);
    for record in AnyRecord::all() {
        assert_eq!(read_bytes::<AnyRecord>(&record), record);
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Notebook {
    event: &'static Event,
    actors: Vec<&'static Actor>,
    #[serde(with = "kursk_campaign::by_id")]
    figure: &'static Figure,
    #[serde(with = "kursk_campaign::by_id")]
    quote: Option<&'static Quote>,
    #[serde(with = "kursk_campaign::by_id", default)]
    place: Option<&'static Place>,
    subject: Subject,
    #[serde(with = "kursk_campaign::by_id")]
    owner: Subject,
    #[serde(with = "kursk_campaign::by_id", default)]
    said: Option<Annotation>,
    #[serde(with = "kursk_campaign::by_ids")]
    quotes: Vec<&'static Quote>,
    #[serde(with = "kursk_campaign::by_ids")]
    rest: Box<[AnyRecord]>,
    relation: &'static Relation,
    anchors: Vec<&'static Anchor>,
    qualifier: Qualifier,
    date: Date,
    claim: Claim,
    implied: Option<Implied>,
}

fn notebook() -> Notebook {
    Notebook {
        event: events::CROSS_BORDER_INCURSION,
        actors: actors::ALL.iter().take(3).collect(),
        figure: figures::AREA_HELD_UNDER_100_ARA,
        quote: Some(&quotes::ALL[0]),
        place: None,
        subject: places::KURSK_OBLAST.into(),
        owner: actors::UKRAINE.into(),
        said: Some(events::CROSS_BORDER_INCURSION.into()),
        quotes: actors::named("Zelenskyy")[0].quotes().to_vec(),
        rest: [
            events::CROSS_BORDER_INCURSION.into(),
            actors::UKRAINE.into(),
        ]
        .into(),
        relation: &relations::ALL[0],
        anchors: events::CROSS_BORDER_INCURSION.anchors().to_vec(),
        qualifier: Qualifier::LessThan,
        date: "2024-08~".parse().unwrap(),
        claim: figures::AREA_HELD_UNDER_100_ARA.claim(),
        implied: figures::AREA_RETAKEN_86_ARA.implied(),
    }
}

#[test]
fn derived_structs_are_read_back() {
    let notebook = notebook();
    let mut written = value(&notebook);
    assert_eq!(written["figure"], "area-held-under-100-ara");
    assert_eq!(written["event"]["id"], "cross-border-incursion");
    assert_eq!(written["owner"], "ukraine");
    assert_eq!(
        written["rest"],
        json!(["cross-border-incursion", "ukraine"])
    );
    assert_eq!(written["place"], Value::Null);
    written.as_object_mut().unwrap().remove("place");
    assert_eq!(read::<Notebook>(written), notebook);
    assert_eq!(read_bytes::<Notebook>(&notebook), notebook);
}

#[test]
fn slices_and_arrays_are_written_as_ids() {
    #[derive(Serialize)]
    struct Dossier<'a> {
        #[serde(serialize_with = "kursk_campaign::by_ids::serialize")]
        anchored: &'a [&'static Source],
        #[serde(serialize_with = "kursk_campaign::by_ids::serialize")]
        sides: [Subject; 2],
    }

    let written = value(&Dossier {
        anchored: &[sources::OBSERVATORIAL_2025_01, sources::KOSOVAPRESS_2025_02],
        sides: [actors::UKRAINE.into(), actors::RUSSIA.into()],
    });
    assert_eq!(
        written,
        json!({"anchored": ["observatorial-2025-01", "kosovapress-2025-02"], "sides": ["ukraine", "russia"]})
    );
}

#[test]
fn by_id_reads_ids_alone() {
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct One(#[serde(with = "kursk_campaign::by_id")] Subject);

    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct Many(#[serde(with = "kursk_campaign::by_ids")] Vec<&'static Event>);

    assert_eq!(read::<One>(json!("ukraine")).0, actors::UKRAINE.into());
    assert_eq!(
        refused::<One>(json!({"id": "ukraine"})),
        "invalid type: map, expected the id of a record in actors, places"
    );
    assert_eq!(
        read::<Many>(json!(["cross-border-incursion"])).0,
        [events::CROSS_BORDER_INCURSION]
    );
    assert_eq!(
        refused::<Many>(json!("cross-border-incursion")),
        "invalid type: string \"cross-border-incursion\", expected a list with the id of a record \
         in events at each place"
    );
    // The first that is wrong is the one that is named.
    assert_eq!(
        refused::<Many>(json!(["cross-border-incursion", "no-such-id", 7])),
        "there is no `no-such-id` in events"
    );
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
fn an_id_of_another_table_says_so() {
    assert_eq!(
        refused::<&Figure>(json!("cross-border-incursion")),
        "`cross-border-incursion` is an event, expected a figure"
    );
    assert_eq!(
        refused::<Subject>(json!({"id": "area-held-under-100-ara"})),
        "`area-held-under-100-ara` is a figure, expected an actor or a place"
    );
    assert_eq!(
        refused::<Annotation>(json!("ukraine")),
        "`ukraine` is an actor, expected an event, a figure or a quote"
    );
    assert_eq!(
        refused::<&Relation>(json!({"left": "ukraine"})),
        "`ukraine` is an actor, expected an event, a figure or a quote"
    );
}

#[test]
fn a_row_without_an_id_is_read_by_its_key() {
    let anchor = figures::AREA_HELD_UNDER_100_ARA.anchors()[0];
    let mut written = value(anchor);
    written["digest"] = json!("whatever");
    assert_eq!(read::<&Anchor>(written), anchor);
    assert_eq!(
        read::<&Anchor>(json!(["area-held-under-100-ara", "ara-2025-03", 1])),
        anchor
    );
    let spelling: &Name = read(json!({"name": "Kiev", "record": "ukraine"}));
    assert_eq!(
        (spelling.record, spelling.name),
        (actors::UKRAINE.into(), "Kiev")
    );
    assert_eq!(
        refused::<&Name>(json!({"record": "ukraine"})),
        "missing field `name`"
    );
    assert_eq!(refused::<&Name>(json!(["ukraine"])), "missing field `name`");
    assert_eq!(
        refused::<&Name>(json!(["ukraine", 7])),
        "invalid type: integer `7`, expected a text in names"
    );
}

#[test]
fn rows_are_read_from_the_tables_themselves() {
    fn check<T: Ord + Debug + 'static>(table: &str, records: &'static [T])
    where
        &'static T: DeserializeOwned,
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../data/{table}.csv"));
        let mut reader = csv::Reader::from_path(path).unwrap();
        let rows = reader.deserialize().map(Result::unwrap);
        let rows: BTreeSet<&'static T> = rows.collect();
        assert!(rows.into_iter().eq(records), "{table}");
    }
    check("anchors", anchors::ALL);
    check("names", names::ALL);
    check("participants", participants::ALL);
    check("relations", relations::ALL);
    check("corrections", corrections::ALL);
    check("retired", retired::ALL);
}

#[test]
fn an_unknown_key_says_what_it_is_and_which_is_near() {
    assert_eq!(
        refused::<&Anchor>(json!(["cross-border-incursion", "guardians-2025-06", 0])),
        "there is no `cross-border-incursion, guardians-2025-06, 0` in anchors; \
         did you mean `cross-border-incursion, guardians-2025-06, 1`?"
    );
    assert_eq!(
        refused::<&Anchor>(json!(["area-held-under-100-ara", "guardians-2025-06", 1])),
        "there is no `area-held-under-100-ara, guardians-2025-06, 1` in anchors; \
         did you mean `area-held-under-100-ara, ara-2025-03, 1`?"
    );
    // What differs twice, or belongs to another record, is not near.
    assert_eq!(
        refused::<&Anchor>(json!(["area-held-under-100-ara", "guardians-2025-06", 2])),
        "there is no `area-held-under-100-ara, guardians-2025-06, 2` in anchors"
    );
    let correction = refused::<&Correction>(json!(["area-held-under-100-ara", "printed"]));
    assert!(
        correction.starts_with("there is no `area-held-under-100-ara, printed` in corrections"),
        "{correction}"
    );
    assert_eq!(
        refused::<&Relation>(json!({
            "left": "evacuated-120000-guardians",
            "relation": "contradicts",
            "right": "evacuated-200000-ara",
            "dimension": "scope",
        })),
        "there is no `evacuated-120000-guardians, contradicts, evacuated-200000-ara, scope` in \
         relations; did you mean `evacuated-120000-guardians, contradicts, evacuated-200000-ara, \
         value`?"
    );
    // Russia is the recipient, and comes first; but its row differs further to the left.
    assert_eq!(
        refused::<&Participant>(json!([
            "cross-border-incursion",
            "ukrainian-armed-forces",
            "recipient"
        ])),
        "there is no `cross-border-incursion, ukrainian-armed-forces, recipient` in participants; \
         did you mean `cross-border-incursion, ukrainian-armed-forces, actor`?"
    );
    let near = actors::BETZ.names()[0].name;
    assert_eq!(
        refused::<&Name>(json!(["betz", "Kiev"])),
        format!("there is no `betz, Kiev` in names; did you mean `betz, {near}`?")
    );
    // A column that can't be read is refused before the key as a whole.
    assert_eq!(
        refused::<&Name>(json!(["ukraine", "Kievv"])),
        "there is no `Kievv` in names; did you mean `Kiev`?"
    );
    assert_eq!(
        refused::<&Correction>(json!(["north-koreans-sent-12-kosovapress", "printd"])),
        "there is no `printd` in corrections; did you mean `printed`?"
    );
    assert_eq!(
        refused::<&Retired>(json!(["no-such-id"])),
        "there is no `no-such-id` in retired"
    );
}

#[test]
fn numbers_are_written_exactly() {
    for (text, written) in [
        ("12000", json!(12_000)),
        ("0", json!(0)),
        ("-7", json!(-7)),
        ("99.5", json!("99.5")),
        ("33 1/3", json!("33 1/3")),
    ] {
        let number = Number::parse(text).unwrap();
        assert_eq!(value(&number), written);
        assert_eq!(read::<Number>(written), number);
        assert_eq!(read_bytes::<Number>(&number), number);
        let claim = Claim::new(Qualifier::AtLeast, Some(number), None).unwrap();
        assert_eq!(read::<Claim>(value(&claim)), claim);
        assert_eq!(read_bytes::<Claim>(&claim), claim);
    }
    // However a text writes it, it is the same number.
    assert_eq!(read::<Number>(json!("12000")), Number::from(12_000));
    let expected = "expected a whole number, or a text such as 99.5 or 33 1/3";
    for (written, found) in [
        (json!("99,5"), "invalid value: string \"99,5\""),
        (json!(99.5), "invalid type: floating point `99.5`"),
        (
            json!(u64::MAX),
            "invalid value: integer `18446744073709551615`",
        ),
        (json!(null), "invalid type: null"),
    ] {
        assert_eq!(refused::<Number>(written), format!("{found}, {expected}"));
    }
    let no_number = postcard::to_allocvec(&(1i64, 0u32)).unwrap();
    assert!(postcard::from_bytes::<Number>(&no_number).is_err());
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
        assert_eq!(read_bytes::<Claim>(&claim), claim);
        assert_eq!(read_bytes::<Option<Bounds>>(&bounds), bounds);
        assert_eq!(read_bytes::<Option<Implied>>(&implied), implied);
        assert_eq!(read_bytes::<Date>(&figure.as_of), figure.as_of);
    }
    let hundred = Some(Number::from(100));
    let claim = Claim::new(Qualifier::LessThan, hundred, None).unwrap();
    assert_eq!(read::<Claim>(json!(["less-than", 100, null])), claim);
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
fn a_number_that_a_claim_leaves_out_is_none() {
    let dozens = Claim::new(Qualifier::Dozens, None, None).unwrap();
    assert_eq!(read::<Claim>(json!({"qualifier": "dozens"})), dozens);
    let hundred = Some(Number::from(100));
    let claim = Claim::new(Qualifier::LessThan, hundred, None).unwrap();
    let written = json!({"value": 100, "qualifier": "less-than"});
    assert_eq!(read::<Claim>(written), claim);
    assert_eq!(
        refused::<Claim>(json!({"value": 100})),
        "missing field `qualifier`"
    );
    assert_eq!(
        refused::<Claim>(json!({"qualifier": "between", "value": 100})),
        "the numbers of the claim do not fit its qualifier"
    );
    assert_eq!(
        refused::<Claim>(json!({"qualifier": "exact", "value": "many"})),
        "invalid value: string \"many\", expected a whole number, or a text such as 99.5 or 33 1/3"
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
    let no_text = BytesDeserializer::<serde::de::value::Error>::new(b"\xff");
    assert_eq!(
        Date::deserialize(no_text).unwrap_err().to_string(),
        "invalid value: byte array, expected a date in EDTF"
    );
    assert_eq!(
        refused::<&Name>(json!(7)),
        of("a row of names: its record, name")
    );
}

#[test]
fn the_data_set_is_read_back_by_its_fingerprint() {
    let written = value(&DATASET);
    assert_eq!(read::<&Dataset>(written.clone()), &DATASET);
    assert_eq!(read::<&Dataset>(json!(DATASET.fingerprint)), &DATASET);
    let mut other = written;
    other["fingerprint"] = json!("another");
    let refused = refused::<&Dataset>;
    assert_eq!(
        refused(json!(7)),
        "invalid type: integer `7`, expected the fingerprint of the data set, \
         or a map with that fingerprint"
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
            assert_eq!(read_bytes::<T>(code), *code);
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
        + check(vocab::QuestionKind::ALL)
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
