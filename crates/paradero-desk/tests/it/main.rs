//! The desk on the worked case and the made-up people, through its public functions alone.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod articles;
mod check;
mod disagreements;
mod find;
mod lists;
mod matching;
mod reading;
mod recording;
mod report;
mod rules;
mod scale;

use paradero_desk::{Belief, CheckFile, Ctx, Desk, EXAMPLES, Example, Instant, Language, Pack, US_PACK, Viewer};

/// 23 November 2026, 09:30 in New York.
pub(crate) const NOW: i64 = 1_795_444_200;

pub(crate) fn pack() -> Pack {
    Pack::parse(US_PACK).unwrap()
}

pub(crate) fn example_desk() -> Desk {
    let desk = Desk::open_in_memory(US_PACK, pack()).unwrap();
    let files: Vec<CheckFile> = EXAMPLES.into_iter().map(Example::file).collect();
    desk.import(&files, Instant::from_second(NOW), "the example", Belief::AsTold).unwrap();
    desk
}

pub(crate) fn ctx(desk: &Desk) -> Ctx<'_> {
    Ctx { desk, now: Instant::from_second(NOW), language: Language::English, viewer: Viewer::counsel("Ana") }
}

/// Every file beside this one is a module of it, so that none is forgotten.
#[test]
fn no_test_file_is_forgotten() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let main = std::fs::read_to_string(here.join("main.rs")).unwrap();
    for file in std::fs::read_dir(here).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(name == "main" || main.contains(&format!("mod {name};")), "{name}");
    }
}
