//! Automation: `cargo run -p xtask -- fuzz --seconds 10`, `cargo run -p xtask -- bench [--small]`.

use std::io::Write as _;
use std::process::{Command, ExitCode};

/// The fuzz targets: a crate and the test of it that mutates a corpus for as long as it is told.
const FUZZ: [(&str, &str); 4] = [
    ("paradero-record", "fuzz::"),
    ("paradero-record", "moment_fuzz::"),
    ("paradero-law", "fuzz::"),
    ("paradero-reader", "damaged_"),
];

/// The benchmarks: a crate and its bench.
const BENCHES: [(&str, &str); 9] = [
    ("paradero-record", "narrow"),
    ("paradero-law", "columns"),
    ("paradero-law", "judge"),
    ("paradero-ledger", "ledger"),
    ("paradero-desk", "desk"),
    ("paradero-names", "find"),
    ("paradero-reader", "sheet"),
    ("paradero-reader", "document"),
    ("paradero-prose", "reading"),
];

const USAGE: &str = "cargo run -p xtask -- fuzz [--seconds N]   mutate valid input for N seconds on each target (3)
cargo run -p xtask -- bench [--small]      run the benchmarks; --small runs each once on little input";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["fuzz"] => fuzz("3"),
        ["fuzz", "--seconds", seconds] if seconds.parse::<u32>().is_ok() => fuzz(seconds),
        ["bench"] => bench(&["--bench"]),
        ["bench", "--small"] => bench(&["--test"]),
        _ => {
            say(USAGE);
            ExitCode::from(2)
        }
    }
}

fn fuzz(seconds: &str) -> ExitCode {
    let run = |(package, target): (&str, &str)| {
        say(&format!("fuzz {package} {target}* for {seconds} s"));
        let mut cargo = cargo();
        cargo.args(["test", "--locked", "--quiet", "-p", package, "--test", "it", "--", target]);
        cargo.env("PARADERO_FUZZ_SECONDS", seconds);
        succeeds(&mut cargo)
    };
    all(FUZZ.into_iter().map(run))
}

fn bench(options: &[&str]) -> ExitCode {
    let run = |(package, target): (&str, &str)| {
        say(&format!("bench {package} {target}"));
        let mut cargo = cargo();
        succeeds(cargo.args(["bench", "--locked", "--quiet", "-p", package, "--bench", target, "--"]).args(options))
    };
    all(BENCHES.into_iter().map(run))
}

/// The cargo that runs this, or the one on the path.
fn cargo() -> Command {
    Command::new(option_env!("CARGO").unwrap_or("cargo"))
}

fn succeeds(command: &mut Command) -> bool {
    match command.status() {
        Ok(status) => status.success(),
        Err(error) => {
            say(&format!("cannot run cargo: {error}"));
            false
        }
    }
}

/// Runs everything, also after a failure, so that all failures are seen.
fn all(results: impl Iterator<Item = bool>) -> ExitCode {
    let failed = results.filter(|succeeded| !succeeded).count();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn say(text: &str) {
    // Nobody is left to be told when standard output is closed.
    let _closed = writeln!(std::io::stdout(), "{text}");
}
