//! Every template, written with samples in both languages.

use paradero_desk::{
    Contact, Days, FieldFault, Find, Language, LocatorCheck, NewAct, NewIdentity, NewJudgement, NewPerson,
    NewResolution, NewSource, NewStatement, NewText,
};
use paradero_web::messages::Messages;
use paradero_web::page::{self, Answer, Asked, FormKind, Frame, Trouble};

use crate::lists;
use crate::samples::{self, HOSTILE};

fn frame(language: Language) -> Frame {
    let mut frame = Frame::new(language, "/person/made%20up?as_of=2025-04-01&lang=en");
    frame.demo = Some(format!("Demonstration {HOSTILE}"));
    frame.pack = Some(samples::pack());
    frame.days = Days { as_of: "2025-04-01".to_owned(), known_on: "2025-03-31".to_owned() };
    frame.recorded = true;
    frame
}

fn faults() -> Vec<FieldFault> {
    ["label", "title", "when", "source", "because", "again", "progress", "as_of", "known_on", "on", "elsewhere", "file"]
        .into_iter()
        .map(|field| FieldFault { field, message: format!("{field} is wrong {HOSTILE}") })
        .collect()
}

/// Every page there is, by name.
fn all(language: Language) -> Vec<(String, String)> {
    let frame = frame(language);
    let (view, sources, faults) = (samples::person(), [samples::source_line()], faults());
    let typed = NewAct { alarm: "CU-12 band".to_owned(), progress: "done".to_owned(), because: HOSTILE.to_owned() };
    let stray = NewAct { alarm: "elsewhere".to_owned(), ..typed.clone() };
    let answer = |typed| Answer { typed, faults: faults.clone() };
    let bad = samples::source("javascript:alert(1)");
    let mut pages = vec![
        ("watch", page::watch(&frame, &samples::watch(), &faults)),
        ("watch over nobody", page::watch(&frame, &samples::bare_watch(), &[])),
        ("people", page::people(&frame, &[samples::person_line()])),
        ("no people", page::people(&frame, &[])),
        ("person", page::person(&frame, &view, &faults, Some(&answer(typed)))),
        ("person, stray answer", page::person(&frame, &view, &[], Some(&answer(stray)))),
        ("bare person", page::person(&frame, &samples::bare_person(), &[], None)),
        (
            "topic",
            page::person(&frame, &paradero_desk::view::PersonView { topic: true, ..samples::person() }, &[], None),
        ),
        ("sources", page::sources(&frame, &sources)),
        ("no sources", page::sources(&frame, &[])),
        ("source", page::source(&frame, &samples::source("https://example.org/?a=b&c=d"))),
        ("source with a bad address", page::source(&frame, &bad)),
        ("safeguards", page::safeguards(&frame, &samples::law_pack())),
        ("safeguards, narrowed", page::safeguards(&frame, &samples::narrowed_pack())),
        ("no safeguards", page::safeguards(&frame, &samples::bare_pack())),
        ("safeguard", page::safeguard(&frame, &samples::safeguard(), "", &[])),
        ("safeguard, a wrong day", page::safeguard(&frame, &samples::safeguard(), HOSTILE, &faults)),
        ("search", page::search(&frame, &samples::search(), &hostile_find())),
        ("is it one of these", page::is_it_one_of_these(&frame, &hostile_person(), &samples::alike())),
        ("matching", page::matching(&frame, &samples::matching(), Some(&hostile_identity()), &faults)),
        ("matching, as it is opened", page::matching(&frame, &samples::matching(), None, &[])),
        ("matching, all looked at", page::matching(&frame, &samples::matched(), None, &[])),
        ("new text", page::new_text(&frame, &hostile_text(), &faults)),
        ("reading", page::reading(&frame, &samples::reading(), page::ReadingTold::Recorded)),
        ("reading, bare", page::reading(&frame, &samples::bare_reading(), page::ReadingTold::Already)),
        ("disagreements", page::disagreements(&frame, &samples::disagreements(), None)),
        (
            "disagreements, a wrong answer",
            page::disagreements(&frame, &samples::disagreements(), Some((&hostile_answer(), &faults))),
        ),
        ("lists", page::lists(&frame, &[lists::line()])),
        ("no lists", page::lists(&frame, &[])),
        ("new list", page::new_list(&frame, HOSTILE, Some(HOSTILE))),
        ("list preview", page::list_preview(&frame, &lists::preview(), &faults)),
        ("list preview, bare", page::list_preview(&frame, &lists::bare_preview(), &[])),
        ("list", page::list(&frame, &lists::list(), page::Brought::New)),
        ("list, bare", page::list(&frame, &lists::bare_list(), page::Brought::Already)),
        ("about", page::about(&frame)),
        ("api", page::api(&frame)),
        ("record", page::record(&frame, &[samples::person_line()])),
        ("new person", page::record_person(&frame, &hostile_person(), &faults)),
        ("report", page::report(&frame, &paradero_desk::FamilyReport::default(), &[], &[])),
        ("report again", page::report(&frame, &hostile_report(), &faults, &hostile_hits())),
        ("new source", page::record_source(&frame, &hostile_source(), &faults)),
    ];
    for kind in FormKind::ALL {
        pages.push(("a form", page::record_about(&frame, &view, &sources, &Asked::fresh(kind), &[])));
    }
    for asked in hostile_forms() {
        pages.push(("a form with faults", page::record_about(&frame, &view, &sources, &asked, &faults)));
    }
    for trouble in TROUBLES {
        pages.push(("an error", page::error(&frame, trouble, Some(HOSTILE))));
    }
    pages.into_iter().map(|(name, page)| (format!("{name} ({})", language.code()), page.unwrap())).collect()
}

