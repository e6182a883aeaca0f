//! Putting together who says what: verbs of saying, turns of phrase and quotations, each with its speaker.

use std::ops::Range;

use paradero_record::Stance;

use super::clauses::Ground;
use super::cues::{self, Heard};
use super::lexicon::Class;
use super::phrases;
use super::quotes::Quote;
use super::said;
use super::subjects::{Frame, Subject, Subjects};
use super::{Manner, Speech};
use crate::Shape;
use crate::who::{Cast, EntityId};

/// How far a verb of saying may stand from its quotation, in words; longer sentences are not read.
const REACH: usize = 400;

/// All that somebody says in a text, by its beginning, the longer first.
pub(super) fn all(ground: &Ground<'_, '_>, cast: &Cast, quotes: &[Quote]) -> Vec<Speech> {
    let levels = levels(ground, quotes);
    let inner: Vec<Range<usize>> = quotes.iter().map(|quote| quote.inner.clone()).collect();
    let subjects = Subjects { ground, cast };
    let mut heard = Vec::new();
    for sentence in 0..ground.prose.sentences.len() {
        of_sentence(&subjects, &levels, &inner, sentence, &mut heard);
    }
    heard.sort_by_key(|one: &Heard| (one.verb, one.tokens.start));
    let mut speeches = Told { ground, cast, levels: &levels, said: Vec::new() }.tell(&subjects, &heard, quotes);
    speeches.sort_by_key(|speech| {
        (speech.tokens.start, std::cmp::Reverse(speech.tokens.end), speech.manner == Manner::Quoted)
    });
    speeches.dedup_by(|later, first| {
        later.tokens == first.tokens && later.speakers == first.speakers && later.manner == first.manner
    });
    speeches
}

/// The quotation in which each word stands, as a place and one; marks belong to their quotation. Words set apart (two at most) are no level.
fn levels(ground: &Ground<'_, '_>, quotes: &[Quote]) -> Vec<u32> {
    let mut levels = vec![0; ground.prose.tokens.len()];
    for (at, quote) in quotes.iter().enumerate() {
        if is_scare(ground, quote) {
            continue;
        }
        let number = u32::try_from(at + 1).unwrap_or_default();
        levels.get_mut(quote.outer.clone()).unwrap_or_default().fill(number);
    }
    levels
}

/// Whether only one or two words are set apart, and nobody is made to say them.
fn is_scare(ground: &Ground<'_, '_>, quote: &Quote) -> bool {
    let words = quote.inner.clone().filter(|at| !ground.is_mark(*at)).count();
    let ended = ground.any(quote.inner.end.wrapping_sub(1), &[",", ".", "!", "?", "…"])
        && ground.is_mark(quote.inner.end.wrapping_sub(1));
    words == 0
        || words < 3
            && !ended
            && !quote.dash
            && quote.label.is_none()
            && !asked_before(ground, quote)
            && !ground.is(quote.outer.end + usize::from(ground.low(quote.outer.end) == ","), Class::SAY)
}

/// Whether a verb of saying or a colon stands right before the quotation.
fn asked_before(ground: &Ground<'_, '_>, quote: &Quote) -> bool {
    let Some(before) = quote.outer.start.checked_sub(1) else { return false };
    let says = Class::SAY.or(Class::TELL).or(Class::CALL);
    let colon = ground.any(before, &[":", ","])
        && (before.saturating_sub(6)..before).any(|at| ground.is(at, says.or(Class::DENY).or(Class::WEAK)));
    colon
        || ground.is(before, says)
        || (ground.any(before, &["it", "him", "her", "as", "de", "como", "them"])
            && (before.saturating_sub(4)..before).any(|at| ground.is(at, Class::CALL)))
}

