//! Learning without labels: expectation and maximisation over the patterns of levels of the pairs worth comparing.
//!
//! How often two different people agree is known from random pairs and from the rarity of the values, and stays fixed.
//! What is learnt is how often one person's rows agree, and how many pairs are one person. The odds are reckoned among all
//! possible pairs, not among the compared ones, so that the choice of keys does not bend them.

use std::ops::ControlFlow;

use super::compare::{Compared, compare};
use super::fields::{BORN, COUNTRY, GIVEN, GIVEN_2, SEX, SURNAME, SURNAME_2, UNKNOWN};
use super::keys::Blocks;
use super::model::{Model, probability};
use super::scale::Scale;
use super::table::{Table, count};
use super::work::{in_order, scatter};
use super::{LinkError, Progress, Stage, go_on};

/// About so many pairs are learnt from.
const PAIRS: usize = 1_000_000;
/// At most so many rounds.
const ROUNDS: u64 = 40;
/// As if so many pairs of one person had been seen that agree as usual, and this share of those that were found.
const USUAL: f64 = 20.0;
const USUAL_SHARE: f64 = 0.02;
/// In the first rounds only the number of pairs that are one person is learnt.
const FIRST: u64 = 3;

/// A pattern of levels with its rarity in half bits, and how many pairs show it.
struct Pattern {
    levels: u128,
    rarity: f64,
    pairs: f64,
}

/// The bits of a pattern below the rarity.
const LEVEL_BITS: u32 = 116;

