//! What a safeguard's verdicts hang on: the kinds of events that can change them, and everything of the pack that judges.

use std::collections::{BTreeMap, BTreeSet};

use paradero_law::{Both, Condition, Derived, Duty, Excuse, Operand, Pack, Pattern, Safeguard, State};
use paradero_ledger::FileHash;
use paradero_record::EventKind;

/// What one safeguard's verdicts hang on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The names of the kinds of events that set it off: who has none of them has no verdict by it
    /// but that it is kept so far.
    pub(crate) kinds: BTreeSet<&'static str>,
    /// A name for all that judges: the safeguard without its words, the states, lengths, derived events and other
    /// safeguards that it uses. Two packs in which it is the same give the same verdicts by it.
    pub(crate) digest: String,
}

/// What each safeguard of a pack hangs on, by its name.
pub(crate) fn extents(pack: &Pack) -> BTreeMap<String, Extent> {
    pack.safeguards.iter().map(|safeguard| (safeguard.id.clone(), Extent::of(pack, safeguard))).collect()
}

/// The pack with these safeguards alone, and those that they need to be judged.
pub(crate) fn only(pack: &Pack, ids: &BTreeSet<String>) -> Pack {
    let mut needed = BTreeSet::new();
    for safeguard in pack.safeguards.iter().filter(|s| ids.contains(&s.id)) {
        let mut reach = Reach::new(pack);
        reach.safeguard(safeguard);
        needed.extend(reach.safeguards);
    }
    let safeguards = pack.safeguards.iter().filter(|s| needed.contains(s.id.as_str())).cloned().collect();
    Pack { safeguards, ..pack.clone() }
}

/// Everything of a pack that a safeguard uses, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    /// States.
    pub(crate) states: BTreeSet<String>,
    /// Kinds of events, so that what derives them counts.
    pub(crate) kinds: BTreeSet<EventKind>,
    /// Other safeguards.
    pub(crate) safeguards: BTreeSet<String>,
}

/// What a safeguard uses.
pub(crate) fn uses(pack: &Pack, safeguard: &Safeguard) -> Uses {
    let mut reach = Reach::new(pack);
    reach.safeguard(safeguard);
    let names = |all: BTreeSet<&str>| all.into_iter().filter(|one| *one != safeguard.id).map(str::to_owned).collect();
    Uses { states: names(reach.states), kinds: reach.kinds, safeguards: names(reach.safeguards) }
}

impl Extent {
    fn of(pack: &Pack, safeguard: &Safeguard) -> Self {
        let mut reach = Reach::new(pack);
        reach.safeguard(safeguard);
        // What judges is of this version too.
        let mut all = env!("CARGO_PKG_VERSION").to_owned();
        for part in &reach.parts {
            all.push('\n');
            all.push_str(part);
        }
        let digest = FileHash::of(all.as_bytes()).to_string().chars().take(16).collect();
        let mut kinds = BTreeSet::new();
        set_off(pack, safeguard, &mut kinds);
        Self { kinds: kinds.into_iter().map(EventKind::name).collect(), digest }
    }
}

/// Collects the kinds of events without which a safeguard has no trigger.
fn set_off(pack: &Pack, safeguard: &Safeguard, kinds: &mut BTreeSet<EventKind>) {
    fn add(pack: &Pack, patterns: &[Pattern], kinds: &mut BTreeSet<EventKind>) {
        for pattern in patterns {
            if kinds.insert(pattern.kind) {
                for derived in pack.derived.iter().filter(|derived| derived.kind == pattern.kind) {
                    add(pack, &derived.on, kinds);
                    derived.lapses.iter().for_each(|lapse| add(pack, &lapse.from, kinds));
                }
            }
        }
    }
    let opens = |name: &str| pack.states.get(name).map(|state| state.from.as_slice()).unwrap_or_default();
    add(pack, &safeguard.warn, kinds);
    match &safeguard.duty {
        Duty::Expect { when: patterns, .. }
        | Duty::Before { before: patterns, .. }
        | Duty::Never { never: patterns, .. }
        | Duty::Basis { before: patterns, .. }
        | Duty::May { when: patterns, .. }
        | Duty::Tells { about: patterns } => add(pack, patterns, kinds),
        Duty::AtMost { state, .. } | Duty::AtLeastEvery { state, .. } => add(pack, opens(state), kinds),
        Duty::Missed { of, .. } => {
            // The other is one of `when … expect …`, so this goes no further.
            if let Some(other) = pack.safeguard(of).filter(|other| matches!(other.duty, Duty::Expect { .. })) {
                set_off(pack, other, kinds);
            }
        }
        Duty::Elements { elements, .. } => {
            for excuse in elements.iter().flat_map(|element| &element.shown_by) {
                match excuse {
                    Excuse::Event(pattern) => add(pack, std::slice::from_ref(pattern), kinds),
                    Excuse::State(name) => add(pack, opens(name), kinds),
                }
            }
        }
    }
}

