//! `check` on the worked case: what the record comes to on the days that mattered.

use paradero_desk::{Check, CheckFile, EXAMPLES, Instant, Language, check};
use serde_json::Value;

use crate::{NOW, pack};

fn judged(text: &str, as_of: &str, known_on: Option<&str>) -> Value {
    let files = [CheckFile { name: "andry.paradero".to_owned(), text: text.to_owned() }];
    let pack = pack();
    check(&Check {
        files: &files,
        as_of: Some(as_of),
        known_on,
        now: Instant::from_second(NOW),
        pack: &pack,
        language: Language::English,
    })
    .unwrap()
}

fn person<'a>(judged: &'a Value, id: &str) -> &'a Value {
    judged["people"].as_array().unwrap().iter().find(|p| p["id"] == id).unwrap()
}

fn event<'a>(judged: &'a Value, id: &str) -> &'a Value {
    person(judged, "andry")["events"].as_array().unwrap().iter().find(|e| e["id"] == id).unwrap()
}

/// Each verdict as `SAFEGUARD verdict certainty`.
fn verdicts(judged: &Value) -> Vec<String> {
    let all = person(judged, "andry")["verdicts"].as_array().unwrap().iter();
    all.map(|v| [&v["safeguard"], &v["verdict"], &v["certainty"]].map(|s| s.as_str().unwrap()).join(" ")).collect()
}

fn has(verdicts: &[String], expected: &str) {
    assert!(verdicts.iter().any(|v| v == expected), "{expected} is not among {verdicts:#?}");
}

fn case() -> &'static str {
    EXAMPLES[0].text
}

#[test]
fn the_removal_is_narrowed_to_a_day_and_says_from_which_statement() {
    let judged = judged(case(), "2025-05-09", None);
    let removal = event(&judged, "removal");
    assert_eq!(removal["stated"], "2025-03");
    assert_eq!((removal["earliest"].as_str(), removal["latest"].as_str()), (Some("2025-03-15"), Some("2025-03-15")));
    let from = removal["inferred_from"].as_array().unwrap();
    assert_eq!(from.len(), 1);
    assert_eq!((from[0]["source"].as_str(), from[0]["place"].as_str()), (Some("visaverge"), Some("line 32")));
    assert!(from[0]["speaker"].as_str().unwrap().contains("Cargioli"));
}

#[test]
fn the_same_words_three_days_later_contradict_the_flights() {
    let text = case().replace("55 days before 2025-05-09", "55 days before 2025-05-12");
    assert_ne!(text, case());
    let judged = judged(&text, "2025-05-12", None);
    let removal = event(&judged, "removal");
    assert_eq!((removal["earliest"].as_str(), removal["latest"].as_str()), (Some("2025-03-18"), Some("2025-03-18")));
    let contradictions = person(&judged, "andry")["contradictions"].as_array().unwrap();
    let both = contradictions.iter().find(|c| {
        let says = c["says"].as_str().unwrap();
        says.contains("55 days before 12 May 2025") && says.contains("flights")
    });
    assert!(both.is_some(), "{contradictions:#?}");
}

#[test]
fn the_origin_of_the_act_is_contradicted_in_two_pairs_and_not_in_the_third() {
    let judged = judged(case(), "2025-05-20", None);
    let contradictions = person(&judged, "aea")["contradictions"].as_array().unwrap();
    let together = |words: [&str; 2]| {
        contradictions.iter().any(|c| {
            let statements = c["statements"].as_array().unwrap();
            let said = |word: &str| statements.iter().any(|s| s["says"].as_str().unwrap().contains(word));
            statements.len() == 2 && said(words[0]) && said(words[1])
        })
    };
    assert!(together(["between 1939 and 1945", "at least 100 years before"]));
    assert!(together(["between 1939 and 1945", "in 1798"]));
    assert!(!together(["at least 100 years before", "in 1798"]));
}

#[test]
fn on_14_march_the_clocks_run() {
    let judged = judged(case(), "2025-03-14", None);
    let verdicts = verdicts(&judged);
    has(&verdicts, "CU-12 running possible");
    has(&verdicts, "RP-14 running possible");
    let says: Vec<&str> =
        person(&judged, "andry")["gaps"].as_array().unwrap().iter().map(|g| g["says"].as_str().unwrap()).collect();
    assert!(says.iter().any(|s| s.contains("San Diego") && s.contains("Texas") && s.contains("no transfer on record")));
    assert!(person(&judged, "andry")["next_change"].as_str().unwrap().starts_with("2025-03-15"));
}

#[test]
fn on_16_march_the_alarms_are_there_that_were_missing_in_life() {
    let verdicts = verdicts(&judged(case(), "2025-03-16", None));
    for expected in [
        "ER-07 crossed certain",
        "RP-08 not_shown certain",
        "RP-14 crossed certain",
        "AE-04 not_shown certain",
        // Possible, because the last hour of that day in New York is not yet the last in Texas.
        "CU-12 not_shown possible",
    ] {
        has(&verdicts, expected);
    }
}

#[test]
fn as_known_on_16_march_the_removal_was_not_yet_on_record() {
    let judged = judged(case(), "2025-03-16", Some("2025-03-16"));
    let events = person(&judged, "andry")["events"].as_array().unwrap();
    assert!(!events.iter().any(|e| e["kind"] == "removal_executed"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let bytes = || serde_json::to_string(&judged(case(), "2025-05-20", None)).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn every_fault_of_every_file_is_shown_and_nothing_is_judged() {
    let file = |name: &str, text: &str| CheckFile { name: name.to_owned(), text: text.to_owned() };
    let files = [
        file("a.paradero", "person ana \"Ana\"\n2025-13 arrested\n  x asserts\n"),
        file("b.paradero", "persn bo \"Bo\"\n"),
    ];
    let pack = pack();
    let input = Check {
        files: &files,
        as_of: None,
        known_on: None,
        now: Instant::from_second(NOW),
        pack: &pack,
        language: Language::English,
    };
    let fault = check(&input).unwrap_err().0;
    for place in ["a.paradero:2:", "a.paradero:3:3:", "b.paradero:1:1:"] {
        assert!(fault.contains(place), "{place} is not in {fault}");
    }
}

#[test]
fn words_that_are_never_said_are_not_said() {
    for language in Language::ALL {
        let pack = pack();
        let files: Vec<CheckFile> = EXAMPLES.into_iter().map(paradero_desk::Example::file).collect();
        let input = Check {
            files: &files,
            as_of: Some("2026-11-23"),
            known_on: None,
            now: Instant::from_second(NOW),
            pack: &pack,
            language,
        };
        let mut text = check(&input).unwrap().to_string().to_lowercase();
        // What a source is quoted to say is its own.
        text.retain(|c| c != '\u{ad}');
        for word in ["violation", "illegal", "enforced disappearance", "violación", "ilegal", "desaparición forzada"]
        {
            assert!(!text.contains(word), "{word}");
        }
    }
}