fn of_sentence(
    subjects: &Subjects<'_, '_>,
    levels: &[u32],
    inner: &[Range<usize>],
    sentence: usize,
    heard: &mut Vec<Heard>,
) {
    let ground = subjects.ground;
    let Some(tokens) = ground.prose.sentences.get(sentence).map(|one| one.tokens.clone()) else { return };
    let section = ground.prose.sentences.get(sentence).map(|one| ground.prose.block_of(one).section);
    if tokens.len() > REACH || section.is_some_and(|section| !section.tells()) {
        return;
    }
    let first = heard.len();
    let mut frame: Option<Frame<'_>> = None;
    for word in tokens {
        let level = levels.get(word).copied().unwrap_or_default();
        if frame.as_ref().is_none_or(|frame| frame.level != level) {
            frame = phrases::frame_of(ground, levels, inner, sentence, word);
        }
        let Some(frame) = frame.as_ref().filter(|frame| frame.has(word)) else { continue };
        let mut found = phrases::at(subjects, frame, word);
        let within = |one: &Heard| {
            one.cue.contains(&word)
                && one.verb < word
                && one.rule != "their_claim"
                && !matches!(one.rule, "said" | "said_behind" | "demands" | "denies")
        };
        let taken = heard.get(first..).unwrap_or_default().iter().any(within);
        if found.is_empty() && !taken && ground.is(word, Class::CUE) {
            found = cues::at(subjects, frame, word, heard.get(first..).unwrap_or_default());
        }
        heard.append(&mut found);
    }
}

/// Whoever spoke, in the order of the text.
pub(super) struct Last {
    pub(super) who: Vec<EntityId>,
    pub(super) at: usize,
    pub(super) block: usize,
    pub(super) level: u32,
}

/// What is known of who spoke while the speeches of a text are put together.
pub(super) struct Told<'a, 't> {
    pub(super) ground: &'a Ground<'a, 't>,
    pub(super) cast: &'a Cast,
    pub(super) levels: &'a [u32],
    pub(super) said: Vec<Last>,
}

impl Told<'_, '_> {
    fn tell(mut self, subjects: &Subjects<'_, '_>, heard: &[Heard], quotes: &[Quote]) -> Vec<Speech> {
        let mut speakers: Vec<Vec<EntityId>> = vec![Vec::new(); heard.len()];
        let mut speeches: Vec<Speech> = Vec::new();
        let mut of_quote: Vec<Option<Vec<EntityId>>> = vec![None; quotes.len()];
        let mut next = 0;
        // A quotation is settled when all verbs up to a sentence behind it are.
        for at in 0..=quotes.len() {
            let until = quotes.get(at).map_or(usize::MAX, |quote| self.settled_at(quote));
            while let Some(one) = heard.get(next).filter(|one| one.verb < until) {
                speakers[next] = self.resolve(subjects, one);
                next += 1;
            }
            if at >= quotes.len() {
                break;
            }
            if let Some(speech) = self.quoted(subjects, at, quotes, (heard, &speakers), &of_quote) {
                of_quote[at] = Some(speech.speakers.clone());
                speeches.push(speech);
            }
        }
        for (one, who) in heard.iter().zip(speakers) {
            speeches.extend(self.reported(one, who, quotes, &of_quote));
        }
        speeches
    }

    /// The word up to which verbs may say whose a quotation is: the end of the sentence behind it.
    fn settled_at(&self, quote: &Quote) -> usize {
        let sentences = &self.ground.prose.sentences;
        let last = self.ground.prose.sentence_at(quote.outer.end.saturating_sub(1)).unwrap_or_default();
        sentences.get(last + 1).or(sentences.get(last)).map_or(quote.outer.end, |sentence| sentence.tokens.end)
    }

    pub(super) fn level(&self, at: usize) -> u32 {
        self.levels.get(at).copied().unwrap_or_default()
    }

    pub(super) fn block(&self, at: usize) -> usize {
        let sentence = self.ground.prose.sentence_at(at).and_then(|at| self.ground.prose.sentences.get(at));
        sentence.map_or(0, |sentence| sentence.block)
    }

