//! The lines of a file: the header and the rows.

use std::borrow::Cow;

use super::table::{RawTable, Row, Span};
use crate::codegen::characters::{Class, unfit};
use crate::codegen::list::List as _;
use crate::codegen::problem::{Problem, Rule};
use crate::codegen::schema::Column;

/// How many invalid characters of one line are reported.
const REPORTED: usize = 3;

/// What to do about too few cells in a row, and about too many.
const FEW: &str = "an empty cell needs its comma too";
const MANY: &str = "a text with a comma needs quotation marks";

/// What the bytes of a workbook start with: those of a zip file, or of an older one.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// A byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What the lines start with that a merge leaves around the versions of a text.
pub const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
const BASE: usize = 1;
const END: usize = 3;

/// What goes when a conflict is settled, with what was there before both sides or without.
pub fn needless(has_base: bool) -> &'static str {
    match has_base {
        true => {
            "<<<<<<<, ======= and >>>>>>> and all from ||||||| to =======, which is what was there \
             before both changes"
        }
        false => "<<<<<<<, ======= and >>>>>>>",
    }
}

pub struct Reader<'p> {
    table: RawTable,
    problems: &'p mut Vec<Problem>,
    core: &'p mut csv_core::Reader,
}

impl<'p> Reader<'p> {
    pub fn new(
        table: RawTable,
        core: &'p mut csv_core::Reader,
        problems: &'p mut Vec<Problem>,
    ) -> Self {
        Self {
            table,
            problems,
            core,
        }
    }

    fn problem(&mut self, rule: Rule, line: usize, column: usize, width: usize, message: String) {
        self.problems.push(Problem {
            rule,
            path: self.table.path.clone(),
            line,
            column,
            width: width.max(1),
            message,
        });
    }

    pub fn read(mut self, bytes: &[u8]) -> RawTable {
        let body = bytes.strip_prefix(MARK).unwrap_or(bytes);
        let lines = lines(body.strip_suffix(b"\n").unwrap_or(body));
        // Nothing else is reported of such a file: all of it would be wrong.
        if self.saved_by_spreadsheet(bytes, &lines) || self.conflicts(&lines) {
            return self.table;
        }
        if body.len() < bytes.len() {
            let message = "the file starts with a byte order mark; save it as UTF-8 without one, \
                           or run `cargo curate fmt`";
            self.problem(Rule::ByteOrderMark, 1, 1, 1, message.into());
        }
        self.body(body, &lines);
        let mut number = 0;
        for line in &lines {
            number += 1;
            let (line, spoilt) = self.text(number, line.strip_suffix(b"\r").unwrap_or(line));
            if number > 1 {
                self.row(number, &line, &spoilt);
            } else if spoilt.is_empty() && self.header(&line) {
                self.table.readable = true;
            } else {
                break;
            }
        }
        self.table
    }

    /// Reports that a spreadsheet has saved the file; whether it has. Its header then has the right
    /// names in another form.
    fn saved_by_spreadsheet(&mut self, bytes: &[u8], lines: &[&[u8]]) -> bool {
        if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
            let message = "this is the workbook of a spreadsheet and not a table; open it there, \
                           and save it as CSV in UTF-8";
            self.problem(Rule::Spreadsheet, 1, 1, 1, message.into());
            return true;
        }
        let header = String::from_utf8_lossy(lines[0]);
        let header = header.trim_start_matches('\u{FEFF}').trim_end_matches('\r');
        let expected = self.table.schema.header();
        let is_separator: Class = |c| matches!(c, ';' | '\t' | '|');
        let plain = header.replace('"', "").replace(is_separator, ",");
        let starts_with = |marks: [&[u8]; 2]| marks.iter().any(|mark| bytes.starts_with(mark));
        let how = if starts_with([b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"]) {
            "in UTF-32"
        } else if starts_with([b"\xFF\xFE", b"\xFE\xFF"]) {
            "in UTF-16"
        } else if header == expected || plain.trim_end_matches(',') != expected {
            return false;
        } else if self.encoding(bytes, lines) {
            return true;
        } else if header.contains(';') {
            "with semicolons between the cells"
        } else if header.contains('\t') {
            "with tabs between the cells"
        } else if header.contains('|') {
            "with | between the cells"
        } else if header.contains('"') {
            "with needless quotation marks"
        } else {
            "with empty columns after the last"
        };
        let message =
            format!("a spreadsheet has saved this file {how}; run `cargo curate fmt` to undo that");
        self.problem(Rule::Spreadsheet, 1, 1, 1, message);
        true
    }

