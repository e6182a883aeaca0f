//! What may be typed after `paradero`, and the help that teaches it.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "paradero",
    version,
    about = "Keeps watch over people in immigration custody",
    long_about = "Keeps watch over people in immigration custody: one sourced timeline per person, judged by the safeguards \
                  that the law owes them. It works on this machine alone; nothing leaves it.\n\nIt gives no legal advice.",
    after_help = "Begin here:\n  paradero serve --demo              the desk with the worked case, in a browser\n  \
                  paradero check FILE --as-of DAY    judge a notation file, without keeping anything\n  \
                  paradero law show CU-12            what a safeguard says, and where it is written\n\nThe notation is described \
                  in docs/notation.md."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Open the desk on this machine, for a browser
    #[command(
        after_help = "The desk listens on this machine alone. Press Ctrl-C to end it.\n\n  paradero serve --demo\n  \
                            paradero serve --ledger team.ledger --listen 127.0.0.1:8080"
    )]
    Serve(Serve),
    /// Add notation files to a ledger; the same file twice adds nothing
    #[command(
        after_help = "Nothing is added when any line of any file has a fault.\n\n  paradero import --ledger team.ledger case.paradero"
    )]
    Import(Import),
    /// Write everything in a ledger as notation
    Export(Export),
    /// Judge notation files without a ledger
    #[command(
        after_help = "Exit: 0 judged; 1 judged, and --fail-on found what it names; 2 the input has faults, and nothing was judged.\n\n  \
                            paradero check examples/andry.paradero --as-of 2025-03-16\n  \
                            paradero check case.paradero --json --fail-on not_shown"
    )]
    Check(Check),
    /// Find somebody by a name as it was said, in a ledger or in a list
    #[command(
        after_help = "A year of birth and the code of a country may stand behind the name. Lists are CSV or XLSX of any shape; --map says                       which column means what, as in 'given=C, surname=B, born:dmy=F'; without it the columns are guessed.\n\n\
                      Exit: 0 somebody is at least 50 % likely; 1 nobody is; 2 something cannot be read.\n\n  \
                      paradero find ana hernandes 1993 VE --ledger team.ledger\n  \
                      paradero find \"hernandes, ana\" --age 31 --list roster.xlsx"
    )]
    Find(Find),
    /// Print what somebody must look at
    Watch(Watch),
    /// Read the law pack
    #[command(subcommand)]
    Law(Law),
    /// Link two lists, or one with itself: which rows are the same person, with the reasons
    #[command(
        after_help = "Lists are CSV or XLSX of any shape. --map says which column means what: name, given, surname, second_surname, \
                      born, birth_year, age, country, sex, place, note, identifier.KIND, date.EVENT; without it the columns are \
                      guessed, and told. Fill in the column judgement of the pairs (same, different) and give the file back with \
                      --judgements.\n\nExit: 0 linked; 1 interrupted, and nothing was written; 2 something cannot be read.\n\n  \
                      paradero link hotline.csv roster.xlsx --out pairs.csv\n  \
                      paradero link roster.csv --map 'name=B, born:mdy=D' --groups groups.csv"
    )]
    Link(Link),
    /// Read an article, a mail, a PDF or a form: what it seems to say, and where it disagrees; nothing is kept
    #[command(
        after_help = "Files may be HTML or saved pages, PDF, DOCX, EML or plain text. Nothing is fetched. --published says when the text \
                      appeared, where it does not print it: `last Tuesday` is counted from there. With several files --json prints one \
                      object on a line each.\n\nExit: 0 read; 2 a file could not be read.\n\n  \
                      paradero read article.html --published 2025-05-14 --about \"Ana Soto\"\n  \
                      paradero read *.txt --json > proposals.ndjson"
    )]
    Read(Read),
    /// Check a ledger's chain: that nothing in it was changed or put in between. Keep the head that it prints: another head
    /// for as many entries, or fewer entries, shows that something was cut off
    Verify(Verify),
    /// Measure how fast this machine judges
    #[command(subcommand)]
    Bench(Bench),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Speech {
    /// English
    #[default]
    En,
    /// Spanish
    Es,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The ledger file; made when it is not there [default: desk.ledger in your data folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: Option<PathBuf>,
    /// Fill an empty ledger with the worked case and eleven made-up people
    #[arg(long)]
    pub(crate) demo: bool,
    /// Where to listen; only this machine's own addresses
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7373")]
    pub(crate) listen: SocketAddr,
    /// Let the desk's clock stand at this moment
    #[arg(long, value_name = "MOMENT")]
    pub(crate) as_of: Option<String>,
    /// Under which name what is recorded is kept
    #[arg(long, value_name = "NAME", default_value = "the desk")]
    pub(crate) name: String,
    /// Another law pack than the shipped one: a file, or a folder of .law files
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The notation files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The ledger file; made when it is not there
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: PathBuf,
    /// Who imports them
    #[arg(long, value_name = "NAME", default_value = "import")]
    pub(crate) by: String,
    /// Believe what the files say of when they were recorded, instead of now
    #[arg(long)]
    pub(crate) keep_recorded: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Link {
    /// The first list
    #[arg(value_name = "A")]
    pub(crate) left: PathBuf,
    /// The second list; without it the first is linked with itself
    #[arg(value_name = "B")]
    pub(crate) right: Option<PathBuf>,
    /// Which column of A means what, as in 'given=C, surname="Last name", born:dmy=F'
    #[arg(long, value_name = "MAPPING")]
    pub(crate) map: Option<String>,
    /// The same for B
    #[arg(long, value_name = "MAPPING")]
    pub(crate) map_b: Option<String>,
    /// Each list holds each person once
    #[arg(long)]
    pub(crate) once: bool,
    /// Each row has at most one partner in the other list
    #[arg(long, requires = "right")]
    pub(crate) one_to_one: bool,
    /// The least probability with which rows are put together, 0.25 to 1
    #[arg(long, value_name = "P", default_value_t = 0.9, value_parser = wanted)]
    pub(crate) at_least: f64,
    /// The least probability with which a pair is handed out, 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.05, value_parser = share)]
    pub(crate) shown: f64,
    /// Write the pairs as CSV [default: print those most in doubt]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write the groups as CSV
    #[arg(long, value_name = "FILE")]
    pub(crate) groups: Option<PathBuf>,
    /// Write what was learnt, for another run
    #[arg(long, value_name = "FILE")]
    pub(crate) model_out: Option<PathBuf>,
    /// Use what another run learnt
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// What people said about pairs: a sheet with the columns `left_row`, `right_row`, `judgement`
    #[arg(long, value_name = "FILE")]
    pub(crate) judgements: Option<PathBuf>,
    /// How many threads; the answer does not depend on it [default: all]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// Print JSON; with all pairs, unless --out takes them
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of what is printed and of the reasons
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
}

/// A probability.
fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a probability from 0 to 1".to_owned())
}

/// A probability with which two rows may be taken for one person.
fn wanted(text: &str) -> Result<f64, String> {
    let wanted = share(text).ok().filter(|share| *share >= 0.25);
    wanted.ok_or_else(|| "a probability from 0.25 to 1".to_owned())
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The ledger file
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The ledger file
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The notation files, judged together
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// As of which moment; a date counts to its last second [default: now]
    #[arg(long, value_name = "MOMENT")]
    pub(crate) as_of: Option<String>,
    /// Only what had been recorded by then
    #[arg(long, value_name = "MOMENT")]
    pub(crate) known_on: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Exit with 1 when any verdict is this bad, or worse
    #[arg(long, value_name = "VERDICT")]
    pub(crate) fail_on: Option<FailOn>,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
    /// Another law pack than the shipped one: a file, or a folder of .law files
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub(crate) enum FailOn {
    /// Time is up and nothing in the record shows it
    NotShown,
    /// The record shows what should not have happened
    Crossed,
}

#[derive(Debug, Args)]
pub(crate) struct Find {
    /// The name
    #[arg(required = true, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// The birth as far as known: 1993, 1993-05, 1993-05-31
    #[arg(long, value_name = "DATE", conflicts_with = "age")]
    pub(crate) born: Option<String>,
    /// The age in years, today
    #[arg(long, value_name = "YEARS")]
    pub(crate) age: Option<u8>,
    /// The country, as a code or a name
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Option<String>,
    /// A place
    #[arg(long, value_name = "PLACE")]
    pub(crate) place: Option<String>,
    /// The ledger file [default: desk.ledger in your data folder]
    #[arg(long, value_name = "FILE", conflicts_with = "list")]
    pub(crate) ledger: Option<PathBuf>,
    /// A list instead: a .csv or .xlsx file
    #[arg(long, value_name = "FILE")]
    pub(crate) list: Option<PathBuf>,
    /// Which column of the list means what
    #[arg(long, value_name = "MAPPING", requires = "list")]
    pub(crate) map: Option<String>,
    /// How many are shown at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: u16,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// When the text was published, as EDTF: 2025-05-14, 2025-05
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// The person to read about [default: whom the text is about]
    #[arg(long, value_name = "NAME")]
    pub(crate) about: Option<String>,
    /// Print JSON
    #[arg(long, conflicts_with = "notation")]
    pub(crate) json: bool,
    /// Print notation, as if everything were accepted
    #[arg(long)]
    pub(crate) notation: bool,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
}

#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// The ledger file [default: desk.ledger in your data folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: Option<PathBuf>,
    /// As of which moment [default: now]
    #[arg(long, value_name = "MOMENT")]
    pub(crate) as_of: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
    /// Another law pack than the shipped one: a file, or a folder of .law files
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Law {
    /// Judge a file of events of many people, and write the findings as columns
    #[cfg(feature = "arrow")]
    #[command(
        after_help = "The columns of the events: person, ts (seconds from 1970, in universal time), kind (names as `paradero law kinds` \
                      lists them), sorted by person and ts. What an attribute would decide is left open."
    )]
    Judge(LawJudge),
    /// List the safeguards of the pack
    List {
        /// Another law pack than the shipped one: a file, or a folder of .law files
        #[arg(long, value_name = "PACK")]
        pack: Option<PathBuf>,
        /// The language of what is printed
        #[arg(long, value_enum, default_value_t)]
        lang: Speech,
    },
    /// Show one safeguard: its text, its citations, how it is judged, in both languages
    Show {
        /// Its name, such as CU-12
        id: String,
        /// Another law pack than the shipped one: a file, or a folder of .law files
        #[arg(long, value_name = "PACK")]
        pack: Option<PathBuf>,
        /// The language of what is not printed in both
        #[arg(long, value_enum, default_value_t)]
        lang: Speech,
    },
    /// Check packs: what cannot be read, and what is probably not meant
    #[command(after_help = "Exit: 0 nothing to mend; 1 warnings; 2 faults.

  paradero law check
  paradero law check packs/mine.law --json")]
    Check(LawCheck),
    /// Hold two packs against each other: what differs, and whose verdicts it changes
    #[command(after_help = "OLD and NEW are files, folders of .law files, or the word shipped.

Exit: 0 no verdict changes, or nobody's were compared; 1 verdicts change; 2 something cannot be read.

  paradero law diff shipped packs/mine.law --ledger team.ledger
  paradero law diff old.law new.law case.paradero --as-of 2026-11-23")]
    Diff(LawDiff),
    /// Run cases: timelines with what each should come to
    #[command(
        after_help = "Exit: 0 everything came to what was expected; 1 something did not; 2 something cannot be read.

  paradero law test
  paradero law test cases/ --pack packs/mine.law"
    )]
    Test(LawTest),
    /// List the kinds of events and their attributes
    Kinds {
        /// The language of what is printed
        #[arg(long, value_enum, default_value_t)]
        lang: Speech,
    },
}

