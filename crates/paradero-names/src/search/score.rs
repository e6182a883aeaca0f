//! The full score of a name: the best way to lay the typed words onto the kept ones, with what is missing, what is too
//! much, and the order.

use std::collections::BTreeMap;

use super::slots::{Slot, Slots, Stand};
use crate::Role;
use crate::answer::{Reason, What};
use crate::channel::{self, How, Letters, NOTHING};
use crate::index::Index;
use crate::index::rows::unpack;
use crate::index::words::letter_of;
use crate::script;

/// A typed word of which the kept name has nothing, where the list may have left it out, and where not.
const EXTRA_LEFT_OUT: f64 = -4.0;
const EXTRA: f64 = -7.0;
const EXTRA_PARTICLE: f64 = -2.0;
/// Surnames first without a comma; given names first.
const SURNAME_FIRST: f64 = -1.8;
const GIVEN_FIRST: f64 = -0.5;
/// Given names or surnames among themselves in another order.
const SWAPPED: f64 = -3.5;
/// Given names and surnames mixed up.
const MIXED: f64 = -4.0;
/// Typed as a given name, kept as a surname, or the other way round.
const OTHER_ROLE: f64 = -3.5;
/// Two words never take so many bits from each other that a third could not outweigh them.
const WORST: f64 = -12.0;
/// How many ways of laying words are tried.
const MOST_WAYS: u32 = 3000;

/// A typed word laid onto a kept one.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Laid {
    slot: usize,
    part: usize,
    gain: f64,
    how: How,
}

/// The score of a name and the way that gave it.
#[derive(Clone, Debug)]
pub(crate) struct Scored {
    pub(crate) bits: f64,
    laid: Vec<Laid>,
    /// Slots of the reading that lie nowhere.
    over: Vec<usize>,
    reading_bits: f64,
    order: f64,
}

/// Scores names against one query.
pub(crate) struct Scorer<'a> {
    index: &'a Index,
    slots: &'a Slots,
    /// What all slots may stand for, by word and slot.
    stands: Vec<(u32, usize, Stand)>,
    /// Whether any slot is an initial.
    has_initial: bool,
    /// Word against word, looked at closely, by slot and word.
    close: BTreeMap<(usize, u32), Option<(f64, How)>>,
}

/// A kept word in its name.
#[derive(Clone, Copy)]
struct Kept {
    word: u32,
    role: Role,
    /// Which given name or surname it is, from zero.
    nth: usize,
    /// What it says that the word was typed, and that it was not.
    there: f64,
    left_out: f64,
}

