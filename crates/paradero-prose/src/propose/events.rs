//! What happens to the people watched over: their way, custody, procedure, and who reaches them.
//!
//! Each verb of `tables/verbs.txt` that stands in the text is held against the patterns of `tables/events.txt`; it is an event
//! only where a person watched over fills the place in the sentence that the pattern asks for, and only where it is told
//! as having been so, or not.

mod chain;
mod details;
mod grammar;
mod lexicon;
mod nouns;
mod pattern;
mod roles;
mod slots;
#[cfg(test)]
mod tests;
mod when;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use paradero_record::{EventKind, Firmness, Stance, Value};

use crate::read::Known;
use crate::speech::{Mood, Voice};
use crate::who::{EntityId, EntityKind};
use crate::{Proposal, Section, Told, What};
use details::{Way, Where};
use grammar::{Filler, Group, Real, View};
use lexicon::{Form, LEXICON};
use pattern::{Mark, PATTERNS, Pattern};

/// The proposals of these rules, in the order of the text. Events are named `@0` and so on until all are put together.
pub(crate) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let mut found: Vec<Event> = Vec::new();
    for sentence in &known.prose.sentences {
        let block = known.prose.block_of(sentence);
        if !block.section.tells() || block.section == Section::Glossary {
            continue;
        }
        let view = View { known, sentence, language: block.language };
        if is_question(view) {
            continue;
        }
        for at in sentence.tokens.clone() {
            let Some(event) = event_at(view, at) else { continue };
            // `está detenida`: the helper tells no event of its own.
            if found.last().is_some_and(|last| (event.group.start..event.verb).contains(&last.verb)) {
                found.pop();
            }
            // `did not appear at her hearing`: the verb has told it.
            if found.last().is_some_and(|last| event.is_told_by(last)) {
                continue;
            }
            let further = chain::further(view, &event);
            found.push(event.behind(found.last()));
            found.extend(further);
        }
    }
    when::tell(known, &mut found);
    found.into_iter().enumerate().flat_map(|(index, event)| event.propose(known, index)).collect()
}

/// An event that is told somewhere in the text.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pattern: &'static Pattern,
    kind: EventKind,
    people: Vec<EntityId>,
    tokens: Range<usize>,
    verb: usize,
    attributes: BTreeMap<&'static str, Value>,
    denied: bool,
    voice: Voice,
    told: Told,
    /// The clause in which its words about time stand.
    clause: Range<usize>,
    group: Group,
}

impl Event {
    /// Whether a noun or a bare participle says only again what the verb of its clause has told.
    fn is_told_by(&self, last: &Self) -> bool {
        let bare = self.group.reading.form == Form::Noun
            || self.group.start == self.verb && matches!(self.group.reading.form, Form::Participle | Form::Either);
        let lasts = last.kind.name() == "ice_custody_started" && self.kind.lane() == last.kind.lane();
        bare && (last.kind == self.kind || lasts) && last.clause.contains(&self.verb)
    }

    /// What a bare `appealed` means behind a decision about bond.
    fn behind(mut self, last: Option<&Self>) -> Self {
        let near = last.is_some_and(|last| last.kind.name() == "bond_decision" && last.verb + 30 > self.verb);
        let bare = self.kind.name() == "bia_appeal_filed" && self.pattern.with.is_empty();
        if let (true, true, Some(kind)) = (near, bare, EventKind::find("bond_appeal_filed")) {
            self.kind = kind;
            self.attributes.clear();
        }
        self
    }

    fn propose(self, known: &Known<'_>, index: usize) -> Vec<Proposal> {
        let event = |person: &EntityId| {
            let what = What::Event { event: format!("@{index}"), kind: self.kind, attributes: self.attributes.clone() };
            let mut proposal = super::proposal(known, what, self.tokens.clone(), self.verb, "event");
            proposal.about = known.cast.entities.get(*person).map(|entity| entity.name.clone());
            proposal.told = self.told.clone();
            proposal.rule = self.kind.name();
            if self.denied {
                proposal.stance = Stance::Denies;
            }
            if self.group.real == Real::Future {
                proposal.tense = crate::Tense::Future;
            }
            if conditional(known, &self.group) {
                proposal.firmness = Firmness::Hedged;
            }
            proposal
        };
        self.people.iter().map(event).collect()
    }
}

