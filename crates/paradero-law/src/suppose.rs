//! Supposing more of a timeline than is said: one way to settle some of what it leaves open.
//!
//! A supposition narrows dates, orders events, and takes doubtful events and attributes for true or for false. What it comes
//! to is carried along all ties until nothing moves; then all first instants together are a reading that fits, so that a
//! supposition that does not contradict itself is one that the record allows.

use paradero_record::{Instant, Tri};

use crate::view::{Base, Fact, View};

/// Something that the record leaves open, and that a judgement asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Whether an event came so many seconds after another, or later. Positions of the later and the earlier one.
    Apart(usize, usize, i64),
    /// Whether an event came at or before an instant.
    By(usize, Instant),
    /// In which part of its stretch an event came, where the clock that it starts counts days.
    Within(usize),
    /// Whether the moment that an event names is at or before an instant.
    Named(usize, Instant),
    /// Whether an event happened.
    Happened(usize),
    /// Whether an attribute of an event has a word.
    Word(usize, &'static str, String),
    /// Anything else about an event, or about the person, that can only be supposed as a whole.
    Other(Option<usize>, usize),
}

impl Doubt {
    /// The event that it is about.
    pub(crate) fn event(&self) -> Option<usize> {
        match self {
            Self::Apart(at, ..)
            | Self::By(at, _)
            | Self::Within(at)
            | Self::Named(at, _)
            | Self::Happened(at)
            | Self::Word(at, ..) => Some(*at),
            Self::Other(at, _) => *at,
        }
    }
}

/// The first and the last instant.
type Bounds = (Instant, Instant);

/// What is supposed.
#[derive(Clone, Default)]
pub(crate) struct Supposition {
    /// Of which events the dates are narrower than what is said.
    bounds: Vec<(usize, Bounds)>,
    /// That one event came at least so many seconds after another.
    apart: Vec<(usize, usize, i64)>,
    named: Vec<(usize, Bounds)>,
    happened: Vec<(usize, bool)>,
    words: Vec<(usize, &'static str, String, bool)>,
    others: Vec<(Option<usize>, usize, bool)>,
    settled: Vec<Doubt>,
    /// Anything is supposed at all.
    is_more: bool,
    /// Some of it was settled because of where now lies.
    pub(crate) is_about_now: bool,
}

/// Further apart than any two events.
const NEVER: i64 = i64::MIN / 4;

impl Supposition {
    pub(crate) fn is_nothing(&self) -> bool {
        !self.is_more
    }

    pub(crate) fn has_settled(&self, doubt: &Doubt) -> bool {
        self.settled.contains(doubt)
    }

    pub(crate) fn happened(&self, event: usize) -> Option<bool> {
        self.happened.iter().find(|(at, _)| *at == event).map(|(_, happened)| *happened)
    }

    /// Whether an attribute is supposed to have a word; who supposes another word supposes that it has not.
    pub(crate) fn word(&self, event: usize, name: &str, word: &str) -> Option<bool> {
        let mut own = self.words.iter().filter(|(at, n, ..)| *at == event && *n == name);
        own.find_map(|(_, _, supposed, has)| match (supposed == word, *has) {
            (true, has) => Some(has),
            (false, true) => Some(false),
            (false, false) => None,
        })
    }

    pub(crate) fn other(&self, event: Option<usize>, key: usize) -> Option<bool> {
        self.others.iter().find(|(at, k, _)| *at == event && *k == key).map(|(.., holds)| *holds)
    }

    pub(crate) fn bounds(&self, event: usize) -> Option<Bounds> {
        self.bounds.iter().find(|(at, _)| *at == event).map(|(_, bounds)| *bounds)
    }

    pub(crate) fn named(&self, event: usize) -> Option<Bounds> {
        self.named.iter().find(|(at, _)| *at == event).map(|(_, bounds)| *bounds)
    }

    /// By how many seconds one event is supposed to be at least later than another.
    pub(crate) fn least(&self, base: &Base<'_>, earlier: usize, later: usize) -> i64 {
        let mut least = base.least(earlier, later);
        // Along one supposed distance at a time; more than one are joined when they are supposed.
        for (from, to, distance) in &self.apart {
            let (before, after) = (base.least(earlier, *from), base.least(*to, later));
            if before > NEVER && after > NEVER {
                least = least.max(before + distance + after);
            }
        }
        least
    }

    fn set_bounds(&mut self, event: usize, bounds: Bounds) {
        match self.bounds.iter_mut().find(|(at, _)| *at == event) {
            Some((_, known)) => *known = bounds,
            None => self.bounds.push((event, bounds)),
        }
    }

