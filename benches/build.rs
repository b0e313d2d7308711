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
    let first = ids.first().expect("a figure");
    let constant = first.to_uppercase().replace('-', "_");

    let mut map = phf_codegen::Map::new();
    let mut arms = String::new();
    for (position, id) in ids.iter().enumerate() {
        map.entry(*id, position.to_string());
        if ids.len() <= LONGEST_MATCH {
            let _ = writeln!(arms, "        {id:?} => Some({position}),");
        }
    }
    let map = map.build();
    let text = format!(
        "const IS_MATCHED: bool = {is_matched};\n\n\
         const CONSTANT: &kursk_campaign::Figure = kursk_campaign::figures::{constant};\n\n\
         static PHF: phf::Map<&'static str, u32> = {map};\n\n\
         fn matched(id: &str) -> Option<u32> {{\n    match id {{\n{arms}        _ => None,\n    }}\n}}\n",
        is_matched = !arms.is_empty(),
    );
    let out = env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("ids.rs"), text).expect("OUT_DIR can be written");
}
