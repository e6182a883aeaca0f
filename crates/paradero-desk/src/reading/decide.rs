//! Decisions about proposals: what is accepted becomes statements, what is rejected is remembered; all at once, or nothing.

use std::collections::{BTreeMap, BTreeSet};

use paradero_prose::accept::{Accepted, Into, accept};
use paradero_prose::{Proposal, SourceField, What};
use paradero_record::{
    About, Anchor, EventId, Moment, Person, PersonId, Place, PlaceId, Record, Recorded, Review, ReviewOutcome, Source,
    Statement, Subject, Tier, When,
};

use super::DecidedCounts;
use super::faults::Faults;
use super::fields::{declare_places, mend, moment, typed};
use super::form::ReadingForm;
use super::known::{Known, not_beside_itself};
use super::people::{Is, plain};
use super::status::Stand;
use crate::desk::{Belief, Ctx, Refusal};
use crate::line::Lines;
use crate::recording::field::{clean, name_for, some};

/// Records what is decided, or says what is wrong and records nothing.
pub(super) fn record(
    ctx: &Ctx<'_>,
    known: &Known,
    form: &ReadingForm,
) -> Result<Result<DecidedCounts, Faults>, Refusal> {
    let drafted = known.drafted(ctx);
    let lines = Lines::new(&drafted, ctx.language);
    let mut faults = Faults::default();
    let tier = tier(ctx, known, form, &mut faults);
    let record = Record { zone: ctx.desk.zone.clone(), ..Record::default() };
    let new = BTreeMap::new();
    let mut deciding = Deciding {
        ctx,
        known,
        form,
        lines,
        tier,
        faults,
        record,
        new,
        accepted: Vec::new(),
        counts: DecidedCounts::default(),
    };
    deciding.proposals();
    deciding.anchors();
    let Deciding { faults, record, mut counts, new, .. } = deciding;
    counts.people = new.len();
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    if counts != DecidedCounts::default() {
        ctx.desk.append(&record, ctx.now, &ctx.viewer.name, Belief::Now)?;
    }
    Ok(Ok(counts))
}

/// Who may see what is accepted: nobody records what they could not see themselves afterwards.
fn tier(ctx: &Ctx<'_>, known: &Known, form: &ReadingForm, faults: &mut Faults) -> Tier {
    let Some(word) = some(&form.tier) else { return known.opened.tier };
    match Tier::find(&word) {
        Some(tier) if tier < ctx.viewer.tier => {
            let (english, spanish) = (
                "you could not see it yourself: choose a tier that you may see",
                "usted no podría verlo: elija un nivel que pueda ver",
            );
            faults.add(ctx, "tier", "", english, spanish);
            tier
        }
        Some(tier) => tier,
        None => {
            faults.choose(ctx, "tier", "");
            Tier::Privileged
        }
    }
}

struct Deciding<'a> {
    ctx: &'a Ctx<'a>,
    known: &'a Known,
    form: &'a ReadingForm,
    lines: Lines<'a>,
    tier: Tier,
    faults: Faults,
    /// What is going to be recorded.
    record: Record,
    /// The people who are new, by their place among those found.
    new: BTreeMap<usize, PersonId>,
    /// The accepted statements, with the proposals that they come from.
    accepted: Vec<(usize, Statement)>,
    counts: DecidedCounts,
}

