//! The form that a spreadsheet gives a table, undone.

use curate::codegen::schema::{Column, Kind};
use encoding_rs::Encoding;

/// What may stand between two cells.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// The decimals of a coordinate.
const DECIMALS: usize = 3;

/// The bytes of a table in UTF-8, with line feeds, with commas between the cells and without empty
/// columns after the last. Each row keeps its line, and each cell its quotation marks.
///
/// Bytes of an unknown encoding stay as they are, and so does a file with another header.
pub fn plain(bytes: &[u8], columns: &[Column]) -> Vec<u8> {
    let Some(text) = decoded(bytes) else {
        return bytes.to_owned();
    };
    let header = text.lines().next().unwrap_or_default();
    let is_header = |separator: &char| {
        let mut names = cells(header, *separator).into_iter().map(unquoted);
        let is_named = |column: &Column| names.next().is_some_and(|name| name == column.name);
        columns.iter().all(is_named) && names.all(|name| name.is_empty())
    };
    let Some(separator) = SEPARATORS.into_iter().find(is_header) else {
        return text.into_bytes();
    };
    let names: Vec<_> = columns.iter().map(|column| column.name).collect();
    let width = cells(header, separator).len();
    let rows = text.split('\n').skip(1);
    let rows = rows.map(|line| joined(&cells(line, separator), width, separator, columns));
    let lines: Vec<String> = [names.join(",")].into_iter().chain(rows).collect();
    lines.join("\n").into_bytes()
}

/// The text of a file, with line feeds; `None` if only a guess would tell its encoding.
fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match (utf_32(bytes), Encoding::for_bom(bytes)) {
        (Some(text), _) => text,
        (None, Some((encoding, _))) => encoding.decode(bytes).0.into_owned(),
        (None, None) => std::str::from_utf8(bytes).ok()?.to_owned(),
    };
    let text = text.replace("\r\n", "\n");
    Some(if text.contains('\n') {
        text
    } else {
        text.replace('\r', "\n")
    })
}

/// The text of a file in UTF-32, which starts with a byte order mark, and then as UTF-16 does.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 4]) -> u32 = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0xFE, 0xFF, ..] => u32::from_be_bytes,
        _ => return None,
    };
    let units = bytes.chunks(4).skip(1);
    let chars = units.map(|unit| char::from_u32(read(unit.try_into().ok()?)));
    chars.collect()
}

/// The cells of a line as they are written.
fn cells(line: &str, separator: char) -> Vec<&str> {
    let (mut is_start, mut is_quoted, mut is_open) = (true, false, false);
    let ends = |c| {
        is_quoted |= is_start && c == '"';
        is_open ^= is_quoted && c == '"';
        is_start = c == separator && !is_open;
        is_quoted &= !is_start;
        is_start
    };
    line.split(ends).collect()
}

/// A line of the table.
fn joined(cells: &[&str], width: usize, separator: char, columns: &[Column]) -> String {
    let is_empty = |cell: &&str| unquoted(cell).is_empty();
    if cells.iter().all(is_empty) {
        return String::new();
    }
    let end = match cells.get(columns.len()..) {
        // As wide as the header, so that none of the cells is in the column of another.
        Some(rest) if cells.len() == width && rest.iter().all(is_empty) => columns.len(),
        _ => cells.len(),
    };
    let columns = columns.iter().map(Some).chain(std::iter::repeat(None));
    let cells = cells[..end].iter().zip(columns).map(|(cell, column)| {
        if column.is_some_and(|column| matches!(column.kind, Kind::Degrees(_))) {
            degrees(unquoted(cell))
        } else if separator != ',' && cell.contains(',') && !cell.starts_with('"') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            (*cell).to_owned()
        }
    });
    cells.collect::<Vec<_>>().join(",")
}

/// A cell without the quotation marks around it.
fn unquoted(cell: &str) -> &str {
    let inner = cell
        .strip_prefix('"')
        .and_then(|cell| cell.strip_suffix('"'));
    inner.unwrap_or(cell)
}

