//! The codebook, `data/README.md`, against the code: it can't go stale.

use std::collections::BTreeMap;
use std::path::Path;

use kursk_campaign::vocab::{self, EventKind, Qualifier, Speech, Unit, Vocabulary};
use kursk_campaign::{Annotation, Source};

#[path = "../build/mod.rs"]
#[allow(dead_code)]
mod build;

use build::schema::{Kind, TABLES};

/// What mends whatever these tests find.
const REMEDY: &str = "cargo curate codebook brings it up to date";

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// The tables of the codebook: under each heading, the rows of the first table with this header.
fn tables(header: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let text = std::fs::read_to_string(data().join("README.md")).unwrap();
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim_start_matches("| ").trim_end_matches(" |");
        line.split(" | ")
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let mut tables = BTreeMap::new();
    let mut heading = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ").or(line.strip_prefix("### ")) {
            heading = title.trim_matches('`').to_owned();
        } else if line == header {
            let rows = lines
                .by_ref()
                .skip(1)
                .take_while(|line| line.starts_with('|'));
            tables.insert(heading.clone(), rows.map(cells).collect());
        }
    }
    tables
}

/// The cells of each table, by column.
fn written(table: &str) -> (csv::StringRecord, Vec<csv::StringRecord>) {
    let mut reader = csv::Reader::from_path(data().join(format!("{table}.csv"))).unwrap();
    let header = reader.headers().unwrap().clone();
    (header, reader.records().map(Result::unwrap).collect())
}

fn plain(cell: &str) -> &str {
    cell.trim_matches('`')
}

#[test]
fn every_column_is_in_the_codebook_with_its_meaning_and_a_real_example() {
    let documented = tables("| column | type | unit | meaning | standard | example |");
    assert_eq!(documented.len(), TABLES.len(), "{:?}", documented.keys());
    for table in &TABLES {
        let rows = &documented[&table.file()];
        let columns: Vec<_> = rows.iter().map(|row| plain(&row[0])).collect();
        let expected: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(columns, expected, "{}; {REMEDY}", table.name);
        let (header, records) = written(table.name);
        for (row, column) in rows.iter().zip(table.columns) {
            let name = format!("{}.{}", table.name, column.name);
            assert_eq!(row[3], column.meaning, "{name}; {REMEDY}");
            let position = header.iter().position(|name| name == column.name).unwrap();
            let example = plain(&row[5]);
            let is_real = records.iter().any(|record| &record[position] == example);
            assert!(
                is_real || (example == "—" && records.iter().all(|r| r[position].is_empty())),
                "{name}: no row has the example {example}; {REMEDY}"
            );
        }
    }
}

/// Where each vocabulary is used: the tables and the positions of the columns.
fn uses(vocabulary: &Vocabulary) -> Vec<(&'static str, &'static str)> {
    let mut uses = Vec::new();
    for table in &TABLES {
        for column in table.columns {
            if matches!(column.kind, Kind::Code(used) if used.name == vocabulary.name) {
                uses.push((table.name, column.name));
            }
        }
    }
    uses
}

#[test]
fn every_code_is_in_the_codebook_with_its_definition_and_a_real_example() {
    let documented = tables("| code | definition | example | crosswalk |");
    assert_eq!(
        documented.len(),
        vocab::ALL.len(),
        "{:?}",
        documented.keys()
    );
    for vocabulary in vocab::ALL {
        let rows = &documented[vocabulary.name];
        let codes: Vec<_> = rows.iter().map(|row| plain(&row[0])).collect();
        let expected: Vec<_> = vocabulary.terms.iter().map(|term| term.code).collect();
        assert_eq!(codes, expected, "{}; {REMEDY}", vocabulary.name);
        for (row, term) in rows.iter().zip(vocabulary.terms) {
            let name = format!("{}.{}", vocabulary.name, term.code);
            assert_eq!(row[1], term.definition, "{name}; {REMEDY}");
            let example = plain(&row[2]);
            let mut bearers = uses(vocabulary).into_iter().flat_map(|(table, column)| {
                let (header, records) = written(table);
                let position = header.iter().position(|name| name == column).unwrap();
                records
                    .into_iter()
                    .filter(move |record| &record[position] == term.code)
            });
            let found = if example == "—" {
                bearers.next().is_none()
            } else {
                bearers.any(|record| &record[0] == example)
            };
            assert!(found, "{name}: {example} is no example; {REMEDY}");
        }
    }
}

