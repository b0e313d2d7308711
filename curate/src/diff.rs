//! `diff`: what changed between two states of the tables, as a reviewer wants it, and the step of
//! the version that the change demands.
//!
//! Unlike the other commands this one reads cells by the header of each file, since an older state
//! may have other columns than the schema of today.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;
use semver::Version;
use unicode_normalization::UnicodeNormalization;

use crate::build::problem::printable;
use crate::build::read::{self, File};
use crate::build::schema::{self, TABLES};
use crate::folder::{self, Folder, package_version};
use crate::stop::Stop;

/// Shows what changed: records removed, changed field by field, added
///
/// Ends with the step of the version that the change demands, compared with what Cargo.toml and
/// CHANGELOG.md say; exit code 1 where their step is too small.
#[derive(clap::Args)]
pub struct Args {
    /// What to compare with: a revision of git, or a folder of tables
    #[arg(value_name = "REV|DIR", default_value = "HEAD")]
    before: String,
    /// The folder of the tables as they are now
    #[arg(long, value_name = "DIR", default_value = folder::DEFAULT)]
    data: PathBuf,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Show the changes and the demanded step, and exit with 0 whatever the step made is
    #[arg(long)]
    no_gate: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    /// For the description of a pull request
    Markdown,
}

pub fn run(args: &Args, out: &mut impl Write) -> Result<(), Stop> {
    let now = Folder::open(&args.data)?;
    now.read_whole().map_err(|problems| {
        Stop::with_problems(
            "the tables can't be compared, since some of their rows can't be told apart:",
            &problems,
        )
    })?;
    let new = State::of_folder(&now)?;
    let old_folder = Path::new(&args.before);
    let old = if old_folder.is_dir() {
        State::of_folder(&Folder::open(old_folder)?)?
    } else {
        State::of_revision(&args.before, now.path())?
    };
    let difference = Difference::between(&old, &new);
    let verdict = Verdict::on(&difference, &old, &new);
    match args.format {
        Format::Text => text(&difference, &verdict, out)?,
        Format::Markdown => markdown(&difference, &verdict, out)?,
    }
    out.flush()?;
    if verdict.is_too_small && !args.no_gate {
        return Err(Stop::Problems);
    }
    Ok(())
}

/// The tables at one time, with what stands beside them.
struct State {
    /// By the name of the table.
    tables: BTreeMap<&'static str, Cells>,
    /// Each code with its vocabulary, as `src/vocab.rs` has them.
    codes: BTreeSet<String>,
    manifest: Option<String>,
    changelog: Option<String>,
}

/// The rows of one table by their keys.
#[derive(Default)]
struct Cells {
    columns: Vec<String>,
    rows: BTreeMap<String, BTreeMap<String, String>>,
}

impl State {
    fn new(files: &[File], beside: impl Fn(&str) -> Option<String>) -> Self {
        let cells = |table: &'static schema::Table| {
            let name = table.file();
            let file = files.iter().find(|file| file.name == name);
            let cells = file.map(|file| Cells::of(table, &file.bytes));
            (table.name, cells.unwrap_or_default())
        };
        Self {
            tables: TABLES.iter().map(cells).collect(),
            codes: beside("src/vocab.rs").map_or_else(BTreeSet::new, |source| codes(&source)),
            manifest: beside("Cargo.toml"),
            changelog: beside("CHANGELOG.md"),
        }
    }

    fn of_folder(folder: &Folder) -> Result<Self, Stop> {
        let is_table = |file: &File| TABLES.iter().any(|table| table.file() == file.name);
        if !folder.files.iter().any(is_table) {
            return Err(Stop::Misuse(format!(
                "there is no table in `{}`; name the folder of the tables",
                folder.shown()
            )));
        }
        let parent = fs::canonicalize(folder.path())
            .ok()
            .and_then(|path| path.parent().map(Path::to_owned));
        Ok(Self::new(&folder.files, |name| {
            fs::read_to_string(parent.as_ref()?.join(name)).ok()
        }))
    }

    fn of_revision(revision: &str, folder: &Path) -> Result<Self, Stop> {
        let git = |arguments: &[&str]| {
            Command::new("git")
                .arg("-C")
                .arg(folder)
                .args(arguments)
                .output()
                .map_err(|error| Stop::Misuse(format!("git can't be started: {error}")))
        };
        let commit = git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &format!("{revision}^{{commit}}"),
        ])?;
        if !commit.status.success() {
            return Err(Stop::Misuse(format!(
                "`{revision}` is no folder here and no revision of git; expected one such as HEAD, main or v0.1.0"
            )));
        }
        let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
        let show = |path: &str| {
            let output = git(&["show", &format!("{commit}:./{path}")]).ok()?;
            output.status.success().then_some(output.stdout)
        };
        let mut files = Vec::new();
        for table in &TABLES {
            let name = table.file();
            if let Some(bytes) = show(&name) {
                files.push(File { name, bytes });
            }
        }
        if files.is_empty() {
            return Err(Stop::Misuse(format!(
                "`{revision}` has no tables in `{}`; expected a revision that has that folder",
                folder.display()
            )));
        }
        Ok(Self::new(&files, |name| {
            let bytes = show(&format!("../{name}"))?;
            Some(String::from_utf8_lossy(&bytes).into_owned())
        }))
    }
}

