//! Numbers and dates that do not fit together, and the relations that say so.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::super::claim::Claim;
use super::super::date::Date;
use super::super::problem::Rule;
use super::super::value::{Dataset, Row};
use super::Report;

/// How many partners of one figure are named before the rest is left for the next run.
const NAMED: usize = 3;

/// The positions of a table and a row.
type Place = (usize, usize);

/// The figures with a number, by metric and subject.
type Groups<'d, 't> = BTreeMap<(Place, Place), Vec<(Date, Claim, Row<'d, 't>)>>;

pub fn check(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let claims = dataset.corrected_claims();
    declared(dataset, &claims, report);
    undeclared(dataset, &claims, report);
    dates(dataset, report);
}

/// What the relations say of values is true of the values.
fn declared(dataset: &Dataset<'_>, claims: &[Option<Claim>], report: &mut Report<'_>) {
    for row in dataset.rows("relations") {
        let (Some(relation), Some(dimension)) = (row.code("relation"), row.code("dimension"))
        else {
            continue;
        };
        let (Some(left), Some(right)) = (row.record("left"), row.record("right")) else {
            continue;
        };
        let (table, other) = (left.schema().name, right.schema().name);
        if dimension == "value" && (table != other || table == "quotes") {
            report.problems.push(row.problem(
                Rule::Comparable,
                "dimension",
                format!(
                    "values are compared between two figures or two events; `{}` is in {table}, `{}` in {other}",
                    left.id(),
                    right.id()
                ),
            ));
        }
        if (table, other) != ("figures", "figures") {
            continue;
        }
        let columns = ["metric", "subject", "as_of"];
        if left.is_invalid(&columns) || right.is_invalid(&columns) {
            continue;
        }
        let same = |column| left.record(column) == right.record(column);
        let overlap = match (left.date("as_of"), right.date("as_of")) {
            (Some(mine), Some(theirs)) => mine.overlaps(&theirs),
            _ => continue,
        };
        let difference = if !same("metric") {
            Some("metrics")
        } else if !same("subject") {
            Some("subjects")
        } else if !overlap && relation == "contradicts" {
            Some("times")
        } else {
            None
        };
        if let Some(difference) = difference {
            if dimension == "value" {
                report.problems.push(row.problem(
                    Rule::Comparable,
                    "dimension",
                    format!(
                        "`{}` and `{}` have different {difference}, so their values can't be compared; expected another dimension, such as scope",
                        left.id(),
                        right.id()
                    ),
                ));
            }
            continue;
        }
        let (Some(mine), Some(theirs)) = (claims[left.index], claims[right.index]) else {
            continue;
        };
        let shown = format!(
            "`{mine}` of `{}` and `{theirs}` of `{}`",
            left.id(),
            right.id()
        );
        match (relation, dimension, mine.agrees_with(&theirs)) {
            ("contradicts", "value", Some(true)) => report.problems.push(row.problem(
                Rule::FalseContradiction,
                "relation",
                format!("{shown} can both be right; expected corroborates, refines, restates or supersedes, or another dimension"),
            )),
            ("contradicts", "value", None) => report.problems.push(row.problem(
                Rule::FalseContradiction,
                "dimension",
                format!("{shown} can't be compared, since one has no number; expected another dimension"),
            )),
            ("corroborates" | "restates" | "refines", _, Some(false)) => report.problems.push(row.problem(
                Rule::FalseAgreement,
                "relation",
                format!("{shown} exclude each other; expected contradicts"),
            )),
            _ => {}
        }
    }
}

