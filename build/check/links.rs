//! The rules between records: names, chains, relations, corrections, retired ids.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::date::Date;
use super::super::problem::Rule;
use super::super::schema::{self, Kind, SUBJECTS};
use super::super::value::{Dataset, Row, Value, lower_case};
use super::Report;
use super::cells::{count, no_code};

/// From each node to the nodes that it leads to, with the row that says so.
type Edges<'d, 't> = BTreeMap<usize, Vec<(usize, Row<'d, 't>)>>;

/// How many records of a circle are named.
const SHOWN: usize = 10;

pub fn check(dataset: &Dataset<'_>, context: &Context<'_>, report: &mut Report<'_>) {
    spellings(dataset, report);
    for (table, column) in [
        ("actors", "affiliation"),
        ("places", "within"),
        ("figures", "base"),
    ] {
        chain(dataset, table, column, report);
    }
    unused(dataset, report);
    relations(dataset, report);
    corrections(dataset, report);
    retired(dataset, context, report);
}

/// A spelling leads to one actor, or to one place; case does not matter.
fn spellings(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    // With the row that has it first, and the record that it leads to.
    let mut seen: BTreeMap<(usize, String), (Row<'_, '_>, Row<'_, '_>)> = BTreeMap::new();
    let own = SUBJECTS
        .iter()
        .flat_map(|table| dataset.rows(table).map(|row| (row, row)));
    let further = dataset
        .rows("names")
        .filter_map(|row| Some((row, row.record("record")?)));
    for (row, record) in own.chain(further) {
        let Some(name) = row.text("name") else {
            continue;
        };
        let key = (record.table, lower_case(name));
        if let Some((before, first)) = seen.get(&key) {
            let is_same_row = before.table == row.table && before.text("name") == Some(name);
            if is_same_row && *first == record {
                continue; // A matter of the key.
            }
            let remedy = if *first == record {
                "whatever the case of its letters; delete this row"
            } else {
                "and a spelling stands for one record; write one that tells them apart"
            };
            let message = format!("`{name}` already leads to `{}`, {remedy}", first.id());
            let problem = row.problem(Rule::Spelling, "name", message);
            report.problems.push(problem);
        } else {
            seen.insert(key, (row, record));
        }
    }
}

/// A column that refers to its own table makes chains, and none of them is a circle.
fn chain(dataset: &Dataset<'_>, table: &str, column: &str, report: &mut Report<'_>) {
    let mut next = Edges::new();
    for row in dataset.rows(table) {
        if let Some(target) = row
            .record(column)
            .filter(|target| target.table == row.table)
        {
            next.insert(row.index, vec![(target.index, row)]);
        }
    }
    cycles(&next, |row, names| {
        report.problems.push(row.problem(
            Rule::Cycle,
            column,
            format!("`{column}` goes in a circle: {names}"),
        ));
    });
}

/// Reports each circle once, at the edge that closes it.
fn cycles<'d, 't>(edges: &Edges<'d, 't>, mut found: impl FnMut(Row<'d, 't>, String)) {
    // Depth first without recursion: a chain may be as long as a table.
    let mut done = BTreeSet::new();
    for &start in edges.keys() {
        if done.contains(&start) {
            continue;
        }
        // Each node with the number of its targets that have been looked at.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        let mut depth = BTreeMap::from([(start, 0)]);
        while let Some((node, position)) = path.last_mut() {
            let node = *node;
            let targets = edges.get(&node).map_or(&[][..], Vec::as_slice);
            let Some(&(target, row)) = targets.get(*position) else {
                done.insert(node);
                depth.remove(&node);
                path.pop();
                continue;
            };
            *position += 1;
            if let Some(&first) = depth.get(&target) {
                let mut names: Vec<_> = path[first..]
                    .iter()
                    .take(SHOWN)
                    .map(|(n, _)| format!("`{}`", row_id(row, *n, edges)))
                    .collect();
                if path.len() - first > SHOWN {
                    names.push("…".into());
                }
                names.push(names[0].clone());
                found(row, names.join(" → "));
            } else if !done.contains(&target) {
                depth.insert(target, path.len());
                path.push((target, 0));
            }
        }
    }
}

/// The name of a node, taken from one of the rows that lead on from it.
fn row_id(row: Row<'_, '_>, node: usize, edges: &Edges<'_, '_>) -> String {
    let from = edges
        .get(&node)
        .and_then(|targets| targets.first())
        .map(|(_, row)| *row);
    let from = from.unwrap_or(row);
    match from.schema().columns[0].name {
        "left" => from.cell("left").value.to_owned(),
        _ => from.id().to_owned(),
    }
}

