//! Small timelines at random, as they are told, and every way to settle what they leave open.

pub(crate) mod coarse;
pub(crate) mod fine;

use paradero_law::holiday::Holidays;
use paradero_record::{EventKind, Instant, Zone};

use crate::oracle::days::Days;
use crate::oracle::{Denied, Exact, Where, World};

/// A small timeline dated by days.
pub(crate) fn case(dice: &mut Dice, zone: &Zone) -> Case {
    coarse::case(dice, &Days::of(zone, &Holidays::federal()))
}

/// A generator of numbers, the same in every run (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.roll(length as u64)).unwrap()
    }

    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    pub(crate) fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.index(all.len())]
    }

    /// A whole number from one to another, both counted.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        first + i64::try_from(self.roll(u64::try_from(last - first + 1).unwrap())).unwrap()
    }
}

/// What ties an event to one with a lower number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Tie {
    Before,
    After,
    SameDay,
    Hours(i64),
    AtLeast(i64),
    AtMost(i64),
}

impl Tie {
    fn written(self, other: usize) -> String {
        match self {
            Self::Before => format!("before e{other}"),
            Self::After => format!("after e{other}"),
            Self::SameDay => format!("same day as e{other}"),
            Self::Hours(hours) => format!("{hours} hours after e{other}"),
            Self::AtLeast(hours) => format!("at least {hours} hours after e{other}"),
            Self::AtMost(hours) => format!("at most {hours} hours after e{other}"),
        }
    }

    fn fits(self, at: i64, other: i64, days: &Days) -> bool {
        match self {
            Self::Before => at < other,
            Self::After => at > other,
            Self::SameDay => days.day(at) == days.day(other),
            Self::Hours(hours) => at == other + hours * 3600,
            Self::AtLeast(hours) => at >= other + hours * 3600,
            Self::AtMost(hours) => other <= at && at <= other + hours * 3600,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stance {
    Plain,
    Hedged,
    Contested,
    Denied,
}

/// An attribute: what is said of it, and what it may be.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) name: &'static str,
    pub(crate) said: Vec<&'static str>,
    pub(crate) choices: Vec<&'static str>,
}

/// A moment that an event names, as it is written, and which instants it may be.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) written: String,
    pub(crate) choices: Vec<i64>,
}

/// What is told of one event.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) kind: &'static str,
    /// Its date as it is written, and the stretches of instants that it stands for.
    pub(crate) written: String,
    pub(crate) allowed: Vec<(i64, i64)>,
    /// Which instants of them are tried.
    pub(crate) times: Vec<i64>,
    pub(crate) ties: Vec<(Tie, usize)>,
    pub(crate) stance: Stance,
    pub(crate) names: Option<Named>,
    pub(crate) words: Vec<Word>,
    pub(crate) place: Option<(&'static str, usize)>,
}

impl Item {
    pub(crate) fn kind(&self) -> EventKind {
        EventKind::find(self.kind).unwrap()
    }

    pub(crate) fn is_denied(&self) -> bool {
        matches!(self.stance, Stance::Denied | Stance::Contested)
    }

    fn happened(&self) -> &'static [bool] {
        match self.stance {
            Stance::Plain => &[true],
            Stance::Denied => &[false],
            Stance::Hedged | Stance::Contested => &[true, false],
        }
    }

    /// The instants that it may have, when those before it have theirs.
    fn times(&self, world: &World, days: &Days) -> Vec<i64> {
        if self.stance == Stance::Denied {
            return vec![self.times[0]];
        }
        let of = |other: usize| world.events[other].at;
        // Where an exact distance is given no other instant can fit.
        let exact = self.ties.iter().find_map(|(tie, other)| match tie {
            Tie::Hours(hours) => Some(of(*other) + hours * 3600),
            _ => None,
        });
        let tried = exact.map_or_else(|| self.times.clone(), |at| vec![at]);
        let fits = |at: &i64| {
            self.allowed.iter().any(|(first, last)| first <= at && at <= last)
                && self.ties.iter().all(|(tie, other)| tie.fits(*at, of(*other), days))
        };
        tried.into_iter().filter(fits).collect()
    }
}