const TROUBLES: [Trouble; 8] = [
    Trouble::NotFound,
    Trouble::Method,
    Trouble::Asked,
    Trouble::Forbidden,
    Trouble::Host,
    Trouble::Large,
    Trouble::Slow,
    Trouble::Broken,
];

fn hostile_person() -> NewPerson {
    let hostile = || HOSTILE.to_owned();
    NewPerson {
        label: hostile(),
        names: hostile(),
        born: hostile(),
        countries: hostile(),
        a_number: hostile(),
        note: hostile(),
        not_these: hostile(),
    }
}

fn hostile_text() -> NewText {
    let hostile = || HOSTILE.to_owned();
    NewText {
        text: hostile(),
        from: hostile(),
        title: hostile(),
        publisher: hostile(),
        published: hostile(),
        kind: hostile(),
        about: hostile(),
        tier: hostile(),
        ..NewText::default()
    }
}

fn hostile_answer() -> NewResolution {
    let hostile = || HOSTILE.to_owned();
    NewResolution { key: "two_dates 00ff ff00".to_owned(), outcome: hostile(), source: hostile(), because: hostile() }
}

fn hostile_find() -> Find {
    Find { born: HOSTILE.to_owned(), country: HOSTILE.to_owned(), ..Find::name(HOSTILE) }
}

fn hostile_report() -> paradero_desk::FamilyReport {
    let hostile = || HOSTILE.to_owned();
    paradero_desk::FamilyReport {
        label: hostile(),
        names: hostile(),
        born: hostile(),
        age: hostile(),
        country: hostile(),
        a_number: hostile(),
        last_place: hostile(),
        heard: hostile(),
        channel: hostile(),
        happened: hostile(),
        happened_when: hostile(),
        happened_where: hostile(),
        story: hostile(),
        reporter: hostile(),
        relation: hostile(),
        phone: hostile(),
        share: "public".to_owned(),
        same: hostile(),
        not_these: hostile(),
    }
}

/// Two who may be meant.
fn hostile_hits() -> [paradero_desk::view::HitLine; 2] {
    let hit = || paradero_desk::view::HitLine {
        person: samples::person_line(),
        percent: 97,
        by_name: Some(HOSTILE.to_owned()),
        reasons: vec![paradero_desk::view::ReasonLine { says: HOSTILE.to_owned(), speaks: "for".to_owned() }],
    };
    [hit(), hit()]
}

fn hostile_identity() -> NewIdentity {
    let hostile = || HOSTILE.to_owned();
    NewIdentity {
        left: "row:roster monday:17".to_owned(),
        right: "person:made up".to_owned(),
        sameness: hostile(),
        because: hostile(),
        again: hostile(),
    }
}

fn hostile_source() -> NewSource {
    let hostile = || HOSTILE.to_owned();
    NewSource {
        title: hostile(),
        publisher: hostile(),
        kind: hostile(),
        published: hostile(),
        url: hostile(),
        note: hostile(),
    }
}

