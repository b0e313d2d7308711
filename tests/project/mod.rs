//! Copies of the project, to be changed and built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A copy of the project.
pub fn copy(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&copy);
    for folder in [
        ".cargo", "benches", "codegen", "curate", "data", "examples", "src", "tests",
    ] {
        copy_folder(&root.join(folder), &copy.join(folder));
    }
    for file in [
        "build.rs",
        "Cargo.toml",
        "Cargo.lock",
        "CHANGELOG.md",
        "README.md",
        "CONTRIBUTING.md",
        "DATA_LICENSE.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        ".gitattributes",
    ] {
        fs::copy(root.join(file), copy.join(file)).unwrap();
    }
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Changes a file of the copy.
pub fn change(copy: &Path, file: &str, change: impl Fn(&str) -> String) {
    let path = copy.join(file);
    let before = fs::read_to_string(&path).unwrap();
    let after = change(&before);
    assert_ne!(before, after, "{file} has changed");
    fs::write(path, after).unwrap();
}

/// Runs Cargo in the copy, without warnings and without the articles.
pub fn cargo(copy: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(copy)
        // One for all copies, whose dependencies are the same.
        .env("CARGO_TARGET_DIR", copy.with_file_name("copies"))
        .env("RUSTFLAGS", "-D warnings")
        .env_remove("KURSK_SOURCES")
        // What is made of the data is made anew.
        .env("KURSK_UPDATE", "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
}
