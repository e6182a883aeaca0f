//! The command `paradero`: reads the command line, builds the desk, prints.

mod args;
mod bench;
mod find;
mod law;
mod link;
mod pack;
mod print;
mod read;
mod serve;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicI64, Ordering};

use args::{Arguments, Command, FailOn, Speech};
use clap::Parser as _;
use pack::text_of;
use paradero_desk::{
    Belief, Check, CheckFault, CheckFile, Ctx, Days, Desk, Instant, Language, Refusal, Reporter, Viewer, check, watch,
};

/// Why the command ends without having done its work; the exit code is 2.
pub(crate) struct Failure(pub(crate) String);

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Self("there is no such thing".to_owned()),
            Refusal::Invalid(faults) => {
                let each: Vec<String> = faults.iter().map(|f| format!("{}: {}", f.field, f.message)).collect();
                Self(each.join("\n"))
            }
            Refusal::Broken { message, hint } => Self(format!("{}\n{hint}", message.trim_end())),
        }
    }
}

impl From<CheckFault> for Failure {
    fn from(fault: CheckFault) -> Self {
        Self(fault.0.trim_end().to_owned())
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(code) => code,
        Err(Failure(message)) => {
            print::complain(&message);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve(input) => serve::serve(&input),
        Command::Check(input) => check_files(&input),
        Command::Import(input) => {
            let desk = desk(&input.ledger, None)?;
            let belief = if input.keep_recorded { Belief::AsTold } else { Belief::Now };
            let done = desk.import(&files(&input.files)?, now(), &input.by, belief)?;
            print::line(&format!("{} added, {} there already", done.added, done.already));
            Ok(ExitCode::SUCCESS)
        }
        Command::Export(input) => {
            let exported = desk_that_is(&input.ledger, None)?.export(&Viewer::counsel("export"))?;
            print::text(&exported.text);
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify(input) => {
            let text = desk_that_is(&input.ledger, None)?.verify()?;
            print::line(&text);
            Ok(ExitCode::SUCCESS)
        }
        Command::Find(input) => find::find(&input),
        Command::Read(input) => read::read(&input),
        Command::Watch(input) => print_watch(&input),
        Command::Bench(input) => bench::bench(&input),
        Command::Law(input) => law::law(&input),
        Command::Link(input) => link::link(&input),
    }
}

fn check_files(input: &args::Check) -> Result<ExitCode, Failure> {
    let (files, pack) = (files(&input.files)?, text_of(input.pack.as_deref())?.pack()?);
    let judged = check(&Check {
        files: &files,
        as_of: input.as_of.as_deref(),
        known_on: input.known_on.as_deref(),
        now: now(),
        pack: &pack,
        language: language(input.lang),
    })?;
    if input.json {
        print::json(&judged);
    } else {
        print::judged(&judged, language(input.lang));
    }
    Ok(if fails(&judged, input.fail_on) { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Whether any verdict is as bad as asked, or worse.
fn fails(judged: &serde_json::Value, fail_on: Option<FailOn>) -> bool {
    let bad: &[&str] = match fail_on {
        None => return false,
        Some(FailOn::NotShown) => &["not_shown", "crossed"],
        Some(FailOn::Crossed) => &["crossed"],
    };
    let people = judged["people"].as_array().into_iter().flatten();
    let mut verdicts = people.flat_map(|person| person["verdicts"].as_array().into_iter().flatten());
    verdicts.any(|verdict| verdict["verdict"].as_str().is_some_and(|word| bad.contains(&word)))
}

fn print_watch(input: &args::Watch) -> Result<ExitCode, Failure> {
    let path = input.ledger.clone().map_or_else(|| serve::data_file("desk.ledger"), Ok)?;
    let desk = desk_that_is(&path, input.pack.as_deref())?.telling(progress());
    let language = language(input.lang);
    let ctx = Ctx { desk: &desk, now: now(), language, viewer: Viewer::counsel("watch") };
    let days = Days { as_of: input.as_of.clone().unwrap_or_default(), ..Days::default() };
    let view = watch(&ctx, &days)?;
    if input.json {
        print::json(&serde_json::to_value(&view).unwrap_or_default());
    } else {
        print::watch(&view, language);
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn language(speech: Speech) -> Language {
    match speech {
        Speech::En => Language::English,
        Speech::Es => Language::Spanish,
    }
}

/// What time it is. The one place that asks the machine.
#[expect(clippy::disallowed_methods, reason = "the command is where time comes from")]
pub(crate) fn now() -> Instant {
    jiff::Timestamp::now().into()
}

pub(crate) fn desk(path: &Path, pack: Option<&Path>) -> Result<Desk, Failure> {
    let text = text_of(pack)?;
    Ok(Desk::open(path, text.text(), text.pack()?)?)
}

/// A desk on a ledger that must be there already.
pub(crate) fn desk_that_is(path: &Path, pack: Option<&Path>) -> Result<Desk, Failure> {
    if path.exists() {
        return desk(path, pack);
    }
    let hint = "name another with --ledger, or make one with `paradero import`";
    Err(Failure(format!("there is no ledger at {}\n{hint}", path.display())))
}

/// Tells on standard error how far it has come, once it takes longer than two seconds, and no more than once a second.
pub(crate) fn progress() -> Reporter {
    let told = AtomicI64::new(now().second());
    Box::new(move |done, total| {
        let second = now().second();
        if done == 0 {
            told.store(second + 1, Ordering::Relaxed);
        } else if second > told.load(Ordering::Relaxed) {
            told.store(second, Ordering::Relaxed);
            print::complain(&format!("judged {done} of {total}"));
        }
    })
}

pub(crate) fn files(paths: &[PathBuf]) -> Result<Vec<CheckFile>, Failure> {
    let mut all = Vec::new();
    let mut faults = Vec::new();
    for path in paths {
        match read(path) {
            Ok(file) => all.push(file),
            Err(Failure(fault)) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(Failure(faults.join("\n"))) }
}

fn read(path: &Path) -> Result<CheckFile, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Failure(format!("{name}: cannot be read: {error}")))?;
    utf8(name, bytes)
}

/// A file's bytes as text, which they must be.
pub(crate) fn utf8(name: String, bytes: Vec<u8>) -> Result<CheckFile, Failure> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..at).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        Failure(format!("{name}:{line}: the file is not UTF-8 text\n    help: save it as UTF-8"))
    })?;
    Ok(CheckFile { name, text })
}
