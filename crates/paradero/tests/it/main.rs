//! The command as it is run: standard output, standard error and exit code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod bench;
mod find;
mod law;
mod link;
mod read;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paradero")).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn andry() -> String {
    example("andry.paradero").to_str().unwrap().to_owned()
}

#[test]
fn check_prints_json_that_names_what_it_rests_on() {
    let output = run(&["check", &andry(), "--as-of", "2025-03-16", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let judged: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(judged["as_of"], "2025-03-16T23:59:59-04:00");
    assert_eq!(judged["pack"]["name"], "us");
    assert_eq!(judged["pack"]["digest"].as_str().unwrap().len(), 64);
    let people = judged["people"].as_array().unwrap();
    let andry = people.iter().find(|p| p["id"] == "andry").unwrap();
    let verdict = andry["verdicts"].as_array().unwrap().iter().find(|v| v["safeguard"] == "AE-04").unwrap();
    assert_eq!(verdict["verdict"], "not_shown");
    let because = verdict["because"].as_array().unwrap();
    assert!(because.iter().any(|s| s["source"] == "visaverge" && s["place"] == "line 26"));
    for key in ["due", "contested", "certainty", "says"] {
        assert!(verdict.get(key).is_some(), "{key}");
    }
}

#[test]
fn check_prints_text_in_both_languages() {
    for (lang, word) in [("en", "This is no legal advice."), ("es", "Esto no es asesoría legal.")] {
        let output = run(&["check", &andry(), "--as-of", "2025-03-16", "--lang", lang]);
        assert!(out(&output).contains(word));
    }
}

#[test]
fn fail_on_sets_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("foia.paradero");
    let text = "source letter \"A letter\"\n  kind note\nperson ana \"Ana (made up)\"\n  made up\n2026-03-02 foia_filed of \"ICE\"\n  letter asserts\n";
    std::fs::write(&path, text).unwrap();
    let code = |day: &str, fail_on: &str| {
        run(&["check", path.to_str().unwrap(), "--as-of", day, "--fail-on", fail_on]).status.code()
    };
    assert_eq!(code("2026-03-03", "not_shown"), Some(0), "the clock runs");
    assert_eq!(code("2026-06-01", "not_shown"), Some(1), "time is up");
    assert_eq!(code("2026-06-01", "crossed"), Some(0), "and the record does not show that it was not done");
}

#[test]
fn every_fault_is_shown_with_its_place_and_nothing_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.paradero");
    std::fs::write(&path, "persn ana \"Ana\"\nperson ana \"Ana\"\n2025-03-15 arested\n  call asserts\n").unwrap();
    let output = run(&["check", path.to_str().unwrap(), "--json"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""));
    let text = err(&output).replace(path.to_str().unwrap(), "bad.paradero");
    insta::assert_snapshot!(text);
}

#[test]
fn a_file_that_is_not_there_or_not_text_is_named() {
    let missing = run(&["check", "/nowhere/at-all.paradero"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).starts_with("/nowhere/at-all.paradero: cannot be read"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("binary.paradero");
    std::fs::write(&path, b"person ana \"Ana\"\n\xff\xfe").unwrap();
    assert!(err(&run(&["check", path.to_str().unwrap()])).contains("binary.paradero:2: the file is not UTF-8"));
}

#[test]
fn import_export_and_watch_go_round() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("team.ledger");
    let ledger = ledger.to_str().unwrap();
    let first = run(&["import", "--ledger", ledger, "--keep-recorded", &andry()]);
    assert!(out(&first).ends_with("added, 0 there already\n"), "{}{}", out(&first), err(&first));
    assert!(out(&run(&["import", "--ledger", ledger, "--keep-recorded", &andry()])).starts_with("0 added,"));
    assert!(out(&run(&["export", "--ledger", ledger])).contains("person andry \"Andry José Hernández Romero\""));
    let watch = out(&run(&["watch", "--ledger", ledger, "--as-of", "2025-03-16"]));
    assert!(watch.contains("AE-04") && watch.contains("RP-08"), "{watch}");
    assert!(out(&run(&["verify", "--ledger", ledger])).contains("entries"));
}

#[test]
fn a_ledger_that_is_not_there_is_not_made_by_reading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.ledger");
    let output = run(&["export", "--ledger", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("there is no ledger at"));
    assert!(!path.exists());
}

#[test]
fn the_law_is_listed_and_shown() {
    let listed = out(&run(&["law", "list"]));
    assert!(listed.contains("CU-12") && listed.contains("[UNVERIFIED]"));
    let shown = out(&run(&["law", "show", "CU-12", "--lang", "es"]));
    assert!(shown.contains("safeguard CU-12"));
    assert!(err(&run(&["law", "show", "cu12"])).contains("did you mean `CU-12`?"));
    assert!(out(&run(&["law", "kinds"])).contains("removal_executed"));
}

#[test]
fn the_desk_listens_on_this_machine_alone() {
    let output = run(&["serve", "--demo", "--listen", "0.0.0.0:0"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("not an address of this machine alone"));
}

#[test]
fn help_teaches() {
    let help = out(&run(&["--help"]));
    for word in ["serve", "check", "import", "export", "watch", "law", "verify", "legal advice"] {
        assert!(help.contains(word), "{word}");
    }
    assert!(out(&run(&["check", "--help"])).contains("Exit: 0 judged"));
}