#[derive(Debug, Args)]
pub(crate) struct LawCheck {
    /// The packs: files, folders of .law files, or the word shipped [default: shipped]
    #[arg(value_name = "PACK")]
    pub(crate) packs: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
}

#[derive(Debug, Args)]
pub(crate) struct LawDiff {
    /// The pack as it was
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The pack as it would be
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// Compare the verdicts on the people in these notation files
    #[arg(value_name = "FILE", conflicts_with = "ledger")]
    pub(crate) files: Vec<PathBuf>,
    /// Compare the verdicts on the people in this ledger
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: Option<PathBuf>,
    /// As of which moment; a date counts to its last second [default: now]
    #[arg(long, value_name = "MOMENT")]
    pub(crate) as_of: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
}

#[derive(Debug, Args)]
pub(crate) struct LawTest {
    /// The cases: files, or folders of .case files [default: those that the shipped pack is held to]
    #[arg(value_name = "CASES")]
    pub(crate) cases: Vec<PathBuf>,
    /// Another law pack than the shipped one: a file, or a folder of .law files
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of what is printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Speech,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Judge columns of made-up events, or of a file, beside a plain sum and beside DuckDB
    #[command(
        after_help = "About ten events a person. Where a Python has the package duckdb it runs the same three rules on the same \
                      events, and must count the same.\n\n  paradero bench law --people 100000\n  \
                      paradero bench law --file events.csv --threads 4"
    )]
    Law(BenchLaw),
    /// Find and link made-up people by distorted names, beside others that do the same work
    #[command(
        after_help = "The people, the queries and the lists are made up from public tables of names, the same in every run. Where a \
                      Python has rapidfuzz or splink they do the same work; PostgreSQL does where a connection is given (it \
                      needs pg_trgm and unaccent, and makes a schema paradero_bench that it drops again).\n\n  \
                      paradero bench names --people 100000 --link-rows 100000\n  \
                      paradero bench names --python venv/bin/python --postgres postgresql://localhost/scratch\n  \
                      paradero bench names --write FOLDER"
    )]
    Names(BenchNames),
}

