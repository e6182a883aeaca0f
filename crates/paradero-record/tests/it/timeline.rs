//! What statements come to: narrowing, contradictions, gaps, judgements, stances.

use paradero_record::{EventId, Instant, Tri, Value};

use crate::Story;

const REMOVAL: &str = "
2025-03 removal_executed as removal from texas
  article line 26 asserts
  article line 28 asserts
";

#[test]
fn a_length_narrows_a_month_to_a_day() {
    let story =
        Story::of(&format!("{REMOVAL}  article line 32 \"her lawyer\", counsel asserts 55 days before 2025-05-09\n"));
    let removal = story.event("removal");
    assert_eq!(story.when("removal"), "2025-03-15");
    assert_eq!(story.loci(&removal.inferred_from), ["article 32"]);
    assert_eq!(removal.zone.name(), "America/Chicago");
    assert_eq!(removal.stated.len(), 1);
    assert_eq!(removal.happened, Tri::Yes);
    assert!(story.timeline.contradictions.is_empty());
}

#[test]
fn an_inferred_tie_that_contradicts_narrows_nothing_and_is_reported() {
    let story = Story::of(&format!(
        "{REMOVAL}  article line 32 \"her lawyer\", counsel asserts 55 days before 2025-05-12
  list line 1 asserts inferred same day as flights
2025-03-15 flights_departed as flights
  list line 2 asserts
"
    ));
    assert_eq!(story.when("removal"), "2025-03-18");
    assert_eq!(story.when("flights"), "2025-03-15");
    assert_eq!(story.loci(&story.event("removal").inferred_from), ["article 32"]);
    assert_eq!(story.contradictions(), ["article 32 + list 1 + list 2"]);
    let events: Vec<&str> = story.timeline.contradictions[0].events.iter().map(EventId::as_str).collect();
    assert_eq!(events, ["flights", "removal"]);
}

#[test]
fn a_tie_that_agrees_is_no_contradiction() {
    let story = Story::of(&format!(
        "{REMOVAL}  article line 32 asserts 55 days before 2025-05-09
  list line 1 asserts inferred same day as flights
2025-03-15 flights_departed as flights
  list line 2 asserts
"
    ));
    assert_eq!(story.when("removal"), "2025-03-15");
    assert!(story.timeline.contradictions.is_empty());
}

#[test]
fn the_smallest_sets_are_reported_and_no_others() {
    let story = Story::of(
        "
unknown law_enacted as law
  article line 1 asserts on 1939/1945
  article line 2 asserts at least 100 years before 2025-05-14
  article line 3 asserts on 1798
",
    );
    assert_eq!(story.contradictions(), ["article 1 + article 2", "article 1 + article 3"]);
    // Both stay, side by side, and nothing is narrowed.
    assert_eq!(story.when("law"), "[1798,1939..1945]");
    assert!(story.event("law").inferred_from.is_empty());
}

#[test]
fn dates_that_exclude_each_other_stay_side_by_side_whatever_others_say() {
    let story = Story::of(
        "
2025-03-01 arrested as arrest
  article line 1 asserts
  list line 1 asserts on 2025-03-10
2025-03-05 ice_custody_started as custody
  call line 1 asserts
  call line 2 asserts after arrest
",
    );
    assert_eq!(story.when("arrest"), "[2025-03-01,2025-03-10]");
    assert_eq!(story.contradictions(), ["article 1 + list 1", "call 1 + call 2 + list 1"]);
}

#[test]
fn orders_narrow_and_are_said_by_days() {
    let story = Story::of(
        "
unknown cf_interview_held as interview
  call line 1 asserts after arrest
  call line 2 asserts before removal
2025-03-01 arrested as arrest
  article line 1 asserts
2025-03-15 removal_executed as removal
  article line 2 asserts
",
    );
    assert_eq!(story.when("interview"), "2025-03-01/2025-03-15");
    let interview = story.event("interview");
    assert_eq!(story.loci(&interview.inferred_from), ["article 1", "article 2", "call 1", "call 2"]);
    let (first, last) = interview.bounds();
    assert_eq!(first, crate::instant("2025-03-01T05:00:01Z"));
    assert_eq!(last, crate::instant("2025-03-16T03:59:58Z"));
}

