//! Draws the area that Ukrainian forces held in Kursk Oblast, claim by claim, as SVG.
//!
//! A claim is a line as long as the time that it is about, with its owner. Where it admits many numbers
//! ("less than 100"), a band shows them. What a share leaves of its base is drawn too ("86% of 1,250
//! retaken" leaves 175), in another colour, since no article prints it. Vague claims can't be drawn.

use std::ops::{Bound, Range};
use std::path::PathBuf;
use std::process::ExitCode;
use std::{fs, io};

use kursk_campaign::chrono::{Datelike, Month, Months, NaiveDate};
use kursk_campaign::vocab::Caveat;
use kursk_campaign::{Actor, Bounds, Date, Figure, Number, metrics, places};
use lexopt::Arg;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

#[path = "../../common/arguments.rs"]
mod arguments;

const USAGE: &str = "\
Usage: area_held [--output FILE]

  --output FILE   where the SVG is written; otherwise to the standard output
";

fn main() -> ExitCode {
    arguments::run(USAGE, read(), |output, out| {
        let chart = chart().map_err(|error| io::Error::other(error.to_string()))?;
        match output {
            Some(file) => fs::write(file, chart).map_err(|error| {
                let file = file.display();
                io::Error::new(error.kind(), format!("`{file}` can't be written: {error}"))
            }),
            None => out.write_all(chart.as_bytes()),
        }
    })
}

/// The file to write; `None` for the standard output.
fn read() -> Result<Option<Option<PathBuf>>, lexopt::Error> {
    let mut output = None;
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("output") => output = Some(parser.value()?.into()),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(output))
}

/// What is drawn of claims of one number.
struct Mark {
    /// The times of the claims, which overlap.
    times: Vec<Date>,
    bounds: Option<Bounds>,
    value: f64,
    words: String,
    owners: Vec<&'static Actor>,
    color: RGBColor,
}

const PRINTED: RGBColor = RGBColor(0x1f, 0x4e, 0x8c);
const IMPLIED: RGBColor = RGBColor(0xa8, 0x4a, 0x00);

impl Mark {
    fn printed(figure: &Figure) -> Option<Self> {
        let is_hypothetical = figure.caveat == Some(Caveat::Hypothetical);
        if figure.metric != metrics::AREA_HELD || is_hypothetical {
            return None;
        }
        let (value, words) = (figure.value()?.to_f64(), figure.claim().to_string());
        Some(Self::of(figure, figure.bounds(), value, words, PRINTED))
    }

    fn implied(figure: &Figure) -> Option<Self> {
        if figure.metric != metrics::AREA_RETAKEN_SHARE {
            return None;
        }
        let rest = figure.implied().map(|implied| implied.rest);
        let (value, words) = match rest.map(|rest| rest.high) {
            Some(Bound::Included(most)) => (most.to_f64(), most.to_string()),
            Some(Bound::Excluded(most)) => (most.to_f64(), format!("less than {most}")),
            Some(Bound::Unbounded) => return None,
            // "About half of 1,250" has no bounds.
            None => {
                let whole = figure.base?.value()?.to_f64();
                let rest = whole * (100.0 - figure.value()?.to_f64()) / 100.0;
                (rest, format!("about {}", Number::from(rest as i64)))
            }
        };
        let words = format!("{words}, as {figure} were retaken");
        Some(Self::of(figure, rest, value, words, IMPLIED))
    }

    fn of(
        figure: &Figure,
        bounds: Option<Bounds>,
        value: f64,
        words: String,
        color: RGBColor,
    ) -> Self {
        Self {
            times: vec![figure.as_of],
            bounds,
            value,
            words,
            owners: vec![figure.claimed_by],
            color,
        }
    }

    /// Takes in another claim of the same number and of an overlapping time.
    fn take(&mut self, other: &Self) -> bool {
        let is_same = self.words == other.words && self.times[0].overlaps(&other.times[0]);
        if is_same {
            self.times.extend(&other.times);
            self.owners.extend(&other.owners);
            self.owners.sort_unstable();
            self.owners.dedup();
        }
        is_same
    }

    fn label(&self) -> String {
        let owners: Vec<_> = self.owners.iter().map(|owner| owner.name).collect();
        format!("{}: {}", self.words, owners.join(", "))
    }
}

/// Every claim with a number, those of one number and time together.
fn marks() -> Vec<Mark> {
    let about = places::KURSK_OBLAST.figures_about().iter();
    let printed = about.clone().filter_map(|figure| Mark::printed(figure));
    let implied = about.filter_map(|figure| Mark::implied(figure));
    let mut marks: Vec<Mark> = Vec::new();
    for mark in printed.chain(implied) {
        if !marks.iter_mut().any(|known| known.take(&mark)) {
            marks.push(mark);
        }
    }
    marks
}

/// The days of a date on the axis; an open end is where the other one is.
fn days(date: &Date) -> Option<Range<i32>> {
    let (first, last) = (date.earliest(), date.latest());
    let (first, last) = (first.or(last)?, last.or(first)?);
    Some(first.num_days_from_ce()..last.num_days_from_ce())
}

const TITLE: &str = "Held by Ukraine in Kursk Oblast, in square kilometres";
const SIZE: (u32, u32) = (760, 640);
const TEXT: i32 = 15;

