//! `release`: the checklist of a release, walked through.
//!
//! Each step is a command that a person could type; nothing is published, tagged or changed.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use crate::folder::{self, Folder};
use crate::stop::Stop;
use crate::version;

/// Walks through the checklist of a release: what is ready, and what is left to do
///
/// Exit code 1 if a step is not ready. It publishes nothing.
#[derive(clap::Args)]
pub struct Args {
    /// Publish nothing: the tool can't, and a person does that at the end of the list
    #[arg(long, required = true)]
    dry_run: bool,
    /// The released state to compare with [default: the last tag, or else the last commit of another
    /// version]
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// The folder of the tables
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
}

/// What one step says: a line if it is ready, or what is wrong.
type Outcome = Result<String, String>;

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let folder = Folder::open(&args.data)?;
    let project = Project { folder: &folder };
    let since = match &args.since {
        Some(revision) => Ok(revision.clone()),
        None => project.released(),
    };
    let compared = || {
        let revision = since.clone()?;
        let said = project.tool(&["diff", &revision])?;
        // The verdict is below the changes.
        let verdict = said.rsplit("\n\n").next().unwrap_or_default();
        Ok(format!("since {revision}:\n{verdict}"))
    };
    let compatible = || project.compatible(&since.clone()?);
    let steps: [(&str, &dyn Fn() -> Outcome); 9] = [
        ("everything is committed", &|| project.committed()),
        ("the tables break no rule", &|| project.tool(&["check"])),
        ("the tables are in their form", &|| {
            project.tool(&["fmt", "--check"])
        }),
        ("the codebook is fresh", &|| {
            project.tool(&["codebook", "--check"])
        }),
        ("the schema files are fresh", &|| {
            project.tool(&["schema", "--check"])
        }),
        ("the version and the changelog say what changed", &compared),
        ("the changelog dates the version", &|| project.dated()),
        ("no code of users breaks but by the version", &compatible),
        ("the package builds from what it holds", &|| {
            project.packaged()
        }),
    ];
    let mut is_ready = true;
    for (step, check) in steps {
        let (mark, said) = match check() {
            Ok(said) => ("ready", said),
            Err(said) => ("TO DO", said),
        };
        is_ready &= mark == "ready";
        writeln!(out, "{mark}  {step}")?;
        for line in said.lines().filter(|line| !line.is_empty()) {
            writeln!(out, "       {line}")?;
        }
        out.flush()?;
    }
    let version = &folder.version;
    writeln!(out, "\nThen, by hand:")?;
    for (what, command) in [
        (
            "what guards main; half an hour, unless it is green for this commit already",
            ".ci/run".to_owned(),
        ),
        (
            "known weaknesses; the list is fetched from GitHub",
            "cargo deny check advisories".into(),
        ),
        ("the release", format!("cargo publish --package {PACKAGE}")),
        (
            "the next baseline",
            format!("git tag v{version} && git push origin v{version}"),
        ),
    ] {
        writeln!(out, "       {command}  # {what}")?;
    }
    match is_ready {
        true => Ok(()),
        false => Err(Stop::Problems),
    }
}

/// What is published.
const PACKAGE: &str = "kursk-campaign";

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

struct Project<'f> {
    folder: &'f Folder,
}

impl Project<'_> {
    /// The output of a program in the folder of the tables, or what it says is wrong.
    fn says(&self, mut command: Command) -> Outcome {
        let output = command
            .current_dir(self.folder.path())
            .output()
            .map_err(|error| {
                format!(
                    "{} can't be started: {error}",
                    command.get_program().to_string_lossy()
                )
            })?;
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text).trim().to_owned();
        match output.status.success() {
            true => Ok(text),
            false => Err(text),
        }
    }

    /// What this tool says to another command.
    fn tool(&self, arguments: &[&str]) -> Outcome {
        let this = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new(this);
        command.args(arguments).args(["--data", "."]);
        self.says(command)
    }

    fn git(&self, arguments: &[&str]) -> Outcome {
        let mut git = Command::new("git");
        git.args(arguments);
        self.says(git)
    }

    fn committed(&self) -> Outcome {
        let changed = self.git(&["status", "--porcelain"])?;
        match changed.as_str() {
            "" => Ok(self.git(&["log", "-1", "--format=%h %s"])?),
            changed => Err(format!("not committed:\n{changed}")),
        }
    }

    /// The last released state: the last tag, or else the last commit of another version.
    fn released(&self) -> Outcome {
        if let Ok(tag) = self.git(&["describe", "--tags", "--abbrev=0"]) {
            return Ok(tag);
        }
        let commits = self.git(&["log", "--format=%h", "--", "../Cargo.toml"])?;
        let version = |commit: &&str| {
            let manifest = self
                .git(&["show", &format!("{commit}:./../Cargo.toml")])
                .ok()?;
            version::of_package(&manifest)
        };
        let is_other = |commit: &&str| version(commit).is_some_and(|v| v != self.folder.version);
        let found = commits.lines().find(is_other);
        found.map(str::to_owned).ok_or_else(|| {
            "nothing was released before, so that there is nothing to compare with".into()
        })
    }

    /// Whether the heading of the version says when it is released.
    fn dated(&self) -> Outcome {
        let changelog = self.folder.path().join("../CHANGELOG.md");
        let changelog = std::fs::read_to_string(changelog)
            .map_err(|error| format!("CHANGELOG.md can't be read: {error}"))?;
        let heading = format!("## {}", self.folder.version);
        match changelog.lines().find(|line| line.starts_with(&heading)) {
            Some(line) if line.contains("unreleased") => Err(format!(
                "CHANGELOG.md has `{line}`: write the day of the release"
            )),
            Some(line) => Ok(line.into()),
            None => Err(format!("CHANGELOG.md has no heading `{heading}`")),
        }
    }

    /// Whether the interface since a released state changed by no more than the version says.
    fn compatible(&self, since: &str) -> Outcome {
        let mut cargo = cargo();
        // Unlike Cargo, it looks for no manifest above the folder of the tables.
        let manifest = ["--manifest-path", "../Cargo.toml"];
        cargo.arg("semver-checks").args(manifest);
        cargo.args(["--package", PACKAGE, "--baseline-rev", since]);
        let said = self.says(cargo).map_err(|said| match said.contains("no such command") {
            true => "there is no cargo-semver-checks; run `cargo install --locked cargo-semver-checks`".into(),
            false => said,
        })?;
        let summary = said.lines().find(|line| line.contains("Summary"));
        Ok(summary.unwrap_or_default().trim().into())
    }

    /// Whether Cargo builds the package, and finds nothing to warn of.
    fn packaged(&self) -> Outcome {
        let mut cargo = cargo();
        cargo.args(["publish", "--dry-run", "--package", PACKAGE]);
        // Not --quiet, which keeps back the warnings.
        let said = self.says(cargo)?;
        let warnings = said.lines().filter(|line| line.starts_with("warning"));
        let warnings: Vec<_> = warnings.filter(|line| !line.contains("dry run")).collect();
        match warnings.is_empty() {
            true => Ok(String::new()),
            false => Err(said),
        }
    }
}
