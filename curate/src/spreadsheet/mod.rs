//! What spreadsheets do to a table: to its form, which is undone, and to its values, which is told.
//!
//! The form of a file is certain where its header is: it has the names of the table, whatever stands
//! between and around them. A value that was changed could be several, so a person decides.

mod form;
mod values;

pub use form::{degrees, plain};
pub use values::{change, changed};
