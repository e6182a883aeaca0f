//! The command that reads a text without a ledger.

use serde_json::Value;

use super::{err, out, run};

const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/article.txt");

fn read(more: &[&str]) -> Value {
    let mut line = vec!["read", ARTICLE, "--published", "2025-05-14", "--json"];
    line.extend_from_slice(more);
    let read = run(&line);
    assert_eq!((read.status.code(), err(&read).as_str()), (Some(0), ""), "{}", out(&read));
    serde_json::from_str(&out(&read)).unwrap()
}

#[test]
fn ranges_are_characters_and_quote_the_text() {
    let view = read(&[]);
    let text: Vec<char> = std::fs::read_to_string(ARTICLE).unwrap().chars().collect();
    let proposals = view["proposals"].as_array().unwrap();
    assert!(proposals.len() > 20, "{}", proposals.len());
    let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    for proposal in proposals {
        let (start, end) = (at(&proposal["range"][0]), at(&proposal["range"][1]));
        let quote: String = text[start..end].iter().collect();
        assert_eq!(proposal["quote"], quote);
        for field in ["id", "kind", "stance", "firmness", "rule", "role", "section"] {
            assert!(proposal[field].as_str().is_some_and(|word| !word.is_empty()), "{field}: {proposal}");
        }
    }
    let kinds: Vec<&str> = proposals.iter().filter_map(|one| one["event"].as_str()).collect();
    assert!(kinds.contains(&"arrested") && kinds.contains(&"transferred"), "{kinds:?}");
    for check in view["checks"].as_array().unwrap() {
        assert_eq!(check["ranges"].as_array().unwrap().len(), check["quotes"].as_array().unwrap().len());
        assert!(check["says"]["en"].is_string() && check["says"]["es"].is_string(), "{check}");
    }
    assert_eq!(view["source"]["byline"], "Nora Salas");
    assert_eq!(view, read(&[]), "the same text gives the same answer");
}

#[test]
fn a_person_is_told_what_a_text_seems_to_say() {
    let english = run(&["read", ARTICLE, "--published", "2025-05-14"]);
    assert!(out(&english).contains("read about: Wilmer Zelaya Mejía"), "{}", out(&english));
    assert!(out(&english).contains("Nothing of this is on record."));
    let spanish = run(&["read", ARTICLE, "--published", "2025-05-14", "--lang", "es"]);
    assert!(out(&spanish).contains("leído sobre: Wilmer Zelaya Mejía"), "{}", out(&spanish));
}

#[test]
fn what_is_read_can_be_imported_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (case, ledger) = (path("case.paradero"), path("team.ledger"));
    let read = run(&["read", ARTICLE, "--published", "2025-05-14", "--notation"]);
    std::fs::write(&case, out(&read)).unwrap();
    let first = run(&["import", "--ledger", &ledger, &case]);
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let again = run(&["import", "--ledger", &ledger, &case]);
    assert!(out(&again).starts_with("0 added"), "{}", out(&again));
}

#[test]
fn several_files_are_lines_and_one_that_cannot_be_read_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("picture.png");
    std::fs::write(&bad, b"\x89PNG\r\n\x1a\n0000").unwrap();
    let read = run(&["read", ARTICLE, bad.to_str().unwrap(), ARTICLE, "--json"]);
    assert_eq!(read.status.code(), Some(2));
    assert_eq!(out(&read).lines().count(), 2, "what can be read is read");
    assert!(err(&read).contains("picture.png: "), "{}", err(&read));
    let wrong = run(&["read", ARTICLE, "--published", "last Tuesday"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).starts_with("--published: "), "{}", err(&wrong));
}
