//! Pictures in SVG, inline: they follow the theme of rustdoc by its CSS variables, and are drawn for
//! the width of a phone.

use super::html;

/// The width of a picture, in pixels of a phone.
pub const WIDTH: i64 = 390;

/// How wide a character of text is at most, on average: for where text ends.
pub const fn width(characters: usize) -> i64 {
    characters as i64 * 7
}

/// What a shape is filled or drawn with.
#[derive(Clone, Copy)]
pub enum Ink {
    /// The colour of the text.
    Text,
    /// The same, fainter: axes and grids.
    Faint,
    /// The colour of links: what the picture is about.
    Strong,
    /// Only the outline, in the colour of links.
    Outline,
}

impl Ink {
    const fn style(self) -> &'static str {
        match self {
            Self::Text => "stroke:var(--main-color);fill:var(--main-color)",
            Self::Faint => "stroke:var(--main-color);fill:none;opacity:.3",
            Self::Strong => "stroke:var(--link-color);fill:var(--link-color)",
            Self::Outline => {
                "stroke:var(--link-color);fill:var(--main-background-color);stroke-dasharray:3 2"
            }
        }
    }
}

/// Where a text stands from its point.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture that is being drawn.
#[derive(Default)]
pub struct Svg {
    body: String,
}

impl Svg {
    pub fn text(&mut self, (x, y): (i64, i64), anchor: Anchor, text: &str) {
        self.written((x, y), anchor, "", text);
    }

    pub fn heading(&mut self, (x, y): (i64, i64), text: &str) {
        self.written((x, y), Anchor::Start, " font-weight=\"bold\"", text);
    }

    fn written(&mut self, (x, y): (i64, i64), anchor: Anchor, weight: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.body += &format!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\"{weight}>{}</text>",
            html(text)
        );
    }

    pub fn rect(&mut self, (x, y): (i64, i64), (width, height): (i64, i64), ink: Ink) {
        self.body += &format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" style=\"{}\"/>",
            ink.style()
        );
    }

    pub fn circle(&mut self, (x, y): (i64, i64), radius: i64, ink: Ink) {
        self.body += &format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" style=\"{}\"/>",
            ink.style()
        );
    }

    /// A line through some points, closed or open.
    pub fn path(&mut self, points: &[(i64, i64)], is_closed: bool, ink: Ink) {
        let points = points.iter().map(|(x, y)| format!("{x} {y}"));
        let points: Vec<_> = points.collect();
        let close = if is_closed { "Z" } else { "" };
        self.body += &format!(
            "<path d=\"M{}{close}\" style=\"{}\"/>",
            points.join("L"),
            ink.style()
        );
    }

    /// The picture as a block of Markdown, with its words for who can't see it.
    pub fn finish(self, id: &str, height: i64, title: &str, description: &str) -> String {
        format!(
            "\n<div style=\"max-width:640px\"><svg viewBox=\"0 0 {WIDTH} {height}\" width=\"100%\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-text\" font-size=\"13\" \
             font-family=\"sans-serif\" style=\"fill:var(--main-color)\">\
             <title id=\"{id}-title\">{}</title><desc id=\"{id}-text\">{}</desc>{}</svg></div>\n\n",
            html(title),
            html(description),
            self.body
        )
    }
}
