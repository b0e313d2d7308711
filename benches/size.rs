//! What a program pays in bytes. It builds some: `cargo test --package benches -- --ignored`.

use benches::grown::Shape;
use benches::size::{Relocations, measure};

/// A program that uses all has at most so many times the bytes of the CSVs.
const GOAL: f64 = 2.0;

/// The same where each reference has 24 bytes for the loader besides its own 8: what was measured
/// last, so that a fat field shows.
const UNPACKED: f64 = 3.32;

/// What another compiler or linker may add.
const TOLERANCE: f64 = 1.05;

#[test]
#[ignore = "builds crates"]
fn the_data_take_few_times_the_bytes_of_the_tables() {
    for (relocations, most) in [(Relocations::Packed, GOAL), (Relocations::Whole, UNPACKED)] {
        let ratio = measure(None, Shape::Mixed, relocations).ratio();
        assert!(
            ratio <= most * TOLERANCE,
            "{ratio:.2} times, and not {most}"
        );
    }
}
