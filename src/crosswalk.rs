//! The codes in the standards of the field.
//!
//! The curation tool includes this file too, for the codebook.

use super::vocab::{EventKind, ParticipantRole, Qualifier, Realis, Speech, Unit};

impl Qualifier {
    /// The MOD attribute of TIMEX3; `None` where it has none.
    pub const fn timex3_mod(self) -> Option<&'static str> {
        match self {
            Self::Approximately | Self::Nearly => Some("APPROX"),
            Self::LessThan => Some("LESS_THAN"),
            Self::AtMost => Some("EQUAL_OR_LESS"),
            Self::MoreThan => Some("MORE_THAN"),
            Self::AtLeast => Some("EQUAL_OR_MORE"),
            _ => None,
        }
    }
}

impl EventKind {
    /// The event and the mode in PLOVER, by its current manual; `None` where nothing fits.
    ///
    /// The mode is `None` where PLOVER has none for the event, or where it depends on more than the
    /// kind: on the weapons of a battle, on what a request asks for. Attacks that move a front line
    /// are ASSAULT, whatever they take; a ceasefire that is declared and not yet kept is CONCEDE;
    /// combatants taken prisoner are ASSAULT `abduct`; people who flee are SANCTION `expel`. What
    /// is only planned has the same code, since PLOVER marks the future by an auxiliary mode.
    ///
    /// ```
    /// use kursk_campaign::vocab::EventKind;
    ///
    /// assert_eq!(EventKind::Visit.plover(), Some(("CONSULT", Some("visit"))));
    /// assert_eq!(EventKind::Battle.plover(), Some(("ASSAULT", None)));
    /// assert_eq!(EventKind::Commemoration.plover(), None);
    /// ```
    pub const fn plover(self) -> Option<(&'static str, Option<&'static str>)> {
        Some(match self {
            Self::Agreement => ("AGREE", None),
            Self::Meeting | Self::Negotiation => ("CONSULT", None),
            Self::Visit => ("CONSULT", Some("visit")),
            Self::CeasefireDeclaration => ("CONCEDE", None),
            Self::AidResumption => ("AID", None),
            Self::PrisonerExchange => ("RETREAT", Some("release")),
            Self::Withdrawal => ("RETREAT", Some("withdraw")),
            Self::AssistanceRequest => ("REQUEST", Some("assist")),
            Self::Order | Self::Proposal => ("REQUEST", None),
            Self::Reprimand => ("ACCUSE", Some("disapprove")),
            Self::Rejection => ("REJECT", None),
            Self::Threat => ("THREATEN", None),
            Self::AidSuspension => ("SANCTION", Some("discontinue")),
            Self::Displacement => ("SANCTION", Some("expel")),
            Self::Deployment | Self::Redeployment => ("MOBILIZE", Some("troops")),
            Self::Annexation => ("COERCE", None),
            Self::Arrest => ("COERCE", Some("arrest")),
            Self::Advance
            | Self::Battle
            | Self::Capture
            | Self::Counteroffensive
            | Self::Encirclement
            | Self::Incursion
            | Self::Invasion
            | Self::Losses
            | Self::Offensive => ("ASSAULT", None),
            Self::PrisonerCapture => ("ASSAULT", Some("abduct")),
            Self::Strike => ("ASSAULT", Some("heavy-weapons")),
            Self::Commemoration
            | Self::Evacuation
            | Self::Inauguration
            | Self::PressConference
            | Self::Stabilisation
            | Self::Statement => return None,
        })
    }

    /// The event type and the sub-event type in ACLED; `None` where nothing fits.
    ///
    /// A capture has none: ACLED tells `Government regains territory` from `Non-state actor
    /// overtakes territory` by who takes it, which the kind does not say. Sums of losses
    /// have none either, since ACLED keeps deaths with the event that caused them.
    ///
    /// ```
    /// use kursk_campaign::vocab::EventKind;
    ///
    /// assert_eq!(EventKind::Battle.acled(), Some(("Battles", "Armed clash")));
    /// assert_eq!(EventKind::Capture.acled(), None);
    /// ```
    pub const fn acled(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Advance
            | Self::Battle
            | Self::Counteroffensive
            | Self::Encirclement
            | Self::Incursion
            | Self::Invasion
            | Self::Offensive => ("Battles", "Armed clash"),
            Self::Strike => (
                "Explosions/Remote violence",
                "Shelling/artillery/missile attack",
            ),
            Self::Agreement
            | Self::CeasefireDeclaration
            | Self::Negotiation
            | Self::PrisonerExchange => ("Strategic developments", "Agreement"),
            Self::Annexation => (
                "Strategic developments",
                "Non-violent transfer of territory",
            ),
            Self::Arrest => ("Strategic developments", "Arrests"),
            Self::Deployment | Self::Redeployment | Self::Withdrawal => {
                ("Strategic developments", "Change to group/activity")
            }
            Self::Displacement | Self::Evacuation => ("Strategic developments", "Other"),
            Self::AidResumption
            | Self::AidSuspension
            | Self::AssistanceRequest
            | Self::Capture
            | Self::Commemoration
            | Self::Inauguration
            | Self::Losses
            | Self::Meeting
            | Self::Order
            | Self::PressConference
            | Self::PrisonerCapture
            | Self::Proposal
            | Self::Rejection
            | Self::Reprimand
            | Self::Stabilisation
            | Self::Statement
            | Self::Threat
            | Self::Visit => return None,
        })
    }
}

impl Unit {
    /// The code in UCUM, the Unified Code for Units of Measure; what is counted stands in braces.
    pub const fn ucum(self) -> &'static str {
        match self {
            Self::People => "{person}",
            Self::SquareKilometres => "km2",
            Self::Kilometres => "km",
            Self::Miles => "[mi_i]",
            Self::Percent => "%",
            Self::Settlements => "{settlement}",
            Self::Brigades => "{brigade}",
            Self::Tanks => "{tank}",
            Self::Vehicles => "{vehicle}",
            Self::Days => "d",
            Self::Weeks => "wk",
            Self::Months => "mo",
            Self::Years => "a",
            Self::Rank => "{rank}",
            Self::Locations => "{location}",
            Self::TimeZones => "{time zone}",
        }
    }
}

impl Speech {
    /// The type of quotation in PolNeAR, the Political News Attribution Relations corpus.
    ///
    /// ```
    /// use kursk_campaign::vocab::Speech;
    ///
    /// assert_eq!(Speech::Mixed.polnear(), "mixed");
    /// ```
    pub const fn polnear(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

impl Realis {
    /// The auxiliary mode of an event in PLOVER; `None` where it has none.
    ///
    /// ```
    /// use kursk_campaign::vocab::Realis;
    ///
    /// assert_eq!(Realis::Planned.plover(), Some("future"));
    /// assert_eq!(Realis::Asserted.plover(), None);
    /// ```
    pub const fn plover(self) -> Option<&'static str> {
        match self {
            Self::Asserted => None,
            Self::Planned => Some("future"),
            Self::Hypothetical => Some("hypothetical"),
        }
    }
}

impl ParticipantRole {
    /// The part in an event, as PLOVER names it.
    ///
    /// ```
    /// use kursk_campaign::vocab::ParticipantRole;
    ///
    /// assert_eq!(ParticipantRole::Recipient.plover(), "recipient");
    /// ```
    pub const fn plover(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Recipient => "recipient",
        }
    }
}
