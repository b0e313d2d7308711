//! The pictures: which records they show is told by vocabularies, so that further articles extend them.

use super::dates::words;
use super::modules::defined;
use super::svg::{Anchor, Ink, Svg, WIDTH, width};
use super::{Site, counted, grouped, link, named};
use crate::codegen::bounds::Bounds;
use crate::codegen::claim::Claim;
use crate::codegen::dataset::{Row, RowPlace};
use crate::codegen::date::{Date, Day};
use crate::codegen::emit::docs::{in_a_sentence, markdown, name};
use crate::codegen::in_words::MONTHS;
use crate::codegen::number::Number;
use crate::codegen::schema::{actors, events, figures, metrics, quotes, sources};
use crate::codegen::vocab::{ActorKind, EventKind, Measure, Speech, Unit};
use std::ops::Bound;

/// The height of a line of text.
const LINE: i64 = 17;

/// Where text starts: some letters of some fonts reach back beyond their point.
const START: i64 = 2;

/// How many speakers of an article are shown: the others are counted.
const SPEAKERS: usize = 6;

/// The area that is held, over time: the metric of areas with the most numbers, in the place with the
/// most of them.
pub fn area(site: &Site<'_, '_, '_>) -> String {
    let of = |metric: Row<'_, '_>| {
        let figures = site.by(metric, *figures::metric);
        let is_number = |figure: &Row<'_, '_>| value(site, *figure).is_some();
        figures.into_iter().filter(is_number).collect::<Vec<_>>()
    };
    let is_area = |metric: &Row<'_, '_>| {
        metric.code(metrics::unit) == Some(Unit::SquareKilometres)
            && metric.code(metrics::measure) == Some(Measure::Stock)
    };
    let areas = site.emitter.rows(metrics::TABLE).filter(is_area);
    let Some(metric) = first_most(areas, |metric| of(*metric).len()) else {
        return String::new();
    };
    let all = of(metric);
    let about = |figure: &Row<'_, '_>| figure.record(figures::subject).map(|subject| subject.place);
    let most = first_most(all.iter().copied(), |figure| {
        all.iter()
            .filter(|other| about(other) == about(figure))
            .count()
    });
    let Some(subject) = most.and_then(|figure| figure.record(figures::subject)) else {
        return String::new();
    };
    let mut claims = all;
    claims.retain(|figure| about(figure) == Some(subject.place));
    if claims.len() < 2 {
        return String::new();
    }
    let title = format!(
        "{} in {} over time, as claimed",
        name(metric).unwrap_or_default(),
        name(subject).unwrap_or_default()
    );
    let mut list = String::new();
    let mut said = Vec::new();
    for claim in &claims {
        let date = claim.date(figures::as_of).map_or(String::new(), words);
        let owner = claim.record(figures::claimed_by);
        let words = site.emitter.claim(*claim);
        list += &format!(
            "1. {}, {date}: {}\n",
            link(*claim, &markdown(&words)),
            owner.map_or(String::new(), named)
        );
        said.push(format!(
            "{words}, {date}, {}",
            owner.and_then(name).unwrap_or_default()
        ));
    }
    let drawn = over_time(site, &claims);
    format!(
        "\n**{}** {}The numbers in the picture are those of the list; a line is the time that a claim is \
         about.\n{}{list}\n",
        markdown(&(title.clone() + ".")),
        defined(metric),
        drawn.finish("area", 336, &title, &said.join("; "))
    )
}

