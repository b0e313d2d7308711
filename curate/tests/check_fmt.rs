//! `check` and `fmt`, as an editor meets them.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use curate::codegen::vocab::Measure;

use crate::common::{Project, compiled};

#[test]
fn clean_tables_pass() {
    let project = Project::new();
    let ran = project.run(&["check"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, "", "data: 17 rows in 16 tables, no problem\n")
    );
    assert_eq!(project.run(&["fmt", "--check"]).code, 0);
}

#[test]
fn a_problem_is_underlined_in_its_row() {
    let project = Project::new();
    project.replace("data/events.csv", "evacuation", "evacuatoin");
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err, "data: 1 problem in 1 file\n");
    let out: Vec<&str> = ran.out.lines().collect();
    assert!(
        out[0].starts_with(
            "error[unknown-code]: `evacuatoin` is not a code of `kind`; did you mean `evacuation`? The codes are advance,"
        ),
        "{}",
        ran.out
    );
    let place = project.place("data/events.csv", "evacuatoin");
    assert_eq!(out[1], format!(" --> {place}"));
    assert!(out[3].contains("evacuatoin,2024-05-06"));
    let underlined = out[4].find("^^^^^^^^^^").expect("the cell is underlined");
    assert_eq!(out[3].find("evacuatoin"), Some(underlined));
    assert_eq!(
        out[6],
        "  = note: Codes come from the vocabulary, where each has a definition."
    );
}

