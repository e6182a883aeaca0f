//! Small timelines at random, and every way to settle what they leave open.

use paradero_record::{Instant, Zone};

use crate::oracle::{Denied, Exact, World};

/// Which kinds go together, so that most timelines touch a safeguard.
const THEMES: &[&[&str]] = &[
    &["inquiry", "reply", "inquiry", "located", "released"],
    &["inquiry", "reply", "stay_granted", "stay_ended"],
    &["hearing_scheduled", "reply", "located", "hearing_scheduled"],
    &["removal_executed", "reply", "removal_scheduled", "stay_granted"],
    &["removal_executed", "located", "released", "stay_granted", "reply"],
    &["removal_executed", "stay_granted", "stay_ended", "removal_scheduled", "released"],
    &["stay_granted", "stay_ended", "died", "stay_granted"],
    &["stay_granted", "reply", "reply", "stay_ended"],
    &["inquiry", "refusal", "reply", "released", "stay_granted"],
];

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

    fn day(&mut self) -> i8 {
        i8::try_from(3 + self.roll(12)).unwrap()
    }
}

/// What is open about one event of a generated timeline.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    id: String,
    kind: &'static str,
    days: (i8, i8),
    /// Ordered before or after, on the same day as, or so many hours after an event with a lower number.
    tie: Option<(Tie, usize)>,
    stance: Stance,
    /// The hour of March that it names, from midnight of the first.
    names: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Tie {
    Before,
    After,
    SameDay,
    Hours(i64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stance {
    Plain,
    Hedged,
    Contested,
    Denied,
}

#[derive(Clone, Debug)]
pub(crate) struct Case {
    events: Vec<Open>,
    coverage: Vec<(&'static str, (i8, i8))>,
    pub(crate) now: i64,
}

/// A small timeline.
pub(crate) fn case(dice: &mut Dice, zone: &Zone) -> Case {
    let theme = THEMES[dice.index(THEMES.len())];
    let count = 2 + dice.index(3);
    let mut events = Vec::new();
    for number in 0..count {
        let kind = theme[dice.index(theme.len())];
        let first = dice.day();
        let length = [0, 0, 0, 1, 2][dice.index(5)];
        let tie = (number > 0 && dice.roll(4) == 0).then(|| {
            let tie = [Tie::Before, Tie::After, Tie::SameDay, Tie::Hours(20), Tie::Hours(24), Tie::Hours(31)];
            (tie[dice.index(6)], dice.index(number))
        });
        // What nobody says happened is no anchor.
        let tie = tie
            .filter(|(_, other): &(Tie, usize)| events.get(*other).is_some_and(|e: &Open| e.stance != Stance::Denied));
        let stance = match dice.roll(12) {
            0 => Stance::Hedged,
            1 => Stance::Contested,
            2 => Stance::Denied,
            _ => Stance::Plain,
        };
        let names = matches!(kind, "hearing_scheduled" | "removal_scheduled")
            .then(|| i64::from(first) * 24 + i64::try_from(dice.roll(100)).unwrap());
        let names = names.filter(|_| kind == "hearing_scheduled" || dice.roll(4) != 0);
        events.push(Open { id: format!("e{number}"), kind, days: (first, first + length), tie, stance, names });
    }
    let covered = ["reply", "located", "stay_ended", "died"];
    let coverage = (0..dice.roll(3)).map(|n| {
        let first = dice.day();
        (covered[usize::try_from(n + dice.roll(2) * 2).unwrap()], (first, first + 3))
    });
    let coverage = coverage.collect();
    let now = start(zone, dice.day()) + i64::try_from(dice.roll(86_400)).unwrap();
    Case { events, coverage, now }
}

pub(crate) fn start(zone: &Zone, day: i8) -> i64 {
    zone.start_of_day(jiff::civil::date(2025, 3, 1) + jiff::Span::new().days(i64::from(day) - 1)).second()
}

fn end(zone: &Zone, day: i8) -> i64 {
    start(zone, day + 1) - 1
}

fn named(zone: &Zone, hours: i64) -> i64 {
    start(zone, 1) + hours * 3600
}

pub(crate) fn second(at: i64) -> String {
    Instant::from_second(at).to_string()
}

impl Case {
    fn head(&self, zone: &Zone) -> String {
        let mut out =
            format!("zone {}\nsource s \"S (made up)\"\n  kind note\nperson p \"P (made up)\"\n", zone.name());
        for (kind, (first, last)) in &self.coverage {
            out.push_str(&format!("coverage {kind} 2025-03-{first:02}/2025-03-{last:02}\n  s asserts\n"));
        }
        out
    }

    /// The timeline as it is told, with all that it leaves open.
    pub(crate) fn text(&self, zone: &Zone) -> String {
        let mut out = self.head(zone);
        for event in &self.events {
            let days = match event.days {
                (first, last) if first == last => format!("2025-03-{first:02}"),
                (first, last) => format!("2025-03-{first:02}/2025-03-{last:02}"),
            };
            out.push_str(&format!("{days} {} as {}{}\n", event.kind, event.id, event.names(zone)));
            let other = event.tie.map(|(_, other)| &self.events[other].id);
            let tie = event.tie.zip(other).map(|((tie, _), id)| match tie {
                Tie::Before => format!("before {id}"),
                Tie::After => format!("after {id}"),
                Tie::SameDay => format!("same day as {id}"),
                Tie::Hours(hours) => format!("{hours} hours after {id}"),
            });
            let stance = if event.stance == Stance::Hedged { " hedged" } else { "" };
            if event.stance != Stance::Denied {
                out.push_str(&format!("  s line 1 asserts{stance}\n"));
                if let Some(tie) = tie {
                    out.push_str(&format!("  s line 2 asserts{stance} {tie}\n"));
                }
            }
            if matches!(event.stance, Stance::Denied | Stance::Contested) {
                out.push_str("  s line 3 denies\n");
            }
        }
        out
    }

    /// One completion as a text without any doubt.
    pub(crate) fn exact(&self, zone: &Zone, world: &World) -> String {
        let mut out = self.head(zone);
        for event in &self.events {
            match world.events.iter().find(|e| e.id == event.id) {
                Some(exact) => out.push_str(&format!(
                    "{} {} as {}{}\n  s asserts\n",
                    second(exact.at),
                    event.kind,
                    event.id,
                    event.names(zone)
                )),
                None if event.is_denied() => {
                    let (first, last) = event.days;
                    let days = format!("2025-03-{first:02}/2025-03-{last:02}");
                    out.push_str(&format!("{days} {} as {}{}\n  s denies\n", event.kind, event.id, event.names(zone)));
                }
                None => {}
            }
        }
        out
    }

    /// Every completion, with three instants of each day; nothing when no choice of instants fits the ties.
    pub(crate) fn completions(&self, zone: &Zone) -> Vec<World> {
        let complete =
            |(kind, (first, last)): &(&'static str, (i8, i8))| (*kind, (start(zone, *first), end(zone, *last)));
        let complete: Vec<_> = self.coverage.iter().map(complete).collect();
        let mut all: Vec<(Vec<Option<i64>>, World)> = vec![(Vec::new(), World { complete, ..World::default() })];
        for event in &self.events {
            let mut next = Vec::new();
            for (times, world) in &all {
                for at in event.instants(zone, times) {
                    let mut times = times.clone();
                    times.push(at);
                    for happened in event.choices() {
                        let mut world = world.clone();
                        if *happened {
                            let names = event.names.map(|hours| named(zone, hours));
                            world.events.push(Exact { id: event.id.clone(), kind: event.kind, at: at.unwrap(), names });
                        } else if event.is_denied() {
                            let over = (start(zone, event.days.0), end(zone, event.days.1));
                            world.denied.push(Denied { kind: event.kind, over });
                        }
                        next.push((times.clone(), world));
                    }
                }
            }
            all = next;
        }
        all.into_iter().map(|(_, world)| world).collect()
    }
}

impl Open {
    fn is_denied(&self) -> bool {
        matches!(self.stance, Stance::Denied | Stance::Contested)
    }

    fn names(&self, zone: &Zone) -> String {
        self.names.map_or_else(String::new, |hours| format!(" for {}", second(named(zone, hours))))
    }

    fn choices(&self) -> &'static [bool] {
        match self.stance {
            Stance::Plain => &[true],
            Stance::Denied => &[false],
            Stance::Hedged | Stance::Contested => &[true, false],
        }
    }

    /// The instants that it may have, when those before it have theirs.
    fn instants(&self, zone: &Zone, earlier: &[Option<i64>]) -> Vec<Option<i64>> {
        if self.stance == Stance::Denied {
            return vec![None];
        }
        let mut all = Vec::new();
        for day in self.days.0..=self.days.1 {
            all.extend([start(zone, day), start(zone, day) + 43_200, end(zone, day)]);
        }
        let anchor = self.tie.map(|(tie, other)| (tie, earlier[other]));
        let Some((tie, Some(anchor))) = anchor else { return all.into_iter().map(Some).collect() };
        if let Tie::Hours(hours) = tie {
            all = vec![anchor + hours * 3600];
        }
        let day_of = |at: i64| zone.day_of(Instant::from_second(at));
        let fits = |at: &i64| {
            let in_days = start(zone, self.days.0) <= *at && *at <= end(zone, self.days.1);
            in_days
                && match tie {
                    Tie::Before => *at < anchor,
                    Tie::After => *at > anchor,
                    Tie::SameDay => day_of(*at) == day_of(anchor),
                    Tie::Hours(_) => true,
                }
        };
        all.into_iter().filter(fits).map(Some).collect()
    }
}