impl Cells {
    /// Reads a file by its own header; a row is known by the cells of its key.
    fn of(table: &schema::Table, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let mut core = csv_core::Reader::new();
        let mut lines = text.lines().filter(|line| !line.is_empty()).map(|line| {
            let (cells, _) = read::split(&mut core, line);
            cells.into_iter().map(|(_, value)| value)
        });
        let Some(columns) = lines.next() else {
            return Self::default();
        };
        let columns: Vec<String> = columns.collect();
        let mut rows = BTreeMap::new();
        for cells in lines {
            let row: BTreeMap<_, _> = columns.iter().cloned().zip(cells).collect();
            let key = table.columns[..table.key].iter();
            let key: Vec<_> = key.map(|c| row.get(c.name).map_or("", |v| v)).collect();
            rows.insert(key.join(" "), row);
        }
        Self { columns, rows }
    }
}

/// The codes of the source of the vocabularies: `Basis explicit`.
///
/// Each `Name { … }` in the call of the macro is a vocabulary, and each `Variant = "code"` in it a
/// code, however they are laid out.
fn codes(source: &str) -> BTreeSet<String> {
    let tokens = tokens(source);
    let word = |i: usize| tokens.get(i).map_or("", String::as_str);
    let is_call = |i: &usize| {
        (word(*i), word(i + 1)) == ("vocabularies", "!") && matches!(word(i + 2), "{" | "(" | "[")
    };
    let mut codes = BTreeSet::new();
    let Some(call) = (0..tokens.len()).find(is_call) else {
        return codes;
    };
    // The brackets that are open within the call: an attribute is no vocabulary.
    let mut open = Vec::new();
    let mut vocabulary = "";
    for i in call + 3..tokens.len() {
        match word(i) {
            bracket @ ("{" | "(" | "[") => {
                if open.is_empty() {
                    vocabulary = word(i - 1);
                }
                open.push(bracket);
            }
            "}" | ")" | "]" => {
                let opened = open.pop();
                if opened.is_none() {
                    break; // What follows are the functions after the vocabularies.
                }
            }
            "=" if open == ["{"] => {
                if let Some(code) = word(i + 1).strip_prefix('"') {
                    codes.insert(format!("{vocabulary} {code}"));
                }
            }
            _ => {}
        }
    }
    codes
}

/// The words and signs of Rust source without its comments; a string starts with its mark, and has
/// none at its end.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
        } else if let Some(after) = rest.strip_prefix("'\"'") {
            rest = after; // The mark as a character opens no string.
        } else if let Some(string) = rest.strip_prefix('"') {
            let mut is_escaped = false;
            let end = string.find(|c| {
                let is_end = c == '"' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                is_end
            });
            let end = end.unwrap_or(string.len());
            tokens.push(format!("\"{}", &string[..end]));
            rest = string.get(end + 1..).unwrap_or_default();
        } else {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let length = match rest.find(|c| !is_word(c)) {
                Some(0) => c.len_utf8(),
                Some(length) => length,
                None => rest.len(),
            };
            if !c.is_whitespace() {
                tokens.push(rest[..length].to_owned());
            }
            rest = &rest[length..];
        }
    }
    tokens
}

