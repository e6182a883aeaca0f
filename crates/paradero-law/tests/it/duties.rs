//! The duties that the oracle knows, in the notation and once more for the oracle.

use crate::oracle::{Before, Expect, Finding, Never, Oracle, State, World};

/// One safeguard at least of each kind of duty.
pub(crate) const PACK: &str = r#"
pack test "Made up"  version "1"

state stayed
  from    stay_granted
  until   stay_ended | died

state brief
  from    stay_granted
  until   stay_ended
  lasts   30 hours

safeguard E-1 "hours"
  stage   custody
  when    inquiry
  expect  reply | located
  within  24 hours
  unless  released
  cite    practice "none"

safeguard E-2 "days, in a state"
  stage   custody
  when    inquiry
  if      stayed
  expect  reply
  within  2 days
  cite    practice "none"

safeguard E-3 "two readings"
  stage   custody
  when    inquiry
  expect  reply
  within  1 business day reading "one"
  or within 48 hours reading "another"
  unless  released | died
  cite    practice "none"

safeguard E-4 "by its time"
  stage   custody
  when    hearing_scheduled
  expect  reply | located
  by its  for
  cite    practice "none"

safeguard E-5 "no time, in a brief state"
  stage   custody
  when    inquiry
  if      brief
  expect  reply
  cite    practice "none"

safeguard B-1 "before"
  stage   custody
  before  removal_executed
  expect  reply
  unless  released
  warn    removal_scheduled
  cite    practice "none"

safeguard B-2 "long before, in a state"
  stage   custody
  before  removal_executed
  if      stayed
  expect  reply | located
  at least 24 hours
  warn    removal_scheduled
  cite    practice "none"

safeguard N-1 "never"
  stage   custody
  never   removal_executed
  while   stayed
  unless  released
  warn    removal_scheduled
  cite    practice "none"

safeguard N-2 "never in a brief state"
  stage   custody
  never   removal_executed
  while   brief
  warn    removal_scheduled
  cite    practice "none"

safeguard A-1 "at most"
  stage   custody
  at most 36 hours
  in      stayed
  cite    practice "none"

safeguard A-2 "at least every"
  stage   custody
  at least every 2 days
  in      stayed
  expect  reply
  cite    practice "none"

safeguard L-1 "elements"
  stage   custody
  element en "one" shown by inquiry
  element en "two" shown by refusal | stay_granted
  answered by reply | released
  cite    practice "none"
"#;

const STAYED: State = State { from: &["stay_granted"], until: &["stay_ended", "died"], lasts: None };
const BRIEF: State = State { from: &["stay_granted"], until: &["stay_ended"], lasts: Some("30 hours") };

/// What each of them comes to.
pub(crate) fn judge_exactly(oracle: &Oracle<'_>, world: &World) -> Vec<Finding> {
    let removal: &[&str] = &["removal_executed"];
    let scheduled: &[&str] = &["removal_scheduled"];
    let mut all = Vec::new();
    let expect = Expect {
        when: &["inquiry"],
        expected: &["reply", "located"],
        clocks: &["24 hours"],
        unless: &["released"],
        ..Expect::default()
    };
    all.extend(oracle.expect("E-1", world, &expect));
    let expect = Expect {
        when: &["inquiry"],
        expected: &["reply"],
        clocks: &["2 days"],
        condition: Some(STAYED),
        ..Expect::default()
    };
    all.extend(oracle.expect("E-2", world, &expect));
    let (clocks, unless): (&[&str], &[&str]) = (&["1 business day", "48 hours"], &["released", "died"]);
    all.extend(oracle.expect(
        "E-3",
        world,
        &Expect { when: &["inquiry"], expected: &["reply"], clocks, unless, ..Expect::default() },
    ));
    let expect =
        Expect { when: &["hearing_scheduled"], expected: &["reply", "located"], by_its: true, ..Expect::default() };
    all.extend(oracle.expect("E-4", world, &expect));
    let expect = Expect { when: &["inquiry"], expected: &["reply"], condition: Some(BRIEF), ..Expect::default() };
    all.extend(oracle.expect("E-5", world, &expect));
    let before = Before {
        trigger: removal,
        expected: &["reply"],
        hours: 0,
        unless: &["released"],
        warn: scheduled,
        condition: None,
    };
    all.extend(oracle.before("B-1", world, &before));
    let before = Before {
        trigger: removal,
        expected: &["reply", "located"],
        hours: 24,
        unless: &[],
        warn: scheduled,
        condition: Some(STAYED),
    };
    all.extend(oracle.before("B-2", world, &before));
    all.extend(oracle.never(
        "N-1",
        world,
        &Never { forbidden: removal, state: STAYED, unless: &["released"], warn: scheduled },
    ));
    all.extend(oracle.never("N-2", world, &Never { forbidden: removal, state: BRIEF, unless: &[], warn: scheduled }));
    let expect = Expect {
        when: STAYED.from,
        expected: STAYED.until,
        clocks: &["36 hours"],
        is_state: true,
        ..Expect::default()
    };
    all.extend(oracle.expect("A-1", world, &expect));
    all.extend(oracle.every("A-2", world, "2 days", &STAYED, &["reply"]));
    all.extend(oracle.elements("L-1", world, &[&["inquiry"], &["refusal", "stay_granted"]], &["reply", "released"]));
    all
}
