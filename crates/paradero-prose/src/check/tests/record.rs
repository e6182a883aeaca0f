//! What the sources of one person disagree on.

use paradero_record::PersonId;
use paradero_record::notation::{References, parse};

use super::super::CheckType::{
    self, Actors, AgeDate, Arithmetic, Attribution, DurationDate, Firmness, LawFact, MissingEvent, OpenEnded,
    SameEvent, SelfCitation, TwoDates, WeekdayDate,
};
use super::super::person;

const HEAD: &str = r#"source first "First (made up)"
  publisher "The First"
  kind press
  published 2025-05-02

source second "Second (made up)"
  publisher "The Second"
  kind press
  published 2025-05-20

source copy "Copy (made up)"
  kind press
  published 2025-05-21
  copy of "The First"

person ana "Ana Robles (made up)"
  countries VE

"#;

fn found(body: &str) -> Vec<(CheckType, usize)> {
    let parsed = parse(&format!("{HEAD}{body}"), None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let all = person(&parsed.record, &PersonId::new("ana"));
    for one in &all {
        assert!(one.statements.iter().all(|id| parsed.record.statements.contains_key(id)), "{one:?}");
        assert!(!one.says.0.is_empty() && !one.says.1.is_empty());
    }
    all.iter().map(|one| (one.kind, one.statements.len())).collect()
}

fn check(body: &str, expected: &[CheckType]) {
    let kinds: Vec<CheckType> = found(body).into_iter().map(|one| one.0).collect();
    assert_eq!(kinds, expected, "{body}");
}

#[test]
fn dates_of_one_event_in_two_sources() {
    check("2025-03-15 removal_executed as removal\n  first asserts\n  second asserts\n", &[]);
    check(
        "2025-03 removal_executed as removal\n  first asserts\n2025-03-15 removal_executed as removal\n  second asserts\n",
        &[],
    );
    check(
        "2025-03-15 removal_executed as removal\n  first asserts\n2025-03-18 removal_executed as removal\n  second asserts\n",
        &[TwoDates],
    );
    check(
        "2025-03-01 removal_executed as removal\n  first asserts\n  second asserts 55 days before 2025-05-09\n",
        &[DurationDate],
    );
}

#[test]
fn ages_over_a_birthday_stay_silent() {
    check("claim age \"how old she is\"\n  first asserts says \"31\"\n  second asserts says \"32\"\n", &[]);
    check("claim age \"how old she is\"\n  first asserts says \"31\"\n  second asserts says \"31\"\n", &[]);
    check("claim age \"how old she is\"\n  first asserts says \"31\"\n  second asserts says \"23\"\n", &[AgeDate]);
    check("claim edad \"edad\"\n  first asserts says \"33\"\n  second asserts says \"30\"\n", &[AgeDate]);
    check(
        "claim birth \"when she was born\"\n  first asserts says \"1993-08\"\n  second asserts says \"1994-02-03\"\n",
        &[AgeDate],
    );
    check(
        "claim nationality \"of which country she is\"\n  first asserts says \"VE\"\n  second asserts says \"CO\"\n",
        &[Attribution],
    );
}

#[test]
fn firmness_and_stance_over_sources() {
    check("2025-03 transferred as move\n  first asserts hedged\n  second asserts\n", &[Firmness]);
    check(
        "claim gang \"belongs to a gang\"\n  first \"officials\", official asserts\n  second \"her family\", family denies\n",
        &[Attribution],
    );
    check(
        "claim gang \"belongs to a gang\"\n  first \"officials\", official asserts\n  second \"officials\", official asserts\n",
        &[],
    );
}

#[test]
fn public_acts_told_twice() {
    check(
        "2025-05-09 demonstration as one at \"Stone Park\"\n  first asserts\n2025-05-12 demonstration as two at \"Stone Park\"\n  second asserts\n",
        &[SameEvent],
    );
    check(
        "2025-05-09 demonstration as one at \"Stone Park\"\n  first asserts\n2025-05-12 demonstration as two at \"City Hall\"\n  second asserts\n",
        &[],
    );
}

#[test]
fn what_sources_say_besides() {
    check(
        "2025-03-15 arrested as arrest by \"ICE agents\"\n  first asserts\n2025-03-15 arrested as arrest by \"sheriff deputies\"\n  second asserts\n",
        &[Actors],
    );
    check(
        "2025-03-15 arrested as arrest by \"ICE agents\"\n  first asserts\n2025-03-15 arrested as arrest by \"federal agents\"\n  second asserts\n",
        &[],
    );
    check(
        "2025-03-15 group_removed as flight count 238\n  first asserts\n2025-03-15 group_removed as flight count 261\n  second asserts\n",
        &[Arithmetic],
    );
    check(
        "2025-03-15 removal_executed as removal basis alien_enemies_act\n  first asserts\n2025-03-15 removal_executed as removal basis final_order\n  second asserts\n",
        &[LawFact],
    );
}

#[test]
fn what_is_missing_between() {
    check(
        "2025-01-05 ice_custody_started as first-time\n  first asserts\n2025-03-15 arrested as second-time\n  second asserts\n",
        &[MissingEvent],
    );
    check(
        "2025-01-05 ice_custody_started as first-time\n  first asserts\n2025-02-01 released\n  first asserts\n2025-03-15 arrested as second-time\n  second asserts\n",
        &[],
    );
}

#[test]
fn copies_and_words_that_age() {
    check("2025-03-15 removal_executed as removal\n  first asserts\n  copy asserts\n", &[SelfCitation]);
    check(
        "2025-03-15 refusal as silence\n  first line 3 declines quote \"So far, ICE has not answered\"\n2025-03-15 removal_executed\n  second asserts\n",
        &[OpenEnded],
    );
    check(
        "2025-03-05 arrested as arrest\n  first line 3 asserts quote \"arrested on Tuesday, March 5, 2025\"\n",
        &[WeekdayDate],
    );
}

#[test]
fn it_is_the_same_each_time() {
    let body = "2025-03-15 removal_executed as removal\n  first asserts\n2025-03-18 removal_executed as removal\n  second asserts\n";
    assert_eq!(found(body), found(body));
}
