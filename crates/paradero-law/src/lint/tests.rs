//! A clean pack, and for each finding a small pack that has it.

use super::{Check, Finding, Severity, lint};
use crate::pack::Pack;

/// States and a safeguard in which nothing is to be found.
const CLEAN: &str = r#"pack test "Made up"  version "1"
clock answer  24 hours reading "one" or 2 business days reading "another"
state held
  english "held"  spanish "detenida"
  track   way
  from    arrested
  until   released
state ordered
  english "ordered removed"  spanish "con orden"
  track   way
  from    ij_decision(order: removal)
state stayed
  english "stayed"  spanish "suspendida"
  from    stay_granted
  until   stay_ended
track way
  english "Where it stands"  spanish "Dónde está"
  states  held | ordered
  never   removal_executed  while held  by C-1
safeguard C-1 "No removal while held"
  spanish "No hay expulsión mientras esté detenida"
  stage   custody
  never   removal_executed  while held  unless ordered
  cite    statute "A"  url "https://a.example"  verified primary  quote "shall"  read 2026-11-23 in "a copy"
  plain   en "Plain words." es "Palabras sencillas."
safeguard C-2 "An answer"
  spanish "Una respuesta"
  stage   custody
  when    inquiry  if stayed  expect reply  within answer
  cite    policy "B"  verified secondary
  plain   en "Plain words." es "Palabras sencillas."
"#;

fn found(text: &str) -> Vec<Finding> {
    lint(&Pack::parse(text).unwrap_or_else(|fault| panic!("{text}\n{:#?}", fault.diagnostics)))
}

/// What more text brings to the clean pack.
fn of(more: &str) -> Vec<Finding> {
    found(&format!("{CLEAN}{more}"))
}

/// A safeguard of these lines that says all else in both languages.
fn safeguard(id: &str, lines: &str) -> String {
    format!(
        "safeguard {id} \"A title\"\n  spanish \"Un título\"\n  stage custody\n  cite practice \"none\"\n  \
         plain en \"Plain.\" es \"Sencillo.\"\n  {lines}\n"
    )
}

fn state(name: &str, lines: &str) -> String {
    format!("state {name}\n  english \"a\" spanish \"b\"\n  {lines}\n")
}

#[track_caller]
fn brings(more: &str, severity: Severity, check: Check, name: &str, begins: &str) {
    let all = of(more);
    let [one] = all.as_slice() else { panic!("{more}\n{all:#?}") };
    assert_eq!((one.severity, one.check, one.name.as_str()), (severity, check, name), "{one:#?}");
    assert!(one.words.english.starts_with(begins), "{}", one.words.english);
    for words in [&one.words, &one.then] {
        assert!(words.english.ends_with('.') && words.spanish.ends_with('.') && words.english != words.spanish);
    }
    let line = format!("{CLEAN}{more}").lines().nth(one.line - 1).unwrap().to_owned();
    assert!(line.contains(name), "{} is `{line}`", one.line);
}

#[track_caller]
fn never_fires(lines: &str, begins: &str) {
    let begins = format!("It can never be set off: {begins}");
    brings(&safeguard("X-1", lines), Severity::Fault, Check::NeverFires, "X-1", &begins);
}

#[test]
fn nothing_is_found_in_a_clean_pack() {
    assert_eq!(of(""), []);
    // Conditions that look like a contradiction and are none.
    let more = [
        "when transferred if person.country = VE and person.country = CO expect reply",
        "when transferred if from.aor != to.aor and from.state = TX and to.state = LA expect reply",
        "when hearing_held(type: master) if type != bond and not held expect reply",
        "before removal_executed\n  basis en \"a\" es \"b\" if ordered and not held\n  unless stayed",
        "when ij_decision if withholding_granted.country = VE and withholding_granted.country = CO expect reply",
        "at least every 1 day in held expect contact_event",
        "at most 30 days in held",
        "tells arrested",
        "when ij_decision may bia_appeal_filed within 30 days unless released",
        "missed C-2 expect refusal within 1 day",
    ];
    for (n, lines) in more.iter().enumerate() {
        let all = of(&safeguard(&format!("X-{n}"), lines));
        assert_eq!(all, [], "{lines}");
    }
}

