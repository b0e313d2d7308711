//! What holds for any input: bytes, tables, dates and claims that are made up by `proptest`.

use chrono::{Months, NaiveDate};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use curate::codegen::claim::Claim;
use curate::codegen::compile;
use curate::codegen::date::Date;
use curate::codegen::digest::sha256;
use curate::codegen::number::Number;
use curate::codegen::problem::Rule;
use curate::codegen::read::{self, File, RawTable};
use curate::codegen::schema::TABLES;
use curate::codegen::vocab::{Basis, Code as _, Medium, Qualifier};
use curate::codegen::wording;

use crate::support::context::CONTEXT;
use crate::support::digest::digest;
use crate::support::files::valid;
use crate::support::problems::{problems, shown};
use crate::support::tables::{Tables, bytes};

fn config(cases: u32) -> ProptestConfig {
    // PROPTEST_CASES says otherwise.
    let cases =
        std::env::var_os("PROPTEST_CASES").map_or(cases, |_| ProptestConfig::default().cases);
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Pieces that tables are made of, whole and broken.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known = select(vec![
        ",",
        ",,",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        ",\"",
        "\",",
        "\0",
        "#",
        " ",
        "\t",
        "~",
        "lakeside",
        "lake-walk",
        "lake-club",
        "walkers",
        "times-2024-05",
        "walkers-12-times",
        "printed",
        "contradicts",
        "restates",
        "exact",
        "between",
        "explicit",
        "unknown",
        "all",
        "--",
        "a",
        "2024-05-01",
        "2024-02-30",
        "../..",
        "2024/..",
        "9999-12-31",
        "0000",
        "0",
        "1",
        "500",
        "01",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999",
        "-1",
        "61.005",
        "-0.000",
        "0123456789abcdef",
        "NA",
        "é",
        "e\u{301}",
        "\u{202E}",
        "\u{FEFF}",
        "\u{FFFD}",
        "Σς",
        "İ",
    ]);
    prop_oneof![
        8 => known.prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
        1 => Just(b",".repeat(9)),
    ]
}

/// Bytes with the header of a table or without it.
fn garbage(table: usize) -> impl Strategy<Value = Vec<u8>> {
    let body = prop::collection::vec(piece(), 0..120).prop_map(|pieces| pieces.concat());
    (any::<bool>(), body).prop_map(move |(headed, body)| {
        let header = format!("{}\n", TABLES[table].header());
        [if headed { header.as_bytes() } else { b"" }, &body].concat()
    })
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_bytes_in_any_table_give_problems_or_success(
        (table, body) in (0..TABLES.len()).prop_flat_map(|table| (Just(table), garbage(table))),
    ) {
        let mut files = valid();
        *bytes(&mut files, TABLES[table].name) = body;
        if let Err(problems) = compile(&files, &CONTEXT) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(problem.line > 0 && problem.column > 0 && problem.width > 0);
                prop_assert!(!problem.message.chars().any(char::is_control), "{problem}");
            }
        }
    }

    #[test]
    fn any_cells_in_a_row_give_problems_or_success(
        table in 0..TABLES.len(),
        at in any::<Index>(),
        cells in prop::collection::vec((any::<Index>(), piece()), 1..4),
    ) {
        let mut files = valid();
        let body = bytes(&mut files, TABLES[table].name);
        let mut lines: Vec<Vec<u8>> = body.split(|&b| b == b'\n').map(<[u8]>::to_vec).collect();
        let line = at.index(lines.len());
        let mut row: Vec<Vec<u8>> = lines[line].split(|&b| b == b',').map(<[u8]>::to_vec).collect();
        for (column, piece) in cells {
            let column = column.index(row.len());
            row[column] = piece;
        }
        lines[line] = row.join(&b","[..]);
        *body = lines.join(&b"\n"[..]);
        let _ = compile(&files, &CONTEXT);
    }
}

// Reading.

/// A cell of a well-formed table: any characters but line ends.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9 ,\"'#;-]{0,8}",
        1 => "[^\r\n]{0,6}",
        1 => Just("\u{FEFF}x".to_owned()),
    ]
}

