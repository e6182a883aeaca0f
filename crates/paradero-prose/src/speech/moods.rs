//! What is not so, only supposed, or said as a rule.

use std::ops::Range;

use super::Mood;
use super::clauses::Ground;
use super::hedges;
use super::lexicon::Class;
use super::meaning::Meaning;

/// Paints the moods and hedges of a sentence.
pub(super) fn of_sentence(
    ground: &Ground<'_, '_>,
    meaning: &mut Meaning,
    sentence: &Range<usize>,
    clauses: Range<usize>,
) {
    questions(ground, meaning, sentence);
    for number in clauses.clone() {
        let Some(clause) = meaning.clauses.get(number).cloned() else { continue };
        let next = meaning.clauses.get(number + 1).filter(|_| number + 1 < clauses.end).cloned();
        let shares = number > clauses.start && shares(ground, &clause);
        let before = if shares { meaning.clauses.get(number - 1).cloned() } else { None };
        supposed(ground, meaning, &clause, next.as_ref());
        negated(ground, meaning, &clause);
        general(ground, meaning, &clause, sentence);
        hedges::of_clause(ground, meaning, &clause, next.as_ref());
        if let Some(before) = before {
            share(ground, meaning, &before, &clause);
        }
    }
    conditions(ground, meaning, clauses);
}

/// Whether a clause takes subject and helping verb from the one before: `was shaved and slapped`.
fn shares(ground: &Ground<'_, '_>, clause: &Range<usize>) -> bool {
    let first = clause.start + 1;
    ground.is(clause.start, Class::COORD)
        && !ground.any(clause.start, &["but", "pero", "sino", "yet"])
        && !ground.is_subject(first)
        && !clause.clone().take(3).any(|at| {
            ground.is(at, Class::PAST.or(Class::FUTURE).or(Class::MODAL)) && !ground.is(at, Class::PARTICIPLE)
        })
        && !ground.any(first, &["is", "are", "has", "have", "ha", "han", "esta", "es"])
}

fn share(ground: &Ground<'_, '_>, meaning: &mut Meaning, before: &Range<usize>, clause: &Range<usize>) {
    let last = before.end.saturating_sub(if ground.low(before.end.saturating_sub(1)) == "," { 2 } else { 1 });
    let hedge = meaning.hedge_of.get(last).copied().unwrap_or_default();
    if hedge > 0 {
        for one in meaning.hedge_of.get_mut(clause.clone()).unwrap_or_default().iter_mut().filter(|one| **one == 0) {
            *one = hedge;
        }
    }
    let or = ground.any(clause.start, &["or", "nor", "ni", "o", "u"]);
    match meaning.moods.get(last).copied() {
        Some(Mood::Negated) if or => meaning.paint(clause.clone(), Mood::Negated),
        Some(mood @ (Mood::Supposed | Mood::General)) if !ground.low(clause.start + 1).ends_with('s') => {
            meaning.paint(clause.clone(), mood);
        }
        _ => {}
    }
}

/// What is asked is not said.
fn questions(ground: &Ground<'_, '_>, meaning: &mut Meaning, sentence: &Range<usize>) {
    for at in sentence.clone().filter(|at| ground.low(*at) == "?") {
        let opens = |back: &usize| {
            ground.low(*back) == "¿" || ground.token(*back).is_some_and(|token| token.shape == crate::Shape::Open)
        };
        let from = (sentence.start..at).rev().find(opens).unwrap_or(sentence.start);
        meaning.paint(from..at, Mood::Supposed);
    }
}

/// What an `if` at the beginning of a sentence makes only supposed: also what follows from it.
fn conditions(ground: &Ground<'_, '_>, meaning: &mut Meaning, clauses: Range<usize>) {
    let mut under = false;
    for number in clauses {
        let Some(clause) = meaning.clauses.get(number).cloned() else { continue };
        let first = if ground.is(clause.start, Class::COORD) || ground.is_mark(clause.start) {
            clause.start + 1
        } else {
            clause.start
        };
        let heads = number == 0 || !ground.is(clause.start.wrapping_sub(1), Class::CUE.or(Class::WANT));
        if ground.any(first, &["if", "unless", "si"]) && heads && ground.class(first).is(Class::SUB) {
            under = true;
        } else if under {
            let ends = ground.any(first, &["who", "because", "porque", "said", "says"]);
            let plain = ground.any(clause.start, &["but", "pero"]);
            if ends || plain {
                under = false;
            } else {
                meaning.paint(clause.clone(), Mood::Supposed);
            }
        }
    }
}

