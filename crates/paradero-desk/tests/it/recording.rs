//! What people record becomes statements, and every fault is named beside its field.

use paradero_desk::{
    Contact, Days, LocatorCheck, NewAct, NewJudgement, NewPerson, NewSource, NewStatement, Refusal, person, record_act,
    record_check, record_contact, record_judgement, record_person, record_source, record_statement, source, watch,
};

use crate::{ctx, example_desk};

fn text(text: &str) -> String {
    text.to_owned()
}

fn fields(refusal: Refusal) -> Vec<&'static str> {
    match refusal {
        Refusal::Invalid(faults) => faults.into_iter().map(|f| f.field).collect(),
        Refusal::NotFound | Refusal::Broken { .. } => vec!["refused otherwise"],
    }
}

fn statement() -> NewStatement {
    NewStatement {
        source: text("visaverge"),
        line: text("26"),
        kind: text("transferred"),
        when: text("2026-11-22"),
        stance: text("asserts"),
        firmness: text("plain"),
        tier: text("team"),
        attributes: text("from texas to \"another place\""),
        ..NewStatement::default()
    }
}

#[test]
fn a_person_a_source_and_a_statement_become_a_timeline() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let new = NewPerson {
        label: text("Lucía (made up)"),
        countries: text("gt"),
        names: text("Lucia\nLuz"),
        ..NewPerson::default()
    };
    let id = record_person(&ctx, &new).unwrap();
    assert_eq!(id, "lucia-made-up");
    assert_eq!(record_person(&ctx, &new).unwrap(), "lucia-made-up-2", "a namesake is somebody else");
    let call = NewSource { title: text("Call with her aunt"), kind: text("family"), ..NewSource::default() };
    let call = record_source(&ctx, &call).unwrap();
    record_statement(&ctx, &id, &NewStatement { source: call.clone(), ..statement() }).unwrap();
    let view = person(&ctx, &id, &Days::default()).unwrap();
    assert_eq!((view.events.len(), view.names.len(), view.countries[0].as_str()), (1, 2, "GT"));
    assert_eq!(source(&ctx, &call).unwrap().says.len(), 1);
    assert!(view.events[0].statements[0].recorded.as_ref().unwrap().contains("Ana"));
}

#[test]
fn every_fault_is_named_at_once_and_nothing_is_recorded() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let before = person(&ctx, "andry", &Days::default()).unwrap().events.len();
    let wrong = NewStatement {
        source: text("nowhere"),
        kind: text("transfered"),
        when: text("22/11/2026"),
        line: text("x"),
        stance: text("thinks"),
        ..statement()
    };
    let named = fields(record_statement(&ctx, "andry", &wrong).unwrap_err());
    for field in ["source", "kind", "when", "line", "stance"] {
        assert!(named.contains(&field), "{field} is not among {named:?}");
    }
    let attributes = NewStatement { attributes: text("from nowhere"), ..statement() };
    assert_eq!(fields(record_statement(&ctx, "andry", &attributes).unwrap_err()), ["attributes"]);
    assert_eq!(person(&ctx, "andry", &Days::default()).unwrap().events.len(), before);
    assert_eq!(fields(record_person(&ctx, &NewPerson::default()).unwrap_err()), ["label"]);
    let source = NewSource { url: text("javascript:alert(1)"), ..NewSource::default() };
    assert_eq!(fields(record_source(&ctx, &source).unwrap_err()), ["title", "kind", "url"]);
}

#[test]
fn a_locator_check_and_a_call_change_what_the_watch_says() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let miss = LocatorCheck { result: text("not_found"), ..LocatorCheck::default() };
    let found = LocatorCheck { result: text("found"), ..LocatorCheck::default() };
    assert_eq!(fields(record_check(&ctx, "andry", &found).unwrap_err()), ["place"]);
    let somebody = watch(&ctx, &Days::default()).unwrap().well[0].person.clone();
    record_check(&ctx, &somebody, &miss).unwrap();
    let view = watch(&ctx, &Days::default()).unwrap();
    assert!(view.look_for.iter().any(|l| l.person == somebody), "a miss puts {somebody} among those to look for");
    let call =
        Contact { channel: text("phone"), answer: text("allowed"), with: text("her sister"), ..Contact::default() };
    record_contact(&ctx, &somebody, &call).unwrap();
    assert_eq!(person(&ctx, &somebody, &Days::default()).unwrap().contact.unwrap().days, Some(0));
}

