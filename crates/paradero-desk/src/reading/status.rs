//! How proposals stand with the record: accepted ones are known by their statements, rejected ones by what was decided about their keys.

use std::collections::{BTreeMap, BTreeSet};

use paradero_ledger::EntryKind;
use paradero_prose::accept::Accepted;
use paradero_prose::{Reading, SourceField, What};
use paradero_record::{
    About, Anchor, PersonId, Record, Review, ReviewOutcome, Source, SourceId, Statement, StatementId, Value, When,
};

use super::people::{Found, plain};
use crate::desk::{Ctx, Refusal};

/// How a proposal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stand {
    /// Nobody decided yet, or it was opened again.
    #[default]
    Open,
    /// It is in the record.
    Accepted,
    /// It is not to be recorded.
    Rejected,
}

impl Stand {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// How a proposal stands, and on what that rests.
#[derive(Clone, Debug, Default)]
pub(super) struct Status {
    pub(super) stand: Stand,
    /// The statement of the record that it became.
    pub(super) statement: Option<(StatementId, Statement)>,
    /// The person whose name it became.
    pub(super) person: Option<PersonId>,
    /// The statement says it otherwise than the proposal.
    pub(super) mended: bool,
    /// What was decided about it, the oldest first.
    pub(super) reviews: Vec<Review>,
}

/// What is on record of everybody about whom a source says something, as far as the viewer may see it.
pub(super) fn records(ctx: &Ctx<'_>, source: &SourceId) -> Result<BTreeMap<PersonId, Record>, Refusal> {
    // A statement's own line begins with its source.
    let cited = format!("\n  {source} ");
    let people = ctx.desk.state().ledger.people_with_text(EntryKind::Statement, &cited)?;
    let load = |person: String| {
        let person = PersonId::new(person);
        ctx.desk.load(&person, &ctx.viewer).map(|record| (person, record))
    };
    people.into_iter().map(load).collect()
}

/// How the proposals that became statements stand, and which were decided about.
pub(super) fn of_statements(
    ctx: &Ctx<'_>,
    source: &SourceId,
    drafts: &[Accepted],
    keys: &[String],
    records: &BTreeMap<PersonId, Record>,
) -> Vec<Status> {
    let own = records.values().flat_map(|record| &record.statements).filter(|(_, one)| one.source == *source);
    let on_record: Vec<(&StatementId, &Statement)> = own.collect();
    let mut statuses: Vec<Status> =
        keys.iter().map(|key| Status { reviews: reviews(ctx, key), ..Status::default() }).collect();
    let mut taken: BTreeSet<&StatementId> = BTreeSet::new();
    // The same to the letter first, then the same event or claim told at the same words, then whatever else stands on these words.
    let levels: [fn(&Statement, &Statement) -> bool; 3] = [
        |draft, one| reads_the_same(draft, one) && one.locus == draft.locus && name(one) == name(draft),
        |draft, one| one.locus == draft.locus && name(one) == name(draft),
        |draft, one| one.locus == draft.locus && is_event(one) == is_event(draft),
    ];
    for fits in levels {
        for (draft, status) in drafts.iter().zip(&mut statuses) {
            let Some(draft) = draft.statement.as_ref().filter(|_| status.statement.is_none()) else { continue };
            let found = on_record.iter().find(|(id, one)| !taken.contains(id) && fits(draft, one));
            if let Some((id, one)) = found {
                taken.insert(id);
                status.mended = !reads_the_same(draft, one);
                status.statement = Some(((*id).clone(), (*one).clone()));
            }
        }
    }
    for status in &mut statuses {
        let rejected = status.reviews.last().is_some_and(|review| review.outcome == ReviewOutcome::Rejected);
        status.stand = match (&status.statement, rejected) {
            (Some(_), _) => Stand::Accepted,
            (None, true) => Stand::Rejected,
            (None, false) => Stand::Open,
        };
    }
    statuses
}

/// What was decided about proposals of this key, wherever they came from, the oldest first.
fn reviews(ctx: &Ctx<'_>, key: &str) -> Vec<Review> {
    ctx.desk.state().base.reviews.iter().filter(|review| review.proposal == key).cloned().collect()
}

fn is_event(statement: &Statement) -> bool {
    matches!(statement.about, About::Event { .. })
}

fn name(statement: &Statement) -> Option<&str> {
    match &statement.about {
        About::Event { event, .. } => Some(event.as_str()),
        About::Claim { claim, .. } => Some(claim.as_str()),
        About::Coverage { .. } => None,
    }
}

/// Whether two statements say the same, whoever they are about and whatever their event is called.
fn reads_the_same(draft: &Statement, one: &Statement) -> bool {
    let voice = |s: &Statement| (s.speakers.clone(), s.via.clone(), s.stance, s.firmness);
    let about = match (&draft.about, &one.about) {
        (
            About::Event { kind, when, attributes, .. },
            About::Event { kind: other, when: then, attributes: theirs, .. },
        ) => {
            let pairs = attributes.iter().zip(theirs);
            let alike = |((name, value), (other, theirs)): ((&&str, &Value), (&&str, &Value))| {
                // A place that is declared stands for its name.
                name == other && (value == theirs || matches!((value, theirs), (Value::Text(_), Value::Place(_))))
            };
            kind == other && same_when(when, then) && attributes.len() == theirs.len() && { pairs }.all(alike)
        }
        (About::Claim { text, says, rests_on, .. }, About::Claim { text: other, says: said, rests_on: theirs, .. }) => {
            text == other && says == said && rests_on == theirs
        }
        _ => false,
    };
    about && voice(draft) == voice(one)
}

/// Whether two say the same of when; an event from which is counted may be called otherwise.
fn same_when(one: &When, other: &When) -> bool {
    let same =
        |one: &Anchor, other: &Anchor| one == other || matches!((one, other), (Anchor::Event(_), Anchor::Event(_)));
    match (one, other) {
        (
            When::Offset { measure, length, side, anchor },
            When::Offset { measure: measured, length: long, side: where_to, anchor: from },
        ) => (measure, length, side) == (measured, long, where_to) && same(anchor, from),
        (When::Order { side, anchor }, When::Order { side: where_to, anchor: from }) => {
            side == where_to && same(anchor, from)
        }
        (When::SameDay(anchor), When::SameDay(from)) => same(anchor, from),
        _ => one == other,
    }
}

/// How names, places and facts about the source stand: they are accepted where the record has them.
pub(super) fn of_the_rest(
    ctx: &Ctx<'_>,
    source: &Source,
    reading: &Reading,
    people: &[Found],
    statuses: &mut [Status],
) {
    let state = ctx.desk.state();
    for (proposal, status) in reading.proposals.iter().zip(statuses) {
        let has = match &proposal.what {
            What::Name { name } => {
                let found = super::known::about(people, proposal).and_then(|at| people.get(at));
                let person = found.and_then(Found::person).and_then(|id| state.base.people.get(id));
                let has = person.is_some_and(|person| person.label == *name || person.names.contains(name));
                status.person = person.filter(|_| has).map(|person| person.id.clone());
                has
            }
            What::Place { name, .. } => state.base.places.values().any(|place| plain(&place.label) == plain(name)),
            What::Source(field) => source_has(source, field),
            _ => continue,
        };
        if has {
            status.stand = Stand::Accepted;
        }
    }
}

fn source_has(source: &Source, field: &SourceField) -> bool {
    match field {
        SourceField::Title(title) => source.title == *title,
        SourceField::Publisher(publisher) => source.publisher.as_ref() == Some(publisher),
        SourceField::Published { moment, .. } => source.published.as_ref() == Some(moment),
        SourceField::Url(url) => source.url.as_ref() == Some(url),
        SourceField::CopyOf(of) => source.copy_of.as_ref() == Some(of),
        SourceField::Byline(_) | SourceField::Missing(_) => false,
    }
}
