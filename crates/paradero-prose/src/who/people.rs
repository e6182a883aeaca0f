//! Which names mean the same person.

use std::collections::HashMap;

use super::EntityId;
use super::build::{Build, Draft};
use super::chunks::{Chunk, Class};
use super::tables::{FIRST_NAMES, Gender, Quick};
use super::titles::{Tag, gender_of};
use super::{EntityKind, Form};
use crate::{Prose, Section, Shape};

/// A name whose person is decided only when it is known whom the text is about.
pub(super) struct Doubt {
    chunk: usize,
    among: Vec<EntityId>,
}

/// Makes persons of the names that are surely names, and says which remain in doubt.
pub(super) fn settle(build: &mut Build<'_>, chunks: &[Chunk], tags: &[Tag]) -> Vec<Doubt> {
    let prose = build.prose;
    let parts: Vec<Vec<usize>> = chunks.iter().map(|chunk| parts_of(prose, chunk)).collect();
    let counts = count_parts(prose, &parts);
    let sure: Vec<bool> = (0..chunks.len())
        .map(|at| is_sure(prose, chunks, tags, &parts, at) || is_kept(prose, chunks, &parts, &counts, at))
        .collect();
    let mut order: Vec<usize> = (0..chunks.len()).filter(|at| sure[*at] && parts[*at].len() > 1).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at].len()));
    let mut people = People { by_part: HashMap::new() };
    let mut of_chunk: Vec<Option<EntityId>> = vec![None; chunks.len()];
    for &at in &order {
        let among = people.holding(build, &parts[at]);
        // A full name that fits two people stays in doubt; one that fits nobody is somebody new.
        match among.as_slice() {
            [] => of_chunk[at] = Some(people.add(build, &parts[at], at, chunks)),
            [one] => of_chunk[at] = Some(*one),
            _ => {}
        }
    }
    let mut doubts = Vec::new();
    for at in 0..chunks.len() {
        if chunks[at].class != Class::Name {
            continue;
        }
        if of_chunk[at].is_none() {
            let among = people.holding(build, &parts[at]);
            match among.as_slice() {
                [] if sure[at] && !parts[at].is_empty() => {
                    of_chunk[at] = Some(people.add(build, &parts[at], at, chunks));
                }
                [] => {}
                [one] => of_chunk[at] = Some(*one),
                _ => {
                    let among = agreeing(build, among, &tags[at]);
                    match among.as_slice() {
                        [one] => of_chunk[at] = Some(*one),
                        _ => doubts.push(Doubt { chunk: at, among }),
                    }
                }
            }
        }
        if let Some(id) = of_chunk[at] {
            name(build, chunks, at, id, parts[at].len());
            build.tag(id, &tags[at]);
        }
    }
    loud_names(build, &people);
    labels(build, &people);
    doubts
}

/// How often each part of a name stands in names, and how often alone.
fn count_parts<'p>(prose: &'p Prose<'_>, parts: &[Vec<usize>]) -> HashMap<&'p str, (usize, usize), Quick> {
    let mut counts: HashMap<&str, (usize, usize), Quick> = HashMap::default();
    for of in parts {
        for token in of {
            let count = counts.entry(prose.low(*token)).or_default();
            count.0 += 1;
            let behind = token.checked_sub(1).map(|at| prose.low(at)).unwrap_or_default();
            count.1 += usize::from(of.len() == 1 && !article(behind) && behind != "al" && behind != "del");
        }
    }
    counts
}

