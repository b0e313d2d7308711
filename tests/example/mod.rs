//! The examples, run as a reader runs them.

use std::path::Path;
use std::process::{Command, Output};

/// Cargo with an example and its arguments.
pub fn command(name: &str, arguments: &[&str]) -> Command {
    // Those that need more than a parser are packages.
    let kind = match name {
        "area_held" | "export" => "--package",
        _ => "--example",
    };
    let mut command = Command::new(env!("CARGO"));
    command
        .args(["run", "--quiet", kind, name, "--"])
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    command
}

pub fn example(name: &str, arguments: &[&str]) -> Output {
    command(name, arguments).output().unwrap()
}

/// What an example prints that succeeds, and says nothing else.
pub fn stdout(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}");
    String::from_utf8(output.stdout.clone()).unwrap()
}
