//! Lists in the shapes in which people send them.

use paradero_reader::sheet::{self, Choice, Encoding, Header, Separator};
use paradero_reader::table::{AsideKind, CellKind, Origin};

use crate::make::{Workbook, adds_up, body, problems, rows, table};

#[test]
fn titles_blank_lines_and_footers_are_set_aside_and_counted() {
    let file = "Detention list,,\nAs of 2025-03-15,,\n,,\nName,DOB,Country\nAna Soto,1993-05-01,VE\n,,\nLuis Paz,1990-01-02,HN\n,,\nTotal: 3,,\nSource: hotline (made up),,\n";
    let table = table(file.as_bytes()).unwrap();
    assert_eq!(table.counts().to_string(), "10 rows: 2 read, 3 blank, 5 title, heading or footer, 0 not read");
    assert_eq!(table.taken().header.0, Header::Row(4));
    assert_eq!(table.taken().header.1.to_string(), "3 of its 3 texts are known headings");
    assert_eq!(table.rows().map(|row| row.number()).collect::<Vec<_>>(), [5, 7]);
    assert_eq!(table.stated_total(), Some((9, 3)));
    assert!(problems(&table).contains("9: the sheet states a total of 3, and 2 rows were read"));
    let kinds: Vec<(u32, AsideKind)> = table.aside().iter().map(|a| (a.row, a.kind)).collect();
    assert_eq!(
        kinds,
        [
            (1, AsideKind::Title),
            (2, AsideKind::Title),
            (4, AsideKind::Heading),
            (9, AsideKind::Footer),
            (10, AsideKind::Footer)
        ]
    );
    assert!(adds_up(&table));
}

#[test]
fn headings_again_on_every_page_are_nobody() {
    let table = table(b"name,dob\nAna Soto,1993\nname,dob\nLuis Paz,1990\n").unwrap();
    assert_eq!(body(&table), ["Ana Soto|1993", "Luis Paz|1990"]);
    assert_eq!(table.aside().last().unwrap().kind, AsideKind::Repeated);
    assert!(adds_up(&table));
}

#[test]
fn a_list_without_headings_loses_nobody() {
    let table = table(b"Ana Soto,1993-05-01\nLuis Paz,1990-02-03\n").unwrap();
    assert_eq!(table.taken().header.0, Header::None);
    assert_eq!(body(&table).len(), 2);
}

#[test]
fn unknown_headings_are_told_by_the_numbers_below() {
    let table = table(b"quien,codigo\nAna Soto,77123\nLuis Paz,88456\n").unwrap();
    assert_eq!(table.taken().header.0, Header::Row(1));
    assert_eq!(body(&table).len(), 2);
}

#[test]
fn the_choice_overrides_what_was_detected() {
    let book = sheet::open(b"name;dob\nAna Soto;1993\nLuis, Paz;1990\n", "l").unwrap();
    let choice = Choice { header: Some(Header::Row(2)), separator: Some(Separator::Comma), ..Choice::default() };
    let table = book.table(&choice).unwrap();
    assert_eq!(body(&table), ["Luis|Paz;1990"]);
    assert_eq!(table.columns()[0].heading, "Ana Soto;1993");
    let again = book.table(&table.taken().choice()).unwrap();
    assert_eq!(body(&again), body(&table));
    let none = book.table(&Choice { header: Some(Header::None), ..Choice::default() }).unwrap();
    assert_eq!(none.len(), 3);
}

