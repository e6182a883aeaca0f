//! Finding people by misheard names, and asking whether somebody new is one of them.

use paradero_desk::view::{FindView, HitLine, ReasonLine};
use paradero_desk::{
    Belief, CheckFile, Ctx, Days, Desk, Find, Instant, Language, ListFile, NewName, NewPerson, PersonRecorded, Tier,
    US_PACK, Viewer, find, find_in_list, person, record_name, record_person, record_person_unless_alike, search,
};

use crate::{NOW, ctx, example_desk, pack};

/// Made-up people, and two lists of which one is for the lawyers alone.
const PEOPLE: &str = r#"source roster "A roster (made up)"
  kind list
list roster
  tier team
row roster 1 "ZELAYA QUIÑONES, DORIAN"
  identifier a_number "A099-888-777"
source secret "A roster for counsel (made up)"
  kind list
list secret
  tier privileged
row secret 1 "WIMBERLY, OCTAVIUS"
  born 1971
person ana "Ana María Hernández Quispe (made up)"
  born 1993-05-31
  countries VE
  made up
person rosa "Rosa Xol Caal (made up)"
  countries GT, MX
  name "Rosita Choc"
  identifier a_number "A012-345-678"
  made up
person luz "Luz de la Cruz (made up)"
  made up
identity same  person luz  row roster 1  by "Ana" on 2026-05-21  because "the same bunk (made up)"
identity same  person luz  row secret 1  by "Ana" on 2026-05-21  because "counsel says so (made up)"
"#;

fn desk() -> Desk {
    let desk = Desk::open_in_memory(US_PACK, pack()).unwrap();
    let file = CheckFile { name: "people".to_owned(), text: PEOPLE.to_owned() };
    desk.import(&[file], Instant::from_second(NOW), "Ana", Belief::Now).unwrap();
    desk
}

fn first(view: &FindView) -> Option<&str> {
    view.hits.first().map(|hit| hit.person.person.as_str())
}

fn says(reasons: &[ReasonLine]) -> String {
    let each: Vec<String> = reasons.iter().map(|reason| format!("{} ({})", reason.says, reason.speaks)).collect();
    each.join("; ")
}

#[test]
fn a_misheard_name_finds_the_person_and_says_why() {
    let desk = desk();
    let view = find(&ctx(&desk), &Find::name("anna ernandes 1993 VE")).unwrap();
    assert_eq!((first(&view), view.asked.as_str()), (Some("ana"), "anna ernandes"));
    assert_eq!(view.read, ["born 1993", "country VE"]);
    let hit = &view.hits[0];
    assert!(hit.percent >= 90 && view.nobody <= 10, "{} {}", hit.percent, view.nobody);
    let reasons = says(&hit.reasons);
    for part in ["ernandes ~ Hernández: sounds alike (for)", "born in the same year (for)", "country agrees (for)"] {
        assert!(reasons.contains(part), "{part}: {reasons}");
    }
    let spanish = Ctx { language: Language::Spanish, ..ctx(&desk) };
    let view = find(&spanish, &Find { country: "Honduras".to_owned(), ..Find::name("ernandes, ana") }).unwrap();
    assert!(says(&view.hits[0].reasons).contains("país difiere (against)"), "{}", says(&view.hits[0].reasons));
}

