//! Files that are broken, enormous or made to do harm: each ends in data or in a clear error.

use std::fmt::Write as _;
use std::time::Duration;

use paradero_reader::Limits;
use paradero_reader::sheet::{self, Choice, SheetError, SheetErrorKind};
use paradero_record::Language;

use crate::make::{Workbook, adds_up, body, part, problems, rows, stopwatch, table, zip};

fn error(bytes: &[u8]) -> SheetError {
    let error = sheet::open(bytes, "file").and_then(|book| book.table(&Choice::default())).unwrap_err();
    assert_ne!(error.say(Language::English), error.say(Language::Spanish));
    error
}

fn list() -> String {
    rows(&[&["Name", "Country"], &["Ana Soto", "VE"]])
}

#[test]
fn nothing_at_all() {
    assert_eq!(error(b"").kind(), SheetErrorKind::Empty);
    assert_eq!(error(b"  \r\n\r\n ").kind(), SheetErrorKind::Empty);
    assert_eq!(error(b"\xEF\xBB\xBF").kind(), SheetErrorKind::Empty);
    assert_eq!(error(b"\xFF\xFE").kind(), SheetErrorKind::Empty);
}

#[test]
fn a_bomb_by_what_it_claims() {
    let mut parts = Workbook::one(&list()).parts();
    parts.push(part("xl/media/big.bin", vec![0_u8; 40 << 20]));
    let error = error(&zip(&parts));
    assert_eq!(error.kind(), SheetErrorKind::Bomb);
    assert!(error.to_string().contains("times its size, and at most 250 times is read"), "{error}");
}

#[test]
fn a_bomb_that_claims_to_be_small() {
    let mut parts = Workbook::one(&(list() + &" ".repeat(30 << 20))).parts();
    for part in &mut parts {
        if part.name.contains("sheet0") {
            part.claims = Some(2_000);
        }
    }
    assert_eq!(error(&zip(&parts)).kind(), SheetErrorKind::Damaged);
}

#[test]
fn a_bomb_that_claims_to_be_larger_than_everything() {
    let mut parts = Workbook::one(&list()).parts();
    parts[0].claims = Some(u32::MAX - 1);
    let error = error(&zip(&parts));
    assert_eq!(error.kind(), SheetErrorKind::Bomb);
    assert!(error.to_string().contains("at most 2048 MiB are read, 1024 MiB in one part"), "{error}");
}

#[test]
fn too_many_parts() {
    let mut parts = Workbook::one(&list()).parts();
    parts.extend((0..10_001).map(|i| part(&format!("p{i}"), "")));
    assert_eq!(error(&zip(&parts)).kind(), SheetErrorKind::Bomb);
}

#[test]
fn a_part_that_is_there_twice() {
    let mut parts = Workbook::one(&list()).parts();
    parts.push(part("XL/Workbook.xml", "<workbook/>"));
    assert_eq!(error(&zip(&parts)).kind(), SheetErrorKind::Damaged);
}

#[test]
fn a_workbook_cut_anywhere() {
    let whole = Workbook::one(&list()).bytes();
    for end in 2..whole.len() {
        assert_eq!(error(&whole[..end]).kind(), SheetErrorKind::Damaged, "cut after {end}");
    }
}

#[test]
fn a_checksum_that_is_wrong() {
    let mut parts = Workbook::one(&list()).parts();
    let good = zip(&parts);
    parts[0].bytes = String::from_utf8(parts[0].bytes.clone()).unwrap().replace("Ana", "Eva").into_bytes();
    let mut other = zip(&parts);
    // The checksum of the good file over the changed part.
    let at = good.windows(4).position(|w| w == b"PK\x01\x02").unwrap() + 16;
    let there = other.windows(4).position(|w| w == b"PK\x01\x02").unwrap() + 16;
    other[there..there + 4].copy_from_slice(&good[at..at + 4]);
    assert_eq!(error(&other).kind(), SheetErrorKind::Damaged);
}

#[test]
fn a_workbook_without_sheets() {
    assert_eq!(error(&Workbook::default().bytes()).kind(), SheetErrorKind::NoSheets);
}

#[test]
fn a_workbook_whose_sheet_is_missing() {
    let parts: Vec<_> = Workbook::one(&list()).parts().into_iter().filter(|p| !p.name.contains("sheet0")).collect();
    let error = error(&zip(&parts));
    assert_eq!(error.kind(), SheetErrorKind::Damaged);
    assert!(error.to_string().contains("xl/worksheets/sheet0.xml"), "{error}");
}