#[derive(Debug, Args)]
pub(crate) struct BenchNames {
    /// How many people can be found
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub(crate) people: u32,
    /// How many queries are asked
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    pub(crate) queries: u32,
    /// How many rows are linked; 0 for none
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub(crate) link_rows: u32,
    /// Another number makes other people
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// How many threads link
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) threads: usize,
    /// A Python that has the packages rapidfuzz or splink
    #[arg(long, value_name = "PATH")]
    pub(crate) python: Option<PathBuf>,
    /// A PostgreSQL database that may be written to, as psql takes it
    #[arg(long, value_name = "CONNECTION")]
    pub(crate) postgres: Option<String>,
    /// How long each of the others may search, in seconds; those who need more answer fewer queries
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(crate) peer_seconds: u32,
    /// Write people.csv, queries.csv and lists.csv into this folder, and measure nothing
    #[arg(long, value_name = "FOLDER")]
    pub(crate) write: Option<PathBuf>,
    /// Keep the files that are made on the way in this folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) keep: Option<PathBuf>,
    /// Draw calibration-search.svg and calibration-link.svg into this folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) plot: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Do one part alone, in this process; without it each part has a process of its own, so that its memory can be told
    #[arg(long, value_enum, hide = true)]
    pub(crate) part: Option<BenchPart>,
}

