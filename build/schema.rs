//! The columns of the tables: the one place where they are defined.
//!
//! To add a column, add it here, to the CSV, to the record type in `src/`, and to the codebook;
//! the tests hold the four against each other.

use super::vocab::{self, Vocabulary};

/// A table: one CSV file.
pub struct Table {
    /// The name of the file without its ending.
    pub name: &'static str,
    /// The Rust type of a row; it has the table's columns as fields.
    pub record: &'static str,
    /// What a row is, after "the file of".
    pub about: &'static str,
    /// How many columns, from the left, make up the key.
    pub key: usize,
    pub columns: &'static [Column],
}

pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether the cell may be empty.
    pub required: bool,
    /// What the column means, in words.
    pub meaning: &'static str,
}

/// What a cell may hold.
#[derive(Clone, Copy)]
pub enum Kind {
    /// The id of the row's own record.
    Id,
    /// The id of a record that once was: its form is checked, and that nothing bears it.
    RetiredId,
    /// Free text.
    Text,
    /// The id of a record in one of these tables.
    Reference(&'static [&'static str]),
    /// A code of a vocabulary.
    Code(&'static Vocabulary),
    /// A date in EDTF.
    Date,
    /// A whole number that is not negative.
    Count,
    /// Degrees with three decimals, up to so many either side of zero.
    Degrees(i32),
    /// So many lower-case hexadecimal digits.
    Hex(usize),
    /// A text with a form of its own.
    Formed(&'static Form),
}

/// A form of text that is simple enough to be checked by a predicate.
pub struct Form {
    /// After "is no": `country code`.
    pub name: &'static str,
    /// What is expected, with an example.
    pub expected: &'static str,
    pub admits: fn(&str) -> bool,
}

/// The officially assigned codes of ISO 3166-1.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ \
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW \
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY \
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV \
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG \
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM \
    ZW";

/// The codes of ISO 639-1.
const LANGUAGES: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy \
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or \
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta \
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

fn listed(codes: &str, text: &str) -> bool {
    codes.split(' ').any(|code| code == text)
}

pub static COUNTRY: Form = Form {
    name: "country code",
    expected: "two capital letters of ISO 3166-1 such as UA",
    admits: |text| listed(COUNTRIES, text),
};
pub static LANGUAGE: Form = Form {
    name: "language tag",
    expected: "a BCP 47 tag such as en, uk-Latn or en-GB",
    admits: |text| {
        let mut parts = text.split('-');
        let language = parts.next().is_some_and(|part| match part.len() {
            2 => listed(LANGUAGES, part),
            3 => part.bytes().all(|b| b.is_ascii_lowercase()),
            _ => false,
        });
        let is_script = |part: &&str| {
            part.len() == 4
                && part.starts_with(|c: char| c.is_ascii_uppercase())
                && part.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        };
        let mut parts = parts.peekable();
        let _script = parts.next_if(is_script);
        let _region = parts.next_if(|part| listed(COUNTRIES, part));
        language && parts.next().is_none()
    },
};
pub static WIKIDATA: Form = Form {
    name: "Wikidata item",
    expected: "Q and a number such as Q212",
    admits: |text| {
        text.strip_prefix('Q').is_some_and(|rest| {
            !rest.is_empty() && !rest.starts_with('0') && rest.bytes().all(|b| b.is_ascii_digit())
        })
    },
};
pub static URL: Form = Form {
    name: "web address",
    expected: "https:// or http:// and the rest of the address, where other than ASCII letters, \
               digits and -._~:/?#[]@!$&'()*+,;= is written with %",
    admits: |text| {
        ["https://", "http://"].iter().any(|scheme| {
            text.strip_prefix(scheme)
                .is_some_and(|rest| rest.contains('.'))
        }) && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c))
    },
};
pub static VERSION: Form = Form {
    name: "version",
    expected: "three numbers such as 1.0.0",
    admits: |text| version(text).is_some(),
};
pub static COLUMN: Form = Form {
    name: "column name",
    expected: "lower-case letters and _ such as value_to",
    admits: |text| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
};

