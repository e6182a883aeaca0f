//! When something falls due, and what shows that it was not done by then.

use std::ops::Not as _;

use paradero_record::{
    About, Anchor, EventId, Instant, Instants, Moment, Precision, Side, StatementId, Tri, Value, When, Widening, Zone,
};

use crate::clock::Clock;
use crate::pack::{Limit, Pattern, Safeguard};
use crate::suppose::Doubt;
use crate::verdict::{DuePair, Outcome, ReadingDue, Reason};
use crate::view::{Fact, View, value_word};

/// Where now lies to a due pair.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    Runs,
    MayBeUp,
    IsUp,
}

/// By when something is due.
#[derive(Clone)]
pub(crate) struct Due {
    /// The last instants in time, on the readings that end first.
    pub(crate) pair: DuePair,
    /// The readings, where the law gives a length of time.
    pub(crate) readings: Vec<ReadingDue>,
    pub(crate) begins: Begins,
}

/// When the clocks of what an event makes due begin.
#[derive(Clone, Copy)]
pub(crate) enum Begins {
    /// With the event.
    WithIt,
    /// So many hours after it.
    HoursAfter(u32),
    /// With the end of another clock, which stands still or ends with a day.
    Later,
}

impl Due {
    /// By when something is due under several readings: where law is disputed, by the reading that ends first.
    pub(crate) fn soonest(readings: Vec<ReadingDue>) -> Option<Self> {
        let earliest = readings.iter().map(|r| r.due.earliest).min()?;
        let latest = readings.iter().map(|r| r.due.latest).min()?;
        Some(Self { pair: DuePair { earliest, latest }, readings, begins: Begins::WithIt })
    }
}

/// Whose dates leave a window open.
pub(crate) enum Edge<'a, 'd> {
    /// It ends with this event.
    At(Fact<'a>),
    /// It begins with this event, and ends when that makes something due.
    After(Fact<'a>, Option<&'d Due>),
    /// Between several events, whose doubts are noted.
    Between,
}

/// A moment that an event names: that of a hearing, of a flight.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    /// The first instant that can be meant.
    pub(crate) first: Instant,
    /// Until when something due by then is in time.
    pub(crate) due: DuePair,
}

/// An announced event that has not come yet, and how surely it is still ahead.
pub(crate) struct Warning<'a> {
    pub(crate) event: Fact<'a>,
    pub(crate) named: Option<Named>,
    pub(crate) ahead: Tri,
}

/// What nothing in time comes to.
#[derive(Clone, Copy)]
pub(crate) struct Miss {
    pub(crate) worst: Outcome,
    pub(crate) best: Outcome,
}

impl Miss {
    pub(crate) const NOT_SHOWN: Self = Self { worst: Outcome::NotShown, best: Outcome::NotShown };

    /// Takes in that the record shows, certainly or possibly, that it was not done.
    pub(crate) fn or_crossed(self, sure: Tri) -> Self {
        let max = |outcome: Outcome, is_so: bool| if is_so { Outcome::Crossed } else { outcome };
        Self { worst: max(self.worst, sure.is_possible()), best: max(self.best, sure.is_certain()) }
    }
}

/// A stretch that begins between two instants and ends between two others.
#[derive(Clone, Copy)]
pub(crate) struct Window {
    pub(crate) from: (Instant, Instant),
    pub(crate) until: (Instant, Instant),
}

/// By whose word a record is complete, and over which stretch.
type Covered = (StatementId, (Instant, Instant));

/// That something did not happen at any time of a stretch; of an unknown one where no dates are given.
struct Denial {
    event: EventId,
    over: Option<(Instant, Instant)>,
    /// Only possibly, where somebody says that it did happen.
    sure: Tri,
}

impl<'a> View<'a> {
    pub(crate) fn time(&self, due: Option<DuePair>) -> Time {
        match due {
            Some(due) if self.is_over(due.latest) => Time::IsUp,
            Some(due) if self.is_over(due.earliest) => Time::MayBeUp,
            _ => Time::Runs,
        }
    }

    /// When each reading of a length that begins with an event falls due; nothing when no length is given.
    pub(crate) fn due_after(&self, limits: &[Limit], from: Fact<'a>) -> Option<Due> {
        Due::soonest(self.readings(limits, from, self.bounds(from)))
    }