#[test]
fn a_chain_of_ties_carries_through_undated_events() {
    let story = Story::of(
        "
2025-03-01 arrested as arrest
  article line 1 asserts
unknown custody_booked_in as booked
  call line 1 asserts 1 day after arrest
unknown hearing_held as hearing
  call line 2 asserts 2 weeks after booked
unknown ij_decision as decision
  call line 3 asserts 1 month after hearing
",
    );
    assert_eq!(story.when("booked"), "2025-03-02");
    assert_eq!(story.when("hearing"), "2025-03-16");
    // A month between two events is 28 to 31 days.
    assert_eq!(story.when("decision"), "2025-04-13/2025-04-16");
    let four = ["article 1", "call 1", "call 2", "call 3"];
    assert_eq!(story.loci(&story.event("decision").inferred_from), four);
}

#[test]
fn a_circle_of_orders_contradicts_without_any_date() {
    let story = Story::of(
        "
unknown arrested as a
  call line 1 asserts before b
unknown custody_booked_in as b
  call line 2 asserts before c
unknown transferred as c
  call line 3 asserts before a
  call line 4 asserts after b
",
    );
    assert_eq!(story.contradictions(), ["call 1 + call 2 + call 3"]);
}

#[test]
fn a_circle_of_days_contradicts_without_any_date() {
    let story = Story::of(
        "
unknown arrested as a
  call line 1 asserts 2 days after b
unknown custody_booked_in as b
  call line 2 asserts 1 day before a
",
    );
    assert_eq!(story.contradictions(), ["call 1 + call 2"]);
}

#[test]
fn an_order_within_one_day_is_no_contradiction() {
    let story = Story::of(
        "
2025-03-01 arrested as a
  call line 1 asserts
  call line 2 asserts before b
unknown custody_booked_in as b
  call line 3 asserts same day as a
",
    );
    assert!(story.timeline.contradictions.is_empty());
    assert_eq!(story.when("b"), "2025-03-01");
}

#[test]
fn hours_within_a_day_and_days_are_reckoned_together() {
    let story = Story::of(
        "
2025-03-01T10:00 arrested as a
  call line 1 asserts
unknown custody_booked_in as b
  call line 2 asserts 20 hours after a
  call line 3 asserts same day as a
",
    );
    assert_eq!(story.contradictions(), ["call 1 + call 2 + call 3"]);
}

#[test]
fn a_month_counted_from_a_date_is_counted_on_the_calendar() {
    for (when, expected) in [
        ("1 month before 2025-03-31", "2025-02-28"),
        ("1 month after 2025-02", "2025-03"),
        ("1 month after 2025-02-28", "2025-03-28/2025-03-31"),
        ("2 years after 2023-05-09", "2025-05-09"),
        ("at most 3 days after 2025-03-01", "2025-03-01/2025-03-04"),
        ("at least 3 days after 2025-03-01", "2025-03-04/.."),
        ("at most 1 month before 2025-03-15", "2025-02-15/2025-03-15"),
        ("about 2 weeks after 2025-03-01", "2025-03-08/2025-03-22"),
        ("about 10 days after 2025-03-01", "2025-03-10/2025-03-12"),
        ("about 1 year before 2025-03-01", "2023-03-01/2025-03-01"),
        ("same day as 2025-03-01T10:00", "2025-03-01"),
    ] {
        let story = Story::of(&format!("unknown arrested as a\n  call line 1 asserts {when}\n"));
        assert_eq!(story.when("a"), expected, "{when}");
    }
}