/// Whether two words or more are a name because the text keeps to them: a part of them stands alone elsewhere, or shares a surname;
/// also who signs, and who speaks in a transcript.
fn is_kept(
    prose: &Prose<'_>,
    chunks: &[Chunk],
    parts: &[Vec<usize>],
    counts: &HashMap<&str, (usize, usize), Quick>,
    at: usize,
) -> bool {
    let (Some(chunk), Some(parts)) = (chunks.get(at), parts.get(at)) else { return false };
    if chunk.class != Class::Name || !(2..6).contains(&parts.len()) {
        return false;
    }
    let before = chunk.tokens.start.checked_sub(1).map(|at| prose.low(at)).unwrap_or_default();
    let Some(sentence) = prose.sentence_at(chunk.tokens.start).and_then(|at| prose.sentences.get(at)) else {
        return false;
    };
    let section = prose.block_of(sentence).section;
    if section == Section::Byline {
        return matches!(before, "by" | "por" | "de" | ":") && prose.low(chunk.tokens.start) != "the";
    }
    let first = chunk.tokens.start == sentence.tokens.start;
    if first && prose.low(chunk.tokens.end) == ":" {
        return true;
    }
    let placed =
        article(before) || matches!(before, "in" | "en" | "at" | "near" | "outside" | "inside" | "around" | "into");
    let count =
        |token: Option<&usize>| token.and_then(|token| counts.get(prose.low(*token))).copied().unwrap_or_default();
    let (given, family) = (count(parts.first()), count(parts.last()));
    let titled = |token: &usize| prose.tokens.get(*token).is_some_and(|token| token.shape == Shape::Title);
    !placed && parts.iter().all(titled) && (given.1 > 0 || family.1 > 0 || family.0 > 1 && given.0 != family.0)
}

/// Who speaks in a transcript, by a part of the name in capitals before a colon: `BERMÚDEZ: Buenas tardes.`
fn labels(build: &mut Build<'_>, people: &People) {
    let prose = build.prose;
    for block in &prose.blocks {
        let Some(sentence) = prose.sentences.get(block.sentences.start) else { continue };
        let start = sentence.tokens.start;
        let upper = |at: usize| prose.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
        let Some(colon) = (start + 1..start + 4).find(|at| prose.low(*at) == ":") else { continue };
        if !(start..colon).all(upper) || build.is_taken(start) {
            continue;
        }
        let parts: Vec<usize> = (start..colon).collect();
        let mut among = people.holding(build, &parts);
        // The interviewed are not who is missing: of several with one surname whoever is not watched over speaks.
        if among.len() > 1 {
            let labelled = |id: &EntityId| {
                build
                    .mentions
                    .iter()
                    .any(|one| one.entity == *id && prose.low(one.tokens.end) == ":" && upper(one.tokens.start))
            };
            let spoke: Vec<EntityId> = among.iter().copied().filter(labelled).collect();
            among = if spoke.is_empty() { among } else { spoke };
        }
        if let [id] = among.as_slice() {
            build.mention(start..colon, *id, Form::Short);
        }
    }
}

/// Decides the doubts: the person asked about, else who is watched, else who was named last.
pub(super) fn decide(
    build: &mut Build<'_>,
    chunks: &[Chunk],
    tags: &[Tag],
    doubts: Vec<Doubt>,
    focus: Option<EntityId>,
) {
    let mut named: Vec<(usize, EntityId)> = build.mentions.iter().map(|one| (one.tokens.start, one.entity)).collect();
    named.sort_unstable();
    for mut doubt in doubts {
        let start = chunks[doubt.chunk].tokens.start;
        doubt.among = agreeing(build, doubt.among, &tags[doubt.chunk]);
        let watched = || doubt.among.iter().copied().find(|id| build.drafts[*id].entity.watched);
        let last = || {
            let to = named.partition_point(|(at, _)| *at < start);
            let before = named.get(to.saturating_sub(60)..to).unwrap_or_default();
            before.iter().rev().find(|(_, id)| doubt.among.contains(id)).map(|(_, id)| *id)
        };
        let id = focus.filter(|focus| doubt.among.contains(focus)).or_else(watched).or_else(last);
        if let Some(id) = id.or(doubt.among.first().copied()) {
            let length = parts_of(build.prose, &chunks[doubt.chunk]).len();
            name(build, chunks, doubt.chunk, id, length);
            build.tag(id, &tags[doubt.chunk]);
        }
    }
}