#[test]
fn a_trigger_that_nothing_matches() {
    let lines = "when ij_decision(order: removal, order: relief) expect reply";
    let all = of(&safeguard("X-1", lines));
    assert_eq!(all.iter().map(|one| one.check).collect::<Vec<_>>(), [Check::NeverFires, Check::Idle]);
    brings(
        &safeguard("X-1", "when inquiry expect reply | ij_decision(order: removal, order: relief)"),
        Severity::Warning,
        Check::Idle,
        "X-1",
        "No event matches `ij_decision` in `expect`",
    );
}

#[test]
fn conditions_that_contradict() {
    never_fires(
        "when inquiry if held and not held expect reply",
        "the state `held` would have to hold and not to hold",
    );
    never_fires("when inquiry if not held and held expect reply", "the state `held` would");
    never_fires(
        "when hearing_held if type = bond and type = master expect reply",
        "one attribute would have to be `bond` and `master`",
    );
    never_fires("when transferred if to.state = TX and to.state = LA expect reply", "one attribute would");
    never_fires("when transferred if from.aor = to.aor and to.aor != from.aor expect reply", "two sides would");
    never_fires("when hearing_held(type: bond) if type = master expect reply", "what sets it off and its condition");
    never_fires("when hearing_held(type: bond) if type != bond expect reply", "what sets it off and its condition");
    never_fires("never removal_executed while stayed if not stayed", "the state `stayed` would");
}

#[test]
fn two_states_of_a_track_at_once() {
    never_fires("when inquiry if held and ordered expect reply", "`held` and `ordered` are states of the track `way`");
    never_fires("never removal_executed while held if ordered", "`ordered` and `held`");
    // One of the two states can hold.
    assert_eq!(of(&safeguard("X-1", "never removal_executed while held | ordered if ordered")), []);
}

#[test]
fn states_that_never_hold_or_always_excuse() {
    let closed = state("closed", "from ij_decision(order: removal, order: relief)\n  until released");
    let all = of(&(closed + &safeguard("X-1", "when inquiry if closed expect reply")));
    assert!(all.iter().any(|one| one.check == Check::NeverFires && one.words.english.contains("nothing opens")));
    assert!(all.iter().any(|one| one.check == Check::Idle && one.name == "closed"));
    never_fires("never removal_executed while stayed unless stayed", "the state `stayed` excuses it");
    let excused = safeguard("X-1", "when inquiry if stayed expect reply unless stayed");
    brings(&excused, Severity::Fault, Check::NeverFires, "X-1", "It is always excused: it asks for the state");
    let excused = safeguard("X-1", "when hearing_held(type: bond) expect reply unless hearing_held");
    brings(&excused, Severity::Fault, Check::NeverFires, "X-1", "It is always excused: `hearing_held`");
}

#[test]
fn bases_and_what_follows_from_another() {
    let one =
        "before removal_executed\n  basis en \"a\" es \"b\" if ordered\n  basis en \"c\" es \"d\" if held and not held";
    brings(&safeguard("X-1", one), Severity::Warning, Check::Idle, "X-1", "Basis 2 can never hold");
    let none = "before removal_executed\n  basis en \"c\" es \"d\" if held and not held";
    let all = of(&safeguard("X-1", none));
    assert!(all.iter().any(|one| one.check == Check::NeverFires && one.words.english.contains("none of its bases")));
    let other = safeguard("X-1", "when inquiry if held and not held expect reply within 1 day");
    let all = of(&(other + &safeguard("X-2", "missed X-1 expect refusal within 1 day")));
    assert!(all.iter().any(|one| one.name == "X-2" && one.words.english.contains("X-1 can never be set off")));
}