#[test]
fn one_broken_sheet_leaves_the_others() {
    let sheets = vec![("Rota".to_owned(), "<sheetData><row></sheetData>".to_owned()), ("Lista".to_owned(), list())];
    let book = sheet::open(&Workbook { sheets, ..Workbook::default() }.bytes(), "x").unwrap();
    assert_eq!(book.sheets()[0].error().unwrap().kind(), SheetErrorKind::Damaged);
    assert_eq!(body(&book.table(&Choice::default()).unwrap()), ["Ana Soto|VE"]);
    let wrong = book.table(&Choice { sheet: Some("Lysta".to_owned()), ..Choice::default() }).unwrap_err();
    assert_eq!(wrong.kind(), SheetErrorKind::NoSuchSheet);
    assert!(wrong.to_string().contains("\"Rota\", \"Lista\""), "{wrong}");
}

#[test]
fn an_entity_that_fetches_a_file_is_refused() {
    for evil in [
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&f;</t></is></c></row></sheetData></worksheet>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>",
    ] {
        let mut parts = Workbook::one(&list()).parts();
        parts[0].bytes = evil.as_bytes().to_vec();
        let error = error(&zip(&parts));
        assert_eq!(error.kind(), SheetErrorKind::Bomb);
        assert!(error.to_string().contains("declares a document type"), "{error}");
    }
}

#[test]
fn an_entity_that_nobody_declared() {
    let sheet = "<sheetData><row><c t=\"inlineStr\"><is><t>&xxe;</t></is></c></row></sheetData>";
    let error = error(&Workbook::one(sheet).bytes());
    assert!(error.to_string().contains("unknown entity &xxe;"), "{error}");
}

#[test]
fn a_single_endless_tag_or_text() {
    let noise = (0..800_000_u32).fold(String::new(), |mut noise, i| {
        write!(noise, "{:08x}", i.wrapping_mul(2_654_435_761)).unwrap();
        noise
    });
    for sheet in [
        format!("<sheetData><row><c {noise}=\"\"/></row></sheetData>"),
        format!("<sheetData><row><c t=\"inlineStr\"><is><t>{noise}</t></is></c></row></sheetData>"),
    ] {
        assert_eq!(error(&Workbook::one(&sheet).bytes()).kind(), SheetErrorKind::Damaged);
    }
}

#[test]
fn tags_without_end_inside_each_other() {
    let sheet = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
    assert!(error(&Workbook::one(&sheet).bytes()).to_string().contains("nest too deeply"));
}

#[test]
fn a_thousand_attributes_of_one_name() {
    let sheet = format!("<sheetData><row><c {}/></row></sheetData>", "r=\"A1\" ".repeat(100_000));
    let begun = stopwatch();
    assert!(table(&Workbook::one(&sheet).bytes()).is_ok_and(|table| table.is_empty()));
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn cells_in_the_corners_of_an_empty_sheet_cost_nothing() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>";
    let table = table(&Workbook::one(sheet).bytes()).unwrap();
    assert_eq!(
        table.counts().to_string(),
        "1048576 rows: 2 read, 1048574 blank, 0 title, heading or footer, 0 not read"
    );
    assert_eq!(table.columns().len(), 16_384);
    assert_eq!(table.columns().last().unwrap().letter, "XFD");
}

#[test]
fn rows_and_columns_that_cannot_be() {
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Ana Soto</t></is></c></row>
        <row r="2"><c r="A2"><v>1</v></c></row><row r="4294967295"><c><v>1</v></c></row><row r="zero"><c><v>1</v></c></row><row r="5"><c r="ZZZ5"><v>1</v></c></row>
        <row r="6"><c r="B6"><v>1</v></c><c r="A6"><v>2</v></c></row><row><c r="??"><v>7</v></c></row></sheetData>"#;
    let table = table(&Workbook::one(sheet).bytes()).unwrap();
    assert_eq!(body(&table), ["Ana Soto", "7"]);
    assert_eq!(table.counts().failed, 5);
    assert!(adds_up(&table), "{}", table.counts());
    assert!(problems(&table).contains("2: the row is numbered 2 and comes after row 3"));
    assert!(problems(&table).contains("5: it has more than 16384 cells"));
    assert!(problems(&table).contains("6: its cells are not in order"));
}

