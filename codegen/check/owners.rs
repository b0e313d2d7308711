//! Whose claim or statement it is, and through whom.

use super::Report;
use crate::codegen::dataset::{Dataset, Row};
use crate::codegen::problem::Rule;
use crate::codegen::schema::{At, cell, figures, quotes, sources};
use crate::codegen::vocab::{Attribution, Speech, Status};

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    for row in dataset.rows(figures::TABLE) {
        asserted(row, report);
        relayed(row, figures::claimed_by, figures::relayed_by, report);
        attributed(row, figures::attribution, figures::note, report);
    }
    for row in dataset.rows(quotes::TABLE) {
        own_voice(row, report);
        relayed(row, quotes::speaker, quotes::relayed_by, report);
        attributed(row, quotes::attribution, quotes::note, report);
    }
}

/// What an article asserts is the claim of its publisher.
fn asserted(row: Row<'_, '_>, report: &mut Report<'_>) {
    let is_asserted = row.code(figures::status) == Some(Status::Asserted);
    let other = another_owner(row, figures::claimed_by, figures::source);
    if let Some((owner, publisher)) = other.filter(|_| is_asserted) {
        let message = format!(
            "an {} figure is the claim of the publisher, `{}`; a claim of `{}` has another status",
            Status::Asserted.code(),
            publisher.id(),
            owner.id()
        );
        report.say(row, Rule::Owner, &figures::claimed_by, message);
    }
}

/// What an article says in its own voice is the word of its publisher.
fn own_voice(row: Row<'_, '_>, report: &mut Report<'_>) {
    let is_own = row.code(quotes::speech) == Some(Speech::OwnVoice);
    let other = another_owner(row, quotes::speaker, quotes::source);
    if let Some((speaker, publisher)) = other.filter(|_| is_own) {
        let message = format!(
            "what is {} is the word of the publisher, `{}`; a statement of `{}` has another form of `{}`",
            Speech::OwnVoice.code(),
            publisher.id(),
            speaker.id(),
            quotes::speech.column().name
        );
        report.say(row, Rule::Owner, &quotes::speaker, message);
    }
}

/// The owner of a record and the publisher of its article, if these are two.
fn another_owner<'d, 't>(
    row: Row<'d, 't>,
    owner: At<cell::Record>,
    source: At<cell::Record>,
) -> Option<(Row<'d, 't>, Row<'d, 't>)> {
    let publisher = row.record(source)?.record(sources::publisher)?;
    let owner = row.record(owner)?;
    (owner != publisher).then_some((owner, publisher))
}

fn relayed(
    row: Row<'_, '_>,
    owner: At<cell::Record>,
    relay: At<cell::Record>,
    report: &mut Report<'_>,
) {
    if let (Some(speaker), Some(relayed_by)) = (row.record(owner), row.record(relay)) {
        if speaker == relayed_by {
            let message = format!(
                "`{}` is already named in `{}`; leave `{}` empty",
                speaker.id(),
                owner.column().name,
                relay.column().name
            );
            report.say(row, Rule::Relay, &relay, message);
        }
    }
}

fn attributed(
    row: Row<'_, '_>,
    attribution: At<Attribution>,
    note: At<cell::Text>,
    report: &mut Report<'_>,
) {
    if row.code(attribution) == Some(Attribution::Uncertain) && row.is_empty(&note) {
        let message = format!(
            "the {} is {}: say in `{}` who else it could be",
            attribution.column().name,
            Attribution::Uncertain.code(),
            note.column().name
        );
        report.say(row, Rule::Uncertain, &note, message);
    }
}
