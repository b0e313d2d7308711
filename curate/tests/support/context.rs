//! What the tests compile for.

use curate::codegen::Context;

pub const CONTEXT: Context<'static> = Context {
    folder: "data",
    // Later than any version that retires an id of the real tables.
    version: "9.9.9",
    pages: false,
};
