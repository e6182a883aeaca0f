//! The board: what each person's verdicts came to, kept until the next instant at which one can change.
//!
//! A standing holds only what does not depend on the language, and is worked out anew when the person's record has grown,
//! when the pack is another, or when its time is over; so the watch of ten thousand people is read and not judged.

use std::collections::BTreeMap;

use paradero_law::holiday::Holidays;
use paradero_law::{AuthorityClass, Outcome, Pack, Reason, Verdict, judge};
use paradero_ledger::Standings;
use paradero_record::{Event, Instant, PersonId, Progress, Record, Subject, Timeline, Tri, Value, Zone};
use serde::{Deserialize, Serialize};

use crate::desk::{Refusal, State, Viewer};

/// What one person's verdicts came to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Standing {
    /// The first second at which it holds.
    pub(crate) from: i64,
    /// The first second at which it no longer does.
    pub(crate) until: i64,
    /// The ledger's last entry about the person when it was worked out.
    pub(crate) last_seq: u64,
    /// Verdicts that are not kept.
    pub(crate) alarms: Vec<Alarm>,
    /// Where the person was last.
    pub(crate) spot: Option<Spot>,
    /// When the locator was last searched without finding the person, after the last word of where they are.
    pub(crate) missed: Option<i64>,
    /// When somebody last reached the person.
    pub(crate) contact: Option<i64>,
    /// When the next verdict can change by itself.
    pub(crate) next_change: Option<i64>,
}

/// A verdict that somebody must look at, or may have to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Alarm {
    pub(crate) safeguard: String,
    pub(crate) key: String,
    pub(crate) outcome: u8,
    pub(crate) certain: bool,
    pub(crate) contested: bool,
    pub(crate) announced: bool,
    /// Nothing is owed by law: the safeguard rests on practice alone.
    pub(crate) practice: bool,
    pub(crate) trigger: Option<Trigger>,
    pub(crate) due: Option<(i64, i64)>,
    /// When it happened or began, for sorting.
    pub(crate) at: i64,
    pub(crate) zone: String,
    pub(crate) act: Option<(String, String)>,
}

/// The event that set an alarm off.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Trigger {
    pub(crate) kind: String,
    pub(crate) when: String,
}

/// Where somebody was last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Spot {
    pub(crate) place: Option<PlaceName>,
    pub(crate) kind: String,
    pub(crate) when: String,
    /// The last instant at which it can have been.
    pub(crate) at: i64,
    pub(crate) sure: bool,
    pub(crate) ended: bool,
}

/// A place: declared, or as somebody wrote it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum PlaceName {
    Declared(String),
    Written(String),
}

/// Every person's standing.
#[derive(Default)]
pub(crate) struct Board {
    pub(crate) standings: BTreeMap<PersonId, Standing>,
}

impl Board {
    /// Reads what was worked out before, as far as it was for this pack.
    pub(crate) fn load(standings: &mut Standings, digest: &str) -> Result<Self, Refusal> {
        let mut board = Self::default();
        for row in standings.load(digest)? {
            if let Ok(standing) = serde_json::from_str(&row.body) {
                board.standings.insert(PersonId::new(row.person), standing);
            }
        }
        Ok(board)
    }
}

/// What a standing is worked out with.
pub(crate) struct Judge<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) holidays: &'a Holidays,
    pub(crate) zone: &'a Zone,
    pub(crate) viewer: &'a Viewer,
}

impl State {
    /// Works out anew whatever no longer holds, and keeps it for the next start.
    ///
    /// Takes time in the people whose standing is stale; constant time each for the others.
    pub(crate) fn refresh(&mut self, judge: &Judge<'_>, now: Instant) -> Result<(), Refusal> {
        self.catch_up(judge.zone)?;
        let second = now.second();
        let stale: Vec<PersonId> = self
            .base
            .people
            .values()
            .filter(|person| person.subject == Subject::Person)
            .filter(|person| {
                let seq = self.last_seq.get(&person.id).copied().unwrap_or_default();
                let known = self.board.standings.get(&person.id);
                !known.is_some_and(|s| s.from <= second && second < s.until && s.last_seq == seq)
            })
            .map(|person| person.id.clone())
            .collect();
        let mut rows = Vec::new();
        for id in stale {
            let standing = self.stand(judge, &id, now)?;
            rows.push(row(&id, &standing, &judge.pack.digest));
            self.board.standings.insert(id, standing);
        }
        if !rows.is_empty() {
            self.standings.put_many(&self.ledger, &rows)?;
        }
        Ok(())
    }

