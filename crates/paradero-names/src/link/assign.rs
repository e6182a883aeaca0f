//! Two lists whose rows have at most one partner: partners compete, and the strongest pairs are taken first.

use super::model::odds;
use super::run::{Desk, Edge, list_sizes};
use super::{Judgement, Partners};

/// Odds that count as certain, so that sums stay finite.
const MOST: f64 = 60.0;

/// Gives each edge its probability in view of the other partners of its rows.
pub(crate) fn share_out(desk: &Desk<'_>, partners: Partners, prior: f64, edges: &mut [Edge]) {
    let rows = desk.table.len();
    let (left, right) = list_sizes(desk.table);
    let mut sums = vec![0.0_f64; rows];
    let strength = |edge: &Edge| {
        if desk.veto(edge.a, edge.b).is_some() { 0.0 } else { f64::from(edge.bits).min(MOST).exp2() }
    };
    for edge in edges.iter() {
        let odds = strength(edge);
        for row in [edge.a, edge.b] {
            if let Some(sum) = sums.get_mut(row as usize) {
                *sum += odds;
            }
        }
    }
    // How likely a row has no partner at all: the prior says how many rows have one.
    let one = prior.exp2();
    let alone = 1.0 - (one * left.max(1.0).min(if partners == Partners::OneToOne { right } else { left })).min(0.95);
    for edge in edges.iter_mut() {
        let odds = strength(edge);
        let sum = |row: u32| sums.get(row as usize).copied().unwrap_or(0.0);
        let rivals = match partners {
            Partners::OneToOne => (sum(edge.a) + sum(edge.b) - odds).max(odds),
            _ => sum(edge.b).max(odds),
        };
        edge.probability = super::scale::small(odds / (alone + rivals));
    }
}

/// Chooses the partners: judged ones first, then the strongest pair whose rows are free, until none is left.
pub(crate) fn choose(desk: &Desk<'_>, partners: Partners, wanted: f64, edges: &[Edge]) -> Vec<Vec<u32>> {
    let least = odds(wanted.clamp(0.25, 0.9999));
    let mut able: Vec<(f64, u32, u32)> = Vec::new();
    for edge in edges {
        match desk.judgement(edge.a, edge.b) {
            Some(Judgement::Same) => able.push((f64::from(f32::MAX), edge.a, edge.b)),
            _ if desk.veto(edge.a, edge.b).is_some() => {}
            _ => {
                let bits = odds(f64::from(edge.probability));
                if bits >= least {
                    able.push((f64::from(edge.bits), edge.a, edge.b));
                }
            }
        }
    }
    able.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut taken = vec![false; desk.table.len()];
    let mut groups: Vec<(u32, Vec<u32>)> = Vec::new();
    for (_, a, b) in able {
        let is = |taken: &[bool], row: u32| taken.get(row as usize).copied().unwrap_or(true);
        let judged = desk.judgement(a, b) == Some(Judgement::Same);
        let free = !is(&taken, b) && (partners == Partners::OneToMany || !is(&taken, a));
        if free || judged {
            for row in [a, b] {
                if let Some(slot) = taken.get_mut(row as usize) {
                    *slot = true;
                }
            }
            groups.push((a, vec![b]));
        }
    }
    // Rows of list 0 with several partners are one group.
    groups.sort_unstable();
    let mut out: Vec<Vec<u32>> = Vec::new();
    for same in groups.chunk_by(|x, y| x.0 == y.0) {
        let Some((first, _)) = same.first() else { continue };
        let mut group = vec![*first];
        group.extend(same.iter().flat_map(|(_, others)| others));
        group.sort_unstable();
        group.dedup();
        out.push(group);
    }
    out
}
