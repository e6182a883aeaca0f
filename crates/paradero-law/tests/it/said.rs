//! What verdicts and safeguards sound like: texts to read aloud, kept beside the tests. `UPDATE=1` writes them anew.

use std::fs;
use std::path::Path;

use paradero_law::holiday::Holidays;
use paradero_law::{
    Pack, Stage, US_PACK, say_clock, say_derived, say_duty, say_reason, say_state, say_status, say_track, say_verdict,
};
use paradero_record::{EventId, Language, Zone};

use crate::suite::{instant, is_update, judge, read_case};

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
    ("cu-12-missed", "2025-07-10", &["CU-12.1"]),
    ("cu-11-unsure", "2026-09-28", &["CU-11"]),
    ("rp-08-bases", "2026-01-10", &["RP-08"]),
    ("rp-16-motions", "2026-03-02", &["RP-16"]),
    ("derived-removal-period", "2025-06-20", &["RP-20", "RP-21"]),
    ("unknown-dates", "2025-03-20", &["CU-12", "RP-14"]),
    ("andry", "2025-05-31", &["CU-12", "RP-14", "RP-09", "AE-01", "IN-01", "ER-07"]),
];

fn verdicts(language: Language) -> String {
    let pack = Pack::parse(US_PACK).unwrap();
    let mut out = String::new();
    for (name, as_of, ids) in CASES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(format!("{name}.case"));
        let case = read_case(name, &fs::read_to_string(path).unwrap());
        let docket = judge(&case, &pack, instant(&case, as_of));
        let timeline = case.whole(&pack, &Holidays::federal());
        out.push_str(&format!("\n== {name}, {as_of}\n"));
        for verdict in docket.verdicts.iter().filter(|v| ids.contains(&v.safeguard.as_str())) {
            let safeguard = pack.safeguard(&verdict.safeguard).unwrap();
            // In the zone of what set it off, as on a page.
            let trigger = verdict.trigger.as_ref().and_then(|id| timeline.event(id));
            let zone: &Zone = trigger.map_or(&case.record.zone, |event| &event.zone);
            out.push_str(&format!("\n{} {}\n", verdict.key(), safeguard.title.say(language)));
            out.push_str(&format!("{}\n", say_verdict(verdict, zone, language)));
            for reason in &verdict.reasons {
                out.push_str(&format!("  {}\n", say_reason(reason, safeguard, &pack, &timeline, zone, language)));
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

const BOTH: [Language; 2] = [Language::English, Language::Spanish];

/// The readings of all safeguards of a stage: what the notation says, to be compared with the rule that it cites.
fn readings(pack: &Pack, stage: Stage) -> String {
    let mut out = String::new();
    for safeguard in pack.safeguards.iter().filter(|safeguard| safeguard.stage == stage) {
        let cited: Vec<&str> = safeguard.citations.iter().map(|citation| citation.name.as_str()).collect();
        out.push_str(&format!("== {} ({})\n", safeguard.id, cited.join("; ")));
        for language in BOTH {
            let sentences = [say_duty(safeguard, pack, language), say_status(safeguard, language)].concat();
            out.push_str(&format!("  {}.\n    {}\n", safeguard.title.say(language), sentences.join("\n    ")));
        }
        out.push('\n');
    }
    out
}

/// The readings of what several safeguards share.
fn shared(pack: &Pack) -> String {
    let mut out = String::new();
    for language in BOTH {
        let clocks = pack.clocks.values().map(|clock| say_clock(clock, language));
        let derived = pack.derived.iter().flat_map(|derived| say_derived(derived, language));
        let tracks = pack.tracks.iter().flat_map(|track| say_track(track, pack, language));
        let states = pack.states.values().map(|state| say_state(state, language));
        out.extend(clocks.chain(derived).chain(tracks).chain(states).map(|line| line + "\n"));
        out.push('\n');
    }
    out
}

#[test]
fn each_reading_is_as_it_was_read() {
    let pack = Pack::parse(US_PACK).unwrap();
    for stage in Stage::ALL {
        compare(&format!("readings/{stage}.txt"), &readings(&pack, *stage));
    }
    compare("readings/shared.txt", &shared(&pack));
}

#[test]
fn the_readings_are_of_every_safeguard_and_state_and_of_no_other() {
    let pack = Pack::parse(US_PACK).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/said/readings");
    for stage in Stage::ALL {
        let text = fs::read_to_string(folder.join(format!("{stage}.txt"))).unwrap();
        let heads = text.lines().filter_map(|line| line.strip_prefix("== ")?.split(' ').next());
        let own = pack.safeguards.iter().filter(|safeguard| safeguard.stage == *stage);
        assert_eq!(heads.collect::<Vec<_>>(), own.map(|safeguard| safeguard.id.as_str()).collect::<Vec<_>>());
    }
    let shared = fs::read_to_string(folder.join("shared.txt")).unwrap();
    for state in pack.states.values() {
        assert!(shared.contains(&format!("“{}”: from ", state.words.english)), "{}", state.name);
    }
    let files = fs::read_dir(folder).unwrap().count();
    assert_eq!(files, Stage::ALL.len() + 1, "a file of readings belongs to no stage");
}

#[test]
fn every_kind_of_duty_is_said_in_both_languages() {
    let text = r#"
pack test "Made up"  version "1"
state ordered
  english "ordered removed"  spanish "con orden"
  from    ij_decision(order: removal)
safeguard X-1 "An answer"
  spanish "Una respuesta"
  stage   custody
  when    inquiry  expect reply  within 24 hours reading "one" or 2 days reading "another"
  where   circuit 9 | district "D. Mass."
  effective 2025-06-24/..
  status  stayed on 2025-07-01 en "A court stayed it." es "Un tribunal la suspendió."
  status  in_force on 2025-08
  cite    practice "none"
safeguard X-2 "A basis"
  stage   custody
  before  removal_executed
  basis   en "an order" es "una orden" if ordered and to.kind != hold_room
  basis   en "a list" es "una lista" if basis = final_order
  cite    practice "none"
safeguard X-3 "A right"
  stage   custody
  when    ij_decision  may bia_appeal_filed  within 30 days
  cite    practice "none"
safeguard X-4 "A right by its time"
  stage   custody
  when    hearing_scheduled  may motion_filed  by its for
  cite    practice "none"
safeguard X-5 "A right without an end"
  stage   custody
  when    ij_decision  may motion_filed
  cite    practice "none"
safeguard X-6 "After a miss"
  stage   custody
  missed  X-1  expect refusal  within 1 day
  cite    practice "none"
safeguard X-7 "A rule"
  stage   custody
  tells   arrested | released
  cite    practice "none"
"#;
    let pack = Pack::parse(text).unwrap();
    let mut out = String::new();
    for safeguard in &pack.safeguards {
        for language in BOTH {
            for line in say_duty(safeguard, &pack, language).into_iter().chain(say_status(safeguard, language)) {
                out.push_str(&format!("{} {line}\n", safeguard.id));
            }
        }
    }
    insta::assert_snapshot!(out, @r"
    X-1 After each “Inquiry sent”, this is expected within 24 hours (one), or 2 days (another): “Reply”.
    X-1 It stands only in the federal circuit 9 or the federal district “D. Mass.”.
    X-1 It is asked only of what happens from 24 June 2025 on.
    X-1 Known on 1 July 2025: stayed by a court. A court stayed it.
    X-1 Known in August 2025: in force.
    X-1 Después de cada “Consulta enviada” se espera en 24 horas (one), o 2 días (another): “Respuesta”.
    X-1 Rige solo en el circuito federal 9 o el distrito federal “D. Mass.”.
    X-1 Se pregunta solo por lo que ocurre desde el 24 de junio de 2025.
    X-1 Se sabía el 1 de julio de 2025: suspendida por un tribunal. Un tribunal la suspendió.
    X-1 Se sabía en agosto de 2025: vigente.
    X-2 At each “Removed from the country”, one of these bases must hold: (1) an order [“ordered removed” and the kind of place of arrival is not “hold room”]; (2) a list [“basis” is “final order”].
    X-2 En cada “Expulsión del país” debe darse una de estas bases: (1) una orden [“con orden” y el tipo de lugar de llegada no es “sala de espera”]; (2) una lista [“base” es “orden firme”].
    X-3 After each “Immigration judge's decision”, this may be done within 30 days: “Appeal to the Board filed”. Who does not use the right owes nothing.
    X-3 Después de cada “Decisión del juez de inmigración” se puede hacer esto en 30 días: “Apelación a la Junta presentada”. Quien no usa el derecho no debe nada.
    X-4 After each “Hearing scheduled”, this may be done until the time that it names: “Motion filed”. Who does not use the right owes nothing.
    X-4 Después de cada “Audiencia programada” se puede hacer esto hasta el momento que ese hecho indica: “Moción presentada”. Quien no usa el derecho no debe nada.
    X-5 After each “Immigration judge's decision”, this may be done (no last day): “Motion filed”. Who does not use the right owes nothing.
    X-5 Después de cada “Decisión del juez de inmigración” se puede hacer esto (sin último día): “Moción presentada”. Quien no usa el derecho no debe nada.
    X-6 Once X-1 (“An answer”) was not kept in time, this is expected within 1 day, counted from the end of that time: “Refusal”.
    X-6 Cuando X-1 (“Una respuesta”) no se cumplió a tiempo, se espera en 1 día, a contar desde que venció aquel plazo: “Negativa”.
    X-7 It is told beside each “Arrested” or “Released”; nothing is asked of the record.
    X-7 Se dice junto a cada “Arresto” o “Liberación”; no se pide nada al registro.
    ");
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
    let case = read_case("empty", "source s \"S (made up)\"\n  kind note\nperson p \"P\"\n");
    let reason = paradero_law::Reason::Trigger(EventId::new("gone"));
    let safeguard = pack.safeguard("CU-12").unwrap();
    let said = say_reason(&reason, safeguard, &pack, &case.timeline, &case.record.zone, Language::English);
    assert_eq!(said, "Set off by gone.");
}