#[test]
fn plain_problems_read_as_in_the_build() {
    let project = Project::new();
    project.replace("data/events.csv", "2024-05-06", "2024-5-6");
    project.replace("data/figures.csv", "ada-brook", "ada-brok");
    let ran = project.run(&["check", "--format", "plain"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out, compiled(&project.path("data")));
    let place = project.place("data/figures.csv", "ada-brok");
    let said = format!("{place}: there is no `ada-brok` in actors; did you mean `ada-brook`?\n");
    assert!(ran.out.contains(&said), "{}", ran.out);
}

#[test]
fn json_has_an_object_a_line() {
    let project = Project::new();
    project.replace("data/figures.csv", "ada-brook", "ada-brok");
    let ran = project.run(&["check", "--format", "json"]);
    let object: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    let place = ["path", "line", "column"].map(|part| object[part].to_string());
    assert_eq!(
        place.join(":").replace('"', ""),
        project.place("data/figures.csv", "ada-brok")
    );
    assert_eq!(object["width"], 8);
    assert_eq!(object["rule"], "unknown-reference");
    assert_eq!(object["reason"], "What a record refers to must exist.");
}

#[test]
fn the_codebook_is_checked_for_what_a_merge_leaves() {
    let project = Project::new();
    let codebook = "data/README.md";
    let text = project.read(codebook);
    project.write(
        codebook,
        format!("{text}\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"),
    );
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 1);
    let said = "error[conflict]: a merge has left a conflict here; run `cargo curate codebook`, which resolves it where the text is generated, or else keep the text that is right, and delete the lines with <<<<<<<, ======= and >>>>>>>\n --> data/README.md:3:1\n  |\n3 | <<<<<<< HEAD\n  | ^^^^^^^\n";
    assert!(ran.out.starts_with(said), "{}", ran.out);
    project.write(codebook, format!("{text}>>>>>>> other\n"));
    let ran = project.run(&["check", "--format", "plain"]);
    let said = "data/README.md:2:1: a merge has left this marker, and those that belong to it are gone; delete it\n";
    assert_eq!((ran.code, ran.out.as_str()), (1, said));
    std::fs::remove_file(project.path(codebook)).unwrap();
    let ran = project.run(&["check", "--format", "plain"]);
    let said = "data/README.md:1:1: the codebook is missing; take it from the last commit, with `git checkout HEAD -- data/README.md`\n";
    assert_eq!((ran.code, ran.out.as_str()), (1, said));
    // No table is wrong, so that records can be added.
    let ran = project.run(&["set", "chief", "role", "chief of police"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn misuse_has_its_own_exit_code() {
    let project = Project::new();
    let ran = project.run(&["check", "--data", "date"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "error: there is no folder `date` here; start at the root of the project, or name the folder of the tables\n"
    );
    assert_eq!(project.run(&["check", "--format", "xml"]).code, 2);
    assert_eq!(project.run(&["chek"]).code, 2);
}

#[test]
fn a_saved_table_is_checked_again() {
    let project = Project::new();
    let mut child = project
        .command(&["check", "--watch", "--format", "plain"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut err = BufReader::new(child.stderr.take().unwrap()).lines();
    assert_eq!(
        err.next().unwrap().unwrap(),
        "data: 17 rows in 16 tables, no problem"
    );
    project.replace("data/figures.csv", "ada-brook", "ada-brok");
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = out.next().unwrap().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let place = project.place("data/figures.csv", "ada-brok");
    assert!(line.starts_with(&format!("{place}: there is no `ada-brok`")));
}

#[test]
fn fmt_fixes_the_form_and_keeps_the_values() {
    let project = Project::new();
    let canonical = project.data();
    let actors = project.read("data/actors.csv");
    let mut lines: Vec<&str> = actors.lines().collect();
    lines.swap(1, 3);
    let spoilt =
        format!("\u{FEFF}{}", lines.join("\r\n\r\n")).replace("The chief", "\"The chief\"");
    project.write_table("data/actors.csv", spoilt);
    let ran = project.run(&["fmt", "--check"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "data/actors.csv: not in canonical form\n")
    );
    let ran = project.run(&["fmt"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "data/actors.csv: rewritten\n")
    );
    assert_eq!(project.data(), canonical);
}

#[test]
fn fmt_drops_a_row_that_stands_twice() {
    let project = Project::new();
    let canonical = project.data();
    let row = "chief,The chief,person,,,,,\n";
    project.replace("data/actors.csv", row, &row.repeat(3));
    let ran = project.run(&["fmt", "--check"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            1,
            "data/actors.csv: not in canonical form, and has 2 rows twice\n"
        )
    );
    let ran = project.run(&["fmt"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            0,
            "data/actors.csv: rewritten without 2 rows that it had twice\n"
        )
    );
    assert_eq!(project.data(), canonical);
}

#[test]
fn fmt_leaves_a_conflict_to_you() {
    let project = Project::new();
    project.replace("data/actors.csv", "chief,", "<<<<<<< HEAD\nchief,");
    let before = project.data();
    let ran = project.run(&["fmt"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .ends_with("\ndata/actors.csv:3:1: a merge has left a conflict here; keep the rows that are right, delete the lines with <<<<<<<, ======= and >>>>>>>, and run `cargo curate fmt`\n"),
        "{}",
        ran.err
    );
    assert_eq!(project.data(), before);
}

#[test]
fn what_fmt_fixes_is_not_shown_at_length() {
    let project = Project::new();
    let row = "brook-uphill,direct";
    project.replace(
        "data/quotes.csv",
        "brook-uphill,direct,ada-brook,said",
        "\"brook-uphill\",\"direct\",\"ada-brook\",\"said\"",
    );
    project.replace(
        "data/quotes.csv",
        "chief-nobody,direct,chief,said",
        "\"chief-nobody\",\"direct\",\"chief\",\"said\"",
    );
    let ran = project.run(&["check"]);
    assert_eq!(ran.out.matches("error[quoting]").count(), 5);
    assert!(
        ran.out
            .ends_with("\n\ndata/quotes.csv: and 3 more of quoting; run `cargo curate fmt`\n\n"),
        "{}",
        ran.out
    );
    assert_eq!(ran.err, "data: 8 problems in 1 file\n");
    let ran = project.run(&["check", "--format", "plain"]);
    assert_eq!(ran.out.lines().count(), 8);
    assert_eq!(project.run(&["fmt"]).code, 0);
    assert!(project.read("data/quotes.csv").contains(row));
}

#[test]
fn a_long_list_of_one_rule_ends_with_how_many_there_are() {
    let project = Project::new();
    let rows = |count: usize| -> String {
        let rows = (10..10 + count).map(|i| format!("courier,Name {i},english\n"));
        rows.collect()
    };
    let names = "record,name,language\n".to_owned();
    project.write_table("data/names.csv", names.clone() + &rows(20));
    let ran = project.run(&["check"]);
    assert_eq!(ran.out.matches("error[form]").count(), 20);
    assert!(!ran.out.contains(" more of "), "{}", ran.out);
    project.write_table("data/names.csv", names + &rows(33));
    project.replace(
        "data/actors.csv",
        "ada-brook,Ada Brook,person,,",
        "ada-brook,Ada Brook,person,UK,",
    );
    project.replace("data/events.csv", "evacuation", "evacuatoin");
    let ran = project.run(&["check"]);
    assert_eq!(ran.out.matches("error[form]").count(), 20);
    assert_eq!(ran.out.matches("error[unknown-code]").count(), 1);
    assert!(
        ran.out.ends_with(
            "\n\nand 14 more of form; `cargo curate check --format plain` lists all of them\n\n"
        ),
        "{}",
        ran.out
    );
    assert_eq!(ran.err, "data: 35 problems in 3 files\n");
    for format in ["plain", "json"] {
        let ran = project.run(&["check", "--format", format]);
        assert_eq!(ran.out.lines().count(), 35);
    }
}

#[test]
fn help_lists_the_codes_of_a_flag() {
    let ran = Project::new().run(&["new", "metric", "--help"]);
    let measures = Measure::VOCABULARY.codes.join(", ");
    assert!(
        ran.out.contains(&format!("[possible values: {measures}]")),
        "{}",
        ran.out
    );
}

#[test]
fn fmt_composes_letters() {
    let project = Project::new();
    project.replace("data/actors.csv", "The chief", "Rene\u{301}");
    assert_eq!(project.run(&["fmt"]).code, 0);
    assert!(project.read("data/actors.csv").contains("Ren\u{e9}"));
}

#[test]
fn fmt_leaves_values_to_check() {
    let project = Project::new();
    project.replace("data/actors.csv", "The chief", " The  chief ");
    let before = project.data();
    assert_eq!(project.run(&["fmt"]).code, 0);
    assert_eq!(project.data(), before);
}

#[test]
fn fmt_refuses_what_it_cannot_read_and_then_writes_nothing() {
    for (bad, message) in [
        (&b"x,\xFF\n"[..], "is not UTF-8"),
        (b"a,b\n", "an empty cell needs its comma too"),
        (b"a,\"b,c,d,e\n", "is not closed"),
        (
            b"a,\"b\"c,people,flow,d\n",
            "goes on after its closing quotation mark",
        ),
        (b"a,b\rc,people,flow,d\n", "carriage return"),
    ] {
        let project = Project::new();
        // Another file could be fixed, and is not.
        project.replace("data/actors.csv", "\nchief", "\n\nchief");
        let mut metrics = project.read("data/metrics.csv").into_bytes();
        metrics.extend_from_slice(bad);
        project.write_table("data/metrics.csv", &metrics);
        let before = project.data();
        for arguments in [&["fmt"][..], &["fmt", "--check"]] {
            let ran = project.run(arguments);
            assert_eq!(ran.code, 1, "{bad:?}");
            assert!(ran.err.contains(message), "{bad:?}: {}", ran.err);
            assert!(ran.err.contains("data/metrics.csv:3:"), "{}", ran.err);
        }
        assert_eq!(project.data(), before);
    }
}

#[test]
fn fmt_lists_what_it_cannot_fix() {
    let metrics = |wrong: &str| {
        format!("id,name,unit,measure,definition\nevacuees,Evacuees,people,flow,Persons{wrong}\n")
    };
    for (file, text, wrong, said) in [
        ("data/names.csv", None, "", "this table is missing;"),
        (
            "data/name.csv",
            Some("x\n".to_owned()),
            "x",
            "no table has this name; did you mean `names.csv`?",
        ),
        (
            "data/metrics.csv",
            Some(metrics("\0")),
            "\0",
            "this is a control character (U+0000); delete it",
        ),
        (
            "data/metrics.csv",
            Some(metrics("\u{202e}")),
            "\u{202e}",
            "this is a character that changes the direction of the text (U+202E)",
        ),
    ] {
        let project = Project::new();
        let place = match text {
            Some(text) => {
                project.write_table(file, text);
                project.place(file, wrong)
            }
            None => {
                std::fs::remove_file(project.path(file)).unwrap();
                format!("{file}:1:1")
            }
        };
        let before = project.data();
        for arguments in [&["fmt", "--check"][..], &["fmt"]] {
            let ran = project.run(arguments);
            assert_eq!(ran.code, 1, "{said}");
            assert!(
                ran.out.starts_with(&format!("{place}: {said}")),
                "{}",
                ran.out
            );
            assert_eq!(ran.err, "data: 1 problem that you have to fix\n");
        }
        assert_eq!(project.data(), before);
    }
}

#[test]
fn no_row_is_lost_below_a_header_that_cannot_be_read() {
    let project = Project::new();
    project.replace("data/names.csv", "language\n", "language\nchief,Boss,en\n");
    project.replace("data/names.csv", "record,", "record\0,");
    let before = project.data();
    let name = [
        "new",
        "name",
        "--record",
        "chief",
        "--name",
        "Head",
        "--language",
        "en",
    ];
    for arguments in [&name[..], &["fmt"], &["codebook"]] {
        assert_ne!(project.run(arguments).code, 0, "{arguments:?}");
    }
    assert_eq!(project.data(), before);
}

#[test]
fn fmt_refuses_another_header() {
    let project = Project::new();
    project.replace("data/metrics.csv", "name,unit", "unit,name");
    let ran = project.run(&["fmt"]);
    assert_eq!(ran.code, 1);
    let place = project.place("data/metrics.csv", "unit");
    let said = format!("{place}: the header has `unit` where `name` is expected");
    assert!(ran.err.contains(&said), "{}", ran.err);
}

#[test]
fn any_bytes_give_problems_and_no_panic() {
    // A generator that needs no crate: xorshift.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let project = Project::new();
    let clean = project.data();
    for round in 0..60 {
        let (name, bytes) = &clean[(random() % clean.len() as u64) as usize];
        let mut bytes = bytes.clone();
        if round % 3 == 0 {
            bytes = (0..random() % 300).map(|_| random() as u8).collect();
        } else {
            for _ in 0..=random() % 4 {
                let at = (random() % bytes.len() as u64) as usize;
                let nasty = b"\",\n\r\0\xFF\xEF\xCC\x81 \t"[(random() % 11) as usize];
                if random() % 2 == 0 {
                    bytes[at] = nasty;
                } else {
                    bytes.insert(at, nasty);
                }
            }
        }
        project.write(&format!("data/{name}"), &bytes);
        let plain = project.run(&["check", "--format", "plain"]);
        let built = compiled(&project.path("data"));
        // Of a file that a spreadsheet has saved, the tool tells more than a build does.
        let is_more = built.contains("a spreadsheet has saved")
            && built.lines().all(|line| plain.out.contains(line));
        assert!(is_more || plain.out == built, "{}\n{built}", plain.out);
        assert_eq!(plain.code, i32::from(!plain.out.is_empty()));
        for arguments in [
            &["check"][..],
            &["check", "--format", "json"],
            &["stats"],
            &["verify", "."],
            &["diff", "data"],
            &["locate", "flood.txt", "uphill"],
            &["locate", "flood.txt", "uphill", "--record", "town-leaves"],
            &["retire", "chief-nobody", "--reason", "x"],
            &[
                "new",
                "name",
                "--record",
                "chief",
                "--name",
                "Boss",
                "--language",
                "en",
            ],
            &["fmt"],
        ] {
            let ran = project.run(arguments);
            assert!((0..=2).contains(&ran.code), "{arguments:?}: {}", ran.err);
        }
        for (name, bytes) in &clean {
            project.write(&format!("data/{name}"), bytes);
        }
    }
}
