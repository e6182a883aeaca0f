//! What was known on a day, who may see what, claims, and what a record says that it covers.

use paradero_record::{Instant, PersonId, Stance, Tier, Timeline};

use crate::{Story, about_ana, instant};

#[test]
fn what_was_recorded_later_was_not_known() {
    let record = about_ana(
        "
recorded 2025-03-20 by \"Ana\"
2025-03 removal_executed as removal
  article line 1 asserts
  article line 2 asserts on 2025-03-15 recorded 2025-05-09 by \"Luz\"
  article line 3 asserts on 2025-03-16 recorded 2025-06 by \"Luz\"
2025-03 removal_executed as other
  article line 4 asserts
same removal other by \"Ana\" on 2025-05-21 because \"one list\"
act \"an alarm\" seen by \"Ana\" on 2025-05-22 because \"read\"
",
    );
    let known = |day: &str| {
        let known = record.known_on(instant(day));
        (known.statements.len(), known.judgements.len(), known.acts.len())
    };
    assert_eq!(known("2025-03-20T12:00:00Z"), (0, 0, 0));
    assert_eq!(known("2025-03-21T04:00:00Z"), (2, 0, 0));
    assert_eq!(known("2025-05-10T04:00:00Z"), (3, 0, 0));
    assert_eq!(known("2025-05-22T04:00:00Z"), (3, 1, 0));
    // A recorded month counts as late as it allows.
    assert_eq!(known("2025-06-30T12:00:00Z"), (3, 1, 1));
    assert_eq!(known("2025-07-01T04:00:00Z"), (4, 1, 1));
    assert_eq!(record.known_on(Instant::MAX), record);
    // On the tenth of May the date was known to the day, and the judgement was not made.
    let timeline = Timeline::of(&record.known_on(instant("2025-05-10T04:00:00Z")), &PersonId::new("ana"));
    let dates: Vec<String> = timeline.events.iter().map(|e| e.moment().to_string()).collect();
    assert_eq!(dates, ["2025-03", "2025-03-15"]);
}

#[test]
fn a_statement_is_known_when_its_source_is_unless_it_says_otherwise() {
    let record = crate::record(
        "
source early \"Early\"
  kind note
  recorded 2025-01-10 by \"Ana\"
source late \"Late\"
  kind note
  recorded 2025-03-10 by \"Ana\"
source always \"Always\"
  kind note
person ana \"Ana (made up)\"
2025-01-05 arrested as a
  early line 1 asserts
  late line 1 asserts
  always line 1 asserts
  late line 2 asserts recorded 2025-02-10 by \"Ana\"
",
    );
    let known = |day: &str| {
        let known = record.known_on(instant(day));
        let sources: Vec<String> = known.sources.keys().map(ToString::to_string).collect();
        (known.statements.len(), sources.join(" "))
    };
    assert_eq!(known("2025-01-01T00:00:00Z"), (1, "always".to_owned()));
    assert_eq!(known("2025-01-11T00:00:00Z"), (2, "always early".to_owned()));
    // A source that a known statement cites is never missing.
    assert_eq!(known("2025-02-11T00:00:00Z"), (3, "always early late".to_owned()));
    assert_eq!(known("2025-03-11T00:00:00Z").0, 4);
}

#[test]
fn the_earlier_recording_of_the_same_words_counts() {
    let text = |day: &str| format!("2025-03 arrested as a\n  call line 1 asserts recorded {day} by \"Ana\"\n");
    let (early, late) = (about_ana(&text("2025-04-01")), about_ana(&text("2025-05-01")));
    let (mut one, mut other) = (early.clone(), late.clone());
    one.add(late);
    other.add(early.clone());
    assert_eq!(one, other);
    assert_eq!(one, early);
}

#[test]
fn adding_the_same_record_twice_changes_nothing() {
    let record = about_ana(
        "
2025-03 arrested as a
  call line 1 asserts
2025-04 arrested as b
  call line 2 asserts
different a b by \"Ana\" on 2025-05-21 because \"a month apart\"
act \"an alarm\" done by \"Ana\" on 2025-05-22 because \"called\"
",
    );
    let mut twice = record.clone();
    twice.add(record.clone());
    assert_eq!(twice, record);
}

