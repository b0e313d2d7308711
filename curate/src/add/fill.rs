//! What a worksheet leaves out, since it follows from the rest.

use curate::codegen::in_words::MONTHS;
use curate::codegen::schema::{
    Position, TableId, anchors, events, figures, metrics, quotes, sources,
};
use curate::codegen::vocab::{
    Attribution, Basis, Code, Medium, Qualifier, Realis, Speech, Status, Unit, from_code,
};
use curate::codegen::wording::{self, Mention};

use crate::article::Article;
use crate::edit::{Edit, ID, Row};
use crate::locate::Found;

/// What the rows of a worksheet have in common.
pub struct Context<'a> {
    pub article: &'a Article,
    /// The id of the source, and of its publisher.
    pub source: &'a str,
    pub publisher: &'a str,
}

/// Fills the cells of a row that follow from the words and from other rows.
pub fn fill(
    table: TableId,
    row: &mut Row,
    found: Option<&Found>,
    edit: &Edit<'_>,
    context: &Context<'_>,
) {
    let words: Vec<&str> = found.map_or_else(Vec::new, |found| {
        let spans = found.spans.iter();
        spans
            .filter_map(|span| context.article.span(span))
            .collect()
    });
    let passage = found.and_then(|found| found.spans.first());
    let passage = passage.map_or("", |span| context.article.line(span));
    let mut row = Cells(row);
    match table {
        sources::TABLE => {
            row.set(*sources::sha256, &context.article.sha256);
            row.set(*sources::chars, &context.article.chars().to_string());
        }
        events::TABLE => {
            row.basis(*events::date, *events::date_basis, passage);
            row.set(*events::status, Status::Asserted.code());
            row.set(*events::realis, Realis::Asserted.code());
        }
        figures::TABLE => {
            row.set(*figures::source, context.source);
            row.set(
                *figures::wording,
                words.first().copied().unwrap_or_default(),
            );
            number(row.0, edit);
            as_of(&mut row, edit, passage);
            if row.is_empty(*figures::claimed_by) {
                row.set(*figures::claimed_by, context.publisher);
                row.set(*figures::status, Status::Asserted.code());
            }
            row.set(*figures::attribution, Attribution::Explicit.code());
        }
        quotes::TABLE => {
            row.set(*quotes::source, context.source);
            let is_quoted = row.is_empty(*quotes::text);
            if row.is_empty(*quotes::speaker) {
                row.set(*quotes::speaker, context.publisher);
                row.set(*quotes::speech, Speech::OwnVoice.code());
                row.set(*quotes::status, Status::Asserted.code());
            }
            row.set(*quotes::text, &words.join(" "));
            let speech = match is_quoted {
                // A whole sentence, and not words inside the article's own.
                true if row.get(*quotes::text).starts_with(char::is_uppercase) => Speech::Direct,
                true => Speech::Mixed,
                false => Speech::Indirect,
            };
            row.set(*quotes::speech, speech.code());
            row.set(*quotes::medium, Medium::Unknown.code());
            row.basis(*quotes::said_on, *quotes::said_on_basis, passage);
            row.set(*quotes::said_on_basis, Basis::Unknown.code());
            row.set(*quotes::attribution, Attribution::Explicit.code());
        }
        anchors::TABLE => row.basis(*anchors::date, *anchors::date_basis, passage),
        _ => {}
    }
}

/// The cells of a row.
struct Cells<'r>(&'r mut Row);

impl Cells<'_> {
    fn get(&self, column: Position) -> &str {
        &self.0[column.index]
    }

    fn is_empty(&self, column: Position) -> bool {
        self.get(column).is_empty()
    }

    /// Fills a cell that is empty.
    fn set(&mut self, column: Position, value: &str) {
        if self.is_empty(column) {
            self.0[column.index] = value.to_owned();
        }
    }

    /// How a date that is given was determined, as far as the article's own words tell.
    fn basis(&mut self, date: Position, basis: Position, passage: &str) {
        if !self.is_empty(date) {
            self.set(basis, basis_in(passage, self.get(date)).code());
        }
    }
}

/// Whether a passage gives a date, or words from which it was resolved.
fn basis_in(passage: &str, date: &str) -> Basis {
    const RELATIVE: [&str; 14] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "last",
        "next",
        "this",
        "ago",
    ];
    let passage = passage.to_lowercase();
    let words: Vec<&str> = passage.split(|c: char| !c.is_alphanumeric()).collect();
    let parts: Vec<&str> = date.trim_end_matches('~').split('-').collect();
    let month = parts
        .get(1)
        .and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = parts.get(2).map(|day| day.trim_start_matches('0'));
    let is_day = |word: &str, day: &str| {
        let ending = word.strip_prefix(day);
        ending.is_some_and(|ending| ["", "st", "nd", "rd", "th"].contains(&ending))
    };
    let gives_day = day.is_none_or(|day| words.iter().any(|word| is_day(word, day)));
    let gives_month = match month {
        Some(month) => words.iter().any(|word| word.eq_ignore_ascii_case(month)),
        None => words.contains(&parts[0]),
    };
    if gives_month && gives_day && !date.contains('/') {
        Basis::Explicit
    } else if words.iter().any(|word| RELATIVE.contains(word)) {
        Basis::Relative
    } else {
        Basis::Inferred
    }
}

