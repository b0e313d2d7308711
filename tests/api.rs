//! What the methods of the records promise, for every record and for some that are known.

use core::ops::Bound;
use std::collections::BTreeSet;

use kursk_campaign::chrono::NaiveDate;
use kursk_campaign::vocab::{self, EventKind, Measure, Qualifier, RelationKind, Speech, Unit};
use kursk_campaign::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn annotations_have_what_their_records_have() {
    assert_eq!(
        Annotation::all().count(),
        events::ALL.len() + figures::ALL.len() + quotes::ALL.len()
    );
    for event in events::ALL {
        let annotation = Annotation::from(event);
        assert_eq!(
            (annotation.id(), annotation.date()),
            (event.id, Some(event.date))
        );
        assert_eq!(
            (annotation.status(), annotation.wording()),
            (event.status, None)
        );
        assert_eq!(annotation.sources(), event.sources());
        assert_eq!(annotation.kind(), Event::KIND);
        assert_eq!(annotation.to_string(), event.to_string());
        assert_eq!(annotation.contradictions(), event.contradictions());
        assert!(
            annotation
                .restatements()
                .eq(event.restatements().map(Into::into))
        );
    }
    for figure in figures::ALL {
        let annotation = Annotation::from(figure);
        assert_eq!(
            (annotation.id(), annotation.date()),
            (figure.id, Some(figure.as_of))
        );
        assert_eq!(annotation.sources(), [figure.source]);
        assert_eq!(
            (annotation.status(), annotation.wording()),
            (figure.status, Some(figure.wording))
        );
        assert!(
            annotation
                .supersedes()
                .eq(figure.supersedes().map(Into::into))
        );
        assert!(
            annotation
                .superseded_by()
                .eq(figure.superseded_by().map(Into::into))
        );
        assert!(annotation.refines().eq(figure.refines().map(Into::into)));
        assert!(
            annotation
                .refined_by()
                .eq(figure.refined_by().map(Into::into))
        );
        assert_eq!(annotation.corroborations(), figure.corroborations());
    }
    for quote in quotes::ALL {
        let annotation = Annotation::from(quote);
        assert_eq!(
            (annotation.id(), annotation.date()),
            (quote.id, quote.said_on)
        );
        assert_eq!(
            (annotation.sources(), annotation.status()),
            (&[quote.source][..], quote.status)
        );
        let is_quoted = !matches!(quote.speech, Speech::Indirect | Speech::OwnVoice);
        assert_eq!(annotation.wording(), is_quoted.then_some(quote.text));
    }
}

#[test]
fn relations_are_walked_from_both_ends_in_their_direction() {
    for relation in relations::ALL {
        let (left, right) = (relation.left, relation.right);
        assert!(
            left.related(relation.relation).any(|other| other == right),
            "{relation}"
        );
        assert!(
            right.related(relation.relation).any(|other| other == left),
            "{relation}"
        );
        let (mut from, mut back): (Vec<_>, Vec<_>) = match relation.relation {
            RelationKind::Supersedes => {
                (left.supersedes().collect(), right.superseded_by().collect())
            }
            RelationKind::Refines => (left.refines().collect(), right.refined_by().collect()),
            RelationKind::Restates => (
                left.restatements().collect(),
                right.restatements().collect(),
            ),
            RelationKind::Corroborates => (
                left.corroborations().to_vec(),
                right.corroborations().to_vec(),
            ),
            _ => (
                left.contradictions().to_vec(),
                right.contradictions().to_vec(),
            ),
        };
        from.retain(|other| *other == right);
        back.retain(|other| *other == left);
        assert!(!from.is_empty() && !back.is_empty(), "{relation}");
        assert_eq!(relation.other(left), Some(right));
    }
    // One direction is not the other.
    let refined = relations::ALL
        .iter()
        .filter(|row| row.relation == RelationKind::Refines);
    for relation in refined {
        assert!(
            !relation
                .left
                .refined_by()
                .any(|other| other == relation.right),
            "{relation}"
        );
    }
    let stranger = Annotation::from(figures::NORTH_KOREANS_SENT_12_KOSOVAPRESS);
    let row = relations::ALL
        .iter()
        .find(|row| row.left != stranger && row.right != stranger);
    assert_eq!(row.unwrap().other(stranger), None);
}

