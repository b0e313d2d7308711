#![doc = include_str!("../data/README.md")]
