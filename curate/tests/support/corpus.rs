//! Cases of tables, each written as a change to valid ones and the problems that it causes.
//!
//! `tests/corpus/README.md` describes the format.

use std::fmt;
use std::str::Chars;

use curate::codegen::read::File;
use curate::codegen::schema::{Kind, TABLES};

/// The fault of an escape that is not valid.
const ESCAPES: &str =
    r"after a backslash, expected \, r, t, x{E4}, u{200B}, 20{a text} or the end of the line";

/// A case: some changes to valid tables, and the problems that they cause.
pub struct Case {
    /// Where the case starts, from 1.
    pub line: usize,
    /// What the case is about.
    pub title: String,
    changes: Vec<Change>,
    /// Where its changes end, from 1.
    end: usize,
    /// The messages, a line each.
    pub said: String,
}

/// The change to one file.
struct Change {
    line: usize,
    name: String,
    how: How,
    edits: Vec<Edit>,
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    /// Some lines of the valid file are changed.
    Patched,
    /// The lines that are added are all there is.
    Whole,
    /// The valid file is not there.
    Deleted,
}

/// The change to one line.
struct Edit {
    line: usize,
    sign: Sign,
    bytes: Vec<u8>,
}

/// Whether a line of the valid file stays or is removed, or another is added.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Keep,
    Take,
    Add,
}

/// What is wrong with a file of cases, and where.
pub struct Fault {
    line: usize,
    message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.message)
    }
}

/// Makes a message the fault of a line.
fn at(line: usize) -> impl Fn(String) -> Fault {
    move |message| Fault { line, message }
}

/// Reads the cases of a file.
pub fn parse(text: &str) -> Result<Vec<Case>, Fault> {
    let mut cases = Vec::new();
    for (number, line) in (1..).zip(text.split_terminator('\n')) {
        parse_line(&mut cases, number, line).map_err(at(number))?;
    }
    Ok(cases)
}

/// Replaces the messages in the text of some cases, and keeps everything else.
pub fn bless(text: &str, cases: &[Case], said: &[String]) -> String {
    let mut blessed = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        if !line.starts_with("> ") {
            blessed += &format!("{line}\n");
        }
        if let Some(case) = cases.iter().position(|case| case.end == number) {
            blessed.extend(said[case].lines().map(|line| format!("> {line}\n")));
        }
    }
    blessed
}

impl Case {
    /// The valid files with the changes of this case.
    pub fn apply(&self, mut files: Vec<File>) -> Result<Vec<File>, Fault> {
        for change in &self.changes {
            let valid = files.iter().position(|file| file.name == change.name);
            let valid = valid.map(|place| files.remove(place).bytes);
            files.extend(change.apply(valid)?);
        }
        Ok(files)
    }
}

impl Change {
    /// The changed file, if any is left.
    fn apply(&self, valid: Option<Vec<u8>>) -> Result<Option<File>, Fault> {
        let unknown = || at(self.line)(format!("there is no valid {}", self.name));
        let bytes = match self.how {
            How::Whole => self.patch(b"")?,
            How::Patched => self.patch(&valid.ok_or_else(unknown)?)?,
            How::Deleted => return valid.map(|_| None).ok_or_else(unknown),
        };
        let name = self.name.clone();
        Ok(Some(File { name, bytes }))
    }

    /// The bytes of the valid file after all edits.
    fn patch(&self, valid: &[u8]) -> Result<Vec<u8>, Fault> {
        let lines: Vec<&[u8]> = valid.split_inclusive(|&byte| byte == b'\n').collect();
        let (mut bytes, mut next) = (Vec::new(), 0);
        for edit in &self.edits {
            if edit.sign != Sign::Add {
                let place = edit.find(&lines, next).map_err(at(edit.line))?;
                bytes.extend(lines[next..place].concat());
                next = place + 1;
            }
            if edit.sign != Sign::Take {
                bytes.extend(&edit.bytes);
            }
        }
        bytes.extend(lines[next..].concat());
        Ok(bytes)
    }
}

impl Edit {
    /// The one place of this line in the valid file.
    fn find(&self, lines: &[&[u8]], next: usize) -> Result<usize, String> {
        let is_here = |&place: &usize| lines[place] == self.bytes;
        let places: Vec<usize> = (0..lines.len()).filter(is_here).collect();
        match places[..] {
            [place] if place >= next => Ok(place),
            [_] => Err("in the valid file, this line does not come after the one above".into()),
            [] => Err("the valid file has no such line".into()),
            _ => Err("the valid file has several such lines".into()),
        }
    }
}

