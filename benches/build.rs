//! What the look-ups are compared with, made of the ids of the figures: a bare `phf` and a `match`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// A `match` of more texts is not worth waiting for: rustc compares them one after the other.
const LONGEST_MATCH: usize = 2_000;

fn main() {
    println!("cargo::rerun-if-changed=../data");
    let text = fs::read_to_string("../data/figures.csv").expect("a table of figures");
    let ids: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    let constant = |id: &str| id.to_uppercase().replace('-', "_");
    let first = constant(ids.first().expect("a figure"));

    let mut map = phf_codegen::Map::new();
    let mut arms = String::new();
    for id in &ids {
        map.entry(*id, constant(id));
        if ids.len() <= LONGEST_MATCH {
            let _ = writeln!(arms, "        {id:?} => Some({}),", constant(id));
        }
    }
    let map = map.build();
    let text = format!(
        "use kursk_campaign::figures::*;\n\n\
         const IS_MATCHED: bool = {is_matched};\n\n\
         const CONSTANT: &Figure = {first};\n\n\
         static PHF: phf::Map<&'static str, &'static Figure> = {map};\n\n\
         fn matched(id: &str) -> Option<&'static Figure> {{\n    match id {{\n{arms}        _ => None,\n    }}\n}}\n",
        is_matched = !arms.is_empty(),
    );
    let out = env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("ids.rs"), text).expect("OUT_DIR can be written");
}