    /// Reports each conflict that a merge has left in the file; whether there is one.
    fn conflicts(&mut self, lines: &[&[u8]]) -> bool {
        let known = self.problems.len();
        let marker = |line: &[u8]| MARKERS.iter().position(|m| line.starts_with(m.as_bytes()));
        let mut is_open = false;
        for (before, line) in lines.iter().enumerate() {
            let Some(found) = marker(line) else {
                continue;
            };
            if !is_open {
                let mut markers = lines[before..].iter().filter_map(|line| marker(line));
                let has_base = markers.find(|marker| [BASE, END].contains(marker)) == Some(BASE);
                let message = format!(
                    "a merge has left a conflict here; keep the rows that are right, delete the \
                     lines with {}, and run `cargo curate fmt`",
                    needless(has_base)
                );
                self.problem(Rule::Conflict, before + 1, 1, 7, message);
            }
            is_open = found != END;
        }
        self.problems.len() > known
    }

    /// Reports what is wrong with the bytes after a byte order mark: their line ends and their encoding.
    fn body(&mut self, body: &[u8], lines: &[&[u8]]) {
        let carriage_return = |line: &[u8]| line.iter().position(|&b| b == b'\r');
        // Few files have one.
        let found = (body.contains(&b'\r')).then(|| first(lines, &carriage_return));
        if let Some((number, column, count)) = found.flatten() {
            let lines = match count {
                1 => "1 line has".into(),
                count => format!("{count} lines have"),
            };
            let remedy = match body.windows(2).any(|pair| pair == b"\r\n") {
                true => ", or run `cargo curate fmt`",
                false => "",
            };
            let message =
                format!("{lines} a carriage return; save the file with line feeds only{remedy}");
            self.problem(Rule::CarriageReturn, number, column, 1, message);
        }
        self.encoding(body, lines);
        if !body.is_empty() && !body.ends_with(b"\n") {
            let last = lines[lines.len() - 1];
            let column = String::from_utf8_lossy(last).chars().count() + 1;
            let message = "the last line does not end with a line feed; add one";
            self.problem(Rule::FinalNewline, lines.len(), column, 1, message.into());
        }
    }

    /// Reports bytes that are not UTF-8; whether there are any.
    fn encoding(&mut self, body: &[u8], lines: &[&[u8]]) -> bool {
        if std::str::from_utf8(body).is_ok() {
            return false;
        }
        let broken = |line: &[u8]| Some(std::str::from_utf8(line).err()?.valid_up_to());
        let Some((number, column, count)) = first(lines, &broken) else {
            return false;
        };
        let line = lines[number - 1];
        let byte = line[broken(line).unwrap_or(0)];
        let lines = match count {
            1 => String::new(),
            count => format!(", and {count} lines have such bytes"),
        };
        let message =
            format!("the byte {byte:02X} here is not UTF-8{lines}; save the file as UTF-8");
        self.problem(Rule::Utf8, number, column, 1, message);
        true
    }

