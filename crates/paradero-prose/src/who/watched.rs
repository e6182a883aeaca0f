//! Who is in custody or proceedings, and whom the text is about.

use std::ops::Range;

use paradero_record::Role;

use super::build::Build;
use super::tables::{CUSTODY, Custody, NOUNS, Noun, Tie, country_of_demonym};
use super::{EntityId, EntityKind, Form, Mention};
use crate::prose::folded;
use crate::{Prose, Shape};

/// Marks those to whom custody or proceedings happen, by the words beside their names.
pub(super) fn mark(build: &mut Build<'_>) {
    let prose = build.prose;
    let mut scores = vec![0_u32; build.drafts.len()];
    for mention in &build.mentions {
        if matches!(mention.form, Form::Full | Form::Short)
            && build.drafts[mention.entity].entity.kind == EntityKind::Person
        {
            scores[mention.entity] += score(prose, mention);
        }
    }
    for (draft, score) in build.drafts.iter_mut().zip(scores) {
        let apart = matches!(
            draft.entity.role,
            Some(Role::Counsel | Role::Official | Role::Legislator | Role::Court | Role::Journalist | Role::Advocate)
        );
        let needed = match draft.entity.role {
            None => 1,
            Some(_) => 2,
        };
        draft.entity.watched = !apart && (draft.entity.watched || score >= needed);
    }
}

/// `his wife, Halyna`, `our neighbor Marvin`: the person asked about has no role towards their own case.
pub(super) fn drop_kinship(build: &mut Build<'_>, focus: Option<EntityId>) {
    let Some(draft) = focus.and_then(|focus| build.drafts.get_mut(focus)) else { return };
    if matches!(draft.entity.role, Some(Role::Family | Role::Friend | Role::Unknown)) {
        (draft.entity.role, draft.entity.title) = (None, None);
    }
}

/// How strongly the words beside a name say that its person is in custody or proceedings.
fn score(prose: &Prose<'_>, mention: &Mention) -> u32 {
    let bounds = prose
        .sentence_at(mention.tokens.start)
        .and_then(|sentence| prose.sentences.get(sentence))
        .map_or(mention.tokens.clone(), |sentence| sentence.tokens.clone());
    suffered(prose, mention.tokens.end, bounds.end)
        + done_to(prose, mention.tokens.start, bounds.start)
        + owned(prose, mention.tokens.end, bounds.end)
        + u32::from(named(prose, mention.tokens.start, bounds.start))
        + tied(prose, mention.tokens.clone(), &bounds)
        + clitic(prose, mention.tokens.clone(), &bounds)
        + u32::from(comes_from(prose, mention.tokens.end, bounds.end))
}

/// `A Yanet la detuvieron`, `a X lo sacaron`: Spanish names whom it happens to twice; also `X, a quien ICE se llevó`.
fn clitic(prose: &Prose<'_>, tokens: Range<usize>, bounds: &Range<usize>) -> u32 {
    let before = tokens.start.checked_sub(1).map(|at| prose.low(at)).unwrap_or_default();
    let next = tokens.end;
    let stop = bounds.end.min(next + 5);
    let took = |at: usize| {
        is(prose.low(at), Custody::Object) || matches!(prose.low(at), "llevo" | "llevaron" | "agarraron" | "sacaron")
    };
    let twice =
        before == "a" && (next..stop).any(|at| matches!(prose.low(at), "lo" | "la" | "le") && (at + 1..stop).any(took));
    let whom = (next..bounds.end.min(next + 12))
        .find(|at| matches!(prose.low(*at), "quien" | "whom"))
        .is_some_and(|at| (at + 1..bounds.end.min(at + 6)).any(took));
    u32::from(twice || whom) * 2
}

