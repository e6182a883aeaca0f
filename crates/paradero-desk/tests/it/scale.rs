//! The board of many people: what is kept, what is worked out anew, and that both agree.

use std::fmt::Write as _;

use paradero_desk::{Belief, CheckFile, Ctx, Days, Desk, Instant, US_PACK, watch};

use crate::{NOW, ctx, pack};

/// Made-up people with a few events each; the same number gives the same text.
pub(crate) fn made_up(people: usize, statements: usize) -> CheckFile {
    let mut text = String::from("zone America/New_York\nsource log \"Made-up log\"\n  kind note\n");
    for n in 0..people {
        let _infallible = writeln!(text, "person p{n} \"Person {n} (made up)\"\n  made up");
        for s in 0..statements {
            let (month, day) = (s % 12 + 1, (n + s) % 28 + 1);
            let kind = [
                "located at \"A place\"",
                "contact_event channel phone answer allowed",
                "transferred from \"A\" to \"B\"",
            ][s % 3];
            let _infallible = writeln!(text, "2025-{month:02}-{day:02} {kind}\n  log line {} asserts", s + 1);
        }
    }
    CheckFile { name: "made-up".to_owned(), text }
}

#[test]
fn the_board_read_again_is_the_board_worked_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ledger");
    let now = Instant::from_second(NOW);
    let first = {
        let desk = Desk::open(&path, US_PACK, pack()).unwrap();
        desk.import(&[made_up(40, 6)], now, "Ana", Belief::Now).unwrap();
        serde_json::to_string(&watch(&ctx(&desk), &Days::default()).unwrap()).unwrap()
    };
    let desk = Desk::open(&path, US_PACK, pack()).unwrap();
    let again = serde_json::to_string(&watch(&ctx(&desk), &Days::default()).unwrap()).unwrap();
    assert_eq!(first, again);
    let later = Ctx { now: Instant::from_second(NOW + 40 * 86_400), ..ctx(&desk) };
    let kept = serde_json::to_string(&watch(&later, &Days::default()).unwrap()).unwrap();
    std::fs::remove_file(path.with_extension("ledger.standings")).unwrap();
    let fresh = Desk::open(&path, US_PACK, pack()).unwrap();
    let anew = serde_json::to_string(&watch(&Ctx { desk: &fresh, ..later }, &Days::default()).unwrap()).unwrap();
    assert_eq!(kept, anew, "a board that waited for its next change is the board judged anew");
}

#[test]
fn two_desks_on_one_ledger_see_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ledger");
    let now = Instant::from_second(NOW);
    let one = Desk::open(&path, US_PACK, pack()).unwrap();
    let two = Desk::open(&path, US_PACK, pack()).unwrap();
    one.import(&[made_up(3, 3)], now, "Ana", Belief::Now).unwrap();
    assert_eq!(watch(&ctx(&two), &Days::default()).unwrap().people, 3);
}
