//! Working out standings: one person's timeline and verdicts, and many people's on every core.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use paradero_law::{AuthorityClass, Outcome, Pack, Reason, Verdict, complete, judge};
use paradero_ledger::Ledger;
use paradero_record::{Event, Instant, PersonId, Record, Timeline, Tri, Value};

use crate::board::{AT_ONCE, Alarm, Judge, PlaceName, Spot, Standing, Trigger};
use crate::desk::{Refusal, seen};
use crate::shelf::Sheets;

/// So few are not worth a second core.
const FEW: usize = 16;
/// So many are handed to a core at once.
const BATCH: usize = 16;

/// A standing to be worked out.
pub(crate) struct Task<'a> {
    pub(crate) person: PersonId,
    /// The ledger's last entry about the person.
    pub(crate) seq: u64,
    /// Where the rest is known already: the safeguards that are to be judged with what they need, their names alone, and
    /// what is known.
    pub(crate) part: Option<(&'a Pack, &'a BTreeSet<String>, Standing)>,
}

/// Whose standing it is, the standing, and the same as text.
pub(crate) type Stood = (PersonId, (Standing, String));

/// What works out standings.
#[derive(Clone, Copy)]
pub(crate) struct Hand<'a> {
    pub(crate) by: Judge<'a>,
    /// Places, sources and people.
    pub(crate) base: &'a Record,
    pub(crate) as_of: Instant,
}

/// Reads what the ledger has about each, works on it on every core, and hands what comes of it to `take`, in no order.
///
/// The ledger is read on this thread, while the cores work on what was read before.
pub(crate) fn work<T: Send, R: Send>(
    ledger: &Ledger,
    tasks: Vec<T>,
    person: impl Fn(&T) -> &PersonId,
    work: impl Fn(T, Sheets) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let read = |task: T| -> Result<(T, Sheets), Refusal> {
        let mut sheets = Sheets::default();
        ledger.read_of(person(&task).as_str(), |said| sheets.add(said))?;
        Ok((task, sheets))
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if tasks.len() <= FEW || cores == 1 {
        return tasks.into_iter().try_for_each(|task| read(task).and_then(|(task, sheets)| take(work(task, sheets))));
    }
    std::thread::scope(|scope| {
        let (feed, fed) = sync_channel(2 * cores);
        // Dropped with the last core that takes from it, so that a feed that nobody takes from ends.
        let fed = Arc::new(Mutex::new(fed));
        let (hand_in, done) = channel();
        for _core in 0..cores {
            let (fed, hand_in, work) = (Arc::clone(&fed), hand_in.clone(), &work);
            scope.spawn(move || core(&fed, &hand_in, work));
        }
        drop((fed, hand_in));
        let mut tasks = tasks.into_iter();
        loop {
            let batch: Vec<(T, Sheets)> = tasks.by_ref().take(BATCH).map(read).collect::<Result<_, _>>()?;
            if batch.is_empty() || feed.send(batch).is_err() {
                break;
            }
            done.try_iter().try_for_each(&mut take)?;
        }
        drop(feed);
        done.iter().try_for_each(take)
    })
}

/// Works on each of a few dozen things on every core; what comes of them is in their order.
pub fn on_cores<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(all.len());
    if cores < 2 {
        return all.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut own = Vec::new();
        while let Some((n, one)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, all.get(n)?))) {
            own.push((n, work(one)));
        }
        own
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            match other.join() {
                Ok(own) => done.extend(own),
                Err(panicked) => std::panic::resume_unwind(panicked),
            }
        }
        done
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, one)| one).collect()
}

/// What one core does: takes what was read until there is no more.
fn core<T, R>(fed: &Mutex<Receiver<Vec<(T, Sheets)>>>, hand_in: &Sender<R>, work: &(impl Fn(T, Sheets) -> R + Sync)) {
    loop {
        let next = fed.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(batch) = next else { return };
        for (task, sheets) in batch {
            if hand_in.send(work(task, sheets)).is_err() {
                return;
            }
        }
    }
}

impl Hand<'_> {
    /// Works out standings and hands each to `take`, in no order.
    pub(crate) fn work(
        &self,
        ledger: &Ledger,
        tasks: Vec<Task<'_>>,
        mut take: impl FnMut(Stood) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let (total, mut done) = (tasks.len(), 0);
        let tell = |done: usize| {
            if done.is_multiple_of(AT_ONCE) && total > AT_ONCE {
                self.by.progress.into_iter().for_each(|told| told(done, total));
            }
        };
        tell(0);
        let stand = |task: Task<'_>, sheets: Sheets| self.stand(task, &sheets);
        work(
            ledger,
            tasks,
            |task| &task.person,
            stand,
            |stood| {
                done += 1;
                tell(done);
                take(stood)
            },
        )
    }

    /// Works out one standing.
    fn stand(&self, task: Task<'_>, sheets: &Sheets) -> Stood {
        let record = seen(sheets.read(self.by.zone), self.base, self.by.viewer);
        let pack = task.part.as_ref().map_or(self.by.pack, |(pack, ..)| pack);
        let timeline = complete(pack, &record, Timeline::of(&record, &task.person), self.by.holidays);
        let docket = judge(pack, &record, &timeline, self.by.holidays, self.as_of);
        let alarms = docket.verdicts.iter().filter(|v| v.worst != Outcome::Kept);
        let mut alarms: Vec<Alarm> = alarms.map(|v| alarm(v, pack, &timeline, &record, self.as_of)).collect();
        let mut next_change = docket.next_change.map(Instant::second);
        if let Some((_, ids, known)) = task.part {
            alarms.retain(|alarm| ids.contains(&alarm.safeguard));
            alarms.extend(known.alarms);
            // At the earlier of the two everything is judged again.
            next_change = next_change.into_iter().chain(known.next_change).min();
        }
        let spot = spot(&timeline, self.as_of);
        let kinds: BTreeSet<&str> = timeline.events.iter().map(|event| event.kind.name()).collect();
        let standing = Standing {
            from: self.as_of.second(),
            until: next_change.unwrap_or(i64::MAX),
            last_seq: task.seq,
            alarms,
            missed: missed(&timeline, self.as_of, spot.as_ref()),
            spot,
            contact: last_contact(&timeline, self.as_of).map(|(event, _)| event.bounds().1.second()),
            next_change,
            kinds: kinds.into_iter().map(str::to_owned).collect(),
        };
        let text = serde_json::to_string(&standing).unwrap_or_default();
        (task.person, (standing, text))
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
        "locator_checked" | "list_checked" if matches!(event.attribute("result"), Some(Value::Word(w)) if w == "found") => {
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

/// The last search of the locator or of a list that did not find the person, if nothing since then tells where they are.
fn missed(timeline: &Timeline, as_of: Instant, spot: Option<&Spot>) -> Option<i64> {
    let not_found = |e: &&Event| {
        matches!(e.kind.name(), "locator_checked" | "list_checked")
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