/// The numbers in the wording of a figure.
fn mentions(figure: &Row, edit: &Edit<'_>) -> Vec<Mention> {
    let metric = edit.find(&figure[figures::metric.index]);
    let unit = metric.map(|(_, metric)| metric[metrics::unit.index].as_str());
    let wording = &figure[figures::wording.index];
    wording::read(wording, unit == Some(Unit::Percent.code()))
}

/// What the wording says of a number.
fn said(mention: &Mention) -> Qualifier {
    mention.hedge.map_or(Qualifier::Exact, |(_, said)| said)
}

/// The number of a figure and its qualifier after its wording has changed: what was that of the wording
/// before is that of the wording now, where this has as many numbers.
pub fn follow(row: &mut Row, before: &Row, edit: &Edit<'_>) {
    let (old, new) = (mentions(before, edit), mentions(row, edit));
    if old.len() != new.len() {
        return;
    }
    for column in [*figures::printed, *figures::printed_to] {
        let cell = &mut row[column.index];
        let is_it = |mention: &Mention| mention.number.to_string() == *cell;
        let Some(position) = old.iter().position(is_it) else {
            continue;
        };
        *cell = new[position].number.to_string();
        let qualifier = &mut row[figures::qualifier.index];
        if column == *figures::printed && *qualifier == said(&old[position]).code() {
            *qualifier = said(&new[position]).code().to_owned();
        }
    }
}

/// The number and its qualifier, as the wording has them.
pub fn number(row: &mut Row, edit: &Edit<'_>) {
    let mentions = mentions(row, edit);
    let row = &mut Cells(row);
    let wording = row.get(*figures::wording).to_owned();
    let is_range = |hedge: &Mention| {
        let words = format!(" {} ", wording.to_lowercase().replace('-', " to "));
        hedge.hedge.is_some_and(|(_, said)| said.is_range()) || words.contains(" to ")
    };
    let printed = row.get(*figures::printed).to_owned();
    let is_printed = |mention: &&Mention| mention.number.to_string() == printed;
    let (value, to, qualifier) = match &mentions[..] {
        [from, to] if is_range(from) => (Some(from), Some(to), Qualifier::Between),
        [mention] => (Some(mention), None, said(mention)),
        [] => {
            let wording = wording.to_lowercase();
            let vague = Qualifier::ALL
                .iter()
                .filter(|qualifier| qualifier.is_vague());
            let mut named = vague.filter(|qualifier| wording.contains(qualifier.code()));
            let vague = named.next().copied();
            (None, None, vague.unwrap_or(Qualifier::Unquantified))
        }
        // Which of them is meant, only the worksheet can say.
        mentions => match mentions.iter().find(is_printed) {
            Some(mention) => (Some(mention), None, said(mention)),
            None => return,
        },
    };
    let given = from_code::<Qualifier>(&Qualifier::VOCABULARY, row.get(*figures::qualifier));
    if given.is_some_and(Qualifier::is_vague) {
        return;
    }
    if let Some(value) = value {
        row.set(*figures::printed, &value.number.to_string());
    }
    if let Some(to) = to.filter(|_| given.is_none_or(Qualifier::is_range)) {
        row.set(*figures::printed_to, &to.number.to_string());
    }
    row.set(*figures::qualifier, qualifier.code());
}

/// The time of the figure's event, and how that was determined.
fn as_of(row: &mut Cells<'_>, edit: &Edit<'_>, passage: &str) {
    let event = row.get(*figures::event).to_owned();
    if row.is_empty(*figures::as_of) {
        let mut events = edit.rows(events::TABLE).iter();
        if let Some(event) = events.find(|other| other[ID] == event) {
            row.set(*figures::as_of, &event[events::date.index]);
            row.set(*figures::as_of_basis, &event[events::date_basis.index]);
        }
    }
    row.basis(*figures::as_of, *figures::as_of_basis, passage);
}

#[cfg(test)]
mod tests {
    use super::{Basis, basis_in};

    #[test]
    fn a_basis_is_what_the_passage_gives() {
        for (passage, date, basis) in [
            (
                "On 29 June a missile struck.",
                "2025-06-29",
                Basis::Explicit,
            ),
            ("on June 3rd", "2025-06-03", Basis::Explicit),
            ("in June", "2025-06", Basis::Explicit),
            ("in 2025", "2025", Basis::Explicit),
            ("in June 2025", "2025-06-29~", Basis::Inferred),
            ("on Monday", "2025-06-30", Basis::Relative),
            ("next year", "2026", Basis::Relative),
            ("A bridge was reopened.", "2025-06-27", Basis::Inferred),
            (
                "between 6 and 9 June",
                "2025-06-06/2025-06-09",
                Basis::Inferred,
            ),
            ("in the 13th brigade", "2025-06-13", Basis::Inferred),
        ] {
            assert_eq!(
                basis_in(passage, date).code(),
                basis.code(),
                "{passage}: {date}"
            );
        }
    }
}