/// The place of a table, its rows, and whether all cells are quoted.
fn table() -> impl Strategy<Value = (usize, Vec<Vec<String>>, bool)> {
    (0..TABLES.len(), any::<bool>()).prop_flat_map(|(table, quoted)| {
        let row = prop::collection::vec(cell(), TABLES[table].columns.len());
        // A row of separators alone is blank.
        let row = row.prop_filter("a row holds something", |row| {
            row.iter().any(|cell| !cell.trim().is_empty())
        });
        (Just(table), prop::collection::vec(row, 0..12), Just(quoted))
    })
}

fn written(table: usize, rows: &[Vec<String>], quoted: bool) -> Vec<u8> {
    let style = if quoted {
        csv::QuoteStyle::Always
    } else {
        csv::QuoteStyle::Necessary
    };
    let mut writer = csv::WriterBuilder::new()
        .quote_style(style)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory takes a row");
    }
    let body = writer.into_inner().expect("memory takes the rest");
    [TABLES[table].header().as_bytes(), b"\n", &body].concat()
}

fn read_one(table: usize, bytes: Vec<u8>) -> RawTable {
    let file = File {
        name: TABLES[table].file(),
        bytes,
    };
    let (mut tables, _) = read::read(&[file], &CONTEXT);
    tables.swap_remove(table)
}

fn values(table: &RawTable) -> Vec<Vec<String>> {
    let row = |row| table.values(row).map(str::to_owned).collect();
    (0..table.rows.len()).map(row).collect()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn read_agrees_with_the_csv_crate((table, rows, quoted) in table()) {
        let bytes = written(table, &rows, quoted);
        let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(&bytes[..]);
        let theirs: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("well-formed").iter().map(str::to_owned).collect())
            .collect();
        let read = read_one(table, bytes);
        prop_assert!(read.rows.iter().all(|row| row.whole));
        prop_assert_eq!(values(&read), theirs);
    }

    #[test]
    fn the_columns_of_cells_slice_the_line((table, rows, quoted) in table()) {
        let bytes = written(table, &rows, quoted);
        let text = String::from_utf8(bytes.clone()).expect("strings are UTF-8");
        let lines: Vec<&str> = text.lines().collect();
        let read = read_one(table, bytes);
        for (r, row) in read.rows.iter().enumerate() {
            let line: Vec<char> = lines[row.line - 1].chars().collect();
            let raws: Vec<String> = (0..read.schema.columns.len())
                .map(|c| read.cell(r, c))
                .map(|cell| line[cell.column - 1..][..cell.width].iter().collect())
                .collect();
            prop_assert_eq!(raws.join(","), lines[row.line - 1]);
            for (raw, value) in raws.iter().zip(read.values(r)) {
                let quoted = format!("\"{}\"", value.replace('"', "\"\""));
                prop_assert!(raw == value || *raw == quoted, "{} of {}", raw, value);
            }
        }
    }

    #[test]
    fn the_canonical_form_is_stable_and_keeps_the_values((table, rows, quoted) in table()) {
        let read = read_one(table, written(table, &rows, quoted));
        let canonical = read.canonical();
        let again = read_one(table, canonical.clone().into_bytes());
        prop_assert_eq!(again.canonical(), canonical);
        let sorted = |table: &RawTable| {
            let mut values = values(table);
            values.sort();
            values
        };
        prop_assert_eq!(sorted(&again), sorted(&read));
    }

    #[test]
    fn the_canonical_form_has_no_problem_of_form((table, rows, quoted) in table()) {
        let mut files = valid();
        let canonical = read_one(table, written(table, &rows, quoted)).canonical();
        *bytes(&mut files, TABLES[table].name) = canonical.into_bytes();
        let forms = [Rule::Order, Rule::Quoting, Rule::FinalNewline, Rule::CellCount, Rule::UnclosedQuote];
        let problems = problems(&files);
        let problem = problems.iter().find(|problem| forms.contains(&problem.rule));
        prop_assert!(problem.is_none(), "{}", problem.unwrap());
    }

    #[test]
    fn fingerprints_are_sha_256(text in any::<String>()) {
        prop_assert_eq!(sha256(text.as_bytes()), digest(&text));
    }
}

