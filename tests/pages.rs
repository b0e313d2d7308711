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
use kursk_campaign::{
    Actor, Annotation, Metric, Place, Position, Question, Record, Source, actors, corrections,
    events, figures, metrics, positions, questions, quotes, relations, sources,
};
use project::{cargo, copy};
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Where the documentation is built.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages")
}

/// The documentation of this crate.
static SITE: LazyLock<Site> = LazyLock::new(|| {
    let target = target();
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
    match record {
        Annotation::Event(event) => of(event),
        Annotation::Figure(figure) => of(figure),
        Annotation::Quote(quote) => of(quote),
    }
}

/// The page of a record of any type.
fn of<R: Record>(record: &R) -> PathBuf {
    let name = record.id().to_uppercase().replace('-', "_");
    format!("kursk_campaign/{}/constant.{name}.html", R::TABLE).into()
}

/// The pages of all records of a type.
fn pages<R: Record>() -> Vec<PathBuf> {
    R::all().iter().map(of).collect()
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

/// In HTML, a text as a page shows it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let text = text.replace('>', "&gt;").replace('"', "&quot;");
    text.replace('\'', "&#39;")
}

#[test]
#[ignore = "builds the documentation"]
fn every_record_can_be_cited() {
    let mut missing = Vec::new();
    for record in Annotation::all() {
        let html = fs::read_to_string(SITE.folder.join(page(record))).unwrap();
        // As the library cites it.
        if !html.contains(&escaped(&record.citation().to_string())) {
            missing.push(record.id().to_owned());
        }
    }
    let others = [
        pages::<Source>(),
        pages::<Actor>(),
        pages::<Place>(),
        pages::<Metric>(),
        pages::<Question>(),
        pages::<Position>(),
    ];
    for path in others.into_iter().flatten() {
        if !SITE.pages[&path].ids.contains("how-to-cite") {
            missing.push(path.display().to_string());
        }
    }
    assert_none(&missing);
}

#[test]
#[ignore = "builds the documentation"]
fn no_page_names_the_machine_that_built_it() {
    let home = env::var("CARGO_HOME").unwrap_or_else(|_| env::var("HOME").unwrap());
    let target = target();
    // Nor what the build wrote, which may be anywhere.
    let folders = [root(), Path::new(&home), &target, Path::new("/debug/build")];
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
    let found = [
        ("North Koreans", of(actors::NORTH_KOREAN_TROOPS)),
        ("north korean", of(actors::NORTH_KOREAN_TROOPS)),
        ("general staff", of(actors::UKRAINE_GENERAL_STAFF)),
        ("North Korean troops", of(actors::NORTH_KOREAN_TROOPS)),
        ("Area held by Ukraine", of(metrics::AREA_HELD)),
        ("troops deployed", of(metrics::TROOPS_DEPLOYED)),
        ("86%", of(figures::AREA_RETAKEN_86_ARA)),
        ("12 March", of(events::PUTIN_VISITS_KURSK)),
        ("March 12", of(events::PUTIN_VISITS_KURSK)),
        // As another article dates it.
        ("24 February 2025", of(events::PUTIN_VISITS_KURSK)),
        ("puppet", of(quotes::TRIANA_ULTIMATE_GOAL_ARA)),
        ("puppet state", of(quotes::TRIANA_ULTIMATE_GOAL_ARA)),
        ("matter of honor", of(quotes::TRIANA_RECOVERING_KURSK_ARA)),
        ("buffer zone", of(questions::BUFFER_ZONE)),
        ("nightmare", of(sources::KOSOVAPRESS_2025_02)),
        ("HIMARS", of(events::HIMARS_STRIKES_KURSK)),
    ];
    let expelled = events::UKRAINE_EXPELLED;
    let twice = events::PUTIN_VISITS_KURSK;
    let tables = fs::read_dir(root().join("data")).unwrap().flatten();
    let tables = tables.map(|file| file.path());
    let tables = tables.filter(|file| file.extension().is_some_and(|ending| ending == "csv"));
    let corrected: Vec<_> = corrections::ALL.iter().map(|row| row.reason).collect();
    let ids = Annotation::all().map(Annotation::id);
    let ids: Vec<_> = ids
        .filter(|id| corrected.iter().any(|reason| reason.contains(id)))
        .collect();
    assert!(!ids.is_empty());
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
            "found": found,
            "tables": tables.collect::<Vec<_>>(),
            "disputed": {
                "page": page(expelled.into()),
                "title": expelled.title,
                "leads": [
                    of(questions::UKRAINIANS_OUT_OF_KURSK),
                    of(positions::UKRAINIANS_OUT_OF_KURSK_NO),
                    of(quotes::GENERAL_STAFF_DEFENCE_ONGOING_GUARDIANS),
                    of(actors::UKRAINE_GENERAL_STAFF),
                ],
            },
            "twice": {
                "page": page(twice.into()),
                "days": ["12 March 2025", "24 February 2025"],
                "title": twice.title,
            },
            "metric": {
                "record": page(under_100.into()),
                "definition": under_100.metric.definition,
            },
            "denials": [
                page(quotes::SMIRNOV_DENIES_GUARDIANS.into()),
                page(quotes::GENERAL_STAFF_REJECTS_END_GUARDIANS.into()),
            ],
            "inReasons": ids,
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
