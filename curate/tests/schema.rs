//! `schema`: the schema files are generated, checked and updated. Whether they are what their standards
//! say, `tests/ecosystem` asks validators.

use curate::codegen::date::Date;
use curate::codegen::form;
use curate::codegen::number::Number;
use curate::codegen::read::{self, File};
use curate::codegen::schema::{Kind, TABLES};
use curate::pattern;
use regex_lite::Regex;
use serde_json::Value;

use crate::common::Project;
use crate::support::context::CONTEXT;
use crate::support::files::load;

const FILES: [&str; 4] = [
    "data/datapackage.json",
    "data/csv-metadata.json",
    "data/croissant.json",
    "data/records.schema.json",
];

#[test]
fn what_is_stale_is_listed_and_then_updated() {
    let project = Project::real();
    project.write(
        "CITATION.cff",
        "cff-version: 1.2.0\nversion: 0.0.9\ntype: dataset\n",
    );
    assert_eq!(project.run(&["schema"]).code, 0);
    let fresh = project.run(&["schema", "--check"]);
    assert_eq!((fresh.code, fresh.out.as_str()), (0, ""));
    assert_eq!(fresh.err.matches(": up to date\n").count(), FILES.len() + 1);
    let citation = project.read("CITATION.cff");
    assert!(
        citation.starts_with("cff-version: 1.2.0\nversion: "),
        "{citation}"
    );
    assert!(!citation.contains("0.0.9"));

    // The version, a table, and what a merge has left of a file.
    let right: Vec<String> = FILES.iter().map(|name| project.read(name)).collect();
    let manifest = project.read("Cargo.toml");
    let (before, after) = manifest.split_once("\nversion = \"").unwrap();
    let (_, after) = after.split_once('"').unwrap();
    project.write(
        "Cargo.toml",
        format!("{before}\nversion = \"9.8.7\"{after}"),
    );
    project.write("data/croissant.json", "<<<<<<< HEAD\n{}\n=======\n");
    let stale = project.run(&["schema", "--check"]);
    assert_eq!(stale.code, 1);
    assert!(
        stale.err.ends_with("`cargo curate schema` updates them\n"),
        "{}",
        stale.err
    );
    for expected in [
        "CITATION.cff:2: + version: 9.8.7\n",
        ": +   \"version\": \"9.8.7\",\n",
        "data/croissant.json:1: - <<<<<<< HEAD\n",
    ] {
        assert!(stale.out.contains(expected), "{expected}: {}", stale.out);
    }
    assert_eq!(project.read(FILES[0]), right[0], "--check writes nothing");
    project.write("Cargo.toml", manifest);
    assert_eq!(project.run(&["schema"]).code, 0);
    for (name, right) in FILES.iter().zip(right) {
        assert_eq!(project.read(name), right, "{name}");
    }
}

#[test]
fn the_croissant_has_the_digests_of_the_tables() {
    let project = Project::real();
    project.run(&["schema"]);
    let before = project.read("data/croissant.json");
    let names = project.read("data/names.csv");
    project.write_table("data/names.csv", names + "zz-nobody,Nobody,en\n");
    let changed = project.run(&["schema", "--check"]);
    assert_eq!(
        (changed.code, changed.out.lines().count()),
        (1, 2),
        "{}",
        changed.out
    );
    project.run(&["schema"]);
    let now = project.read("data/croissant.json");
    let changed = before.lines().zip(now.lines()).filter(|(a, b)| a != b);
    assert_eq!(changed.count(), 1);
}

#[test]
fn a_citation_is_not_invented() {
    let project = Project::valid();
    assert_eq!(project.run(&["schema"]).code, 0);
    assert!(!project.path("CITATION.cff").exists());
    for name in FILES {
        let _: Value = serde_json::from_str(&project.read(name)).unwrap();
    }
}

#[test]
fn every_table_column_and_code_is_in_every_file() {
    let project = Project::valid();
    project.run(&["schema"]);
    for name in FILES {
        let text = project.read(name);
        for table in TABLES {
            assert!(text.contains(&format!("\"{}\"", table.name)) || text.contains(&table.file()));
            for column in table.columns {
                let (plain, of_table) = (column.name, format!("{}/{}", table.name, column.name));
                let is_there = [plain, &of_table]
                    .iter()
                    .any(|name| text.contains(&format!("\"{name}\"")));
                assert!(is_there, "{name}: {of_table}");
                if let Kind::Code(vocabulary) = column.kind {
                    for code in vocabulary.codes {
                        assert!(text.contains(&format!("\"{code}\"")), "{name}: {code}");
                    }
                }
            }
        }
    }
}

fn whole(pattern: &str) -> Regex {
    Regex::new(&format!("^(?:{pattern})$")).unwrap()
}

