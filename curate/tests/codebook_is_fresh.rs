//! The codebook, `data/README.md`, against the tables and the code: it is up to date.
//!
//! What `cargo curate codebook` generates is worked out here once more, from the CSVs as `csv` reads
//! them and from the declarations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use curate::codegen::schema::{
    Position, TABLES, TableId, anchors, events, figures, quotes, sources,
};
use curate::codegen::vocab::Speech;
use curate::documentation::{self, VOCABULARIES};

/// What to do about whatever these tests find.
const REMEDY: &str = "cargo curate codebook updates it";

const OF_COLUMNS: &str = "| column | type | unit | meaning | standard | example |";
const OF_CODES: &str = "| code | definition | example | crosswalk |";

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

fn codebook() -> String {
    std::fs::read_to_string(data().join("README.md")).unwrap()
}

/// The tables of the codebook: under each heading, the rows of the first table with this header.
fn tables(header: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let text = codebook();
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

/// The rows of a table.
fn written(table: TableId) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_path(data().join(table.schema().file())).unwrap();
    let header = reader.headers().unwrap().clone();
    let columns: Vec<_> = table.schema().columns.iter().map(|c| c.name).collect();
    assert_eq!(header, columns);
    reader.records().map(Result::unwrap).collect()
}

/// The cells of a column.
fn cells(column: &Position) -> Vec<String> {
    let rows = written(column.table);
    rows.iter()
        .map(|row| row[column.index].to_owned())
        .collect()
}

fn plain(cell: &str) -> &str {
    cell.trim_matches('`')
}

#[test]
fn every_column_is_in_the_codebook_with_its_meaning_and_a_real_example() {
    let documented = tables(OF_COLUMNS);
    assert_eq!(documented.len(), TABLES.len(), "{:?}", documented.keys());
    for table in TABLES {
        let rows = &documented[&table.file()];
        let columns: Vec<_> = rows.iter().map(|row| plain(&row[0])).collect();
        let expected: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(columns, expected, "{}; {REMEDY}", table.name);
        for (row, column) in rows.iter().zip(table.columns) {
            let name = format!("{}.{}", table.name, column.name);
            assert_eq!(row[3], column.meaning(), "{name}; {REMEDY}");
            assert_eq!(
                row[1].ends_with(", may be empty"),
                !column.required,
                "{name}; {REMEDY}"
            );
            let cells = cells(&column.at);
            let example = plain(&row[5]);
            assert!(
                cells.iter().any(|cell| cell == example)
                    || (example == "—" && cells.iter().all(String::is_empty)),
                "{name}: no row has the example {example}; {REMEDY}"
            );
        }
    }
}

#[test]
fn types_units_and_standards_follow_from_the_declaration() {
    let documented = tables(OF_COLUMNS);
    for (table, column, expected) in [
        (
            "sources.csv",
            "url",
            ["web address, may be empty", "—", "RFC 3986"],
        ),
        (
            "sources.csv",
            "sha256",
            ["64 hexadecimal digits", "—", "SHA-256 (FIPS 180-4)"],
        ),
        (
            "sources.csv",
            "chars",
            ["whole number", "Unicode code points", "—"],
        ),
        (
            "actors.csv",
            "country",
            ["country code, may be empty", "—", "ISO 3166-1 alpha-2"],
        ),
        (
            "actors.csv",
            "wikidata",
            ["Wikidata item, may be empty", "—", "Wikidata"],
        ),
        (
            "places.csv",
            "latitude",
            ["decimal number, may be empty", "degrees north", "WGS 84"],
        ),
        (
            "places.csv",
            "geonames",
            ["whole number, may be empty", "—", "GeoNames"],
        ),
        (
            "events.csv",
            "kind",
            ["code of EventKind", "—", "PLOVER, ACLED"],
        ),
        ("events.csv", "date", ["date", "—", "EDTF (ISO 8601-2)"]),
        (
            "figures.csv",
            "subject",
            ["id in actors or places", "—", "—"],
        ),
        (
            "figures.csv",
            "printed",
            ["number, may be empty", "the metric's unit", "—"],
        ),
        (
            "anchors.csv",
            "record",
            ["id in events, figures or quotes", "—", "—"],
        ),
        ("names.csv", "language", ["language tag", "—", "BCP 47"]),
        ("corrections.csv", "field", ["column name", "—", "—"]),
        (
            "retired.csv",
            "retired_in",
            ["version", "—", "Semantic Versioning"],
        ),
        (
            "retired.csv",
            "replaced_by",
            ["id in any table, may be empty", "—", "—"],
        ),
    ] {
        let mut rows = documented[table].iter();
        let row = rows.find(|row| plain(&row[0]) == column).unwrap();
        assert_eq!(
            [&*row[1], &*row[2], &*row[4]],
            expected,
            "{table}: {column}"
        );
    }
}

#[test]
fn every_table_and_vocabulary_is_introduced() {
    let codebook = codebook();
    let starts = |heading: &str, paragraph: &str| {
        let expected = format!("\n{heading}\n\n{paragraph}\n\n");
        assert!(codebook.contains(&expected), "{expected}; {REMEDY}");
    };
    for table in TABLES {
        let documented = documentation::table(table.id);
        let key = table.columns[..table.key].iter();
        let key: Vec<_> = key.map(|column| format!("`{}`", column.name)).collect();
        starts(
            &format!("## `{}`", table.file()),
            &format!("A row is {}. Key: {}.", documented.row(), key.join(", ")),
        );
    }
    for vocabulary in VOCABULARIES {
        let uses = vocabulary.uses();
        let uses = uses.map(|at| format!("`{}.{}`", at.table.schema().name, at.column().name));
        let uses = uses.collect::<Vec<_>>().join(", ");
        starts(
            &format!("### `{}`", vocabulary.name),
            &format!("{} Used by {uses}.", vocabulary.about),
        );
    }
}

