//! What was learnt: how often one person's fields agree, how rare the values are, and what a level is worth in bits.

use super::compare::Compared;
use super::day::Day;
use super::fields::{FIXED, Field, Kind, OTHERS, Sort, UNKNOWN, kind_of};
use super::scale::{self, Rarity, Scale, Years, kind_at};
use super::table::{Table, count};
use super::words::{NONE, Word, Words};

/// So many of the commonest words of each field are kept in a model; all others count as rare.
const KEPT: usize = 20_000;

/// What was learnt about one field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldModel {
    /// The name of the field.
    pub name: String,
    /// Which levels it has.
    pub(crate) kind: Kind,
    /// The sort, for another field.
    pub(crate) sort: Option<Sort>,
    /// How often two rows of one person stand at each level.
    pub same: Vec<f64>,
    /// How often rows of two different people stand at each level, over all values.
    pub different: Vec<f64>,
    /// The bits that a level adds to the rarity of the value.
    pub(crate) share: Vec<f32>,
}

impl FieldModel {
    /// The names of the levels, strongest first.
    pub fn levels(&self) -> &'static [&'static str] {
        self.kind.levels()
    }
}

/// How rare the common words of a field are.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Common {
    /// Word; bits of the word, of its sound, and of what begins with it; its home. In the order of the alphabet.
    pub(crate) words: Vec<(String, [f32; 3], (u16, f32))>,
    /// The bits of all other words.
    pub(crate) rare: f32,
}

/// A model of linking: printed with `Display`, read back with `parse`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Model {
    /// log2 of the odds that a pair of rows taken by chance is one person.
    pub prior: f64,
    /// The fields.
    pub fields: Vec<FieldModel>,
    /// Common words of surnames, given names, places, and of the other fields.
    pub(crate) common: Vec<Common>,
    /// Birth years: how much lies before each year.
    pub(crate) years: Vec<f64>,
    /// How rare countries are.
    pub(crate) countries: Vec<(u16, f32)>,
    /// How rare the sexes are.
    pub(crate) sexes: [f32; 4],
}

/// Weights ready for use: for each field and level, log2 of how often one person's rows stand there.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    prior: f64,
    levels: Vec<[f32; 16]>,
    caps: Vec<(f32, f32)>,
}

impl Weights {
    /// From a model.
    pub(crate) fn of(model: &Model) -> Self {
        let levels = model.fields.iter().map(|field| {
            let mut bits = [0.0_f32; 16];
            for (slot, share) in bits.iter_mut().zip(&field.same) {
                *slot = scale::small(share.max(1e-9).log2());
            }
            bits
        });
        let caps = model.fields.iter().map(|field| {
            let (least, most) = field.kind.caps();
            (scale::small(least), scale::small(most))
        });
        Self { prior: model.prior, levels: levels.collect(), caps: caps.collect() }
    }

    /// What one field adds, in bits; nothing where it is not known.
    pub(crate) fn field(&self, compared: &Compared, field: usize) -> Option<f32> {
        let level = compared.levels.get(field).copied().filter(|&level| level != UNKNOWN)?;
        let worth = self.levels.get(field)?.get(usize::from(level))? + compared.bits.get(field)?;
        let &(least, most) = self.caps.get(field)?;
        Some(worth.clamp(least, most))
    }

    /// The evidence of a pair in bits, the prior included.
    pub(crate) fn bits(&self, compared: &Compared) -> f64 {
        let sum: f32 = (0..self.levels.len()).filter_map(|field| self.field(compared, field)).sum();
        self.prior + f64::from(sum)
    }
}

/// The probability that bits of odds stand for.
pub(crate) fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

/// The bits of odds of a probability.
pub(crate) fn odds(probability: f64) -> f64 {
    let p = probability.clamp(1e-12, 1.0 - 1e-12);
    (p / (1.0 - p)).log2()
}

impl Model {
    /// A model of which nothing is learnt yet.
    pub(crate) fn untaught(table: &Table, scale: &Scale, names: &[Field]) -> Self {
        let fields = (0..scale.levels.len()).map(|at| {
            let kind = kind_at(table, at);
            let levels = kind.levels().len();
            let name = match FIXED.get(at) {
                Some((name, _)) => (*name).to_owned(),
                None => names.get(at - OTHERS).map_or_else(String::new, |field| field.name.clone()),
            };
            FieldModel {
                name,
                kind,
                sort: at.checked_sub(OTHERS).and_then(|at| table.sorts.get(at).copied()),
                same: kind.expected().to_vec(),
                different: scale
                    .random
                    .get(at)
                    .map_or_else(Vec::new, |shares| shares.iter().take(levels).copied().collect()),
                share: scale.levels.get(at).map_or_else(Vec::new, |bits| bits.iter().take(levels).copied().collect()),
            }
        });
        let mut common = vec![
            Common::of(&table.words, &scale.surname),
            Common::of(&table.words, &scale.given),
            Common::of(&table.words, &scale.place),
        ];
        common.extend(scale.others.iter().map(|rarity| Common::of(&table.words, rarity)));
        Self {
            prior: -count(table.len().max(2)).log2(),
            fields: fields.collect(),
            common,
            years: scale.born.before.clone(),
            countries: scale.countries.clone(),
            sexes: scale.sexes,
        }
    }