fn chart() -> Result<String, Box<dyn std::error::Error>> {
    let marks = marks();
    let times = || marks.iter().flat_map(|mark| &mark.times).filter_map(days);
    let first = times().map(|days| days.start).min().unwrap_or(0);
    let last = times().map(|days| days.end).max().unwrap_or(1);
    let highest = marks.iter().map(|mark| mark.value).fold(0.0, f64::max) * 1.12;
    let months = months(first, last);
    let (start, end) = (months[0], months[months.len() - 1]);

    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        let mut chart = ChartBuilder::on(&root)
            .margin(16)
            .margin_top(56)
            .x_label_area_size(24)
            .y_label_area_size(48)
            .build_cartesian_2d((start..end).with_key_points(months), 0.0..highest)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .y_labels(8)
            .label_style(("sans-serif", TEXT))
            .x_label_formatter(&|day| month(*day, start))
            .y_label_formatter(&|area| Number::from(*area as i64).to_string())
            .draw()?;
        for mark in &marks {
            for days in mark.times.iter().filter_map(days) {
                // A day is no wider than its line.
                let days = days.start..days.end.max(days.start + 1);
                if let Some((low, high)) = band(mark.bounds, highest) {
                    let corners = [(days.start - 1, low), (days.end + 1, high)];
                    chart.draw_series([Rectangle::new(corners, mark.color.mix(0.2).filled())])?;
                }
                let ends = [(days.start, mark.value), (days.end, mark.value)];
                chart.draw_series([PathElement::new(ends, mark.color.stroke_width(4))])?;
            }
        }
        let mut labels = Labels::default();
        for mark in &marks {
            let ends = mark.times.iter().filter_map(days);
            let Some(days) = ends.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)) else {
                continue;
            };
            let at = |day| chart.plotting_area().map_coordinate(&(day, mark.value));
            labels.draw(&root, mark, at(days.start), at(days.end))?;
        }
        for (text, color, x) in [
            (TITLE, BLACK, 16),
            ("■ printed", PRINTED, 440),
            ("■ left by a share", IMPLIED, 540),
        ] {
            write(&root, text, (x, 24), color, HPos::Left)?;
        }
        root.present()?;
    }
    // For those who can't see it.
    let end = svg.find('>').map_or(0, |end| end + 1);
    svg.insert_str(end, &format!("\n<title>{TITLE}, by claim</title>"));
    Ok(svg)
}

/// The first days of the months around two days.
fn months(first: i32, last: i32) -> Vec<i32> {
    let day = |day| NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
    let start = day(first).with_day(1).unwrap_or_default();
    let mut months: Vec<_> = (0..)
        .map(|month| (start + Months::new(month)).num_days_from_ce())
        .take_while(|month| *month <= last)
        .collect();
    months.push((start + Months::new(months.len() as u32)).num_days_from_ce());
    months
}

/// A month in words, with its year where the axis or a year begins.
fn month(day: i32, first: i32) -> String {
    let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
    let name = Month::try_from(date.month() as u8).map_or("", |month| &month.name()[..3]);
    if day == first || date.month() == 1 {
        format!("{name} {}", date.year())
    } else {
        name.into()
    }
}

/// What a claim admits, as far as it is more than one number and the chart is high.
fn band(bounds: Option<Bounds>, highest: f64) -> Option<(f64, f64)> {
    let bounds = bounds?;
    let end = |bound, open: f64| match bound {
        Bound::Included(end) | Bound::Excluded(end) => Number::to_f64(end),
        Bound::Unbounded => open,
    };
    let (low, high) = (end(bounds.low, 0.0), end(bounds.high, highest));
    (low < high).then_some((low, high))
}

type Area<'s> = DrawingArea<SVGBackend<'s>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

fn write(area: &Area<'_>, text: &str, at: (i32, i32), color: RGBColor, side: HPos) -> Drawn {
    let style = ("sans-serif", TEXT).into_text_style(area);
    let style = style.color(&color).pos(Pos::new(side, VPos::Center));
    Ok(area.draw(&Text::new(text, at, style))?)
}

/// The labels that are drawn, by their pixels from left to right and their heights.
#[derive(Default)]
struct Labels(Vec<(Range<i32>, i32)>);

impl Labels {
    /// Writes a label beside its mark, where there is room for it, and as high as no other label is.
    fn draw(&mut self, area: &Area<'_>, mark: &Mark, from: (i32, i32), to: (i32, i32)) -> Drawn {
        let label = mark.label();
        let width = label.chars().count() as i32 * TEXT * 11 / 20;
        let fits = to.0 + 6 + width < SIZE.0 as i32 - 16;
        let (x, side) = if fits {
            (to.0 + 6, HPos::Left)
        } else {
            (from.0 - 6, HPos::Right)
        };
        let across = if fits { x..x + width } else { x - width..x };
        let is_free = |y: i32| {
            let mut labels = self.0.iter();
            labels.all(|(other, height)| {
                other.end <= across.start || across.end <= other.start || (height - y).abs() > TEXT
            })
        };
        let heights = (0..).flat_map(|step| [to.1 - step, to.1 + step]);
        let y = heights.into_iter().find(|y| is_free(*y)).unwrap_or(to.1);
        self.0.push((across, y));
        write(area, &label, (x, y), mark.color, side)
    }
}
