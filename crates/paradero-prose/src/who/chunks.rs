//! The words that name something, before it is known whether two of them name the same: names, places, organisations, laws.

use std::ops::Range;

use paradero_record::{PlaceKind, Role};

use super::tables::{self, FACILITIES, FIRST, Head, LAST, Land, NAMES, NOUNS, Named, Tie, may_name};
use crate::{Prose, Section, Sentence, Shape, Token};

/// What a chunk of words seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Place {
        country: Option<&'static str>,
        kind: Option<PlaceKind>,
        land: Land,
        described: bool,
    },
    Organisation(Option<Role>),
    Law(Option<&'static str>),
    /// What looks like the name of a person, without forms of address.
    Name,
}

/// Words that name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) tokens: Range<usize>,
    pub(super) class: Class,
    /// The line of the table, where it comes from one.
    pub(super) line: Option<u32>,
    /// An acronym in brackets behind the name, which means the same.
    pub(super) acronym: Option<usize>,
}

/// Finds the chunks of a text, in order, not overlapping.
pub(super) fn find(prose: &Prose<'_>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut titled = false;
    for sentence in &prose.sentences {
        let section = prose.block_of(sentence).section;
        titled |= section == Section::Headline;
        // Above the headline stands the name of the outlet; elsewhere the furniture of a page names nobody.
        if titled && section == Section::Furniture && !is_contact(prose, sentence) {
            continue;
        }
        let loud = is_loud(prose, sentence);
        Scan {
            tokens: &prose.tokens,
            start: sentence.tokens.start,
            end: sentence.tokens.end,
            loud,
            chunks: &mut chunks,
        }
        .run();
    }
    chunks
}

/// The line of a release that says whom to ask.
fn is_contact(prose: &Prose<'_>, sentence: &Sentence) -> bool {
    let start = sentence.tokens.start;
    (start..start + 2).any(|at| matches!(prose.low(at), "contact" | "contacto" | "contactos"))
}

/// Whether most words of a sentence begin with a capital, as in headlines: there a capital says nothing.
pub(super) fn is_loud(prose: &Prose<'_>, sentence: &Sentence) -> bool {
    let words = prose.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let long = words.iter().filter(|token| token.shape.is_word() && token.low.len() > 3);
    let (all, small) =
        long.fold((0, 0), |(all, small), token| (all + 1, small + usize::from(token.shape == Shape::Lower)));
    let section = prose.block_of(sentence).section;
    let titled = matches!(section, Section::Headline | Section::Heading | Section::Related);
    match section {
        Section::Byline => false,
        _ if titled => all > 2 && small * 4 <= all,
        // A sentence with a full stop may hold many names.
        _ => all > 4 && small * 5 <= all && !words.last().is_some_and(|last| last.is(".")),
    }
}

/// Takes the short names of outlets out of what looks like names of persons: `the Ledger`, `dijo al Ledger Carmen Marcano`.
pub(super) fn outlets(prose: &Prose<'_>, chunks: &mut Vec<Chunk>) {
    let journal = Class::Organisation(Some(Role::Journalist));
    let short: Vec<Box<str>> = chunks
        .iter()
        .filter(|chunk| chunk.class == journal && chunk.line.is_none() && chunk.tokens.len() > 1)
        .filter_map(|chunk| chunk.tokens.end.checked_sub(1))
        .map(|last| prose.low(last).into())
        .collect();
    if short.is_empty() {
        return;
    }
    let mut split = Vec::with_capacity(chunks.len());
    for chunk in chunks.drain(..) {
        let start = chunk.tokens.start;
        if chunk.class != Class::Name || !short.iter().any(|one| **one == *prose.low(start)) {
            split.push(chunk);
            continue;
        }
        split.push(Chunk { tokens: start..start + 1, class: journal.clone(), line: None, acronym: None });
        if chunk.tokens.end > start + 1 {
            split.push(Chunk { tokens: start + 1..chunk.tokens.end, ..chunk });
        }
    }
    *chunks = split;
}

