//! What follows from the rows, for the rules, the emitter and the curation tool.

mod claims;
mod groups;
mod spellings;
mod ties;
mod utterances;
mod witnesses;

pub use claims::Parts;
pub use spellings::{Spelling, folded, spellings};
pub use ties::{Ties, ties};

use utterances::Utterances;

use super::claim::Claim;
use super::comparison::Compared;
use super::dataset::{Dataset, PerRow, Row, RowPlace, sorted};
use super::date::Date;
use super::list::List as _;
use super::schema::{At, anchors, answers, cell, corrections, events, figures, metrics, positions};

/// What follows from the rows of a data set.
pub struct Derived<'d, 't> {
    /// For each figure, the parts of its claim after its corrections; `None` if its cells or its
    /// corrections are not valid.
    pub parts: Vec<Option<Parts>>,
    /// For each figure, the claim of these parts; `None` also if they do not fit together.
    pub claims: Vec<Option<Claim>>,
    /// Whose word the records are.
    utterances: Utterances,
    /// For each figure and position, the actors whose word supports it: one for each independent
    /// origin.
    pub witnesses: PerRow<Vec<RowPlace>>,
    /// For each position, the actors whose word takes it.
    pub owners: PerRow<Vec<RowPlace>>,
    /// The positions on each question.
    pub positions: PerRow<Vec<Row<'d, 't>>>,
    /// The answers that take each position.
    pub taken: PerRow<Vec<Row<'d, 't>>>,
    /// The answers of each record.
    pub answers: PerRow<Vec<Row<'d, 't>>>,
    /// The anchors of each record, by article and part.
    pub anchors: PerRow<Vec<Row<'d, 't>>>,
    /// The corrections of each record.
    pub corrections: PerRow<Vec<Row<'d, 't>>>,
}

impl<'d, 't> Derived<'d, 't> {
    /// How a figure compares with others, if its cells are valid.
    pub fn compared(&self, figure: Row<'d, 't>) -> Option<Compared> {
        let (as_of, metric) = (
            figure.date(figures::as_of)?,
            figure.record(figures::metric)?,
        );
        let event = figure.record(figures::event).and_then(|event| {
            let date = self.date_in(event, figure.record(figures::source))?;
            Some((event.place.row, date))
        });
        Some(Compared::new(
            self.claims[figure.place.row]?,
            as_of,
            metric.code(metrics::measure)?,
            event,
        ))
    }

    /// When an event happened according to an article.
    pub fn date_in(&self, event: Row<'d, 't>, source: Option<Row<'d, 't>>) -> Option<Date> {
        let anchors = self.anchors[event.place].iter();
        let mut here = anchors.filter(|anchor| anchor.record(anchors::source) == source);
        let date = here.find_map(|anchor| anchor.date(anchors::date));
        date.or(event.date(events::date))
    }

    /// The questions that both records answer, and whether they take the same position.
    pub fn common_questions(
        &self,
        left: Row<'d, 't>,
        right: Row<'d, 't>,
    ) -> Vec<(Row<'d, 't>, bool)> {
        let mut common = Vec::new();
        if left == right {
            return common;
        }
        for one in &self.answers[left.place] {
            for other in &self.answers[right.place] {
                let one = one.record(answers::position);
                let other = other.record(answers::position);
                if let (Some(one), Some(other)) = (one, other) {
                    let question = one.record(positions::question);
                    let is_common = question == other.record(positions::question);
                    if let (Some(question), true) = (question, is_common) {
                        common.push((question, one == other));
                    }
                }
            }
        }
        common
    }
}

pub fn derive<'d, 't>(dataset: &'d Dataset<'t>) -> Derived<'d, 't> {
    let parts = claims::corrected(dataset);
    let anchors = anchors(dataset);
    let utterances = Utterances::of(dataset, &anchors);
    let taken = by_record(dataset, answers::position);
    Derived {
        claims: parts
            .iter()
            .map(|parts| parts.and_then(Parts::claim))
            .list(),
        parts,
        witnesses: witnesses::witnesses(dataset, &utterances, &taken),
        owners: witnesses::owners(dataset, &utterances, &taken),
        utterances,
        positions: by_record(dataset, positions::question),
        taken,
        answers: by_record(dataset, answers::record),
        anchors,
        corrections: by_record(dataset, corrections::record),
    }
}

/// Whether two anchors are in the same article.
pub fn are_in_one_article(a: &Row<'_, '_>, b: &Row<'_, '_>) -> bool {
    a.record(anchors::source) == b.record(anchors::source)
}

fn anchors<'d, 't>(dataset: &'d Dataset<'t>) -> PerRow<Vec<Row<'d, 't>>> {
    let rows = dataset.rows(anchors::TABLE).list();
    let source = |row: Row<'_, '_>| row.record(anchors::source).map(|source| source.place);
    let rows = sorted(&rows, &|row| row.count(anchors::part).unwrap_or(0).into());
    let rows = sorted(&rows, &|row| source(row).map_or(0, RowPlace::number));
    grouped(dataset, &rows, anchors::record)
}

/// For each record, the rows that refer to it in a column.
pub fn by_record<'d, 't>(
    dataset: &'d Dataset<'t>,
    column: At<cell::Record>,
) -> PerRow<Vec<Row<'d, 't>>> {
    let rows = dataset.rows(column.table).list();
    grouped(dataset, &rows, column)
}

fn grouped<'d, 't>(
    dataset: &'d Dataset<'t>,
    rows: &[Row<'d, 't>],
    column: At<cell::Record>,
) -> PerRow<Vec<Row<'d, 't>>> {
    let mut grouped = dataset.per_row(Vec::new());
    for &row in rows {
        if let Some(record) = row.record(column) {
            grouped[record.place].push(row);
        }
    }
    grouped
}