#[test]
fn every_union_finds_its_records() {
    for record in AnyRecord::all() {
        assert_eq!(AnyRecord::get(record.id()), Some(record));
    }
    let count = sources::ALL.len() + actors::ALL.len() + places::ALL.len() + metrics::ALL.len();
    let count = count + questions::ALL.len() + positions::ALL.len();
    assert_eq!(AnyRecord::all().count(), count + Annotation::all().count());
    assert_eq!(
        Subject::get("kursk-oblast"),
        Some(places::KURSK_OBLAST.into())
    );
    assert_eq!(Subject::get("cross-border-incursion"), None);
    assert_eq!(
        Subject::get("ukraine").unwrap().kind(),
        vocab::RecordKind::Actor
    );
    assert_eq!(format!("{}", Subject::from(actors::UKRAINE)), "Ukraine");
    assert_eq!(
        format!("{:?}", Subject::from(actors::UKRAINE)),
        r#"Actor("ukraine")"#
    );
}

#[test]
fn witnesses_are_the_origins_that_are_counted() {
    for figure in figures::ALL {
        let witnesses = figure.witnesses();
        assert_eq!(witnesses.len(), figure.independent_witnesses());
        assert!(!witnesses.is_empty(), "{figure:?}");
        let distinct: BTreeSet<_> = witnesses.iter().collect();
        assert_eq!(distinct.len(), witnesses.len(), "{figure:?}");
        for restated in figure.restatements() {
            assert_eq!(restated.witnesses(), witnesses, "{figure:?}");
        }
    }
}

/// The records that are one utterance with a record, over any number of steps.
fn utterance(record: Annotation) -> Vec<Annotation> {
    let mut utterance = vec![record];
    let mut next = 0;
    while let Some(record) = utterance.get(next).copied() {
        for restated in record.restatements() {
            if !utterance.contains(&restated) {
                utterance.push(restated);
            }
        }
        next += 1;
    }
    utterance
}

/// What supports a figure: its own utterance, and those that corroborate or refine its value.
fn supporting(figure: &'static Figure) -> Vec<Vec<Annotation>> {
    let own = utterance(figure.into());
    let mut supporting = Vec::new();
    let values = relations::ALL
        .iter()
        .filter(|relation| relation.dimension == vocab::Dimension::Value);
    for relation in values {
        let (left, right) = (relation.left, relation.right);
        let is_mutual = relation.relation == RelationKind::Corroborates;
        if own.contains(&right) && (is_mutual || relation.relation == RelationKind::Refines) {
            supporting.push(utterance(left));
        }
        if own.contains(&left) && is_mutual {
            supporting.push(utterance(right));
        }
    }
    supporting.push(own);
    supporting
}

/// The owners of utterances, by origin: those that share an owner have one.
fn origins(utterances: Vec<Vec<Annotation>>) -> Vec<BTreeSet<&'static Actor>> {
    let mut origins: Vec<BTreeSet<_>> = Vec::new();
    for utterance in utterances {
        let mut origin: BTreeSet<_> = utterance.into_iter().flat_map(owners).collect();
        let (shared, mut others) = origins
            .into_iter()
            .partition::<Vec<_>, _>(|other: &BTreeSet<_>| !other.is_disjoint(&origin));
        origin.extend(shared.into_iter().flatten());
        others.push(origin);
        origins = others;
    }
    origins
}

#[test]
fn a_figure_has_a_witness_of_each_origin_that_supports_it_and_no_other() {
    for figure in figures::ALL {
        let (witnesses, origins) = (figure.witnesses(), origins(supporting(figure)));
        assert_eq!(witnesses.len(), origins.len(), "{figure:?}");
        for origin in &origins {
            let here = witnesses.iter().filter(|witness| origin.contains(*witness));
            assert_eq!(here.count(), 1, "{figure:?}");
        }
        // The figure's own origin comes first.
        let mut first = origins
            .iter()
            .filter(|origin| origin.contains(witnesses[0]));
        let mut own = owners(figure.into()).into_iter();
        assert!(
            first.all(|first| own.all(|owner| first.contains(owner))),
            "{figure:?}"
        );
    }
}

/// Whose word a record is, as its fields say.
fn owners(record: Annotation) -> Vec<&'static Actor> {
    let asserted = |source: &'static Source| source.republishes.unwrap_or(source.publisher);
    match record {
        Annotation::Figure(figure) if figure.status == vocab::Status::Asserted => {
            vec![asserted(figure.source)]
        }
        Annotation::Figure(figure) => vec![figure.claimed_by],
        Annotation::Quote(quote) if quote.speech == Speech::OwnVoice => {
            vec![asserted(quote.source)]
        }
        Annotation::Quote(quote) => vec![quote.speaker],
        Annotation::Event(event) if event.status == vocab::Status::Asserted => event
            .sources()
            .iter()
            .map(|source| asserted(source))
            .collect(),
        Annotation::Event(_) => vec![],
    }
}

