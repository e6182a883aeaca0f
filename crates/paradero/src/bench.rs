//! Measuring: the law over columns of millions, and who is who among millions, each beside others that do the same work.

mod duck;
mod file;
mod made;
mod names;
mod time;

use std::process::ExitCode;

use paradero_law::columns::{Codes, Columns, Counts, Judged, Program, Schema, Setting};
use paradero_law::holiday::Holidays;
use paradero_law::{Duty, Limit, Pack, US_PACK, Within, clock::Clock};
use paradero_record::{Instant, Zone};

use crate::args::{Bench, BenchLaw};
use crate::{Failure, print};
use duck::Duck;
use made::{Details, Events, ORIGIN};
use time::{FileColumns, Took, of};

/// The three rules that are measured.
const RULES: &str = include_str!("bench/rules.law");

pub(crate) fn bench(input: &Bench) -> Result<ExitCode, Failure> {
    match input {
        Bench::Law(input) => law(input),
        Bench::Names(input) => names::names(input),
    }
}

/// One line of the table.
struct Line {
    what: String,
    took: Took,
    findings: u64,
}

fn law(input: &BenchLaw) -> Result<ExitCode, Failure> {
    let events = match &input.file {
        Some(path) => file::read(path)?,
        None => Events::made_up(input.people),
    };
    let (rows, runs, threads) = (events.person.len(), input.runs, input.threads.max(1));
    print::line(&format!("{rows} events, as of the last of them; the best and the median of {runs} runs"));
    let columns =
        Columns::new(&events.person, &events.at, &events.kind, ORIGIN).map_err(|fault| Failure(fault.to_string()))?;
    let rules = parse(RULES)?;
    let three = compile(&rules, &made::schema(), &events);
    let mut lines = Vec::new();
    let both: Vec<usize> = if threads == 1 { vec![1] } else { vec![1, threads] };
    let mut counts = Counts::default();
    for threads in &both {
        lines.push(Line {
            what: format!("a plain sum, {}", of_threads(*threads)),
            took: time::sum(&events, *threads, runs),
            findings: 0,
        });
    }
    for threads in &both {
        let (took, counted) = time::count(&three, &columns, *threads, runs);
        lines.push(Line {
            what: format!("three rules, counted, {}", of_threads(*threads)),
            took,
            findings: counted.sum(),
        });
        counts = counted;
    }
    for threads in &both {
        let (took, findings) = time::write(&three, &columns, *threads, runs);
        lines.push(Line { what: format!("three rules, written out, {}", of_threads(*threads)), took, findings });
    }
    let own = rules_counted(&three, &counts, &events);
    let left_out = whole_packs(&events, columns, &both, runs, &mut lines)?;
    let duck = if input.no_duckdb {
        None
    } else {
        duck::run(input.python.as_deref(), input.file.as_deref(), &events, threads)?
    };
    print::text(&table(&lines, rows, duck.as_ref()));
    print::text(&left_out);
    say_counts(&own, duck.as_ref())
}

/// The shipped pack and a hundred rules, over events with made-up attributes.
fn whole_packs(
    events: &Events,
    columns: FileColumns<'_>,
    both: &[usize],
    runs: usize,
    lines: &mut Vec<Line>,
) -> Result<String, Failure> {
    let details = Details::made_up(events);
    let codes = details.columns.iter().map(|codes| Codes::Small(codes)).collect();
    let fault = |fault: paradero_law::columns::ColumnFault| Failure(fault.to_string());
    let columns = columns.with_attributes(codes).map_err(fault)?;
    let columns = columns.with_country(Codes::Small(&details.country)).map_err(fault)?;
    let columns = columns.with_names(&details.names).map_err(fault)?;
    let pack = parse(US_PACK)?;
    let mut said = String::new();
    for (name, pack) in [("the whole pack", pack.clone()), ("100 rules", hundred(pack, &parse(RULES)?))] {
        let program = compile(&pack, &details.schema, events);
        let judged = program.safeguards().len() - program.left_out().len();
        for threads in both {
            let (took, counts) = time::count(&program, &columns, *threads, runs);
            let what = format!("{name} ({judged} safeguards), counted, {}", of_threads(*threads));
            lines.push(Line { what, took, findings: counts.sum() });
        }
        for threads in both {
            let (took, findings) = time::write(&program, &columns, *threads, runs);
            lines.push(Line { what: format!("{name}, written out, {}", of_threads(*threads)), took, findings });
        }
        if said.is_empty() {
            for left_out in program.left_out() {
                said.push_str(&format!("left out: {} ({})\n", left_out.id, left_out.reason));
            }
        }
    }
    Ok(said)
}

