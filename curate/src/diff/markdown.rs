//! The difference as a reviewer reads it in a pull request.

use std::io::{self, Write};

use super::answers::Answered;
use super::changes::{Changed, Changes, Difference};
use super::sight;
use super::verdict::Verdict;
use crate::markdown::row;

pub fn show(difference: &Difference, verdict: &Verdict, out: &mut impl Write) -> io::Result<()> {
    for (table, changes) in &difference.tables {
        writeln!(out, "### {table}\n")?;
        rows(&sight::made_visible(changes), out)?;
    }
    for question in &difference.answered {
        answers(&sight::question_made_visible(question), out)?;
    }
    writeln!(out, "### Version\n")?;
    for line in &verdict.lines {
        writeln!(out, "{}", sight::printable(line))?;
    }
    Ok(())
}

fn rows(changes: &Changes, out: &mut impl Write) -> io::Result<()> {
    let Changes {
        removed,
        changed,
        added,
    } = changes;
    if !removed.is_empty() {
        writeln!(out, "**Removed** ({})\n", removed.len())?;
        for removed in removed {
            writeln!(out, "{}", item(&removed.key, &removed.fate))?;
            for row in &removed.with_it {
                writeln!(out, "  - with it: {}", code(row))?;
            }
        }
        writeln!(out)?;
    }
    if !changed.is_empty() {
        writeln!(out, "**Changed** ({})\n", changed.len())?;
        cells(changed, out)?;
        doubts(changed, out)?;
    }
    if !added.is_empty() {
        writeln!(out, "**Added** ({})\n", added.len())?;
        for (key, row) in added {
            writeln!(out, "{}", item(key, row))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn cells(changed: &[Changed], out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "| record | field | old | new |\n| --- | --- | --- | --- |"
    )?;
    for Changed { key, cells, .. } in changed {
        for (column, old, new) in cells {
            let [column, old, new] = [column, old, new].map(|cell| escape(cell));
            writeln!(out, "{}", row(&[code(key), column, old, new]))?;
        }
    }
    writeln!(out)
}

fn doubts(changed: &[Changed], out: &mut impl Write) -> io::Result<()> {
    let doubts = changed
        .iter()
        .filter_map(|changed| Some(item(&changed.key, changed.doubt?)));
    let doubts: Vec<_> = doubts.collect();
    if !doubts.is_empty() {
        writeln!(out, "**To be looked at**\n\n{}\n", doubts.join("\n"))?;
    }
    Ok(())
}

fn answers(question: &Answered, out: &mut impl Write) -> io::Result<()> {
    let Answered { id, text, kind, .. } = question;
    writeln!(
        out,
        "### Answers to {}\n\n{} ({kind})\n",
        code(id),
        escape(text)
    )?;
    writeln!(out, "| position | old | new |\n| --- | --- | --- |")?;
    for (position, old, new) in &question.positions {
        let cells = [position, old, new].map(|cell| escape(cell));
        writeln!(out, "{}", row(&cells))?;
    }
    writeln!(out)?;
    for line in &question.contradictions {
        writeln!(out, "- {}", escape(line))?;
    }
    if !question.contradictions.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// An item of a list: a key, and what there is to say of it.
fn item(key: &str, what: &str) -> String {
    match what {
        "" => format!("- {}", code(key)),
        what => format!("- {}: {}", code(key), escape(what)),
    }
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