/// Follows a safeguard to everything that it uses.
struct Reach<'a> {
    pack: &'a Pack,
    kinds: BTreeSet<EventKind>,
    states: BTreeSet<&'a str>,
    safeguards: BTreeSet<&'a str>,
    /// Each thing that judges, without words and lines.
    parts: BTreeSet<String>,
}

impl<'a> Reach<'a> {
    fn new(pack: &'a Pack) -> Self {
        let (kinds, states, safeguards, parts) = Default::default();
        Self { pack, kinds, states, safeguards, parts }
    }

    fn safeguard(&mut self, safeguard: &'a Safeguard) {
        if !self.safeguards.insert(&safeguard.id) {
            return;
        }
        self.parts.insert(format!("{:?}", bare(safeguard)));
        // Whether anything is owed by law decides in which list an alarm stands.
        self.parts.insert(format!("{:?}", safeguard.citations.iter().map(|c| c.class).collect::<Vec<_>>()));
        self.duty(&safeguard.duty);
        self.conditions(&safeguard.conditions);
        self.excuses(&safeguard.unless);
        self.patterns(&safeguard.warn);
    }

    fn duty(&mut self, duty: &'a Duty) {
        match duty {
            Duty::Expect { when, expect, .. } => self.both(when, expect),
            Duty::Before { before, expect, .. } => self.both(before, expect),
            Duty::May { when, may, .. } => self.both(when, may),
            Duty::Tells { about } => self.patterns(about),
            Duty::Never { never, during } => {
                self.patterns(never);
                for name in during {
                    self.state(name);
                }
            }
            Duty::AtMost { state, .. } => self.state(state),
            Duty::AtLeastEvery { state, expect, .. } => {
                self.state(state);
                self.patterns(expect);
            }
            Duty::Basis { before, bases } => {
                self.patterns(before);
                for basis in bases {
                    self.conditions(&basis.conditions);
                }
            }
            Duty::Missed { of, expect, .. } => {
                self.patterns(expect);
                if let Some(other) = self.pack.safeguard(of) {
                    self.safeguard(other);
                }
            }
            Duty::Elements { elements, answered_by } => {
                for element in elements {
                    self.excuses(&element.shown_by);
                }
                self.patterns(answered_by);
            }
        }
    }

    fn both(&mut self, some: &'a [Pattern], others: &'a [Pattern]) {
        self.patterns(some);
        self.patterns(others);
    }

    fn patterns(&mut self, patterns: &'a [Pattern]) {
        for pattern in patterns {
            self.kind(pattern.kind);
        }
    }

    /// A kind of event, and those from which the pack derives it.
    fn kind(&mut self, kind: EventKind) {
        if !self.kinds.insert(kind) {
            return;
        }
        for derived in self.pack.derived.iter().filter(|derived| derived.kind == kind) {
            self.parts.insert(format!("{:?}", Derived { line: 0, ..derived.clone() }));
            self.patterns(&derived.on);
            derived.lapses.iter().for_each(|lapse| self.both(&lapse.from, &lapse.unless));
        }
    }

    /// A state, and the others of its track: what opens one of them closes it.
    fn state(&mut self, name: &str) {
        let Some((name, state)) = self.pack.states.get_key_value(name) else { return };
        if !self.states.insert(name) {
            return;
        }
        self.parts.insert(format!("{:?}", State { words: Both::default(), line: 0, ..state.clone() }));
        self.both(&state.from, &state.until);
        if state.track.is_some() {
            let others = self.pack.states.values().filter(|other| other.track == state.track);
            others.for_each(|other| self.state(&other.name));
        }
    }

    fn excuses(&mut self, excuses: &'a [Excuse]) {
        for excuse in excuses {
            match excuse {
                Excuse::Event(pattern) => self.kind(pattern.kind),
                Excuse::State(name) => self.state(name),
            }
        }
    }

    fn conditions(&mut self, conditions: &'a [Condition]) {
        for condition in conditions {
            match condition {
                Condition::Holds(name) | Condition::HoldsNot(name) => self.state(name),
                Condition::Equal(left, right) | Condition::Differs(left, right) => {
                    for operand in [left, right] {
                        if let Operand::Given(kind, _) = operand {
                            self.kind(*kind);
                        }
                    }
                }
            }
        }
    }
}

/// A safeguard without its words and where it stands: what judges.
pub(crate) fn bare(safeguard: &Safeguard) -> Safeguard {
    Safeguard {
        title: Both::default(),
        owed_by: Vec::new(),
        citations: Vec::new(),
        litigation: Vec::new(),
        disputed: Both::default(),
        plain: Both::default(),
        then: Both::default(),
        notes: Both::default(),
        line: 0,
        duty: bare_duty(&safeguard.duty),
        ..safeguard.clone()
    }
}

/// A duty without the words of its elements, bases and readings.
fn bare_duty(duty: &Duty) -> Duty {
    let mut duty = duty.clone();
    match &mut duty {
        Duty::Elements { elements, .. } => elements.iter_mut().for_each(|one| one.words = Both::default()),
        Duty::Basis { bases, .. } => bases.iter_mut().for_each(|one| one.words = Both::default()),
        _ => {}
    }
    duty
}

