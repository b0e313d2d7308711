//! Relations that go in with a new record, since neither passes the check without the other.

use std::fmt;

use curate::codegen::check::disagreements::undeclared;
use curate::codegen::check::relations::is_symmetric;
use curate::codegen::claim::Claim;
use curate::codegen::comparison::Compared;
use curate::codegen::derive::derive;
use curate::codegen::schema::{TableId, figures, relations};
use curate::codegen::vocab::{Code, Dimension, RelationKind};

use crate::edit::{self, Row};
use crate::folder::Folder;
use crate::stop::Stop;

/// A relation as it is said of the new record.
#[derive(Clone, Copy, PartialEq)]
pub struct Verb {
    /// `contradicts`, `superseded-by`: the name of a flag, and a key in a worksheet.
    pub name: &'static str,
    relation: RelationKind,
    /// Whether the new record is the right one.
    is_passive: bool,
}

/// What the new record is to another one.
pub struct Tie {
    pub verb: Verb,
    pub other: String,
}

impl Verb {
    /// The verb of a relation, active or passive.
    fn of(relation: RelationKind, is_passive: bool) -> Option<Self> {
        verbs().find(|verb| (verb.relation, verb.is_passive) == (relation, is_passive))
    }

    /// The relation that two claims suggest: one of them is wrong, or one total is a later one.
    fn usual(mine: &Compared, other: &Compared) -> Option<Self> {
        let is_within = |one: &Compared, other: &Compared| one.as_of.is_within(&other.as_of);
        let (relation, is_passive) = match mine.agrees_with(other) {
            Some(false) => (RelationKind::Contradicts, false),
            _ if !is_within(mine, other) => (RelationKind::Supersedes, false),
            _ if !is_within(other, mine) => (RelationKind::Supersedes, true),
            _ => return None,
        };
        Self::of(relation, is_passive)
    }
}

/// Every relation, in both directions.
pub fn verbs() -> impl Iterator<Item = Verb> {
    let directions = |relation: &RelationKind| {
        let relation = *relation;
        let active = Verb {
            name: relation.code(),
            relation,
            is_passive: false,
        };
        let passive = (!is_symmetric(relation)).then(|| Verb {
            name: passive(relation),
            relation,
            is_passive: true,
        });
        [Some(active), passive].into_iter().flatten()
    };
    RelationKind::ALL.iter().flat_map(directions)
}

fn passive(relation: RelationKind) -> &'static str {
    match relation {
        RelationKind::Restates => "restated-by",
        RelationKind::Supersedes => "superseded-by",
        RelationKind::Refines => "refined-by",
        RelationKind::Contradicts | RelationKind::Corroborates => relation.code(),
    }
}

impl Tie {
    /// The row of `relations.csv`. Where no dimension is given, two figures are related in their
    /// value, and what is restated is another wording.
    pub fn row(&self, table: TableId, record: &str, dimension: Option<&str>) -> Result<Row, Stop> {
        let Verb {
            name,
            relation,
            is_passive,
        } = self.verb;
        let usual = match relation {
            RelationKind::Restates => Some(Dimension::Wording),
            _ => Some(Dimension::Value).filter(|_| table == figures::TABLE),
        };
        let Some(dimension) = dimension.or(usual.map(Dimension::code)) else {
            let codes: Vec<_> = Dimension::ALL.iter().map(|code| code.code()).collect();
            return Err(Stop::Misuse(format!(
                "`{record}` {name} `{}`: say in what respect with `dimension`, which is {}",
                self.other,
                codes.join(", ")
            )));
        };
        let (left, right) = match is_passive {
            true => (self.other.as_str(), record),
            false => (record, self.other.as_str()),
        };
        let mut row = edit::row(
            relations::TABLE,
            [
                (*relations::left, left.to_owned()),
                (*relations::relation, relation.code().to_owned()),
                (*relations::right, right.to_owned()),
                (*relations::dimension, dimension.to_owned()),
            ],
        );
        edit::orient(&mut row);
        Ok(row)
    }
}

/// A new figure that makes another claim than one that it has no relation to.
pub struct Lacking {
    pub mine: String,
    pub other: String,
    /// What the new one probably is to the other.
    pub usual: Option<Verb>,
    claims: [Claim; 2],
}

/// The relations that new figures lack.
pub fn lacking(outcome: &Folder, is_new: impl Fn(&str) -> bool) -> Vec<Lacking> {
    let (tables, mut problems) = outcome.read();
    let dataset = outcome.parse(&tables, &mut problems);
    let derived = derive(&dataset);
    let mut all = Vec::new();
    for (figure, partners) in undeclared(&dataset, &derived) {
        for partner in partners {
            let (mine, other) = match (is_new(figure.row.id()), is_new(partner.row.id())) {
                (true, _) => (figure, partner),
                (false, true) => (partner, figure),
                (false, false) => continue,
            };
            all.push(Lacking {
                mine: mine.row.id().to_owned(),
                other: other.row.id().to_owned(),
                usual: Verb::usual(&mine.compared, &other.compared),
                claims: [mine.compared.claim, other.compared.claim],
            });
        }
    }
    all
}

impl fmt::Display for Lacking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mine, other, .. } = self;
        let [said, other_said] = self.claims;
        write!(
            f,
            "`{mine}` says `{said}`, and `{other}` says `{other_said}`, of the same thing at the same time"
        )
    }
}
