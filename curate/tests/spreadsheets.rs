//! Tables that a spreadsheet has saved, made up and, where LibreOffice is at hand, real.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use curate::codegen::read::{self, File};
use curate::codegen::schema::{TABLES, Table};
use proptest::prelude::*;
use proptest::sample::select;
use tempfile::TempDir;

use crate::common::{Project, Ran, compiled};
use crate::support::files::{load, path, valid};

/// How a spreadsheet saves a table.
#[derive(Clone, Debug)]
struct Form {
    separator: u8,
    is_quoted: bool,
    line_end: &'static str,
    encode: fn(&str) -> Vec<u8>,
    /// How many empty columns and rows follow.
    columns: usize,
    rows: usize,
}

fn form() -> impl Strategy<Value = Form> {
    let utf_8: fn(&str) -> Vec<u8> = |text| text.into();
    let encodings = vec![
        utf_8,
        |text| format!("\u{FEFF}{text}").into(),
        |text| units(text).flat_map(u16::to_le_bytes).collect(),
        |text| units(text).flat_map(u16::to_be_bytes).collect(),
    ];
    (
        select(b",;\t".to_vec()),
        any::<bool>(),
        select(vec!["\n", "\r\n", "\r"]),
        select(encodings),
        0..3_usize,
        0..3_usize,
    )
        .prop_map(
            |(separator, is_quoted, line_end, encode, columns, rows)| Form {
                separator,
                is_quoted,
                line_end,
                encode,
                columns,
                rows,
            },
        )
}

/// A text in UTF-16, after a byte order mark.
fn units(text: &str) -> impl Iterator<Item = u16> {
    [0xFEFF].into_iter().chain(text.encode_utf16())
}

impl Form {
    fn of(&self, file: &File) -> File {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(&file.bytes[..]);
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.separator)
            .quote_style(match self.is_quoted {
                true => csv::QuoteStyle::Always,
                false => csv::QuoteStyle::Necessary,
            })
            .from_writer(Vec::new());
        let empty = |count| std::iter::repeat_n("", count);
        for row in reader.records() {
            let row = row.expect("the tables are valid");
            let cells = row.iter().chain(empty(self.columns));
            writer.write_record(cells).expect("memory takes a row");
        }
        let width = reader.headers().expect("a header").len() + self.columns;
        for _ in 0..self.rows {
            writer
                .write_record(empty(width))
                .expect("memory takes a row");
        }
        let bytes = writer.into_inner().expect("memory takes the rest");
        let text = String::from_utf8(bytes).expect("the tables are UTF-8");
        File {
            name: file.name.clone(),
            bytes: (self.encode)(&text.replace('\n', self.line_end)),
        }
    }
}

/// A folder of tables.
struct Tables(TempDir);

