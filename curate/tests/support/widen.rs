//! Tables of the tests, with the columns that were declared after they were written.
//!
//! The rows of the tests have the columns that a test knows, which its header names. What the schema
//! has besides is inserted here, so that a new column breaks no test; and the problems are told by
//! their places in the rows as written.

use std::collections::BTreeMap;

use curate::codegen::problem::{Problem, Rule};
use curate::codegen::read::File;
use curate::codegen::schema::{Column, Kind, TABLES, Table, TableId};

/// The headers of tables as a test writes them.
pub struct Headers {
    /// For each table of the schema: the names of the columns, and the first id.
    known: Vec<(Vec<String>, String)>,
}

/// Files with all columns of the schema.
pub struct Widened {
    pub files: Vec<File>,
    inserted: Vec<Inserted>,
    /// How many columns were inserted into each file.
    columns: BTreeMap<String, usize>,
}

/// A cell that was inserted into a line.
struct Inserted {
    path: String,
    line: usize,
    /// Where it starts in the widened line, from 1.
    column: usize,
    /// Its characters, with its comma.
    width: usize,
}

impl Headers {
    /// The headers of some tables.
    pub fn of(files: &[File]) -> Self {
        let known = |table: &Table| {
            let file = files.iter().find(|file| file.name == table.file());
            let text = file.map_or(String::new(), |file| {
                String::from_utf8_lossy(&file.bytes).into_owned()
            });
            let mut lines = text.lines().map(|line| line.split(','));
            let header = lines.next().into_iter().flatten().map(str::to_owned);
            let first = lines.next().and_then(|mut row| row.next());
            (header.collect(), first.unwrap_or_default().to_owned())
        };
        Self {
            known: TABLES.iter().map(known).collect(),
        }
    }

    /// Whether the tests write the column.
    pub fn has(&self, column: &Column) -> bool {
        let (header, _) = &self.known[column.at.table as usize];
        header.iter().any(|name| name == column.name)
    }

    /// The files with the columns that they lack.
    pub fn widen(&self, files: impl IntoIterator<Item = File>) -> Widened {
        let (mut inserted, mut columns) = (Vec::new(), BTreeMap::new());
        let files = files.into_iter().map(|file| {
            let table = TABLES.iter().find(|table| table.file() == file.name);
            let missing = table.map_or(Vec::new(), |table| self.missing(table));
            if missing.is_empty() {
                return file;
            }
            columns.insert(format!("data/{}", file.name), missing.len());
            let separator = separator(&file.bytes);
            let lines = file.bytes.split_inclusive(|&byte| byte == b'\n');
            let lines = (1..).zip(lines).flat_map(|(number, line)| {
                let (line, places) = insert(line, separator, number == 1, &missing);
                inserted.extend(places.into_iter().map(|(column, width)| Inserted {
                    path: format!("data/{}", file.name),
                    line: number,
                    column,
                    width,
                }));
                line
            });
            File {
                bytes: lines.collect(),
                name: file.name,
            }
        });
        Widened {
            files: files.collect(),
            inserted,
            columns,
        }
    }

    /// A file without the columns that were inserted.
    pub fn narrow(&self, name: &str, text: &str) -> String {
        let table = TABLES.iter().find(|table| table.file() == name);
        let missing = table.map_or(Vec::new(), |table| self.missing(table));
        let lines = text.split_inclusive('\n');
        lines.map(|line| remove(line, &missing)).collect()
    }

    /// The columns that a table lacks, each with how many of its own are to the left, and a value.
    fn missing(&self, table: &Table) -> Vec<Missing> {
        let mut left = 0;
        let mut missing = Vec::new();
        for column in table.columns {
            if self.has(column) {
                left += 1;
            } else {
                missing.push(Missing {
                    left,
                    name: column.name,
                    value: self.value(column),
                });
            }
        }
        missing
    }

    /// A value for a column: nothing, if that is allowed.
    fn value(&self, column: &Column) -> String {
        if !column.required {
            return String::new();
        }
        let first = |table: TableId| self.known[table as usize].1.clone();
        match column.kind {
            Kind::Code(vocabulary) => vocabulary.codes[0].to_owned(),
            Kind::Reference(target) => first(target.tables[0]),
            Kind::Date => "2024-05".to_owned(),
            Kind::Count | Kind::Number => "1".to_owned(),
            Kind::Degrees(_) => "0.000".to_owned(),
            Kind::Hex(digits) => "0".repeat(digits),
            Kind::Id | Kind::RetiredId | Kind::Text | Kind::Formed(_) => "new".to_owned(),
        }
    }
}

/// A column that the tests do not write.
struct Missing {
    /// How many columns that they write are to the left of it.
    left: usize,
    name: &'static str,
    value: String,
}