#[test]
fn positions_are_owned_and_witnessed() {
    for position in positions::ALL {
        let (owners_of, witnesses) = (position.owners(), position.witnesses());
        assert_eq!(witnesses.len(), position.independent_witnesses());
        assert!(witnesses.iter().all(|witness| owners_of.contains(witness)));
        for actors in [owners_of, witnesses] {
            let distinct: BTreeSet<_> = actors.iter().collect();
            assert_eq!(distinct.len(), actors.len(), "{position}");
        }
        for answer in position.answers() {
            assert_eq!(answer.position, position);
            for owner in owners(answer.record) {
                assert!(owners_of.contains(&owner), "{answer}");
            }
        }
        assert_eq!(
            position.to_string(),
            format!("{} {}", position.question, position.text)
        );
    }
}

#[test]
fn agreement_follows_from_answers_and_relations() {
    let are_tied = |kind, a: Annotation, b| a.related(kind).any(|other| other == b);
    for record in Annotation::all() {
        let asked: Vec<_> = record.questions().collect();
        let distinct: BTreeSet<_> = asked.iter().collect();
        assert_eq!(distinct.len(), asked.len(), "{record}");
        let position_on = |other: Annotation, question| {
            let answers = other.answers().iter();
            let mut taken = answers.map(|answer| answer.position);
            taken.find(|position| position.question == question)
        };
        let positions = |other| {
            let both = asked.iter().copied();
            let both = both.filter_map(move |question| {
                Some((
                    position_on(record, question)?,
                    position_on(other, question)?,
                ))
            });
            both.collect::<Vec<_>>()
        };
        for other in Annotation::all() {
            let common = positions(other);
            let excluded = common
                .iter()
                .any(|(mine, theirs)| mine != theirs && mine.question.is_exclusive());
            let contradicts = are_tied(RelationKind::Contradicts, record, other) || excluded;
            let found = record.contradictions().iter().filter(|o| **o == other);
            assert_eq!(found.count(), usize::from(contradicts), "{record} {other}");
            let found = record.corroborations().iter().filter(|o| **o == other);
            let found = found.count();
            assert!(found < 2, "{record} {other}");
            let corroborates = are_tied(RelationKind::Corroborates, record, other);
            let is_same = common.iter().any(|(mine, theirs)| mine == theirs);
            if found == 1 {
                assert!(corroborates || is_same, "{record} {other}");
                let mine = owners(record);
                let shared = owners(other).iter().any(|owner| mine.contains(owner));
                assert!(
                    corroborates || record != other && !shared,
                    "{record} {other}"
                );
                assert!(other.corroborations().contains(&record));
            } else {
                assert!(!corroborates, "{record} {other}");
            }
        }
    }
}

#[test]
fn what_is_said_in_its_own_voice_is_the_outlets_word() {
    for quote in quotes::ALL {
        if quote.speech == Speech::OwnVoice {
            assert_eq!(quote.speaker, quote.source.publisher);
            assert!(quote.cue.is_none() && !quote.answers().is_empty());
            assert_eq!(Annotation::from(quote).wording(), None);
        }
    }
}

#[test]
fn debug_names_a_record_and_shows_its_fields_when_asked() {
    let incursion = events::CROSS_BORDER_INCURSION;
    assert_eq!(
        format!("{incursion:?}"),
        r#"Event("cross-border-incursion")"#
    );
    let shown = format!("{incursion:#?}");
    assert!(
        shown.starts_with("Event {\n    id: \"cross-border-incursion\",\n"),
        "{shown}"
    );
    assert!(shown.contains("    kind: Incursion,\n"), "{shown}");
    assert!(shown.contains("    date: Date(2024-08-06),\n"), "{shown}");
    assert!(shown.contains("    place: \"kursk-oblast\",\n"), "{shown}");
    let shown = format!("{:#?}", figures::AREA_HELD_UNDER_100_ARA);
    assert!(
        shown.contains("    subject: \"kursk-oblast\",\n"),
        "{shown}"
    );
    assert!(shown.contains("    printed_to: None,\n"), "{shown}");
    let shown = format!("{:?}", relations::ALL[0]);
    assert!(shown.starts_with("Relation { left: \""), "{shown}");
}

#[test]
fn widths_are_honoured() {
    fn check(shown: &dyn std::fmt::Display) {
        let text = shown.to_string();
        let length = text.chars().count();
        assert_eq!(format!("{shown:>0$}", length + 2), format!("  {text}"));
        assert_eq!(format!("{shown:-<0$}", length + 1), format!("{text}-"));
        assert_eq!(
            format!("{shown:.3}"),
            text.chars().take(3).collect::<String>()
        );
    }
    for record in AnyRecord::all() {
        check(&record);
    }
    for source in sources::ALL {
        let citation = source.citation();
        check(&citation);
        check(&citation.bibtex());
        check(&citation.csl_json());
    }
    check(&Date::parse("2025-02-30").unwrap_err());
    for figure in figures::ALL {
        check(&figure.claim());
        check(&figure.as_of);
        figure.bounds().iter().for_each(|bounds| check(bounds));
    }
    names::ALL.iter().for_each(|name| check(name));
    relations::ALL.iter().for_each(|relation| check(relation));
    answers::ALL.iter().for_each(|answer| check(answer));
    vocab::Qualifier::ALL.iter().for_each(|code| check(code));
}

