//! Each stage from the CSVs to the documentation, by the number of rows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use clap::ValueEnum;
use curate::codegen::check::{self, Report};
use curate::codegen::derive::derive;
use curate::codegen::{Context, emit, read};

use crate::grown::Shape;
use crate::project::{bytes, cargo, copy, tables, work};
use crate::series::{Series, Unit};
use crate::table::Table;
use crate::usage::{Usage, own_cpu, run_alone};

/// What `codegen/` does, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, ValueEnum)]
pub enum Stage {
    Read,
    Check,
    Emit,
}

/// What the tables are read for.
pub const CONTEXT: Context<'static> = Context {
    folder: "data",
    // No id is retired later than that.
    version: "9.9.9",
    pages: false,
};

/// Runs the stages up to one, and prints how many seconds that one takes, and what it wrote.
pub fn run(last: Stage, folder: &Path) {
    let mut start = own_cpu();
    let files = read::load(folder).expect("the tables can be read");
    let (tables, mut problems) = read::read(&files, &CONTEXT);
    let mut size: usize = files.iter().map(|file| file.bytes.len()).sum();
    if last >= Stage::Check {
        start = own_cpu();
        let mut report = Report::new(&mut problems);
        let dataset = check::parse(&tables, &mut report);
        let derived = derive(&dataset);
        check::check(&dataset, &derived, &CONTEXT, &mut report);
        assert!(problems.is_empty(), "{}", problems[0]);
        if last >= Stage::Emit {
            start = own_cpu();
            let generated = emit::emit(&dataset, &derived, &files, &CONTEXT);
            size = generated.iter().map(|file| file.text.len()).sum();
        }
    }
    println!("{} {size}", own_cpu() - start);
}

/// What one stage took at one size.
#[derive(Default)]
struct Cost {
    seconds: Series,
    peak: f64,
    bytes: f64,
}

impl Cost {
    fn add(&mut self, seconds: f64, peak: f64, bytes: f64) {
        self.seconds.0.push(seconds);
        self.peak = self.peak.max(peak);
        self.bytes = bytes;
    }
}

/// The stages, and what they read or write.
const STAGES: [(&str, &str); 7] = [
    ("read (optimised)", "the CSVs"),
    ("check (optimised)", ""),
    ("emit (optimised)", "the generated source"),
    ("the build script (as Cargo builds it)", ""),
    ("rustc: `cargo check`", "the metadata"),
    ("rustc: `cargo build --release`", "the library"),
    ("rustdoc: `cargo doc`", "the documentation"),
];

/// At the real size, and at some others.
pub fn report(rows: &[usize], shape: Shape, rounds: usize) {
    let sizes = [None].into_iter().chain(rows.iter().copied().map(Some));
    let costs: Vec<_> = sizes.map(|rows| measured(rows, shape, rounds)).collect();
    let of_stages = STAGES.map(|(stage, _)| stage);
    let seconds = |cost: &Cost| cost.seconds.median();
    println!(
        "{}",
        shown("CPU", of_stages, Unit::Seconds, &costs, seconds)
    );
    println!(
        "{}",
        shown("peak of memory", of_stages, Unit::Bytes, &costs, |cost| {
            cost.peak
        })
    );
    let of_bytes = STAGES.map(|(_, bytes)| bytes);
    println!(
        "{}",
        shown("bytes", of_bytes, Unit::Bytes, &costs, |cost| cost.bytes)
    );
}

/// A value of each stage that has a name, at each size, and the exponent from one size that was made
/// up to the next.
fn shown(
    what: &str,
    names: [&str; 7],
    unit: Unit,
    costs: &[(usize, Vec<Cost>)],
    value: impl Fn(&Cost) -> f64,
) -> Table {
    let mut header = vec![what.to_owned()];
    for (place, (rows, _)) in costs.iter().enumerate() {
        header.push(format!("{rows} rows"));
        header.extend((place > 1).then(|| "exponent".to_owned()));
    }
    let mut table = Table::new(header);
    for (stage, name) in names
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty())
    {
        let mut cells = vec![(*name).to_owned()];
        let at = |place: usize| (costs[place].0 as f64, value(&costs[place].1[stage]));
        for place in 0..costs.len() {
            let (rows, value) = at(place);
            cells.push(unit.show(value));
            if place > 1 {
                let (fewer, less) = at(place - 1);
                cells.push(format!("{:.2}", (value / less).ln() / (rows / fewer).ln()));
            }
        }
        table.row(cells);
    }
    table
}