/// `habría sido trasladada`: Spanish reporters mark hearsay with the conditional.
fn conditional(known: &Known<'_>, group: &Group) -> bool {
    (group.start..group.verb).any(|at| matches!(known.prose.low(at), "habria" | "habrian"))
}

fn is_question(view: View<'_, '_>) -> bool {
    let tokens = &view.sentence.tokens;
    (tokens.end.saturating_sub(3)..tokens.end).any(|at| view.low(at) == "?") || view.low(tokens.start) == "¿"
}

/// The event that a word tells of, if it does.
fn event_at(view: View<'_, '_>, at: usize) -> Option<Event> {
    let low = view.low(at);
    let readings = LEXICON.readings(view.language, low);
    let mut nouns = PATTERNS.of_noun(low).peekable();
    if readings.is_empty() && nouns.peek().is_none() || view.mention(at).is_some() {
        return None;
    }
    let mut voice = None;
    // `the Board of Immigration Appeals`, `the Removal Branch`: part of a name.
    let named = view.known.prose.tokens.get(at).is_some_and(|token| token.shape == crate::Shape::Title);
    if named
        && at > view.sentence.tokens.start
        && view.known.prose.tokens.get(at - 1).is_some_and(|token| token.shape == crate::Shape::Title)
    {
        return None;
    }
    if let Some(event) = nouns.find_map(|pattern| nouns::event(view, at, pattern, &mut voice)) {
        return Some(event);
    }
    for reading in readings {
        if PATTERNS.of_verb(reading.lemma).next().is_none() || copula(view, at, reading.lemma) {
            continue;
        }
        if helps(view, at, reading.lemma) {
            continue;
        }
        let Some(group) = grammar::group(view, at, *reading) else { continue };
        if group.real == Real::Unreal || indirect(view, &group) {
            continue;
        }
        let clause = details::clause(view, &group);
        let places = details::places(view, &group, &clause);
        let scene = Scene { view, group: &group, clause: &clause, places: &places };
        for pattern in PATTERNS.of_verb(reading.lemma) {
            if let Some(event) = scene.event(pattern, &mut voice) {
                return Some(event);
            }
        }
    }
    None
}

/// Whether `be` only joins or helps here: what somebody is; not where they are.
fn copula(view: View<'_, '_>, at: usize, lemma: usize) -> bool {
    const LEADS: &[&str] = &[
        "in",
        "at",
        "on",
        "inside",
        "aboard",
        "behind",
        "under",
        "among",
        "out",
        "back",
        "due",
        "one",
        "afraid",
        "home",
        "somewhere",
        "booked",
    ];
    LEXICON.lemmas.get(lemma).is_some_and(|lemma| &**lemma == "be")
        && !(at + 1..at + 7)
            .find(|next| view.time_at(*next).is_none() && !words::is_adverb(view.low(*next)))
            .is_some_and(|next| view.is(next, LEADS))
}

/// Whether `have` is a helper here: `has been moved`.
fn helps(view: View<'_, '_>, at: usize, lemma: usize) -> bool {
    let next =
        (at + 1..at + 5).find(|next| !words::is_adverb(view.low(*next)) && !view.is(*next, &["not", "by", "itself"]));
    let lemma = LEXICON.lemmas.get(lemma).map_or("", |lemma| lemma);
    lemma == "have"
        && next.is_some_and(|next| {
            let readings = LEXICON.readings(view.language, view.low(next));
            view.is(next, &["been", "to", "had"])
                || view.is(next - 1, &["never", "ever", "already", "not", "also"])
                || view.low(next).ends_with("ed")
                || readings.iter().any(|one| matches!(one.form, Form::Either | Form::Participle))
        })
}