#[test]
fn a_shared_string_that_is_not_there() {
    let sheet = r#"<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c></row><row><c t="s"><v>99</v></c></row><row><c t="s"><v>-1</v></c></row><row><c t="s"><v>0</v></c></row></sheetData>"#;
    let table = table(&Workbook { strings: vec!["Ana Soto".to_owned()], ..Workbook::one(sheet) }.bytes()).unwrap();
    assert_eq!((body(&table).len(), table.counts().failed), (1, 2));
    assert!(problems(&table).contains("A2: the cell refers to shared text 99"));
}

#[test]
fn one_long_string_in_a_million_cells_is_kept_once() {
    let mut sheet = String::from("<sheetData>");
    for _ in 0..100_000 {
        sheet.push_str("<row><c t=\"s\"><v>0</v></c></row>");
    }
    let book = Workbook { strings: vec!["x".repeat(900_000)], ..Workbook::one(&(sheet + "</sheetData>")) };
    // Ninety gigabytes, were they written out.
    assert_eq!(table(&book.bytes()).unwrap().len(), 100_000);
}

#[test]
fn merged_cells_over_everything() {
    let merge =
        "<mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"B9:A1\"/><mergeCell ref=\"nonsense\"/>".repeat(1000);
    let table = table(&Workbook::one(&format!("{}<mergeCells>{merge}</mergeCells>", list())).bytes()).unwrap();
    assert!(adds_up(&table));
}

#[test]
fn a_password() {
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend([0; 1024]);
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(error(&locked).kind(), SheetErrorKind::Password);
    assert!(error(&locked).say(Language::Spanish).contains("contraseña"));
    let mut parts = Workbook::one(&list()).parts();
    for part in &mut parts {
        part.locked = 1;
    }
    assert_eq!(error(&zip(&parts)).kind(), SheetErrorKind::Password);
}