/// A hundred safeguards: those of the pack, and the rules of hours with other hours.
fn hundred(mut pack: Pack, rules: &Pack) -> Pack {
    pack.states.extend(rules.states.clone());
    pack.safeguards.retain(|safeguard| !matches!(safeguard.duty, Duty::Tells { .. }));
    pack.safeguards.truncate(100);
    let mut variant = 0;
    while pack.safeguards.len() < 100 {
        for rule in &rules.safeguards {
            let mut rule = rule.clone();
            variant += 1;
            rule.id = format!("{}.{variant}", rule.id);
            if let Duty::Expect { within: Within::Limits(limits), .. } = &mut rule.duty {
                *limits = vec![Limit { clock: Clock::Hours(12 + variant * 7), reading: None }];
            }
            if pack.safeguards.len() < 100 {
                pack.safeguards.push(rule);
            }
        }
    }
    pack
}

fn parse(text: &str) -> Result<Pack, Failure> {
    Pack::parse(text).map_err(|fault| Failure(fault.to_string()))
}

fn compile(pack: &Pack, schema: &Schema, events: &Events) -> Program {
    let at = |at: Option<&i32>| Instant::from_second(ORIGIN + i64::from(at.copied().unwrap_or(0)));
    let (from, as_of) = (at(events.at.iter().min()), at(events.at.iter().max()));
    Program::compile(pack, schema, &Setting { zone: &Zone::utc(), holidays: &Holidays::federal(), from, as_of })
}

/// What the three rules count, in the words of the query. A removal while nothing is set gives no finding and is in order.
fn rules_counted(program: &Program, counts: &Counts, events: &Events) -> Vec<(String, String, u64)> {
    let count = |id: &str, judged| of(program, counts, id, judged);
    let broken = count("R2", Judged::Crossed);
    let all = [
        ("R1", "pending", count("R1", Judged::Running)),
        ("R1", "sat", count("R1", Judged::Kept)),
        ("R1", "viol", count("R1", Judged::NotShown)),
        ("R2", "sat", events.count("removal_executed").saturating_sub(broken)),
        ("R2", "viol", broken),
        ("R3", "pending", count("R3", Judged::Running)),
        ("R3", "sat", count("R3", Judged::Kept)),
        ("R3", "viol", count("R3", Judged::NotShown)),
    ];
    all.into_iter().filter(|(.., n)| *n > 0).map(|(rule, word, n)| (rule.to_owned(), word.to_owned(), n)).collect()
}

fn of_threads(threads: usize) -> String {
    if threads == 1 { "1 thread".to_owned() } else { format!("{threads} threads") }
}

#[expect(clippy::cast_precision_loss, reason = "a rate is shown to three figures")]
fn table(lines: &[Line], rows: usize, duck: Option<&Duck>) -> String {
    let mut out = format!(
        "{:<58} {:>9} {:>9} {:>12} {:>10} {:>9} {:>9}\n",
        "", "best ms", "median", "M events/s", "findings", "x sum", "DuckDB x"
    );
    let sum = lines.first().map_or(1.0, |line| line.took.best);
    for line in lines {
        let Took { best, median } = line.took;
        let against = duck.map_or_else(String::new, |duck| format!("{:.0}", duck.three / best));
        let (rate, times) = (rows as f64 / best / 1e6, best / sum);
        out.push_str(&format!(
            "{:<58} {:>9.1} {:>9.1} {rate:>12.1} {:>10} {times:>9.1} {against:>9}\n",
            line.what,
            best * 1e3,
            median * 1e3,
            line.findings,
        ));
    }
    match duck {
        Some(duck) => {
            for (what, seconds) in [("a plain sum", duck.sum), ("three rules, counted", duck.three)] {
                let (rate, times) = (rows as f64 / seconds / 1e6, seconds / sum);
                let what = format!("DuckDB {}, {what}", duck.version);
                out.push_str(&format!(
                    "{what:<58} {:>9.1} {:>9} {rate:>12.1} {:>10} {times:>9.1}\n",
                    seconds * 1e3,
                    "",
                    ""
                ));
            }
        }
        None => out.push_str("DuckDB was not run: no Python with the package duckdb (--python PATH)\n"),
    }
    out
}

/// What the rules came to; it must be the same in both.
fn say_counts(own: &[(String, String, u64)], duck: Option<&Duck>) -> Result<ExitCode, Failure> {
    for (rule, word, count) in own {
        print::line(&format!("{rule} {word:<8} {count:>10}"));
    }
    match duck {
        Some(duck) if duck.counts != own => Err(Failure(format!("DuckDB counts otherwise: {:?}", duck.counts))),
        Some(_) => {
            print::line("DuckDB counts the same.");
            Ok(ExitCode::SUCCESS)
        }
        None => Ok(ExitCode::SUCCESS),
    }
}
