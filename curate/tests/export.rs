//! `export`, as far as the tool has it without its feature; `tests/ecosystem` asks readers about the
//! rest.

use crate::common::Project;

#[test]
fn what_is_there_already_stays() {
    let project = Project::valid();
    project.write("out", "mine");
    let ran = project.run(&["export", "--format", "json", "--out", "out"]);
    let says = "error: `out` is there already; name a folder that is not\n";
    assert_eq!((ran.code, ran.err.as_str()), (2, says));
    assert_eq!(project.read("out"), "mine");
}

#[test]
#[cfg(feature = "export")]
fn tables_with_problems_are_not_exported() {
    let project = Project::valid();
    project.write("data/names.csv", "record,name,language\nnobody,Nobody,en\n");
    let ran = project.run(&["export", "--format", "parquet", "--out", "out"]);
    let says = "data: 1 problem, which `cargo curate check` shows; nothing was written\n";
    assert_eq!((ran.code, ran.err.as_str()), (1, says));
    assert!(!project.path("out").exists());
}

#[test]
#[cfg(not(feature = "export"))]
fn without_the_writers_the_tool_says_how_to_get_them() {
    let project = Project::valid();
    let ran = project.run(&["export", "--format", "parquet", "--out", "out"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("`cargo run --package curate --features export -- export`"),
        "{}",
        ran.err
    );
    assert!(!project.path("out").exists());
}

#[test]
#[cfg(feature = "export")]
fn formats_of_the_library_are_of_its_own_tables() {
    let project = Project::valid();
    let ran = project.run(&["export", "--format", "json", "--out", "out"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("are not those that the tool was built with"),
        "{}",
        ran.err
    );
    assert_eq!(
        project
            .run(&["export", "--format", "sqlite", "--out", "out"])
            .code,
        0
    );
    assert!(project.path("out/kursk-campaign.sqlite").exists());
}
