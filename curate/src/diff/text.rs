//! The difference as a reviewer reads it at a terminal.

use std::io::{self, Write};

use super::answers::Answered;
use super::changes::{Changes, Difference};
use super::sight;
use super::verdict::Verdict;

pub fn show(difference: &Difference, verdict: &Verdict, out: &mut impl Write) -> io::Result<()> {
    for (table, changes) in &difference.tables {
        writeln!(out, "{table}")?;
        rows(&sight::made_visible(changes), out)?;
        writeln!(out)?;
    }
    for question in &difference.answered {
        answers(&sight::question_made_visible(question), out)?;
        writeln!(out)?;
    }
    for line in &verdict.lines {
        writeln!(out, "{}", sight::printable(line))?;
    }
    Ok(())
}

fn rows(changes: &Changes, out: &mut impl Write) -> io::Result<()> {
    for removed in &changes.removed {
        writeln!(out, "  - {}", removed.key)?;
        about(&removed.fate, out)?;
        for row in &removed.with_it {
            writeln!(out, "      with it: {row}")?;
        }
    }
    for changed in &changes.changed {
        writeln!(out, "  ~ {}", changed.key)?;
        for (column, old, new) in &changed.cells {
            writeln!(out, "      {column}: {} → {}", shown(old), shown(new))?;
        }
        if let Some(doubt) = changed.doubt {
            writeln!(out, "      ! {doubt}")?;
        }
    }
    for (key, row) in &changes.added {
        writeln!(out, "  + {key}")?;
        about(row, out)?;
    }
    Ok(())
}

/// What there is to say of a row, on a line of its own.
fn about(what: &str, out: &mut impl Write) -> io::Result<()> {
    if !what.is_empty() {
        writeln!(out, "      {what}")?;
    }
    Ok(())
}

fn shown(cell: &str) -> &str {
    if cell.is_empty() { "(empty)" } else { cell }
}

fn answers(question: &Answered, out: &mut impl Write) -> io::Result<()> {
    let Answered { id, text, kind, .. } = question;
    writeln!(out, "answers to {id}: {text} ({kind})")?;
    for (position, old, new) in &question.positions {
        let change = match (&**old, &**new) {
            (old, "") => format!("{old} → no longer a position"),
            ("", new) => format!("{new}, a new position"),
            (old, new) if old == new => old.to_owned(),
            (old, new) => format!("{old} → {new}"),
        };
        writeln!(out, "  {position}: {change}")?;
    }
    for line in &question.contradictions {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}
