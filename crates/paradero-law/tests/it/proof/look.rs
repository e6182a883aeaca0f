//! What the checker of proofs sees on a timeline: what happened, which came first, what holds, what falls due.

use std::ops::Not as _;

use paradero_law::clock::Clock;
use paradero_law::holiday::Holidays;
use paradero_law::{Condition, Derived, DuePair, Limit, Operand, Pack, Pattern, PlacePart, ReadingDue, Reason};
use paradero_record::Tri::{self, Maybe, No, Yes};
use paradero_record::{
    About, Anchor, Event, EventId, Instant, Instants, Moment, Precision, Record, Side, Timeline, Value, When, Widening,
    Zone,
};

/// A timeline as of an instant.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) pack: &'a Pack,
    pub(super) record: &'a Record,
    pub(super) timeline: &'a Timeline,
    pub(super) holidays: &'a Holidays,
    pub(super) as_of: Instant,
    /// An event that is taken for one that happened, or did not.
    pub(super) held: Option<(&'a EventId, bool)>,
}

/// At an event, or now, and then not before a moment that is announced.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    Event(&'a Event),
    Now(Option<(Instant, DuePair)>),
}

type Bounds = (Instant, Instant);

impl<'a> Look<'a> {
    /// The event by whose date and attributes another counts that follows from it at the same instant.
    fn source(&self, event: &'a Event) -> &'a Event {
        let follows = || {
            let rule = self.pack.derived.iter().find(|rule| event.derived && rule.kind == event.kind)?;
            let source = self.timeline.event(&EventId::new(event.id.as_str().split_once('@')?.1))?;
            rule.on.iter().any(|p| p.kind == source.kind).then_some(source)
        };
        follows().map_or(event, |source| self.source(source))
    }

    /// Whether one came before the other, by at least a second.
    pub(super) fn before(&self, left: &'a Event, right: &'a Event) -> Tri {
        let (left, right) = (self.source(left), self.source(right));
        if left.id == right.id || left.bounds().0 >= right.bounds().1 {
            return No;
        }
        self.is_apart(left, right, 1)
    }

    /// Whether the later came so many seconds after the earlier, or more.
    fn is_apart(&self, earlier: &'a Event, later: &'a Event, seconds: i64) -> Tri {
        let between = self.timeline.difference(self.source(earlier), self.source(later));
        if between.least.is_some_and(|least| least >= seconds) {
            Yes
        } else if between.most.is_some_and(|most| most < seconds) {
            No
        } else {
            Maybe
        }
    }

    /// How surely an event matches a pattern and has happened by now.
    pub(super) fn sure(&self, patterns: &[Pattern], event: &'a Event) -> Tri {
        let has = |(name, word): &(&'static str, String)| {
            let given = words(self.source(event), name);
            let same = given.iter().filter(|own| *own == word).count();
            if same == given.len() && same > 0 {
                Yes
            } else if same == 0 && !given.is_empty() {
                No
            } else {
                Maybe
            }
        };
        let of_kind = patterns.iter().filter(|pattern| pattern.kind == event.kind);
        let matches = of_kind.map(|p| p.with.iter().map(has).fold(Yes, Tri::and)).fold(No, Tri::or);
        matches.and(self.past(event)).and(self.follows(event))
    }

    /// Whether an event happened; of those that follow by a rule of which only the latest counts, the latest by now.
    fn follows(&self, event: &'a Event) -> Tri {
        let own = self.happened(event);
        let is_rule = |rule: &Derived| event.derived && rule.kind == event.kind && rule.only_latest;
        if !self.pack.derived.iter().any(is_rule) {
            return own;
        }
        let others = self.timeline.events.iter().filter(|e| e.derived && e.kind == event.kind && e.id != event.id);
        let later = others.map(|e| self.past(e).and(self.before(event, e)).and(self.happened(e)));
        own.and(later.fold(No, Tri::or).not())
    }

    /// What is said of whether an event happened, or what is held of it for once.
    fn happened(&self, event: &'a Event) -> Tri {
        match self.held {
            Some((held, happened)) if event.happened == Maybe && self.told(event).id == *held => happened.into(),
            _ => event.happened,
        }
    }

    /// The event that sources tell of, for one that follows from it.
    pub(super) fn told(&self, event: &'a Event) -> &'a Event {
        let source = event.id.as_str().split_once('@').filter(|_| event.derived);
        source.and_then(|(_, id)| self.timeline.event(&EventId::new(id))).map_or(event, |source| self.told(source))
    }

    fn past(&self, event: &Event) -> Tri {
        let (first, last) = event.bounds();
        if last <= self.as_of { Yes } else { Tri::from(first <= self.as_of).and(Maybe) }
    }

    pub(super) fn occurrences(&self, patterns: &[Pattern]) -> Vec<(&'a Event, Tri)> {
        let all = self.timeline.events.iter().map(|event| (event, self.sure(patterns, event)));
        all.filter(|(_, sure)| sure.is_possible()).collect()
    }

    pub(super) fn others(&self, patterns: &[Pattern], than: &Event) -> Vec<(&'a Event, Tri)> {
        self.occurrences(patterns).into_iter().filter(|(event, _)| event.id != than.id).collect()
    }

    /// The events that may have opened a state and keep it open, each as surely as no closer came in between.
    pub(super) fn open(&self, name: &str, at: At<'a>) -> Vec<(&'a Event, Tri)> {
        let Some(state) = self.pack.states.get(name) else { return Vec::new() };
        let closers = self.occurrences(&state.until);
        let kept_open = |(opener, sure): (&'a Event, Tri)| {
            let earlier = |event| if let At::Event(at) = at { self.before(event, at) } else { Yes };
            let begun = if let At::Event(at) = at { self.before(at, opener).not() } else { Yes };
            let closed = closers.iter().filter(|(closer, _)| closer.id != opener.id);
            let closed =
                closed.map(|(c, sure)| sure.and(earlier(c)).and(self.before(c, opener).not())).fold(No, Tri::or);
            (opener, sure.and(begun).and(closed.not()).and(self.lapsed(&state.lasts, opener, at).not()))
        };
        self.occurrences(&state.from).into_iter().map(kept_open).filter(|(_, sure)| sure.is_possible()).collect()
    }

    pub(super) fn openers(&self, conditions: &[Condition], at: At<'a>) -> Vec<EventId> {
        let open =
            conditions.iter().filter_map(|c| if let Condition::Holds(s) = c { Some(self.open(s, at)) } else { None });
        let mut all: Vec<EventId> = open.flatten().map(|(event, _)| event.id.clone()).collect();
        all.sort();
        all.dedup();
        all
    }

    /// Whether a state that ends by itself has ended, on every reading of its length.
    fn lapsed(&self, limits: &[Limit], opener: &'a Event, at: At<'a>) -> Tri {
        let ended = |limit: &Limit| {
            let due = self.reading(limit, opener.bounds(), &opener.zone).due;
            match at {
                At::Event(event) => match (by(event.bounds(), due).not(), limit.clock) {
                    (Maybe, Clock::Hours(hours)) => self.is_apart(opener, event, i64::from(hours) * 3600 + 1),
                    (found, _) => found,
                },
                At::Now(named) => {
                    let then = named.map_or(No, |(first, named)| by((first, named.latest), due).not());
                    over(Some(due), self.as_of).or(then)
                }
            }
        };
        let each: Vec<Tri> = limits.iter().map(ended).collect();
        match each.first() {
            Some(one) if each.iter().all(|other| other == one) => *one,
            Some(_) => Maybe,
            None => No,
        }
    }

    pub(super) fn condition(&self, condition: &Condition, at: At<'a>, subject: Option<&'a Event>) -> Tri {
        let any = |state: &str| self.open(state, at).iter().map(|(_, sure)| *sure).fold(No, Tri::or);
        match condition {
            Condition::Holds(state) => any(state),
            Condition::HoldsNot(state) => any(state).not(),
            Condition::Equal(left, right) => self.equal(left, right, at, subject),
            Condition::Differs(left, right) => self.equal(left, right, at, subject).not(),
        }
    }

    fn equal(&self, left: &Operand, right: &Operand, at: At<'a>, subject: Option<&'a Event>) -> Tri {
        let same =
            |l: &Option<String>, r: &Option<String>| l.as_ref().zip(r.as_ref()).map_or(Maybe, |(l, r)| (l == r).into());
        let agreed = |all: Vec<Tri>| {
            all.into_iter().reduce(|one, other| if one == other { one } else { Maybe }).unwrap_or(Maybe)
        };
        let any_of =
            |own: &[Option<String>], other: &Option<String>| own.iter().map(|one| same(one, other)).fold(No, Tri::or);
        if let Operand::Given(kind, name) = left {
            let given =
                self.occurrences(&[Pattern { kind: *kind, with: Vec::new() }]).into_iter().map(|(event, sure)| {
                    let earlier = if let At::Event(at) = at { self.before(at, event).not() } else { Yes };
                    let own: Vec<_> = words(event, name).into_iter().map(Some).collect();
                    let others = self.values(right, subject);
                    sure.and(earlier).and(agreed(own.iter().flat_map(|l| others.iter().map(|r| same(l, r))).collect()))
                });
            return given.fold(No, Tri::or);
        }
        let (own, others) = (self.values(left, subject), self.values(right, subject));
        match (left, right) {
            (_, Operand::Given(..)) => self.equal(right, left, at, subject),
            (Operand::PersonCountry, _) | (_, Operand::PersonCountry) if own.is_empty() || others.is_empty() => Maybe,
            (Operand::PersonCountry, _) => agreed(others.iter().map(|other| any_of(&own, other)).collect()),
            (_, Operand::PersonCountry) => agreed(own.iter().map(|one| any_of(&others, one)).collect()),
            _ => agreed(own.iter().flat_map(|l| others.iter().map(|r| same(l, r))).collect()),
        }
    }

    fn values(&self, operand: &Operand, subject: Option<&'a Event>) -> Vec<Option<String>> {
        let attributes = |name: &str| subject.and_then(|event| event.attributes.get(name)).into_iter().flatten();
        let place = |name: &str| {
            attributes(name)
                .map(|given| match &given.value {
                    Value::Place(id) => self.record.places.get(id),
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        let stated = |name| {
            subject
                .map(|event| words(self.source(event), name))
                .unwrap_or_default()
                .into_iter()
                .map(Some)
                .collect::<Vec<_>>()
        };
        match operand {
            Operand::Word(word) => vec![Some(word.clone())],
            Operand::Attribute(name) => stated(name),
            Operand::PersonCountry => {
                let person = self.record.people.get(&self.timeline.person);
                person.map(|p| p.countries.iter().cloned().map(Some).collect()).unwrap_or_default()
            }
            Operand::OfPlace(name, part) => {
                let of = |place: Option<&paradero_record::Place>| match part {
                    PlacePart::Aor => place?.aor.clone(),
                    PlacePart::Country => place?.country.clone(),
                    PlacePart::Kind => place?.kind.map(|kind| kind.word().to_owned()),
                    PlacePart::State | PlacePart::Circuit => place?.state.clone(),
                    PlacePart::District => place?.district.clone(),
                };
                let all: Vec<_> = place(name).into_iter().map(of).collect();
                let own = if *part == PlacePart::Country { stated("country") } else { Vec::new() };
                if own.is_empty() || all.iter().any(Option::is_some) { all } else { own }
            }
            Operand::Given(..) => Vec::new(),
        }
    }

    pub(super) fn reading(&self, limit: &Limit, (first, last): Bounds, zone: &Zone) -> ReadingDue {
        let end = |at: Instant| if at.is_open() { at } else { limit.clock.strict(at, zone, self.holidays) };
        let due = DuePair { earliest: end(first), latest: end(last) };
        let told = if first.is_open() { None } else { Some(limit.clock.due(first, zone, self.holidays)) };
        let (rolled, sum) = told.map_or((None, Vec::new()), |told| (told.rolled, told.sum));
        ReadingDue { limit: limit.clone(), due, rolled, sum }
    }

    pub(super) fn readings(&self, limits: &[Limit], from: Bounds, zone: &Zone) -> Vec<ReadingDue> {
        let mut all: Vec<ReadingDue> = limits.iter().map(|limit| self.reading(limit, from, zone)).collect();
        all.sort_by_key(|reading| (reading.due.earliest, reading.due.latest));
        all
    }

    /// Whether a witness came by what is due; where dates leave it open, hours may be tied.
    pub(super) fn in_time(&self, trigger: &'a Event, witness: &'a Event, due: DuePair, clock: Option<Clock>) -> Tri {
        match (by(witness.bounds(), due), clock) {
            (Maybe, Some(Clock::Hours(hours))) if due.earliest != due.latest => {
                self.is_apart(trigger, witness, i64::from(hours) * 3600 + 1).not()
            }
            (found, _) => found,
        }
    }

    /// Whether one came so long before another.
    pub(super) fn long_before(&self, early: &'a Event, late: &'a Event, limit: &Limit) -> Tri {
        let due = self.reading(limit, early.bounds(), &early.zone).due;
        let (first, last) = late.bounds();
        match limit.clock {
            _ if first >= due.latest => Yes,
            _ if last < due.earliest => No,
            Clock::Hours(hours) => self.is_apart(early, late, i64::from(hours) * 3600),
            _ => Maybe,
        }
    }

    /// Whether the record shows that nothing of the expected came in a window: by its being complete, or by a denial.
    pub(super) fn crossed(&self, leaves: &mut Vec<Reason>, expect: &[Pattern], from: Bounds, until: Bounds) -> Tri {
        let mut crossed = No;
        let owed = expect.first().into_iter();
        for (event, pattern) in
            owed.flat_map(|p| self.timeline.events.iter().map(move |e| (e, p))).filter(|(e, p)| e.kind == p.kind)
        {
            for statement in event.denied_by.iter().filter_map(|id| self.record.statements.get(id)) {
                let About::Event { when, attributes, .. } = &statement.about else { continue };
                let over = self.denied_over(when, &event.zone);
                let differs =
                    |(name, word): &(&'static str, String)| attributes.get(name).is_some_and(|v| word_of(v) != *word);
                if pattern.with.iter().any(differs) || over.is_some_and(|(first, _)| first > self.as_of) {
                    continue;
                }
                let meets = over.is_none_or(|(first, last)| first <= until.1 && from.0 <= last);
                let denied = Reason::Denied(event.id.clone());
                if meets && !leaves.contains(&denied) {
                    leaves.push(denied);
                }
                let covers = over.map_or(Maybe, |(first, last)| within(&Instants::range(first, last), from, until));
                crossed = crossed.or(covers.and(self.happened(event).not()));
            }
        }
        let covered =
            |p: &Pattern| self.timeline.coverage.iter().filter(|c| c.kinds.contains(&p.kind)).collect::<Vec<_>>();
        let set = |p: &Pattern| Instants::from_ranges(covered(p).iter().map(|c| c.over));
        let complete = expect.iter().map(|p| within(&set(p), from, until)).reduce(Tri::and).unwrap_or(No);
        if complete.is_possible() {
            let mut by: Vec<Reason> =
                expect.iter().flat_map(covered).map(|c| Reason::Covered(c.by.clone(), c.over)).collect();
            by.dedup();
            leaves.extend(by);
        }
        crossed.or(complete)
    }

    fn denied_over(&self, when: &When, zone: &Zone) -> Option<Bounds> {
        let of = |anchor: &Anchor| match anchor {
            Anchor::Moment(moment) => bounds_of(moment, zone),
            Anchor::Event(id) => self.timeline.event(id).map(Event::bounds),
        };
        let day = |at: Instant, end: fn(&Zone, jiff::civil::Date) -> Instant| {
            if at.is_open() { at } else { end(zone, zone.day_of(at)) }
        };
        match when {
            When::At(moment) => bounds_of(moment, zone),
            When::SameDay(anchor) => {
                of(anchor).map(|(first, last)| (day(first, Zone::start_of_day), day(last, Zone::end_of_day)))
            }
            When::Order { side: Side::Before, anchor } => of(anchor).map(|(_, last)| (Instant::MIN, last)),
            When::Order { side: Side::After, anchor } => of(anchor).map(|(first, _)| (first, Instant::MAX)),
            When::Offset { .. } => None,
        }
    }
}

/// What sources say that an attribute is.
fn words(event: &Event, name: &str) -> Vec<String> {
    event.attributes.get(name).into_iter().flatten().map(|given| word_of(&given.value)).collect()
}

/// The moment that an event names: its first instant, and until when something due by then is in time.
pub(super) fn named(event: &Event, name: &str) -> Option<(Instant, DuePair)> {
    let each = event.attributes.get(name)?.iter().filter_map(|given| {
        let Value::Moment(moment) = &given.value else { return None };
        let (first, last) = bounds_of(moment, &event.zone)?;
        let is_time = matches!(moment.precision(), Precision::Minute | Precision::Second);
        let day = (!is_time && !first.is_open()).then(|| event.zone.day_of(first));
        let whole = day.filter(|day| event.zone.start_of_day(*day) == first);
        let earliest = whole.map_or(first, |day| event.zone.end_of_day(day).min(last));
        Some((first, DuePair { earliest, latest: last }))
    });
    each.reduce(|(first, due), (other, own)| {
        (first.min(other), DuePair { earliest: due.earliest.min(own.earliest), latest: due.latest.max(own.latest) })
    })
}

/// Whether something between two instants came by what is due.
pub(super) fn by((first, last): Bounds, due: DuePair) -> Tri {
    if last <= due.earliest {
        Yes
    } else if first > due.latest {
        No
    } else {
        Maybe
    }
}

/// Whether what is due is over at an instant; never, where nothing is.
pub(super) fn over(due: Option<DuePair>, at: Instant) -> Tri {
    due.map_or(No, |due| by((at, at), due).not())
}

/// Whether a window that begins and ends between two instants each lies in a set, on every reading or on some.
fn within(set: &Instants, from: Bounds, until: Bounds) -> Tri {
    let all = Instants::range(from.0, until.1);
    let always = Instants::range(from.1, until.0);
    let meets = |(first, last): Bounds| !set.clip(first, last).is_empty();
    if !all.is_empty() && set.intersect(&all) == all {
        Yes
    } else if set.intersect(&always) == always && meets(from) && meets(until) {
        Maybe
    } else {
        No
    }
}

fn bounds_of(moment: &Moment, zone: &Zone) -> Option<Bounds> {
    let allowed = moment.allows(zone, &Widening::default());
    allowed.first().zip(allowed.last()).filter(|_| !moment.is_unknown())
}

fn word_of(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Word(text) => text.clone(),
        Value::Place(place) => place.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
    }
}
