//! When an event was: the words about time of its clause, lengths counted from other events, and what a paragraph hands on.

use paradero_record::{Length, Measure, Moment, Side, Unit, Value};

use super::details;
use super::grammar::{Real, View};
use super::pattern::Mark;
use super::{Event, conditional};
use crate::Told;
use crate::read::Known;
use crate::time::{Means, Time};

/// Gives every event its moment, as far as the text tells.
pub(super) fn tell(known: &Known<'_>, events: &mut [Event]) {
    for index in 0..events.len() {
        let (before, rest) = events.split_at_mut(index);
        let Some(event) = rest.first_mut() else { continue };
        let Some(sentence) = known.prose.sentence_at(event.verb).and_then(|at| known.prose.sentences.get(at)) else {
            continue;
        };
        let view = View { known, sentence, language: known.prose.block_of(sentence).language };
        own(view, event, before);
        if event.told.moment.is_none() && event.told.offset.is_none() {
            inherit(view, event, before);
            at_once(view, event, before);
        }
    }
}

fn own(view: View<'_, '_>, event: &mut Event, before: &[Event]) {
    let times = details::times(view, &event.group, &event.clause);
    let set = event.pattern.has(Mark::Future) || event.group.real == Real::Future;
    let may_set = event.kind.attribute("for").is_some();
    for time in times {
        if let Some(moment) = details::moment(time) {
            if set && may_set {
                let moment = to_come(view, time, moment);
                event.attributes.entry("for").or_insert(Value::Moment(moment));
            } else if event.told.moment.is_none() {
                event.told.moment = Some(moment.clone());
                event.told.span = Some(time.span);
                event.told.worked_out = time.worked_out;
                event.told.rule = time.rule;
            } else {
                continue;
            }
            widen(event, time);
            continue;
        }
        match &time.means {
            Means::Lasting(measure, length) if event.told.lasting.is_none() => {
                event.told.lasting = Some((*measure, *length));
                event.told.span = event.told.span.or(Some(time.span));
                widen(event, time);
            }
            Means::Offset(measure, length, side) if event.told.offset.is_none() => {
                if let Some(anchor) = anchor(view, time, before) {
                    event.told.offset = Some((*measure, *length, *side, format!("@{anchor}")));
                    event.told.span = event.told.span.or(Some(time.span));
                    event.told.rule = time.rule;
                    counted(event, before.get(anchor), days(*measure, *length, *side));
                } else if event.told.moment.is_none() {
                    later(view, event, time, before, days(*measure, *length, *side));
                }
            }
            Means::SameDay if event.told.moment.is_none() => later(view, event, time, before, Some(0)),
            Means::Order(side) if event.told.order.is_none() => order(view, event, time, *side, before),
            _ => {}
        }
    }
    behind(view, event, before);
}

/// What is set for a day without a year is set for a day to come.
fn to_come(view: View<'_, '_>, time: &Time, moment: &Moment) -> Moment {
    let published = view.known.ask.published.as_ref().and_then(one_day);
    match (published, one_day(moment)) {
        (Some(published), Some(day)) if time.worked_out && day < published && day.year() + 1 == published.year() => {
            day.checked_add(jiff::Span::new().years(1)).map_or_else(|_| moment.clone(), Moment::day)
        }
        _ => moment.clone(),
    }
}

/// `Two weeks after his arrest`: the day, where that of the other event is known.
fn counted(event: &mut Event, anchor: Option<&Event>, days: Option<i64>) {
    let day = anchor.and_then(|anchor| anchor.told.moment.as_ref()).and_then(one_day);
    let (Some(day), Some(days), None) = (day, days, &event.told.moment) else { return };
    let Ok(day) = day.checked_add(jiff::Span::new().days(days)) else { return };
    event.told.moment = Some(Moment::day(day));
    event.told.worked_out = true;
}

