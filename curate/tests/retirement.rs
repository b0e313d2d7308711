//! A retired id keeps a deprecated constant and a place in the look-up where something replaced
//! it, and neither where nothing did.

use curate::codegen::compile;
use curate::codegen::read::File;
use curate::codegen::schema::{Table, with_constants};
use curate::codegen::vocab::RecordKind;

use crate::support::context::CONTEXT;
use crate::support::files::{load, valid};
use crate::support::widen::Headers;

/// The text that a table compiles to.
fn emitted(files: &[File], table: &str) -> String {
    let generated = compile(files, &CONTEXT);
    let generated = generated.unwrap_or_else(|problems| panic!("{problems:#?}"));
    let name = format!("{table}.rs");
    let file = generated.into_iter().find(|file| file.name == name);
    file.expect("every table compiles to a file").text
}

/// The small data set with one more retired id of a table.
fn retire(table: &str, replacement: &str) -> Vec<File> {
    let mut files = load("tests/corpus/valid");
    let headers = Headers::of(&files);
    let kind = table.strip_suffix('s').expect("a table is a plural");
    let row =
        format!("zebra-crossing,{kind},0.1.0,{replacement},\"Renamed: \"\"see\"\" [there]\"\n");
    let retired = files.iter_mut().find(|file| file.name == "retired.csv");
    let retired = retired.expect("the table of retired ids is there");
    retired.bytes.extend(row.bytes());
    headers.widen(files).files
}

#[test]
fn a_replaced_id_warns_and_leads_on_in_every_table() {
    let replacements = [
        ("sources", "Source", "wire-2024-05"),
        ("actors", "Actor", "jane-doe"),
        ("places", "Place", "lakeside"),
        ("metrics", "Metric", "walkers"),
        ("events", "Event", "lake-walk"),
        ("figures", "Figure", "area-600-wire"),
        ("quotes", "Quote", "doe-calm-wire"),
        ("questions", "Question", "walk-aim"),
        ("positions", "Position", "walk-aim-air"),
    ];
    assert!(
        with_constants()
            .map(|table| table.name)
            .eq(replacements.map(|(table, ..)| table))
    );
    for (table, record, replacement) in replacements {
        let text = emitted(&retire(table, replacement), table);
        let target = replacement.to_uppercase().replace('-', "_");
        // What is not escaped in the documentation would be a link.
        let item = [
            format!(
                r#"#[doc = " Retired: see [`{target}`].\n \n Renamed\\: \\\"see\\\" \\[there\\]"]"#
            ),
            format!(
                r#"#[deprecated(since = "0.1.0", note = "Renamed\\: \\\"see\\\" \\[there\\]; use `{target}`")]"#
            ),
            format!("pub const ZEBRA_CROSSING: &{record} = {target};\n"),
        ];
        let item = item.join("\n");
        assert!(text.contains(&item), "{table} lacks {item}");
        let look_up = format!("(\"zebra-crossing\", {target})");
        assert!(text.contains(&look_up), "{table} lacks {look_up}");
    }
}

#[test]
fn an_id_that_nothing_replaced_leaves_only_its_row() {
    let files = retire("events", "");
    assert!(!emitted(&files, "events").contains("ZEBRA"));
    assert!(!emitted(&files, "events").contains("zebra"));
    let retired = emitted(&files, "retired");
    let row = retired.lines().find(|line| line.contains("zebra-crossing"));
    let kind = RecordKind::Event as usize;
    let cells = format!("{kind}, \"0.1.0\", -1");
    assert!(row.is_some_and(|row| row.contains(&cells)), "{retired}");
}

#[test]
fn the_row_names_the_replacement() {
    let files = valid();
    let rows = |table: &Table| {
        let text = emitted(&files, table.name);
        let rows = text.lines().filter(|line| line.starts_with("row("));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    // A reference to any record is its position among all, table by table.
    let all: Vec<String> = with_constants().flat_map(rows).collect();
    let replaced = all
        .iter()
        .position(|row| row.contains(r#", "area-500-times", "#));
    let row = format!(r#", {}, "Named more clearly""#, replaced.expect("a record"));
    let retired = emitted(&files, "retired");
    assert!(retired.contains(&row), "{retired}");
}
