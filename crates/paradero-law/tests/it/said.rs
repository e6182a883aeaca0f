//! What verdicts and safeguards sound like: two texts to read aloud, kept beside the tests. `UPDATE=1` writes them anew.

use std::fs;
use std::path::Path;

use paradero_law::{Pack, US_PACK, say_duty, say_reason, say_verdict};
use paradero_record::{EventId, Language, Zone};

use crate::suite::{Case, is_update};

#[track_caller]
fn compare(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/said").join(name);
    if is_update() {
        fs::write(&path, found).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    let first = known.lines().zip(found.lines()).find(|(known, found)| known != found);
    assert!(known == found, "{name} differs, first at {first:#?}; read it, then run again with UPDATE=1");
}

/// Which verdicts of which cases are said.
const CASES: &[(&str, &str, &[&str])] = &[
    ("cu-12-transfer", "2025-03-15T11:00", &["CU-12"]),
    ("cu-12-disputed", "2025-03-20", &["CU-12"]),
    ("cu-12-coverage", "2025-04-05", &["CU-12"]),
    ("cu-12-denied", "2025-04-20", &["CU-12"]),
    ("cu-10-detainer", "2025-07-12", &["CU-10"]),
    ("er-01-fear", "2025-02-20", &["ER-01", "ER-01.1"]),
    ("er-05-month", "2025-02-20", &["ER-05"]),
    ("er-07-disputed", "2025-04-10", &["ER-07", "ER-07.1"]),
    ("in-01-answered", "2025-03-20", &["IN-01"]),
    ("in-01-same-day", "2025-04-05", &["IN-01"]),
    ("rp-03-hearing-moved", "2025-07-02", &["RP-03", "RP-14"]),
    ("rp-08-announced", "2025-05-03", &["RP-08"]),
    ("rp-10-weekend", "2025-03-07", &["RP-10.1", "RP-11"]),
    ("rp-11-appeal-pending", "2025-08-15", &["RP-17", "RP-08"]),
    ("tc-02-notice", "2025-09-11", &["TC-02", "TC-01"]),
    ("unknown-dates", "2025-03-20", &["CU-12", "RP-14"]),
    ("andry", "2025-05-31", &["CU-12", "RP-14", "RP-09", "AE-01", "IN-01", "ER-07"]),
];

fn verdicts(language: Language) -> String {
    let pack = Pack::parse(US_PACK).unwrap();
    let mut out = String::new();
    for (name, as_of, ids) in CASES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(format!("{name}.case"));
        let case = Case::of(name, &fs::read_to_string(path).unwrap());
        let docket = case.judge(&pack, case.instant(as_of));
        out.push_str(&format!("\n== {name}, {as_of}\n"));
        for verdict in docket.verdicts.iter().filter(|v| ids.contains(&v.safeguard.as_str())) {
            let safeguard = pack.safeguard(&verdict.safeguard).unwrap();
            // In the zone of what set it off, as on a page.
            let trigger = verdict.trigger.as_ref().and_then(|id| case.timeline.event(id));
            let zone: &Zone = trigger.map_or(&case.record.zone, |event| &event.zone);
            out.push_str(&format!("\n{} {}\n", verdict.key(), safeguard.title.say(language)));
            out.push_str(&format!("{}\n", say_verdict(verdict, zone, language)));
            for reason in &verdict.reasons {
                out.push_str(&format!("  {}\n", say_reason(reason, safeguard, &pack, &case.timeline, zone, language)));
            }
        }
    }
    out
}

#[test]
fn verdicts_in_english() {
    compare("verdicts.en.txt", &verdicts(Language::English));
}

#[test]
fn verdicts_in_spanish() {
    compare("verdicts.es.txt", &verdicts(Language::Spanish));
}

#[test]
fn duties_in_both_languages() {
    let pack = Pack::parse(US_PACK).unwrap();
    let mut out = String::new();
    for safeguard in &pack.safeguards {
        out.push_str(&format!("{}\n", safeguard.id));
        for language in [Language::English, Language::Spanish] {
            out.push_str(&format!("  {}\n", say_duty(safeguard, &pack, language).join(" ")));
        }
    }
    compare("duties.txt", &out);
}

#[test]
fn no_sentence_concludes_for_the_reader() {
    let both = [verdicts(Language::English), verdicts(Language::Spanish)];
    for word in ["violat", "illegal", "ilegal", "violó", "enforced disappearance", "desaparición forzada"] {
        assert!(both.iter().all(|text| !text.to_lowercase().contains(word)), "{word}");
        assert!(!US_PACK.to_lowercase().contains(word), "{word}");
    }
}

#[test]
fn an_event_that_is_gone_is_said_by_its_name() {
    let pack = Pack::parse(US_PACK).unwrap();
    let case = Case::of("empty", "source s \"S (made up)\"\n  kind note\nperson p \"P\"\n");
    let reason = paradero_law::Reason::Trigger(EventId::new("gone"));
    let safeguard = pack.safeguard("CU-12").unwrap();
    let said = say_reason(&reason, safeguard, &pack, &case.timeline, &case.record.zone, Language::English);
    assert_eq!(said, "Set off by gone.");
}
