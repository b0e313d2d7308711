//! What the tests compile for.

use curate::codegen::Context;

pub const CONTEXT: Context<'static> = Context {
    folder: "data",
    version: "0.1.0",
};
