//! Lengths of time that do not go together.

use super::{Check, Findings, Of, Severity, part};
use crate::clock::Clock;
use crate::notation::resolve::narrows;
use crate::pack::{Duty, Limit, Pack, Pattern, Safeguard, Within};

const WARNING: (Severity, Check) = (Severity::Warning, Check::Lengths);

pub(super) fn search(pack: &Pack, findings: &mut Findings) {
    for clock in pack.clocks.values() {
        readings(&clock.limits, Of(clock.line, &clock.name), findings);
        unused(&clock.limits, pack, Of(clock.line, &clock.name), findings);
    }
    for state in pack.states.values().filter(|state| !is_named(&state.lasts, pack)) {
        readings(&state.lasts, Of(state.line, &state.name), findings);
    }
    for safeguard in &pack.safeguards {
        let of = Of(safeguard.line, &safeguard.id);
        let limits = safeguard.duty.limits();
        if !is_named(limits, pack) {
            readings(limits, of, findings);
        }
        longer_than_state(safeguard, pack, of, findings);
        for other in &pack.safeguards {
            every_is_never_due(safeguard, other, findings);
            too_soon(safeguard, other, findings);
        }
    }
}

/// What is wrong with a named clock is told where it is declared.
fn is_named(limits: &[Limit], pack: &Pack) -> bool {
    pack.clocks.values().any(|clock| clock.limits == limits)
}

/// Finds two readings that are the same, and two that nobody can tell apart.
fn readings(limits: &[Limit], of: Of<'_>, findings: &mut Findings) {
    for (n, one) in limits.iter().enumerate() {
        let earlier = || limits.iter().take(n);
        if earlier().any(|other| other.clock == one.clock) {
            let words = (
                format!("Two of its readings are the same: {}.", one.clock),
                format!("Dos de sus lecturas son la misma: {}.", one.clock.say(paradero_record::Language::Spanish)),
            );
            findings.push(WARNING, of, words, ("Take one of them out.", "Quite una de ellas."));
        } else if earlier().any(|other| other.reading == one.reading) {
            let words = (
                "Two of its readings do not say apart whose they are.",
                "Dos de sus lecturas no dicen por separado de quién son.",
            );
            let then = ("Add whose reading each is: reading \"…\".", "Añada de quién es cada lectura: reading \"…\".");
            findings.push(WARNING, of, words, then);
        }
    }
}

/// Finds clocks whose lengths stand nowhere.
fn unused(limits: &[Limit], pack: &Pack, of: Of<'_>, findings: &mut Findings) {
    let holds = |all: &[Limit]| !limits.is_empty() && all.windows(limits.len()).any(|some| some == limits);
    let every = |safeguard: &Safeguard| match &safeguard.duty {
        Duty::AtLeastEvery { clock, .. } => limits.iter().any(|limit| limit.clock == *clock),
        _ => false,
    };
    if !part::all_limits(pack).any(holds) && !pack.safeguards.iter().any(every) {
        let words = ("No length of the pack is this clock.", "Ningún plazo del paquete es este reloj.");
        findings.push((Severity::Note, Check::Unused), of, words, ("Use it, or take it out.", "Úselo, o quítelo."));
    }
}

/// Finds lengths that cannot run out before the state ends by itself.
fn longer_than_state(safeguard: &Safeguard, pack: &Pack, of: Of<'_>, findings: &mut Findings) {
    let (state, limits): (_, Vec<Clock>) = match &safeguard.duty {
        Duty::AtMost { state, limits } => (state, limits.iter().map(|limit| limit.clock).collect()),
        Duty::AtLeastEvery { state, clock, .. } => (state, vec![*clock]),
        _ => return,
    };
    let lasts = pack.states.get(state).map(|state| state.lasts.as_slice()).unwrap_or_default();
    let Some(longest) = lasts.iter().map(|limit| span(limit.clock).1).max() else { return };
    if limits.iter().all(|clock| longest <= span(*clock).0) {
        let words = (
            format!("It can never fall due: the state `{state}` ends by itself before."),
            format!("Nunca puede vencer: el estado `{state}` termina solo antes."),
        );
        let then = ("Shorten the length, or lengthen `lasts`.", "Acorte el plazo, o alargue `lasts`.");
        findings.push((Severity::Fault, Check::Lengths), of, words, then);
    }
}

/// Finds what is owed so seldom that the state must be over before it is owed once.
fn every_is_never_due(every: &Safeguard, most: &Safeguard, findings: &mut Findings) {
    let (Duty::AtLeastEvery { clock, state, .. }, Duty::AtMost { limits, state: other }) = (&every.duty, &most.duty)
    else {
        return;
    };
    let ends = limits.iter().map(|limit| span(limit.clock).1).max();
    if state == other && ends.is_some_and(|ends| ends < span(*clock).0) {
        let words = (
            format!("It is owed so seldom that `{state}` is over before, as {} asks.", most.id),
            format!("Se debe tan rara vez que `{state}` termina antes, como pide {}.", most.id),
        );
        let then = ("Compare the two lengths.", "Compare los dos plazos.");
        findings.push(WARNING, Of(every.line, &every.id), words, then);
    }
}

/// Finds what one safeguard wants done sooner after an event than another allows.
fn too_soon(soon: &Safeguard, late: &Safeguard, findings: &mut Findings) {
    let (
        Duty::Expect { when, expect, within: Within::Limits(limits) },
        Duty::Before { before, expect: first, at_least },
    ) = (&soon.duty, &late.duty)
    else {
        return;
    };
    let meets =
        |some: &[Pattern], others: &[Pattern]| some.iter().all(|one| others.iter().any(|other| narrows(one, other)));
    // Whatever else is expected may keep the one, or precede for the other.
    let is_pair = meets(expect, before) && meets(when, first) && meets(first, when);
    let latest = limits.iter().map(|limit| span(limit.clock).1).max();
    let soonest = at_least.iter().map(|limit| span(limit.clock).0).min();
    if is_pair && latest.zip(soonest).is_some_and(|(latest, soonest)| latest < soonest) {
        let words = (
            format!("Nobody can keep it and {}: it asks for the act sooner than that allows.", late.id),
            format!("Nadie puede cumplir esta y {}: pide el acto antes de lo que aquella permite.", late.id),
        );
        let then = (
            "Compare the two lengths, and whether both stand at once.",
            "Compare los dos plazos, y si ambas rigen a la vez.",
        );
        findings.push(WARNING, Of(soon.line, &soon.id), words, then);
    }
}

/// The shortest and the longest that a clock can run, in hours, whenever it begins.
///
/// A day of a count ends with its local day, at most 25 hours after it began; business days and open hours stand still over
/// weekends and holidays, of which no row is longer than five days.
fn span(clock: Clock) -> (u64, u64) {
    let days = |count: u64| (count * 24).saturating_sub(1);
    match clock {
        Clock::Hours(count) => (u64::from(count), u64::from(count)),
        Clock::HoursOutsideWeekendsAndHolidays(count) => {
            let count = u64::from(count);
            (count, count + (count / 24 + 1) * 5 * 24)
        }
        Clock::CalendarDays(count) => (days(count.into()), (u64::from(count) + 1) * 24 + 1),
        Clock::BusinessDays(count) => (days(count.into()), (u64::from(count) * 6 + 6) * 24 + 1),
        Clock::Months(count) => (days(u64::from(count) * 28), (u64::from(count) * 31 + 1) * 24 + 1),
        Clock::Years(count) => (days(u64::from(count) * 365), (u64::from(count) * 366 + 1) * 24 + 1),
    }
}