#[test]
fn places_contain_their_parts() {
    let (kursk, sudzha) = (places::KURSK_OBLAST, places::SUDZHA);
    assert!(kursk.contains(sudzha) && places::RUSSIA_COUNTRY.contains(sudzha));
    assert!(!sudzha.contains(kursk) && !sudzha.contains(sudzha));
    assert!(!places::UKRAINE_COUNTRY.contains(sudzha));
    for place in places::ALL {
        for part in place.parts() {
            assert!(place.contains(part));
        }
        let within: Vec<_> = place.events_within().collect();
        assert!(
            place.events().iter().all(|event| within.contains(event)),
            "{place}"
        );
        assert!(within.iter().all(|event| {
            let there = event.place.unwrap();
            there == place || place.contains(there)
        }));
        let coordinates = place.latitude.zip(place.longitude);
        assert_eq!(place.coordinates(), coordinates);
    }
    assert!(kursk.events_within().count() > kursk.events().len());
    assert_eq!(sudzha.coordinates(), Some((51.191, 35.271)));
    assert_eq!(kursk.coordinates(), None);
}

#[test]
fn names_are_found_as_people_type_them() {
    for name in [
        "Zelenskyy",
        " volodymyr  ZELENSKY ",
        "Зеленський",
        "зеленскии\u{306}",
        "Zele\u{301}nsky",
    ] {
        assert_eq!(actors::named(name), [actors::ZELENSKY], "{name}");
    }
    assert_eq!(actors::named("Путин"), [actors::PUTIN]);
    assert!(places::named("Kursk Oblast").contains(&places::KURSK_OBLAST));
    // What a short name finds in English, it finds in Cyrillic letters too: a city and its region.
    for (names, found) in [
        (
            ["Kursk", "Курск", "Курськ"],
            &[places::KURSK, places::KURSK_OBLAST][..],
        ),
        (
            ["Sumy", "Сумы", "Суми"],
            &[places::SUMY, places::SUMY_OBLAST],
        ),
        (
            ["Belgorod", "Белгород", "Бєлгород"],
            &[places::BELGOROD_OBLAST],
        ),
        (["Donetsk", "Донецк", "Донецьк"], &[places::DONETSK_OBLAST]),
        (["Kharkiv", "Харьков", "Харків"], &[places::KHARKIV_OBLAST]),
        (
            ["Luhansk", "Луганск", "Луганськ"],
            &[places::LUHANSK_OBLAST],
        ),
    ] {
        for name in names {
            let named = places::named(name);
            assert!(found.iter().all(|place| named.contains(place)), "{name}");
        }
    }
    assert_eq!(actors::named("Трамп"), [actors::TRUMP]);
    assert_eq!(places::named("Нowhere"), [] as [&Place; 0]);
    let russian: Vec<_> = actors::PUTIN.names_in("ru").collect();
    assert!(russian.contains(&"Путин") && russian.contains(&"Владимир Путин"));
    assert!(!russian.contains(&"Vladimir Putin") && !russian.contains(&"Путін"));
    // A spelling of several languages is one of each.
    for language in ["ru", "uk"] {
        let mut names = places::KHERSON.names_in(language);
        assert!(names.any(|name| name == "Херсон"), "{language}");
    }
}

#[test]
fn retired_ids_are_found() {
    for retired in retired::ALL {
        assert_eq!(retired::get(retired.id), Some(retired));
        match retired.replaced_by {
            Some(replacement) => assert_eq!(AnyRecord::get(retired.id), Some(replacement)),
            None => assert_eq!(AnyRecord::get(retired.id), None),
        }
    }
    assert_eq!(retired::get("cross-border-incursion"), None);
}

#[test]
fn anchors_are_ranges() {
    for anchor in anchors::ALL {
        assert_eq!(anchor.range(), anchor.start as usize..anchor.end as usize);
        assert!(!anchor.range().is_empty() && anchor.end <= anchor.source.chars);
    }
}

#[test]
fn what_has_not_happened_says_so() {
    let planned = events::ALL
        .iter()
        .find(|event| event.realis == vocab::Realis::Planned)
        .unwrap();
    assert!(!planned.has_happened());
    assert!(planned.to_string().ends_with(" (planned)"), "{planned}");
    let incursion = events::CROSS_BORDER_INCURSION;
    assert!(incursion.has_happened());
    assert_eq!(
        incursion.to_string(),
        format!("2024-08-06: {}", incursion.title)
    );
}