// Dates.

fn endpoint() -> impl Strategy<Value = String> {
    let day = (0..=9999i32, 1..=12u32, 1..=31u32)
        .prop_filter("the calendar has it", |&(y, m, d)| {
            NaiveDate::from_ymd_opt(y, m, d).is_some()
        });
    (day, 0..3, any::<bool>()).prop_map(|((y, m, d), parts, approximate)| {
        let mark = if approximate { "~" } else { "" };
        match parts {
            0 => format!("{y:04}{mark}"),
            1 => format!("{y:04}-{m:02}{mark}"),
            _ => format!("{y:04}-{m:02}-{d:02}{mark}"),
        }
    })
}

fn date() -> impl Strategy<Value = String> {
    let year = "20(1[0-9]|2[0-9])(-0[1-9])?~?";
    prop_oneof![
        endpoint(),
        year,
        (endpoint(), endpoint()).prop_map(|(a, b)| format!("{}/{}", (&a).min(&b), (&a).max(&b))),
        endpoint().prop_map(|date| format!("{date}/..")),
        endpoint().prop_map(|date| format!("../{date}")),
    ]
    .prop_filter("a month is not before its own days", |text| {
        Date::parse(text).is_ok()
    })
}

/// The first and the last day of an end of a date, said otherwise than by the parser: it has one of
/// three lengths, digits and hyphens where they belong, and a first day that `chrono` knows.
fn days_of_end(end: &str) -> Option<(NaiveDate, NaiveDate)> {
    let bare = end.strip_suffix('~').unwrap_or(end);
    let digits = bare.bytes().enumerate().all(|(i, b)| match i {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    });
    let (first, months) = match bare.len() {
        _ if !digits => return None,
        4 => (format!("{bare}-01-01"), 12),
        7 => (format!("{bare}-01"), 1),
        10 => (bare.to_owned(), 0),
        _ => return None,
    };
    let first = NaiveDate::parse_from_str(&first, "%Y-%m-%d").ok()?;
    let last = match months {
        0 => first,
        months => first.checked_add_months(Months::new(months))?.pred_opt()?,
    };
    Some((first, last))
}

/// The first and the last day of a date; `None` if it is not valid.
fn days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    match text.split_once('/') {
        None => days_of_end(text),
        Some(("..", end)) => Some((NaiveDate::MIN, days_of_end(end)?.1)),
        Some((start, "..")) => Some((days_of_end(start)?.0, NaiveDate::MAX)),
        Some((start, end)) => {
            let days = (days_of_end(start)?.0, days_of_end(end)?.1);
            (days.0 <= days.1).then_some(days)
        }
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_date_is_written_as_it_was_read(text in date()) {
        let read = Date::parse(&text).expect("a generated date is one");
        prop_assert_eq!(read.to_string(), &*text);
        prop_assert!(days(&text).is_some());
    }

    #[test]
    fn what_is_nearly_a_date_is_read_strictly(
        text in date(),
        at in any::<Index>(),
        c in select("0123456789-/~. T+:x\u{660}".chars().collect::<Vec<_>>()),
        how in 0..4,
    ) {
        let mut chars: Vec<char> = text.chars().collect();
        let i = at.index(chars.len());
        match how {
            0 => chars[i] = c,
            1 => chars.insert(i, c),
            2 => { chars.remove(i); }
            _ => chars.swap(i, 0),
        }
        let mutated: String = chars.into_iter().collect();
        let read = Date::parse(&mutated);
        prop_assert_eq!(read.is_ok(), days(&mutated).is_some(), "{}", mutated);
        if let Ok(read) = read {
            prop_assert_eq!(read.to_string(), mutated);
        }
    }

    #[test]
    fn dates_overlap_where_their_days_do(a in date(), b in date()) {
        let (mine, theirs) = (days(&a).unwrap(), days(&b).unwrap());
        let (a, b): (Date, Date) = (a.parse().unwrap(), b.parse().unwrap());
        let is_shared = mine.0 <= theirs.1 && theirs.0 <= mine.1;
        prop_assert_eq!(a.overlaps(&b), is_shared);
        prop_assert_eq!(b.overlaps(&a), is_shared);
        prop_assert!(a.overlaps(&a));
    }

    #[test]
    fn the_order_of_dates_is_by_their_days(a in date(), b in date()) {
        let (mine, theirs) = (days(&a).unwrap(), days(&b).unwrap());
        let (a, b): (Date, Date) = (a.parse().unwrap(), b.parse().unwrap());
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert!(mine == theirs || a.cmp(&b) == mine.cmp(&theirs));
    }
}