#[test]
fn separators_are_detected_with_a_reason() {
    for (text, separator) in [
        ("a,b;b,c\n1,2,3\n4,5,6\n", Separator::Comma),
        ("nombre;nota\nAna;uno, dos, tres\nLuis;cuatro, cinco\n", Separator::Semicolon),
        ("name\tdob\nSoto, Ana\t1993\nPaz, Luis\t1990\n", Separator::Tab),
        ("name|dob\nSoto, Ana|1993\n", Separator::Pipe),
        ("sep=;\nname;a,b,c\nAna;1,2,3\n", Separator::Semicolon),
        ("name\nAna\nLuis\n", Separator::Comma),
    ] {
        let table = table(text.as_bytes()).unwrap();
        assert_eq!(table.taken().separator.as_ref().unwrap().0, separator, "{text}");
        assert!(adds_up(&table), "{text}");
    }
    let why = table(b"name;dob\nAna;1993\n").unwrap().taken().separator.clone().unwrap().1;
    assert_eq!(why.to_string(), "with it 2 of the first 2 rows have 2 cells");
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let text = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn encodings_are_detected() {
    let text = "Apellido,País\nNúñez,México\nPeña,Perú\n";
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let mac: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'í' => 0x92,
            'ú' => 0x9C,
            'ñ' => 0x96,
            'é' => 0x8E,
            other => other as u8,
        })
        .collect();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (format!("\u{FEFF}{text}").into_bytes(), Encoding::Utf8),
        (windows, Encoding::Windows1252),
        (mac, Encoding::Macintosh),
        (utf16(text, false, true), Encoding::Utf16Le),
        (utf16(text, true, true), Encoding::Utf16Be),
        (utf16(text, false, false), Encoding::Utf16Le),
        (utf16(text, true, false), Encoding::Utf16Be),
    ] {
        let table = table(&bytes).unwrap();
        assert_eq!(table.taken().encoding.as_ref().unwrap().0, encoding);
        assert_eq!(body(&table), ["Núñez|México", "Peña|Perú"], "{encoding}");
        assert_eq!(table.columns()[1].heading, "País");
    }
}

#[test]
fn quotation_marks_as_programs_and_people_write_them() {
    let file =
        "name,note\n\"Soto, Ana\",\"said \"\"no\"\"\nand left\"\n\"El Chato\" Paz,plain\nO\"Neil,\"a \\\"b\\\" c\"\n";
    let table = table(file.as_bytes()).unwrap();
    assert_eq!(body(&table), ["Soto, Ana|said \"no\"\nand left", "\"El Chato\" Paz|plain", "O\"Neil|a \\\"b\\\" c"]);
    // The row of two lines is one row, as a spreadsheet numbers it.
    assert_eq!(table.rows().map(|row| row.number()).collect::<Vec<_>>(), [2, 3, 4]);
    assert!(table.problems().is_empty());
}

#[test]
fn an_unclosed_quotation_mark_costs_nobody() {
    let table = table(b"name,country\n\"Ana Soto,VE\nLuis Paz,HN\nEva Ruiz,GT\n").unwrap();
    assert_eq!(body(&table), ["\"Ana Soto|VE", "Luis Paz|HN", "Eva Ruiz|GT"]);
    assert_eq!(
        problems(&table),
        "A2: a quotation mark opens here and is never closed; it was read as an ordinary character\n"
    );
}

#[test]
fn rows_with_another_separator_or_too_many_cells_are_told() {
    let table = table(b"name,dob,country\nAna Soto,1993,VE\nLuis Paz;1990;HN\nRuiz, Eva,1991,GT\n").unwrap();
    assert_eq!(table.len(), 2);
    assert_eq!(table.counts().failed, 1);
    assert!(problems(&table).starts_with("3: the row is separated by semicolon, unlike the others"));
    assert!(problems(&table).contains("D4: the row has more cells than there are headings"));
    assert!(adds_up(&table));
}

#[test]
fn numbers_dates_and_masks_of_a_workbook_are_as_people_see_them() {
    let sheet = r#"<sheetData><row r="1"><c t="inlineStr"><is><t>A-Number</t></is></c><c t="inlineStr"><is><t>DOB</t></is></c></row>
        <row r="2"><c r="A2"><v>212345678</v></c><c r="B2" s="1"><v>34101</v></c></row>
        <row r="3"><c r="A3" s="3"><v>12345678</v></c><c r="B3" s="2"><v>34090</v></c></row>
        <row r="4"><c r="A4" s="5"><v>12345678</v></c><c r="B4" s="4"><v>45731.726388888885</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>012345678</t></is></c><c r="B5" s="1"><v>60</v></c></row></sheetData>"#;
    let table = table(&Workbook::one(sheet).bytes()).unwrap();
    assert_eq!(
        body(&table),
        ["212345678|1993-05-12", "012345678|1993-05", "A012-345-678|2025-03-15T17:26", "012345678|60"]
    );
    assert_eq!(problems(&table), "B5: the number 60 is shown as a date, and no day has it\n");
}

