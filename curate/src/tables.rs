//! What only maintainers need to know of a table.

use crate::codegen::schema::{Table, retired, target};

impl Table {
    /// What one row is called: `figure`, `relation`.
    pub fn singular(&self) -> String {
        match self.kind() {
            Some(kind) => kind.code().to_owned(),
            None => self.record.to_lowercase(),
        }
    }

    /// Whether a row is a part of the records that it refers to, and is retired with them.
    pub fn is_part(&self) -> bool {
        !self.has_ids() && self.id != retired::TABLE
    }

    /// Whether anchors say where in an article the records are.
    pub fn has_anchors(&self) -> bool {
        target::Annotation.tables.contains(&self.id)
    }
}
