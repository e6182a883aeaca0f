//! The watch: what somebody must look at, as of an instant.

use paradero_law::DuePair;
use paradero_record::{EventKind, Instant, Language, Moment, PersonId, Progress, Zone, say};

use crate::board::{Alarm, Board, PlaceName, Standing, is_done};
use crate::desk::{Ctx, Refusal, State};
use crate::input::Days;
use crate::time;
use crate::verdict::verdict_word;
use crate::view::{AlarmLine, DueLine, LookFor, PackLine, PersonLine, WatchView};

/// How many lines each list shows at most; the page says when there are more.
const MOST: usize = 200;
const HOUR: i64 = 3600;
const DAY: i64 = 86_400;
/// After so long without word of where somebody is held, they are to be looked for.
const LOOK_AFTER: i64 = 3 * DAY;
/// For so long after its trigger a duty for which the law names no time stays among the alarms.
const NO_TIME_FOR: i64 = 14 * DAY;

/// Shows what somebody must look at.
///
/// Now is read from the board and takes time in the people; another instant is judged for all of them.
pub fn watch(ctx: &Ctx<'_>, days: &Days) -> Result<WatchView, Refusal> {
    let as_of = as_of(ctx, &days.as_of)?;
    if days.as_of.trim().is_empty() {
        let state = ctx.refreshed()?;
        return Ok(Watch { ctx, as_of, state: &state, board: &state.board }.view());
    }
    let state = ctx.desk.state();
    let board = state.board_as_of(&ctx.judge(), as_of)?;
    Ok(Watch { ctx, as_of, state: &state, board: &board }.view())
}

/// Reads the day as of which somebody asks; empty is now.
pub(crate) fn as_of(ctx: &Ctx<'_>, text: &str) -> Result<Instant, Refusal> {
    instant(ctx, text, "as_of").map(|found| found.unwrap_or(ctx.now))
}

pub(crate) fn instant(ctx: &Ctx<'_>, text: &str, field: &'static str) -> Result<Option<Instant>, Refusal> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let read = time::parse_until(text, &ctx.desk.zone).map(Some);
    read.map_err(|error| Refusal::Invalid(vec![crate::recording::moment_fault(field, &error, ctx.language)]))
}

struct Watch<'a> {
    ctx: &'a Ctx<'a>,
    as_of: Instant,
    state: &'a State,
    board: &'a Board,
}

/// An alarm with whose it is.
type Held<'a> = (&'a PersonId, &'a Alarm);

