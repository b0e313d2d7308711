//! What is wrong with a table, where, and by which rule.

use std::cell::Cell;
use std::fmt;

/// Something wrong in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub rule: Rule,
    /// The file as messages name it: `data/figures.csv`.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// How many characters are meant.
    pub width: usize,
    /// What is wrong, what was expected and, where there is one, the nearest valid value.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            line,
            column,
            message,
            ..
        } = self;
        write!(f, "{path}:{line}:{column}: {message}")
    }
}

/// The longest message, in characters. None that this crate writes of sane tables comes near.
const LONGEST_MESSAGE: usize = 4000;

/// Brings problems into the order of the files, drops what is said twice, and makes messages that
/// repeat strange cells fit to print.
pub fn sort(problems: &mut Vec<Problem>) {
    for problem in problems.iter_mut() {
        if !is_printable(&problem.message) {
            let end = problem.message.char_indices().nth(LONGEST_MESSAGE);
            problem.message = match end {
                Some((end, _)) => printable(&problem.message[..end]) + "…",
                None => printable(&problem.message),
            };
        }
    }
    problems.sort_by(|a, b| {
        (&a.path, a.line, a.column, a.rule, &a.message)
            .cmp(&(&b.path, b.line, b.column, b.rule, &b.message))
    });
    problems.dedup();
}

fn is_printable(text: &str) -> bool {
    text.len() <= LONGEST_MESSAGE && !text.chars().any(is_unseen)
}

/// A text on one line, all of it to be seen: what a cell holds never steers a terminal.
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_unseen(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

fn is_unseen(c: char) -> bool {
    c == '\r' || super::read::invisible(c).is_some()
}

macro_rules! rules {
    ($($variant:ident = $code:literal: $reason:literal,)+) => {
        /// A rule of the tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $(#[doc = $reason] $variant,)+ }

        impl Rule {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name of the rule.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Why there is such a rule.
            pub const fn reason(self) -> &'static str {
                match self { $(Self::$variant => $reason,)+ }
            }
        }
    };
}