#[cfg(test)]
mod tests {
    use paradero_law::holiday::Holidays;
    use paradero_law::suite::Case;
    use paradero_law::{Outcome, US_PACK, Verdict, complete, judge};
    use paradero_record::Timeline;

    use super::*;

    fn pack(text: &str) -> Pack {
        Pack::parse(text).unwrap()
    }

    /// The cases of the law, each as of every instant that it asks for.
    fn cases() -> Vec<(String, Case)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../paradero-law/tests/suite");
        let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let read = |path: &std::path::Path| std::fs::read_to_string(path).ok();
        let case = |path: &std::path::PathBuf| {
            let case = Case::parse(&read(path)?, |other| read(&folder.join(other))).ok()?;
            Some((path.display().to_string(), case))
        };
        paths.iter().filter_map(case).collect()
    }

    fn judged(pack: &Pack, case: &Case, as_of: paradero_record::Instant) -> (Timeline, Vec<Verdict>) {
        let holidays = Holidays::federal();
        let timeline = complete(pack, &case.record, case.timeline.clone(), &holidays);
        let docket = judge(pack, &case.record, &timeline, &holidays, as_of);
        (timeline, docket.verdicts)
    }

    #[test]
    fn who_has_none_of_the_kinds_has_no_alarm_and_each_part_judges_like_the_whole() {
        let pack = pack(US_PACK);
        let extents = extents(&pack);
        let (mut verdicts_seen, cases) = (0, cases());
        assert!(cases.len() > 10, "{}", cases.len());
        for (name, case) in cases {
            let Some(as_of) = case.expectations.last().map(|one| one.as_of) else { continue };
            let (timeline, verdicts) = judged(&pack, &case, as_of);
            let kinds: BTreeSet<&str> = timeline.events.iter().map(|event| event.kind.name()).collect();
            let ids: BTreeSet<String> = verdicts.iter().map(|verdict| verdict.safeguard.clone()).collect();
            for id in &ids {
                let mut of_safeguard = verdicts.iter().filter(|verdict| verdict.safeguard == *id);
                let is_kept = of_safeguard.all(|verdict| verdict.worst == Outcome::Kept);
                assert!(is_kept || kinds.iter().any(|kind| extents[id].kinds.contains(kind)), "{name}: {id}");
                let part = only(&pack, &BTreeSet::from([id.clone()]));
                let by_part = judged(&part, &case, as_of).1.into_iter().filter(|verdict| verdict.safeguard == *id);
                let by_whole = verdicts.iter().filter(|verdict| verdict.safeguard == *id).cloned();
                assert_eq!(by_part.collect::<Vec<_>>(), by_whole.collect::<Vec<_>>(), "{name}: {id}");
                verdicts_seen += 1;
            }
        }
        assert!(verdicts_seen > 50, "{verdicts_seen}");
    }

    const MADE_UP: &str = "pack test \"Made up\" version \"1\"
state held
  english \"held\"
  spanish \"detenida\"
  from arrested
  until released
safeguard AA-01 \"Made up\"
  spanish \"Inventada\"
  stage custody
  when transferred
  if held
  expect counsel_notified
  within 24 hours
  owed by ICE
  cite policy \"Made up\" verified primary
  plain en \"Made up.\"
  plain es \"Inventada.\"
  then en \"Made up.\"
  then es \"Inventado.\"
safeguard AA-02 \"Made up\"
  spanish \"Inventada\"
  stage custody
  when died
  expect consulate_notified
  within 24 hours
  owed by ICE
  cite policy \"Made up\" verified primary
  plain en \"Made up.\"
  plain es \"Inventada.\"
  then en \"Made up.\"
  then es \"Inventado.\"
";

    #[test]
    fn what_judges_changes_the_digest_and_words_do_not() {
        let changed = |from: &str, to: &str| -> Vec<String> {
            let text = MADE_UP.replace(from, to);
            assert_ne!(text, MADE_UP, "{from}");
            let (before, after) = (extents(&pack(MADE_UP)), extents(&pack(&text)));
            before.into_iter().filter(|(id, one)| after[id].digest != one.digest).map(|(id, _)| id).collect()
        };
        assert_eq!(changed("\"Made up.\"", "\"Other words.\""), [""; 0]);
        assert_eq!(changed("english \"held\"", "# a line\n  english \"in custody\""), [""; 0]);
        assert_eq!(changed("until released", "until released | died"), ["AA-01"]);
        assert_eq!(changed("within 24 hours", "within 48 hours"), ["AA-01", "AA-02"]);
        assert_eq!(changed("when died", "when died | released"), ["AA-02"]);
        assert_eq!(changed("cite policy", "cite practice"), ["AA-01", "AA-02"]);
        let extents = extents(&pack(MADE_UP));
        assert_eq!(extents["AA-01"].kinds, BTreeSet::from(["transferred"]));
        assert_eq!(
            uses(&pack(MADE_UP), pack(MADE_UP).safeguard("AA-01").unwrap()).states,
            BTreeSet::from(["held".to_owned()])
        );
    }
}