/// Figures of the same metric and subject, about times that overlap, with different claims, are
/// tied by a relation.
fn undeclared(dataset: &Dataset<'_>, claims: &[Option<Claim>], report: &mut Report<'_>) {
    if !dataset.table("relations").raw.readable {
        return;
    }
    let mut tied: BTreeSet<(Place, Place)> = BTreeSet::new();
    // A relation whose other end is wrong may be the one that is looked for.
    let mut half_tied: BTreeSet<Place> = BTreeSet::new();
    for row in dataset.rows("relations") {
        // Another dimension says nothing of the numbers.
        if !matches!(
            row.code("dimension"),
            None | Some("value" | "scope" | "wording")
        ) {
            continue;
        }
        match (row.record("left"), row.record("right")) {
            (Some(left), Some(right)) => {
                tied.insert((left.place(), right.place()));
                tied.insert((right.place(), left.place()));
            }
            (Some(end), None) | (None, Some(end)) => {
                half_tied.insert(end.place());
            }
            (None, None) => {}
        }
    }
    let is_tied = |a: Row<'_, '_>, b: Row<'_, '_>| {
        tied.contains(&(a.place(), b.place()))
            || half_tied.contains(&a.place())
            || half_tied.contains(&b.place())
    };
    let mut groups = Groups::new();
    for row in dataset.rows("figures") {
        let (Some(metric), Some(subject), Some(as_of), Some(claim)) = (
            row.record("metric"),
            row.record("subject"),
            row.date("as_of"),
            claims[row.index],
        ) else {
            continue;
        };
        if claim.value.is_some() {
            groups
                .entry((metric.place(), subject.place()))
                .or_default()
                .push((as_of, claim, row));
        }
    }
    for figures in groups.values_mut() {
        figures.sort_by_key(|&(as_of, claim, row)| (as_of, claim, row.index));
        // In the order of time, a figure meets those that are not yet over. Equal claims need no
        // tie, so they are kept together and passed over as one.
        let mut current: BTreeMap<Claim, BTreeMap<usize, Row<'_, '_>>> = BTreeMap::new();
        let mut ends = BTreeSet::new();
        for &(as_of, claim, row) in figures.iter() {
            while let Some((end, claim, index)) = ends.pop_first() {
                if end >= as_of.first_day() {
                    ends.insert((end, claim, index));
                    break;
                }
                if let Entry::Occupied(mut rows) = current.entry(claim) {
                    rows.get_mut().remove(&index);
                    if rows.get().is_empty() {
                        rows.remove();
                    }
                }
            }
            let partners: Vec<_> = current
                .iter()
                .filter(|(other, _)| **other != claim)
                .flat_map(|(other, rows)| rows.values().map(|partner| (*other, *partner)))
                .filter(|(_, partner)| !is_tied(row, *partner))
                .take(NAMED + 1)
                .collect();
            current.entry(claim).or_default().insert(row.index, row);
            ends.insert((as_of.last_day(), claim, row.index));
            if !partners.is_empty() {
                report.problems.push(row.problem(
                    Rule::UndeclaredDisagreement,
                    "value",
                    message(row, claim, &partners),
                ));
            }
        }
    }
}

fn message(row: Row<'_, '_>, claim: Claim, partners: &[(Claim, Row<'_, '_>)]) -> String {
    let mut others: Vec<_> = partners
        .iter()
        .take(NAMED)
        .map(|(claim, partner)| format!("`{}` says `{claim}`", partner.id()))
        .collect();
    if partners.len() > NAMED {
        others.push("others say otherwise too".into());
    }
    format!(
        "`{}` says `{claim}`, while {} for the same metric and subject at the same time; tie them in relations",
        row.id(),
        others.join(" and ")
    )
}

/// Where the articles of one event date it differently, a relation of the event with itself says
/// so; where they do not, none does.
fn dates(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut declared: BTreeMap<usize, Row<'_, '_>> = BTreeMap::new();
    for row in dataset.rows("relations") {
        if let (Some(left), Some(right)) = (row.record("left"), row.record("right")) {
            if left == right && left.schema().name == "events" {
                declared.insert(left.index, row);
            }
        }
    }
    let mut contradicted = BTreeSet::new();
    for anchor in dataset.rows("anchors") {
        let Some(event) = anchor.record_in("record", "events") else {
            continue;
        };
        if anchor.is_invalid(&["date"]) || event.is_invalid(&["date"]) {
            contradicted.insert(event.index);
        }
        let (Some(date), Some(own)) = (anchor.date("date"), event.date("date")) else {
            continue;
        };
        if own == date {
            report.problems.push(anchor.problem(
                Rule::DateDisagreement,
                "date",
                format!(
                    "`{}` is dated {own} already; leave the anchor's date empty",
                    event.id()
                ),
            ));
        } else if !own.overlaps(&date) {
            contradicted.insert(event.index);
            if !declared.contains_key(&event.index) && dataset.table("relations").raw.readable {
                report.problems.push(anchor.problem(
                    Rule::DateDisagreement,
                    "date",
                    format!(
                        "`{0}` is dated {own} and here {date}; say so in relations: {0},contradicts,{0},date",
                        event.id()
                    ),
                ));
            }
        }
    }
    for (event, row) in declared {
        if dataset.table("anchors").raw.readable && !contradicted.contains(&event) {
            report.problems.push(row.problem(
                Rule::DateDisagreement,
                "dimension",
                format!(
                    "no anchor of `{}` has a date that excludes the event's own; date the anchor, or delete this row",
                    row.cell("left").value
                ),
            ));
        }
    }
}
