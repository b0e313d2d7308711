//! Crates that are built to be measured.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::grown::{self, Shape};
use crate::usage;

/// The repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A folder for what is built, in the target folder.
pub fn work(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("this program has a path");
    // The program is in the folder of its profile, and that is in the target folder.
    let is_profile = |folder: &&Path| folder.ends_with("release") || folder.ends_with("debug");
    let profile = this
        .ancestors()
        .find(is_profile)
        .expect("Cargo built this program");
    let folder = profile.with_file_name("benches").join(name);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder.canonicalize().expect("the folder exists")
}

/// Cargo, for the crate in a folder.
pub fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(folder);
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    for name in [
        "RUSTFLAGS",
        "RUSTDOCFLAGS",
        "CARGO_INCREMENTAL",
        "CARGO_BUILD_JOBS",
    ] {
        command.env_remove(name);
    }
    command
}

/// Writes a file, but not if it has that text already: Cargo goes by the time of a change.
pub fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("the target folder can be written");
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// A crate of its own, with some dependencies and files.
pub fn user(name: &str, manifest: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = work(name);
    let head = "edition = \"2024\"\n\n[workspace]\n";
    let manifest = format!("[package]\nname = \"user\"\nversion = \"0.0.0\"\n{head}\n{manifest}");
    write(&folder.join("Cargo.toml"), &manifest);
    for (path, text) in files {
        write(&folder.join(path), text);
    }
    folder
}

/// A copy of the repository: with its own tables, or with ones of about so many rows.
pub fn copy(name: &str, rows: Option<usize>, shape: Shape) -> PathBuf {
    let folder = work(name);
    let skipped = [".git", "target"].map(OsStr::new);
    for entry in fs::read_dir(root()).expect("the repository can be read") {
        let path = entry.expect("the repository can be read").path();
        let name = path.file_name().expect("an entry has a name");
        if !skipped.contains(&name) {
            copy_to(&path, &folder.join(name));
        }
    }
    fill(&folder.join("data"), rows, shape);
    folder
}

fn copy_to(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).expect("the repository can be read") {
            let from = entry.expect("the repository can be read").path();
            let name = from.file_name().expect("an entry has a name");
            copy_to(&from, &to.join(name));
        }
    } else if let Ok(text) = fs::read_to_string(from) {
        write(to, &text);
    }
}

/// Writes the tables to a folder: the real ones, or ones of about so many rows.
pub fn fill(folder: &Path, rows: Option<usize>, shape: Shape) {
    match rows {
        None => copy_to(&root().join("data"), folder),
        Some(rows) => {
            for (name, text) in grown::tables(shape, rows) {
                write(&folder.join(name), &text);
            }
        }
    }
}

/// How many bytes and rows the tables in a folder have.
pub fn tables(folder: &Path) -> (u64, usize) {
    let files = fs::read_dir(folder).expect("the tables can be read");
    let paths = files.map(|entry| entry.expect("the tables can be read").path());
    let texts = paths
        .filter(|path| path.extension() == Some("csv".as_ref()))
        .map(|path| fs::read_to_string(path).expect("the tables can be read"));
    texts.fold((0, 0), |(bytes, rows), text| {
        (bytes + text.len() as u64, rows + text.lines().count() - 1)
    })
}

/// The first id of a table in a folder, and its constant.
pub fn first(folder: &Path, table: &str) -> (String, String) {
    let text = fs::read_to_string(folder.join(table).with_extension("csv"));
    let text = text.expect("the tables can be read");
    let row = text.lines().nth(1).expect("a table with a row");
    let id = row.split(',').next().unwrap_or_default();
    (id.to_owned(), id.to_uppercase().replace('-', "_"))
}

/// The bytes of all files in a folder whose names end so.
pub fn bytes(folder: &Path, ending: &str) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths
        .map(|path| match path.is_dir() {
            true => bytes(&path, ending),
            false if path.to_string_lossy().ends_with(ending) => {
                path.metadata().map_or(0, |file| file.len())
            }
            false => 0,
        })
        .sum()
}

/// What was measured on: processor, compiler, commit.
pub fn machine() -> String {
    let said = |command: &mut Command| {
        let (_, output) = usage::run(command);
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let name = name.map_or("unknown", |line| line.trim_start_matches(['\t', ' ', ':']));
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    let rustc = said(Command::new("rustc").arg("--version"));
    let system = said(Command::new("uname").args(["-s", "-r", "-m"]));
    let commit = ["describe", "--always", "--dirty"];
    let commit = said(Command::new("git").args(commit).current_dir(root()));
    format!("{processors} × {name}, {system}, {rustc}, commit {commit}")
}