impl Watch<'_> {
    fn view(&self) -> WatchView {
        let mut urgent: Vec<Held<'_>> = Vec::new();
        let mut done: Vec<Held<'_>> = Vec::new();
        let mut clocks: Vec<Held<'_>> = Vec::new();
        for (id, standing) in &self.board.standings {
            for alarm in &standing.alarms {
                match self.place(alarm) {
                    Place::Done => done.push((id, alarm)),
                    Place::Urgent => urgent.push((id, alarm)),
                    Place::Clock => clocks.push((id, alarm)),
                    Place::Later => {}
                }
            }
        }
        let (alarms_total, clocks_total) = (urgent.len(), clocks.len());
        let urgent = first(urgent, |(id, alarm)| (self.urgency(alarm), *id, alarm.key.as_str()));
        let clocks = first(clocks, |(id, alarm)| (alarm.due.map(|d| d.0), *id, alarm.key.as_str()));
        let (look_for, look_for_total) = self.look_for();
        let well: Vec<&PersonId> =
            self.board.standings.iter().filter(|(_, s)| self.is_well(s)).map(|(id, _)| id).collect();
        let language = self.ctx.language;
        let zone = &self.ctx.desk.zone;
        let next =
            self.board.standings.values().filter_map(|s| s.next_change).filter(|at| *at > self.as_of.second()).min();
        WatchView {
            as_of: time::rfc3339(self.as_of, zone),
            as_of_words: time::say_minute(self.as_of, zone, language),
            as_of_date: zone.day_of(self.as_of).to_string(),
            alarms_total,
            clocks_total,
            alarms: self.lines(&urgent),
            done: self.lines(&done),
            clocks: self.lines(&clocks),
            look_for_total,
            look_for,
            well_total: well.len(),
            well: well.into_iter().take(MOST).filter_map(|id| self.person_line(id)).collect(),
            people: self.board.standings.len(),
            next_change: next.map(|at| time::say_minute(Instant::from_second(at), zone, language)),
            pack: pack_line(self.ctx),
        }
    }

    fn lines(&self, held: &[Held<'_>]) -> Vec<AlarmLine> {
        held.iter().take(MOST).filter_map(|(id, alarm)| self.line(id, alarm)).collect()
    }

    /// In which list an alarm belongs.
    fn place(&self, alarm: &Alarm) -> Place {
        if is_done(alarm) {
            return Place::Done;
        }
        if alarm.practice {
            // Nothing is owed by law: the person's page shows it, and a miss puts them among those to look for.
            return Place::Later;
        }
        if alarm.outcome > 1 || alarm.announced {
            return Place::Urgent;
        }
        match alarm.due.map(|(earliest, _)| earliest - self.as_of.second()) {
            Some(left) if left <= 3 * DAY => Place::Urgent,
            Some(left) if left <= 21 * DAY => Place::Clock,
            Some(_) => Place::Later,
            // The law names no time: an alarm all the same while the event is fresh.
            None if alarm.certain && self.as_of.second() - alarm.at <= NO_TIME_FOR => Place::Urgent,
            None => Place::Later,
        }
    }

    /// What can still be prevented comes first, then what was just missed, then clocks of the next days, then the rest.
    fn urgency(&self, alarm: &Alarm) -> (u8, i64, bool) {
        let now = self.as_of.second();
        let left = alarm.due.map(|(earliest, _)| earliest - now);
        let running = alarm.outcome == 1;
        let class = match (running, left) {
            (true, _) if alarm.announced => 0,
            (true, Some(left)) if left <= 24 * HOUR => 0,
            (false, _) if now - alarm.at <= 7 * DAY => 1,
            (true, _) => 2,
            (false, _) => 3,
        };
        let order = if running { left.unwrap_or(i64::MAX) } else { now - alarm.at };
        (class, order, !alarm.certain)
    }

    fn line(&self, id: &PersonId, alarm: &Alarm) -> Option<AlarmLine> {
        let person = self.state.base.people.get(id)?;
        alarm_line(self.ctx, person, alarm, self.as_of)
    }

    fn is_well(&self, standing: &Standing) -> bool {
        let open = standing.alarms.iter().any(|a| matches!(self.place(a), Place::Urgent));
        !open && self.look(standing).is_none()
    }

    /// Why somebody is to be looked for, if they are, and how many seconds ago the last word of them was.
    fn look(&self, standing: &Standing) -> Option<(i64, Why)> {
        let now = self.as_of.second();
        let spot = standing.spot.as_ref();
        if spot.is_some_and(|s| s.ended) {
            return None;
        }
        let ago = spot.map_or(i64::MAX, |s| now - s.at);
        if let Some(missed) = standing.missed {
            return Some((ago, Why::NotFound(missed)));
        }
        if spot?.place.is_none() {
            return Some((ago, Why::NowhereNamed));
        }
        (ago >= LOOK_AFTER).then_some((ago, Why::NoWord))
    }

    /// Who to look for, a fresh trail first, since it is there that a search helps most; and how many there are in all.
    fn look_for(&self) -> (Vec<LookFor>, usize) {
        let all: Vec<(i64, &PersonId, Why)> = self
            .board
            .standings
            .iter()
            .filter_map(|(id, standing)| self.look(standing).map(|(ago, why)| (ago, id, why)))
            .collect();
        let total = all.len();
        let lines = first(all, |(ago, id, _)| (*ago, *id));
        (lines.iter().filter_map(|(ago, id, why)| self.look_line(*ago, id, why)).collect(), total)
    }

    fn look_line(&self, ago: i64, id: &PersonId, why: &Why) -> Option<LookFor> {
        let language = self.ctx.language;
        let person = self.state.base.people.get(id)?;
        let days = ago / DAY;
        let reason = match why {
            Why::NotFound(when) => {
                let when = time::say_left(when - self.as_of.second(), language);
                language.choose(
                    format!("the locator did not find them {when}"),
                    format!("el localizador no la encontró {when}"),
                )
            }
            Why::NowhereNamed => language
                .choose("moved, and nothing on record says where to", "trasladada, y no consta adónde")
                .to_owned(),
            Why::NoWord => language.choose(
                format!("no word of where they are for {days} days"),
                format!("sin noticia de dónde está desde hace {days} días"),
            ),
        };
        let spot = self.board.standings.get(id).and_then(|s| s.spot.as_ref());
        Some(LookFor {
            person: id.to_string(),
            label: person.label.clone(),
            made_up: person.made_up,
            reason,
            last_place: spot.and_then(|s| spot_words(s, self.state, language)),
            days: (ago < i64::MAX).then_some(days),
        })
    }

    fn person_line(&self, id: &PersonId) -> Option<PersonLine> {
        person_line(self.ctx, self.state, id, self.board.standings.get(id))
    }
}

/// The first of many by a key, in order; the others need not be sorted.
fn first<T, K: Ord>(mut all: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let by = |a: &T, b: &T| key(a).cmp(&key(b));
    if all.len() > MOST {
        all.select_nth_unstable_by(MOST, by);
        all.truncate(MOST);
    }
    all.sort_by(by);
    all
}

/// Why somebody is to be looked for.
enum Why {
    /// The locator did not find them at this instant.
    NotFound(i64),
    /// They were moved, and no place is named.
    NowhereNamed,
    /// Nobody has said for days where they are.
    NoWord,
}

enum Place {
    Urgent,
    Clock,
    Later,
    Done,
}

pub(crate) fn pack_line(ctx: &Ctx<'_>) -> PackLine {
    let pack = &ctx.desk.pack;
    PackLine {
        name: pack.id.clone(),
        title: pack.title.clone(),
        version: pack.version.clone(),
        digest: pack.digest.clone(),
    }
}

