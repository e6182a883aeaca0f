//! The matching desk: pairs in order of doubt, judgements that can be taken back, and what is refused.

use std::collections::BTreeSet;

use paradero_desk::view::{MatchView, PersonView};
use paradero_desk::{
    Belief, CheckFile, Ctx, Days, Desk, Instant, Language, MatchQuery, NewIdentity, NewTakeBack, Refusal, US_PACK,
    Viewer, export_list, identities_of, matching, person, record_identity, take_back,
};

use crate::{NOW, pack};

/// Everybody here is made up.
const FILE: &str = r#"zone America/New_York

person ana "Ana María Hernández Xol"
  born 1993-05-31
  countries GT
  identifier a_number "A000-000-001"
  made up
person ana2 "Ana Hernández Xol"
  born 1971-02-03
  made up
person juan "Juan Quispe Mamani"
  made up
person juan2 "Juan Quispe"
  made up
person rosa "Rosa Zelaya Ical"
  made up

source roster "Roster of Monday (made up)"
  kind list
list roster
  as of 2025-03-10
  once
  tier team
row roster 2 "HERNANDES XOL, ANA MARIA"
  given "ANA MARIA"
  surname "HERNANDES XOL"
  born 1993-05-31
  country GT
  place "Eloy"
  identifier a_number "A000000001"
  cell "Bed" "=1+1"
row roster 3 "QUISPE, JUAN"
row roster 4 "SELAYA ICAL, ROSA"
  born 1990
row roster 5 "HERNANDEZ XOL, ANA"
  born 1993-05-31
row roster 6 "TUPAC, WILMER"

source docket "Docket (made up)"
  kind list
list docket
  as of 2025-03-12
  tier team
row docket 1 "Ana Maria Hernandez Xol"
  born 1993-05-31
row docket 2 "Rosa Selaya"
row docket 3 "Wilmer Tupac Choc"

source sealed "Sealed list (made up)"
  kind list
list sealed
  tier privileged
row sealed 1 "Rosa Zelaya Ical"
"#;

fn desk() -> Desk {
    let desk = Desk::open_in_memory(US_PACK, pack()).unwrap();
    let file = CheckFile { name: "lists.para".to_owned(), text: FILE.to_owned() };
    desk.import(&[file], Instant::from_second(NOW), "the test", Belief::Now).unwrap();
    desk
}

/// The context some seconds after the beginning, for somebody of the team.
fn at(desk: &Desk, seconds: i64) -> Ctx<'_> {
    let now = Instant::from_second(NOW + seconds);
    Ctx { desk, now, language: Language::English, viewer: Viewer::team("Ana") }
}

fn next(ctx: &Ctx<'_>, query: &MatchQuery) -> MatchView {
    matching(ctx, "roster", query).unwrap()
}

fn judge(ctx: &Ctx<'_>, left: &str, right: &str, sameness: &str) -> Result<String, Refusal> {
    let text = |text: &str| text.to_owned();
    let because = text("looked at both");
    record_identity(
        ctx,
        &NewIdentity { left: text(left), right: text(right), sameness: text(sameness), because, again: String::new() },
    )
}

fn fault(refused: Result<String, Refusal>) -> (&'static str, String) {
    let faults = match refused {
        Err(Refusal::Invalid(faults)) => faults,
        _ => Vec::new(),
    };
    let first = faults.into_iter().next().unwrap();
    (first.field, first.message)
}

fn page(ctx: &Ctx<'_>, id: &str) -> PersonView {
    person(ctx, id, &Days::default()).unwrap()
}

/// All pairs as they come when each is skipped.
fn walk(ctx: &Ctx<'_>, with: &str) -> Vec<(String, u8)> {
    let (mut met, mut pairs, mut after) = (BTreeSet::new(), Vec::new(), String::new());
    loop {
        let view = next(ctx, &MatchQuery { with: with.to_owned(), after: after.clone(), ..MatchQuery::default() });
        let Some(pair) = view.pair.filter(|pair| met.insert(pair.key.clone())) else { return pairs };
        after.clone_from(&pair.key);
        pairs.push((pair.key, pair.percent));
    }
}

