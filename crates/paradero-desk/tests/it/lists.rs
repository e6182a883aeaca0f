//! A sheet becomes a list on record, and the next delivery is held against it.

use paradero_desk::view::{ListPreview, ListView};
use paradero_desk::{
    Belief, Ctx, Days, Desk, Instant, Language, ListForm, NewIdentity, Refusal, Tier, US_PACK, Viewer, keep_list, list,
    list_preview, lists, person, record_identity, record_list, search, source, sources, watch,
};

use crate::{NOW, ctx, example_desk, pack};

const FIRST: &[u8] = include_bytes!("../../../../examples/roster-1.csv");
const SECOND: &[u8] = include_bytes!("../../../../examples/roster-2.csv");

fn form(as_of: &str) -> ListForm {
    ListForm {
        title: "Mesa Clara roster (made up)".to_owned(),
        as_of: as_of.to_owned(),
        counts: "7".to_owned(),
        complete_for: "everybody held at Mesa Clara (made up)".to_owned(),
        series: "mesa_clara".to_owned(),
        once: "yes".to_owned(),
        tier: "team".to_owned(),
        ..ListForm::default()
    }
}

fn keep(ctx: &Ctx<'_>, bytes: &[u8], name: &str, form: &ListForm) -> String {
    let hash = keep_list(ctx, bytes, name).unwrap();
    record_list(ctx, &hash, form).unwrap().id
}

fn preview(ctx: &Ctx<'_>, bytes: &[u8], name: &str, form: &ListForm) -> ListPreview {
    let hash = keep_list(ctx, bytes, name).unwrap();
    list_preview(ctx, &hash, form).unwrap()
}

fn faults(refusal: Refusal) -> Vec<(&'static str, String)> {
    match refusal {
        Refusal::Invalid(faults) => faults.into_iter().map(|fault| (fault.field, fault.message)).collect(),
        other => vec![("refused otherwise", format!("{other:?}"))],
    }
}

fn empty_desk() -> Desk {
    Desk::open_in_memory(US_PACK, pack()).unwrap()
}

fn names(view: &ListView) -> Vec<&str> {
    view.rows.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn a_file_is_shown_with_reasons_and_nothing_is_recorded() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let view = preview(&ctx, FIRST, "roster-1.csv", &ListForm::default());
    let counts = view.counts;
    assert_eq!((counts.rows, counts.kept, counts.nameless, counts.failed), (12, 6, 0, 0));
    assert_eq!(counts.rows, counts.kept + counts.nameless + counts.blank + counts.aside + counts.failed);
    assert_eq!((view.stated_total, view.form.counts.as_str()), (Some((12, 7)), "7"));
    assert_eq!((view.form.title.as_str(), view.form.tier.as_str()), ("roster-1", "team"));
    let fields: Vec<&str> = view.columns.iter().map(|column| column.field.as_str()).collect();
    assert_eq!(fields[1..6], ["surname", "given", "identifier.a_number", "born", "country"]);
    assert!(view.columns.iter().skip(1).take(5).all(|column| column.reason.is_some() && column.guess.is_some()));
    assert_eq!(
        view.taken.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(),
        ["header", "separator", "encoding"]
    );
    assert!(view.taken.iter().all(|line| !line.why.is_empty() && !line.words.is_empty()));
    assert_eq!((view.rows[3].name.as_str(), view.rows[3].country.as_deref()), ("BEATRIS MONTOLLA ARCILLA", Some("CO")));
    assert!(lists(&ctx).unwrap().is_empty() && sources(&ctx).unwrap().is_empty());
}