#[test]
fn every_cell_matches_the_pattern_of_its_column() {
    for folder in ["../data", "tests/corpus/valid"] {
        let files: Vec<File> = load(folder);
        let (tables, _) = read::read(&files, &CONTEXT);
        for table in &tables {
            for column in table.schema.columns {
                let Some(pattern) = pattern::of(column.kind) else {
                    continue;
                };
                let pattern = whole(&pattern);
                for row in 0..table.rows.len() {
                    let cell = table.cell(row, column.at.index).value;
                    let fits = cell.is_empty() || pattern.is_match(cell);
                    assert!(fits, "{}.{}: {cell}", table.schema.name, column.name);
                }
            }
        }
    }
}

#[test]
fn the_pattern_of_numbers_admits_what_the_build_admits() {
    let pattern = whole(pattern::NUMBER);
    let mut written: Vec<String> = (0..400)
        .flat_map(|numer| (1..70).filter_map(move |denom| Number::new(numer, denom)))
        .map(|number| number.to_string())
        .collect();
    written.extend([i64::MAX.to_string(), "0.000000001".into()]);
    // What is near to a number, by one character.
    let near: Vec<String> = written
        .iter()
        .step_by(97)
        .flat_map(|text| near(text))
        .collect();
    for text in written.iter().chain(&near) {
        let admitted = form::number(text).is_some();
        let lowest_terms = !text.contains('/') || admitted;
        assert!(!admitted || pattern.is_match(text), "{text}");
        assert!(
            admitted || !lowest_terms || !pattern.is_match(text),
            "{text}"
        );
    }
    for wrong in [
        "", "1,250", "1.250,5", "12.", ".5", "007", "1e3", "-1", "33  1/3", "1/0", " 1",
    ] {
        assert!(!pattern.is_match(wrong), "{wrong}");
    }
}

#[test]
fn the_pattern_of_dates_admits_what_the_build_admits() {
    let pattern = whole(pattern::DATE);
    let mut days = vec![String::from("..")];
    for year in ["2023", "2024"] {
        for mark in ["", "~"] {
            days.push(format!("{year}{mark}"));
            for month in 0..14 {
                days.push(format!("{year}-{month:02}{mark}"));
                days.extend((0..33).map(|day| format!("{year}-{month:02}-{day:02}{mark}")));
            }
        }
    }
    let intervals = days.iter().step_by(31).flat_map(|start| {
        let ends = days.iter().step_by(29);
        ends.map(move |end| format!("{start}/{end}"))
    });
    let near = days.iter().step_by(61).flat_map(|day| near(day));
    for text in days.iter().cloned().chain(intervals).chain(near) {
        let admitted = Date::parse(&text).is_ok();
        assert!(!admitted || pattern.is_match(&text), "{text}");
        // No expression knows which year is a leap year, and which of two dates comes first.
        let is_known = !text.contains('/') && !text.contains("-02-29");
        assert!(admitted || !is_known || !pattern.is_match(&text), "{text}");
    }
    for wrong in [
        "2025-02-30",
        "2025-13",
        "2025-2-3",
        "3.2.2025",
        "../..",
        "2025~-02",
    ] {
        assert!(!pattern.is_match(wrong), "{wrong}");
    }
}

#[test]
fn every_form_has_a_pattern_that_admits_what_the_build_admits() {
    let texts = [
        "UA",
        "en",
        "uk-Latn",
        "en-GB",
        "uk-Latn-UA",
        "english",
        "Q212",
        "Q0",
        "q212",
        "https://example.org/a?b=%20#c",
        "http://a.b",
        "https://nowhere",
        "ftp://a.b",
        "Who said it?",
        "Édith said what?",
        "who said it?",
        "Who? Why?",
        "1.0.0",
        "01.0.0",
        "1.0",
        "printed_to",
        "Printed",
        "printed-to",
    ];
    for table in TABLES {
        for column in table.columns {
            let Kind::Formed(form) = column.kind else {
                continue;
            };
            let pattern = whole(&pattern::of(column.kind).expect(form.name));
            let mut both = [0, 0];
            for text in texts {
                let admitted = (form.admits)(text);
                both[usize::from(admitted)] += 1;
                assert_eq!(admitted, pattern.is_match(text), "{}: {text}", form.name);
            }
            assert!(both[0] > 0 && both[1] > 0, "{}", form.name);
        }
    }
}

/// The texts that another text becomes if one of its characters goes, or another comes.
fn near(text: &str) -> Vec<String> {
    let mut near = Vec::new();
    for place in 0..=text.len() {
        let (start, end) = text.split_at(place);
        near.extend(
            ["0", "1", "9", "-", "/", ".", " ", ",", "~"].map(|c| format!("{start}{c}{end}")),
        );
        if !end.is_empty() {
            near.push(format!("{start}{}", &end[1..]));
        }
    }
    near
}
