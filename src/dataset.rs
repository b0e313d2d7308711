//! The data set as a whole.

use crate::Dataset;

include!(concat!(env!("OUT_DIR"), "/dataset.rs"));
