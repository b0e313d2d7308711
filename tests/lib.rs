//! The tests of what a user of `kursk-campaign` relies on: see the files beside this one.