impl Tables {
    fn new(files: impl IntoIterator<Item = File>) -> Self {
        let tables = Self(tempfile::tempdir().expect("a temporary folder"));
        fs::create_dir(tables.path()).expect("a folder in it");
        for file in files {
            fs::write(tables.path().join(&file.name), file.bytes).expect("a file in it");
        }
        fs::write(tables.path().join("README.md"), "# Codebook\n").expect("a codebook");
        tables
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn run(&self, command: &str) -> Ran {
        let mut curate = Command::new(env!("CARGO_BIN_EXE_curate"));
        let curate = curate.arg(command).current_dir(self.0.path());
        curate.output().expect("the tool starts").into()
    }

    /// The tables by name.
    fn bytes(&self) -> Vec<(String, String)> {
        sorted(read::load(&self.path()).expect("the tables are there"))
    }
}

fn sorted(files: Vec<File>) -> Vec<(String, String)> {
    let text = |file: File| {
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        (file.name, text)
    };
    let mut files: Vec<_> = files.into_iter().map(text).collect();
    files.sort();
    files
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_form_of_a_spreadsheet_is_undone(form in form()) {
        let files = valid();
        let tables = Tables::new(files.iter().map(|file| form.of(file)));
        let ran = tables.run("fmt");
        prop_assert_eq!(ran.code, 0, "{}", ran.err);
        prop_assert_eq!(tables.bytes(), sorted(files));
    }
}

#[test]
fn a_file_that_a_spreadsheet_has_saved_is_one_problem() {
    let project = Project::new();
    let clean = project.data();
    let figures = project.read("data/figures.csv");
    project.write_table("data/figures.csv", &figures);
    let saved = fs::read_to_string(project.path("data/figures.csv")).unwrap();
    let saved = format!("\u{FEFF}{}", saved.replace(',', ";").replace('\n', "\r\n"));
    project.write("data/figures.csv", saved);
    let ran = project.run(&["check", "--format", "plain"]);
    assert_eq!(
        ran.out,
        "data/figures.csv:1:1: a spreadsheet has saved this file with semicolons between the cells; run `cargo curate fmt` to undo that\n"
    );
    let ran = project.run(&["fmt"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "data/figures.csv: rewritten\n")
    );
    assert_eq!(project.data(), clean);
}

#[test]
fn a_value_that_a_spreadsheet_has_changed_is_refused() {
    for (table, old, new, said) in [
        (
            "data/events.csv",
            "2024-05-06",
            "8/6/2024",
            "`8/6/2024` is how a spreadsheet writes a date; did you mean `2024-08-06` or `2024-06-08`?",
        ),
        (
            "data/events.csv",
            "2024-05-06",
            "Mar-25",
            "`Mar-25` is how a spreadsheet writes a date; did you mean `2025-03`?",
        ),
        (
            "data/events.csv",
            "2024-05-06",
            "6 Aug 2024",
            "`6 Aug 2024` is how a spreadsheet writes a date; did you mean `2024-08-06`?",
        ),
        (
            "data/figures.csv",
            ",300,",
            ",120.000,",
            "`120.000` is not a valid `printed`: expected a number such as 1250, 99.5 or 33 1/3; did you mean `120000` or `120`?",
        ),
        (
            "data/figures.csv",
            ",300,",
            ",1.2E+05,",
            "`1.2E+05` is how a spreadsheet writes a long number, perhaps without its last digits; did you mean `120000`?",
        ),
        (
            "data/actors.csv",
            "The chief",
            "#NAME?",
            "`#NAME?` is an error of a spreadsheet; write the value that was there",
        ),
        (
            "data/actors.csv",
            "The chief",
            "=1+1",
            "`=1+1` is a formula of a spreadsheet; write the value itself",
        ),
        (
            "data/actors.csv",
            "The chief",
            "TRUE",
            "`TRUE` is how a spreadsheet writes a truth value; write the word that was there",
        ),
        (
            "data/actors.csv",
            "The chief",
            "InÃ¡cio",
            "`InÃ¡cio` is UTF-8 that was read as Windows-1252; did you mean `Inácio`?",
        ),
    ] {
        let project = Project::new();
        // Its form could be undone, and is not.
        project.replace("data/metrics.csv", "Evacuees", "\"Evacuees\"");
        project.replace(table, old, new);
        let place = project.place(table, new.trim_matches(','));
        let before = project.data();
        for arguments in [&["fmt"][..], &["fmt", "--check"]] {
            let ran = project.run(arguments);
            assert_eq!(ran.code, 1);
            assert_eq!(
                ran.err,
                format!(
                    "error: nothing was written, since a spreadsheet seems to have changed what follows; write what was there, or undo all of it and edit the table with every column imported as text:\n{place}: {said}\n"
                )
            );
        }
        assert_eq!(project.data(), before);
        let ran = project.run(&["check", "--format", "plain"]);
        let here: Vec<&str> = ran
            .out
            .lines()
            .filter(|line| line.starts_with(&place))
            .collect();
        assert_eq!(here, [format!("{place}: {said}")]);
        // The build says less, and of the same cells.
        for line in compiled(&project.path("data")).lines() {
            let start = line.split(' ').next().expect("a place");
            assert!(
                ran.out.lines().any(|line| line.starts_with(start)),
                "{line}"
            );
        }
    }
}

#[test]
fn no_encoding_is_guessed() {
    let project = Project::new();
    let mut saved = project
        .read("data/names.csv")
        .replace(',', ";")
        .into_bytes();
    saved.extend(b"chief;Jos\xE9;es\r\nchief;Andr\xE9;fr\r\n");
    project.write("data/names.csv", &saved);
    let before = project.data();
    let said = "data/names.csv:2:10: the byte E9 here is not UTF-8, and 2 lines have such bytes; save the file as UTF-8\n";
    assert_eq!(project.run(&["check", "--format", "plain"]).out, said);
    let ran = project.run(&["fmt"]);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        format!(
            "error: nothing was written, since what follows can't be read without losing or guessing a value:\n{said}"
        )
    );
    assert_eq!(project.data(), before);
}

/// Lets LibreOffice open tables with the columns as texts or as it likes, and save them; whether it
/// is here.
fn converted(folder: &Path, as_text: bool, format: &str) -> bool {
    let columns: Vec<String> = (1..=20).map(|column| format!("{column}/2")).collect();
    let columns = if as_text {
        columns.join("/")
    } else {
        String::new()
    };
    let files = TABLES.iter().map(Table::file);
    let ran = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .arg("--headless")
        .arg(format!("--infilter=CSV:44,34,76,1,{columns}"))
        .arg("--convert-to")
        .arg(format!("csv:Text - txt - csv (StarCalc):{format}"))
        .arg("--outdir")
        .arg(folder.join("data"))
        .args(files.map(|file| path("../data").join(file)))
        .output();
    let Ok(ran) = ran else {
        return false;
    };
    assert!(ran.status.success(), "{}", Ran::from(ran).err);
    true
}

#[test]
#[ignore = "starts LibreOffice"]
fn what_libreoffice_saves_is_read() {
    let formats = [
        ("commas", "44,34,76,1,,0,false"),
        ("semicolons", "59,34,76,1,,0,false"),
        ("tabs", "9,34,76,1,,0,false"),
        ("all cells quoted", "44,34,76,1,,0,true"),
        ("UTF-16", "59,34,65535,1,,0,true"),
    ];
    let real = sorted(load("../data"));
    for (name, format) in formats {
        for as_text in [true, false] {
            let tables = Tables::new([]);
            if !converted(tables.0.path(), as_text, format) {
                // Not by `eprintln!`, which the test harness keeps to itself.
                let _ = writeln!(io::stderr(), "skipped: there is no soffice here");
                return;
            }
            let differs = |tables: &Tables| {
                let now = tables.bytes();
                now.iter()
                    .zip(&real)
                    .filter(|(now, real)| now != real)
                    .count()
            };
            let saved = differs(&tables);
            let fmt = tables.run("fmt");
            let check = tables.run("check");
            println!(
                "{name}, as text: {as_text}: {saved} of {} tables differ, {} after fmt\n{}{}",
                real.len(),
                differs(&tables),
                fmt.err,
                check.err
            );
            assert_eq!(tables.bytes().len(), real.len());
            let passes = fmt.code == 0 && check.code == 0;
            assert_eq!(passes, differs(&tables) == 0, "a change goes unnoticed");
            assert!(passes || !as_text, "{}", fmt.err);
        }
    }
}
