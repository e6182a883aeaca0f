//! The drawn timeline: the same bytes, nothing over anything else, nothing outside.

use std::fmt::Write as _;

use paradero_desk::view::PersonView;
use paradero_desk::{Belief, Ctx, Days, Desk, EXAMPLES, Instant, Language, Pack, US_PACK, Viewer};
use paradero_web::draw;
use paradero_web::messages::Messages;

use crate::desk::NOW;
use crate::samples;

fn small() -> PersonView {
    let mut view = samples::person();
    "Ana".clone_into(&mut view.label);
    view.verdicts.truncate(2);
    for verdict in &mut view.verdicts {
        "A line.".clone_into(&mut verdict.line);
    }
    view
}

#[test]
fn a_small_timeline_is_drawn_as_before() {
    let drawing = draw::timeline(&small(), Messages::of(Language::English)).unwrap();
    assert_eq!(drawing.undated, 1);
    insta::assert_snapshot!(drawing.svg);
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    let m = Messages::of(Language::Spanish);
    assert_eq!(draw::timeline(&small(), m), draw::timeline(&small(), m));
}

#[test]
fn nothing_is_drawn_without_dates() {
    assert_eq!(draw::timeline(&samples::bare_person(), Messages::of(Language::English)), None);
}

fn examples() -> Vec<PersonView> {
    let now = Instant::from_second(NOW);
    let desk = Desk::open_in_memory(US_PACK, Pack::parse(US_PACK).unwrap()).unwrap();
    for example in EXAMPLES {
        desk.import(&[example.file()], now, "the demonstration", Belief::AsTold).unwrap();
    }
    let ctx = Ctx { desk: &desk, now, language: Language::Spanish, viewer: Viewer::team("the desk") };
    let people = paradero_desk::people(&ctx).unwrap();
    people.iter().map(|line| paradero_desk::person(&ctx, &line.person, &Days::default()).unwrap()).collect()
}

/// A text of the drawing: where it begins and ends if each character is this wide, its height, its words.
fn texts(svg: &str) -> Vec<(f64, f64, f64, String)> {
    let mut found = Vec::new();
    for rest in svg.split("<text").skip(1) {
        let attribute = |name: &str| {
            rest.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("").to_owned()
        };
        let words = rest.split('>').nth(1).and_then(|rest| rest.split('<').next()).unwrap_or("").to_owned();
        let (x, y): (f64, f64) = (attribute("x").parse().unwrap(), attribute("y").parse().unwrap());
        let characters = u32::try_from(words.chars().count()).unwrap();
        let width = f64::from(characters) * 7.0;
        let begin = match attribute("text-anchor").as_str() {
            "end" => x - width,
            "middle" => x - width / 2.0,
            _ => x,
        };
        found.push((begin, begin + width, y, words));
    }
    found
}

#[test]
fn no_label_covers_another_and_none_leaves_the_drawing() {
    let mut drawn = 0;
    for view in examples() {
        let Some(drawing) = draw::timeline(&view, Messages::of(Language::Spanish)) else { continue };
        drawn += 1;
        let texts = texts(&drawing.svg);
        for (index, one) in texts.iter().enumerate() {
            assert!(one.0 >= 0.0 && one.1 <= 860.0, "{}: {one:?} leaves the drawing", view.label);
            for other in texts.iter().skip(index + 1) {
                let apart = (one.2 - other.2).abs() >= 10.0 || one.1 <= other.0 || other.1 <= one.0;
                assert!(apart, "{}: {one:?} covers {other:?}", view.label);
            }
        }
    }
    assert!(drawn >= 10, "{drawn} people were drawn");
}

#[test]
fn every_dated_event_of_the_worked_case_has_its_mark() {
    let view = examples().into_iter().find(|view| view.id == "andry").unwrap();
    let drawing = draw::timeline(&view, Messages::of(Language::Spanish)).unwrap();
    let mut missing = String::new();
    for event in view.events.iter().filter(|event| event.first.is_some() || event.last.is_some()) {
        let mark = format!("href=\"#event-{}\"", paradero_web::link::anchor(&event.id));
        if !drawing.svg.contains(&mark) {
            write!(missing, "{} ", event.id).unwrap();
        }
    }
    assert_eq!(missing, "");
}