fn hostile_forms() -> [Asked; 4] {
    let hostile = || HOSTILE.to_owned();
    [
        Asked::Statement(NewStatement {
            source: hostile(),
            page: hostile(),
            line: hostile(),
            quote: hostile(),
            speaker: hostile(),
            role: hostile(),
            stance: hostile(),
            firmness: hostile(),
            event: hostile(),
            kind: hostile(),
            when: hostile(),
            attributes: hostile(),
            tier: hostile(),
        }),
        Asked::Check(LocatorCheck { result: hostile(), place: hostile(), when: hostile(), note: hostile() }),
        Asked::Contact(Contact {
            channel: hostile(),
            answer: hostile(),
            with: hostile(),
            place: hostile(),
            when: hostile(),
            note: hostile(),
        }),
        Asked::Judgement(NewJudgement { sameness: hostile(), left: hostile(), right: hostile(), because: hostile() }),
    ]
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for language in Language::ALL {
        for (name, html) in all(language) {
            assert_eq!(html.matches("<h1").count(), 1, "{name}: one h1");
            assert!(html.contains(&format!("<html lang=\"{}\">", language.code())), "{name}: language");
            assert!(html.ends_with("</html>\n") || html.ends_with("</html>"), "{name}: ends");
            assert!(!html.contains("{}") && !html.contains("{%"), "{name}: raw template or message");
            for tag in ["section", "details", "ul", "ol", "dl", "table", "form", "fieldset", "div", "svg", "p", "a"] {
                let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{name}: {tag} is opened and closed");
            }
        }
    }
}

#[test]
fn nothing_typed_becomes_markup() {
    for (name, html) in all(Language::English) {
        assert!(!html.contains("<script>alert"), "{name}: a script got through");
        assert!(!html.contains("\"javascript:"), "{name}: a script address got through");
        assert!(!html.contains(" style=") && !html.contains(" onclick="), "{name}: the policy blocks this");
        // Double braces are text here, not a template: they come out as they went in.
        assert!(!html.contains("{{49}}") && !html.contains(">49<"), "{name}: typed text was computed");
    }
}

#[test]
fn no_id_stands_twice() {
    for (name, html) in all(Language::Spanish) {
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let twice: Vec<&str> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
    }
}

#[test]
fn every_label_and_description_has_its_place() {
    for (name, html) in all(Language::English) {
        for attribute in ["for", "aria-describedby", "aria-labelledby", "data-for"] {
            for value in html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()) {
                for id in value.split(' ') {
                    assert!(
                        html.contains(&format!(" id=\"{id}\"")),
                        "{name}: {attribute} names {id}, which is not there"
                    );
                }
            }
        }
    }
}

#[test]
fn headings_do_not_skip() {
    for (name, html) in all(Language::English) {
        let levels: Vec<u32> = html
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next().filter(char::is_ascii_digit).and_then(|c| c.to_digit(10)))
            .collect();
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: h{} follows h{}", pair[1], pair[0]);
        }
    }
}

#[test]
fn faults_stand_beside_their_fields_and_nothing_typed_is_lost() {
    let frame = frame(Language::Spanish);
    let typed = NewPerson {
        label: String::new(),
        names: "uno\ndos".to_owned(),
        note: "largo".to_owned(),
        ..NewPerson::default()
    };
    let faults = [FieldFault { field: "label", message: "esto no puede quedar vacío".to_owned() }];
    let html = page::record_person(&frame, &typed, &faults).unwrap();
    assert!(html.contains("aria-describedby=\"f-label-fault f-label-hint\" aria-invalid=\"true\""), "{html}");
    assert!(html.contains("id=\"f-label-fault\">esto no puede quedar vacío</p>"));
    assert!(html.contains("href=\"#f-label\""), "the summary leads to the field");
    assert!(html.contains("tabindex=\"-1\" id=\"faults\""), "the summary can have the focus");
    assert!(html.contains("uno\ndos</textarea>") && html.contains("largo</textarea>"));
    assert!(html.contains(&Messages::of(Language::Spanish).form.faults_title.count(1)));
}