/// A place, as it is told, and where it may be.
#[derive(Clone, Debug)]
pub(crate) struct Somewhere {
    pub(crate) written: &'static str,
    pub(crate) choices: &'static [Where],
}

/// A small timeline, with all that it leaves open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    pub(crate) items: Vec<Item>,
    /// A kind, and over which stretch the record of it is complete.
    pub(crate) coverage: Vec<(&'static str, String, (i64, i64))>,
    pub(crate) now: i64,
    pub(crate) places: Vec<Somewhere>,
    pub(crate) elsewhere: Vec<Where>,
    /// The person's nationalities where they are told, and what they may be.
    pub(crate) countries: Vec<Vec<&'static str>>,
    pub(crate) tells_countries: bool,
    /// How many readings a length of a state has.
    pub(crate) readings: usize,
}

impl Case {
    fn head(&self, zone: &Zone) -> String {
        let mut out = format!("zone {}\nsource s \"S (made up)\"\n  kind note\n", zone.name());
        for (n, place) in self.places.iter().enumerate() {
            out.push_str(&format!("place p{n} \"P (made up)\"\n{}", place.written));
        }
        out.push_str("person p \"P (made up)\"\n");
        if self.tells_countries {
            out.push_str(&format!("  countries {}\n", self.countries[0].join(", ")));
        }
        for (kind, over, _) in &self.coverage {
            out.push_str(&format!("coverage {kind} {over}\n  s asserts\n"));
        }
        out
    }

    /// The timeline as it is told.
    pub(crate) fn text(&self, zone: &Zone) -> String {
        let mut out = self.head(zone);
        for (n, item) in self.items.iter().enumerate() {
            let names = item.names.as_ref().map_or_else(String::new, |named| format!(" for {}", named.written));
            let place = item.place.map_or_else(String::new, |(name, at)| format!(" {name} p{at}"));
            let one = item.words.iter().filter(|word| word.said.len() == 1);
            let words: String = one.map(|word| said(word.name, word.said[0])).collect();
            out.push_str(&format!("{} {} as e{n}{names}{place}{words}\n", item.written, item.kind));
            let stance = if item.stance == Stance::Hedged { " hedged" } else { "" };
            if item.stance != Stance::Denied {
                let ties = item.ties.iter().map(|(tie, other)| format!(" {}", tie.written(*other)));
                let differ = item.words.iter().filter(|word| word.said.len() > 1);
                let differ = differ.flat_map(|word| word.said.iter().map(|each| said(word.name, each)));
                for (line, more) in std::iter::once(String::new()).chain(ties).chain(differ).enumerate() {
                    out.push_str(&format!("  s line {} asserts{stance}{more}\n", line + 1));
                }
            }
            if item.is_denied() {
                out.push_str("  s line 9 denies\n");
            }
        }
        out
    }

    /// One completion as a text without any doubt but those that only a person could settle.
    pub(crate) fn exact(&self, zone: &Zone, world: &World) -> String {
        let mut out = self.head(zone);
        for (n, (item, exact)) in self.items.iter().zip(&world.events).enumerate() {
            let names = exact.names.map_or_else(String::new, |at| format!(" for {}", second(at)));
            let words: String = exact.words.iter().map(|(name, word)| said(name, word)).collect();
            let (date, stance) = match exact.happened {
                true => (second(exact.at), "asserts"),
                false if item.is_denied() => (item.written.clone(), "denies"),
                false => continue,
            };
            out.push_str(&format!("{date} {} as e{n}{names}{words}\n  s {stance}\n", item.kind));
        }
        out
    }

