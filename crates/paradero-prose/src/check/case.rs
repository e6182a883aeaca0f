//! What checks look at: the proposals of a text, the words that may disagree, and what each side of a disagreement rests on.

use std::collections::BTreeMap;
use std::ops::Range;

use paradero_record::{Firmness, Moment, Stance};

use super::cues::{Cues, Hit};
use super::days::Days;
use super::{Check, CheckType, Severity};
use crate::read::Known;
use crate::speech::Mood;
use crate::{Proposal, Section, Span, Told, What};

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// The proposal, where the words have one.
    pub(super) id: Option<String>,
    /// The words.
    pub(super) span: Span,
}

/// A text with what was found in it.
pub(super) struct Case<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) proposals: &'a [Proposal],
    hits: Vec<Hit>,
    /// Where the hits of each class are, in order.
    by_class: BTreeMap<&'static str, Vec<usize>>,
    /// The days on which the text can have been published.
    pub(super) published: Option<Days>,
    /// The text does not show when it was published.
    pub(super) undated: bool,
    pub(super) checks: Vec<Check>,
}

impl<'a> Case<'a> {
    pub(super) fn of(known: &'a Known<'a>, proposals: &'a [Proposal]) -> Self {
        let published = known.ask.published.as_ref().map(Days::of).filter(|days| days.is_bounded());
        let missing = |one: &Proposal| matches!(&one.what, What::Source(crate::SourceField::Missing("published")));
        let undated = proposals.iter().any(missing);
        let mut case = Self {
            known,
            proposals,
            hits: Vec::new(),
            by_class: BTreeMap::new(),
            published,
            undated,
            checks: Vec::new(),
        };
        case.hits = Cues::find(&case);
        for (at, hit) in case.hits.iter().enumerate() {
            case.by_class.entry(hit.class).or_default().push(at);
        }
        case
    }

    /// The hits of a class that say that something is or is not so, in order.
    pub(super) fn cue(&self, class: &str) -> Vec<Hit> {
        self.cue_any(class).filter(|hit| self.is_said(hit.tokens.start)).cloned().collect()
    }

    /// The hits of a class however they are meant, in order.
    pub(super) fn cue_any(&self, class: &str) -> impl Iterator<Item = &Hit> {
        let of = self.by_class.get(class).map_or(&[][..], Vec::as_slice);
        of.iter().filter_map(|at| self.hits.get(*at))
    }

    /// Whether a sentence has a hit of a class.
    pub(super) fn sentence_has(&self, sentence: usize, class: &str) -> bool {
        let of = self.by_class.get(class).map_or(&[][..], Vec::as_slice);
        let from = of.partition_point(|at| self.hits.get(*at).is_some_and(|hit| hit.sentence < sentence));
        of.get(from).and_then(|at| self.hits.get(*at)).is_some_and(|hit| hit.sentence == sentence)
    }

    /// Whether the words at a token say that something is or is not so, and do not only suppose it or speak in general.
    pub(super) fn is_said(&self, token: usize) -> bool {
        !matches!(self.known.voice(token).mood, Mood::Supposed | Mood::General)
    }

    pub(super) fn is_negated(&self, token: usize) -> bool {
        self.known.voice(token).mood == Mood::Negated
    }

    /// Whether the words at a token are the text's own.
    pub(super) fn is_own(&self, token: usize) -> bool {
        self.known.voice(token).speakers.is_empty()
    }

    pub(super) fn section(&self, sentence: usize) -> Section {
        let prose = &self.known.prose;
        prose.sentences.get(sentence).map_or(Section::Body, |of| prose.block_of(of).section)
    }

    pub(super) fn tokens_of(&self, sentence: usize) -> Range<usize> {
        self.known.prose.sentences.get(sentence).map_or(0..0, |of| of.tokens.clone())
    }

    pub(super) fn sentence_of(&self, span: Span) -> usize {
        let token = self.known.prose.token_at(span.start);
        self.known.prose.sentence_at(token).unwrap_or(usize::MAX)
    }