    /// When each reading of a length falls due that begins between two instants, in the zone of an event.
    pub(crate) fn readings(&self, limits: &[Limit], of: Fact<'a>, from: (Instant, Instant)) -> Vec<ReadingDue> {
        let mut readings: Vec<ReadingDue> = limits.iter().map(|limit| self.reading_from(limit, of, from)).collect();
        readings.sort_by_key(|reading| (reading.due.earliest, reading.due.latest));
        readings
    }

    /// When one reading falls due that begins with an event.
    pub(crate) fn reading(&self, limit: &Limit, from: Fact<'a>) -> ReadingDue {
        self.reading_from(limit, from, self.bounds(from))
    }

    /// An event without a first or last date: late from the beginning of time, or never for certain. Under a supposition
    /// nobody asks for the sum, and it is left out.
    fn reading_from(&self, limit: &Limit, of: Fact<'a>, (first, last): (Instant, Instant)) -> ReadingDue {
        let due = DuePair { earliest: self.end(limit.clock, of, first), latest: self.end(limit.clock, of, last) };
        if first.is_open() || !self.supposed.is_nothing() {
            return ReadingDue { limit: limit.clone(), due, rolled: None, sum: Vec::new() };
        }
        let early = limit.clock.due(first, &of.zone, self.holidays);
        ReadingDue { limit: limit.clone(), due, rolled: early.rolled, sum: early.sum }
    }

    /// When a clock that begins with an event at an instant ends.
    pub(crate) fn end(&self, clock: Clock, from: Fact<'a>, at: Instant) -> Instant {
        if at.is_open() {
            return at;
        }
        if let Clock::Hours(hours) = clock {
            return at.plus_seconds(i64::from(hours) * 3600);
        }
        let key = (clock, from.at, at);
        if let Some(end) = self.ends.borrow().get(&key) {
            return *end;
        }
        let end = clock.strict(at, &from.zone, self.holidays);
        self.ends.borrow_mut().insert(key, end);
        end
    }

    /// Whether a witness came after a trigger and in time.
    pub(crate) fn in_time(&self, trigger: Fact<'a>, witness: Fact<'a>, due: Option<&Due>) -> Tri {
        let Some(due) = due else { return Tri::Yes };
        let (first, last) = self.bounds(witness);
        if due.readings.is_empty() {
            return self.is_by(trigger, witness, due.pair);
        }
        let each = due.readings.iter().map(|reading| match by(first, last, reading.due) {
            Tri::Maybe if reading.due.earliest == reading.due.latest => {
                self.doubt_date(witness, reading.due.earliest);
                Tri::Maybe
            }
            Tri::Maybe => {
                let clock = due.clock(reading);
                if clock.is_none() {
                    self.doubt_day(trigger);
                }
                clock.map_or(Tri::Maybe, |clock| self.is_within(trigger, witness, clock))
            }
            certain => certain,
        });
        each.fold(Tri::Yes, Tri::and)
    }

    /// Whether something came by the moment that an event names.
    fn is_by(&self, naming: Fact<'a>, witness: Fact<'a>, due: DuePair) -> Tri {
        let (first, last) = self.bounds(witness);
        let timely = by(first, last, due);
        if timely == Tri::Maybe {
            if due.earliest == due.latest {
                self.doubt_date(witness, due.earliest);
            } else {
                let named = Named { first: due.earliest, due };
                self.doubt_named(naming, named, first.plus_seconds(-1));
                self.doubt_named(naming, named, last.plus_seconds(-1));
                self.doubt_date(witness, due.earliest);
            }
        }
        timely
    }

    /// The moment that an event names in an attribute; the earliest and the latest where sources differ.
    pub(crate) fn named(&self, event: Fact<'a>, attribute: &str) -> Option<Named> {
        let moments = event.attributes.get(attribute).into_iter().flatten().filter_map(|given| match &given.value {
            Value::Moment(moment) => named_moment(moment, &event.zone),
            _ => None,
        });
        let named = moments.reduce(|one, other| Named {
            first: one.first.min(other.first),
            due: DuePair {
                earliest: one.due.earliest.min(other.due.earliest),
                latest: one.due.latest.max(other.due.latest),
            },
        })?;
        let Some((first, last)) = self.supposed.named(event.at) else { return Some(named) };
        let end = |at: Instant| at.max(first).min(last);
        Some(Named {
            first: named.first.max(first),
            due: DuePair { earliest: end(named.due.earliest), latest: end(named.due.latest) },
        })
    }