    /// Goes through every completion, as far as instants are tried; none when no choice of instants fits the ties.
    pub(crate) fn each_completion(&self, days: &Days, mut each: impl FnMut(&mut World)) {
        let mut world = self.world();
        for reading in 0..self.readings.max(1) {
            world.reading = reading;
            for countries in self.countries.iter().cloned().chain(self.countries.is_empty().then(Vec::new)) {
                world.countries = countries;
                for elsewhere in self.elsewhere.iter().copied().chain(self.elsewhere.is_empty().then(Where::default)) {
                    world.elsewhere = elsewhere;
                    self.settle_place(0, &mut world, days, &mut each);
                }
            }
        }
    }

    /// Every completion at once.
    pub(crate) fn every(&self, days: &Days) -> Vec<World> {
        let mut all = Vec::new();
        self.each_completion(days, |world| all.push(world.clone()));
        all
    }

    /// Every completion at once, in a zone whose days nobody has laid out yet.
    pub(crate) fn completions(&self, zone: &Zone) -> Vec<World> {
        self.every(&Days::of(zone, &Holidays::federal()))
    }

    fn world(&self) -> World {
        let event = |(n, item): (usize, &Item)| Exact {
            id: u16::try_from(n).unwrap(),
            kind: item.kind(),
            at: 0,
            happened: false,
            names: None,
            words: item.words.iter().map(|word| (word.name, word.choices[0])).collect(),
            place: item.place,
        };
        let denied = self.items.iter().enumerate().filter(|(_, item)| item.is_denied()).map(|(n, item)| Denied {
            kind: item.kind(),
            event: u16::try_from(n).unwrap(),
            over: (item.allowed[0].0, item.allowed.last().unwrap().1),
        });
        World {
            events: self.items.iter().enumerate().map(event).collect(),
            denied: denied.collect(),
            complete: self.coverage.iter().map(|(kind, _, over)| (EventKind::find(kind).unwrap(), *over)).collect(),
            recorded: self.items.iter().map(Item::kind).collect(),
            places: self.places.iter().map(|place| place.choices[0]).collect(),
            ..World::default()
        }
    }

    fn settle_place(&self, n: usize, world: &mut World, days: &Days, each: &mut impl FnMut(&mut World)) {
        let Some(place) = self.places.get(n) else { return self.settle(0, world, days, each) };
        for choice in place.choices {
            world.places[n] = *choice;
            self.settle_place(n + 1, world, days, each);
        }
    }

    fn settle(&self, n: usize, world: &mut World, days: &Days, each: &mut impl FnMut(&mut World)) {
        let Some(item) = self.items.get(n) else { return each(world) };
        let names = item.names.as_ref().map(|named| named.choices.as_slice());
        for at in item.times(world, days) {
            world.events[n].at = at;
            for happened in item.happened() {
                world.events[n].happened = *happened;
                let Some(names) = names.filter(|_| *happened) else {
                    self.settle_words(n, 0, world, days, each);
                    continue;
                };
                for at in names {
                    world.events[n].names = Some(*at);
                    self.settle_words(n, 0, world, days, each);
                }
            }
        }
    }

    fn settle_words(&self, n: usize, word: usize, world: &mut World, days: &Days, each: &mut impl FnMut(&mut World)) {
        // What did not happen has no attributes that matter.
        let open = self.items[n].words.get(word).filter(|_| world.events[n].happened);
        let Some(open) = open else { return self.settle(n + 1, world, days, each) };
        for choice in &open.choices {
            world.events[n].words[word].1 = choice;
            self.settle_words(n, word + 1, world, days, each);
        }
    }
}

/// An attribute as it is written: a country is a text, the others are words.
fn said(name: &str, word: &str) -> String {
    if name == "country" { format!(" {name} \"{word}\"") } else { format!(" {name} {word}") }
}

pub(crate) fn second(at: i64) -> String {
    Instant::from_second(at).to_string()
}

/// A stretch of instants as it is written.
pub(crate) fn stretch(first: i64, last: i64) -> String {
    if first == last { second(first) } else { format!("{}/{}", second(first), second(last)) }
}