fn name(build: &mut Build<'_>, chunks: &[Chunk], at: usize, id: EntityId, length: usize) {
    let full = build.drafts[id].parts.len();
    let form = if length == full { Form::Full } else { Form::Short };
    build.mention(chunks[at].tokens.clone(), id, form);
}

/// Who of several fits the form of address.
fn agreeing(build: &Build<'_>, among: Vec<EntityId>, tag: &Tag) -> Vec<EntityId> {
    if tag.gender == Gender::Open {
        return among;
    }
    let fitting: Vec<EntityId> =
        among.iter().copied().filter(|id| build.drafts[*id].gender.agrees(tag.gender)).collect();
    if fitting.is_empty() { among } else { fitting }
}

struct People {
    by_part: HashMap<Box<str>, Vec<EntityId>>,
}

impl People {
    fn add(&mut self, build: &mut Build<'_>, parts: &[usize], at: usize, chunks: &[Chunk]) -> EntityId {
        let lows: Vec<Box<str>> = parts.iter().map(|token| build.prose.low(*token).into()).collect();
        let gender = lows.first().map(|first| gender_of(first)).unwrap_or_default();
        // An initial at the end is the end of a particle name with the full stop of the sentence: `Vargas de la O.`
        let name = build.prose.words_of(chunks[at].tokens.clone());
        let name =
            if lows.last().is_some_and(|last| last.chars().count() == 2) { name.trim_end_matches('.') } else { name };
        let name = name.to_owned();
        let id = build.draft(Draft { parts: lows.clone(), gender, ..Draft::of(name, EntityKind::Person) });
        for low in lows {
            let list = self.by_part.entry(low).or_default();
            if !list.contains(&id) {
                list.push(id);
            }
        }
        id
    }

    /// Everybody whose name holds these parts in this order.
    fn holding(&self, build: &Build<'_>, parts: &[usize]) -> Vec<EntityId> {
        let prose = build.prose;
        let Some(key) = parts.iter().map(|token| prose.low(*token)).find(|low| !low.ends_with('.')) else {
            return Vec::new();
        };
        let among = self.by_part.get(key).map(Vec::as_slice).unwrap_or_default();
        let held = |id: &EntityId| {
            let mut rest = build.drafts[*id].parts.iter();
            parts.iter().all(|token| rest.any(|part| same(part, prose.low(*token))))
        };
        let exact = among.iter().copied().find(|id| {
            let of = &build.drafts[*id].parts;
            of.len() == parts.len() && held(id)
        });
        exact.map_or_else(|| among.iter().copied().filter(held).collect(), |one| vec![one])
    }
}

/// Whether two parts of names may be one: the same, or an initial.
fn same(part: &str, low: &str) -> bool {
    part == low
        || low.strip_suffix('.').is_some_and(|initial| initial.len() == 1 && part.starts_with(initial))
        || part.strip_suffix('.').is_some_and(|initial| initial.len() == 1 && low.starts_with(initial))
}

/// The parts of a name: without small words, marks and nicknames in quotation marks.
fn parts_of(prose: &Prose<'_>, chunk: &Chunk) -> Vec<usize> {
    if chunk.class != Class::Name {
        return Vec::new();
    }
    let mut quoted = false;
    let keep = |at: &usize| {
        let Some(token) = prose.tokens.get(*at) else { return false };
        match token.shape {
            Shape::Open => quoted = true,
            Shape::Close => quoted = false,
            Shape::Mark if token.is("(") => quoted = true,
            Shape::Mark if token.is(")") => quoted = false,
            _ => {}
        }
        !quoted && token.shape.is_capital() && !token.is_any(&["jr.", "jr", "ii", "iii"])
    };
    chunk.tokens.clone().filter(keep).collect()
}