#[test]
fn pairs_come_in_order_of_doubt_and_each_once() {
    let desk = desk();
    let pairs = walk(&at(&desk, 1), "");
    let doubts: Vec<u8> = pairs.iter().map(|(_, percent)| percent.abs_diff(50)).collect();
    assert!(doubts.is_sorted(), "{pairs:?}");
    assert!(pairs.iter().any(|(key, _)| key == "row:roster:2 person:ana"), "{pairs:?}");
    let view = next(&at(&desk, 1), &MatchQuery::default());
    assert_eq!((view.looked_at, view.total, view.unsure), (0, pairs.len(), 0));
    assert_eq!(view.alone, 1, "nobody bears the name of row 6");
    let lists: Vec<&str> = view.lists.iter().map(|list| list.id.as_str()).collect();
    assert_eq!(lists, ["docket"], "the sealed list is absent for the team");
}

#[test]
fn a_pair_shows_both_sides_with_what_differs() {
    let desk = desk();
    let query = MatchQuery { at: "row:roster:2 person:ana".to_owned(), ..MatchQuery::default() };
    let pair = next(&at(&desk, 1), &query).pair.unwrap();
    assert!(pair.percent >= 95, "{}", pair.percent);
    let name = &pair.sides[0];
    let how = |marks: &[paradero_desk::view::Mark], word: &str| {
        marks.iter().find(|mark| mark.text == word).map(|mark| mark.how.clone())
    };
    assert_eq!(how(&name.left, "HERNANDES").as_deref(), Some("like"));
    assert_eq!(how(&name.right, "Hernández").as_deref(), Some("like"));
    assert_eq!(how(&name.right, "María").as_deref(), Some("same"));
    let bed = pair.sides.iter().find(|side| side.label == "Bed").unwrap();
    assert_eq!((bed.how.as_str(), bed.right.len()), ("alone", 0));
    let number = pair.sides.iter().find(|side| side.label == "A-number").unwrap();
    assert_eq!(number.how, "same", "an A-number is the same with and without dashes");
    assert!(pair.reasons.iter().any(|one| one.words == "hernandes ~ hernandez: sounds alike" && one.speaks == "for"));
    assert!(pair.because.contains("A-number: the same"), "{}", pair.because);
    assert_eq!(pair.name_alone, None);
    let query = MatchQuery { at: "row:roster:3 person:juan".to_owned(), ..MatchQuery::default() };
    let pair = next(&at(&desk, 1), &query).pair.unwrap();
    assert!(pair.name_alone.unwrap().starts_with("A name alone does not tell people apart"));
    let spanish = Ctx { language: Language::Spanish, ..at(&desk, 1) };
    assert!(next(&spanish, &query).pair.unwrap().name_alone.unwrap().starts_with("Un nombre por sí solo"));
}

