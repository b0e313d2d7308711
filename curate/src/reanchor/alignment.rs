//! Where the spans of a text are after it was changed.
//!
//! The old text is not at hand: only its length is known, and the place and the digest of each span.
//! A change shifts all that is after it, so that spans in a row have the same shift. A span may be
//! wherever words have its digest. Of all ways to place the spans, the best one keeps the most
//! characters and lets the shift jump the least.

use std::ops::Range;

use crate::article::Article;

/// What a jump of the shift costs at most, in characters that are kept. Fewer may be in another place
/// by chance: `three` does not prove that a paragraph has moved, and a sentence does.
const JUMP: isize = 32;

/// A span of the old text.
pub struct Old<'e> {
    pub span: Range<usize>,
    pub digest: &'e str,
}

/// What became of a span.
pub struct Fate {
    /// Where words have its digest.
    pub places: Vec<Range<usize>>,
    /// Which of these places it has for certain.
    pub certain: Option<Range<usize>>,
    /// Where its words are now if all around it are in their places.
    pub expected: Range<usize>,
}

/// A place that a span may have.
struct Candidate {
    /// The number of the span, in the order of the text.
    order: usize,
    length: isize,
    shift: isize,
}

/// Places the spans of a text of so many characters.
pub fn align(olds: &[Old<'_>], chars: usize, article: &Article) -> Vec<Fate> {
    let mut order: Vec<usize> = (0..olds.len()).collect();
    order.sort_by_key(|&i| (olds[i].span.start, olds[i].span.end));
    let places: Vec<Vec<Range<usize>>> = olds
        .iter()
        .map(|old| article.all_with_digest(old.span.start, old.span.len(), old.digest))
        .collect();
    let mut candidates = Vec::new();
    for (order, &i) in order.iter().enumerate() {
        candidates.extend(places[i].iter().map(|place| Candidate {
            order,
            length: signed(olds[i].span.len()),
            shift: signed(place.start) - signed(olds[i].span.start),
        }));
    }
    let shift = signed(article.chars()) - signed(chars);
    let worths = worths(&candidates, shift);
    let best = worths.iter().copied().max();
    let certain = |order: usize| {
        let own = candidates.iter().zip(&worths);
        let mut own =
            own.filter(|(candidate, worth)| candidate.order == order && Some(**worth) == best);
        // Two places that are equally good are not certain.
        own.next().filter(|_| own.next().is_none())
    };
    let mut shifts: Vec<Option<isize>> = vec![None; olds.len()];
    for (order, &i) in order.iter().enumerate() {
        shifts[i] = certain(order).map(|(candidate, _)| candidate.shift);
    }
    let fates = olds.iter().zip(places).zip(&shifts);
    fates
        .map(|((old, places), shift_here)| Fate {
            certain: shift_here.map(|shift| moved(&old.span, shift, shift)),
            expected: expected(&old.span, olds, &shifts, shift),
            places,
        })
        .collect()
}

fn signed(count: usize) -> isize {
    count.try_into().unwrap_or(isize::MAX)
}

fn moved(span: &Range<usize>, start: isize, end: isize) -> Range<usize> {
    let start = span.start.saturating_add_signed(start);
    start..span.end.saturating_add_signed(end).max(start)
}

/// For each candidate, the worth of the best way to place the spans that gives it its place. The text
/// starts without a shift and ends with the one that is given.
fn worths(candidates: &[Candidate], shift: isize) -> Vec<isize> {
    let jump = |from: isize, to: isize| (to - from).abs().min(JUMP);
    let mut before: Vec<isize> = Vec::new();
    for (i, candidate) in candidates.iter().enumerate() {
        let earlier = candidates[..i].iter().zip(&before);
        let earlier = earlier.filter(|(other, _)| other.order < candidate.order);
        let worths = earlier.map(|(other, worth)| worth - jump(other.shift, candidate.shift));
        let worth = worths.chain([-jump(0, candidate.shift)]).max();
        before.push(worth.unwrap_or(0) + candidate.length);
    }
    let mut after = vec![0; candidates.len()];
    for (i, candidate) in candidates.iter().enumerate().rev() {
        let later = candidates.iter().zip(&after).skip(i + 1);
        let later = later.filter(|(other, _)| other.order > candidate.order);
        let worths =
            later.map(|(other, worth)| worth + other.length - jump(candidate.shift, other.shift));
        let worth = worths.chain([-jump(candidate.shift, shift)]).max();
        after[i] = worth.unwrap_or(0);
    }
    before.iter().zip(&after).map(|(a, b)| a + b).collect()
}

/// The span with its start shifted as what is before it, and its end as what is after it.
fn expected(
    span: &Range<usize>,
    olds: &[Old<'_>],
    shifts: &[Option<isize>],
    shift: isize,
) -> Range<usize> {
    let mut ends = Vec::new();
    for (old, shift) in olds.iter().zip(shifts) {
        let shift = shift.iter().copied();
        ends.extend(shift.flat_map(|shift| [(old.span.start, shift), (old.span.end, shift)]));
    }
    let before = ends.iter().filter(|(end, _)| *end <= span.start);
    let after = ends.iter().filter(|(end, _)| *end >= span.end);
    let start = before.max_by_key(|(end, _)| end).map_or(0, |end| end.1);
    let end = after.min_by_key(|(end, _)| end).map_or(shift, |end| end.1);
    moved(span, start, end)
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use curate::codegen::digest::digest;

    use super::{Fate, Old, align};
    use crate::article::Article;

    fn article(text: &str) -> Article {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        Article::open(file.path()).ok().unwrap()
    }

    /// What becomes of spans of an old text.
    fn fates(old: &str, new: &str, spans: &[Range<usize>]) -> Vec<Fate> {
        let digests: Vec<String> = spans
            .iter()
            .map(|span| digest(&old[span.clone()]))
            .collect();
        let olds: Vec<Old<'_>> = spans
            .iter()
            .zip(&digests)
            .map(|(span, digest)| Old {
                span: span.clone(),
                digest,
            })
            .collect();
        align(&olds, old.len(), &article(new))
    }

    #[test]
    fn what_is_certain_is_right() {
        // Few words, so that most of them occur many times.
        let words = [
            "three ",
            "miles ",
            "of ",
            "the ",
            "three miles ",
            "front ",
            "held ",
        ];
        let mut state = 7_u64;
        let mut random = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        let (mut placed, mut all) = (0, 0);
        for _ in 0..100 {
            let old: String = (0..60).map(|_| words[random(words.len())]).collect();
            let spans: Vec<_> = (0..20)
                .map(|_| {
                    let start = random(old.len() - 40);
                    start..start + 1 + random(39)
                })
                .collect();
            let (at, gone) = (random(old.len() - 10), random(8));
            let put = &"three of the"[..random(9)];
            let new = format!("{}{put}{}", &old[..at], &old[at + gone..]);
            for (span, fate) in spans.iter().zip(fates(&old, &new, &spans)) {
                let truth = if span.end <= at {
                    Some(span.clone())
                } else if span.start >= at + gone {
                    let by = |position: usize| position + put.len() - gone;
                    Some(by(span.start)..by(span.end))
                } else {
                    None
                };
                all += 1;
                if let Some(certain) = &fate.certain {
                    placed += 1;
                    // Words that were replaced by the same words have their place too.
                    let is_same = new[certain.clone()] == old[span.clone()];
                    assert!(is_same, "{old}\n{new}\n{span:?} is at {certain:?}");
                    if let Some(truth) = truth {
                        assert_eq!(*certain, truth, "{old}\n{new}\n{span:?}");
                    }
                }
            }
        }
        assert!(placed * 10 > all * 8, "{placed} of {all}");
    }
}
