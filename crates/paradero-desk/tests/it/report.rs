//! A family's report becomes a source and statements; what is confined stays so. Everybody is made up.

use paradero_desk::{Ctx, Days, FamilyReport, Refusal, Reported, Viewer, person, record_report, sources};

use crate::{ctx, example_desk};

fn report() -> FamilyReport {
    let text = |text: &str| text.to_owned();
    FamilyReport {
        label: text("Lucía Xol Ficticia"),
        names: text("Luz"),
        born: text("31 de mayo de 1993"),
        country: text("Guatemala"),
        a_number: text("200000001"),
        last_place: text("Calle Inventada 5"),
        heard: text("2026-11-20"),
        channel: text("phone"),
        happened: text("moved"),
        happened_when: text("21 de noviembre de 2026"),
        happened_where: text("un lugar inventado"),
        story: text("Llamó y dijo que la movían. Avisen a Rosa."),
        reporter: text("Rosa Ficticia"),
        relation: text("madre"),
        phone: text("555-0100"),
        ..FamilyReport::default()
    }
}

fn recorded(ctx: &Ctx<'_>, input: &FamilyReport) -> String {
    let reported = record_report(ctx, input).unwrap();
    assert!(matches!(reported, Reported::Recorded(_)), "asked whether it is somebody on record");
    if let Reported::Recorded(id) = reported { id } else { String::new() }
}

#[test]
fn a_report_becomes_a_person_a_source_and_statements() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let id = recorded(&ctx, &report());
    let view = person(&ctx, &id, &Days::default()).unwrap();
    assert_eq!((view.label.as_str(), view.countries[0].as_str()), ("Lucía Xol Ficticia", "GT"));
    let mut kinds: Vec<&str> = view.events.iter().filter(|e| !e.derived).map(|e| e.kind.as_str()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["contact_event", "located", "transferred"]);
    let moved = view.events.iter().find(|event| event.kind == "transferred").unwrap();
    assert_eq!(moved.moment, "2026-11-21");
    assert!(moved.statements[0].quote.as_ref().unwrap().contains("la movían"));
    assert_eq!(moved.statements[0].tier, "team");
    assert!(
        view.claims
            .iter()
            .flat_map(|claim| &claim.asserted)
            .any(|s| s.says.as_ref().is_some_and(|says| says.contains("1993-05-31")))
    );
    let source = sources(&ctx).unwrap().into_iter().find(|source| source.title.starts_with("Family report")).unwrap();
    assert_eq!(source.title, "Family report about Lucía Xol Ficticia, 2026-11-23");
}

#[test]
fn who_reports_and_their_words_never_become_public() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let shared = FamilyReport { share: "public".to_owned(), ..report() };
    let id = recorded(&ctx, &shared);
    let public = Ctx { viewer: Viewer { name: "reader".to_owned(), tier: paradero_desk::Tier::Public }, ..ctx.clone() };
    let seen = serde_json::to_string(&person(&public, &id, &Days::default()).unwrap()).unwrap();
    assert!(seen.contains("2026-11-21") && seen.contains("un lugar inventado"), "what may be shared is there");
    for hidden in ["Rosa", "555-0100", "madre", "la movían", "was born"] {
        assert!(!seen.contains(hidden), "{hidden} is public");
    }
    let team = serde_json::to_string(&person(&ctx, &id, &Days::default()).unwrap()).unwrap();
    assert!(team.contains("Rosa Ficticia, madre, 555-0100"), "the team can call back");
}

#[test]
fn nothing_is_public_unless_they_say_so() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let id = recorded(&ctx, &report());
    let public = Ctx { viewer: Viewer { name: "reader".to_owned(), tier: paradero_desk::Tier::Public }, ..ctx };
    let view = person(&public, &id, &Days::default());
    assert!(view.is_err() || view.is_ok_and(|view| view.events.is_empty() && view.claims.is_empty()));
}

#[test]
fn somebody_on_record_is_asked_about_first() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let first = recorded(&ctx, &report());
    let again = FamilyReport { label: "Lucia Shol Ficticia".to_owned(), happened: "not_found".to_owned(), ..report() };
    let Reported::Alike(hits) = record_report(&ctx, &again).unwrap() else { panic!("recorded unasked") };
    assert_eq!(hits[0].person.person, first);
    let same = FamilyReport { same: first.clone(), ..again.clone() };
    assert_eq!(recorded(&ctx, &same), first);
    let view = person(&ctx, &first, &Days::default()).unwrap();
    assert!(view.names.contains(&"Lucia Shol Ficticia".to_owned()), "{:?}", view.names);
    let seen: Vec<&str> = hits.iter().map(|hit| hit.person.person.as_str()).collect();
    let other = FamilyReport { same: "new".to_owned(), not_these: seen.join(" "), ..again };
    assert_ne!(recorded(&ctx, &other), first, "none of these: somebody new");
    let nobody = FamilyReport { same: "nobody-at-all".to_owned(), ..report() };
    assert!(matches!(record_report(&ctx, &nobody), Err(Refusal::NotFound)));
}

#[test]
fn an_age_leaves_two_years_open_and_faults_come_together() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let aged =
        FamilyReport { label: "Hugo Inventado".to_owned(), age: "34 años".to_owned(), ..FamilyReport::default() };
    let id = recorded(&ctx, &aged);
    let view = person(&ctx, &id, &Days::default()).unwrap();
    assert!(
        view.claims
            .iter()
            .flat_map(|c| &c.asserted)
            .any(|s| s.says.as_ref().is_some_and(|says| says.contains("1991/1992")))
    );
    let wrong = FamilyReport {
        born: "ayer".to_owned(),
        country: "Nowhere".to_owned(),
        heard: "hace mucho".to_owned(),
        channel: "smoke".to_owned(),
        happened: "flew".to_owned(),
        ..FamilyReport::default()
    };
    let Err(Refusal::Invalid(faults)) = record_report(&ctx, &wrong) else { panic!("recorded") };
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["label", "born", "country", "heard", "channel", "happened"]);
}