/// `X, 28, a roofer from Ecuador`, `X, salvadoreño, de 45 años`: an age and a country are told of those whom a case is about.
fn comes_from(prose: &Prose<'_>, end: usize, last: usize) -> bool {
    if prose.low(end) != "," {
        return false;
    }
    let mut aged = false;
    for at in end + 1..last.min(end + 16) {
        let Some(token) = prose.tokens.get(at) else { break };
        let low = &*token.low;
        if matches!(
            low,
            "said"
                | "dijo"
                | "told"
                | "who"
                | "quien"
                | "que"
                | "whose"
                | ";"
                | "spokesman"
                | "spokeswoman"
                | "vocero"
                | "vocera"
        ) {
            return false;
        }
        let number = token.shape == Shape::Number && low.len() < 3;
        aged |= number && (matches!(prose.low(at + 1), "," | "-" | "anos" | "and") || prose.low(at - 1) == "de");
        let origin = country_of_demonym(low).is_some() && !matches!(low, "american" | "americans" | "estadounidense")
            || matches!(low, "from" | "nacido" | "nacida" | "originario" | "originaria" | "natural" | "oriundo")
                && prose.tokens.get(at + 1).is_some_and(|next| next.shape.is_capital() || next.is("de"));
        if origin
            && (aged
                || (at..last.min(at + 6))
                    .any(|at| prose.tokens.get(at).is_some_and(|one| one.shape == Shape::Number && one.low.len() == 2)))
        {
            return true;
        }
    }
    false
}

fn is(low: &str, custody: Custody) -> bool {
    CUSTODY.get(low).is_some_and(|all| all.contains(&custody))
}

/// `X was detained`, `X, 31, has been deported`, `X fue arrestado`: the verb within reach, with nobody's name between.
fn suffered(prose: &Prose<'_>, from: usize, end: usize) -> u32 {
    let helps = [
        "was",
        "were",
        "been",
        "is",
        "be",
        "being",
        "got",
        "fue",
        "fueron",
        "sido",
        "esta",
        "estaba",
        "es",
        "sigue",
        "permanece",
        "continua",
        "suma",
        "remains",
        "are",
        "lleva",
    ];
    let stops = [
        "said", "says", "told", "dijo", "explico", "afirmo", ";", "who", "que", "she", "he", "they", "it", "her",
        "his", "ella", "when", "cuando",
    ];
    let mut helped = false;
    let mut at = from;
    // An apposition between commas is passed over.
    if prose.low(at) == "," && at < end {
        let close = (at + 1..end.min(at + 22)).find(|at| prose.low(*at) == ",");
        at = close.map_or(at, |close| close + 1);
    }
    let until = end.min(at + 9);
    while at < until {
        let low = prose.low(at);
        if stops.contains(&low) {
            return 0;
        }
        helped |= helps.contains(&low);
        let flown = low == "put" && matches!(prose.low(at + 1), "on" | "aboard")
            || low == "salio" && prose.low(at + 1) == "libre";
        if helped && is(low, Custody::Subject) || flown {
            return 2;
        }
        at += 1;
    }
    0
}

/// `deported X`, `the release of X`, `detuvieron a X`.
fn done_to(prose: &Prose<'_>, start: usize, first: usize) -> u32 {
    let small = ["of", "de", "a", "for", "to", "the", "al", "del", "back", "mr.", "ms.", "mrs.", "senor", "senora"];
    let mut at = start;
    let mut steps = 0;
    while at > first && steps < 4 {
        at -= 1;
        let low = prose.low(at);
        if matches!(low, "is" | "was" | "are" | "es" | "son" | "era")
            && at > first
            && (is(prose.low(at - 1), Custody::Subject) || prose.low(at - 1) == "custody")
        {
            return 2;
        }
        if is(low, Custody::Object) {
            return u32::from(prose.low(start.saturating_sub(1)) != "for") * 2;
        }
        if is(low, Custody::Own) && ["of", "de", "del", "for"].contains(&prose.low(at + 1)) {
            return 2;
        }
        if !small.contains(&low) {
            return 0;
        }
        steps += 1;
    }
    0
}

