//! Facts about real records: what a downstream crate relies on.

use core::ops::Bound;

use kursk_campaign::vocab::{EventKind, Qualifier, RelationKind};
use kursk_campaign::{
    Bounds, Date, Event, Figure, Number, Precision, Record, actors, events, figures, metrics,
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
    let evacuated: Vec<&Figure> = figures::ALL
        .iter()
        .filter(|figure| {
            figure
                .value()
                .is_some_and(|value| value == 120_000 || value == 200_000)
        })
        .collect();
    assert_eq!(evacuated.len(), 2);
    assert_eq!(evacuated[0].agrees_with(evacuated[1]), Some(false));
    assert!(evacuated[0].contradictions().contains(&evacuated[1].into()));
    assert!(evacuated[1].contradictions().contains(&evacuated[0].into()));
}

#[test]
fn the_article_that_lost_its_thousands_is_corrected_and_not_silently() {
    let twelve = figures::ALL
        .iter()
        .find(|figure| figure.printed == Some(12.into()))
        .unwrap();
    assert_eq!(twelve.value(), Some(12_000.into()));
    assert_eq!(twelve.to_string(), "12,000 people");
    assert_eq!(twelve.printed_claim().to_string(), "12");
    assert!(twelve.is_corrected());
    assert_eq!(twelve.corrections()[0].field, "printed");
    let corrected: Vec<_> = figures::ALL
        .iter()
        .filter(|figure| figure.is_corrected())
        .collect();
    assert_eq!(corrected.len(), 3);
    assert!(
        corrected
            .iter()
            .all(|figure| figure.source == twelve.source)
    );
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
    let losses: Vec<_> = figures::ALL
        .iter()
        .filter(|figure| figure.value() == Some(40_000.into()))
        .collect();
    assert_eq!(losses.len(), 2);
    assert_eq!(losses[0].claimed_by, losses[1].claimed_by);
    assert_ne!(losses[0].source, losses[1].source);
    assert!(
        losses
            .iter()
            .all(|figure| figure.independent_witnesses() == 1)
    );
    assert!(losses[0].restatements().any(|other| other == losses[1]));
}

#[test]
fn a_figure_is_no_witness_of_what_it_contradicts_or_supersedes() {
    // Thousands of North Koreans are 11,000 and 12,000, which are not each other.
    let eleven = figures::NORTH_KOREANS_SENT_11000_ARA;
    let twelve = figures::NORTH_KOREANS_SENT_12000_DEFENCE_TALKS;
    let vague = figures::NORTH_KOREANS_THOUSANDS_KOSOVAPRESS;
    assert!(eleven.contradictions().contains(&twelve.into()));
    assert_eq!(eleven.independent_witnesses(), 2);
    assert_eq!(twelve.independent_witnesses(), 2);
    assert_eq!(vague.independent_witnesses(), 5);
    // The 428 of February and the 585 of January each fit a share, and not each other.
    assert_eq!(figures::AREA_HELD_428_GUARDIANS.independent_witnesses(), 1);
    // "Dozens of villages" is no witness of 96.
    assert_eq!(figures::SETTLEMENTS_HELD_96_ARA.independent_witnesses(), 1);
    assert_eq!(figures::AREA_HELD_1250_ARA.independent_witnesses(), 2);
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
    assert_eq!(visit.contradictions(), [visit.into()]);
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
    assert_eq!(
        yes.witnesses(),
        [actors::GERASIMOV, actors::PUTIN, actors::REUTERS]
    );
    assert_eq!(
        no.witnesses(),
        [actors::UKRAINE, actors::UKRAINE_GENERAL_STAFF]
    );
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
    assert!(!divert.contradictions().contains(&shield.into()));
    // That a chip for talks was an aim is another question, which the analyst denies.
    let chip = quotes::ZELENSKY_BARGAINING_CHIP_ARA;
    assert!(divert.contradictions().contains(&chip.into()));
}

#[test]
fn a_later_state_contradicts_nothing() {
    let (back, away) = (events::NORTH_KOREANS_RETURN, events::NORTH_KOREANS_WITHDRAW);
    assert!(back.supersedes().any(|other| other == away));
    assert!(back.contradictions().is_empty() && away.contradictions().is_empty());
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
    assert!(quotes::ALL.iter().filter(spoken).count() >= 35);
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
    assert_eq!(places::named("Kiev"), [places::KYIV]);
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
