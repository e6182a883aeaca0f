//! Judging notation files without a ledger.

use std::collections::BTreeMap;

use paradero_law::holiday::Holidays;
use paradero_law::{Pack, complete, judge};
use paradero_record::notation::{References, parse, render};
use paradero_record::{Event, Instant, Language, PersonId, Record, StatementId, Subject, Timeline};
use serde_json::{Value, json};

use crate::line::Lines;
use crate::time;

/// A notation file: its name, for messages, and its text.
#[derive(Clone, Debug)]
pub struct CheckFile {
    /// The name that messages show.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Files to judge, and as of when.
#[derive(Clone, Debug)]
pub struct Check<'a> {
    /// The files.
    pub files: &'a [CheckFile],
    /// As of which moment; a date counts to its last second. Nothing is `now`.
    pub as_of: Option<&'a str>,
    /// As known on which moment; nothing is everything.
    pub known_on: Option<&'a str>,
    /// What time it is.
    pub now: Instant,
    /// The pack.
    pub pack: &'a Pack,
    /// The language of words in the output.
    pub language: Language,
}

/// What is wrong with the input, ready to be shown: every fault of every file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFault(pub String);

/// Judges files, each by itself complete, together: `as_of`, `pack`, `people` with verdicts, events, contradictions, gaps.
///
/// # Errors
///
/// When any file has any fault, or a day cannot be read; then nothing is judged.
pub fn check(input: &Check<'_>) -> Result<Value, CheckFault> {
    let zone = input.files.first().map_or_else(time::desk_zone, |file| time::zone_of(&file.text));
    let instant = |text: &str, option: &str| {
        time::parse_until(text, &zone).map_err(|error| CheckFault(day_fault(option, text, &error)))
    };
    let as_of = input.as_of.map_or(Ok(input.now), |text| instant(text, "--as-of"))?;
    let known_on = input.known_on.map(|text| instant(text, "--known-on")).transpose()?;
    let mut record = read(input.files, as_of)?;
    if let Some(day) = known_on {
        record = record.known_on(day);
    }
    let holidays = Holidays::federal();
    let zone = record.zone.clone();
    let parts = by_person(record);
    let judged = |(id, record): (&PersonId, &Record)| {
        Judged { input, record, as_of, holidays: &holidays, people: parts.len() }.person(id)
    };
    let people: Vec<Value> = parts.iter().map(|(id, record)| judged((id, record))).collect();
    Ok(json!({
        "as_of": time::rfc3339(as_of, &zone),
        "known_on": known_on.map(|at| time::rfc3339(at, &zone)),
        "pack": { "name": input.pack.id, "version": input.pack.version, "digest": input.pack.digest },
        "people": people,
    }))
}

/// Reads the moment as of which somebody asks, in the desk's zone when no file names another.
///
/// # Errors
///
/// When it cannot be read.
pub fn instant_of(text: &str) -> Result<Instant, CheckFault> {
    let zone = time::desk_zone();
    time::parse_until(text, &zone).map_err(|error| CheckFault(day_fault("--as-of", text, &error)))
}

/// The desk's date at an instant, as EDTF.
pub fn desk_day(at: Instant) -> String {
    time::desk_zone().day_of(at).to_string()
}

pub(crate) fn day_fault(option: &str, text: &str, error: &paradero_record::MomentError) -> String {
    let help = error.help.as_ref().map_or_else(String::new, |help| format!("\n    help: {help}"));
    format!("{option} {text}: {error}{help}\n")
}

/// Reads all files; every fault of every file at once.
pub(crate) fn read(files: &[CheckFile], as_of: Instant) -> Result<Record, CheckFault> {
    let mut record = Record::default();
    let mut faults = String::new();
    for (number, file) in files.iter().enumerate() {
        let zone = time::zone_of(&file.text);
        let parsed = parse(&file.text, Some(&time::day(as_of, &zone)), References::Checked);
        faults.push_str(&render(&file.name, &file.text, &parsed.diagnostics));
        if number == 0 {
            record.zone = parsed.record.zone.clone();
        }
        record.add(parsed.record);
    }
    if faults.is_empty() { Ok(record) } else { Err(CheckFault(faults)) }
}

/// One record for each person and topic, with what lists say and the sources that are cited about them; so that a file of many people is
/// judged in time linear in its statements.
pub(crate) fn by_person(record: Record) -> Vec<(PersonId, Record)> {
    let mut record = record.with_lists();
    (record.lists, record.rows, record.identities) = Default::default();
    let statements = std::mem::take(&mut record.statements);
    let sources = std::mem::take(&mut record.sources);
    let people = std::mem::take(&mut record.people);
    let mut parts: BTreeMap<PersonId, Record> = BTreeMap::new();
    for (id, person) in people {
        let mut part = record.clone();
        part.judgements.retain(|one| one.person == id);
        part.acts.retain(|one| one.person == id);
        part.people.insert(id.clone(), person);
        parts.insert(id, part);
    }
    for (id, statement) in statements {
        let Some(part) = parts.get_mut(&statement.person) else { continue };
        if let Some(source) = sources.get(&statement.source) {
            part.sources.entry(source.id.clone()).or_insert_with(|| source.clone());
        }
        part.statements.insert(id, statement);
    }
    parts.into_iter().collect()
}

