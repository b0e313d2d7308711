//! From a CSV cell to a typed constant: [`read`] → [`check`] → [`emit`].
//!
//! `read` splits the files into cells. [`check::parse`] gives each cell its value, [`derive`](mod@derive) works out
//! what follows from the rows, and [`check::check`] applies every rule to both. `emit` writes Rust.
//!
//! Each step is a pure function of its input. `build.rs` and the curation tool include this folder
//! by path, so that there is one implementation of every rule.

pub mod characters;
pub mod check;
pub mod dataset;
pub mod derive;
pub mod digest;
pub mod emit;
pub mod form;
pub mod list;
pub mod nearest;
#[cfg(feature = "docs")]
pub mod pages;
pub mod problem;
pub mod read;
pub mod schema;
pub mod vocab;
pub mod wording;

// What the build and the library both need is in `src/`.
#[path = "../src/bounds.rs"]
pub mod bounds;
#[cfg(feature = "docs")]
#[path = "../src/cited.rs"]
pub mod cited;
#[path = "../src/claim.rs"]
pub mod claim;
#[path = "../src/comparison.rs"]
pub mod comparison;
#[path = "../src/date.rs"]
pub mod date;
#[path = "../src/fold.rs"]
pub mod fold;
#[path = "../src/hash.rs"]
pub mod hash;
#[path = "../src/in_words.rs"]
pub mod in_words;
#[path = "../src/number.rs"]
pub mod number;
#[path = "../src/pad.rs"]
pub mod pad;
#[path = "../src/said.rs"]
pub mod said;
#[path = "../src/state.rs"]
pub mod state;

use check::Report;
use problem::Problem;

/// What the compiler of the tables needs to know in addition to the tables.
pub struct Context<'a> {
    /// The folder as messages name it: `data`.
    pub folder: &'a str,
    /// The version of the package.
    pub version: &'a str,
    /// Whether the pages of the documentation are written too.
    #[cfg(feature = "docs")]
    pub pages: bool,
}

/// A generated source file.
pub struct Generated {
    /// Its name, `events.rs`.
    pub name: String,
    pub text: String,
}

/// Compiles the files of the tables to Rust source.
///
/// # Errors
///
/// Everything that is wrong with the tables.
pub fn compile(
    files: &[read::File],
    context: &Context<'_>,
) -> Result<Vec<Generated>, Vec<Problem>> {
    let (tables, mut problems) = read::read(files, context);
    let mut report = Report::new(&mut problems);
    let dataset = check::parse(&tables, &mut report);
    let derived = derive::derive(&dataset);
    check::check(&dataset, &derived, context, &mut report);
    if problems.is_empty() {
        Ok(emit::emit(&dataset, &derived, files, context))
    } else {
        problem::sort(&mut problems);
        Err(problems)
    }
}
