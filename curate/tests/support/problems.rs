//! What is wrong with some tables.

use curate::codegen::check::{self, Report};
use curate::codegen::derive::derive;
use curate::codegen::problem::{self, Problem};
use curate::codegen::read::{self, File};

use super::context::CONTEXT;

/// Everything that is wrong with the files.
pub fn problems(files: &[File]) -> Vec<Problem> {
    let (tables, mut problems) = read::read(files, &CONTEXT);
    let mut report = Report::new(&mut problems);
    let dataset = check::parse(&tables, &mut report);
    check::check(&dataset, &derive(&dataset), &CONTEXT, &mut report);
    problem::sort(&mut problems);
    problems
}

/// Problems as a reader sees them, a line each.
pub fn shown(problems: &[Problem]) -> String {
    let lines = problems.iter().map(|problem| format!("{problem}\n"));
    lines.collect()
}
