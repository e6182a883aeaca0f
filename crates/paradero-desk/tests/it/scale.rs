//! The board of many people: what is kept, what is worked out anew, and that both agree.

use std::fmt::Write as _;

use paradero_desk::{Belief, CheckFile, Ctx, Days, Desk, Instant, Pack, US_PACK, watch};

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
    let checked = paradero_desk::LocatorCheck { result: "not_found".to_owned(), ..Default::default() };
    drop(paradero_desk::record_check(&ctx(&one), "p1", &checked).unwrap());
    let person = paradero_desk::NewPerson { label: "Zoe (made up)".to_owned(), ..Default::default() };
    drop(paradero_desk::record_person(&ctx(&one), &person).unwrap());
    let seen = [&one, &two].map(|desk| serde_json::to_string(&watch(&ctx(desk), &Days::default()).unwrap()).unwrap());
    assert_eq!(seen[0], seen[1], "what one has recorded the other reads, and no more than that");
    assert!(seen[1].contains("did not find them"), "{}", seen[1]);
}

/// What a watch shows that does not say when it was worked out.
fn shown(desk: &Desk) -> serde_json::Value {
    let mut view = serde_json::to_value(watch(&ctx(desk), &Days::default()).unwrap()).unwrap();
    let fields = view.as_object_mut().unwrap();
    // A part that was judged by itself may look again sooner than need be.
    fields.remove("next_change");
    fields.remove("pack");
    view
}

#[test]
fn after_another_pack_what_it_leaves_stays_and_all_is_as_if_judged_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ledger");
    let open = |text: &str| Desk::open(&path, text, Pack::parse(text).unwrap()).unwrap();
    let body = |id: &str, duty: &str| {
        format!(
            "safeguard {id} \"Made up\"\n  spanish \"Inventada\"\n  stage custody\n  {duty}\n  owed by ICE\n  \
             cite policy \"Made up\" verified primary\n  plain en \"Made up.\"\n  plain es \"Inventada.\"\n  \
             then en \"Made up.\"\n  then es \"Inventado.\"\n"
        )
    };
    let pack = |duties: &[(&str, &str)]| {
        let head = "pack test \"Made up\" version \"1\"\n".to_owned();
        head + &duties.iter().map(|(id, duty)| body(id, duty)).collect::<String>()
    };
    let moved = ("AA-01", "when transferred\n  expect counsel_notified\n  within 24 hours");
    let called = ("AA-02", "when contact_event\n  expect hearing_held\n  within 20 months");
    let seen = ("AA-03", "when located\n  expect counsel_notified\n  within 3 days");
    let died = ("AA-04", "when died\n  expect consulate_notified\n  within 24 hours");
    let first = pack(&[moved, called, seen, died]);
    let desk = open(&first);
    desk.import(&[made_up(40, 6)], Instant::from_second(NOW), "Ana", Belief::Now).unwrap();
    let before = shown(&desk);
    drop(desk);
    let others = [
        pack(&[moved, called, seen, ("AA-04", "when died\n  expect consulate_notified\n  within 2 days")]),
        pack(&[("AA-01", "when transferred\n  expect counsel_notified\n  within 36 months"), called, seen, died]),
        pack(&[moved, called, died]),
        pack(&[moved, called, died, ("AA-05", "never contact_event\n  while held")]).replace(
            "version \"1\"\n",
            "version \"1\"\nstate held\n  english \"held\"\n  spanish \"detenida\"\n  from located\n  until released\n",
        ),
        first,
    ];
    let mut all = vec![before.clone()];
    for text in &others {
        let kept = shown(&open(text));
        assert_eq!(kept, shown(&open(text)), "the same again");
        std::fs::remove_file(path.with_extension("ledger.standings")).unwrap();
        assert_eq!(kept, shown(&open(text)), "judged anew");
        all.push(kept);
    }
    assert_eq!(all[1], before, "a duty that nobody's record sets off");
    assert_ne!(all[2], before);
    assert_ne!(all[3], before);
    assert_ne!(all[4], before);
    assert_eq!(all[5], before, "the first pack again");
}

#[test]
fn somebody_is_told_while_many_are_judged() {
    use std::sync::{Arc, Mutex};
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = Arc::clone(&told);
    let desk = Desk::open_in_memory(US_PACK, pack()).unwrap();
    let desk = desk.telling(Box::new(move |done, total| telling.lock().unwrap().push((done, total))));
    desk.import(&[made_up(1_100, 1)], Instant::from_second(NOW), "Ana", Belief::Now).unwrap();
    watch(&ctx(&desk), &Days::default()).unwrap();
    assert_eq!(*told.lock().unwrap(), [(0, 1_100), (500, 1_100), (1_000, 1_100)]);
    watch(&ctx(&desk), &Days::default()).unwrap();
    assert_eq!(told.lock().unwrap().len(), 3, "nobody is judged again");
}
