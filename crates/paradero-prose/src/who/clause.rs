//! What stands around a pronoun in its clause: whether it owns, suffers or does, and whose kin is named.

use paradero_record::Role;

use super::build::Build;
use super::kin::is_kin;
use super::saying::governed;
use super::tables::{CUSTODY, Custody, Gender, NOUNS, Tie};
use super::{EntityId, EntityKind};
use crate::{Sentence, Shape};

/// Whether `her` owns what follows, and is not the object: a noun follows, no mark, preposition or article.
pub(super) fn owns(build: &Build<'_>, at: usize) -> bool {
    const NOT_NOUNS: &[&str] = &[
        "to",
        "in",
        "into",
        "and",
        "or",
        "from",
        "at",
        "with",
        "on",
        "by",
        "for",
        "that",
        "when",
        "after",
        "before",
        "out",
        "up",
        "away",
        "back",
        "past",
        "again",
        "not",
        "if",
        "as",
        "while",
        "there",
        "here",
        "where",
        "what",
        "how",
        "why",
        "the",
        "a",
        "an",
        "his",
        "their",
        "until",
        "because",
        "but",
        "since",
        "through",
        "off",
        "over",
        "was",
        "is",
        "had",
        "has",
        "would",
        "will",
        "could",
        "did",
        "she",
        "he",
        "they",
        "it",
        "who",
        "last",
        "this",
        "today",
        "yesterday",
        "on",
        "without",
        "about",
        "during",
        "alone",
        "inside",
        "outside",
        "so",
        "than",
        "every",
    ];
    build
        .prose
        .tokens
        .get(at + 1)
        .is_some_and(|next| (next.shape.is_word() || next.shape == Shape::Number) && !next.is_any(NOT_NOUNS))
}

/// Whether a person named here does what the clause says: a verb follows, or the name begins the clause.
pub(super) fn nominative(build: &Build<'_>, sentence: &Sentence, at: usize) -> bool {
    let prose = build.prose;
    let end = build.at(at).map_or(at + 1, |one| one.tokens.end);
    if matches!(prose.low(end), "'s" | "'") {
        return false;
    }
    let small = [
        "of", "de", "in", "en", "and", "y", "to", "a", "for", "por", "from", "at", "with", "con", "on", "by", "or",
        "o", "that", "que", "as", "como", "after", "before", "when", "cuando", "despues", "antes", "because", "porque",
    ];
    let verb = prose.tokens.get(end).is_some_and(|next| next.shape == Shape::Lower && !next.is_any(&small));
    let before = at.checked_sub(1).filter(|at| sentence.tokens.contains(at)).map(|at| prose.low(at));
    let begins = before.is_none_or(|low| {
        ["that", "que", "because", "porque", "when", "cuando", "but", "pero", "if", "si", "while", "mientras"]
            .contains(&low)
    });
    // `his partner, Belén Sarango, saw him`: a verb behind the apposition.
    let apposed = prose.low(end) == ","
        && before == Some(",")
        && prose.tokens.get(end + 1).is_some_and(|next| next.shape == Shape::Lower && !next.is_any(&small));
    (verb || apposed) && !governed(prose, sentence.tokens.start, at) || begins
}

/// The word for people that a possessive owns: `his attorney`, `su hermana mayor`, `her immigration lawyer`.
pub(super) fn owned(build: &Build<'_>, at: usize) -> Option<Tie> {
    let tokens = &build.prose.tokens;
    (at + 1..at + 4)
        .take_while(|next| tokens.get(*next).is_some_and(|token| token.shape.is_word()))
        .find_map(|next| NOUNS.at(tokens, next, tokens.len()).map(|(_, noun)| noun.tie))
}

pub(super) fn owns_counsel(build: &Build<'_>, at: usize) -> bool {
    owned(build, at) == Some(Tie::Role(Role::Counsel))
}

pub(super) fn owns_kin(build: &Build<'_>, at: usize) -> bool {
    owned(build, at) == Some(Tie::Role(Role::Family))
}

/// `his wife, Halyna`, where Halyna is watched over: he is family. `my client`: who says so is counsel.
pub(super) fn relate(build: &mut Build<'_>, at: usize, owner: EntityId) {
    let prose = build.prose;
    let Some((length, noun)) = NOUNS.at(&prose.tokens, at + 1, prose.tokens.len()) else { return };
    if matches!(prose.low(at), "my" | "mi") && is_kin(prose.low(at + length)) {
        let draft = &mut build.drafts[owner];
        if draft.entity.role.is_none() && !draft.entity.watched && draft.entity.kind == EntityKind::Person {
            draft.entity.role = Some(Role::Family);
        }
        return;
    }
    let named = at + 1 + length + usize::from(prose.low(at + 1 + length) == ",");
    let whom = build.at(named).filter(|one| one.tokens.start == named).map(|one| one.entity);
    let kin = noun.tie == Tie::Role(Role::Family)
        && whom.is_some_and(|whom| whom != owner && build.drafts[whom].entity.watched);
    let draft = &mut build.drafts[owner];
    if kin && draft.entity.role.is_none() && !draft.entity.watched && draft.entity.kind == EntityKind::Person {
        draft.entity.role = Some(Role::Family);
    }
}

/// `he was detained`, `detained him`, `su deportación`: what happens to somebody in custody.
pub(super) fn is_suffered(build: &Build<'_>, at: usize) -> bool {
    let prose = build.prose;
    let is = |at: usize, custody: Custody| CUSTODY.get(prose.low(at)).is_some_and(|all| all.contains(&custody));
    let helped = [
        "was", "has", "had", "is", "will", "would", "could", "can", "may", "might", "should", "must", "were", "be",
        "fue", "habia", "ha", "sera", "seria", "estuvo", "esta", "estaba", "pueda", "sea",
    ]
    .contains(&prose.low(at + 1));
    helped && (at + 2..at + 5).any(|at| is(at, Custody::Subject))
        || at > 0 && is(at - 1, Custody::Object) && ["him", "her", "he", "she"].contains(&prose.low(at))
        || ["his", "her", "su"].contains(&prose.low(at)) && (at + 1..at + 3).any(|at| is(at, Custody::Own))
}

/// The gender of the person asked about, by the pronouns of the text where the name does not tell: the commoner of both.
pub(super) fn learn_genders(build: &mut Build<'_>, focus: Option<EntityId>) {
    let Some(focus) = focus.filter(|focus| build.drafts[*focus].gender == Gender::Open) else { return };
    let mut counts = (0_usize, 0_usize);
    for token in &build.prose.tokens {
        match &*token.low {
            "he" | "him" | "his" | "hermano" | "detenido" | "deportado" => counts.0 += 1,
            "she" | "her" | "hers" | "detenida" | "deportada" | "ella" => counts.1 += 1,
            _ => {}
        }
    }
    build.drafts[focus].gender = match counts.0.cmp(&counts.1) {
        std::cmp::Ordering::Greater => Gender::Male,
        std::cmp::Ordering::Less => Gender::Female,
        std::cmp::Ordering::Equal => Gender::Open,
    };
}