    /// The text of a line, and the columns of the characters that are not allowed in a table.
    fn text(&mut self, number: usize, bytes: &[u8]) -> (String, Vec<usize>) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut spoilt = Vec::new();
        let mut plain = 0;
        while plain < bytes.len() && matches!(bytes[plain], b' '..=b'~') {
            plain += 1;
        }
        if plain == bytes.len() {
            return (text, spoilt); // Most lines, which saves half of the time.
        }
        let is_broken = std::str::from_utf8(bytes).is_err();
        let mut column = 0;
        for c in text.chars() {
            column += 1;
            let problem = match c {
                // Reported for the whole file.
                '\r' => None,
                char::REPLACEMENT_CHARACTER if is_broken => None,
                _ => match unfit(c) {
                    None => continue,
                    problem => problem,
                },
            };
            // A line of garbage is not reported character by character.
            if let Some((rule, message)) = problem.filter(|_| spoilt.len() < REPORTED) {
                self.problem(rule, number, column, 1, message);
            }
            spoilt.push(column);
        }
        (text, spoilt)
    }

    fn header(&mut self, line: &str) -> bool {
        let expected = self.table.schema.header();
        if line == expected {
            return true;
        }
        if line.is_empty() {
            let message = format!("there is no header; this table's header is {expected}");
            self.problem(Rule::Header, 1, 1, 1, message);
            return false;
        }
        let columns = self.table.schema.columns;
        let mut column = 1;
        let names = line.split(',').list();
        let mut first = 0;
        while first < columns.len() && names.get(first) == Some(&columns[first].name) {
            column += names[first].chars().count() + 1;
            first += 1;
        }
        let difference = match (names.get(first), columns.get(first)) {
            (Some(found), Some(Column { name, .. })) => {
                format!("the header has `{found}` where `{name}` is expected")
            }
            (None, Some(Column { name, .. })) => format!("the header ends before `{name}`"),
            (Some(found), None) => format!("the header has `{found}` after its last column"),
            (None, None) => "the header differs".into(),
        };
        let width = names[0].chars().count();
        self.problem(
            Rule::Header,
            1,
            column,
            width,
            format!("{difference}; this table's header is {expected}"),
        );
        // If one name is wrong, the cells below it can still be read.
        let mut wrong = 0;
        for (i, column) in columns.iter().enumerate() {
            wrong += usize::from(names.get(i) != Some(&column.name));
        }
        names.len() == columns.len() && wrong == 1
    }

    fn row(&mut self, number: usize, line: &str, spoilt: &[usize]) {
        if line.chars().all(|c| c == ',' || c.is_whitespace()) {
            let message = "this line is blank; delete it";
            return self.problem(Rule::BlankLine, number, 1, 1, message.into());
        }
        let (cells, closed) = split(self.core, line);
        let expected = self.table.schema.columns.len();
        let (mut starts, mut column) = (Vec::new(), 1);
        for (raw, value) in &cells {
            let (start, width) = (self.table.text.len(), raw.chars().count());
            if starts.len() < expected {
                self.table.text.push_str(value);
                let first = spoilt.partition_point(|&s| s < column);
                self.table.cells.push(Span {
                    start,
                    end: self.table.text.len(),
                    column,
                    width,
                    sound: spoilt.get(first).is_none_or(|&s| s >= column + width),
                });
            }
            starts.push(column);
            column += width + 1;
        }
        for _ in cells.len()..expected {
            self.table.cells.push(Span {
                start: 0,
                end: 0,
                column: 1,
                width: 0,
                sound: true,
            });
        }
        let whole = closed && cells.len() == expected;
        self.table.rows.push(Row {
            line: number,
            whole,
        });
        let last = *starts.last().expect("a line has a cell");
        // A mark that should not be there takes what follows into its cell.
        let is_stray =
            |(raw, value): &(&str, Cow<'_, str>)| raw.starts_with('"') && *raw != quoted(value);
        let stray = match whole {
            true => None,
            false => cells.iter().position(is_stray),
        };
        if let Some(stray) = stray {
            let message = "the quotation mark that opens this cell is not closed at its end; \
                           delete it, or close it on this line, and double each quotation mark \
                           inside";
            self.problem(
                Rule::UnclosedQuote,
                number,
                starts[stray],
                1,
                message.into(),
            );
        } else if !whole {
            let column = starts.get(expected).copied().unwrap_or(last);
            let (count, remedy) = match cells.len() {
                1 => ("1 cell".into(), FEW),
                count if count < expected => (format!("{count} cells"), FEW),
                count => (format!("{count} cells"), MANY),
            };
            let message =
                format!("this row has {count}, but its table has {expected} columns; {remedy}");
            self.problem(Rule::CellCount, number, column, 1, message);
        } else if spoilt.is_empty() {
            self.quoting(number, line, &cells, &starts);
        }
    }

    /// The quotation marks of a row are exactly those that `csv` writes.
    fn quoting(
        &mut self,
        number: usize,
        line: &str,
        cells: &[(&str, Cow<'_, str>)],
        starts: &[usize],
    ) {
        if !line.contains('"') {
            return; // No cell has a character that needs them.
        }
        let canonical = self.table.line(self.table.rows.len() - 1);
        if canonical == line {
            return;
        }
        let (rewritten, _) = split(self.core, &canonical);
        for (i, (raw, value)) in cells.iter().enumerate() {
            let (written, _) = &rewritten[i];
            if raw == written {
                continue;
            }
            let quoted = quoted(value);
            let message = if raw.starts_with('"') && *raw != quoted {
                "this cell goes on after its closing quotation mark; double each quotation mark \
                 inside a quoted cell"
                    .into()
            } else if *raw == quoted {
                format!("this cell needs no quotation marks; write {written}")
            } else {
                format!(
                    "a cell with a quotation mark in it must be quoted, and the mark in it doubled; write {written}"
                )
            };
            self.problem(
                Rule::Quoting,
                number,
                starts[i],
                raw.chars().count(),
                message,
            );
        }
    }
}

/// A cell within quotation marks.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('"', "\"\""))
}

/// The lines of a file, without their ends.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let (mut lines, mut start, mut i) = (Vec::new(), 0, 0);
    // An iterator is slow where nothing is optimised.
    while i < bytes.len() {
        if bytes[i] == b'\n' {
            lines.push(&bytes[start..i]);
            start = i + 1;
        }
        i += 1;
    }
    lines.push(&bytes[start..]);
    lines
}