#[test]
fn nobody_is_an_answer_and_so_is_a_question_that_cannot_be_read() {
    let desk = desk();
    let ctx = ctx(&desk);
    for name in ["Zbigniew Brzęczyszczykiewicz", "", "  ", "123", "\u{202e}"] {
        let view = find(&ctx, &Find::name(name)).unwrap();
        assert!(view.hits.first().is_none_or(|hit| hit.percent < 20), "{name:?}: {:?}", view.hits);
        assert!(view.nobody >= 50, "{name:?}: {}", view.nobody);
    }
    let asked = Find { born: "a while ago".to_owned(), country: "Narnia".to_owned(), ..Find::name("ana hernandez") };
    let view = find(&ctx, &asked).unwrap();
    let faults: Vec<&str> = view.faults.iter().map(|fault| fault.field).collect();
    assert_eq!((faults, first(&view)), (vec!["born", "country"], Some("ana")), "the rest goes on");
    let aged = find(&ctx, &Find { age: "33".to_owned(), ..Find::name("ana hernandez") }).unwrap();
    assert!(says(&aged.hits[0].reasons).contains("age fits (for)"), "{}", says(&aged.hits[0].reasons));
    assert_eq!(find(&ctx, &Find { age: "old".to_owned(), ..Find::name("ana") }).unwrap().faults[0].field, "age");
}

#[test]
fn either_of_two_nationalities_agrees() {
    let desk = desk();
    for country in ["GT", "mexicana"] {
        let view = find(&ctx(&desk), &Find { country: country.to_owned(), ..Find::name("rosa shol") }).unwrap();
        assert!(says(&view.hits[0].reasons).contains("country agrees (for)"), "{}", says(&view.hits[0].reasons));
    }
}

#[test]
fn names_on_lists_count_for_whoever_may_see_the_list() {
    let desk = desk();
    let counsel = ctx(&desk);
    let team = Ctx { viewer: Viewer::team("Eva"), ..ctx(&desk) };
    let public = Ctx { viewer: Viewer { name: "x".to_owned(), tier: Tier::Public }, ..ctx(&desk) };
    let by = |ctx: &Ctx<'_>, name: &str| {
        let view = find(ctx, &Find::name(name)).unwrap();
        view.hits.first().map(|hit| (hit.person.person.clone(), hit.by_name.clone()))
    };
    let luz = |name: &str| Some(("luz".to_owned(), Some(name.to_owned())));
    assert_eq!(by(&counsel, "octavio wimberli"), luz("WIMBERLY, OCTAVIUS"));
    assert_eq!(by(&team, "octavio wimberli"), None);
    assert_eq!(by(&team, "dorian selaya"), luz("ZELAYA QUIÑONES, DORIAN"));
    assert_eq!(by(&public, "dorian selaya"), None);
    let found = |ctx: &Ctx<'_>| search(ctx, "99888777").unwrap().people.len();
    assert_eq!((found(&team), found(&public)), (1, 0), "the number stands on the list alone");
    assert!(search(&public, "roster").unwrap().sources.is_empty());
}

#[test]
fn who_is_recorded_or_renamed_is_found_at_once() {
    let desk = desk();
    let ctx = ctx(&desk);
    assert_eq!(first(&find(&ctx, &Find::name("yesenia tukux")).unwrap()), None);
    let new = NewPerson { label: "Yessenia Tucux".to_owned(), born: "1999".to_owned(), ..NewPerson::default() };
    let id = record_person(&ctx, &new).unwrap();
    assert_eq!(first(&find(&ctx, &Find::name("yesenia tukux 1999")).unwrap()), Some(id.as_str()));
    drop(record_name(&ctx, &id, &NewName { names: "Jessie Winterbottom\n Yessenia Tucux \n".to_owned() }).unwrap());
    let view = find(&ctx, &Find::name("jesi winterbotom")).unwrap();
    assert_eq!((first(&view), view.hits[0].by_name.as_deref()), (Some(id.as_str()), Some("Jessie Winterbottom")));
    let known = person(&ctx, &id, &Days::default()).unwrap();
    assert_eq!((known.label.as_str(), known.names.len()), ("Yessenia Tucux", 1), "only what is new was added");
    assert!(record_name(&ctx, "nobody", &NewName::default()).is_err());
}

