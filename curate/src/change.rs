//! What an edit changes, as it is shown before it is written.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::io::Write;

use curate::codegen::characters::printable;
use curate::codegen::read::RawTable;

use crate::folder::Folder;
use crate::stop::Stop;

/// Shows each row that changes, at its place now; a row that is new at its place then.
pub fn show(before: &Folder, after: &Folder, out: &mut impl Write) -> Result<(), Stop> {
    let [before, after] = [before, after].map(|folder| folder.read_whole().unwrap_or_default());
    for (old, new) in before.iter().zip(&after) {
        table(old, new, out)?;
    }
    Ok(out.flush()?)
}

fn table(old: &RawTable, new: &RawTable, out: &mut impl Write) -> Result<(), Stop> {
    let gone = apart(old, new);
    let mut added = apart(new, old);
    let heirs = heirs(old, &gone, new, &mut added);
    for (row, heir) in gone.into_iter().zip(heirs) {
        write!(out, "{}:{}: ", old.path, old.rows[row].line)?;
        match heir {
            Some(heir) => {
                let key = printable(&old.key(row).join(","));
                writeln!(out, "{key}: {}", cells(old, row, new, heir))?;
            }
            None => writeln!(out, "removed: {}", printable(&old.line(row)))?,
        }
    }
    for row in added {
        let line = printable(&new.line(row));
        writeln!(out, "{}:{}: added: {line}", new.path, new.rows[row].line)?;
    }
    Ok(())
}

/// The rows of a table that the other does not have.
fn apart(table: &RawTable, other: &RawTable) -> Vec<usize> {
    let values =
        |table: &RawTable, row| -> Vec<String> { table.values(row).map(str::to_owned).collect() };
    let known: BTreeSet<_> = (0..other.rows.len())
        .map(|row| values(other, row))
        .collect();
    let rows = 0..table.rows.len();
    rows.filter(|row| !known.contains(&values(table, *row)))
        .collect()
}

/// What each row has become: of the rows that were added, and then no longer are among them, the one
/// that is most like it, with at least half of its cells.
fn heirs(
    old: &RawTable,
    gone: &[usize],
    new: &RawTable,
    added: &mut Vec<usize>,
) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (position, row) in gone.iter().enumerate() {
        let filled = old.values(*row).filter(|cell| !cell.is_empty()).count();
        let alike = added
            .iter()
            .map(|other| (likeness(old, *row, new, *other), *other));
        let alike = alike.filter(|(likeness, _)| 2 * likeness >= filled);
        pairs.extend(alike.map(|(likeness, other)| (Reverse(likeness), position, other)));
    }
    pairs.sort();
    let mut heirs = vec![None; gone.len()];
    for (_, position, other) in pairs {
        if heirs[position].is_none() && added.contains(&other) {
            heirs[position] = Some(other);
            added.retain(|row| *row != other);
        }
    }
    heirs
}

/// How many cells two rows have in common, without the empty ones.
fn likeness(old: &RawTable, row: usize, new: &RawTable, other: usize) -> usize {
    let pairs = old.values(row).zip(new.values(other));
    pairs.filter(|(a, b)| a == b && !a.is_empty()).count()
}

/// The cells that changed.
fn cells(old: &RawTable, row: usize, new: &RawTable, heir: usize) -> String {
    let shown = |cell: &str| match cell {
        "" => "(empty)".to_owned(),
        cell => printable(cell),
    };
    let pairs = old.values(row).zip(new.values(heir));
    let changed = old.schema.columns.iter().zip(pairs);
    let changed = changed.filter(|(_, (before, after))| before != after);
    let changed = changed.map(|(column, (before, after))| {
        format!("{}: {} → {}", column.name, shown(before), shown(after))
    });
    changed.collect::<Vec<_>>().join(" · ")
}