/// A name being scored.
struct Board<'a> {
    slots: &'a Slots,
    kept: Vec<Kept>,
    /// Which slot may lie on which kept word.
    edges: Vec<Laid>,
    /// What it says that nothing was typed.
    all_left_out: f64,
    ways: u32,
    best: Scored,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(index: &'a Index, slots: &'a Slots) -> Scorer<'a> {
        let of_slot = |(at, slot): (usize, &'a Slot)| slot.words.iter().map(move |stand| (stand.word, at, *stand));
        let mut stands: Vec<_> = slots.all.iter().enumerate().flat_map(of_slot).collect();
        stands.sort_by_key(|(word, slot, _)| (*word, *slot));
        let has_initial = slots.all.iter().any(|slot| slot.text.len() == 1);
        Scorer { index, slots, stands, has_initial, close: BTreeMap::new() }
    }

    /// The score of a row by the words that the slots found.
    pub(crate) fn score(&self, row: u32) -> Scored {
        let kept = self.kept(row);
        let edges = self.edges(&kept);
        self.lay(kept, edges)
    }

    /// The same, with every typed word that lies nowhere held against every kept word on which none lies.
    pub(crate) fn score_closely(&mut self, row: u32, scored: &Scored) -> Option<Scored> {
        if scored.over.is_empty() {
            return None;
        }
        let kept = self.kept(row);
        let mut edges = self.edges(&kept);
        let known = edges.len();
        for slot in &scored.over {
            for (part, one) in kept.iter().enumerate() {
                let taken = scored.laid.iter().any(|laid| laid.part == part);
                if taken || one.role == Role::Particle {
                    continue;
                }
                if let Some((gain, how)) = self.closely(*slot, one.word) {
                    edges.push(Laid { slot: *slot, part, gain, how });
                }
            }
        }
        (edges.len() > known).then(|| self.lay(kept, edges))
    }

    /// One typed word against one kept word, letter by letter.
    fn closely(&mut self, slot: usize, word: u32) -> Option<(f64, How)> {
        if let Some(known) = self.close.get(&(slot, word)) {
            return *known;
        }
        let typed = self.slots.all.get(slot)?;
        let kept = script::latin(self.index.words.text(word)).into_owned();
        let long_enough = typed.text.len() >= 4 && kept.len() >= 4;
        let bits = if long_enough { -channel::noise(&Letters::of(&kept), &typed.letters, -NOTHING) } else { NOTHING };
        let gain = f64::from(bits) - typed.chance;
        let found = (bits > NOTHING && gain > -3.0).then(|| {
            let how = channel::spelled(&typed.text, &kept).how;
            (gain, how)
        });
        self.close.insert((slot, word), found);
        found
    }

    /// The words of a row with their places in it.
    fn kept(&self, row: u32) -> Vec<Kept> {
        let parts = self.index.rows.parts(row);
        let count = |role: Role| parts.iter().filter(|part| unpack(**part).1 == role).count();
        let (givens, surnames, unknowns) = (count(Role::Given), count(Role::Surname), count(Role::Unknown));
        let (mut given, mut surname, mut unknown) = (0, 0, 0);
        let mut kept = Vec::with_capacity(parts.len());
        for part in parts {
            let (word, role) = unpack(*part);
            let (counter, of) = match role {
                Role::Given => (&mut given, givens),
                Role::Surname => (&mut surname, surnames),
                Role::Particle | Role::Unknown => (&mut unknown, unknowns),
            };
            let (there, left_out) = presence(role, *counter, of);
            kept.push(Kept { word, role, nth: *counter, there, left_out });
            *counter += 1;
        }
        kept
    }

    /// Where each slot may lie.
    fn edges(&self, kept: &[Kept]) -> Vec<Laid> {
        let words = &self.index.words;
        let mut edges = Vec::with_capacity(8);
        for (part, one) in kept.iter().enumerate() {
            let from = self.stands.partition_point(|(word, ..)| *word < one.word);
            for (_, slot, stand) in self.stands.iter().skip(from).take_while(|(word, ..)| *word == one.word) {
                let chance = self.slots.all.get(*slot).map_or(0.0, |slot| slot.chance);
                edges.push(Laid { slot: *slot, part, gain: f64::from(stand.bits) - chance, how: stand.how });
            }
            let text = words.text(one.word);
            if self.has_initial || text.len() == 1 {
                self.initials(part, one, text, &mut edges);
            }
        }
        edges
    }

    /// Initials on either side.
    fn initials(&self, part: usize, one: &Kept, text: &str, edges: &mut Vec<Laid>) {
        for (number, slot) in self.slots.all.iter().enumerate() {
            let short = (slot.text.len() == 1) != (text.len() == 1);
            if short && !text.is_empty() && letter_of(text) == letter_of(&slot.text) {
                let off = if one.role == Role::Surname { 2.0 } else { 0.2 };
                let gain = -self.index.words.letter_share(text).log2() - off;
                edges.push(Laid { slot: number, part, gain, how: How::Initial });
            }
        }
    }

    /// The best way of all readings.
    fn lay(&self, kept: Vec<Kept>, edges: Vec<Laid>) -> Scored {
        let all_left_out = kept.iter().map(|one| one.left_out).sum();
        let mut board = Board { slots: self.slots, kept, edges, all_left_out, ways: 0, best: Scored::none() };
        let mut laid = Vec::with_capacity(8);
        let mut over = Vec::with_capacity(8);
        for (number, reading) in self.slots.readings.iter().enumerate() {
            let found = |slot: &usize| board.edges.iter().any(|laid| laid.slot == *slot);
            if number > 0 && !reading.own.iter().any(found) {
                continue;
            }
            board.ways = 0;
            board.next(&reading.slots, reading.bits, 0, &mut laid, &mut over);
        }
        board.best
    }

    /// A board with nothing on it.
    fn board(&self, kept: Vec<Kept>) -> Board<'_> {
        Board { slots: self.slots, kept, edges: Vec::new(), all_left_out: 0.0, ways: 0, best: Scored::none() }
    }

    /// What the score of a row is made of.
    pub(crate) fn reasons(&self, row: u32, scored: &Scored) -> Vec<Reason> {
        let kept = self.kept(row);
        let words = &self.index.words;
        let typed = |slot: usize| self.slots.all.get(slot).map(|slot| slot.text.clone()).unwrap_or_default();
        let mut reasons = Vec::new();
        for laid in &scored.laid {
            let text = kept.get(laid.part).map(|one| words.text(one.word).to_owned()).unwrap_or_default();
            let how = match laid.how {
                How::SoundAndLetters(_) => channel::spelled(&typed(laid.slot), &text).how,
                how => how,
            };
            reasons.push(Reason { what: What::Word { typed: typed(laid.slot), kept: text, how }, bits: laid.gain });
        }
        let board = self.board(kept.clone());
        for (part, one) in kept.iter().enumerate() {
            let there = scored.laid.iter().any(|laid| laid.part == part);
            let bits = if there { one.there } else { one.left_out };
            if there {
                // What it says that the word was typed at all belongs to the word.
                if let Some(reason) =
                    scored.laid.iter().position(|laid| laid.part == part).and_then(|at| reasons.get_mut(at))
                {
                    reason.bits += bits;
                }
                continue;
            }
            let nth = u8::try_from(one.nth + 1).unwrap_or(u8::MAX);
            let what = What::NotTyped { kept: words.text(one.word).to_owned(), role: one.role, nth };
            reasons.push(Reason { what, bits });
        }
        for slot in &scored.over {
            reasons.push(Reason { what: What::NotKept { typed: typed(*slot) }, bits: board.extra(*slot) });
        }
        if scored.order + scored.reading_bits != 0.0 {
            reasons.push(Reason { what: What::Order, bits: scored.order + scored.reading_bits });
        }
        reasons
    }
}