#[test]
fn an_act_takes_an_alarm_off_the_list_and_is_kept() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let alarm = watch(&ctx, &Days::default()).unwrap().alarms[0].clone();
    let act = NewAct { alarm: alarm.key.clone(), progress: text("done"), because: text("called the field office") };
    record_act(&ctx, &alarm.person, &act).unwrap();
    let view = watch(&ctx, &Days::default()).unwrap();
    assert!(!view.alarms.iter().any(|a| a.key == alarm.key && a.person == alarm.person));
    assert!(view.done.iter().any(|a| a.key == alarm.key && a.person == alarm.person));
    let missing = NewAct { because: String::new(), ..act };
    assert_eq!(fields(record_act(&ctx, &alarm.person, &missing).unwrap_err()), ["because"]);
}

#[test]
fn a_judgement_joins_two_reports_and_another_parts_them_again() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let count = || person(&ctx, "andry", &Days::default()).unwrap().events.len();
    let id = |day: &str| {
        let input = NewStatement { when: text(day), ..statement() };
        record_statement(&ctx, "andry", &input).unwrap();
        format!("transferred-{day}")
    };
    let (left, right) = (id("2026-11-20"), id("2026-11-21"));
    let before = count();
    let judge = |sameness: &str| NewJudgement {
        sameness: text(sameness),
        left: left.clone(),
        right: right.clone(),
        because: text("one move, two reports"),
    };
    record_judgement(&ctx, "andry", &judge("same")).unwrap();
    let joined = count();
    assert!(joined < before);
    record_judgement(&ctx, "andry", &judge("different")).unwrap();
    assert_eq!(count(), before, "a judgement can be taken back");
    let other = NewJudgement { right: text("removal"), ..judge("same") };
    assert_eq!(fields(record_judgement(&ctx, "andry", &other).unwrap_err()), ["right"]);
}

#[test]
fn an_import_overwrites_nothing() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let import = |text: &str| {
        let file = paradero_desk::CheckFile { name: "other".to_owned(), text: text.to_owned() };
        desk.import(&[file], ctx.now, "Ana", paradero_desk::Belief::Now)
    };
    let Err(Refusal::Broken { message, .. }) = import(
        "person andry \"Somebody else\"\nsource visaverge \"Another title\"\n  kind list\nplace texas \"Elsewhere\"\n",
    ) else {
        panic!("it was imported")
    };
    for name in ["`andry`", "`visaverge`", "`texas`"] {
        assert!(message.contains(name), "{name} is not in {message}");
    }
    assert!(person(&ctx, "andry", &Days::default()).unwrap().label.starts_with("Andry"));
    assert!(import("person new \"New (made up)\"\n  made up\n").is_ok());
    let act = "person other \"Other\"\nact \"CU-99 x\" done by \"Ana\" on 2026-11-20 because \"called\"\n";
    assert!(import(act).is_err(), "an act about nothing");
}

#[test]
fn a_contact_at_no_known_time_makes_no_silence_short() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let before = person(&ctx, "jean", &Days::default()).unwrap().contact.unwrap().words;
    let some_time =
        Contact { channel: text("phone"), answer: text("allowed"), when: text("../2027"), ..Contact::default() };
    record_contact(&ctx, "jean", &some_time).unwrap();
    assert_eq!(person(&ctx, "jean", &Days::default()).unwrap().contact.unwrap().words, before);
}

#[test]
fn a_name_cannot_hide_what_it_is() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let new = NewPerson { label: text("Ana\u{0}\u{202e}  Ruiz\n(made up)"), ..NewPerson::default() };
    let id = record_person(&ctx, &new).unwrap();
    assert_eq!(person(&ctx, &id, &Days::default()).unwrap().label, "Ana Ruiz (made up)");
}
