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
        "TO DO  no code of users breaks but by the version\n       nothing was released before",
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

/// A Cargo that answers what a script says, of which the last commit is the released state.
#[cfg(unix)]
fn with_cargo(script: &str) -> String {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let project = Project::valid();
    project.commit();
    project.write("cargo", format!("#!/bin/sh\n{script}\n"));
    set_permissions(project.path("cargo"), Permissions::from_mode(0o755)).unwrap();
    let mut command = project.command(&["release", "--dry-run", "--since", "HEAD"]);
    let output = command
        .env("CARGO", project.path("cargo"))
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[cfg(unix)]
fn what_breaks_for_users_is_asked_of_semver_checks() {
    let step = "no code of users breaks but by the version\n       ";
    let missing = "echo 'error: no such command: `semver-checks`' >&2; exit 101";
    let says =
        "there is no cargo-semver-checks; run `cargo install --locked cargo-semver-checks`\n";
    let out = with_cargo(missing);
    assert!(out.contains(&format!("TO DO  {step}{says}")), "{out}");
    let compatible = "echo '     Checked 9'; echo \"     Summary no update: $*\"";
    let says = "Summary no update: semver-checks --manifest-path ../Cargo.toml --package kursk-campaign \
        --baseline-rev HEAD\n";
    let out = with_cargo(compatible);
    assert!(out.contains(&format!("ready  {step}{says}")), "{out}");
    let out = with_cargo("echo 'a constant is gone'; exit 1");
    assert!(
        out.contains(&format!("TO DO  {step}a constant is gone\n")),
        "{out}"
    );
}
