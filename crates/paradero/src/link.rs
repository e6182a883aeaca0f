//! Linking two lists, or one with itself: which rows are the same person, as a file of pairs and a file of groups.

mod draft;
mod judged;
mod output;
mod side;
mod watch;

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

use paradero_desk::Language;
use paradero_names::link::{
    self as linking, Field, Judgement, LinkError, Linked, Lists, Model, Pair, Partners, Plan, Row, Standing,
};
use paradero_names::say::Tongue;
use serde_json::{Value, json};

use crate::args::Link;
use crate::{Failure, language, print};
use output::Outputs;
use side::{Other, Side};
use watch::Watcher;

/// How many of the most doubtful pairs are printed.
const DOUBTFUL: usize = 20;

/// Links, writes and prints.
pub(crate) fn link(input: &Link) -> Result<ExitCode, Failure> {
    let language = language(input.lang);
    let watcher = Watcher::start(language);
    let mut sides = vec![Side::open(&input.left, input.map.as_deref(), language)?];
    if let Some(right) = &input.right {
        sides.push(Side::open(right, input.map_b.as_deref(), language)?);
    } else if input.map_b.is_some() {
        let (english, spanish) = ("--map-b needs a second list", "--map-b necesita una segunda lista");
        return Err(Failure(language.choose(english, spanish).to_owned()));
    }
    let others = side::others(&sides);
    for side in &sides {
        print::complain(&side.told(&others, language));
    }
    let model = input.model.as_deref().map(read_model).transpose()?;
    let judgements = match &input.judgements {
        Some(path) => judged::read(path, sides.len() > 1, language)?,
        None => Vec::new(),
    };
    let mut outputs = Outputs::open(input, language)?;
    let plan = plan_of(input, &sides, others.iter().map(Other::field).collect(), &judgements, model.as_ref());
    let done = run(&sides, &others, &plan, language, &mut outputs, &watcher);
    watcher.clear();
    let (linked, found) = match done {
        Ok(done) => done,
        Err(LinkError::Stopped) => return stopped(&mut outputs, language),
        Err(error) => return Err(Failure(said(error, language))),
    };
    for side in &sides {
        for line in side.problems(language) {
            print::complain(&line);
        }
    }
    outputs.groups(&linked, &sides)?;
    outputs.model(&linked)?;
    if watcher.stopped() {
        return stopped(&mut outputs, language);
    }
    outputs.keep()?;
    if input.json {
        print::json(&as_json(input, &sides, &linked, found, &others, language));
    } else {
        print::text(&output::summary(input, &sides, &linked, &found, language));
    }
    Ok(ExitCode::SUCCESS)
}

/// What is shown of the pairs, and how many stand where.
#[derive(Default)]
struct Found {
    /// The pairs that are printed: the most doubtful, or all of them for a program.
    pairs: Vec<Shown>,
    /// How many are the same, likely, unsure, different.
    standings: [u64; 4],
}

/// A pair as it is printed.
struct Shown {
    left: (u64, String),
    right: (u64, String),
    probability: f64,
    standing: Standing,
    judged: Option<Judgement>,
    reasons: Vec<String>,
}

impl Found {
    fn take(&mut self, shown: Shown, all: bool) {
        let place = match shown.standing {
            Standing::Same => 0,
            Standing::Likely => 1,
            Standing::Unsure => 2,
            Standing::Different => 3,
        };
        if let Some(count) = self.standings.get_mut(place) {
            *count += 1;
        }
        if all {
            self.pairs.push(shown);
            return;
        }
        // What a person has judged is in doubt no longer.
        if shown.judged.is_some() {
            return;
        }
        let doubt = |shown: &Shown| (shown.probability - 0.5).abs();
        let at = self.pairs.partition_point(|kept| doubt(kept) <= doubt(&shown));
        if at < DOUBTFUL {
            self.pairs.insert(at, shown);
            self.pairs.truncate(DOUBTFUL);
        }
    }
}

fn plan_of<'a>(
    input: &Link,
    sides: &[Side],
    others: Vec<Field>,
    judgements: &'a [(u64, u64, Judgement)],
    model: Option<&'a Model>,
) -> Plan<'a> {
    Plan {
        lists: if sides.len() > 1 { Lists::Two } else { Lists::One },
        once: if input.once { (0..2_u8).take(sides.len()).collect() } else { Vec::new() },
        partners: if input.one_to_one { Partners::OneToOne } else { Partners::Free },
        others,
        judgements,
        wanted: input.at_least,
        shown: input.shown,
        threads: input.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)),
        model,
    }
}

