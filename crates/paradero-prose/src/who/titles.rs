//! What the words beside a name say of the person: attorney, sister, senator, of which organisation.

use std::ops::Range;

use paradero_record::Role;

use super::chunks::{Chunk, Class};
use super::tables::{FIRST_NAMES, Gender, NOUNS, Noun, Tie};
use crate::{Prose, Shape};

/// What stands beside a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) role: Option<Role>,
    /// The words for the role.
    pub(super) title: Option<Range<usize>>,
    /// The chunk of the organisation.
    pub(super) of: Option<usize>,
    pub(super) gender: Gender,
    /// Whether the words say that the person is in custody or proceedings.
    pub(super) watched: bool,
    /// Whether any word beside the name says that it is a person.
    pub(super) person: bool,
    /// Whether several were named with one word: the next name of the list has the same.
    pub(super) several: bool,
}

pub(super) struct Titles<'a> {
    pub(super) prose: &'a Prose<'a>,
    pub(super) chunks: &'a [Chunk],
}

impl Titles<'_> {
    /// The tags of all chunks; those which are no names have none.
    pub(super) fn all(&self) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::with_capacity(self.chunks.len());
        for at in 0..self.chunks.len() {
            let tag = if self.chunks[at].class == Class::Name { self.tag(at) } else { Tag::default() };
            let listed = tag.role.is_none().then(|| self.listed(at, &tags)).flatten();
            tags.push(listed.unwrap_or(tag));
        }
        tags
    }

    fn low(&self, at: usize) -> &str {
        self.prose.low(at)
    }

    fn is(&self, at: usize, lows: &[&str]) -> bool {
        lows.contains(&self.low(at))
    }

    fn bounds(&self, at: usize) -> Range<usize> {
        let tokens = &self.chunks[at].tokens;
        self.prose
            .sentence_at(tokens.start)
            .and_then(|sentence| self.prose.sentences.get(sentence))
            .map_or(tokens.clone(), |sentence| sentence.tokens.clone())
    }

    /// `attorneys Ana Ruiz and Eva Gil`: the second has what the first has.
    fn listed(&self, at: usize, tags: &[Tag]) -> Option<Tag> {
        let before = tags.last()?;
        let last = self.chunks.get(at.checked_sub(1)?)?;
        let gap = last.tokens.end..self.chunks[at].tokens.start;
        let joined =
            gap.len() <= 2 && !gap.is_empty() && gap.clone().all(|at| self.is(at, &[",", "and", "y", "e", "&"]));
        let tag = Tag { gender: Gender::Open, ..before.clone() };
        (before.several && joined && self.bounds(at).contains(&gap.start)).then_some(tag)
    }

    fn tag(&self, at: usize) -> Tag {
        let bounds = self.bounds(at);
        let tokens = self.chunks[at].tokens.clone();
        let mut tag = Tag::default();
        let mut start = tokens.start;
        while let Some((length, noun)) = NOUNS.before(&self.prose.tokens, bounds.start, start) {
            let phrase = start - length..start;
            if noun.many && (!matches!(noun.tie, Tie::Role(_)) || self.is(phrase.start, &["the", "los"])) {
                break;
            }
            start -= length;
            self.take(&mut tag, noun, phrase.clone(), &bounds);
            tag.several |= noun.many;
            if noun.tie != Tie::Rank {
                break;
            }
        }
        if tag.role.is_none() {
            self.before_organisation(&mut tag, at, &bounds);
        }
        if tag.role.is_none() {
            self.before_comma(&mut tag, start, tokens.end, &bounds);
        }
        if tag.role.is_none() {
            self.before_copula(&mut tag, start, &bounds);
            self.first_name_only(&mut tag, start, &bounds);
        }
        self.behind(&mut tag, tokens.end, &bounds);
        if tag.role.is_none() && self.represents(tokens.start, &bounds) {
            tag.role = Some(Role::Counsel);
            tag.person = true;
        }
        tag
    }

    /// `Her lawyer is X`, `su abogado es X`, `the other lawyer's name is X`.
    fn before_copula(&self, tag: &mut Tag, start: usize, bounds: &Range<usize>) {
        let Some(copula) = start.checked_sub(1).filter(|at| *at > bounds.start) else { return };
        if !self.is(copula, &["is", "was", "es", "era", "se"]) {
            return;
        }
        if let Some((length, noun)) = NOUNS.before(&self.prose.tokens, bounds.start, copula)
            && matches!(noun.tie, Tie::Role(_))
            && !noun.many
        {
            self.take(tag, noun, copula - length..copula, bounds);
        }
    }

    /// `X's wife, who asked to use only her first name, Keyla`: the word for people further back is hers.
    fn first_name_only(&self, tag: &mut Tag, start: usize, bounds: &Range<usize>) {
        let from = start.saturating_sub(5).max(bounds.start);
        let only = (from..start)
            .any(|at| self.is(at, &["name", "nombre", "identified", "identificada", "identificado", "call"]));
        if !only {
            return;
        }
        let noun = (bounds.start..from)
            .rev()
            .find_map(|at| NOUNS.at(&self.prose.tokens, at, from).map(|(length, noun)| (at, length, noun)));
        if let Some((at, length, noun)) = noun
            && matches!(noun.tie, Tie::Role(Role::Family | Role::Friend | Role::Witness))
            && !noun.many
        {
            self.take(tag, noun, at..at + length, bounds);
        }
    }

    /// Takes what a word for people says.
    fn take(&self, tag: &mut Tag, noun: Noun, phrase: Range<usize>, bounds: &Range<usize>) {
        tag.person = true;
        if tag.gender == Gender::Open {
            tag.gender = noun.gender;
        }
        if tag.gender == Gender::Open && phrase.start > bounds.start {
            tag.gender = match self.low(phrase.start - 1) {
                "la" | "una" => Gender::Female,
                "el" | "un" | "del" => Gender::Male,
                _ => Gender::Open,
            };
        }
        if matches!(noun.tie, Tie::Watched) {
            tag.watched = true;
        }
        let (Tie::Role(_) | Tie::Leader, None) = (noun.tie, tag.role) else { return };
        let before = self.chunk_ending(phrase.start, bounds.start);
        let behind = self.is(phrase.end, &["of", "de", "del", "for", "at", "with", "from", "para", "en"])
            || self.is(phrase.end, &["in"]) && matches!(noun.tie, Tie::Leader);
        let after = if behind { self.chunk_starting(phrase.end + 1, bounds.end) } else { None };
        tag.of = tag.of.or(before).or(after);
        let mut title = phrase.clone();
        let next = self.chunks.get(self.chunks.partition_point(|chunk| chunk.tokens.start < phrase.end));
        let place = next.filter(|chunk| matches!(chunk.class, Class::Place { .. } | Class::Organisation(_)));
        if let Some(of) = place.filter(|of| behind && of.tokens.start <= phrase.end + 2 && of.tokens.end <= bounds.end)
        {
            title.end = of.tokens.end;
        }
        tag.role = Some(self.role_of(noun, &phrase, tag.of));
        tag.title = Some(title);
    }

    fn role_of(&self, noun: Noun, phrase: &Range<usize>, of: Option<usize>) -> Role {
        let role = of.and_then(|of| self.chunks.get(of)).and_then(|chunk| match chunk.class {
            Class::Organisation(role) => role,
            _ => None,
        });
        let speaks = [
            "spokesperson",
            "spokeswoman",
            "spokesman",
            "portavoz",
            "vocero",
            "vocera",
            "president",
            "presidente",
            "presidenta",
            "vice",
        ];
        match (noun.tie, role) {
            (Tie::Leader, Some(role)) => role,
            (Tie::Leader, None) => Role::Advocate,
            (Tie::Role(Role::Official), Some(role)) if self.is(phrase.start, &speaks) => role,
            (Tie::Role(role), _) => role,
            _ => Role::Unknown,
        }
    }

    /// The organisation whose name ends just before this token: `ICE spokesperson`, also with an adjective between.
    fn chunk_ending(&self, at: usize, from: usize) -> Option<usize> {
        let index = self.chunks.partition_point(|chunk| chunk.tokens.end <= at).checked_sub(1)?;
        let chunk = self.chunks.get(index)?;
        let near = chunk.tokens.start >= from
            && chunk.tokens.end + 1 >= at
            && !self.is(at.wrapping_sub(1), &[",", ".", "and", "y"]);
        (near && matches!(chunk.class, Class::Organisation(_))).then_some(index)
    }

    /// The organisation whose name begins here, or behind an article.
    fn chunk_starting(&self, at: usize, end: usize) -> Option<usize> {
        let index = self.chunks.partition_point(|chunk| chunk.tokens.start < at);
        let chunk = self.chunks.get(index)?;
        let near = chunk.tokens.start <= at + 1 && chunk.tokens.end <= end;
        (near && matches!(chunk.class, Class::Organisation(_))).then_some(index)
    }

    /// `el vocero de ICE X`: the organisation stands between the word and the name.
    fn before_organisation(&self, tag: &mut Tag, at: usize, bounds: &Range<usize>) {
        let Some(of) = at.checked_sub(1).and_then(|before| self.chunks.get(before)) else { return };
        let touches = of.tokens.end == self.chunks[at].tokens.start && of.tokens.start > bounds.start + 1;
        if !touches || of.class == Class::Name {
            return;
        }
        let article = usize::from(self.is(of.tokens.start - 1, &["la", "el", "the"]));
        let small = of.tokens.start - 1 - article;
        if self.is(small, &["de", "del", "of"])
            && let Some((length, noun)) = NOUNS.before(&self.prose.tokens, bounds.start, small)
            && !noun.many
        {
            self.take(tag, noun, small - length..small, bounds);
        }
    }

    /// `his attorney, X,`; `the Mayor of West Hollywood, X,`.
    fn before_comma(&self, tag: &mut Tag, start: usize, end: usize, bounds: &Range<usize>) {
        // `la abogada, la doctora X`: the article before the form of address.
        let mut start = start;
        if start > bounds.start && self.is(start - 1, &["la", "el", "the"]) {
            start -= 1;
        }
        if start <= bounds.start + 1 || !self.is(start - 1, &[","]) {
            return;
        }
        let comma = start - 1;
        let ended = end >= bounds.end
            || self.is(
                end,
                &[",", ".", ";", ")", "-", "of", "de", "from", "who", "quien", "said", "says", "dijo", "and", "y"],
            )
            || self.prose.tokens.get(end).is_some_and(|token| matches!(token.shape, Shape::Close));
        if !ended {
            return;
        }
        let from = (bounds.start.max(comma.saturating_sub(12))..comma)
            .rev()
            .find(|at| self.is(*at, &[",", ";", ":", "who", "that", "que"]))
            .map_or(bounds.start.max(comma.saturating_sub(12)), |at| at + 1);
        let mut at = from;
        while at < comma {
            let Some((length, noun)) = NOUNS.at(&self.prose.tokens, at, comma) else {
                at += 1;
                continue;
            };
            let behind = at + length;
            let joins = behind == comma
                || self.is(behind, &["of", "de", "del", "for", "at", "from", "in", "to", "suyo", "suya", "en", "with"]);
            let far = comma - behind > 7;
            let plural_list = noun.many && behind == comma && matches!(noun.tie, Tie::Role(_));
            if joins && !far && (!noun.many || plural_list) && self.closes_before(at, from) {
                tag.several |= noun.many;
                self.take(tag, noun, at..behind, bounds);
                return;
            }
            at = behind;
        }
    }

    /// Whether a word for people begins a phrase of its own here: behind an article, a possessive, a name.
    fn closes_before(&self, at: usize, from: usize) -> bool {
        at == from || !self.is(at - 1, &["by", "with", "con", "por", "and", "y"])
    }

    /// `X, attorney for Y`; `X (D-Calif.)`; `X is a lawyer`; `X of the Y Project`.
    fn behind(&self, tag: &mut Tag, end: usize, bounds: &Range<usize>) {
        if self.is(end, &["("]) {
            let party = self.low(end + 1);
            let marked = ["d-", "r-", "i-"].iter().any(|one| party.starts_with(one))
                || matches!(party, "d" | "r" | "democrata" | "republicano" | "republicana" | "democrat" | "republican");
            if marked && tag.role.is_none_or(|role| role == Role::Unknown) {
                (tag.role, tag.person) = (Some(Role::Legislator), true);
            }
            return;
        }
        if tag.of.is_none() && self.is(end, &["of", "from", "with", "de", "del", "at"]) {
            tag.of = self.chunk_starting(end + 1, bounds.end);
            tag.person |= tag.of.is_some();
        }
        let copula = self.is(end, &["is", "was", "es", "era"]);
        if !copula && !self.is(end, &[","]) && !self.dashed(end) {
            return;
        }
        let (mut at, aged) = self.past_age(end + 1, bounds);
        tag.person |= aged;
        if self.is(at, &["who", "que", "quien"])
            && self.is(at + 1, &["represents", "representa", "represented"])
            && !self.is(at + 2, &["the", "el"])
        {
            (tag.role, tag.person) = (tag.role.or(Some(Role::Counsel)), true);
        }
        let mut one_of = false;
        let until = bounds.end.min(at + if copula { 6 } else { 13 });
        let stops = [
            "who", "que", "quien", "whose", "cuyo", "cuya", "which", "said", "says", "told", "was", "is", "were",
            "has", "had", "dijo", "fue", ",", ";", "(", ".", "when", "after", "before", "against", "contra",
        ];
        if self.is(at, &["and", "y", "e", "or", "but", "along", "con", "with", "not", "to", "en", "in", "on"]) {
            return;
        }
        while at < until && !self.is(at, &stops) {
            one_of |= self.is(at, &["one", "uno", "una"]) && self.is(at + 1, &["of", "de"]);
            if self.is(at, &["and", "y"])
                && !self.is(
                    at + 1,
                    &["one", "uno", "una", "a", "an", "un", "founder", "director", "president", "co-founder"],
                )
            {
                return;
            }
            if tag.of.is_none() && self.is(at, &["from", "with", "of", "de", "del"]) {
                tag.of = self.chunk_starting(at + 1, bounds.end);
            }
            if let Some((length, noun)) = NOUNS.at(&self.prose.tokens, at, until) {
                let wanted = (!noun.many || one_of) && noun.tie != Tie::Rank && !self.is(at + length, &["'s", "'"]);
                if wanted && !self.owns_name(at) {
                    self.take(tag, noun, at..at + length, bounds);
                    if matches!(noun.tie, Tie::Role(_) | Tie::Leader) {
                        return;
                    }
                }
                at += length;
            } else {
                at += 1;
            }
        }
    }

    /// Whether the word for people here is itself the title of another name: `X, attorney Ana Ruiz`.
    fn owns_name(&self, at: usize) -> bool {
        let index = self.chunks.partition_point(|chunk| chunk.tokens.start <= at);
        self.chunks.get(index).is_some_and(|chunk| {
            chunk.class == Class::Name
                && chunk.tokens.start <= at + 3
                && !(at + 1..chunk.tokens.start).any(|at| self.is(at, &[",", "of", "de", "del", "for", "to"]))
        })
    }

    fn dashed(&self, at: usize) -> bool {
        self.is(at, &["-"]) && self.prose.tokens.get(at).is_some_and(|token| token.spaced)
    }

    /// Behind `31,` or `de 34 años,`: where it goes on, and whether an age stood there.
    fn past_age(&self, at: usize, bounds: &Range<usize>) -> (usize, bool) {
        let number = |at: usize| {
            self.prose.tokens.get(at).is_some_and(|token| token.shape == Shape::Number && token.low.len() <= 2)
        };
        let from = if self.is(at, &["de", "now", "age", "aged"]) { at + 1 } else { at };
        if from >= bounds.end || !number(from) {
            return (at, false);
        }
        let mut next = from + 1;
        while self.is(next, &["years", "old", "anos", "de", "edad"]) {
            next += 1;
        }
        if self.is(next, &[",", "and", "y"]) {
            next += 1;
        }
        (next, true)
    }

    /// `represented by X`, also further down the list.
    fn represents(&self, start: usize, bounds: &Range<usize>) -> bool {
        let from = bounds.start.max(start.saturating_sub(18));
        (from..start).any(|at| {
            self.is(at, &["represented", "representado", "representada", "defended"]) && self.is(at + 1, &["by", "por"])
        })
    }
}

/// The gender of a first name; open where the tables do not know it.
pub(super) fn gender_of(low: &str) -> Gender {
    let known = FIRST_NAMES.get(low).copied();
    known.or_else(|| low.split('-').next().and_then(|first| FIRST_NAMES.get(first).copied())).unwrap_or_default()
}