#[test]
fn a_move_that_nobody_recorded_is_a_gap_and_a_derived_event() {
    let story = Story::of(
        "
2025-03-01 custody_booked_in as booked at san_diego
  article line 1 asserts
2025-03-15 removal_executed as removal from texas
  article line 2 asserts
",
    );
    let [gap] = story.timeline.gaps.as_slice() else { panic!("{:?}", story.timeline.gaps) };
    assert_eq!((gap.after.as_str(), gap.before.as_str()), ("booked", "removal"));
    assert_eq!(story.loci(&gap.statements), ["article 1", "article 2"]);
    let moved: Vec<_> = story.timeline.events.iter().filter(|e| e.derived).collect();
    let [moved] = moved.as_slice() else { panic!("{moved:?}") };
    assert_eq!(moved.kind.name(), "transferred");
    assert_eq!(moved.place("from").unwrap().as_str(), "san_diego");
    assert_eq!(moved.place("to").unwrap().as_str(), "texas");
    assert_eq!(moved.bounds().0, story.event("booked").bounds().0);
    assert_eq!(moved.bounds().1, story.event("removal").bounds().1);
    assert_eq!(moved.inferred_from, gap.statements);
    assert_eq!(moved.happened, Tri::Yes);
}

#[test]
fn a_recorded_move_leaves_no_gap() {
    let story = Story::of(
        "
2025-03-01 custody_booked_in as booked at san_diego
  article line 1 asserts
2025-03-07 transferred as move from san_diego to texas
  article line 3 asserts
unknown located as seen at \"TEXAS\"
  article line 4 asserts before removal
2025-03-15 removal_executed as removal from texas
  article line 2 asserts
",
    );
    assert!(story.timeline.gaps.is_empty(), "{:?}", story.timeline.gaps);
}

#[test]
fn an_event_that_may_have_been_at_any_time_makes_no_gap() {
    let story = Story::of(
        "
2025-03-01 custody_booked_in as booked at san_diego
  article line 1 asserts
unknown located as seen at texas
  article line 4 asserts
2025-03-15 removal_executed as removal from san_diego
  article line 2 asserts
",
    );
    assert!(story.timeline.gaps.is_empty(), "{:?}", story.timeline.gaps);
}

const TWO_REPORTS: &str = "
2025-03-15 removal_executed as first from texas
  article line 1 asserts
2025-03 removal_executed as second
  call line 1 asserts
2025-03-20 removal_executed as third
  list line 1 asserts
";

fn names(story: &Story) -> Vec<String> {
    story.timeline.events.iter().map(|e| e.id.to_string()).collect()
}

#[test]
fn the_latest_judgement_on_a_pair_stands() {
    let same = "same first second by \"Ana\" on 2025-05-21 because \"one list\"\n";
    let different = "different second first by \"Ana\" on 2025-05-22 because \"it was withdrawn\"\n";
    let again = "same first second by \"Ana\" on 2025-05-23 because \"it was not\"\n";
    let unsure = "unsure first second by \"Ana\" on 2025-05-24 because \"two lists\"\n";
    let events = |judgements: &str| names(&Story::of(&format!("{TWO_REPORTS}{judgements}")));
    assert_eq!(events("").len(), 3);
    assert_eq!(events(same), ["first", "third"]);
    assert_eq!(events(&format!("{same}{different}")).len(), 3);
    // The order on the page does not matter, the day of each does.
    assert_eq!(events(&format!("{different}{same}")).len(), 3);
    assert_eq!(events(&format!("{same}{different}{again}")), ["first", "third"]);
    assert_eq!(events(&format!("{same}{different}{again}{unsure}")).len(), 3);
}

#[test]
fn joined_events_keep_their_names_and_share_their_dates() {
    let story = Story::of(&format!("{TWO_REPORTS}same first second by \"Ana\" on 2025-05-21 because \"one\"\n"));
    let joined = story.event("second");
    assert_eq!(joined.id.as_str(), "first");
    assert_eq!(joined.also, [EventId::new("second")]);
    assert_eq!(joined.statements.len(), 2);
    assert_eq!(joined.stated.len(), 2);
    assert_eq!(story.when("second"), "2025-03-15");
}

#[test]
fn what_is_judged_different_is_not_joined_by_way_of_a_third() {
    let story = Story::of(&format!(
        "{TWO_REPORTS}different first third by \"Ana\" on 2025-05-20 because \"five days apart\"
same first second by \"Ana\" on 2025-05-21 because \"one\"
same second third by \"Ana\" on 2025-05-22 because \"one\"
"
    ));
    assert_eq!(names(&story), ["first", "second"]);
    assert_eq!(story.event("second").also, [EventId::new("third")]);
}

