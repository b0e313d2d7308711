//! Whole processes, from their start to the first records.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::grown::Shape;
use crate::project::{self, cargo, copy, first, tables, user};
use crate::series::{Series, Unit, case, in_turns};
use crate::size::section;
use crate::table::Table;
use crate::usage::run;

/// The programs: what they are called in the table, and their sources.
const PROGRAMS: [(&str, &str, &str); 5] = [
    (
        "kursk-campaign",
        "ours",
        include_str!("../programs/ours.rs"),
    ),
    (
        "an empty program",
        "hello",
        include_str!("../programs/hello.rs"),
    ),
    ("`csv` and serde", "csv", include_str!("../programs/csv.rs")),
    ("`serde_json`", "json", include_str!("../programs/json.rs")),
    (
        "SQLite in memory",
        "sqlite",
        include_str!("../programs/sqlite.rs"),
    ),
];

const MANIFEST: &str = r#"
csv = "1.3"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
rusqlite = { version = "0.37", features = ["bundled", "serialize"] }

[profile.release]
strip = true
"#;

/// At the real size, and at some others.
pub fn report(rows: &[usize], shape: Shape, rounds: usize) {
    for rows in [None].into_iter().chain(rows.iter().copied().map(Some)) {
        let library = copy("library", rows, shape);
        println!("{}", measured(&library, rounds));
    }
}

fn measured(library: &Path, rounds: usize) -> Table {
    let data = library.join("data");
    build(library, &data);
    let path = |name: &str| project::work("start").join("target/release").join(name);
    let start = |name| {
        let mut command = Command::new(path(name));
        move || run(&mut command).0
    };
    let mut cases: Vec<_> = PROGRAMS
        .iter()
        .map(|(what, name, _)| {
            let mut start = start(*name);
            case(what, move || start().wall)
        })
        .collect();
    in_turns(rounds / 10 + 1, &mut cases);
    let series = in_turns(rounds, &mut cases);
    let (_, rows) = tables(&data);
    let what = format!("to three records of {rows}");
    let header = [
        &what,
        "median",
        "quartiles",
        "this : empty",
        "page faults",
        "relocations",
        "program",
    ];
    let mut table = Table::new(header);
    for ((what, name, _), of) in PROGRAMS.iter().zip(&series) {
        let [median, quartiles] = of.shown(Unit::Seconds);
        let mut start = start(*name);
        let faults = Series((0..rounds.min(20)).map(|_| start().faults).collect());
        // An entry of the table of relocations has 24 bytes.
        let relocations = section(&path(name), ".rela.dyn") / 24;
        let bytes = path(name).metadata().map_or(0, |file| file.len());
        table.row([
            (*what).to_owned(),
            median,
            quartiles,
            format!("{:.2}", of.ratio(&series[1])),
            Unit::Count.show(faults.median()),
            relocations.to_string(),
            Unit::Bytes.show(bytes as f64),
        ]);
    }
    table
}

fn build(library: &Path, data: &Path) {
    for table in ["events", "figures", "quotes"] {
        write_json(&data.join(table));
    }
    let names = ["event", "figure", "quote"].map(|name| (name, first(data, &format!("{name}s"))));
    let sources = PROGRAMS.map(|(_, name, source)| {
        let mut source = source.to_owned();
        for (placeholder, (id, constant)) in &names {
            let placeholder = placeholder.to_uppercase();
            let text = if name == "ours" { constant } else { id };
            let quoted = |text: &str| {
                if name == "ours" {
                    format!("::{text}.")
                } else {
                    format!("\"{text}\"")
                }
            };
            source = source.replace(&quoted(&placeholder), &quoted(text));
        }
        (format!("src/bin/{name}.rs"), source)
    });
    let mut files: Vec<_> = sources
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    files.push(("src/bin/fill.rs", include_str!("../programs/fill.rs")));
    let manifest = format!("[dependencies]\nkursk-campaign = {{ path = {library:?} }}{MANIFEST}");
    let folder = user("start", &manifest, &files);
    let release = ["build", "--release", "--quiet"];
    run(cargo(&folder, &release)
        .args(["--bin", "fill"])
        .env("TABLES", data));
    run(&mut Command::new(folder.join("target/release/fill")));
    run(cargo(&folder, &release).env("TABLES", data));
}

/// Writes a table as JSON beside its CSV.
fn write_json(table: &Path) {
    let mut reader = csv::Reader::from_path(table.with_extension("csv")).expect("a table");
    let header = reader.headers().expect("a header").clone();
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        let cells = header
            .iter()
            .zip(&row)
            .map(|(name, cell)| (name.to_owned(), cell.into()));
        serde_json::Value::Object(cells.collect())
    });
    let text = serde_json::Value::Array(rows.collect()).to_string();
    fs::write(table.with_extension("json"), text).expect("the target folder can be written");
}
