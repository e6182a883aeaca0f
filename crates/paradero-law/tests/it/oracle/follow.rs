//! What follows by law from exact events, and where they took place.

use paradero_law::Jurisdiction;

use super::{Exact, Oracle, When, Where, World};

/// The circuits of the states that the tests name.
pub(super) fn circuit(state: &str) -> &'static str {
    match state {
        "CA" => "9",
        "TX" => "5",
        "NY" => "2",
        _ => "",
    }
}

impl Oracle<'_> {
    /// Puts what follows by law beside the events, rule by rule.
    pub(super) fn follow(&self, world: &mut World) {
        for (n, rule) in self.pack.derived.iter().enumerate() {
            if world.recorded.contains(&rule.kind) {
                continue;
            }
            let rank = 100 * (u16::try_from(n).unwrap() + 1);
            let mut all: Vec<Exact> = Vec::new();
            let mut add = |source: &Exact, at: i64| {
                let (id, kind) = (rank + source.id % 100, rule.kind);
                all.push(Exact { id, kind, at, happened: true, names: None, words: Vec::new(), place: None });
            };
            for source in world.events.iter().filter(|e| e.happened) {
                if Self::matches(&rule.on, source) {
                    add(source, source.at);
                }
                for lapse in rule.lapses.iter().filter(|lapse| Self::matches(&lapse.from, source)) {
                    let longest = lapse.limits.iter().map(|limit| self.days.end(limit.clock, source.at)).max().unwrap();
                    let timely = |e: &Exact| {
                        e.happened && Self::matches(&lapse.unless, e) && source.at <= e.at && e.at <= longest
                    };
                    if !world.events.iter().any(timely) {
                        add(source, longest + 1);
                    }
                }
            }
            all.retain(|e| e.at <= self.now);
            if rule.only_latest {
                let latest = all.iter().map(|e| e.at).max();
                all.retain(|e| Some(e.at) == latest);
            }
            world.events.extend(all);
        }
    }

    /// Whether something happened in one of several jurisdictions: where it says, else where the person was brought last.
    pub(super) fn lies_in(&self, world: &World, places: &[Jurisdiction], when: When<'_>) -> bool {
        let (event, until) = match when {
            When::At(event) => (Some(event), event.at),
            When::Now(event) => (event, self.now),
        };
        let place = self.place(world, event, until);
        places.iter().any(|one| match one {
            Jurisdiction::Circuit(name) => place.country == "US" && circuit(place.state) == name,
            Jurisdiction::District(_) => panic!("no safeguard of the tests stands in a district"),
        })
    }

    /// Where an event took place: where it says, else where the person was last before it.
    fn place(&self, world: &World, event: Option<&Exact>, until: i64) -> Where {
        if let Some((_, at)) = event.and_then(|event| event.place) {
            return world.places[at];
        }
        let before = |e: &&Exact| e.happened && e.at <= self.now && (e.at < until || event.is_none());
        let told = || world.events.iter().filter(before).filter(|e| e.place.is_some_and(|(name, _)| name != "from"));
        let last = told().map(|e| e.at).max();
        let mut places = told().filter(|e| Some(e.at) == last).filter_map(|e| e.place).map(|(_, at)| world.places[at]);
        let place = places.next().unwrap_or(world.elsewhere);
        // In two places at once: nobody can say where.
        self.is_torn.set(self.is_torn.get() || places.any(|other| other != place));
        place
    }
}