#[test]
fn a_recorded_list_has_every_row_and_the_same_file_adds_nothing() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let hash = keep_list(&ctx, FIRST, "roster-1.csv").unwrap();
    let kept = record_list(&ctx, &hash, &form("2026-11-16")).unwrap();
    assert!(!kept.already);
    let again = record_list(&ctx, &hash, &form("2026-11-17")).unwrap();
    assert_eq!((again.id.as_str(), again.already), (kept.id.as_str(), true));
    assert_eq!(list_preview(&ctx, &hash, &ListForm::default()).unwrap().already.unwrap().0, kept.id);
    let view = list(&ctx, &kept.id, 1).unwrap();
    assert_eq!((view.list.stated, view.list.rows, view.list.standing.unseen), (Some(7), 6, 6));
    assert_eq!(view.file.as_deref(), Some(hash.as_str()));
    assert!(view.note.as_deref().unwrap().starts_with("12 rows: 6 kept"), "{:?}", view.note);
    assert!(view.once && view.changes.is_none() && view.deliveries.len() == 1);
    let row = &view.rows[2];
    assert_eq!((row.number, row.country.as_deref(), row.born.as_deref()), (7, Some("HT"), Some("on 4 July 1999")));
    assert!(row.cells.contains(&("Housing Unit".to_owned(), "B-2".to_owned())), "{:?}", row.cells);
    assert_eq!(row.identifiers[0].1, "A000-000-203");
    assert_eq!(source(&ctx, &kept.id).unwrap().file, view.file);
    assert_eq!(lists(&ctx).unwrap().len(), 1);
    assert!(
        matches!(list(&ctx, &kept.id, 2), Err(Refusal::NotFound))
            && matches!(list(&ctx, &kept.id, 0), Err(Refusal::NotFound))
    );
    // What the ledger has is what is shown: an export reads back the same.
    let text = desk.export(&Viewer::counsel("Ana")).unwrap().text;
    assert_eq!(text.matches(&format!("\nrow {} ", kept.id)).count(), 6, "{text}");
}

#[test]
fn the_next_delivery_is_read_alike_and_compared() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let first = keep(&ctx, FIRST, "roster-1.csv", &form("2026-11-16"));
    let fresh = preview(&ctx, SECOND, "roster-2.csv", &ListForm::default());
    let earlier = fresh.earlier.as_ref().unwrap();
    assert!(earlier.whole && earlier.found && earlier.id == first, "its headings are those of the series");
    assert!(!earlier.told.is_empty(), "the A-number moved");
    assert_eq!((fresh.form.series.as_str(), fresh.form.once.as_str()), ("mesa_clara", "yes"));
    assert_eq!(fresh.columns[1].field, "identifier.a_number");
    assert!(fresh.columns[1].told.is_some());
    let second = keep(&ctx, SECOND, "roster-2.csv", &ListForm { counts: "6".to_owned(), ..form("2026-11-17") });
    let view = list(&ctx, &second, 1).unwrap();
    assert_eq!(
        view.deliveries.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
        [first.as_str(), second.as_str()]
    );
    let changes = view.changes.unwrap();
    assert_eq!(
        (changes.appeared_total, changes.vanished_total, changes.changed_total, changes.same),
        (1, 1, 2, 3 - 1 + 1)
    );
    assert_eq!(changes.appeared[0].name, "NADIR SOTOMAYOR LEIVA");
    assert_eq!(changes.vanished[0].name, "BEATRIS MONTOLLA ARCILLA");
    let told: Vec<(&str, &str, &str)> = changes
        .changed
        .iter()
        .flat_map(|row| &row.differences)
        .map(|one| (one.what.as_str(), one.before.as_str(), one.after.as_str()))
        .collect();
    assert!(told.contains(&("Housing Unit", "C-1", "D-1")), "{told:?}");
    assert!(told.iter().any(|one| one.2 == "WIDELINE DESIR"), "{told:?}");
    assert!(list(&ctx, &first, 1).unwrap().changes.is_none(), "the first has none before it");
}

#[test]
fn who_vanishes_and_is_on_record_raises_an_alarm() {
    let desk = example_desk();
    let ctx = ctx(&desk);
    // The rule behind it is a practice and no law: whoever is missed is among those to look for.
    let looked_for = |view: &paradero_desk::view::WatchView| {
        view.look_for.iter().find(|one| one.person == "beatriz").map(|one| one.reason.clone())
    };
    let later = Days { as_of: "2026-11-23T20:00".to_owned(), ..Days::default() };
    let first = keep(&ctx, FIRST, "roster-1.csv", &form("2026-11-20"));
    let judged = NewIdentity {
        sameness: "same".to_owned(),
        left: "person:beatriz".to_owned(),
        right: format!("row:{first}:8"),
        because: "the birth date that her sister gave (made up)".to_owned(),
        ..NewIdentity::default()
    };
    record_identity(&ctx, &judged).unwrap();
    assert_eq!(looked_for(&watch(&ctx, &later).unwrap()), None, "she stands on the roster");
    let view = list(&ctx, &first, 1).unwrap();
    assert_eq!((view.list.standing.somebody, view.list.standing.unseen), (1, 5));
    assert_eq!(view.rows[3].people[0], ("beatriz".to_owned(), "Beatriz Montoya Arcila".to_owned()));
    let second = keep(&ctx, SECOND, "roster-2.csv", &form("2026-11-23T08:00"));
    let changes = list(&ctx, &second, 1).unwrap().changes.unwrap();
    assert!(changes.complete);
    assert_eq!(changes.vanished[0].people[0].0, "beatriz");
    let view = person(&ctx, "beatriz", &later).unwrap();
    assert!(view.events.iter().any(|event| event.kind == "list_checked" && event.uncertain), "inferred from the two");
    let missed = view.verdicts.iter().find(|verdict| verdict.safeguard == "CU-14.1").unwrap();
    assert_eq!((missed.verdict.as_str(), missed.certainty.as_str()), ("not_shown", "possible"));
    assert!(missed.because.iter().any(|statement| statement.source == second), "it leads to the list");
    assert!(looked_for(&watch(&ctx, &later).unwrap()).is_some(), "somebody is told to look for her");
}