    /// Supposes that one event came at least so many seconds after another; false when that cannot be.
    fn set_apart(&mut self, base: &Base<'_>, later: usize, earlier: usize, seconds: i64) -> bool {
        if self.least(base, later, earlier) > NEVER && self.least(base, later, earlier) + seconds > 0 {
            return false;
        }
        let mut joined = vec![(earlier, later, seconds)];
        for (from, to, distance) in &self.apart {
            let (after, before) = (base.least(later, *from), base.least(*to, earlier));
            if after > NEVER {
                joined.push((earlier, *to, seconds + after + distance));
            }
            if before > NEVER {
                joined.push((*from, later, distance + before + seconds));
            }
            for (other, end, further) in &self.apart {
                let ahead = base.least(later, *other);
                if before > NEVER && ahead > NEVER {
                    joined.push((*from, *end, distance + before + seconds + ahead + further));
                }
            }
        }
        for (from, to, distance) in joined {
            if from == to {
                if distance > 0 {
                    return false;
                }
                continue;
            }
            match self.apart.iter_mut().find(|(f, t, _)| *f == from && *t == to) {
                Some((.., known)) => *known = (*known).max(distance),
                None => self.apart.push((from, to, distance)),
            }
        }
        true
    }
}

impl Base<'_> {
    /// By how many seconds the ties alone set one event at least later than another.
    fn least(&self, earlier: usize, later: usize) -> i64 {
        if earlier == later {
            return 0;
        }
        self.tied_difference(earlier, later).and_then(|difference| difference.least).unwrap_or(NEVER)
    }

    /// How much later one event is than another, when statements tie both of them to others.
    pub(crate) fn tied_difference(&self, left: usize, right: usize) -> Option<paradero_record::Difference> {
        if self.links[left].is_empty() || self.links[right].is_empty() {
            return None;
        }
        if let Some(known) = self.differences.borrow().get(&(left, right)) {
            return Some(*known);
        }
        let difference = self.timeline.difference(&self.timeline.events[left], &self.timeline.events[right]);
        self.differences.borrow_mut().insert((left, right), difference);
        Some(difference)
    }

    /// Whether a doubt can be settled: dates that are open at an end cannot be parted in the middle.
    pub(crate) fn can_part(&self, supposed: &Supposition, doubt: &Doubt) -> bool {
        match doubt {
            Doubt::Within(at) => {
                let (first, last) = self.bounds_of(supposed, *at);
                self.middle(*at, first, last).is_some()
            }
            _ => true,
        }
    }

    /// Settles a doubt one way; nothing when the record does not allow that.
    pub(crate) fn suppose(&self, known: &Supposition, doubt: &Doubt, holds: bool) -> Option<Supposition> {
        let mut supposed = known.clone();
        supposed.settled.push(doubt.clone());
        supposed.is_more = true;
        match doubt {
            Doubt::Happened(at) => supposed.happened.push((*at, holds)),
            Doubt::Word(at, name, word) => supposed.words.push((*at, name, word.clone(), holds)),
            Doubt::Other(at, key) => supposed.others.push((*at, *key, holds)),
            Doubt::Named(at, instant) => {
                let (first, last) = supposed.named(*at).unwrap_or((Instant::MIN, Instant::MAX));
                supposed.named.retain(|(known, _)| known != at);
                let part = if holds { (first, last.min(*instant)) } else { (first.max(instant.plus_seconds(1)), last) };
                supposed.named.push((*at, part));
            }
            Doubt::By(at, instant) => {
                let (first, last) = self.bounds_of(&supposed, *at);
                let part = if holds { (first, last.min(*instant)) } else { (first.max(instant.plus_seconds(1)), last) };
                return self.narrowed(supposed, *at, part);
            }
            Doubt::Within(at) => {
                supposed.settled.pop();
                let (first, last) = self.bounds_of(&supposed, *at);
                let middle = self.middle(*at, first, last)?;
                let part = if holds { (first, middle) } else { (middle.plus_seconds(1), last) };
                return self.narrowed(supposed, *at, part);
            }
            Doubt::Apart(later, earlier, seconds) => {
                let is_possible = if holds {
                    supposed.set_apart(self, *later, *earlier, *seconds)
                } else {
                    supposed.set_apart(self, *earlier, *later, 1 - *seconds)
                };
                if !is_possible {
                    return None;
                }
                return self.settled(supposed, vec![*later, *earlier]);
            }
        }
        Some(supposed)
    }

    fn narrowed(&self, mut supposed: Supposition, at: usize, part: Bounds) -> Option<Supposition> {
        let part = self.snapped(at, part)?;
        supposed.set_bounds(at, part);
        self.settled(supposed, vec![at])
    }

