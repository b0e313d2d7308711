//! The tables of the data set: the one declaration of their records and columns.
//!
//! Each user of this file defines the two macros for itself: the library generates the record types
//! (`src/record.rs`), the build the schema that the CSVs are checked against (`codegen/schema.rs`),
//! the curation tool the tables of the codebook and what it exports, and the tests a comparison of every
//! field. The documentation of a column is its meaning for all of them.
//!
//! A table is declared as `name: Record, key (columns), order "…"`: the CSV, the type of its rows, the
//! columns of its key, which come first, and the order of its `ALL`. A column is declared as
//! `name: [optional] Type`, with its unit and its standard where it has one. The types are:
//!
//! | type | cell | field |
//! | --- | --- | --- |
//! | `Id` | the id of the row | `&'static str` |
//! | `RetiredId` | an id that is no longer in use | `&'static str` |
//! | `Text` | any text | `&'static str` |
//! | `Ref Record` | the id of a record of that type, or of one in that union | `&'static Record`, the union |
//! | `Code Vocabulary` | a code of `src/vocab.rs` | the vocabulary |
//! | `Date` | a date in EDTF | `Date` |
//! | `Count` | a whole number, in the order of the text or of code points | `u32` |
//! | `Number` | a number that is claimed: `12000`, `99.5`, `33 1/3` | `Number` |
//! | `Degrees(90)` | degrees with three decimals, from -90 to 90 | `f64` |
//! | `Hex(64)` | 64 lower-case hexadecimal digits | `&'static str` |
//! | `Form NAME` | a text of a form in `codegen/form.rs` | `&'static str` |

