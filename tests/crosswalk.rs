//! The crosswalks: what the functions give is what the declaration of each code says, and is in the list
//! of the standard.
//!
//! The lists that a package registry has are asked by `tests/ecosystem/crosswalk.py`; the others are
//! written out here.

use kursk_campaign::vocab::{
    EventKind, ParticipantRole, Qualifier, Realis, Speech, Standard, Term, Unit,
};

/// What the declaration says of a code in a standard.
fn declared(term: &Term, standard: Standard) -> Vec<&'static str> {
    let names = term
        .crosswalk
        .iter()
        .filter(|(other, _)| *other == standard);
    names.flat_map(|(_, parts)| parts.iter().copied()).collect()
}

/// The event types of ACLED, each with its sub-event types: those of `acled_event_categories` in ACLED's own
/// package acledR, as of September 2025 (1e05ba9 of dtacled/acledR).
const ACLED: &[(&str, &[&str])] = &[
    (
        "Battles",
        &[
            "Armed clash",
            "Government regains territory",
            "Non-state actor overtakes territory",
        ],
    ),
    (
        "Protests",
        &[
            "Excessive force against protesters",
            "Peaceful protest",
            "Protest with intervention",
        ],
    ),
    ("Riots", &["Mob violence", "Violent demonstration"]),
    (
        "Explosions/Remote violence",
        &[
            "Air/drone strike",
            "Chemical weapon",
            "Grenade",
            "Remote explosive/landmine/IED",
            "Shelling/artillery/missile attack",
            "Suicide bomb",
        ],
    ),
    (
        "Violence against civilians",
        &[
            "Abduction/forced disappearance",
            "Attack",
            "Sexual violence",
        ],
    ),
    (
        "Strategic developments",
        &[
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ],
    ),
];

/// The events of PLOVER, each with its modes, as its manual lists them: PLOVER_MANUAL.tex of
/// openeventdata/PLOVER, of February 2024 (5e0c24f).
const PLOVER: &[(&str, &[&str])] = &[
    ("AGREE", &[]),
    (
        "CONSULT",
        &["visit", "third-party", "multilateral", "phone"],
    ),
    ("SUPPORT", &[]),
    ("CONCEDE", &[]),
    ("COOPERATE", &[]),
    ("AID", &[]),
    (
        "RETREAT",
        &[
            "withdraw",
            "release",
            "disarm",
            "ceasefire",
            "access",
            "resign",
        ],
    ),
    ("REQUEST", &["assist", "change", "yield", "meet"]),
    ("ACCUSE", &["disapprove", "investigate", "allege"]),
    ("REJECT", &["assist", "change", "yield", "meet"]),
    (
        "THREATEN",
        &[
            "restrict",
            "arrest",
            "relations",
            "expel",
            "territory",
            "violence",
        ],
    ),
    (
        "PROTEST",
        &[
            "demo",
            "riot",
            "strike",
            "hunger",
            "boycott",
            "obstruct",
            "vandalize",
        ],
    ),
    ("SANCTION", &["convict", "expel", "withdraw", "discontinue"]),
    ("MOBILIZE", &["troops", "weapons", "police", "militia"]),
    (
        "COERCE",
        &[
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        ],
    ),
    (
        "ASSAULT",
        &[
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        ],
    ),
];

/// The values of MOD in TIMEX3.
const TIMEX3_MOD: &[&str] = &[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
];

/// Whether a list has an entry, and below it another.
fn has(list: &[(&str, &[&str])], entry: &str, below: Option<&str>) -> bool {
    let found = list.iter().find(|(name, _)| *name == entry);
    found.is_some_and(|(_, names)| below.is_none_or(|below| names.contains(&below)))
}

#[test]
fn every_name_is_in_the_list_of_its_standard() {
    for kind in EventKind::ALL {
        if let Some((event, sub_event)) = kind.acled() {
            assert!(has(ACLED, event, Some(sub_event)), "{kind}");
        }
        if let Some((event, mode)) = kind.plover() {
            assert!(has(PLOVER, event, mode), "{kind}");
        }
    }
    for qualifier in Qualifier::ALL {
        let modifier = qualifier.timex3_mod();
        assert!(modifier.is_none_or(|modifier| TIMEX3_MOD.contains(&modifier)));
    }
    for realis in Realis::ALL {
        let auxiliary = ["historical", "future", "hypothetical", "negation"];
        assert!(realis.plover().is_none_or(|mode| auxiliary.contains(&mode)));
    }
    for role in ParticipantRole::ALL {
        assert!(["actor", "recipient"].contains(&role.plover()));
    }
    for speech in Speech::ALL {
        let types = ["direct", "indirect", "mixed"];
        assert!(speech.polnear().is_none_or(|name| types.contains(&name)));
    }
}

