//! Facts about real records: what a downstream crate relies on.

use core::ops::Bound;

use kursk_campaign::vocab::{EventKind, Qualifier, RelationKind};
use kursk_campaign::{
    Annotation, Bounds, Date, Event, Number, Precision, Record, actors, events, figures, metrics,
    places, positions, questions, quotes, sources,
};

// What is known at compile time can be used at compile time.
const INCURSION: &Event = events::CROSS_BORDER_INCURSION;
const _: () = assert!(matches!(INCURSION.kind, EventKind::Incursion));
const _: () = assert!(matches!(INCURSION.date.precision(), Precision::Day));
const HELD: Number = figures::AREA_HELD_UNDER_100_ARA.value().unwrap();
const _: () = assert!(matches!(HELD.to_integer(), Some(100)));
const _: () = assert!(matches!(
    figures::AREA_HELD_UNDER_100_ARA.bounds(),
    Some(Bounds {
        low: Bound::Unbounded,
        high: Bound::Excluded(HELD)
    })
));
const LAUNCH: Date = match Date::parse("2024-08-06") {
    Ok(date) => date,
    Err(_) => panic!(),
};
const _: () = assert!(INCURSION.date.overlaps(&LAUNCH));

#[test]
fn the_incursion_began_on_6_august_2024() {
    assert_eq!(INCURSION.date, LAUNCH);
    assert_eq!(INCURSION.date.earliest(), INCURSION.date.latest());
    assert!(
        INCURSION.sources().len() >= 4,
        "four articles report it at least"
    );
    assert_eq!(Event::get("cross-border-incursion"), Some(INCURSION));
    assert_eq!(
        format!("{INCURSION:?}"),
        r#"Event("cross-border-incursion")"#
    );
}

#[test]
fn the_areas_held_are_claims_that_supersede_each_other() {
    let values: Vec<_> = metrics::AREA_HELD
        .figures()
        .iter()
        .filter_map(|figure| figure.value())
        .collect();
    for value in [1250, 585, 428, 100] {
        assert!(values.contains(&value.into()), "{value} in {values:?}");
    }
    let superseded = figures::AREA_HELD_UNDER_100_ARA.related(RelationKind::Supersedes);
    assert!(superseded.count() > 0);
}

#[test]
fn what_86_percent_leaves_is_not_less_than_100() {
    let implied = figures::AREA_RETAKEN_86_ARA.implied().unwrap();
    assert_eq!(implied.part, Bounds::exactly(1075.into()));
    assert_eq!(implied.rest, Bounds::exactly(175.into()));
    let held = figures::AREA_HELD_UNDER_100_ARA.bounds().unwrap();
    assert!(!held.overlaps(&implied.rest));
}

#[test]
fn the_evacuees_are_120_000_or_200_000() {
    let (fewer, more) = (
        figures::EVACUATED_120000_GUARDIANS,
        figures::EVACUATED_200000_ARA,
    );
    assert_eq!(fewer.value(), Some(120_000.into()));
    assert_eq!(more.value(), Some(200_000.into()));
    assert_eq!(fewer.agrees_with(more), Some(false));
    assert!(fewer.contradictions().contains(&more.into()));
    assert!(more.contradictions().contains(&fewer.into()));
}

#[test]
fn the_article_that_lost_its_thousands_is_corrected_and_not_silently() {
    let twelve = figures::NORTH_KOREANS_SENT_12_KOSOVAPRESS;
    assert_eq!(twelve.printed, Some(12.into()));
    assert_eq!(twelve.value(), Some(12_000.into()));
    assert_eq!(twelve.to_string(), "12,000 people");
    assert_eq!(twelve.printed_claim().to_string(), "12");
    assert!(twelve.is_corrected());
    assert_eq!(twelve.corrections()[0].field, "printed");
    for other in [
        figures::NORTH_KOREANS_ENGAGED_11_KOSOVAPRESS,
        figures::NORTH_KOREAN_LOSSES_4_KOSOVAPRESS,
    ] {
        assert!(other.is_corrected() && other.source == twelve.source);
    }
}

