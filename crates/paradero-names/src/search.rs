//! The search: from the typed words to the kept words they may stand for, to the names that hold these, to the people.

mod facts;
mod rough;
mod score;
mod slots;

use crate::answer::{Agreement, Answer, Ask, Hit, Reason, Telling, What};
use crate::index::Index;
use crate::index::words::ratio;
use crate::query::Query;
use crate::{BornLevel, Role};
use facts::Facts;
use rough::Rough;
use score::{Scored, Scorer};
use slots::Slots;

/// How many names are looked at in full.
const IN_FULL: usize = 800;
/// How many of them are looked at once more, word against word, for errors that no table of near sounds holds.
const ONCE_MORE: usize = 160;
/// How many answers are given at most.
const MOST_HITS: usize = 1000;
/// Names within so many bits of the best bear the query as well.
const ALIKE_BITS: f64 = 2.0;
/// How much likelier than word by word a whole name is typed for somebody who is not here: given names and surnames have
/// their own places and go with each other. Measured on a list of which half the people asked for were taken out.
const NOBODY_BITS: f64 = 0.5;

/// A name scored in full.
struct Found {
    row: u32,
    person: u32,
    scored: Scored,
    fact_bits: f64,
}

impl Found {
    fn bits(&self) -> f64 {
        self.scored.bits + self.fact_bits
    }
}

impl Index {
    /// Finds who may be meant.
    ///
    /// Each answer has a probability, held against all other people in the index and against nobody being there.
    pub fn find(&self, query: &Query) -> Answer {
        let slots = Slots::of(self, query);
        let facts = Facts::of(self, query);
        let rough = Rough::of(self, &slots, &facts, IN_FULL);
        let mut scorer = Scorer::new(self, &slots);
        let mut found: Vec<Found> = rough
            .rows
            .iter()
            .filter_map(|row| {
                let person = self.rows.person_of(*row)?;
                let scored = scorer.score(*row);
                Some(Found { row: *row, person, scored, fact_bits: facts.bits(self, person) })
            })
            .collect();
        self.in_order(&mut found);
        for one in found.iter_mut().take(ONCE_MORE) {
            if let Some(better) = scorer.score_closely(one.row, &one.scored) {
                one.scored = better;
            }
        }
        self.in_order(&mut found);
        let mut seen = std::collections::BTreeSet::new();
        found.retain(|one| seen.insert(one.person));
        let tail = rough.tail(&found.iter().map(|one| (one.row, one.bits())).collect::<Vec<_>>());
        self.answer(query, &scorer, &facts, &found, &tail)
    }

    /// Best first; equals by the caller's number, then by the name's place.
    fn in_order(&self, found: &mut [Found]) {
        found.sort_by(|a, b| {
            let by_bits = b.bits().total_cmp(&a.bits());
            by_bits.then_with(|| self.rows.id(a.person).cmp(&self.rows.id(b.person))).then(a.row.cmp(&b.row))
        });
    }

    /// Turns bits into probabilities and the best of the found into hits.
    fn answer(&self, query: &Query, scorer: &Scorer, facts: &Facts, found: &[Found], tail: &rough::Tail) -> Answer {
        let prior = if query.prior.is_finite() { query.prior.clamp(0.0, 1.0) } else { 0.5 };
        if found.is_empty() {
            return Answer { hits: Vec::new(), nobody: 1.0, telling: Telling { alike: 0, ask: vec![Ask::Spelling] } };
        }
        let each = prior * ratio(1, self.rows.people);
        let nobody = (1.0 - prior) * NOBODY_BITS.exp2();
        let weights: Vec<f64> = found.iter().map(|one| each * one.bits().exp2()).collect();
        let whole: f64 = weights.iter().sum::<f64>() + each * tail.weight + nobody;
        let share = |weight: f64| if whole > 0.0 { (weight / whole).clamp(0.0, 1.0) } else { 0.0 };
        let hits = found.iter().zip(&weights).take(query.limit.min(MOST_HITS)).map(|(one, weight)| Hit {
            id: self.rows.id(one.person),
            name: (one.row - self.rows_of(one.person).start) as usize,
            probability: share(*weight),
            bits: one.bits(),
            reasons: self.reasons(query, scorer, facts, one),
        });
        let hits: Vec<Hit> = hits.collect();
        let nobody = share(nobody);
        let telling = Index::telling(query, found, tail, &hits, nobody);
        Answer { hits, nobody, telling }
    }

    /// Word by word, then fact by fact.
    fn reasons(&self, query: &Query, scorer: &Scorer, facts: &Facts, one: &Found) -> Vec<Reason> {
        let mut reasons = scorer.reasons(one.row, &one.scored);
        if let Some((asked, kept)) = query.born.zip(self.rows.born(one.person)) {
            let what = What::Born(asked.agreement(&kept));
            reasons.push(Reason { what, bits: facts.born_bits(self, one.person) });
        }
        if query.country.is_some() {
            let agreement = facts.country(self, one.person);
            reasons.push(Reason { what: What::Country(agreement), bits: facts.country_bits(self, one.person) });
        }
        if query.place.is_some() {
            let agreement = facts.place(self, one.person);
            reasons.push(Reason { what: What::Place(agreement), bits: facts.place_bits(self, one.person) });
        }
        reasons
    }

    /// How many people the name fits alike, and what to ask.
    fn telling(query: &Query, found: &[Found], tail: &rough::Tail, hits: &[Hit], nobody: f64) -> Telling {
        let best = found.iter().map(|one| one.scored.bits).fold(f64::NEG_INFINITY, f64::max);
        let near = found.iter().filter(|one| one.scored.bits >= best - ALIKE_BITS).count();
        // Of those who were not looked at in full, as many as fit roughly as well as those who were.
        let alike = near as u64 + if near >= found.len() { tail.next_best } else { 0 };
        let clear = hits.first().is_some_and(|hit| hit.probability >= 0.9);
        let mut ask = Vec::new();
        if clear {
            return Telling { alike, ask };
        }
        let left_over = |hit: &Hit| hit.reasons.iter().any(|reason| matches!(reason.what, What::NotKept { .. }));
        if nobody > 0.8 || hits.first().is_none_or(left_over) {
            ask.push(Ask::Spelling);
        }
        match query.born {
            None => ask.push(Ask::Year),
            Some(born) if born.day().is_none() => ask.push(Ask::FullDate),
            Some(_) => {}
        }
        let not_typed = |role: Role| {
            hits.iter()
                .take(5)
                .flat_map(|hit| &hit.reasons)
                .any(|reason| matches!(&reason.what, What::NotTyped { role: of, nth, .. } if *of == role && *nth > 1))
        };
        if not_typed(Role::Surname) {
            ask.push(Ask::SecondSurname);
        }
        if query.country.is_none() {
            ask.push(Ask::Country);
        }
        if not_typed(Role::Given) {
            ask.push(Ask::SecondGiven);
        }
        Telling { alike, ask }
    }
}

impl Agreement {
    /// From whether both are known and the same.
    fn of<T: PartialEq>(asked: Option<&T>, kept: Option<&T>) -> Agreement {
        match (asked, kept) {
            (Some(asked), Some(kept)) if asked == kept => Agreement::Agrees,
            (Some(_), Some(_)) => Agreement::Differs,
            _ => Agreement::Unknown,
        }
    }
}

/// All levels of dates of birth, in order.
const LEVELS: [BornLevel; 8] = [
    BornLevel::Day,
    BornLevel::Month,
    BornLevel::Year,
    BornLevel::Within,
    BornLevel::Slip,
    BornLevel::Near,
    BornLevel::Far,
    BornLevel::Apart,
];