    /// Notes that it is open whether the moment that an event names is at or before an instant.
    pub(crate) fn doubt_named(&self, event: Fact<'a>, named: Named, instant: Instant) {
        if named.due.earliest <= instant && instant < named.due.latest {
            self.doubt(Doubt::Named(event.at, instant));
        }
    }

    /// Where now lies to what a trigger makes due; notes what of the trigger's date leaves that open.
    pub(crate) fn time_after(&self, trigger: Fact<'a>, due: Option<&Due>) -> Time {
        let time = self.time(due.map(|due| due.pair));
        if let (Time::MayBeUp, Some(due)) = (time, due) {
            let before = self.as_of.plus_seconds(-1);
            self.about_now(|view| {
                for reading in &due.readings {
                    view.doubt_due(trigger, due.clock(reading), reading.due, before);
                }
                if due.readings.is_empty() {
                    view.doubt_named(trigger, Named { first: due.pair.earliest, due: due.pair }, before);
                }
            });
        }
        time
    }

    /// Notes that it is open whether what an event makes due falls at or before an instant.
    pub(crate) fn doubt_due(&self, event: Fact<'a>, clock: Option<Clock>, due: DuePair, instant: Instant) {
        if instant < due.earliest || instant >= due.latest {
            return;
        }
        match clock {
            Some(Clock::Hours(hours)) => self.doubt_date(event, instant.plus_seconds(-i64::from(hours) * 3600)),
            _ => self.doubt_day(event),
        }
    }

    /// The events that announce one of `coming`, while their own time is not over and none of them has come since.
    pub(crate) fn warnings(&self, safeguard: &'a Safeguard, coming: &[Pattern]) -> Vec<Warning<'a>> {
        let all = self.occurrences(&safeguard.warn).into_iter().map(|o| self.warning(safeguard, o.event, coming));
        all.filter(|w| w.ahead.is_possible()).collect()
    }

    /// An event as what announces one of `coming`.
    pub(crate) fn warning(&self, safeguard: &'a Safeguard, event: Fact<'a>, coming: &[Pattern]) -> Warning<'a> {
        let sure = self.occurrence(event, &safeguard.warn).sure;
        let named = self.named(event, "for");
        if let Some(named) = named {
            self.about_now(|view| view.doubt_named(event, named, self.as_of.plus_seconds(-1)));
        }
        let still = match self.time(named.map(|n| n.due)) {
            Time::Runs => Tri::Yes,
            Time::MayBeUp => Tri::Maybe,
            Time::IsUp => Tri::No,
        };
        let came = self.occurrences(coming);
        let since = came.iter().map(|c| c.sure.and(self.not_after(event, c.event))).fold(Tri::No, Tri::or);
        Warning { event, named, ahead: sure.and(still).and(since.not()) }
    }

    /// What nothing in time comes to: *not shown*, or *crossed* where the record of the whole stretch is complete, or where
    /// somebody says that the act that is owed, the first of the expected, was done at no time of it.
    ///
    /// Who denies only a part of the stretch leaves open what happened in the rest.
    pub(crate) fn missed(
        &self,
        expect: &[Pattern],
        window: Window,
        edge: &Edge<'a, '_>,
        reasons: &mut Vec<Reason>,
    ) -> Miss {
        let mut miss = Miss::NOT_SHOWN;
        let denials = self.denials(expect.get(..1).unwrap_or_default());
        for denial in &denials {
            if window.meets(denial.over) && !reasons.contains(&Reason::Denied(denial.event.clone())) {
                reasons.push(Reason::Denied(denial.event.clone()));
            }
            let covered = window.is_covered(denial.over);
            if let (Tri::Maybe, Some((first, last))) = (covered, denial.over) {
                self.doubt_window(edge, &Instants::range(first, last));
            }
            miss = miss.or_crossed(covered.and(denial.sure));
        }
        let (complete, by) = self.complete(expect, window, edge);
        if complete.is_possible() {
            reasons.extend(by.into_iter().map(|(statement, over)| Reason::Covered(statement, over)));
            miss = miss.or_crossed(complete);
        }
        miss
    }

