//! The crosswalks: what the functions give is what the declaration of each code says.

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
