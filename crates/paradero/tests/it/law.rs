//! The commands that read, check and compare law packs.

use std::path::{Path, PathBuf};

use crate::{andry, err, out, run};

fn shipped_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../paradero-law/packs/us")
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A made-up pack of two safeguards; counsel must be told of a move within so long.
fn made_up(within: &str) -> String {
    format!(
        r#"pack test "Made up" version "{within}"
clock told {within}
state represented
  english "there is a lawyer"
  spanish "hay abogado"
  from counsel_appearance_filed
  until counsel_withdrew
safeguard AA-01 "Counsel is told of a move (made up)"
  spanish "Se avisa al abogado de un traslado (inventada)"
  stage custody
  when transferred
  if represented
  expect counsel_notified
  within told
  owed by ICE
  cite policy "A policy (made up)" url "https://example.org/policy" verified primary quote "told" read 2026-11-20 in "a copy (made up)"
  effective 2025-01-01/2025-06-30
  where circuit 9 | district "N.D. Cal."
  status stayed on 2026-09-29 en "A court stayed it (made up)." es "Un tribunal la suspendió (inventado)."
  plain en "Made up."
  plain es "Inventada."
  then en "Ask (made up)."
  then es "Pregunte (inventado)."
safeguard AA-01.1 "Counsel is told of a move, as it was later (made up)"
  spanish "Se avisa al abogado de un traslado, como fue después (inventada)"
  stage custody
  when transferred
  if represented
  expect counsel_notified
  within told
  owed by ICE
  cite policy "A policy (made up)" url "https://example.org/policy" verified primary quote "told"
  effective 2025-07-01/..
  plain en "Made up."
  plain es "Inventada."
  then en "Ask (made up)."
  then es "Pregunte (inventado)."
"#
    )
}

const CASE: &str = r#"source log "A log (made up)"
  kind note
person ana "Ana (made up)"
  made up
2025-08-01 counsel_appearance_filed as lawyer  attorney "Luz (made up)"
  log asserts
2025-09-01T09:00Z transferred as move  from "A" to "B"
  log asserts
2025-09-03T09:00Z counsel_notified as told
  log asserts
"#;

/// A folder with two packs that differ in a length, and a case.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("old.law"), made_up("24 hours")).unwrap();
    std::fs::write(folder.path().join("new.law"), made_up("72 hours")).unwrap();
    std::fs::write(folder.path().join("case.paradero"), CASE).unwrap();
    folder
}

