//! A user's build: a crate with one dependency, from nothing, after a change, and after none.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use curate::codegen::{compile, read};

use crate::grown::Shape;
use crate::growth::CONTEXT;
use crate::project::{cargo, copy, user, work, write};
use crate::series::{Series, Unit, case, in_turns};
use crate::table::Table;
use crate::usage::run;

/// Crates of data that a user may know: their names, versions and the shortest use.
const OTHERS: [(&str, &str, &str); 4] = [
    (
        "chrono-tz",
        "0.10",
        "println!(\"{}\", chrono_tz::Europe::Kyiv);",
    ),
    (
        "isolang",
        "2",
        "println!(\"{:?}\", isolang::Language::Ukr);",
    ),
    ("emojis", "0.9", "println!(\"{:?}\", emojis::get(\"🌻\"));"),
    (
        "icu_locale",
        "2",
        "let mut id = \"uk\".parse().unwrap(); icu_locale::LocaleExpander::new_common().maximize(&mut id); println!(\"{id}\");",
    ),
];

const OURS: &str = "println!(\"{}\", kursk_campaign::DATASET.version);";

/// A build script that has nothing to read, to check or to write: what ours costs is the rest.
const COPIES: &str = r#"fn main() {
    println!("cargo::rerun-if-changed=src/finished");
    let out = std::env::var_os("OUT_DIR").unwrap();
    for file in std::fs::read_dir("src/finished").unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), std::path::Path::new(&out).join(file.file_name())).unwrap();
    }
}
"#;

/// A crate with one dependency.
struct User {
    name: String,
    folder: PathBuf,
}

pub fn report(rounds: usize) {
    let library = copy("library", None, Shape::Mixed);
    let mut users = Vec::from(both("kursk-campaign", &library));
    users.extend(OTHERS.iter().map(|(name, version, code)| {
        let manifest = format!("[dependencies]\n{name} = {version:?}\n");
        let folder = with_main(&format!("user-of-{name}"), &manifest, code);
        run(&mut cargo(&folder, &["generate-lockfile", "--quiet"]));
        let (name, folder) = (format!("{name} {}", locked(&folder, name)), folder);
        User { name, folder }
    }));
    let known = users.len();
    users.extend(both("its files copied", &finished()));
    for user in &users {
        // So that nothing is downloaded while it is timed.
        run(&mut cargo(&user.folder, &["fetch", "--quiet"]));
    }
    println!("{}", cold(&users, &["check"], rounds));
    println!("{}", cold(&users[..known], &["build", "--release"], rounds));
    println!("{}", warm(&library, &users[0], rounds));
}

/// Each built from nothing.
fn cold(users: &[User], arguments: &[&str], rounds: usize) -> Table {
    let crates = vec![Cell::new(0); users.len()];
    let mut cases: Vec<_> = users
        .iter()
        .zip(&crates)
        .map(|(user, crates)| {
            case(&user.name, || {
                let (cpu, count) = built(&user.folder, arguments, true);
                crates.set(count);
                cpu
            })
        })
        .collect();
    let series = in_turns(rounds, &mut cases);
    let what = format!("`cargo {}` from nothing", arguments.join(" "));
    let header = [
        &what,
        "CPU, median",
        "quartiles",
        "this : chrono-tz",
        "crates",
    ];
    let mut table = Table::new(header);
    for ((user, of), crates) in users.iter().zip(&series).zip(&crates) {
        let [median, quartiles] = of.shown(Unit::Seconds);
        let ratio = format!("{:.2}", of.ratio(&series[2]));
        table.row([
            user.name.clone(),
            median,
            quartiles,
            ratio,
            crates.get().to_string(),
        ]);
    }
    table
}

/// Builds, and says how much CPU that took and how many crates were built.
fn built(folder: &Path, arguments: &[&str], from_nothing: bool) -> (f64, usize) {
    if from_nothing {
        let _ = fs::remove_dir_all(folder.join("target"));
    }
    let (usage, output) = run(cargo(folder, arguments).arg("--offline"));
    let said = String::from_utf8_lossy(&output.stderr);
    let is_crate = |line: &&str| {
        ["Compiling", "Checking"].contains(&line.split_whitespace().next().unwrap_or(""))
    };
    // A crate with a build script is compiled, and then checked.
    let mut names: Vec<_> = said
        .lines()
        .filter(is_crate)
        .map(|line| line.split_whitespace().nth(1))
        .collect();
    names.sort_unstable();
    names.dedup();
    (usage.cpu, names.len())
}

