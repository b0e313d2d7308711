//! The rules of the tables: the one declaration of their names and reasons.
//!
//! The build makes the type [`Rule`] of it (`codegen/problem.rs`), and the curation tool the texts
//! that it shows beside a problem.

rules! {
    // The bytes of a file.
    /// Every table is there, if only with its header, so that a lost file is not taken for an empty one.
    MissingTable = "missing-table",
    /// A file that no table stands for would be passed over in silence.
    UnknownFile = "unknown-file",
    /// All text is UTF-8; anything else reads differently from one machine to the next.
    Utf8 = "utf-8",
    /// A byte order mark would become a part of the first column's name.
    ByteOrderMark = "byte-order-mark",
    /// Lines end with a line feed alone, so that a diff shows what changed and nothing else.
    CarriageReturn = "carriage-return",
    /// A blank line holds no record, and readers of CSV disagree on what it means.
    BlankLine = "blank-line",
    /// Characters that can't be seen hide what a cell says from those who review it.
    ControlCharacter = "control-character",
    /// One spelling has one sequence of code points (Unicode NFC), or searches and comparisons miss it.
    CombiningMark = "combining-mark",
    /// A last line without an end joins with whatever is added after it.
    FinalNewline = "final-newline",
    /// The header is fixed: a cell means what the column above it says.
    Header = "header",
    /// A misplaced comma moves every cell after it into the wrong column.
    CellCount = "cell-count",
    /// A quotation mark that is not closed swallows all that follows.
    UnclosedQuote = "unclosed-quote",
    /// A cell holds one fact; a very long one is a paste gone wrong.
    LongCell = "long-cell",
    /// A record has one way of being written, so that equal data are equal bytes.
    Quoting = "quoting",
    /// Rows stand in the order of their keys, so that a diff shows a change in its place.
    Order = "order",
    // A cell.
    /// White space around or doubled inside a cell makes equal values differ.
    Padding = "padding",
    /// Readers in other languages take such words for a missing value; an empty cell says that better.
    NullWord = "null-word",
    /// A record is of no use without this.
    Required = "required",
    /// An id becomes the name of a constant.
    Id = "id",
    /// An id names one record in all the tables.
    DuplicateId = "duplicate-id",
    /// A row that is there twice would count twice.
    DuplicateKey = "duplicate-key",
    /// What a record refers to must be there.
    UnknownReference = "unknown-reference",
    /// A reference leads to a record of the right sort.
    WrongTable = "wrong-table",
    /// Codes come from the vocabulary, where each has a definition.
    UnknownCode = "unknown-code",
    /// Dates are EDTF, which says how exact they are.
    Date = "date",
    /// Values are whole numbers in the metric's unit.
    Count = "count",
    /// Coordinates have three decimals, as much as the places warrant.
    Degrees = "degrees",
    /// Fingerprints are compared letter by letter.
    Digits = "digits",
    /// Some texts follow an outside standard.
    Form = "form",
    // A record.
    /// A date tells how it was arrived at, and only a date does.
    Basis = "basis",
    /// An article can't report what comes after it, unless as planned.
    Future = "future",
    /// A title is read in lists; at most twelve words fit.
    TitleLength = "title-length",
    /// Coordinates come from GeoNames, by id, and as a pair.
    Coordinates = "coordinates",
    /// The qualifier decides whether there is a number, and how many.
    Value = "value",
    /// A length is not given in days: what is measured decides the unit.
    Measure = "measure",
    /// A share means nothing without what it is a share of.
    Share = "share",
    /// What an article says in its own voice is the claim of who publishes it.
    Owner = "owner",
    /// Nobody relays his own words.
    Relay = "relay",
    /// Whoever calls an attribution uncertain says what else it could be.
    Uncertain = "uncertain",
    /// A spelling leads to one record, or a look-up by name would guess.
    Spelling = "spelling",
    /// A chain that comes back to its start has no first and no last.
    Cycle = "cycle",
    /// Nothing enters without a place in a source: what nothing refers to has none.
    Unused = "unused",
    // Anchors.
    /// Every event, figure and quote has its exact place in an article.
    NoAnchor = "no-anchor",
    /// A span lies within its article and is not empty.
    AnchorSpan = "anchor-span",
    /// The spans of a record are numbered from 1 in the order of the text, and do not overlap.
    AnchorParts = "anchor-parts",
    /// A figure or quote stands in the article that it names.
    AnchorSource = "anchor-source",
    /// The words in the table are the words in the article: their digests prove it.
    AnchorText = "anchor-text",
    /// Only happenings are dated by the article that reports them.
    AnchorDate = "anchor-date",
    // Relations, corrections, retired ids.
    /// A relation ties two records, and is written one way round.
    RelationEnds = "relation-ends",
    /// What supersedes is later than what it supersedes.
    RelationOrder = "relation-order",
    /// Values are compared where they count the same of the same at the same time.
    Comparable = "comparable",
    /// Values that can both be right do not contradict each other.
    FalseContradiction = "false-contradiction",
    /// Values that exclude each other do not corroborate each other.
    FalseAgreement = "false-agreement",
    /// Two numbers for the same thing at the same time are tied, so that no reader meets one without the other.
    UndeclaredDisagreement = "undeclared-disagreement",
    /// Where articles date a happening differently, a relation says so.
    DateDisagreement = "date-disagreement",
    /// A correction names what is printed and what it must be.
    Correction = "correction",
    /// An id never returns with another meaning, and what replaced it can be found.
    Retired = "retired",
}
