//! What is read: each part of the notation, and the struct that it comes to.

use paradero_record::EventKind;

use crate::clock::Clock;
use crate::pack::{
    Basis, Both, Condition, Duty, Jurisdiction, Limit, Operand, Pack, Pattern, PlacePart, Standing, Within,
};

const STATES: &str = r#"
pack test "Made up"  version "1"
clock appeal  30 days reading "one" or 10 days reading "another"
clock answer  24 hours
state final_order
  from    final_order_became_final
  until   motion_granted(about: reopen)
state court_stay
  from    stay_granted
  until   stay_ended
"#;

fn read(text: &str) -> Pack {
    Pack::parse(&format!("{STATES}{text}")).unwrap_or_else(|fault| panic!("{:#?}", fault.diagnostics))
}

/// The only safeguard of a pack, made of these lines.
fn duty(lines: &str) -> Duty {
    let pack = read(&format!("safeguard X-1 \"A title\"\n  stage custody\n  cite practice \"none\"\n{lines}\n"));
    pack.safeguards[0].duty.clone()
}

fn pattern(kind: &str) -> Pattern {
    Pattern { kind: EventKind::find(kind).unwrap(), with: Vec::new() }
}

fn limit(clock: Clock) -> Limit {
    Limit { clock, reading: None }
}

fn appeal() -> Vec<Limit> {
    vec![
        Limit { clock: Clock::CalendarDays(30), reading: Some("one".to_owned()) },
        Limit { clock: Clock::CalendarDays(10), reading: Some("another".to_owned()) },
    ]
}

#[test]
fn a_named_clock_stands_wherever_a_length_may() {
    assert_eq!(read("").clocks["appeal"].limits, appeal());
    let Duty::Expect { within, .. } = duty("  when arrested expect released within appeal") else { panic!() };
    assert_eq!(within, Within::Limits(appeal()));
    let Duty::Before { at_least, .. } = duty("  before arrested\n  expect released\n  at least appeal") else {
        panic!()
    };
    assert_eq!(at_least, appeal());
    let Duty::AtMost { limits, .. } = duty("  at most appeal or 1 year\n  in court_stay") else { panic!() };
    assert_eq!(limits, [appeal(), vec![limit(Clock::Years(1))]].concat());
    let Duty::AtLeastEvery { clock, .. } = duty("  at least every answer in court_stay expect released") else {
        panic!()
    };
    assert_eq!(clock, Clock::Hours(24));
    let pack = read("state window\n  from arrested\n  lasts appeal\n");
    assert_eq!(pack.states["window"].lasts, appeal());
}

#[test]
fn a_clock_may_be_declared_further_down_and_its_readings_on_lines_of_their_own() {
    let text =
        "state window\n  from arrested\n  lasts later\nclock later 1 day reading \"a\"\n  or 2 days reading \"b\"\n";
    let lasts: Vec<Clock> = read(text).states["window"].lasts.iter().map(|limit| limit.clock).collect();
    assert_eq!(lasts, [Clock::CalendarDays(1), Clock::CalendarDays(2)]);
}

#[test]
fn a_derived_event_says_from_what_it_follows() {
    let text = "derive final_order_became_final
  on     bia_decision(ruling: dismissed) | appeal_waived
  on     in_absentia_order
  after  ij_decision(order: removal)  appeal  unless bia_appeal_filed | appeal_waived
  after  voluntary_departure_granted  60 days
  latest\n";
    let pack = read(text);
    let [derived] = pack.derived.as_slice() else { panic!() };
    assert_eq!(derived.on.len(), 3);
    assert_eq!(derived.lapses[0].limits, appeal());
    assert_eq!(derived.lapses[0].unless, [pattern("bia_appeal_filed"), pattern("appeal_waived")]);
    assert_eq!(
        (derived.lapses[1].limits.as_slice(), derived.lapses[1].unless.len()),
        (&[limit(Clock::CalendarDays(60))][..], 0)
    );
    assert!(derived.only_latest);
}

#[test]
fn what_follows_from_another_derived_event_comes_behind_it() {
    let pack = read(
        "derive removal_period_started
  on final_order_became_final
derive final_order_became_final
  on appeal_waived\n",
    );
    let kinds: Vec<&str> = pack.derived.iter().map(|derived| derived.kind.name()).collect();
    assert_eq!(kinds, ["final_order_became_final", "removal_period_started"]);
}

#[test]
fn what_opens_another_state_of_a_track_closes_a_state() {
    let text = "state first
  track  way
  from   arrested | custody_booked_in
  until  died
state second
  track  way
  from   ij_decision(order: removal) | arrested
state third
  track  way
  from   ij_decision
state aside
  from   arrested
track way
  english \"Where it stands\"  spanish \"Dónde está\"
  states  first | second | third
  never   removal_executed | boarded  while first | second  by X-1
safeguard X-1 \"A title\"
  stage custody
  never removal_executed while first
  cite practice \"none\"\n";
    let pack = read(text);
    let until = |name: &str| pack.states[name].until.iter().map(|p| (p.kind.name(), p.with.len())).collect::<Vec<_>>();
    // What opens it itself is left out: `arrested` opens the first and the second.
    assert_eq!(until("first"), [("died", 0), ("ij_decision", 1), ("ij_decision", 0)]);
    // An order of removal is a decision, and opens it.
    assert_eq!(until("second"), [("custody_booked_in", 0)]);
    assert_eq!(until("third"), [("arrested", 0), ("custody_booked_in", 0), ("ij_decision", 1)]);
    assert_eq!(until("aside"), []);
    let track = &pack.tracks[0];
    assert_eq!(track.states, ["first", "second", "third"]);
    assert_eq!(track.words, Both { english: "Where it stands".to_owned(), spanish: "Dónde está".to_owned() });
    let [forbidden] = track.never.as_slice() else { panic!() };
    assert_eq!(forbidden.never, [pattern("removal_executed"), pattern("boarded")]);
    assert_eq!(
        (forbidden.during.as_slice(), forbidden.by.as_slice()),
        (&["first".to_owned(), "second".to_owned()][..], &["X-1".to_owned()][..])
    );
}

