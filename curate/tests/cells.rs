//! What a cell is parsed as, and what a problem with it covers.

use curate::codegen::check::{self, Report};
use curate::codegen::dataset::Value;
use curate::codegen::problem::Problem;
use curate::codegen::read;
use curate::codegen::schema::{
    Position, actors, anchors, corrections, events, figures, names, places, retired, sources,
};

use crate::support::context::CONTEXT;
use crate::support::tables::{Tables, bytes};

/// Parses some cells of one row, and gives what the first of them is parsed as, and all problems.
fn parsed(cells: &[(&Position, &str)]) -> (String, Vec<Problem>) {
    let (column, _) = cells[0];
    let name = |column: &Position| column.column().name;
    let row: Vec<_> = cells
        .iter()
        .map(|(column, text)| (name(column), *text))
        .collect();
    let mut tables = Tables::default();
    tables.add(column.table.schema().name, &row);
    let (tables, mut problems) = read::read(&tables.files(), &CONTEXT);
    let dataset = check::parse(&tables, &mut Report::new(&mut problems));
    let row = dataset
        .rows(column.table)
        .next()
        .expect("the row was added");
    let value = match row.value(column) {
        Value::Code(vocabulary, code) => vocabulary.variants[code].to_owned(),
        Value::Date(date) => date.to_string(),
        other => format!("{other:?}"),
    };
    problems.retain(|problem| problem.column == row.cell(column).column);
    (value, problems)
}

/// Asserts what the texts are parsed as; `Invalid` has a problem, and nothing else has.
fn assert_parsed(column: &Position, texts: &[(&str, &str)]) {
    for (text, expected) in texts {
        // So that the row is not blank.
        let key = &column.table.schema().columns[0].at;
        let (value, problems) = match key.index == column.index {
            true => parsed(&[(column, text)]),
            false => parsed(&[(column, text), (key, "a-key")]),
        };
        assert_eq!(value, *expected, "{text}");
        assert_eq!(
            problems.is_empty(),
            value != "Invalid",
            "{text}: {problems:?}"
        );
    }
}

#[test]
fn degrees_have_three_decimals() {
    let texts = [
        ("61.005", "Degrees(61005)"),
        ("-0.250", "Degrees(-250)"),
        ("0.000", "Degrees(0)"),
        ("90.000", "Degrees(90000)"),
        ("-90.000", "Degrees(-90000)"),
    ];
    assert_parsed(&places::latitude, &texts);
    assert_parsed(&places::longitude, &[("180.000", "Degrees(180000)")]);
    let invalid = [
        "90.001", "-90.001", "-0.000", "00.000", "061.005", "61.05", "61.0050", "61", "61,005",
        "+1.000", "--1.000", "a.000", "1.0a0", ".000", "1.", "1000.000",
    ];
    assert_parsed(&places::latitude, &invalid.map(|text| (text, "Invalid")));
    assert_parsed(
        &places::longitude,
        &[("180.001", "Invalid"), ("0180.000", "Invalid")],
    );
}

#[test]
fn numbers_have_digits_only() {
    let numbers = [
        ("0", "Number(0)"),
        ("10", "Number(10)"),
        ("9223372036854775807", "Number(9223372036854775807)"),
        ("9223372036854775808", "Invalid"),
        ("-1", "Invalid"),
        ("+1", "Invalid"),
        ("01", "Invalid"),
        ("1.0", "Invalid"),
    ];
    assert_parsed(&figures::printed, &numbers);
    let counts = [
        ("0", "Count(0)"),
        ("4294967295", "Count(4294967295)"),
        ("4294967296", "Invalid"),
        ("00", "Invalid"),
    ];
    assert_parsed(&sources::chars, &counts);
}

#[test]
fn digits_are_lower_case_and_as_many_as_needed() {
    let digits = "0123456789abcdef";
    let texts = [
        (digits, "Text(\"0123456789abcdef\")"),
        ("0123456789abcde", "Invalid"),
        ("0123456789abcdef0", "Invalid"),
        ("0123456789abcdeF", "Invalid"),
        ("0123456789abcdeg", "Invalid"),
    ];
    assert_parsed(&anchors::digest, &texts);
}

#[test]
fn ids_start_with_a_letter() {
    let texts = [("a", "Text(\"a\")"), ("a-1-", "Text(\"a-1-\")")];
    assert_parsed(&events::id, &texts);
    for text in [
        "1a", "-a", "a_b", "A", "aB", "a b", "é", "all", "ids", "names", "rows",
    ] {
        assert_parsed(&events::id, &[(text, "Invalid")]);
        assert_parsed(&retired::id, &[(text, "Invalid")]);
    }
}

