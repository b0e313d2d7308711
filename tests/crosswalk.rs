//! The crosswalks, written out: what each code is called elsewhere.

use kursk_campaign::vocab::{EventKind, ParticipantRole, Qualifier, Realis, Speech, Unit};

#[test]
fn every_qualifier_has_its_modifier_of_timex3_or_none() {
    let expected = [
        (Qualifier::Exact, None),
        (Qualifier::Approximately, Some("APPROX")),
        (Qualifier::Nearly, Some("APPROX")),
        (Qualifier::LessThan, Some("LESS_THAN")),
        (Qualifier::AtMost, Some("EQUAL_OR_LESS")),
        (Qualifier::MoreThan, Some("MORE_THAN")),
        (Qualifier::AtLeast, Some("EQUAL_OR_MORE")),
        (Qualifier::Between, None),
        (Qualifier::Several, None),
        (Qualifier::Dozens, None),
        (Qualifier::Hundreds, None),
        (Qualifier::Thousands, None),
        (Qualifier::Unquantified, None),
    ];
    assert_eq!(expected.len(), Qualifier::ALL.len());
    for (qualifier, modifier) in expected {
        assert_eq!(qualifier.timex3_mod(), modifier, "{qualifier}");
    }
}

#[test]
fn every_unit_has_its_code_of_ucum() {
    let expected = [
        (Unit::People, "{person}"),
        (Unit::SquareKilometres, "km2"),
        (Unit::Kilometres, "km"),
        (Unit::Miles, "[mi_i]"),
        (Unit::Percent, "%"),
        (Unit::Settlements, "{settlement}"),
        (Unit::Brigades, "{brigade}"),
        (Unit::Tanks, "{tank}"),
        (Unit::Vehicles, "{vehicle}"),
        (Unit::Days, "d"),
        (Unit::Weeks, "wk"),
        (Unit::Months, "mo"),
        (Unit::Years, "a"),
        (Unit::Rank, "{rank}"),
        (Unit::Locations, "{location}"),
        (Unit::TimeZones, "{time zone}"),
    ];
    assert_eq!(expected.len(), Unit::ALL.len());
    for (unit, code) in expected {
        assert_eq!(unit.ucum(), code, "{unit}");
    }
}

#[test]
fn every_kind_of_event_has_its_types_of_acled_and_plover_or_none() {
    let expected = [
        (
            EventKind::Advance,
            Some(("Battles", "Armed clash")),
            Some(("ASSAULT", None)),
        ),
        (
            EventKind::Agreement,
            Some(("Strategic developments", "Agreement")),
            Some(("AGREE", None)),
        ),
        (EventKind::AidResumption, None, Some(("AID", None))),
        (
            EventKind::AidSuspension,
            None,
            Some(("SANCTION", Some("discontinue"))),
        ),
        (
            EventKind::Annexation,
            Some((
                "Strategic developments",
                "Non-violent transfer of territory",
            )),
            Some(("COERCE", None)),
        ),
        (
            EventKind::Arrest,
            Some(("Strategic developments", "Arrests")),
            Some(("COERCE", Some("arrest"))),
        ),
        (
            EventKind::AssistanceRequest,
            None,
            Some(("REQUEST", Some("assist"))),
        ),
        (
            EventKind::Battle,
            Some(("Battles", "Armed clash")),
            Some(("ASSAULT", None)),
        ),
        (EventKind::Capture, None, Some(("ASSAULT", None))),
        (
            EventKind::CeasefireDeclaration,
            Some(("Strategic developments", "Agreement")),
            Some(("CONCEDE", None)),
        ),
        (EventKind::Commemoration, None, None),
        (
            EventKind::Counteroffensive,
            Some(("Battles", "Armed clash")),
            Some(("ASSAULT", None)),
        ),
        (
            EventKind::Deployment,
            Some(("Strategic developments", "Change to group/activity")),
            Some(("MOBILIZE", Some("troops"))),
        ),
        (
            EventKind::Displacement,
            Some(("Strategic developments", "Other")),
            Some(("SANCTION", Some("expel"))),
        ),
        (
            EventKind::Encirclement,
            Some(("Battles", "Armed clash")),
            Some(("ASSAULT", None)),
        ),
        (
            EventKind::Evacuation,
            Some(("Strategic developments", "Other")),
            None,
        ),
        (EventKind::Inauguration, None, None),
        (
            EventKind::Incursion,
            Some(("Battles", "Armed clash")),
            Some(("ASSAULT", None)),
        ),
        (
            EventKind::Invasion,
            Some(("Battles", "Armed clash")),
            Some(("ASSAULT", None)),
        ),
        (EventKind::Losses, None, Some(("ASSAULT", None))),
        (EventKind::Meeting, None, Some(("CONSULT", None))),
        (
            EventKind::Negotiation,
            Some(("Strategic developments", "Agreement")),
            Some(("CONSULT", None)),
        ),
        (
            EventKind::Offensive,
            Some(("Battles", "Armed clash")),
            Some(("ASSAULT", None)),
        ),
        (EventKind::Order, None, Some(("REQUEST", None))),
        (EventKind::PressConference, None, None),
        (
            EventKind::PrisonerCapture,
            None,
            Some(("ASSAULT", Some("abduct"))),
        ),
        (
            EventKind::PrisonerExchange,
            Some(("Strategic developments", "Agreement")),
            Some(("RETREAT", Some("release"))),
        ),
        (EventKind::Proposal, None, Some(("REQUEST", None))),
        (
            EventKind::Redeployment,
            Some(("Strategic developments", "Change to group/activity")),
            Some(("MOBILIZE", Some("troops"))),
        ),
        (EventKind::Rejection, None, Some(("REJECT", None))),
        (
            EventKind::Reprimand,
            None,
            Some(("ACCUSE", Some("disapprove"))),
        ),
        (EventKind::Stabilisation, None, None),
        (EventKind::Statement, None, None),
        (
            EventKind::Strike,
            Some((
                "Explosions/Remote violence",
                "Shelling/artillery/missile attack",
            )),
            Some(("ASSAULT", Some("heavy-weapons"))),
        ),
        (EventKind::Threat, None, Some(("THREATEN", None))),
        (EventKind::Visit, None, Some(("CONSULT", Some("visit")))),
        (
            EventKind::Withdrawal,
            Some(("Strategic developments", "Change to group/activity")),
            Some(("RETREAT", Some("withdraw"))),
        ),
    ];
    assert_eq!(expected.len(), EventKind::ALL.len());
    for (kind, acled, plover) in expected {
        assert_eq!((kind.acled(), kind.plover()), (acled, plover), "{kind}");
    }
}

#[test]
fn speech_realis_and_roles_have_their_names() {
    let speech = Speech::ALL.iter().map(|speech| speech.polnear());
    assert!(speech.eq(["direct", "mixed", "indirect"]));
    let realis = Realis::ALL.iter().map(|realis| realis.plover());
    assert!(realis.eq([None, Some("future"), Some("hypothetical")]));
    let roles = ParticipantRole::ALL.iter().map(|role| role.plover());
    assert!(roles.eq(["actor", "recipient"]));
}
