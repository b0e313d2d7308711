//! Lists and texts of what an iterator yields.

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

    /// The texts, with a separator between them.
    fn joined(self, separator: &str) -> String
    where
        Self::Item: AsRef<str>,
    {
        let mut joined = String::new();
        let mut before = "";
        for text in self {
            joined += before;
            joined += text.as_ref();
            before = separator;
        }
        joined
    }
}

impl<I: Iterator> List for I {}