#[test]
fn a_list_that_may_not_be_seen_is_nowhere() {
    let desk = example_desk();
    let counsel = ctx(&desk);
    let secret =
        ListForm { title: "Hidden roster (made up)".to_owned(), tier: "privileged".to_owned(), ..form("2026-11-16") };
    let hidden = keep(&counsel, FIRST, "roster-1.csv", &secret);
    assert_eq!(lists(&counsel).unwrap().len(), 1);
    let team = Ctx { viewer: Viewer::team("Luz"), ..counsel.clone() };
    assert!(lists(&team).unwrap().is_empty());
    assert!(matches!(list(&team, &hidden, 1), Err(Refusal::NotFound)));
    assert!(matches!(source(&team, &hidden), Err(Refusal::NotFound)));
    assert!(sources(&team).unwrap().iter().all(|line| line.id != hidden));
    assert!(search(&team, "hidden roster").unwrap().sources.is_empty());
    assert_eq!(search(&counsel, "hidden roster").unwrap().sources.len(), 1);
    let exported = desk.export(&team.viewer).unwrap().text;
    assert!(!exported.contains(&hidden) && !exported.contains("MONTOLLA"));
    // Whoever brings the same file is not told that somebody else has it.
    let fresh = preview(&team, FIRST, "mine.csv", &ListForm::default());
    assert!(fresh.already.is_none() && fresh.earlier.is_none() && fresh.series.is_empty());
    let own = keep(&team, FIRST, "mine.csv", &form("2026-11-17"));
    assert_ne!(own, hidden);
    assert!(list(&team, &own, 1).unwrap().changes.is_none(), "the delivery before is not theirs to see");
    assert!(list(&counsel, &own, 1).unwrap().changes.is_some());
    let beyond = record_list(
        &team,
        &keep_list(&team, b"Name,Born\nAna Ficticia,1990\n", "x.csv").unwrap(),
        &ListForm { tier: Tier::Privileged.word().to_owned(), ..form("2026-11-18") },
    );
    assert_eq!(faults(beyond.unwrap_err())[0].0, "tier");
}

#[test]
fn what_is_no_sheet_is_refused_and_nothing_is_kept() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let before = desk.verify().unwrap();
    let large = vec![b'a'; paradero_desk::MOST_LIST_BYTES + 1];
    for bad in [&b""[..], b"%PDF-1.7 made up", b"<!doctype html><p>x", b"PK\x03\x04 cut off", b"\x89PNG....", &large] {
        let refused = faults(keep_list(&ctx, bad, "bad.csv").unwrap_err());
        assert_eq!((refused.len(), refused[0].0), (1, "file"));
        assert!(refused[0].1.len() > 20, "{}", refused[0].1);
    }
    assert_eq!(desk.verify().unwrap(), before, "nothing was kept");
    let too_large = faults(keep_list(&ctx, &large, "bad.csv").unwrap_err());
    assert!(too_large[0].1.contains("32 MiB"), "{}", too_large[0].1);
    for hash in ["", "zz", &"0".repeat(64)] {
        assert!(matches!(list_preview(&ctx, hash, &ListForm::default()), Err(Refusal::NotFound)), "{hash}");
    }
}