#[test]
fn dates_have_ends_and_precision() {
    let ends = |text: &str| (date(text).earliest(), date(text).latest());
    assert_eq!(
        ends("2024-08-06"),
        (Some(day("2024-08-06")), Some(day("2024-08-06")))
    );
    assert_eq!(
        ends("2024-02~"),
        (Some(day("2024-02-01")), Some(day("2024-02-29")))
    );
    assert_eq!(ends("1900-02").1, Some(day("1900-02-28")));
    assert_eq!(ends("2000-02").1, Some(day("2000-02-29")));
    assert_eq!(
        ends("2023"),
        (Some(day("2023-01-01")), Some(day("2023-12-31")))
    );
    assert_eq!(ends("2024-04/2024-11").1, Some(day("2024-11-30")));
    assert_eq!(ends("2024-08-06/.."), (Some(day("2024-08-06")), None));
    assert_eq!(ends("../2025-02-07"), (None, Some(day("2025-02-07"))));
    assert_eq!(date("2024").precision(), Precision::Year);
    assert_eq!(date("2024-08").precision(), Precision::Month);
    assert_eq!(date("2024-08-06~").precision(), Precision::Day);
    assert_eq!(date("2024/2025").precision(), Precision::Interval);
    assert!(date("2024-08-06~").is_approximate() && date("2024/2025~").is_approximate());
    assert!(date("2024~/2025").is_approximate() && !date("2024/2025").is_approximate());
    assert!(date("2024/..").is_open() && date("../2024").is_open() && !date("2024").is_open());
}

#[test]
fn dates_are_ordered_by_their_earliest_day_and_overlap_by_days() {
    let order = [
        "../2024",
        "2023-12-31",
        "2024-01-01",
        "2024-01",
        "2024-01~",
        "2024",
        "2024/..",
        "2024-02",
    ];
    let dates: Vec<Date> = order.iter().map(|text| date(text)).collect();
    assert!(dates.is_sorted(), "{dates:?}");
    let overlap = |a: &str, b: &str| date(a).overlaps(&date(b)) && date(b).overlaps(&date(a));
    assert!(
        overlap("2024-08", "2024-08-31")
            && overlap("2024-08/..", "2025")
            && overlap("..  /2024".replace(' ', "").as_str(), "1943")
    );
    assert!(!overlap("2024-08", "2024-09-01") && !overlap("2024-08/..", "2024-07"));
}

#[test]
fn dates_are_days_of_chrono_and_back() {
    for day in ["0001-01-01", "2024-02-29", "9999-12-31"].map(day) {
        assert_eq!(NaiveDate::try_from(Date::try_from(day).unwrap()), Ok(day));
    }
    for text in ["2024-08", "2024-08-06~", "2024-08-06/.."] {
        let error = NaiveDate::try_from(date(text)).unwrap_err();
        assert_eq!(error.to_string(), format!("{text} is not one day"));
    }
    assert_eq!(
        NaiveDate::try_from(date("2024-08-06/2024-08-06")),
        Ok(day("2024-08-06"))
    );
    let far = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    let error = Date::try_from(far).unwrap_err();
    assert_eq!(error.to_string(), "the year 10000 is not from 0 to 9999");
    assert!(Date::try_from(NaiveDate::from_ymd_opt(-1, 1, 1).unwrap()).is_err());
}

#[test]
fn dates_have_the_precisions_of_other_data_sets() {
    let of = |text: &str| {
        (
            date(text).ucdp_date_prec(),
            date(text).acled_time_precision(),
        )
    };
    assert_eq!(of("2024-08-06"), (1, Some(1)));
    assert_eq!(of("2024-08-06~"), (2, Some(2)));
    assert_eq!(of("2024-08-01/2024-08-02"), (2, Some(2)));
    assert_eq!(of("2024-08-01/2024-08-06"), (2, Some(2)));
    assert_eq!(of("2024-08-01/2024-08-07"), (3, Some(2)));
    assert_eq!(of("2024-08-01/2024-08-08"), (4, Some(3)));
    assert_eq!(of("2024-08"), (4, Some(3)));
    assert_eq!(of("2024-08~"), (5, Some(3)));
    assert_eq!(of("2024-07-01/2024-08-01"), (5, None));
    assert_eq!(of("2024"), (5, None));
    assert_eq!(of("2024~"), (5, None));
    assert_eq!(of("2024/.."), (5, None));
}

fn claim(qualifier: Qualifier, value: Option<i64>, value_to: Option<i64>) -> Option<Claim> {
    Claim::new(
        qualifier,
        value.map(Number::from),
        value_to.map(Number::from),
    )
}

