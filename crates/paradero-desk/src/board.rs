//! The board: what each person's verdicts came to, kept until the next instant at which one can change.
//!
//! A standing holds only what does not depend on the language, and is worked out anew when the person's record has grown,
//! when the pack is another, or when its time is over; so the watch of ten thousand people is read and not judged.

use std::collections::{BTreeMap, BTreeSet};

use paradero_law::Pack;
use paradero_law::holiday::Holidays;
use paradero_ledger::{PackNote, Standings};
use paradero_record::{Instant, PersonId, Subject, Zone};
use serde::{Deserialize, Serialize};

use crate::desk::{Refusal, State, Viewer};
use crate::extent::{Extent, extents, only};
use crate::stand::{Hand, Task};

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
    /// The kinds of events on the timeline.
    pub(crate) kinds: Vec<String>,
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
    /// Whose standing was worked out by another pack, and the part of this one by which it must be judged anew.
    partly: BTreeMap<PersonId, usize>,
    parts: Vec<Part>,
}

/// The safeguards of a pack that are new or changed since another.
struct Part {
    ids: BTreeSet<String>,
    pack: Pack,
    /// The kinds of events that set them off.
    kinds: BTreeSet<&'static str>,
}

impl Board {
    /// Reads what was worked out before, as far as it was for this pack, or for another of which a part is the same.
    pub(crate) fn load(standings: &mut Standings, pack: &Pack) -> Result<Self, Refusal> {
        let extents = extents(pack);
        let key = key(pack);
        let mut board = Self::default();
        let mut known: BTreeMap<String, Option<usize>> = BTreeMap::new();
        let notes = standings.packs()?;
        for row in standings.load()? {
            let Ok(mut standing) = serde_json::from_str::<Standing>(&row.body) else { continue };
            let person = PersonId::new(row.person);
            if row.pack_digest != key {
                let note = || notes.iter().find(|note| note.digest == row.pack_digest);
                let part = *known.entry(row.pack_digest.clone()).or_insert_with(|| board.part(pack, &extents, note()?));
                let Some((at, part)) = part.and_then(|at| board.parts.get(at).map(|part| (at, part))) else { continue };
                standing.alarms.retain(|alarm| !part.ids.contains(&alarm.safeguard));
                if standing.kinds.iter().any(|kind| part.kinds.contains(kind.as_str())) {
                    board.partly.insert(person.clone(), at);
                }
            }
            board.standings.insert(person, standing);
        }
        let digests: BTreeMap<&str, &str> =
            extents.iter().map(|(id, one)| (id.as_str(), one.digest.as_str())).collect();
        let body = serde_json::to_string(&digests).unwrap_or_default();
        if !notes.iter().any(|note| note.digest == key && note.body == body) {
            standings.put_pack(&PackNote { digest: key, body })?;
        }
        Ok(board)
    }

    /// What of a pack must be judged anew after another; nothing when that is about all of it, or nothing is known.
    fn part(&mut self, pack: &Pack, extents: &BTreeMap<String, Extent>, before: &PackNote) -> Option<usize> {
        let before: BTreeMap<String, String> = serde_json::from_str(&before.body).ok()?;
        let changed = extents.iter().filter(|(id, one)| before.get(*id) != Some(&one.digest));
        let kinds = changed.clone().flat_map(|(_, one)| one.kinds.iter().copied()).collect();
        let mut ids: BTreeSet<String> = changed.map(|(id, _)| id.clone()).collect();
        if ids.len() * 2 > extents.len() {
            return None;
        }
        let pack = only(pack, &ids);
        ids.extend(before.into_keys().filter(|id| !extents.contains_key(id)));
        self.parts.push(Part { ids, pack, kinds });
        Some(self.parts.len() - 1)
    }
}

/// By what a standing was worked out: this version of the program, and the pack.
fn key(pack: &Pack) -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), pack.digest)
}

/// Is told how many standings of how many have been worked out: none at the start, then after every few hundred.
pub type Reporter = Box<dyn Fn(usize, usize) + Send + Sync>;

/// What a standing is worked out with.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) holidays: &'a Holidays,
    pub(crate) zone: &'a Zone,
    pub(crate) viewer: &'a Viewer,
    pub(crate) progress: Option<&'a Reporter>,
}

/// After so many standings they are kept, and it is told how far it has come.
pub(crate) const AT_ONCE: usize = 500;

impl State {
    /// Works out anew whatever no longer holds, and keeps it for the next start.
    ///
    /// Takes time in the people whose standing is stale; constant time each for the others.
    pub(crate) fn refresh(&mut self, judge: &Judge<'_>, now: Instant) -> Result<(), Refusal> {
        self.catch_up(judge.zone)?;
        let (second, key) = (now.second(), key(judge.pack));
        let Self { ledger, standings, base, last_seq, board: Board { standings: board, partly, parts }, .. } = self;
        let mut tasks = Vec::new();
        for person in base.people.values().filter(|person| person.subject == Subject::Person) {
            let id = &person.id;
            let seq = last_seq.get(id).copied().unwrap_or_default();
            let holds = |s: &Standing| s.from <= second && second < s.until && s.last_seq == seq;
            let part = partly.remove(id).and_then(|at| parts.get(at));
            if !board.get(id).is_some_and(holds) {
                tasks.push(Task { person: id.clone(), seq, part: None });
            } else if let Some(part) = part
                && let Some(known) = board.remove(id)
            {
                tasks.push(Task { person: id.clone(), seq, part: Some((&part.pack, &part.ids, known)) });
            }
        }
        let mut rows = Vec::new();
        let hand = Hand { by: *judge, base, as_of: now };
        hand.work(ledger, tasks, |stood| {
            let (person, standing) = stood;
            let body = standing.1;
            rows.push(paradero_ledger::Standing { person: person.to_string(), pack_digest: key.clone(), body });
            board.insert(person, standing.0);
            if rows.len() >= AT_ONCE {
                standings.put_many(ledger, &std::mem::take(&mut rows))?;
            }
            Ok(())
        })?;
        if rows.is_empty() { Ok(()) } else { Ok(self.standings.put_many(&self.ledger, &rows)?) }
    }

    /// Works out everybody's standing as of an instant, and keeps none.
    pub(crate) fn board_as_of(&self, by: &Judge<'_>, as_of: Instant) -> Result<Board, Refusal> {
        let people = self.base.people.values().filter(|person| person.subject == Subject::Person);
        let task = |person: &paradero_record::Person| Task { person: person.id.clone(), seq: 0, part: None };
        let mut board = Board::default();
        Hand { by: *by, base: &self.base, as_of }.work(
            &self.ledger,
            people.map(task).collect(),
            |(person, standing)| {
                board.standings.insert(person, standing.0);
                Ok(())
            },
        )?;
        Ok(board)
    }
}

/// Whether somebody said that they are done with an alarm.
pub(crate) fn is_done(alarm: &Alarm) -> bool {
    alarm.act.as_ref().is_some_and(|(progress, _)| progress == paradero_record::Progress::Done.word())
}