#[test]
fn hostile_cells_are_kept_as_text_and_read_back() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let file = "Name,Born,Note\n\"Ana \"\"x\"\" \\ {now}\nperson evil\",1990,\"=cmd()\ttab \u{202e}turned\"\nrow a 1,1991,# no comment\n,1992,nameless\n";
    let hash = keep_list(&ctx, file.as_bytes(), "../../etc/passwd\u{0}").unwrap();
    let shown = list_preview(&ctx, &hash, &ListForm::default()).unwrap();
    assert_eq!((shown.counts.kept, shown.counts.nameless), (2, 1));
    assert!(
        shown.problems.iter().any(|(place, reason)| place == "5" || reason.contains("no name")),
        "{:?}",
        shown.problems
    );
    let kept = record_list(&ctx, &hash, &form("2026-11-16")).unwrap();
    let view = list(&ctx, &kept.id, 1).unwrap();
    assert_eq!(names(&view), ["Ana \"x\" \\ {now} person evil", "row a 1"]);
    assert_eq!(view.rows[0].cells, [("Note".to_owned(), "=cmd() tab turned".to_owned())]);
    // The ledger read from its file says the same as what was held in memory.
    let text = desk.export(&Viewer::counsel("Ana")).unwrap().text;
    let again = empty_desk();
    let file = paradero_desk::CheckFile { name: "export".to_owned(), text };
    again.import(&[file], Instant::from_second(NOW), "Ana", Belief::Now).unwrap();
    let read = list(&crate::ctx(&again), &kept.id, 1).unwrap();
    assert_eq!(names(&read), names(&view));
    assert_eq!(read.rows[0].cells, view.rows[0].cells);
    assert_eq!(read.columns, view.columns);
}

#[test]
fn faults_are_named_and_nothing_is_half_written() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let hash = keep_list(&ctx, FIRST, "roster-1.csv").unwrap();
    let before = desk.verify().unwrap();
    let wrong = ListForm {
        title: String::new(),
        as_of: "16/11/2026".to_owned(),
        counts: "many".to_owned(),
        published: "soon".to_owned(),
        url: "javascript:alert(1)".to_owned(),
        says: "vanished".to_owned(),
        tier: "nobody".to_owned(),
        ..form("")
    };
    let named: Vec<&str> = faults(record_list(&ctx, &hash, &wrong).unwrap_err()).into_iter().map(|f| f.0).collect();
    for field in ["title", "as_of", "counts", "published", "url", "says", "tier"] {
        assert!(named.contains(&field), "{field} is not among {named:?}");
    }
    assert_eq!(faults(record_list(&ctx, &hash, &form("")).unwrap_err())[0].0, "as_of", "a delivery needs its day");
    // Nothing is taken for a name.
    let reading = list_preview(&ctx, &hash, &form("2026-11-16")).unwrap().reading;
    let columns = ["A", "B", "C", "D", "E", "F", "G"].map(|letter| (format!("field-{letter}"), "note".to_owned()));
    let nobody = ListForm { reading, columns: columns.into_iter().collect(), ..form("2026-11-16") };
    assert!(list_preview(&ctx, &hash, &nobody).unwrap().trouble.is_some());
    assert_eq!(faults(record_list(&ctx, &hash, &nobody).unwrap_err())[0].0, "list");
    let none = ListForm { sheet: "Nope".to_owned(), ..form("2026-11-16") };
    assert_eq!(faults(list_preview(&ctx, &hash, &none).unwrap_err())[0].0, "file");
    assert_eq!(desk.verify().unwrap(), before);
    assert!(lists(&ctx).unwrap().is_empty() && sources(&ctx).unwrap().is_empty());
}

#[test]
fn choices_change_what_is_read() {
    let desk = empty_desk();
    let mut ctx = ctx(&desk);
    ctx.language = Language::Spanish;
    let hash = keep_list(&ctx, b"Ana Ficticia|5/12/1993|VE\nLuis Ficticio|6/11/1990|xx\n", "x.txt").unwrap();
    let first = list_preview(&ctx, &hash, &ListForm { header: "none".to_owned(), ..form("2026-11-16") }).unwrap();
    let columns = [("field-A", "name"), ("field-B", "born"), ("order-B", "dmy"), ("field-C", "country")];
    let columns = columns.map(|(key, value)| (key.to_owned(), value.to_owned())).into_iter().collect();
    let chosen = ListForm { header: "none".to_owned(), reading: first.reading, columns, ..form("2026-11-16") };
    let view = list_preview(&ctx, &hash, &chosen).unwrap();
    assert_eq!(view.rows[0].born.as_deref(), Some("el 5 de diciembre de 1993"));
    assert_eq!((view.rows[0].country.as_deref(), view.rows[1].country.as_deref()), (Some("VE"), None));
    assert!(view.rows[1].cells.iter().any(|(_, cell)| cell == "xx"), "a country that is none is kept as printed");
    assert_eq!(view.columns[1].order.as_deref(), Some("dmy"));
    // Another separator is another reading: what was chosen about the columns no longer holds.
    let other = list_preview(&ctx, &hash, &ListForm { separator: "comma".to_owned(), ..chosen }).unwrap();
    assert_eq!(other.columns.len(), 1);
    assert_ne!(other.reading, view.reading);
}