    /// A quotation with its speaker; nothing where the marks only set words apart.
    fn quoted(
        &mut self,
        subjects: &Subjects<'_, '_>,
        at: usize,
        quotes: &[Quote],
        heard: (&[Heard], &[Vec<EntityId>]),
        of_quote: &[Option<Vec<EntityId>>],
    ) -> Option<Speech> {
        let quote = &quotes[at];
        if let Some(who) = quote.label {
            let (tokens, cue) = (quote.inner.clone(), quote.outer.start..quote.inner.start);
            let stance = Stance::Asserts;
            return Some(Speech { tokens, cue, speakers: vec![who], manner: Manner::Reported, stance, rule: "label" });
        }
        if self.level(quote.outer.start) == 0 {
            return self.scare(quote, heard);
        }
        let found = self.says(quote, heard);
        let (who, cue, stance, rule) = if let Some((number, one)) = found {
            (heard.1.get(number).cloned().unwrap_or_default(), one.cue.clone(), one.stance, "quoted")
        } else {
            let (who, rule) = self.bare(subjects, at, quotes, of_quote)?;
            (who, quote.outer.start..quote.outer.start, Stance::Asserts, rule)
        };
        let (block, level) = (
            self.block(quote.outer.end.saturating_sub(1)),
            quote.within.map_or(0, |at| u32::try_from(at + 1).unwrap_or_default()),
        );
        if level == 0 {
            self.said.push(Last { who: who.clone(), at: quote.outer.end, block, level });
        }
        let stance = if stance == Stance::Declines { Stance::Asserts } else { stance };
        Some(Speech { tokens: quote.inner.clone(), cue, speakers: who, manner: Manner::Quoted, stance, rule })
    }

    /// One or two words in marks: quoted only where they stand in what somebody is said to say.
    fn scare(&self, quote: &Quote, heard: (&[Heard], &[Vec<EntityId>])) -> Option<Speech> {
        let (number, one) = self
            .says(quote, heard)
            .filter(|(_, one)| one.tokens.start < quote.outer.start || one.verb < quote.outer.start)?;
        let speakers = heard.1.get(number)?.clone();
        (one.verb < quote.outer.start && !quote.inner.is_empty()).then(|| Speech {
            tokens: quote.inner.clone(),
            cue: one.cue.clone(),
            speakers,
            manner: Manner::Quoted,
            stance: one.stance,
            rule: "quoted",
        })
    }

