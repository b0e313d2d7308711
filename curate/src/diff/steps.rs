//! What a change of the tables requires of the version.

use std::fmt;

use semver::Version;

/// A step of the version; the later ones are larger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    None,
    Patch,
    Minor,
    Major,
}

/// A change that requires a step of the version.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    ColumnRemoved {
        table: &'static str,
        column: String,
    },
    ColumnRenamed {
        table: &'static str,
        column: String,
        new: String,
    },
    ColumnAdded {
        table: &'static str,
        column: String,
    },
    CodeRemoved(String),
    CodeAdded(String),
    IdRemoved(String),
    IdRenamed(String),
    IdRetired(String),
    IdReplaced(String),
    RetiredIdRemoved(String),
    SpellingRemoved(String),
    RowsRemoved(&'static str),
    RowsAdded(&'static str),
    RetiredIdsAdded,
    CellsChanged,
}

impl Change {
    /// The step that the change requires.
    pub fn step(&self) -> Step {
        match self {
            // Code that uses the library may no longer compile, or find what it looks up.
            Self::ColumnRemoved { .. }
            | Self::ColumnRenamed { .. }
            | Self::CodeRemoved(_)
            | Self::IdRemoved(_)
            | Self::IdRenamed(_)
            | Self::IdRetired(_)
            | Self::RetiredIdRemoved(_)
            | Self::SpellingRemoved(_) => Step::Major,
            // There is something new, and all that was there stays.
            Self::ColumnAdded { .. }
            | Self::CodeAdded(_)
            | Self::IdReplaced(_)
            | Self::RowsAdded(_) => Step::Minor,
            // Values are better than they were. Each retired id also has a change of its own.
            Self::RowsRemoved(_) | Self::RetiredIdsAdded | Self::CellsChanged => Step::Patch,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ColumnRemoved { table, column } => write!(f, "{table} lost its column {column}"),
            Self::ColumnRenamed { table, column, new } => {
                write!(f, "the column {column} of {table} was renamed to {new}")
            }
            Self::ColumnAdded { table, column } => write!(f, "{table} got a column {column}"),
            Self::CodeRemoved(code) => write!(f, "the code `{code}` is gone"),
            Self::CodeAdded(code) => write!(f, "the code `{code}` was added"),
            Self::IdRemoved(id) => write!(f, "the id `{id}` was removed"),
            Self::IdRenamed(id) => write!(f, "the id `{id}` was renamed"),
            Self::IdRetired(id) => write!(
                f,
                "`{id}` is retired without a replacement, so its constant is gone"
            ),
            Self::IdReplaced(id) => {
                write!(f, "`{id}` is retired; its constant stays, deprecated")
            }
            Self::RetiredIdRemoved(id) => {
                write!(f, "the constant of the retired `{id}` is gone")
            }
            Self::SpellingRemoved(key) => write!(f, "the spelling `{key}` is no longer found"),
            Self::RowsRemoved(table) => write!(f, "rows of {table} were removed"),
            Self::RowsAdded(table) => write!(f, "rows of {table} were added"),
            Self::RetiredIdsAdded => f.write_str("rows of retired were added"),
            Self::CellsChanged => f.write_str("values were corrected"),
        }
    }
}

impl Step {
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "no step",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The lowest version that makes this step. Before 1.0.0 a major step raises the second number,
    /// and the others the third.
    pub fn after(self, version: &Version) -> Version {
        let Version {
            major,
            minor,
            patch,
            ..
        } = *version;
        match (self, major) {
            (Self::None, _) => version.clone(),
            (Self::Major, 0) => Version::new(0, minor + 1, 0),
            (Self::Minor | Self::Patch, 0) => Version::new(0, minor, patch + 1),
            (Self::Major, _) => Version::new(major + 1, 0, 0),
            (Self::Minor, _) => Version::new(major, minor + 1, 0),
            (Self::Patch, _) => Version::new(major, minor, patch + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Change;

    /// What `src/versions.md` calls a change.
    fn documented(change: &Change) -> &'static str {
        match change {
            Change::ColumnRemoved { .. }
            | Change::ColumnRenamed { .. }
            | Change::CodeRemoved(_)
            | Change::IdRemoved(_)
            | Change::IdRenamed(_)
            | Change::RetiredIdRemoved(_) => "an id, a column or a code is removed or renamed",
            Change::IdRetired(_) => "an id is retired without a replacement",
            Change::SpellingRemoved(_) => "a spelling is removed",
            Change::ColumnAdded { .. } | Change::CodeAdded(_) | Change::RowsAdded(_) => {
                "a record, a column or a code is added"
            }
            // Rows of retired ids come with a change for each id.
            Change::IdReplaced(_) | Change::RetiredIdsAdded => {
                "an id is retired with a replacement"
            }
            Change::RowsRemoved(_) => "a row without an id is removed",
            Change::CellsChanged => "a value is corrected",
        }
    }

    #[test]
    fn every_change_takes_the_step_that_is_documented() {
        let versions = include_str!("../../../src/versions.md");
        let (table, column) = ("figures", "value".to_owned());
        let new = column.clone();
        let id = || column.clone();
        for change in [
            Change::ColumnRemoved {
                table,
                column: id(),
            },
            Change::ColumnRenamed {
                table,
                column: id(),
                new,
            },
            Change::ColumnAdded {
                table,
                column: id(),
            },
            Change::CodeRemoved(id()),
            Change::CodeAdded(id()),
            Change::IdRemoved(id()),
            Change::IdRenamed(id()),
            Change::IdRetired(id()),
            Change::IdReplaced(id()),
            Change::RetiredIdRemoved(id()),
            Change::SpellingRemoved(id()),
            Change::RowsRemoved(table),
            Change::RowsAdded(table),
            Change::CellsChanged,
        ] {
            let step = format!("| {} |", change.step().name());
            let row = versions.lines().find(|line| line.ends_with(&step));
            let row = row.unwrap_or_else(|| panic!("no row ends with {step}"));
            assert!(row.contains(documented(&change)), "{change}: {row}");
        }
    }
}
