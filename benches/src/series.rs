//! Repeated measurements.

use std::fmt::Display;
use std::time::{Duration, Instant};

/// What was measured of one thing, in the order of the rounds.
#[derive(Clone, Debug, Default)]
pub struct Series(pub Vec<f64>);

impl Series {
    /// The value that a share of the values lies below, between two of them if need be.
    fn quantile(&self, share: f64) -> f64 {
        let mut values = self.0.clone();
        values.sort_by(f64::total_cmp);
        let position = share * values.len().saturating_sub(1) as f64;
        let at = |position: f64| values.get(position as usize).copied().unwrap_or(f64::NAN);
        let (below, above) = (at(position.floor()), at(position.ceil()));
        below + (above - below) * position.fract()
    }

    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// The median and the quartiles, with a unit.
    pub fn shown(&self, unit: Unit) -> [String; 2] {
        let [first, median, third] = [0.25, 0.5, 0.75].map(|share| unit.show(self.quantile(share)));
        [median, format!("{first} – {third}")]
    }

    /// How many times another series this one is: the median over the rounds.
    pub fn ratio(&self, other: &Self) -> f64 {
        let pairs = self.0.iter().zip(&other.0);
        Self(pairs.map(|(a, b)| a / b).collect()).median()
    }
}

/// What is counted.
#[derive(Clone, Copy, PartialEq)]
pub enum Unit {
    Seconds,
    Bytes,
    Count,
}

impl Unit {
    /// Three digits of a value, in the multiple of the unit that suits it.
    pub fn show(self, value: f64) -> String {
        if !value.is_finite() {
            return "–".into();
        }
        let multiples: &[(f64, &str)] = match self {
            Self::Seconds => &[(1.0, " s"), (1e-3, " ms"), (1e-6, " µs"), (1e-9, " ns")],
            Self::Bytes => &[(1e9, " GB"), (1e6, " MB"), (1e3, " kB"), (1.0, " B")],
            Self::Count => &[(1.0, "")],
        };
        let last = multiples[multiples.len() - 1];
        let suits = multiples.iter().find(|(factor, _)| value >= *factor);
        let (factor, name) = *suits.unwrap_or(&last);
        let value = value / factor;
        let decimals = match value {
            _ if factor == 1.0 && self != Self::Seconds => 0,
            100.0.. => 0,
            10.0.. => 1,
            _ => 2,
        };
        format!("{value:.decimals$}{name}")
    }
}

/// A thing to measure: its name, and what measures it once.
pub type Case<'c> = (String, Box<dyn FnMut() -> f64 + 'c>);

pub fn case<'c>(name: impl Display, measure: impl FnMut() -> f64 + 'c) -> Case<'c> {
    (name.to_string(), Box::new(measure))
}

/// Measures each in turn, so many times, every other time in reverse.
pub fn in_turns(rounds: usize, cases: &mut [Case<'_>]) -> Vec<Series> {
    let mut series = vec![Series::default(); cases.len()];
    for round in 0..rounds {
        for turn in 0..cases.len() {
            let turn = if round % 2 == 0 {
                turn
            } else {
                cases.len() - 1 - turn
            };
            series[turn].0.push(cases[turn].1());
        }
    }
    series
}

/// How long something takes, in seconds.
pub fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    Duration::as_secs_f64(&start.elapsed())
}
