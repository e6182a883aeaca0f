//! Safeguards: the text, the citation, how each is judged, and whom it is judged on.

use paradero_law::{Outcome, Safeguard, Verified, say_duty};
use paradero_record::say;

use crate::desk::{Ctx, Refusal};
use crate::view::{AlarmLine, CitationLine, SafeguardLine, SafeguardView};
use crate::watch::{alarm_line, pack_line};

/// Lists the safeguards in the order of the pack.
pub fn safeguards(ctx: &Ctx<'_>) -> Vec<SafeguardLine> {
    ctx.desk.pack.safeguards.iter().map(|safeguard| line(safeguard, ctx)).collect()
}

pub(crate) fn line(safeguard: &Safeguard, ctx: &Ctx<'_>) -> SafeguardLine {
    let first = safeguard.citations.first();
    SafeguardLine {
        id: safeguard.id.clone(),
        title: safeguard.title.say(ctx.language).to_owned(),
        stage: safeguard.stage.say(ctx.language).to_owned(),
        class: first.map_or_else(String::new, |c| c.class.say(ctx.language).to_owned()),
        cite: first.map_or_else(String::new, |c| c.name.clone()),
        unverified: safeguard.has_unverified(),
        disputed: !safeguard.disputed.is_empty(),
        plain: safeguard.plain.say(ctx.language).to_owned(),
    }
}

/// Shows one safeguard, and whom it is judged on now, the worst first.
///
/// # Errors
///
/// When the pack has no such safeguard.
pub fn safeguard(ctx: &Ctx<'_>, id: &str) -> Result<SafeguardView, Refusal> {
    let language = ctx.language;
    let pack = &ctx.desk.pack;
    let safeguard = pack.safeguard(id).ok_or(Refusal::NotFound)?;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(SafeguardView {
        id: safeguard.id.clone(),
        title: safeguard.title.say(language).to_owned(),
        stage: safeguard.stage.say(language).to_owned(),
        plain: safeguard.plain.say(language).to_owned(),
        then: safeguard.then.say(language).to_owned(),
        notes: some(safeguard.notes.say(language)),
        disputed: some(safeguard.disputed.say(language)),
        judged: say_duty(safeguard, pack, language),
        text: text(&ctx.desk.pack_text, safeguard),
        owed_by: safeguard.owed_by.clone(),
        effective: safeguard.effective.as_ref().map(|moment| say(moment, language)),
        citations: safeguard.citations.iter().map(|c| citation(c, ctx)).collect(),
        unverified: safeguard.has_unverified(),
        judged_on: judged_on(ctx, id)?,
        pack: pack_line(ctx),
    })
}

fn citation(citation: &paradero_law::Citation, ctx: &Ctx<'_>) -> CitationLine {
    CitationLine {
        class: citation.class.say(ctx.language).to_owned(),
        name: citation.name.clone(),
        url: citation.url.clone(),
        verified: citation.verified.say(ctx.language).to_owned(),
        unverified: citation.verified == Verified::Unverified,
        in_force_unverified: citation.in_force_unverified,
        quote: citation.quote.clone(),
    }
}

/// The lines of the pack from the safeguard's first to the next that is not indented.
fn text(pack_text: &str, safeguard: &Safeguard) -> String {
    let lines = pack_text.lines().skip(safeguard.line.saturating_sub(1));
    let mut own: Vec<&str> = Vec::new();
    for (n, line) in lines.enumerate() {
        if n > 0 && !line.is_empty() && !line.starts_with(' ') {
            break;
        }
        own.push(line);
    }
    own.join("\n").trim_end().to_owned()
}

/// The people on whom it is judged now and not kept, the worst first.
fn judged_on(ctx: &Ctx<'_>, id: &str) -> Result<Vec<AlarmLine>, Refusal> {
    let state = ctx.refreshed()?;
    let mut all: Vec<AlarmLine> = Vec::new();
    for (person, standing) in &state.board.standings {
        let Some(person) = state.base.people.get(person) else { continue };
        let own = standing.alarms.iter().filter(|alarm| alarm.safeguard == id);
        all.extend(own.filter_map(|alarm| alarm_line(ctx, person, alarm, ctx.now)));
    }
    let rank = |line: &AlarmLine| Outcome::ALL.iter().position(|o| o.word() == line.verdict);
    all.sort_by(|a, b| (rank(b), &a.label, &a.key).cmp(&(rank(a), &b.label, &b.key)));
    Ok(all)
}