/// Claims on a plane of time and value, each with its number.
fn over_time(site: &Site<'_, '_, '_>, claims: &[Row<'_, '_>]) -> Svg {
    const LEFT: i64 = 46;
    const RIGHT: i64 = WIDTH - 32;
    const TOP: i64 = 30;
    const BOTTOM: i64 = 236;
    const LEGEND: i64 = 284;
    let spans = claims
        .iter()
        .filter_map(|claim| span(claim.date(figures::as_of)?));
    let spans: Vec<_> = spans.collect();
    let first = spans
        .iter()
        .map(|(first, _)| month(*first))
        .min()
        .unwrap_or(0);
    let last = spans
        .iter()
        .map(|(_, last)| month(*last))
        .max()
        .unwrap_or(0)
        + 1;
    let top = claims.iter().filter_map(|claim| value(site, *claim));
    let top = nice(top.fold(0, |top, value| top.max(value)));
    let x = |day: Day| {
        let along = (month(day) - first) * 31 + i64::from(day.day) - 1;
        LEFT + along * (RIGHT - LEFT) / ((last - first) * 31)
    };
    let y = |value: i64| BOTTOM - value * (BOTTOM - TOP) / top;
    let mut svg = Svg::default();
    for part in 0..=4 {
        let value = top * part / 4;
        svg.path(&[(LEFT, y(value)), (RIGHT, y(value))], false, Ink::Faint);
        svg.text(
            (LEFT - 5, y(value) + 4),
            Anchor::End,
            &grouped(value.into()),
        );
    }
    svg.text((START, TOP - 14), Anchor::Start, "km²");
    // So many months apart that their names have room, and back from the last one.
    let step = (width(9) * (last - first) / (RIGHT - LEFT)).max(0) + 1;
    for month in (first..=last).rev().step_by(step as usize) {
        let at = LEFT + (month - first) * (RIGHT - LEFT) / (last - first);
        svg.path(&[(at, BOTTOM), (at, BOTTOM + 4)], false, Ink::Text);
        let name = &MONTHS[(month % 12) as usize][..3];
        svg.text(
            (at, BOTTOM + 19),
            Anchor::Middle,
            &format!("{name} {}", month / 12),
        );
    }
    let mut taken: Vec<(i64, i64)> = Vec::new();
    for (number, claim) in (1..).zip(claims) {
        let (Some(of), Some((from, to))) = (
            claim_of(site, *claim),
            claim.date(figures::as_of).and_then(span),
        ) else {
            continue;
        };
        let (from, to, at) = (x(from), x(to), y(value(site, *claim).unwrap_or(0)));
        let middle = (from + to) / 2;
        svg.path(&[(from, at), (to, at)], false, Ink::Strong);
        match Mark::of(of) {
            Mark::Less => arrow(&mut svg, (middle, at), BOTTOM - 2),
            Mark::More => arrow(&mut svg, (middle, at), (at - 26).max(TOP)),
            Mark::Exact | Mark::About => {}
        }
        svg.circle((middle, at), 5, Mark::of(of).ink());
        // Above the mark, and above what is there already.
        let mut label = (middle, at - 10);
        let is_near = |other: &(i64, i64), label: (i64, i64)| {
            (other.0 - label.0).abs() < 18 && (other.1 - label.1).abs() < LINE
        };
        while taken.iter().any(|other| is_near(other, label)) {
            label = match label.1 - LINE {
                up @ TOP.. => (label.0, up),
                _ => (label.0 + 18, at - 10),
            };
        }
        taken.push(label);
        svg.text(label, Anchor::Middle, &number.to_string());
    }
    for (place, (mark, words)) in (0..).zip(Mark::MEANINGS) {
        let (x, y) = (8 + place % 2 * (WIDTH / 2), LEGEND + place / 2 * 32);
        match mark {
            Mark::Less => arrow(&mut svg, (x, y), y + 13),
            Mark::More => arrow(&mut svg, (x, y), y - 13),
            Mark::Exact | Mark::About => {}
        }
        svg.circle((x, y), 5, mark.ink());
        svg.text((x + 14, y + 4), Anchor::Start, words);
    }
    svg
}

/// What a claim leaves open of its number.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Exact,
    About,
    Less,
    More,
}

impl Mark {
    const MEANINGS: [(Self, &str); 4] = [
        (Self::Exact, "exactly, or a range"),
        (Self::About, "about"),
        (Self::Less, "less than, at most"),
        (Self::More, "more than, at least"),
    ];

    fn of(claim: Claim) -> Self {
        match claim.bounds() {
            None => Self::About,
            Some(Bounds {
                low: Bound::Unbounded,
                ..
            }) => Self::Less,
            Some(Bounds {
                high: Bound::Unbounded,
                ..
            }) => Self::More,
            Some(_) => Self::Exact,
        }
    }

    fn ink(self) -> Ink {
        match self {
            Self::Exact => Ink::Strong,
            Self::About | Self::Less | Self::More => Ink::Outline,
        }
    }
}

/// An arrow to a height.
fn arrow(svg: &mut Svg, (x, y): (i64, i64), to: i64) {
    let back = if to > y { -6 } else { 6 };
    svg.path(&[(x, y), (x, to)], false, Ink::Strong);
    svg.path(
        &[(x - 4, to + back), (x, to), (x + 4, to + back)],
        true,
        Ink::Strong,
    );
}

/// Losses in people, by whom they are of.
pub fn losses(site: &Site<'_, '_, '_>) -> String {
    let figures = site.emitter.rows(figures::TABLE).filter(|figure| {
        let event = figure.record(figures::event);
        let metric = figure.record(figures::metric);
        event.and_then(|event| event.code(events::kind)) == Some(EventKind::Losses)
            && metric.and_then(|metric| metric.code(metrics::unit)) == Some(Unit::People)
    });
    claimed(
        site,
        "losses",
        "Losses in people, as claimed",
        figures.collect(),
    )
}

