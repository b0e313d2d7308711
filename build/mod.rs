//! The way of a CSV cell to a typed constant: [`read`] → [`check`] → [`emit`].
//!
//! Each step is a pure function of its input. `build.rs`, the tests and the maintainers' tool
//! include this folder by path, so that there is one implementation of every rule.

pub mod check;
pub mod emit;
pub mod problem;
pub mod read;
pub mod schema;
pub mod value;
pub mod witnesses;

// What the build and the library both need is written once, in `src/`.
#[path = "../src/bounds.rs"]
pub mod bounds;
#[path = "../src/claim.rs"]
pub mod claim;
#[path = "../src/date.rs"]
pub mod date;
#[path = "../src/vocab.rs"]
pub mod vocab;

use problem::Problem;

/// What the compiler of the tables needs to know besides the tables.
pub struct Context<'a> {
    /// The folder as it stands in messages: `data`.
    pub folder: &'a str,
    /// The version of the package.
    pub version: &'a str,
}

/// A generated source file.
pub struct Generated {
    /// Its name, `events.rs`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Compiles the tables: their files in, Rust source out, or everything that is wrong with them.
pub fn compile(
    files: &[read::File],
    context: &Context<'_>,
) -> Result<Vec<Generated>, Vec<Problem>> {
    let (tables, mut problems) = read::read(files, context);
    let dataset = check::check(&tables, context, &mut problems);
    if problems.is_empty() {
        Ok(emit::emit(&dataset, context))
    } else {
        problem::sort(&mut problems);
        Err(problems)
    }
}
