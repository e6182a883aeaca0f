//! Whether what is named is declared, and whether the blocks of a pack go together.

use std::collections::{BTreeMap, BTreeSet};

use paradero_record::notation::{Diagnostic, nearest};
use paradero_record::{EventKind, Zone};

use super::{Meant, Mention, Names, Place, Reader, What, check};
use crate::pack::{Derived, Duty, Jurisdiction, Pack, Pattern, Safeguard, Within};

/// After so many faults nothing is suggested any more, so that the search stays in proportion to the text.
const MOST_SUGGESTIONS: usize = 200;

/// Notes what is named and not declared and what does not go together, and closes the states of a track by one another.
pub(super) fn resolve(reader: &mut Reader) {
    if reader.pack.id.is_empty() {
        let help = Some("begin with: pack us \"…\" version \"…\"".to_owned());
        reader.diagnostics.push(Diagnostic::new(1, 1..2, "the pack has no name").help(help));
    }
    for mention in &reader.names.mentions {
        if let Some(fault) = unresolved(mention, &reader.pack, &reader.names, reader.diagnostics.len()) {
            reader.diagnostics.push(fault);
        }
    }
    reader.diagnostics.extend(conditions_of_missed(reader));
    reader.diagnostics.extend(overlaps(reader));
    reader.diagnostics.extend(circles(reader));
    close_tracks(&mut reader.pack);
    order_derived(&mut reader.pack);
}

/// What is wrong with a name.
fn unresolved(mention: &Mention, pack: &Pack, names: &Names, faults: usize) -> Option<Diagnostic> {
    let name = &mention.name;
    let (what, is_declared) = match &mention.meant {
        Meant::State | Meant::StateOf(_) => (What::State, names.has(What::State, name)),
        Meant::TrackOf(_) => (What::Track, names.has(What::Track, name)),
        Meant::Safeguard | Meant::Timed => (What::Safeguard, names.has(What::Safeguard, name)),
    };
    if !is_declared {
        let all = names.all(what).filter(|_| faults < MOST_SUGGESTIONS);
        let help = nearest(name, all).map(|meant| format!("did you mean `{meant}`?"));
        let message = match (&mention.meant, what) {
            (Meant::State, _) => format!("`{name}` is neither a state of this pack nor a kind of event"),
            (_, What::State) => format!("`{name}` is not a state of this pack"),
            (_, What::Track) => format!("`{name}` is not a track of this pack"),
            (_, What::Safeguard) => format!("`{name}` is not a safeguard of this pack"),
        };
        return Some(at(&mention.place, message).help(help));
    }
    match &mention.meant {
        Meant::StateOf(track) => {
            let state = pack.states.get(name).filter(|state| state.track.as_ref() != Some(track))?;
            let message = match &state.track {
                Some(other) => format!("the state `{name}` is on the track `{other}`"),
                None => format!("the state `{name}` is on no track"),
            };
            let help = format!("add a line under `state {name}`: track {track}");
            Some(at(&mention.place, message).help(Some(help)))
        }
        Meant::Timed => {
            let duty = &pack.safeguard(name)?.duty;
            let is_timed = matches!(duty, Duty::Expect { within: Within::Limits(_), .. });
            let help = "only of `when … expect … within …` can the time run out".to_owned();
            let fault = || at(&mention.place, format!("{name} has no length of time to miss")).help(Some(help));
            (!is_timed).then(fault)
        }
        Meant::TrackOf(state) => {
            let track = pack.tracks.iter().find(|track| track.name == *name)?;
            let help = format!("add it under `track {name}`: states … | {state}");
            let message = format!("the track `{name}` does not list the state `{state}`");
            (!track.states.contains(state)).then(|| at(&mention.place, message).help(Some(help)))
        }
        Meant::State | Meant::Safeguard => None,
    }
}

/// A condition of `missed … expect …` is put to what set the other safeguard off.
fn conditions_of_missed(reader: &Reader) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for safeguard in &reader.pack.safeguards {
        let Duty::Missed { of, .. } = &safeguard.duty else { continue };
        let Some(other) = reader.pack.safeguard(of) else { continue };
        let place = reader.places.get(&safeguard.id).and_then(|places| places.get("if"));
        faults.extend(check::attributes_of(place, safeguard.conditions.iter(), check::triggers(&other.duty)));
    }
    faults
}

/// Versions of one rule that stand at the same time and place.
fn overlaps(reader: &Reader) -> Vec<Diagnostic> {
    let mut rules: BTreeMap<&str, Vec<&Safeguard>> = BTreeMap::new();
    let mut faults = Vec::new();
    for safeguard in reader.pack.safeguards.iter().filter(|safeguard| safeguard.effective.is_some()) {
        let versions = rules.entry(safeguard.rule()).or_default();
        let place = reader.places.get(&safeguard.id).and_then(|places| places.get("effective"));
        let other = versions.iter().find(|other| are_versions(other, safeguard) && overlap(other, safeguard));
        if let (Some(other), Some(place)) = (other, place) {
            let message =
                format!("{} and {} are versions of one rule, and stand at the same time", other.id, safeguard.id);
            let help = "let the older end on the day before the newer begins, or say `where` each of them stands";
            faults.push(at(place, message).help(Some(help.to_owned())));
        }
        versions.push(safeguard);
    }
    faults
}