#[test]
fn a_judgement_changes_the_timeline_and_is_taken_back() {
    let desk = desk();
    let before = page(&at(&desk, 1), "ana");
    assert!(before.events.is_empty() && before.identities.is_empty() && before.listed.is_empty());
    judge(&at(&desk, 2), "row:roster:2", "person:ana", "same").unwrap();
    let listed = page(&at(&desk, 3), "ana");
    assert_eq!(listed.events.len(), 1, "the list says where she was on its day");
    assert_eq!(listed.listed[0].name, "HERNANDES XOL, ANA MARIA");
    assert!(listed.identities[0].revocable && listed.identities[0].recorded.ends_with("by Ana"));
    let view = next(&at(&desk, 3), &MatchQuery::default());
    assert_eq!(view.last.as_ref().unwrap().left.key, "row:roster:2");
    assert!(!walk(&at(&desk, 3), "").iter().any(|(key, _)| key.starts_with("row:roster:2 ")), "it is settled");
    let back = NewTakeBack { left: "row:roster:2".to_owned(), right: "person:ana".to_owned() };
    take_back(&at(&desk, 4), &back).unwrap();
    let after = page(&at(&desk, 5), "ana");
    assert!(after.events.is_empty() && after.listed.is_empty());
    assert_eq!(after.identities.len(), 2, "everything stays on record");
    assert_eq!(after.identities[0].sameness, "taken_back");
    assert!(!after.identities.iter().any(|one| one.revocable));
    assert!(matches!(take_back(&at(&desk, 6), &back), Err(Refusal::NotFound)), "it is taken back once");
    assert!(walk(&at(&desk, 6), "").iter().any(|(key, _)| key == "row:roster:2 person:ana"), "it is open again");
    judge(&at(&desk, 7), "row:roster:2", "person:ana", "same").unwrap();
    assert_eq!(page(&at(&desk, 8), "ana").events.len(), 1);
    let known = Days { known_on: "2026-11-22".to_owned(), ..Days::default() };
    assert!(person(&at(&desk, 9), "ana", &known).unwrap().identities.is_empty(), "nobody had judged by then");
}

#[test]
fn what_cannot_be_told_comes_last_and_is_marked() {
    let desk = desk();
    let first = next(&at(&desk, 1), &MatchQuery::default()).pair.unwrap();
    let total = walk(&at(&desk, 1), "").len();
    let (left, right) = first.key.split_once(' ').unwrap();
    let unsure = NewIdentity {
        left: left.to_owned(),
        right: right.to_owned(),
        sameness: "unsure".to_owned(),
        ..NewIdentity::default()
    };
    assert_eq!(record_identity(&at(&desk, 2), &unsure).unwrap(), first.key, "no reason is needed");
    let view = next(&at(&desk, 3), &MatchQuery::default());
    assert_eq!((view.looked_at, view.total, view.unsure), (1, total, 1));
    assert_ne!(view.pair.unwrap().key, first.key);
    for (step, (key, _)) in walk(&at(&desk, 4), "").into_iter().enumerate() {
        let (left, right) = key.split_once(' ').unwrap();
        if key != first.key {
            judge(&at(&desk, 5 + i64::try_from(step).unwrap()), left, right, "different").unwrap();
        }
    }
    let last = next(&at(&desk, 60), &MatchQuery::default());
    let pair = last.pair.unwrap();
    assert_eq!((pair.key.as_str(), last.looked_at, last.next), (first.key.as_str(), total, None));
    assert_eq!(pair.judged.unwrap().sameness, "unsure");
}

#[test]
fn two_people_one_list_and_contradicting_births_are_refused() {
    let desk = desk();
    judge(&at(&desk, 1), "row:roster:3", "person:juan", "same").unwrap();
    let (field, message) = fault(judge(&at(&desk, 2), "row:roster:3", "person:juan2", "same"));
    assert_eq!(field, "sameness");
    assert!(message.contains("Juan Quispe Mamani already") && message.contains("by Ana"), "{message}");
    judge(&at(&desk, 3), "row:roster:2", "person:ana", "same").unwrap();
    let (_, message) = fault(judge(&at(&desk, 4), "row:roster:5", "person:ana", "same"));
    assert!(message.contains("names nobody twice, and rows 2 and 5"), "{message}");
    let (_, message) = fault(judge(&at(&desk, 4), "row:roster:2", "row:roster:5", "same"));
    assert!(message.contains("names nobody twice"), "{message}");
    let (field, message) = fault(judge(&at(&desk, 5), "row:roster:5", "person:ana2", "same"));
    assert_eq!(field, "again");
    assert!(message.contains("1993-05-31") && message.contains("1971-02-03"), "{message}");
    let again = NewIdentity {
        left: "row:roster:5".to_owned(),
        right: "person:ana2".to_owned(),
        sameness: "same".to_owned(),
        because: "her mother says so".to_owned(),
        again: "the birth year was typed wrong".to_owned(),
    };
    record_identity(&at(&desk, 6), &again).unwrap();
    let because = &page(&at(&desk, 7), "ana2").identities[0].because;
    assert_eq!(because, "her mother says so; the birth year was typed wrong");
    for sameness in ["same", "different"] {
        let bare = NewIdentity { because: " ".to_owned(), sameness: sameness.to_owned(), ..again.clone() };
        assert_eq!(fault(record_identity(&at(&desk, 8), &bare)).0, "because");
    }
    judge(&at(&desk, 9), "row:docket:1", "person:juan2", "different").unwrap();
    judge(&at(&desk, 10), "row:docket:1", "row:roster:3", "same").unwrap();
    let (_, message) = fault(judge(&at(&desk, 11), "person:juan", "person:juan2", "same"));
    assert!(message.contains("were judged two people by Ana"), "{message}");
}