/// The first place in a text that its line has: line, column, and how many lines have one.
fn first(lines: &[&[u8]], place: &dyn Fn(&[u8]) -> Option<usize>) -> Option<(usize, usize, usize)> {
    let (mut found, mut count) = (None, 0);
    for (before, line) in lines.iter().enumerate() {
        if let Some(place) = place(line) {
            found = found.or(Some((before + 1, &line[..place])));
            count += 1;
        }
    }
    let (number, before) = found?;
    let column = String::from_utf8_lossy(before).chars().count() + 1;
    Some((number, column, count))
}

/// The cells of a line, raw and as values, and whether the last quotation mark is closed.
///
/// Most lines have no quotation mark, and end a cell at each comma: these need no engine.
pub fn split<'l>(
    core: &mut csv_core::Reader,
    line: &'l str,
) -> (Vec<(&'l str, Cow<'l, str>)>, bool) {
    if !line.contains('"') {
        let cells = line.split(',').map(|cell| (cell, Cow::Borrowed(cell)));
        return (cells.list(), true);
    }
    core.reset();
    let ended = format!("{line}\n");
    let mut cells = Vec::new();
    let mut output = vec![0; ended.len()];
    // csv-core skips a byte order mark at the start of its input, so let it read a line end first.
    let _ = core.read_field(b"\n", &mut output);
    let mut start = 0;
    loop {
        let (result, taken, written) = core.read_field(&ended.as_bytes()[start..], &mut output);
        let end = start + taken - 1; // without the comma or the line end
        let value = String::from_utf8_lossy(&output[..written]).into_owned();
        cells.push((&line[start..end], Cow::Owned(value)));
        match result {
            csv_core::ReadFieldResult::Field { record_end: false } => start = end + 1,
            csv_core::ReadFieldResult::Field { record_end: true } => return (cells, true),
            // The line end is inside quotation marks.
            _ => return (cells, false),
        }
    }
}
