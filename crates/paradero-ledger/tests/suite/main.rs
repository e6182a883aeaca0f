//! Every integration test of the ledger, in one binary.
#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, and in what tests share, a surprise is a failure")]

use std::path::Path;

mod append;
mod chain;
mod crash;
mod files;
mod guard;
mod model;
mod opening;
mod samples;
mod sharing;
mod standings;

/// A file in this folder that is not named above would never run.
#[test]
fn no_test_file_is_forgotten() {
    let here = include_str!("main.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(name == "main" || here.contains(&format!("\nmod {name};\n")), "tests/suite/{name}.rs never runs");
    }
}