#[test]
fn more_rows_than_can_be_recorded_are_refused_with_the_bound() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let mut file = String::from("Name\n");
    for row in 0..=paradero_desk::MOST_ROWS {
        file.push_str("Ana Ficticia ");
        file.push_str(&row.to_string());
        file.push('\n');
    }
    let hash = keep_list(&ctx, file.as_bytes(), "long.csv").unwrap();
    let view = list_preview(&ctx, &hash, &ListForm::default()).unwrap();
    assert_eq!((view.counts.kept, view.rows.len()), (20_001, 10));
    let refused = faults(record_list(&ctx, &hash, &form("2026-11-16")).unwrap_err());
    assert!(refused[0].1.contains("paradero link") && refused[0].1.contains("20000"), "{refused:?}");
}

#[test]
fn a_workbook_is_read_by_the_sheet_that_was_chosen() {
    let desk = empty_desk();
    let ctx = ctx(&desk);
    let list_sheet = rows(&[&["Nombre", "País"], &["Ana Ficticia", "Venezuela"], &["Luis Ficticio", "Perú"]]);
    let other = rows(&[&["Nombre", "País"], &["Eva Ficticia", "Cuba"]]);
    let file = workbook(&[("Enero", &list_sheet), ("Otra \u{ab}x\u{bb}", &other)]);
    let fresh = preview(&ctx, &file, "libro.xlsx", &ListForm::default());
    let sheet = fresh.taken.iter().find(|line| line.name == "sheet").unwrap();
    assert_eq!((sheet.choices.len(), fresh.counts.kept, fresh.rows[0].country.as_deref()), (2, 2, Some("VE")));
    let first = keep(&ctx, &file, "libro.xlsx", &form("2026-11-16"));
    let second = ListForm { sheet: "Otra \u{ab}x\u{bb}".to_owned(), series: String::new(), ..form("2026-11-16") };
    let hash = keep_list(&ctx, &file, "libro.xlsx").unwrap();
    let kept = record_list(&ctx, &hash, &second).unwrap();
    assert!(!kept.already && kept.id != first, "another sheet is another list");
    assert_eq!(names(&list(&ctx, &kept.id, 1).unwrap()), ["Eva Ficticia"]);
    assert!(record_list(&ctx, &hash, &second).unwrap().already);
}

fn rows(cells: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |row: &&[&str]| format!("<row>{}</row>", row.iter().map(cell).collect::<String>());
    format!("<sheetData>{}</sheetData>", cells.iter().map(row).collect::<String>())
}

/// A workbook of these sheets, not packed.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut book, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (index, (name, xml)) in sheets.iter().enumerate() {
        book += &format!("<sheet name=\"{name}\" sheetId=\"{index}\" r:id=\"r{index}\"/>");
        relations += &format!(
            "<Relationship Id=\"r{index}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/s{index}.xml\"/>"
        );
        parts.push((format!("xl/worksheets/s{index}.xml"), format!("<worksheet>{xml}</worksheet>")));
    }
    parts.push((
        "_rels/.rels".to_owned(),
        format!("<Relationships><Relationship Id=\"b\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns:r=\"{RELATIONS}\"><sheets>{book}</sheets></workbook>"),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")));
    zip(&parts)
}

/// A zip file of these parts, stored as they are (APPNOTE 4.3).
fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let (offset, size) = (u32::try_from(out.len()).unwrap(), u32::try_from(text.len()).unwrap());
        let mut common: Vec<u8> = [20_u16, 0, 0, 0, 0x5A21].into_iter().flat_map(u16::to_le_bytes).collect();
        common.extend([crc32(text.as_bytes()), size, size].into_iter().flat_map(u32::to_le_bytes));
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (u32::try_from(out.len()).unwrap(), u16::try_from(parts.len()).unwrap());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _: u8| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}