#[test]
fn a_period_that_is_empty() {
    let empty = "when inquiry expect reply\n  effective 2026-06-22/2025-06-24";
    match Pack::parse(&format!("{CLEAN}{}", safeguard("X-1", empty))) {
        Ok(pack) => assert!(lint(&pack).iter().any(|one| one.words.english.contains("its period is empty"))),
        Err(fault) => assert!(!fault.diagnostics.is_empty()),
    }
}

#[test]
fn states_that_never_close_or_that_nobody_asks_for() {
    let open = state("open", "from arrested") + &safeguard("X-1", "when inquiry if open expect reply");
    brings(&open, Severity::Warning, Check::NeverCloses, "open", "Nothing closes this state");
    let unused = state("aside", "from arrested\n  until released");
    brings(&unused, Severity::Note, Check::Unused, "aside", "No safeguard and no track");
    let named = state("arrested", "from hold_room_in\n  until released")
        + &safeguard("X-1", "when inquiry if arrested expect reply");
    brings(&named, Severity::Note, Check::TwoMeanings, "arrested", "A kind of event has the same name");
    let both = state("aside", "from hearing_held(type: bond)\n  until hearing_held")
        + &safeguard("X-1", "when inquiry if aside expect reply");
    brings(&both, Severity::Warning, Check::Idle, "aside", "`hearing_held` opens this state, and closes it");
}

#[test]
fn readings_that_are_the_same() {
    let same = "when inquiry expect reply within 1 day reading \"a\" or within 1 day reading \"b\"";
    brings(&safeguard("X-1", same), Severity::Warning, Check::Lengths, "X-1", "Two of its readings are the same");
    let mute = "when inquiry expect reply within 1 day or within 2 days";
    brings(&safeguard("X-1", mute), Severity::Warning, Check::Lengths, "X-1", "Two of its readings do not say apart");
    let clock = format!(
        "clock twice 1 day reading \"a\" or 1 day reading \"b\"\n{}",
        safeguard("X-1", "when inquiry expect reply within twice")
    );
    brings(&clock, Severity::Warning, Check::Lengths, "twice", "Two of its readings are the same");
    brings("clock never_used 3 days\n", Severity::Note, Check::Unused, "never_used", "No length of the pack");
}

#[test]
fn lengths_that_the_state_does_not_last() {
    let brief = state("brief", "from arrested\n  lasts 12 hours");
    let most = brief.clone() + &safeguard("X-1", "at most 24 hours in brief");
    brings(&most, Severity::Fault, Check::Lengths, "X-1", "It can never fall due");
    let every = brief.clone() + &safeguard("X-1", "at least every 2 days in brief expect reply");
    brings(&every, Severity::Fault, Check::Lengths, "X-1", "It can never fall due");
    assert_eq!(of(&(brief + &safeguard("X-1", "at most 6 hours in brief"))), []);
}

#[test]
fn what_is_owed_so_seldom_that_it_is_never_owed() {
    let most = safeguard("X-1", "at most 12 hours in stayed");
    let every = |length: &str| safeguard("X-2", &format!("at least every {length} in stayed expect reply"));
    let more = most.clone() + &every("2 days");
    brings(&more, Severity::Warning, Check::Lengths, "X-2", "It is owed so seldom that `stayed` is over before");
    assert_eq!(of(&(most + &every("2 hours"))), []);
}

#[test]
fn what_nobody_can_keep_both_of() {
    let soon = safeguard("X-1", "when inquiry expect located within 24 hours");
    let late = |length: &str| safeguard("X-2", &format!("before located expect inquiry at least {length}"));
    let more = soon.clone() + &late("48 hours");
    brings(&more, Severity::Warning, Check::Lengths, "X-1", "Nobody can keep it and X-2");
    assert_eq!(of(&(soon + &late("12 hours"))), []);
}

