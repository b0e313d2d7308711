//! `codebook`, on copies of the real tables and their codebook.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A copy of the folder of the tables.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(copy.path("")).unwrap();
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        for entry in std::fs::read_dir(data).unwrap().flatten() {
            let name = entry.file_name();
            std::fs::copy(entry.path(), copy.path(name.to_str().unwrap())).unwrap();
        }
        // Whatever the tables of the project are at the moment.
        copy.run(&["codebook"]);
        copy
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("data").join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old}");
        std::fs::write(self.path(name), text.replacen(old, new, 1)).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_curate"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }
}

#[test]
fn what_is_stale_is_listed_and_then_updated() {
    let copy = Copy::new();
    let examples = [
        ("ISO 3166-1 alpha-2 | `", "ISO 3166-1 alpha-2 | `no-"),
        ("| Days. | `", "| Days. | `no-"),
    ];
    // An example that holds is kept, and one that does not is replaced by the first.
    for (old, new) in examples {
        copy.replace("README.md", old, new);
    }
    assert_eq!(copy.run(&["codebook"]).0, 0);
    let right = copy.read("README.md");
    assert_eq!(
        copy.run(&["codebook", "--check"]),
        (0, String::new(), "data/README.md: up to date\n".into())
    );
    // A definition, a meaning, two crosswalks, two examples, a row of a code, two counts, a type, a unit,
    // a standard and two paragraphs.
    let others = [
        ("Exactly that number.", "Exactly this number."),
        ("| The outlet. |", "| The paper. |"),
        ("UCUM km2", "UCUM sqkm"),
        ("PLOVER future", "PLOVER past"),
        ("| `weeks` | Weeks. |", "| `fortnights` | Two weeks. |"),
        ("| `names.csv` | ", "| `names.csv` | 9"),
        ("| firm figures | ", "| firm figures | 9"),
        ("| id in any table, may", "| id in sources, may"),
        ("| degrees north |", "| degrees |"),
        ("| RFC 3986 |", "| — |"),
        ("A row is one place that", "A row is a place that"),
        ("Used by `events.realis`.", "Used by `events.status`."),
    ];
    for (old, new) in examples.into_iter().chain(others) {
        copy.replace("README.md", old, new);
    }
    let stale = copy.read("README.md");
    let (code, out, err) = copy.run(&["codebook", "--check"]);
    assert_eq!(code, 1);
    assert_eq!(err, "`cargo curate codebook` updates it\n");
    assert_eq!(out.lines().count(), 28, "{out}");
    let line = stale
        .lines()
        .position(|l| l.contains("Exactly this"))
        .unwrap()
        + 1;
    assert!(
        out.contains(&format!(
            "data/README.md:{line}: - | `exact` | Exactly this number."
        )),
        "{out}"
    );
    assert_eq!(copy.read("README.md"), stale, "--check writes nothing");
    assert_eq!(copy.run(&["codebook"]).0, 0);
    let updated = copy.read("README.md");
    for (now, before) in updated.lines().zip(right.lines()) {
        assert_eq!(now, before);
    }
    assert_eq!(updated, right);
}

#[test]
fn an_example_that_holds_is_kept() {
    let copy = Copy::new();
    copy.replace(
        "README.md",
        "ISO 3166-1 alpha-2 | `ES` |",
        "ISO 3166-1 alpha-2 | `RU` |",
    );
    assert_eq!(copy.run(&["codebook", "--check"]).0, 0);
}

#[test]
fn a_source_adds_a_column_to_the_counts() {
    let copy = Copy::new();
    let sources = copy.read("sources.csv");
    let row = sources.lines().nth(1).unwrap();
    let id = row.split(',').next().unwrap();
    let new = row.replacen(id, "zz-2025", 1);
    std::fs::write(copy.path("sources.csv"), format!("{sources}{new}\n")).unwrap();
    assert_eq!(copy.run(&["codebook"]).0, 0);
    let codebook = copy.read("README.md");
    assert!(codebook.contains(" | `zz-2025` | all |\n"));
    let firm = codebook
        .lines()
        .find(|line| line.starts_with("| firm figures |"))
        .unwrap();
    let count = sources.lines().count() - 1;
    assert_eq!(firm.matches('|').count(), count + 4, "{firm}");
    assert_eq!(copy.run(&["codebook", "--check"]).0, 0);
}

#[test]
fn what_has_no_place_in_the_codebook_is_refused() {
    let copy = Copy::new();
    copy.replace("README.md", "### `Realis`", "### `Realism`");
    let (code, _, err) = copy.run(&["codebook"]);
    assert_eq!(code, 1);
    assert!(
        err.ends_with(
            "nothing was written: the heading `Realism` above these rows is not that of a vocabulary\n"
        ),
        "{err}"
    );
    copy.replace("README.md", "### `Realism`\n", "### `Realis`\n");
    copy.replace("README.md", "| table | rows |", "| tables | rows |");
    let (code, _, err) = copy.run(&["codebook"]);
    assert_eq!(code, 1);
    assert!(
        err.contains("`data/README.md` has no table for the counts of the tables;"),
        "{err}"
    );
    std::fs::remove_file(copy.path("README.md")).unwrap();
    assert_eq!(copy.run(&["codebook"]).0, 2);
}

#[test]
fn a_conflict_in_generated_parts_is_resolved() {
    let copy = Copy::new();
    let right = copy.read("README.md");
    let line = |start: &str| {
        let line = right.lines().find(|line| line.starts_with(start));
        line.unwrap_or_else(|| panic!("{start}")).to_owned()
    };
    // The header of the counts, a row with what was there before, and a paragraph.
    let (header, row) = (line("| count | `"), line("| `names.csv` | "));
    let paragraph = line("A row is one article");
    let conflict = |ours: &str, base: &str, theirs: &str| {
        format!("<<<<<<< HEAD\n{ours}\n{base}=======\n{theirs}\n>>>>>>> other")
    };
    let other = header.replace(" | all |", " | `other` | all |");
    copy.replace("README.md", &header, &conflict(&header, "", &other));
    copy.replace(
        "README.md",
        &row,
        &conflict(
            "| `names.csv` | 1 |",
            "||||||| base\n| `names.csv` | 2 |\n",
            "| `names.csv` | 3 |",
        ),
    );
    copy.replace(
        "README.md",
        &paragraph,
        &conflict(&paragraph, "", "A row is an article."),
    );
    let (code, out, _) = copy.run(&["codebook", "--check"]);
    assert_eq!(code, 1);
    assert!(out.contains(": - <<<<<<< HEAD\n"), "{out}");
    assert_eq!(copy.run(&["codebook"]).0, 0);
    assert_eq!(copy.read("README.md"), right);
    copy.replace("README.md", "## Scope", ">>>>>>> other\n## Scope");
    let (code, _, err) = copy.run(&["codebook"]);
    assert_eq!(code, 1);
    assert_eq!(
        err,
        "error: data/README.md:5: nothing was written: a merge has left this marker, and those that belong to it are gone; delete it\n"
    );
}