/// Our own crate, again: after a change of a cell, and after no change.
fn warm(library: &Path, user: &User, rounds: usize) -> Table {
    let places = library.join("data/places.csv");
    let before = fs::read_to_string(&places).expect("the tables can be read");
    let after = before.replacen(",Sudzha,", ",Sudja,", 1);
    assert_ne!(before, after, "Sudzha is a place");
    let mut series = [Series::default(), Series::default()];
    built(&user.folder, &["check"], false);
    for round in 0..rounds {
        write(&places, if round % 2 == 0 { &after } else { &before });
        for (of, expected) in series.iter_mut().zip([2, 0]) {
            let (cpu, crates) = built(&user.folder, &["check"], false);
            assert_eq!(crates, expected, "crates that were built again");
            of.0.push(cpu);
        }
    }
    write(&places, &before);
    let mut table = Table::new(["`cargo check` again", "CPU, median", "quartiles", "crates"]);
    for ((what, crates), of) in [("after a cell was changed", "2"), ("after no change", "0")]
        .iter()
        .zip(&series)
    {
        let [median, quartiles] = of.shown(Unit::Seconds);
        table.row([(*what).to_owned(), median, quartiles, (*crates).to_owned()]);
    }
    table
}

fn with_main(name: &str, manifest: &str, code: &str) -> PathBuf {
    let main = format!("fn main() {{\n    {code}\n}}\n");
    user(name, manifest, &[("src/main.rs", &main)])
}

/// Our crate with a build script that copies finished files.
fn finished() -> PathBuf {
    let library = copy("finished", None, Shape::Mixed);
    let files = read::load(&library.join("data")).expect("the tables can be read");
    let compiled = compile(&files, &CONTEXT);
    for file in compiled.unwrap_or_else(|problems| panic!("{}", problems[0])) {
        write(&library.join("src/finished").join(&file.name), &file.text);
    }
    write(&library.join("build.rs"), COPIES);
    library
}

/// A user of a library by path, and one of its package.
fn both(name: &str, library: &Path) -> [User; 2] {
    let of = |how: &str| format!("user-{how}-of-{}", name.replace(' ', "-"));
    let by_path = User {
        name: format!("{name}, by path"),
        folder: by_path(&of("by-path"), library),
    };
    let from_registry = User {
        name: format!("{name}, as from a registry"),
        folder: from_registry(&of("from-registry"), library, &by_path.folder),
    };
    [by_path, from_registry]
}

fn by_path(name: &str, library: &Path) -> PathBuf {
    let manifest = format!("[dependencies]\nkursk-campaign = {{ path = {library:?} }}\n");
    with_main(name, &manifest, OURS)
}

/// The packaged crate in a folder that takes the place of crates.io, beside what it depends on: Cargo
/// treats it like any crate of a registry.
fn from_registry(name: &str, library: &Path, by_path: &Path) -> PathBuf {
    let folder = work(name);
    let vendor = folder.join("vendor");
    let _ = fs::remove_dir_all(&vendor);
    let path = vendor.to_string_lossy();
    run(&mut cargo(by_path, &["vendor", "--quiet", &path]));
    let package = [
        "package",
        "--quiet",
        "--package",
        "kursk-campaign",
        "--no-verify",
        "--allow-dirty",
    ];
    run(cargo(library, &package).env("CARGO_TARGET_DIR", folder.join("packaged")));
    let packaged = fs::read_dir(folder.join("packaged/package")).expect("the package");
    let packaged = packaged
        .map(|entry| entry.expect("the package").path())
        .find(|path| path.extension() == Some("crate".as_ref()));
    let packaged = packaged.expect("the package");
    let package = packaged.file_stem().expect("the package has a name");
    run(std::process::Command::new("tar")
        .arg("xzf")
        .arg(&packaged)
        .current_dir(&vendor));
    write(
        &vendor.join(package).join(".cargo-checksum.json"),
        "{\"files\":{}}",
    );
    let config = format!(
        "[source.crates-io]\nreplace-with = \"packaged\"\n\n[source.packaged]\ndirectory = {vendor:?}\n"
    );
    write(&folder.join(".cargo/config.toml"), &config);
    let folder = with_main(name, "[dependencies]\nkursk-campaign = \"*\"\n", OURS);
    let _ = fs::remove_file(folder.join("Cargo.lock"));
    run(&mut cargo(
        &folder,
        &["generate-lockfile", "--quiet", "--offline"],
    ));
    folder
}

/// The version of a package in the lock file.
fn locked(folder: &Path, name: &str) -> String {
    let lock = fs::read_to_string(folder.join("Cargo.lock")).expect("a lock file");
    let after = lock.split_once(&format!("name = \"{name}\"\nversion = \""));
    let version = after.and_then(|(_, rest)| rest.split('"').next());
    version.unwrap_or_default().to_owned()
}
