//! The packaged crate as others use it: without std, beside `phf/ptrhash`, with a misspelt constant.
//!
//! These tests build crates, and so take a minute: `cargo test --package tests --test downstream -- --ignored`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Packages the crate, and unpacks it where it belongs to no workspace.
fn packaged(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let packaged = Command::new(env!("CARGO"))
        .args([
            "package",
            "--package",
            "kursk-campaign",
            "--no-verify",
            "--allow-dirty",
            "--target-dir",
        ])
        .arg(&folder)
        .current_dir(&root)
        .output()
        .unwrap();
    assert!(packaged.status.success(), "{}", stderr(&packaged));
    let stem = format!("kursk-campaign-{}", kursk_campaign::DATASET.version);
    let unpacked = Command::new("tar")
        .args(["xzf", &format!("package/{stem}.crate")])
        .current_dir(&folder)
        .status()
        .unwrap();
    assert!(unpacked.success());
    folder.join(stem)
}

/// A crate that depends on the packaged one.
fn foreign(packaged: &Path, name: &str, manifest: &str, path: &str, source: &str) -> PathBuf {
    let folder = packaged.parent().unwrap().join(name);
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n{manifest}"
        ),
    )
    .unwrap();
    fs::write(file, source).unwrap();
    folder
}

/// The files below a folder, by their paths from there.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    files
}

#[test]
#[ignore = "packages the crate"]
fn the_package_holds_what_a_build_and_a_reader_need_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut expected: BTreeSet<PathBuf> = [
        ".cargo_vcs_info.json",
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "Cargo.toml.orig",
        "DATA_LICENSE.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "build.rs",
    ]
    .map(PathBuf::from)
    .into();
    for folder in ["codegen", "data", "examples", "src"] {
        let files = files(&root.join(folder)).into_iter();
        expected.extend(files.map(|file| Path::new(folder).join(file)));
    }
    // Examples with dependencies of their own are packages, and Cargo leaves those out.
    let packages: Vec<PathBuf> = expected
        .iter()
        .filter(|file| file.starts_with("examples") && file.ends_with("Cargo.toml"))
        .map(|file| file.parent().unwrap().to_owned())
        .collect();
    expected.retain(|file| !packages.iter().any(|package| file.starts_with(package)));
    assert_eq!(files(&packaged("list")), expected);
}

#[test]
#[ignore = "builds crates"]
fn the_packaged_crate_builds_offline_and_writes_nothing_into_its_folder() {
    let packaged = packaged("read-only");
    build_read_only(&packaged, &["build", "--all-features"], &[]);
}

#[test]
#[ignore = "builds the documentation"]
fn the_packaged_crate_is_documented_as_on_docs_rs() {
    let packaged = packaged("docs-rs");
    let metadata = cargo(&packaged, &["metadata", "--no-deps", "--format-version=1"]);
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let asked = &metadata["packages"][0]["metadata"]["docs"]["rs"];
    let words = |name: &str| {
        let list = asked[name].as_array().unwrap().iter();
        let words: Vec<_> = list.map(|word| word.as_str().unwrap()).collect();
        words.join(" ")
    };
    build_read_only(
        &packaged,
        &[
            "doc",
            "--no-deps",
            "--lib",
            "--features",
            &words("features"),
        ],
        &[
            (
                "RUSTDOCFLAGS",
                &format!("{} -D warnings", words("rustdoc-args")),
            ),
            // What only a nightly toolchain knows, such as that of docs.rs.
            ("RUSTC_BOOTSTRAP", "1"),
        ],
    );
}

/// Runs Cargo on a package that can't be written, without a network; it must not warn, nor write.
fn build_read_only(packaged: &Path, arguments: &[&str], variables: &[(&str, &str)]) {
    let before = files(packaged);
    let set = |mode: &str| {
        let set = Command::new("chmod")
            .args(["-R", mode])
            .arg(packaged)
            .status();
        assert!(set.unwrap().success());
    };
    set("a-w");
    let built = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--locked"])
        .current_dir(packaged)
        .env("CARGO_TARGET_DIR", packaged.with_file_name("target"))
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    set("u+w");
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(!stderr(&built).contains("warning"), "{}", stderr(&built));
    assert_eq!(files(packaged), before);
}

#[test]
#[ignore = "builds crates"]
fn the_packaged_crate_links_without_std() {
    let packaged = packaged("no-std");
    // A panic handler of one's own and the one of std can't be linked together.
    let user = foreign(
        &packaged,
        "freestanding",
        &format!(
            "[lib]\ncrate-type = [\"staticlib\"]\n[profile.dev]\npanic = \"abort\"\n\
             [dependencies]\nkursk-campaign = {{ path = {packaged:?} }}\n"
        ),
        "src/lib.rs",
        "#![no_std]\n\
         #[panic_handler]\nfn panic(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }\n\
         #[unsafe(no_mangle)]\npub extern \"C\" fn events() -> usize { kursk_campaign::events::ALL.len() }\n",
    );
    let built = cargo(&user, &["build"]);
    assert!(built.status.success(), "{}", stderr(&built));
    let again = cargo(&user, &["build"]);
    assert!(
        !stderr(&again).contains("Compiling"),
        "rebuilt for nothing: {}",
        stderr(&again)
    );
}