/// What a change asks of the version; the later ones ask for more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    None,
    Patch,
    Minor,
    Major,
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::None => "no step",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The lowest version that makes this step. Before 1.0.0 the second number stands for the first.
    fn from(self, version: &Version) -> Version {
        let Version {
            major,
            minor,
            patch,
            ..
        } = *version;
        match (self, major) {
            (Self::None, _) => version.clone(),
            (Self::Major, 0) => Version::new(0, minor + 1, 0),
            (Self::Minor | Self::Patch, 0) => Version::new(0, minor, patch + 1),
            (Self::Major, _) => Version::new(major + 1, 0, 0),
            (Self::Minor, _) => Version::new(major, minor + 1, 0),
            (Self::Patch, _) => Version::new(major, minor, patch + 1),
        }
    }
}

/// The column, the old cell and the new one.
type Correction = (String, String, String);

/// The changes of one table, in the order of a review.
#[derive(Default)]
struct Changes {
    /// Removed: what is gone, and what became of it.
    removed: Vec<(String, String)>,
    changed: Vec<(String, Vec<Correction>)>,
    /// Added: what it is.
    added: Vec<(String, String)>,
}

struct Difference {
    tables: Vec<(&'static str, Changes)>,
    step: Step,
    /// Why the step is not smaller.
    reasons: BTreeSet<(Step, String)>,
    /// The ids that are newly retired, with the version that is said to retire them.
    retired: Vec<(String, String)>,
}

impl Difference {
    fn between(old: &State, new: &State) -> Self {
        let mut difference = Self {
            tables: Vec::new(),
            step: Step::None,
            reasons: BTreeSet::new(),
            retired: Vec::new(),
        };
        for table in &TABLES {
            let changes = difference.table(table, old, new);
            if !(changes.removed.is_empty()
                && changes.changed.is_empty()
                && changes.added.is_empty())
            {
                difference.tables.push((table.name, changes));
            }
        }
        difference.vocabularies(old, new);
        difference
    }

    fn demand(&mut self, step: Step, reason: String) {
        self.step = self.step.max(step);
        self.reasons.insert((step, reason));
    }

    fn table(&mut self, table: &schema::Table, old: &State, new: &State) -> Changes {
        let (before, after) = (&old.tables[table.name], &new.tables[table.name]);
        let name = table.name;
        for column in &before.columns {
            if !after.columns.contains(column) {
                self.demand(Step::Major, format!("{name} lost its column {column}"));
            }
        }
        for column in &after.columns {
            if !before.columns.contains(column) && !before.columns.is_empty() {
                self.demand(Step::Minor, format!("{name} got a column {column}"));
            }
        }
        let mut changes = Changes::default();
        for (key, row) in &before.rows {
            match after.rows.get(key) {
                None => {
                    let fate = self.removed(table, key, row, (before, after), new);
                    changes.removed.push((key.clone(), fate));
                }
                Some(now) if now != row => {
                    let columns = before.columns.iter().chain(
                        after
                            .columns
                            .iter()
                            .filter(|column| !before.columns.contains(column)),
                    );
                    let cell = |row: &BTreeMap<String, String>, column: &String| {
                        row.get(column).cloned().unwrap_or_default()
                    };
                    let cells: Vec<_> = columns
                        .map(|column| (column.clone(), cell(row, column), cell(now, column)))
                        .filter(|(_, old, new)| old != new)
                        .collect();
                    if !cells.is_empty() {
                        self.demand(Step::Patch, "values were corrected".into());
                        changes.changed.push((key.clone(), cells));
                    }
                }
                Some(_) => {}
            }
        }
        for (key, row) in &after.rows {
            if !before.rows.contains_key(key) {
                let step = match name {
                    // Said of the record that is retired.
                    "retired" => {
                        let version = row.get("retired_in").cloned().unwrap_or_default();
                        self.retired.push((key.clone(), version));
                        Step::Patch
                    }
                    _ => Step::Minor,
                };
                self.demand(step, format!("rows of {name} were added"));
                changes.added.push((key.clone(), summary(table, row)));
            }
        }
        changes
    }

