//! What the words that statements quote disagree on: the checks of one text, over the quotations of all sources.

use std::collections::BTreeMap;

use paradero_record::{Moment, SourceId, StatementId};

use super::super::case::Case;
use super::super::days::Days;
use super::super::{Check, CheckType, Severity, absolutes, calendar, laws, sums};
use super::{Desk, said_day};
use crate::read::Known;
use crate::{Ask, Markup, Prose, Span, Text, speech, time, who};

/// Quotations as one text, a paragraph each, and the statements that quote them.
struct Quoted {
    text: Text,
    lines: Vec<(Span, StatementId)>,
}

pub(super) fn check(desk: &mut Desk<'_>) {
    let mut found = Vec::new();
    let mut by_source: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
    for (at, one) in desk.said.iter().enumerate().filter(|(_, one)| one.statement.locus.quote.is_some()) {
        by_source.entry(one.statement.source.clone()).or_default().push(at);
    }
    // Weekdays and sums within one source, by the day on which it was published.
    for of in by_source.values() {
        let published = of.first().and_then(|at| desk.said.get(*at)).and_then(super::Said::published).cloned();
        let checks = run(desk, of, published, |case| {
            calendar::weekdays(case);
            sums::check(case);
        });
        found.extend(checks);
    }
    // Absolutes and laws over all sources together.
    let all: Vec<usize> = by_source.values().flatten().copied().collect();
    let last = desk.said.iter().filter_map(super::Said::published).max_by_key(|moment| Days::of(moment).last).cloned();
    found.extend(run(desk, &all, last, |case| {
        absolutes::against_instances(case);
        laws::check(case);
    }));
    found.extend(aged(desk, &all));
    for (kind, severity, statements, says) in found {
        desk.say(kind, severity, statements, says);
    }
}

type Found = (CheckType, Severity, Vec<StatementId>, (String, String));

fn quoted(desk: &Desk<'_>, of: &[usize]) -> Quoted {
    let mut quoted = Quoted { text: Text::default(), lines: Vec::new() };
    for one in of.iter().filter_map(|at| desk.said.get(*at)) {
        let quote = one.statement.locus.quote.as_deref().unwrap_or_default().replace('\n', " ");
        let start = quoted.text.content.len();
        // Several statements may rest on the same words.
        if let Some((span, _)) = quoted.lines.iter().find(|(span, _)| span.of(&quoted.text.content) == quote) {
            quoted.lines.push((*span, one.id.clone()));
            continue;
        }
        quoted.text.content.push_str(&quote);
        let span = Span::new(start, quoted.text.content.len());
        quoted.text.markup.push((span, Markup::Paragraph));
        quoted.lines.push((span, one.id.clone()));
        quoted.text.content.push('\n');
    }
    quoted
}

/// Runs checks of one text over quotations and says which statements they rest on.
fn run(desk: &Desk<'_>, of: &[usize], published: Option<Moment>, checks: fn(&mut Case<'_>)) -> Vec<Found> {
    let quoted = quoted(desk, of);
    let about = desk.record.people.get(desk.person).map(|person| person.label.clone());
    let ask = Ask { published, about };
    let prose = Prose::of(&quoted.text);
    let cast = who::find(&prose, &ask);
    let times = time::find(&prose, &ask);
    let speeches = speech::find(&prose, &cast);
    let known = Known { prose, cast, times, speeches, ask };
    let mut case = Case::of(&known, &[]);
    checks(&mut case);
    let name = |check: Check| {
        let meets = |span: &Span| check.ranges.iter().any(|range| range.meets(*span));
        let statements: Vec<StatementId> =
            quoted.lines.iter().filter(|(span, _)| meets(span)).map(|(_, id)| id.clone()).collect();
        (check.kind, check.severity, statements, check.says)
    };
    std::mem::take(&mut case.checks).into_iter().map(name).collect()
}

/// `so far` in a source, and the record goes on: what it says has aged.
fn aged(desk: &Desk<'_>, of: &[usize]) -> Vec<Found> {
    const OPEN: &[&str] = &[
        "so far",
        "to date",
        "until now",
        "has yet to",
        "have yet to",
        "still has not",
        "still have not",
        "hasta ahora",
        "hasta la fecha",
        "hasta el momento",
        "todavia no",
        "aun no",
        "a la fecha",
    ];
    let latest = desk
        .said
        .iter()
        .filter_map(super::Said::published)
        .map(|moment| Days::of(moment).last)
        .filter(|day| *day < 100_000)
        .max();
    let aged = |one: &super::Said<'_>| -> Option<Found> {
        let quote = crate::prose::folded(one.statement.locus.quote.as_deref()?);
        let published = Days::of(one.published()?);
        let latest = latest.filter(|latest| published.is_bounded() && *latest > published.last + 14)?;
        let open = OPEN.iter().any(|word| quote.contains(word));
        let (day, reach) = (said_day(published.last), said_day(latest));
        open.then(|| {
            let says = (
                format!("open-ended as of {}; the record goes on to {}", day.0, reach.0),
                format!("sin fecha de corte, al {}; el registro sigue hasta el {}", day.1, reach.1),
            );
            (CheckType::OpenEnded, Severity::Note, vec![one.id.clone()], says)
        })
    };
    of.iter().filter_map(|at| desk.said.get(*at)).filter_map(aged).collect()
}