/// The three numbers of a version.
pub fn version(text: &str) -> Option<[u64; 3]> {
    let mut parts = text.split('.').map(|part| {
        let canonical = part == "0" || !part.starts_with('0');
        (canonical && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    });
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}

/// The tables whose records have an id and a module of constants, in the order of the library.
pub fn with_constants() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| table.columns[0].is_id())
}

pub fn table(name: &str) -> &'static Table {
    TABLES
        .iter()
        .find(|table| table.name == name)
        .unwrap_or_else(|| panic!("there is no table `{name}` in the schema"))
}

impl Table {
    pub fn index(&self) -> usize {
        TABLES
            .iter()
            .position(|table| table.name == self.name)
            .expect("every table is in TABLES")
    }

    pub fn column(&self, name: &str) -> usize {
        self.columns
            .iter()
            .position(|column| column.name == name)
            .unwrap_or_else(|| panic!("`{}` has no column `{name}` in the schema", self.name))
    }

    /// The name of the file.
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The column that dates the row; the one named after it with `_basis` says how it does.
    pub fn date(&self) -> Option<&'static str> {
        let is_date = |column: &&Column| matches!(column.kind, Kind::Date);
        self.columns.iter().find(is_date).map(|column| column.name)
    }

    /// The header line of the file, without its line end.
    pub fn header(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| column.name).collect();
        names.join(",")
    }
}

impl Column {
    pub fn is_id(&self) -> bool {
        matches!(self.kind, Kind::Id)
    }
}

const fn required(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column {
        name,
        kind,
        required: true,
        meaning,
    }
}

const fn optional(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column {
        required: false,
        ..required(name, kind, meaning)
    }
}

use Kind::{Code, Count, Date, Degrees, Formed, Hex, Id, Reference, RetiredId, Text};

const ACTORS: &[&str] = &["actors"];
const EVENTS: &[&str] = &["events"];
const SOURCES: &[&str] = &["sources"];
/// What the type `Subject` is made of.
pub const SUBJECTS: &[&str] = &["actors", "places"];
/// What the type `Annotation` is made of.
pub const ANNOTATIONS: &[&str] = &["events", "figures", "quotes"];
const NOTE: Column = optional(
    "note",
    Text,
    "What a reader should know besides, in our words.",
);