    /// Carries bounds along all ties and supposed distances until nothing moves; nothing when an event has no instant left.
    fn settled(&self, mut supposed: Supposition, mut moved: Vec<usize>) -> Option<Supposition> {
        // Bounds only ever come closer; the limit is for ties that move them a second at a time.
        for _ in 0..MOST_MOVES {
            let Some(at) = moved.pop() else { return Some(supposed) };
            let (first, last) = self.bounds_of(&supposed, at);
            let tied = self.links[at].iter().map(|(to, link)| (*to, link.earliest(first), link.latest(last)));
            let mut carried: Vec<(usize, Instant, Instant)> = tied.collect();
            for (from, to, distance) in &supposed.apart {
                if *from == at && !first.is_open() {
                    carried.push((*to, first.plus_seconds(*distance), Instant::MAX));
                }
                if *to == at && !last.is_open() {
                    carried.push((*from, Instant::MIN, last.plus_seconds(-*distance)));
                }
            }
            for (to, earliest, latest) in carried {
                let known = self.bounds_of(&supposed, to);
                let part = (known.0.max(earliest), known.1.min(latest));
                if part == known {
                    continue;
                }
                let part = self.snapped(to, part)?;
                supposed.set_bounds(to, part);
                moved.push(to);
            }
        }
        Some(supposed)
    }

    /// The part of what an event's own statements allow that lies within bounds, by its ends.
    fn snapped(&self, at: usize, (first, last): Bounds) -> Option<Bounds> {
        let allowed = self.timeline.events[at].allowed.clip(first, last);
        allowed.first().zip(allowed.last())
    }

    /// The bounds of an event that is not derived.
    fn bounds_of(&self, supposed: &Supposition, at: usize) -> Bounds {
        supposed.bounds(at).unwrap_or_else(|| self.timeline.events[at].bounds())
    }

    /// Where to part the dates of an event: at the end of a day, or within the day when there is only one.
    fn middle(&self, at: usize, first: Instant, last: Instant) -> Option<Instant> {
        if first.is_open() || last.is_open() || first >= last {
            return None;
        }
        let zone = &self.timeline.events[at].zone;
        let half = Instant::from_second(first.second() + (last.second() - first.second()) / 2);
        let end = zone.end_of_day(zone.day_of(half));
        if end < last {
            return Some(end);
        }
        let begin = zone.start_of_day(zone.day_of(half)).plus_seconds(-1);
        Some(if begin >= first { begin } else { half })
    }
}

const MOST_MOVES: usize = 10_000;

impl<'a> View<'a> {
    /// The event by whose date another is dated: one that follows at the same instant from another has that one's date.
    pub(crate) fn source(&self, event: Fact<'a>) -> Fact<'a> {
        match self.derivations.get(&event.at) {
            Some(derivation) if derivation.lapse.is_none() => self.source(self.fact(derivation.source)),
            _ => event,
        }
    }

    /// The first and last instant that an event allows, under what is supposed.
    pub(crate) fn bounds(&self, event: Fact<'a>) -> Bounds {
        match self.derivations.get(&event.at) {
            None => self.supposed.bounds(event.at).unwrap_or_else(|| event.bounds()),
            Some(derivation) => match derivation.lapse {
                None => self.bounds(self.fact(derivation.source)),
                Some(lapse) => self.lapsed_bounds(derivation.source, lapse),
            },
        }
    }

    /// Notes that it is open whether an event came at or before an instant.
    pub(crate) fn doubt_date(&self, event: Fact<'a>, instant: Instant) {
        let source = self.source(event);
        self.doubt(match self.derivations.get(&source.at) {
            Some(derivation) => Doubt::Within(derivation.source),
            None => Doubt::By(source.at, instant),
        });
    }

    /// Whether an event came so many seconds after another, or later, by what orders the two; dates are asked before.
    pub(crate) fn apart(&self, later: Fact<'a>, earlier: Fact<'a>, seconds: i64) -> Tri {
        let (later, earlier) = (self.source(later).at, self.source(earlier).at);
        let least = self.supposed.least(self, earlier, later);
        if least > NEVER && least >= seconds {
            return Tri::Yes;
        }
        let back = self.supposed.least(self, later, earlier);
        if back > NEVER && -back < seconds {
            return Tri::No;
        }
        // A derived event has no date of its own that could be parted.
        match (self.derivations.get(&later), self.derivations.get(&earlier)) {
            (None, None) => self.doubt(Doubt::Apart(later, earlier, seconds)),
            (one, other) => {
                for derivation in one.into_iter().chain(other) {
                    self.doubt(Doubt::Within(derivation.source));
                }
            }
        }
        Tri::Maybe
    }
}