/// What the sources, actors and metrics are there for: something refers to each. A place may be
/// named in an article without anything happening there.
fn unused(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut used = BTreeSet::new();
    // Tables that a cell may refer to which is not understood.
    let mut meant: BTreeSet<&str> = BTreeSet::new();
    for (table, rows) in dataset.tables.iter().enumerate() {
        let columns = rows.raw.schema.columns;
        if ["names", "retired"].contains(&rows.raw.schema.name) {
            continue;
        }
        let targets = |column: &schema::Column| match column.kind {
            Kind::Reference(targets) => targets,
            _ => &[],
        };
        if !rows.raw.readable {
            meant.extend(columns.iter().flat_map(targets));
        }
        for (i, value) in rows.values.iter().enumerate() {
            match value {
                Value::Record(to, row) if (*to, *row) != (table, i / columns.len()) => {
                    used.insert((*to, *row));
                }
                Value::Invalid => meant.extend(targets(&columns[i % columns.len()])),
                _ => {}
            }
        }
    }
    for table in ["sources", "actors", "metrics"] {
        if meant.contains(table) {
            continue;
        }
        for row in dataset.rows(table) {
            if !used.contains(&row.place()) && !row.id().is_empty() {
                report.problems.push(row.problem(
                    Rule::Unused,
                    "id",
                    format!(
                        "no record refers to `{}`; delete the row, or add what refers to it",
                        row.id()
                    ),
                ));
            }
        }
    }
}

/// Whether the relation reads the same both ways.
fn is_symmetric(relation: &str) -> bool {
    matches!(relation, "contradicts" | "corroborates")
}

fn relations(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let mut seen = BTreeMap::new();
    let mut edges: BTreeMap<&str, Edges<'_, '_>> = BTreeMap::new();
    // Nodes of all three tables in one numbering.
    let rows = |table: &str| dataset.table(table).raw.rows.len();
    let node = |row: Row<'_, '_>| match row.schema().name {
        "events" => row.index,
        "figures" => rows("events") + row.index,
        _ => rows("events") + rows("figures") + row.index,
    };
    for row in dataset.rows("relations") {
        let (Some(left), Some(relation), Some(right), Some(dimension)) = (
            row.record("left"),
            row.code("relation"),
            row.record("right"),
            row.code("dimension"),
        ) else {
            continue;
        };
        let dated_twice =
            left.schema().name == "events" && relation == "contradicts" && dimension == "date";
        if left == right && !dated_twice {
            report.problems.push(row.problem(
                Rule::RelationEnds,
                "right",
                format!(
                    "`{}` is related to itself; only the dates of one event can be, when its articles contradict each other",
                    left.id()
                ),
            ));
            continue;
        }
        let (first, second) = if left.id() <= right.id() {
            (left, right)
        } else {
            (right, left)
        };
        // The very same row is a matter of the key.
        let tie = (first.place(), relation, second.place(), dimension);
        let (line, side) = *seen.entry(tie).or_insert((row.line(), left.place()));
        if side != left.place() {
            report.problems.push(row.problem(
                Rule::RelationEnds,
                "left",
                format!(
                    "line {line} already has this relation the other way round; delete one of them"
                ),
            ));
            continue;
        }
        if is_symmetric(relation) && first != left {
            report.problems.push(row.problem(
                Rule::RelationEnds,
                "left",
                format!("`{relation}` reads the same both ways, so it is written in the order of the ids: `{}` on the left", first.id()),
            ));
        }
        if left.schema().name != right.schema().name
            && ["restates", "supersedes", "refines"].contains(&relation)
        {
            report.problems.push(row.problem(
                Rule::RelationEnds,
                "relation",
                format!(
                    "`{relation}` ties two records of one table; `{}` is in {}, `{}` in {}",
                    left.id(),
                    left.schema().name,
                    right.id(),
                    right.schema().name
                ),
            ));
            continue;
        }
        if !is_symmetric(relation) {
            edges
                .entry(relation)
                .or_default()
                .entry(node(left))
                .or_default()
                .push((node(right), row));
        }
        if relation == "supersedes" {
            later(row, left, right, report);
        }
    }
    for (relation, edges) in &edges {
        cycles(edges, |row, names| {
            report.problems.push(row.problem(
                Rule::Cycle,
                "left",
                format!("`{relation}` goes in a circle: {names}"),
            ));
        });
    }
}

