//! What follows by law from a person's rows, put among them: an order that becomes final, a period that begins.

use paradero_record::{EventKind, Tri};

use super::clocks::{Clocks, Pick};
use super::engine::Rows;
use super::symbol::{Alphabet, KindCode};
use crate::clock::Clock;
use crate::pack::{Pack, Pattern};

/// One rule by which something follows.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// How the symbol of what follows is read: its attributes are those of what it follows from.
    pub(super) code: KindCode,
    /// By symbol: whether the record has the kind itself.
    own: Vec<bool>,
    /// By symbol: whether it follows at once.
    on: Vec<bool>,
    lapses: Vec<Lapse>,
    only_latest: bool,
}

/// A time that runs out.
#[derive(Clone, Debug)]
struct Lapse {
    from: Vec<bool>,
    unless: Vec<bool>,
    table: u32,
}

/// A person's rows with what follows from them.
#[derive(Clone, Debug, Default)]
pub(super) struct Followed {
    pub(super) at: Vec<i64>,
    pub(super) symbols: Vec<u16>,
    pub(super) names: Vec<i64>,
    pub(super) map: Vec<(u32, bool)>,
    new: Vec<(i64, u16, u32)>,
    sources: Vec<(usize, Tri)>,
    /// The rules of which it is open whether something follows.
    pub(super) unsure: Vec<usize>,
}

impl Rule {
    /// The rules of a pack, in its order: what follows by one may set off the next.
    pub(super) fn all(
        pack: &Pack,
        alphabet: &Alphabet,
        clocks: &mut Clocks,
        code: &mut impl FnMut(EventKind) -> KindCode,
    ) -> Vec<Self> {
        let sure = |patterns: &[Pattern]| {
            let mut all = vec![false; alphabet.len()];
            for symbol in alphabet.split(patterns).0 {
                all[symbol] = true;
            }
            all
        };
        let rules = pack.derived.iter().map(|derived| {
            let lapses = derived.lapses.iter().map(|lapse| {
                let limits: Vec<Clock> = lapse.limits.iter().map(|limit| limit.clock).collect();
                Lapse { from: sure(&lapse.from), unless: sure(&lapse.unless), table: clocks.add(&limits, Pick::Last) }
            });
            let mut own = vec![false; alphabet.len()];
            for symbol in alphabet.of_kind(derived.kind) {
                own[symbol] = true;
            }
            Self {
                lapses: lapses.collect(),
                code: code(derived.kind),
                own,
                on: sure(&derived.on),
                only_latest: derived.only_latest,
            }
        });
        rules.collect()
    }

    /// Whether a symbol can make something follow.
    pub(super) fn starts(&self, symbol: usize) -> bool {
        self.on[symbol] || self.lapses.iter().any(|lapse| lapse.from[symbol])
    }
}

impl Followed {
    /// Puts what follows among a person's rows, after what happened at the same instant. `all` are the symbols of all of the
    /// person's rows, those after now too: what somebody records stands in the place of what would follow. `asked` tells of rows whether a rule's conditions hold.
    #[expect(clippy::too_many_arguments, clippy::type_complexity, reason = "the columns of one person, one by one")]
    pub(super) fn fill(
        &mut self,
        rules: &[Rule],
        clocks: &Clocks,
        (at, symbols, names): (&[i64], &[u16], &[i64]),
        all: &[u16],
        as_of: i64,
        symbol: &dyn Fn(KindCode, usize) -> u16,
        asked: &mut dyn FnMut(&Self, usize, &mut Vec<(usize, Tri)>),
    ) {
        self.unsure.clear();
        self.at.clear();
        self.at.extend_from_slice(at);
        self.symbols.clear();
        self.symbols.extend_from_slice(symbols);
        self.names.clear();
        self.names.extend_from_slice(names);
        self.map.clear();
        self.map.extend((0..at.len()).filter_map(|row| Some((u32::try_from(row).ok()?, false))));
        for (number, rule) in rules.iter().enumerate() {
            if all.iter().any(|s| rule.own[usize::from(*s)]) {
                continue;
            }
            self.new.clear();
            let mut sources = std::mem::take(&mut self.sources);
            sources.clear();
            sources.extend(
                (0..self.at.len()).filter(|row| self.follows(rule, clocks, *row).is_some()).map(|row| (row, Tri::Yes)),
            );
            if !sources.is_empty() {
                asked(self, number, &mut sources);
            }
            for (row, holds) in &sources {
                let then = self.follows(rule, clocks, *row).filter(|then| *then <= as_of && *holds != Tri::No);
                let Some(then) = then else { continue };
                if *holds == Tri::Maybe {
                    self.unsure.push(number);
                }
                let source = self.map[*row].0;
                self.new.push((then, symbol(rule.code, source as usize), source));
            }
            self.sources = sources;
            if rule.only_latest {
                let latest = self.new.iter().map(|(at, ..)| *at).max();
                self.new.retain(|(at, ..)| Some(*at) == latest);
            }
            for (then, symbol, row) in std::mem::take(&mut self.new) {
                let place = self.at.partition_point(|at| *at <= then);
                self.at.insert(place, then);
                self.symbols.insert(place, symbol);
                self.map.insert(place, (row, true));
                if !self.names.is_empty() {
                    self.names.insert(place, super::engine::NOT_NAMED);
                }
            }
        }
    }

    /// Whether anything follows, or may.
    pub(super) fn is_more_than(&self, own: usize) -> bool {
        self.at.len() > own || !self.unsure.is_empty()
    }

    /// These rows in the place of a person's own.
    pub(super) fn rows<'a>(&'a self, own: Rows<'a>, unsure: &'a [usize]) -> Rows<'a> {
        Rows {
            at: &self.at,
            symbols: &self.symbols,
            names: &self.names,
            map: &self.map,
            // What follows at once comes at the instant of what it follows from.
            tied: true,
            has_doubt: own.has_doubt || !unsure.is_empty(),
            unsure,
            ..own
        }
    }

    /// When something follows from a row.
    fn follows(&self, rule: &Rule, clocks: &Clocks, row: usize) -> Option<i64> {
        let (symbol, from) = (usize::from(self.symbols[row]), self.at[row]);
        if rule.on[symbol] {
            return Some(from);
        }
        let lapse = rule.lapses.iter().find(|lapse| lapse.from[symbol])?;
        let end = clocks.end(lapse.table, from);
        let prevents = |other: usize| {
            let at = self.at[other];
            from <= at && at <= end && lapse.unless[usize::from(self.symbols[other])]
        };
        (!(0..self.at.len()).any(prevents)).then_some(end.saturating_add(1))
    }
}
