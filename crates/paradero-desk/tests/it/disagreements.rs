//! Disagreements of a made-up person's sources: shown, answered, and still answered afterwards.

use paradero_desk::view::DisagreementsView;
use paradero_desk::{
    Belief, CheckFile, Ctx, Days, Desk, Language, NewResolution, Refusal, US_PACK, Viewer, disagreements, person,
    resolve,
};

use crate::{ctx, pack};

const RECORD: &str = "source daily \"A report (made up)\"\n  publisher \"The Example Daily\"\n  kind press\n  published 2026-11-20\n\n\
source post \"Another report (made up)\"\n  publisher \"The Example Post\"\n  kind press\n  published 2026-11-21\n\n\
source file \"A file (made up)\"\n  kind counsel\n  published 2026-11-22\n\n\
person ana \"Ana Soto\"\n  made up\n\n\
2026-11-03  arrested as taken\n  daily line 3 asserts\n\n\
2026-11-05  arrested as taken\n  post line 7 asserts\n\n\
2026-11-08  arrested as taken\n  file line 1 asserts tier privileged\n";

fn desk() -> Desk {
    let desk = Desk::open_in_memory(US_PACK, pack()).unwrap();
    let file = CheckFile { name: "made-up".to_owned(), text: RECORD.to_owned() };
    desk.import(&[file], ctx(&desk).now, "Ana", Belief::Now).unwrap();
    desk
}

fn team<'a>(ctx: &Ctx<'a>) -> Ctx<'a> {
    Ctx { viewer: Viewer::team("Luz"), ..ctx.clone() }
}

fn view(ctx: &Ctx<'_>) -> DisagreementsView {
    disagreements(ctx, "ana").unwrap()
}

fn answer(key: &str, outcome: &str, source: &str) -> NewResolution {
    NewResolution {
        key: key.to_owned(),
        outcome: outcome.to_owned(),
        source: source.to_owned(),
        because: "the booking sheet has the day (made up)".to_owned(),
    }
}

#[test]
fn both_sides_stand_beside_the_reason() {
    let desk = desk();
    let ctx = team(&ctx(&desk));
    let view = view(&ctx);
    let one = view.open.iter().find(|one| one.kind == "two_dates").unwrap();
    assert_eq!(one.statements.len(), 2);
    let sources: Vec<&str> = one.statements.iter().map(|side| side.statement.source.as_str()).collect();
    assert!(sources.contains(&"daily") && sources.contains(&"post"));
    assert!(one.statements.iter().all(|side| side.anchor == "event-taken" && side.statement.place.is_some()));
    assert!(!one.says.is_empty() && one.key.starts_with("two_dates ") && one.answer.is_none());
    assert_eq!(one.sources.len(), 2);
    let spanish = Ctx { language: Language::Spanish, ..ctx.clone() };
    let other = self::view(&spanish);
    assert_ne!(other.open[0].kind_words, view.open[0].kind_words);
    let severities: Vec<u8> = view.open.iter().map(|one| weight(&one.severity)).collect();
    assert!(severities.is_sorted_by(|a, b| a >= b), "the graver first: {severities:?}");
    let counts = person(&ctx, "ana", &Days::default()).unwrap().disagreements;
    assert_eq!(counts, view.counts);
    assert_eq!(counts.contradictions + counts.tensions + counts.notes, view.open.len());
    assert!(matches!(disagreements(&ctx, "nobody"), Err(Refusal::NotFound)));
}

fn weight(severity: &str) -> u8 {
    match severity {
        "contradiction" => 2,
        "tension" => 1,
        _ => 0,
    }
}

#[test]
fn an_answer_stays_and_the_latest_stands() {
    let desk = desk();
    let ctx = team(&ctx(&desk));
    let before = view(&ctx);
    let key = before.open.iter().find(|one| one.kind == "two_dates").unwrap().key.clone();
    resolve(&ctx, "ana", &answer(&key, "wrong_source", "post")).unwrap();
    let after = view(&ctx);
    assert_eq!((after.open.len(), after.answered.len()), (before.open.len() - 1, 1));
    let stands = after.answered[0].answer.as_ref().unwrap();
    assert_eq!((stands.outcome.as_str(), stands.source.as_ref().unwrap().0.as_str()), ("wrong_source", "post"));
    assert!(stands.recorded.contains("Luz"));
    assert_eq!(after.answered[0].statements.len(), 2, "nothing is removed");
    resolve(&ctx, "ana", &answer(&key, "explained", "")).unwrap();
    let later = view(&ctx);
    let history: Vec<&str> = later.answered[0].history.iter().map(|one| one.outcome.as_str()).collect();
    assert_eq!(history.len(), 2);
    assert_eq!(later.answered[0].answer.as_ref().unwrap().outcome, history[0]);
    assert_eq!(later.counts.answered, 1);
}