/// A person in a list, with what the board holds of them.
pub(crate) fn person_line(
    ctx: &Ctx<'_>,
    state: &State,
    id: &PersonId,
    standing: Option<&Standing>,
) -> Option<PersonLine> {
    let person = state.base.people.get(id)?;
    let open = |running: bool| {
        let alarms = standing.map(|s| s.alarms.as_slice()).unwrap_or_default();
        alarms.iter().filter(|a| !is_done(a) && (a.outcome == 1) == running).count()
    };
    Some(PersonLine {
        person: id.to_string(),
        label: person.label.clone(),
        topic: person.subject == paradero_record::Subject::Topic,
        made_up: person.made_up,
        whereabouts: standing.and_then(|s| s.spot.as_ref()).and_then(|s| spot_words(s, state, ctx.language)),
        alarms: open(false),
        running: open(true),
        note: person.note.clone(),
    })
}

fn spot_words(spot: &crate::board::Spot, state: &State, language: Language) -> Option<String> {
    let place = match &spot.place {
        Some(PlaceName::Declared(id)) => state
            .base
            .places
            .get(&paradero_record::PlaceId::new(id.clone()))
            .map_or_else(|| id.clone(), |p| p.label.clone()),
        Some(PlaceName::Written(text)) => text.clone(),
        None => EventKind::find(&spot.kind)?.say(language).to_owned(),
    };
    let when = Moment::parse(&spot.when).map(|moment| say(&moment, language)).unwrap_or_default();
    let sure = if spot.sure { "" } else { language.choose(" (possibly)", " (posiblemente)") };
    Some(format!("{place}{sure}, {when}"))
}

/// An alarm as a line of a list.
pub(crate) fn alarm_line(
    ctx: &Ctx<'_>,
    person: &paradero_record::Person,
    alarm: &Alarm,
    as_of: Instant,
) -> Option<AlarmLine> {
    let language = ctx.language;
    let safeguard = ctx.desk.pack.safeguard(&alarm.safeguard)?;
    let outcome = *paradero_law::Outcome::ALL.get(usize::from(alarm.outcome))?;
    let progress = alarm.act.as_ref().and_then(|(word, because)| Some((Progress::find(word)?, because)));
    Some(AlarmLine {
        person: person.id.to_string(),
        label: person.label.clone(),
        made_up: person.made_up,
        safeguard: alarm.safeguard.clone(),
        title: safeguard.title.say(language).to_owned(),
        verdict: outcome.word().to_owned(),
        verdict_words: verdict_word(outcome, language).to_owned(),
        certainty: if alarm.certain { "certain" } else { "possible" }.to_owned(),
        contested: alarm.contested,
        reason: reason(alarm, safeguard, outcome, language),
        then: safeguard.then.say(language).to_owned(),
        due: due_line(alarm, as_of, language),
        unverified: safeguard.has_unverified(),
        key: alarm.key.clone(),
        progress: progress.map(|(p, _)| p.word().to_owned()),
        progress_words: progress.map(|(p, because)| format!("{}: {because}", p.say(language))),
    })
}

/// The reason of an alarm in one line.
fn reason(
    alarm: &Alarm,
    safeguard: &paradero_law::Safeguard,
    outcome: paradero_law::Outcome,
    language: Language,
) -> String {
    use paradero_law::{Outcome, say_patterns};
    let trigger = alarm.trigger.as_ref().and_then(|t| {
        let kind = EventKind::find(&t.kind)?;
        let when = Moment::parse(&t.when).map(|moment| say(&moment, language)).ok()?;
        Some(format!("{} {when}", kind.say(language)))
    });
    let trigger = trigger.unwrap_or_default();
    let missing = Some(safeguard.duty.asks()).filter(|asks| !asks.is_empty()).map(|asks| say_patterns(asks, language));
    match (outcome, missing) {
        (Outcome::Crossed, None) => trigger,
        (Outcome::Crossed, Some(missing)) => language.choose(
            format!("{trigger}; the record shows it without {missing}"),
            format!("{trigger}; el registro lo muestra sin {missing}"),
        ),
        (_, Some(missing)) => language.choose(
            format!("{trigger}; nothing yet on record of {missing}"),
            format!("{trigger}; aún no consta {missing}"),
        ),
        (_, None) if alarm.announced => language.choose(
            format!("Announced: {trigger}. This safeguard forbids it as things stand"),
            format!("Anunciado: {trigger}. Esta salvaguarda lo prohíbe tal como están las cosas"),
        ),
        (_, None) => {
            language.choose(format!("{trigger}, and no end on record"), format!("{trigger}, y no consta su fin"))
        }
    }
}

fn due_line(alarm: &Alarm, as_of: Instant, language: Language) -> Option<DueLine> {
    let (earliest, latest) = alarm.due?;
    let zone = Zone::parse(&alarm.zone).unwrap_or_default();
    let due = DuePair { earliest: Instant::from_second(earliest), latest: Instant::from_second(latest) };
    Some(crate::verdict::due_line(due, as_of, &zone, language))
}
