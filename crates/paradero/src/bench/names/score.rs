//! How good answers are: whether the right person is first or among the first ten, and how long it took.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::lists::printed;
use super::queries::{Degree, Query};
use super::write::World;

/// What was found for one query.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The place of the query among all.
    pub(super) query: usize,
    pub(super) milliseconds: f64,
    /// The people, the likeliest first.
    pub(super) people: Vec<u32>,
}

/// How many queries found the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hits {
    pub(super) queries: u32,
    pub(super) first: u32,
    pub(super) among_ten: u32,
    /// The person, or somebody whose printed name is the same.
    pub(super) name_among_ten: u32,
}

/// The hits of one way to search.
#[derive(Clone, Debug)]
pub(super) struct Score {
    pub(super) what: String,
    pub(super) all: Hits,
    pub(super) by_degree: BTreeMap<Degree, Hits>,
    /// In order.
    times: Vec<f64>,
}

impl Hits {
    fn add(&mut self, rank: Option<usize>, name: Option<usize>) {
        self.queries += 1;
        self.first += u32::from(rank == Some(0));
        self.among_ten += u32::from(rank.is_some());
        self.name_among_ten += u32::from(name.is_some());
    }

    pub(super) fn share(&self, of: u32) -> f64 {
        f64::from(of) / f64::from(self.queries.max(1))
    }
}

impl Score {
    /// Compares what was found with whom each query asks for.
    pub(super) fn of(what: &str, found: &[Found], queries: &[Query], world: &World<'_>) -> Self {
        let mut score =
            Self { what: what.to_owned(), all: Hits::default(), by_degree: BTreeMap::new(), times: Vec::new() };
        for one in found {
            let Some(query) = queries.get(one.query) else { continue };
            let name = name_of(query.person, world);
            let ten = || one.people.iter().take(10);
            let rank = ten().position(|person| *person == query.person);
            let same_name = rank.or_else(|| ten().position(|person| name_of(*person, world) == name));
            score.all.add(rank, same_name);
            score.by_degree.entry(query.degree).or_default().add(rank, same_name);
            score.times.push(one.milliseconds);
        }
        score.times.sort_by(f64::total_cmp);
        score
    }

    /// The time below which so many of a hundred queries stay, in milliseconds.
    pub(super) fn percentile(&self, of_hundred: usize) -> f64 {
        let at = (self.times.len() * of_hundred / 100).min(self.times.len().saturating_sub(1));
        self.times.get(at).copied().unwrap_or(0.0)
    }

    /// One line of the table.
    pub(super) fn line(&self) -> String {
        let Hits { first, among_ten, name_among_ten, queries } = self.all;
        let mut line = format!(
            "{:<46} {queries:>6} {:>7.3} {:>7.3} {:>8.3}",
            self.what,
            self.all.share(first),
            self.all.share(among_ten),
            self.all.share(name_among_ten),
        );
        for degree in Degree::ALL {
            let hits = self.by_degree.get(&degree).copied().unwrap_or_default();
            line.push_str(&format!(" {:>7.3}", hits.share(hits.among_ten)));
        }
        line.push_str(&format!(" {:>9.2} {:>9.2}\n", self.percentile(50), self.percentile(99)));
        line
    }

    /// The head over the lines.
    pub(super) fn head() -> String {
        format!(
            "{:<46} {:>6} {:>7} {:>7} {:>8} {:>7} {:>7} {:>7} {:>9} {:>9}\n",
            "search", "asked", "hit@1", "hit@10", "name@10", "light", "medium", "hard", "p50 ms", "p99 ms"
        )
    }

    pub(super) fn json(&self) -> Value {
        let hits = |hits: &Hits| {
            json!({
                "queries": hits.queries,
                "hit_1": hits.share(hits.first),
                "hit_10": hits.share(hits.among_ten),
                "name_hit_10": hits.share(hits.name_among_ten),
            })
        };
        let by_degree: serde_json::Map<String, Value> =
            self.by_degree.iter().map(|(degree, of)| (degree.word().to_owned(), hits(of))).collect();
        json!({
            "search": self.what,
            "all": hits(&self.all),
            "by_degree": by_degree,
            "p50_ms": self.percentile(50),
            "p99_ms": self.percentile(99),
        })
    }
}

fn name_of(person: u32, world: &World<'_>) -> Option<(String, String)> {
    let one = world.people.get(usize::try_from(person).ok()?)?;
    Some(printed(one, person, world.seed, world.tables))
}

/// Probabilities that were given, by tenths and finer near one, with how many of them were right.
#[derive(Clone, Debug, Default)]
pub(super) struct Calibration {
    buckets: BTreeMap<usize, Bucket>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bucket {
    pub(super) given: u64,
    pub(super) right: u64,
    sum: f64,
}

/// Where buckets begin.
pub(super) const EDGES: [f64; 13] = [0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];

impl Bucket {
    pub(super) fn mean(&self) -> f64 {
        self.sum / count(self.given)
    }

    pub(super) fn share(&self) -> f64 {
        count(self.right) / count(self.given)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share is shown to three figures")]
fn count(many: u64) -> f64 {
    many.max(1) as f64
}

impl Calibration {
    pub(super) fn add(&mut self, probability: f64, right: bool) {
        let at = EDGES.iter().rposition(|edge| probability >= *edge).unwrap_or(0);
        let bucket = self.buckets.entry(at).or_default();
        bucket.given += 1;
        bucket.right += u64::from(right);
        bucket.sum += probability;
    }

    /// The buckets that hold anything, by where they begin.
    pub(super) fn buckets(&self) -> impl Iterator<Item = (f64, Bucket)> {
        self.buckets.iter().filter_map(|(at, bucket)| Some((*EDGES.get(*at)?, *bucket)))
    }

    pub(super) fn table(&self, what: &str) -> String {
        let mut out = format!("{what:<38} {:>10} {:>10} {:>10} {:>10}\n", "from", "many", "said", "right");
        for (from, bucket) in self.buckets() {
            let (mean, share) = (bucket.mean(), bucket.share());
            out.push_str(&format!("{:<38} {from:>10.2} {:>10} {mean:>10.3} {share:>10.3}\n", "", bucket.given));
        }
        out
    }

    pub(super) fn json(&self) -> Value {
        let one = |(from, bucket): (f64, Bucket)| json!({ "from": from, "many": bucket.given, "said": bucket.mean(), "right": bucket.share() });
        Value::Array(self.buckets().map(one).collect())
    }
}
