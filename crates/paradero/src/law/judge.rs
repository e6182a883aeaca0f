//! Judging a file of events of many people, chunk by chunk, and writing the findings as columns.

use std::process::ExitCode;

use paradero_arrow::{ArrowFault, Chunk, FindingWriter, read_events};
use paradero_law::columns::{Columns, Findings, Judge, Judged, Program, Schema, Setting};
use paradero_law::holiday::Holidays;
use paradero_record::{EventKind, Instant, Moment, Widening, Zone};

use crate::args::LawJudge;
use crate::pack::text_of;
use crate::{Failure, print};

impl From<ArrowFault> for Failure {
    fn from(fault: ArrowFault) -> Self {
        Self(fault.to_string())
    }
}

pub(super) fn judge(input: &LawJudge) -> Result<ExitCode, Failure> {
    let pack = text_of(input.pack.as_deref())?.pack()?;
    let zone = Zone::parse(&input.zone).map_err(|error| Failure(format!("--zone: {error}")))?;
    let kinds: Vec<EventKind> = EventKind::all().collect();
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    // Once through the file for its first and last instant: clocks are prepared for these.
    let mut reach: Option<(i64, i64)> = None;
    let chunks = read_events(&input.events, &names)?;
    if !chunks.has_names() {
        let message = "has codes in a column `ev`, and no names of kinds\ngive a column `kind`; `paradero law kinds` lists the names";
        return Err(Failure(format!("{} {message}", input.events.display())));
    }
    for chunk in chunks {
        let chunk = chunk?;
        let (first, last) = (chunk.at.iter().min().copied(), chunk.at.iter().max().copied());
        let own = first.zip(last);
        reach = match (reach, own) {
            (Some(all), Some(own)) => Some((all.0.min(own.0), all.1.max(own.1))),
            (all, own) => all.or(own),
        };
    }
    let (first, last) = reach.unwrap_or_default();
    let as_of = match &input.as_of {
        Some(text) => moment(text, &zone)?,
        None => Instant::from_second(last),
    };
    let schema = Schema { kinds: kinds.into_iter().map(Some).collect(), ..Schema::default() };
    let setting = Setting { zone: &zone, holidays: &Holidays::federal(), from: Instant::from_second(first), as_of };
    let program = Program::compile(&pack, &schema, &setting);
    let mut counts = [0_u64; Judged::ALL.len()];
    let (mut judge, mut findings) = (Judge::new(&program), Findings::default());
    let mut writer = FindingWriter::create(&input.out, &program)?;
    for chunk in read_events(&input.events, &names)? {
        let Chunk { first, person, at, kind } = chunk?;
        let columns = Columns::new(&person, &at, &kind, 0).map_err(|fault| Failure(fault.to_string()))?;
        findings.clear();
        judge.judge(&columns, &mut findings);
        writer.write(&mut findings, first)?;
        for judged in &findings.judged {
            counts[*judged as usize] += 1;
        }
    }
    writer.finish()?;
    for judged in Judged::ALL {
        print::line(&format!("{:<10} {:>12}", judged.word(), counts[judged as usize]));
    }
    for left_out in program.left_out() {
        print::line(&format!("left out: {} ({})", left_out.id, left_out.reason));
    }
    Ok(ExitCode::SUCCESS)
}

/// The last instant of a moment.
fn moment(text: &str, zone: &Zone) -> Result<Instant, Failure> {
    let moment = Moment::parse(text).map_err(|error| Failure(format!("--as-of: {error}")))?;
    let last = moment.allows(zone, &Widening::default()).last().filter(|last| !last.is_open());
    last.ok_or_else(|| Failure(format!("--as-of: `{text}` has no end")))
}
