//! What another pack would change: its parts, and whose verdicts, from what to what and why.

use std::collections::{BTreeMap, BTreeSet};

use paradero_law::holiday::Holidays;
use paradero_law::{
    Pack, Safeguard, Verdict, complete, judge, say_clock, say_derived, say_duty, say_state, say_track, say_verdict,
};
use paradero_record::{EventKind, Instant, Language, PersonId, Record, Subject, Timeline, Zone, say, words};
use serde::Serialize;

use super::part::{self, Part};
use crate::check::{CheckFault, CheckFile, by_person, read};
use crate::desk::{Ctx, Refusal, seen};
use crate::extent::{Extent, extents, only, uses};
use crate::view::PackLine;
use crate::{stand, time, verdict};

/// Two packs, and on what they are held against each other.
pub struct LawDiff<'a> {
    /// The pack as it was.
    pub old: &'a Pack,
    /// The pack as it would be.
    pub new: &'a Pack,
    /// Whose verdicts are compared.
    pub on: On<'a>,
    /// As of which moment; a date counts to its last second. Nothing is `now`.
    pub as_of: Option<&'a str>,
    /// What time it is.
    pub now: Instant,
    /// The language of words in the output.
    pub language: Language,
}

/// Whose verdicts are compared.
#[derive(Clone, Copy)]
pub enum On<'a> {
    /// Nobody's.
    Nobody,
    /// Those of the people in these notation files.
    Files(&'a [CheckFile]),
    /// Those of the people on a desk.
    Desk(&'a Ctx<'a>),
}

words! {
    /// What happened to a part of a pack.
    pub enum Change {
        /// The new pack has it, the old one has not.
        Added = "added", "added", "añadida";
        /// The old pack has it, the new one has not.
        Removed = "removed", "removed", "quitada";
        /// Both have it, and it differs.
        Changed = "changed", "changed", "cambiada";
    }
}

/// What differs between two packs, and what comes of it.
#[derive(Clone, Debug, Serialize)]
pub struct LawDiffView {
    /// The pack as it was.
    pub old: PackLine,
    /// The pack as it would be.
    pub new: PackLine,
    /// The safeguards, states, tracks, lengths and derived events that differ, in this order and by name.
    pub parts: Vec<PartChange>,
    /// As of when verdicts were compared; none when nobody's were.
    pub as_of: Option<String>,
    /// How many people's verdicts were compared.
    pub people: usize,
    /// The verdicts that differ, by person and in the order of the packs.
    pub verdicts: Vec<VerdictChange>,
}

/// A part of a pack that differs.
#[derive(Clone, Debug, Serialize)]
pub struct PartChange {
    /// `safeguard`, `state`, `track`, `clock` or `derive`.
    pub sort: &'static str,
    /// Its name.
    pub name: String,
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
    /// The same in words.
    pub change_words: &'static str,
    /// What of it changed, as words.
    pub of: Vec<&'static str>,
    /// The same in the reader's language.
    pub of_words: Vec<&'static str>,
    /// What it said and no longer says, in sentences worked out from the notation.
    pub before: Vec<String>,
    /// What it says now and did not say.
    pub after: Vec<String>,
}

/// A verdict that differs.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictChange {
    /// The person's name in the notation.
    pub person: String,
    /// The person's name.
    pub label: String,
    /// The safeguard.
    pub safeguard: String,
    /// Its title.
    pub title: String,
    /// What set it off.
    pub trigger: Option<String>,
    /// The same in words.
    pub trigger_words: Option<String>,
    /// By the pack as it was; none when nothing came of it.
    pub before: Option<VerdictSide>,
    /// By the pack as it would be.
    pub after: Option<VerdictSide>,
    /// Which changed parts it comes from.
    pub why: Vec<String>,
}

/// A verdict by one of the packs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictSide {
    /// The digest of the pack.
    pub pack: String,
    /// `kept`, `running`, `not_shown` or `crossed`.
    pub verdict: &'static str,
    /// `certain` or `possible`.
    pub certainty: &'static str,
    /// Late from, as RFC 3339.
    pub due_earliest: Option<String>,
    /// Certainly late after.
    pub due_latest: Option<String>,
    /// The verdict in one line.
    pub says: String,
}

