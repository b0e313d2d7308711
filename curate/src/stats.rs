//! `stats`: what the tables hold, and what would make good next work.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use curate::codegen::dataset::{Dataset, Row, Rows, Value};
use curate::codegen::derive::derive;
use curate::codegen::schema::{
    At, Kind, Position, TABLES, TableId, actors, anchors, cell, events, figures, metrics, places,
    positions, quotes, relations, sources,
};
use curate::codegen::vocab::{ActorKind, Attribution, Caveat, RelationKind};
use serde_json::{Map, Value as Json, json};

use crate::folder::{self, Folder};
use crate::stop::Stop;

/// Counts the tables, and lists what would make good next work
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    /// How the counts are shown
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let (tables, mut problems) = folder.read();
    let dataset = folder.parse(&tables, &mut problems);
    folder.warn(
        &problems,
        "rows that are not understood are not counted everywhere",
    );
    let sections = [
        ("tables", counts(tables_of(&dataset))),
        ("articles", articles(&dataset)),
        ("metrics", counts(uses_of_metrics(&dataset))),
        ("codes", codes(&dataset)),
        ("restatements", counts(restatements(&dataset))),
        ("next work", next_work(&dataset)),
    ];
    if args.format == Format::Json {
        let object: Map<String, Json> = sections
            .into_iter()
            .map(|(name, section)| (name.replace(' ', "_"), section))
            .collect();
        writeln!(out, "{:#}", Json::Object(object))?;
        return Ok(());
    }
    for (i, (name, section)) in sections.iter().enumerate() {
        writeln!(out, "{}{name}", if i > 0 { "\n" } else { "" })?;
        print(section, 1, out)?;
    }
    Ok(())
}

/// Prints nested counts and lists, a line each.
fn print(section: &Json, depth: usize, out: &mut impl Write) -> Result<(), Stop> {
    let indent = "  ".repeat(depth);
    let Json::Object(entries) = section else {
        return Ok(());
    };
    let is_leaf = |value: &Json| !value.is_object() && !value.is_array();
    let width = entries
        .iter()
        .filter(|(_, value)| is_leaf(value))
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    for (name, value) in entries {
        match value {
            Json::Array(items) => {
                writeln!(out, "{indent}{name}: {}", items.len())?;
                for item in items {
                    writeln!(out, "{indent}  {}", item.as_str().unwrap_or_default())?;
                }
            }
            Json::Object(_) => {
                writeln!(out, "{indent}{name}")?;
                print(value, depth + 1, out)?;
            }
            count => {
                let count = count.to_string();
                writeln!(out, "{indent}{name:width$}  {count:>5}")?;
            }
        }
    }
    Ok(())
}

/// Names with their counts, in the order given.
fn counts(counts: impl IntoIterator<Item = (String, usize)>) -> Json {
    let entries = counts.into_iter().map(|(name, count)| (name, json!(count)));
    Json::Object(entries.collect())
}

fn tables_of(dataset: &Dataset<'_>) -> Vec<(String, usize)> {
    let count = |rows: &Rows<'_>| (rows.raw.schema.name.to_owned(), rows.raw.rows.len());
    dataset.tables.iter().map(count).collect()
}

/// For each article, how many records of each table it has.
fn articles(dataset: &Dataset<'_>) -> Json {
    let mut articles = Map::new();
    for source in dataset.rows(sources::TABLE) {
        let of_source = |column: At<cell::Record>| {
            let rows = dataset.rows(column.table);
            rows.filter(move |row| row.record(column) == Some(source))
        };
        let reported: BTreeSet<_> = of_source(anchors::source)
            .filter_map(|anchor| anchor.record_in(anchors::record, events::TABLE))
            .map(|event| event.place)
            .collect();
        let counted = [
            (events::TABLE, reported.len()),
            (figures::TABLE, of_source(figures::source).count()),
            (quotes::TABLE, of_source(quotes::source).count()),
            (anchors::TABLE, of_source(anchors::source).count()),
        ];
        let counted = counted.map(|(table, count)| (table.schema().name.to_owned(), count));
        articles.insert(source.id().to_owned(), counts(counted));
    }
    Json::Object(articles)
}

fn uses_of_metrics(dataset: &Dataset<'_>) -> BTreeMap<String, usize> {
    let mut metrics: BTreeMap<String, usize> = dataset
        .rows(metrics::TABLE)
        .map(|metric| (metric.id().to_owned(), 0))
        .collect();
    for figure in dataset.rows(figures::TABLE) {
        if let Some(metric) = figure.record(figures::metric) {
            *metrics.entry(metric.id().to_owned()).or_default() += 1;
        }
    }
    metrics
}

