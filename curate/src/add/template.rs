//! An empty worksheet.

use std::io::{self, Write};

use curate::codegen::schema::{Kind, Table, anchors, events, figures, quotes, sources};
use curate::codegen::vocab::{Code, ParticipantRole};
use curate::documentation;

use super::worksheet::{self, ANSWERS, ARTICLE, DIMENSION, OCCURRENCE, WORDS};
use crate::ties::verbs;

const HEAD: &str = "\
# What one article adds to the tables. Keep what you need, and delete the rest.
#
# Each part is a table, and its keys are columns; data/README.md says what they mean. A part can occur
# several times, as [[figure]] again or as figure = [ { … }, { … } ]. An id is made from the other cells
# if you leave it out. What is marked with … follows from the rest if you leave it out.
";

pub fn print(out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{HEAD}\n{ARTICLE} = \"article.txt\" # Plain text in UTF-8: a file beside the worksheet, outside the project."
    )?;
    for table in worksheet::sections() {
        let brackets = if table.id == sources::TABLE {
            ["[", "]"]
        } else {
            ["[[", "]]"]
        };
        let [open, close] = brackets;
        let row = documentation::table(table.id).row();
        writeln!(out, "\n# {row}\n# {open}{}{close}", table.singular())?;
        for key in worksheet::keys(table) {
            let meaning = meaning(table, key);
            writeln!(out, "# {key} = \"\" # {meaning}")?;
        }
    }
    Ok(())
}

fn meaning(table: &Table, key: &str) -> String {
    let Some(column) = table.column(key) else {
        return match key {
            WORDS => "The words that are there: \"one part\" or [\"part\", \"part\"].".into(),
            OCCURRENCE => "Which occurrence of the words is meant, from 1.".into(),
            ANSWERS => {
                "The positions that it takes on questions: [\"position\", \"position\"].".into()
            }
            DIMENSION => "In what respect it is related to the others.".into(),
            key if verbs().any(|verb| verb.name == key) => "The ids of other records.".into(),
            key if ParticipantRole::ALL.iter().any(|role| role.code() == key) => {
                "The ids of actors.".into()
            }
            _ => String::new(),
        };
    };
    let mut meaning = match column.kind {
        Kind::Code(vocabulary) => format!("{} {}.", column.meaning(), vocabulary.codes.join(", ")),
        _ => column.meaning().to_owned(),
    };
    if !column.required {
        meaning += " May be left out.";
    } else if follows(table, key) {
        meaning += " …";
    }
    meaning
}

/// Whether the cell follows from others: see `fill.rs`.
fn follows(table: &Table, key: &str) -> bool {
    let columns: &[curate::codegen::schema::Position] = match table.id {
        sources::TABLE => &[*sources::id, *sources::sha256, *sources::chars],
        events::TABLE => &[
            *events::id,
            *events::date_basis,
            *events::status,
            *events::realis,
        ],
        figures::TABLE => &[
            *figures::id,
            *figures::qualifier,
            *figures::as_of,
            *figures::as_of_basis,
            *figures::claimed_by,
            *figures::attribution,
            *figures::status,
            *figures::source,
            *figures::wording,
        ],
        quotes::TABLE => &[
            *quotes::id,
            *quotes::speech,
            *quotes::speaker,
            *quotes::text,
            *quotes::medium,
            *quotes::said_on_basis,
            *quotes::attribution,
            *quotes::source,
        ],
        anchors::TABLE => &[
            *anchors::source,
            *anchors::part,
            *anchors::start,
            *anchors::end,
            *anchors::digest,
        ],
        _ if table.has_ids() => return key == table.columns[0].name,
        _ => &[],
    };
    columns.iter().any(|column| column.column().name == key)
}
