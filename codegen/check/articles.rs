//! An article is one source, which came out when its id says.

use super::Report;
use crate::codegen::dataset::{ByText, Dataset, Row};
use crate::codegen::date::Date;
use crate::codegen::problem::Rule;
use crate::codegen::schema::sources;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    once(dataset, report);
    for source in dataset.rows(sources::TABLE) {
        in_month(source, report);
    }
}

/// The day or the month at the end of an id is that of the publication.
fn in_month(source: Row<'_, '_>, report: &mut Report<'_>) {
    const LENGTHS: [usize; 2] = ["-2025-03-13".len(), "-2025-03".len()];
    let end = |length: &usize| {
        let start = source.id().len().checked_sub(*length)?;
        let date = source.id()[start..].strip_prefix('-')?;
        Date::parse(date).ok()
    };
    let named = LENGTHS.iter().find_map(end);
    if let (Some(named), Some(published)) = (named, source.date(sources::published)) {
        if !named.overlaps(&published) {
            let message = format!(
                "`{published}` is not in {named}, which `{}` names; correct the date, or the id with `cargo curate rename`",
                source.id()
            );
            report.say(source, Rule::SourceMonth, &sources::published, message);
        }
    }
}

fn once<'t>(dataset: &Dataset<'t>, report: &mut Report<'_>) {
    let mut known = ByText::default();
    for source in dataset.rows(sources::TABLE) {
        let Some(sha256) = source.text(sources::sha256) else {
            continue;
        };
        let same = known.rows(sha256);
        let first = same.first().map(|first| dataset.row(*first));
        // A repeated id is reported by itself.
        let id = |source: &Row<'_, 't>| source.cell(&sources::id).value;
        if let Some(first) = first.filter(|first| id(first) != id(&source)) {
            let message = format!(
                "this text is already `{}`, at {}; delete one of the two rows, or write the SHA-256 of the other text",
                id(&first),
                first.shown()
            );
            report.say(source, Rule::SameArticle, &sources::sha256, message);
        }
        same.push(source.place);
    }
}
