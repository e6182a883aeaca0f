//! From a pack to a program: symbols, bits, sets, clocks.

use std::collections::BTreeMap;

use paradero_record::{EventKind, Tri};

use super::bits::Bits;
use super::clocks::{Clocks, Pick};
use super::schema::{Dictionary, Schema};
use super::sink::Judged;
use super::symbol::Alphabet;
use super::tables::{
    Check, Due, Expect, Hot, Lone, NONE, OfSymbol, Part, Shift, Span, Tables, Then, Timer, Turn, Warn,
};
use crate::clock::Clock;
use crate::pack::{Basis, Condition, Derived, Duty, Excuse, Limit, Pack, Pattern, Safeguard, Within};

/// Puts a program together. `N` words of 64 bits hold the states; [`Compiler::bits`] tells how many bits there are.
pub(super) struct Compiler<'a, const N: usize> {
    pub(super) pack: &'a Pack,
    pub(super) schema: &'a Schema,
    pub(super) alphabet: &'a Alphabet,
    pub(super) clocks: &'a mut Clocks,
    pub(super) dictionary: Dictionary,
    bits: BTreeMap<Bit, usize>,
    sets: Vec<Vec<usize>>,
    states: BTreeMap<String, usize>,
    pub(super) tables: Tables<N>,
    expects: Vec<Vec<Expect>>,
    checks: Vec<Vec<Check<N>>>,
    warns: Vec<Vec<Warn<N>>>,
    thens: Vec<Vec<Then>>,
    timers: Vec<Vec<u32>>,
    /// By rule, the safeguards that ask for what follows by it.
    touched: Vec<Vec<u16>>,
}

/// Stands for the rules in the place of a safeguard's number.
const OF_RULE: u16 = u16::MAX;

/// What one bit says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Bit {
    /// A state holds for certain.
    Sure(String),
    /// A state holds on the longest reading of its length.
    Possible(String),
    /// One of a set has come.
    Seen(u32),
    /// One of a set came so long ago.
    Enough(u32, u32),
}

impl<'a, const N: usize> Compiler<'a, N> {
    pub(super) fn new(pack: &'a Pack, schema: &'a Schema, alphabet: &'a Alphabet, clocks: &'a mut Clocks) -> Self {
        let count = alphabet.len();
        let nothing = OfSymbol {
            until: Bits::NONE,
            checks: Part::default(),
            warns: Part::default(),
            thens: Part::default(),
            has_doubt: false,
        };
        let still = Shift { opens: Bits::NONE, closes: Bits::NONE, timers: Part::default() };
        let tables = Tables {
            shifts: vec![still; count],
            symbols: vec![nothing; count],
            hot: vec![Hot::default(); count],
            lone: Vec::new(),
            expects: Vec::new(),
            checks: Vec::new(),
            warns: Vec::new(),
            thens: Vec::new(),
            bases: Vec::new(),
            sets: Vec::new(),
            members: Vec::new(),
            timers: Vec::new(),
            timers_of: Vec::new(),
            guards: Vec::new(),
            states: Vec::new(),
            standing: Vec::new(),
            everys: Vec::new(),
            elements: Vec::new(),
            doubts: vec![Vec::new(); count],
            bits: 0,
            rules: Vec::new(),
            touched: Vec::new(),
        };
        Self {
            pack,
            schema,
            alphabet,
            clocks,
            dictionary: Dictionary::default(),
            bits: BTreeMap::new(),
            sets: Vec::new(),
            states: BTreeMap::new(),
            tables,
            expects: vec![Vec::new(); count],
            checks: vec![Vec::new(); count],
            warns: vec![Vec::new(); count],
            thens: vec![Vec::new(); count],
            timers: vec![Vec::new(); count],
            touched: vec![Vec::new(); pack.derived.len()],
        }
    }

    /// How many bits the states need so far.
    pub(super) fn bits(&self) -> usize {
        self.bits.len()
    }