    /// What became of a record that is gone.
    fn removed(
        &mut self,
        table: &schema::Table,
        key: &str,
        row: &BTreeMap<String, String>,
        (before, after): (&Cells, &Cells),
        new: &State,
    ) -> String {
        if !table.columns[0].is_id() {
            match table.name {
                "retired" => self.demand(
                    Step::Major,
                    format!("the constant of the retired `{key}` is gone"),
                ),
                "names" => self.demand(
                    Step::Major,
                    format!("the spelling `{key}` is no longer found"),
                ),
                _ => self.demand(Step::Patch, format!("rows of {} were removed", table.name)),
            }
            return summary(table, row);
        }
        if let Some(retired) = new.tables["retired"].rows.get(key) {
            let cell = |column: &str| retired.get(column).map_or("", |cell| cell);
            let reason = cell("reason");
            return match cell("replaced_by") {
                "" => {
                    self.demand(
                        Step::Major,
                        format!(
                            "`{key}` is retired without a replacement, so its constant is gone"
                        ),
                    );
                    format!("retired without a replacement: {reason}")
                }
                replacement => {
                    self.demand(
                        Step::Minor,
                        format!("`{key}` is retired; its constant stays, deprecated"),
                    );
                    format!("retired, replaced by {replacement}: {reason}")
                }
            };
        }
        let others = |row: &BTreeMap<String, String>| {
            let mut row = row.clone();
            row.remove("id");
            row
        };
        let heir = after
            .rows
            .iter()
            .find(|(id, now)| !before.rows.contains_key(*id) && others(now) == others(row));
        match heir {
            Some((heir, _)) => {
                self.demand(Step::Major, format!("the id `{key}` was renamed"));
                format!("renamed to {heir} without a row in retired")
            }
            None => {
                self.demand(Step::Major, format!("the id `{key}` was removed"));
                "removed without a row in retired".into()
            }
        }
    }