/// Learns a model from the rows.
pub(crate) fn train(
    table: &Table,
    scale: &Scale,
    blocks: &Blocks,
    threads: usize,
    mut model: Model,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Model, LinkError> {
    let (patterns, part) = patterns(table, scale, blocks, threads, progress)?;
    let possible = table.possible_pairs();
    // To begin with: one row in five has a partner.
    model.prior = (0.2 * count(table.len()) / possible).min(0.3).log2();
    for round in 0..ROUNDS {
        let before = model.prior;
        let moved = learn(&mut model, &patterns, part, possible, round >= FIRST);
        go_on(progress, Stage::Training, round + 1, ROUNDS)?;
        if round > FIRST && moved < 1e-4 && (model.prior - before).abs() < 1e-3 {
            break;
        }
    }
    model.repair();
    Ok(model)
}

/// The patterns of a sample of rows with their partners, and which part of all rows the sample is.
fn patterns(
    table: &Table,
    scale: &Scale,
    blocks: &Blocks,
    threads: usize,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Vec<Pattern>, f64), LinkError> {
    let sample = choose(table, blocks);
    let turns: Vec<&[usize]> = sample.rows.chunks(512).collect();
    let fields = scale.levels.len();
    let mut all: Vec<u128> = Vec::new();
    for (round, turns) in turns.chunks(64).enumerate() {
        let found = in_order(threads, turns.len(), |turn| {
            let mut out = Vec::new();
            let mut partners = Vec::new();
            for &row in turns.get(turn).copied().unwrap_or_default() {
                blocks.partners(table, row, &mut partners);
                for &other in &partners {
                    out.push(packed(&compare(table, scale, row, other as usize), fields));
                }
            }
            out
        });
        all.extend(found.into_iter().flatten());
        go_on(progress, Stage::Training, round as u64, 0)?;
    }
    all.sort_unstable();
    let pattern = |same: &[u128]| {
        let &packed = same.first()?;
        let steps = u32::try_from(packed >> LEVEL_BITS).unwrap_or(0);
        let rarity = f64::from(steps) / 8.0 - 64.0;
        Some(Pattern { levels: packed & ((1 << LEVEL_BITS) - 1), rarity, pairs: count(same.len()) })
    };
    Ok((all.chunk_by(|a, b| a == b).filter_map(pattern).collect(), sample.part))
}

/// Levels below, rarity in eighths of a bit (from -64 bits) above.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to twelve bits before")]
fn packed(compared: &Compared, fields: usize) -> u128 {
    let steps = ((f64::from(compared.rarity()) + 64.0) * 2.0).round().clamp(0.0, 1023.0) * 4.0;
    (u128::from(steps as u16) << LEVEL_BITS) | compared.pattern(fields)
}

/// The rows that are learnt from.
struct Sample {
    rows: Vec<usize>,
    part: f64,
}

/// Chooses rows by number until their partners are enough.
fn choose(table: &Table, blocks: &Blocks) -> Sample {
    let mut partners = Vec::new();
    let probe = 2_000.min(table.len());
    let mut found = 0;
    for step in 0..probe {
        let row = usize::try_from(scatter(step as u64) % (table.len() as u64)).unwrap_or(0);
        blocks.partners(table, row, &mut partners);
        found += partners.len();
    }
    let expected = count(found) / count(probe.max(1)) * count(table.len());
    let part = (count(PAIRS) / expected.max(1.0)).min(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 2^32 fits")]
    let below = (part * 4_294_967_296.0) as u64;
    let rows: Vec<usize> = (0..table.len()).filter(|&row| scatter(row as u64 ^ 0xA5A5) >> 32 < below).collect();
    let part = count(rows.len()) / count(table.len().max(1));
    Sample { rows, part: part.max(1e-9) }
}

/// The most that one person's rows may differ in a field. Without it the rounds can drift from one person's rows to people of one
/// country or family, who are many more, agree in all that goes with it, and were not born on one day.
const fn most_different(field: usize) -> f64 {
    match field {
        BORN => 0.08,
        SURNAME | COUNTRY | SEX => 0.12,
        GIVEN => 0.2,
        SURNAME_2 | GIVEN_2 => 0.3,
        _ => 1.0,
    }
}

/// Keeps the share of the last level, which is to differ, below a limit; the others take what it gives up.
fn hold(shares: &mut [f64], most: f64) {
    let Some((last, others)) = shares.split_last_mut() else { return };
    if *last > most {
        let given_up = (1.0 - most) / (1.0 - *last).max(1e-9);
        for share in others {
            *share *= given_up;
        }
        *last = most;
    }
}

/// One round; the value is how far any share moved.
fn learn(model: &mut Model, patterns: &[Pattern], part: f64, possible: f64, shares: bool) -> f64 {
    let logs: Vec<Vec<f64>> =
        model.fields.iter().map(|field| field.same.iter().map(|share| share.max(1e-9).log2()).collect()).collect();
    let mut sums: Vec<[f64; 16]> = vec![[0.0; 16]; logs.len()];
    let mut same = 0.0;
    for pattern in patterns {
        let mut bits = model.prior + pattern.rarity;
        let mut levels = pattern.levels;
        for log in &logs {
            let level = usize::try_from(levels & 15).unwrap_or(15);
            bits += log.get(level).copied().unwrap_or(0.0);
            levels >>= 4;
        }
        let share = probability(bits) * pattern.pairs;
        same += share;
        let mut levels = pattern.levels;
        for sum in &mut sums {
            let level = usize::try_from(levels & 15).unwrap_or(15);
            if let Some(slot) = sum.get_mut(level) {
                *slot += share;
            }
            levels >>= 4;
        }
    }
    let mut moved: f64 = 0.0;
    let fields = if shares { model.fields.as_mut_slice() } else { &mut [] };
    for (field, sum) in fields.iter_mut().zip(&sums) {
        let known: f64 = sum.iter().take(usize::from(UNKNOWN)).sum();
        let usual = field.kind.expected();
        let weight = USUAL + USUAL_SHARE * known;
        for ((slot, found), usual) in field.same.iter_mut().zip(sum).zip(usual) {
            let new = (found + weight * usual) / (known + weight);
            moved = moved.max((new - *slot).abs());
            *slot = new;
        }
    }
    for (at, field) in fields.iter_mut().enumerate() {
        hold(&mut field.same, most_different(at));
    }
    // As if half a pair more had been found, so that short lists can hold one at all.
    let expected = same / part + 0.5;
    model.prior = super::model::odds((expected / possible).min(0.5));
    moved
}
