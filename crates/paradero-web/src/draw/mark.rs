//! What is drawn for one entry: a dot, a band, a stack of both, a gap, or the shape of a verdict.

use super::calendar::DAY;
use super::scale::Scale;
use super::{escape, put, tenths};

/// A stretch on the axis, in tenths of a unit, with the ends of which nobody says how far they reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) low: i64,
    pub(super) high: i64,
    open: Option<Open>,
    /// It is known to the day or better.
    exact: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Before,
    After,
}

/// A day, with room for the hour by which clocks are changed.
const EXACT: i64 = DAY + 3600;
/// How far a band with an open end is drawn, and the least width of a band.
const FADE: i64 = 560;
const LEAST: i64 = 140;
/// Half a dot.
const DOT: i64 = 55;

impl Span {
    /// The stretch from the first to the last instant; none when both are open.
    pub(super) fn of(first: Option<i64>, last: Option<i64>, scale: &Scale) -> Option<Self> {
        match (first, last) {
            (None, None) => None,
            (None, Some(last)) => {
                let high = scale.x(last);
                Some(Self { low: high - FADE, high, open: Some(Open::Before), exact: false })
            }
            (Some(first), None) => {
                let low = scale.x(first);
                Some(Self { low, high: low + FADE, open: Some(Open::After), exact: false })
            }
            (Some(first), Some(last)) => {
                let (low, high) = (scale.x(first.min(last)), scale.x(last.max(first)));
                let middle = i64::midpoint(low, high);
                let exact = last.saturating_sub(first) <= EXACT;
                let half = if exact { DOT } else { ((high - low) / 2).max(LEAST / 2) };
                Some(Self { low: middle - half, high: middle + half, open: None, exact })
            }
        }
    }

    /// Draws the stretch between two heights, in units.
    fn write(&self, svg: &mut String, top: i64, bottom: i64) {
        let middle = tenths((top + bottom) * 5);
        let (width, height) = (tenths(self.high - self.low), bottom - top);
        let low = tenths(self.low);
        match self.open {
            None if self.exact => {
                let centre = tenths(i64::midpoint(self.low, self.high));
                put(
                    svg,
                    format_args!(
                        "<circle class=\"dot\" cx=\"{centre}\" cy=\"{middle}\" r=\"{}\"/>",
                        height.min(11) / 2
                    ),
                );
            }
            None => put(
                svg,
                format_args!(
                    "<rect class=\"band\" x=\"{low}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"{}\"/>",
                    height / 2,
                ),
            ),
            Some(open) => {
                let (paint, tip, back) = match open {
                    Open::Before => ("fade-left", self.low, 40),
                    Open::After => ("fade-right", self.high, -40),
                };
                put(
                    svg,
                    format_args!(
                        "<rect class=\"open\" fill=\"url(#{paint})\" x=\"{low}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>"
                    ),
                );
                let (tip, back) = (tenths(tip), tenths(back));
                put(
                    svg,
                    format_args!("<path class=\"arrow\" d=\"M{tip} {middle}l{back} -4M{tip} {middle}l{back} 4\"/>"),
                );
            }
        }
    }
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) enum Glyph {
    /// One stretch.
    One(Span),
    /// What is stated differently, each by itself.
    Stack(Vec<Span>),
    /// Nothing on record.
    Gap(Span),
    /// A verdict, at a place on the axis.
    Verdict(String, i64),
}

/// One entry with what is written beside it.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) lane: usize,
    pub(super) glyph: Glyph,
    pub(super) classes: String,
    pub(super) href: String,
    pub(super) title: String,
    /// What stands beside it when there is no room: the number in the list.
    pub(super) short: String,
    pub(super) label: String,
}

impl Glyph {
    /// From where to where it reaches, in tenths.
    pub(super) fn reach(&self) -> (i64, i64) {
        match self {
            Self::One(span) | Self::Gap(span) => (span.low, span.high),
            Self::Stack(spans) => {
                let low = spans.iter().map(|span| span.low).min().unwrap_or(0);
                (low, spans.iter().map(|span| span.high).max().unwrap_or(low))
            }
            Self::Verdict(_, x) => (x - 80, x + 80),
        }
    }

    /// How many rows it needs: two lines of a stack share one.
    pub(super) fn rows(&self) -> i64 {
        match self {
            Self::Stack(spans) => i64::try_from(spans.len().div_ceil(2)).unwrap_or(1).max(1),
            _ => 1,
        }
    }

    /// Draws it into rows that begin at this height, in units.
    pub(super) fn write(&self, svg: &mut String, at: i64, denied: Denied) {
        match self {
            Self::One(span) => span.write(svg, at + 6, at + 18),
            Self::Stack(spans) => {
                for (line, span) in (0i64..).zip(spans) {
                    span.write(svg, at + 2 + line * 11, at + 11 + line * 11);
                }
            }
            Self::Gap(span) => put(
                svg,
                format_args!(
                    "<rect class=\"gap\" fill=\"url(#hatching)\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"12\"/>",
                    tenths(span.low),
                    at + 6,
                    tenths(span.high - span.low),
                ),
            ),
            Self::Verdict(verdict, x) => write_verdict(svg, verdict, *x, at + 12),
        }
        if denied == Denied::Yes {
            let (low, high) = self.reach();
            let (low, high) = (tenths(low - 30), tenths(high + 30));
            put(svg, format_args!("<path class=\"strike\" d=\"M{low} {}L{high} {}\"/>", at + 20, at + 4));
        }
    }
}

/// Whether somebody says that it did not happen, and nobody that it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denied {
    Yes,
    No,
}

impl Mark {
    /// Whether it is drawn with a stroke through it.
    pub(super) fn denied(&self) -> Denied {
        if self.classes.split(' ').any(|class| class == "is-denied") { Denied::Yes } else { Denied::No }
    }

    /// The link around it, opened, with its title.
    pub(super) fn open(&self, svg: &mut String) {
        let (classes, href, title) = (escape(&self.classes), escape(&self.href), escape(&self.title));
        put(svg, format_args!("<a class=\"mark {classes}\" href=\"{href}\" tabindex=\"-1\"><title>{title}</title>"));
    }
}

/// The same shapes as beside the words: a ring with hands, an empty square, a filled square.
fn write_verdict(svg: &mut String, verdict: &str, x: i64, y: i64) {
    let corner = (tenths(x - 60), y - 6);
    match verdict {
        "running" => {
            let centre = tenths(x);
            put(svg, format_args!("<circle class=\"outline\" cx=\"{centre}\" cy=\"{y}\" r=\"6\"/>"));
            put(svg, format_args!("<path class=\"outline\" d=\"M{centre} {}v4l2.5 1.5\"/>", y - 4));
        }
        "crossed" => {
            put(
                svg,
                format_args!(
                    "<rect class=\"filled\" x=\"{}\" y=\"{}\" width=\"12\" height=\"12\"/>",
                    corner.0, corner.1
                ),
            );
        }
        _ => {
            put(
                svg,
                format_args!(
                    "<rect class=\"outline\" x=\"{}\" y=\"{}\" width=\"12\" height=\"12\"/>",
                    corner.0, corner.1
                ),
            );
        }
    }
}