struct Scan<'a> {
    tokens: &'a [Token],
    start: usize,
    end: usize,
    loud: bool,
    chunks: &'a mut Vec<Chunk>,
}

impl Scan<'_> {
    fn run(mut self) {
        let mut at = self.start;
        while at < self.end {
            let next = self.one(at).max(at + 1);
            at = next;
        }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| at < self.end)
    }

    fn is(&self, at: usize, lows: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.is_any(lows))
    }

    fn capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape.is_capital() || is_capital_mixed(token))
    }

    /// Reads what begins with a token and says where to go on.
    fn one(&mut self, at: usize) -> usize {
        let Some(token) = self.token(at) else { return at + 1 };
        if !token.shape.is_word() && token.shape != Shape::Number {
            return at + 1;
        }
        let named = NAMES.at(self.tokens, at, self.end).filter(|(length, _)| !self.is_first_name(at, *length));
        if !self.capital(at) {
            return match named {
                Some((length, (line, meaning))) => self.push_named(at, length, line, meaning),
                None => self.facility(at).unwrap_or(at + 1),
            };
        }
        let opens = at == self.start || self.tokens.get(at - 1).is_some_and(|before| before.shape == Shape::Open);
        let article = token.is_any(&["the", "a", "an", "el", "la", "los", "las", "un", "una"]);
        let skipped = (opens || article) && tables::NOT_NAMES.contains(&*token.low);
        let headed = if self.loud || skipped { None } else { self.headed(at) };
        match (headed, named) {
            (Some((end, head)), None) => self.push_head(at, end, head),
            (Some((end, head)), Some((length, _))) if end > at + length => self.push_head(at, end, head),
            (_, Some((length, (line, meaning)))) => self.push_named(at, length, line, meaning),
            (None, None) => self.name(at),
        }
    }

    /// Whether a place of the table is here the first name of somebody: `Virginia Gómez`, `Santiago Pérez`.
    fn is_first_name(&self, at: usize, length: usize) -> bool {
        length == 1
            && !self.loud
            && self.token(at).is_some_and(|token| tables::FIRST_NAMES.contains_key(&*token.low))
            && self.token(at + 1).is_some_and(|next| may_name(next) && next.shape == Shape::Title)
            && self.headed(at).is_none()
    }

    fn push(&mut self, tokens: Range<usize>, class: Class, line: Option<u32>) -> usize {
        let end = tokens.end;
        self.chunks.push(Chunk { tokens, class, line, acronym: None });
        end
    }

    /// A name of the tables, with what belongs to it.
    fn push_named(&mut self, at: usize, length: usize, line: u32, meaning: Named) -> usize {
        let end = at + length;
        match meaning {
            Named::Place { country, kind, land } => self.push_place(at, end, line, (country, kind, land)),
            Named::Organisation(role) => {
                let end = self.push(at..end, Class::Organisation(role), Some(line));
                self.acronym(end)
            }
            Named::Law(key) => {
                let mut end = end;
                if self.is(end, &["of", "de"]) && self.token(end + 1).is_some_and(|next| next.shape == Shape::Number) {
                    end += 2;
                }
                let end = self.push(at..end, Class::Law(Some(key)), Some(line));
                self.acronym(end)
            }
        }
    }

    fn push_place(
        &mut self,
        at: usize,
        end: usize,
        line: u32,
        (country, kind, land): (Option<&'static str>, Option<PlaceKind>, Land),
    ) -> usize {
        // “El Salvador’s Terrorism Confinement Center (CECOT)”: the place within the country.
        if self.is(end, &["'s", "'"]) && !self.loud {
            let inner = NAMES.at(self.tokens, end + 1, self.end);
            if let Some((length, (line, Named::Place { country: of, kind: Some(kind), land }))) = inner {
                let class = Class::Place { country: of.or(country), kind: Some(kind), land, described: false };
                let end = end + 1 + length;
                let end = end + FACILITIES.at(self.tokens, end, self.end).map_or(0, |(length, _)| length);
                let end = self.push(at..end, class, Some(line));
                return self.acronym(end);
            }
            if let Some((stop, Head::Place(kind))) = self.headed(end + 1) {
                let class = Class::Place { country, kind: Some(kind), land: Land::Other, described: false };
                let end = self.push(at..stop, class, None);
                return self.acronym(end);
            }
        }
        let mut end = end;
        let mut country = country;
        if land == Land::Other
            && let Some((stop, of)) = self.within(end)
        {
            (end, country) = (stop, country.or(of));
        }
        if kind.is_some()
            && let Some((length, _)) = FACILITIES.at(self.tokens, end, self.end)
        {
            end += length;
        }
        let end = self.push(at..end, Class::Place { country, kind, land, described: false }, Some(line));
        self.acronym(end)
    }

    /// `, Texas` or `, Guatemala` behind a place: where it ends, and the country.
    fn within(&self, at: usize) -> Option<(usize, Option<&'static str>)> {
        if !self.is(at, &[","]) || !self.capital(at + 1) {
            return None;
        }
        let (length, (_, meaning)) = NAMES.at(self.tokens, at + 1, self.end)?;
        match meaning {
            Named::Place { country, land: Land::Country | Land::State, .. } => Some((at + 1 + length, country)),
            _ => None,
        }
    }

    /// `(ICE)` behind a name belongs to it.
    fn acronym(&mut self, end: usize) -> usize {
        let short = self.token(end + 1).is_some_and(|token| {
            matches!(token.shape, Shape::Upper | Shape::Mixed | Shape::Title) && token.low.len() <= 8
        });
        let closed = self.is(end, &["("]) && short && self.is(end + 2, &[")"]);
        let Some(last) = self.chunks.last_mut().filter(|_| closed) else { return end };
        last.tokens.end = end + 3;
        last.acronym = Some(end + 1);
        end + 3
    }

    /// The end of the words that begin with a capital, from here.
    fn capitals(&self, from: usize) -> usize {
        let owners = ["sheriff", "attorney", "governor", "mayor", "workers", "women", "children", "people", "nurses"];
        let mut at = from;
        while self.capital(at)
            || self.is(at, &["&"]) && self.capital(at + 1) && at > from
            || self.is(at, &["'s", "'"]) && self.capital(at + 1) && at > from && self.is(at - 1, &owners)
        {
            at += 1;
        }
        at
    }

    /// Where a name ends that begins here and whose first or last words say that it is an organisation or a place.
    fn headed(&self, at: usize) -> Option<(usize, Head)> {
        let stop = self.capitals(at);
        let spanish = ["de", "del", "para", "por", "contra", "en", "san", "santa"];
        let english = ["of", "for", "on", "against"];
        let mut found: Option<(usize, Head)> = None;
        for first in at..stop {
            let Some((length, head)) = FIRST.at(self.tokens, first, self.end) else { continue };
            let behind = first + length;
            let joined = self.is(behind, &english) || self.is(behind, &spanish);
            if joined && self.long_end(behind) > behind {
                return Some((self.long_end(behind), head));
            }
            if first == at && self.capital(behind) && !self.is_title(behind) {
                found = Some((self.long_end(stop.max(behind)), head));
            }
        }
        let ends = (at + 2..=stop).rev().find_map(|end| {
            let (length, head) = LAST.before(self.tokens, at, end)?;
            (at + length < end && !self.has_title(at..end - length)).then_some((end, head))
        });
        match (ends, found) {
            (Some(ends), Some(found)) if found.0 > ends.0 => Some(found),
            (ends, found) => ends.or(found),
        }
    }

    fn is_title(&self, at: usize) -> bool {
        NOUNS
            .at(self.tokens, at, self.end)
            .is_some_and(|(_, noun)| !noun.many && matches!(noun.tie, Tie::Role(_) | Tie::Rank) && self.capital(at))
    }

    /// Whether a title stands before what looks like a name: `Sheriff Dale Pruett`; `Sheriff's Office` is none.
    fn has_title(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| self.is_title(at) && at + 1 < tokens.end && !self.is(at + 1, &["'s", "'"]))
    }

    /// The end of `of Health and Human Services`, from the first of these small words.
    fn long_end(&self, from: usize) -> usize {
        let small =
            ["of", "for", "the", "on", "and", "&", "de", "del", "la", "las", "los", "y", "e", "para", "por", "a"];
        let mut end = from;
        loop {
            let mut at = end;
            while at < end + 3
                && (self.is(at, &small) || self.is(at, &["against", "contra", "en"]) && at == from)
                && !self.capital(at)
            {
                at += 1;
            }
            if !self.capital(at) || at == end && end != from || self.is_title(at) {
                return end;
            }
            let stop = self.capitals(at);
            if stop == at {
                return end;
            }
            end = stop;
        }
    }

    fn push_head(&mut self, at: usize, end: usize, head: Head) -> usize {
        let (mut end, mut within) = (end, None);
        if matches!(head, Head::Place(_))
            && let Some((stop, country)) = self.within(end)
        {
            (end, within) = (stop, country);
        }
        let class = match head {
            Head::Organisation(role) => Class::Organisation(role),
            Head::Place(kind) => {
                Class::Place { country: within, kind: Some(kind), land: Land::Other, described: false }
            }
        };
        let end = self.push(at..end, class, None);
        self.acronym(end)
    }

    /// A place without a name: `a detention center in Texas`, `la cárcel del condado de Alder`.
    fn facility(&mut self, at: usize) -> Option<usize> {
        let (length, kind) = FACILITIES.at(self.tokens, at, self.end)?;
        let mut end = at + length;
        let mut country = None;
        if self.is(end, &["del"]) && self.is(end + 1, &["condado"]) {
            end += 2;
        }
        let joined = self.is(end, &["in", "of", "near", "outside", "en", "de", "cerca"]);
        let from = match (joined, self.is(end + 1, &["de", "the", "el", "la"])) {
            (true, true) => end + 2,
            (true, false) => end + 1,
            _ => end,
        };
        let called =
            self.capital(from) && (joined || kind != PlaceKind::Airport) && (from > end || self.after_spanish(end));
        if called {
            if let Some((long, (_, Named::Place { country: of, .. }))) = NAMES.at(self.tokens, from, self.end) {
                (end, country) = (from + long, of);
            } else if let Some((stop, Head::Place(_))) = self.headed(from) {
                end = stop;
            } else if !NAMES
                .at(self.tokens, from, self.end)
                .is_some_and(|(_, (_, of))| matches!(of, Named::Organisation(_)))
            {
                end = self.name_end(from).max(end);
            }
            if let Some((stop, of)) = self.within(end) {
                (end, country) = (stop, country.or(of));
            }
        }
        let start = self.facility_start(at);
        while self.chunks.last().is_some_and(|last| last.tokens.start >= start) {
            if let Some(Chunk { class: Class::Place { country: of, .. }, .. }) = self.chunks.pop() {
                country = country.or(of);
            }
        }
        let class = Class::Place { country, kind: Some(kind), land: Land::Other, described: true };
        Some(self.push(start..end, class, None))
    }

    /// Whether a name may follow a word directly, as in `centro de detención Otay Mesa`.
    fn after_spanish(&self, end: usize) -> bool {
        end > 0
            && self.is(end - 1, &["detencion", "procesamiento", "condado", "aeropuerto", "carcel", "prision", "penal"])
    }

    /// The determiner before a place without a name, or its first word.
    fn facility_start(&self, at: usize) -> usize {
        let determiners =
            ["a", "an", "the", "this", "that", "un", "una", "el", "la", "este", "esta", "another", "otro", "otra"];
        let stops = ["of", "in", "at", "to", "from", "de", "en", "by", "and", "y", "a", ","];
        let mut start = at;
        while start > self.start.max(at.saturating_sub(5)) {
            start -= 1;
            if self.is(start, &determiners) {
                return start;
            }
            let word = self.token(start).is_some_and(|token| token.shape.is_word() || token.is_any(&["-", "'s"]));
            if !word || self.is(start, &stops) {
                return at;
            }
        }
        at
    }

    /// What looks like the name of a person.
    fn name(&mut self, at: usize) -> usize {
        let Some(token) = self.token(at) else { return at + 1 };
        if self.loud {
            return at + 1;
        }
        if let Some((length, noun)) = NOUNS.at(self.tokens, at, self.end)
            && (length > 1 || !matches!(noun.tie, Tie::Work))
            && !tables::FIRST_NAMES.contains_key(&*token.low)
        {
            return at + length;
        }
        if !may_name(token) || is_acronym(token) && !self.is_loud_name(at) {
            return at + 1;
        }
        let mut end = self.name_end(at);
        let mut class = Class::Name;
        let titled = NOUNS.before(self.tokens, self.start, at).is_some_and(|(_, noun)| !noun.many);
        if let Some((stop, country)) = self.within(end)
            && !tables::FIRST_NAMES.contains_key(&*token.low)
            && !titled
            && !self.capital(stop)
        {
            end = stop;
            class = Class::Place { country, kind: None, land: Land::Other, described: false };
        }
        self.push(at..end, class, None)
    }

    /// Whether names stand here in capitals, as in `By IDRIS KELLAWAY`.
    fn is_loud_name(&self, at: usize) -> bool {
        let upper = |at: usize| self.token(at).is_some_and(|token| is_acronym(token) && token.low.len() > 2);
        upper(at) && (upper(at + 1) || at > self.start && upper(at - 1))
    }

    /// The end of a name that begins here.
    fn name_end(&self, from: usize) -> usize {
        let particles = [
            "de", "del", "la", "las", "los", "da", "dos", "das", "van", "von", "der", "bin", "ibn", "al", "el", "ul",
            "di", "du",
        ];
        let part = |at: usize| self.token(at).is_some_and(|token| may_name(token) && !is_acronym(token));
        let mut end = from + 1;
        while end < from + 9 {
            if part(end) || self.is_loud_name(end) && self.is_loud_name(from) {
                if self.is_title(end)
                    && !self.token(end).is_some_and(|token| tables::FIRST_NAMES.contains_key(&*token.low))
                    || self.breaks(end)
                {
                    return end;
                }
                end += 1;
            } else if self
                .is(end, &["de", "del", "da", "dos", "van", "von", "bin", "ibn", "al", "el", "di", "du", "ul"])
                && (1..4).any(|more| part(end + more) && (1..more).all(|of| self.is(end + of, &particles)))
                && !self.capital(end)
            {
                end += 1;
                while self.is(end, &particles) && !part(end) {
                    end += 1;
                }
                if self.breaks(end) {
                    return self.trim(from, end);
                }
            } else if self.nickname(end) {
                end += 3;
            } else if self.is(end, &["jr.", "jr", "ii", "iii"]) {
                return end + 1;
            } else {
                return end;
            }
        }
        end
    }

    /// Without small words at the end.
    fn trim(&self, from: usize, end: usize) -> usize {
        let mut end = end;
        while end > from + 1 && !self.capital(end - 1) {
            end -= 1;
        }
        end
    }

    /// Whether a name ends before this word: a place of more words, or a country or state behind `de`.
    fn breaks(&self, at: usize) -> bool {
        let behind = at > 0 && self.is(at - 1, &["de", "del", "of"]);
        NAMES.at(self.tokens, at, self.end).is_some_and(|(length, _)| length > 1 || behind)
    }

    /// `“Neno”` between first name and surname.
    fn nickname(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape == Shape::Open || token.is("("))
            && self.capital(at + 1)
            && self.token(at + 2).is_some_and(|token| token.shape == Shape::Close || token.is(")"))
            && self.token(at + 3).is_some_and(may_name)
    }
}

/// `D-Calif`, `MS-13`.
fn is_capital_mixed(token: &Token) -> bool {
    token.shape == Shape::Mixed && token.low.chars().next().is_some_and(char::is_alphabetic)
}

/// Several capitals without dots.
pub(super) fn is_acronym(token: &Token) -> bool {
    token.shape == Shape::Upper && token.low.chars().count() > 1 && !token.low.contains('.')
}