/// Reads one line into the case that is open, or starts one.
fn parse_line(cases: &mut Vec<Case>, number: usize, line: &str) -> Result<(), String> {
    let (mark, rest) = line.split_at_checked(2).unwrap_or((line, ""));
    if mark == "> " {
        open(cases)?.said += &format!("{rest}\n");
        return Ok(());
    }
    require_seen(line)?;
    match mark {
        "" => return Ok(()),
        "= " => cases.push(start(cases, number, rest)?),
        "  " => edit(cases, number, Sign::Keep, rest)?,
        "- " | "-" => edit(cases, number, Sign::Take, rest)?,
        "+ " | "+" => edit(cases, number, Sign::Add, rest)?,
        _ => {
            let change = change(number, line)?;
            unsaid(cases)?.changes.push(change);
        }
    }
    open(cases)?.end = number;
    Ok(())
}

/// Every character of a line is visible, except in messages, which are not escaped.
fn require_seen(line: &str) -> Result<(), String> {
    if let Some(c) = line.chars().find(|&c| !is_seen(c)) {
        let code = u32::from(c);
        return Err(format!("an invisible character is written \\u{{{code:X}}}"));
    }
    if line.ends_with(' ') {
        return Err("a space at the end of a line is written \\u{20}".into());
    }
    Ok(())
}

/// Whether Rust prints the character itself, in a string that is shown.
fn is_seen(c: char) -> bool {
    matches!(c, '\\' | '\'' | '"') || c.escape_debug().len() == 1
}

fn start(cases: &[Case], line: usize, title: &str) -> Result<Case, String> {
    if let Some(other) = cases.iter().find(|case| case.title == title) {
        return Err(format!(
            "line {} already has a case with this title",
            other.line
        ));
    }
    Ok(Case {
        line,
        title: title.to_owned(),
        changes: Vec::new(),
        end: line,
        said: String::new(),
    })
}

/// The case that a line belongs to.
fn open(cases: &mut [Case]) -> Result<&mut Case, String> {
    let none = "a case starts with its title, after =";
    cases.last_mut().ok_or_else(|| none.into())
}

/// The case that a change belongs to.
fn unsaid(cases: &mut [Case]) -> Result<&mut Case, String> {
    let case = open(cases)?;
    if !case.said.is_empty() {
        return Err("the messages are the end of a case".into());
    }
    Ok(case)
}

fn change(line: usize, text: &str) -> Result<Change, String> {
    let (name, how) = text.split_once(' ').unwrap_or((text, ""));
    if !name.ends_with(".csv") {
        return Err(format!("`{name}` is neither a mark nor a file"));
    }
    let how = match how {
        "" => How::Patched,
        "whole" => How::Whole,
        "deleted" => How::Deleted,
        _ => {
            return Err(format!(
                "expected `whole`, `deleted` or nothing after {name}"
            ));
        }
    };
    Ok(Change {
        line,
        name: name.to_owned(),
        how,
        edits: Vec::new(),
    })
}

fn edit(cases: &mut [Case], line: usize, sign: Sign, text: &str) -> Result<(), String> {
    let change = unsaid(cases)?.changes.last_mut();
    let change = change.filter(|change| change.how != How::Deleted);
    let edits = &mut change.ok_or("there is no file above this line")?.edits;
    edits.push(Edit {
        line,
        sign,
        bytes: unescaped(&mut format!("{text}\n").chars(), None)?,
    });
    Ok(())
}

/// The bytes of a text with escapes, up to its end.
pub fn unescaped(text: &mut Chars<'_>, end: Option<char>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    loop {
        match text.next() {
            c if c == end => return Ok(bytes),
            None => return Err(ESCAPES.into()),
            Some('\\') => bytes.extend(escape(text)?),
            Some(c) => bytes.extend(c.to_string().into_bytes()),
        }
    }
}

/// The bytes of an escape whose backslash is already read.
fn escape(text: &mut Chars<'_>) -> Result<Vec<u8>, String> {
    match text.next() {
        Some('\\') => Ok(b"\\".into()),
        Some('r') => Ok(b"\r".into()),
        Some('t') => Ok(b"\t".into()),
        // The line feed that ends the line.
        Some('\n') => Ok(Vec::new()),
        first => braced(first, text),
    }
}

/// The bytes of an escape with braces: of a byte, a character or a repetition.
fn braced(first: Option<char>, text: &mut Chars<'_>) -> Result<Vec<u8>, String> {
    let rest = text.by_ref().take_while(|&c| c != '{');
    let name: String = first.into_iter().chain(rest).collect();
    let inner = unescaped(text, Some('}'))?;
    let code = std::str::from_utf8(&inner).ok();
    let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
    let bytes = match name.as_str() {
        "x" => code.and_then(|code| Some(vec![u8::try_from(code).ok()?])),
        "u" => code.and_then(|code| Some(char::from_u32(code)?.to_string().into_bytes())),
        count => count.parse().ok().map(|count| inner.repeat(count)),
    };
    bytes.ok_or_else(|| ESCAPES.into())
}

