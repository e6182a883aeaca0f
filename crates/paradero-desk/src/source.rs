//! Sources: what each says, in order, and what others say against it.

use paradero_ledger::EntryKind;
use paradero_record::{About, Event, PersonId, SourceId, Statement, StatementId, Timeline, say};

use crate::desk::{Ctx, Refusal};
use crate::line::Lines;
use crate::lists::is_hidden;
use crate::reading::is_readable;
use crate::view::{SaysLine, SourceLine, SourceView, StatementLine};

/// Lists the sources by title.
pub fn sources(ctx: &Ctx<'_>) -> Result<Vec<SourceLine>, Refusal> {
    let state = ctx.desk.state();
    let mut all: Vec<SourceLine> = {
        let shown = state.base.sources.values().filter(|source| !is_hidden(&state.base, &source.id, &ctx.viewer));
        shown.map(|source| line(source, ctx)).collect()
    };
    all.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
    Ok(all)
}

pub(crate) fn line(source: &paradero_record::Source, ctx: &Ctx<'_>) -> SourceLine {
    SourceLine {
        id: source.id.to_string(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        published: source.published.as_ref().map(|m| say(m, ctx.language)),
        kind: source.kind.say(ctx.language).to_owned(),
    }
}

/// Shows what one source says, in the order of its pages and lines.
///
/// # Errors
///
/// When there is no such source.
pub fn source(ctx: &Ctx<'_>, id: &str) -> Result<SourceView, Refusal> {
    let id = SourceId::new(id);
    let (source, people) = {
        let state = ctx.desk.state();
        let source = state.base.sources.get(&id).cloned();
        let source = source.filter(|_| !is_hidden(&state.base, &id, &ctx.viewer)).ok_or(Refusal::NotFound)?;
        // A statement's own line begins with its source.
        let cited = format!("\n  {id} ");
        (source, state.ledger.people_with_text(EntryKind::Statement, &cited)?)
    };
    let mut says = Vec::new();
    for person in people {
        says.extend(says_about(ctx, &PersonId::new(person), &id)?);
    }
    says.sort_by(|a, b| (a.0, &a.1.statement.id).cmp(&(b.0, &b.1.statement.id)));
    let line = line(&source, ctx);
    let empty = paradero_record::Record::default();
    let lines = Lines::new(&empty, ctx.language);
    let readable = is_readable(&source, &ctx.viewer);
    Ok(SourceView {
        id: line.id,
        title: line.title,
        publisher: line.publisher,
        kind: line.kind,
        published: line.published,
        published_inferred: source.published_inferred,
        url: source.url,
        copy_of: source.copy_of,
        language: source.language,
        note: source.note,
        recorded: source.recorded.as_ref().map(|r| lines.recorded(r)),
        readable,
        file: source.file,
        says: says.into_iter().map(|(_, line)| line).collect(),
    })
}

/// Page and line, for sorting; what has neither comes last.
type Order = (u32, u32);

fn says_about(ctx: &Ctx<'_>, person: &PersonId, source: &SourceId) -> Result<Vec<(Order, SaysLine)>, Refusal> {
    let record = ctx.desk.load(person, &ctx.viewer)?;
    let timeline = Timeline::of(&record, person);
    let lines = Lines::new(&record, ctx.language);
    let label = record.people.get(person).map_or_else(|| person.to_string(), |p| p.label.clone());
    let own = record.statements.iter().filter(|(_, s)| s.source == *source);
    let each = own.filter_map(|(id, statement)| {
        let (about, anchor) = about(statement, ctx);
        let against = against(&timeline, id, statement, &lines);
        let order = (statement.locus.page.unwrap_or(u32::MAX), statement.locus.lines.map_or(u32::MAX, |l| l.0));
        let line = SaysLine {
            person: person.to_string(),
            label: label.clone(),
            about,
            anchor,
            statement: lines.statement(id)?,
            against,
        };
        Some((order, line))
    });
    Ok(each.collect())
}

pub(crate) fn about(statement: &Statement, ctx: &Ctx<'_>) -> (String, String) {
    match &statement.about {
        About::Event { event, kind, .. } => (kind.say(ctx.language).to_owned(), format!("event-{event}")),
        About::Claim { claim, text, .. } => (text.clone(), format!("claim-{claim}")),
        About::Coverage { kinds, .. } => {
            let kinds: Vec<&str> = kinds.iter().map(|k| k.say(ctx.language)).collect();
            let words = ctx.language.choose("The record is complete for", "El registro está completo para");
            (format!("{words}: {}", kinds.join(", ")), String::new())
        }
    }
}

/// What others say against a statement: the other side of a denial, another value of a claim, a date that excludes its own.
fn against(timeline: &Timeline, id: &StatementId, statement: &Statement, lines: &Lines<'_>) -> Vec<StatementLine> {
    let mut others: Vec<StatementId> = match &statement.about {
        About::Event { event, .. } => timeline.event(event).map(|e| denial(e, id, statement)).unwrap_or_default(),
        About::Claim { claim, says, .. } => {
            let claim = timeline.claims.iter().find(|c| c.id == *claim);
            claim.map(|c| claimed(c, statement, says.as_deref(), lines)).unwrap_or_default()
        }
        About::Coverage { .. } => Vec::new(),
    };
    for contradiction in timeline.contradictions.iter().filter(|c| c.statements.contains(id)) {
        others.extend(contradiction.statements.iter().filter(|other| *other != id).cloned());
    }
    others.sort();
    others.dedup();
    lines.statements(&others)
}

fn denial(event: &Event, id: &StatementId, statement: &Statement) -> Vec<StatementId> {
    if statement.denies() {
        let asserting = event.statements.iter().filter(|other| !event.denied_by.contains(other) && *other != id);
        return asserting.cloned().collect();
    }
    event.denied_by.clone()
}

fn claimed(
    claim: &paradero_record::Claim,
    statement: &Statement,
    says: Option<&str>,
    lines: &Lines<'_>,
) -> Vec<StatementId> {
    let mut all = if statement.denies() { claim.asserted_by.clone() } else { claim.denied_by.clone() };
    let differs = |other: &&StatementId| match lines.record.statements.get(*other).map(|s| &s.about) {
        Some(About::Claim { says: theirs, .. }) => says.is_some() && theirs.is_some() && theirs.as_deref() != says,
        _ => false,
    };
    if !statement.denies() {
        all.extend(claim.asserted_by.iter().filter(differs).cloned());
    }
    all
}
