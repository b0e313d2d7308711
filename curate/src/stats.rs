//! `stats`: what the tables hold, and what would make good next work.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Map, Value as Json, json};

use crate::build::check::check;
use crate::build::schema::{Kind, TABLES};
use crate::build::value::{Dataset, Row};
use crate::build::{read, witnesses};
use crate::folder::{self, Folder};
use crate::stop::{Stop, counted, note};

/// Counts the tables, and lists what would make good next work
#[derive(clap::Args)]
pub struct Args {
    /// The folder of the tables
    #[arg(value_name = "DIR", default_value = folder::DEFAULT)]
    folder: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.folder)?;
    let context = folder.context();
    let (tables, mut problems) = read::read(&folder.files, &context);
    let dataset = check(&tables, &context, &mut problems);
    if !problems.is_empty() {
        note!(
            "{}: {}, which `cargo curate check` shows; rows that are not understood are not counted everywhere",
            folder.shown(),
            counted(problems.len(), "problem")
        );
    }
    let sections = [
        ("tables", counts(tables_of(&dataset))),
        ("articles", articles(&dataset)),
        ("metrics", counts(metrics(&dataset))),
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
    let count = |rows: &crate::build::value::Rows<'_>| {
        (rows.raw.schema.name.to_owned(), rows.raw.rows.len())
    };
    dataset.tables.iter().map(count).collect()
}

/// For each article, how many records of each table stand in it.
fn articles(dataset: &Dataset<'_>) -> Json {
    let mut articles = Map::new();
    for source in dataset.rows("sources") {
        let in_source = |row: &Row<'_, '_>| row.record("source") == Some(source);
        let count = |table: &str| dataset.rows(table).filter(in_source).count();
        let events: std::collections::BTreeSet<_> = dataset
            .rows("anchors")
            .filter(in_source)
            .filter_map(|anchor| anchor.record_in("record", "events"))
            .map(|record| record.place())
            .collect();
        articles.insert(
            source.id().to_owned(),
            json!({
                "events": events.len(),
                "figures": count("figures"),
                "quotes": count("quotes"),
                "anchors": count("anchors"),
            }),
        );
    }
    Json::Object(articles)
}

fn metrics(dataset: &Dataset<'_>) -> BTreeMap<String, usize> {
    let mut metrics: BTreeMap<String, usize> = dataset
        .rows("metrics")
        .map(|metric| (metric.id().to_owned(), 0))
        .collect();
    for figure in dataset.rows("figures") {
        if let Some(metric) = figure.record("metric") {
            *metrics.entry(metric.id().to_owned()).or_default() += 1;
        }
    }
    metrics
}

/// For each column of codes, how often each code stands in it, unused ones included.
fn codes(dataset: &Dataset<'_>) -> Json {
    let mut codes = Map::new();
    for table in &TABLES {
        for column in table.columns {
            let Kind::Code(vocabulary) = column.kind else {
                continue;
            };
            let terms = vocabulary.terms.iter().map(|term| {
                let rows = dataset.rows(table.name);
                let count = rows.filter(|row| row.code(column.name) == Some(term.code));
                (term.code.to_owned(), count.count())
            });
            codes.insert(format!("{}.{}", table.name, column.name), counts(terms));
        }
    }
    Json::Object(codes)
}

/// For each article that says again what another has, how many of its records do.
fn restatements(dataset: &Dataset<'_>) -> BTreeMap<String, usize> {
    let mut restatements = BTreeMap::new();
    for row in dataset.rows("relations") {
        if row.code("relation") != Some("restates") {
            continue;
        }
        let source = |column| {
            row.record(column)
                .filter(|record| record.schema().name != "events")
                .and_then(|record| record.record("source"))
        };
        if let (Some(left), Some(right)) = (source("left"), source("right")) {
            let name = if left == right {
                format!("{} itself", left.id())
            } else {
                format!("{} after {}", left.id(), right.id())
            };
            *restatements.entry(name).or_default() += 1;
        }
    }
    for source in dataset.rows("sources") {
        if let Some(outlet) = source.record("republishes") {
            let records = ["figures", "quotes"].into_iter().map(|table| {
                let rows = dataset.rows(table);
                rows.filter(|row| row.record("source") == Some(source))
                    .count()
            });
            restatements.insert(
                format!("{} as a whole after {}", source.id(), outlet.id()),
                records.sum(),
            );
        }
    }
    restatements
}

/// Lists of ids that a maintainer may want to look at.
fn next_work(dataset: &Dataset<'_>) -> Json {
    let witnesses = witnesses::count(dataset);
    let mut lists = Map::new();
    let mut list = |title: &str, table: &str, is_work: &dyn Fn(&Row<'_, '_>) -> bool| {
        let rows = dataset.rows(table).filter(|row| is_work(row));
        let ids: Vec<_> = rows.map(|row| json!(row.id())).collect();
        lists.insert(title.to_owned(), Json::Array(ids));
    };
    list("figures without a second witness", "figures", &|row| {
        witnesses[row.index] < 2
    });
    for table in ["figures", "quotes"] {
        list(
            &format!("{table} whose attribution is uncertain"),
            table,
            &|row| row.code("attribution") == Some("uncertain"),
        );
        list(&format!("{table} without an event"), table, &|row| {
            row.is_empty("event")
        });
    }
    list("figures whose scope is unclear", "figures", &|row| {
        row.code("caveat") == Some("scope-unclear")
    });
    list("quotes without a date", "quotes", &|row| {
        row.is_empty("said_on")
    });
    list("events without a place", "events", &|row| {
        row.is_empty("place")
    });
    list("places without coordinates", "places", &|row| {
        row.is_empty("geonames")
    });
    list("actors without a Wikidata item", "actors", &|row| {
        row.is_empty("wikidata") && row.code("kind") != Some("collective")
    });
    list("sources without an address", "sources", &|row| {
        row.is_empty("url")
    });
    Json::Object(lists)
}