#[test]
fn a_vague_figure_has_no_number() {
    let vague = [
        Qualifier::Dozens,
        Qualifier::Hundreds,
        Qualifier::Thousands,
        Qualifier::Several,
        Qualifier::Unquantified,
    ];
    for figure in figures::ALL {
        assert_eq!(
            figure.value().is_none(),
            vague.contains(&figure.qualifier),
            "{figure:?}"
        );
        if figure.qualifier == Qualifier::Approximately {
            assert_eq!(figure.bounds(), None, "{figure:?}");
        }
    }
}

#[test]
fn restatements_are_no_witnesses() {
    // 40,000 losses: the same report of the same staff in two articles.
    let (one, other) = (
        figures::RUSSIAN_LOSSES_40000_DEFENCE_TALKS,
        figures::RUSSIAN_LOSSES_40000_KOSOVAPRESS,
    );
    assert_eq!(one.claimed_by, other.claimed_by);
    assert_ne!(one.source, other.source);
    assert!(one.restatements().any(|restated| restated == other));
    for losses in [one, other] {
        let staff = losses.witnesses().iter();
        let staff = staff.filter(|witness| **witness == one.claimed_by);
        assert_eq!(staff.count(), 1, "{losses:?}");
    }
}

#[test]
fn a_figure_supports_what_it_refines_and_not_what_it_contradicts() {
    // 11,000 and 12,000 North Koreans are thousands, and are not each other.
    let eleven = figures::NORTH_KOREANS_SENT_11000_ARA;
    let twelve = figures::NORTH_KOREANS_SENT_12000_DEFENCE_TALKS;
    let vague = figures::NORTH_KOREANS_THOUSANDS_KOSOVAPRESS;
    assert!(eleven.contradictions().contains(&twelve.into()));
    // The rewrite of a report is the word of the outlet that it republishes.
    for witness in [vague.claimed_by, eleven.claimed_by, actors::CNN] {
        assert!(vague.witnesses().contains(&witness), "{witness}");
    }
    assert_eq!(twelve.witnesses()[0], actors::CNN);
    // "Dozens of villages" supports no 96, which is more exact.
    let (exact, dozens) = (
        figures::SETTLEMENTS_HELD_96_ARA,
        figures::VILLAGES_HELD_DOZENS_KOSOVAPRESS,
    );
    assert!(exact.refines().any(|other| other == dozens));
    assert!(dozens.witnesses().contains(&exact.claimed_by));
}

#[test]
fn the_visit_of_the_russian_president_has_two_dates() {
    let visit = events::PUTIN_VISITS_KURSK;
    let others: Vec<_> = visit
        .anchors()
        .iter()
        .filter_map(|anchor| anchor.date)
        .collect();
    assert!(others.iter().any(|date| !date.overlaps(&visit.date)));
    assert!(visit.contradictions().contains(&visit.into()));
}

#[test]
fn whether_kursk_was_cleared_is_disputed() {
    let (yes, no) = (
        positions::UKRAINIANS_OUT_OF_KURSK_YES,
        positions::UKRAINIANS_OUT_OF_KURSK_NO,
    );
    assert_eq!(yes.question, no.question);
    assert!(yes.question.is_exclusive());
    // The general and the president are two, whatever the president has from the general. The article
    // says it too, in the voice of the agency that it repeats.
    for witness in [actors::GERASIMOV, actors::PUTIN, actors::REUTERS] {
        assert!(yes.witnesses().contains(&witness), "{witness}");
    }
    for witness in [actors::UKRAINE, actors::UKRAINE_GENERAL_STAFF] {
        assert!(no.witnesses().contains(&witness), "{witness}");
    }
    for one in yes.answers() {
        for other in no.answers() {
            assert!(one.record.contradictions().contains(&other.record));
        }
    }
    // Two statements of the staff in one article are one witness, so neither corroborates the other.
    let staff = quotes::GENERAL_STAFF_REJECTS_END_GUARDIANS;
    let again = quotes::GENERAL_STAFF_DEFENCE_ONGOING_GUARDIANS;
    assert!(!staff.corroborations().contains(&again.into()));
}

/// Whether records take different positions on an exclusive question.
fn exclude_each_other(one: Annotation, other: Annotation) -> bool {
    let mut positions = one.answers().iter().map(|answer| answer.position);
    positions.any(|mine| {
        let mut positions = other.answers().iter().map(|answer| answer.position);
        mine.question.is_exclusive()
            && positions.any(|theirs| theirs != mine && theirs.question == mine.question)
    })
}