fn supposed(ground: &Ground<'_, '_>, meaning: &mut Meaning, clause: &Range<usize>, next: Option<&Range<usize>>) {
    const CONDITIONS: &[&str] = &["if", "whether", "unless", "lest", "ojala"];
    let head = clause.clone().take(3).find(|at| {
        ground.any(*at, CONDITIONS)
            || (ground.low(*at) == "si" && ground.is(*at, Class::SUB))
            || (ground.any(*at, &["que"]) && ground.any(at.wrapping_sub(1), &["para", "fin"]))
    });
    if let Some(head) = head {
        meaning.paint(head..clause.end, Mood::Supposed);
    }
    for at in clause.clone() {
        if ground.is(at, Class::MODAL.or(Class::CONDITIONAL)) {
            modal(ground, meaning, clause, at);
        }
        if ground.is(at, Class::WANT) {
            wanted(ground, meaning, clause, next, at);
        }
    }
}

/// `could`, `should`, `podría`: only supposed; `could not` and `would not` that it was not so; `may have` hedges.
fn modal(ground: &Ground<'_, '_>, meaning: &mut Meaning, clause: &Range<usize>, at: usize) {
    let low = ground.low(at);
    let not = ground.is(at, Class::NEG)
        || ground.any(at + 1, &["not", "never"])
        || ground.any(at.wrapping_sub(1), &["no", "nunca"]);
    let have = (at + 1..clause.end.min(at + 4)).any(|next| ground.any(next, &["have", "haber"]));
    if (not && !matches!(low, "should" | "must" | "deberia" | "deberian"))
        || (have && matches!(low, "could" | "may" | "might" | "must" | "podria" | "podrian"))
    {
        return;
    }
    if matches!(low, "habria" | "habrian" | "estaria" | "estarian" | "tendria" | "tendrian") {
        return;
    }
    // What somebody said would come is announced, not supposed.
    let said = matches!(low, "would")
        || ground.is(at, Class::CONDITIONAL) && !low.starts_with("deb") && !low.starts_with("pod");
    if said && announced(ground, clause) {
        return;
    }
    meaning.paint(at..clause.end, Mood::Supposed);
}

/// Whether a clause is what a verb of saying has before it: `said (that) …`.
fn announced(ground: &Ground<'_, '_>, clause: &Range<usize>) -> bool {
    let cue = Class::SAY.or(Class::TELL);
    (clause.start.saturating_sub(6)..clause.end.min(clause.start + 2)).any(|at| ground.is(at, cue))
}

/// What is wished, feared, tried or demanded.
fn wanted(
    ground: &Ground<'_, '_>,
    meaning: &mut Meaning,
    clause: &Range<usize>,
    next: Option<&Range<usize>>,
    at: usize,
) {
    const OPENS: &[&str] = &["to", "that", "for", "que", "con", "if", "whether"];
    if ground.any(at, &["supposed", "ready", "preparing", "eager", "about", "bid", "effort", "efforts", "push"])
        && ground.low(at + 1) != "to"
    {
        return;
    }
    // `was ordered removed` and `asked him` are no wishes; `trata de personas` is a crime.
    let asks = ground.any(at, &["asked", "asking", "ordered", "urged", "urge", "urging", "tried", "ordeno"]);
    let spanish = ground.any(at + 1, &["a", "de"]) && ground.is_infinitive(at + 2) || ground.is_infinitive(at + 1);
    let clear = ground.any(at + 1, OPENS) || spanish || (!asks && ground.is_subject(at + 1));
    let from = if clear {
        Some(at + 1)
    } else {
        (at + 1..clause.end.min(at + 12))
            .find(|to| ground.low(*to) == "to" && !ground.any(to.wrapping_sub(1), &["due", "according"]))
    };
    let noun = ground.any(at.wrapping_sub(1), &["credible", "reasonable", "without"]);
    // `asked not to be named said that`: with the next verb of saying something else begins.
    let says = Class::SAY.or(Class::TELL);
    let other = (at + 1..clause.end).find(|next| ground.is(*next, says) && ground.is(*next, Class::VERB));
    let end = other.unwrap_or(clause.end);
    if let Some(from) = from.filter(|_| !noun && (clear || asks)) {
        meaning.paint(from..end.max(from), Mood::Supposed);
    }
    let goes_on = next.filter(|_| other.is_none()).filter(|next| {
        ground.any(next.start, &["that", "que", "if", "whether", "si", "como"]) || (clear && from == Some(clause.end))
    });
    if let Some(next) = goes_on.filter(|next| !noun && !ground.any(next.start.wrapping_sub(1), &[",", ";"])) {
        meaning.paint(next.clone(), Mood::Supposed);
    }
}

