//! Lists: what a row says counts for whom it was judged to be, for as long as the judgement stands.

use paradero_record::notation::{References, parse, write};
use paradero_record::{PersonId, Record, RowId, Sameness, Timeline, Who, reads_alike, standing};

use super::record;

/// Two deliveries of one roster and a list of flights, all made up, and what is judged of them.
fn lists(judged: &str) -> Record {
    record(&format!(
        r#"source monday "Roster of Monday (made up)"
  kind list
list monday
  as of 2025-03-10
  counts 2
  complete for "everybody held at Eloy (made up)"
  series roster
  once
source friday "Roster of Friday (made up)"
  kind list
list friday
  as of 2025-03-14
  complete for "everybody held at Eloy (made up)"
  series roster
source flights "Names on a flight (made up)"
  kind list
list flights
  as of 2025-03-15
  says removal_executed
  tier team
row monday 2 "GARCIA LOPEZ, ANA"
  born 1993-05
  country VE
  place "Eloy"
row monday 3 "PEREZ, LUZ"
  identifier a_number "A000-000-001"
row friday 2 "PEREZ LUZ M"
  identifier a_number "A000-000-001"
row flights 17 "Garcia Ana"
  on 2025-03-16
  cell "Seat" "12"
person ana "Ana García (made up)"
  made up
person luz "Luz Pérez (made up)"
  made up
{judged}"#
    ))
}

fn events(record: &Record, person: &str) -> Vec<String> {
    let timeline = Timeline::of(record, &PersonId::new(person));
    let said = |event: &paradero_record::Event| {
        let result = event.attribute("result").map(|value| format!(" {value:?}")).unwrap_or_default();
        format!("{} {}{result}", event.moment(), event.kind)
    };
    timeline.events.iter().map(said).collect()
}

const SAME: &str = r#"identity same person ana row monday 2 by "Ida" on 2025-04-01 because "her mother gave the date"
identity same row flights 17 person ana by "Ida" on 2025-04-02 because "the seat"
"#;

#[test]
fn a_row_counts_for_nobody_until_somebody_judges() {
    assert!(events(&lists("").with_lists(), "ana").is_empty());
    let unsure = r#"identity unsure person ana row monday 2 by "Ida" on 2025-04-01 because "a common name""#;
    assert!(events(&lists(unsure).with_lists(), "ana").is_empty());
}

#[test]
fn what_a_row_says_becomes_a_statement_of_its_list() {
    let linked = lists(SAME).with_lists();
    let told = events(&linked, "ana");
    assert_eq!(
        told,
        [
            "2025-03-10 list_checked Word(\"found\")",
            "2025-03-14 list_checked Word(\"not_found\")",
            "2025-03-16 removal_executed"
        ]
    );
    let flight = linked.statements.values().find(|s| s.source.as_str() == "flights").unwrap();
    assert_eq!(flight.locus.lines, Some((17, 17)));
    assert_eq!((flight.locus.quote.as_deref(), flight.tier.word()), (Some("Garcia Ana"), "team"));
    assert_eq!(linked.rows_of(&PersonId::new("ana")).len(), 2);
}

#[test]
fn a_judgement_can_be_taken_back() {
    let back = r#"identity different person ana row flights 17 by "Ida" on 2025-04-03 because "another Ana"
"#;
    let taken = lists(&format!("{SAME}{back}"));
    assert_eq!(taken.identities.len(), 3);
    assert!(!events(&taken.with_lists(), "ana").iter().any(|event| event.contains("removal")));
    // Whatever the order in which they were written: the latest stands.
    let turned = lists(&format!("{back}{SAME}"));
    assert!(!events(&turned.with_lists(), "ana").iter().any(|event| event.contains("removal")));
}

#[test]
fn who_may_stand_on_the_next_delivery_has_not_vanished() {
    let luz = r#"identity same person luz row monday 3 by "Ida" on 2025-04-01 because "the number""#;
    let record = lists(luz);
    let row = |name: &str| &record.rows[&RowId::parse(name).unwrap()];
    assert!(reads_alike(row("monday:3"), row("friday:2")) && !reads_alike(row("monday:2"), row("friday:2")));
    assert_eq!(events(&record.clone().with_lists(), "luz"), ["2025-03-10 list_checked Word(\"found\")"]);
    // A list that claims to be complete for nothing misses nobody.
    let mut open = lists(SAME);
    open.lists.values_mut().for_each(|list| list.complete_for = None);
    assert!(!events(&open.with_lists(), "ana").iter().any(|event| event.contains("not_found")));
}

#[test]
fn the_latest_judgement_on_a_pair_stands_whichever_is_named_first() {
    let record = lists(&format!(
        "{SAME}identity unsure row monday 2 person ana by \"Eva\" on 2025-04-09 because \"two of that name\"\n"
    ));
    let stands = standing(&record.identities);
    let ana = Who::Person(PersonId::new("ana"));
    let monday = Who::Row(RowId::parse("monday:2").unwrap());
    assert_eq!(stands[&(&ana, &monday)].sameness, Sameness::Unsure);
}

#[test]
fn what_is_written_is_read_back() {
    let record = lists(SAME);
    let again = parse(&write(&record), None, References::Checked);
    assert!(again.diagnostics.is_empty(), "{:?}", again.diagnostics);
    assert_eq!(again.record, record);
    // With what the lists say put in, too: the statements are then there twice, and are the same.
    let linked = record.with_lists();
    let again = parse(&write(&linked), None, References::Checked).record;
    assert_eq!(again.clone().with_lists().statements.len(), linked.statements.len());
}

#[test]
fn names_of_rows_are_read() {
    assert_eq!(RowId::parse("list:17").unwrap().to_string(), "list:17");
    for wrong in ["", "list", "list:", ":3", "list:0", "list:x", "list:-1"] {
        assert!(RowId::parse(wrong).is_none(), "{wrong}");
    }
}