    /// Whether a sentence has one of these words.
    pub(super) fn has_word(&self, sentence: usize, words: &[&str]) -> bool {
        let of = self.known.prose.tokens.get(self.tokens_of(sentence)).unwrap_or_default();
        of.iter().any(|token| token.is_any(words))
    }

    /// Whether a sentence has a word that begins with one of these.
    pub(super) fn has_stem(&self, sentence: usize, stems: &[&str]) -> bool {
        let of = self.known.prose.tokens.get(self.tokens_of(sentence)).unwrap_or_default();
        of.iter().any(|token| stems.iter().any(|stem| token.low.starts_with(stem)))
    }

    /// The clause around some words: to the next comma or other mark, at most some words to each side, within the sentence.
    pub(super) fn clause(&self, tokens: Range<usize>, sentence: usize) -> Range<usize> {
        let whole = self.tokens_of(sentence);
        let ends = |at: usize| {
            let word = self.known.prose.low(at);
            matches!(word, "," | ";" | ":" | "(" | ")" | "-" | "." | "\u{201c}" | "\u{201d}" | "\"" | "«" | "»" | "→")
        };
        let mut start = tokens.start;
        while start > whole.start && tokens.start - start < 16 && !ends(start - 1) {
            start -= 1;
        }
        let mut end = tokens.end;
        while end < whole.end && end - tokens.end < 16 && !ends(end) {
            end += 1;
        }
        start..end
    }

    /// One side: the clause around some words, with the proposal that rests on them.
    pub(super) fn side(&self, hit: &Hit) -> Side {
        self.side_at(hit.tokens.clone(), hit.sentence)
    }

    pub(super) fn side_at(&self, tokens: Range<usize>, sentence: usize) -> Side {
        let core = self.known.prose.span_of(tokens.clone());
        let span = self.known.prose.span_of(self.clause(tokens, sentence));
        // The proposal that shares most with the words, and of those the shortest.
        let shared = |one: &&Proposal| {
            let both = |span: Span| span.end.min(one.span.end).saturating_sub(span.start.max(one.span.start));
            (both(core), both(span), std::cmp::Reverse(one.span.end - one.span.start))
        };
        let of_case = |one: &&Proposal| {
            !matches!(one.what, What::Name { .. } | What::Role { .. } | What::Place { .. } | What::Source(_))
        };
        let best = self.proposals.iter().filter(of_case).filter(|one| one.span.meets(span)).max_by_key(shared);
        Side { id: best.map(|one| one.id.clone()), span }
    }

    pub(super) fn side_of(proposal: &Proposal) -> Side {
        Side { id: Some(proposal.id.clone()), span: proposal.span }
    }

    /// Whom a sentence is about: the person of its proposals, else somebody watched who is named in it, else the person asked about.
    pub(super) fn about(&self, sentence: usize) -> Option<String> {
        let span = self.known.prose.sentences.get(sentence)?.span;
        let of = self.proposals.iter().find(|one| one.about.is_some() && one.span.meets(span));
        let named = || {
            let mentions = self.known.cast.within(self.tokens_of(sentence));
            let watched = mentions.iter().map(|mention| self.known.cast.entity(mention)).find(|who| who.watched);
            watched.map(|who| who.name.clone())
        };
        of.and_then(|one| one.about.clone()).or_else(named).or_else(|| self.focus())
    }

    /// The person asked about.
    pub(super) fn focus(&self) -> Option<String> {
        let focus = self.known.cast.focus.and_then(|at| self.known.cast.entities.get(at));
        focus.map(|who| who.name.clone()).or_else(|| self.known.ask.about.clone())
    }

