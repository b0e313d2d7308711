//! The rules of the tables: the one declaration of their names and reasons.
//!
//! `codegen/problem.rs` expands it to the type [`Rule`], and the curation tool to the names and reasons
//! that it shows with a problem.

rules! {
    // The bytes of a file.
    /// Every table and the codebook have a file, if only with a header, so that a lost file is not mistaken for an empty one.
    MissingFile = "missing-file",
    /// A file that belongs to no table would be silently ignored.
    UnknownFile = "unknown-file",
    /// All text is UTF-8; other encodings read differently from one machine to the next.
    Utf8 = "utf-8",
    /// A merge that stopped leaves two versions of a text, and only a person knows which is right.
    Conflict = "conflict",
    /// A table has one form, and the values that a person wrote; a spreadsheet changes both.
    Spreadsheet = "spreadsheet",
    /// A byte order mark would become a part of the first column's name.
    ByteOrderMark = "byte-order-mark",
    /// Lines end with a line feed only, so that a diff shows nothing but changes.
    CarriageReturn = "carriage-return",
    /// A blank line holds no record, and readers of CSV disagree on what it means.
    BlankLine = "blank-line",
    /// Invisible characters hide what a cell says from its reviewers.
    ControlCharacter = "control-character",
    /// A spelling is always the same sequence of code points (Unicode NFC), so that searches find it.
    CombiningMark = "combining-mark",
    /// A last line without a line feed joins with whatever is appended.
    FinalNewline = "final-newline",
    /// The header is fixed: a cell means what the column above it says.
    Header = "header",
    /// A misplaced comma moves every cell after it into the wrong column.
    CellCount = "cell-count",
    /// A quotation mark that is not closed swallows everything after it.
    UnclosedQuote = "unclosed-quote",
    /// A cell holds one fact; a very long one is probably pasted by mistake.
    LongCell = "long-cell",
    /// A record can be written in only one way, so that equal data are equal bytes.
    Quoting = "quoting",
    /// Rows are sorted by key, so that a diff shows a change where it belongs.
    Order = "order",
    // A cell.
    /// Extra white space makes equal values differ.
    Padding = "padding",
    /// Other software reads such words as a missing value; an empty cell is the one way to write that.
    NullWord = "null-word",
    /// A record is useless without this value.
    Required = "required",
    /// An id becomes the name of a constant.
    Id = "id",
    /// An id names one record among all tables.
    DuplicateId = "duplicate-id",
    /// A row that is repeated would count twice.
    DuplicateKey = "duplicate-key",
    /// What a record refers to must exist.
    UnknownReference = "unknown-reference",
    /// A reference leads to a record of the right kind.
    WrongTable = "wrong-table",
    /// Codes come from the vocabulary, where each has a definition.
    UnknownCode = "unknown-code",
    /// Dates are EDTF, which says how exact they are.
    Date = "date",
    /// What is counted in a file or a text is a whole number.
    Count = "count",
    /// A number is exact, and is written in one way, without anything that separates thousands.
    Number = "number",
    /// Coordinates have three decimals, which is as exact as the places are.
    Degrees = "degrees",
    /// Digests are compared digit by digit, so each has only one spelling.
    Digits = "digits",
    /// Texts that follow a standard have the form that it defines.
    Form = "form",
    // A record.
    /// An article that is two sources would count as two voices.
    SameArticle = "same-article",
    /// The id of an article names when it came out, so a slip in one of the two shows.
    SourceMonth = "source-month",
    /// Each date says how it was determined.
    Basis = "basis",
    /// An article can't report what happens after its publication, except as planned.
    Future = "future",
    /// Titles and positions are shown in lists, where at most twelve words fit.
    TitleLength = "title-length",
    /// Coordinates are a pair and come from GeoNames, whose id proves them.
    Coordinates = "coordinates",
    /// The qualifier decides how many numbers a figure has.
    Value = "value",
    /// The qualifier is what the wording says of the number.
    Hedge = "hedge",
    /// A length is not measured in days: the quantity decides the unit.
    Measure = "measure",
    /// A share means nothing without its base.
    Share = "share",
    /// What an article says in its own voice is the claim of its publisher.
    Owner = "owner",
    /// Nobody relays their own words.
    Relay = "relay",
    /// An attribution that is uncertain needs a note with the alternatives.
    Uncertain = "uncertain",
    /// A name leads to one record, so that a look-up by name need not guess.
    Spelling = "spelling",
    /// A chain of references that returns to its start has no first and no last.
    Cycle = "cycle",
    /// Every record has a use: what nothing refers to comes from no article.
    Unused = "unused",
    // Anchors.
    /// Every event, figure and quote has its exact place in an article.
    NoAnchor = "no-anchor",
    /// A span lies within its article and is not empty.
    AnchorSpan = "anchor-span",
    /// The spans of a record are numbered from 1 in the order of the text, and do not overlap.
    AnchorParts = "anchor-parts",
    /// A figure or quote is in the article that it names.
    AnchorSource = "anchor-source",
    /// The words in the table are those of the article, and their digests prove it.
    AnchorText = "anchor-text",
    /// Only an event can have another date in each article.
    AnchorDate = "anchor-date",
    // Relations, corrections, retired ids.
    /// A relation is between two records, and is written in one direction only.
    RelationEnds = "relation-ends",
    /// A record is later than what it supersedes.
    RelationOrder = "relation-order",
    /// Values can be compared only for the same metric, subject and time.
    Comparable = "comparable",
    /// What can both be right does not contradict each other.
    FalseContradiction = "false-contradiction",
    /// What excludes each other does not say the same.
    FalseAgreement = "false-agreement",
    /// A cumulative count is never lower than it was.
    Fall = "fall",
    /// A relation joins any two numbers for the same thing at the same time, so that readers find both.
    UndeclaredDisagreement = "undeclared-disagreement",
    /// If articles date an event differently, a relation says so.
    DateDisagreement = "date-disagreement",
    // Questions.
    /// A question is what two records answer, an exclusive one in two ways; what is there to be an answer is one.
    Unanswered = "unanswered",
    /// A question and a position are written once, so that those who agree are found together.
    SaidOnce = "said-once",
    /// A record takes one position on a question, so that it agrees with another one or not.
    OnePosition = "one-position",
    /// How statements and events agree follows from their answers, so that no pair of them is forgotten.
    AnswerInstead = "answer-instead",
    /// What follows from answers is not written as a relation too, so that a change leaves no other reading behind.
    SaidTwice = "said-twice",
    /// What an article says in its own voice is not the statement of anybody else.
    OwnVoice = "own-voice",
    /// A correction states what is printed and what it must be.
    Correction = "correction",
    /// An id is never reused with another meaning, and leads to its replacement.
    Retired = "retired",
}
