//! Whether the version and the changelog say what a change requires.

use curate::codegen::schema::retired;
use semver::Version;

use super::changes::Difference;
use super::states::State;
use super::steps::Step;

/// How many reasons for a step are listed.
const REASONS: usize = 3;

/// What there is to say of the version, a line each.
#[derive(Default)]
pub struct Verdict {
    pub lines: Vec<String>,
    /// Whether Cargo.toml, CHANGELOG.md or a retired id does not say what it must.
    pub is_behind: bool,
}

impl Verdict {
    pub fn on(difference: &Difference, old: &State, new: &State) -> Self {
        let mut verdict = Self::default();
        let step = difference.step();
        if step == Step::None {
            verdict.say("No data changed: no new version.".into());
            return verdict;
        }
        let reasons = difference.reasons();
        let more = reasons.len().saturating_sub(REASONS);
        let mut reason = reasons[..reasons.len() - more].join("; ");
        if more > 0 {
            reason += &format!("; and {more} more");
        }
        verdict.say(format!(
            "This change requires a {} step: {reason}.",
            step.name()
        ));
        for id in &difference.lost {
            verdict.say(format!(
                "`{id}` is gone without a row in {}: put it back, and take it out of use with `cargo curate retire`.",
                retired::TABLE.schema().file()
            ));
        }
        let (Some(before), Some(now)) = (&old.version, &new.version) else {
            verdict
                .say("There is no Cargo.toml beside both states, so no version to compare.".into());
            return verdict;
        };
        let wanted = verdict.version(step, before, now);
        verdict.retired(difference, before, &wanted, new);
        verdict.changelog(&wanted, new);
        verdict
    }

    fn say(&mut self, line: String) {
        self.lines.push(line);
    }

    fn object(&mut self, line: String) {
        self.is_behind = true;
        self.lines.push(line);
    }

    /// Judges the step of the version; the version that the change must have.
    fn version(&mut self, step: Step, before: &Version, now: &Version) -> Version {
        let least = step.after(before);
        let zero = if before.major == 0 {
            " (before 1.0.0, a major step raises the second number, a minor step or a patch the third)"
        } else {
            ""
        };
        if *now < least {
            self.object(format!(
                "Cargo.toml goes from {before} to {now}, which is too small: expected {least} or later{zero}."
            ));
        } else {
            self.say(format!(
                "Cargo.toml goes from {before} to {now}, which is enough{zero}."
            ));
        }
        least.max(now.clone())
    }

    /// Judges the versions that retire ids according to the table.
    fn retired(
        &mut self,
        difference: &Difference,
        before: &Version,
        wanted: &Version,
        new: &State,
    ) {
        for (key, retired_in) in &difference.retired {
            // Between two releases that are far apart, any version that the changelog lists.
            let is_listed = Version::parse(retired_in).is_ok_and(|version| {
                let changelog = new.changelog.as_deref().unwrap_or_default();
                *before < version && version < *wanted && has_entry(changelog, &version)
            });
            if *retired_in != wanted.to_string() && !is_listed {
                let column = retired::retired_in.column().name;
                self.object(format!(
                    "{} says that `{key}` is retired in {retired_in}, and the version that retires it is {wanted}: write {wanted} as its `{column}`.",
                    retired::TABLE.schema().file()
                ));
            }
        }
    }

    /// Judges whether the changelog has an entry for the version.
    fn changelog(&mut self, wanted: &Version, new: &State) {
        match &new.changelog {
            Some(changelog) if has_entry(changelog, wanted) => {
                self.say(format!("CHANGELOG.md has an entry for {wanted}."));
            }
            Some(_) => self.object(format!(
                "CHANGELOG.md has no entry for {wanted}: expected a heading such as `## {wanted}`."
            )),
            None => self.object(format!(
                "There is no CHANGELOG.md: expected one with a heading such as `## {wanted}`."
            )),
        }
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