/// Holds two packs against each other, and the verdicts that come of them.
///
/// Only what the changes reach is judged: by everything else both packs judge alike.
///
/// # Errors
///
/// When a file has a fault, a moment cannot be read, or the ledger fails.
pub fn law_diff(input: &LawDiff<'_>) -> Result<LawDiffView, Refusal> {
    let differ = Differ::of(input);
    let (mut as_of, mut people, mut verdicts) = (None, 0, Vec::new());
    match input.on {
        On::Nobody => {}
        On::Files(files) => {
            let zone = files.first().map_or_else(time::desk_zone, |file| time::zone_of(&file.text));
            let at = instant(input, &zone)?;
            as_of = Some(time::rfc3339(at, &zone));
            for (id, record) in by_person(read(files, at).map_err(refusal)?) {
                if record.people.get(&id).is_some_and(|person| person.subject == Subject::Person) {
                    people += 1;
                    verdicts.push((id.clone(), differ.of_person(&id, &record, at)));
                }
            }
        }
        On::Desk(ctx) => {
            let at = instant(input, &ctx.desk.zone)?;
            as_of = Some(time::rfc3339(at, &ctx.desk.zone));
            let mut state = ctx.desk.state();
            state.catch_up(&ctx.desk.zone)?;
            let base = &state.base;
            let of = |one: &&paradero_record::Person| one.subject == Subject::Person;
            let tasks: Vec<PersonId> = base.people.values().filter(of).map(|one| one.id.clone()).collect();
            people = tasks.len();
            if differ.ids.is_empty() {
                // Nobody need be read.
            } else {
                let one = |id: PersonId, sheets: crate::shelf::Sheets| {
                    let record = seen(sheets.read(&ctx.desk.zone), base, &ctx.viewer);
                    let changes = differ.of_person(&id, &record, at);
                    (id, changes)
                };
                stand::work(
                    &state.ledger,
                    tasks,
                    |id| id,
                    one,
                    |found| {
                        verdicts.push(found);
                        Ok(())
                    },
                )?;
            }
        }
    }
    verdicts.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(LawDiffView {
        old: pack_line(input.old),
        new: pack_line(input.new),
        parts: parts(input),
        as_of,
        people,
        verdicts: verdicts.into_iter().flat_map(|(_, changes)| changes).collect(),
    })
}

fn instant(input: &LawDiff<'_>, zone: &Zone) -> Result<Instant, Refusal> {
    let read = |text| time::parse_until(text, zone).map_err(|error| crate::check::day_fault("--as-of", text, &error));
    input.as_of.map_or(Ok(input.now), read).map_err(|fault| refusal(CheckFault(fault)))
}

fn refusal(fault: CheckFault) -> Refusal {
    Refusal::Broken { message: fault.0, hint: "nothing was judged; mend what is named".to_owned() }
}

fn pack_line(pack: &Pack) -> PackLine {
    PackLine {
        name: pack.id.clone(),
        title: pack.title.clone(),
        version: pack.version.clone(),
        digest: pack.digest.clone(),
    }
}

/// The part of both packs that judges otherwise.
struct Differ<'a> {
    input: &'a LawDiff<'a>,
    ids: BTreeSet<String>,
    old: Pack,
    new: Pack,
    why: BTreeMap<String, Vec<String>>,
    holidays: Holidays,
}

impl<'a> Differ<'a> {
    fn of(input: &'a LawDiff<'a>) -> Self {
        let (old, new) = (extents(input.old), extents(input.new));
        let digest = |all: &BTreeMap<String, Extent>, id: &String| all.get(id).map(|one| one.digest.clone());
        let ids: BTreeSet<String> =
            old.keys().chain(new.keys()).filter(|id| digest(&old, id) != digest(&new, id)).cloned().collect();
        let why = ids.iter().map(|id| (id.clone(), why(input, id))).collect();
        let (old, new) = (only(input.old, &ids), only(input.new, &ids));
        Self { input, ids, old, new, why, holidays: Holidays::federal() }
    }