#[test]
fn happening_depends_on_stance_and_firmness() {
    let happened = |line: &str| Story::of(&format!("2025-03 released as a\n{line}")).event("a").happened;
    assert_eq!(happened("  call line 1 asserts\n"), Tri::Yes);
    assert_eq!(happened("  call line 1 reports\n"), Tri::Yes);
    assert_eq!(happened("  call line 1 asserts hedged\n"), Tri::Maybe);
    assert_eq!(happened("  call line 1 asserts inferred\n"), Tri::Maybe);
    assert_eq!(happened("  call line 1 denies\n"), Tri::No);
    assert_eq!(happened("  call line 1 declines\n"), Tri::No);
    // Who demands that somebody be released does not say that it happened.
    assert_eq!(happened("  call line 1 demands\n"), Tri::No);
    assert_eq!(happened("  call line 1 asserts\n  list line 1 denies\n"), Tri::Maybe);
    let demand = Story::of("2025-03 demand as a of \"ICE\"\n  call line 1 demands\n");
    assert_eq!(demand.event("a").happened, Tri::Yes);
}

#[test]
fn only_what_somebody_asserts_and_somebody_denies_is_contested() {
    let contested = |lines: &str| Story::of(&format!("2025-03 released as a\n{lines}")).event("a").is_contested();
    assert!(contested("  call line 1 asserts\n  list line 1 denies\n"));
    assert!(!contested("  call line 1 declines\n  list line 1 denies\n"));
    assert!(!contested("  call line 1 asserts\n  list line 1 declines\n"));
}

#[test]
fn a_denial_dates_nothing() {
    let story = Story::of("2025-03 released as a\n  call line 1 asserts\n  list line 1 denies on 2024\n");
    assert_eq!(story.when("a"), "2025-03");
    assert!(story.timeline.contradictions.is_empty());
}

#[test]
fn values_stand_side_by_side_the_most_often_given_first() {
    let story = Story::of(
        "
2025-03 removal_executed as a from texas
  article line 1 asserts
  call line 1 asserts from san_diego
  list line 1 asserts from san_diego
",
    );
    let given = &story.event("a").attributes["from"];
    assert_eq!(given.len(), 2);
    assert_eq!(given[0].by.len(), 2);
    assert!(matches!(&given[0].value, Value::Place(place) if place.as_str() == "san_diego"));
    assert_eq!(story.event("a").zone.name(), "America/Los_Angeles");
}

#[test]
fn the_difference_follows_dates_and_ties() {
    let story = Story::of(
        "
unknown arrested as a
  call line 1 asserts
unknown custody_booked_in as b
  call line 2 asserts 20 hours after a
unknown transferred as c
  call line 3 asserts after b
2025-03-01 released as d
  call line 4 asserts
2025-03-03 died as e
  call line 5 asserts
",
    );
    let difference = |l: &str, r: &str| {
        let found = story.timeline.difference(story.event(l), story.event(r));
        (found.least, found.most)
    };
    assert_eq!(difference("a", "b"), (Some(72_000), Some(72_000)));
    assert_eq!(difference("b", "a"), (Some(-72_000), Some(-72_000)));
    assert_eq!(difference("a", "c"), (Some(72_001), None));
    assert_eq!(difference("d", "e"), (Some(86_401), Some(3 * 86_400 - 1)));
    assert_eq!(difference("a", "d"), (None, None));
    assert_eq!(difference("d", "d"), (Some(0), Some(0)));
}

#[test]
fn the_past_is_as_certain_as_date_and_word() {
    let story = Story::of("2025-03-01 released as a\n  call line 1 asserts\n");
    let past = |text: &str| story.event("a").is_past(crate::instant(text));
    assert_eq!(past("2025-03-01T04:59:59Z"), Tri::No);
    assert_eq!(past("2025-03-01T12:00:00Z"), Tri::Maybe);
    assert_eq!(past("2025-03-02T04:59:59Z"), Tri::Yes);
    assert!(Instant::MAX > story.event("a").bounds().1);
}
