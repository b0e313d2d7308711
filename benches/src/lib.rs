//! The benchmarks of kursk-campaign: how they measure, and what.
//!
//! What is compared is measured in turns, so that a busy machine is busy for all; what is shown is
//! the median, and between which quarters of the values it lies.

#![forbid(unsafe_code)]

pub mod answers;
pub mod asm;
pub mod build;
pub mod grown;
pub mod growth;
pub mod lookup;
pub mod project;
pub mod series;
pub mod size;
pub mod start;
pub mod table;
pub mod usage;