    /// Notes what leaves open whether a window lies within a set.
    fn doubt_window(&self, edge: &Edge<'a, '_>, set: &Instants) {
        let (event, due) = match edge {
            Edge::At(event) => (*event, None),
            Edge::After(event, due) => (*event, *due),
            Edge::Between => return,
        };
        self.doubt_edges(event, set);
        let Some(due) = due else { return };
        for edge in set.ranges().iter().flat_map(|(first, last)| [first.plus_seconds(-1), *last]) {
            for reading in &due.readings {
                self.doubt_due(event, due.clock(reading), reading.due, edge);
            }
            if due.readings.is_empty() {
                self.doubt_named(event, Named { first: due.pair.earliest, due: due.pair }, edge);
            }
        }
    }

    /// Whether the record of all these kinds is complete over a stretch, and by whose word.
    fn complete(&self, expect: &[Pattern], window: Window, edge: &Edge<'a, '_>) -> (Tri, Vec<Covered>) {
        let (mut complete, mut by) = (Tri::Yes, Vec::new());
        for pattern in expect {
            let of_kind = self.timeline.coverage.iter().filter(|c| c.kinds.contains(&pattern.kind));
            let stretches: Vec<_> = of_kind.map(|c| (c.by.clone(), c.over)).collect();
            let set = Instants::from_ranges(stretches.iter().map(|(_, over)| *over));
            let lies = window.lies_in(&set);
            if lies == Tri::Maybe {
                self.doubt_window(edge, &set);
            }
            complete = complete.and(lies);
            by.extend(stretches);
        }
        by.sort();
        by.dedup();
        (if expect.is_empty() { Tri::No } else { complete }, by)
    }

    /// What people say that did not happen, of events that match a pattern.
    ///
    /// Who denies an event denies it for as long as the denial says, and with the attributes that it names.
    fn denials(&self, patterns: &[Pattern]) -> Vec<Denial> {
        let mut all = Vec::new();
        for event in self.of_kinds(patterns) {
            for statement in event.denied_by.iter().filter_map(|id| self.record.statements.get(id)) {
                let About::Event { when, attributes, .. } = &statement.about else { continue };
                let meant = |pattern: &Pattern| {
                    let differs = |(name, word): &(&'static str, String)| {
                        attributes.get(name).is_some_and(|value| value_word(value) != *word)
                    };
                    pattern.kind == event.kind && !pattern.with.iter().any(differs)
                };
                let over = self.stretch(when, &event.zone);
                // What is said of a time to come says nothing yet.
                let is_ahead = over.is_some_and(|(first, _)| first > self.as_of);
                if patterns.iter().any(meant) && !is_ahead {
                    // What did happen was denied wrongly.
                    let sure = self.happened(event).not();
                    all.push(Denial { event: event.id.clone(), over, sure });
                }
            }
        }
        all
    }

    /// Over which stretch something is denied; nothing when that is not said.
    fn stretch(&self, when: &When, zone: &Zone) -> Option<(Instant, Instant)> {
        let of_moment = |moment: &Moment| {
            let allowed = moment.allows(zone, &Widening::default());
            allowed.first().zip(allowed.last()).filter(|_| !moment.is_unknown())
        };
        let of_anchor = |anchor: &Anchor| match anchor {
            Anchor::Moment(moment) => of_moment(moment),
            Anchor::Event(id) => {
                let at = self.timeline.events.iter().position(|e| e.id == *id || e.also.contains(id))?;
                Some(self.bounds(self.fact(at)))
            }
        };
        match when {
            When::At(moment) => of_moment(moment),
            When::SameDay(anchor) => {
                let (first, last) = of_anchor(anchor)?;
                let day = |at: Instant, end: fn(&Zone, jiff::civil::Date) -> Instant| {
                    if at.is_open() { at } else { end(zone, zone.day_of(at)) }
                };
                Some((day(first, Zone::start_of_day), day(last, Zone::end_of_day)))
            }
            // Up to the event itself: "she was not told before the flight".
            When::Order { side: Side::Before, anchor } => Some((Instant::MIN, of_anchor(anchor)?.1)),
            When::Order { side: Side::After, anchor } => Some((of_anchor(anchor)?.0, Instant::MAX)),
            When::Offset { .. } => None,
        }
    }
}