fn measured(rows: Option<usize>, shape: Shape, rounds: usize) -> (usize, Vec<Cost>) {
    // What it depends on is built with the real tables, so that no size pays for it.
    let folder = copy("growth", None, shape);
    for arguments in BUILDS {
        let _ = run_alone(&build(&folder, arguments));
    }
    let folder = copy("growth", rows, shape);
    let data = folder.join("data");
    let mut costs: Vec<Cost> = STAGES.map(|_| Cost::default()).into();
    for _ in 0..rounds {
        for (cost, stage) in costs.iter_mut().zip(["read", "check", "emit"]) {
            let this = std::env::current_exe().expect("this program has a path");
            let (usage, said) = run_alone(Command::new(this).args(["stage", stage]).arg(&data));
            let mut numbers = said
                .split_whitespace()
                .map(|n| n.parse().expect("a number"));
            let mut next = || numbers.next().expect("two numbers");
            cost.add(next(), usage.peak, next());
        }
        let (script, written) = script(&folder);
        costs[3].add(script.cpu, script.peak, written as f64);
        touch(&data);
        for (place, arguments) in (4..).zip(BUILDS) {
            let (usage, _) = run_alone(&build(&folder, arguments));
            // Documentation is made of what `cargo check` had the script write.
            let own = if place == 6 {
                usage.cpu
            } else {
                usage.cpu - script.cpu
            };
            costs[place].add(own, usage.peak, made(&folder, place) as f64);
        }
    }
    (tables(&data).1, costs)
}

const BUILDS: [&[&str]; 3] = [
    &["check", "--lib"],
    &["build", "--lib", "--release"],
    &["doc", "--lib", "--no-deps"],
];

fn build(folder: &Path, arguments: &[&str]) -> Command {
    let mut build = cargo(folder, arguments);
    // As for a crate of a registry.
    build
        .args(["--quiet", "--package", "kursk-campaign"])
        .env("CARGO_INCREMENTAL", "0");
    build
}

/// Runs the build script as Cargo would.
fn script(folder: &Path) -> (Usage, u64) {
    let out = work("growth-out");
    let built = fs::read_dir(folder.join("target/debug/build")).expect("it was built");
    let scripts = built
        .map(|entry| entry.expect("it was built").path())
        .filter(|path| path.to_string_lossy().contains("/kursk-campaign-"))
        .map(|path| path.join("build-script-build"))
        .filter(|path| path.exists());
    let script = scripts
        .max_by_key(|path| modified(path))
        .expect("it was built");
    let (usage, _) = run_alone(
        Command::new(script)
            .current_dir(folder)
            .env("OUT_DIR", &out),
    );
    (usage, bytes(&out, ".rs"))
}

/// The bytes that a build made.
fn made(folder: &Path, place: usize) -> u64 {
    let newest = |folder: PathBuf, ending: &str| {
        let files = fs::read_dir(folder).expect("it was built");
        let files = files.map(|entry| entry.expect("it was built").path());
        files
            .filter(|path| path.to_string_lossy().contains("/libkursk_campaign-"))
            .filter(|path| path.to_string_lossy().ends_with(ending))
            .max_by_key(|path| modified(path))
            .and_then(|path| path.metadata().ok())
            .map_or(0, |file| file.len())
    };
    match place {
        4 => newest(folder.join("target/debug/deps"), ".rmeta"),
        5 => newest(folder.join("target/release/deps"), ".rlib"),
        _ => bytes(&folder.join("target/doc/kursk_campaign"), ""),
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|file| file.modified()).ok()
}

/// Makes Cargo think that the tables have changed.
fn touch(data: &Path) {
    let table = fs::File::options()
        .append(true)
        .open(data.join("anchors.csv"));
    let touched = table.and_then(|table| table.set_modified(SystemTime::now()));
    touched.expect("the target folder can be written");
}
