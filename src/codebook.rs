// Its commands are not examples of Rust.
#![cfg_attr(not(doctest), doc = include_str!("../data/README.md"))]
