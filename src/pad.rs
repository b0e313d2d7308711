//! Widths for texts of several pieces, without an allocation.

use core::fmt::{self, Alignment, Write};

/// Writes pieces as [`Formatter::pad`](fmt::Formatter::pad) writes a single text: filled up to the
/// width, cut at the precision.
pub fn pad(
    f: &mut fmt::Formatter<'_>,
    write: impl Fn(&mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    padded(f, &write)
}

fn padded(
    f: &mut fmt::Formatter<'_>,
    write: &dyn Fn(&mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    if f.width().is_none() && f.precision().is_none() {
        return write(f);
    }
    let most = f.precision().unwrap_or(usize::MAX);
    let mut count = Counter(0);
    write(&mut count)?;
    let missing = f.width().unwrap_or(0).saturating_sub(count.0.min(most));
    let before = match f.align() {
        None | Some(Alignment::Left) => 0,
        Some(Alignment::Center) => missing / 2,
        Some(Alignment::Right) => missing,
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    write(&mut Cut { to: f, left: most })?;
    for _ in before..missing {
        f.write_char(fill)?;
    }
    Ok(())
}

/// Counts characters.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}

/// Passes on so many characters.
struct Cut<'a, 'f> {
    to: &'a mut fmt::Formatter<'f>,
    left: usize,
}

impl Write for Cut<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = text.char_indices().nth(self.left);
        let text = end.map_or(text, |(end, _)| &text[..end]);
        self.left -= text.chars().count();
        self.to.write_str(text)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::fmt;
    use std::format;

    struct Pieces;

    impl fmt::Display for Pieces {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            super::pad(f, |f| {
                f.write_str("ab")?;
                f.write_char('ж')
            })
        }
    }

    #[test]
    fn pieces_are_padded_and_cut_like_one_text() {
        macro_rules! alike {
            ($($format:literal)+) => {$(
                assert_eq!(format!($format, Pieces), format!($format, "abж"));
            )+};
        }
        alike!("{}" "{:2}" "{:6}" "{:>6}" "{:*^6}" "{:*^7}" "{:.2}" "{:.3}" "{:.9}" "{:>5.1}" "{:.0}");
    }
}
