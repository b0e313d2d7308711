//! The nearest of the valid values, for messages that suggest it.
//!
//! The library and the build both use this, so it neither allocates nor depends on either.

/// The longest text that is compared, in characters. Nothing that is suggested is longer.
const LONGEST: usize = 64;

/// The candidate that differs least from what was written, if it differs little.
///
/// The candidates are given one by one. As a `dyn Iterator`, each would have all of an iterator's methods
/// compiled.
pub fn among<'a>(written: &str, candidate: &mut dyn FnMut() -> Option<&'a str>) -> Option<&'a str> {
    let length = |text: &str| text.chars().count();
    let limit = tolerance(written);
    let mut nearest = None;
    while let Some(candidate) = candidate() {
        // The distance takes longer.
        if length(candidate).abs_diff(length(written)) > limit {
            continue;
        }
        if let Some(distance) = distance(written, candidate).filter(|distance| *distance <= limit) {
            let found = (distance, candidate);
            nearest = Some(nearest.map_or(found, |nearest| found.min(nearest)));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// How many characters may differ.
pub fn tolerance(written: &str) -> usize {
    (written.chars().count() / 3).clamp(1, 4)
}

/// The number of characters to insert, delete, replace or swap with a neighbour: the optimal string
/// alignment distance. `None` where a text is too long to be compared.
fn distance(a: &str, b: &str) -> Option<usize> {
    let (mut before, mut above) = ([0; LONGEST + 1], [0; LONGEST + 1]);
    let mut columns = ['\0'; LONGEST];
    let mut width = 0;
    for c in b.chars() {
        *columns.get_mut(width)? = c;
        width += 1;
        above[width] = width;
    }
    let mut last = '\0';
    let mut i = 0;
    for c in a.chars() {
        i += 1;
        if i > LONGEST {
            return None;
        }
        let mut row = [i; LONGEST + 1];
        for j in 1..=width {
            row[j] = (above[j] + 1)
                .min(row[j - 1] + 1)
                .min(above[j - 1] + usize::from(c != columns[j - 1]));
            if i > 1 && j > 1 && c == columns[j - 2] && last == columns[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = above;
        above = row;
        last = c;
    }
    Some(above[width])
}

#[cfg(test)]
mod tests {
    use super::distance;

    fn among<'a, const N: usize>(written: &str, candidates: [&'a str; N]) -> Option<&'a str> {
        let mut candidates = candidates.into_iter();
        super::among(written, &mut || candidates.next())
    }

    #[test]
    fn the_distance_counts_edits() {
        assert_eq!(distance("", ""), Some(0));
        assert_eq!(distance("", "abc"), Some(3));
        assert_eq!(distance("abc", ""), Some(3));
        assert_eq!(distance("kitten", "sitting"), Some(3));
        assert_eq!(
            distance("sudzah", "sudzha"),
            Some(1),
            "neighbours are swapped"
        );
        assert_eq!(distance("ca", "abc"), Some(3), "nothing is edited twice");
        assert_eq!(distance("и", "й"), Some(1), "characters, not bytes");
        assert_eq!(
            distance("a", "bca\0"),
            Some(3),
            "nothing is before the first character"
        );
    }

    #[test]
    fn long_texts_are_not_compared() {
        let (fits, long) = ("x".repeat(64), "x".repeat(65));
        assert_eq!(distance(&fits, &fits), Some(0));
        assert_eq!(distance(&fits, &long), None);
        assert_eq!(distance(&long, &fits), None);
    }

    #[test]
    fn only_what_differs_little_is_suggested() {
        let ids = ["lake-club", "lake-walk", "lakeside"];
        assert_eq!(among("lake-wlak", ids), Some("lake-walk"));
        assert_eq!(among("lke-clubb", ids), Some("lake-club"));
        assert_eq!(among("mountain", ids), None);
        // One in three, one at least and four at most.
        assert_eq!(among("ab", ["cb"]), Some("cb"));
        assert_eq!(among("ab", ["abc"]), Some("abc"));
        assert_eq!(among("и", ["ию"]), Some("ию"));
        assert_eq!(among("ab", ["cd"]), None);
        let (long, far) = ("abcdefghijklmnopqrst", "abcdefghijklmno#####");
        assert_eq!(among(long, [far]), None);
        let near = "abcdefghijklmnop####";
        assert_eq!(among(long, [near]), Some(near));
    }
}
