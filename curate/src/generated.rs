//! Files that are generated: compared with what they should be, and updated.

use std::io::Write;

use curate::codegen::characters::printable;
use curate::codegen::read::File;
use similar::{ChangeTag, TextDiff};

use crate::folder::Folder;
use crate::stop::{Stop, note};

/// A file that is generated.
pub struct Fresh {
    /// Its name in the folder of the tables.
    pub name: String,
    /// What it holds; nothing if it is not there.
    pub before: String,
    /// What it should hold.
    pub after: String,
}

/// Lists the lines that change, and writes the files unless they are only to be checked.
pub fn update(
    files: Vec<Fresh>,
    folder: &Folder,
    command: &str,
    check: bool,
    out: &mut impl Write,
) -> Result<(), Stop> {
    let mut stale = Vec::new();
    for file in files {
        let shown = folder.shown_file(&file.name);
        if file.after == file.before {
            note!("{shown}: up to date");
            continue;
        }
        for change in TextDiff::from_lines(&file.before, &file.after).iter_all_changes() {
            let sign = match change.tag() {
                ChangeTag::Equal => continue,
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            // The line as it is, and for a new one the line as it will be.
            let line = change.old_index().or(change.new_index()).unwrap_or(0) + 1;
            let text = printable(change.value().trim_end_matches('\n'));
            writeln!(out, "{shown}:{line}: {sign} {text}")?;
        }
        stale.push((shown, file));
    }
    out.flush()?;
    if stale.is_empty() {
        return Ok(());
    }
    if check {
        let what = if stale.len() > 1 { "them" } else { "it" };
        note!("`{}` updates {what}", folder.command(command));
        return Err(Stop::Problems);
    }
    let (shown, files): (Vec<_>, Vec<_>) = stale
        .into_iter()
        .map(|(shown, file)| {
            let (name, bytes) = (file.name, file.after.into_bytes());
            (shown, File { name, bytes })
        })
        .unzip();
    folder.write(&files)?;
    for shown in shown {
        note!("{shown}: updated");
    }
    Ok(())
}