/// What supersedes is about a later time.
fn later(row: Row<'_, '_>, left: Row<'_, '_>, right: Row<'_, '_>, report: &mut Report<'_>) {
    let Some(column) = left.schema().date() else {
        return;
    };
    if let (Some(newer), Some(older)) = (left.date(column), right.date(column)) {
        let is_later =
            (newer.first_day(), newer.last_day()) > (older.first_day(), older.last_day());
        let is_of_figures = column == "as_of";
        if newer.last_day() < older.first_day() || is_of_figures && !is_later {
            report.problems.push(row.problem(
                Rule::RelationOrder,
                "left",
                format!(
                    "`{}` ({newer}) is not later than `{}` ({older}), which it is said to supersede",
                    left.id(),
                    right.id()
                ),
            ));
        }
    }
}

fn corrections(dataset: &Dataset<'_>, report: &mut Report<'_>) {
    let claims = dataset.corrected_claims();
    for row in dataset.rows("corrections") {
        let (Some(record), Some(field), Some(stated), Some(corrected)) = (
            row.record("record"),
            row.text("field"),
            row.text("stated"),
            row.text("corrected"),
        ) else {
            continue;
        };
        let schema = record.schema();
        let columns = || schema.columns.iter().filter(|column| !column.is_id());
        let Some(column) = columns().find(|column| column.name == field) else {
            let names = columns().map(|column| column.name);
            let hint = report.nearest.hint(field, names);
            report.problems.push(row.problem(
                Rule::Correction,
                "field",
                format!(
                    "`{field}` is no column of {} that can be corrected{hint}",
                    schema.name
                ),
            ));
            continue;
        };
        let printed = record.cell(field).value;
        if stated != printed {
            report.problems.push(row.problem(
                Rule::Correction,
                "stated",
                format!(
                    "`{field}` of `{}` is `{printed}`, not `{stated}`",
                    record.id()
                ),
            ));
        }
        if corrected == stated {
            report.problems.push(row.problem(
                Rule::Correction,
                "corrected",
                format!("`{corrected}` is what is stated already; write what it must be"),
            ));
        }
        let wrong = match column.kind {
            Kind::Count if count(corrected).is_none() => Some(format!(
                "`{field}` is a whole number, and `{corrected}` is not; expected digits alone, such as 12000"
            )),
            Kind::Date if Date::parse(corrected).is_err() => Some(format!(
                "`{field}` is a date, and `{corrected}` is not; expected one such as 2024-08-06, 2024-08 or 2024"
            )),
            Kind::Code(vocabulary) if vocabulary.terms.iter().all(|t| t.code != corrected) => {
                Some(no_code(corrected, field, vocabulary, &report.nearest))
            }
            // A range is turned round by a correction only where it was not so before.
            Kind::Count
                if schema.name == "figures" && record.count("value") < record.count("value_to") =>
            {
                match claims[record.index].map(|claim| (claim.value, claim.value_to)) {
                    Some((Some(from), Some(to))) if to <= from => Some(format!(
                        "the corrected range starts at {from} and ends at {to}; its end is the greater one"
                    )),
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some(message) = wrong {
            let problem = row.problem(Rule::Correction, "corrected", message);
            report.problems.push(problem);
        }
    }
}

fn retired(dataset: &Dataset<'_>, context: &Context<'_>, report: &mut Report<'_>) {
    let current = schema::version(context.version);
    let mut retired: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for row in dataset.rows("retired") {
        if let Some(id) = row.text("id") {
            retired.entry(id).or_default().push(row.place());
        }
    }
    for used in schema::with_constants().flat_map(|table| dataset.rows(table.name)) {
        for &(table, index) in retired.get(used.id()).map_or(&[][..], Vec::as_slice) {
            let row = dataset.row(table, index);
            report.problems.push(row.problem(
                Rule::Retired,
                "id",
                format!(
                    "`{}` is retired and in use again in {} at line {}; an id never returns, so choose another there",
                    used.id(),
                    used.schema().name,
                    used.line()
                ),
            ));
        }
    }
    for row in dataset.rows("retired") {
        if let (Some(kind), Some(replacement)) = (row.code("kind"), row.record("replaced_by")) {
            let expected = format!("{kind}s");
            if replacement.schema().name != expected {
                report.problems.push(row.problem(
                    Rule::Retired,
                    "replaced_by",
                    format!(
                        "`{}` is in {}, and a retired {kind} is replaced by a record of {expected}",
                        replacement.id(),
                        replacement.schema().name
                    ),
                ));
            }
        }
        let since = row.text("retired_in").and_then(schema::version);
        if let (Some(since), Some(current)) = (since, current) {
            if since > current {
                report.problems.push(row.problem(
                    Rule::Retired,
                    "retired_in",
                    format!(
                        "this version is after the package's own, {}; raise that one first",
                        context.version
                    ),
                ));
            }
        }
    }
}