#[test]
fn a_second_name_changes_nothing_else_and_survives_reading_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.ledger");
    let before = {
        let desk = Desk::open(&path, US_PACK, pack()).unwrap();
        let file = CheckFile { name: "people".to_owned(), text: PEOPLE.to_owned() };
        desk.import(&[file], Instant::from_second(NOW), "Ana", Belief::Now).unwrap();
        let before = desk.export(&Viewer::counsel("Ana")).unwrap().text;
        drop(record_name(&ctx(&desk), "rosa", &NewName { names: "Rosario Shol".to_owned() }).unwrap());
        before
    };
    let desk = Desk::open(&path, US_PACK, pack()).unwrap();
    assert_eq!(first(&find(&ctx(&desk), &Find::name("rosario shol")).unwrap()), Some("rosa"));
    let after = desk.export(&Viewer::counsel("Ana")).unwrap().text;
    let changed: Vec<&str> =
        after.lines().filter(|line| !line.starts_with("identity") && !before.contains(*line)).collect();
    assert!(changed.len() == 1 && changed[0].contains("Rosario Shol"), "{changed:?}");
}

#[test]
fn search_takes_names_then_numbers_then_words() {
    let desk = desk();
    let ctx = ctx(&desk);
    let ids = |query: &str| -> Vec<String> {
        search(&ctx, query).unwrap().people.into_iter().map(|line| line.person).collect()
    };
    assert_eq!(ids("hernandes 1993")[0], "ana");
    for number in ["A012-345-678", "012345678", "A 12345678", "a12-345-678"] {
        assert_eq!(ids(number), ["rosa"], "{number}");
    }
    assert_eq!(ids("uisp"), ["ana"], "part of a word, as before");
    assert!(ids("made up").len() == 3, "the exact words, as before");
    assert!(ids("zzzz").is_empty());
}

/// Who is asked about; nobody when they were recorded.
fn alike(ctx: &Ctx<'_>, new: &NewPerson) -> Vec<HitLine> {
    match record_person_unless_alike(ctx, new).unwrap() {
        PersonRecorded::Alike(hits) => hits,
        PersonRecorded::New(_) => Vec::new(),
    }
}

#[test]
fn somebody_new_is_asked_about_first() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    let mut new = NewPerson { label: "Andri Hernandes Romero".to_owned(), ..NewPerson::default() };
    let hits = alike(&ctx, &new);
    assert_eq!(hits[0].person.person, "andry");
    assert!(hits[0].percent >= 20 && says(&hits[0].reasons).contains("sounds alike"), "{hits:?}");
    // Somebody else was shown: that says nothing of this one.
    new.not_these = "ana".to_owned();
    assert_eq!(alike(&ctx, &new).len(), hits.len());
    new.not_these = hits.iter().map(|hit| hit.person.person.as_str()).collect::<Vec<_>>().join(" ");
    let recorded = record_person_unless_alike(&ctx, &new).unwrap();
    assert!(matches!(&recorded, PersonRecorded::New(id) if id == "andri-hernandes-romero"), "{recorded:?}");
    let other = NewPerson { label: "Casimira Yupanqui".to_owned(), ..NewPerson::default() };
    assert!(matches!(record_person_unless_alike(&ctx, &other).unwrap(), PersonRecorded::New(_)));
    assert!(record_person_unless_alike(&ctx, &NewPerson::default()).is_err(), "faults come first");
}

#[test]
fn the_same_number_is_asked_about_whatever_the_name() {
    let desk = desk();
    let new = NewPerson {
        label: "Casimira Yupanqui".to_owned(),
        names: "Luz Delacruz".to_owned(),
        a_number: "12345678".to_owned(),
        ..NewPerson::default()
    };
    let hits = alike(&ctx(&desk), &new);
    let ids: Vec<&str> = hits.iter().map(|hit| hit.person.person.as_str()).collect();
    assert_eq!(ids, ["rosa", "luz"], "the number, and another of the typed names");
}

const SHEET: &str = "Personas trasladadas (hecho)\n\nApellidos;Nombres;F. Nac.;País\nHernández Xol;Ana;25/12/1993;Venezuela\nSoto;;ayer;\n;;1/2/1990;Honduras\nChoc;Rosa;1/2/1990;Guatemala\n";