/// Whether two halves of a rule ask for the same, so that only one of them can stand at a time.
///
/// Halves that differ in what they ask for, or whose conditions differ so that neither includes the other, may stand
/// together.
fn are_versions(one: &Safeguard, other: &Safeguard) -> bool {
    let includes = |a: &Safeguard, b: &Safeguard| a.conditions.iter().all(|condition| b.conditions.contains(condition));
    asks_the_same(&one.duty, &other.duty) && (includes(one, other) || includes(other, one))
}

fn asks_the_same(one: &Duty, other: &Duty) -> bool {
    let common = |a: &[Pattern], b: &[Pattern]| a.iter().any(|pattern| b.contains(pattern));
    let first = |a: &[Pattern], b: &[Pattern]| a.first() == b.first();
    match (one, other) {
        (Duty::Expect { when, expect, .. }, Duty::Expect { when: when_other, expect: expect_other, .. }) => {
            common(when, when_other) && first(expect, expect_other)
        }
        // One right may have two ends, one to be safe by and one that perhaps still holds.
        (Duty::May { when, may, within }, Duty::May { when: when_other, may: may_other, within: within_other }) => {
            common(when, when_other) && first(may, may_other) && within == within_other
        }
        (Duty::Before { before, expect, .. }, Duty::Before { before: before_other, expect: expect_other, .. }) => {
            common(before, before_other) && first(expect, expect_other)
        }
        (Duty::Basis { before, .. }, Duty::Basis { before: before_other, .. }) => common(before, before_other),
        (Duty::Never { never, during }, Duty::Never { never: never_other, during: during_other }) => {
            common(never, never_other) && during.iter().any(|state| during_other.contains(state))
        }
        (Duty::AtMost { state, .. }, Duty::AtMost { state: state_other, .. }) => state == state_other,
        (
            Duty::AtLeastEvery { state, expect, .. },
            Duty::AtLeastEvery { state: state_other, expect: expect_other, .. },
        ) => state == state_other && first(expect, expect_other),
        (Duty::Missed { of, expect, .. }, Duty::Missed { of: of_other, expect: expect_other, .. }) => {
            of == of_other && first(expect, expect_other)
        }
        _ => false,
    }
}

/// Whether two safeguards stand at one time in one place. Which circuit a district lies in is not known here: a circuit and
/// a district may be apart.
fn overlap(one: &Safeguard, other: &Safeguard) -> bool {
    let everywhere = |places: &[Jurisdiction]| places.is_empty();
    let in_one_place = everywhere(&one.places)
        || everywhere(&other.places)
        || one.places.iter().any(|place| other.places.contains(place));
    in_one_place && !one.stands_in(&Zone::utc()).intersect(&other.stands_in(&Zone::utc())).is_empty()
}

/// The kinds from which an event follows, and those that prevent it.
fn needs(derived: &Derived) -> BTreeSet<EventKind> {
    let lapses = derived.lapses.iter().flat_map(|lapse| lapse.from.iter().chain(&lapse.unless));
    derived.on.iter().chain(lapses).map(|pattern| pattern.kind).collect()
}

/// Derived events that follow, over others, from themselves.
fn circles(reader: &Reader) -> Vec<Diagnostic> {
    let all: BTreeMap<EventKind, BTreeSet<EventKind>> =
        reader.pack.derived.iter().map(|derived| (derived.kind, needs(derived))).collect();
    let reaches_itself = |start: EventKind| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(kind) = next.pop() {
            next.extend(all.get(&kind).into_iter().flatten().filter(|kind| seen.insert(**kind)));
        }
        seen.contains(&start)
    };
    let circular = reader.pack.derived.iter().zip(&reader.kinds).filter(|(derived, _)| reaches_itself(derived.kind));
    circular
        .map(|(derived, place)| {
            let help = "where one of its kind is recorded nothing is derived, so it need not say so".to_owned();
            at(place, format!("`{}` follows from itself", derived.kind)).help(Some(help))
        })
        .collect()
}

/// Puts what follows from another derived event behind that one.
fn order_derived(pack: &mut Pack) {
    let mut rest = std::mem::take(&mut pack.derived);
    while !rest.is_empty() {
        let waits = |derived: &Derived| rest.iter().any(|other| needs(derived).contains(&other.kind));
        // In a circle, which is a fault, nothing comes first.
        let next = rest.iter().position(|derived| !waits(derived)).unwrap_or(0);
        pack.derived.push(rest.remove(next));
    }
}

/// Closes every state of a track by what opens another one, without what opens it itself.
fn close_tracks(pack: &mut Pack) {
    for track in &pack.tracks {
        let openers: Vec<(&String, Vec<Pattern>)> = track
            .states
            .iter()
            .filter_map(|name| pack.states.get(name).map(|state| (name, state.from.clone())))
            .collect();
        for name in &track.states {
            let Some(state) = pack.states.get_mut(name) else { continue };
            let others = openers.iter().filter(|(other, _)| *other != name).flat_map(|(_, from)| from);
            for pattern in others {
                let is_own = state.from.iter().any(|own| narrows(own, pattern));
                if !is_own && !state.until.contains(pattern) {
                    state.until.push(pattern.clone());
                }
            }
        }
    }
}

/// Whether whatever matches `one` matches `other` too.
pub(crate) fn narrows(one: &Pattern, other: &Pattern) -> bool {
    one.kind == other.kind && other.with.iter().all(|condition| one.with.contains(condition))
}

fn at((line, columns): &Place, message: String) -> Diagnostic {
    Diagnostic::new(*line, columns.clone(), message)
}