/// The days of a length that is said exactly.
fn days(measure: Measure, length: Length, side: Side) -> Option<i64> {
    let step = match length.unit {
        Unit::Day => 1,
        Unit::Week => 7,
        _ => return None,
    };
    let days = i64::from(length.count.min(5_000)) * step;
    (measure == Measure::Exactly).then_some(if side == Side::After { days } else { -days })
}

/// `The next day he was moved`: counted from the event told last in this paragraph, where that has a day.
fn later(view: View<'_, '_>, event: &mut Event, time: &Time, before: &[Event], days: Option<i64>) {
    let last = view.low(time.tokens.end.saturating_sub(1));
    let loose = matches!(
        last,
        "later"
            | "despues"
            | "siguiente"
            | "day"
            | "dia"
            | "tarde"
            | "noche"
            | "afternoon"
            | "night"
            | "evening"
            | "manana"
            | "morning"
    );
    let block = |event: &Event| {
        let at = view.known.prose.sentence_at(event.verb)?;
        view.known.prose.sentences.get(at).map(|sentence| sentence.block)
    };
    let near = |last: &&Event| block(last).is_some_and(|block| block + 2 > view.sentence.block);
    let last = before.iter().rev().take_while(near).find(|last| last.told.moment.as_ref().and_then(one_day).is_some());
    // `That day it was held`: the day named last in the same paragraph.
    let same = || named_before(view, time, 1).filter(|_| days == Some(0));
    let day = match last {
        _ if same().is_some() => same(),
        Some(last) => last.told.moment.as_ref().and_then(one_day),
        None => named_before(view, time, 3),
    };
    let (Some(day), Some(days), true) = (day, days, loose) else { return };
    let Ok(day) = day.checked_add(jiff::Span::new().days(days)) else { return };
    event.told.moment = Some(Moment::day(day));
    event.told.span = Some(time.span);
    event.told.worked_out = true;
    event.told.rule = time.rule;
    widen(event, time);
}

fn one_day(moment: &Moment) -> Option<jiff::civil::Date> {
    moment.to_string().parse().ok()
}

/// The day named last before these words, in this paragraph or the one or two before: `on Tuesday, May 27, he left home. … He
/// called that same afternoon`.
fn named_before(view: View<'_, '_>, time: &Time, blocks: usize) -> Option<jiff::civil::Date> {
    let times = &view.known.times;
    let until = times.partition_point(|other| other.tokens.start < time.tokens.start);
    let last =
        times.get(..until)?.iter().rev().take(6).find_map(|other| Some((other, one_day(details::moment(other)?)?)))?;
    let sentence = view.known.prose.sentence_at(last.0.tokens.start)?;
    let block = view.known.prose.sentences.get(sentence)?.block;
    let told = view.known.prose.blocks.get(block).is_some_and(|block| block.section.tells());
    (told && block + blocks > view.sentence.block).then_some(last.1)
}

fn order(view: View<'_, '_>, event: &mut Event, time: &Time, side: Side, before: &[Event]) {
    if let Some(anchor) = anchor(view, time, before) {
        event.told.order = Some((side, format!("@{anchor}")));
    }
}

/// The words right behind the clause: `a week after the hearing`, `before his hearing`.
fn behind(view: View<'_, '_>, event: &mut Event, before: &[Event]) {
    let end = event.clause.end;
    for time in view.known.times_within(end..end + 2) {
        match &time.means {
            Means::Offset(measure, length, side) if event.told.offset.is_none() => {
                if let Some(anchor) = anchor(view, time, before) {
                    event.told.offset = Some((*measure, *length, *side, format!("@{anchor}")));
                }
            }
            Means::Order(side) if event.told.order.is_none() => order(view, event, time, *side, before),
            _ => {}
        }
    }
}

/// The words about time belong to what the proposal rests on, where they stand in or close to it.
fn widen(event: &mut Event, time: &Time) {
    let close = time.tokens.start < event.tokens.end + 12 && time.tokens.end + 10 > event.tokens.start;
    if close && event.clause.contains(&time.tokens.start) {
        event.tokens = event.tokens.start.min(time.tokens.start)..event.tokens.end.max(time.tokens.end);
    }
}

