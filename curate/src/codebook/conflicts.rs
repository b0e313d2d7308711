//! Conflicts that a merge has left in the codebook.

use curate::codegen::read::lines::MARKERS;

/// A codebook with the conflicts in it.
pub struct Merged<'c>(Vec<Part<'c>>);

enum Part<'c> {
    Line(&'c str),
    Conflict(Conflict<'c>),
}

/// Two versions of some lines.
pub struct Conflict<'c> {
    /// Where it starts, from 1.
    pub line: usize,
    /// Whether it also has what was there before both.
    pub has_base: bool,
    ours: Vec<&'c str>,
    theirs: Vec<&'c str>,
}

/// Which lines of a conflict are read.
enum Side {
    Ours,
    /// What was there before both.
    Base,
    Theirs,
}

impl<'c> Merged<'c> {
    /// Finds the conflicts; the line of a marker that is not where one belongs.
    pub fn parse(codebook: &'c str) -> Result<Self, usize> {
        let [start, base, middle, end] = MARKERS;
        let mut parts = Vec::new();
        let mut open: Option<(Conflict, Side)> = None;
        for (number, line) in (1..).zip(codebook.lines()) {
            let is = |marker| line.starts_with(marker);
            open = match open {
                None if is(start) => {
                    let (ours, theirs) = (Vec::new(), Vec::new());
                    let conflict = Conflict {
                        line: number,
                        has_base: false,
                        ours,
                        theirs,
                    };
                    Some((conflict, Side::Ours))
                }
                None if !is(end) => {
                    parts.push(Part::Line(line));
                    None
                }
                Some((mut conflict, Side::Ours)) if is(base) => {
                    conflict.has_base = true;
                    Some((conflict, Side::Base))
                }
                Some((conflict, Side::Ours | Side::Base)) if is(middle) => {
                    Some((conflict, Side::Theirs))
                }
                Some((conflict, Side::Theirs)) if is(end) => {
                    parts.push(Part::Conflict(conflict));
                    None
                }
                Some((mut conflict, side)) if !is(start) && !is(end) => {
                    match side {
                        Side::Ours => conflict.ours.push(line),
                        Side::Base => {}
                        Side::Theirs => conflict.theirs.push(line),
                    }
                    Some((conflict, side))
                }
                _ => return Err(number),
            };
        }
        match open {
            Some((conflict, _)) => Err(conflict.line),
            None => Ok(Self(parts)),
        }
    }

    pub fn conflicts(&self) -> impl Iterator<Item = &Conflict<'c>> {
        self.0.iter().filter_map(|part| match part {
            Part::Conflict(conflict) => Some(conflict),
            Part::Line(_) => None,
        })
    }

    /// The codebook with our side of each conflict, but with theirs of this one.
    pub fn with(&self, theirs: Option<&Conflict<'c>>) -> String {
        let mut text = String::new();
        for part in &self.0 {
            let lines = match part {
                Part::Line(line) => std::slice::from_ref(line),
                Part::Conflict(conflict) => {
                    let is_theirs = theirs.is_some_and(|theirs| theirs.line == conflict.line);
                    if is_theirs {
                        &conflict.theirs
                    } else {
                        &conflict.ours
                    }
                }
            };
            text.extend(lines.iter().flat_map(|line| [line, "\n"]));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Merged;

    #[test]
    fn a_conflict_has_two_sides() {
        let merged = "a\n<<<<<<< HEAD\nb\n||||||| base\nc\n=======\nd\ne\n>>>>>>> x\nf\n<<<<<<< HEAD\n=======\ng\n>>>>>>> x\n";
        let merged = Merged::parse(merged).unwrap();
        assert_eq!(merged.with(None), "a\nb\nf\n");
        let theirs = merged
            .conflicts()
            .map(|conflict| (conflict.line, merged.with(Some(conflict))));
        let expected = [
            (2, "a\nd\ne\nf\n".to_owned()),
            (11, "a\nb\nf\ng\n".to_owned()),
        ];
        assert_eq!(theirs.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_marker_alone_is_a_fault() {
        for (text, line) in [
            ("a\n<<<<<<< HEAD\nb\n", 2),
            ("a\n<<<<<<< HEAD\nb\n<<<<<<< HEAD\n", 4),
            ("<<<<<<< HEAD\n>>>>>>> x\n", 2),
            ("a\n>>>>>>> x\n", 2),
        ] {
            assert_eq!(Merged::parse(text).err(), Some(line), "{text}");
        }
        // Under a title, this is Markdown.
        assert!(Merged::parse("Title\n=======\n").is_ok());
    }
}
