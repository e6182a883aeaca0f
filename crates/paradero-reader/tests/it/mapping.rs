//! Which column means what, and the people who come of it.

use paradero_reader::mapping::{Confidence, Field, Mapping, apply};
use paradero_reader::table::Table;
use paradero_reader::written_date::DateOrder;

use crate::make::{Workbook, people, table};

fn guessed(file: &str) -> String {
    Mapping::guess(&table(file.as_bytes()).unwrap()).to_string()
}

fn born(file: &str) -> Vec<String> {
    let entries = people(file.as_bytes());
    entries
        .iter()
        .map(|e| e.born.as_ref().and_then(|b| b.moment.as_ref()).map_or_else(|| "?".to_owned(), ToString::to_string))
        .collect()
}

#[test]
fn headings_in_both_languages_are_known() {
    assert_eq!(
        guessed(
            "No.,Apellido paterno,Apellido materno,Nombre(s),F. Nac.,País,Sexo,Centro\n1,Soto,Paz,Ana,1/5/1993,VE,F,Aurora\n"
        ),
        "surname=B \"Apellido paterno\", second_surname=C \"Apellido materno\", given=D \"Nombre(s)\", born=E \"F. Nac.\", country=F \"País\", sex=G \"Sexo\", place=H \"Centro\""
    );
    assert_eq!(
        guessed(
            "A-Number,LAST NAME,First Name,Middle Name,DOB (MM/DD/YYYY),Nationality,Facility,Date of Removal,Attorney Name,Comments\n200000001,SOTO,ANA,MARIA,05/13/1993,Venezuela,Aurora,3/15/25,E. Ruiz,x\n"
        ),
        "identifier.a_number=A \"A-Number\", surname=B \"LAST NAME\", given=C \"First Name\", given=D \"Middle Name\", born:mdy=E \"DOB (MM/DD/YYYY)\", country=F \"Nationality\", place=G \"Facility\", date.removal_executed:mdy=H \"Date of Removal\", note=J \"Comments\""
    );
    assert_eq!(
        guessed("Nombre,Apellido,Edad\nAna,Soto,31\n"),
        "given=A \"Nombre\", surname=B \"Apellido\", age=C \"Edad\""
    );
    assert_eq!(guessed("Nombre,Edad\nAna Soto,31\n"), "name=A \"Nombre\", age=B \"Edad\"");
    assert_eq!(guessed("Nombres,Edad\nAna María Soto Paz,31\n"), "name=A \"Nombres\", age=B \"Edad\"");
}

#[test]
fn cells_tell_what_headings_do_not() {
    let file = "200000001,\"SOTO PAZ, ANA\",12/25/1993,VENEZUELA,F\n200000002,\"PAZ, LUIS\",01/31/1990,HONDURAS,M\n";
    assert_eq!(guessed(file), "identifier.a_number=A, name=B, born:mdy=C, country=D, sex=E");
    let table = table(file.as_bytes()).unwrap();
    let guess = table.columns()[1].guess.clone().unwrap();
    assert_eq!(
        (guess.confidence, guess.reason.to_string().as_str()),
        (Confidence::Likely, "its cells are two parts with a comma, as SURNAME, GIVEN")
    );
}

#[test]
fn the_order_of_dates_is_asked_of_the_whole_column() {
    assert_eq!(born("name,dob\nA B,05/12/1993\nC D,25/12/1990\n"), ["1993-12-05", "1990-12-25"]);
    assert_eq!(born("name,dob\nA B,05/12/1993\nC D,12/25/1990\n"), ["1993-05-12", "1990-12-25"]);
    assert_eq!(born("name,dob\nA B,05/12/1993\nC D,6/6/1990\n"), ["[1993-05-12,1993-12-05]", "1990-06-06"]);
    assert_eq!(
        born("name,dob\nA B,05/12/1993\nC D,25/12/1990\nE F,12/25/1990\n"),
        ["[1993-05-12,1993-12-05]", "1990-12-25", "1990-12-25"]
    );
}

#[test]
fn the_order_of_dates_has_a_reason() {
    let reason = |file: &str| table(file.as_bytes()).unwrap().columns()[1].guess.clone().unwrap().reason.to_string();
    assert_eq!(
        reason("name,dob\nA B,5/12/93\nC D,25/12/90\n"),
        "the heading is \"dob\"; the first number is above 12 in 1 dates: the day comes first"
    );
    assert_eq!(
        reason("name,dob\nA B,5/12/93\nC D,5/11/90\n"),
        "the heading is \"dob\"; no date tells whether day or month comes first: 2 keep both readings"
    );
}

#[test]
fn dates_that_a_program_exchanged_keep_both_readings() {
    // 05/12/1993 and 25/12/1990 typed with the day first into a program that expects the month first.
    let sheet = r#"<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>DOB</t></is></c></row>
        <row><c t="inlineStr"><is><t>Ana Soto</t></is></c><c s="1"><v>34101</v></c></row>
        <row><c t="inlineStr"><is><t>Luis Paz</t></is></c><c t="inlineStr"><is><t>25/12/1990</t></is></c></row></sheetData>"#;
    let table = table(&Workbook::one(sheet).bytes()).unwrap();
    let mapping = Mapping::guess(&table);
    assert_eq!(mapping.assignments()[1].order, DateOrder::Misread);
    let entries = apply(&table, &mapping);
    let moment = |i: usize| entries[i].born.as_ref().unwrap().moment.as_ref().unwrap().to_string();
    assert_eq!((moment(0), moment(1)), ("[1993-05-12,1993-12-05]".to_owned(), "1990-12-25".to_owned()));
    assert_eq!(entries[0].born.as_ref().unwrap().written, "1993-05-12");
}