/// `X's deportation`, `X’s legal case`.
fn owned(prose: &Prose<'_>, end: usize, last: usize) -> u32 {
    if !["'s", "'"].contains(&prose.low(end)) || end >= last {
        return 0;
    }
    u32::from((end + 1..last.min(end + 4)).any(|at| is(prose.low(at), Custody::Own))) * 2
}

/// `lawyers for X`, `X's attorney`, `la madre de Lugo`, `among those arrested are X and Y`.
fn tied(prose: &Prose<'_>, tokens: Range<usize>, bounds: &Range<usize>) -> u32 {
    let counts = |noun: Noun| match noun.tie {
        Tie::Role(Role::Counsel) => 2,
        // `Mrs. Yoder's daughter`: one name alone may be anybody.
        Tie::Role(Role::Family) => u32::from(tokens.len() > 1),
        _ => 0,
    };
    let before = tokens.start.saturating_sub(1);
    let joined = before > bounds.start && matches!(prose.low(before), "for" | "of" | "de");
    let ahead =
        NOUNS.before(&prose.tokens, bounds.start, before).filter(|_| joined).map_or(0, |(_, noun)| counts(noun));
    let owns = matches!(prose.low(tokens.end), "'s" | "'");
    let behind =
        NOUNS.at(&prose.tokens, tokens.end + 1, bounds.end).filter(|_| owns).map_or(0, |(_, noun)| counts(noun));
    let among = (bounds.start..tokens.start.min(bounds.start + 6)).any(|at| {
        matches!((prose.low(at), prose.low(at + 1)), ("among", "those" | "the") | ("entre", "los" | "las"))
            && (at + 2..at + 4).any(|at| is(prose.low(at), Custody::Subject) || prose.low(at).starts_with("detain"))
    });
    ahead + behind + u32::from(among) * 2
}

/// `the asylum seeker X`, `su clienta X`.
fn named(prose: &Prose<'_>, start: usize, first: usize) -> bool {
    NOUNS.before(&prose.tokens, first, start).is_some_and(|(_, noun)| noun.tie == Tie::Watched && !noun.many)
}

/// The person asked about: whose name shares the most parts with the name asked for; else the watched one named most.
pub(super) fn focus(build: &Build<'_>, about: Option<&str>) -> Option<EntityId> {
    let mut counts = vec![0_usize; build.drafts.len()];
    for mention in &build.mentions {
        counts[mention.entity] += 1;
    }
    let people = || {
        build.drafts.iter().enumerate().filter(|(id, draft)| counts[*id] > 0 && draft.entity.kind == EntityKind::Person)
    };
    let best = |id: &EntityId| (counts[*id], std::cmp::Reverse(*id));
    if let Some(about) = about {
        let asked: Vec<String> = folded(about)
            .split(|one: char| !one.is_alphanumeric() && one != '-' && one != '\'')
            .filter(|part| !part.is_empty() && !matches!(*part, "de" | "la" | "del" | "los" | "y"))
            .map(str::to_owned)
            .collect();
        let shared = |parts: &[Box<str>]| asked.iter().filter(|one| parts.iter().any(|part| **part == **one)).count();
        let found = people()
            .map(|(id, draft)| (shared(&draft.parts), draft.parts.len(), id))
            .filter(|(shared, parts, _)| *shared > 0 && (*shared * 2 >= asked.len() || *shared == *parts))
            .max_by_key(|(shared, _, id)| (*shared, best(id)));
        return found.map(|(_, _, id)| id);
    }
    let watched = people().filter(|(_, draft)| draft.entity.watched).map(|(id, _)| id).max_by_key(best);
    // Where nobody's custody is told beside the name: whoever is named most and has no part of their own in the case.
    watched.or_else(|| {
        let custody = build.prose.tokens.iter().filter(|token| is(&token.low, Custody::Subject)).count();
        people()
            .filter(|(id, draft)| draft.entity.role.is_none() && counts[*id] > 1 && custody > 0)
            .map(|(id, _)| id)
            .max_by_key(best)
    })
}