struct Judged<'a> {
    input: &'a Check<'a>,
    record: &'a Record,
    as_of: Instant,
    holidays: &'a Holidays,
    /// How many people are judged.
    people: usize,
}

/// Of how many people at most it is worked out what would change their verdicts.
const MOST_EXPLAINED: usize = 50;

impl Judged<'_> {
    fn person(&self, id: &PersonId) -> Value {
        let timeline = Timeline::of(self.record, id);
        let timeline = complete(self.input.pack, self.record, timeline, self.holidays);
        let docket = judge(self.input.pack, self.record, &timeline, self.holidays, self.as_of);
        let person = &self.record.people[id];
        let lines = Lines::new(self.record, self.input.language);
        json!({
            "id": id.as_str(),
            "name": person.label,
            "kind": if person.subject == Subject::Topic { "topic" } else { "person" },
            "made_up": person.made_up,
            "verdicts": docket.verdicts.iter().map(|v| self.verdict(v, &timeline, &lines)).collect::<Vec<_>>(),
            "events": timeline.events.iter().map(|e| self.event(e, &lines)).collect::<Vec<_>>(),
            "contradictions": timeline.contradictions.iter().map(|c| json!({
                "statements": statements(&c.statements, &lines),
                "events": c.events.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "says": lines.contradiction(c, &timeline),
            })).collect::<Vec<_>>(),
            "gaps": timeline.gaps.iter().map(|g| json!({
                "after": g.after.as_str(),
                "before": g.before.as_str(),
                "event": g.event.as_str(),
                "statements": statements(&g.statements, &lines),
                "says": lines.gap(g, &timeline),
            })).collect::<Vec<_>>(),
            "next_change": docket.next_change.map(|at| time::rfc3339(at, &self.record.zone)),
        })
    }

    fn verdict(&self, verdict: &paradero_law::Verdict, timeline: &Timeline, lines: &Lines<'_>) -> Value {
        let zone = &crate::verdict::zone(verdict, timeline, &self.record.zone);
        let safeguard = self.input.pack.safeguard(&verdict.safeguard);
        let words = crate::verdict::words(verdict, self.input.pack, timeline, zone, self.input.language);
        json!({
            "safeguard": verdict.safeguard,
            "title": safeguard.map(|s| s.title.say(self.input.language)),
            "trigger": verdict.trigger.as_ref().map(ToString::to_string),
            "verdict": verdict.worst.word(),
            "best": verdict.best.map(paradero_law::Outcome::word),
            "certainty": if verdict.is_certain() { "certain" } else { "possible" },
            "contested": verdict.is_contested(),
            "due": verdict.due.map(|due| json!({
                "earliest": time::rfc3339(due.earliest, zone),
                "latest": time::rfc3339(due.latest, zone),
            })),
            "says": words.line,
            "reasons": words.reasons,
            "would_change": self.would_change(verdict, timeline),
            "because": statements(&crate::verdict::statements(verdict, timeline), lines),
            "unverified": safeguard.is_some_and(paradero_law::Safeguard::has_unverified),
            "then": safeguard.map(|s| s.then.say(self.input.language)),
        })
    }

    /// What would change a verdict; nothing where so many people are judged that nobody reads each verdict.
    fn would_change(&self, verdict: &paradero_law::Verdict, timeline: &Timeline) -> Option<String> {
        let Check { pack, language, .. } = self.input;
        let asked = self.people <= MOST_EXPLAINED;
        let explain = || crate::verdict::would_change(verdict, pack, self.record, timeline, self.as_of, *language);
        asked.then(explain).flatten()
    }

    fn event(&self, event: &Event, lines: &Lines<'_>) -> Value {
        let (first, last) = event.bounds();
        json!({
            "id": event.id.as_str(),
            "kind": event.kind.name(),
            "stated": event.stated.first().map(|s| s.moment.to_string()),
            "stated_all": event.stated.iter().map(|s| s.moment.to_string()).collect::<Vec<_>>(),
            "earliest": time::first_edtf(first, &event.zone),
            "latest": time::last_edtf(last, &event.zone),
            "moment": event.moment().to_string(),
            "says": paradero_record::say(&event.moment(), self.input.language),
            "inferred_from": statements(&event.inferred_from, lines),
            "happened": match event.happened {
                paradero_record::Tri::Yes => "yes",
                paradero_record::Tri::Maybe => "possibly",
                paradero_record::Tri::No if event.denied_by.is_empty() => "nobody says so",
                paradero_record::Tri::No => "denied",
            },
            "contested": event.is_contested(),
            "derived": event.derived,
            "statements": statements(&event.statements, lines),
        })
    }
}

/// Statements as objects: id, source, place, speaker, stance and what they say.
fn statements(ids: &[StatementId], lines: &Lines<'_>) -> Vec<Value> {
    let object = |id: &StatementId| {
        let line = lines.statement(id)?;
        Some(json!({
            "id": line.id,
            "source": line.source,
            "place": line.place,
            "speaker": line.speaker,
            "stance": line.stance,
            "quote": line.quote,
            "says": lines.sentence(id),
        }))
    };
    ids.iter().filter_map(object).collect()
}