#[test]
fn dates_and_codes_are_parsed() {
    assert_parsed(
        &events::date,
        &[("2024-05~", "2024-05~"), ("2024-5", "Invalid")],
    );
    assert_parsed(
        &actors::kind,
        &[("person", "Person"), ("persons", "Invalid")],
    );
}

#[test]
fn forms_are_those_of_the_standards() {
    for (column, valid, invalid) in [
        (
            &*names::language,
            &["en", "en-GB", "uk-Latn", "uk-Latn-UA", "grc"][..],
            &[
                "xx",
                "EN",
                "en-gb",
                "en-Latin",
                "uk-UA-Latn",
                "en-GB-US",
                "gr3",
                "english",
                "-en",
            ][..],
        ),
        (
            &*actors::country,
            &["UA", "FI"],
            &["ua", "FX", "U", "UA FI"],
        ),
        (
            &*actors::wikidata,
            &["Q1", "Q100"],
            &["q1", "Q", "Q01", "Q1a", "1", "P1"],
        ),
        (
            &*sources::url,
            &["https://a.b", "http://a.b/c?d=%20#e"],
            &[
                "ftp://a.b",
                "https://ab",
                "https://a.b/ä",
                "a.b",
                "https://a.b/<c>",
            ],
        ),
        (
            &*retired::retired_in,
            &["0.1.0", "10.20.30", "0.0.0"],
            &[
                "0.1", "0.1.0.0", "01.0.0", "0.1.a", "0..1", "v0.1.0", "0.1.0-a",
            ],
        ),
        (
            &*corrections::field,
            &["printed_to", "a"],
            &["Printed", "printed1", "a b", "a-b"],
        ),
    ] {
        let valid_: Vec<_> = valid.iter().map(|text| format!("Text({text:?})")).collect();
        let valid: Vec<_> = valid
            .iter()
            .copied()
            .zip(valid_.iter().map(|text| &**text))
            .collect();
        assert_parsed(column, &valid);
        for text in invalid {
            assert_parsed(column, &[(text, "Invalid")]);
        }
    }
}

#[test]
fn empty_cells_are_empty_only_where_they_may_be() {
    assert_parsed(&places::note, &[("", "Empty")]);
    assert_parsed(&places::name, &[("", "Invalid")]);
}

#[test]
fn words_for_a_missing_value_are_refused_in_any_case() {
    for word in [
        "NA", "n/a", "#N/A", "#na", "<NA>", "NaN", "null", "None", "NIL",
    ] {
        assert_parsed(&places::note, &[(word, "Invalid")]);
    }
    assert_parsed(
        &places::note,
        &[("nab", "Text(\"nab\")"), ("-", "Text(\"-\")")],
    );
}

#[test]
fn a_cell_has_at_most_a_thousand_characters() {
    let (longest, longer) = ("é".repeat(1000), "é".repeat(1001));
    let expected = format!("Text({longest:?})");
    assert_parsed(
        &places::note,
        &[(&*longest, &*expected), (&*longer, "Invalid")],
    );
}

#[test]
fn a_problem_covers_its_cell() {
    for (text, width) in [("Persons", 7), ("a, b", 6), ("", 1)] {
        let (_, problems) = parsed(&[(&*actors::kind, text), (&*actors::id, "a")]);
        assert_eq!(problems[0].width, width.max(1), "{problems:?}");
    }
}

#[test]
fn a_problem_with_a_key_covers_the_key() {
    let mut tables = Tables::default();
    let row = [
        ("record", "a"),
        ("source", "b"),
        ("part", "1"),
        ("start", "100"),
    ];
    tables.add("anchors", &row);
    tables.add("anchors", &row);
    for language in ["en", "fi"] {
        let row = [("record", "ab"), ("name", "Abcd"), ("language", language)];
        tables.add("names", &row);
    }
    for id in ["aa", "ab"] {
        tables.add("places", &[("id", id), ("kind", "town")]);
    }
    let mut files = tables.files();
    // Keys are checked where their cells are valid.
    let places = bytes(&mut files, "places");
    let mut lines: Vec<&[u8]> = places.split_inclusive(|&byte| byte == b'\n').collect();
    lines.swap(1, 2);
    *places = lines.concat();
    let (tables, mut problems) = read::read(&files, &CONTEXT);
    check::parse(&tables, &mut Report::new(&mut problems));
    let keys = problems
        .iter()
        .filter(|problem| problem.column == 1 && problem.line == 3);
    let widths: Vec<_> = keys
        .map(|problem| (&*problem.path, problem.width))
        .collect();
    assert!(widths.contains(&("data/names.csv", 7)), "{widths:?}");
    let order = problems
        .iter()
        .find(|problem| problem.path == "data/places.csv" && problem.column == 1);
    assert_eq!(
        order.map(|problem| (problem.column, problem.width)),
        Some((1, 2))
    );
}