#[test]
fn each_basis_has_its_words_and_its_conditions() {
    let lines = "  before removal_executed
  basis en \"an order\" es \"una orden\" if final_order and not court_stay
  basis en \"another\" if to.country != \"VE\" and basis = other";
    let Duty::Basis { before, bases } = duty(lines) else { panic!() };
    assert_eq!(before, [pattern("removal_executed")]);
    let words = Both { english: "an order".to_owned(), spanish: "una orden".to_owned() };
    let conditions = vec![Condition::Holds("final_order".to_owned()), Condition::HoldsNot("court_stay".to_owned())];
    assert_eq!(bases[0], Basis { words, conditions });
    let country = Operand::OfPlace("to", PlacePart::Country);
    assert_eq!(bases[1].conditions[0], Condition::Differs(country, Operand::Word("VE".to_owned())));
}

#[test]
fn a_right_a_second_duty_and_a_rule_that_only_tells() {
    let Right { when, may, within } = may("  when ij_decision may bia_appeal_filed within appeal");
    assert_eq!((when, may), (vec![pattern("ij_decision")], vec![pattern("bia_appeal_filed")]));
    assert_eq!(within, Within::Limits(appeal()));
    assert_eq!(may_within("  when hearing_scheduled\n  may motion_filed\n  by its for"), Within::By("for"));
    assert_eq!(may_within("  when ij_decision\n  may motion_filed"), Within::NoTime);
    assert_eq!(
        duty("  tells arrested | released"),
        Duty::Tells { about: vec![pattern("arrested"), pattern("released")] }
    );
    let text = "safeguard X-2 \"Another\"
  stage custody
  missed X-1  expect reply  within answer
  cite practice \"none\"
safeguard X-1 \"A title\"
  stage custody
  when inquiry  expect reply  within 7 days
  cite practice \"none\"\n";
    let missed =
        Duty::Missed { of: "X-1".to_owned(), expect: vec![pattern("reply")], limits: vec![limit(Clock::Hours(24))] };
    assert_eq!(read(text).safeguards[0].duty, missed);
}

struct Right {
    when: Vec<Pattern>,
    may: Vec<Pattern>,
    within: Within,
}

fn may(lines: &str) -> Right {
    let Duty::May { when, may, within } = duty(lines) else { panic!("{lines}") };
    Right { when, may, within }
}

fn may_within(lines: &str) -> Within {
    may(lines).within
}

#[test]
fn places_status_and_the_copy_that_was_read() {
    let text = "safeguard X-1 \"A title\"
  stage custody
  tells arrested
  where circuit 9 | circuit DC | district \"N.D. Cal.\"
  status stayed on 2026-09 en \"A court stayed it.\" es \"Un tribunal la suspendió.\"
  status in_force on 2026-10-01
  cite statute \"A\" url \"b\" verified primary quote \"c\" read 2026-11-23 in \"a copy\" in force unverified
  cite statute \"B\" verified secondary in force unverified\n";
    let pack = read(text);
    let safeguard = &pack.safeguards[0];
    let district = Jurisdiction::District("N.D. Cal.".to_owned());
    let circuit = |name: &str| Jurisdiction::Circuit(name.to_owned());
    assert_eq!(safeguard.places, [circuit("9"), circuit("DC"), district]);
    let status: Vec<Standing> = safeguard.litigation.iter().map(|one| one.standing).collect();
    assert_eq!(status, [Standing::Stayed, Standing::InForce]);
    assert_eq!(safeguard.litigation[0].words.spanish, "Un tribunal la suspendió.");
    let [first, second] = safeguard.citations.as_slice() else { panic!() };
    assert_eq!(first.read_on.as_ref().map(ToString::to_string).as_deref(), Some("2026-11-23"));
    assert_eq!(first.read_in.as_deref(), Some("a copy"));
    assert!(first.in_force_unverified && second.in_force_unverified && second.read_on.is_none());
}

#[test]
fn versions_stand_one_after_the_other_or_in_different_places() {
    let version = |id: &str, more: &str| {
        format!(
            "safeguard {id} \"A title\"\n  stage custody\n  when arrested expect released\n  cite practice \"none\"\n{more}\n"
        )
    };
    let parse = |versions: [String; 2]| Pack::parse(&format!("{STATES}{}", versions.concat()));
    let (old, new) = ("  effective ../2026-06-21", "  effective 2026-06-22/..");
    assert!(parse([version("X-1", old), version("X-1.1", new)]).is_ok());
    assert!(parse([version("X-1", old), version("X-1.1", old)]).is_err());
    assert!(parse([version("X-1", old), version("X-2", old)]).is_ok());
    // A half without a period is another half, not a version.
    assert!(parse([version("X-1", old), version("X-1.1", "")]).is_ok());
    let at = |place: &str| format!("{old}\n  where {place}");
    assert!(parse([version("X-1", &at("circuit 9")), version("X-1.1", &at("circuit 5"))]).is_ok());
    assert!(parse([version("X-1", &at("circuit 9")), version("X-1.1", &at("circuit 5 | circuit 9"))]).is_err());
    let when = |condition: &str| format!("{old}\n  if {condition}");
    assert!(parse([version("X-1", &when("final_order")), version("X-1.1", &when("not final_order"))]).is_ok());
    assert!(parse([version("X-1", old), version("X-1.1", &when("final_order"))]).is_err());
}