// Claims.

fn claim() -> impl Strategy<Value = Claim> {
    // Halves, so that some are whole and some are not.
    (select(Qualifier::ALL), 0..16i64, 1..10i64).prop_map(|(qualifier, value, more)| {
        let half = |numer| Number::new(numer, 2).unwrap();
        let value_to = qualifier.is_range().then(|| half(value + more));
        let value = (!qualifier.is_vague()).then(|| half(value));
        Claim::new(qualifier, value, value_to).expect("the parts fit")
    })
}

/// Whether a claim admits so many quarters; what has no bounds admits no more than its own number.
fn admits(claim: &Claim, quarters: i64) -> bool {
    let quarters_of = |number: Number| number.numer() * 4 / i64::from(number.denom());
    let value = quarters_of(claim.value().unwrap());
    match claim.qualifier() {
        Qualifier::Exact | Qualifier::Approximately => quarters == value,
        Qualifier::Nearly | Qualifier::LessThan => quarters < value,
        Qualifier::AtMost => quarters <= value,
        Qualifier::MoreThan => quarters > value,
        Qualifier::AtLeast => quarters >= value,
        _ => (value..=quarters_of(claim.value_to().unwrap())).contains(&quarters),
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn claims_agree_both_ways(a in claim(), b in claim()) {
        prop_assert_eq!(a.agrees_with(&b), b.agrees_with(&a));
        prop_assert_eq!(a.agrees_with(&b).is_none(), a.value().is_none() || b.value().is_none());
        prop_assert_eq!(a.agrees_with(&a), a.value().map(|_| true));
    }

    #[test]
    fn bounds_overlap_where_some_number_is_in_both(a in claim(), b in claim()) {
        if let (Some(mine), Some(theirs)) = (a.bounds(), b.bounds()) {
            // Numbers as points on a line: quarters are enough to find one between two halves.
            let common = (-4..=60).any(|quarters| admits(&a, quarters) && admits(&b, quarters));
            prop_assert_eq!(mine.overlaps(&theirs), common, "{} and {}", mine, theirs);
            prop_assert_eq!(a.agrees_with(&b), Some(common));
        }
    }

    #[test]
    fn about_a_number_agrees_with_what_holds_it_or_ends_there(value in 0..8i64, b in claim()) {
        let number = Some(Number::from(value));
        let about = Claim::new(Qualifier::Approximately, number, None).unwrap();
        if b.value().is_some() {
            let near = [4 * value - 1, 4 * value, 4 * value + 1];
            let expected = match b.qualifier() {
                Qualifier::Exact | Qualifier::Approximately => admits(&b, 4 * value),
                _ => near.into_iter().any(|quarters| admits(&b, quarters)),
            };
            prop_assert_eq!(about.agrees_with(&b), Some(expected), "about {} and {}", value, b);
        }
    }
}

// Whole data sets.

/// A text of words that try Markdown, CSV and Rust.
fn words() -> impl Strategy<Value = String> {
    let word = "[A-Za-zА-яéΣς0-9'\",.;:!?$%&*_`<>{}\\[\\]\\\\|#~=+/-]{1,9}";
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
}

fn data_set() -> impl Strategy<Value = Vec<File>> {
    let record = (
        words(),
        words(),
        date(),
        claim(),
        0..Basis::ALL.len() - 1,
        select(Medium::ALL),
    );
    prop::collection::vec(record, 1..8).prop_map(|records| {
        let mut tables = Tables::default();
        let outlet = [("id", "outlet"), ("name", "Outlet"), ("kind", "media")];
        tables.add("actors", &outlet);
        tables.add(
            "metrics",
            &[
                ("id", "count"),
                ("name", "Count"),
                ("unit", "square-kilometres"),
                ("measure", "stock"),
                ("definition", "Land"),
            ],
        );
        tables.add(
            "sources",
            &[
                ("id", "article"),
                ("title", "A \"title\", and more"),
                ("publisher", "outlet"),
                ("published", "9999-12"),
                ("published_basis", "explicit"),
                ("text_quality", "original"),
                ("sha256", &digest("article")),
                ("chars", "100000"),
            ],
        );
        for (i, (name, text, date, claim, basis, medium)) in records.iter().enumerate() {
            let [actor, event, figure, quote] =
                ["actor", "event", "figure", "quote"].map(|what| format!("{what}-{i}"));
            // Not a word that another language takes for a missing value.
            let (name, text) = (format!("{name} {i}"), format!("{text} {i}"));
            let (basis, medium) = (Basis::ALL[*basis].code(), medium.code());
            // A number in the wording would have to be the value.
            let wording: String = text.chars().filter(|c| !c.is_numeric()).collect();
            let wording = format!("{} persons", wording.trim()).replace("  ", " ");
            let wording = match wording::read(&wording, false)[..] {
                [] => wording.trim_start(),
                _ => "persons",
            };
            let number =
                |value: Option<Number>| value.map_or_else(String::new, |value| value.to_string());
            tables.add(
                "actors",
                &[
                    ("id", &actor),
                    ("name", &name),
                    ("kind", "person"),
                    ("affiliation", "outlet"),
                ],
            );
            tables.add(
                "events",
                &[
                    ("id", &event),
                    ("title", &name),
                    ("kind", "visit"),
                    ("date", date),
                    ("date_basis", basis),
                    ("status", "asserted"),
                    ("realis", "planned"),
                ],
            );
            tables.add(
                "figures",
                &[
                    ("id", &figure),
                    ("metric", "count"),
                    ("subject", &actor),
                    ("printed", &number(claim.value())),
                    ("printed_to", &number(claim.value_to())),
                    ("qualifier", claim.qualifier().code()),
                    ("as_of", "2024"),
                    ("as_of_basis", basis),
                    ("claimed_by", &actor),
                    ("attribution", "explicit"),
                    ("status", "claimed"),
                    ("event", &event),
                    ("source", "article"),
                    ("wording", wording),
                ],
            );
            tables.add(
                "quotes",
                &[
                    ("id", &quote),
                    ("speech", "direct"),
                    ("speaker", &actor),
                    ("text", &text),
                    ("medium", medium),
                    ("said_on_basis", "unknown"),
                    ("attribution", "resolved"),
                    ("status", "claimed"),
                    ("source", "article"),
                    ("note", &name),
                ],
            );
            tables.add(
                "participants",
                &[("event", &event), ("actor", &actor), ("role", "actor")],
            );
            tables.anchor(&event, "article", 1, i * 1000, &name);
            tables.anchor(&figure, "article", 1, i * 1000 + 200, wording);
            let (first, rest) = text.split_once(' ').expect("a number is added to the text");
            tables.anchor(&quote, "article", 1, i * 1000 + 400, first);
            tables.anchor(&quote, "article", 2, i * 1000 + 600, rest);
        }
        tables.files()
    })
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn valid_tables_compile(files in data_set()) {
        match compile(&files, &CONTEXT) {
            Err(problems) => prop_assert!(false, "{}", shown(&problems)),
            Ok(generated) => for file in generated {
                let tokens = file.text.parse::<proc_macro2::TokenStream>();
                prop_assert!(tokens.is_ok(), "{} is no Rust", file.name);
            },
        }
    }
}
