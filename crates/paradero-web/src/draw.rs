//! The timeline as a drawing: lanes of marks on an axis that is shorter where nothing happened.
//!
//! A date that is known to the month is a band a month wide; open ends fade; what sources say differently is drawn once for
//! each of them, one above the other. The drawing is a pure function of the view: sums are in whole tenths of a unit, so
//! the same view gives the same bytes on every machine.

mod calendar;
mod mark;
mod place;
mod scale;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use paradero_desk::view::{EventLine, GapLine, PersonView, VerdictLine};

use crate::link;
use crate::messages::Messages;
use calendar::{second_of_date, second_of_instant};
use mark::{Glyph, Mark, Span};
use place::{Placed, place};
use scale::Scale;

/// A drawn timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing, as SVG without a name space: it stands inside a page.
    pub svg: String,
    /// How many entries have no date at all and stand in the list only.
    pub undated: usize,
}

/// Width of the drawing, in units.
const WIDTH: i64 = 860;
/// Where the axis begins and ends, in tenths of a unit; left of it stand the names of the lanes.
const LEFT: i64 = 1080;
const RIGHT: i64 = 8480;
/// Where the first lane begins, below the axis, in units.
const TOP: i64 = 56;
/// Height of one row of a lane, in units.
const ROW: i64 = 24;
/// Between two lanes, in units.
const BETWEEN: i64 = 12;
/// How near alarms must be to count as one place, in tenths of a unit.
const NEAR: i64 = 140;
/// The lane of custody, to which a gap belongs when its events are not drawn.
const CUSTODY: usize = 1;
/// The lane of alarms, below the six lanes of events.
const ALARMS: usize = 6;

/// Draws the timeline of a person; nothing when no entry has a date.
pub fn timeline(view: &PersonView, m: &Messages) -> Option<Drawing> {
    let scale = Scale::new(&knots(view), LEFT, RIGHT)?;
    let marks = marks(view, m, &scale);
    let mut lanes: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for mark in marks {
        lanes.entry(mark.lane).or_default().push(mark);
    }
    let placed: Vec<(usize, Vec<Placed>, i64)> = lanes
        .into_iter()
        .map(|(lane, marks)| {
            let (placed, rows) = place(marks, LEFT, RIGHT);
            (lane, placed, rows)
        })
        .collect();
    let height = placed.iter().fold(TOP, |at, (_, _, rows)| at + rows * ROW + BETWEEN);
    let undated = view.events.iter().filter(|event| event.first.is_none() && event.last.is_none()).count();
    Some(Drawing { svg: write_svg(view, m, &scale, &placed, height), undated })
}

/// Every instant at which the scale may change.
fn knots(view: &PersonView) -> Vec<i64> {
    let events = view.events.iter().flat_map(|event| {
        let stated = event.stated.iter().flat_map(|one| [one.first, one.last]);
        [event.first, event.last].into_iter().chain(stated)
    });
    let gaps = view.gaps.iter().flat_map(|gap| [gap.first, gap.last]);
    let mut knots: Vec<i64> = events.chain(gaps).flatten().collect();
    if knots.is_empty() {
        return knots;
    }
    knots.extend(as_of(view));
    knots.extend(view.verdicts.iter().filter(|v| v.verdict != "kept").filter_map(due));
    knots
}

fn as_of(view: &PersonView) -> Option<i64> {
    second_of_instant(&view.as_of).or_else(|| second_of_date(&view.as_of_date))
}

fn due(verdict: &VerdictLine) -> Option<i64> {
    verdict.due.as_ref().and_then(|due| second_of_instant(&due.earliest))
}

fn marks(view: &PersonView, m: &Messages, scale: &Scale) -> Vec<Mark> {
    let events = view.events.iter().enumerate().filter_map(|(index, event)| event_mark(index + 1, event, scale));
    let gaps = view.gaps.iter().enumerate().filter_map(|(index, gap)| gap_mark(index + 1, gap, view, m, scale));
    events.chain(gaps).chain(alarm_marks(view, scale)).collect()
}

