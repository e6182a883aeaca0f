//! Measuring: several runs of one thing, the best and the median.

use std::hint::black_box;
use std::time::Duration;

use paradero_law::columns::{Columns, Counts, Findings, Judge, Judged, Program, Sink};

use super::made::Events;

/// How long a thing took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Took {
    pub(super) best: f64,
    pub(super) median: f64,
}

/// Columns of a file.
pub(super) type FileColumns<'a> = Columns<'a, u8, i32>;

#[expect(clippy::disallowed_methods, reason = "the command is where time comes from, and this measures it")]
fn clock() -> std::time::Instant {
    std::time::Instant::now()
}

/// Runs a thing so many times, after once to warm up.
fn measure(runs: usize, mut run: impl FnMut()) -> Took {
    run();
    let mut all: Vec<Duration> = (0..runs.max(1))
        .map(|_| {
            let begin = clock();
            run();
            begin.elapsed()
        })
        .collect();
    all.sort_unstable();
    let seconds = |at: usize| all.get(at).map_or(0.0, Duration::as_secs_f64);
    Took { best: seconds(0), median: seconds(all.len() / 2) }
}

/// A plain sum over the three columns, in so many threads: the floor.
pub(super) fn sum(events: &Events, threads: usize, runs: usize) -> Took {
    let part = events.person.len().div_ceil(threads).max(1);
    let of_part = |((person, at), kind): ((&[u32], &[i32]), &[u8])| {
        let person: u64 = person.iter().map(|person| u64::from(*person)).sum();
        let at: i64 = at.iter().map(|at| i64::from(*at)).sum();
        let kind: u64 = kind.iter().map(|kind| u64::from(*kind)).sum();
        black_box((person, at, kind));
    };
    measure(runs, || {
        let parts = events.person.chunks(part).zip(events.at.chunks(part)).zip(events.kind.chunks(part));
        std::thread::scope(|scope| {
            for columns in parts {
                let run = move || of_part(columns);
                if threads == 1 {
                    run();
                } else {
                    scope.spawn(run);
                }
            }
        });
    })
}

/// Judges in so many threads; the sinks come back with what the last run gave them.
fn judge<S: Sink + Send>(
    program: &Program,
    columns: &FileColumns<'_>,
    (threads, runs): (usize, usize),
    sink: impl Fn() -> S,
    clear: impl Fn(&mut S) + Sync,
) -> (Took, Vec<S>) {
    let parts = columns.split(threads);
    let mut workers: Vec<(Judge<'_>, S)> = parts.iter().map(|_| (Judge::new(program), sink())).collect();
    let clear = &clear;
    let took = measure(runs, || {
        std::thread::scope(|scope| {
            for ((judge, sink), (_, part)) in workers.iter_mut().zip(&parts) {
                let mut run = move || {
                    clear(sink);
                    judge.judge(part, sink);
                };
                if threads == 1 {
                    run();
                } else {
                    scope.spawn(run);
                }
            }
        });
    });
    (took, workers.into_iter().map(|(_, sink)| sink).collect())
}

/// Judges and only counts.
pub(super) fn count(program: &Program, columns: &FileColumns<'_>, threads: usize, runs: usize) -> (Took, Counts) {
    let safeguards = program.safeguards().len();
    let (took, sinks) = judge(program, columns, (threads, runs), || Counts::new(safeguards), Counts::clear);
    let mut sum = Counts::new(safeguards);
    for counts in &sinks {
        sum.take(counts);
    }
    (took, sum)
}

/// Judges and writes every finding into columns; returns how many there are.
pub(super) fn write(program: &Program, columns: &FileColumns<'_>, threads: usize, runs: usize) -> (Took, u64) {
    let (took, sinks) = judge(program, columns, (threads, runs), Findings::default, Findings::clear);
    (took, sinks.iter().map(|findings| findings.len() as u64).sum())
}

/// How many findings of a safeguard came to something.
pub(super) fn of(program: &Program, counts: &Counts, id: &str, judged: Judged) -> u64 {
    program.safeguards().iter().position(|other| other == id).map_or(0, |at| counts.of(at, judged))
}