impl Due {
    /// The clock that runs from the event itself until a reading falls due, where there is one.
    fn clock(&self, reading: &ReadingDue) -> Option<Clock> {
        match (self.begins, reading.limit.clock) {
            (Begins::WithIt, clock) => Some(clock),
            (Begins::HoursAfter(before), Clock::Hours(hours)) => Some(Clock::Hours(before + hours)),
            (Begins::HoursAfter(_) | Begins::Later, _) => None,
        }
    }

    /// When a clock begins that begins with the end of this.
    pub(crate) fn then(&self) -> Begins {
        let hours = |reading: &ReadingDue| match (self.begins, reading.limit.clock) {
            (Begins::WithIt, Clock::Hours(hours)) => Some(hours),
            _ => None,
        };
        let all: Option<Vec<u32>> = self.readings.iter().map(hours).collect();
        all.and_then(|all| all.into_iter().min()).map_or(Begins::Later, Begins::HoursAfter)
    }
}

impl Window {
    /// From an event until it is due, or until now when no time is given.
    pub(crate) fn after(from: (Instant, Instant), due: Option<DuePair>, as_of: Instant) -> Self {
        let until = due.map_or((as_of, as_of), |due| (due.earliest, due.latest));
        Self { from, until }
    }

    /// Up to an event.
    pub(crate) fn before(bounds: (Instant, Instant)) -> Self {
        Self { from: (Instant::MIN, Instant::MIN), until: bounds }
    }

    /// The moment alone by which something is due.
    pub(crate) fn at(due: DuePair) -> Self {
        Self { from: (due.earliest, due.latest), until: (due.earliest, due.latest) }
    }

    /// Whether a stretch may have an instant in common with it; a stretch that nobody states may.
    fn meets(self, over: Option<(Instant, Instant)>) -> bool {
        over.is_none_or(|(first, last)| first <= self.until.1 && self.from.0 <= last)
    }

    /// Whether a stretch covers all of it; possibly, when nobody states the stretch.
    fn is_covered(self, over: Option<(Instant, Instant)>) -> Tri {
        let Some((first, last)) = over else { return Tri::Maybe };
        if first <= self.from.0 && self.until.1 <= last {
            Tri::Yes
        } else if self.from.1 < first || last < self.until.0 {
            Tri::No
        } else {
            Tri::Maybe
        }
    }

    /// Whether it lies within a set of instants.
    fn lies_in(self, set: &Instants) -> Tri {
        let (begin, end) = (Instants::range(self.from.0, self.from.1), Instants::range(self.until.0, self.until.1));
        // Every reading of the stretch holds what lies between its latest begin and its earliest end.
        let always = Instants::range(self.from.1, self.until.0);
        if Instants::range(self.from.0, self.until.1).within(set) == Tri::Yes {
            Tri::Yes
        } else if always.intersect(set) != always || set.intersect(&begin).is_empty() || set.intersect(&end).is_empty()
        {
            Tri::No
        } else {
            Tri::Maybe
        }
    }
}

/// Whether something between two instants lies at or before a due instant.
pub(crate) fn by(first: Instant, last: Instant, due: DuePair) -> Tri {
    if last <= due.earliest {
        Tri::Yes
    } else if first > due.latest {
        Tri::No
    } else {
        Tri::Maybe
    }
}

/// Something due on a day is in time until the day ends; something due at a time, until that time.
fn named_moment(moment: &Moment, zone: &Zone) -> Option<Named> {
    let allowed = moment.allows(zone, &Widening::default());
    let (first, last) = allowed.first().zip(allowed.last()).filter(|_| !moment.is_unknown())?;
    let is_time = matches!(moment.precision(), Precision::Minute | Precision::Second);
    let is_day = !is_time && !first.is_open() && zone.start_of_day(zone.day_of(first)) == first;
    let earliest = if is_day { zone.end_of_day(zone.day_of(first)).min(last) } else { first };
    Some(Named { first, due: DuePair { earliest, latest: last } })
}
