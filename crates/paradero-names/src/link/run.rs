//! The whole work from rows to pairs and groups.

use std::ops::ControlFlow;

use super::compare::compare;
use super::explain::reasons;
use super::fields::{MOST_OTHERS, Sort};
use super::groups::{self, Grouping};
use super::keys::Blocks;
use super::model::{Model, Weights, odds, probability};
use super::near::Near;
use super::scale::Scale;
use super::table::{self, Table, count};
use super::words::NONE;
use super::work::in_order;
use super::{
    Counts, DayLevel, Judgement, LinkError, Linked, Lists, Member, Pair, Partners, Plan, Progress, Row, Stage,
    Standing, Veto, assign, go_on, train,
};

/// Two rows and their evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    /// The row with the smaller number.
    pub(crate) a: u32,
    /// The other row.
    pub(crate) b: u32,
    /// The evidence in bits, the prior included.
    pub(crate) bits: f32,
    /// The probability, given the other partners where they are limited.
    pub(crate) probability: f32,
}

/// All that the later steps look at.
pub(crate) struct Desk<'a> {
    pub(crate) table: &'a Table,
    pub(crate) scale: &'a Scale,
    pub(crate) weights: &'a Weights,
    /// Judged rows in order, the last word on each pair only.
    pub(crate) judged: Vec<(u32, u32, Judgement)>,
    pub(crate) once: &'a [u8],
}

impl Desk<'_> {
    /// What a person said about two rows.
    pub(crate) fn judgement(&self, a: u32, b: u32) -> Option<Judgement> {
        let key = (a.min(b), a.max(b));
        let at = self.judged.binary_search_by_key(&key, |&(a, b, _)| (a, b)).ok()?;
        self.judged.get(at).map(|judged| judged.2)
    }

    /// What forbids that two rows are one person.
    pub(crate) fn veto(&self, a: u32, b: u32) -> Option<Veto> {
        match self.judgement(a, b) {
            Some(Judgement::Same) => return None,
            Some(Judgement::Different) => return Some(Veto::Judged),
            None => {}
        }
        let (x, y) = (self.table.people.get(a as usize)?, self.table.people.get(b as usize)?);
        if x.list == y.list && self.once.contains(&x.list) {
            return Some(Veto::OneList);
        }
        let contradict = x.born.level(y.born) == Some(DayLevel::Different);
        (contradict && !self.identified(a as usize, b as usize)).then_some(Veto::Born)
    }

    /// Whether an identifier of two rows agrees but for slips: then a birth date may be wrong.
    fn identified(&self, a: usize, b: usize) -> bool {
        let values = self.table.others(a).iter().zip(self.table.others(b)).zip(&self.table.sorts);
        values.into_iter().any(|((&x, &y), &sort)| {
            sort == Sort::Identifier && x != NONE && y != NONE && self.table.words.near(x, y) <= Near::Slips
        })
    }

    /// The evidence of two rows.
    pub(crate) fn bits(&self, a: u32, b: u32) -> f64 {
        self.weights.bits(&compare(self.table, self.scale, a as usize, b as usize))
    }
}

/// Links rows: hands the pairs out in order and returns the groups, the model and what was counted.
///
/// `progress` is asked after each step whether to go on. Pairs are handed out from [`Plan::shown`] up, and whatever their
/// probability when a person has judged them.
///
/// # Errors
///
/// When it is stopped, when ids are not unique, or when the plan does not fit the rows (see [`LinkError`]).
pub fn link(
    rows: impl IntoIterator<Item = Row>,
    plan: &Plan<'_>,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
    pairs: &mut impl FnMut(Pair),
) -> Result<Linked, LinkError> {
    if plan.others.len() > MOST_OTHERS {
        return Err(LinkError::TooManyFields);
    }
    if plan.model.is_some_and(|model| !model.fits(&plan.others)) {
        return Err(LinkError::OtherFields);
    }
    let table = table::read(rows, plan, progress)?;
    let threads = plan.threads.max(1);
    go_on(progress, Stage::Keys, 0, 2)?;
    let scale = match plan.model {
        Some(model) => model.scale(&table),
        None => Scale::of(&table, threads),
    };
    go_on(progress, Stage::Keys, 1, 2)?;
    let blocks = Blocks::of(&table, threads);
    go_on(progress, Stage::Keys, 2, 2)?;
    let model = if let Some(model) = plan.model {
        model.clone()
    } else {
        let untaught = Model::untaught(&table, &scale, &plan.others);
        train::train(&table, &scale, &blocks, threads, untaught, progress)?
    };
    let weights = Weights::of(&model);
    let mut counts = Counts { rows: table.len() as u64, nameless: table.nameless, ..Counts::default() };
    let judged = place_judgements(&table, plan, &mut counts);
    let desk = Desk { table: &table, scale: &scale, weights: &weights, judged, once: &plan.once };
    let mut edges = compare_all(&desk, &blocks, plan, &mut counts, progress)?;
    drop(blocks);
    let limited = plan.lists == Lists::Two && plan.partners != Partners::Free;
    if limited {
        assign::share_out(&desk, plan.partners, model.prior, &mut edges);
    }
    hand_out(&desk, plan, &edges, &mut counts, progress, pairs)?;
    let groups = if limited {
        assign::choose(&desk, plan.partners, plan.wanted, &edges)
    } else {
        groups::make(
            &Grouping { desk: &desk, wanted: odds(plan.wanted.clamp(0.25, 0.9999)), threads },
            &edges,
            progress,
        )?
    };
    counts.groups = groups.len() as u64;
    counts.grouped = groups.iter().map(|group| group.len() as u64).sum();
    let member = |row: &u32| {
        let row = *row as usize;
        Some(Member { list: table.people.get(row)?.list, id: *table.ids.get(row)? })
    };
    let groups = groups.iter().map(|group| group.iter().filter_map(member).collect()).collect();
    Ok(Linked { groups, model, counts })
}