#[test]
#[ignore = "builds crates"]
fn the_packaged_crate_stands_beside_ptrhash() {
    let packaged = packaged("ptrhash");
    let user = foreign(
        &packaged,
        "neighbour",
        &format!(
            "[dependencies]\nkursk-campaign = {{ path = {packaged:?}, features = [\"serde\"] }}\n\
             phf = {{ version = \"0.14\", features = [\"ptrhash\", \"macros\"] }}\n\
             phf-same = {{ package = \"phf\", version = \"0.13\", features = [\"macros\", \"serde\", \"uncased\", \"unicase\"] }}\n"
        ),
        "src/main.rs",
        "static OURS: phf::Map<&str, u8> = phf::phf_map! { \"a\" => 1, \"b\" => 2 };\n\
         fn main() {\n\
             assert_eq!(OURS[\"a\"], 1);\n\
             let event = kursk_campaign::events::get(\"cross-border-incursion\").unwrap();\n\
             println!(\"{event}\");\n\
         }\n",
    );
    let ran = cargo(&user, &["run", "--quiet"]);
    assert!(ran.status.success(), "{}", stderr(&ran));
    assert!(ran.stdout.starts_with(b"2024-08-06: "));
}

#[test]
#[ignore = "builds crates"]
fn a_misspelt_constant_gets_the_right_one_suggested() {
    let packaged = packaged("misspelt");
    let user = foreign(
        &packaged,
        "misspelling",
        &format!("[dependencies]\nkursk-campaign = {{ path = {packaged:?} }}\n"),
        "src/lib.rs",
        "pub const EVENT: &kursk_campaign::Event = kursk_campaign::events::CROSS_BORDER_INCURSON;\n",
    );
    let checked = cargo(&user, &["check"]);
    assert!(!checked.status.success());
    assert!(
        stderr(&checked).contains("CROSS_BORDER_INCURSION"),
        "{}",
        stderr(&checked)
    );
}

#[test]
#[ignore = "builds crates"]
fn a_retired_id_warns_with_its_reason_and_finds_its_replacement() {
    let packaged = packaged("retired");
    let retired = packaged.join("data/retired.csv");
    let header = fs::read_to_string(&retired).unwrap();
    fs::write(
        &retired,
        header
            + "zz-august-raid,event,0.1.0,cross-border-incursion,One happening had two records\n\
               zz-may-raid,event,0.1.0,,No article reports it\n",
    )
    .unwrap();
    let user = foreign(
        &packaged,
        "late",
        &format!(
            "[dependencies]\nkursk-campaign = {{ path = {packaged:?}, features = [\"serde\"] }}\n\
             serde_json = \"1\"\n"
        ),
        "src/main.rs",
        "use kursk_campaign::{Event, Retired, events};\n\
         fn main() {\n\
             assert_eq!(events::ZZ_AUGUST_RAID, events::CROSS_BORDER_INCURSION);\n\
             assert_eq!(events::get(\"zz-august-raid\"), Some(events::CROSS_BORDER_INCURSION));\n\
             let retired = kursk_campaign::retired::get(\"zz-august-raid\").unwrap();\n\
             assert_eq!(retired.replaced_by, Some(events::CROSS_BORDER_INCURSION.into()));\n\
             let read = |id: &str| serde_json::from_value::<&Event>(id.into());\n\
             assert_eq!(read(\"zz-august-raid\").unwrap(), events::CROSS_BORDER_INCURSION);\n\
             let refused = read(\"zz-may-raid\").unwrap_err().to_string();\n\
             assert_eq!(refused, \"`zz-may-raid` was retired in 0.1.0: No article reports it\");\n\
             for retired in kursk_campaign::retired::ALL {\n\
                 let written = serde_json::to_string(retired).unwrap();\n\
                 assert_eq!(serde_json::from_str::<&Retired>(&written).unwrap(), retired);\n\
             }\n\
         }\n",
    );
    let ran = cargo(&user, &["run"]);
    let said = stderr(&ran);
    assert!(ran.status.success(), "{said}");
    assert!(said.contains("use of deprecated constant"), "{said}");
    assert!(
        said.contains("One happening had two records; use `CROSS_BORDER_INCURSION`"),
        "{said}"
    );
}

#[test]
#[ignore = "builds crates"]
fn a_wrong_table_gives_its_problems_and_nothing_else() {
    let packaged = packaged("wrong");
    let events = packaged.join("data/events.csv");
    let text = fs::read_to_string(&events).unwrap();
    let (first, rest) = text.split_once(",2024-08-06,").unwrap();
    fs::write(&events, format!("{first},2024-8-6,{rest}")).unwrap();
    let user = foreign(
        &packaged,
        "told",
        &format!("[dependencies]\nkursk-campaign = {{ path = {packaged:?} }}\n"),
        "src/lib.rs",
        "",
    );
    let built = cargo(&user, &["check", "--quiet"]);
    assert!(!built.status.success());
    let said = stderr(&built);
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].contains("data/events.csv:"), "{said}");
    assert!(lines[0].contains("did you mean `2024-08-06`?"), "{said}");
}