    /// Adds a safeguard under its number.
    pub(super) fn add(&mut self, number: u16, safeguard: &Safeguard) {
        match &safeguard.duty {
            Duty::Expect { when, expect, within } => {
                self.expect(number, safeguard, (when, expect), within, (Judged::NotShown, Judged::NotShown));
            }
            // Who does not use a right owes nothing.
            Duty::May { when, may, within } => {
                self.expect(number, safeguard, (when, may), within, (Judged::Kept, Judged::Kept));
            }
            // What ends a state too late shows that it went on until then.
            Duty::AtMost { limits, state } => {
                let Some(state) = self.pack.states.get(state) else { return };
                let within = Within::Limits(limits.clone());
                let patterns = (state.from.as_slice(), state.until.as_slice());
                self.expect(number, safeguard, patterns, &within, (Judged::Crossed, Judged::NotShown));
            }
            Duty::Missed { of, expect, limits } => self.missed(number, safeguard, of, expect, limits),
            Duty::Basis { before, bases } => self.based(number, safeguard, before, bases),
            Duty::Before { before, expect, at_least } => self.before(number, safeguard, before, expect, at_least),
            Duty::Never { never, during } => self.never(number, safeguard, never, during),
            Duty::AtLeastEvery { clock, state, expect } => self.every(number, safeguard, *clock, state, expect),
            Duty::Elements { elements, answered_by } => self.elements(number, safeguard, elements, answered_by),
            Duty::Tells { .. } => {}
        }
    }

    fn expect(
        &mut self,
        number: u16,
        safeguard: &Safeguard,
        (when, expect): (&[Pattern], &[Pattern]),
        within: &Within,
        (late, missed): (Judged, Judged),
    ) {
        let expected = Expect { late, missed, ..self.expectation(number, safeguard, expect, within) };
        for symbol in self.triggers(number, when) {
            let expect = self.at_trigger(safeguard, expected, symbol);
            self.expects[symbol].push(expect);
        }
    }

    /// What is expected, whatever sets it off.
    fn expectation(&mut self, number: u16, safeguard: &Safeguard, expect: &[Pattern], within: &Within) -> Expect {
        let due = match within {
            Within::NoTime => Due::Never,
            Within::By(_) => Due::Named,
            Within::Limits(limits) => {
                let table = self.table(limits, Pick::First);
                self.clocks.seconds(table).map_or(Due::Table(table), Due::Seconds)
            }
        };
        // What excuses in time counts as what is expected does; only the trigger itself is no witness, and may excuse.
        let both: Vec<Pattern> = expect.iter().chain(&events(&safeguard.unless)).cloned().collect();
        let (set, guard) = (self.set(number, &both), self.guard(number, safeguard, false));
        let (late, missed) = (Judged::NotShown, Judged::NotShown);
        Expect { due, set, guard, safeguard: number, late, missed, self_excused: false, plain: false }
    }

    fn at_trigger(&self, safeguard: &Safeguard, expected: Expect, symbol: usize) -> Expect {
        let self_excused = self.alphabet.matches(&events(&safeguard.unless), symbol) == Tri::Yes;
        let is_may = expected.missed == Judged::Kept;
        let plain = expected.guard == NONE && !self_excused && expected.due != Due::Named && !is_may;
        Expect { self_excused, plain, ..expected }
    }

    /// What is owed once another safeguard was not kept: beside the triggers of that one.
    fn missed(&mut self, number: u16, safeguard: &Safeguard, of: &str, expect: &[Pattern], limits: &[Limit]) {
        let pack = self.pack;
        let Some(other) = pack.safeguard(of) else { return };
        let Duty::Expect { when, expect: first, within } = &other.duty else { return };
        let first = self.expectation(number, other, first, within);
        let then = self.expectation(number, safeguard, expect, &Within::NoTime);
        let table = self.table(limits, Pick::First);
        for symbol in self.triggers(number, when) {
            let (first, then) = (self.at_trigger(other, first, symbol), self.at_trigger(safeguard, then, symbol));
            self.thens[symbol].push(Then { first, table, owed: then });
        }
    }

