//! The documentation as its readers see it: every page, and a sample of them in a browser.
//!
//! This builds the documentation, and so takes a minute:
//! `cargo test --package tests --test pages -- --ignored --nocapture`.
//!
//! The browser is Chromium, driven from Node.js by `browser/pages.test.mjs`. Where one of them is missing,
//! the test says that it is skipped; with `KURSK_NO_SKIP` set, it fails.

mod hostile;
mod html;
mod project;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Instant;
use std::{env, fs};

use chrono::NaiveDate;
use hostile::{MARK, make_hostile};
use html::Site;
use kursk_campaign::{Annotation, actors, events, figures, relations};
use project::{cargo, copy};
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The documentation of this crate.
static SITE: LazyLock<Site> = LazyLock::new(|| {
    // Always in the project: what the build writes is named by its path from there.
    let target = root().join("target/pages");
    let _ = fs::remove_dir_all(target.join("doc"));
    let start = Instant::now();
    run(Command::new(env!("CARGO"))
        .arg("pages")
        .current_dir(root())
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOCFLAGS", "-D warnings"));
    println!(
        "the pages are built in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    Site::of(&target.join("doc"))
});

/// Shows the first of what must not be there.
fn assert_none(found: &[String]) {
    let first = found.iter().take(20).map(String::as_str);
    let first = first.collect::<Vec<_>>().join("\n");
    assert!(found.is_empty(), "{} in all, such as\n{first}", found.len());
}

#[test]
#[ignore = "builds the documentation"]
fn no_link_is_dead() {
    assert_none(&SITE.dead_links());
}

#[test]
#[ignore = "builds the documentation"]
fn pages_are_small() {
    let mut pages: Vec<_> = SITE.pages.iter().collect();
    pages.sort_by_key(|(_, page)| page.size);
    let total: usize = pages.iter().map(|(_, page)| page.size).sum();
    println!("{} pages have {total} bytes", pages.len());
    for (path, page) in pages.iter().rev().take(5) {
        println!("{:8} {}", page.size, path.display());
    }
    let large = pages.iter().filter(|(_, page)| page.size > 300_000);
    assert_none(
        &large
            .map(|(path, _)| path.display().to_string())
            .collect::<Vec<_>>(),
    );
}

/// The page of a record.
fn page(record: Annotation) -> PathBuf {
    let table = match record {
        Annotation::Event(_) => "events",
        Annotation::Figure(_) => "figures",
        Annotation::Quote(_) => "quotes",
    };
    let name = record.id().to_uppercase().replace('-', "_");
    format!("kursk_campaign/{table}/constant.{name}.html").into()
}

#[test]
#[ignore = "builds the documentation"]
fn every_relation_is_on_both_its_pages() {
    let mut missing = Vec::new();
    for relation in relations::ALL {
        let (left, right) = (page(relation.left), page(relation.right));
        for (from, to) in [(&left, &right), (&right, &left)] {
            // An event may contradict itself, by the dates that its articles give.
            if from != to && !SITE.leads(from, to) {
                missing.push(format!("{}: {}", from.display(), to.display()));
            }
        }
    }
    assert_none(&missing);
}

#[test]
#[ignore = "builds the documentation"]
fn no_page_names_the_machine_that_built_it() {
    let home = env::var("CARGO_HOME").unwrap_or_else(|_| env::var("HOME").unwrap());
    let folders = [root(), Path::new(&home)];
    let folders: Vec<_> = folders
        .iter()
        .map(|folder| folder.to_str().unwrap())
        .collect();
    let tells = |path: &&PathBuf| {
        let html = fs::read_to_string(SITE.folder.join(path)).unwrap();
        let mut folders = folders.iter();
        folders.any(|folder| html.contains(folder) || path.to_str().unwrap().contains(&folder[1..]))
    };
    let found = SITE.pages.keys().filter(tells);
    assert_none(
        &found
            .map(|path| path.display().to_string())
            .collect::<Vec<_>>(),
    );
}

#[test]
#[ignore = "builds the documentation"]
fn readers_find_their_answers() {
    let under_100 = figures::AREA_HELD_UNDER_100_ARA;
    let day = NaiveDate::from_ymd_opt(2025, 3, 12).unwrap();
    let about = actors::NORTH_KOREAN_TROOPS.figures_about();
    let pages = |records: Vec<Annotation>| records.into_iter().map(page).collect::<Vec<_>>();
    browse(
        &SITE,
        &json!({
            "under100": {
                "words": [
                    under_100.claimed_by.name,
                    "13 March 2025",
                    under_100.wording,
                    under_100.citation().to_string(),
                ],
                "contradictions": pages(under_100.contradictions().to_vec()),
            },
            "northKoreans": pages(about.iter().map(|figure| (*figure).into()).collect()),
            "ofDay": pages(events::within(day, day).map(Annotation::from).collect()),
            "byZelensky": pages(actors::ZELENSKY.quotes().iter().map(|quote| (*quote).into()).collect()),
        }),
    );
}

#[test]
#[ignore = "builds the documentation"]
fn nothing_in_a_cell_runs() {
    let copy = copy("hostile");
    make_hostile(&copy);
    cargo(&copy, &["pages"]);
    let site = Site::of(&copy.with_file_name("copies").join("doc"));
    for (path, page) in &site.pages {
        let mut run = page.scripts.iter().chain(&page.targets);
        let ran = run.find(|script| script.contains(MARK));
        assert_eq!(ran, None, "{}", path.display());
    }
    browse(&site, &json!({ "isHostile": true }));
}

/// Opens pages in Chromium, and tells it what the data say.
fn browse(site: &Site, expected: &Value) {
    let Some(browser) = &*BROWSER else { return };
    let tests = ["--test", "--test-reporter=spec", "pages.test.mjs"];
    println!(
        "{}",
        run(Command::new(&browser.node)
            .args(tests)
            .current_dir(&browser.folder)
            .env("KURSK_DOCS", &site.folder)
            .env("KURSK_CHROMIUM", &browser.chromium)
            .env("KURSK_EXPECTED", expected.to_string()))
    );
}

/// Runs a program that must succeed; what it said.
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

/// Chromium, and what it is driven with.
struct Browser {
    chromium: PathBuf,
    node: PathBuf,
    /// Where the script and its packages are.
    folder: PathBuf,
}

/// `None` where something is missing, and that may be.
static BROWSER: LazyLock<Option<Browser>> = LazyLock::new(|| {
    let browser = Browser::installed();
    if let Err(missing) = &browser {
        assert!(env::var_os("KURSK_NO_SKIP").is_none(), "{missing}");
        println!("skipped: {missing}");
    }
    browser.ok()
});

impl Browser {
    /// What is missing, or else the browser with its script.
    fn installed() -> Result<Self, &'static str> {
        let on_path = |name: &str| {
            let path = env::var_os("PATH")?;
            let mut files = env::split_paths(&path).map(|folder| folder.join(name));
            files.find(|file| file.is_file())
        };
        let chromium = on_path("chromium").ok_or("no Chromium")?;
        let node = on_path("node").ok_or("no Node.js")?;
        let npm = on_path("npm").ok_or("no npm")?;
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        fs::create_dir_all(&folder).unwrap();
        for file in fs::read_dir(own).unwrap().flatten() {
            fs::copy(file.path(), folder.join(file.file_name())).unwrap();
        }
        let install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        run(Command::new(npm).args(install).current_dir(&folder));
        Ok(Self {
            chromium,
            node,
            folder,
        })
    }
}
