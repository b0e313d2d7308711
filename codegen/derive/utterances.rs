//! Whose word the records are.

use super::groups::Groups;
use crate::codegen::dataset::{Dataset, Pairs, PerRow, Row, RowPlace};
use crate::codegen::list::List as _;
use crate::codegen::schema::{
    actors, anchors, events, figures, quotes, relations, sources, target,
};
use crate::codegen::vocab::{RelationKind, Speech, Status};

/// Whose word an utterance is in the end: 0 for who says it, 1 for an outlet that asserts it, and the
/// row of the actor.
pub type Owner = (usize, usize);

/// The utterances that the records report.
///
/// Records that restate each other, over any number of steps, are one utterance: three articles that
/// repeat one report are one witness.
pub struct Utterances {
    /// For each record, the number of its utterance.
    of: PerRow<usize>,
    /// For each utterance, whose word it is, each once. An event that no article asserts is nobody's.
    owners: Vec<Vec<Owner>>,
    /// For each utterance, whether it is an event, which each of its owners says for itself.
    is_event: Vec<bool>,
}

impl Utterances {
    pub fn of(dataset: &Dataset<'_>, anchors: &PerRow<Vec<Row<'_, '_>>>) -> Self {
        let mut of = dataset.per_row(0);
        let mut records = Vec::new();
        for &table in target::Annotation.tables {
            for record in dataset.rows(table) {
                of[record.place] = records.len();
                records.push(record);
            }
        }
        let mut groups = Groups::new(records.len());
        for row in dataset.rows(relations::TABLE) {
            let ends = (row.record(relations::left), row.record(relations::right));
            let is_restated = row.code(relations::relation) == Some(RelationKind::Restates);
            if let (true, (Some(left), Some(right))) = (is_restated, ends) {
                groups.join(of[left.place], of[right.place]);
            }
        }
        let is_event = records.iter().map(|record| record.is_in(events::TABLE));
        let is_event = is_event.list();
        let mut owners = vec![Vec::new(); records.len()];
        let mut seen = Pairs::new();
        for (number, &record) in records.iter().enumerate() {
            let utterance = groups.of(number);
            of[record.place] = utterance;
            for &owner in &owners_of(record, &anchors[record.place]) {
                let known = seen.insert((utterance as u64, key(owner)), 0);
                if known.is_none() {
                    owners[utterance].push(owner);
                }
            }
        }
        Self {
            of,
            owners,
            is_event,
        }
    }

    /// The number of a record's utterance.
    pub fn number(&self, record: RowPlace) -> usize {
        self.of[record]
    }

    pub fn count(&self) -> usize {
        self.owners.len()
    }

    pub fn owners(&self, utterance: usize) -> &[Owner] {
        &self.owners[utterance]
    }

    /// For each of some utterances, the first one with the same origin: those that share an owner have
    /// one.
    pub fn origins(&self, utterances: &[usize]) -> Vec<usize> {
        let voices: Vec<_> = utterances.iter().map(|number| self.owners(*number)).list();
        origins(&voices)
    }

    /// One owner for each origin of some utterances, in the order of the utterances.
    pub fn witnesses(&self, utterances: &[usize]) -> Vec<Owner> {
        let mut voices: Vec<&[Owner]> = Vec::new();
        for &utterance in utterances {
            match self.is_event[utterance] {
                true => voices.extend(self.owners(utterance).chunks(1)),
                false => voices.push(self.owners(utterance)),
            }
        }
        let mut witnesses: Vec<Owner> = Vec::new();
        let mut known = Pairs::new();
        for (origin, voice) in origins(&voices).iter().zip(&voices) {
            for &owner in *voice {
                let witness = *known.entry((*origin as u64, 0)).or_insert(witnesses.len());
                match witnesses.get_mut(witness) {
                    Some(best) => *best = owner.min(*best),
                    None => witnesses.push(owner),
                }
            }
        }
        witnesses
    }
}

/// For each of some voices, the first one that shares an owner with it, over any number of steps.
fn origins(voices: &[&[Owner]]) -> Vec<usize> {
    let mut groups = Groups::new(voices.len());
    // The first voice of each owner.
    let mut first = Pairs::new();
    for (position, owners) in voices.iter().enumerate() {
        for &(_, actor) in *owners {
            let first = *first.entry((actor as u64, 0)).or_insert(position);
            groups.join(first, position);
        }
    }
    (0..voices.len()).map(|position| groups.of(position)).list()
}

/// Those who say it come before the outlets that assert it, and each in the order of the table.
pub fn key((rank, row): Owner) -> u64 {
    (rank as u64) << 32 | row as u64
}

/// The actor of an owner.
pub fn actor((_, row): Owner) -> RowPlace {
    RowPlace {
        table: actors::TABLE,
        row,
    }
}

/// Whose word a record is in the end: for what an article asserts, the outlet that it republishes.
fn owners_of(record: Row<'_, '_>, anchors: &[Row<'_, '_>]) -> Vec<Owner> {
    let asserted = |source: Row<'_, '_>| {
        let outlet = source.record(sources::republishes);
        Some((1, outlet.or(source.record(sources::publisher))?.place.row))
    };
    let said = |owner: Row<'_, '_>| (0, owner.place.row);
    let owner = match record.place.table {
        figures::TABLE => {
            let claimed_by = record.record(figures::claimed_by);
            if record.code(figures::status) == Some(Status::Asserted) {
                let source = record.record(figures::source);
                let outlet = source.and_then(|source| source.record(sources::republishes));
                outlet.or(claimed_by).map(|owner| (1, owner.place.row))
            } else {
                claimed_by.map(said)
            }
        }
        quotes::TABLE if record.code(quotes::speech) == Some(Speech::OwnVoice) => {
            record.record(quotes::source).and_then(asserted)
        }
        quotes::TABLE => record.record(quotes::speaker).map(said),
        events::TABLE if record.code(events::status) == Some(Status::Asserted) => {
            let mut owners = Vec::new();
            for anchor in anchors {
                owners.extend(anchor.record(anchors::source).and_then(asserted));
            }
            return owners;
        }
        _ => None,
    };
    Vec::from_iter(owner)
}
