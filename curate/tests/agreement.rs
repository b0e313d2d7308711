//! The agreement that the codebook publishes is the one that can be computed.

use std::path::Path;
use std::process::Command;

#[test]
fn the_codebook_has_the_agreement_of_the_two_passes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(env!("CARGO_BIN_EXE_curate"))
        .arg("agreement")
        .current_dir(&root)
        .output()
        .unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed.lines().count(), 15);
    let codebook = std::fs::read_to_string(root.join("data/README.md")).unwrap();
    for table in printed.trim_end().split("\n\n") {
        assert!(
            codebook.contains(table),
            "the codebook does not have\n{table}"
        );
    }
}

#[test]
fn the_codebook_has_the_agreement_on_the_questions() {
    let lists = ["first", "second"].map(|name| format!("curate/agreement/questions-{name}.csv"));
    let output = Command::new(env!("CARGO_BIN_EXE_curate"))
        .arg("agreement")
        .args(lists)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed.lines().count(), 15);
    let codebook = include_str!("../../data/README.md");
    for table in printed.trim_end().split("\n\n") {
        assert!(
            codebook.contains(table),
            "the codebook does not have\n{table}"
        );
    }
}

/// The rows of a comparison with the last reading, as cells.
fn compared_with_the_last_reading(tables: &str) -> Vec<Vec<String>> {
    let output = Command::new(env!("CARGO_BIN_EXE_curate"))
        .args(["agreement", "curate/agreement/last-reading.csv", tables])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
    let of_a_kind = |line: &&str| {
        ["| figures |", "| quotes, all |", "| events, by mention |"]
            .iter()
            .any(|start| line.starts_with(start))
    };
    printed.lines().filter(of_a_kind).map(cells).collect()
}

#[test]
fn the_codebook_has_the_recall_of_the_last_pass() {
    let before = compared_with_the_last_reading("curate/agreement/tables-0.1.0.csv");
    let after = compared_with_the_last_reading("curate/agreement/tables-0.2.0.csv");
    assert_eq!(after.len(), 3);
    let codebook = include_str!("../../data/README.md");
    for (before, after) in before.iter().zip(&after) {
        // Name, first, second, matched, precision, recall.
        let [_, name, read, then, found, _, recall, ..] = &before[..] else {
            panic!("{before:?}");
        };
        let row = format!(
            "| {name} | {read} | {then} | {found} | {recall} | {} | {} | {} |",
            after[3], after[4], after[6]
        );
        assert!(codebook.contains(&row), "the codebook does not have {row}");
    }
}

#[test]
fn no_kappa_is_made_of_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let pass = folder.path().join("pass.csv");
    let header = "source,kind,class,start,end,value,value_to,qualifier\n";
    for (rows, kappa) in [
        ("", "| quotes: speech type | 0 of 0 | 0.000, kappa — |\n"),
        // Chance alone would agree.
        (
            "a,quote,direct,0,9,,,\n",
            "| quotes: speech type | 1 of 1 | 1.000, kappa — |\n",
        ),
    ] {
        std::fs::write(&pass, format!("{header}{rows}")).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_curate"))
            .args(["agreement", "pass.csv", "pass.csv"])
            .current_dir(&folder)
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.contains(kappa), "{printed}");
        assert!(!printed.contains("NaN"), "{printed}");
    }
}

#[test]
fn a_file_that_is_no_reading_is_refused_in_words() {
    let output = Command::new(env!("CARGO_BIN_EXE_curate"))
        .args(["agreement", "Cargo.toml"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "error: `Cargo.toml` can't be read: its header is not source,kind,class,start,end,value,value_to,qualifier \
         or question,kind,position,source,start,end\n"
    );
}
