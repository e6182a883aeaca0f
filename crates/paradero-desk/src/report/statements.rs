//! From a report to its source and statements.

use std::collections::{BTreeMap, BTreeSet};

use paradero_record::{
    About, EventId, EventKind, Firmness, Locus, Moment, PersonId, Record, Source, SourceId, SourceKind, Stance,
    Statement, Tier, Value, When,
};

use super::{Happened, Read};
use crate::desk::{Belief, Ctx, Refusal};
use crate::recording::field::name_for;

type Attributes = BTreeMap<&'static str, Value>;

/// Records the source and what it says.
pub(super) fn record_said(ctx: &Ctx<'_>, person: &PersonId, read: &Read) -> Result<(), Refusal> {
    let known = ctx.desk.load(person, &ctx.viewer)?;
    let label = known.people.get(person).map_or_else(|| person.to_string(), |known| known.label.clone());
    let source = source(ctx, &label);
    let mut said = Said {
        ctx,
        person: person.clone(),
        source: source.id.clone(),
        taken: known.event_ids(person),
        statements: Vec::new(),
    };
    said.all(read);
    let mut record = Record { zone: ctx.desk.zone.clone(), ..Record::default() };
    record.sources.insert(source.id.clone(), source);
    record.statements.extend(said.statements.into_iter().map(|statement| (statement.id(), statement)));
    ctx.desk.append(&record, ctx.now, &ctx.viewer.name, Belief::Now)?;
    Ok(())
}

/// The report as a source. Whoever may see any of its statements sees its title: it names nobody but the person.
fn source(ctx: &Ctx<'_>, label: &str) -> Source {
    let day = ctx.desk.zone.day_of(ctx.now);
    let title = format!("Family report about {label}, {day}");
    let taken = |id: &str| ctx.desk.state().base.sources.contains_key(&SourceId::new(id));
    // The day stands in front, so that a long name cannot push it out.
    let id = SourceId::new(name_for(&format!("report {day} {label}"), taken));
    Source { published: Some(Moment::day(day)), ..Source::new(id, title, SourceKind::Family) }
}

struct Said<'a> {
    ctx: &'a Ctx<'a>,
    person: PersonId,
    source: SourceId,
    taken: BTreeSet<EventId>,
    statements: Vec<Statement>,
}

impl Said<'_> {
    fn all(&mut self, read: &Read) {
        if let Some(place) = &read.last_place {
            let attributes = Attributes::from([("at", self.place(place))]);
            self.event("located", read.heard.clone(), attributes, read);
        }
        if read.heard.is_some() || read.channel.is_some() {
            let mut attributes = contact("allowed");
            if let Some(channel) = &read.channel {
                attributes.insert("channel", Value::Word(channel.clone()));
            }
            self.event("contact_event", read.heard.clone(), attributes, read);
        }
        if let Some(happened) = read.happened {
            self.happened(happened, read);
        }
        if let Some(born) = &read.born {
            self.claim("born", "was born", Some(born.to_string()), read);
        }
        if read.reporter.is_some() || read.story.is_some() {
            self.claim("reported-by-family", "is missed by family", read.reporter.clone(), read);
        }
    }

    fn happened(&mut self, happened: Happened, read: &Read) {
        let place = read.happened_where.as_deref().map(|place| self.place(place));
        let with_place = |name: &'static str| place.clone().map(|place| (name, place)).into_iter().collect();
        let (kind, attributes) = match happened {
            Happened::Arrested => ("arrested", with_place("at")),
            Happened::Moved => ("transferred", with_place("to")),
            // Nobody answers for the person: an attempt to reach them without an answer.
            Happened::NotFound => ("contact_event", contact("no_answer").into_iter().chain(with_place("at")).collect()),
            // What has no kind of its own is told in their words.
            Happened::Other => return,
        };
        self.event(kind, read.happened_when.clone(), attributes, read);
    }

    /// A place by its short name or label when it is declared, otherwise as it was typed.
    fn place(&self, text: &str) -> Value {
        let state = self.ctx.desk.state();
        let mut places = state.base.places.values();
        let declared = places.find(|place| place.id.as_str() == text || place.label.eq_ignore_ascii_case(text));
        declared.map_or_else(|| Value::Text(text.to_owned()), |place| Value::Place(place.id.clone()))
    }

    fn event(&mut self, kind: &str, when: Option<Moment>, attributes: Attributes, read: &Read) {
        let Some(kind) = EventKind::find(kind) else { return };
        let moment = when.unwrap_or_else(Moment::unknown);
        let first = EventId::made(kind, &moment).to_string();
        let mut names = std::iter::once(first.clone()).chain((2_u32..).map(|n| format!("{first}.{n}")));
        let event = EventId::new(names.find(|name| !self.taken.contains(&EventId::new(name.clone()))).unwrap_or(first));
        self.taken.insert(event.clone());
        self.say(About::Event { event, kind, when: When::At(moment), attributes }, read.tier, read);
    }

    /// Who reports and how old somebody is never goes further than the team, whatever else may.
    fn claim(&mut self, id: &str, text: &str, says: Option<String>, read: &Read) {
        let about = About::Claim { claim: EventId::new(id), text: text.to_owned(), says, rests_on: Vec::new() };
        self.say(about, Tier::Team, read);
    }

    fn say(&mut self, about: About, tier: Tier, read: &Read) {
        // Their words can name whoever reports: they are quoted no further than the team.
        let quote = read.story.clone().filter(|_| tier <= Tier::Team);
        self.statements.push(Statement {
            person: self.person.clone(),
            zone: self.ctx.desk.zone.clone(),
            source: self.source.clone(),
            locus: Locus { quote, ..Locus::default() },
            speakers: Vec::new(),
            via: Vec::new(),
            stance: Stance::Asserts,
            firmness: Firmness::Plain,
            about,
            tier,
            recorded: None,
        });
    }
}

fn contact(answer: &str) -> Attributes {
    Attributes::from([("answer", Value::Word(answer.to_owned())), ("with", Value::Text("family".to_owned()))])
}
