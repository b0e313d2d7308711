//! How much the tables hold.

use std::collections::BTreeSet;

use curate::codegen::schema::{Position, TABLES, anchors, events, figures, quotes, sources};
use curate::codegen::vocab::Speech;

use crate::edit::Row;
use crate::markdown::{code, row};
use crate::records::Records;

/// The header and the rows of what is counted by source.
pub fn by_source(records: &Records) -> (String, Vec<Vec<String>>) {
    let ids: Vec<&str> = records.cells(*sources::id).collect();
    // The rows of each source, and of all.
    let by_source = |source: Position, is_meant: &dyn Fn(&Row) -> bool| -> Vec<usize> {
        let count = |id: &&str| {
            let rows = records.rows(source.table).iter();
            let rows = rows.filter(|row| row[source.index] == *id);
            rows.filter(|row| is_meant(row)).count()
        };
        with_sum(ids.iter().map(count).collect())
    };
    let figures = |is_firm: bool| {
        let number = figures::printed.index;
        by_source(*figures::source, &|row| row[number].is_empty() != is_firm)
    };
    let quotes = |speech: Speech| {
        by_source(*quotes::source, &|row| {
            row[quotes::speech.index] == speech.code()
        })
    };
    let events: BTreeSet<&str> = records.cells(*events::id).collect();
    let is_mention = |row: &Row| events.contains(row[anchors::record.index].as_str());
    let mut reported: Vec<usize> = ids
        .iter()
        .map(|id| reported(records, id, &is_mention))
        .collect();
    reported.push(events.len());
    let rows = [
        ("firm figures", figures(true)),
        ("vague figures", figures(false)),
        ("direct statements", quotes(Speech::Direct)),
        ("mixed statements", quotes(Speech::Mixed)),
        ("indirect statements", quotes(Speech::Indirect)),
        ("own-voice statements", quotes(Speech::OwnVoice)),
        ("events reported", reported),
        (
            "mentions of events",
            by_source(*anchors::source, &is_mention),
        ),
    ];
    let rows = rows.map(|(name, counts)| {
        let counts = counts.iter().map(ToString::to_string);
        [name.to_owned()].into_iter().chain(counts).collect()
    });
    let ids = ids.into_iter().map(code);
    let header: Vec<_> = ["count".to_owned()]
        .into_iter()
        .chain(ids)
        .chain(["all".into()])
        .collect();
    (row(&header), rows.into())
}

fn with_sum(mut counts: Vec<usize>) -> Vec<usize> {
    counts.push(counts.iter().sum());
    counts
}

/// How many events a source mentions.
fn reported(records: &Records, source: &str, is_mention: &dyn Fn(&Row) -> bool) -> usize {
    let anchors = records.rows(anchors::TABLE).iter();
    let mentions = anchors
        .filter(|row| row[anchors::source.index] == source && is_mention(row))
        .map(|row| &row[anchors::record.index]);
    mentions.collect::<BTreeSet<_>>().len()
}

/// How many rows each table has.
pub fn by_table(records: &Records) -> Vec<Vec<String>> {
    let tables = TABLES.iter();
    let row = tables.map(|table| {
        vec![
            code(&table.file()),
            records.rows(table.id).len().to_string(),
        ]
    });
    row.collect()
}
