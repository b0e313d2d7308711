//! Tables in Markdown.

use std::fmt;

use crate::series::{Case, Series, Unit};

pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<S: Into<String>>(header: impl IntoIterator<Item = S>) -> Self {
        let header: Vec<String> = header.into_iter().map(Into::into).collect();
        let line = (0..header.len()).map(|i| if i == 0 { "---" } else { "---:" }.to_owned());
        let line = line.collect();
        Self {
            rows: vec![header, line],
        }
    }

    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        Ok(())
    }
}

/// What was measured in turns: how the first of them compares with each.
pub fn compared(what: &str, unit: Unit, cases: &[Case<'_>], series: &[Series]) -> Table {
    let first = cases.first().map_or("", |(name, _)| name);
    let ratio = format!("{first} : this");
    let mut table = Table::new([what, "median", "quartiles", &ratio]);
    for ((name, _), of) in cases.iter().zip(series) {
        let [median, quartiles] = of.shown(unit);
        let ratio = format!("{:.2}", series[0].ratio(of));
        table.row([name.clone(), median, quartiles, ratio]);
    }
    table
}