    /// Whether it was made for these other fields.
    pub(crate) fn fits(&self, fields: &[Field]) -> bool {
        let sorts = self.fields.iter().skip(OTHERS).map(|field| field.sort);
        self.fields.len() == OTHERS + fields.len() && sorts.eq(fields.iter().map(|field| Some(field.sort)))
    }

    /// The other fields it was made for.
    pub(crate) fn others(&self) -> Vec<Field> {
        let others = self.fields.iter().skip(OTHERS);
        others.filter_map(|field| Some(Field { name: field.name.clone(), sort: field.sort? })).collect()
    }

    /// The rarities of this model for the words of a table.
    pub(crate) fn scale(&self, table: &Table) -> Scale {
        let mut rarities = self.common.iter().map(|common| common.rarity(&table.words));
        let mut next = || rarities.next().unwrap_or_default();
        let (surname, given, place) = (next(), next(), next());
        let others = table.sorts.iter().map(|_| next()).collect();
        let born = Years { before: self.years.clone() };
        let exact = |day: Day| {
            if day.full() { born.bits(super::DayLevel::Exact, day, day) } else { 0.0 }
        };
        let born_exact = table.people.iter().map(|person| exact(person.born)).collect();
        let wide = |field: &FieldModel| {
            let mut bits = [0.0_f32; 8];
            for (slot, share) in bits.iter_mut().zip(&field.share) {
                *slot = *share;
            }
            bits
        };
        Scale {
            surname,
            given,
            place,
            others,
            other_years: table.sorts.iter().map(|_| born.clone()).collect(),
            born_exact,
            born,
            countries: self.countries.clone(),
            sexes: self.sexes,
            levels: self.fields.iter().map(wide).collect(),
            random: Vec::new(),
        }
    }

    /// Restores the order that no level is worth more than a stronger one, by pooling the two that break it.
    pub(crate) fn repair(&mut self) {
        for field in &mut self.fields {
            let chain = field.kind.chain();
            for _ in 0..chain.len() {
                for pair in chain.windows(2) {
                    let (Some(&a), Some(&b)) = (pair.first(), pair.last()) else { continue };
                    let (a, b) = (usize::from(a), usize::from(b));
                    let get = |of: &[f64], at: usize| of.get(at).copied().unwrap_or(0.0).max(1e-9);
                    let (same_a, same_b) = (get(&field.same, a), get(&field.same, b));
                    let (two_a, two_b) = (get(&field.different, a), get(&field.different, b));
                    if same_b / two_b > same_a / two_a {
                        let ratio = (same_a + same_b) / (two_a + two_b);
                        for (at, share) in [(a, ratio * two_a), (b, ratio * two_b)] {
                            if let Some(slot) = field.same.get_mut(at) {
                                *slot = share;
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Common {
    /// The commonest words of a field.
    fn of(words: &Words, rarity: &Rarity) -> Self {
        let rarest = rarity.word.iter().copied().fold(0.0, f32::max);
        let mut known: Vec<(f32, usize)> = rarity
            .word
            .iter()
            .enumerate()
            .filter(|(_, bits)| **bits < rarest)
            .map(|(word, bits)| (*bits, word))
            .collect();
        known.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        known.truncate(KEPT);
        known.sort_unstable_by_key(|(_, word)| *word);
        let get = |of: &[f32], word: usize| of.get(word).copied().unwrap_or(rarest);
        let entry = |(bits, word): (f32, usize)| {
            let text = words.text(Word::try_from(word).unwrap_or(NONE)).to_owned();
            let home = rarity.home.get(word).copied().unwrap_or_default();
            (text, [bits, get(&rarity.sound, word), get(&rarity.part, word)], home)
        };
        Self { words: known.into_iter().map(entry).collect(), rare: rarest }
    }

    /// The rarities for the words of a table.
    fn rarity(&self, words: &Words) -> Rarity {
        let mut rarity = Rarity::default();
        for word in 0..words.len() {
            let text = words.text(Word::try_from(word).unwrap_or(NONE));
            let found = self.words.binary_search_by(|(known, ..)| known.as_str().cmp(text)).ok();
            let known = found.and_then(|at| self.words.get(at));
            let bits = known.map_or([self.rare; 3], |(_, bits, _)| *bits);
            rarity.home.push(known.map_or((0, 0.0), |(.., home)| *home));
            rarity.word.push(bits[0]);
            rarity.sound.push(bits[1]);
            rarity.part.push(bits[2]);
        }
        rarity
    }
}

/// The kind of a field by its name or its sort, for reading a model back.
pub(crate) fn kind_by(place: usize, sort: Option<Sort>) -> Option<Kind> {
    match FIXED.get(place) {
        Some((_, kind)) => Some(*kind),
        None => sort.map(kind_of),
    }
}