rules! {
    // The bytes of a file.
    MissingTable = "missing-table": "Every table is there, if only with its header, so that a lost file is not taken for an empty one.",
    UnknownFile = "unknown-file": "A file that no table stands for would be passed over in silence.",
    Utf8 = "utf-8": "All text is UTF-8; anything else reads differently from one machine to the next.",
    ByteOrderMark = "byte-order-mark": "A byte order mark would become a part of the first column's name.",
    CarriageReturn = "carriage-return": "Lines end with a line feed alone, so that a diff shows what changed and nothing else.",
    BlankLine = "blank-line": "A blank line holds no record, and readers of CSV disagree on what it means.",
    ControlCharacter = "control-character": "Characters that can't be seen hide what a cell says from those who review it.",
    CombiningMark = "combining-mark": "One spelling has one sequence of code points (Unicode NFC), or searches and comparisons miss it.",
    FinalNewline = "final-newline": "A last line without an end joins with whatever is added after it.",
    Header = "header": "The header is fixed: a cell means what the column above it says.",
    CellCount = "cell-count": "A misplaced comma moves every cell after it into the wrong column.",
    UnclosedQuote = "unclosed-quote": "A quotation mark that is not closed swallows all that follows.",
    LongCell = "long-cell": "A cell holds one fact; a very long one is a paste gone wrong.",
    Quoting = "quoting": "A record has one way of being written, so that equal data are equal bytes.",
    Order = "order": "Rows stand in the order of their keys, so that a diff shows a change in its place.",
    // A cell.
    Padding = "padding": "White space around or doubled inside a cell makes equal values differ.",
    NullWord = "null-word": "Readers in other languages take such words for a missing value; an empty cell says that better.",
    Required = "required": "A record is of no use without this.",
    Id = "id": "An id becomes the name of a constant.",
    DuplicateId = "duplicate-id": "An id names one record in all the tables.",
    DuplicateKey = "duplicate-key": "A row that is there twice would count twice.",
    UnknownReference = "unknown-reference": "What a record refers to must be there.",
    WrongTable = "wrong-table": "A reference leads to a record of the right sort.",
    UnknownCode = "unknown-code": "Codes come from the vocabulary, where each has a definition.",
    Date = "date": "Dates are EDTF, which says how exact they are.",
    Count = "count": "Values are whole numbers in the metric's unit.",
    Degrees = "degrees": "Coordinates have three decimals, as much as the places warrant.",
    Digits = "digits": "Fingerprints are compared letter by letter.",
    Form = "form": "Some texts follow an outside standard.",
    // A record.
    Basis = "basis": "A date tells how it was arrived at, and only a date does.",
    Future = "future": "An article can't report what comes after it, unless as planned.",
    TitleLength = "title-length": "A title is read in lists; at most twelve words fit.",
    Coordinates = "coordinates": "Coordinates come from GeoNames, by id, and as a pair.",
    Value = "value": "The qualifier decides whether there is a number, and how many.",
    Measure = "measure": "A length is not given in days: what is measured decides the unit.",
    Share = "share": "A share means nothing without what it is a share of.",
    Owner = "owner": "What an article says in its own voice is the claim of who publishes it.",
    Relay = "relay": "Nobody relays his own words.",
    Uncertain = "uncertain": "Whoever calls an attribution uncertain says what else it could be.",
    Spelling = "spelling": "A spelling leads to one record, or a look-up by name would guess.",
    Cycle = "cycle": "A chain that comes back to its start has no first and no last.",
    Unused = "unused": "Nothing enters without a place in a source: what nothing refers to has none.",
    // Anchors.
    NoAnchor = "no-anchor": "Every event, figure and quote has its exact place in an article.",
    AnchorSpan = "anchor-span": "A span lies within its article and is not empty.",
    AnchorParts = "anchor-parts": "The spans of a record are numbered from 1 in the order of the text, and do not overlap.",
    AnchorSource = "anchor-source": "A figure or quote stands in the article that it names.",
    AnchorText = "anchor-text": "The words in the table are the words in the article: their digests prove it.",
    AnchorDate = "anchor-date": "Only happenings are dated by the article that reports them.",
    // Relations, corrections, retired ids.
    RelationEnds = "relation-ends": "A relation ties two records, and is written one way round.",
    RelationOrder = "relation-order": "What supersedes is later than what it supersedes.",
    Comparable = "comparable": "Values are compared where they count the same of the same at the same time.",
    FalseContradiction = "false-contradiction": "Values that can both be right do not contradict each other.",
    FalseAgreement = "false-agreement": "Values that exclude each other do not corroborate each other.",
    UndeclaredDisagreement = "undeclared-disagreement": "Two numbers for the same thing at the same time are tied, so that no reader meets one without the other.",
    DateDisagreement = "date-disagreement": "Where articles date a happening differently, a relation says so.",
    Correction = "correction": "A correction names what is printed and what it must be.",
    Retired = "retired": "An id never returns with another meaning, and what replaced it can be found.",
}

/// Finds the candidate nearest to what was written.
///
/// The work is bounded over a whole run: a table of garbage is refused as fast as a good one is
/// accepted, only with fewer suggestions.
pub struct Nearest {
    budget: Cell<usize>,
}

impl Default for Nearest {
    fn default() -> Self {
        Self {
            budget: Cell::new(30_000_000),
        }
    }
}

impl Nearest {
    /// The candidate that differs least, if it differs little.
    pub fn among<'a>(
        &self,
        written: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let limit = (written.chars().count() / 3).clamp(1, 4);
        candidates
            .into_iter()
            .take_while(|_| self.spend(1))
            .filter(|candidate| candidate.len().abs_diff(written.len()) <= limit)
            .filter(|candidate| self.spend(candidate.len() * written.len()))
            .filter_map(|candidate| {
                let distance = distance(written, candidate);
                (distance <= limit).then_some((distance, candidate))
            })
            .min()
            .map(|(_, candidate)| candidate)
    }

    /// Takes a cost from the budget; `false` where there is too little left.
    fn spend(&self, cost: usize) -> bool {
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The suggestion as the end of a message, or nothing.
    pub fn hint<'a>(&self, written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
        self.among(written, candidates)
            .map(|nearest| format!("; did you mean `{nearest}`?"))
            .unwrap_or_default()
    }
}

/// The number of characters to insert, delete, replace or swap with a neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            row[j] = (above[j] + 1)
                .min(row[j - 1] + 1)
                .min(above[j - 1] + usize::from(a[i - 1] != b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}