#[test]
fn a_list_is_held_against_another() {
    let desk = desk();
    let pairs = walk(&at(&desk, 1), "docket");
    assert_eq!(pairs.iter().filter(|(key, _)| key.starts_with("row:roster:2 row:docket:1")).count(), 1, "{pairs:?}");
    judge(&at(&desk, 2), "row:roster:2", "row:docket:1", "same").unwrap();
    let left = walk(&at(&desk, 3), "docket");
    assert!(!left.iter().any(|(key, _)| key.ends_with("row:docket:1")), "row 1 is one row of the roster: {left:?}");
    for with in ["roster", "sealed", "nothing"] {
        let query = MatchQuery { with: with.to_owned(), ..MatchQuery::default() };
        assert!(matches!(matching(&at(&desk, 4), "roster", &query), Err(Refusal::NotFound)), "{with}");
    }
}

#[test]
fn what_is_sealed_is_absent() {
    let desk = desk();
    let counsel = Ctx { viewer: Viewer::counsel("Eva"), ..at(&desk, 1) };
    judge(&counsel, "row:sealed:1", "person:rosa", "same").unwrap();
    assert_eq!(identities_of(&counsel, "rosa").unwrap().0.len(), 1);
    let team = at(&desk, 2);
    let (judged, names) = identities_of(&team, "rosa").unwrap();
    assert!(judged.is_empty() && names.is_empty());
    assert!(matches!(judge(&team, "row:sealed:1", "person:rosa", "different"), Err(Refusal::NotFound)));
    assert!(matches!(matching(&team, "sealed", &MatchQuery::default()), Err(Refusal::NotFound)));
    assert!(matches!(export_list(&team, "sealed"), Err(Refusal::NotFound)));
    let json = serde_json::to_string(&page(&team, "rosa")).unwrap();
    assert!(!json.contains("\"sealed\"") && !json.contains("Sealed list"), "{json}");
}

#[test]
fn the_list_goes_out_with_its_judgements_and_without_formulas() {
    let desk = desk();
    judge(&at(&desk, 1), "row:roster:2", "person:ana", "same").unwrap();
    judge(&at(&desk, 2), "row:roster:3", "person:juan", "different").unwrap();
    let file = export_list(&at(&desk, 3), "roster").unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((file.name.as_str(), lines.len()), ("roster.csv", 6));
    assert!(lines[0].starts_with("\u{feff}Row,Name,Given names") && lines[0].contains(",Bed,Judged: person"));
    assert!(lines[1].contains(",'=1+1,ana,Ana María Hernández Xol,one person,Ana,"), "{}", lines[1]);
    assert!(lines[1].ends_with("looked at both,,,"), "nobody is likelier than who was judged: {}", lines[1]);
    assert!(lines[2].contains(",juan,Juan Quispe Mamani,two people,Ana,"), "{}", lines[2]);
    assert!(lines[2].contains(",juan2,Juan Quispe,"), "the likeliest who was not denied: {}", lines[2]);
    assert!(lines[5].ends_with(",,,,,,,,"), "nobody fits: {}", lines[5]);
}
