//! The data set as a whole.

use crate::Dataset;

generated!("dataset");
