//! The parts of a safeguard, as far as they are searched.

use crate::notation::check::triggers;
use crate::pack::{Condition, Duty, Excuse, Limit, Pack, Pattern, Safeguard};

/// Every pattern of a safeguard, with the part in which it stands.
pub(super) fn patterns(safeguard: &Safeguard) -> Vec<(&'static str, &Pattern)> {
    let mut all: Vec<(&'static str, &Pattern)> = Vec::new();
    let first = match &safeguard.duty {
        Duty::Expect { .. } | Duty::May { .. } => "when",
        Duty::Before { .. } | Duty::Basis { .. } => "before",
        Duty::Tells { .. } => "tells",
        _ => "never",
    };
    all.extend(triggers(&safeguard.duty).iter().map(|pattern| (first, pattern)));
    all.extend(safeguard.duty.asks().iter().map(|pattern| (if first == "when" { "expect" } else { "asked" }, pattern)));
    all.extend(safeguard.warn.iter().map(|pattern| ("warn", pattern)));
    all.extend(excuses(safeguard).filter_map(|(part, excuse)| match excuse {
        Excuse::Event(pattern) => Some((part, pattern)),
        Excuse::State(_) => None,
    }));
    all
}

/// What excuses, and what shows the elements.
fn excuses(safeguard: &Safeguard) -> impl Iterator<Item = (&'static str, &Excuse)> {
    let shown = match &safeguard.duty {
        Duty::Elements { elements, .. } => elements.as_slice(),
        _ => &[],
    };
    let shown = shown.iter().flat_map(|element| &element.shown_by).map(|excuse| ("shown by", excuse));
    safeguard.unless.iter().map(|excuse| ("unless", excuse)).chain(shown)
}

/// Every condition of a safeguard, those of its bases too.
pub(super) fn conditions(safeguard: &Safeguard) -> impl Iterator<Item = &Condition> {
    let bases = match &safeguard.duty {
        Duty::Basis { bases, .. } => bases.as_slice(),
        _ => &[],
    };
    safeguard.conditions.iter().chain(bases.iter().flat_map(|basis| &basis.conditions))
}

/// Every state that a safeguard asks for.
pub(super) fn states(safeguard: &Safeguard) -> Vec<&str> {
    let mut all: Vec<&str> = match &safeguard.duty {
        Duty::Never { during, .. } => during.iter().map(String::as_str).collect(),
        Duty::AtMost { state, .. } | Duty::AtLeastEvery { state, .. } => vec![state],
        _ => Vec::new(),
    };
    all.extend(conditions(safeguard).filter_map(|condition| match condition {
        Condition::Holds(state) | Condition::HoldsNot(state) => Some(state.as_str()),
        Condition::Equal(..) | Condition::Differs(..) => None,
    }));
    all.extend(excuses(safeguard).filter_map(|(_, excuse)| match excuse {
        Excuse::State(state) => Some(state.as_str()),
        Excuse::Event(_) => None,
    }));
    all
}

/// Every list of lengths of a pack, without those of its named clocks.
pub(super) fn all_limits(pack: &Pack) -> impl Iterator<Item = &[Limit]> {
    let of_states = pack.states.values().map(|state| state.lasts.as_slice());
    let of_lapses = pack.derived.iter().flat_map(|derived| &derived.lapses).map(|lapse| lapse.limits.as_slice());
    pack.safeguards.iter().map(|safeguard| safeguard.duty.limits()).chain(of_states).chain(of_lapses)
}