#[test]
fn tiers_are_read_and_public_is_the_rule() {
    let record = about_ana(
        "
2025-03 arrested as a
  call line 1 asserts
  call line 2 asserts tier coalition
  call line 3 asserts tier team
  call line 4 asserts tier privileged
",
    );
    let mut tiers: Vec<Tier> = record.statements.values().map(|s| s.tier).collect();
    tiers.sort();
    assert_eq!(tiers, [Tier::Privileged, Tier::Team, Tier::Coalition, Tier::Public]);
}

#[test]
fn a_claim_keeps_who_says_it_who_denies_it_and_who_does_neither() {
    let story = Story::of(
        "
claim gang \"is a member of a gang (made up)\"
  article line 30 \"officials\", official asserts rests on \"tattoos\", \"a list\"
  article line 31 \"his lawyers\", counsel, \"his family\", family denies
  list line 1 \"an office\", official declines
  call line 1 \"a friend\", friend reports hedged says \"he was asked\"
claim age \"her age\"
  article line 18 asserts says \"31\"
",
    );
    let [age, gang] = story.timeline.claims.as_slice() else { panic!("{:?}", story.timeline.claims) };
    assert_eq!((age.id.as_str(), age.text.as_str()), ("age", "her age"));
    assert_eq!(story.loci(&gang.asserted_by), ["article 30", "call 1"]);
    assert_eq!(story.loci(&gang.denied_by), ["article 31"]);
    assert_eq!(story.loci(&gang.other), ["list 1"]);
    assert!(story.timeline.events.is_empty());
}

#[test]
fn only_a_plain_undisputed_stretch_with_known_ends_is_covered() {
    let covered = |lines: &str| {
        let story = Story::of(lines);
        let kinds = |c: &paradero_record::Coverage| c.kinds.iter().map(|k| k.name()).collect::<Vec<_>>().join(" ");
        story.timeline.coverage.iter().map(kinds).collect::<Vec<_>>()
    };
    let head = |over: &str| format!("coverage counsel_notified, contact_event {over}\n");
    let both = ["counsel_notified contact_event"];
    assert_eq!(covered(&format!("{}  call line 1 asserts\n", head("2025-03-01/2025-03-12"))), both);
    assert_eq!(covered(&format!("{}  call line 1 asserts\n", head("../2025-03-12"))), both);
    for over in ["unknown", "2025-03~", "2025-03?", "[2025-03-01,2025-03-05]"] {
        assert!(covered(&format!("{}  call line 1 asserts\n", head(over))).is_empty(), "{over}");
    }
    for stance in ["asserts hedged", "asserts inferred", "denies", "demands", "declines"] {
        assert!(covered(&format!("{}  call line 1 {stance}\n", head("2025-03"))).is_empty(), "{stance}");
    }
    let disputed = format!(
        "{}  call line 1 asserts\ncoverage contact_event 2025-03-12/2025-03-13\n  list line 1 denies\n",
        head("2025-03-01/2025-03-12")
    );
    assert_eq!(covered(&disputed), ["counsel_notified"]);
}

#[test]
fn coverage_reaches_from_the_first_second_to_the_last() {
    let story = Story::of("coverage contact_event 2025-03-01/2025-03-12\n  call line 1 asserts\n");
    let over = story.timeline.coverage[0].over;
    assert_eq!(over, (instant("2025-03-01T05:00:00Z"), instant("2025-03-13T03:59:59Z")));
}

#[test]
fn the_record_reaches_to_what_was_published_last() {
    let record = crate::record(
        "
source paper \"Paper\"
  kind press
  published 2025-05-12/2025-05-20
source later \"Later\"
  kind press
  published 2025-07-01
source call \"Call\"
  kind note
person ana \"Ana (made up)\"
2025-03 arrested as a
  paper line 1 asserts
  call line 1 asserts recorded 2025-04-01 by \"Ana\"
",
    );
    let timeline = Timeline::of(&record, &PersonId::new("ana"));
    // What no statement about her cites does not count.
    assert_eq!(timeline.reach, Some(instant("2025-05-20T23:59:59Z")));
}

#[test]
fn the_name_of_a_statement_does_not_depend_on_its_recording() {
    let of = |tail: &str| {
        let record = about_ana(&format!("2025-03 arrested as a\n  call line 1 asserts{tail}\n"));
        record.statements.keys().next().cloned().unwrap()
    };
    assert_eq!(of(""), of(" recorded 2025-05-01 by \"Ana\""));
    assert_ne!(of(""), of(" hedged"));
    assert_ne!(of(""), of(" tier team"));
    assert_eq!(of("").as_str().len(), 16);
    assert_eq!(Stance::find("asserts"), Some(Stance::Asserts));
}