#[test]
fn two_events_are_judged_different_and_the_answer_stays() {
    let desk = desk();
    let ctx = ctx(&desk);
    let more = "about ana\n2026-11-09  transferred as first\n  daily line 4 asserts\n\n\
        2026-11-10  transferred as second\n  post line 8 asserts\n";
    let import = |text: String| {
        let file = CheckFile { name: "more".to_owned(), text: format!("{RECORD}{text}") };
        desk.import(&[file], ctx.now, "Ana", Belief::Now).unwrap();
    };
    import(format!("\n{more}"));
    let shown = person(&ctx, "ana", &Days::default()).unwrap();
    let named = |event: &str| shown.events.iter().find(|one| one.id == event).unwrap().statements[0].id.clone();
    let mut sides = [named("first"), named("second")];
    sides.sort();
    let key = format!("same_event {} {}", sides[0], sides[1]);
    // Somebody answered it before.
    let because = "by \"Ana\" on 2026-11-22 because \"it cannot be told (made up)\"";
    import(format!("\n{more}disagreement explained \"{key}\" {because}\n"));
    resolve(&ctx, "ana", &answer(&key, "two_events", "")).unwrap();
    let answered = view(&ctx).answered;
    let one = answered.iter().find(|one| one.key == key).unwrap();
    assert!(one.two_events && one.answer.as_ref().unwrap().outcome == "two_events" && one.history.len() == 2);
    let text = desk.export(&Viewer::counsel("Ana")).unwrap().text;
    assert!(text.contains("\ndifferent first second by \"Ana\""), "{text}");
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_records_nothing() {
    let desk = desk();
    let ctx = team(&ctx(&desk));
    let key = view(&ctx).open[0].key.clone();
    let before = desk.verify().unwrap();
    let fields = |input: &NewResolution| match resolve(&ctx, "ana", input) {
        Err(Refusal::Invalid(faults)) => faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fields(&NewResolution { because: " ".to_owned(), ..answer(&key, "explained", "") }), ["because"]);
    assert_eq!(fields(&answer(&key, "nonsense", "")), ["outcome"]);
    assert_eq!(fields(&answer(&key, "wrong_source", "file")), ["source"], "that source is on neither side");
    assert_eq!(fields(&answer("two_dates 00 11", "explained", "")), ["key"]);
    assert_eq!(fields(&answer("", "explained", "")), ["key"]);
    assert!(matches!(resolve(&ctx, "nobody", &answer(&key, "explained", "")), Err(Refusal::NotFound)));
    assert_eq!(desk.verify().unwrap(), before);
}

#[test]
fn who_may_not_see_a_statement_sees_no_disagreement_that_hangs_on_it() {
    let desk = desk();
    let counsel = ctx(&desk);
    let team = team(&counsel);
    let all = view(&counsel);
    let on_file = |view: &DisagreementsView| {
        let every = view.open.iter().chain(&view.answered);
        every.filter(|one| one.statements.iter().any(|side| side.statement.source == "file")).count()
    };
    assert!(on_file(&all) >= 1);
    assert_eq!(on_file(&view(&team)), 0);
    let hidden = all.open.iter().find(|one| one.sources.iter().any(|(id, _)| id == "file")).unwrap();
    // Its key is nothing to somebody who may not know of it, and its answer is not shown to them either.
    assert!(matches!(resolve(&team, "ana", &answer(&hidden.key, "explained", "")), Err(Refusal::Invalid(_))));
    resolve(&counsel, "ana", &answer(&hidden.key, "explained", "")).unwrap();
    assert_eq!(view(&counsel).answered.len(), 1);
    let seen = view(&team);
    assert!(seen.answered.is_empty() && on_file(&seen) == 0);
    assert_eq!(person(&team, "ana", &Days::default()).unwrap().disagreements.answered, 0);
}
