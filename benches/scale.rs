//! Tables of many rows, good and bad: what the check says of them, and how long that takes.
//!
//! `cargo bench --package benches --bench scale`, with `-- --rows 1000` for a quick look. The counts of
//! problems are asserted, the times are not.

use benches::series::{Unit, seconds};
use benches::table::Table;
use clap::Parser;
use curate::codegen::read::{self, File};

#[path = "../curate/tests/support"]
mod support {
    pub mod anchors;
    pub mod context;
    pub mod digest;
    pub mod problems;
    pub mod tables;
}

use support::digest::digest;
use support::problems::{problems, shown};
use support::tables::{Tables, bytes};

#[derive(Parser)]
struct Options {
    /// How many rows the largest tables have.
    #[arg(long, default_value_t = 100_000)]
    rows: usize,
    /// Cargo passes it to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What was checked, and how long it took, at a tenth of the rows and at all.
struct Scale {
    rows: [usize; 2],
    table: Table,
}

fn main() {
    let rows = Options::parse().rows.max(100);
    let header = ["tables", "bytes", "problems", "time", "exponent"];
    let table = Table::new(header);
    let mut scale = Scale {
        rows: [rows / 10, rows],
        table,
    };
    good_figures(&mut scale);
    figures_that_all_disagree(&mut scale);
    figures_without_anchors(&mut scale);
    rows_in_reverse(&mut scale);
    references_that_are_all_wrong(&mut scale);
    relations_that_lead_back_and_forth(&mut scale);
    garbage(&mut scale);
    println!("{} and {rows} rows\n\n{}", rows / 10, scale.table);
}

impl Scale {
    /// Checks tables of few rows and of many, which have as many problems as expected of that many.
    fn check(
        &mut self,
        what: &str,
        files: impl Fn(usize) -> Vec<File>,
        expected: impl Fn(usize) -> usize,
    ) {
        let mut times = Vec::new();
        let (mut size, mut count) = (0, 0);
        for rows in self.rows {
            let files = files(rows);
            let mut found = Vec::new();
            times.push(seconds(|| found = problems(&files)));
            count = found.len();
            let first = shown(&found[..count.min(3)]);
            assert_eq!(count, expected(rows), "{what}, {rows} rows:\n{first}");
            size = files.iter().map(|file| file.bytes.len()).sum();
        }
        self.table.row([
            what.to_owned(),
            Unit::Bytes.show(size as f64),
            count.to_string(),
            Unit::Seconds.show(times[1]),
            format!("{:.2}", (times[1] / times[0]).log10()),
        ]);
    }
}

/// A data set of figures, with some cells of each.
fn figures(rows: usize, cells: impl Fn(usize) -> [(&'static str, String); 4]) -> Tables {
    let mut tables = Tables::default();
    tables.add(
        "actors",
        &[("id", "outlet"), ("name", "Outlet"), ("kind", "media")],
    );
    let metric = [
        ("id", "count"),
        ("name", "Count"),
        ("unit", "people"),
        ("measure", "stock"),
        ("definition", "Persons"),
    ];
    tables.add("metrics", &metric);
    let article = [
        ("id", "article"),
        ("title", "Article"),
        ("publisher", "outlet"),
        ("published", "9999"),
        ("published_basis", "explicit"),
        ("text_quality", "original"),
        ("sha256", &digest("article")),
        ("chars", "100000000"),
    ];
    tables.add("sources", &article);
    for i in 0..rows {
        let id = format!("figure-{i:06}");
        let own = cells(i);
        let mut row = vec![
            ("id", &*id),
            ("metric", "count"),
            ("subject", "outlet"),
            ("as_of_basis", "explicit"),
            ("claimed_by", "outlet"),
            ("attribution", "explicit"),
            ("status", "asserted"),
            ("source", "article"),
            ("wording", "many"),
        ];
        row.extend(own.iter().map(|(column, value)| (*column, &**value)));
        tables.add("figures", &row);
        tables.anchor(&id, "article", 1, i * 10, "many");
    }
    tables
}

fn claim(value: usize, as_of: &str) -> [(&'static str, String); 4] {
    [
        ("printed", value.to_string()),
        ("qualifier", "exact".into()),
        ("as_of", as_of.into()),
        ("note", String::new()),
    ]
}

/// Figures of one claim.
fn the_same(rows: usize) -> Vec<File> {
    figures(rows, |_| claim(5, "2024")).files()
}

fn good_figures(scale: &mut Scale) {
    scale.check("one claim, made by all", the_same, |_| 0);
    let days = |rows| {
        let day = |i: usize| format!("{:04}-{:02}-{:02}", i / 336, i / 28 % 12 + 1, i % 28 + 1);
        figures(rows, |i| claim(i, &day(i))).files()
    };
    scale.check("a claim a day", days, |_| 0);
}

fn figures_that_all_disagree(scale: &mut Scale) {
    let files = |rows| figures(rows, |i| claim(i, "2024/..")).files();
    scale.check("no two figures agree", files, |rows| rows - 1);
}

fn figures_without_anchors(scale: &mut Scale) {
    let files = |rows| {
        let mut files = the_same(rows);
        let anchors = bytes(&mut files, "anchors");
        let header = anchors.iter().position(|&b| b == b'\n').expect("a header");
        anchors.truncate(header + 1);
        files
    };
    scale.check("no anchors", files, |rows| rows);
}

fn rows_in_reverse(scale: &mut Scale) {
    let files = |rows| {
        let mut files = the_same(rows);
        let figures = bytes(&mut files, "figures");
        let mut lines: Vec<&[u8]> = figures.split_inclusive(|&b| b == b'\n').collect();
        lines[1..].reverse();
        *figures = lines.concat();
        files
    };
    scale.check("rows in reverse", files, |rows| rows - 1);
}

fn references_that_are_all_wrong(scale: &mut Scale) {
    let files = |rows| {
        let mut files = the_same(rows);
        let anchors = bytes(&mut files, "anchors");
        let text = String::from_utf8(std::mem::take(anchors)).expect("the tables are UTF-8");
        *anchors = text.replace("figure-", "figuer-").into_bytes();
        files
    };
    scale.check("references all wrong", files, |rows| rows);
}

fn relations_that_lead_back_and_forth(scale: &mut Scale) {
    let files = |rows: usize| {
        let mut tables = figures(rows / 2, |_| claim(5, "2024"));
        for i in 1..rows / 2 {
            let (this, before) = (format!("figure-{i:06}"), format!("figure-{:06}", i - 1));
            for (left, right, dimension) in [(&this, &before, "scope"), (&before, &this, "place")] {
                let cells = [
                    ("left", &**left),
                    ("relation", "refines"),
                    ("right", right),
                    ("dimension", dimension),
                ];
                tables.add("relations", &cells);
            }
        }
        tables.files()
    };
    scale.check("relations back and forth", files, |rows| rows / 2 - 1);
}

fn garbage(scale: &mut Scale) {
    let valid = concat!(env!("CARGO_MANIFEST_DIR"), "/../curate/tests/corpus/valid");
    /// How many problems so many lines have.
    type Count = fn(usize) -> usize;
    // The last number is how many problems all of the lines have in one.
    let cases: [(_, _, Count, _); 6] = [
        ("quotation marks", "\"".repeat(50), |lines| lines, 1),
        ("commas", ",".repeat(50), |lines| lines, 1),
        (
            "control characters",
            "\u{1}".repeat(50),
            |lines| 4 * lines,
            4,
        ),
        ("not UTF-8", "\u{FFFD}".repeat(50), |lines| 4 * lines, 4),
        ("blank lines", String::new(), |lines| lines, 1),
        (
            "the same row",
            "jane-doe,J. Doe,en".into(),
            |lines| lines - 1,
            2,
        ),
    ];
    for (what, line, in_lines, in_one) in cases {
        let files = |rows| {
            let mut files = read::load(valid.as_ref()).expect("the valid tables can be read");
            let body = format!("{line}\n").repeat(rows);
            *bytes(&mut files, "names") = [b"record,name,language\n", body.as_bytes()].concat();
            files
        };
        scale.check(what, files, in_lines);
        let in_one_line = |rows| {
            let mut files = files(rows);
            bytes(&mut files, "names").retain(|&b| b != b'\n');
            files
        };
        scale.check(&format!("{what}, in one line"), in_one_line, |_| in_one);
    }
}