    /// Works out one person's standing as of an instant.
    pub(crate) fn stand(&self, by: &Judge<'_>, id: &PersonId, as_of: Instant) -> Result<Standing, Refusal> {
        let record = self.load(id, by.viewer, by.zone)?;
        let timeline = Timeline::of(&record, id);
        let docket = judge(by.pack, &record, &timeline, by.holidays, as_of);
        let alarms = docket.verdicts.iter().filter(|v| v.worst != Outcome::Kept);
        let spot = spot(&timeline, as_of);
        let until = docket.next_change.map_or(i64::MAX, Instant::second);
        Ok(Standing {
            from: as_of.second(),
            until,
            last_seq: self.last_seq.get(id).copied().unwrap_or_default(),
            alarms: alarms.map(|v| alarm(v, by.pack, &timeline, &record, as_of)).collect(),
            missed: missed(&timeline, as_of, spot.as_ref()),
            spot,
            contact: last_contact(&timeline, as_of).map(|(event, _)| event.bounds().1.second()),
            next_change: docket.next_change.map(Instant::second),
        })
    }
}

fn row(id: &PersonId, standing: &Standing, digest: &str) -> paradero_ledger::Standing {
    paradero_ledger::Standing {
        person: id.to_string(),
        last_seq: standing.last_seq,
        pack_digest: digest.to_owned(),
        valid_from: standing.from,
        valid_until: (standing.until < i64::MAX).then_some(standing.until),
        urgency: standing.alarms.iter().map(|a| i64::from(a.outcome)).max().unwrap_or_default(),
        body: serde_json::to_string(standing).unwrap_or_default(),
    }
}

fn alarm(verdict: &Verdict, pack: &Pack, timeline: &Timeline, record: &Record, as_of: Instant) -> Alarm {
    let trigger = verdict.trigger.as_ref().and_then(|id| timeline.event(id));
    let key = verdict.key();
    let act = record.acts.iter().rfind(|act| act.alarm == key && act.person == timeline.person);
    let at = trigger.map_or(as_of, |e| e.bounds().1.min(as_of));
    Alarm {
        safeguard: verdict.safeguard.clone(),
        outcome: match verdict.worst {
            Outcome::Kept => 0,
            Outcome::Running => 1,
            Outcome::NotShown => 2,
            Outcome::Crossed => 3,
        },
        certain: verdict.is_certain(),
        contested: verdict.is_contested(),
        announced: verdict.reasons.iter().any(|r| matches!(r, Reason::Announced(_))),
        practice: pack
            .safeguard(&verdict.safeguard)
            .is_some_and(|s| s.citations.iter().all(|c| c.class == AuthorityClass::Practice)),
        trigger: trigger.map(|e| Trigger { kind: e.kind.name().to_owned(), when: e.moment().to_string() }),
        due: verdict.due.map(|due| (due.earliest.second(), due.latest.second())),
        at: at.second(),
        zone: trigger.map_or(&record.zone, |e| &e.zone).name().to_owned(),
        act: act.map(|act: &paradero_record::Act| (act.progress.word().to_owned(), act.because.clone())),
        key,
    }
}

/// The event that tells where the person was last, and the place that it names.
pub(crate) fn last_place(timeline: &Timeline, as_of: Instant) -> Option<(&Event, Option<&Value>)> {
    let told = timeline.events.iter().filter(|e| e.is_past(as_of).is_possible());
    let told = told.filter_map(|e| match place_of(e) {
        Told::Nothing => None,
        Told::Moved => Some((e, None)),
        Told::Place(place) => Some((e, Some(place))),
    });
    told.max_by_key(|(e, _)| (e.bounds().1.min(as_of), e.bounds().0, e.happened == Tri::Yes))
}

