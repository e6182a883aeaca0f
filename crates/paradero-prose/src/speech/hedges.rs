//! Words that hedge, and how far.

use std::ops::Range;

use super::clauses::Ground;
use super::lexicon::Class;
use super::meaning::Meaning;

/// Paints the hedges of a clause; those that govern what follows paint the next clause.
pub(super) fn of_clause(
    ground: &Ground<'_, '_>,
    meaning: &mut Meaning,
    clause: &Range<usize>,
    next: Option<&Range<usize>>,
) {
    for at in clause.clone() {
        if let Some((words, scope)) = hedge_at(ground, clause, next, at) {
            meaning.hedge(scope, words);
        }
    }
}

/// The words of a hedge that begins here, and what it hedges.
fn hedge_at(
    ground: &Ground<'_, '_>,
    clause: &Range<usize>,
    next: Option<&Range<usize>>,
    at: usize,
) -> Option<(Range<usize>, Range<usize>)> {
    let low = ground.low(at);
    let after = ground.low(at + 1);
    if ground.is(at, Class::HEDGE) {
        // `likely` before a noun is an adjective of that noun; before `to` and verbs it hedges the clause.
        return Some((at..at + 1, clause.clone()));
    }
    if ground.is(at, Class::HEDGENOUN) && adjective(ground, at) {
        return Some((at..at + 1, at..noun_end(ground, at, clause.end)));
    }
    let governed = |words: Range<usize>| {
        let scope = next.filter(|_| words.end >= clause.end).map_or(words.end..clause.end, Clone::clone);
        Some((words, scope))
    };
    match (low, after) {
        (
            "believed" | "thought" | "understood" | "presumed" | "suspected" | "feared" | "reported" | "rumored"
            | "rumoured" | "alleged",
            "to",
        ) => {
            let until = if ground.any(at + 2, &["be", "have"]) { at + 3 } else { at + 2 };
            let first = if at > clause.start && be(ground, at) { clause.start } else { at };
            return Some((at..until.min(clause.end), first..clause.end));
        }
        ("suspected", "of") => return Some((at..at + 1, at..clause.end)),
        ("appears" | "appear" | "appeared" | "seems" | "seem" | "seemed", "to") => {
            return Some((at..at + 1, clause.clone()));
        }
        ("appears" | "seems" | "appeared" | "seemed" | "rumored" | "believed" | "thought", "that")
            if ground.low(at.wrapping_sub(1)) == "it" || be(ground, at) =>
        {
            return next.map(|next| (at..at + 1, next.clone()));
        }
        ("al", "parecer") => return Some((at..at + 2, clause.clone())),
        ("segun", "parece") => return Some((at..at + 2, clause.clone())),
        ("tal", "vez") => return Some((at..at + 2, clause.clone())),
        ("se", "cree" | "presume" | "sospecha" | "rumorea" | "rumora" | "supone" | "teme" | "especula") => {
            return governed(at..at + 3);
        }
        ("es", "posible" | "probable") => return governed(at..at + 3),
        ("puede" | "parece", "que") => return governed(at..at + 2),
        ("se", "desconoce") if matches!(ground.low(at + 2), "si") => return governed(at..at + 3),
        ("unclear" | "unconfirmed" | "unknown", _) => return next.map(|next| (at..at + 1, next.clone())),
        ("sin", "confirmar") => return Some((at..at + 2, clause.clone())),
        _ => {}
    }
    conditional(ground, clause, at)
}

/// `may have been moved`, `habría sido trasladado`: what is told as a rumour.
fn conditional(ground: &Ground<'_, '_>, clause: &Range<usize>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let under = clause.clone().take(3).any(|head| ground.any(head, &["si", "if"]));
    let scope = if under { None } else { Some(clause.clone()) };
    match ground.low(at) {
        "may" | "might" | "could" | "must" => {
            let have = (at + 1..clause.end.min(at + 4)).find(|next| ground.low(*next) == "have")?;
            if ground.low(at) == "must" {
                return None;
            }
            Some((at..have + 1, scope?))
        }
        "habria" | "habrian" if !under_si(ground, at) => Some((at..at + 1, scope?)),
        "estaria" | "estarian" | "tendria" | "tendrian" if !under_si(ground, at) => Some((at..at + 1, scope?)),
        "podria" | "podrian" | "pudo" | "pudieron" | "pudiera" | "puede" | "pueden"
            if ground.low(at + 1) == "haber" =>
        {
            Some((at..at + 2, scope?))
        }
        "seria" | "serian" if !ground.is(at + 1, Class::PARTICIPLE) => Some((at..at + 1, scope?)),
        _ => None,
    }
}

/// Whether the sentence supposes something, so that the conditional says what would follow.
fn under_si(ground: &Ground<'_, '_>, at: usize) -> bool {
    let Some(sentence) = ground.prose.sentence_at(at).and_then(|sentence| ground.prose.sentences.get(sentence)) else {
        return false;
    };
    sentence.tokens.clone().any(|word| ground.low(word) == "si" && ground.is(word, Class::SUB))
}

/// Whether a form of `be` stands before this participle.
fn be(ground: &Ground<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|back| ground.any(back, &["is", "are", "was", "were", "been", "be", "'s", "'re"]))
}

/// Whether `alleged` and the like stand before the noun that they hedge.
fn adjective(ground: &Ground<'_, '_>, at: usize) -> bool {
    const VERBS: &[&str] =
        &["reported", "accused", "apparent", "supposed", "suspected", "alleged", "presumed", "rumored", "rumoured"];
    let after = ground.token(at + 1);
    let noun = after.is_some_and(|token| token.shape.is_word())
        && !ground.any(
            at + 1,
            &["that", "to", "of", "by", "the", "a", "in", "on", "de", "que", "he", "she", "they", "it", "his", "her"],
        );
    if !noun {
        return false;
    }
    if !ground.any(at, VERBS) {
        return true;
    }
    !ground.any(at, &["accused", "reported"]) && !be(ground, at)
        || ground.any(at.wrapping_sub(1), &["the", "a", "an", "his", "her", "their", "of", "other"])
}

/// The end of the noun that begins here.
fn noun_end(ground: &Ground<'_, '_>, at: usize, end: usize) -> usize {
    let stop = (at + 1..end.min(at + 5)).find(|next| {
        ground.is_mark(*next) || ground.is(*next, Class::VERB.or(Class::COORD).or(Class::SUB).or(Class::REL))
    });
    stop.unwrap_or(end.min(at + 5))
}
