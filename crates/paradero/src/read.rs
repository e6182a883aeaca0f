//! Reading files without a ledger: what they seem to say, and where they disagree.

mod json;
mod said;

use std::path::Path;
use std::process::ExitCode;

use paradero_desk::{Language, on_cores};
use paradero_prose::{Ask, Reading, accept, read as read_text};
use paradero_reader::document::{self, Document};
use paradero_record::{Moment, SourceId, SourceKind, Tier, Zone, notation};

use crate::{Failure, args, language, print};

/// How many files are read before their readings are printed.
const AT_ONCE: usize = 64;

/// A file and what was read in it.
struct Done<'a> {
    name: &'a str,
    document: &'a Document,
    reading: &'a Reading,
}

pub(crate) fn read(input: &args::Read) -> Result<ExitCode, Failure> {
    let published = match input.published.as_deref().map(Moment::parse) {
        None => None,
        Some(Ok(moment)) => Some(moment),
        Some(Err(error)) => {
            let help = error.help.clone().unwrap_or_default();
            return Err(Failure(format!("--published: {error}. {help}").trim_end().to_owned()));
        }
    };
    let ask = Ask { published, about: input.about.clone() };
    let mut failed = false;
    for some in input.files.chunks(AT_ONCE) {
        for read in on_cores(some, |path| one(path, &ask, input)) {
            match read {
                Ok(read) => {
                    read.notes.iter().for_each(|note| print::complain(note));
                    print::text(&read.text);
                }
                Err(Failure(message)) => {
                    print::complain(&message);
                    failed = true;
                }
            }
        }
    }
    Ok(if failed { ExitCode::from(2) } else { ExitCode::SUCCESS })
}

/// What is printed of one file.
struct Printed {
    text: String,
    notes: Vec<String>,
}

fn one(path: &Path, ask: &Ask, input: &args::Read) -> Result<Printed, Failure> {
    let (name, language) = (path.display().to_string(), language(input.lang));
    let bytes = std::fs::read(path).map_err(|error| Failure(format!("{name}: cannot be read: {error}")))?;
    let document =
        document::open(&bytes, &name).map_err(|error| Failure(format!("{name}: {}", error.say(language))))?;
    drop(bytes);
    let reading = read_text(&document.text, ask);
    let done = Done { name: &name, document: &document, reading: &reading };
    let mut notes = Vec::new();
    let text = if input.notation {
        notated(&done)
    } else if input.json && input.files.len() > 1 {
        format!("{}\n", json::whole(&done))
    } else if input.json {
        format!("{}\n", serde_json::to_string_pretty(&json::whole(&done)).unwrap_or_default())
    } else {
        notes.extend(document.said.iter().map(|said| format!("{name}: {}", said.say(language))));
        said::whole(&done, language)
    };
    Ok(Printed { text, notes })
}

/// Everything as notation, as if all of it had been accepted. Whoever imports it should read it first.
fn notated(done: &Done<'_>) -> String {
    let stem = Path::new(done.name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = SourceId::new(accept::short_name(&stem));
    let source = accept::source(done.reading, id, SourceKind::Press);
    let zone = Zone::parse("America/New_York").unwrap_or_default();
    let record = accept::everything(done.reading, &done.document.text, source, &zone, Tier::Team);
    notation::write(&record)
}

/// What something is called in the language.
fn l(language: Language, english: &'static str, spanish: &'static str) -> &'static str {
    language.choose(english, spanish)
}
