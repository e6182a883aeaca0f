//! From a proposal that somebody accepts to the statement that goes into the record.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use paradero_record::{
    About, Anchor, EventId, EventKind, Locus, Measure, Moment, Person, PersonId, Place, PlaceId, Record, Recorded,
    Source, SourceId, SourceKind, Statement, Subject, Tier, When, Zone,
};
use sha2::{Digest, Sha256};

use crate::{Proposal, Reading, SourceField, Span, Text, Told, What};

/// How many words of a text a statement quotes.
const QUOTED_WORDS: usize = 15;

/// A proposal's key: what it proposes, by whom, and the words it rests on, not where they stand. The same passage in a copy of the
/// text has the same key. Sixteen hexadecimal digits.
pub fn key(proposal: &Proposal, text: &Text) -> String {
    let words = proposal.span.of(&text.content).split_whitespace();
    let mut canonical = format!("{:?}\n{}\n", said_of(&proposal.what), proposal.stance);
    words.for_each(|word| canonical.push_str(&crate::prose::folded(word)));
    for speaker in &proposal.speakers {
        let _ = write!(canonical, "\n{}", speaker.name);
    }
    let digest = Sha256::digest(canonical.as_bytes());
    digest.iter().take(8).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// What is proposed, without the names that events and claims have within one text.
fn said_of(what: &What) -> What {
    match what.clone() {
        What::Event { kind, attributes, .. } => What::Event { event: String::new(), kind, attributes },
        What::Claim { text, rests_on, .. } => What::Claim { claim: String::new(), text, rests_on },
        other => other,
    }
}

/// Where an accepted proposal goes.
#[derive(Clone, Debug)]
pub struct Into {
    /// The source that the text is.
    pub source: SourceId,
    /// The person or topic that the statement is about.
    pub person: PersonId,
    /// The zone in which times are meant that have no place of their own.
    pub zone: Zone,
    /// Who may see it.
    pub tier: Tier,
    /// Events of the record that events of the text are judged to be, by the text's names; others get a name of their own.
    pub events: BTreeMap<String, EventId>,
    /// When and by whom it is recorded.
    pub recorded: Option<Recorded>,
}

/// What an accepted proposal adds to the record. Every part may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// A statement.
    pub statement: Option<Statement>,
    /// A place.
    pub place: Option<Place>,
    /// A name of the person.
    pub name: Option<String>,
    /// The topic that the statement is about, in place of the person: a law.
    pub topic: Option<Person>,
}

/// What accepting a proposal adds to the record.
pub fn accept(proposal: &Proposal, text: &Text, into: &Into) -> Accepted {
    match &proposal.what {
        What::Source(_) => Accepted::default(),
        What::Name { name } => Accepted { name: Some(name.clone()), ..Accepted::default() },
        What::Place { name, country } => {
            let country = country.map(str::to_owned);
            let place = Place { country, ..bare_place(name) };
            Accepted { place: Some(place), ..Accepted::default() }
        }
        What::Law { law, field, value } => {
            let topic = topic(law);
            let into = Into { person: topic.id.clone(), ..into.clone() };
            let about = law_about(proposal, &into, field, value);
            Accepted {
                statement: Some(statement(proposal, text, &into, about)),
                topic: Some(topic),
                ..Accepted::default()
            }
        }
        _ => {
            let about = about(proposal, into);
            Accepted { statement: Some(statement(proposal, text, into, about)), ..Accepted::default() }
        }
    }
}

/// A short name from words: small letters without accents, joined by `_`; at most forty characters.
pub fn short_name(words: &str) -> String {
    let folded = crate::prose::folded(words);
    let kept: String = folded.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { ' ' }).collect();
    let name: String = kept.split_whitespace().collect::<Vec<_>>().join("_").chars().take(40).collect();
    match name.chars().next() {
        None => "unnamed".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{name}"),
        Some(_) if name == "unknown" => "unknown_".to_owned(),
        Some(_) => name,
    }
}

fn bare_place(name: &str) -> Place {
    Place {
        id: PlaceId::new(short_name(name)),
        label: name.to_owned(),
        country: None,
        aor: None,
        kind: None,
        state: None,
        district: None,
        zone: None,
    }
}