#[test]
fn diff_tells_what_differs_and_whose_verdicts_it_changes() {
    let folder = folder();
    let [old, new, case] = ["old.law", "new.law", "case.paradero"].map(|name| folder.path().join(name));
    let same = run(&["law", "diff", text(&old), text(&old), text(&case), "--as-of", "2025-10-01"]);
    assert_eq!(same.status.code(), Some(0), "{}", err(&same));
    assert!(out(&same).contains("Nothing differs."));
    let diff = ["law", "diff", text(&old), text(&new), text(&case), "--as-of", "2025-10-01"];
    let told = run(&diff);
    assert_eq!(told.status.code(), Some(1), "{}", err(&told));
    let told = out(&told);
    for line in [
        "clock told — changed: the length of time",
        "safeguard AA-01.1 — changed: the length of time",
        "1 verdicts change, of 1 people",
        "Ana (made up): AA-01.1 Counsel is told of a move, as it was later (made up)",
        "because of: the length of time",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let judged: serde_json::Value = serde_json::from_str(&out(&run(&[&diff[..], &["--json"]].concat()))).unwrap();
    let verdict = &judged["verdicts"][0];
    assert_eq!((&verdict["trigger"], &verdict["safeguard"]), (&"move".into(), &"AA-01.1".into()));
    assert_eq!(verdict["before"]["verdict"], "not_shown");
    assert_eq!(verdict["before"]["due_latest"], "2025-09-02T09:00:59Z");
    assert_eq!(verdict["after"]["verdict"], "kept");
    assert_eq!(verdict["before"]["pack"], judged["old"]["digest"]);
    assert_eq!(verdict["after"]["pack"], judged["new"]["digest"]);
    assert_ne!(judged["old"]["digest"], judged["new"]["digest"]);
    let spanish = out(&run(&[&diff[..], &["--lang", "es"]].concat()));
    assert!(spanish.contains("cambian 1 veredictos, de 1 personas") && spanish.contains("el plazo"), "{spanish}");
}

#[test]
fn diff_on_a_ledger_is_diff_on_its_files() {
    let folder = folder();
    let [old, new, case, ledger] =
        ["old.law", "new.law", "case.paradero", "team.ledger"].map(|name| folder.path().join(name));
    assert_eq!(run(&["import", "--ledger", text(&ledger), text(&case)]).status.code(), Some(0));
    let diff = |on: &[&str]| {
        let asked = [&["law", "diff", text(&old), text(&new), "--as-of", "2025-10-01", "--json"], on].concat();
        let output = run(&asked);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        serde_json::from_str::<serde_json::Value>(&out(&output)).unwrap()
    };
    assert_eq!(diff(&[text(&case)])["verdicts"], diff(&["--ledger", text(&ledger)])["verdicts"]);
}

#[test]
fn the_shipped_pack_is_its_folder_and_differs_in_nothing_from_itself() {
    let folder = shipped_folder();
    let output = run(&["law", "diff", "shipped", text(&folder), &andry(), "--as-of", "2025-03-16", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let judged: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(judged["old"]["digest"], judged["new"]["digest"], "joined in the order of the shipped pack");
    assert_eq!(judged["parts"].as_array().unwrap().len(), 0);
}

#[test]
fn diff_tells_of_what_was_added_and_removed() {
    let folder = folder();
    let [old, less, case] = ["old.law", "less.law", "case.paradero"].map(|name| folder.path().join(name));
    let whole = made_up("24 hours");
    let (kept, _) = whole.split_once("safeguard AA-01.1").unwrap();
    std::fs::write(&less, kept).unwrap();
    let diff = |from: &Path, to: &Path| {
        let output = run(&["law", "diff", text(from), text(to), text(&case), "--as-of", "2025-10-01", "--json"]);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        serde_json::from_str::<serde_json::Value>(&out(&output)).unwrap()
    };
    let (removed, added) = (diff(&old, &less), diff(&less, &old));
    assert_eq!((&removed["parts"][0]["change"], &added["parts"][0]["change"]), (&"removed".into(), &"added".into()));
    let verdict = |view: &serde_json::Value, side: &str| view["verdicts"][0][side]["verdict"].clone();
    assert_eq!(
        (verdict(&removed, "before"), verdict(&removed, "after")),
        ("not_shown".into(), serde_json::Value::Null)
    );
    assert_eq!((verdict(&added, "before"), verdict(&added, "after")), (serde_json::Value::Null, "not_shown".into()));
    assert_eq!(added["verdicts"][0]["why"][0], "the safeguard is new");
}

#[test]
fn check_tells_faults_by_file_and_line_and_what_is_probably_not_meant() {
    let folder = tempfile::tempdir().unwrap();
    let whole = made_up("24 hours");
    let (head, rest) = whole.split_once("safeguard AA-01 ").unwrap();
    std::fs::write(folder.path().join("pack.law"), head).unwrap();
    let broken = format!("safeguard AA-01 {}", rest.replace("expect counsel_notified", "expect counsel_notifed"));
    std::fs::write(folder.path().join("custody.law"), &broken).unwrap();
    let output = run(&["law", "check", text(folder.path())]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(told.contains("custody.law:6:10: ") && told.contains("did you mean `counsel_notified`?"), "{told}");
    let json = run(&["law", "check", text(folder.path()), "--json"]);
    assert_eq!(json.status.code(), Some(2));
    let checked: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    let fault = &checked["packs"][0]["checked"]["faults"][0];
    assert!(fault["file"].as_str().unwrap().ends_with("custody.law") && fault["line"] == 6, "{fault}");
    assert_eq!(checked["packs"][0]["checked"]["digest"], serde_json::Value::Null);
    let open = folder.path().join("open.law");
    std::fs::write(&open, whole.replace("  until counsel_withdrew\n", "")).unwrap();
    let output = run(&["law", "check", text(&open)]);
    assert_eq!(output.status.code(), Some(1), "{}{}", out(&output), err(&output));
    assert!(out(&output).contains("open.law:3: warning: represented: "), "{}", out(&output));
    assert_ne!(run(&["law", "check"]).status.code(), Some(2), "the shipped pack has no fault");
}

#[test]
fn test_runs_cases_and_tells_what_was_expected() {
    let folder = folder();
    let old = folder.path().join("old.law");
    let cases = folder.path().join("cases");
    std::fs::create_dir(&cases).unwrap();
    let case = |name: &str, verdict: &str| {
        let head = format!(
            "# A move of which counsel is told late (made up).\n#! as of 2025-10-01\n#! expect AA-01.1 move {verdict}\n"
        );
        std::fs::write(cases.join(name), head + CASE).unwrap();
    };
    case("good.case", "not_shown certain");
    let run_cases = |more: &[&str]| run(&[&["law", "test", text(&cases), "--pack", text(&old)], more].concat());
    let good = run_cases(&[]);
    assert_eq!(good.status.code(), Some(0), "{}{}", out(&good), err(&good));
    assert!(out(&good).contains("1 lines as expected, 0 failed") && out(&good).contains("No case is about: AA-01\n"));
    case("wrong.case", "kept certain");
    let wrong = run_cases(&[]);
    assert_eq!(wrong.status.code(), Some(1));
    let told = out(&wrong);
    for line in ["wrong.case:3: AA-01.1", "expected: move kept certain", "found: move not_shown certain", "1 failed"] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let json: serde_json::Value = serde_json::from_str(&out(&run_cases(&["--json"]))).unwrap();
    assert_eq!((&json["as_expected"], &json["failed"][0]["line"]), (&1.into(), &3.into()));
    std::fs::write(cases.join("broken.case"), "#! as of 2025-10-01\n#! expect AA-01.1\n2025 arrested\n").unwrap();
    let broken = run_cases(&[]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(err(&broken).contains("broken.case:"), "{}", err(&broken));
}

#[test]
fn without_paths_the_shipped_cases_are_run() {
    let output = run(&["law", "test"]);
    let told = out(&output);
    assert_eq!(output.status.code(), Some(0), "{told}{}", err(&output));
    assert!(told.contains(" 0 failed\n") && !told.contains("No case is about"), "{told}");
    // By another pack the same cases come to something else, and that is told.
    let folder = folder();
    let other = run(&["law", "test", "--pack", text(&folder.path().join("old.law"))]);
    assert!(other.status.code() != Some(0) && err(&other).contains("shipped/"), "{}", err(&other));
}

#[test]
fn show_reads_in_both_languages_with_versions_courts_and_copies() {
    let folder = folder();
    let old = folder.path().join("old.law");
    let shown = out(&run(&["law", "show", "AA-01", "--pack", text(&old)]));
    for line in [
        "Counsel is told of a move (made up)",
        "Se avisa al abogado de un traslado (inventada)",
        "→ Ask (made up).",
        "→ Pregunte (inventado).",
        "A court stayed it (made up).",
        "Un tribunal la suspendió (inventado).",
        "The same rule:",
        "AA-01.1   Counsel is told of a move, as it was later (made up)  (2025-07-01/..)",
        "Stands in: circuit 9, district N.D. Cal.",
        "read on 20 November 2026: a copy (made up)",
        "safeguard AA-01 \"Counsel",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let digest = shown.lines().last().unwrap().rsplit(' ').next().unwrap();
    assert!(digest.len() == 64 && digest.chars().all(|c| c.is_ascii_hexdigit()), "{digest}");
}

#[test]
fn another_pack_judges_checks_and_watches() {
    let folder = folder();
    let [old, case, ledger] = ["old.law", "case.paradero", "team.ledger"].map(|name| folder.path().join(name));
    let listed = out(&run(&["law", "list", "--pack", text(&old)]));
    assert!(listed.contains("AA-01.1") && !listed.contains("CU-12"), "{listed}");
    let judged = out(&run(&["check", text(&case), "--as-of", "2025-10-01", "--pack", text(&old)]));
    assert!(judged.contains("AA-01.1") && judged.contains("Law pack test 24 hours"), "{judged}");
    assert_eq!(run(&["import", "--ledger", text(&ledger), text(&case)]).status.code(), Some(0));
    let watch = out(&run(&["watch", "--ledger", text(&ledger), "--as-of", "2025-09-02", "--pack", text(&old)]));
    assert!(watch.contains("AA-01.1") && !watch.contains("CU-12"), "{watch}");
}

#[test]
fn a_pack_with_faults_judges_nobody() {
    let folder = folder();
    let [bad, case, ledger] = ["bad.law", "case.paradero", "team.ledger"].map(|name| folder.path().join(name));
    std::fs::write(&bad, made_up("24 hours").replace("within told", "within tld")).unwrap();
    assert_eq!(run(&["import", "--ledger", text(&ledger), text(&case)]).status.code(), Some(0));
    for command in [
        vec!["check", text(&case), "--pack", text(&bad)],
        vec!["watch", "--ledger", text(&ledger), "--pack", text(&bad)],
        vec!["serve", "--ledger", text(&ledger), "--pack", text(&bad), "--listen", "127.0.0.1:0"],
        vec!["law", "list", "--pack", text(&bad)],
        vec!["law", "show", "AA-01", "--pack", text(&bad)],
        vec!["law", "diff", "shipped", text(&bad)],
        vec!["law", "test", text(&case), "--pack", text(&bad)],
    ] {
        let output = run(&command);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(2), ""), "{command:?}");
        assert!(err(&output).contains("bad.law:14:"), "{command:?}: {}", err(&output));
    }
}

#[test]
fn what_is_no_pack_is_named_and_soon() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("empty")).unwrap();
    std::fs::write(path("binary.law"), b"pack us \"\"\n\xff\xfe\0").unwrap();
    std::fs::write(path("large.law"), "x\n".repeat(5_000_000)).unwrap();
    std::fs::write(path("junk.law"), "§ ( \" x\n".repeat(100_000)).unwrap();
    std::fs::write(path("long.law"), "x ".repeat(500_000)).unwrap();
    std::fs::write(path("none.law"), "").unwrap();
    for (name, says) in [
        ("missing.law", "missing.law: cannot be read"),
        ("empty", "no file in this folder ends in .law"),
        ("binary.law", "binary.law:2: the file is not UTF-8"),
        ("large.law", "at most 1 MiB"),
        ("junk.law", "… and "),
        ("long.law", "long.law:1:"),
        ("none.law", "the pack has no name"),
    ] {
        let path = path(name);
        for command in [vec!["law", "check", text(&path)], vec!["law", "diff", "shipped", text(&path)]] {
            let output = run(&command);
            assert_eq!(output.status.code(), Some(2), "{command:?}");
            let told = err(&output);
            assert!(told.contains(says), "{command:?}: {}", told.chars().take(2_000).collect::<String>());
            assert!(told.len() < 100_000, "{command:?}: {} bytes", told.len());
        }
    }
    let cases = run(&["law", "test", text(&path("large.law"))]);
    assert!(cases.status.code() == Some(2) && err(&cases).contains("at most 1 MiB"));
    let none = run(&["law", "test", text(&path("empty"))]);
    assert!(none.status.code() == Some(2) && err(&none).contains("ends in .case"));
}
