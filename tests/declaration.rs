//! A column is added by its declaration and its CSV, and a code by its vocabulary: nothing else is
//! touched, and everything follows.
//!
//! This builds a changed copy of the project, and so takes a minute:
//! `cargo test --package tests --test declaration -- --ignored`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of what git tracks, without the curation tool and the benchmarks.
fn copy() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("declaration");
    let _ = fs::remove_dir_all(&copy);
    for folder in ["codegen", "src", "data", "tests"] {
        copy_folder(&root.join(folder), &copy.join(folder));
    }
    for file in ["build.rs", "README.md", "Cargo.lock"] {
        fs::copy(root.join(file), copy.join(file)).unwrap();
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    fs::write(
        copy.join("Cargo.toml"),
        manifest.replace("\"benches\", \"curate\", ", ""),
    )
    .unwrap();
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Changes a file of the copy.
fn change(copy: &Path, file: &str, change: impl Fn(&str) -> String) {
    let path = copy.join(file);
    let before = fs::read_to_string(&path).unwrap();
    let after = change(&before);
    assert_ne!(before, after, "{file} has changed");
    fs::write(path, after).unwrap();
}

/// Runs tests of the copy.
fn test(copy: &Path, tests: &[&str]) {
    let tests = tests.iter().flat_map(|test| ["--test", *test]);
    let output = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--package", "tests"])
        .args(tests)
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", copy.with_extension("target"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{said}");
}

#[test]
#[ignore = "builds the project"]
fn what_is_declared_is_all_there_is_to_change() {
    let copy = copy();

    // A column: in the declaration, and in the CSV.
    change(&copy, "src/tables.rs", |declaration| {
        let after = "        /// Where the article was found.";
        let column = "        /// The language that the text is in.\n        \
                      language: optional Form LANGUAGE [standard \"BCP 47\"],\n";
        declaration.replacen(after, &format!("{column}{after}"), 1)
    });
    change(&copy, "data/sources.csv", |table| {
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let header = reader.headers().unwrap().clone();
        let place = header.iter().position(|column| column == "url").unwrap();
        let mut writer = csv::Writer::from_writer(Vec::new());
        let with = |row: &csv::StringRecord, cell: &str| {
            let mut row: Vec<String> = row.iter().map(str::to_owned).collect();
            row.insert(place, cell.to_owned());
            row
        };
        writer.write_record(with(&header, "language")).unwrap();
        for row in reader.records() {
            writer.write_record(with(&row.unwrap(), "en-GB")).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    });

    // A new code, and one with another name: in their vocabularies, and in the CSVs.
    change(&copy, "src/vocab.rs", |vocabularies| {
        let after = "        /// Asked and answered, to the outlet or to another.";
        let code = "        /// By pigeon.\n        Pigeon = \"pigeon\",\n";
        vocabularies
            .replacen(after, &format!("{code}{after}"), 1)
            .replace("= \"restates\"", "= \"restates-it\"")
    });
    change(&copy, "data/quotes.csv", |table| {
        table.replacen(",unknown,", ",pigeon,", 1)
    });
    change(&copy, "data/relations.csv", |table| {
        table.replace(",restates,", ",restates-it,")
    });

    // The constants carry the column and the code, and so does what serde writes.
    change(&copy, "tests/facts.rs", |facts| {
        facts.to_owned()
            + "\n#[test]\nfn the_change_is_carried_through() {\n\
               let source = sources::ARA_2025_03;\n\
               assert_eq!(source.language, Some(\"en-GB\"));\n\
               assert_eq!(serde_json::to_value(source).unwrap()[\"language\"], \"en-GB\");\n\
               let pigeon = kursk_campaign::vocab::Medium::Pigeon;\n\
               assert!(quotes::ALL.iter().any(|quote| quote.medium == pigeon));\n\
               assert_eq!(RelationKind::Restates.code(), \"restates-it\");\n}\n"
    });
    // The comparison, and every fact about restatements and witnesses, hold as they did.
    test(&copy, &["tables", "serde", "facts", "api"]);
}