    /// The events that are told, in the order of the text.
    pub(super) fn events(&self) -> Vec<Told1<'a>> {
        let event = |one: &'a Proposal| match &one.what {
            What::Event { event, kind, attributes } => {
                let moment = one.told.moment.as_ref();
                let days = moment.map(Days::of).or_else(|| self.day_within(one));
                Some(Told1 { proposal: one, event, kind: kind.name(), attributes, days })
            }
            _ => None,
        };
        self.proposals.iter().filter_map(event).collect()
    }

    /// The one day that the words of a proposal name, where its rule did not take it as the date.
    fn day_within(&self, one: &Proposal) -> Option<Days> {
        let prose = &self.known.prose;
        let tokens = prose.token_at(one.span.start)..prose.token_at(one.span.end.saturating_sub(1)) + 1;
        let mut days = self.known.times_within(tokens).iter().filter_map(|time| match &time.means {
            crate::time::Means::At(moment) => Some(Days::of(moment)).filter(|days| days.one().is_some()),
            _ => None,
        });
        let first = days.next()?;
        let public = matches!(&one.what, What::Event { kind, .. } if kind.lane() == paradero_record::Lane::Public);
        (public && days.next().is_none()).then_some(first)
    }

    /// Whether the words are the publisher's: the text's own, or those of the reporter or host who speaks for it.
    pub(super) fn is_house(&self, token: usize) -> bool {
        let voice = self.known.voice(token);
        let journalist = |at: &usize| {
            self.known.cast.entities.get(*at).is_some_and(|who| {
                matches!(who.role, Some(paradero_record::Role::Journalist | paradero_record::Role::Publisher))
            })
        };
        voice.speakers.is_empty() || (!voice.quoted && voice.speakers.iter().all(journalist))
    }

    /// Adds a disagreement. What has no side, or fewer than the type needs, is left out.
    pub(super) fn say(&mut self, kind: CheckType, severity: Severity, sides: Vec<Side>, says: (String, String)) {
        let mut sides: Vec<Side> = sides.into_iter().filter(|side| side.span.start < side.span.end).collect();
        sides.sort_by_key(|side| (side.span, side.id.clone()));
        sides.dedup();
        let mut statements: Vec<String> = Vec::new();
        for id in sides.iter().filter_map(|side| side.id.clone()) {
            if !statements.contains(&id) {
                statements.push(id);
            }
        }
        let mut ranges: Vec<Span> = sides.iter().map(|side| side.span).collect();
        ranges.dedup();
        if !ranges.is_empty() {
            self.checks.push(Check { kind, severity, statements, ranges, says });
        }
    }
}

/// An event as one proposal tells it.
#[derive(Clone, Debug)]
pub(super) struct Told1<'a> {
    pub(super) proposal: &'a Proposal,
    pub(super) event: &'a str,
    pub(super) kind: &'static str,
    pub(super) attributes: &'a BTreeMap<&'static str, paradero_record::Value>,
    pub(super) days: Option<Days>,
}

impl Told1<'_> {
    pub(super) fn told(&self) -> &Told {
        &self.proposal.told
    }

    pub(super) fn moment(&self) -> Option<&Moment> {
        self.proposal.told.moment.as_ref()
    }

    /// Whether it is said to have happened.
    pub(super) fn happened(&self) -> bool {
        matches!(self.proposal.stance, Stance::Asserts | Stance::Reports) && self.proposal.tense != crate::Tense::Future
    }

    pub(super) fn is_own(&self) -> bool {
        self.proposal.speakers.is_empty()
    }

    pub(super) fn is_plain(&self) -> bool {
        self.proposal.firmness == Firmness::Plain
    }

    pub(super) fn is_custody(&self) -> bool {
        CUSTODY.contains(&self.kind)
    }

    /// The words of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        use paradero_record::Value;
        self.attributes.get(name).map(|value| match value {
            Value::Text(text) | Value::Word(text) => text.clone(),
            Value::Place(place) => place.as_str().to_owned(),
            Value::Moment(moment) => moment.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        })
    }
}

/// Kinds of events with which custody begins.
pub(super) const CUSTODY: &[&str] = &[
    "arrested",
    "ice_custody_started",
    "custody_booked_in",
    "local_custody_started",
    "hold_room_in",
    "detainer_hold_started",
    "border_encounter",
];

/// Kinds of events with which custody in the country ends.
pub(super) const FREED: &[&str] =
    &["released", "custody_booked_out", "criminal_custody_ended", "departed_voluntarily", "parole_decided"];
