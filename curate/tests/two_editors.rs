//! Two editors: what Git merges, and how the guide goes on from there.

use std::fs;
use std::ops::Deref;

use crate::common::Project;
use crate::contributing::commands;
use crate::support::files::path;

/// A repository with the real tables.
struct Repository(Project);

impl Deref for Repository {
    type Target = Project;

    fn deref(&self) -> &Project {
        &self.0
    }
}

impl Repository {
    fn new() -> Self {
        let repository = Self(Project::real());
        repository.curate(&["codebook"]);
        repository.curate(&["schema"]);
        repository.commit();
        repository
    }

    /// Whether a command succeeds, and all that it says.
    fn curate(&self, arguments: &[&str]) -> (bool, String) {
        let ran = self.run(arguments);
        (ran.code == 0, ran.out + &ran.err)
    }

    /// Starts a branch from the first commit, with more spellings of names and a codebook that counts
    /// them.
    fn branch(&self, name: &str, rows: &[&str]) {
        assert!(self.git(&["checkout", "--quiet", "-b", name, "main"]));
        let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
        let names = self.read("data/names.csv") + &rows;
        self.write_table("data/names.csv", names);
        for command in ["fmt", "codebook", "schema", "check"] {
            let (succeeded, said) = self.curate(&[command]);
            assert!(succeeded, "{said}");
        }
    }

    /// The commands of the guide after a merge, until one fails; what they say.
    fn follow_the_guide(&self) -> (bool, String) {
        let guide = fs::read_to_string(path("../CONTRIBUTING.md")).unwrap();
        let (_, section) = guide.split_once("\n## After a merge\n").unwrap();
        let section = section.split("\n## ").next().unwrap();
        let mut all = String::new();
        for command in commands(section).lines() {
            let name = command.strip_prefix("cargo curate ").unwrap();
            let (succeeded, said) = self.curate(&[name]);
            all += &said;
            if !succeeded {
                return (false, all);
            }
        }
        (true, all)
    }
}

#[test]
fn two_branches_that_add_rows_are_merged() {
    let repository = Repository::new();
    repository.branch("one", &["crimea,Crimée,fr", "crimea,Krim,de"]);
    repository.commit();
    repository.branch(
        "two",
        &["crimea,Krim,de", "crimea,Krym,pl", "crimea,Krym,cs-CZ"][..2],
    );
    // A count that differs from the other branch's, so that the codebook has a conflict.
    let place = "belgorod-oblast,Biełgorod,pl";
    let names = repository.read("data/names.csv") + place + "\n";
    repository.write_table("data/names.csv", names);
    for command in ["fmt", "codebook", "schema"] {
        assert!(repository.curate(&[command]).0);
    }
    repository.commit();
    assert!(!repository.git(&["merge", "--quiet", "one"]));
    assert!(
        repository
            .read("data/README.md")
            .contains("\n<<<<<<< HEAD\n")
    );
    assert!(!repository.read("data/names.csv").contains("<<<<<<<"));
    let (succeeded, said) = repository.follow_the_guide();
    assert!(succeeded, "{said}");
    let names = repository.read("data/names.csv");
    for row in [
        "crimea,Crimée,fr",
        "crimea,Krim,de",
        "crimea,Krym,pl",
        place,
    ] {
        assert_eq!(
            names.lines().filter(|line| *line == row).count(),
            1,
            "{row}"
        );
    }
    assert!(said.ends_with(" in 16 tables, no problem\n"), "{said}");
    // Git merges the schema files by line, and the guide writes them anew.
    assert!(repository.curate(&["schema", "--check"]).0);
    repository.commit();
}

#[test]
fn a_conflict_in_prose_is_named() {
    let repository = Repository::new();
    let edit = |old: &str, new: &str| {
        let codebook = repository.read("data/README.md");
        assert!(codebook.contains(old), "{old}");
        let codebook = codebook.replacen(old, new, 1);
        repository.write("data/README.md", codebook);
    };
    repository.branch("one", &["crimea,Krim,de"]);
    edit("# Codebook\n", "# The codebook\n");
    repository.commit();
    repository.branch("two", &["crimea,Krim,de", "crimea,Krym,pl"]);
    edit("# Codebook\n", "# Code book\n");
    repository.commit();
    assert!(!repository.git(&["merge", "--quiet", "one"]));
    let before = repository.read("data/README.md");
    assert_eq!(before.matches("\n=======\n").count(), 2);
    let (succeeded, said) = repository.follow_the_guide();
    assert!(!succeeded);
    assert!(
        said.ends_with(
            "error: nothing was written, since prose is not generated:\n\
             data/README.md:1: a merge has left a conflict here; keep the text that is right, and delete the lines with <<<<<<<, ======= and >>>>>>>\n"
        ),
        "{said}"
    );
    assert_eq!(repository.read("data/README.md"), before);
    edit("<<<<<<< HEAD\n# Code book\n=======\n", "");
    edit(">>>>>>> one\n", "");
    let (succeeded, said) = repository.follow_the_guide();
    assert!(succeeded, "{said}");
    let codebook = repository.read("data/README.md");
    assert!(codebook.starts_with("# The codebook\n"));
    assert!(!codebook.contains("<<<<<<<"));
}

#[test]
fn a_record_that_both_sides_changed_stays_twice() {
    let repository = Repository::new();
    let change = |branch: &str, note: &str| {
        repository.branch(branch, &[]);
        let places = repository.read("data/places.csv");
        let note = places.replacen("Country code is de jure", note, 1);
        repository.write_table("data/places.csv", note);
        repository.commit();
    };
    change("one", "One note");
    change("two", "Another note");
    assert!(repository.git(&["merge", "--quiet", "--no-edit", "one"]));
    let (succeeded, said) = repository.follow_the_guide();
    assert!(!succeeded);
    for expected in [
        "error[duplicate-id]: the id `crimea` is already in use at data/places.csv:",
        "; choose another for the newer of the two rows, or delete one of them\n",
    ] {
        assert!(said.contains(expected), "{said}");
    }
}
