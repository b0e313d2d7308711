//! A column is added by its declaration and its CSV, and a code by its vocabulary: nothing else is
//! touched, and everything follows.
//!
//! This builds a changed copy of the project, and so takes a minute:
//! `cargo test --package tests --test declaration -- --ignored`.

mod project;

use std::fs;
use std::path::Path;

use project::{cargo, change, copy};

/// The names of all tables.
fn tables(copy: &Path) -> Vec<String> {
    let entries = fs::read_dir(copy.join("data")).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names
        .filter_map(|name| Some(name.strip_suffix(".csv")?.to_owned()))
        .collect()
}

/// Inserts a column into a table, before another one or at the end, with the same cell in every row.
fn insert(copy: &Path, table: &str, before: Option<&str>, column: &str, cell: &str) {
    change(copy, &format!("data/{table}.csv"), |text| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let place = match before {
            Some(before) => header.iter().position(|column| column == before).unwrap(),
            None => header.len(),
        };
        let mut writer = csv::Writer::from_writer(Vec::new());
        let with = |row: &csv::StringRecord, cell: &str| {
            let mut row: Vec<String> = row.iter().map(str::to_owned).collect();
            row.insert(place, cell.to_owned());
            row
        };
        writer.write_record(with(&header, column)).unwrap();
        for row in reader.records() {
            writer.write_record(with(&row.unwrap(), cell)).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    });
}

/// Inserts a line before another one, which is there.
fn line_before(text: &str, other: &str, line: &str) -> String {
    assert!(text.contains(other), "{other}");
    text.replacen(other, &format!("{line}{other}"), 1)
}

#[test]
#[ignore = "builds the project"]
fn what_is_declared_is_all_there_is_to_change() {
    let copy = copy("declaration");

    // Columns: in the declaration, and in the CSVs.
    change(&copy, "src/tables.rs", |declaration| {
        let language = line_before(
            declaration,
            "        /// Where the article was found.",
            "        /// The language that the text is in.\n        \
             language: optional Form LANGUAGE [standard \"BCP 47\"],\n",
        );
        line_before(
            &language,
            "        /// What is counted, and in which unit.",
            "        /// How sure the annotator is.\n        sureness: optional Number [unit \"percent\"],\n",
        )
    });
    insert(&copy, "sources", Some("url"), "language", "en-GB");
    insert(&copy, "figures", Some("metric"), "sureness", "99.5");
    // One at the end of each table but `names`, which stands for what a spreadsheet saves.
    let extra = "\n        /// Anything.\n        extra: optional Text,\n    }\n";
    change(&copy, "src/tables.rs", |declaration| {
        let more = declaration.replace("\n    }\n", extra);
        let names = more.find("    names: Name,").unwrap();
        let (before, after) = more.split_at(names);
        before.to_owned() + &after.replacen(extra, "\n    }\n", 1)
    });
    for table in tables(&copy).iter().filter(|table| *table != "names") {
        insert(&copy, table, None, "extra", "more");
    }

    // New codes: in their vocabularies, and in a CSV.
    change(&copy, "src/vocab.rs", |vocabularies| {
        let pigeon = line_before(
            vocabularies,
            "        /// Asked and answered, to the outlet or to another.",
            "        /// By pigeon.\n        Pigeon = \"pigeon\",\n",
        );
        let houses = line_before(
            &pigeon,
            "        /// Square kilometres.",
            "        /// Houses.\n        Houses = \"houses\" [UCUM \"{house}\"],\n",
        );
        line_before(
            &houses,
            "        /// A person takes up a public office.",
            "        /// Water where it does not belong.\n        Flood = \"flood\",\n",
        )
    });
    change(&copy, "data/quotes.csv", |table| {
        let (header, rows) = table.split_once('\n').unwrap();
        let medium = header.split(',').position(|column| column == "medium");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let first = reader.records().next().unwrap().unwrap();
        let code = format!(",{},", &first[medium.unwrap()]);
        format!("{header}\n{}", rows.replacen(&code, ",pigeon,", 1))
    });

    // The constants carry them, and so does what serde writes.
    change(&copy, "tests/facts.rs", |facts| {
        facts.to_owned()
            + "\n#[test]\nfn the_change_is_carried_through() {\n\
               use kursk_campaign::vocab::{EventKind, Medium, Unit};\n\
               let source = sources::ARA_2025_03;\n\
               assert_eq!(source.language, Some(\"en-GB\"));\n\
               assert_eq!(serde_json::to_value(source).unwrap()[\"language\"], \"en-GB\");\n\
               assert!(figures::ALL.iter().all(|figure| figure.sureness == Number::new(199, 2)));\n\
               assert_eq!(serde_json::to_value(&figures::ALL[0]).unwrap()[\"sureness\"], \"99.5\");\n\
               assert!(quotes::ALL.iter().any(|quote| quote.medium == Medium::Pigeon));\n\
               assert_eq!(Unit::Houses.ucum(), \"{house}\");\n\
               assert_eq!(EventKind::Flood.acled(), None);\n}\n"
    });
    // The codebook follows by its command. The comparison of every field, every fact about restatements
    // and witnesses, and every test of the rules hold as they did.
    cargo(
        &copy,
        &["run", "--quiet", "--package", "curate", "--", "codebook"],
    );
    // The mistakes are made in the real tables, and have whole rows and counts of cells in them.
    cargo(
        &copy,
        &[
            "test",
            "--quiet",
            "--workspace",
            "--",
            "--skip",
            "mistakes::",
        ],
    );

    // A code by another name, in its vocabulary and in the CSV: every fact holds.
    change(&copy, "src/vocab.rs", |vocabularies| {
        vocabularies.replace("= \"restates\"", "= \"restates-it\"")
    });
    change(&copy, "data/relations.csv", |table| {
        table.replace(",restates,", ",restates-it,")
    });
    cargo(&copy, &["test", "--quiet", "--package", "tests"]);
}
