//! CONTRIBUTING.md is tried exactly as written, in a clone.

use std::path::Path;
use std::process::Command;

/// The commands of the guide, in their order.
pub fn commands(guide: &str) -> String {
    let mut commands = String::new();
    let mut is_command = false;
    for line in guide.lines() {
        match line.trim() {
            "```sh" => is_command = true,
            "```" => is_command = false,
            _ if is_command => {
                commands += &format!(
                    "{}\n",
                    line.strip_prefix("  ")
                        .filter(|_| line.starts_with("  cargo"))
                        .unwrap_or(line)
                )
            }
            _ => {}
        }
    }
    commands
}

#[test]
#[ignore = "builds the project"]
fn the_guide_leads_from_an_article_to_a_commit() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    let run = |program: &str, arguments: &[&str], at: &Path| {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(at)
            // The article of the guide is not among those.
            .env_remove("KURSK_SOURCES")
            // As the other copies of the project are built, whose dependencies are the same.
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("copies"),
            )
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.success(), said)
    };
    let (cloned, said) = run(
        "git",
        &[
            "clone",
            "--quiet",
            root.to_str().unwrap(),
            clone.to_str().unwrap(),
        ],
        folder.path(),
    );
    assert!(cloned, "{said}");
    for setting in [
        ["user.name", "A contributor"],
        ["user.email", "contributor@example.org"],
    ] {
        run("git", &["config", setting[0], setting[1]], &clone);
    }
    let guide = std::fs::read_to_string(clone.join("CONTRIBUTING.md")).unwrap();
    let (succeeded, said) = run(
        "bash",
        &["-euo", "pipefail", "-c", &commands(&guide)],
        &clone,
    );
    assert!(succeeded, "{said}");
    for expected in [
        "evacuated-150000-herald,contradicts,evacuated-200000-ara,value,",
        "no problem",
        "0 wrong anchors",
        "minor",
        "150,000",
    ] {
        assert!(said.contains(expected), "{expected} is not in\n{said}");
    }
    // Every test holds after all of it.
    let (succeeded, said) = run(env!("CARGO"), &["test", "--quiet", "--workspace"], &clone);
    assert!(succeeded, "{said}");
}
