//! What the data take in bytes: `cargo test --package benches --test size -- --ignored`.

use benches::grown::Shape;
use benches::size::{Relocations, measure};
use kursk_campaign::{
    Actor, Anchor, Answer, Correction, Event, Figure, Metric, Name, Participant, Place, Position,
    Question, Quote, Relation, Retired, Source,
};

/// A program that uses all has at most so many times the bytes of the CSVs.
const GOAL: f64 = 2.0;

/// The same where each reference has 24 bytes for the loader besides its own 8: what was measured
/// last.
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

/// A field of one table is lost in the bytes of a program, so a record is held to its own.
#[test]
#[ignore = "changes with each column"]
#[cfg(target_pointer_width = "64")]
fn no_record_is_larger_than_its_fields() {
    macro_rules! assert_bytes {
        ($($record:ident: $bytes:literal)+) => {
            assert_eq!(
                [$((stringify!($record), size_of::<$record>())),+],
                [$((stringify!($record), $bytes)),+]
            );
        };
    }
    assert_bytes! {
        Actor: 112
        Anchor: 72
        Answer: 48
        Correction: 88
        Event: 80
        Figure: 168
        Metric: 56
        Name: 56
        Participant: 24
        Place: 120
        Position: 48
        Question: 56
        Quote: 128
        Relation: 56
        Retired: 72
        Source: 120
    }
}