#[test]
fn dates_as_people_write_them() {
    let file = "name,dob\nA B,12 de mayo de 1993\nA B,\"May 12, 1993\"\nA B,12-May-93\nA B,1993\nA B,05/1993\nA B,mayo 1993\nA B,00/05/1993\nA B,1993-05-12 00:00:00\nA B,c. 1990\nA B,19930512\nA B,1993-05-12?\nA B,199X\nA B,5/13/93 0:00\nA B,31/04/1993\nA B,soon\nA B,N/A\n";
    assert_eq!(
        born(file),
        [
            "1993-05-12",
            "1993-05-12",
            "1993-05-12",
            "1993",
            "1993-05",
            "1993-05",
            "1993-05",
            "1993-05-12T00:00:00",
            "1990~",
            "1993-05-12",
            "1993-05-12?",
            "199X",
            "1993-05-13",
            "?",
            "?",
            "?"
        ]
    );
    let people = people(file.as_bytes());
    assert_eq!(people[13].problems[0].place(), "B15");
    assert_eq!(
        people[13].problems[0].reason.to_string(),
        "\"31/04/1993\" is no date that exists; it was kept as written"
    );
    assert!(people[15].problems.is_empty() && people[15].born.is_none());
}

#[test]
fn rows_become_people() {
    let people = people("A#,Surname,Second surname,Given,Country,Age,Notes\nA 12-345-678,Soto,Paz,Ana  María,VE,31 años,called twice\n,,,,HN,200,\n".as_bytes());
    let ana = &people[0];
    assert_eq!((ana.full.as_str(), ana.row), ("Ana María Soto Paz", 2));
    assert_eq!((ana.identifiers[0].plain.as_str(), ana.identifiers[0].written.as_str()), ("012345678", "A 12-345-678"));
    assert_eq!((ana.age, ana.note.as_deref(), ana.country.as_deref()), (Some(31), Some("called twice"), Some("VE")));
    let reasons: Vec<String> = people[1].problems.iter().map(|p| format!("{} {}", p.place(), p.reason)).collect();
    assert_eq!(reasons, ["F3 \"200\" is no age between 0 and 120", "3 the row has no name"]);
}

#[test]
fn a_year_of_birth_is_a_birth() {
    let people = people(b"name,year of birth\nAna Soto,1993\nLuis Paz,93\n");
    for person in people {
        assert_eq!(person.born.unwrap().moment.unwrap().to_string(), "1993");
    }
}

fn fit(mapping: &str, table: &Table) -> (String, Vec<String>) {
    let fit = mapping.parse::<Mapping>().unwrap().fits(table);
    (fit.mapping.to_string(), fit.missing.iter().map(|(_, reason)| reason.to_string()).collect())
}

#[test]
fn a_later_delivery_is_followed_by_its_headings() {
    let first = table("Name,DOB,Country\nAna Soto,1993,VE\n".as_bytes()).unwrap();
    let kept = Mapping::guess(&first).to_string();
    let moved = table("No.,DOB,Name,Facility\n1,1993,Ana Soto,Aurora\n".as_bytes()).unwrap();
    let (now, missing) = fit(&kept, &moved);
    assert_eq!(now, "name=C \"Name\", born=B \"DOB\"");
    assert_eq!(missing, ["no column has the heading \"Country\"; column C has \"Name\""]);
    let whole = kept.parse::<Mapping>().unwrap().fits(&moved);
    assert_eq!((whole.moved[0].from, whole.moved[0].to, whole.is_whole(), whole.new), (0, 2, false, vec![3]));
    assert_eq!(apply(&moved, &kept.parse().unwrap())[0].full, "Ana Soto");
    assert!(kept.parse::<Mapping>().unwrap().fits(&first).is_whole());
}

#[test]
fn a_mapping_by_letters_or_headings() {
    let table = table(b"x,y,z,z\nSoto,Ana,1,2\n").unwrap();
    assert_eq!(apply(&table, &"given=b,surname=A".parse().unwrap())[0].full, "Ana Soto");
    assert_eq!(apply(&table, &"name=\"X\"".parse().unwrap())[0].full, "Soto");
    assert_eq!(
        fit("note=\"z\", note=ZZ", &table).1,
        ["columns C and D both have the heading \"z\"; say which one is meant", "there is no column ZZ"]
    );
}

#[test]
fn a_mapping_says_what_is_wrong_with_it() {
    for (text, expected) in [
        ("given", "write field=column"),
        ("given=7", "\"7\" names no column"),
        ("given=", "the column is missing"),
        ("born:ymd=C", "there is no order \"ymd\""),
        ("date.released_=C", "did you mean \"date.released\"?"),
        ("identifier.A B=C", "there is no field"),
        ("given=\"x", "the quotation mark is not closed"),
        ("given=\"x\"y\"", "nothing may follow"),
    ] {
        let error = text.parse::<Mapping>().unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert_ne!(error.to_string(), error.say(paradero_record::Language::Spanish));
    }
    let kept = "name=\"a \"\"b\"\", c\",\n// made up\n born:dmy=AA \"x\"";
    let mapping: Mapping = kept.parse().unwrap();
    assert_eq!(mapping.assignments()[0].heading.as_deref(), Some("a \"b\", c"));
    assert_eq!(mapping.to_string().parse::<Mapping>().unwrap(), mapping);
}

#[test]
fn every_field_is_found_by_its_name() {
    for field in Field::PLAIN {
        assert_eq!(Field::find(&field.name()), Some(field));
    }
    assert_eq!(Field::find("date.removal_executed").unwrap().name(), "date.removal_executed");
    assert_eq!(Field::find("date.nonsense"), None);
}