fn negated(ground: &Ground<'_, '_>, meaning: &mut Meaning, clause: &Range<usize>) {
    for at in clause.clone() {
        if let Some(scope) = scope_of_not(ground, clause, at) {
            meaning.paint(scope, Mood::Negated);
        }
    }
}

/// What a word makes not so.
fn scope_of_not(ground: &Ground<'_, '_>, clause: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let low = ground.low(at);
    let (before, after) = (ground.low(at.wrapping_sub(1)), ground.low(at + 1));
    let comma = (at + 1..clause.end)
        .find(|at| ground.low(*at) == "," && ground.is_subject(at + 1) && ground.verb_soon(at + 1, clause.end, 8));
    let end = comma.unwrap_or(clause.end);
    let rest = Some(at + 1..end);
    if ground.is(at, Class::FAIL) {
        let to = matches!(after, "to" | "of")
            || (low == "incapaz" || low == "lejos") && after == "de"
            || ground.any(at + 1, &["of"]);
        return if to { rest } else { None };
    }
    match (low, after) {
        ("rather", "than") | ("en", "vez" | "lugar") if low != "en" || ground.low(at + 2) == "de" => return rest,
        ("from", _) if ground.low(at + 1).ends_with("ing") && barred(ground, clause, at) => return rest,
        ("no", "one") => return Some(clause.clone()),
        _ => {}
    }
    if !ground.is(at, Class::NEG) && low != "no" {
        return None;
    }
    match low {
        "not" | "no"
            if matches!(
                after,
                "only"
                    | "just"
                    | "merely"
                    | "simply"
                    | "solo"
                    | "later"
                    | "fewer"
                    | "less"
                    | "more"
                    | "obstante"
                    | ","
                    | "."
                    | "!"
                    | "mas"
            ) =>
        {
            None
        }
        "not" if before == "or" || after == "so" => None,
        "no" if at > clause.start && matches!(before, "with" | "for" | "by" | "sin") && ground.prose_is_english(at) => {
            Some(at..clause.end)
        }
        "no" if before == "o" || before == "," && after == "?" => None,
        "sin" if after == "embargo" || after == "duda" => None,
        "nothing" if after == "but" => None,
        "without" | "sin" | "nor" => Some(at..end),
        "ni" => Some(at..clause.end),
        "nada" if matches!(after, "mas") => None,
        "not"
            if after == "to"
                || (at > clause.start
                    && matches!(before, "," | "but" | "and" | "y" | "-")
                    && !ground.verb_soon(clause.start, at, 30)) =>
        {
            rest
        }
        "not" | "no"
            if matches!(before, "," | "but" | "-") && at > clause.start + 1 && !ground.verb_soon(at, clause.end, 4) =>
        {
            rest
        }
        _ => Some(clause.clone()),
    }
}

/// `barred from moving`, `kept from calling`.
fn barred(ground: &Ground<'_, '_>, clause: &Range<usize>, at: usize) -> bool {
    const BARS: &[&str] = &[
        "barred",
        "bars",
        "barring",
        "bar",
        "prevented",
        "prevents",
        "prevent",
        "preventing",
        "prohibited",
        "prohibits",
        "prohibiting",
        "blocked",
        "blocks",
        "block",
        "blocking",
        "stopped",
        "stops",
        "stop",
        "kept",
        "keep",
        "keeps",
        "banned",
        "forbade",
        "forbids",
        "restrained",
        "discouraged",
        "enjoined",
        "refrain",
    ];
    (clause.start..at).rev().take(10).any(|back| ground.any(back, BARS))
}