/// Troops, by whose they are.
pub fn troops(site: &Site<'_, '_, '_>) -> String {
    let figures = site.emitter.rows(figures::TABLE).filter(|figure| {
        let metric = figure.record(figures::metric);
        let subject = figure.record_in(figures::subject, actors::TABLE);
        subject.and_then(|subject| subject.code(actors::kind)) == Some(ActorKind::Military)
            && metric.is_some_and(|metric| {
                metric.code(metrics::unit) == Some(Unit::People)
                    && metric.code(metrics::measure) == Some(Measure::Stock)
            })
    });
    claimed(site, "troops", "Troops, as claimed", figures.collect())
}

/// Claims about each subject, one below the other.
fn claimed(site: &Site<'_, '_, '_>, id: &str, title: &str, figures: Vec<Row<'_, '_>>) -> String {
    let mut groups: Vec<([RowPlace; 2], Group)> = Vec::new();
    for figure in figures {
        let (Some(subject), Some(metric)) = (
            figure.record(figures::subject),
            figure.record(figures::metric),
        ) else {
            continue;
        };
        let about = [subject.place, metric.place];
        let known = groups.iter().position(|(places, _)| *places == about);
        let group = known.unwrap_or_else(|| {
            let heading = format!(
                "{}: {}",
                name(subject).unwrap_or_default(),
                in_a_sentence(name(metric).unwrap_or_default())
            );
            groups.push((
                about,
                Group {
                    heading,
                    bars: Vec::new(),
                },
            ));
            groups.len() - 1
        });
        let owner = figure.record(figures::claimed_by).and_then(name);
        let date = figure.date(figures::as_of).map_or(String::new(), words);
        groups[group].1.bars.push(Bar {
            label: format!("{}, {date}", owner.unwrap_or_default()),
            shown: site.emitter.claim(figure),
            value: value(site, figure),
            mark: claim_of(site, figure).map_or(Mark::About, Mark::of),
        });
    }
    let mut groups: Vec<_> = groups.into_iter().map(|(_, group)| group).collect();
    groups.sort_by(|one, other| one.heading.cmp(&other.heading));
    bars(id, title, &groups)
}

/// Whom each article quotes.
pub fn quoted(site: &Site<'_, '_, '_>) -> String {
    let mut groups = Vec::new();
    for source in site.emitter.rows(sources::TABLE) {
        let mut speakers: Vec<(Row<'_, '_>, usize)> = Vec::new();
        for quote in site.by(source, *quotes::source) {
            let is_quoted = quote.code(quotes::speech) != Some(Speech::OwnVoice);
            if let (Some(speaker), true) = (quote.record(quotes::speaker), is_quoted) {
                match speakers.iter_mut().find(|(other, _)| *other == speaker) {
                    Some((_, count)) => *count += 1,
                    None => speakers.push((speaker, 1)),
                }
            }
        }
        // The sort keeps the order of equal ones.
        speakers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let others: usize = speakers.iter().skip(SPEAKERS).map(|(_, count)| count).sum();
        let rest = speakers.len().saturating_sub(SPEAKERS);
        let bar = |label: String, count: usize| Bar {
            label,
            shown: counted(count, "statement"),
            value: Some(count as i64),
            mark: Mark::Exact,
        };
        let shown = speakers.iter().take(SPEAKERS);
        let mut bars: Vec<_> = shown
            .map(|(speaker, count)| bar(name(*speaker).unwrap_or_default().to_owned(), *count))
            .collect();
        if rest > 0 {
            bars.push(bar(counted(rest, "other speaker"), others));
        }
        let outlet = source.record(sources::publisher).and_then(name);
        let date = source.date(sources::published).map_or(String::new(), words);
        groups.push(Group {
            heading: format!("{}, {date}", outlet.unwrap_or_default()),
            bars,
        });
    }
    bars("quoted", "Whom each article quotes", &groups)
}

/// What belongs together in a picture of bars.
struct Group {
    heading: String,
    bars: Vec<Bar>,
}

struct Bar {
    label: String,
    /// What stands at its end.
    shown: String,
    value: Option<i64>,
    mark: Mark,
}