    /// The verb whose word a quotation is: the nearest one outside that says some of it.
    fn says<'h>(&self, quote: &Quote, heard: (&'h [Heard], &[Vec<EntityId>])) -> Option<(usize, &'h Heard)> {
        let level = quote.within.map_or(0, |at| u32::try_from(at + 1).unwrap_or_default());
        let from = heard.0.partition_point(|one| one.verb + REACH < quote.outer.start);
        let until = heard.0.partition_point(|one| one.verb < quote.outer.end + REACH);
        let meets = |one: &Heard| {
            (self.level(one.verb) == level
                || self.levels.get(one.verb).is_none_or(|of| *of != level && *of == 0 && level > 0))
                && !quote.outer.contains(&one.verb)
                && one.tokens.start < quote.outer.end
                && quote.outer.start < one.tokens.end
        };
        let all = heard.0.get(from..until)?.iter().enumerate().filter(|(_, one)| meets(one));
        // What stands nearest around it; of verbs on both sides the one before.
        all.min_by_key(|(_, one)| one.tokens.len()).map(|(at, one)| (from + at, one))
    }

    /// A quotation without a verb of saying: it goes on from the last, or is of the one just spoken of.
    fn bare(
        &self,
        subjects: &Subjects<'_, '_>,
        at: usize,
        quotes: &[Quote],
        of_quote: &[Option<Vec<EntityId>>],
    ) -> Option<(Vec<EntityId>, &'static str)> {
        let quote = &quotes[at];
        let label = quote.within.and_then(|at| quotes.get(at)).filter(|label| label.inner.start == quote.outer.start);
        if let Some(who) = label.and_then(|label| label.label) {
            return Some((vec![who], "label"));
        }
        let before = at.checked_sub(1).and_then(|at| (0..=at).rev().find(|at| quotes[*at].within == quote.within));
        let block = self.block(quote.outer.start);
        if let Some(before) = before {
            let goes_on = quote.goes_on || (quote.dash && self.block(quotes[before].outer.start) == block);
            if let Some(who) = of_quote.get(before).and_then(Option::as_ref).filter(|_| goes_on) {
                return Some((who.clone(), "goes_on"));
            }
        }
        let sentence =
            self.ground.prose.sentence_at(quote.outer.start).and_then(|at| self.ground.prose.sentences.get(at))?;
        let alone = (sentence.tokens.start..quote.outer.start).all(|at| self.ground.is_mark(at));
        if !alone && quote.within.is_none() {
            return self.amid(subjects, quote, &sentence.tokens);
        }
        let last = self
            .said
            .iter()
            .rev()
            .take(8)
            .find(|last| last.at <= quote.outer.start && last.block == block && last.level == 0);
        if let Some(last) = last.filter(|_| quote.within.is_none()) {
            return Some((last.who.clone(), "goes_on"));
        }
        if quote.dash {
            return Some((Vec::new(), "dialogue"));
        }
        if let Some(who) = self.before_it(subjects, quote, block) {
            return Some((who, "sentence_before"));
        }
        let title = self.is_title(quote);
        (!title).then(|| (Vec::new(), "unattributed"))
    }

    /// A quotation in the middle of a sentence that nobody says: behind a colon of its subject; a title is none.
    fn amid(
        &self,
        subjects: &Subjects<'_, '_>,
        quote: &Quote,
        sentence: &Range<usize>,
    ) -> Option<(Vec<EntityId>, &'static str)> {
        let frame = Frame { words: sentence.clone(), levels: self.levels, level: 0 };
        if self.ground.low(quote.outer.start.wrapping_sub(1)) == ":" {
            let who = subjects.first(&frame, quote.outer.start).map(|found| found.who);
            let who = match who {
                Some(Subject::Named(who)) => who,
                Some(Subject::Pronoun(who)) => vec![who],
                _ => Vec::new(),
            };
            return Some((who, "behind_colon"));
        }
        (!self.is_title(quote)).then(|| (Vec::new(), "fragment"))
    }

    /// The subject of the sentence before, in the same paragraph, or of the line before where it ends with a colon.
    fn before_it(&self, subjects: &Subjects<'_, '_>, quote: &Quote, block: usize) -> Option<Vec<EntityId>> {
        let before = self.ground.prose.sentence_at(quote.outer.start)?.checked_sub(1)?;
        let sentence = self.ground.prose.sentences.get(before)?;
        let colon = self.ground.low(sentence.tokens.end.saturating_sub(1)) == ":";
        if sentence.block != block && !colon {
            return None;
        }
        let frame = Frame { words: sentence.tokens.clone(), levels: self.levels, level: 0 };
        match subjects.first(&frame, sentence.tokens.end)?.who {
            Subject::Named(who) => Some(who),
            Subject::Pronoun(who) => Some(vec![who]),
            _ => None,
        }
    }

    /// Whether the words in marks are a title or a name: capitals all through.
    fn is_title(&self, quote: &Quote) -> bool {
        let words = || {
            quote
                .inner
                .clone()
                .filter_map(|at| self.ground.token(at))
                .filter(|token| token.shape.is_word() && token.low.len() > 3)
        };
        let capitals = words().filter(|token| token.shape != Shape::Lower).count();
        capitals * 4 >= words().count() * 3
    }

    /// What a verb says, without what stands in quotations of its own; nothing where nothing else is left.
    fn reported(
        &self,
        one: &Heard,
        speakers: Vec<EntityId>,
        quotes: &[Quote],
        of_quote: &[Option<Vec<EntityId>>],
    ) -> Option<Speech> {
        let level = self.level(one.verb);
        let from = quotes.partition_point(|quote| quote.outer.start + REACH < one.tokens.start);
        let until = quotes.partition_point(|quote| quote.outer.start < one.tokens.end);
        let mut left = one.tokens.clone();
        for (at, quote) in quotes.iter().enumerate().take(until).skip(from) {
            let own = of_quote.get(at).is_some_and(Option::is_some)
                && !quote.outer.contains(&one.verb)
                && self.level(quote.outer.start) != level;
            if own && quote.outer.start <= left.start {
                left.start = left.start.max(quote.outer.end);
            }
        }
        // `“…,” and then the line went dead`: behind the quotation the text goes on in its own voice.
        let moved = left.start > one.tokens.start;
        let next = left.clone().find(|at| !self.ground.is_mark(*at)).unwrap_or(left.end);
        if moved && self.ground.is(next, Class::COORD) && !self.ground.any(next + 1, &["that", "que"]) {
            return None;
        }
        let plain = left.clone().any(|at| !self.ground.is_mark(at) && self.level(at) == level);
        let tokens = said::kept(self.ground, left).filter(|_| plain)?;
        Some(Speech { tokens, cue: one.cue.clone(), speakers, manner: one.manner, stance: one.stance, rule: one.rule })
    }
}
