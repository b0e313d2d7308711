//! The recipes of the cookbook run. They need `serde_json`, which a user's build does not.
#![doc = include_str!("../src/cookbook.md")]