impl Scored {
    /// No way at all.
    const fn none() -> Scored {
        Scored { bits: f64::NEG_INFINITY, laid: Vec::new(), over: Vec::new(), reading_bits: 0.0, order: 0.0 }
    }
}

impl Board<'_> {
    /// Lays the slots from one on, each onto a free kept word or nowhere.
    fn next(&mut self, slots: &[usize], reading_bits: f64, used: u32, laid: &mut Vec<Laid>, over: &mut Vec<usize>) {
        let Some((slot, rest)) = slots.split_first() else {
            self.finish(reading_bits, laid, over);
            return;
        };
        if self.ways > MOST_WAYS {
            return;
        }
        for at in 0..self.edges.len() {
            let Some(edge) = self.edges.get(at).copied().filter(|edge| edge.slot == *slot) else { continue };
            let bit = 1u32 << (edge.part & 31);
            if used & bit == 0 {
                laid.push(edge);
                self.next(rest, reading_bits, used | bit, laid, over);
                laid.pop();
            }
        }
        over.push(*slot);
        self.next(rest, reading_bits, used, laid, over);
        over.pop();
    }

    /// Adds up a way to its end.
    fn finish(&mut self, reading_bits: f64, laid: &[Laid], over: &[usize]) {
        self.ways += 1;
        let there: f64 =
            laid.iter().filter_map(|laid| self.kept.get(laid.part)).map(|one| one.there - one.left_out).sum();
        let mut bits = reading_bits + self.all_left_out + there;
        bits += laid.iter().map(|laid| laid.gain).sum::<f64>();
        bits += over.iter().map(|slot| self.extra(*slot)).sum::<f64>();
        let order = self.order(laid);
        bits += order;
        if bits > self.best.bits {
            self.best.bits = bits;
            self.best.laid.clear();
            self.best.laid.extend_from_slice(laid);
            self.best.over.clear();
            self.best.over.extend_from_slice(over);
            self.best.reading_bits = reading_bits;
            self.best.order = order;
        }
    }

    /// What a typed word costs that the kept name does not have.
    fn extra(&self, slot: usize) -> f64 {
        let Some(slot) = self.slots.all.get(slot) else { return WORST };
        if slot.is_particle {
            return EXTRA_PARTICLE;
        }
        let count = |role: Role| self.kept.iter().filter(|one| one.role == role).count();
        let room = match slot.role {
            Role::Given => count(Role::Given) < 2,
            Role::Surname => count(Role::Surname) < 2,
            Role::Particle | Role::Unknown => count(Role::Given) < 2 || count(Role::Surname) < 2,
        };
        if room { EXTRA_LEFT_OUT } else { EXTRA }
    }

    /// What the order of the typed words costs.
    fn order(&self, laid: &[Laid]) -> f64 {
        let mut bits: f64 = 0.0;
        let mut before: Option<(Role, usize)> = None;
        let mut turns = 0;
        for laid in laid {
            let (Some(one), Some(slot)) = (self.kept.get(laid.part), self.slots.all.get(laid.slot)) else { continue };
            if one.role == Role::Particle || slot.is_particle {
                continue;
            }
            let said = matches!(slot.role, Role::Given | Role::Surname);
            if said && one.role != Role::Unknown && one.role != slot.role {
                bits += OTHER_ROLE;
            }
            if let Some((role, part)) = before {
                if role == one.role && part > laid.part {
                    bits += SWAPPED;
                }
                if role != one.role && !said {
                    turns += 1;
                    bits += match (turns, role) {
                        (1, Role::Surname) => SURNAME_FIRST,
                        (1, _) => GIVEN_FIRST,
                        _ => MIXED,
                    };
                }
            }
            before = Some((one.role, laid.part));
        }
        bits.max(WORST)
    }
}

/// What it says that a word of this place in a name was typed, and that it was left out: the log2 of how often either is.
fn presence(role: Role, nth: usize, of: usize) -> (f64, f64) {
    match (role, nth, of) {
        (Role::Particle, ..) => (-0.74, -1.32),
        (Role::Given, 0, 1) => (-0.03, -5.6),
        (Role::Given, 0, _) => (-0.10, -3.8),
        (Role::Given, 1, _) => (-0.74, -1.32),
        (Role::Given, ..) => (-1.15, -0.86),
        (Role::Surname, 0, 1) => (-0.01, -6.6),
        (Role::Surname, 0, _) => (-0.07, -4.3),
        (Role::Surname, 1, _) => (-0.42, -2.0),
        (Role::Surname, ..) => (-0.74, -1.32),
        (Role::Unknown, 0, _) => (-0.09, -4.1),
        (Role::Unknown, _, ..=2) => (-0.12, -3.6),
        (Role::Unknown, ..) => (-0.51, -1.74),
    }
}
