//! A retired id keeps a deprecated constant and a place in the look-up where something replaced
//! it, and neither where nothing did.

mod support;

use support::build::compile;
use support::build::read::File;
use support::build::schema::with_constants;
use support::{CONTEXT, bytes, shown, valid};

/// The text that a table compiles to, without the spaces between tokens.
fn emitted(files: &[File], table: &str) -> String {
    let generated =
        compile(files, &CONTEXT).unwrap_or_else(|problems| panic!("{}", shown(&problems)));
    let file = generated
        .into_iter()
        .find(|file| file.name == format!("{table}.rs"));
    file.expect("every table compiles to a file")
        .text
        .replace(' ', "")
}

/// The small data set with one more retired id of a table.
fn retire(table: &str, replacement: &str) -> Vec<File> {
    let mut files = valid();
    let kind = table.strip_suffix('s').expect("a table is a plural");
    let row =
        format!("zebra-crossing,{kind},0.1.0,{replacement},\"Renamed: \"\"see\"\" [there]\"\n");
    bytes(&mut files, "retired").extend(row.bytes());
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
        let constant = format!("pubconstZEBRA_CROSSING:&{record}={target};");
        let warning =
            format!(r#"#[deprecated(since="0.1.0",note="Renamed:\"see\"[there];use`{target}`")]"#);
        let line = text.lines().find(|line| line.ends_with(&constant));
        let line = line.unwrap_or_else(|| panic!("{table} lacks {constant}"));
        assert!(line.contains(&warning), "{line}");
        assert!(line.contains(r#"#[doc="Retired:see[`"#), "{line}");
        // What is not escaped would be a link.
        assert!(line.contains(r"\\[there\\]"), "{line}");
        let entry = format!("(\"zebra-crossing\",{target}),");
        assert!(
            text.lines().any(|line| line == entry),
            "{table} lacks {entry}"
        );
        let own = format!("(\"{replacement}\",{target}),");
        assert!(text.lines().any(|line| line == own), "{table} lacks {own}");
    }
}

#[test]
fn an_id_that_nothing_replaced_leaves_only_its_row() {
    let files = retire("events", "");
    assert!(!emitted(&files, "events").contains("ZEBRA"));
    assert!(!emitted(&files, "events").contains("zebra"));
    let retired = emitted(&files, "retired");
    let row = r#"Retired{id:"zebra-crossing",kind:crate::vocab::RecordKind::Event,retired_in:"0.1.0",replaced_by:None,"#;
    assert!(
        retired.lines().any(|line| line.starts_with(row)),
        "{retired}"
    );
}

#[test]
fn the_row_names_the_replacement() {
    let retired = emitted(&valid(), "retired");
    assert!(
        retired.contains(r#"replaced_by:Some("area-500-times")"#),
        "{retired}"
    );
}