fn run(
    sides: &[Side],
    others: &[Other],
    plan: &Plan<'_>,
    language: Language,
    outputs: &mut Outputs,
    watcher: &Watcher,
) -> Result<(Linked, Found), LinkError> {
    // The names of the fields are known before anything is learnt: from a model of no rows.
    let nothing = Plan { judgements: &[], threads: 1, ..plan.clone() };
    let go_on = &mut |_| ControlFlow::Continue(());
    let names = linking::link(Vec::new(), &nothing, go_on, &mut |_| ())?.model;
    let tongue = language.choose(Tongue::En, Tongue::Es);
    let (found, failed) = (RefCell::new(Found::default()), RefCell::new(false));
    let outputs = RefCell::new(outputs);
    let mut take = |pair: Pair| {
        let name = |list: usize, id: u64| sides.get(list).map(|side| side.name(id)).unwrap_or_default();
        let shown = Shown {
            left: (pair.left, name(0, pair.left)),
            right: (pair.right, name(sides.len() - 1, pair.right)),
            probability: pair.probability,
            standing: pair.standing,
            judged: pair.judged,
            reasons: pair.reasons.iter().map(|reason| linking::sentence(reason, &names, tongue)).collect(),
        };
        let mut outputs = outputs.borrow_mut();
        if outputs.pair(&shown, language).is_err() {
            *failed.borrow_mut() = true;
        }
        let all = outputs.wants_all();
        found.borrow_mut().take(shown, all);
    };
    let rows = sides.iter().zip(0_u8..).flat_map(|(side, list)| side.rows(list, others)).map(|row: Row| row);
    let mut progress = |at| {
        watcher.tell(at);
        if watcher.stopped() || *failed.borrow() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let linked = linking::link(rows, plan, &mut progress, &mut take)?;
    Ok((linked, found.into_inner()))
}

/// Says that nothing was kept: because somebody stopped it, or because what was found could not be written.
fn stopped(outputs: &mut Outputs, language: Language) -> Result<ExitCode, Failure> {
    if let Some(fault) = outputs.fault.take() {
        return Err(fault);
    }
    let (english, spanish) = ("interrupted: nothing was written", "interrumpido: no se escribió nada");
    print::complain(language.choose(english, spanish));
    Ok(ExitCode::from(1))
}

fn said(error: LinkError, language: Language) -> String {
    match error {
        LinkError::OtherFields => language
            .choose(
                "the model was made for other columns than these lists have; leave --model out, or use --map so that they fit",
                "el modelo se hizo para otras columnas que las de estas listas; omita --model, o use --map para que coincidan",
            )
            .to_owned(),
        other => other.to_string(),
    }
}

fn read_model(path: &Path) -> Result<Model, Failure> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| Failure(format!("{name}: cannot be read: {error}")))?;
    text.parse().map_err(|error| Failure(format!("{name}: {error}")))
}

fn as_json(input: &Link, sides: &[Side], linked: &Linked, found: Found, others: &[Other], language: Language) -> Value {
    let [same, likely, unsure, different] = found.standings;
    let counts = linked.counts;
    let mut value = json!({
        "lists": sides.iter().map(|side| side.json(language)).collect::<Vec<_>>(),
        "other_fields": others.iter().map(|other| other.name.clone()).collect::<Vec<_>>(),
        "rows": counts.rows,
        "pairs_handed_out": counts.pairs,
        "standings": { "same": same, "likely": likely, "unsure": unsure, "different": different },
        "groups": counts.groups,
        "rows_in_groups": counts.grouped,
        "judgements_without_rows": counts.unplaced,
    });
    let pairs = found.pairs.into_iter().map(|pair| {
        json!({
            "left": { "row": pair.left.0, "name": pair.left.1 },
            "right": { "row": pair.right.0, "name": pair.right.1 },
            "probability": (pair.probability * 10_000.0).round() / 10_000.0,
            "standing": output::word_of(pair.standing),
            "judgement": pair.judged.map(output::judgement_word),
            "reasons": pair.reasons,
        })
    });
    if let (None, Some(object)) = (&input.out, value.as_object_mut()) {
        object.insert("pairs".to_owned(), pairs.collect());
    }
    value
}