fn event_mark(number: usize, event: &EventLine, scale: &Scale) -> Option<Mark> {
    let whole = Span::of(event.first, event.last, scale)?;
    let stated: Vec<Span> = event.stated.iter().filter_map(|one| Span::of(one.first, one.last, scale)).collect();
    let differs = event.stated.len() > 1 && stated.len() > 1;
    // What follows by law is no gap in the record.
    let glyph = if event.derived && event.follows_from.is_none() {
        Glyph::Gap(whole)
    } else if differs {
        Glyph::Stack(stated)
    } else {
        Glyph::One(whole)
    };
    let mut classes = vec![format!("lane-{}", event.lane)];
    for (is, class) in [
        (event.uncertain || !event.inferred_from.is_empty() || event.follows_from.is_some(), "is-inferred"),
        (event.denied, "is-denied"),
        (event.contested, "is-contested"),
        (event.ahead, "is-ahead"),
    ] {
        if is {
            classes.push(class.to_owned());
        }
    }
    let sign = if differs || event.contested { "≠ " } else { "" };
    Some(Mark {
        lane: event.lane.min(ALARMS - 1),
        glyph,
        classes: classes.join(" "),
        href: format!("#event-{}", link::anchor(&event.id)),
        title: format!("{number}. {}: {}", event.when, event.words),
        short: format!("{sign}{number}"),
        label: format!("{sign}{number} {}", event.words),
    })
}

fn gap_mark(number: usize, gap: &GapLine, view: &PersonView, m: &Messages, scale: &Scale) -> Option<Mark> {
    let span = Span::of(gap.first, gap.last, scale)?;
    let lane = view.events.iter().find(|event| event.id == gap.after).map_or(CUSTODY, |event| event.lane);
    Some(Mark {
        lane: lane.min(ALARMS - 1),
        glyph: Glyph::Gap(span),
        classes: "is-gap".to_owned(),
        href: format!("#gap-{number}"),
        title: gap.says.clone(),
        short: String::new(),
        label: m.person.gap_label.to_string(),
    })
}

/// Alarms of one verdict that stand at one place are drawn once, with how many there are.
fn alarm_marks(view: &PersonView, scale: &Scale) -> Vec<Mark> {
    let mut groups: Vec<(i64, Vec<&VerdictLine>)> = Vec::new();
    for verdict in view.verdicts.iter().filter(|verdict| verdict.verdict != "kept") {
        let Some(x) = alarm_place(verdict, view).map(|at| scale.x(at)) else { continue };
        let near = groups.iter_mut().find(|(at, group)| {
            (*at - x).abs() <= NEAR && group.first().is_some_and(|first| first.verdict == verdict.verdict)
        });
        match near {
            Some((_, group)) => group.push(verdict),
            None => groups.push((x, vec![verdict])),
        }
    }
    groups.into_iter().filter_map(|(x, group)| alarm_mark(x, &group)).collect()
}

/// Where an alarm stands: when it falls due, else at what set it off, else on the day that is shown.
fn alarm_place(verdict: &VerdictLine, view: &PersonView) -> Option<i64> {
    let trigger = verdict.trigger.as_ref().and_then(|id| view.events.iter().find(|event| event.id == *id));
    due(verdict).or_else(|| trigger.and_then(|event| event.last.or(event.first))).or_else(|| as_of(view))
}

fn alarm_mark(x: i64, group: &[&VerdictLine]) -> Option<Mark> {
    let first = group.first()?;
    let lines: Vec<String> =
        group.iter().map(|one| format!("{} ({}): {}", one.safeguard, one.verdict_words, one.line)).collect();
    let label = match group {
        [one] => one.safeguard.clone(),
        [one, other] if one.safeguard != other.safeguard => format!("{}, {}", one.safeguard, other.safeguard),
        _ => format!("{} × {}", group.len(), first.verdict_words),
    };
    Some(Mark {
        lane: ALARMS,
        glyph: Glyph::Verdict(first.verdict.clone(), x),
        classes: format!("is-{}", first.verdict),
        href: format!("#verdict-{}", link::anchor(&first.key)),
        title: lines.join("\n"),
        short: label.clone(),
        label,
    })
}

