//! Passes: which figures, quotes and mentions two annotators found, and what they say of them.
//!
//! The rules are those that the codebook states under "Agreement of the two passes".

use std::cmp::Reverse;
use std::io::{self, Write};

use curate::codegen::vocab::{RecordKind, Speech};

use super::list::{Line, List};
use super::measures::{kappa, share};
use crate::stop::Stop;

/// The columns of a pass, which are not those of a table.
pub const HEADER: [&str; 8] = [
    "source",
    "kind",
    "class",
    "start",
    "end",
    "value",
    "value_to",
    "qualifier",
];

/// A record of a figure or quote, or a mention of an event, without its words.
struct Span {
    source: String,
    kind: String,
    class: String,
    start: i64,
    end: i64,
    /// Value, second value and qualifier.
    claim: [String; 3],
}

pub fn compare(first: &List, second: &List, out: &mut impl Write) -> Result<(), Stop> {
    let (first, second) = (spans(first)?, spans(second)?);
    Ok(print(&first, &second, out)?)
}

fn print(first: &[Span], second: &[Span], out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "| records | first | second | matched | precision | recall | F1 |"
    )?;
    writeln!(out, "| --- | --- | --- | --- | --- | --- | --- |")?;
    let groups = [
        ("figures", RecordKind::Figure, None),
        ("quotes, direct", RecordKind::Quote, Some(Speech::Direct)),
        ("quotes, mixed", RecordKind::Quote, Some(Speech::Mixed)),
        (
            "quotes, indirect",
            RecordKind::Quote,
            Some(Speech::Indirect),
        ),
        ("quotes, all", RecordKind::Quote, None),
        ("events, by mention", RecordKind::Event, None),
    ];
    for (name, kind, speech) in groups {
        let belongs = |span: &&Span| {
            span.kind == kind.code() && speech.is_none_or(|speech| span.class == speech.code())
        };
        let first: Vec<_> = first.iter().filter(belongs).collect();
        let second: Vec<_> = second.iter().filter(belongs).collect();
        let matched = matches(&first, &second).len();
        let (precision, recall) = (share(matched, second.len()), share(matched, first.len()));
        let f1 = share(2 * matched, first.len() + second.len());
        writeln!(
            out,
            "| {name} | {} | {} | {matched} | {precision:.3} | {recall:.3} | {f1:.3} |",
            first.len(),
            second.len()
        )?;
    }
    writeln!(out, "\n| of matched pairs | equal | share |")?;
    writeln!(out, "| --- | --- | --- |")?;
    let pairs = |kind: RecordKind| {
        let of = |spans: &'_ [Span]| -> Vec<usize> {
            (0..spans.len())
                .filter(|&i| spans[i].kind == kind.code())
                .collect()
        };
        let (mine, theirs) = (of(first), of(second));
        let left: Vec<_> = mine.iter().map(|&i| &first[i]).collect();
        let right: Vec<_> = theirs.iter().map(|&i| &second[i]).collect();
        let matched = matches(&left, &right);
        matched
            .into_iter()
            .map(|(a, b)| (&first[mine[a]], &second[theirs[b]]))
            .collect::<Vec<_>>()
    };
    let figures = pairs(RecordKind::Figure);
    let equal = |pairs: &[(&Span, &Span)], same: fn(&Span, &Span) -> bool| {
        pairs.iter().filter(|(a, b)| same(a, b)).count()
    };
    let same_class: fn(&Span, &Span) -> bool = |a, b| a.class == b.class;
    let claims = equal(&figures, |a, b| a.claim == b.claim);
    let all = figures.len();
    writeln!(
        out,
        "| figures: value, second value and qualifier | {claims} of {all} | {:.3} |",
        share(claims, all)
    )?;
    let units = equal(&figures, same_class);
    writeln!(
        out,
        "| figures: unit | {units} of {all} | {:.3} |",
        share(units, all)
    )?;
    for (name, kind) in [
        ("quotes: speech type", RecordKind::Quote),
        ("events: kind", RecordKind::Event),
    ] {
        let pairs = pairs(kind);
        let (same, all) = (equal(&pairs, same_class), pairs.len());
        let classes = pairs
            .iter()
            .map(|(a, b)| (a.class.as_str(), b.class.as_str()));
        let kappa = kappa(&classes.collect::<Vec<_>>());
        writeln!(
            out,
            "| {name} | {same} of {all} | {:.3}, kappa {kappa} |",
            share(same, all)
        )?;
    }
    Ok(())
}

/// The lines of a pass, whose columns are those of [`Span`].
fn spans(list: &List) -> Result<Vec<Span>, Stop> {
    let span = |line: &Line<'_>| {
        Ok(Span {
            source: line.cell(0),
            kind: line.cell(1),
            class: line.cell(2),
            start: line.number(3)?,
            end: line.number(4)?,
            claim: [line.cell(5), line.cell(6), line.cell(7)],
        })
    };
    list.lines().map(|line| span(&line)).collect()
}

/// Pairs of positions: one to one, those that share most code points first.
fn matches(first: &[&Span], second: &[&Span]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (a, mine) in first.iter().enumerate() {
        for (b, theirs) in second.iter().enumerate() {
            let shared = mine.end.min(theirs.end) - mine.start.max(theirs.start);
            let shorter = (mine.end - mine.start).min(theirs.end - theirs.start);
            if mine.source == theirs.source && shared >= 1 && 2 * shared >= shorter {
                let apart = (mine.start - theirs.start).abs() + (mine.end - theirs.end).abs();
                candidates.push((Reverse(shared), apart, a, b));
            }
        }
    }
    candidates.sort_unstable();
    let (mut taken, mut given) = (vec![false; first.len()], vec![false; second.len()]);
    candidates.retain(|&(_, _, a, b)| {
        let free = !taken[a] && !given[b];
        if free {
            (taken[a], given[b]) = (true, true);
        }
        free
    });
    candidates.into_iter().map(|(_, _, a, b)| (a, b)).collect()
}