#[test]
fn claims_fit_or_are_none() {
    use Qualifier::{AtLeast, Between, Dozens, Exact};
    assert!(claim(Exact, Some(5), None).is_some());
    assert!(claim(Between, Some(5), Some(6)).is_some());
    assert!(claim(Dozens, None, None).is_some());
    for (qualifier, value, value_to) in [
        (Exact, None, None),
        (Exact, Some(5), Some(6)),
        (Between, Some(5), None),
        (Between, Some(5), Some(5)),
        (Between, Some(6), Some(5)),
        (Between, None, Some(5)),
        (Dozens, Some(12), None),
        (Dozens, None, Some(12)),
    ] {
        assert_eq!(
            claim(qualifier, value, value_to),
            None,
            "{qualifier} {value:?} {value_to:?}"
        );
    }
    let claim = claim(AtLeast, Some(-12_345), None).unwrap();
    assert_eq!(claim.to_string(), "at least -12,345");
    assert_eq!(
        (claim.qualifier(), claim.value(), claim.value_to()),
        (AtLeast, Some(Number::from(-12_345)), None)
    );
}

#[test]
fn claims_agree_where_both_can_be_right() {
    use Qualifier::{Approximately, AtLeast, AtMost, Dozens, Exact, LessThan, MoreThan, Nearly};
    let claim = |qualifier, value| claim(qualifier, Some(value), None).unwrap();
    let agree = |a: Claim, b: Claim| {
        assert_eq!(a.agrees_with(&b), b.agrees_with(&a), "{a} and {b}");
        a.agrees_with(&b)
    };
    assert_eq!(agree(claim(Exact, 5), claim(Exact, 5)), Some(true));
    assert_eq!(agree(claim(Exact, 5), claim(Exact, 6)), Some(false));
    assert_eq!(agree(claim(LessThan, 5), claim(Exact, 5)), Some(false));
    assert_eq!(agree(claim(Nearly, 5), claim(Exact, 4)), Some(true));
    assert_eq!(agree(claim(AtMost, 5), claim(AtLeast, 5)), Some(true));
    assert_eq!(agree(claim(AtMost, 5), claim(MoreThan, 5)), Some(false));
    assert_eq!(agree(claim(MoreThan, 4), claim(LessThan, 5)), Some(true));
    assert_eq!(
        agree(claim(Approximately, 5), claim(Approximately, 5)),
        Some(true)
    );
    assert_eq!(
        agree(claim(Approximately, 5), claim(Approximately, 6)),
        Some(false)
    );
    // "About 5" touches what ends at 5.
    assert_eq!(
        agree(claim(Approximately, 5), claim(LessThan, 5)),
        Some(true)
    );
    assert_eq!(
        agree(claim(Approximately, 6), claim(LessThan, 5)),
        Some(false)
    );
    let vague = Claim::new(Dozens, None, None).unwrap();
    assert_eq!(agree(vague, claim(Exact, 24)), None);
    assert_eq!(agree(vague, vague), None);
    let ends = [3, 5].map(|end| Some(Number::from(end)));
    let range = Claim::new(Qualifier::Between, ends[0], ends[1]).unwrap();
    assert_eq!(agree(range, claim(Exact, 5)), Some(true));
    assert_eq!(agree(range, claim(MoreThan, 5)), Some(false));
    assert_eq!(range.bounds().unwrap().low, Bound::Included(3.into()));
    assert_eq!(range.bounds().unwrap().high, Bound::Included(5.into()));
}

#[test]
fn bounds_are_written_as_intervals() {
    let shown = |low: Bound<i64>, high: Bound<i64>| {
        let (low, high) = (low.map(Number::from), high.map(Number::from));
        Bounds { low, high }.to_string()
    };
    assert_eq!(shown(Bound::Included(5), Bound::Included(5)), "[5]");
    assert_eq!(shown(Bound::Included(5), Bound::Excluded(9)), "[5, 9)");
    assert_eq!(shown(Bound::Excluded(5), Bound::Included(9)), "(5, 9]");
    assert_eq!(shown(Bound::Unbounded, Bound::Unbounded), "(.., ..)");
    assert_eq!(shown(Bound::Included(5), Bound::Unbounded), "[5, ..)");
}

#[test]
fn figures_are_written_with_their_unit() {
    let shown = |id: &str| figures::get(id).unwrap().to_string();
    assert_eq!(
        shown("area-held-under-100-ara"),
        "less than 100 square kilometres"
    );
    assert_eq!(
        shown("villages-held-dozens-kosovapress"),
        "dozens of settlements"
    );
    assert_eq!(shown("achievement-greatest-defence-talks"), "rank 1");
    assert_eq!(Unit::People.singular(), "person");
    assert_eq!(Unit::SquareKilometres.singular(), "square kilometre");
    assert_eq!(Unit::TimeZones.plural(), "time zones");
    assert_eq!(shown("brigades-destroyed-1-kosovapress"), "1 brigade");
}