    /// The verdicts on one person that differ, in the order of the new pack, and after them those of the old one alone.
    fn of_person(&self, id: &PersonId, record: &Record, as_of: Instant) -> Vec<VerdictChange> {
        if self.ids.is_empty() {
            return Vec::new();
        }
        let before = self.judged(&self.old, id, record, as_of);
        let after = self.judged(&self.new, id, record, as_of);
        let mut keys: Vec<&String> = after.1.iter().map(|(key, _)| key).collect();
        keys.extend(before.1.iter().map(|(key, _)| key).filter(|key| after.1.iter().all(|(other, _)| other != *key)));
        keys.into_iter().filter_map(|key| self.change(key, &before, &after, record)).collect()
    }

    fn judged(&self, pack: &Pack, id: &PersonId, record: &Record, as_of: Instant) -> Judged {
        let timeline = complete(pack, record, Timeline::of(record, id), &self.holidays);
        let docket = judge(pack, record, &timeline, &self.holidays, as_of);
        let verdicts = docket.verdicts.into_iter().filter(|verdict| self.ids.contains(&verdict.safeguard));
        let verdicts = verdicts.map(|verdict| (verdict.key(), verdict)).collect();
        (timeline, verdicts)
    }

    fn change(&self, key: &str, before: &Judged, after: &Judged, record: &Record) -> Option<VerdictChange> {
        let side = |(timeline, verdicts): &Judged, pack: &Pack| {
            let (_, verdict) = verdicts.iter().find(|(own, _)| own == key)?;
            Some(self.side(verdict, timeline, record, pack))
        };
        let (was, is) = (side(before, self.input.old), side(after, self.input.new));
        let bare = |side: &Option<VerdictSide>| {
            side.clone().map(|one| (one.verdict, one.certainty, one.due_earliest, one.due_latest))
        };
        if bare(&was) == bare(&is) {
            return None;
        }
        let of = |(timeline, verdicts): &'_ Judged| {
            let (_, verdict) = verdicts.iter().find(|(own, _)| own == key)?;
            let event = verdict.trigger.as_ref().and_then(|id| timeline.event(id));
            let language = self.input.language;
            let words = event.map(|event| format!("{} {}", event.kind.say(language), say(&event.moment(), language)));
            Some((verdict.safeguard.clone(), verdict.trigger.as_ref().map(ToString::to_string), words))
        };
        let (safeguard, trigger, trigger_words) = of(after).or_else(|| of(before))?;
        let titled = self.input.new.safeguard(&safeguard).or_else(|| self.input.old.safeguard(&safeguard))?;
        let person = record.people.get(&after.0.person)?;
        Some(VerdictChange {
            person: person.id.to_string(),
            label: person.label.clone(),
            title: titled.title.say(self.input.language).to_owned(),
            why: self.why.get(&safeguard).cloned().unwrap_or_default(),
            safeguard,
            trigger,
            trigger_words,
            before: was,
            after: is,
        })
    }

    fn side(&self, one: &Verdict, timeline: &Timeline, record: &Record, pack: &Pack) -> VerdictSide {
        let zone = verdict::zone(one, timeline, &record.zone);
        VerdictSide {
            pack: pack.digest.clone(),
            verdict: one.worst.word(),
            certainty: if one.is_certain() { "certain" } else { "possible" },
            due_earliest: one.due.map(|due| time::rfc3339(due.earliest, &zone)),
            due_latest: one.due.map(|due| time::rfc3339(due.latest, &zone)),
            says: say_verdict(one, &zone, self.input.language),
        }
    }
}

/// A timeline and the verdicts on it, each with its key.
type Judged = (Timeline, Vec<(String, Verdict)>);