#[test]
fn a_workbook_of_1904_counts_its_days_from_there() {
    let sheet = r#"<sheetData><row><c t="inlineStr"><is><t>DOB</t></is></c></row><row><c s="1"><v>44269</v></c></row></sheetData>"#;
    let book = Workbook { properties: "date1904=\"1\"".to_owned(), ..Workbook::one(sheet) };
    assert_eq!(body(&table(&book.bytes()).unwrap()), ["2025-03-15"]);
}

#[test]
fn formulas_give_their_saved_value_and_say_so() {
    let sheet = r#"<sheetData><row r="1"><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Age</t></is></c></row>
        <row r="2"><c r="A2" t="str"><f>B1&amp;C1</f><v>Ana Soto</v></c><c r="B2"><f>1+1</f></c></row>
        <row r="3"><c r="A3" t="e"><f>#REF!A1</f><v>#REF!</v></c><c r="B3" t="b"><v>1</v></c></row></sheetData>"#;
    let table = table(&Workbook::one(sheet).bytes()).unwrap();
    let first = table.rows().next().unwrap().cell(0).unwrap();
    assert_eq!((first.text, first.kind, first.origin), ("Ana Soto", CellKind::Text, Origin::Formula));
    assert_eq!(table.columns()[0].formulas, 2);
    assert_eq!(body(&table), ["Ana Soto|_", "#REF!|TRUE"]);
    assert!(problems(&table).contains("B2: the formula has no saved value"));
    assert!(problems(&table).contains("A3: the cell shows the error #REF!"));
}

#[test]
fn merged_headings_of_two_rows_are_put_together() {
    let xml = rows(&[
        &["List of persons (made up)"],
        &["Name", "", "Birth", ""],
        &["First", "Last", "Date", "Country"],
        &["Ana", "Soto", "1993-05-01", "VE"],
    ]) + "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"C2:D2\"/></mergeCells>";
    let table = table(&Workbook::one(&xml).bytes()).unwrap();
    assert_eq!(table.taken().header.0, Header::Rows(2, 3));
    let headings: Vec<&str> = table.columns().iter().map(|c| c.heading.as_str()).collect();
    assert_eq!(headings, ["Name / First", "Name / Last", "Birth / Date", "Birth / Country"]);
    assert_eq!(body(&table), ["Ana|Soto|1993-05-01|VE"]);
    assert!(adds_up(&table));
}

#[test]
fn a_cell_merged_over_rows_is_said_for_each_of_them() {
    let xml = rows(&[&["Country", "Name"], &["Venezuela", "Ana Soto"], &["", "Luis Paz"], &["Honduras", "Eva Ruiz"]])
        + "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
    let table = table(&Workbook::one(&xml).bytes()).unwrap();
    assert_eq!(body(&table), ["Venezuela|Ana Soto", "Venezuela|Luis Paz", "Honduras|Eva Ruiz"]);
}

#[test]
fn the_sheet_that_looks_like_a_list_is_found() {
    let summary = rows(&[&["Month", "Count"], &["March", "2"]]);
    let list =
        rows(&[&["Apellidos", "Nombres", "F. Nac."], &["Soto", "Ana", "1/5/1993"], &["Paz", "Luis", "2/6/1990"]]);
    let sheets = vec![("Resumen".to_owned(), summary), ("Personas".to_owned(), list)];
    let book = sheet::open(&Workbook { sheets, ..Workbook::default() }.bytes(), "x").unwrap();
    assert_eq!(book.likeliest().0, 1);
    assert_eq!(book.likeliest().1.to_string(), "it has 3 headings of a list of people, and 3 rows");
    assert_eq!(book.table(&Choice::default()).unwrap().taken().sheet.0, "Personas");
    let other = book.table(&Choice { sheet: Some("resumen".to_owned()), ..Choice::default() }).unwrap();
    assert_eq!(other.columns()[0].heading, "Month");
}

#[test]
fn shared_strings_may_be_rich_spoken_and_escaped() {
    let sheet = r#"<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData>"#;
    let strings = vec!["Ana</t><t> Soto".to_owned(), "a_x000A_b_xZZZZ_ &amp; &#241;".to_owned()];
    let choice = Choice { header: Some(Header::None), ..Choice::default() };
    let book = sheet::open(&Workbook { strings, ..Workbook::one(sheet) }.bytes(), "x").unwrap();
    assert_eq!(body(&book.table(&choice).unwrap()), ["Ana Soto|a\nb_xZZZZ_ & ñ"]);
}