#[test]
fn the_crosswalks_in_the_codebook_are_those_of_the_library() {
    let documented = tables("| code | definition | example | crosswalk |");
    let crosswalk = |vocabulary: &str, code: &str| {
        let rows = &documented[vocabulary];
        let row = rows.iter().find(|row| plain(&row[0]) == code);
        row.expect(REMEDY)[3].replace('`', "")
    };
    for qualifier in Qualifier::ALL {
        let expected = qualifier
            .timex3_mod()
            .map_or("—".into(), |m| format!("TIMEX3 MOD {m}"));
        assert_eq!(
            crosswalk("Qualifier", qualifier.code()),
            expected,
            "{REMEDY}"
        );
    }
    for unit in Unit::ALL {
        assert_eq!(
            crosswalk("Unit", unit.code()),
            format!("UCUM {}", unit.ucum()),
            "{REMEDY}"
        );
    }
    for kind in EventKind::ALL {
        let acled = kind
            .acled()
            .map(|(event, sub)| format!("ACLED {event}: {sub}"));
        let plover = kind.plover().map(|(event, mode)| match mode {
            Some(mode) => format!("PLOVER {event} {mode}"),
            None => format!("PLOVER {event}"),
        });
        let parts: Vec<_> = acled.into_iter().chain(plover).collect();
        let expected = if parts.is_empty() {
            "—".into()
        } else {
            parts.join("; ")
        };
        assert_eq!(
            crosswalk("EventKind", kind.code()),
            expected,
            "{kind}; {REMEDY}"
        );
    }
}

/// The cells of a row that are counts.
fn counts(row: &[String]) -> Vec<usize> {
    row[1..].iter().map(|cell| cell.parse().unwrap()).collect()
}

#[test]
fn the_counts_in_the_codebook_are_those_of_the_tables() {
    for row in &tables("| table | rows |")["Counts"] {
        let table = plain(&row[0]).trim_end_matches(".csv");
        assert_eq!(counts(row), [written(table).1.len()], "{table}; {REMEDY}");
    }
    let mut sources: Vec<&Source> = kursk_campaign::sources::ALL.iter().collect();
    sources.sort_by_key(|source| source.id);
    let ids: Vec<_> = sources.iter().map(|s| format!("`{}`", s.id)).collect();
    let header = format!("| | {} | all |", ids.join(" | "));
    let documented = tables(&header).remove("Counts");
    let documented =
        documented.unwrap_or_else(|| panic!("no table has the header {header}; {REMEDY}"));
    let by_source = |count: &dyn Fn(&Source) -> usize| -> Vec<usize> {
        sources.iter().map(|source| count(source)).collect()
    };
    let spoken =
        |speech: Speech| by_source(&|s| s.quotes().iter().filter(|q| q.speech == speech).count());
    let figures = |firm: bool| {
        by_source(&|s| {
            let figures = s.figures().iter();
            figures.filter(|f| f.value.is_some() == firm).count()
        })
    };
    let mentions = by_source(&|s| {
        let anchors = s.anchors().iter();
        anchors
            .filter(|anchor| matches!(anchor.record, Annotation::Event(_)))
            .count()
    });
    let expected = [
        ("firm figures", figures(true)),
        ("vague figures", figures(false)),
        ("direct statements", spoken(Speech::Direct)),
        ("mixed statements", spoken(Speech::Mixed)),
        ("indirect statements", spoken(Speech::Indirect)),
        ("events reported", by_source(&|s| s.events().len())),
        ("mentions of events", mentions),
    ];
    assert_eq!(documented.len(), expected.len(), "{REMEDY}");
    for (row, (name, by_source)) in documented.iter().zip(expected) {
        let all = match name {
            "events reported" => kursk_campaign::events::ALL.len(),
            _ => by_source.iter().sum(),
        };
        assert_eq!(row[0], name, "{REMEDY}");
        assert_eq!(
            counts(row),
            [&by_source[..], &[all]].concat(),
            "{name}; {REMEDY}"
        );
    }
}
