//! The controlled vocabularies: each code of the tables and its definition.
//!
//! Every vocabulary is a type with the same items: `ALL`, [`code()`](Qualifier::code),
//! [`definition()`](Qualifier::definition), [`from_code()`](Qualifier::from_code) and `VOCABULARY`, the
//! list itself as data. Crosswalks to the standards of the field are methods, such as
//! [`timex3_mod()`](Qualifier::timex3_mod).
//!
//! ```
//! use kursk_campaign::vocab::Qualifier;
//!
//! assert_eq!(Qualifier::from_code("less-than"), Some(Qualifier::LessThan));
//! assert_eq!(Qualifier::LessThan.timex3_mod(), Some("LESS_THAN"));
//! ```
//!
//! Vocabularies grow, so their types are `non_exhaustive`. Discriminants and positions in `ALL` may
//! change with any version: store codes.

// A code is written here and nowhere else. Like that of the tables, this declaration is read with
// other macros by the library (`src/code.rs`), the build (`codegen/vocab.rs`) and the curation tool.
vocabularies! {
    /// How close a source's text is to what was first written or said.
    TextQuality {
        /// The outlet's own text, or a faithful reprint.
        Original = "original",
        /// Another outlet's report in other words; words inside quotation marks were changed too.
        Rewritten = "rewritten",
        /// Translated by a machine, quotations included.
        MachineTranslated = "machine-translated",
    }

    /// How a date was determined.
    Basis {
        /// The text gives it.
        Explicit = "explicit",
        /// Resolved from the day of publication or from another date in the text, as in "on Thursday".
        Relative = "relative",
        /// Concluded from what the text says or from what is known of the source.
        Inferred = "inferred",
        /// There is no date; the cell of the date is empty.
        Unknown = "unknown",
    }

    /// On whose word the article says it.
    Status {
        /// The article says it in its own voice.
        Asserted = "asserted",
        /// A party to the conflict or to its talks, or somebody who speaks for one, says it.
        Claimed = "claimed",
        /// An analyst, a news agency or another outside observer says it.
        Assessed = "assessed",
        /// The party that it concerns denies it; a statement with this code is that denial.
        Denied = "denied",
        /// The same article reports both the claim and its denial.
        Disputed = "disputed",
        /// Both sides say it.
        Confirmed = "confirmed",
    }

    /// What a reader must know before using a figure.
    Caveat {
        /// The article says that nobody independent has checked it.
        NotIndependentlyVerified = "not-independently-verified",
        /// Translation changed the number or its wording.
        TranslationArtefact = "translation-artefact",
        /// The number belongs to something that might happen, not to something that did.
        Hypothetical = "hypothetical",
        /// The text leaves open what exactly is counted, where or when.
        ScopeUnclear = "scope-unclear",
    }

    /// How surely the owner of a statement is known.
    Attribution {
        /// The sentence names the owner, or the article speaks in its own voice.
        Explicit = "explicit",
        /// The owner is named nearby: a pronoun, "the statement", the sentence before or after.
        Resolved = "resolved",
        /// The text allows another reading of who the owner is; the note says which.
        Uncertain = "uncertain",
    }

    /// What is said about a number: it determines which values the claim allows.
    Qualifier {
        /// Exactly that number.
        Exact = "exact",
        /// About, around, roughly: a number without bounds, since none are invented.
        Approximately = "approximately" [TIMEX3 "MOD" "APPROX"],
        /// Nearly, almost: below the number, and close to it.
        Nearly = "nearly" [TIMEX3 "MOD" "APPROX"],
        /// Less than, under: below the number.
        LessThan = "less-than" [TIMEX3 "MOD" "LESS_THAN"],
        /// Up to, as many as: the number or below.
        AtMost = "at-most" [TIMEX3 "MOD" "EQUAL_OR_LESS"],
        /// More than, over, exceeding: above the number.
        MoreThan = "more-than" [TIMEX3 "MOD" "MORE_THAN"],
        /// At least, no fewer than: the number or above.
        AtLeast = "at-least" [TIMEX3 "MOD" "EQUAL_OR_MORE"],
        /// From the value to the second value, both included.
        Between = "between",
        /// More than two, not many; no number is given.
        Several = "several",
        /// Some multiple of ten or twelve; no number is given.
        Dozens = "dozens",
        /// Some multiple of a hundred; no number is given.
        Hundreds = "hundreds",
        /// Some multiple of a thousand; no number is given.
        Thousands = "thousands",
        /// A quantity without any number: "months", "a large part".
        Unquantified = "unquantified",
    }

    /// What kind of quantity a metric is. It says what may be added to what.
    Measure {
        /// What there is at an instant.
        Stock = "stock",
        /// What happens within a period.
        Flow = "flow",
        /// The total from a start up to a date.
        Cumulative = "cumulative",
        /// A part of a base, in percent.
        Share = "share",
        /// A length of time.
        Duration = "duration",
        /// A length in space.
        Distance = "distance",
        /// A place in an order: first, largest.
        Rank = "rank",
    }

    /// The unit of a metric.
    Unit {
        /// Persons.
        People = "people" [UCUM "{person}"],
        /// Square kilometres.
        SquareKilometres = "square-kilometres" [UCUM "km2"],
        /// Kilometres.
        Kilometres = "kilometres" [UCUM "km"],
        /// International miles.
        Miles = "miles" [UCUM "[mi_i]"],
        /// Parts of a hundred.
        Percent = "percent" [UCUM "%"],
        /// Towns, villages and other inhabited places.
        Settlements = "settlements" [UCUM "{settlement}"],
        /// Brigades.
        Brigades = "brigades" [UCUM "{brigade}"],
        /// Tanks.
        Tanks = "tanks" [UCUM "{tank}"],
        /// Vehicles other than tanks.
        Vehicles = "vehicles" [UCUM "{vehicle}"],
        /// Days.
        Days = "days" [UCUM "d"],
        /// Weeks.
        Weeks = "weeks" [UCUM "wk"],
        /// Months.
        Months = "months" [UCUM "mo"],
        /// Years.
        Years = "years" [UCUM "a"],
        /// A place in an order, 1 being the first.
        Rank = "rank" [UCUM "{rank}"],
        /// Places on a map or a front line that are counted but are not settlements.
        Locations = "locations" [UCUM "{location}"],
        /// Time zones.
        TimeZones = "time-zones" [UCUM "{time_zone}"],
    }

    /// The form of a reported statement, after Pareti and the PolNeAR corpus.
    Speech {
        /// A whole utterance in quotation marks.
        Direct = "direct" [PolNeAR "direct"],
        /// Quoted words inside the article's own sentence.
        Mixed = "mixed" [PolNeAR "mixed"],
        /// No quotation marks; the text is a short paraphrase in our own words.
        Indirect = "indirect" [PolNeAR "indirect"],
        /// Nobody's utterance: what the article says in its own voice, where it answers a question; the text is a short paraphrase in our own words.
        OwnVoice = "own-voice",
    }

    /// The medium in which a statement was made.
    Medium {
        /// Asked and answered, to the outlet or to another.
        Interview = "interview",
        /// Before several journalists.
        PressConference = "press-conference",
        /// To an audience that is present, or in a meeting that is shown.
        Speech = "speech",
        /// To the public over the air or by video.
        BroadcastAddress = "broadcast-address",
        /// On paper or on an official page.
        WrittenStatement = "written-statement",
        /// On a social network or a messaging channel.
        SocialPost = "social-post",
        /// In a conversation between two people, in private or shown.
        Conversation = "conversation",
        /// In the report of a news agency or another outlet.
        WireReport = "wire-report",
        /// The article does not say.
        Unknown = "unknown",
    }

    /// What sort of event it is.
    EventKind {
        /// Troops of one side move forward over enemy-held ground.
        Advance = "advance" [ACLED "Battles" "Armed clash", PLOVER "ASSAULT"],
        /// Two or more parties agree on a course of action.
        Agreement = "agreement" [ACLED "Strategic developments" "Agreement", PLOVER "AGREE"],
        /// A donor resumes aid that it had stopped.
        AidResumption = "aid-resumption" [PLOVER "AID"],
        /// A donor stops aid for a time.
        AidSuspension = "aid-suspension" [PLOVER "SANCTION" "discontinue"],
        /// A state declares foreign territory its own.
        Annexation = "annexation",
        /// Authorities take a person into custody or charge them.
        Arrest = "arrest" [ACLED "Strategic developments" "Arrests", PLOVER "COERCE" "arrest"],
        /// A party asks another for material or military help.
        AssistanceRequest = "assistance-request" [PLOVER "REQUEST" "assist"],
        /// Armed fighting between organised forces.
        Battle = "battle" [ACLED "Battles" "Armed clash", PLOVER "ASSAULT"],
        /// A side takes control of a place or of ground.
        Capture = "capture" [PLOVER "ASSAULT"],
        /// A party declares that it will hold fire.
        CeasefireDeclaration = "ceasefire-declaration" [
            ACLED "Strategic developments" "Agreement",
            PLOVER "CONCEDE",
        ],
        /// A public ceremony for a past event.
        Commemoration = "commemoration",
        /// An attack by a side that was attacked before, at operational scale.
        Counteroffensive = "counteroffensive" [ACLED "Battles" "Armed clash", PLOVER "ASSAULT"],
        /// A party sends or stations troops.
        Deployment = "deployment" [
            ACLED "Strategic developments" "Change to group/activity",
            PLOVER "MOBILIZE" "troops",
        ],
        /// Civilians leave of their own accord because of fighting.
        Displacement = "displacement" [ACLED "Strategic developments" "Other"],
        /// Troops surround enemy troops or cut them off.
        Encirclement = "encirclement" [ACLED "Battles" "Armed clash", PLOVER "ASSAULT"],
        /// Civilians are moved out on the instruction or with the help of authorities.
        Evacuation = "evacuation" [ACLED "Strategic developments" "Other"],
        /// A person takes up a public office.
        Inauguration = "inauguration",
        /// Troops cross a border and act on foreign soil.
        Incursion = "incursion" [ACLED "Battles" "Armed clash", PLOVER "ASSAULT"],
        /// A state opens war on the territory of another.
        Invasion = "invasion" [ACLED "Battles" "Armed clash", PLOVER "ASSAULT"],
        /// Troops are killed, wounded or taken, or units broken, over a period, reported as a sum.
        Losses = "losses" [PLOVER "ASSAULT"],
        /// Two or more persons meet or talk in an official capacity.
        Meeting = "meeting" [PLOVER "CONSULT"],
        /// Parties or a mediator work on ending the conflict.
        Negotiation = "negotiation" [ACLED "Strategic developments" "Agreement", PLOVER "CONSULT"],
        /// An attack at operational scale.
        Offensive = "offensive" [ACLED "Battles" "Armed clash", PLOVER "ASSAULT"],
        /// A leader instructs those under command.
        Order = "order" [PLOVER "REQUEST"],
        /// A person answers questions in public.
        PressConference = "press-conference",
        /// Soldiers are taken prisoner.
        PrisonerCapture = "prisoner-capture" [PLOVER "ASSAULT" "abduct"],
        /// Prisoners are handed over or returned.
        PrisonerExchange = "prisoner-exchange" [
            ACLED "Strategic developments" "Agreement",
            PLOVER "RETREAT" "release",
        ],
        /// A party lays out terms for others to accept.
        Proposal = "proposal" [PLOVER "REQUEST"],
        /// A party moves troops from one front to another.
        Redeployment = "redeployment" [
            ACLED "Strategic developments" "Change to group/activity",
            PLOVER "MOBILIZE" "troops",
        ],
        /// A party publicly contradicts or refuses what another says or asks.
        Rejection = "rejection" [PLOVER "REJECT"],
        /// A superior rebukes a subordinate in public.
        Reprimand = "reprimand" [PLOVER "ACCUSE" "disapprove"],
        /// A moving front line comes to rest.
        Stabilisation = "stabilisation",
        /// A public utterance that is itself reported as an event.
        Statement = "statement",
        /// Attack from a distance by missile, rocket or artillery.
        Strike = "strike" [
            ACLED "Explosions/Remote violence" "Shelling/artillery/missile attack",
            PLOVER "ASSAULT" "heavy-weapons",
        ],
        /// A party announces harm to another if it does not comply.
        Threat = "threat" [PLOVER "THREATEN"],
        /// A person or a team travels to a place in an official capacity.
        Visit = "visit" [PLOVER "CONSULT" "visit"],
        /// Troops leave a place or the fighting.
        Withdrawal = "withdrawal" [
            ACLED "Strategic developments" "Change to group/activity",
            PLOVER "RETREAT" "withdraw",
        ],
    }

    /// Whether an event has happened.
    Realis {
        /// It is reported as having happened or as going on.
        Asserted = "asserted",
        /// It is announced or intended.
        Planned = "planned" [PLOVER "future"],
        /// It is only considered possible.
        Hypothetical = "hypothetical" [PLOVER "hypothetical"],
    }

    /// How one record relates to another.
    RelationKind {
        /// They can't both be right: two figures, or the dates that the articles give one event.
        Contradicts = "contradicts",
        /// Two figures say the same, and they go back to different owners.
        Corroborates = "corroborates",
        /// They say the same, and they go back to one owner; never a second witness.
        Restates = "restates",
        /// They are about two times, and both can be right: the left one describes the later state.
        Supersedes = "supersedes",
        /// The left one is more exact than the right one about the same thing or about a part of it, and both can be right.
        Refines = "refines",
    }

    /// Whether the positions on a question exclude each other.
    QuestionKind {
        /// At most one position can be right: records that take different ones contradict each other.
        Exclusive = "exclusive",
        /// Several positions can be right: records that take different ones only differ.
        Compatible = "compatible",
    }

    /// In what respect two records are related.
    Dimension {
        /// The number.
        Value = "value",
        /// The date.
        Date = "date",
        /// The place.
        Place = "place",
        /// Who did it or said it.
        Actor = "actor",
        /// What came of it, or whether it happened.
        Outcome = "outcome",
        /// The words.
        Wording = "wording",
        /// What an action was for.
        Purpose = "purpose",
        /// By what criterion it is counted or ranked.
        Scope = "scope",
    }

    /// What an actor is.
    ActorKind {
        /// One person, named or not.
        Person = "person",
        /// A state, its government, or a part of it.
        Government = "government",
        /// Armed forces, or a part of them.
        Military = "military",
        /// An intelligence service.
        Intelligence = "intelligence",
        /// A news outlet or agency.
        Media = "media",
        /// A research institute or think tank.
        Research = "research",
        /// Several people or bodies that the text does not name: experts, sources, residents.
        Collective = "collective",
    }

    /// What a place is.
    PlaceKind {
        /// A state.
        Country = "country",
        /// A first-level division of a state: an oblast, a province.
        Region = "region",
        /// A division of a region.
        District = "district",
        /// A large settlement.
        City = "city",
        /// A settlement between a city and a village.
        Town = "town",
        /// A small settlement.
        Village = "village",
        /// A plant, a base or another built site.
        Facility = "facility",
        /// A stretch of land without an administration of its own.
        Area = "area",
    }

    /// What a record is.
    RecordKind {
        /// An article.
        Source = "source",
        /// Who acts, speaks or publishes.
        Actor = "actor",
        /// Where something happens.
        Place = "place",
        /// What is counted.
        Metric = "metric",
        /// What happened.
        Event = "event",
        /// A numeric claim.
        Figure = "figure",
        /// A statement.
        Quote = "quote",
        /// What records answer.
        Question = "question",
        /// What records answer to a question.
        Position = "position",
    }

    /// The part that an actor has in an event, as in PLOVER.
    ParticipantRole {
        /// Who acts.
        Actor = "actor" [PLOVER "actor"],
        /// Whom the act concerns.
        Recipient = "recipient" [PLOVER "recipient"],
    }
}
