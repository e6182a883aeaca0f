//! The law on the desk: the pack, the versions and cases of a safeguard, and what the law says beside a person.

use paradero_desk::view::{PackView, PersonView};
use paradero_desk::{
    Belief, CheckFile, Ctx, Days, Desk, Instant, Language, Narrow, Pack, Refusal, US_PACK, pack, person, safeguard,
    safeguard_on, safeguards,
};

use crate::{NOW, ctx, example_desk};

fn narrowed(ctx: &Ctx<'_>, group: &str, value: &str) -> PackView {
    let mut narrow = Narrow::default();
    match group {
        "stage" => value.clone_into(&mut narrow.stage),
        "class" => value.clone_into(&mut narrow.class),
        "verified" => value.clone_into(&mut narrow.verified),
        _ => value.clone_into(&mut narrow.standing),
    }
    pack(ctx, &narrow).unwrap()
}

#[test]
fn the_pack_is_shown_whole() {
    let desk = example_desk();
    for language in Language::ALL {
        let view = pack(&Ctx { language, ..ctx(&desk) }, &Narrow::default()).unwrap();
        assert_eq!(view.shown, view.safeguards);
        assert_eq!(view.shown, view.stages.iter().map(|stage| stage.safeguards.len()).sum::<usize>());
        assert!(view.rules < view.safeguards && view.unverified > 0 && view.disputed > 0);
        assert!(view.narrowed.is_empty());
        assert!(view.tracks.iter().all(|track| track.states.iter().all(|state| !state.says.is_empty())));
        let never = view.tracks.iter().flat_map(|track| &track.never);
        assert!(never.clone().count() > 3 && never.flat_map(|one| &one.by).all(|by| !by.title.is_empty()));
        assert!(!view.derived.is_empty() && !view.told.is_empty() && !view.left_out.is_empty());
        assert!(view.clocks.iter().any(|clock| clock.readings.len() == 2), "one clock is disputed");
        let days: Vec<&str> = view.changes.iter().map(|change| change.moment.trim_end_matches('~')).collect();
        assert!(days.len() > 5 && days.windows(2).all(|pair| pair[0] >= pair[1]), "the latest first: {days:?}");
    }
}

#[test]
fn each_filter_shows_as_many_as_it_says() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let whole = pack(&ctx, &Narrow::default()).unwrap();
    for group in &whole.filters {
        assert!(!group.choices.is_empty(), "{}", group.name);
        for choice in &group.choices {
            let view = narrowed(&ctx, &group.name, &choice.value);
            assert_eq!(view.shown, choice.count, "{} {}", group.name, choice.value);
            assert_eq!(view.narrowed, std::slice::from_ref(&choice.words));
        }
    }
    assert_eq!(narrowed(&ctx, "verified", "marked").shown, whole.unverified);
    assert_eq!(narrowed(&ctx, "standing", "open").shown, whole.disputed);
    let both = Narrow { stage: "custody".to_owned(), standing: "pending".to_owned(), ..Narrow::default() };
    let view = pack(&ctx, &both).unwrap();
    assert_eq!((view.stages.len(), view.narrowed.len()), (1, 2));
    assert!(view.stages[0].safeguards.iter().all(|one| one.courts.as_ref().unwrap().standing == "pending"));
    let wrong = Narrow { class: "gossip".to_owned(), ..Narrow::default() };
    let Err(Refusal::Invalid(faults)) = pack(&ctx, &wrong) else { panic!("it was read") };
    assert_eq!(faults[0].field, "class");
}

#[test]
fn which_version_stood_is_told_for_a_day_and_for_a_year() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let stood = |on: &str| {
        let view = safeguard_on(&ctx, "CU-11", on).unwrap();
        let each = view.history.into_iter().map(|one| (one.id, one.stood.unwrap_or_default()));
        each.collect::<Vec<_>>()
    };
    let is = |pairs: [(&str, &str); 3]| pairs.map(|(id, stood)| (id.to_owned(), stood.to_owned()));
    assert_eq!(stood("2025-07-01"), is([("CU-11.1", "no"), ("CU-11.2", "yes"), ("CU-11", "no")]));
    assert_eq!(stood("2025"), is([("CU-11.1", "part"), ("CU-11.2", "part"), ("CU-11", "no")]));
    assert_eq!(stood(""), is([("CU-11.1", ""), ("CU-11.2", ""), ("CU-11", "")]));
    let view = safeguard(&ctx, "CU-11.2").unwrap();
    assert_eq!(view.effective.as_deref(), Some("24 June 2025 to 22 June 2026"));
    assert_eq!(view.readings.len(), 2);
    assert_eq!(
        view.history.iter().filter(|one| one.current).map(|one| one.id.as_str()).collect::<Vec<_>>(),
        ["CU-11.2"]
    );
    assert!(view.other.judged.iter().all(|sentence| !view.judged.contains(sentence)), "it is in the other language");
    let read = view.citations.iter().find(|citation| citation.read_on.is_some()).unwrap();
    assert!(read.read_in.is_some());
    let Err(Refusal::Invalid(faults)) = safeguard_on(&ctx, "CU-11", "yesterday") else { panic!("it was read") };
    assert_eq!(faults[0].field, "on");
}