/// Whether a chunk is surely the name of a person.
fn is_sure(prose: &Prose<'_>, chunks: &[Chunk], tags: &[Tag], parts: &[Vec<usize>], at: usize) -> bool {
    let (Some(chunk), Some(tag), Some(parts)) = (chunks.get(at), tags.get(at), parts.get(at)) else { return false };
    if chunk.class != Class::Name {
        return false;
    }
    let first = parts.first().map(|token| prose.low(*token)).unwrap_or_default();
    let known = FIRST_NAMES.contains_key(first) || gender_of(first) != Gender::Open;
    let opens = prose.sentence_at(chunk.tokens.start).is_some_and(|sentence| {
        prose.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start == chunk.tokens.start)
    });
    let before = chunk.tokens.start.checked_sub(1).map(|at| prose.low(at)).unwrap_or_default();
    if matches!(first, "st." | "st" | "saint" | "santa" | "san") && parts.len() < 3 {
        return false;
    }
    let placed = matches!(before, "in" | "en" | "at" | "near" | "outside" | "inside" | "around");
    match parts.len() {
        0 => false,
        1 if opens && !known && !tag.watched && chunk.tokens.start == first_of(prose, chunk) => false,
        1 => {
            tag.role.is_some()
                || tag.watched
                || (tag.person && !placed)
                || known && !opens && !placed && !article(before)
        }
        2 => tag.person || tag.role.is_some() || known || !placed && !article(before) && acts(prose, chunk.tokens.end),
        _ if prose.sentence_at(chunk.tokens.start).is_none_or(|at| !tells(prose, at)) => tag.person || known,
        _ => !article(before) && !placed || tag.person || known,
    }
}

/// The first token of the sentence in which a chunk stands.
fn first_of(prose: &Prose<'_>, chunk: &Chunk) -> usize {
    let sentence = prose.sentence_at(chunk.tokens.start).and_then(|at| prose.sentences.get(at));
    sentence.map_or(0, |sentence| sentence.tokens.start)
}

/// Whether a sentence stands in running text, where capitals mark names.
fn tells(prose: &Prose<'_>, sentence: usize) -> bool {
    prose.sentences.get(sentence).is_some_and(|sentence| {
        matches!(
            prose.block_of(sentence).section,
            Section::Body | Section::Caption | Section::Summary | Section::Byline
        )
    })
}

fn article(before: &str) -> bool {
    matches!(before, "the" | "a" | "an" | "el" | "la" | "los" | "las" | "un" | "una")
}

/// Whether what follows a name is what people do or are: a verb, a comma with an age or an apposition.
fn acts(prose: &Prose<'_>, at: usize) -> bool {
    let verbs = [
        "said", "says", "was", "is", "has", "had", "told", "who", "'s", "passed", "left", "fled", "came", "went",
        "told", "wrote", "called", "dijo", "fue", "es", "era", "quien", "que", "salio", "llego", "entro", "huyo",
        "explico", "afirmo", "conto", "tiene", "habia", "senalo",
    ];
    let low = prose.low(at);
    verbs.contains(&low)
        || low.len() > 4 && (low.ends_with("ed") || low.ends_with("io"))
        || low == ","
            && (prose.tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Number)
                || ["a", "an", "the", "who", "un", "una", "de", "quien", "his", "her", "su"]
                    .contains(&prose.low(at + 1)))
}

/// Names in headlines, where every word has a capital: only those known from elsewhere.
fn loud_names(build: &mut Build<'_>, people: &People) {
    let prose = build.prose;
    for sentence in prose.sentences.iter().filter(|sentence| super::chunks::is_loud(prose, sentence)) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let known = |at: usize| {
                prose
                    .tokens
                    .get(at)
                    .filter(|token| token.shape.is_capital())
                    .and_then(|token| people.by_part.get(&token.low))
            };
            if build.is_taken(at) || known(at).is_none() {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < sentence.tokens.end && !build.is_taken(end) && known(end).is_some() {
                end += 1;
            }
            let parts: Vec<usize> = (at..end).collect();
            let among = people.holding(build, &parts);
            let first = parts.len() == 1 && FIRST_NAMES.contains_key(prose.low(at));
            if let Some(&id) = among.first().filter(|_| among.len() == 1 || !first) {
                let form = if build.drafts[id].parts.len() == parts.len() { Form::Full } else { Form::Short };
                build.mention(at..end, id, form);
            }
            at = end;
        }
    }
}
