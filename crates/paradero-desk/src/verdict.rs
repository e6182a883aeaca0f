//! Verdicts as lines in a language.

use std::collections::BTreeSet;

use paradero_law::holiday::Holidays;
use paradero_law::{DuePair, Outcome, Pack, Reason, Verdict, say_change, say_reason, say_verdict};
use paradero_record::{Act, Instant, Language, Record, StatementId, Timeline, Zone};

use crate::line::Lines;
use crate::view::{ActLine, DueLine, VerdictLine};
use crate::{safeguard, time};

/// The words of a verdict: the whole in one line, and its proof.
pub(crate) struct Words {
    pub(crate) line: String,
    pub(crate) reasons: Vec<String>,
}

pub(crate) fn words(verdict: &Verdict, pack: &Pack, timeline: &Timeline, zone: &Zone, language: Language) -> Words {
    let Some(safeguard) = pack.safeguard(&verdict.safeguard) else {
        return Words { line: String::new(), reasons: Vec::new() };
    };
    let reason = |reason: &Reason| say_reason(reason, safeguard, pack, timeline, zone, language);
    Words { line: say_verdict(verdict, zone, language), reasons: verdict.reasons.iter().map(reason).collect() }
}

/// The statements that a verdict rests on: those of its events, and of the coverage that closed the record.
pub(crate) fn statements(verdict: &Verdict, timeline: &Timeline) -> Vec<StatementId> {
    let mut ids = BTreeSet::new();
    for event in verdict.events.iter().filter_map(|id| timeline.event(id)) {
        ids.extend(event.statements.iter().cloned());
    }
    for reason in &verdict.reasons {
        if let Reason::Covered(by, _) = reason {
            ids.insert(by.clone());
        }
    }
    ids.into_iter().collect()
}

pub(crate) fn verdict_word(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Kept => language.choose("kept", "cumplida"),
        Outcome::Running => language.choose("running", "en curso"),
        Outcome::NotShown => language.choose("not shown", "no consta"),
        Outcome::Crossed => language.choose("crossed", "traspasada"),
    }
}

/// A due pair in words; `as_of` tells how long is left.
pub(crate) fn due_line(due: DuePair, as_of: Instant, zone: &Zone, language: Language) -> DueLine {
    let seconds_left = due.earliest.second().saturating_sub(as_of.second());
    let earliest = time::name_minute(due.earliest, zone, language);
    let latest = time::name_minute(due.latest, zone, language);
    let words = if earliest == latest {
        let verb = if seconds_left >= 0 {
            language.choose("due on", "vence el")
        } else {
            language.choose("was due on", "venció el")
        };
        format!("{verb} {earliest}")
    } else {
        language.choose(
            format!("may be late after {earliest}, certainly after {latest}"),
            format!("puede vencer el {earliest}, con certeza el {latest}"),
        )
    };
    DueLine {
        words,
        earliest: time::rfc3339(due.earliest, zone),
        latest: time::rfc3339(due.latest, zone),
        seconds_left,
        left: left(seconds_left, language),
    }
}

/// "due in 4 hours", "was due 2 days ago".
fn left(seconds: i64, language: Language) -> String {
    let verb = if seconds >= 0 { language.choose("due", "vence") } else { language.choose("was due", "venció") };
    format!("{verb} {}", time::say_left(seconds, language))
}

/// Which new facts would change the verdict, and to what, each as tried; nothing where none is found.
pub(crate) fn would_change(
    verdict: &Verdict,
    pack: &Pack,
    record: &Record,
    timeline: &Timeline,
    as_of: Instant,
    language: Language,
) -> Option<String> {
    let zone = zone(verdict, timeline, &record.zone);
    let changes = paradero_law::would_change(pack, record, timeline, &Holidays::federal(), as_of, verdict);
    let said: Vec<String> =
        changes.iter().map(|change| say_change(change, timeline, record, &zone, language)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// A verdict with everything that a page shows of it.
pub(crate) fn line(
    verdict: &Verdict,
    pack: &Pack,
    timeline: &Timeline,
    lines: &Lines<'_>,
    acts: &[&Act],
    as_of: Instant,
) -> Option<VerdictLine> {
    let language = lines.language;
    let safeguard = pack.safeguard(&verdict.safeguard)?;
    let zone = zone(verdict, timeline, &lines.record.zone);
    let words = words(verdict, pack, timeline, &zone, language);
    let key = verdict.key();
    Some(VerdictLine {
        safeguard: verdict.safeguard.clone(),
        title: safeguard.title.say(language).to_owned(),
        verdict: verdict.worst.word().to_owned(),
        verdict_words: verdict_word(verdict.worst, language).to_owned(),
        certainty: if verdict.is_certain() { "certain" } else { "possible" }.to_owned(),
        contested: verdict.is_contested(),
        line: words.line,
        due: verdict.due.map(|due| due_line(due, as_of, &zone, language)),
        reasons: words.reasons,
        would_change: would_change(verdict, pack, lines.record, timeline, as_of, language),
        because: lines.statements(&statements(verdict, timeline)),
        trigger: verdict.trigger.as_ref().map(ToString::to_string),
        version: safeguard::version(pack, safeguard, language),
        places: safeguard::places(safeguard, language),
        owed_by: safeguard.owed_by.clone(),
        cite: safeguard.citations.first().map_or_else(String::new, |c| c.name.clone()),
        unverified: safeguard.has_unverified(),
        plain: safeguard.plain.say(language).to_owned(),
        then: safeguard.then.say(language).to_owned(),
        acts: acts.iter().filter(|act| act.alarm == key).map(|act| act_line(act, lines)).collect(),
        key,
    })
}

pub(crate) fn act_line(act: &Act, lines: &Lines<'_>) -> ActLine {
    ActLine {
        progress: act.progress.word().to_owned(),
        words: act.progress.say(lines.language).to_owned(),
        recorded: lines.recorded(&act.recorded),
        because: act.because.clone(),
    }
}

pub(crate) fn zone(verdict: &Verdict, timeline: &Timeline, other: &Zone) -> Zone {
    verdict.trigger.as_ref().and_then(|id| timeline.event(id)).map_or_else(|| other.clone(), |e| e.zone.clone())
}