/// A picture of bars, each with a label above it.
fn bars(id: &str, title: &str, groups: &[Group]) -> String {
    let all = || groups.iter().flat_map(|group| &group.bars);
    let most = all().filter_map(|bar| bar.value).max().unwrap_or(0).max(1);
    let room = all()
        .filter(|bar| bar.value.is_some())
        .map(|bar| width(bar.shown.chars().count()));
    let longest = (WIDTH - room.max().unwrap_or(0) - 22).max(WIDTH / 4);
    let mut svg = Svg::default();
    let (mut y, mut said) = (0, Vec::new());
    for group in groups {
        y += LINE + 8;
        svg.heading((START, y), &group.heading);
        for bar in &group.bars {
            for line in wrapped(&bar.label) {
                y += LINE;
                svg.text((START, y), Anchor::Start, &line);
            }
            y += LINE;
            let mut end = START;
            if let Some(value) = bar.value {
                end = (value.max(0) * longest / most).max(1);
                end = self::bar(&mut svg, (1, y - 10), end, bar.mark) + 5;
            }
            let mut lines = wrapped(&bar.shown).into_iter();
            svg.text((end, y), Anchor::Start, &lines.next().unwrap_or_default());
            for line in lines {
                y += LINE;
                svg.text((end, y), Anchor::Start, &line);
            }
            y += 4;
            said.push(format!("{}: {}: {}", group.heading, bar.label, bar.shown));
        }
    }
    if said.is_empty() {
        return String::new();
    }
    // A legend, unless all is counted.
    if all().any(|bar| bar.mark != Mark::Exact) {
        y += LINE;
        for (mark, words) in Mark::MEANINGS {
            y += LINE + 4;
            let end = self::bar(&mut svg, (12, y - 10), 24, mark);
            svg.text((end.max(48) + 5, y), Anchor::Start, words);
        }
    }
    format!(
        "\n# {}\n{}",
        markdown(title),
        svg.finish(id, y + 8, title, &said.join("; "))
    )
}

/// A bar of a length, with an arrow to where the number may be too; where that ends.
fn bar(svg: &mut Svg, (x, y): (i64, i64), length: i64, mark: Mark) -> i64 {
    svg.rect((x, y), (length, 10), mark.ink());
    let end = x + length;
    let (base, tip) = match mark {
        Mark::Exact | Mark::About => return end + 6,
        Mark::Less => (end, (end - 9).max(x)),
        Mark::More => (end, end + 9),
    };
    svg.path(
        &[(base, y - 2), (tip, y + 5), (base, y + 12)],
        true,
        Ink::Strong,
    );
    end.max(tip) + 6
}

/// A text in lines that fit the picture.
fn wrapped(text: &str) -> Vec<String> {
    let most = (WIDTH / width(1)) as usize;
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is a line");
        if last.is_empty() {
            *last += word;
        } else if last.chars().count() + 1 + word.chars().count() <= most {
            *last += " ";
            *last += word;
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

fn claim_of(site: &Site<'_, '_, '_>, figure: Row<'_, '_>) -> Option<Claim> {
    site.emitter.derived.claims[figure.place.row]
}

/// The number of a figure, or the upper one of two, rounded.
fn value(site: &Site<'_, '_, '_>, figure: Row<'_, '_>) -> Option<i64> {
    let claim = claim_of(site, figure)?;
    let value = claim.value_to().or(claim.value())?;
    Some(rounded(value))
}

fn rounded(number: Number) -> i64 {
    number.numer() / i64::from(number.denom())
}

/// The first of those with the greatest measure.
fn first_most<T>(things: impl Iterator<Item = T>, measure: impl Fn(&T) -> usize) -> Option<T> {
    let mut most: Option<(usize, T)> = None;
    for thing in things {
        let size = measure(&thing);
        if most.as_ref().is_none_or(|(best, _)| size > *best) {
            most = Some((size, thing));
        }
    }
    most.map(|(_, thing)| thing)
}

/// The days of a date, without open ends.
fn span(date: Date) -> Option<(Day, Day)> {
    match (date.first_day(), date.last_day()) {
        (Day::MIN, Day::MAX) => None,
        (Day::MIN, last) => Some((last, last)),
        (first, Day::MAX) => Some((first, first)),
        days => Some(days),
    }
}

/// The number of a day's month since the year 0.
fn month(day: Day) -> i64 {
    i64::from(day.year) * 12 + i64::from(day.month) - 1
}

/// The least number that is no less and whose quarters have one digit before their zeros: for an axis of four parts.
fn nice(value: i64) -> i64 {
    let mut part = 1;
    loop {
        for step in [1, 2, 3, 4, 5, 6, 8] {
            let top = 4 * step * part;
            if top >= value || top > i64::MAX / 100 {
                return top;
            }
        }
        part *= 10;
    }
}