#[test]
fn tracks_that_say_more_than_their_safeguards() {
    let way = "state left\n  english \"a\" spanish \"b\"\n  track out\n  from left_country\n  until arrived\n";
    let track =
        |never: &str| format!("{way}track out\n  english \"a\" spanish \"b\"\n  states left\n  never {never}\n");
    let all = of(&track("removal_executed while left by C-2"));
    assert_eq!(
        all.iter().map(|one| (one.severity, one.check)).collect::<Vec<_>>(),
        [(Severity::Fault, Check::NotForbidden); 2]
    );
    brings(
        &track("removal_executed while left by C-1 | C-2"),
        Severity::Fault,
        Check::NotForbidden,
        "out",
        "C-2 does not forbid",
    );
    brings(
        &track("removal_executed | boarded while left by C-1"),
        Severity::Fault,
        Check::NotForbidden,
        "out",
        "No safeguard that this track names forbids `boarded`",
    );
    let twice =
        "state first\n  english \"a\" spanish \"b\"\n  track out\n  from left_country(from: x)\n  until arrived\n";
    let twice = format!("{way}{twice}track out\n  english \"a\" spanish \"b\"\n  states left | first\n");
    brings(&twice, Severity::Warning, Check::TwoAtOnce, "out", "`left_country` opens `left` and `first`");
}

#[test]
fn words_that_are_missing() {
    let bare = "safeguard X-1 \"A title\"\n  stage custody\n  when inquiry expect reply\n  cite practice \"none\"\n  plain en \"a\" es \"b\"\n";
    brings(bare, Severity::Warning, Check::Untold, "X-1", "It does not say its title in Spanish");
    let mute = "safeguard X-1 \"A title\"\n  spanish \"b\"\n  stage custody\n  when inquiry expect reply\n  cite practice \"none\"\n";
    brings(mute, Severity::Warning, Check::Untold, "X-1", "It does not say its plain words.");
    let then = safeguard("X-1", "when inquiry expect reply\n  then es \"b\"");
    brings(&then, Severity::Warning, Check::Untold, "X-1", "It does not say what to do next in English");
    let status = safeguard("X-1", "when inquiry expect reply\n  status stayed on 2026-09-29 en \"a\"");
    brings(&status, Severity::Warning, Check::Untold, "X-1", "It does not say what happened in court in Spanish");
    let basis = safeguard("X-1", "before removal_executed\n  basis en \"a\" if ordered");
    brings(&basis, Severity::Warning, Check::Untold, "X-1", "It does not say a basis in Spanish");
    let state = "state aside\n  english \"a\"\n  from arrested\n  until released\n".to_owned()
        + &safeguard("X-1", "when inquiry if aside expect reply");
    brings(&state, Severity::Warning, Check::Untold, "aside", "It does not say its words in Spanish");
}

#[test]
fn citations_that_nobody_can_look_up() {
    let cited =
        safeguard("X-1", "when inquiry expect reply\n  cite statute \"A\" verified primary url \"https://a.example\"");
    brings(
        &cited,
        Severity::Note,
        Check::Unquoted,
        "X-1",
        "“A” was read in the original, and is without `quote` and `read … in`",
    );
}

/// Notes on the pack that comes with the program that are known and stay, besides the citations without a quote.
const KNOWN: &[(&str, Check)] = &[("abroad_unlocated", Check::Unused)];

#[test]
fn the_pack_that_comes_with_the_program_is_clean() {
    let all = found(crate::US_PACK);
    let is_known = |one: &&Finding| {
        one.check == Check::Unquoted || KNOWN.iter().any(|(name, check)| one.name == *name && one.check == *check)
    };
    let new: Vec<&Finding> = all.iter().filter(|one| !is_known(one) || one.severity != Severity::Note).collect();
    assert!(new.is_empty(), "{new:#?}");
    for (name, check) in KNOWN {
        assert!(all.iter().any(|one| one.name == *name && one.check == *check), "{name} is known no more");
    }
}