/// The event told before that the words behind a length or order name: `after the hearing`.
fn anchor(view: View<'_, '_>, time: &Time, before: &[Event]) -> Option<usize> {
    let kinds = (time.tokens.end.saturating_sub(2)..time.tokens.end + 4).find_map(|at| named(view.low(at)))?;
    let of = |event: &Event| kinds.contains(&event.kind.name());
    let dated = before.iter().rposition(|event| of(event) && event.told.moment.is_some());
    dated.or_else(|| before.iter().rposition(of))
}

/// The kinds of event that a noun names.
fn named(low: &str) -> Option<&'static [&'static str]> {
    Some(match low {
        "hearing" | "audiencia" => &["hearing_held", "hearing_scheduled", "bond_hearing_held"],
        "deportation" | "removal" | "deportacion" | "expulsion" => &["removal_executed"],
        "arrest" | "detention" | "arresto" | "detencion" | "arrested" | "detained" => &["arrested"],
        "transfer" | "traslado" => &["transferred"],
        "interview" | "entrevista" => &["cf_interview_held", "cf_decision_issued"],
        "release" | "liberacion" => &["released"],
        "arrival" | "llegada" | "arriving" | "llegar" => &["arrived", "border_encounter"],
        _ => return None,
    })
}

/// `Crossed the border on February 3 and was stopped`: what follows on the spot is of the same day.
fn at_once(view: View<'_, '_>, event: &mut Event, before: &[Event]) {
    let Some(last) = before.last().filter(|last| last.people == event.people && !last.denied && !event.denied) else {
        return;
    };
    let pair = match last.kind.name() {
        "border_encounter" => matches!(event.kind.name(), "border_encounter" | "arrested"),
        "arrested" => matches!(event.kind.name(), "custody_booked_in"),
        _ => false,
    };
    let joined = view.is(event.group.start.wrapping_sub(1), &["and", "y"]) && last.clause.end + 2 > event.group.start;
    if pair && joined && event.told.moment.is_none() && last.told.moment.is_some() {
        event.told.moment.clone_from(&last.told.moment);
        event.told.span = last.told.span;
        event.told.worked_out = true;
        event.told.rule = "same-moment";
    }
}

/// Words by which a sentence goes on where the last one ended.
const GOES_ON: &[&str] = &["instead", "en"];

/// A sentence that plainly goes on hands on the moment: `In March they detained him. Instead of a hearing, they deported him`.
fn inherit(view: View<'_, '_>, event: &mut Event, before: &[Event]) {
    if event.denied || event.pattern.has(Mark::Future) || event.group.real != Real::Fact || event.group.still {
        return;
    }
    let Some(here) = view.known.prose.sentence_at(event.verb) else { return };
    let told = |last: &&Event| last.told.moment.is_some() && view.known.prose.sentence_at(last.verb) < Some(here);
    let Some(last) = before.iter().rev().take(6).find(told) else { return };
    let first = view.sentence.tokens.start;
    let instead = view.is(first, GOES_ON) && (view.low(first) == "instead" || view.is(first + 1, &["lugar", "vez"]));
    let Some(at) = view.known.prose.sentence_at(last.verb) else { return };
    let same_block = view.known.prose.sentences.get(at).is_some_and(|sentence| sentence.block == view.sentence.block);
    let next = view.known.prose.sentence_at(event.verb) == Some(at + 1);
    let own_time =
        view.known.times_within(view.sentence.tokens.clone()).iter().any(|time| details::moment(time).is_some());
    let same = last.people == event.people && last.voice.speakers == event.voice.speakers;
    if !(instead && same_block && next && same)
        || own_time
        || last.told.moment.is_none()
        || conditional(view.known, &last.group)
    {
        return;
    }
    event.told = Told {
        moment: last.told.moment.clone(),
        span: last.told.span,
        worked_out: true,
        rule: "same-paragraph",
        ..event.told.clone()
    };
}
