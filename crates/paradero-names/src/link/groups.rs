//! Groups of rows that are one person: every pair of a group speaks, and some pairs forbid it.
//!
//! Rows joined by any likely pair form a cloud. Within a cloud all pairs are weighed, also those that no key brought
//! together; parts are put together while the average of the pairs between them speaks for it and nothing forbids it; then
//! rows move one by one to where they fit best (correlation clustering by local moves).

use std::ops::ControlFlow;

use super::run::{Desk, Edge};
use super::work::in_order;
use super::{Judgement, LinkError, Progress, Stage, Veto, go_on};

/// What groups are made from.
pub(crate) struct Grouping<'a> {
    /// Rows, weights, judgements.
    pub(crate) desk: &'a Desk<'a>,
    /// The bits of the least probability wanted.
    pub(crate) wanted: f64,
    /// How many threads work.
    pub(crate) threads: usize,
}

/// A cloud up to this size is weighed in full.
const LARGEST: usize = 120;
/// What one pair may say for or against, in bits.
const MOST: f64 = 12.0;
/// A pair that is this many bits short of what is wanted may still be carried by the others of its cloud.
const NEAR: f64 = 2.0;
/// Steps in bits by which a cloud that is too large is taken apart.
const STEPS: [f64; 7] = [-NEAR, 0.0, 2.0, 4.0, 7.0, 10.0, 14.0];

/// Sets that grow together.
struct Sets {
    parent: Vec<u32>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self { parent: (0..u32::try_from(count).unwrap_or(0)).collect() }
    }

    fn root(&mut self, of: u32) -> u32 {
        let mut at = of;
        loop {
            let up = self.parent.get(at as usize).copied().unwrap_or(at);
            if up == at {
                return at;
            }
            let further = self.parent.get(up as usize).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at as usize) {
                *slot = further;
            }
            at = further;
        }
    }

    /// The smaller number becomes the root, so that the order of joining does not matter.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }
}

