//! What is wrong with some tables.

use curate::codegen::compile;
use curate::codegen::problem::Problem;
use curate::codegen::read::File;

use super::context::CONTEXT;

/// Everything that is wrong with the files.
pub fn problems(files: &[File]) -> Vec<Problem> {
    compile(files, &CONTEXT).err().unwrap_or_default()
}

/// Problems as a reader sees them, a line each.
pub fn shown(problems: &[Problem]) -> String {
    let lines = problems.iter().map(|problem| format!("{problem}\n"));
    lines.collect()
}