fn write_svg(
    view: &PersonView,
    m: &Messages,
    scale: &Scale,
    lanes: &[(usize, Vec<Placed>, i64)],
    height: i64,
) -> String {
    let label = escape(&m.person.drawing.with(&view.label));
    let mut svg = format!(
        "<svg class=\"timeline\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"group\" aria-label=\"{label}\">\n\
         <defs><pattern id=\"hatching\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path class=\"hatch\" d=\"M0 0V7\"/></pattern>{}{}</defs>\n",
        fade("fade-left", "0%", "100%"),
        fade("fade-right", "100%", "0%"),
    );
    let names: Vec<&str> = m.person.lanes.text().split(',').collect();
    write_axis(&mut svg, m, scale, height);
    if let Some(day) = as_of(view) {
        write_as_of(&mut svg, m, view, scale.x(day), height);
    }
    let mut at = TOP;
    for (lane, placed, rows) in lanes {
        let deep = rows * ROW + BETWEEN;
        let name = names.get(*lane).copied().unwrap_or(m.person.alarm_lane.text());
        put(&mut svg, format_args!("<path class=\"lane-line\" d=\"M0 {at}H{WIDTH}\"/>"));
        put(&mut svg, format_args!("<text class=\"lane-name\" x=\"0\" y=\"{}\">{}</text>\n", at + 22, escape(name)));
        for one in placed {
            one.write(&mut svg, at + BETWEEN / 2);
        }
        at += deep;
    }
    svg.push_str("</svg>\n");
    svg
}

fn fade(id: &str, from: &str, to: &str) -> String {
    format!(
        "<linearGradient id=\"{id}\" x1=\"{from}\" x2=\"{to}\"><stop class=\"fade-out\" offset=\"0\"/>\
         <stop class=\"fade-in\" offset=\"1\"/></linearGradient>"
    )
}

fn write_axis(svg: &mut String, m: &Messages, scale: &Scale, height: i64) {
    put(svg, format_args!("<path class=\"axis\" d=\"M{} 44H{}\"/>\n", tenths(LEFT), tenths(RIGHT)));
    let months: Vec<&str> = m.person.months.text().split(' ').collect();
    for tick in scale.ticks(&months) {
        let x = tenths(tick.x);
        put(svg, format_args!("<path class=\"grid\" d=\"M{x} 40V{height}\"/>"));
        put(
            svg,
            format_args!(
                "<text class=\"tick\" x=\"{x}\" y=\"34\" text-anchor=\"middle\">{}</text>\n",
                escape(&tick.label)
            ),
        );
    }
    for x in scale.breaks() {
        // A jag in the axis, wide enough to be seen and narrow enough to cover no date.
        put(
            svg,
            format_args!(
                "<path class=\"break-gap\" d=\"M{} 44h10\"/><path class=\"axis\" d=\"M{} 44l2.5 -6l5 12l2.5 -6\"/>\n",
                tenths(x - 50),
                tenths(x - 50),
            ),
        );
    }
}

fn write_as_of(svg: &mut String, m: &Messages, view: &PersonView, at: i64, height: i64) {
    let (anchor, aside) = if at > i64::midpoint(LEFT, RIGHT) { ("end", 20) } else { ("start", -20) };
    put(svg, format_args!("<path class=\"as-of\" d=\"M{} 18V{height}\"/>", tenths(at)));
    put(
        svg,
        format_args!(
            "<text class=\"as-of-label\" x=\"{}\" y=\"14\" text-anchor=\"{anchor}\">{} {}</text>\n",
            tenths(at + aside),
            escape(m.person.as_of_line.text()),
            escape(&view.as_of_date),
        ),
    );
}

/// Tenths of a unit as SVG writes them: `1234` is `123.4`.
fn tenths(value: i64) -> String {
    let (sign, size) = if value < 0 { ("-", -value) } else { ("", value) };
    if size % 10 == 0 { format!("{sign}{}", size / 10) } else { format!("{sign}{}.{}", size / 10, size % 10) }
}

/// Text as it may stand in SVG, in an attribute or between tags.
fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
        escaped
    })
}

fn put(svg: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a String does not fail.
    svg.write_fmt(text).ok();
}