    /// The guards of some bases.
    pub(super) fn bases(&mut self, number: u16, bases: &[Basis]) -> Part {
        let guards: Vec<u32> = bases
            .iter()
            .map(|basis| {
                let guard = self.conditions(number, &basis.conditions);
                self.push_guard(guard)
            })
            .collect();
        append(&mut self.tables.bases, &guards)
    }

    pub(super) fn check(&mut self, symbol: usize, check: Check<N>) {
        self.checks[symbol].push(check);
    }

    pub(super) fn warn(&mut self, symbol: usize, warn: Warn<N>) {
        self.warns[symbol].push(warn);
    }

    /// The symbols that set a safeguard off; what may do so leaves it in doubt.
    pub(super) fn triggers(&mut self, number: u16, patterns: &[Pattern]) -> Vec<usize> {
        let (sure, doubtful) = self.split(number, patterns);
        self.doubt(number, &doubtful);
        sure
    }

    /// The symbols that certainly match, and those that may, or that leave open whether one of these follows by law.
    fn split(&mut self, number: u16, patterns: &[Pattern]) -> (Vec<usize>, Vec<usize>) {
        let mut rules = Vec::new();
        let (sure, mut doubtful) = self.alphabet.split(patterns);
        let mut kinds: Vec<EventKind> = patterns.iter().map(|pattern| pattern.kind).collect();
        // What follows by one rule may set off a later one, never an earlier.
        for (number, rule) in self.pack.derived.iter().enumerate().rev() {
            if !kinds.contains(&rule.kind) {
                continue;
            }
            rules.push(number);
            for patterns in self.asked_by(rule) {
                doubtful.extend(self.alphabet.split(patterns).1);
                kinds.extend(patterns.iter().map(|pattern| pattern.kind));
            }
        }
        for rule in rules {
            let touched = &mut self.touched[rule];
            if number != OF_RULE && !touched.contains(&number) {
                touched.push(number);
            }
        }
        (sure, doubtful)
    }

