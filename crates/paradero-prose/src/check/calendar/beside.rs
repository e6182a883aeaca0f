//! Weekdays that stand beside a date: `Sept. 18, a Friday`, `(Thursday)`, `el próximo jueves 26 de septiembre`.

use super::super::case::{Case, Side};
use super::super::days::{day_said, weekday, weekday_name};
use super::super::{CheckType, Severity};
use super::{dated, sentence};

/// The weekday that a word names, 1 for Monday.
fn named(low: &str) -> Option<u8> {
    Some(match low {
        "monday" | "lunes" => 1,
        "tuesday" | "martes" => 2,
        "wednesday" | "miercoles" => 3,
        "thursday" | "jueves" => 4,
        "friday" | "viernes" => 5,
        "saturday" | "sabado" => 6,
        "sunday" | "domingo" => 7,
        _ => return None,
    })
}

/// The weekday said behind a date that ends at a token, and where it stands.
fn behind(case: &Case<'_>, end: usize) -> Option<(u8, usize)> {
    let low = |at: usize| case.known.prose.low(at);
    if !matches!(low(end), "," | "(" | "-" | "\u{2013}" | "\u{2014}") {
        return None;
    }
    let mut at = end + 1;
    while at < end + 4 && matches!(low(at), "a" | "an" | "un" | "which" | "was" | "que" | "era" | "fue" | "dia") {
        at += 1;
    }
    let day = named(low(at))?;
    let closed = matches!(low(at + 1), "," | ")" | "." | "-" | "\u{2013}" | "\u{2014}" | ";" | "when" | "cuando");
    closed.then_some((day, at))
}

/// The weekday said before a date that begins at a token, and where it stands.
fn before(case: &Case<'_>, start: usize) -> Option<(u8, usize)> {
    let low = |at: usize| case.known.prose.low(at);
    let mut at = start.checked_sub(1)?;
    for _ in 0..2 {
        if matches!(low(at), "," | "dia" | "el") {
            at = at.checked_sub(1)?;
        }
    }
    Some((named(low(at))?, at))
}

pub(super) fn check(case: &mut Case<'_>) {
    let known = case.known;
    for time in known.times.iter().filter(|time| time.weekday.is_none()) {
        let Some((moment, day)) = dated(&time.means) else { continue };
        let digits = known.prose.words_of(time.tokens.clone()).chars().any(|one| one.is_ascii_digit());
        let Some(of) = sentence(case, time).filter(|_| digits && !moment.is_approximate()) else { continue };
        let said = behind(case, time.tokens.end).or_else(|| before(case, time.tokens.start));
        let Some((said, at)) = said.filter(|(_, at)| case.tokens_of(of).contains(at)) else { continue };
        let right = weekday(day);
        if said == right {
            continue;
        }
        let (name, is) = (weekday_name(said), weekday_name(right));
        let date = day_said(day);
        let to_come = case.published.is_some_and(|published| published.last < day);
        let (was, fue) = if to_come { ("is", "es") } else { ("was", "fue") };
        let says = (
            format!("said {}; {} {was} a {}", name.0, date.0, is.0),
            format!("dice {}; el {} {fue} {}", name.1, date.1, is.1),
        );
        let side = case.side_at(time.tokens.start.min(at)..time.tokens.end.max(at + 1), of);
        let own = known.prose.span_of(time.tokens.start.min(at)..time.tokens.end.max(at + 1));
        let side = Side { span: own, ..side };
        case.say(CheckType::WeekdayDate, Severity::Contradiction, vec![side], says);
    }
}