/// Which changes a safeguard's verdicts come from: its own, and those of what it uses.
fn why(input: &LawDiff<'_>, id: &str) -> Vec<String> {
    let language = input.language;
    let (old, new) = match (input.old.safeguard(id), input.new.safeguard(id)) {
        (Some(old), Some(new)) => (old, new),
        (None, _) => return vec![language.choose("the safeguard is new", "la salvaguarda es nueva").to_owned()],
        (_, None) => {
            return vec![language.choose("the safeguard was removed", "la salvaguarda se quitó").to_owned()];
        }
    };
    let told = [Part::Title, Part::Words, Part::Courts, Part::OwedBy];
    let own = part::of_safeguard(old, new).into_iter().filter(|one| !told.contains(one));
    let mut all: Vec<String> = own.map(|one| one.say(language).to_owned()).collect();
    let (before, after) = (uses(input.old, old), uses(input.new, new));
    for name in before.states.intersection(&after.states) {
        if let (Some(old), Some(new)) = (input.old.states.get(name), input.new.states.get(name))
            && part::of_state(old, new).iter().any(|one| *one != Part::Title)
        {
            all.push(language.choose(format!("the state {name}"), format!("el estado {name}")));
        }
    }
    for kind in before.kinds.union(&after.kinds) {
        let rule = |pack: &Pack| pack.derived.iter().find(|one| one.kind == *kind).cloned();
        let differs = match (rule(input.old), rule(input.new)) {
            (None, None) => false,
            (Some(old), Some(new)) => !part::of_derived(&old, &new).is_empty(),
            _ => true,
        };
        if differs {
            all.push(language.choose(format!("what {kind} follows from"), format!("de qué se sigue {kind}")));
        }
    }
    for name in before.safeguards.intersection(&after.safeguards) {
        if let (Some(old), Some(new)) = (input.old.safeguard(name), input.new.safeguard(name))
            && crate::extent::bare(old) != crate::extent::bare(new)
        {
            all.push(language.choose(format!("the safeguard {name}"), format!("la salvaguarda {name}")));
        }
    }
    all
}

/// The parts of the packs that differ.
fn parts(input: &LawDiff<'_>) -> Vec<PartChange> {
    let (old, new, language) = (input.old, input.new, input.language);
    let mut all = Vec::new();
    let sentences = |pack: &'_ Pack, one: &Safeguard| say_duty(one, pack, language);
    let safeguards = |pack: &'_ Pack| -> BTreeMap<String, Safeguard> {
        pack.safeguards.iter().map(|one| (one.id.clone(), one.clone())).collect()
    };
    compare(&mut all, "safeguard", language, &safeguards(old), &safeguards(new), part::of_safeguard, |side, one| {
        sentences(if side == Side::Old { old } else { new }, one)
    });
    compare(&mut all, "state", language, &old.states, &new.states, part::of_state, |_, one| {
        vec![say_state(one, language)]
    });
    let tracks = |pack: &Pack| pack.tracks.iter().map(|one| (one.name.clone(), one.clone())).collect();
    compare(&mut all, "track", language, &tracks(old), &tracks(new), part::of_track, |side, one| {
        say_track(one, if side == Side::Old { old } else { new }, language)
    });
    compare(&mut all, "clock", language, &old.clocks, &new.clocks, part::of_clock, |_, one| {
        vec![say_clock(one, language)]
    });
    let derived = |pack: &Pack| {
        let name = |kind: EventKind| kind.name().to_owned();
        pack.derived.iter().map(|one| (name(one.kind), one.clone())).collect()
    };
    compare(&mut all, "derive", language, &derived(old), &derived(new), part::of_derived, |_, one| {
        say_derived(one, language)
    });
    all
}

/// Which of the packs something stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

fn compare<T>(
    all: &mut Vec<PartChange>,
    sort: &'static str,
    language: Language,
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
    parts: impl Fn(&T, &T) -> Vec<Part>,
    says: impl Fn(Side, &T) -> Vec<String>,
) {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let (was, is) = (old.get(name), new.get(name));
        let (change, of) = match (was, is) {
            (Some(was), Some(is)) => (Change::Changed, parts(was, is)),
            (None, _) => (Change::Added, Vec::new()),
            (_, None) => (Change::Removed, Vec::new()),
        };
        if change == Change::Changed && of.is_empty() {
            continue;
        }
        let before = was.map(|one| says(Side::Old, one)).unwrap_or_default();
        let after = is.map(|one| says(Side::New, one)).unwrap_or_default();
        all.push(PartChange {
            sort,
            name: name.clone(),
            change: change.word(),
            change_words: change.say(language),
            of: of.iter().map(|one| one.word()).collect(),
            of_words: of.iter().map(|one| one.say(language)).collect(),
            before: before.iter().filter(|sentence| !after.contains(sentence)).cloned().collect(),
            after: after.iter().filter(|sentence| !before.contains(sentence)).cloned().collect(),
        });
    }
}
