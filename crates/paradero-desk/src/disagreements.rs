//! Where the sources of a person disagree, and how that was answered. An answer is recorded; it removes nothing.

mod found;
mod page;

use paradero_record::{
    About, EventId, Judgement, Moment, PersonId, Record, Recorded, Resolution, ResolutionOutcome, Sameness, SourceId,
    StatementId,
};
use serde::Deserialize;

use crate::desk::{Belief, Ctx, Refusal};
use crate::recording::field::Form;
use crate::view::{DisagreementCounts, DisagreementsView};
use found::found;

/// An answer to a disagreement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct NewResolution {
    /// The disagreement's name: [`DisagreementLine::key`](crate::view::DisagreementLine::key).
    pub key: String,
    /// `explained`, `two_events` or `wrong_source`.
    pub outcome: String,
    /// The source that is wrong.
    pub source: String,
    /// Why; needed.
    pub because: String,
}

/// The word of the outcome by which a source is said to be wrong.
const WRONG: &str = "wrong_source";

/// Shows where the sources of a person disagree, as far as the viewer may see the statements: the graver first, those that were
/// answered apart.
///
/// # Errors
///
/// When there is no such person, or the ledger fails.
pub fn disagreements(ctx: &Ctx<'_>, person: &str) -> Result<DisagreementsView, Refusal> {
    let id = PersonId::new(person);
    let record = ctx.desk.load(&id, &ctx.viewer)?;
    page::view(ctx, &record, &id).ok_or(Refusal::NotFound)
}

/// How many disagreements there are in a record that was loaded for whoever asks.
pub(crate) fn count(record: &Record, person: &PersonId) -> DisagreementCounts {
    page::counts(&page::all(record, person))
}

/// Records an answer to a disagreement; returns the person's name in addresses. The latest answer stands, and earlier ones stay.
/// Where both sides are events and the answer is that there are two, they are judged different as well.
///
/// # Errors
///
/// When something typed is wrong, there is no such person, or the ledger fails.
pub fn resolve(ctx: &Ctx<'_>, person: &str, input: &NewResolution) -> Result<String, Refusal> {
    let id = PersonId::new(person);
    let known = ctx.desk.load(&id, &ctx.viewer)?;
    let mut form = Form::new(ctx.language);
    let because = form.required("because", &input.because);
    let Some(statements) = statements(&known, &id, &input.key) else {
        form.fault(
            "key",
            "there is no such disagreement: look at the page again",
            "no hay tal desacuerdo: mire la página de nuevo",
        );
        return Err(form.refusal());
    };
    let outcome = outcome(&mut form, input, &known, &statements);
    let events = events(&known, &statements);
    if outcome == Some(ResolutionOutcome::TwoEvents) && events.is_empty() {
        form.fault("outcome", "it is not about events", "no trata de hechos");
    }
    form.done()?;
    let recorded = Recorded { at: Moment::at(ctx.now, &ctx.desk.zone), by: ctx.viewer.name.clone() };
    let mut record = Record { zone: ctx.desk.zone.clone(), ..Record::default() };
    let outcome = outcome.ok_or(Refusal::NotFound)?;
    if let (ResolutionOutcome::TwoEvents, [left, right]) = (&outcome, events.as_slice()) {
        record.judgements.push(Judgement {
            person: id.clone(),
            sameness: Sameness::Different,
            left: left.clone(),
            right: right.clone(),
            because: because.clone(),
            recorded: recorded.clone(),
        });
    }
    let disagreement = key_of(&input.key);
    record.resolutions.push(Resolution { person: id, disagreement, outcome, because, recorded });
    ctx.desk.append(&record, ctx.now, &ctx.viewer.name, Belief::Now)?;
    Ok(person.to_owned())
}

/// A key as it is recorded: with single blanks.
fn key_of(key: &str) -> String {
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The statements of a disagreement that shows in this record, or was answered before.
fn statements(known: &Record, person: &PersonId, key: &str) -> Option<Vec<StatementId>> {
    let key = key_of(key);
    let all = page::all(known, person);
    all.into_iter().find(|one| one.key == key).map(|one| one.statements)
}

fn outcome(
    form: &mut Form,
    input: &NewResolution,
    known: &Record,
    statements: &[StatementId],
) -> Option<ResolutionOutcome> {
    match input.outcome.trim() {
        "explained" => Some(ResolutionOutcome::Explained),
        "two_events" => Some(ResolutionOutcome::TwoEvents),
        WRONG => {
            let source = SourceId::new(input.source.trim());
            if page::sources(known, statements).contains(&source) {
                return Some(ResolutionOutcome::WrongSource(source));
            }
            form.fault("source", "choose one of the sources of both sides", "elija una de las fuentes de ambos lados");
            None
        }
        _ => {
            form.fault("outcome", "choose one of the list", "elija una opción de la lista");
            None
        }
    }
}

/// The events that statements are about, each once.
fn events(known: &Record, statements: &[StatementId]) -> Vec<EventId> {
    let mut events = Vec::new();
    for statement in statements.iter().filter_map(|id| known.statements.get(id)) {
        if let About::Event { event, .. } = &statement.about
            && !events.contains(event)
        {
            events.push(event.clone());
        }
    }
    events
}