#[test]
fn a_list_that_nobody_recorded_is_searched_as_it_is() {
    let now = Instant::from_second(NOW);
    let list = ListFile { name: "lista.csv", bytes: SHEET.as_bytes(), mapping: "" };
    let view = find_in_list(list, &Find::name("anna ernandes 1993"), now, Language::English).unwrap();
    let hit = &view.hits[0];
    assert_eq!((hit.row, hit.name.as_str(), hit.born.as_deref()), (4, "Ana Hernández Xol", Some("25/12/1993")));
    assert!(hit.percent >= 50 && says(&hit.reasons).contains("sounds alike"), "{hit:?}");
    let counts = view.counts;
    assert_eq!((counts.people, counts.nameless), (3, 1));
    assert_eq!(counts.rows, counts.people + counts.nameless + counts.blank + counts.aside + counts.failed);
    let places: Vec<Option<u32>> = view.problems.iter().map(|problem| problem.row).collect();
    assert_eq!(places, [Some(5), Some(6)], "{:?}", view.problems);
    let refused = |list, asked: Find| find_in_list(list, &asked, now, Language::Spanish).is_err();
    assert!(refused(ListFile { mapping: "born=C", ..list }, Find::name("ana")), "no column has names");
    assert!(refused(ListFile { mapping: "surnam=A", ..list }, Find::name("ana")), "there is no such field");
    assert!(refused(ListFile { bytes: b"", ..list }, Find::name("ana")), "there is no sheet");
    assert!(refused(list, Find { born: "?".to_owned(), ..Find::name("ana") }));
}

#[test]
fn ten_thousand_people_are_found_among() {
    let desk = Desk::open_in_memory(US_PACK, pack()).unwrap();
    let now = Instant::from_second(NOW);
    let given = ["Ana", "Rosa", "Luis", "José", "Carlos", "Marta", "Elena", "Hugo", "Irma", "Raúl"];
    let sur = ["Xol", "Choc", "Soto", "Paz", "Ruiz", "Vega", "Mora", "Ríos", "Luna", "Cruz"];
    let name = |n: usize| {
        format!("{} {}{} {}", given[n % 10], sur[n / 10 % 10], ["", "ez", "al", "ino"][n / 100 % 4], sur[n / 400 % 10])
    };
    let lines = (0..10_000).map(|n| format!("person p{n} \"{} (made up)\"\n  made up\n", name(n)));
    let text = lines.collect::<Vec<_>>().concat();
    desk.import(&[CheckFile { name: "made-up".to_owned(), text }], now, "Ana", Belief::Now).unwrap();
    let view = find(&ctx(&desk), &Find::name("ana chocino moro")).unwrap();
    assert!(view.hits[0].person.label.starts_with("Ana Chocino Mora"), "{:?}", view.hits[0]);
    assert!(view.telling.is_some(), "a name that several bear does not tell them apart");
}

#[test]
fn a_file_can_be_imported_again_after_somebody_got_another_name() {
    let desk = desk();
    drop(record_name(&ctx(&desk), "rosa", &NewName { names: "Rosario Shol".to_owned() }).unwrap());
    let file = CheckFile { name: "people".to_owned(), text: PEOPLE.to_owned() };
    let again = desk.import(&[file], Instant::from_second(NOW), "Ana", Belief::Now).unwrap();
    assert_eq!(again.added, 0);
    let found = find(&ctx(&desk), &Find { name: "Rosario Shol".to_owned(), ..Find::default() }).unwrap();
    assert_eq!(found.hits.first().map(|hit| hit.person.person.as_str()), Some("rosa"));
    // What a file says otherwise, and nobody ever said so, is refused as before.
    let other = CheckFile { name: "people".to_owned(), text: "person rosa \"Another Rosa (made up)\"\n".to_owned() };
    assert!(desk.import(&[other], Instant::from_second(NOW), "Ana", Belief::Now).is_err());
}