/// `asked where he is held`, `whether she was moved`: what is asked is not told.
fn indirect(view: View<'_, '_>, group: &Group) -> bool {
    // `Had he been given a hearing`, `the judge ordered him removed`: not told as having been so.
    let first = view.start();
    let inverted = view.low(first) == "had" && view.mention(first + 1).is_some() && group.start <= first + 4;
    let ordered = group.reading.form != Form::Noun
        && group.start == group.verb
        && (group.start.saturating_sub(4)..group.start)
            .any(|at| view.is(at, &["order", "orders", "ordered", "ordering"]) && view.mention(at + 1).is_some());
    if inverted || ordered {
        return true;
    }
    let from = group.start.saturating_sub(8).max(view.sentence.tokens.start);
    for at in (from..group.start).rev() {
        match view.low(at) {
            // `sí pudo verlo`: only the accent tells it from `if`.
            "si" if view.known.prose.words_of(at..at + 1).ends_with('í') => return false,
            "whether" | "if" | "unless" | "si" | "ojala" | "como si" | "why" => return true,
            "where" | "donde" | "how" | "como" | "when" | "cuando" => {
                let before = at.checked_sub(1).filter(|one| *one >= view.sentence.tokens.start);
                let free = before.is_none_or(|one| {
                    view.low(one) == "," || view.mention(one).is_some() || details_noun(view.low(one))
                });
                return !free && !view.is(at, &["when", "cuando", "how", "como"]);
            }
            "," | ";" | "that" | "que" | "who" | "because" => return false,
            _ => {}
        }
    }
    false
}

fn details_noun(low: &str) -> bool {
    matches!(
        low,
        "center"
            | "jail"
            | "prison"
            | "facility"
            | "carcel"
            | "centro"
            | "prision"
            | "camp"
            | "penal"
            | "country"
            | "pais"
    )
}

/// Those of these who are watched over, also where relatives and lawyers say `my brother`, `my client`.
fn watched(view: View<'_, '_>, entities: &[EntityId]) -> Vec<EntityId> {
    entities.iter().filter_map(|id| if view.watched(*id) { Some(*id) } else { roles::ours(view, *id) }).collect()
}

/// A verb with its clause.
#[derive(Clone, Copy)]
struct Scene<'s, 'k, 't> {
    view: View<'k, 't>,
    group: &'s Group,
    clause: &'s Range<usize>,
    places: &'s [Where],
}