/// Makes the groups, each rising, in the order of their first rows.
pub(crate) fn make(
    grouping: &Grouping<'_>,
    edges: &[Edge],
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Vec<u32>>, LinkError> {
    let clouds = clouds(grouping, edges);
    let mut groups: Vec<Vec<u32>> = Vec::new();
    let turns: Vec<&[Vec<u32>]> = clouds.chunks(256).collect();
    for (round, some) in turns.chunks(64).enumerate() {
        let made = in_order(grouping.threads, some.len(), |turn| {
            some.get(turn)
                .into_iter()
                .flat_map(|clouds| clouds.iter())
                .flat_map(|cloud| settle(grouping, cloud))
                .collect()
        });
        groups.extend(made.into_iter().flat_map(|groups: Vec<Vec<u32>>| groups));
        let done = (round * 64 * 256).min(clouds.len()) as u64;
        go_on(progress, Stage::Grouping, done, clouds.len() as u64)?;
    }
    groups.sort_unstable();
    Ok(groups)
}

/// Clouds of rows, those that are too large taken apart by asking for more.
fn clouds(grouping: &Grouping<'_>, edges: &[Edge]) -> Vec<Vec<u32>> {
    let desk = grouping.desk;
    let mut able: Vec<(u32, u32, f64)> = Vec::new();
    for edge in edges {
        match desk.judgement(edge.a, edge.b) {
            Some(Judgement::Same) => able.push((edge.a, edge.b, f64::INFINITY)),
            Some(Judgement::Different) => {}
            None if f64::from(edge.bits) >= grouping.wanted - NEAR && desk.veto(edge.a, edge.b).is_none() => {
                able.push((edge.a, edge.b, f64::from(edge.bits)));
            }
            None => {}
        }
    }
    let mut whole = Vec::new();
    for (at, step) in STEPS.iter().enumerate() {
        let mut sets = Sets::new(desk.table.len());
        for &(a, b, bits) in &able {
            if bits >= grouping.wanted + step {
                sets.join(a, b);
            }
        }
        let mut rooted: Vec<(u32, u32)> =
            able.iter().flat_map(|&(a, b, _)| [a, b]).map(|row| (sets.root(row), row)).collect();
        rooted.sort_unstable();
        rooted.dedup();
        let mut large = vec![false; if at + 1 < STEPS.len() { desk.table.len() } else { 0 }];
        let mut any = false;
        for cloud in rooted.chunk_by(|a, b| a.0 == b.0) {
            if cloud.len() <= LARGEST || at + 1 == STEPS.len() {
                if cloud.len() > 1 {
                    whole.push(cloud.iter().map(|&(_, row)| row).collect());
                }
                continue;
            }
            any = true;
            for &(_, row) in cloud {
                if let Some(slot) = large.get_mut(row as usize) {
                    *slot = true;
                }
            }
        }
        if !any {
            break;
        }
        able.retain(|&(a, _, _)| large.get(a as usize).copied().unwrap_or(false));
    }
    whole
}

/// The groups within a cloud; rows that stand alone are left out. A cloud that is still too large goes in pieces.
fn settle(grouping: &Grouping<'_>, cloud: &[u32]) -> Vec<Vec<u32>> {
    if cloud.len() > 4 * LARGEST {
        return cloud.chunks(LARGEST).flat_map(|part| settle(grouping, part)).collect();
    }
    let mut parts = Parts::of(grouping, cloud);
    parts.join_judged();
    parts.put_together();
    parts.move_rows();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for part in 0..cloud.len() {
        let members = parts.members(part);
        if members.len() > 1 {
            groups.push(members.into_iter().filter_map(|at| cloud.get(at).copied()).collect());
        }
    }
    groups
}

/// The rows of a cloud, what each pair says, and the part that each row is in.
struct Parts {
    count: usize,
    /// What a pair says, in bits above what is wanted.
    says: Vec<f64>,
    /// What forbids a pair.
    vetoes: Vec<Option<Veto>>,
    /// Pairs that a person called the same.
    same: Vec<(usize, usize)>,
    part: Vec<usize>,
}

impl Parts {
    fn of(grouping: &Grouping<'_>, cloud: &[u32]) -> Self {
        let count = cloud.len();
        let mut parts = Self {
            count,
            says: vec![0.0; count * count],
            vetoes: vec![None; count * count],
            same: Vec::new(),
            part: (0..count).collect(),
        };
        for (i, &a) in cloud.iter().enumerate() {
            for (j, &b) in cloud.iter().enumerate().skip(i + 1) {
                let says = (grouping.desk.bits(a, b) - grouping.wanted).clamp(-MOST, MOST);
                let veto = grouping.desk.veto(a, b);
                for at in [i * count + j, j * count + i] {
                    if let (Some(slot), Some(forbids)) = (parts.says.get_mut(at), parts.vetoes.get_mut(at)) {
                        *slot = says;
                        *forbids = veto;
                    }
                }
                if grouping.desk.judgement(a, b) == Some(Judgement::Same) {
                    parts.same.push((i, j));
                }
            }
        }
        parts
    }

    fn says(&self, a: usize, b: usize) -> f64 {
        self.says.get(a * self.count + b).copied().unwrap_or(0.0)
    }

    fn veto(&self, a: usize, b: usize) -> Option<Veto> {
        self.vetoes.get(a * self.count + b).copied().flatten()
    }

    fn part(&self, row: usize) -> usize {
        self.part.get(row).copied().unwrap_or(row)
    }

    fn members(&self, part: usize) -> Vec<usize> {
        (0..self.count).filter(|&row| self.part(row) == part).collect()
    }

    fn join(&mut self, into: usize, from: usize) {
        for part in &mut self.part {
            if *part == from {
                *part = into;
            }
        }
    }

    /// Judgements come first: "same" joins whatever the fields say, unless that would join what a person called different.
    fn join_judged(&mut self) {
        for (a, b) in self.same.clone() {
            let (one, other) = (self.part(a), self.part(b));
            let (mine, theirs) = (self.members(one), self.members(other));
            let forbidden = mine.iter().any(|&x| theirs.iter().any(|&y| self.veto(x, y) == Some(Veto::Judged)));
            if one != other && !forbidden {
                self.join(one.min(other), one.max(other));
            }
        }
    }

    /// Joins the two parts whose pairs speak best for it on average, as long as any do.
    fn put_together(&mut self) {
        let count = self.count;
        let mut sums = vec![0.0_f64; count * count];
        let mut barred = vec![false; count * count];
        let mut sizes = vec![0_usize; count];
        for a in 0..count {
            let one = self.part(a);
            sizes[one] += 1;
            for b in 0..count {
                let other = self.part(b);
                if one != other {
                    sums[one * count + other] += self.says(a, b);
                    barred[one * count + other] |= self.veto(a, b).is_some();
                }
            }
        }
        loop {
            let mut best: Option<(f64, usize, usize)> = None;
            for a in 0..count {
                for b in a + 1..count {
                    if sizes[a] == 0 || sizes[b] == 0 || barred[a * count + b] {
                        continue;
                    }
                    let pairs = super::table::count(sizes[a] * sizes[b]);
                    // A person with more rows is the likelier owner of one more: the odds grow with the rows.
                    let average = sums[a * count + b] / pairs + pairs.log2();
                    if average > 0.0 && best.is_none_or(|(known, _, _)| average > known) {
                        best = Some((average, a, b));
                    }
                }
            }
            let Some((_, a, b)) = best else { break };
            self.join(a, b);
            sizes[a] += sizes[b];
            sizes[b] = 0;
            for c in 0..count {
                for (to, from) in [(a * count + c, b * count + c), (c * count + a, c * count + b)] {
                    sums[to] += sums[from];
                    barred[to] |= barred[from];
                }
            }
        }
    }

    /// Moves single rows to the part where the sum of their pairs is best, until none gains.
    fn move_rows(&mut self) {
        for _ in 0..10 {
            let mut moved = false;
            for row in 0..self.count {
                if self.same.iter().any(|&(a, b)| a == row || b == row) {
                    continue;
                }
                let mut best = (0.0, None);
                let mine = self.gain(row, self.part(row)).unwrap_or(f64::NEG_INFINITY);
                for part in 0..self.count {
                    if part != self.part(row)
                        && let Some(gain) = self.gain(row, part)
                        && gain > best.0
                    {
                        best = (gain, Some(part));
                    }
                }
                if best.0 > mine + 1e-9 {
                    let to = best.1.unwrap_or(row);
                    self.part[row] = to;
                    moved = true;
                } else if mine < -1e-9
                    && let Some(empty) = (0..self.count).find(|&part| !self.part.contains(&part))
                {
                    self.part[row] = empty;
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
    }

    /// What a row's pairs with a part say together; nothing if that part is empty or one of its rows forbids it.
    fn gain(&self, row: usize, part: usize) -> Option<f64> {
        let mut sum = 0.0;
        let mut rows = 0;
        for other in 0..self.count {
            if other != row && self.part(other) == part {
                if self.veto(row, other).is_some() {
                    return None;
                }
                sum += self.says(row, other);
                rows += 1;
            }
        }
        let rows_alike = super::table::count(rows);
        (rows > 0 || self.part(row) == part).then_some(sum + rows_alike * rows_alike.max(1.0).log2())
    }
}
