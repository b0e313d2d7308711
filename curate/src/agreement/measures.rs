//! Shares and Cohen's kappa.

use std::collections::BTreeMap;

/// Cohen's kappa of pairs of classes, as it is printed: the agreement beyond what chance would give.
/// There is none without pairs, nor where all are of one class, so that chance alone would agree.
#[expect(clippy::cast_precision_loss)] // Counts of records are small.
pub fn kappa<C: Ord + Copy>(pairs: &[(C, C)]) -> String {
    let all = pairs.len() as f64;
    let mut classes: BTreeMap<C, (f64, f64)> = BTreeMap::new();
    for (mine, theirs) in pairs {
        classes.entry(*mine).or_default().0 += 1.0;
        classes.entry(*theirs).or_default().1 += 1.0;
    }
    let observed = pairs.iter().filter(|(a, b)| a == b).count() as f64 / all;
    let chance: f64 = classes
        .values()
        .map(|(mine, theirs)| mine * theirs / (all * all))
        .sum();
    let kappa = (observed - chance) / (1.0 - chance);
    if kappa.is_finite() {
        format!("{kappa:.3}")
    } else {
        "—".into()
    }
}

#[expect(clippy::cast_precision_loss)] // Counts of records are small.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}
