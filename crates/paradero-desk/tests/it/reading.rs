//! What the pages are shown.

use paradero_desk::{
    Ctx, Days, Language, Refusal, Viewer, people, person, safeguard, safeguards, search, source, sources, watch,
};

use crate::{ctx, example_desk};

fn days(as_of: &str) -> Days {
    Days { as_of: as_of.to_owned(), ..Days::default() }
}

#[test]
fn the_watch_looks_like_a_working_day() {
    let desk = example_desk();
    let view = watch(&ctx(&desk), &Days::default()).unwrap();
    assert_eq!(view.people, 12);
    assert!(view.alarms.len() >= 8, "{}", view.alarms.len());
    assert!(!view.look_for.is_empty());
    assert!(!view.well.is_empty(), "somebody is all well");
    assert!(view.alarms.iter().all(|a| !a.reason.is_empty() && !a.then.is_empty() && !a.title.is_empty()));
    // What can still be prevented comes before what is past.
    let first_past = view.alarms.iter().position(|a| a.verdict != "running").unwrap_or(view.alarms.len());
    assert!(first_past > 0, "{:#?}", view.alarms.iter().map(|a| &a.key).collect::<Vec<_>>());
}

#[test]
fn the_watch_as_of_14_march_2025_shows_hearing_and_move() {
    let desk = example_desk();
    let view = watch(&ctx(&desk), &days("2025-03-14")).unwrap();
    let of_andry = |safeguard: &str| {
        view.alarms.iter().any(|a| a.person == "andry" && a.safeguard == safeguard && a.due.is_some())
    };
    assert!(of_andry("CU-12"));
    assert!(of_andry("RP-14"));
}

#[test]
fn the_watch_as_of_16_march_2025_raises_the_alarms() {
    let desk = example_desk();
    let view = watch(&ctx(&desk), &days("2025-03-16")).unwrap();
    for safeguard in ["ER-07", "RP-08", "AE-04", "CU-12"] {
        assert!(view.alarms.iter().any(|a| a.person == "andry" && a.safeguard == safeguard), "{safeguard}");
    }
}

#[test]
fn every_person_is_shown_in_both_languages_on_several_days() {
    let desk = example_desk();
    for language in Language::ALL {
        let ctx = Ctx { language, ..ctx(&desk) };
        for one in people(&ctx).unwrap() {
            for day in ["", "2025-03-14", "2025-03-16", "2026-11-01", "2030"] {
                let view = person(&ctx, &one.person, &days(day)).unwrap();
                for event in &view.events {
                    assert!(event.derived || !event.statements.is_empty(), "{} rests on nothing", event.id);
                }
                for verdict in &view.verdicts {
                    assert!(!verdict.reasons.is_empty() && verdict.reasons.iter().all(|r| !r.trim().is_empty()));
                }
            }
        }
    }
}

#[test]
fn where_somebody_is_said_with_who_says_so() {
    let desk = example_desk();
    let view = person(&ctx(&desk), "andry", &days("2025-05-20")).unwrap();
    let whereabouts = view.whereabouts.unwrap();
    assert!(whereabouts.place.contains("CECOT"), "{}", whereabouts.place);
    assert!(!whereabouts.by.is_empty());
    assert!(view.contact.unwrap().days.unwrap() >= 60);
    assert!(!view.blind.is_empty());
    let place = |id: &str| view.events.iter().position(|e| e.id == id).unwrap();
    assert!(place("custody") < place("hearing13") && place("hearing13") < place("removal"), "told in order");
    let after = person(&ctx(&desk), "andry", &days("2025-08-01")).unwrap();
    assert!(after.whereabouts.unwrap().place.starts_with("Released"));
}

#[test]
fn a_source_says_what_it_says_in_order_with_what_others_say_against_it() {
    let desk = example_desk();
    let view = source(&ctx(&desk), "visaverge").unwrap();
    assert!(view.says.len() > 30);
    let lines: Vec<&str> = view.says.iter().filter_map(|s| s.statement.place.as_deref()).collect();
    assert!(lines.first().unwrap().starts_with("line"));
    let removal = view.says.iter().find(|s| s.anchor == "claim-gang" && s.statement.stance == "asserts").unwrap();
    assert!(!removal.against.is_empty());
    assert!(sources(&ctx(&desk)).unwrap().len() > 30);
}

#[test]
fn a_safeguard_shows_text_citation_and_whom_it_is_judged_on() {
    let desk = example_desk();
    let view = safeguard(&ctx(&desk), "CU-12").unwrap();
    assert!(view.text.starts_with("safeguard CU-12"));
    assert!(view.unverified);
    assert!(!view.citations.is_empty() && !view.judged.is_empty() && !view.judged_on.is_empty());
    assert!(safeguards(&ctx(&desk)).len() >= 25);
}

#[test]
fn search_finds_people_sources_and_safeguards_without_accents() {
    let desk = example_desk();
    assert_eq!(search(&ctx(&desk), "hernandez romero").unwrap().people[0].person, "andry");
    assert!(!search(&ctx(&desk), "visaverge").unwrap().sources.is_empty());
    assert!(search(&ctx(&desk), "cu-12").unwrap().safeguards.iter().any(|s| s.id == "CU-12"));
    assert!(search(&ctx(&desk), " ").unwrap().people.is_empty());
}

#[test]
fn what_a_viewer_may_not_see_is_absent() {
    let desk = example_desk();
    let everything = desk.export(&Viewer::counsel("Ana")).unwrap();
    let public = desk.export(&Viewer { name: "reader".to_owned(), tier: paradero_desk::Tier::Public }).unwrap();
    assert!(public.statements < everything.statements);
    assert!(!public.text.contains("tier "));
}

#[test]
fn a_day_that_cannot_be_read_is_named() {
    let desk = example_desk();
    let Err(Refusal::Invalid(faults)) = person(&ctx(&desk), "andry", &days("14 March")) else { panic!("it was read") };
    assert_eq!(faults[0].field, "as_of");
    assert!(matches!(person(&ctx(&desk), "nobody", &Days::default()), Err(Refusal::NotFound)));
    for vague in ["unknown", "201X", "2025-03-01/2025-03-05", "../2025", "2025-03~", "2025-21", "[2024,2025]"] {
        assert!(matches!(person(&ctx(&desk), "andry", &days(vague)), Err(Refusal::Invalid(_))), "{vague}");
    }
}

#[test]
fn an_export_imports_to_the_same_record() {
    let desk = example_desk();
    let exported = desk.export(&Viewer::counsel("Ana")).unwrap();
    let file = paradero_desk::CheckFile { name: "export".to_owned(), text: exported.text.clone() };
    let other = paradero_desk::Desk::open_in_memory(paradero_desk::US_PACK, crate::pack()).unwrap();
    other.import(std::slice::from_ref(&file), ctx(&desk).now, "Ana", paradero_desk::Belief::AsTold).unwrap();
    let again = other.import(&[file], ctx(&desk).now, "Ana", paradero_desk::Belief::AsTold).unwrap();
    assert_eq!(again.added, 0, "the same file twice adds nothing");
    assert_eq!(other.export(&Viewer::counsel("Ana")).unwrap().text, exported.text);
}