#[test]
fn files_of_other_kinds_are_named() {
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
    for (bytes, name) in [
        (old.as_slice(), "old Excel workbook (.xls)"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\n <html><table><tr><td>Ana</td></tr></table>", "a web page"),
        (b"<?xml version=\"1.0\"?><Workbook/>", "an XML file"),
        (b"\x1F\x8B\x08", "compressed"),
        (&zip(&[part("content.xml", "<x/>"), part("mimetype", "x")]), "OpenDocument"),
        (&zip(&[part("photo.jpg", "x")]), "zip archive without a workbook"),
    ] {
        let error = error(bytes);
        assert_eq!(error.kind(), SheetErrorKind::OtherFormat);
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn macros_and_links_are_told_and_not_followed() {
    let more = vec![part("xl/vbaProject.bin", "x"), part("xl/externalLinks/externalLink1.xml", "<x/>")];
    let book = sheet::open(&Workbook { more, ..Workbook::one(&list()) }.bytes(), "x.xlsm").unwrap();
    assert_eq!(book.notices().len(), 2);
    assert!(book.notices()[0].to_string().contains("macros. They were not run"));
    assert_eq!(body(&book.table(&Choice::default()).unwrap()), ["Ana Soto|VE"]);
}

#[test]
fn a_sheet_that_lies_elsewhere_is_not_fetched() {
    let mut parts = Workbook::one(&list()).parts();
    for part in &mut parts {
        if part.name == "xl/_rels/workbook.xml.rels" {
            let text = String::from_utf8(part.bytes.clone()).unwrap();
            let away = text
                .replace("Target=\"worksheets/sheet0.xml\"", "Target=\"file:///etc/passwd\" TargetMode=\"External\"");
            part.bytes = away.into_bytes();
        }
    }
    assert_eq!(error(&zip(&parts)).kind(), SheetErrorKind::NoSheets);
}

#[test]
fn nuls_are_left_out_and_told() {
    let table = table(b"name,country\nAna\0 Soto,VE\n\0,\0\n").unwrap();
    assert_eq!(body(&table), ["Ana Soto|VE"]);
    assert!(problems(&table).contains("A2: the cell held NUL characters"));
    assert!(adds_up(&table));
}

#[test]
fn a_cell_that_is_too_long_costs_its_row_alone() {
    let file = format!("name,country\nAna Soto,VE\n{},HN\nLuis Paz,GT\n", "x".repeat(2 << 20));
    let table = table(file.as_bytes()).unwrap();
    assert_eq!(body(&table), ["Ana Soto|VE", "Luis Paz|GT"]);
    assert!(problems(&table).contains("A3: the cell has 2097152 bytes and at most 1048576 are read"));
    assert!(adds_up(&table));
}

#[test]
fn too_many_columns_cost_the_row_alone() {
    let wide = "v,".repeat(16_383) + "v";
    let wider = "v,".repeat(70_000);
    let table = table(format!("{wide}\n{wider}\n{wide}\n").as_bytes()).unwrap();
    assert_eq!((table.columns().len(), table.counts().failed), (16_384, 1));
    assert!(adds_up(&table));
}

#[test]
fn quotation_marks_without_end_take_no_time() {
    let begun = stopwatch();
    for line in ["a,\"b\n", "\"\n", "\"\"\"x\n", "\"a\"\"\n\"\"b\n", "\"\\\"\n"] {
        let table = table(line.repeat(200_000).as_bytes()).unwrap();
        assert!(adds_up(&table), "{line:?}");
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}

#[test]
fn duplicate_headings_keep_every_column() {
    let table = table(b"Name,Name,Country,Country\nAna Soto,Anna,VE,US\n").unwrap();
    assert_eq!(body(&table), ["Ana Soto|Anna|VE|US"]);
    assert!(table.columns()[1].guess.is_none());
}

#[test]
fn one_column_and_one_cell() {
    assert_eq!(body(&table(b"Ana Soto\nLuis Paz").unwrap()), ["Ana Soto", "Luis Paz"]);
    assert_eq!(body(&table(b"x").unwrap()), ["x"]);
    assert_eq!(table(b"name").unwrap().len(), 0);
}

#[test]
fn bytes_that_are_no_letters_are_told() {
    let mut file = b"name,country\n".to_vec();
    file.extend("Peña,VE\n".repeat(50).bytes());
    file.extend(b"Mu\xF1oz,VE\n");
    let table = table(&file).unwrap();
    assert!(problems(&table).contains("A52: some bytes are no letter in this encoding"));
    assert_eq!(table.len(), 51);
}

#[test]
fn limits_are_stated_when_they_are_passed() {
    let limits = Limits { rows: 3, file: 100, ..Limits::default() };
    let rows = sheet::open_within(b"a\nb\nc\nd\n", "x", &limits).unwrap_err();
    assert_eq!((rows.kind(), rows.to_string().contains("more than 3 rows")), (SheetErrorKind::TooLarge, true));
    let file = sheet::open_within(&[b'a'; 101], "x", &limits).unwrap_err();
    assert_eq!(file.kind(), SheetErrorKind::TooLarge);
    let cells = Limits { cells: 2, ..Limits::default() };
    let book = sheet::open_within(&Workbook::one(&list()).bytes(), "x", &cells).unwrap();
    let cells = book.table(&Choice::default()).unwrap_err();
    assert!(cells.to_string().contains("Sheet \"Lista\": the sheet has more than 2 cells"), "{cells}");
}

#[test]
fn problems_are_bounded_and_counted() {
    let mut sheet = String::from("<sheetData>");
    for _ in 0..5_000 {
        sheet.push_str("<row><c t=\"e\"><v>#N/A</v></c></row>");
    }
    let table = table(&Workbook::one(&(sheet + "</sheetData>")).bytes()).unwrap();
    assert_eq!((table.problems().len(), table.more_problems()), (1_000, 4_000));
}

#[test]
fn a_sheet_as_long_as_a_sheet_can_be() {
    let mut sheet = String::from("<sheetData>");
    for number in 1..=1_048_576_u32 {
        write!(sheet, "<row r=\"{number}\"><c s=\"1\"><v>{}</v></c></row>", 20_000 + number % 20_000).unwrap();
    }
    let bytes = Workbook::one(&(sheet + "</sheetData>")).bytes();
    let begun = stopwatch();
    let table = table(&bytes).unwrap();
    assert_eq!(table.len(), 1_048_576);
    assert!(adds_up(&table));
    assert_eq!(table.rows().last().unwrap().text(0), "1978-03-27");
    // Seconds when optimised; this build is not, and shares its machine.
    assert!(begun.elapsed() < Duration::from_mins(2), "{:?}", begun.elapsed());
}