#[test]
fn every_code_is_in_the_codebook_with_its_definition_and_a_real_example() {
    let documented = tables(OF_CODES);
    assert_eq!(
        documented.len(),
        VOCABULARIES.len(),
        "{:?}",
        documented.keys()
    );
    for vocabulary in VOCABULARIES {
        let rows = &documented[vocabulary.name];
        let codes: Vec<_> = rows.iter().map(|row| plain(&row[0])).collect();
        let expected: Vec<_> = vocabulary.terms.iter().map(|term| term.code).collect();
        assert_eq!(codes, expected, "{}; {REMEDY}", vocabulary.name);
        for (row, term) in rows.iter().zip(vocabulary.terms) {
            let name = format!("{}.{}", vocabulary.name, term.code);
            assert_eq!(row[1], term.definition, "{name}; {REMEDY}");
            let example = plain(&row[2]);
            let mut examples = vocabulary.uses().flat_map(|column| {
                let rows = written(column.table).into_iter();
                rows.filter(move |row| &row[column.index] == term.code)
            });
            let found = if example == "—" {
                examples.next().is_none()
            } else {
                examples.any(|row| &row[0] == example)
            };
            assert!(found, "{name}: {example} is not an example; {REMEDY}");
        }
    }
}

#[test]
fn the_crosswalks_of_the_codes_are_in_the_codebook() {
    let codebook = tables(OF_CODES);
    let mut named = 0;
    for vocabulary in VOCABULARIES {
        for (row, term) in codebook[vocabulary.name].iter().zip(vocabulary.terms) {
            let crosswalk = term.crosswalk().join("; ");
            named += usize::from(!crosswalk.is_empty());
            let expected = if crosswalk.is_empty() {
                "—"
            } else {
                &crosswalk
            };
            // As a reader sees it: a bracket that opens no link is escaped.
            assert_eq!(row[3].replace('\\', ""), expected, "{}; {REMEDY}", row[0]);
        }
    }
    assert!(named > 50, "{named} codes have a name in a standard");
    let visit = &codebook["EventKind"]
        .iter()
        .find(|row| row[0].contains("visit"))
        .unwrap()[3];
    assert_eq!(visit, "PLOVER CONSULT: visit");
}

/// The cells of a row that are counts.
fn counts(row: &[String]) -> Vec<usize> {
    row[1..].iter().map(|cell| cell.parse().unwrap()).collect()
}

#[test]
fn the_counts_in_the_codebook_are_those_of_the_tables() {
    let by_table = &tables("| table | rows |")["Counts"];
    assert_eq!(by_table.len(), TABLES.len(), "{REMEDY}");
    for (row, table) in by_table.iter().zip(TABLES) {
        assert_eq!(plain(&row[0]), table.file(), "{REMEDY}");
        assert_eq!(counts(row), [written(table.id).len()], "{row:?}; {REMEDY}");
    }
    let mut sources = cells(&sources::id);
    sources.sort();
    let ids: Vec<_> = sources.iter().map(|id| format!("`{id}`")).collect();
    let header = format!("| count | {} | all |", ids.join(" | "));
    let documented = tables(&header).remove("Counts");
    let documented =
        documented.unwrap_or_else(|| panic!("no table has the header {header}; {REMEDY}"));
    // For each source, how many rows name it and are meant.
    let by_source = |source: &Position, is_meant: &dyn Fn(&csv::StringRecord) -> bool| {
        let rows = written(source.table);
        let of_source = |id: &String| {
            let rows = rows.iter().filter(|row| row[source.index] == **id);
            rows.filter(|row| is_meant(row)).count()
        };
        sources.iter().map(of_source).collect::<Vec<_>>()
    };
    let spoken = |speech: Speech| {
        by_source(&quotes::source, &|row| {
            &row[quotes::speech.index] == speech.code()
        })
    };
    let figures = |firm: bool| {
        by_source(&figures::source, &|row| {
            row[figures::printed.index].is_empty() != firm
        })
    };
    let events: BTreeSet<_> = cells(&events::id).into_iter().collect();
    let mentions: Vec<_> = written(anchors::TABLE)
        .into_iter()
        .filter(|row| events.contains(&row[anchors::record.index]))
        .collect();
    let reported = |id: &String| {
        let mentions = mentions.iter();
        let here = mentions.filter(|row| row[anchors::source.index] == **id);
        let events: BTreeSet<_> = here.map(|row| &row[anchors::record.index]).collect();
        events.len()
    };
    let expected = [
        ("firm figures", figures(true)),
        ("vague figures", figures(false)),
        ("direct statements", spoken(Speech::Direct)),
        ("mixed statements", spoken(Speech::Mixed)),
        ("indirect statements", spoken(Speech::Indirect)),
        ("own-voice statements", spoken(Speech::OwnVoice)),
        ("events reported", sources.iter().map(reported).collect()),
        (
            "mentions of events",
            by_source(&anchors::source, &|row| {
                events.contains(&row[anchors::record.index])
            }),
        ),
    ];
    assert_eq!(documented.len(), expected.len(), "{REMEDY}");
    for (row, (name, by_source)) in documented.iter().zip(expected) {
        let all = match name {
            "events reported" => events.len(),
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
