//! Lists of what an iterator yields.

/// What [`collect`](Iterator::collect) does for a list. Each type of iterator is compiled for itself,
/// in every user's build: for `collect` in some eighteen functions, for this loop in three.
pub trait List: Iterator + Sized {
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> List for I {}
