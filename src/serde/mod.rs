//! The feature `serde`: whatever is written is read back.
//!
//! A record is read back by its key: its id, or the columns of the key where it has none. A format
//! that is human-readable gets the whole record, as a map, and the key is found in it. Any other
//! format gets the key alone: it need not describe itself, and so could not skip the rest.

mod field;
mod id;
mod messages;
mod record;
mod text;
mod value;

pub use id::{by_id, by_ids};

// What the macros of the other modules name.
pub(crate) use field::{Column, Field, KeyField, Written, plain};
pub(crate) use id::{Reference, reference};
pub(crate) use messages::{Listed, absent, unknown};
pub(crate) use record::{code, dataset, key, parts, record, row, union};
pub(crate) use text::{Among, Text};