#[test]
fn a_safeguard_shows_what_its_cases_come_to() {
    let desk = example_desk();
    for language in Language::ALL {
        let ctx = Ctx { language, ..ctx(&desk) };
        // The last is named by the worked case, which stands in another file.
        for id in ["CU-12", "CU-11.2", "ER-07"] {
            let view = safeguard(&ctx, id).unwrap();
            assert!(!view.suite.is_empty(), "{id}");
            for case in &view.suite {
                assert!(case.fault.is_none() && case.as_expected, "{id}: {case:?}");
                assert!(!case.title.is_empty() && !case.expects.is_empty());
            }
        }
    }
    let worked = safeguard(&ctx(&desk), "ER-07").unwrap();
    assert!(worked.suite.iter().any(|case| case.text.contains("#! read ")), "the worked case is among them");
}

#[test]
fn a_changed_rule_shows_that_its_cases_come_to_something_else() {
    let own = US_PACK.find("safeguard CU-12 ").unwrap();
    let (before, after) = US_PACK.split_at(own);
    let text = format!("{before}{}", after.replacen("within    24 hours", "within    72 hours", 1));
    let desk = Desk::open_in_memory(&text, Pack::parse(&text).unwrap()).unwrap();
    let view = safeguard(&ctx(&desk), "CU-12").unwrap();
    let other = view.suite.iter().find(|case| !case.as_expected).unwrap();
    assert!(
        other.expects.iter().any(|one| one.found.as_ref().is_some_and(|found| *found != one.expected)),
        "{other:?}"
    );
}

#[test]
fn nothing_about_the_law_says_what_is_never_said() {
    let desk = example_desk();
    let never = ["violation", "illegal", "enforced disappearance", "violaci", "ilegal", "desaparición forzada"];
    for language in Language::ALL {
        let ctx = Ctx { language, ..ctx(&desk) };
        let view = pack(&ctx, &Narrow::default()).unwrap();
        let mut all = vec![format!("{:?} {:?} {:?} {:?}", view.changes, view.tracks, view.derived, view.clocks)];
        all.extend(
            safeguards(&ctx)
                .into_iter()
                .map(|one| format!("{} {:?} {} {:?}", one.title, one.effective, one.plain, one.courts)),
        );
        for text in all {
            let lower = text.to_lowercase();
            assert!(never.iter().all(|word| !lower.contains(word)), "{text}");
        }
    }
}

const ANA: &str = "zone America/Chicago\nsource letter \"A letter (made up)\"\n  kind note\nperson ana \"Ana (made up)\"\n  made up\n\
2025-05-02 nta_filed_with_court as filed\n  letter asserts\n\
2025-06-02 ij_decision as decision  order removal\n  letter asserts\n\
2025-07-10T08:00 hold_room_in as room\n  letter asserts\n";

fn ana(as_of: &str) -> PersonView {
    let desk = Desk::open_in_memory(US_PACK, crate::pack()).unwrap();
    let file = CheckFile { name: "ana".to_owned(), text: ANA.to_owned() };
    desk.import(&[file], Instant::from_second(NOW), "a test", Belief::AsTold).unwrap();
    let days = Days { as_of: as_of.to_owned(), ..Days::default() };
    person(&ctx(&desk), "ana", &days).unwrap()
}

fn stands(view: &PersonView, track: &str) -> Option<String> {
    view.positions.iter().find(|one| one.track == track).map(|one| one.states[0].state.clone())
}

#[test]
fn what_follows_by_law_is_shown_once_it_has() {
    let before = ana("2025-06-20");
    assert!(before.events.iter().all(|event| event.follows_from.is_none()), "it has not followed yet");
    assert_eq!(stands(&before, "procedure").as_deref(), Some("appeal_time"));
    let after = ana("2025-08-01");
    let by_law: Vec<_> = after.events.iter().filter(|event| event.follows_from.is_some()).collect();
    let order = by_law.iter().find(|event| event.kind == "final_order_became_final").unwrap();
    assert_eq!(
        (order.id.as_str(), order.follows_from.as_deref()),
        ("final_order_became_final@decision", Some("decision"))
    );
    assert!(order.derived && order.statements.is_empty() && !order.inferred_from.is_empty(), "nobody said it");
    assert_eq!(
        by_law.iter().filter(|event| event.kind == "removal_period_started").count(),
        1,
        "only the latest counts"
    );
    assert_eq!(stands(&after, "procedure").as_deref(), Some("order_final"));
    let case = after.positions.iter().find(|one| one.track == "procedure").unwrap();
    assert_eq!(case.states[0].since.as_ref().unwrap().id, "final_order_became_final@decision");
}

#[test]
fn a_verdict_names_the_version_that_judged_it() {
    let view = ana("2025-07-12");
    let room =
        view.verdicts.iter().find(|one| one.trigger.as_deref() == Some("room") && one.safeguard.starts_with("CU-11"));
    let room = room.unwrap();
    assert_eq!(room.safeguard, "CU-11.2");
    assert_eq!(room.version.as_deref(), Some("24 June 2025 to 22 June 2026"));
    assert!(view.verdicts.iter().any(|one| one.version.is_none()), "a rule with one version needs no name for it");
}

#[test]
fn rules_that_are_only_told_stand_beside_what_they_are_about() {
    let view = ana("2025-08-01");
    let told = view.told.iter().find(|one| one.safeguard == "RP-09.1").unwrap();
    let about: Vec<&str> = told.about.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(about, ["decision", "final_order_became_final@decision"]);
    assert!(view.told.iter().all(|one| !one.plain.is_empty() && !one.about.is_empty()));
    let early = ana("2025-05-10");
    assert!(early.told.iter().all(|one| one.safeguard != "RP-09.1"), "nothing that it is about has happened");
}