#[test]
fn the_precisions_of_dates_are_those_of_the_standards() {
    let days = [
        "2025-02-01",
        "2025-02-01~",
        "2025-02",
        "2025-02~",
        "2025",
        "2025-02-01/..",
    ];
    let intervals = (2..=28).map(|day| format!("2025-02-01/2025-02-{day:02}"));
    let texts = days.map(str::to_owned).into_iter().chain(intervals);
    let mut seen = [false; 6];
    for text in texts {
        let date: kursk_campaign::Date = text.parse().unwrap();
        let prec = date.ucdp_date_prec();
        assert!((1..=5).contains(&prec), "{text}");
        seen[usize::from(prec)] = true;
        let precision = date.acled_time_precision();
        assert!(
            precision.is_none_or(|precision| (1..=3).contains(&precision)),
            "{text}"
        );
        // What is exact to one is exact to the other.
        assert_eq!(prec == 1, precision == Some(1), "{text}");
    }
    assert_eq!(seen, [false, true, true, true, true, true]);
}

#[test]
fn event_kinds_have_their_types_in_acled_and_plover() {
    for kind in EventKind::ALL {
        let acled = kind.acled().map_or(vec![], |(event, sub)| vec![event, sub]);
        assert_eq!(acled, declared(kind.term(), Standard::ACLED), "{kind}");
        let plover = kind.plover().into_iter();
        let plover = plover.flat_map(|(event, mode)| [Some(event), mode].into_iter().flatten());
        let plover: Vec<&str> = plover.collect();
        assert_eq!(plover, declared(kind.term(), Standard::PLOVER), "{kind}");
    }
    // As the codebooks of ACLED and PLOVER have them.
    assert_eq!(
        EventKind::Strike.acled(),
        Some((
            "Explosions/Remote violence",
            "Shelling/artillery/missile attack"
        ))
    );
    assert_eq!(
        EventKind::Strike.plover(),
        Some(("ASSAULT", Some("heavy-weapons")))
    );
    assert_eq!(EventKind::Agreement.plover(), Some(("AGREE", None)));
    // A dash where a mapping would be forced.
    assert_eq!(EventKind::Capture.acled(), None);
    assert_eq!(EventKind::Inauguration.plover(), None);
    assert_eq!(EventKind::Annexation.acled(), None);
    assert_eq!(EventKind::Annexation.plover(), None);
    assert_eq!(EventKind::Displacement.plover(), None);
}

#[test]
fn other_codes_have_their_names() {
    for unit in Unit::ALL {
        assert_eq!([unit.ucum()][..], declared(unit.term(), Standard::UCUM));
    }
    for speech in Speech::ALL {
        let declared = declared(speech.term(), Standard::PolNeAR);
        assert_eq!(speech.polnear().into_iter().collect::<Vec<_>>(), declared);
    }
    for role in ParticipantRole::ALL {
        assert_eq!([role.plover()][..], declared(role.term(), Standard::PLOVER));
    }
    for realis in Realis::ALL {
        let mode: Vec<&str> = realis.plover().into_iter().collect();
        assert_eq!(mode, declared(realis.term(), Standard::PLOVER));
    }
    for qualifier in Qualifier::ALL {
        let modifier = qualifier.timex3_mod();
        let named: Vec<&str> = modifier.into_iter().flat_map(|m| ["MOD", m]).collect();
        assert_eq!(named, declared(qualifier.term(), Standard::TIMEX3));
    }
    assert_eq!(Unit::SquareKilometres.ucum(), "km2");
    assert_eq!(Unit::Miles.ucum(), "[mi_i]");
    assert_eq!(Realis::Planned.plover(), Some("future"));
    assert_eq!(Qualifier::LessThan.timex3_mod(), Some("LESS_THAN"));
    assert_eq!(Qualifier::Dozens.timex3_mod(), None);
}