fn bare_person(id: PersonId, label: &str, subject: Subject) -> Person {
    Person {
        id,
        label: label.to_owned(),
        subject,
        born: None,
        countries: Vec::new(),
        names: Vec::new(),
        identifiers: Vec::new(),
        made_up: false,
        note: None,
    }
}

fn topic(law: &str) -> Person {
    let label = law.replace('_', " ");
    bare_person(PersonId::new(format!("law_{}", short_name(law))), &label, Subject::Topic)
}

fn law_about(proposal: &Proposal, into: &Into, field: &'static str, value: &str) -> About {
    match (field, EventKind::find("law_enacted")) {
        ("year", Some(kind)) if proposal.told.moment.is_some() => {
            let event = EventId::new(format!("{}.enacted", into.source));
            About::Event { event, kind, when: when(&proposal.told, into), attributes: BTreeMap::new() }
        }
        _ => claim(field.to_owned(), field.replace('_', " "), Some(value.to_owned())),
    }
}

fn claim(name: String, text: String, says: Option<String>) -> About {
    About::Claim { claim: EventId::new(name), text, says, rests_on: Vec::new() }
}

fn about(proposal: &Proposal, into: &Into) -> About {
    let own = |name: &str| format!("{}.{name}", into.source);
    match &proposal.what {
        What::Event { event, kind, attributes } => {
            let event = event_id(event, into);
            About::Event { event, kind: *kind, when: when(&proposal.told, into), attributes: attributes.clone() }
        }
        What::Claim { claim, text, rests_on } => {
            let claim = if claim.is_empty() { own(&proposal.id) } else { own(claim) };
            About::Claim { claim: EventId::new(claim), text: text.clone(), says: None, rests_on: rests_on.clone() }
        }
        What::Fact { field, value } => claim((*field).to_owned(), (*field).to_owned(), Some(value.clone())),
        What::Role { name, role, title, of } => {
            let of = of.as_ref().map(|of| format!(", {of}")).unwrap_or_default();
            let says = if title.is_empty() { role.word().to_owned() } else { format!("{title}{of}") };
            claim(format!("role_{}", short_name(name)), format!("who {name} is"), Some(says))
        }
        What::Quote { words } => {
            let who = proposal.speakers.first().map_or("somebody", |speaker| speaker.name.as_str());
            claim(own(&proposal.id), format!("words of {who}"), Some(words.clone()))
        }
        What::Count { number, measure, percent, of, part_of } => {
            let measure = if *measure == Measure::Exactly { String::new() } else { format!("{measure} ") };
            let percent = if *percent { "%" } else { "" };
            let whole = part_of.map(|whole| format!(" of {whole}")).unwrap_or_default();
            claim(own(&proposal.id), format!("how many: {of}"), Some(format!("{measure}{number}{percent}{whole}")))
        }
        What::Source(_) | What::Name { .. } | What::Place { .. } | What::Law { .. } => {
            claim(own(&proposal.id), proposal.what.kind().to_owned(), None)
        }
    }
}

fn event_id(event: &str, into: &Into) -> EventId {
    let name = || EventId::new(format!("{}.{}", into.source, if event.is_empty() { "e" } else { event }));
    into.events.get(event).cloned().unwrap_or_else(name)
}

/// When, as a statement says it: the moment told, else a length or an order from another event.
fn when(told: &Told, into: &Into) -> When {
    let anchor = |event: &str| Anchor::Event(event_id(event, into));
    match (&told.moment, &told.offset, &told.order) {
        (Some(moment), ..) => When::At(moment.clone()),
        (None, Some((measure, length, side, event)), _) => {
            When::Offset { measure: *measure, length: *length, side: *side, anchor: anchor(event) }
        }
        (None, None, Some((side, event))) => When::Order { side: *side, anchor: anchor(event) },
        (None, None, None) => When::At(Moment::unknown()),
    }
}

fn statement(proposal: &Proposal, text: &Text, into: &Into, about: About) -> Statement {
    Statement {
        person: into.person.clone(),
        zone: into.zone.clone(),
        source: into.source.clone(),
        locus: locus(proposal.span, text),
        speakers: proposal.speakers.clone(),
        via: proposal.via.clone(),
        stance: proposal.stance,
        firmness: proposal.firmness,
        about,
        tier: into.tier,
        recorded: into.recorded.clone(),
    }
}

