//! A retired id keeps a deprecated constant and a place in the look-up where something replaced
//! it, and neither where nothing did.

use curate::codegen::compile;
use curate::codegen::read::File;
use curate::codegen::schema::with_constants;

mod support {
    pub mod context;
    pub mod files;
}

use support::context::CONTEXT;
use support::files::load;

/// The text that a table compiles to.
fn emitted(files: &[File], table: &str) -> String {
    let generated = compile(files, &CONTEXT);
    let generated = generated.unwrap_or_else(|problems| panic!("{problems:#?}"));
    let name = format!("{table}.rs");
    let file = generated.into_iter().find(|file| file.name == name);
    file.expect("every table compiles to a file").text
}

/// The small valid data set.
fn valid() -> Vec<File> {
    load("tests/corpus/valid")
}

/// The small data set with one more retired id of a table.
fn retire(table: &str, replacement: &str) -> Vec<File> {
    let mut files = valid();
    let kind = table.strip_suffix('s').expect("a table is a plural");
    let row =
        format!("zebra-crossing,{kind},0.1.0,{replacement},\"Renamed: \"\"see\"\" [there]\"\n");
    let retired = files.iter_mut().find(|file| file.name == "retired.csv");
    let retired = retired.expect("the table of retired ids is there");
    retired.bytes.extend(row.bytes());
    files
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
                r#"#[deprecated(since = "0.1.0", note = "Renamed: \"see\" [there]; use `{target}`")]"#
            ),
            format!("pub const ZEBRA_CROSSING: &{record} = {target};\n"),
        ];
        let item = item.join("\n");
        assert!(text.contains(&item), "{table} lacks {item}");
        let mut lines = text.lines();
        let look_up = lines.find(|line| line.starts_with("static RETIRED: "));
        let entry = format!("(\"zebra-crossing\", {target})");
        let has_entry = look_up.is_some_and(|line| line.contains(&entry));
        assert!(has_entry, "{table} lacks {entry}");
    }
}

#[test]
fn an_id_that_nothing_replaced_leaves_only_its_row() {
    let files = retire("events", "");
    assert!(!emitted(&files, "events").contains("ZEBRA"));
    assert!(!emitted(&files, "events").contains("zebra"));
    let retired = emitted(&files, "retired");
    let row = r#"id: "zebra-crossing", kind: crate::vocab::RecordKind::Event, retired_in: "0.1.0", replaced_by: None,"#;
    assert!(retired.lines().any(|line| line.contains(row)), "{retired}");
}

#[test]
fn the_row_names_the_replacement() {
    let retired = emitted(&valid(), "retired");
    let replaced = "replaced_by: Some(crate::AnyRecord::Figure(crate::figures::AREA_500_TIMES))";
    assert!(retired.contains(replaced), "{retired}");
}
