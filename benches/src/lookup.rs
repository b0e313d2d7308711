//! Look-ups in a copy of the repository, whose tables may have any size.

use crate::grown::Shape;
use crate::project::{cargo, copy};
use crate::usage::run;

/// At the real size, and at some others.
pub fn report(rows: &[usize], shape: Shape, rounds: usize) {
    for rows in [None].into_iter().chain(rows.iter().copied().map(Some)) {
        let copy = copy("look-ups", rows, shape);
        let rounds = rounds.to_string();
        let bench = [
            "bench",
            "--quiet",
            "--package",
            "benches",
            "--bench",
            "lookup",
        ];
        let (_, output) = run(cargo(&copy, &bench).args(["--", "--rounds", &rounds]));
        println!("{}", String::from_utf8_lossy(&output.stdout));
    }
}