/// A line without its end.
fn bare(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// What stands between the cells of a file, if a spreadsheet has saved it.
fn separator(file: &[u8]) -> u8 {
    let is_separator = |byte: &u8| b",;\t\n".contains(byte);
    let found = file.iter().copied().find(is_separator);
    found.filter(|byte| *byte != b'\n').unwrap_or(b',')
}

/// The cells of a line, with their quotation marks.
fn cells(line: &[u8], separator: u8) -> Vec<Vec<u8>> {
    let mut cells: Vec<Vec<u8>> = vec![Vec::new()];
    let mut is_quoted = false;
    for &byte in line {
        let cell = cells.last_mut().expect("a cell");
        // A mark in a bare cell opens nothing.
        if byte == b'"' && (is_quoted || cell.is_empty() || cell.ends_with(b"\"")) {
            is_quoted = !is_quoted;
        }
        if byte == separator && !is_quoted {
            cells.push(Vec::new());
        } else {
            cell.push(byte);
        }
    }
    cells
}

/// A line with the missing cells, and where they start and how wide they are.
fn insert(
    line: &[u8],
    separator: u8,
    is_header: bool,
    missing: &[Missing],
) -> (Vec<u8>, Vec<(usize, usize)>) {
    let text = bare(line);
    let cells = cells(text, separator);
    // A line that is blank or broken stays as it is, as far as it goes.
    let count = if text.is_empty() { 0 } else { cells.len() };
    let mut all: Vec<(Vec<u8>, bool)> = Vec::new();
    let mut missing = missing.iter().peekable();
    for (left, cell) in cells.into_iter().map(Some).chain([None]).enumerate() {
        while let Some(new) = missing.next_if(|new| new.left == left && left <= count) {
            let text = if is_header { new.name } else { &new.value };
            all.push((text.as_bytes().to_vec(), true));
        }
        all.extend(cell.map(|cell| (cell, false)));
    }
    let (mut widened, mut places, mut column) = (Vec::new(), Vec::new(), 1);
    for (number, (cell, is_new)) in all.iter().enumerate() {
        if number > 0 {
            widened.push(separator);
        }
        widened.extend(cell);
        let width = String::from_utf8_lossy(cell).chars().count() + 1;
        // Its comma follows it; at the end of the line it comes first.
        let is_at_end = all[number..].iter().all(|(_, is_new)| *is_new);
        if *is_new {
            places.push((column - usize::from(is_at_end), width));
        }
        column += width;
    }
    widened.extend(&line[text.len()..]);
    (widened, places)
}

/// A line without the cells of missing columns.
fn remove(line: &str, missing: &[Missing]) -> String {
    let text = bare(line.as_bytes());
    let mut cells = cells(text, b',');
    for (before, column) in missing.iter().enumerate().rev() {
        if column.left + before < cells.len() {
            cells.remove(column.left + before);
        }
    }
    String::from_utf8_lossy(&cells.join(&b',')).into_owned() + &line[text.len()..]
}

/// A text whose first numbers are lower by so much each.
fn less(text: &str, by: &[usize]) -> String {
    let mut by = by.iter();
    let words = text.split(' ').map(|word| match word.parse::<usize>() {
        Ok(number) => (number - by.next().copied().unwrap_or(0)).to_string(),
        Err(_) => word.to_owned(),
    });
    let text = words.collect::<Vec<_>>().join(" ");
    text.replace(" 1 cells,", " 1 cell,")
}

impl Widened {
    /// A problem by its place in the rows as written.
    pub fn as_written(&self, mut problem: Problem) -> Problem {
        let column = problem.column;
        let here = self
            .inserted
            .iter()
            .filter(|inserted| inserted.path == problem.path && inserted.line == problem.line);
        let here: Vec<&Inserted> = here.collect();
        let before = here.iter().filter(|inserted| inserted.column < column);
        problem.column -= before
            .map(|inserted| inserted.width.min(column - inserted.column))
            .sum::<usize>();
        if problem.rule == Rule::CellCount {
            let columns = self.columns.get(&problem.path).copied().unwrap_or(0);
            problem.message = less(&problem.message, &[here.len(), columns]);
        }
        problem
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use curate::codegen::problem::{Problem, Rule};

    use super::{Inserted, Missing, Widened, insert, less, remove};

    #[test]
    fn numbers_are_counted_as_written() {
        let text = "this row has 2 cells, but its table has 4 columns; a 9";
        let expected = "this row has 1 cell, but its table has 3 columns; a 9";
        assert_eq!(less(text, &[1, 1]), expected);
    }

    #[test]
    fn cells_are_inserted_and_removed() {
        let missing = [(1, "b"), (1, "c"), (2, "e")].map(|(left, name)| Missing {
            left,
            name,
            value: name.to_uppercase(),
        });
        for (written, widened, places) in [
            ("a,d\n", "a,B,C,d,E\n", &[(3, 2), (5, 2), (8, 2)][..]),
            (
                "\"a,1\",d\r\n",
                "\"a,1\",B,C,d,E\r\n",
                &[(7, 2), (9, 2), (12, 2)],
            ),
            // As far as a broken line goes.
            ("a", "a,B,C", &[(2, 2), (4, 2)]),
            ("\n", "\n", &[]),
        ] {
            let (line, inserted) = insert(written.as_bytes(), b',', false, &missing);
            assert_eq!(String::from_utf8_lossy(&line), widened);
            assert_eq!(inserted, places);
            assert_eq!(remove(widened, &missing), written);
        }
        assert_eq!(insert(b"a,d", b',', true, &missing).0, b"a,b,c,d,e");
    }

    #[test]
    fn a_problem_has_the_place_where_it_was_written() {
        let widened = Widened {
            files: Vec::new(),
            columns: BTreeMap::new(),
            inserted: vec![Inserted {
                path: "data/names.csv".to_owned(),
                line: 2,
                column: 5,
                width: 4,
            }],
        };
        let column = |line, column| {
            let problem = Problem {
                rule: Rule::Form,
                path: "data/names.csv".to_owned(),
                line,
                column,
                width: 1,
                message: String::new(),
            };
            widened.as_written(problem).column
        };
        for (found, written) in [(1, 1), (4, 4), (5, 5), (8, 5), (9, 5), (10, 6)] {
            assert_eq!(column(2, found), written);
        }
        assert_eq!(column(3, 9), 9);
    }
}