    /// All patterns on which it depends whether something follows.
    fn asked_by<'p>(&self, rule: &'p Derived) -> Vec<&'p [Pattern]>
    where
        'a: 'p,
    {
        let pack: &'a Pack = self.pack;
        let lapses = rule.lapses.iter().flat_map(|lapse| [lapse.from.as_slice(), lapse.unless.as_slice()]);
        let states = rule.conditions.iter().filter_map(|condition| match condition {
            Condition::Holds(name) | Condition::HoldsNot(name) => pack.states.get(name),
            Condition::Equal(..) | Condition::Differs(..) => None,
        });
        let of_states = states.flat_map(|state| [state.from.as_slice(), state.until.as_slice()]);
        std::iter::once(rule.on.as_slice()).chain(lapses).chain(of_states).collect()
    }

    /// The guards of the rules by which something follows.
    pub(super) fn rules(&mut self) {
        let pack = self.pack;
        for rule in &pack.derived {
            let guard = self.conditions(OF_RULE, &rule.conditions);
            let guard = self.push_guard(guard);
            self.tables.rules.push(guard);
        }
    }

    /// Notes that a safeguard cannot be judged where one of these symbols occurs.
    pub(super) fn doubt(&mut self, number: u16, symbols: &[usize]) {
        // The doubts of a rule are those of the safeguards that ask for what follows.
        if number == OF_RULE {
            return;
        }
        for symbol in symbols {
            let doubts = &mut self.tables.doubts[*symbol];
            if !doubts.contains(&number) {
                doubts.push(number);
            }
            self.tables.symbols[*symbol].has_doubt = true;
        }
    }

    /// The number of the set of symbols that match.
    pub(super) fn set(&mut self, number: u16, patterns: &[Pattern]) -> u32 {
        let (sure, doubtful) = self.split(number, patterns);
        self.doubt(number, &doubtful);
        let at = self.sets.iter().position(|set| *set == sure).unwrap_or_else(|| {
            self.sets.push(sure);
            self.sets.len() - 1
        });
        u32::try_from(at).unwrap_or(NONE)
    }

    /// The bit that one of a set has come.
    pub(super) fn seen(&mut self, set: u32) -> Bits<N> {
        let symbols = self.sets.get(set as usize).cloned().unwrap_or_default();
        self.bit(Bit::Seen(set), &symbols, &[])
    }

    /// The bit that one of a set came as long ago as the longest of some clocks.
    pub(super) fn enough(&mut self, set: u32, lead: u32) -> Bits<N> {
        let key = Bit::Enough(set, lead);
        let is_new = !self.bits.contains_key(&key);
        let bit = self.bit(key, &[], &[]);
        if is_new {
            let symbols = self.sets.get(set as usize).cloned().unwrap_or_default();
            self.timer(Timer { bit, table: lead, turn: Turn::Begins }, &symbols);
        }
        bit
    }

    pub(super) fn table(&mut self, limits: &[Limit], pick: Pick) -> u32 {
        let clocks: Vec<Clock> = limits.iter().map(|limit| limit.clock).collect();
        self.clocks.add(&clocks, pick)
    }

    fn bit(&mut self, key: Bit, opens: &[usize], until: &[usize]) -> Bits<N> {
        if let Some(bit) = self.bits.get(&key) {
            return Bits::of([*bit]);
        }
        let bit = self.bits.len();
        self.bits.insert(key, bit);
        let bit = Bits::of([bit]);
        for symbol in opens {
            self.tables.shifts[*symbol].opens = self.tables.shifts[*symbol].opens.or(bit);
        }
        for symbol in until {
            self.tables.symbols[*symbol].until = self.tables.symbols[*symbol].until.or(bit);
        }
        bit
    }

    fn timer(&mut self, timer: Timer<N>, symbols: &[usize]) {
        let at = u32::try_from(self.tables.timers.len()).unwrap_or(0);
        self.tables.timers.push(timer);
        for symbol in symbols {
            self.timers[*symbol].push(at);
        }
    }

    /// The place of a state in the tables; what may open or close it leaves the safeguard in doubt.
    pub(super) fn state(&mut self, number: u16, name: &str) -> usize {
        let pack = self.pack;
        let Some(state) = pack.states.get(name) else { return usize::MAX };
        let ((opens, may_open), (closes, may_close)) =
            (self.split(number, &state.from), self.split(number, &state.until));
        self.doubt(number, &may_open);
        self.doubt(number, &may_close);
        if let Some(known) = self.states.get(name) {
            return *known;
        }
        let (from, until) = (self.set(number, &state.from), self.set(number, &state.until));
        let sure = self.bit(Bit::Sure(name.to_owned()), &opens, &closes);
        let (mut possible, mut lasts) = (sure, (NONE, NONE));
        if !state.lasts.is_empty() {
            lasts = (self.table(&state.lasts, Pick::First), self.table(&state.lasts, Pick::Last));
            if state.lasts.len() > 1 {
                possible = self.bit(Bit::Possible(name.to_owned()), &opens, &closes);
                self.timer(Timer { bit: possible, table: lasts.1, turn: Turn::Ends }, &opens);
            }
            self.timer(Timer { bit: sure, table: lasts.0, turn: Turn::Ends }, &opens);
        }
        self.tables.states.push(Span { sure, possible, from, until, lasts });
        self.states.insert(name.to_owned(), self.tables.states.len() - 1);
        self.tables.states.len() - 1
    }

    /// The bits of a state: that it holds for certain, and that it may.
    pub(super) fn state_bits(&mut self, number: u16, name: &str) -> (Bits<N>, Bits<N>) {
        let at = self.state(number, name);
        self.tables.states.get(at).map_or((Bits::NONE, Bits::NONE), |state| (state.sure, state.possible))
    }

    /// The bits of several states together.
    pub(super) fn any_of(&mut self, number: u16, names: &[String]) -> (Bits<N>, Bits<N>) {
        names.iter().fold((Bits::NONE, Bits::NONE), |(sure, possible), name| {
            let bits = self.state_bits(number, name);
            (sure.or(bits.0), possible.or(bits.1))
        })
    }

    /// Lays the lists out flat.
    pub(super) fn finish(mut self) -> Tables<N> {
        for (set, symbols) in self.sets.iter().enumerate() {
            let mut member = vec![false; self.alphabet.len()];
            for symbol in symbols {
                member[*symbol] = true;
            }
            self.tables.members.push(member);
            debug_assert_eq!(self.tables.members.len(), set + 1);
        }
        // Only sets that something waits for are written while events are read.
        let mut waited = vec![false; self.sets.len()];
        let expected = self.expects.iter().flatten().map(|e| e.set);
        let thens = self.thens.iter().flatten().flat_map(|then| [then.first.set, then.owed.set]);
        for set in expected.chain(thens).chain(self.warns.iter().flatten().map(|w| w.coming)) {
            waited[set as usize] = true;
        }
        for symbol in 0..self.alphabet.len() {
            let sets: Vec<u32> = (0..self.sets.len())
                .filter(|set| waited[*set] && self.tables.members[*set][symbol])
                .filter_map(|set| u32::try_from(set).ok())
                .collect();
            let expects = append(&mut self.tables.expects, &self.expects[symbol]);
            let hot = &mut self.tables.hot[symbol];
            hot.expects = expects;
            hot.sets = append(&mut self.tables.sets, &sets);
            hot.has_rest =
                !(self.checks[symbol].is_empty() && self.warns[symbol].is_empty() && self.thens[symbol].is_empty());
            let of = &mut self.tables.symbols[symbol];
            of.checks = append(&mut self.tables.checks, &self.checks[symbol]);
            of.warns = append(&mut self.tables.warns, &self.warns[symbol]);
            of.thens = append(&mut self.tables.thens, &self.thens[symbol]);
            let shift = &mut self.tables.shifts[symbol];
            shift.closes = of.until.without(shift.opens);
            shift.timers = append(&mut self.tables.timers_of, &self.timers[symbol]);
        }
        self.tables.touched = std::mem::take(&mut self.touched);
        self.tables.bits = self.bits.len();
        let lone: Option<Vec<Lone>> = self.tables.hot.iter().map(|hot| self.lone(hot)).collect();
        self.tables.lone = lone.unwrap_or_default();
        self.tables
    }

    fn lone(&self, hot: &Hot) -> Option<Lone> {
        let has_lists = !self.tables.warns.is_empty() || !self.tables.thens.is_empty();
        let nobody = u32::try_from(self.tables.members.len()).ok().filter(|_| !has_lists)?;
        let belongs_to = match hot.sets.of(&self.tables.sets) {
            [] => nobody,
            [set] => *set,
            _ => return None,
        };
        let nothing = Lone {
            seconds: 0,
            waits_for: nobody,
            belongs_to,
            safeguard: 0,
            has_expect: false,
            has_rest: hot.has_rest,
            late: Judged::NotShown,
            missed: Judged::NotShown,
        };
        match hot.expects.of(&self.tables.expects) {
            [] => Some(nothing),
            [Expect { due: Due::Seconds(seconds), set, safeguard, late, missed, plain: true, .. }] => Some(Lone {
                seconds: *seconds,
                waits_for: *set,
                safeguard: *safeguard,
                has_expect: true,
                late: *late,
                missed: *missed,
                ..nothing
            }),
            _ => None,
        }
    }
}

fn append<T: Clone>(list: &mut Vec<T>, more: &[T]) -> Part {
    let first = u32::try_from(list.len()).unwrap_or(0);
    list.extend_from_slice(more);
    Part { first, last: u32::try_from(list.len()).unwrap_or(first) }
}

/// The events among excuses.
fn events(unless: &[Excuse]) -> Vec<Pattern> {
    let event = |excuse: &Excuse| match excuse {
        Excuse::Event(pattern) => Some(pattern.clone()),
        Excuse::State(_) => None,
    };
    unless.iter().filter_map(event).collect()
}
