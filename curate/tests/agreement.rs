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
fn a_file_that_is_no_pass_is_refused_in_words() {
    let output = Command::new(env!("CARGO_BIN_EXE_curate"))
        .args(["agreement", "Cargo.toml"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "error: `Cargo.toml` can't be read: its header is not source,kind,class,start,end,value,value_to,qualifier\n"
    );
}