#[test]
fn what_is_unverified_says_so_wherever_it_is_shown() {
    for language in Language::ALL {
        let frame = frame(language);
        let mark = Messages::of(language).frame.unverified.text();
        let count = |html: &str| html.matches(&format!(">{mark}</strong>")).count();
        assert_eq!(
            count(&page::watch(&frame, &samples::watch(), &[]).unwrap()),
            5,
            "three alarms, one done, one clock"
        );
        // Each open verdict: beside the timeline, in its line, at its citation; the kept one in its line and at its citation.
        assert_eq!(count(&page::person(&frame, &samples::person(), &[], None).unwrap()), 3 * 3 + 2);
        assert_eq!(count(&page::safeguards(&frame, &samples::law_pack()).unwrap()), 1);
        assert_eq!(count(&page::search(&frame, &samples::search(), &hostile_find()).unwrap()), 1);
        assert_eq!(count(&page::safeguard(&frame, &samples::safeguard(), "", &[]).unwrap()), 4);
    }
}

#[test]
fn verdicts_have_a_word_and_a_shape() {
    let html = page::person(&frame(Language::English), &samples::person(), &[], None).unwrap();
    for (verdict, shape) in [
        ("crossed", "class=\"filled\" x=\"2\""),
        ("not shown", "<rect x=\"2.25\""),
        ("running", "M8 4.2V8l2.6 1.8"),
        ("kept", "M5 8.2l2.2 2.3L11.2 6"),
    ] {
        assert!(html.contains(&format!("<strong class=\"word\">{verdict}</strong>")), "{verdict}");
        assert!(html.contains(shape), "{verdict}");
    }
}

#[test]
fn links_to_people_keep_the_day() {
    let html = page::watch(&frame(Language::English), &samples::watch(), &[]).unwrap();
    assert!(html.contains("href=\"/person/made%20up?as_of=2025-04-01&#38;known_on=2025-03-31"), "the day goes along");
}

#[test]
fn what_follows_by_law_is_never_taken_for_a_move() {
    for language in Language::ALL {
        let m = Messages::of(language);
        let html = page::person(&frame(language), &samples::person(), &[], None).unwrap();
        let event = |id: &str| {
            let rest = html.split(&format!("<li id=\"event-{id}\"")).nth(1).unwrap();
            rest.split("</li>").next().unwrap().to_owned()
        };
        let by_law = event("by_law-exact");
        assert!(by_law.contains(m.law.badge_by_law.text()) && by_law.contains(m.law.nobody_recorded.text()));
        assert!(by_law.contains("href=\"#event-exact\""), "it leads to what it follows from: {by_law}");
        assert!(!by_law.contains(m.person.badge_derived.text()) && !by_law.contains("<details"), "{by_law}");
        let moved = event("derived");
        assert!(moved.contains(m.person.badge_derived.text()) && !moved.contains(m.law.badge_by_law.text()), "{moved}");
    }
}

#[test]
fn a_verdict_says_by_which_version_and_where() {
    let html = page::person(&frame(Language::English), &samples::person(), &[], None).unwrap();
    assert_eq!(html.matches("(by the rule as it stood: 24 June 2025 to 22 June 2026)").count(), 4);
    assert!(html.contains("<span class=\"badge\">circuit 9</span>"));
}

#[test]
fn a_filter_leads_to_its_own_address_and_back() {
    let html = page::safeguards(&frame(Language::English), &samples::law_pack()).unwrap();
    assert!(html.contains("href=\"/safeguards?class=one#list\""), "{html}");
    assert!(!html.contains("aria-current=\"true\""));
    let html = page::safeguards(&frame(Language::English), &samples::narrowed_pack()).unwrap();
    assert!(html.contains("<a href=\"/safeguards\" aria-current=\"true\">"), "a second time takes it away");
    assert!(html.contains("No safeguard is all of this at once."));
}

#[test]
fn a_day_that_cannot_be_read_stands_beside_its_field() {
    let faults = [FieldFault { field: "on", message: "not a day".to_owned() }];
    let html = page::safeguard(&frame(Language::English), &samples::safeguard(), "the ides", &faults).unwrap();
    assert!(html.contains("value=\"the ides\" type=\"text\""), "nothing typed is lost");
    assert!(html.contains("aria-describedby=\"on-fault on-hint\" aria-invalid=\"true\""));
    assert!(html.contains("id=\"on-fault\">not a day</p>"));
}