impl Deciding<'_> {
    fn proposals(&mut self) {
        let known = self.known;
        for (at, one) in known.reading.proposals.iter().enumerate() {
            let choice = self.form.typed("choice", &one.id).unwrap_or("open").trim();
            if matches!(choice, "" | "open") || !self.is_as_shown(at, one) {
                continue;
            }
            match choice {
                "accept" => self.accept(at, one),
                "reject" => self.reject(at, one),
                "reopen" => self.reopen(at, one),
                _ => self.faults.choose(self.ctx, "choice", &one.id),
            }
        }
        // The places of this text stand for their names, whichever was accepted first.
        let state = self.ctx.desk.state();
        let places: Vec<&Place> = state.base.places.values().chain(self.record.places.values()).collect();
        for (_, statement) in &mut self.accepted {
            declare_places(statement, &places);
        }
        let statements = self.accepted.iter().map(|(_, statement)| (statement.id(), statement.clone()));
        self.record.statements.extend(statements);
    }

    /// Whether the proposal is the one that the page showed.
    fn is_as_shown(&mut self, at: usize, one: &Proposal) -> bool {
        let shown = self.form.typed("key", &one.id).map(str::trim).filter(|key| !key.is_empty());
        let same = shown.is_none_or(|key| self.known.keys.get(at).is_some_and(|own| own == key));
        if !same {
            let (english, spanish) = (
                "the text is read otherwise than when this page was made: look at it again",
                "el texto se lee de otra manera que cuando se hizo esta página: mírelo de nuevo",
            );
            self.faults.add(self.ctx, "choice", &one.id, english, spanish);
        }
        same
    }

    fn stand(&self, at: usize) -> Stand {
        self.known.statuses.get(at).map_or(Stand::Open, |status| status.stand)
    }

    fn reject(&mut self, at: usize, one: &Proposal) {
        match self.stand(at) {
            Stand::Accepted => {
                let (english, spanish) = (
                    "it is in the record already, where nothing is removed: record what speaks against it",
                    "ya está en el registro, donde nada se borra: anote lo que hable en contra",
                );
                self.faults.add(self.ctx, "choice", &one.id, english, spanish);
            }
            Stand::Rejected => {}
            Stand::Open => {
                self.counts.rejected += 1;
                self.review(at, one, ReviewOutcome::Rejected, ("not to be recorded", "no se registra"));
            }
        }
    }

    fn reopen(&mut self, at: usize, one: &Proposal) {
        if self.stand(at) == Stand::Rejected {
            self.counts.reopened += 1;
            self.review(at, one, ReviewOutcome::Reopened, ("opened again", "abierta de nuevo"));
        }
    }

    fn review(&mut self, at: usize, one: &Proposal, outcome: ReviewOutcome, usual: (&str, &str)) {
        let because = self.form.typed("because", &one.id).and_then(some);
        let text = &self.known.opened.text;
        let quote = paradero_prose::accept::locus(one.span, text).quote.unwrap_or_default();
        let review = Review {
            outcome,
            source: self.known.opened.source.id.clone(),
            proposal: self.known.keys.get(at).cloned().unwrap_or_default(),
            quote: clean(&quote),
            because: because.unwrap_or_else(|| self.ctx.language.choose(usual.0, usual.1).to_owned()),
            recorded: Recorded { at: Moment::at(self.ctx.now, &self.ctx.desk.zone), by: self.ctx.viewer.name.clone() },
        };
        // The same words twice in a text are one proposal.
        if !self.record.reviews.contains(&review) {
            self.record.reviews.push(review);
        }
    }

    fn accept(&mut self, at: usize, one: &Proposal) {
        if self.stand(at) == Stand::Accepted {
            return;
        }
        if !self.known.is_recordable(at) {
            let (english, spanish) = (
                "there is nothing to record in this; it can be rejected",
                "aquí no hay nada que registrar; se puede rechazar",
            );
            self.faults.add(self.ctx, "choice", &one.id, english, spanish);
            return;
        }
        let typed = typed(self.known, at, self.form, &self.lines);
        if let What::Source(field) = &one.what {
            self.accept_fact(one, field, &typed);
        } else {
            self.accept_said(at, one, &typed);
        }
        if self.stand(at) == Stand::Rejected {
            self.review(at, one, ReviewOutcome::Reopened, ("accepted after all", "aceptada al final"));
        }
        self.counts.accepted += 1;
    }

    /// Takes a fact about the source: a later entry stands in the place of the earlier one.
    fn accept_fact(&mut self, one: &Proposal, field: &SourceField, typed: &BTreeMap<String, String>) {
        let id = &self.known.opened.source.id;
        let before = self.record.sources.remove(id).unwrap_or_else(|| self.known.opened.source.clone());
        let mut source = Source { recorded: None, ..before };
        let text = |text: &String| typed.get("text").cloned().unwrap_or_else(|| text.clone());
        match field {
            SourceField::Title(title) => match some(&text(title)) {
                Some(title) => source.title = title,
                None => {
                    self.faults.add(self.ctx, "text", &one.id, "this cannot be empty", "esto no puede quedar vacío");
                }
            },
            SourceField::Publisher(publisher) => source.publisher = some(&text(publisher)),
            SourceField::Url(url) => source.url = some(&text(url)),
            SourceField::CopyOf(of) => source.copy_of = some(&text(of)),
            SourceField::Published { moment: proposed, worked_out } => {
                let given = typed.get("when");
                source.published_inferred = *worked_out && given.is_none();
                source.published = match given {
                    Some(text) => moment(self.ctx, text, &one.id, &mut self.faults),
                    None => Some(proposed.clone()),
                };
            }
            SourceField::Byline(_) | SourceField::Missing(_) => {}
        }
        self.record.sources.insert(id.clone(), source);
    }

    /// Takes a statement, a name or a place.
    fn accept_said(&mut self, at: usize, one: &Proposal, typed: &BTreeMap<String, String>) {
        let is_own = matches!(one.what, What::Place { .. } | What::Law { .. });
        let person = if is_own { Some(PersonId::new("somebody")) } else { self.person(one, typed) };
        let Some(person) = person else { return };
        let events = self.events(at, one, &person, typed);
        let source = &self.known.opened.source;
        let into = Into {
            source: source.id.clone(),
            person: person.clone(),
            zone: self.ctx.desk.zone.clone(),
            tier: self.tier,
            events,
            recorded: None,
        };
        let mut accepted = accept(one, &self.known.opened.text, &into);
        mend(self.ctx, &one.id, typed, &mut accepted, &mut self.faults);
        let Accepted { statement, place, name, topic } = accepted;
        if let Some(place) = place {
            self.declare(place);
        }
        if let Some(name) = name {
            self.name(&person, name);
        }
        let topic = topic.map(|topic| self.topic(topic));
        if let Some(mut statement) = statement {
            if let Some(topic) = topic {
                statement.person = topic;
            }
            not_beside_itself(&mut statement);
            self.accepted.push((at, statement));
        }
    }

    /// Whom a proposal is about, who is recorded now if they are new.
    fn person(&mut self, one: &Proposal, typed: &BTreeMap<String, String>) -> Option<PersonId> {
        let chosen =
            typed.get("about").map(|number| number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)));
        let place = chosen.unwrap_or_else(|| self.known.about(one));
        let found = place.and_then(|at| self.known.people.get(at).map(|found| (at, found)));
        let Some((at, found)) = found else {
            self.faults.add(self.ctx, "about", &one.id, "choose about whom this is", "elija sobre quién es");
            return None;
        };
        let number = (at + 1).to_string();
        match &found.is {
            Is::On(person) => Some(person.clone()),
            Is::New => self.new_person(at, &found.name),
            Is::Open | Is::Wrong => {
                let (english, spanish) = (
                    "say who this is before something about them is accepted",
                    "indique quién es antes de aceptar algo sobre esta persona",
                );
                self.faults.add(self.ctx, "person", &number, english, spanish);
                None
            }
            Is::Nobody => {
                let (english, spanish) = (
                    "it is about somebody whom you chose not to record",
                    "trata de alguien que usted decidió no registrar",
                );
                self.faults.add(self.ctx, "choice", &one.id, english, spanish);
                None
            }
        }
    }

    fn new_person(&mut self, at: usize, name: &str) -> Option<PersonId> {
        if let Some(id) = self.new.get(&at) {
            return Some(id.clone());
        }
        let number = (at + 1).to_string();
        let label = self.form.typed("label", &number).map_or_else(|| Some(name.to_owned()), some);
        let Some(label) = label else {
            self.faults.add(
                self.ctx,
                "person",
                &number,
                "a new person needs a name",
                "una persona nueva necesita un nombre",
            );
            return None;
        };
        let people = &self.record.people;
        let is_taken = |id: &str| {
            let id = PersonId::new(id);
            self.ctx.desk.state().base.people.contains_key(&id) || people.contains_key(&id)
        };
        let id = PersonId::new(name_for(&label, is_taken));
        let names = if label == name { Vec::new() } else { vec![name.to_owned()] };
        let person = Person {
            id: id.clone(),
            label,
            subject: Subject::Person,
            born: None,
            countries: Vec::new(),
            names,
            identifiers: Vec::new(),
            made_up: false,
            note: None,
        };
        self.record.people.insert(id.clone(), person);
        self.new.insert(at, id.clone());
        Some(id)
    }

    fn name(&mut self, person: &PersonId, name: String) {
        let known = self.record.people.get(person).cloned();
        let known = known.or_else(|| self.ctx.desk.state().base.people.get(person).cloned());
        let Some(mut known) = known else { return };
        if known.label != name && !known.names.contains(&name) {
            known.names.push(name);
            self.record.people.insert(person.clone(), known);
        }
    }

    /// Declares a place, unless one of its name is declared.
    fn declare(&mut self, place: Place) {
        let state = self.ctx.desk.state();
        let known = || state.base.places.values().chain(self.record.places.values());
        if known().any(|one| plain(&one.label) == plain(&place.label)) {
            return;
        }
        let is_taken = |id: &PlaceId| known().any(|one| one.id == *id);
        let first = place.id.clone();
        let numbered = (2u32..).map(|n| PlaceId::new(format!("{first}_{n}")));
        let id = std::iter::once(first.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(first);
        drop(state);
        self.record.places.insert(id.clone(), Place { id, ..place });
    }

    /// The topic that has this name on record, or else a new one.
    fn topic(&mut self, topic: Person) -> PersonId {
        let state = self.ctx.desk.state();
        let same = |one: &&Person| {
            one.subject == Subject::Topic && (one.id == topic.id || plain(&one.label) == plain(&topic.label))
        };
        if let Some(known) = state.base.people.values().find(same) {
            return known.id.clone();
        }
        drop(state);
        let id = topic.id.clone();
        self.record.people.entry(id.clone()).or_insert(topic);
        id
    }

    /// Which events of the record the events of the text are, for this person.
    fn events(
        &mut self,
        at: usize,
        one: &Proposal,
        person: &PersonId,
        typed: &BTreeMap<String, String>,
    ) -> BTreeMap<String, EventId> {
        let mut events = BTreeMap::new();
        for (other, proposal) in self.known.reading.proposals.iter().enumerate() {
            let What::Event { event, .. } = &proposal.what else { continue };
            let chosen = self.form.typed("event", &proposal.id).map(str::trim);
            let is_chosen = self.form.typed("choice", &proposal.id).is_some_and(|choice| choice.trim() == "accept");
            let id = match chosen.filter(|_| is_chosen) {
                Some("") => None,
                Some(id) => Some(EventId::new(id)),
                None => self.known.joined(other, person),
            };
            if let Some(id) = id {
                events.entry(event.clone()).or_insert(id);
            }
        }
        self.check_event(at, one, person, typed, &mut events);
        events
    }

    /// The event that was chosen must be one of the person's, and of the kind.
    fn check_event(
        &mut self,
        at: usize,
        one: &Proposal,
        person: &PersonId,
        typed: &BTreeMap<String, String>,
        events: &mut BTreeMap<String, EventId>,
    ) {
        let What::Event { event, kind, .. } = &one.what else { return };
        let kind = typed.get("kind").and_then(|word| paradero_record::EventKind::find(word)).unwrap_or(*kind);
        let own = self.form.typed("event", &one.id).map(str::trim);
        let joined = match own {
            Some("") => {
                events.remove(event);
                return;
            }
            Some(id) => Some(EventId::new(id)),
            None => self.known.joined(at, person).filter(|_| !typed.contains_key("kind")),
        };
        match joined {
            Some(id) if self.known.events(person, kind).contains_key(&id) => drop(events.insert(event.clone(), id)),
            Some(_) => {
                let (english, spanish) = (
                    "choose an event of this person and this kind, or one of its own",
                    "elija un hecho de esta persona y este tipo, o uno propio",
                );
                self.faults.add(self.ctx, "event", &one.id, english, spanish);
            }
            None if typed.contains_key("kind") => drop(events.remove(event)),
            None => {}
        }
    }

    /// A time that counts from another event needs that event: a record must not point at what is not in it.
    fn anchors(&mut self) {
        let event = |statement: &Statement| match &statement.about {
            About::Event { event, .. } => Some((statement.person.clone(), event.clone())),
            _ => None,
        };
        let mut known: BTreeSet<(PersonId, EventId)> = self.record.statements.values().filter_map(event).collect();
        known.extend(self.known.records.values().flat_map(|record| record.statements.values()).filter_map(event));
        for (at, statement) in &self.accepted {
            let About::Event {
                when: When::Offset { anchor, .. } | When::Order { anchor, .. } | When::SameDay(anchor),
                ..
            } = &statement.about
            else {
                continue;
            };
            let Anchor::Event(anchor) = anchor else { continue };
            if known.contains(&(statement.person.clone(), anchor.clone())) {
                continue;
            }
            let id = self.known.reading.proposals.get(*at).map_or("", |one| one.id.as_str());
            let (english, spanish) = (
                "its time counts from an event that is not in the record: accept that too, or type when",
                "su momento se cuenta desde un hecho que no está en el registro: acéptelo también, o escriba cuándo",
            );
            self.faults.add(self.ctx, "when", id, english, spanish);
        }
    }
}