impl Scene<'_, '_, '_> {
    /// The event of a pattern, where the sentence fits it.
    fn event(self, pattern: &'static Pattern, voice: &mut Option<Voice>) -> Option<Event> {
        let negated = self.group.real == Real::Negated;
        let kind = self.kind(pattern)?;
        let aside =
            (self.clause.start.saturating_sub(1)..self.group.start).any(|at| self.view.is(at, &["when", "cuando"]));
        if !self.fits(pattern) || (aside && kind.name() == "died") {
            return None;
        }
        // `ordered that`: the word at which the clause ends counts too.
        let with = details::phrase(self.view, &(self.clause.start..self.clause.end + 1), &pattern.with);
        if !pattern.with.is_empty() && with.is_none()
            || details::phrase(self.view, self.clause, &pattern.without).is_some()
        {
            return None;
        }
        if pattern.has(Mark::Dated) && !self.dated() || !self.near(pattern) || !self.leads(pattern) {
            return None;
        }
        let filled = slots::fill(self, pattern)?;
        // `her family did not know where she was`: they had not learned it.
        let kind = match pattern.slot {
            pattern::Slot::Whereabouts if !filled.nobody => EventKind::find("whereabouts_learned").unwrap_or(kind),
            _ => kind,
        };
        let voice = voice.get_or_insert_with(|| self.view.known.voice(self.group.verb));
        let own = self.group.hanging && matches!(voice.mood, Mood::Supposed) && self.group.reading.form == Form::Base;
        if matches!(voice.mood, Mood::Supposed | Mood::General) && !own && !(negated && self.group.able) {
            return None;
        }
        let negated = negated || filled.nobody || voice.mood == Mood::Negated && self.negator();
        if pattern.has(Mark::Denied) && !negated {
            return None;
        }
        let tokens = self.span(&filled, with);
        let mut event = Event {
            pattern,
            kind,
            people: filled.people,
            tokens,
            verb: self.group.verb,
            attributes: pattern.set.iter().cloned().collect(),
            denied: negated != pattern.has(Mark::Denies) || negated,
            voice: voice.clone(),
            told: Told::default(),
            clause: self.clause.clone(),
            group: self.group.clone(),
        };
        self.describe(&mut event, &filled.subject, negated);
        Some(event)
    }

    /// The kind; of what is to come only what is set for a day.
    fn kind(self, pattern: &Pattern) -> Option<EventKind> {
        match self.group.real {
            Real::Unreal => None,
            Real::Future if pattern.kind.name() == "removal_executed" => {
                let planned = (self.group.start.saturating_sub(1)..self.group.verb)
                    .any(|at| self.view.is(at, &["plans", "intends"]));
                let times = self.view.known.times_within(self.view.sentence.tokens.clone());
                let dated = times.iter().any(|time| details::moment(time).is_some());
                EventKind::find("removal_scheduled").filter(|_| dated || !planned)
            }
            Real::Future => pattern.has(Mark::Future).then_some(pattern.kind),
            Real::Negated if self.group.able => pattern.has(Mark::Able).then_some(pattern.kind),
            _ => Some(pattern.kind),
        }
    }

    /// Whether a word that negates stands before the verb: what stands behind negates something else.
    fn negator(self) -> bool {
        let from = self.clause.start.min(self.group.start.saturating_sub(6)).max(self.view.start());
        // `Por no presentarse, fue ordenada deportada`: another clause.
        let mark = (from..self.group.start).rev().find(|at| self.view.low(*at) == ",");
        let from = mark.filter(|mark| mark + 1 == self.group.start).unwrap_or(from);
        (from..self.group.verb).any(|at| self.view.is(at, words::NEGATORS) || self.view.low(at).ends_with("n't"))
    }

    /// Whether words about time stand in the clause.
    fn dated(self) -> bool {
        self.view.known.times_within(self.clause.clone()).iter().any(|time| details::moment(time).is_some())
    }

    /// Whether the words that the pattern asks for stand right behind the verb.
    fn leads(self, pattern: &Pattern) -> bool {
        let next = self.group.verb + 1;
        let says =
            |phrase: &[Box<str>]| phrase.iter().enumerate().all(|(step, word)| self.view.low(next + step) == &**word);
        pattern.led.is_empty() || pattern.led.iter().any(|phrase| says(phrase))
    }

    /// Whether the words that the pattern asks for were said a little before.
    fn near(self, pattern: &Pattern) -> bool {
        let low = |at: usize| self.view.known.prose.low(at);
        let said = |at: usize| {
            pattern.near.iter().any(|phrase| phrase.iter().enumerate().all(|(step, word)| low(at + step) == &**word))
        };
        pattern.near.is_empty() || (self.group.start.saturating_sub(25)..self.group.start).any(said)
    }

    /// Whether voice, places and the rest are as the pattern asks.
    fn fits(self, pattern: &Pattern) -> bool {
        let way = |way: Way| self.places.iter().filter(move |place| place.way == way);
        let to = || way(Way::To);
        pattern.marks.iter().all(|mark| match mark {
            Mark::ToAbroad => to()
                .chain(way(Way::Direct))
                .chain(way(Way::At).filter(|place| place.tokens.start > self.group.verb))
                .any(Where::abroad),
            Mark::AtAbroad => way(Way::At).any(|place| place.tokens.start > self.group.verb && place.abroad()),
            Mark::ToUs => to().next().is_some() && !to().any(Where::abroad),
            Mark::ToAny => self.places.iter().any(|place| {
                place.tokens.start > self.group.verb && matches!(place.way, Way::To | Way::At | Way::Direct)
            }),
            Mark::FromAbroad => way(Way::Direct).chain(way(Way::From)).any(Where::abroad),
            Mark::AtAny => way(Way::At).any(|place| place.tokens.start > self.group.verb),
            Mark::AtSite => way(Way::At).any(|place| place.site),
            Mark::ToSite => to().any(|place| place.site),
            Mark::FromSite => way(Way::From).any(|place| place.site),
            Mark::Passive => self.group.passive,
            Mark::Active => !self.group.passive,
            Mark::Still => self.group.passive && self.group.still,
            Mark::Able | Mark::Denied | Mark::Denies | Mark::After | Mark::Future => true,
            Mark::Topic | Mark::Dated | Mark::Is => true,
            Mark::Itself => self.reflexive(),
            Mark::Calls => !self.group.passive && !self.names_itself(),
            Mark::Contact => !self.group.passive || self.group.real == Real::Negated,
            Mark::Judge => !self.group.passive,
        })
    }

    /// `me llamo Edwin`: only the accent tells it from `me llamó`.
    fn names_itself(self) -> bool {
        let (verb, prose) = (self.group.verb, &self.view.known.prose);
        prose.words_of(verb..verb + 1).to_lowercase() == "llamo"
            && (self.group.start..verb).any(|at| self.view.is(at, &["me"]))
    }

    fn reflexive(self) -> bool {
        let near = self.group.verb.saturating_sub(2)..(self.group.verb + 4).min(self.clause.end);
        near.clone().any(|at| self.view.is(at, &["himself", "herself", "themselves", "se"]))
            || self.view.low(self.group.verb).ends_with("se")
    }

    fn describe(self, event: &mut Event, subject: &Filler, negated: bool) {
        let into = &mut event.attributes;
        details::write_places(self.view, event.kind, self.places, into);
        details::write_rest(self.view, event.kind, self.clause, into);
        match event.kind.name() {
            "locator_checked" | "list_checked" => {
                if let Some(result) = self.result(negated) {
                    into.insert("result", Value::Word(result.to_owned()));
                }
                event.denied = false;
            }
            "hearing_held" if negated && into.remove("present").is_some() => {
                into.insert("present", Value::Flag(false));
                event.denied = false;
            }
            "contact_event" if event.pattern.slot == pattern::Slot::Topic => {}
            "contact_event" => {
                if let Some(tokens) = subject.tokens().filter(|_| !self.group.passive) {
                    let words = self.view.known.prose.words_of(tokens);
                    if words.chars().count() > 3
                        && !event.people.iter().any(|id| matches!(subject, Filler::Found(of, _) if of.contains(id)))
                    {
                        into.insert("with", Value::Text(words.to_owned()));
                    }
                }
            }
            _ if matches!(event.kind.lane(), paradero_record::Lane::Custody) => {
                details::write_actor(self.view, self.group, self.clause, subject, into);
            }
            _ => {}
        }
    }

    /// What a look at a locator or list gave; nothing where only the looking is told.
    fn result(self, negated: bool) -> Option<&'static str> {
        const LOOKS: &[&str] = &[
            "type",
            "enter",
            "search",
            "look",
            "check",
            "use",
            "consult",
            "buscar",
            "consultar",
            "revisar",
            "teclear",
            "escribir",
        ];
        const NOTHING: &[&str] = &["nothing", "no", "nada", "never", "nunca"];
        let verb = LEXICON.lemmas.get(self.group.reading.lemma).map_or("", |lemma| lemma);
        let low = self.view.low(self.group.verb);
        let gone = negated || low.starts_with("vanish") || low.contains("isappear") || low.starts_with("desap");
        let nothing = || self.view.sentence.tokens.clone().any(|at| self.view.is(at, NOTHING));
        if LOOKS.contains(&verb) {
            return nothing().then_some("not_found");
        }
        Some(if gone { "not_found" } else { "found" })
    }

    /// The words it rests on: from who does or suffers it to the last that belongs to it.
    fn span(self, filled: &slots::Filled, with: Option<Range<usize>>) -> Range<usize> {
        let mut start = self.group.start;
        let mut end = self.group.verb + 1;
        let near = |tokens: &Range<usize>| tokens.start + 16 > self.group.start && tokens.start < self.group.start + 30;
        // What stands in a row begins at its own verb: `Ana was arrested and | deported`.
        let in_row = self.view.is(start.wrapping_sub(1), &["and", "y", "e", "or"]);
        let subject = filled.subject.tokens().filter(|_| !in_row);
        let own = filled.own.clone().filter(|own| !in_row || own.start >= start);
        for tokens in [subject, own, with].into_iter().flatten().filter(near) {
            start = start.min(tokens.start);
            end = end.max(tokens.end);
        }
        for place in self.places {
            start = start.min(if place.tokens.start < start { start } else { place.tokens.start });
            end = end.max(place.tokens.end);
        }
        let sentence = &self.view.sentence.tokens;
        start.max(sentence.start)..end.min(sentence.end)
    }

    /// Whether somebody is a person, not an office.
    fn is_human(self, id: EntityId) -> bool {
        self.view
            .known
            .cast
            .entities
            .get(id)
            .is_some_and(|one| matches!(one.kind, EntityKind::Person | EntityKind::Group))
    }
}
