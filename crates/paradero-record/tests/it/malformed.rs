//! Files with faults, each with the messages that a person gets. `UPDATE=1` writes the messages anew.

use std::fs;
use std::path::{Path, PathBuf};

use paradero_record::notation::{References, parse, render};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed")
}

fn files(extension: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|e| e == extension)).collect();
    files.sort();
    files
}

#[expect(clippy::disallowed_methods, reason = "whoever runs the tests asks for new expectations so")]
fn is_update() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| value == "1")
}

#[test]
fn every_fault_has_its_message() {
    let mut wrong = Vec::new();
    for path in files("paradero") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let parsed = parse(&text, None, References::Checked);
        assert!(!parsed.diagnostics.is_empty(), "{name} has no fault");
        let shown = render(&name, &text, &parsed.diagnostics);
        let expected = path.with_extension("expected");
        if is_update() {
            fs::write(&expected, &shown).unwrap();
        }
        let known = fs::read_to_string(&expected).unwrap_or_default();
        if known != shown {
            wrong.push(format!("{name}: expected\n{known}\nfound\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{} differ; look, then run again with UPDATE=1\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_message_belongs_to_a_file_and_there_are_many() {
    for path in files("expected") {
        assert!(path.with_extension("paradero").exists(), "{} has no file", path.display());
    }
    assert!(files("paradero").len() >= 60);
}

#[test]
fn every_message_says_where_and_what_and_nearly_every_one_what_to_do() {
    let (mut all, mut helpful) = (0, 0);
    for path in files("paradero") {
        let text = fs::read_to_string(&path).unwrap();
        for one in parse(&text, None, References::Checked).diagnostics {
            assert!(one.line >= 1 && one.columns.0 >= 1, "{one:?}");
            assert!(!one.message.is_empty() && !one.message.ends_with('.'), "{one:?}");
            all += 1;
            helpful += usize::from(one.help.is_some());
        }
    }
    assert!(helpful * 3 > all * 2, "only {helpful} of {all} say what to do");
}