#[test]
fn only_comparable_figures_agree_or_not() {
    for figure in figures::ALL {
        for other in figures::ALL {
            // Totals grow, and what happened may be a count of one event.
            if matches!(figure.metric.measure, Measure::Cumulative | Measure::Flow) {
                continue;
            }
            let is_comparable = figure.metric == other.metric
                && figure.subject == other.subject
                && figure.as_of.overlaps(&other.as_of);
            let expected = figure.claim().agrees_with(&other.claim());
            assert_eq!(
                figure.agrees_with(other),
                expected.filter(|_| is_comparable)
            );
        }
    }
}

#[test]
fn a_total_may_grow_and_not_fall() {
    let (february, april) = (
        figures::RUSSIAN_LOSSES_40000_DEFENCE_TALKS,
        figures::RUSSIAN_LOSSES_62000_GUARDIANS,
    );
    assert_eq!(february.agrees_with(april), Some(true));
    assert_eq!(april.agrees_with(february), Some(true));
    let (march, april) = (
        figures::EVACUATED_200000_ARA,
        figures::EVACUATED_120000_GUARDIANS,
    );
    assert_eq!(march.agrees_with(april), Some(false));
    assert_eq!(april.agrees_with(march), Some(false));
}

#[test]
fn a_share_of_bounds_implies_bounds() {
    for figure in figures::ALL
        .iter()
        .filter(|figure| figure.implied().is_some())
    {
        assert_eq!(figure.metric.measure, Measure::Share);
        assert_eq!(
            figure.implied().unwrap().metric,
            figure.base.unwrap().metric
        );
    }
    let implied = figures::AREA_RETAKEN_86_ARA.implied().unwrap();
    assert_eq!(
        (implied.part, implied.rest),
        (Bounds::exactly(1075.into()), Bounds::exactly(175.into()))
    );
    assert_eq!(figures::AREA_HELD_UNDER_100_ARA.implied(), None);
}

