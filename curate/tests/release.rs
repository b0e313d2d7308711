//! `release`, on a small project under Git.

use crate::common::Project;

#[test]
fn the_tool_publishes_nothing() {
    let ran = Project::valid().run(&["release"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--dry-run"), "{}", ran.err);
}

#[test]
fn what_is_left_to_do_is_listed() {
    let project = Project::valid();
    project.commit();
    let ran = project.run(&["release", "--dry-run"]);
    assert_eq!(ran.code, 1);
    for expected in [
        "ready  everything is committed\n",
        "ready  the tables are in their form\n",
        // There is no codebook, no schema file and no other version, and nothing to package.
        "TO DO  the codebook is fresh\n",
        "TO DO  the schema files are fresh\n",
        "TO DO  the version and the changelog say what changed\n       nothing was released before",
        "ready  the changelog dates the version\n       ## 0.1.0\n",
        "TO DO  the package builds from what it holds\n",
        "       git tag v0.1.0 && git push origin v0.1.0  # the next baseline\n",
    ] {
        assert!(ran.out.contains(expected), "{expected}\n{}", ran.out);
    }

    project.run(&["schema"]);
    let ran = project.run(&["release", "--dry-run"]);
    for expected in [
        "TO DO  everything is committed\n       not committed:\n",
        "ready  the schema files are fresh\n",
    ] {
        assert!(ran.out.contains(expected), "{expected}\n{}", ran.out);
    }
}

#[test]
fn the_state_before_is_the_last_tag_or_another_version() {
    let project = Project::valid();
    project.commit();
    let raise = |from: &str, to: &str| {
        for name in ["Cargo.toml", "CHANGELOG.md"] {
            let text = project.read(name);
            project.write(name, text.replace(from, to));
        }
        project.commit();
    };
    let since = |project: &Project| {
        let out = project.run(&["release", "--dry-run"]).out;
        let (_, since) = out.split_once("\n       since ").expect(&out);
        since.split(':').next().unwrap().to_owned()
    };
    raise("0.1.0", "0.2.0");
    // The commit before.
    let before = since(&project);
    assert!(before.bytes().all(|b| b.is_ascii_hexdigit()), "{before}");
    assert!(project.git(&["tag", "v0.2.0"]));
    raise("0.2.0", "0.3.0");
    assert_eq!(since(&project), "v0.2.0");
}
