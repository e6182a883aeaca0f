//! Safeguards: the text, the citation, the versions, how each is judged, and whom it is judged on.

mod pack;
mod suite;

use paradero_law::{Duty, Jurisdiction, Limit, Litigation, Outcome, Pack, Safeguard, Verified, say_duty};
use paradero_record::{Instant, Instants, Language, Moment, Tri, Widening, Zone, say};

use crate::desk::{Ctx, Refusal};
use crate::line::bare;
use crate::view::{
    AlarmLine, CitationLine, HistoryLine, LitigationLine, OtherReading, ReadingLine, SafeguardLine, SafeguardRef,
    SafeguardView,
};
use crate::watch::{alarm_line, pack_line};

pub use pack::pack;

/// Lists the safeguards in the order of the pack.
pub fn safeguards(ctx: &Ctx<'_>) -> Vec<SafeguardLine> {
    ctx.desk.pack.safeguards.iter().map(|safeguard| line(safeguard, ctx)).collect()
}

pub(crate) fn line(safeguard: &Safeguard, ctx: &Ctx<'_>) -> SafeguardLine {
    let language = ctx.language;
    let mut classes: Vec<&str> = Vec::new();
    for class in safeguard.citations.iter().map(|citation| citation.class.say(language)) {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    SafeguardLine {
        id: safeguard.id.clone(),
        rule: safeguard.rule().to_owned(),
        title: safeguard.title.say(language).to_owned(),
        stage: safeguard.stage.say(language).to_owned(),
        class: classes.join(", "),
        cite: safeguard.citations.first().map_or_else(String::new, |c| c.name.clone()),
        verified: verified(safeguard, language).to_owned(),
        unverified: safeguard.has_unverified(),
        disputed: !safeguard.disputed.is_empty(),
        told: is_told(safeguard),
        effective: safeguard.effective.as_ref().map(|moment| period(moment, language)),
        places: places(safeguard, language),
        courts: safeguard.litigation.last().map(|one| litigation(one, language)),
        plain: safeguard.plain.say(language).to_owned(),
    }
}

/// Shows one safeguard, its versions and cases, and whom it is judged on now, the worst first.
///
/// # Errors
///
/// When the pack has no such safeguard.
pub fn safeguard(ctx: &Ctx<'_>, id: &str) -> Result<SafeguardView, Refusal> {
    safeguard_on(ctx, id, "")
}

/// The same, with which versions of the rule stood on a day, an EDTF date; empty asks for none.
///
/// Runs the cases that name it, about a millisecond for each.
///
/// # Errors
///
/// When the pack has no such safeguard, or the day cannot be read.
pub fn safeguard_on(ctx: &Ctx<'_>, id: &str, on: &str) -> Result<SafeguardView, Refusal> {
    let (language, pack) = (ctx.language, &ctx.desk.pack);
    let safeguard = pack.safeguard(id).ok_or(Refusal::NotFound)?;
    let on = on.trim();
    let day = asked_day(on, language)?;
    let other = language.choose(Language::Spanish, Language::English);
    Ok(SafeguardView {
        id: safeguard.id.clone(),
        rule: safeguard.rule().to_owned(),
        title: safeguard.title.say(language).to_owned(),
        stage: safeguard.stage.say(language).to_owned(),
        plain: safeguard.plain.say(language).to_owned(),
        then: safeguard.then.say(language).to_owned(),
        notes: some(safeguard.notes.say(language)),
        disputed: some(safeguard.disputed.say(language)),
        readings: readings(safeguard, language),
        judged: say_duty(safeguard, pack, language),
        told: is_told(safeguard),
        other: OtherReading {
            language: other.code().to_owned(),
            title: safeguard.title.say(other).to_owned(),
            plain: safeguard.plain.say(other).to_owned(),
            judged: say_duty(safeguard, pack, other),
            then: safeguard.then.say(other).to_owned(),
            notes: some(safeguard.notes.say(other)),
            disputed: some(safeguard.disputed.say(other)),
        },
        text: text(&ctx.desk.pack_text, safeguard),
        owed_by: safeguard.owed_by.clone(),
        effective: safeguard.effective.as_ref().map(|moment| period(moment, language)),
        places: places(safeguard, language),
        citations: safeguard.citations.iter().map(|c| citation(c, language)).collect(),
        verified: verified(safeguard, language).to_owned(),
        unverified: safeguard.has_unverified(),
        courts: courts(safeguard, language),
        history: history(ctx, safeguard, day.as_ref()),
        on: on.to_owned(),
        on_words: day.map(|day| say(&day, language)),
        suite: suite::cases(ctx, id),
        judged_on: judged_on(ctx, id)?,
        pack: pack_line(ctx),
    })
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// How far the least checked of its citations was; the mark itself stands beside it.
fn verified(safeguard: &Safeguard, language: Language) -> &'static str {
    match safeguard.verified() {
        Verified::Unverified => language.choose("a part that nobody has read", "una parte que nadie ha leído"),
        verified => verified.say(language),
    }
}

fn is_told(safeguard: &Safeguard) -> bool {
    matches!(safeguard.duty, Duty::Tells { .. })
}

fn citation(citation: &paradero_law::Citation, language: Language) -> CitationLine {
    CitationLine {
        class: citation.class.say(language).to_owned(),
        name: citation.name.clone(),
        url: citation.url.clone(),
        verified: citation.verified.say(language).to_owned(),
        unverified: citation.verified == Verified::Unverified,
        in_force_unverified: citation.in_force_unverified,
        quote: citation.quote.clone(),
        read_on: citation.read_on.as_ref().map(|on| say(on, language)),
        read_in: citation.read_in.clone(),
    }
}

fn courts(safeguard: &Safeguard, language: Language) -> Vec<LitigationLine> {
    safeguard.litigation.iter().map(|one| litigation(one, language)).collect()
}

fn litigation(one: &Litigation, language: Language) -> LitigationLine {
    LitigationLine {
        standing: one.standing.word().to_owned(),
        standing_words: one.standing.say(language).to_owned(),
        on: say(&one.on, language),
        moment: one.on.to_string(),
        words: one.words.say(language).to_owned(),
    }
}

/// Where a safeguard stands, in words; nothing where it stands everywhere.
pub(crate) fn places(safeguard: &Safeguard, language: Language) -> Vec<String> {
    let place = |place: &Jurisdiction| match place {
        Jurisdiction::Circuit(name) => language.choose(format!("circuit {name}"), format!("circuito {name}")),
        Jurisdiction::District(name) => language.choose(format!("district {name}"), format!("distrito {name}")),
    };
    safeguard.places.iter().map(place).collect()
}

/// Since and until when something stands: "24 June 2025 to 22 June 2026", "until 23 June 2025", "since 23 June 2026".
///
/// The words of a moment would leave open whether all of a stretch is meant, or some day in it.
pub(crate) fn period(moment: &Moment, language: Language) -> String {
    let text = moment.to_string();
    let part = |text: &str| Moment::parse(text).ok().map(|moment| say(&moment, language));
    let of = |text: &str, english: &str, spanish: &str| {
        let said = part(text)?;
        // "de" and "a" become one word with "el".
        let spanish = match said.strip_prefix("el ") {
            Some(rest) if spanish == "a" || spanish == "de" => format!("{spanish}l {rest}"),
            Some(_) => format!("{spanish} {said}"),
            None => format!("{spanish} {}", bare(&said)),
        };
        Some(language.choose(format!("{english} {}", bare(&said)), spanish).trim_start().to_owned())
    };
    let said = match text.split_once('/') {
        Some(("..", until)) => of(until, "until", "hasta"),
        Some((since, "..")) => of(since, "since", "desde"),
        Some((since, until)) => {
            of(since, "", "de").zip(of(until, "to", "a")).map(|(since, until)| format!("{since} {until}"))
        }
        None => None,
    };
    said.unwrap_or_else(|| say(moment, language))
}

/// The version of its rule that a safeguard is, as its period; nothing where the rule has no other period.
pub(crate) fn version(pack: &Pack, safeguard: &Safeguard, language: Language) -> Option<String> {
    let own = safeguard.effective.as_ref()?;
    let mut same = pack.safeguards.iter().filter(|other| other.rule() == safeguard.rule());
    same.any(|other| other.effective.as_ref().is_some_and(|period| period != own)).then(|| period(own, language))
}

/// Each reading of a length of time, where the law has several.
fn readings(safeguard: &Safeguard, language: Language) -> Vec<ReadingLine> {
    let limits = safeguard.duty.limits();
    if limits.len() < 2 { Vec::new() } else { limits.iter().map(|limit| reading(limit, language)).collect() }
}

fn reading(limit: &Limit, language: Language) -> ReadingLine {
    ReadingLine { length: limit.clock.say(language), by: limit.reading.clone() }
}

fn named(safeguard: &Safeguard, language: Language) -> SafeguardRef {
    SafeguardRef { id: safeguard.id.clone(), title: safeguard.title.say(language).to_owned() }
}

/// Reads the day for which the versions are asked.
fn asked_day(on: &str, language: Language) -> Result<Option<Moment>, Refusal> {
    if on.is_empty() {
        return Ok(None);
    }
    let read = Moment::parse(on);
    read.map(Some).map_err(|error| Refusal::Invalid(vec![crate::recording::moment_fault("on", &error, language)]))
}

/// Every version and half of a safeguard's rule, by when each began to stand.
fn history(ctx: &Ctx<'_>, safeguard: &Safeguard, day: Option<&Moment>) -> Vec<HistoryLine> {
    let language = ctx.language;
    let asked = day.map(|day| day.allows(&Zone::utc(), &Widening::NONE));
    let same = ctx.desk.pack.safeguards.iter().filter(|other| other.rule() == safeguard.rule());
    let mut same: Vec<&Safeguard> = same.collect();
    // Those of every date stand first, each group in the order of the pack.
    same.sort_by_key(|one| one.stands_in(&Zone::utc()).first().unwrap_or(Instant::MIN));
    let line = |one: &&Safeguard| HistoryLine {
        id: one.id.clone(),
        title: one.title.say(language).to_owned(),
        current: one.id == safeguard.id,
        effective: one.effective.as_ref().map(|moment| period(moment, language)),
        since: since(&one.stands_in(&Zone::utc())),
        places: places(one, language),
        courts: courts(one, language),
        stood: asked.as_ref().map(|asked| stood(asked, &one.stands_in(&Zone::utc())).to_owned()),
    };
    same.iter().map(line).collect()
}

fn since(stands: &Instants) -> Option<String> {
    stands.first().filter(|first| !first.is_open()).map(|first| Zone::utc().day_of(first).to_string())
}

fn stood(asked: &Instants, stands: &Instants) -> &'static str {
    match asked.within(stands) {
        Tri::Yes => "yes",
        Tri::Maybe => "part",
        Tri::No => "no",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_said_as_a_whole() {
        for (moment, english, spanish) in [
            ("2025-06-24/2026-06-22", "24 June 2025 to 22 June 2026", "del 24 de junio de 2025 al 22 de junio de 2026"),
            ("../2025-06-23", "until 23 June 2025", "hasta el 23 de junio de 2025"),
            ("2026-06-23/..", "since 23 June 2026", "desde el 23 de junio de 2026"),
            ("1992/..", "since 1992", "desde 1992"),
            ("2025-03/2025-05", "March 2025 to May 2025", "de marzo de 2025 a mayo de 2025"),
        ] {
            let moment = Moment::parse(moment).unwrap();
            assert_eq!(period(&moment, Language::English), english);
            assert_eq!(period(&moment, Language::Spanish), spanish);
        }
    }
}