#[test]
fn citations_name_the_article_the_place_and_the_owner() {
    let figure = figures::AREA_HELD_UNDER_100_ARA;
    let anchor = figure.anchors()[0];
    let plain = figure.citation().to_string();
    assert!(plain.starts_with(&format!(
        "Ara, “{}”, 13 March 2025 (date inferred, machine-translated), <https://",
        figure.source.title
    )));
    assert!(
        plain.contains(&format!("characters {}-{}", anchor.start, anchor.end)),
        "{plain}"
    );
    assert!(
        plain.contains(
            "Area held by Ukraine (Kursk Oblast, 13 March 2025): less than 100 square kilometres, \
             claimed by Ara; characters"
        ),
        "{plain}"
    );
    assert!(
        plain.ends_with(&format!(
            "({} in kursk-campaign {})",
            figure.id, DATASET.version
        )),
        "{plain}"
    );
    // Each article is parted from the one before it, and so are the spans.
    let event = events::ALL
        .iter()
        .find(|event| (2..event.anchors().len()).contains(&event.sources().len()))
        .unwrap();
    let plain = event.citation().to_string();
    assert!(!plain.starts_with(';') && plain.contains("); "), "{plain}");
    assert!(!plain.contains("characters ,"), "{plain}");
    let spans = |source: &Source| {
        let here = event
            .anchors()
            .iter()
            .filter(|anchor| anchor.source == source);
        let spans: Vec<_> = here.map(|a| format!("{}-{}", a.start, a.end)).collect();
        format!("; characters {} ({}", spans.join(", "), event.id)
    };
    for source in event.sources() {
        assert!(plain.contains(&spans(source)), "{plain}");
        let key = format!("@misc{{{}-in-{},\n", event.id, source.id);
        assert!(event.citation().bibtex().to_string().contains(&key));
    }
    assert!(
        event
            .citation()
            .bibtex()
            .to_string()
            .contains("}\n\n@misc{")
    );
    let one = events::ALL
        .iter()
        .find(|event| event.sources().len() == 1)
        .unwrap();
    let key = format!(r#"[{{"id":"{}","type""#, one.id);
    assert!(one.citation().csl_json().to_string().starts_with(&key));
    let bibtex = figure.citation().bibtex().to_string();
    assert!(
        bibtex.starts_with("@misc{area-held-under-100-ara,\n  title = {{"),
        "{bibtex}"
    );
    assert!(bibtex.contains("  year = {2025},\n"), "{bibtex}");
    assert!(bibtex.ends_with("},\n}"), "{bibtex}");
}

#[test]
fn a_citation_loses_nothing_that_changes_what_is_said() {
    let cited = |id: &str| Annotation::get(id).unwrap().citation();
    for (id, expected) in [
        (
            "kharkiv-slivers-guardians",
            "June 2025 (date inferred, rewritten, after Reuters), <https://",
        ),
        (
            "kharkiv-slivers-guardians",
            ": Area held by Russia (Kharkiv Oblast, 28 April 2025): “slivers of land”, claimed by \
             Guardians of Democracy; ",
        ),
        (
            "north-koreans-sent-12-kosovapress",
            ": printed “12”, read as 12,000, claimed by Ukrinform (translation artefact); ",
        ),
        (
            "russian-losses-62000-guardians",
            "Casualties (Russian armed forces, 6 August 2024 to 28 April 2025): more than 62,000, claimed \
             by Ukraine (not independently verified); ",
        ),
        (
            "foreign-invasion-first-kosovapress",
            ": “first invasion of Russian territory”, claimed by ",
        ),
        (
            "brigades-destroyed-1-kosovapress",
            ": 1, claimed by General Staff of the Armed Forces of Ukraine (owner uncertain); ",
        ),
        (
            "smirnov-denies-guardians",
            ": He did not misuse the money (a denial, paraphrase); ",
        ),
        (
            "putin-finish-the-job-ara",
            ": 12 March 2025, Vladimir Putin: “finish the job”; ",
        ),
        ("ukraine-expelled", ": about 27 April 2025: "),
        ("ukraine-expelled", " (disputed); "),
        ("victory-day-commemoration", " (planned); "),
        // Each article by the date that it gives.
        ("putin-visits-kursk", ": 12 March 2025: "),
        ("putin-visits-kursk", ": 24 February 2025: "),
    ] {
        let plain = cited(id).to_string();
        assert!(plain.contains(expected), "{plain}");
        let noted = cited(id).csl_json().to_string();
        let (_, note) = expected.split_once(": ").unwrap_or_default();
        assert!(noted.contains(note), "{noted}");
    }
    let article = sources::GUARDIANS_2025_06.citation();
    let note = "date inferred, rewritten, after Reuters";
    assert!(
        article
            .csl_json()
            .to_string()
            .ends_with(&format!(r#""note":"{note}"}}]"#))
    );
    assert!(
        article
            .bibtex()
            .to_string()
            .contains(&format!("note = {{{note}}},"))
    );
}

#[test]
fn citations_are_json() {
    let annotations = Annotation::all().map(Annotation::citation);
    for citation in sources::ALL.iter().map(Source::citation).chain(annotations) {
        let items: Vec<serde_json::Value> =
            serde_json::from_str(&citation.csl_json().to_string()).unwrap();
        for item in &items {
            assert_eq!(item["type"], "article-newspaper");
            assert!(
                item["issued"]["date-parts"][0][0].as_i64() > Some(1900),
                "{item}"
            );
        }
        let keys: BTreeSet<_> = items
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(keys.len(), items.len(), "a key is used once");
        let entries = citation.bibtex().to_string();
        assert_eq!(entries.matches("@misc{").count(), items.len());
        let depth =
            |text: &str| text.matches('{').count() as i64 - text.matches('}').count() as i64;
        assert_eq!(
            depth(&entries.replace("\\{", "").replace("\\}", "")),
            0,
            "{entries}"
        );
    }
    // A day is one date, a period two.
    let parts = |source: &Source| {
        let item = source.citation().csl_json().to_string();
        let item: serde_json::Value = serde_json::from_str(&item).unwrap();
        item[0]["issued"]["date-parts"].as_array().unwrap().len()
    };
    assert_eq!(parts(sources::ARA_2025_03), 1);
    assert_eq!(parts(sources::DEFENCE_TALKS_2025_02), 2);
    // A month is a month.
    let june = sources::GUARDIANS_2025_06.citation().csl_json().to_string();
    assert!(
        june.contains(r#""issued":{"date-parts":[[2025,6]]}"#),
        "{june}"
    );
}

#[test]
fn vocabularies_are_data_and_types() {
    for vocabulary in vocab::ALL {
        assert!(!vocabulary.about.is_empty() && !vocabulary.terms.is_empty());
    }
    for kind in EventKind::ALL {
        assert_eq!(EventKind::from_code(kind.code()), Some(*kind));
        assert!(kind.definition().ends_with('.'));
    }
    assert_eq!(EventKind::from_code("no-such-code"), None);
    assert_eq!(EventKind::VOCABULARY.name, "EventKind");
    assert_eq!(Qualifier::LessThan.code(), "less-than");
    assert!(Qualifier::Dozens.is_vague() && !Qualifier::Exact.is_vague());
    assert!(Qualifier::Between.is_range() && !Qualifier::Exact.is_range());
}
