//! The disagreements of a person as a page.

use paradero_prose::{CheckType, Severity};
use paradero_record::{PersonId, Record, Resolution, ResolutionOutcome, SourceId, StatementId};

use super::found::{Found, parse};
use super::{WRONG, events, found};
use crate::desk::Ctx;
use crate::line::Lines;
use crate::view::{AnswerLine, DisagreementCounts, DisagreementLine, DisagreementsView, SideStatementLine};

/// A disagreement, with what was answered.
pub(super) struct One<'a> {
    pub(super) key: String,
    pub(super) kind: CheckType,
    /// None where it no longer shows.
    pub(super) found: Option<Found>,
    pub(super) statements: Vec<StatementId>,
    /// The oldest first.
    pub(super) answers: Vec<&'a Resolution>,
}

impl One<'_> {
    fn severity(&self) -> Severity {
        self.found.as_ref().map_or(Severity::Note, |found| found.severity)
    }
}

/// All disagreements that show in a record, and those that were answered and no longer show; the graver first.
///
/// One of which the record does not hold every statement is absent: it hangs on something that the viewer may not see.
pub(super) fn all<'a>(record: &'a Record, person: &PersonId) -> Vec<One<'a>> {
    let resolutions = || record.resolutions.iter().filter(|one| one.person == *person);
    let mut all: Vec<One<'a>> = Vec::new();
    for found in found(record, person) {
        let key = found.key();
        if all.iter().any(|one| one.key == key) {
            continue;
        }
        let answers = resolutions().filter(|one| one.disagreement == key).collect();
        let (kind, statements) = (found.kind, found.statements.clone());
        all.push(One { key, kind, found: Some(found), statements, answers });
    }
    for answered in resolutions() {
        if all.iter().any(|one| one.key == answered.disagreement) {
            continue;
        }
        let Some((kind, statements)) = parse(&answered.disagreement) else { continue };
        let key = answered.disagreement.clone();
        let answers = resolutions().filter(|one| one.disagreement == key).collect();
        all.push(One { key, kind, found: None, statements, answers });
    }
    all.retain(|one| one.statements.iter().all(|id| record.statements.contains_key(id)));
    all.sort_by(|a, b| (b.severity(), a.kind, &a.key).cmp(&(a.severity(), b.kind, &b.key)));
    all
}

pub(super) fn counts(all: &[One<'_>]) -> DisagreementCounts {
    let open = |severity| all.iter().filter(|one| one.answers.is_empty() && one.severity() == severity).count();
    DisagreementCounts {
        contradictions: open(Severity::Contradiction),
        tensions: open(Severity::Tension),
        notes: open(Severity::Note),
        answered: all.iter().filter(|one| !one.answers.is_empty()).count(),
    }
}

/// The sources of these statements, each once, in their order.
pub(super) fn sources(record: &Record, statements: &[StatementId]) -> Vec<SourceId> {
    let mut sources = Vec::new();
    for statement in statements.iter().filter_map(|id| record.statements.get(id)) {
        if !sources.contains(&statement.source) {
            sources.push(statement.source.clone());
        }
    }
    sources
}

pub(super) fn view(ctx: &Ctx<'_>, record: &Record, id: &PersonId) -> Option<DisagreementsView> {
    let person = record.people.get(id)?;
    let lines = Lines::new(record, ctx.language);
    let all = all(record, id);
    let counts = counts(&all);
    let (open, answered): (Vec<One<'_>>, Vec<One<'_>>) = all.into_iter().partition(|one| one.answers.is_empty());
    let line = |one: &One<'_>| line(ctx, record, &lines, one);
    Some(DisagreementsView {
        person: id.to_string(),
        label: person.label.clone(),
        made_up: person.made_up,
        counts,
        open: open.iter().map(line).collect(),
        answered: answered.iter().map(line).collect(),
        outcomes: outcomes(ctx),
    })
}

fn outcomes(ctx: &Ctx<'_>) -> Vec<(String, String)> {
    let l =
        |word: &str, english: &str, spanish: &str| (word.to_owned(), ctx.language.choose(english, spanish).to_owned());
    vec![
        l("explained", "both can be so", "ambas pueden ser ciertas"),
        l("two_events", "they tell of two events", "cuentan dos hechos"),
        l(WRONG, "a source is wrong", "una fuente se equivoca"),
    ]
}

fn line(ctx: &Ctx<'_>, record: &Record, lines: &Lines<'_>, one: &One<'_>) -> DisagreementLine {
    let severity = one.severity();
    let mut history: Vec<AnswerLine> =
        one.answers.iter().map(|answer| answer_line(ctx, record, lines, answer)).collect();
    history.reverse();
    let sources = sources(record, &one.statements);
    DisagreementLine {
        anchor: one.key.replace(' ', "-"),
        key: one.key.clone(),
        kind: one.kind.word().to_owned(),
        kind_words: one.kind.say(ctx.language).to_owned(),
        severity: severity.word().to_owned(),
        severity_words: severity.say(ctx.language).to_owned(),
        says: one.found.as_ref().map(|found| found.say(ctx.language)).unwrap_or_default(),
        statements: one.statements.iter().filter_map(|id| side(ctx, record, lines, id)).collect(),
        sources: sources.iter().map(|source| named(record, source)).collect(),
        two_events: !events(record, &one.statements).is_empty(),
        answer: history.first().cloned(),
        history,
    }
}

fn named(record: &Record, source: &SourceId) -> (String, String) {
    let title = record.sources.get(source).map_or_else(|| source.to_string(), |known| known.title.clone());
    (source.to_string(), title)
}

fn side(ctx: &Ctx<'_>, record: &Record, lines: &Lines<'_>, id: &StatementId) -> Option<SideStatementLine> {
    let (about, anchor) = crate::source::about(record.statements.get(id)?, ctx);
    Some(SideStatementLine { statement: lines.statement(id)?, about, anchor })
}

fn answer_line(ctx: &Ctx<'_>, record: &Record, lines: &Lines<'_>, answer: &Resolution) -> AnswerLine {
    let source = match &answer.outcome {
        ResolutionOutcome::WrongSource(source) => Some(named(record, source)),
        _ => None,
    };
    let l = |english: String, spanish: String| ctx.language.choose(english, spanish);
    let (outcome, words) = match (&answer.outcome, &source) {
        (ResolutionOutcome::Explained, _) => {
            ("explained", l("both can be so".to_owned(), "ambas pueden ser ciertas".to_owned()))
        }
        (ResolutionOutcome::TwoEvents, _) => ("two_events", l("two events".to_owned(), "dos hechos".to_owned())),
        (ResolutionOutcome::WrongSource(_), source) => {
            let title = source.as_ref().map_or("", |(_, title)| title.as_str());
            (WRONG, l(format!("wrong here: {title}"), format!("aquí se equivoca: {title}")))
        }
    };
    AnswerLine {
        outcome: outcome.to_owned(),
        words,
        source,
        because: answer.because.clone(),
        recorded: lines.recorded(&answer.recorded),
    }
}