/// For each column of codes, how often each code is in it, unused ones included.
fn codes(dataset: &Dataset<'_>) -> Json {
    let mut codes = Map::new();
    for table in TABLES {
        for column in table.columns {
            let Kind::Code(vocabulary) = column.kind else {
                continue;
            };
            let mut uses = vec![0; vocabulary.codes.len()];
            for row in dataset.rows(table.id) {
                if let Value::Code(_, position) = row.value(&column.at) {
                    uses[position] += 1;
                }
            }
            let names = vocabulary.codes.iter().map(|code| (*code).to_owned());
            codes.insert(
                format!("{}.{}", table.name, column.name),
                counts(names.zip(uses)),
            );
        }
    }
    Json::Object(codes)
}

/// The article that a figure or a quote is in.
fn source_of<'d, 't>(record: Row<'d, 't>) -> Option<Row<'d, 't>> {
    match record.place.table {
        figures::TABLE => record.record(figures::source),
        quotes::TABLE => record.record(quotes::source),
        _ => None,
    }
}

/// For each article that says again what another has, how many of its records do.
fn restatements(dataset: &Dataset<'_>) -> BTreeMap<String, usize> {
    let mut restatements = BTreeMap::new();
    for row in dataset.rows(relations::TABLE) {
        if row.code(relations::relation) != Some(RelationKind::Restates) {
            continue;
        }
        let source = |column| row.record(column).and_then(source_of);
        if let (Some(left), Some(right)) = (source(relations::left), source(relations::right)) {
            let name = if left == right {
                format!("{} itself", left.id())
            } else {
                format!("{} after {}", left.id(), right.id())
            };
            *restatements.entry(name).or_default() += 1;
        }
    }
    for source in dataset.rows(sources::TABLE) {
        if let Some(outlet) = source.record(sources::republishes) {
            let records = [figures::TABLE, quotes::TABLE].into_iter();
            let records = records.flat_map(|table| dataset.rows(table));
            restatements.insert(
                format!("{} as a whole after {}", source.id(), outlet.id()),
                records
                    .filter(|record| source_of(*record) == Some(source))
                    .count(),
            );
        }
    }
    restatements
}

/// Lists of ids that a maintainer may want to look at.
fn next_work(dataset: &Dataset<'_>) -> Json {
    let witnesses = derive(dataset).witnesses;
    let mut lists = Map::new();
    let mut list = |title: &str, table: TableId, is_work: &dyn Fn(Row<'_, '_>) -> bool| {
        let rows = dataset.rows(table).filter(|row| is_work(*row));
        let ids: Vec<_> = rows.map(|row| json!(row.id())).collect();
        lists.insert(title.to_owned(), Json::Array(ids));
    };
    let is_empty = |column: Position| move |row: Row<'_, '_>| row.is_empty(&column);
    list("figures without a second witness", figures::TABLE, &|row| {
        witnesses[row.place].len() < 2
    });
    list(
        "positions without a second witness",
        positions::TABLE,
        &|row| witnesses[row.place].len() < 2,
    );
    for (table, attribution, event) in [
        (figures::TABLE, figures::attribution, figures::event),
        (quotes::TABLE, quotes::attribution, quotes::event),
    ] {
        let name = table.schema().name;
        list(
            &format!("{name} whose attribution is uncertain"),
            table,
            &|row| row.code(attribution) == Some(Attribution::Uncertain),
        );
        list(
            &format!("{name} without an event"),
            table,
            &is_empty(*event),
        );
    }
    list("figures whose scope is unclear", figures::TABLE, &|row| {
        row.code(figures::caveat) == Some(Caveat::ScopeUnclear)
    });
    list(
        "quotes without a date",
        quotes::TABLE,
        &is_empty(*quotes::said_on),
    );
    list(
        "events without a place",
        events::TABLE,
        &is_empty(*events::place),
    );
    list(
        "places without coordinates",
        places::TABLE,
        &is_empty(*places::geonames),
    );
    list("actors without a Wikidata item", actors::TABLE, &|row| {
        row.is_empty(&actors::wikidata) && row.code(actors::kind) != Some(ActorKind::Collective)
    });
    list(
        "sources without an address",
        sources::TABLE,
        &is_empty(*sources::url),
    );
    Json::Object(lists)
}