/// What an event tells of where the person is afterwards.
enum Told<'a> {
    /// Nothing.
    Nothing,
    /// No longer where they were, and no place is named.
    Moved,
    /// This place.
    Place(&'a Value),
}

fn place_of(event: &Event) -> Told<'_> {
    let value = |names: &[&str]| names.iter().find_map(|name| event.attribute(name));
    let stays = |names: &[&str]| value(names).map_or(Told::Nothing, Told::Place);
    let moves = |names: &[&str]| value(names).map_or(Told::Moved, Told::Place);
    match event.kind.name() {
        "custody_booked_in"
        | "hold_room_in"
        | "ice_custody_started"
        | "detainer_hold_started"
        | "border_encounter"
        | "arrested"
        | "located"
        | "uac_determined"
        | "contact_event" => stays(&["at"]),
        "transferred" | "removal_executed" => moves(&["to", "country"]),
        "custody_booked_out" => moves(&["to"]),
        "released" => moves(&["to", "country", "at"]),
        "transferred_to_hhs" | "died" => moves(&["to", "at"]),
        "locator_checked" if matches!(event.attribute("result"), Some(Value::Word(w)) if w == "found") => {
            stays(&["at"])
        }
        _ => Told::Nothing,
    }
}

/// Whether an event ends the watch for where somebody is.
pub(crate) fn ends(event: &Event) -> bool {
    matches!(event.kind.name(), "released" | "transferred_to_hhs" | "died")
}

fn spot(timeline: &Timeline, as_of: Instant) -> Option<Spot> {
    let (event, place) = last_place(timeline, as_of)?;
    let place = place.map(|value| match value {
        Value::Place(id) => PlaceName::Declared(id.to_string()),
        Value::Text(text) => PlaceName::Written(text.clone()),
        _ => PlaceName::Written(String::new()),
    });
    Some(Spot {
        place,
        kind: event.kind.name().to_owned(),
        when: event.moment().to_string(),
        at: event.bounds().1.min(as_of).second(),
        sure: event.happened == Tri::Yes,
        ended: ends(event),
    })
}

/// The last search of the locator that did not find the person, if nothing since then tells where they are.
fn missed(timeline: &Timeline, as_of: Instant, spot: Option<&Spot>) -> Option<i64> {
    let not_found = |e: &&Event| {
        e.kind.name() == "locator_checked"
            && matches!(e.attribute("result"), Some(Value::Word(word)) if word != "found")
            && e.is_past(as_of).is_possible()
    };
    let last = timeline.events.iter().filter(not_found).map(|e| e.bounds().1.min(as_of).second()).max()?;
    spot.is_none_or(|spot| spot.at <= last).then_some(last)
}

/// The last event in which somebody reached the person, and through which channel. One that may lie ahead, or of which
/// nobody says when it began to be possible, does not count: it would make a silence look short.
pub(crate) fn last_contact(timeline: &Timeline, as_of: Instant) -> Option<(&Event, Option<&Value>)> {
    let reached = |e: &&Event| {
        let refused = matches!(e.attribute("answer"), Some(Value::Word(word)) if word != "allowed");
        let (first, last) = e.bounds();
        let is_contact = matches!(e.kind.name(), "contact_event" | "legal_visit_held");
        is_contact && !refused && e.happened.is_possible() && !first.is_open() && last <= as_of
    };
    let last = timeline.events.iter().filter(reached).max_by_key(|e| (e.bounds().1, e.bounds().0))?;
    Some((last, last.attribute("channel")))
}

/// Whether somebody said that they are done with an alarm.
pub(crate) fn is_done(alarm: &Alarm) -> bool {
    alarm.act.as_ref().is_some_and(|(progress, _)| progress == Progress::Done.word())
}