/// A coordinate with all of its decimals, after a point: spreadsheets show `49.710` as `49.71`. What
/// has no decimals may have lost a point that was taken for a separator of thousands.
pub fn degrees(cell: &str) -> String {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match cell.split_once(['.', ',']) {
        Some((whole, decimals))
            if is_digits(whole.strip_prefix('-').unwrap_or(whole)) && is_digits(decimals) =>
        {
            format!("{whole}.{decimals:0<DECIMALS$}")
        }
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use curate::codegen::schema::{Column, names, places};

    use super::plain;

    /// The columns that the tests were written with.
    fn of_names() -> &'static [Column] {
        &names::TABLE.schema().columns[..3]
    }

    fn undone(columns: &[Column], bytes: &[u8]) -> String {
        String::from_utf8_lossy(&plain(bytes, columns)).into_owned()
    }

    #[test]
    fn separators_are_found_in_the_header() {
        for (written, expected) in [
            ("record;name;language\na;b, c;d", "a,\"b, c\",d"),
            ("record\tname\tlanguage\na\tb;c\td", "a,b;c,d"),
            ("record|name|language\na|b, c|d", "a,\"b, c\",d"),
            (
                "\"record\";\"name\";\"language\"\n\"a;\"\"b\";c;d",
                "\"a;\"\"b\",c,d",
            ),
            ("\u{FEFF}record;name;language\r\na;b;c", "a,b,c"),
            ("record;name;language\ra;b;c", "a,b,c"),
            // Where a quotation mark is not closed, the rest is one cell.
            ("record;name;language\na;\"b;c", "a,\"b;c"),
            ("record;name;language\na;5\";c", "a,5\",c"),
        ] {
            let expected = format!("record,name,language\n{expected}");
            assert_eq!(undone(of_names(), written.as_bytes()), expected);
        }
    }

    #[test]
    fn empty_columns_and_rows_are_dropped_where_no_cell_moves() {
        for (written, expected) in [
            ("record,name,language,,\na,b,c,,", "a,b,c"),
            ("record,name,language,,\n,,,,\na,b,c,,", "\na,b,c"),
            ("record,name,language,\na,b,c,d", "a,b,c,d"),
            ("record,name,language,\na,b, c,d,", "a,b, c,d,"),
            ("record,name,language\na,b, c,", "a,b, c,"),
            ("record;name;language\n\"\";;", ""),
        ] {
            let expected = format!("record,name,language\n{expected}");
            assert_eq!(undone(of_names(), written.as_bytes()), expected);
        }
    }

    #[test]
    fn coordinates_have_all_of_their_decimals() {
        let columns = &places::TABLE.schema().columns[..9];
        let names: Vec<_> = columns.iter().map(|column| column.name).collect();
        let header = names.join(",");
        for (written, expected) in [
            ("49.71,-5.0", "49.710,-5.000"),
            ("49,49710", "49,49710"),
            ("49.710,-0.250", "49.710,-0.250"),
            ("\"49,71\",\"5.1234\"", "49.710,5.1234"),
            ("north,5e3", "north,5e3"),
            (",", ","),
        ] {
            let table = |cells| format!("{header}\na,A,town,FI,b,{cells},7,");
            assert_eq!(undone(columns, table(written).as_bytes()), table(expected));
        }
    }

    #[test]
    fn utf_32_is_read_in_both_orders() {
        let text = "record;name;language\na;Ж;c";
        let units = ["\u{FEFF}", text].concat();
        let units = units.chars().map(u32::from);
        for bytes in [
            units
                .clone()
                .flat_map(u32::to_le_bytes)
                .collect::<Vec<u8>>(),
            units.flat_map(u32::to_be_bytes).collect(),
        ] {
            assert_eq!(undone(of_names(), &bytes), "record,name,language\na,Ж,c");
            // What is cut off in a letter is not guessed.
            let cut = &bytes[..bytes.len() - 1];
            assert_ne!(undone(of_names(), cut), "record,name,language\na,Ж,");
        }
    }

    #[test]
    fn what_is_not_certain_stays() {
        for bytes in [
            &b"record;name;language\na;b\xE9;c"[..],
            b"record;nam;language\na;b;c",
        ] {
            assert_eq!(plain(bytes, of_names()), bytes);
        }
    }
}