tables! {
    /// One article, as it was read.
    ///
    /// Its text is not part of this crate.
    sources: Source, key (id), order "by the day of publication, then by id" {
        /// The id of the record.
        id: Id,
        /// The headline; in our own words where the text has none.
        title: Text,
        /// The outlet.
        publisher: Ref Actor,
        /// When the article came out.
        published: Date,
        /// How that date was determined.
        published_basis: Code Basis,
        /// How close the text is to what was first written or said.
        text_quality: Code TextQuality,
        /// The outlet whose report this one repeats.
        republishes: optional Ref Actor,
        /// Where the article was found.
        url: optional Form URL,
        /// SHA-256 of the bytes of the text that was read.
        sha256: Hex(64),
        /// The length of that text.
        chars: Count [unit "Unicode code points"],
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One person, body or group that acts, speaks, is addressed or publishes.
    actors: Actor, key (id), order "by id" {
        /// The id of the record.
        id: Id,
        /// The name in English.
        name: Text,
        /// What the actor is.
        kind: Code ActorKind,
        /// The country code of the state, de jure.
        country: optional Form COUNTRY,
        /// The body that the actor belongs to.
        affiliation: optional Ref Actor,
        /// The role that the articles give, in a few words.
        role: optional Text,
        /// The item in Wikidata.
        wikidata: optional Form WIKIDATA,
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One place that an article names.
    ///
    /// Coordinates come from GeoNames. A place without them is a region, or is not in the selection of
    /// GeoNames that the codebook names.
    places: Place, key (id), order "by id" {
        /// The id of the record.
        id: Id,
        /// The name in English.
        name: Text,
        /// What the place is.
        kind: Code PlaceKind,
        /// The country code of the state, de jure.
        country: optional Form COUNTRY,
        /// The place that this one is a part of.
        within: optional Ref Place,
        /// The latitude, from GeoNames.
        latitude: optional Degrees(90) [unit "degrees north", standard "WGS 84"],
        /// The longitude, from GeoNames.
        longitude: optional Degrees(180) [unit "degrees east", standard "WGS 84"],
        /// The id in GeoNames.
        geonames: optional Count [standard "GeoNames"],
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One thing that figures count.
    metrics: Metric, key (id), order "by id" {
        /// The id of the record.
        id: Id,
        /// The name in words.
        name: Text,
        /// The unit of its values.
        unit: Code Unit [standard "UCUM"],
        /// The kind of quantity, which says what may be added to what.
        measure: Code Measure,
        /// What is counted.
        definition: Text,
    }

    /// One event, past or announced, no matter how many articles and sentences report it.
    ///
    /// An event that several articles report, or that one article reports twice, is one record with
    /// several [anchors](Event::anchors).
    events: Event, key (id), order "by date, then by id" {
        /// The id of the record.
        id: Id,
        /// What happened, in at most twelve words of our own.
        title: Text,
        /// What sort of event it is.
        kind: Code EventKind [standard "PLOVER, ACLED"],
        /// When it happened.
        date: Date,
        /// How that date was determined.
        date_basis: Code Basis,
        /// Where it happened.
        place: optional Ref Place,
        /// On whose authority the articles report it.
        status: Code Status,
        /// Whether it has happened.
        realis: Code Realis [standard "PLOVER"],
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One number, or one vague quantity, at one place in one article.
    ///
    /// [`value()`](Figure::value) is the number after corrections, and [`printed`](Figure::printed) is
    /// the number in the article. A vague figure ("dozens") has no number, so that none is added up by
    /// accident.
    figures: Figure, key (id), order "by the time it is about, then by id", derives value value_to bounds {
        /// The id of the record.
        id: Id,
        /// What is counted, and in which unit.
        metric: Ref Metric,
        /// Who or what the number is about.
        subject: Ref Subject,
        /// The number as the article prints it; none where the qualifier is vague.
        printed: optional Number [unit "the metric's unit"],
        /// The upper number of a range, as the article prints it.
        printed_to: optional Number [unit "the metric's unit"],
        /// What is said about the number.
        qualifier: Code Qualifier [standard "TIMEX3 MOD"],
        /// The time that the number is about.
        as_of: Date,
        /// How that time was determined.
        as_of_basis: Code Basis,
        /// What a share is a share of.
        base: optional Ref Figure,
        /// Whose claim it is.
        claimed_by: Ref Actor,
        /// Who passed it on to the article.
        relayed_by: optional Ref Actor,
        /// How certain the attribution is.
        attribution: Code Attribution,
        /// On whose authority the article reports it.
        status: Code Status,
        /// What a reader must know before using the number.
        caveat: optional Code Caveat,
        /// The event that the number belongs to.
        event: optional Ref Event,
        /// The article.
        source: Ref Source,
        /// The article's words for the number.
        wording: Text,
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One statement of one speaker, at one place in one article.
    ///
    /// How literal a direct or mixed quotation is depends on the
    /// [`text_quality`](Source::text_quality) of its source: the articles are rewritten or translated
    /// by machine, quotations included.
    quotes: Quote, key (id), order "by the day it was said, then by id; those without a day come last" {
        /// The id of the record.
        id: Id,
        /// The form in which it is reported.
        speech: Code Speech [standard "PolNeAR"],
        /// Whose statement it is.
        speaker: Ref Actor,
        /// The word or words that introduce it as a statement.
        cue: optional Text,
        /// The quoted words, or our paraphrase where none are quoted.
        text: Text,
        /// To whom it was said.
        addressee: optional Ref Actor,
        /// The medium in which it was said.
        medium: Code Medium,
        /// When it was said.
        said_on: optional Date,
        /// How that date was determined.
        said_on_basis: Code Basis,
        /// Who passed it on to the article.
        relayed_by: optional Ref Actor,
        /// How certain the attribution is.
        attribution: Code Attribution,
        /// On whose word the article reports what the statement says.
        status: Code Status,
        /// The event that it is about.
        event: optional Ref Event,
        /// The article.
        source: Ref Source,
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One question that records answer, with its thing, its place and its time.
    ///
    /// How statements and events agree and disagree follows from their answers. An earlier state and
    /// a later one are two questions, and so is what some positions exclude and others do not.
    questions: Question, key (id), order "by id" {
        /// The id of the record.
        id: Id,
        /// The question in neutral words, with its thing, its place and its time.
        text: Form QUESTION,
        /// Whether its positions exclude each other.
        kind: Code QuestionKind,
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One position on a question.
    positions: Position, key (id), order "by id" {
        /// The id of the record.
        id: Id,
        /// The question.
        question: Ref Question,
        /// What the position says, in at most twelve neutral words of our own.
        text: Text,
    }

    /// One span of an article that a record is taken from.
    ///
    /// It is a TextPositionSelector of the W3C Web Annotation model, whose state is the article's
    /// [`sha256`](Source::sha256): half-open offsets in Unicode code points.
    anchors: Anchor, key (record, source, part), order "by record, article and part" {
        /// The record.
        record: Ref Annotation,
        /// The article.
        source: Ref Source,
        /// The number of the span within the record and the article, from 1.
        part: Count,
        /// The code points before the span.
        start: Count [unit "Unicode code points", standard "W3C Web Annotation TextPositionSelector"],
        /// The code points before the end of the span.
        end: Count [unit "Unicode code points", standard "W3C Web Annotation TextPositionSelector"],
        /// The first 16 hexadecimal digits of SHA-256 of the span in UTF-8.
        digest: Hex(16),
        /// When the event happened according to this article, where that is not the event's own date.
        date: optional Date,
        /// How that date was determined.
        date_basis: optional Code Basis,
    }

    /// One further spelling of an actor or a place.
    names: Name, key (record, name), order "by record and spelling" {
        /// Who or what has this name.
        record: Ref Subject,
        /// The spelling.
        name: Text,
        /// The tag of its language.
        language: Form LANGUAGE,
    }

    /// One actor's part in one event.
    participants: Participant, key (event, actor, role), order "by event, actor and role" {
        /// The event.
        event: Ref Event,
        /// Who takes part.
        actor: Ref Actor,
        /// The actor's part.
        role: Code ParticipantRole [standard "PLOVER"],
    }

    /// One relation between two records.
    ///
    /// What follows from the [answers](Answer) of both is not written here.
    relations: Relation, key (left, relation, right, dimension), order "by left, relation, right and dimension" {
        /// The first record.
        left: Ref Annotation,
        /// How the first record relates to the second.
        relation: Code RelationKind,
        /// The second record.
        right: Ref Annotation,
        /// In what respect.
        dimension: Code Dimension,
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One position that a record takes.
    answers: Answer, key (position, record), order "by position and record" {
        /// The position.
        position: Ref Position,
        /// The record that takes it.
        record: Ref Annotation,
        /// Anything else a reader should know, in our own words.
        note: optional Text,
    }

    /// One cell that reproduces a misprint.
    ///
    /// The record itself keeps the printed text.
    corrections: Correction, key (record, field), order "by record and column" {
        /// The record.
        record: Ref Annotation,
        /// The column that is wrong.
        field: Form COLUMN,
        /// The cell as the article has it.
        stated: Text,
        /// What it should be.
        corrected: Text,
        /// How the articles themselves show it.
        reason: Text,
    }

    /// One id that is no longer in use.
    ///
    /// It keeps a deprecated constant that points to its replacement, and `get()` finds that too.
    retired: Retired, key (id), order "by id" {
        /// The id that is retired.
        id: RetiredId,
        /// The kind of record that it named.
        kind: Code RecordKind,
        /// The version of this package that retired it.
        retired_in: Form VERSION,
        /// The record that took its place.
        replaced_by: optional Ref AnyRecord,
        /// Why.
        reason: Text,
    }
}

unions! {
    /// A record that is taken from an article.
    Annotation { Event, Figure, Quote }

    /// Who or what a number is about, or a name refers to.
    Subject { Actor, Place }

    /// A record with an id, from any table.
    AnyRecord { Source, Actor, Place, Metric, Event, Figure, Quote, Question, Position }
}
