//! What an edit changes, as it is shown before it is written.

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

/// What each row has become, which is then no longer among those that were added: the row with its
/// key, or else the one that is most like it.
fn heirs(
    old: &RawTable,
    gone: &[usize],
    new: &RawTable,
    added: &mut Vec<usize>,
) -> Vec<Option<usize>> {
    let mut take = |is_heir: &dyn Fn(usize) -> bool| {
        let position = added.iter().position(|row| is_heir(*row))?;
        Some(added.remove(position))
    };
    let mut heirs: Vec<Option<usize>> = gone
        .iter()
        .map(|row| take(&|heir| new.key(heir) == old.key(*row)))
        .collect();
    for (row, heir) in gone.iter().zip(&mut heirs) {
        if heir.is_none() {
            let filled = old.values(*row).filter(|cell| !cell.is_empty()).count();
            let alike = |other: &usize| likeness(old, *row, new, *other);
            // The first of those that are most alike.
            let most = added.iter().rev().max_by_key(|other| alike(other)).copied();
            *heir = most.filter(|other| 2 * alike(other) >= filled);
            added.retain(|other| Some(*other) != *heir);
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