/// What holds as a rule and is said of nobody.
fn general(ground: &Ground<'_, '_>, meaning: &mut Meaning, clause: &Range<usize>, sentence: &Range<usize>) {
    let rule = clause.clone().find(|at| {
        ground.is(*at, Class::RULE)
            || (ground.low(*at) == "general" && ground.any(at.wrapping_sub(1), &["lo", "in", "regla"]))
            || (ground.low(*at) == "menudo" && ground.low(at.wrapping_sub(1)) == "a")
            || (ground.low(*at) == "rule"
                && ground.low(at.wrapping_sub(1)) == "a"
                && ground.low(at.wrapping_sub(2)) == "as")
    });
    let past = || clause.clone().any(|at| ground.is(at, Class::PAST));
    if rule.is_some() && !past() {
        meaning.paint(clause.clone(), Mood::General);
    }
    let Some(first) = clause.clone().find(|at| !ground.is_mark(*at) && !ground.is(*at, Class::COORD)) else { return };
    if ground.any(first, &["you", "your", "always", "usted"])
        && first == clause.start
        && !past()
        && !ground.any(first + 1, &["'re", "will", "'ll", "'ve"])
    {
        meaning.paint(clause.clone(), Mood::General);
        return;
    }
    let when = ground.any(first, &["when", "if", "whenever", "cuando", "si", "once", "after"]);
    let subject = if when { first + 1 } else { first };
    if !is_of_kind(ground, subject, clause.end) || past() {
        return;
    }
    // `When an asylum seeker passes, …`: what follows holds as a rule, too.
    let until = if when { sentence.end } else { clause.end };
    meaning.paint(clause.start..until, Mood::General);
}

/// Whether the subject here is people of a kind, nobody in particular, with a verb of the present.
fn is_of_kind(ground: &Ground<'_, '_>, at: usize, end: usize) -> bool {
    let one = ground.any(
        at,
        &[
            "a",
            "an",
            "un",
            "una",
            "any",
            "every",
            "each",
            "cualquier",
            "todo",
            "cada",
            "someone",
            "anyone",
            "quien",
            "quienes",
            "alguien",
            "no",
        ],
    );
    let many = ground.any(at, &["los", "las", "most", "all", "the", "some", "those"]);
    let reach = end.min(at + 5);
    let kind = (at..reach).find(|word| {
        let class = ground.class(*word);
        (class.is(Class::KIND) && !one)
            || (class.is(Class::ONEKIND) && one)
            || ground.any(*word, &["quien", "quienes", "anyone", "someone"])
    });
    let Some(kind) = kind else { return false };
    // Only adjectives and names of what they are may stand between: `LGBTQ+ asylum seekers`, not a verb or a name's `of`.
    let plain = (at..kind).all(|word| {
        !ground.is(word, Class::VERB.or(Class::COORD))
            && !ground.any(word, &["of", "de", "'s", ",", "this", "his", "her", "su", "estos", "these"])
    });
    let counted = (at..kind).any(|word| ground.token(word).is_some_and(|token| token.shape == crate::Shape::Number));
    let the = many && ground.any(at, &["the", "some"]);
    if !plain || counted || the {
        return false;
    }
    let verb = (kind + 1..end.min(kind + 9)).find(|word| ground.is(*word, Class::VERB));
    verb.is_some_and(|verb| {
        let class = ground.class(verb);
        let perfect = ground.any(verb, &["has", "have", "ha", "han"]);
        let present = class.is(Class::PRESENT.or(Class::MODAL)) && !class.is(Class::FUTURE) && !perfect;
        // `Relatives say` are those of the case.
        let theirs = ground.any(kind, &["relatives", "parents", "families", "children", "familias", "clients"]);
        let says = theirs && !one && verb == kind + 1 && class.is(Class::CUE);
        present && !says
    }) || (one && verb.is_none() && ground.low(kind + 1).ends_with('s') && kind + 1 < end)
}

impl Ground<'_, '_> {
    /// Whether the block in which this word stands is English.
    pub(super) fn prose_is_english(&self, at: usize) -> bool {
        !self.is(at, Class::SPANISH)
    }
}
