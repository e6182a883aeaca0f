//! Claims that are questions with a value, such as an age: what the values allow together with the days on which they were said.

use std::collections::BTreeMap;

use paradero_record::{About, EventId, Moment, StatementId};

use super::super::days::{Days, years_between};
use super::super::{CheckType, Severity};
use super::{Desk, Said};

pub(super) fn check(desk: &mut Desk<'_>) {
    let mut by_claim: BTreeMap<EventId, Vec<usize>> = BTreeMap::new();
    for (at, one) in desk.said.iter().enumerate() {
        if let About::Claim { claim, says: Some(_), .. } = &one.statement.about
            && one.statement.supports()
        {
            by_claim.entry(claim.clone()).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for of in by_claim.values() {
        let told: Vec<&Said<'_>> = of.iter().filter_map(|at| desk.said.get(*at)).collect();
        if told.iter().any(|one| topic(one).is_some_and(|topic| topic == "age")) {
            found.extend(ages(desk, &told));
        } else if told.iter().any(|one| topic(one).is_some_and(|topic| topic == "birth")) {
            found.extend(births(&told));
        } else {
            found.extend(differ(&told));
        }
    }
    for (kind, severity, statements, says) in found {
        desk.say(kind, severity, statements, says);
    }
}

type Found = (CheckType, Severity, Vec<StatementId>, (String, String));

/// Which question a claim asks, by its name and its words.
fn topic(one: &Said<'_>) -> Option<&'static str> {
    let About::Claim { claim, text, .. } = &one.statement.about else { return None };
    let plain = crate::prose::folded(&format!("{claim} {text}"));
    let has = |words: &[&str]| plain.split(|one: char| !one.is_alphanumeric()).any(|word| words.contains(&word));
    if has(&["age", "edad", "ages", "old"]) {
        Some("age")
    } else if has(&["born", "birth", "nacimiento", "nacio", "birthday"]) {
        Some("birth")
    } else {
        None
    }
}

fn value<'s>(one: &'s Said<'_>) -> Option<&'s str> {
    match &one.statement.about {
        About::Claim { says, .. } => says.as_deref(),
        _ => None,
    }
}

/// On which days somebody can have been born who has an age on a day of publication.
fn born(age: i64, published: Days) -> (i64, i64) {
    // By years: somebody who is 31 was born between 32 and 31 years ago. A word may be weeks old when it is printed.
    let year = |years: i64| -> i64 { years * 1461 / 4 };
    (published.first - year(age + 1) - 30, published.last - year(age) + 1)
}

/// Ages that no one birthday allows together.
fn ages(desk: &Desk<'_>, told: &[&Said<'_>]) -> Option<Found> {
    let known: Vec<(&&Said<'_>, i64, (i64, i64))> = told
        .iter()
        .filter_map(|one| {
            let age: i64 = value(one)?.trim().parse().ok().filter(|age| (0..130).contains(age))?;
            let published = one.published().map(Days::of).filter(|days| days.is_bounded())?;
            Some((one, age, born(age, published)))
        })
        .collect();
    let of_record = desk
        .record
        .people
        .get(desk.person)
        .and_then(|person| person.born.as_ref())
        .map(Days::of)
        .filter(|days| days.is_bounded());
    let apart = |a: (i64, i64), b: (i64, i64)| (a.0 - b.1).max(b.0 - a.1).max(0);
    let mut worst = 0;
    let mut sides: Vec<&(&&Said<'_>, i64, (i64, i64))> = Vec::new();
    for (at, one) in known.iter().enumerate() {
        let others = known.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other.2);
        let against = others
            .chain(of_record.map(|days| (days.first, days.last)))
            .map(|other| apart(one.2, other))
            .max()
            .unwrap_or(0);
        if against > 0 {
            worst = worst.max(against);
            sides.push(one);
        }
    }
    if sides.is_empty() {
        return None;
    }
    let list: Vec<String> = sides.iter().map(|(one, age, _)| format!("{age} ({})", one.who())).collect();
    let born = of_record.and_then(Days::one).map(|day| {
        let said = super::said_day(day);
        let now = sides
            .first()
            .and_then(|(one, _, _)| one.published())
            .map(|moment| years_between(day, Days::of(moment).last));
        (said, now)
    });
    let list = list.join("; ");
    let says = match born {
        Some((said, Some(now))) => (
            format!("{list}; born {}, {now} then", said.0),
            format!("{list}; nacimiento el {}, {now} entonces", said.1),
        ),
        _ => (
            format!("no one birthday fits these ages: {list}"),
            format!("ningún cumpleaños encaja con estas edades: {list}"),
        ),
    };
    let severity = if worst > 366 { Severity::Contradiction } else { Severity::Tension };
    Some((CheckType::AgeDate, severity, sides.iter().map(|(one, _, _)| one.id.clone()).collect(), says))
}

/// Dates of birth that exclude each other.
fn births(told: &[&Said<'_>]) -> Option<Found> {
    let known: Vec<(&&Said<'_>, Days)> =
        told.iter().filter_map(|one| Some((one, Days::of(&Moment::parse(value(one)?.trim()).ok()?)))).collect();
    let first = known.first()?;
    known.iter().find(|one| !one.1.meets(first.1))?;
    let list: Vec<String> =
        known.iter().map(|(one, _)| format!("{} ({})", value(one).unwrap_or_default(), one.who())).collect();
    let list = list.join("; ");
    let says = (format!("dates of birth differ: {list}"), format!("difieren las fechas de nacimiento: {list}"));
    Some((CheckType::AgeDate, Severity::Contradiction, known.iter().map(|(one, _)| one.id.clone()).collect(), says))
}

/// Other values that differ: a nationality, a name of a place.
fn differ(told: &[&Said<'_>]) -> Option<Found> {
    let plain = |one: &Said<'_>| value(one).map(crate::prose::folded).unwrap_or_default();
    let first = told.first()?;
    told.iter().find(|one| plain(one) != plain(first))?;
    let list: Vec<String> =
        told.iter().map(|one| format!("{} ({})", value(one).unwrap_or_default(), one.who())).collect();
    let list = list.join("; ");
    let says = (format!("sources give different values: {list}"), format!("las fuentes dan valores distintos: {list}"));
    Some((CheckType::Attribution, Severity::Tension, told.iter().map(|one| one.id.clone()).collect(), says))
}