pub static TABLES: [Table; 13] = [
    Table {
        name: "sources",
        record: "Source",
        about: "the articles",
        key: 1,
        columns: &[
            required("id", Id, "The name of the record."),
            required(
                "title",
                Text,
                "The headline; our own words where the text has none.",
            ),
            required("publisher", Reference(ACTORS), "The outlet."),
            required("published", Date, "When the article came out."),
            required(
                "published_basis",
                Code(&vocab::Basis::VOCABULARY),
                "How that date was arrived at.",
            ),
            required(
                "text_quality",
                Code(&vocab::TextQuality::VOCABULARY),
                "How near the text is to what was first written or said.",
            ),
            optional(
                "republishes",
                Reference(ACTORS),
                "The outlet whose report this one repeats.",
            ),
            optional("url", Formed(&URL), "Where the article was found."),
            required(
                "sha256",
                Hex(64),
                "SHA-256 of the bytes of the text that was read.",
            ),
            required(
                "chars",
                Count,
                "The length of that text in Unicode code points.",
            ),
            NOTE,
        ],
    },
    Table {
        name: "actors",
        record: "Actor",
        about: "who acts, speaks or publishes",
        key: 1,
        columns: &[
            required("id", Id, "The name of the record."),
            required("name", Text, "The name in English."),
            required(
                "kind",
                Code(&vocab::ActorKind::VOCABULARY),
                "What the actor is.",
            ),
            optional(
                "country",
                Formed(&COUNTRY),
                "ISO 3166-1 alpha-2 code of the state, de jure.",
            ),
            optional(
                "affiliation",
                Reference(ACTORS),
                "The body that the actor belongs to.",
            ),
            optional(
                "role",
                Text,
                "The role that the articles give, in few words.",
            ),
            optional("wikidata", Formed(&WIKIDATA), "The item in Wikidata."),
            NOTE,
        ],
    },
    Table {
        name: "places",
        record: "Place",
        about: "where things happen",
        key: 1,
        columns: &[
            required("id", Id, "The name of the record."),
            required("name", Text, "The name in English."),
            required(
                "kind",
                Code(&vocab::PlaceKind::VOCABULARY),
                "What the place is.",
            ),
            optional(
                "country",
                Formed(&COUNTRY),
                "ISO 3166-1 alpha-2 code of the state, de jure.",
            ),
            optional(
                "within",
                Reference(&["places"]),
                "The place that this one is a part of.",
            ),
            optional(
                "latitude",
                Degrees(90),
                "Degrees north in WGS 84, three decimals, from GeoNames.",
            ),
            optional(
                "longitude",
                Degrees(180),
                "Degrees east in WGS 84, three decimals, from GeoNames.",
            ),
            optional("geonames", Count, "The id in GeoNames."),
            NOTE,
        ],
    },
    Table {
        name: "metrics",
        record: "Metric",
        about: "what the figures count",
        key: 1,
        columns: &[
            required("id", Id, "The name of the record."),
            required("name", Text, "The name in words."),
            required(
                "unit",
                Code(&vocab::Unit::VOCABULARY),
                "The unit of its values.",
            ),
            required(
                "measure",
                Code(&vocab::Measure::VOCABULARY),
                "What kind of quantity it is.",
            ),
            required("definition", Text, "What is counted."),
        ],
    },
    Table {
        name: "events",
        record: "Event",
        about: "what happened, or was announced",
        key: 1,
        columns: &[
            required("id", Id, "The name of the record."),
            required("title", Text, "What happened, in at most twelve words."),
            required(
                "kind",
                Code(&vocab::EventKind::VOCABULARY),
                "What sort of happening it is.",
            ),
            required("date", Date, "When it happened."),
            required(
                "date_basis",
                Code(&vocab::Basis::VOCABULARY),
                "How that date was arrived at.",
            ),
            optional("place", Reference(&["places"]), "Where it happened."),
            required(
                "status",
                Code(&vocab::Status::VOCABULARY),
                "On whose word the articles say it.",
            ),
            required(
                "realis",
                Code(&vocab::Realis::VOCABULARY),
                "Whether it has happened.",
            ),
            NOTE,
        ],
    },
    Table {
        name: "figures",
        record: "Figure",
        about: "numeric claims",
        key: 1,
        columns: &[
            required("id", Id, "The name of the record."),
            required("metric", Reference(&["metrics"]), "What is counted."),
            required(
                "subject",
                Reference(SUBJECTS),
                "Whose number it is, or which place's.",
            ),
            optional(
                "value",
                Count,
                "The number as the article prints it, in the metric's unit.",
            ),
            optional("value_to", Count, "The upper number of a range."),
            required(
                "qualifier",
                Code(&vocab::Qualifier::VOCABULARY),
                "What is said about the number.",
            ),
            required("as_of", Date, "The time that the number is about."),
            required(
                "as_of_basis",
                Code(&vocab::Basis::VOCABULARY),
                "How that time was arrived at.",
            ),
            optional(
                "base",
                Reference(&["figures"]),
                "What a share is a share of.",
            ),
            required("claimed_by", Reference(ACTORS), "Whose claim it is."),
            optional(
                "relayed_by",
                Reference(ACTORS),
                "Through whom the article has it.",
            ),
            required(
                "attribution",
                Code(&vocab::Attribution::VOCABULARY),
                "How surely the owner is known.",
            ),
            required(
                "status",
                Code(&vocab::Status::VOCABULARY),
                "On whose word the article says it.",
            ),
            optional(
                "caveat",
                Code(&vocab::Caveat::VOCABULARY),
                "What to know before using it.",
            ),
            optional("event", Reference(EVENTS), "The event that it belongs to."),
            required("source", Reference(SOURCES), "The article."),
            required("wording", Text, "The words of the article for the number."),
            NOTE,
        ],
    },
    Table {
        name: "quotes",
        record: "Quote",
        about: "statements and their speakers",
        key: 1,
        columns: &[
            required("id", Id, "The name of the record."),
            required(
                "speech",
                Code(&vocab::Speech::VOCABULARY),
                "The form in which it is reported.",
            ),
            required("speaker", Reference(ACTORS), "Whose statement it is."),
            optional(
                "cue",
                Text,
                "The word or words that mark it as a statement.",
            ),
            required(
                "text",
                Text,
                "The quoted words, or our paraphrase where the speech is indirect.",
            ),
            optional("addressee", Reference(ACTORS), "To whom it was said."),
            required(
                "medium",
                Code(&vocab::Medium::VOCABULARY),
                "Through what it was said.",
            ),
            optional("said_on", Date, "When it was said."),
            required(
                "said_on_basis",
                Code(&vocab::Basis::VOCABULARY),
                "How that date was arrived at.",
            ),
            optional(
                "relayed_by",
                Reference(ACTORS),
                "Through whom the article has it.",
            ),
            required(
                "attribution",
                Code(&vocab::Attribution::VOCABULARY),
                "How surely the speaker is known.",
            ),
            required(
                "status",
                Code(&vocab::Status::VOCABULARY),
                "On whose word the article says what the statement says.",
            ),
            optional("event", Reference(EVENTS), "The event that it is about."),
            required("source", Reference(SOURCES), "The article."),
            NOTE,
        ],
    },
    Table {
        name: "anchors",
        record: "Anchor",
        about: "the places of the records in the articles",
        key: 3,
        columns: &[
            required("record", Reference(ANNOTATIONS), "What stands there."),
            required("source", Reference(SOURCES), "The article."),
            required(
                "part",
                Count,
                "The number of the span within the record and the article, from 1.",
            ),
            required("start", Count, "The code points before the span."),
            required("end", Count, "The code points before the span and in it."),
            required(
                "digest",
                Hex(16),
                "The first 16 hexadecimal digits of SHA-256 of the span's UTF-8.",
            ),
            optional(
                "date",
                Date,
                "When the event happened according to this article, where it says otherwise than the event's own date.",
            ),
            optional(
                "date_basis",
                Code(&vocab::Basis::VOCABULARY),
                "How that date was arrived at.",
            ),
        ],
    },
    Table {
        name: "names",
        record: "Name",
        about: "further spellings",
        key: 2,
        columns: &[
            required("record", Reference(SUBJECTS), "Who or what is called so."),
            required("name", Text, "The spelling."),
            required("language", Formed(&LANGUAGE), "BCP 47 tag of its language."),
        ],
    },
    Table {
        name: "participants",
        record: "Participant",
        about: "who takes part in the events",
        key: 3,
        columns: &[
            required("event", Reference(EVENTS), "The event."),
            required("actor", Reference(ACTORS), "Who takes part."),
            required(
                "role",
                Code(&vocab::ParticipantRole::VOCABULARY),
                "The part in it.",
            ),
        ],
    },
    Table {
        name: "relations",
        record: "Relation",
        about: "how records agree and disagree",
        key: 4,
        columns: &[
            required("left", Reference(ANNOTATIONS), "The one record."),
            required(
                "relation",
                Code(&vocab::RelationKind::VOCABULARY),
                "How the left stands to the right.",
            ),
            required("right", Reference(ANNOTATIONS), "The other record."),
            required(
                "dimension",
                Code(&vocab::Dimension::VOCABULARY),
                "In what respect.",
            ),
            NOTE,
        ],
    },
    Table {
        name: "corrections",
        record: "Correction",
        about: "what is printed wrong",
        key: 2,
        columns: &[
            required("record", Reference(ANNOTATIONS), "The record."),
            required("field", Formed(&COLUMN), "The column that is wrong."),
            required("stated", Text, "The cell as the article has it."),
            required("corrected", Text, "What it must be."),
            required("reason", Text, "How the articles themselves show it."),
        ],
    },
    Table {
        name: "retired",
        record: "Retired",
        about: "ids that are no longer in use",
        key: 1,
        columns: &[
            required("id", RetiredId, "The id that is retired."),
            required(
                "kind",
                Code(&vocab::RecordKind::VOCABULARY),
                "The table that it was in.",
            ),
            required(
                "retired_in",
                Formed(&VERSION),
                "The version of this package that retired it.",
            ),
            optional(
                "replaced_by",
                Reference(&[
                    "sources", "actors", "places", "metrics", "events", "figures", "quotes",
                ]),
                "The record that took its place.",
            ),
            required("reason", Text, "Why."),
        ],
    },
];
