//! Packs with faults, each with the messages that a person gets, and packs that are none at all. `UPDATE=1` writes the messages anew.

use std::fs;
use std::path::{Path, PathBuf};

use paradero_law::Pack;
use paradero_record::notation::render;

use crate::suite::is_update;

fn files(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/malformed");
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|e| e == extension)).collect();
    files.sort();
    files
}

#[test]
fn every_fault_has_its_message() {
    let mut wrong = Vec::new();
    for path in files("law") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let fault = Pack::parse(&text).map(|_| name.clone()).expect_err("a fault");
        let shown = render(&name, &text, &fault.diagnostics);
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
        assert!(path.with_extension("law").exists(), "{} has no file", path.display());
    }
    assert!(files("law").len() >= 90);
}

#[test]
fn every_message_says_where_and_nearly_every_one_what_to_do() {
    let (mut all, mut helpful) = (0, 0);
    for path in files("law") {
        for one in Pack::parse(&fs::read_to_string(&path).unwrap()).unwrap_err().diagnostics {
            assert!(one.line >= 1 && one.columns.0 >= 1 && one.columns.0 < one.columns.1, "{one:?}");
            assert!(!one.message.is_empty() && !one.message.ends_with('.'), "{one:?}");
            all += 1;
            helpful += usize::from(one.help.is_some());
        }
    }
    assert!(helpful * 3 > all * 2, "only {helpful} of {all} say what to do");
}
