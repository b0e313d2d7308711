//! `agreement`: how far two independent annotations of the articles agree.
//!
//! The rules are those that the codebook states under "Agreement of the two passes".

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use curate::codegen::vocab::{RecordKind, Speech};

use crate::stop::Stop;

/// Compares two annotation passes, and prints the tables of the codebook
#[derive(clap::Args)]
pub struct Args {
    /// The pass that is the reference
    #[arg(default_value = "curate/agreement/first-pass.csv")]
    first: PathBuf,
    /// The pass that is compared with it
    #[arg(default_value = "curate/agreement/second-pass.csv")]
    second: PathBuf,
}

/// The columns of a pass, which are not those of a table.
const HEADER: [&str; 8] = [
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

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let (first, second) = (read(&args.first)?, read(&args.second)?);
    writeln!(
        out,
        "| | first | second | matched | precision | recall | F1 |"
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
        let (mine, theirs) = (of(&first), of(&second));
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
        let kappa = kappa(&pairs).map_or("—".into(), |kappa| format!("{kappa:.3}"));
        writeln!(
            out,
            "| {name} | {same} of {all} | {:.3}, kappa {kappa} |",
            share(same, all)
        )?;
    }
    Ok(())
}

/// Reads a pass; its columns are those of [`Span`].
fn read(path: &Path) -> Result<Vec<Span>, Stop> {
    let refuse = |what: String| Stop::Misuse(format!("`{}` can't be read: {what}", path.display()));
    let mut reader = csv::Reader::from_path(path).map_err(|error| refuse(error.to_string()))?;
    let header = reader
        .headers()
        .map_err(|error| refuse(error.to_string()))?;
    if header != HEADER.as_slice() {
        return Err(refuse(format!("its header is not {}", HEADER.join(","))));
    }
    let mut spans = Vec::new();
    for (number, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|error| refuse(error.to_string()))?;
        let position = |column: usize| {
            let cell = &record[column];
            let message = || {
                refuse(format!(
                    "line {number} has `{cell}` where a position is expected"
                ))
            };
            cell.parse::<i64>().map_err(|_| message())
        };
        let cell = |column: usize| record[column].to_owned();
        spans.push(Span {
            source: cell(0),
            kind: cell(1),
            class: cell(2),
            start: position(3)?,
            end: position(4)?,
            claim: [cell(5), cell(6), cell(7)],
        });
    }
    Ok(spans)
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

/// Cohen's kappa of the classes: the agreement beyond what chance would give. There is none without
/// pairs, nor where all are of one class, so that chance alone would agree.
#[expect(clippy::cast_precision_loss)] // Counts of records are small.
fn kappa(pairs: &[(&Span, &Span)]) -> Option<f64> {
    let all = pairs.len() as f64;
    let mut classes: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (mine, theirs) in pairs {
        classes.entry(&mine.class).or_default().0 += 1.0;
        classes.entry(&theirs.class).or_default().1 += 1.0;
    }
    let observed = pairs.iter().filter(|(a, b)| a.class == b.class).count() as f64 / all;
    let chance: f64 = classes
        .values()
        .map(|(mine, theirs)| mine * theirs / (all * all))
        .sum();
    let kappa = (observed - chance) / (1.0 - chance);
    kappa.is_finite().then_some(kappa)
}

#[expect(clippy::cast_precision_loss)] // Counts of records are small.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}