    fn vocabularies(&mut self, old: &State, new: &State) {
        if old.codes.is_empty() || new.codes.is_empty() {
            return;
        }
        for code in old.codes.difference(&new.codes) {
            self.demand(Step::Major, format!("the code `{code}` is gone"));
        }
        for code in new.codes.difference(&old.codes) {
            self.demand(Step::Minor, format!("the code `{code}` was added"));
        }
    }
}

/// The cells that are not empty, without the key.
fn summary(table: &schema::Table, row: &BTreeMap<String, String>) -> String {
    let cells = table.columns[table.key..].iter().filter_map(|column| {
        let cell = row.get(column.name).filter(|cell| !cell.is_empty())?;
        Some(format!("{} {cell}", column.name))
    });
    cells.collect::<Vec<_>>().join(" · ")
}

/// Whether Cargo.toml and CHANGELOG.md say what the change demands.
struct Verdict {
    lines: Vec<String>,
    is_too_small: bool,
}

impl Verdict {
    fn on(difference: &Difference, old: &State, new: &State) -> Self {
        let step = difference.step;
        let mut verdict = Self {
            lines: Vec::new(),
            is_too_small: false,
        };
        if step == Step::None {
            verdict
                .lines
                .push("No data changed: no new version.".into());
            return verdict;
        }
        let reasons: Vec<_> = difference
            .reasons
            .iter()
            .filter(|(of, _)| *of == step)
            .map(|(_, reason)| reason.as_str())
            .collect();
        let more = reasons.len().saturating_sub(3);
        let mut reason = reasons[..reasons.len() - more].join("; ");
        if more > 0 {
            reason += &format!("; and {more} more");
        }
        verdict.lines.push(format!(
            "This change demands a {} step: {reason}.",
            step.name()
        ));
        let version = |state: &State| {
            let manifest = state.manifest.as_deref()?;
            Version::parse(&package_version(manifest)?).ok()
        };
        let (Some(before), Some(now)) = (version(old), version(new)) else {
            verdict.lines.push(
                "There is no Cargo.toml beside both states, so no version to compare.".into(),
            );
            return verdict;
        };
        let least = step.from(&before);
        let zero = if before.major == 0 {
            " (before 1.0.0, a major step raises the second number, a minor step or a patch the third)"
        } else {
            ""
        };
        if now < least {
            verdict.is_too_small = true;
            verdict.lines.push(format!(
                "Cargo.toml goes from {before} to {now}, which is too small: expected {least} or later{zero}."
            ));
        } else {
            verdict.lines.push(format!(
                "Cargo.toml goes from {before} to {now}, which is enough{zero}."
            ));
        }
        let wanted = now.max(least);
        for (key, retired_in) in &difference.retired {
            // Between two releases that are far apart, any version that the change log tells of.
            let is_told = Version::parse(retired_in).is_ok_and(|version| {
                let changelog = new.changelog.as_deref().unwrap_or_default();
                before < version && version < wanted && has_entry(changelog, &version)
            });
            if *retired_in != wanted.to_string() && !is_told {
                verdict.is_too_small = true;
                verdict.lines.push(format!(
                    "retired.csv says that `{key}` is retired in {retired_in}, and the version that retires it is {wanted}: write {wanted} as its `retired_in`."
                ));
            }
        }
        match &new.changelog {
            Some(changelog) if has_entry(changelog, &wanted) => {
                verdict
                    .lines
                    .push(format!("CHANGELOG.md has an entry for {wanted}."));
            }
            Some(_) => {
                verdict.is_too_small = true;
                verdict.lines.push(format!(
                    "CHANGELOG.md has no entry for {wanted}: expected a heading such as `## {wanted}`."
                ));
            }
            None => {
                verdict.is_too_small = true;
                verdict.lines.push(format!(
                    "There is no CHANGELOG.md: expected one with a heading such as `## {wanted}`."
                ));
            }
        }
        verdict
    }
}

/// Whether a heading names the version.
fn has_entry(changelog: &str, version: &Version) -> bool {
    let version = version.to_string();
    changelog
        .lines()
        .filter_map(|line| line.strip_prefix("##"))
        .flat_map(|heading| heading.split([' ', '[', ']', '(', ')', ',']))
        .any(|word| word.trim_start_matches('v') == version)
}

impl Changes {
    /// The same changes as they are shown: every character to be seen, and texts that look the same
    /// told apart by their code points.
    fn to_be_seen(&self) -> Self {
        let told_apart = |key: &str, others: &[(String, String)]| {
            let other = others.iter().find(|(other, _)| look_same(key, other));
            other.map_or_else(|| printable(key), |(other, _)| apart(key, other).0)
        };
        let seen = |rows: &[(String, String)], others: &[(String, String)]| {
            let seen = |(key, what): &(String, String)| (told_apart(key, others), printable(what));
            rows.iter().map(seen).collect()
        };
        let corrections = |cells: &[Correction]| -> Vec<Correction> {
            let seen = |(column, old, new): &Correction| {
                let (old, new) = apart(old, new);
                (printable(column), old, new)
            };
            cells.iter().map(seen).collect()
        };
        let changed = self.changed.iter();
        Self {
            removed: seen(&self.removed, &self.added),
            changed: changed
                .map(|(key, cells)| (printable(key), corrections(cells)))
                .collect(),
            added: seen(&self.added, &self.removed),
        }
    }
}

/// Whether two texts that differ can't be told apart by sight: letters and marks as one character
/// or as two, and white space.
fn look_same(a: &str, b: &str) -> bool {
    let seen = |text: &str| -> Vec<String> {
        let composed: String = text.nfc().collect();
        composed.split_whitespace().map(str::to_owned).collect()
    };
    a != b && seen(a) == seen(b)
}

/// Two texts as they are shown beside each other; where they look the same, what differs stands as
/// code points: `Ren\u{e9}` and `Ren\u{65}\u{301}`.
fn apart(a: &str, b: &str) -> (String, String) {
    if !look_same(a, b) {
        return (printable(a), printable(b));
    }
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = |(x, y): &(&char, &char)| x == y;
    let before = x.iter().zip(&y).take_while(same).count();
    let after = x[before..].iter().rev().zip(y[before..].iter().rev());
    let after = after.take_while(same).count();
    let shown = |text: &[char]| {
        let (rest, end) = text.split_at(text.len() - after);
        let (start, middle) = rest.split_at(before);
        let [start, end] = [start, end].map(|part| printable(&part.iter().collect::<String>()));
        let middle: String = middle.iter().flat_map(|c| c.escape_unicode()).collect();
        start + &middle + &end
    };
    (shown(&x), shown(&y))
}

fn text(difference: &Difference, verdict: &Verdict, out: &mut impl Write) -> Result<(), Stop> {
    for (table, changes) in &difference.tables {
        let changes = changes.to_be_seen();
        writeln!(out, "{table}")?;
        for (key, fate) in &changes.removed {
            writeln!(out, "  - {key}")?;
            about(fate, out)?;
        }
        for (key, cells) in &changes.changed {
            writeln!(out, "  ~ {key}")?;
            for (column, old, new) in cells {
                writeln!(out, "      {column}: {} → {}", shown(old), shown(new))?;
            }
        }
        for (key, row) in &changes.added {
            writeln!(out, "  + {key}")?;
            about(row, out)?;
        }
        writeln!(out)?;
    }
    for line in &verdict.lines {
        writeln!(out, "{}", printable(line))?;
    }
    Ok(())
}

/// What there is to say of a row, on a line of its own.
fn about(what: &str, out: &mut impl Write) -> Result<(), Stop> {
    if !what.is_empty() {
        writeln!(out, "      {what}")?;
    }
    Ok(())
}

fn shown(cell: &str) -> &str {
    if cell.is_empty() { "(empty)" } else { cell }
}

fn markdown(difference: &Difference, verdict: &Verdict, out: &mut impl Write) -> Result<(), Stop> {
    let item = |key: &str, what: &str| match what {
        "" => format!("- {}", code(key)),
        what => format!("- {}: {}", code(key), escape(what)),
    };
    for (table, changes) in &difference.tables {
        let changes = changes.to_be_seen();
        writeln!(out, "### {table}\n")?;
        if !changes.removed.is_empty() {
            writeln!(out, "**Removed** ({})\n", changes.removed.len())?;
            for (key, fate) in &changes.removed {
                writeln!(out, "{}", item(key, fate))?;
            }
            writeln!(out)?;
        }
        if !changes.changed.is_empty() {
            writeln!(out, "**Changed** ({})\n", changes.changed.len())?;
            writeln!(
                out,
                "| record | field | old | new |\n| --- | --- | --- | --- |"
            )?;
            for (key, cells) in &changes.changed {
                for (column, old, new) in cells {
                    writeln!(
                        out,
                        "| {} | {column} | {} | {} |",
                        code(key),
                        escape(old),
                        escape(new)
                    )?;
                }
            }
            writeln!(out)?;
        }
        if !changes.added.is_empty() {
            writeln!(out, "**Added** ({})\n", changes.added.len())?;
            for (key, row) in &changes.added {
                writeln!(out, "{}", item(key, row))?;
            }
            writeln!(out)?;
        }
    }
    writeln!(out, "### Version\n")?;
    for line in &verdict.lines {
        writeln!(out, "{}", printable(line))?;
    }
    Ok(())
}

/// A key as code. No key that passes the check holds a backtick.
fn code(key: &str) -> String {
    format!("`{}`", key.replace('`', "'").replace('|', "\\|"))
}

/// Text that Markdown shows as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\`*_{}[]<>#|~".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
