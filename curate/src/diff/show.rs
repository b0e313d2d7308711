//! The difference as a reviewer reads it: as text, and as Markdown for a pull request.

use std::io::Write;

use curate::codegen::characters::printable;

use super::changes::Difference;
use super::sight;
use super::verdict::Verdict;
use crate::stop::Stop;

pub fn text(difference: &Difference, verdict: &Verdict, out: &mut impl Write) -> Result<(), Stop> {
    for (table, changes) in &difference.tables {
        let changes = sight::made_visible(changes);
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

pub fn markdown(
    difference: &Difference,
    verdict: &Verdict,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let item = |key: &str, what: &str| match what {
        "" => format!("- {}", code(key)),
        what => format!("- {}: {}", code(key), escape(what)),
    };
    for (table, changes) in &difference.tables {
        let changes = sight::made_visible(changes);
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