#[test]
fn purposes_differ_and_do_not_contradict_each_other() {
    let purpose = questions::OPERATION_PURPOSE;
    assert!(!purpose.is_exclusive());
    let (divert, shield) = (
        quotes::MOLAS_GOAL_DIVERT_ARA,
        quotes::ZELENSKY_BUFFER_ZONE_KOSOVAPRESS,
    );
    assert!(divert.questions().any(|question| question == purpose));
    assert!(shield.questions().any(|question| question == purpose));
    assert_eq!(
        divert.contradictions().contains(&shield.into()),
        exclude_each_other(divert.into(), shield.into())
    );
    // That a chip for talks was an aim is another question, which the analyst denies.
    let chip = quotes::ZELENSKY_BARGAINING_CHIP_ARA;
    assert!(divert.contradictions().contains(&chip.into()));
}

#[test]
fn a_later_state_contradicts_nothing() {
    let (back, away) = (events::NORTH_KOREANS_RETURN, events::NORTH_KOREANS_WITHDRAW);
    assert!(back.supersedes().any(|other| other == away));
    assert_eq!(
        back.contradictions().contains(&away.into()),
        exclude_each_other(back.into(), away.into())
    );
}

#[test]
fn an_article_contradicts_an_analyst_in_its_own_voice() {
    let own = quotes::PAUSE_EXPLOITED_ARA;
    let analyst = quotes::MOLAS_INTELLIGENCE_LOSS_NO_EFFECT_ARA;
    assert_eq!(own.speaker, own.source.publisher);
    assert!(own.contradictions().contains(&analyst.into()));
}

#[test]
fn a_retired_id_leads_on() {
    use kursk_campaign::{AnyRecord, retired};

    let gornal = retired::get("gornal-cleared").expect("the id was public");
    assert_eq!(gornal.id, "gornal-cleared");
    assert_eq!(
        gornal.replaced_by,
        Some(AnyRecord::Event(events::GORNAL_RETAKEN))
    );
    assert_eq!(events::get("gornal-cleared"), Some(events::GORNAL_RETAKEN));
    assert!(retired::get("gornal-retaken").is_none());
}

#[test]
fn every_article_is_quoted() {
    let spoken = |quote: &&kursk_campaign::Quote| quote.speech.is_quoted();
    for source in [
        sources::ARA_2025_03,
        sources::DEFENCE_TALKS_2025_02,
        sources::GUARDIANS_2025_06,
        sources::KOSOVAPRESS_2025_02,
        sources::OBSERVATORIAL_2025_01,
    ] {
        assert!(
            source.quotes().iter().copied().filter(spoken).count() > 0,
            "{source}"
        );
        assert!(
            !source.figures().is_empty() && !source.events().is_empty(),
            "{source}"
        );
    }
}

#[test]
fn names_are_found_in_any_spelling() {
    for name in ["Zelenskyy", "zelensky", "VOLODYMYR ZELENSKY"] {
        assert_eq!(actors::named(name), [actors::ZELENSKY], "{name}");
    }
    assert!(places::named("Kiev").contains(&places::KYIV));
    let sudzha = places::SUDZHA;
    assert_eq!(
        (sudzha.latitude, sudzha.longitude, sudzha.geonames),
        (Some(51.191), Some(35.271), Some(486_816))
    );
}

#[test]
fn what_is_printed_is_fit_to_print() {
    assert_eq!(
        figures::AREA_HELD_UNDER_100_ARA.to_string(),
        "less than 100 square kilometres"
    );
    assert_eq!(
        INCURSION.to_string(),
        format!("2024-08-06: {}", INCURSION.title)
    );
    for quote in quotes::ALL {
        assert!(quote.to_string().starts_with(quote.speaker.name));
    }
}

#[test]
fn identity_is_by_id() {
    use std::collections::{BTreeSet, HashSet};
    let hashed: HashSet<_> = figures::ALL.iter().collect();
    let ordered: BTreeSet<_> = figures::ALL.iter().collect();
    assert_eq!(
        (hashed.len(), ordered.len()),
        (figures::ALL.len(), figures::ALL.len())
    );
    // In the order of the table, which is chronological.
    assert!(ordered.into_iter().eq(figures::ALL));
}
