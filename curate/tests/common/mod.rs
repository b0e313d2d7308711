//! A small project to try the curation tool on: an invented article and the tables that annotate it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use curate::codegen;
use curate::codegen::digest::{digest, sha256};
use curate::codegen::read::File;
use curate::codegen::schema::{
    Column, TABLES, Table, TableId, actors, anchors, answers, corrections, events, figures,
    metrics, names, participants, places, positions, questions, quotes, relations, retired,
    sources,
};

use crate::support::files::{load, path};
use crate::support::widen::Headers;

pub const ARTICLE: &str = "River town floods again\n\nAbout 300 people left the lower town on Monday, \
said the mayor, Ada Brook. “We saw the water come,” she said, “and we went uphill.” The mayor\u{2019}s \
office counted 300 people in the school on Tuesday.\n";

pub const OTHER: &str = "Rain for days\n\nThe river rose by two metres. “Nobody was hurt that night,” said the chief.\n";

pub struct Project {
    folder: TempDir,
    headers: Headers,
}

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Project {
    /// A project whose tables pass the check.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let source = |id: &str, title: &str, text: &str| {
            format!(
                "{id},{title},courier,2024-05-08,explicit,original,,,{},{},",
                sha256(text.as_bytes()),
                text.chars().count()
            )
        };
        let anchor = |record: &str, source: &str, part: usize, text: &str, words: &str| {
            let start = text[..text.find(words).expect("the words are there")]
                .chars()
                .count();
            let end = start + words.chars().count();
            let digest = digest(words);
            format!("{record},{source},{part},{start},{end},{digest},,")
        };
        let rows = |table: &Table| -> (String, Vec<String>) {
            let (header, rows) = match table.id {
                sources::TABLE => (
                    "id,title,publisher,published,published_basis,text_quality,republishes,url,sha256,chars,note",
                    vec![
                        source("flood-2024", "River town floods again", ARTICLE),
                        source("rain-2024", "Rain for days", OTHER),
                    ],
                ),
                actors::TABLE => (
                    "id,name,kind,country,affiliation,role,wikidata,note",
                    vec![
                        "ada-brook,Ada Brook,person,,,mayor,,".into(),
                        "chief,The chief,person,,,,,".into(),
                        "courier,The Courier,media,,,,,".into(),
                    ],
                ),
                places::TABLE => (
                    "id,name,kind,country,within,latitude,longitude,geonames,note",
                    vec!["lower-town,Lower town,town,,,,,,".into()],
                ),
                metrics::TABLE => (
                    "id,name,unit,measure,definition",
                    vec!["evacuees,Evacuees,people,flow,Persons who left".into()],
                ),
                events::TABLE => (
                    "id,title,kind,date,date_basis,place,status,realis,note",
                    vec!["town-leaves,People leave the lower town,evacuation,2024-05-06,explicit,lower-town,claimed,asserted,".into()],
                ),
                figures::TABLE => (
                    "id,metric,subject,printed,printed_to,qualifier,as_of,as_of_basis,base,claimed_by,relayed_by,attribution,status,caveat,event,source,wording,note",
                    vec!["evacuees-300,evacuees,lower-town,300,,approximately,2024-05-06,explicit,,ada-brook,,explicit,claimed,,town-leaves,flood-2024,About 300 people,".into()],
                ),
                quotes::TABLE => (
                    "id,speech,speaker,cue,text,addressee,medium,said_on,said_on_basis,relayed_by,attribution,status,event,source,note",
                    vec![
                        "brook-uphill,direct,ada-brook,said,\"We saw the water come, and we went uphill.\",,unknown,,unknown,,explicit,claimed,town-leaves,flood-2024,".into(),
                        "chief-nobody,direct,chief,said,\"Nobody was hurt that night,\",,unknown,,unknown,,explicit,claimed,,rain-2024,".into(),
                    ],
                ),
                anchors::TABLE => (
                    "record,source,part,start,end,digest,date,date_basis",
                    vec![
                        anchor("brook-uphill", "flood-2024", 1, ARTICLE, "We saw the water come,"),
                        anchor("brook-uphill", "flood-2024", 2, ARTICLE, "and we went uphill."),
                        anchor("chief-nobody", "rain-2024", 1, OTHER, "Nobody was hurt that night,"),
                        anchor("evacuees-300", "flood-2024", 1, ARTICLE, "About 300 people"),
                        anchor("town-leaves", "flood-2024", 1, ARTICLE, "left the lower town"),
                    ],
                ),
                participants::TABLE => (
                    "event,actor,role",
                    vec!["town-leaves,ada-brook,actor".into()],
                ),
                names::TABLE => ("record,name,language", Vec::new()),
                questions::TABLE => ("id,text,kind,note", Vec::new()),
                positions::TABLE => ("id,question,text", Vec::new()),
                relations::TABLE => ("left,relation,right,dimension,note", Vec::new()),
                answers::TABLE => ("position,record,note", Vec::new()),
                corrections::TABLE => ("record,field,stated,corrected,reason", Vec::new()),
                retired::TABLE => ("id,kind,retired_in,replaced_by,reason", Vec::new()),
            };
            (header.to_owned(), rows)
        };
        let file = |table: &Table| {
            let (header, rows) = rows(table);
            let lines = [header].into_iter().chain(rows);
            File {
                name: table.file(),
                bytes: lines.map(|line| line + "\n").collect::<String>().into(),
            }
        };
        let project = Self::of(folder, TABLES.iter().map(file).collect());
        project.write("flood.txt", ARTICLE);
        project.write("rain.txt", OTHER);
        project
    }

    /// A project with the small valid data set, which has records of every sort and no articles.
    pub fn valid() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        Self::of(folder, load("tests/corpus/valid"))
    }

    /// A copy of the real tables, with the codebook and what Git is told of them.
    pub fn real() -> Self {
        let project = Self {
            folder: TempDir::new().expect("a temporary folder"),
            headers: Headers::of(&load("tests/corpus/valid")),
        };
        fs::create_dir(project.path("data")).unwrap();
        for entry in fs::read_dir(path("../data")).unwrap().flatten() {
            let target = project.path("data").join(entry.file_name());
            fs::copy(entry.path(), target).unwrap();
        }
        for name in ["Cargo.toml", ".gitattributes"] {
            fs::copy(path("..").join(name), project.path(name)).unwrap();
        }
        project
    }

    /// A project with tables that have the columns that the tests know.
    fn of(folder: TempDir, written: Vec<File>) -> Self {
        let headers = Headers::of(&written);
        let project = Self { folder, headers };
        fs::create_dir(project.path("data")).unwrap();
        for file in written {
            project.write_table(&format!("data/{}", file.name), file.bytes);
        }
        project.write(
            "Cargo.toml",
            "[package]\nname = \"flood\"\nversion = \"0.1.0\"\n",
        );
        project.write("CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\nFirst.\n");
        project.write("data/README.md", "# Codebook\n");
        project
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Writes a table with the columns that the tests know.
    pub fn write_table(&self, name: &str, text: impl AsRef<[u8]>) {
        let written = File {
            name: name.trim_start_matches("data/").to_owned(),
            bytes: text.as_ref().to_vec(),
        };
        for file in self.headers.widen([written]).files {
            self.write(name, file.bytes);
        }
    }

    /// The text of a file; of a table, with the columns that the tests know.
    pub fn read(&self, name: &str) -> String {
        self.written(name, &fs::read_to_string(self.path(name)).unwrap())
    }

    /// The text of a table with the columns that the tests know.
    pub fn written(&self, name: &str, text: &str) -> String {
        self.headers.narrow(name.trim_start_matches("data/"), text)
    }

    /// The lines of a command that shows whole rows, with the columns that the tests know.
    pub fn shown(&self, out: &str) -> String {
        let line = |line: &str| {
            let whole = [": removed: ", ": added: "];
            let place = whole
                .iter()
                .find_map(|kind| line.find(kind).zip(Some(kind)));
            let Some((end, kind)) = place else {
                return line.to_owned();
            };
            let (place, row) = line.split_at(end + kind.len());
            let (file, _) = place.split_once(':').expect("a place");
            place.to_owned() + &self.written(file, row)
        };
        out.split_inclusive('\n').map(line).collect()
    }

    /// The answers to the questions for the cells of a table that has ids: these of each column, and
    /// none for the columns that the tests do not know.
    pub fn answers<'c>(&self, table: TableId, cells: &[&[&'c str]]) -> Vec<&'c str> {
        let asked = table.schema().columns.iter().skip(1);
        let mut cells = cells.iter();
        let answers = |column: &Column| match self.headers.has(column) {
            true => cells.next().expect("answers for each column").to_vec(),
            false => vec![""],
        };
        asked.flat_map(answers).collect()
    }

    /// Replaces a text that is there.
    pub fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no {old}");
        self.write_table(name, text.replacen(old, new, 1));
    }

    /// Where a text that is there starts, as messages name it.
    pub fn place(&self, name: &str, text: &str) -> String {
        let lines = fs::read_to_string(self.path(name)).unwrap();
        let mut lines = (1..).zip(lines.lines());
        let (line, column) = lines
            .find_map(|(number, line)| Some((number, line.find(text)?)))
            .unwrap_or_else(|| panic!("{name} has no {text}"));
        format!("{name}:{line}:{}", column + 1)
    }

    /// The row of a table with an id, as messages name it.
    pub fn row(&self, table: &str, id: &str) -> String {
        let file = format!("data/{table}.csv");
        let text = fs::read_to_string(self.path(&file)).unwrap();
        let mut lines = (1..).zip(text.lines());
        let row = lines.find(|(_, line)| line.starts_with(&format!("{id},")));
        format!("{file}:{}", row.expect("a row of that id").0)
    }

    /// The cells of a row that are not empty, each with its column.
    pub fn cells(&self, name: &str, id: &str) -> Vec<(String, String)> {
        let mut reader = csv::Reader::from_path(self.path(name)).unwrap();
        let header = reader.headers().unwrap().clone();
        let mut rows = reader.records().map(Result::unwrap);
        let row = rows.find(|row| &row[0] == id).expect("a row of that id");
        let cells = header.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
        cells
            .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
            .collect()
    }

    /// The files of the folder `data`, by name.
    pub fn data(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.path("data")).unwrap().flatten();
        let mut files: Vec<_> = entries
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_curate"));
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().expect("the tool starts");
        let ran = Ran::from(output);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }

    /// Commits all of the folder, which is made a repository if it is none.
    pub fn commit(&self) {
        if !self.path(".git").exists() {
            assert!(self.git(&["init", "--quiet", "--initial-branch", "main"]));
        }
        assert!(self.git(&["add", "--all"]));
        assert!(self.git(&["commit", "--quiet", "--message", "x"]));
    }

    /// Whether Git does it.
    pub fn git(&self, arguments: &[&str]) -> bool {
        let mut git = Command::new("git");
        git.current_dir(self.folder.path())
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
            .args(arguments);
        git.output().expect("git starts").status.success()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// What the build script reports on a folder, a line each.
pub fn compiled(folder: &Path) -> String {
    let context = codegen::Context {
        folder: "data",
        version: "0.1.0",
        pages: false,
    };
    let files = codegen::read::load(folder).unwrap();
    match codegen::compile(&files, &context) {
        Ok(_) => String::new(),
        Err(problems) => problems
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect(),
    }
}