/// Where words stand: the page, the lines of the text, and the first of the words.
pub fn locus(span: Span, text: &Text) -> Locus {
    let line = |byte: usize| {
        let before = text.content.as_bytes().get(..byte).unwrap_or_default();
        u32::try_from(memchr::memchr_iter(b'\n', before).count() + 1).unwrap_or(u32::MAX)
    };
    let page = text.pages.iter().find(|page| page.span.meets(span)).map(|page| page.number);
    let words: Vec<&str> = span.of(&text.content).split_whitespace().collect();
    let quote = words.get(..QUOTED_WORDS).map_or_else(|| words.join(" "), |first| format!("{} …", first.join(" ")));
    let quote = (!quote.is_empty()).then_some(quote);
    Locus { page, lines: Some((line(span.start), line(span.end.saturating_sub(1).max(span.start)))), quote }
}

/// The source that a text is, as its proposals tell; of what several tell, the first counts.
pub fn source(reading: &Reading, id: SourceId, kind: SourceKind) -> Source {
    let mut source = Source::new(id, "", kind);
    for proposal in &reading.proposals {
        let What::Source(field) = &proposal.what else { continue };
        match field {
            SourceField::Title(title) if source.title.is_empty() => source.title.clone_from(title),
            SourceField::Publisher(publisher) if source.publisher.is_none() => {
                source.publisher = Some(publisher.clone());
            }
            SourceField::Published { moment, worked_out } if source.published.is_none() => {
                source.published = Some(moment.clone());
                source.published_inferred = *worked_out;
            }
            SourceField::Url(url) if source.url.is_none() => source.url = Some(url.clone()),
            SourceField::CopyOf(of) if source.copy_of.is_none() => source.copy_of = Some(of.clone()),
            SourceField::Byline(byline) if source.note.is_none() => source.note = Some(byline.clone()),
            _ => {}
        }
    }
    if source.published.is_none() {
        source.published.clone_from(&reading.published);
        source.published_inferred = source.published.is_some();
    }
    if source.title.is_empty() {
        "(untitled)".clone_into(&mut source.title);
    }
    source
}

/// The record of a text of which everything is accepted: for export and for tests, not for a desk.
pub fn everything(reading: &Reading, text: &Text, source: Source, zone: &Zone, tier: Tier) -> Record {
    let mut record = Record { zone: zone.clone(), ..Record::default() };
    let source_id = source.id.clone();
    let subject = reading.about.clone().unwrap_or_else(|| source.title.clone());
    let subject_of = if reading.about.is_some() { Subject::Person } else { Subject::Topic };
    record.sources.insert(source_id.clone(), source);
    for proposal in &reading.proposals {
        let label = proposal.about.clone().unwrap_or_else(|| subject.clone());
        let kind = if proposal.about.is_some() { Subject::Person } else { subject_of };
        let person = PersonId::new(short_name(&label));
        let into = Into {
            source: source_id.clone(),
            person: person.clone(),
            zone: zone.clone(),
            tier,
            events: BTreeMap::new(),
            recorded: None,
        };
        let accepted = accept(proposal, text, &into);
        add(&mut record, accepted, || bare_person(person, &label, kind));
    }
    record.put_in_order();
    record
}

fn add(record: &mut Record, accepted: Accepted, person: impl FnOnce() -> Person) {
    if let Some(place) = accepted.place {
        record.places.entry(place.id.clone()).or_insert(place);
    }
    if let Some(name) = accepted.name {
        let person = person();
        // Whoever is only named is nobody's record.
        if let Some(known) =
            record.people.get_mut(&person.id).filter(|known| known.label != name && !known.names.contains(&name))
        {
            known.names.push(name);
        }
        return;
    }
    let Some(statement) = accepted.statement else { return };
    let whom = accepted.topic.unwrap_or_else(person);
    record.people.entry(whom.id.clone()).or_insert(whom);
    record.statements.insert(statement.id(), statement);
}