/// Finds the rows of the judgements; the last word on a pair counts.
fn place_judgements(table: &Table, plan: &Plan<'_>, counts: &mut Counts) -> Vec<(u32, u32, Judgement)> {
    let mut lists: Vec<u8> = table.people.iter().map(|person| person.list).collect();
    lists.dedup();
    let find = |list: u8, id: u64| {
        let found = match plan.lists {
            Lists::Two => table.find(list, id),
            Lists::One => lists.iter().find_map(|&list| table.find(list, id)),
        };
        found.and_then(|row| u32::try_from(row).ok())
    };
    let mut judged = Vec::new();
    for &(left, right, judgement) in plan.judgements {
        match (find(0, left), find(1, right)) {
            (Some(a), Some(b)) if a != b => judged.push((a.min(b), a.max(b), judgement)),
            _ => counts.unplaced += 1,
        }
    }
    // The sort keeps the order of judgements on one pair; the last of them stays.
    judged.sort_by_key(|&(a, b, _)| (a, b));
    judged.reverse();
    judged.dedup_by_key(|&mut (a, b, _)| (a, b));
    judged.reverse();
    judged
}

/// Rows compared at a turn, and turns between two reports.
const TURN: usize = 1_024;
const TURNS: usize = 32;

/// Compares all rows with their partners and keeps what may matter.
fn compare_all(
    desk: &Desk<'_>,
    blocks: &Blocks,
    plan: &Plan<'_>,
    counts: &mut Counts,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Edge>, LinkError> {
    let rows = desk.table.len();
    // Where partners compete, weak ones count too; a group is weighed by all its pairs anyway.
    let least = odds(plan.shown.clamp(0.001, 0.5).min(0.05));
    let turns = rows.div_ceil(TURN);
    let mut edges: Vec<Edge> = Vec::new();
    for first in (0..turns).step_by(TURNS) {
        let found = in_order(plan.threads, TURNS.min(turns - first), |turn| {
            let from = (first + turn) * TURN;
            compare_some(desk, blocks, from..(from + TURN).min(rows), least)
        });
        for (compared, some) in found {
            counts.compared += compared;
            edges.extend(some);
        }
        go_on(progress, Stage::Comparing, ((first + TURNS) * TURN).min(rows) as u64, rows as u64)?;
    }
    let known = edges.len();
    for &(a, b, _) in &desk.judged {
        let here = edges.get(..known).unwrap_or_default();
        if here.binary_search_by_key(&(a, b), |edge| (edge.a, edge.b)).is_err() {
            edges.push(edge(a, b, desk.bits(a, b)));
        }
    }
    edges.sort_unstable_by_key(|edge| (edge.a, edge.b));
    Ok(edges)
}

/// An edge whose partners are not limited.
fn edge(a: u32, b: u32, bits: f64) -> Edge {
    Edge { a, b, bits: super::scale::small(bits), probability: super::scale::small(probability(bits)) }
}

/// Compares a few rows with their partners.
fn compare_some(desk: &Desk<'_>, blocks: &Blocks, rows: std::ops::Range<usize>, least: f64) -> (u64, Vec<Edge>) {
    let mut partners = Vec::new();
    let mut edges = Vec::new();
    let mut compared = 0;
    for row in rows {
        blocks.partners(desk.table, row, &mut partners);
        compared += partners.len() as u64;
        let a = u32::try_from(row).unwrap_or(u32::MAX);
        for &b in &partners {
            let bits = desk.bits(a, b);
            if bits >= least {
                edges.push(edge(a, b, bits));
            }
        }
    }
    (compared, edges)
}

/// Hands the pairs out in order.
fn hand_out(
    desk: &Desk<'_>,
    plan: &Plan<'_>,
    edges: &[Edge],
    counts: &mut Counts,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
    pairs: &mut impl FnMut(Pair),
) -> Result<(), LinkError> {
    const REPORT: usize = 65_536;
    for (part, some) in edges.chunks(REPORT).enumerate() {
        for edge in some {
            let judged = desk.judgement(edge.a, edge.b);
            if f64::from(edge.probability) < plan.shown && judged.is_none() {
                continue;
            }
            if let Some(pair) = pair_of(desk, *edge, judged) {
                counts.pairs += 1;
                pairs(pair);
            }
        }
        let done = (part * REPORT + some.len()) as u64;
        go_on(progress, Stage::Comparing, done, edges.len() as u64)?;
    }
    Ok(())
}

/// A pair as it is handed out.
fn pair_of(desk: &Desk<'_>, edge: Edge, judged: Option<Judgement>) -> Option<Pair> {
    let veto = desk.veto(edge.a, edge.b);
    let probability = f64::from(edge.probability);
    let standing = match (judged, veto) {
        (Some(Judgement::Same), _) => Standing::Same,
        (_, Some(_)) => Standing::Different,
        _ => Standing::of(probability),
    };
    let id = |row: u32| desk.table.ids.get(row as usize).copied();
    Some(Pair {
        left: id(edge.a)?,
        right: id(edge.b)?,
        probability,
        bits: f64::from(edge.bits),
        standing,
        veto,
        judged,
        reasons: reasons(desk.table, desk.scale, desk.weights, edge.a as usize, edge.b as usize),
    })
}

/// How many rows each list has, for shares.
pub(crate) fn list_sizes(table: &Table) -> (f64, f64) {
    let left = table.people.iter().take_while(|person| person.list == 0).count();
    (count(left), count(table.len() - left))
}