/// A part of the bench of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BenchPart {
    Build,
    Search,
    Link,
}

#[derive(Debug, Args)]
pub(crate) struct BenchLaw {
    /// How many people are made up
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub(crate) people: u32,
    /// Events instead of made-up ones: the columns person, ts (seconds from 2020) and ev (0 to 9), sorted by person and ts
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// How many threads, beside one
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) threads: usize,
    /// How many runs of each
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub(crate) runs: usize,
    /// A Python that has the package duckdb [default: python3, when it has]
    #[arg(long, value_name = "PATH")]
    pub(crate) python: Option<PathBuf>,
    /// Do not look for DuckDB
    #[arg(long)]
    pub(crate) no_duckdb: bool,
}

#[cfg(feature = "arrow")]
#[derive(Debug, Args)]
pub(crate) struct LawJudge {
    /// The events: a .arrow or a .parquet file
    #[arg(value_name = "EVENTS")]
    pub(crate) events: PathBuf,
    /// Where the findings go: an .arrow file
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// As of which moment; a date counts to its last second [default: that of the last event]
    #[arg(long, value_name = "MOMENT")]
    pub(crate) as_of: Option<String>,
    /// The zone in which days are counted
    #[arg(long, value_name = "ZONE", default_value = "America/New_York")]
    pub(crate) zone: String,
    /// Another law pack than the shipped one: a file, or a folder of .law files
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<PathBuf>,
}
