//! When something falls due, and what shows that it was not done by then.

use std::ops::Not as _;

use paradero_record::{
    About, Anchor, Event, EventId, Instant, Instants, Moment, Precision, Side, StatementId, Tri, Value, When, Widening,
    Zone,
};

use crate::pack::{Limit, Pattern, Safeguard};
use crate::verdict::{DuePair, Outcome, ReadingDue, Reason};
use crate::view::{Occurrence, View, value_word};

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
    pub(crate) event: &'a Event,
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
    pub(crate) fn due_after(&self, limits: &[Limit], from: &Event) -> Option<Due> {
        let mut readings: Vec<ReadingDue> = limits.iter().map(|limit| self.reading(limit, from)).collect();
        readings.sort_by_key(|reading| (reading.due.earliest, reading.due.latest));
        let earliest = readings.iter().map(|r| r.due.earliest).min()?;
        let latest = readings.iter().map(|r| r.due.latest).min()?;
        Some(Due { pair: DuePair { earliest, latest }, readings })
    }

    /// When one reading falls due. An event without a first or last date: late from the beginning of time, or never for
    /// certain.
    pub(crate) fn reading(&self, limit: &Limit, from: &Event) -> ReadingDue {
        let (first, last) = from.bounds();
        let end = |at: Instant| if at.is_open() { at } else { limit.clock.strict(at, &from.zone, self.holidays) };
        if first.is_open() {
            let due = DuePair { earliest: first, latest: end(last) };
            return ReadingDue { limit: limit.clone(), due, rolled: None, sum: Vec::new() };
        }
        let early = limit.clock.due(first, &from.zone, self.holidays);
        let latest = if first == last { early.strict } else { end(last) };
        let due = DuePair { earliest: early.strict, latest };
        ReadingDue { limit: limit.clone(), due, rolled: early.rolled, sum: early.sum }
    }

    /// Whether a witness came after a trigger and in time.
    pub(crate) fn in_time(&self, trigger: &Event, witness: &Event, due: Option<&Due>) -> Tri {
        let Some(due) = due else { return Tri::Yes };
        let (first, last) = witness.bounds();
        if due.readings.is_empty() {
            return by(first, last, due.pair);
        }
        let each = due.readings.iter().map(|reading| match by(first, last, reading.due) {
            Tri::Maybe => self.is_within(trigger, witness, reading.limit.clock),
            certain => certain,
        });
        each.fold(Tri::Yes, Tri::and)
    }

    /// The events that announce one of `coming`, while their own time is not over and none of them has come since.
    pub(crate) fn warnings(&self, safeguard: &Safeguard, coming: &[Pattern]) -> Vec<Warning<'a>> {
        let came = self.occurrences(coming);
        let warning = |o: Occurrence<'a>| {
            let named = named(o.event, "for");
            let still = match self.time(named.map(|n| n.due)) {
                Time::Runs => Tri::Yes,
                Time::MayBeUp => Tri::Maybe,
                Time::IsUp => Tri::No,
            };
            let since = came.iter().map(|c| c.sure.and(self.not_after(o.event, c.event))).fold(Tri::No, Tri::or);
            Warning { event: o.event, named, ahead: o.sure.and(still).and(since.not()) }
        };
        let all = self.occurrences(&safeguard.warn).into_iter().map(warning);
        all.filter(|w| w.ahead.is_possible()).collect()
    }

    /// What nothing in time comes to: *not shown*, or *crossed* where the record of the whole stretch is complete, or where
    /// somebody says that the act that is owed, the first of the expected, was done at no time of it.
    ///
    /// Who denies only a part of the stretch leaves open what happened in the rest.
    pub(crate) fn missed(&self, expect: &[Pattern], window: Window, reasons: &mut Vec<Reason>) -> Miss {
        let mut miss = Miss::NOT_SHOWN;
        for denial in self.denials(expect.get(..1).unwrap_or_default()) {
            if window.meets(denial.over) && !reasons.contains(&Reason::Denied(denial.event.clone())) {
                reasons.push(Reason::Denied(denial.event.clone()));
            }
            miss = miss.or_crossed(window.is_covered(denial.over).and(denial.sure));
        }
        let (complete, by) = self.complete(expect, window);
        if complete.is_possible() {
            reasons.extend(by.into_iter().map(|(statement, over)| Reason::Covered(statement, over)));
            miss = miss.or_crossed(complete);
        }
        miss
    }

    /// Whether the record of all these kinds is complete over a stretch, and by whose word.
    fn complete(&self, expect: &[Pattern], window: Window) -> (Tri, Vec<Covered>) {
        let (mut complete, mut by) = (Tri::Yes, Vec::new());
        for pattern in expect {
            let of_kind = self.timeline.coverage.iter().filter(|c| c.kinds.contains(&pattern.kind));
            let stretches: Vec<_> = of_kind.map(|c| (c.by.clone(), c.over)).collect();
            complete = complete.and(window.lies_in(&Instants::from_ranges(stretches.iter().map(|(_, over)| *over))));
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
        for event in self.timeline.events.iter().filter(|e| patterns.iter().any(|p| p.kind == e.kind)) {
            for statement in event.denied_by.iter().filter_map(|id| self.record.statements.get(id)) {
                let About::Event { when, attributes, .. } = &statement.about else { continue };
                let meant = |pattern: &Pattern| {
                    let differs = |(name, word): &(&'static str, String)| {
                        attributes.get(name).is_some_and(|value| value_word(value) != *word)
                    };
                    pattern.kind == event.kind && !pattern.with.iter().any(differs)
                };
                if patterns.iter().any(meant) {
                    let sure = if event.is_contested() { Tri::Maybe } else { Tri::Yes };
                    all.push(Denial { event: event.id.clone(), over: self.stretch(when, &event.zone), sure });
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
            Anchor::Event(id) => self.timeline.event(id).map(Event::bounds),
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

impl Window {
    /// From an event until it is due, or until now when no time is given.
    pub(crate) fn after(trigger: &Event, due: Option<DuePair>, as_of: Instant) -> Self {
        let until = due.map_or((as_of, as_of), |due| (due.earliest, due.latest));
        Self { from: trigger.bounds(), until }
    }

    /// Up to an event.
    pub(crate) fn before(event: &Event) -> Self {
        Self { from: (Instant::MIN, Instant::MIN), until: event.bounds() }
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

/// The moment that an event names in an attribute; the earliest and the latest where sources differ.
pub(crate) fn named(event: &Event, attribute: &str) -> Option<Named> {
    let moments = event.attributes.get(attribute).into_iter().flatten().filter_map(|given| match &given.value {
        Value::Moment(moment) => named_moment(moment, &event.zone),
        _ => None,
    });
    moments.reduce(|one, other| Named {
        first: one.first.min(other.first),
        due: DuePair {
            earliest: one.due.earliest.min(other.due.earliest),
            latest: one.due.latest.max(other.due.latest),
        },
    })
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