/// Messages with a name for what they tell of a table or of a vocabulary as a whole, so that a new
/// column or code changes no case.
pub fn shortened(mut said: String) -> String {
    for table in TABLES {
        said = said.replace(&table.header(), &format!("<columns of {}>", table.name));
    }
    for column in TABLES.iter().flat_map(|table| table.columns) {
        if let Kind::Code(vocabulary) = column.kind {
            let codes = format!("codes are {}", vocabulary.codes.join(", "));
            said = said.replace(&codes, &format!("codes are <codes of {}>", column.name));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::{File, bless, parse};

    fn file(name: &str, bytes: &[u8]) -> File {
        File {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    /// Two valid files.
    fn valid() -> Vec<File> {
        vec![
            file("a.csv", b"id\none\ntwo\ntwo\nend\n"),
            file("b.csv", b"id\n"),
        ]
    }

    /// The files of the only case, the names and bytes of each.
    fn changed(text: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
        let cases = parse(text).map_err(|fault| fault.to_string())?;
        let files = cases[0].apply(valid()).map_err(|fault| fault.to_string())?;
        let files = files.into_iter().map(|file| (file.name, file.bytes));
        Ok(files.collect())
    }

    /// The bytes of `a.csv` after some edits.
    fn edited(edits: &str) -> Result<Vec<u8>, String> {
        let mut files = changed(&format!("= title\na.csv\n{edits}\n"))?;
        Ok(files.pop().expect("a changed file is the last").1)
    }

    #[test]
    fn lines_are_taken_away_and_added_in_their_places() {
        let bytes = edited("+ first\n  id\n- one\n+ 1\n+\n  end\n+ last");
        assert_eq!(bytes.unwrap(), b"first\nid\n1\n\ntwo\ntwo\nend\nlast\n");
    }

    #[test]
    fn files_are_deleted_and_written_whole() {
        let files = changed("= title\na.csv deleted\nb.csv whole\nc.csv whole\n+ id\n").unwrap();
        let expected = [
            ("b.csv".to_owned(), Vec::new()),
            ("c.csv".to_owned(), b"id\n".to_vec()),
        ];
        assert_eq!(files, expected);
    }

    #[test]
    fn escapes_stand_for_bytes() {
        let bytes = edited(r"+ \\ \r \t \x{E4} \u{E4} \2{a\3{b}\u{7D}}\");
        let expected = b"\\ \r \t \xE4 \xC3\xA4 abbb}abbb}id\none\ntwo\ntwo\nend\n";
        assert_eq!(bytes.unwrap(), expected);
    }

    #[test]
    fn faults_have_their_line() {
        let faults = [
            ("- tow", "3: the valid file has no such line"),
            ("- two", "3: the valid file has several such lines"),
            (
                "- end\n- one",
                "4: in the valid file, this line does not come after the one above",
            ),
            ("* one", "3: `*` is neither a mark nor a file"),
            (
                "b.csv gone",
                "3: expected `whole`, `deleted` or nothing after b.csv",
            ),
            ("c.csv", "3: there is no valid c.csv"),
            ("b.csv deleted\n+ id", "4: there is no file above this line"),
            ("> said\n+ id", "4: the messages are the end of a case"),
            ("= title", "3: line 1 already has a case with this title"),
            (
                "+ a\u{200B}b",
                "3: an invisible character is written \\u{200B}",
            ),
            ("+ a ", "3: a space at the end of a line is written \\u{20}"),
        ];
        for (edits, fault) in faults {
            assert_eq!(edited(edits), Err(fault.to_owned()));
        }
        for escape in [
            r"\q",
            r"\u{D800}",
            r"\x{100}",
            r"\x{E4",
            r"\2",
            r"\one{x}",
            r"\{x}",
        ] {
            let fault = format!("3: {}", super::ESCAPES);
            assert_eq!(edited(&format!("+ {escape}")), Err(fault), "{escape}");
        }
        let fault = "1: a case starts with its title, after =";
        assert_eq!(changed("a.csv\n"), Err(fault.to_owned()));
    }

    #[test]
    fn blessing_replaces_only_the_messages() {
        let text = "= one\na.csv\n\n- one\n> old\n> older\n\n\n= two\nb.csv deleted\n";
        let cases = parse(text).unwrap_or_else(|fault| panic!("{fault}"));
        let blessed = bless(text, &cases, &["new\n".to_owned(), "a\nb\n".to_owned()]);
        let expected = "= one\na.csv\n\n- one\n> new\n\n\n= two\nb.csv deleted\n> a\n> b\n";
        assert_eq!(blessed, expected);
    }
}
