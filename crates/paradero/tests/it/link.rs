//! Linking lists by the command: pairs, groups, judgements, broken rows, formulas. Everybody is made up.

use std::path::Path;
use std::process::Output;

use super::{err, out, run};

const GIVEN: [&str; 12] =
    ["Ana", "Luis", "Marta", "Pedro", "Rosa", "Jorge", "Elena", "Raúl", "Inés", "Hugo", "Clara", "Óscar"];
const SURNAMES: [&str; 15] = [
    "Hernández",
    "Quispe",
    "Zelaya",
    "Ical",
    "Pacheco",
    "Villalba",
    "Cabrera",
    "Mejía",
    "Sandoval",
    "Barrios",
    "Cordero",
    "Fuentes",
    "Galeano",
    "Huarachi",
    "Lemus",
];

/// Made-up people: as one list writes them, and as another does.
fn person(n: usize) -> (String, String) {
    let (given, first, second) = (GIVEN[n % 12], SURNAMES[n % 15], SURNAMES[(n * 7 + n / 15 + 1) % 15]);
    // Far apart from each other, so that namesakes differ in every part of the date.
    let day = n * 9_973 % 14_000;
    let born = format!("{}-{:02}-{:02}", 1960 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
    let plain = |text: &str| {
        text.to_uppercase()
            .replace('Á', "A")
            .replace('É', "E")
            .replace('Í', "I")
            .replace('Ó', "O")
            .replace('Ú', "U")
            .replace('Z', "S")
    };
    (
        format!("{given},{first} {second},{born},GT"),
        format!("\"{} {}, {}\",{born},Guatemala", plain(first), plain(second), plain(given)),
    )
}

fn lists(folder: &Path) -> [String; 2] {
    let people: Vec<(String, String)> = (0..150).map(person).collect();
    let left: Vec<&str> = people.iter().take(100).map(|(one, _)| one.as_str()).collect();
    let right: Vec<&str> = people.iter().skip(40).rev().map(|(_, other)| other.as_str()).collect();
    let (left, right) = (left.join("\n"), right.join("\n"));
    [
        ("hotline.csv", format!("Given names,Surnames,Date of birth,Country\n{left}")),
        ("roster.csv", format!("Name,DOB,Citizenship\n{right}")),
    ]
    .map(|(name, text)| write(folder, name, &text))
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn link(arguments: &[&str]) -> Output {
    run(&[&["link"], arguments].concat())
}

#[test]
fn two_lists_that_write_names_their_own_way_are_linked() {
    let folder = tempfile::tempdir().unwrap();
    let [left, right] = lists(folder.path());
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let run_with = |threads: &str, name: &str| {
        let (pairs, groups) = (at(&format!("{name}-pairs.csv")), at(&format!("{name}-groups.csv")));
        let output = link(&[&left, &right, "--once", "--threads", threads, "--out", &pairs, "--groups", &groups]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let told = err(&output);
        assert!(told.contains("columns guessed") && told.contains("surname=B \"Surnames\""), "{told}");
        let said = out(&output);
        assert!(said.contains("101 rows: 100 linked, 0 without a name, 0 blank, 1 title"), "{said}");
        assert!(said.contains("111 rows: 110 linked"), "{said}");
        [pairs, groups].map(|path| std::fs::read_to_string(path).unwrap())
    };
    let [pairs, groups] = run_with("1", "one");
    assert_eq!([pairs.clone(), groups.clone()], run_with("2", "two"), "the answer does not depend on threads");
    let mut right_ones = 0;
    for line in pairs.lines().skip(1).filter(|line| line.contains(",the same person,")) {
        let mut cells = line.split(',');
        let mut row = || cells.next().unwrap().parse::<usize>().unwrap();
        let (a, b) = (row() - 2, 151 - row());
        right_ones += usize::from(a == b);
        assert_eq!(a, b, "{line}");
    }
    assert!(right_ones >= 57, "{right_ones} of 60");
    assert!(groups.starts_with("\u{feff}group,list,row,name\r\n1,"), "{groups}");
    let leftover = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(leftover, 6, "no file is left beside");
}

#[test]
fn a_judgement_has_the_last_word_and_a_model_is_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let [left, right] = lists(folder.path());
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    // Row 42 of the one list and row 111 of the other are one person by all that they say.
    let judged = write(
        folder.path(),
        "judged.csv",
        "left_row,right_row,judgement\n42,111,different\n2,3,same\n900,3,same\n5,6,\n",
    );
    let (model, pairs) = (at("model.txt"), at("pairs.csv"));
    let first = link(&[&left, &right, "--model-out", &model]);
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    let output = link(&[&left, &right, "--model", &model, "--judgements", &judged, "--out", &pairs]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("1 judgements are about rows that are not there"), "{}", out(&output));
    let text = std::fs::read_to_string(&pairs).unwrap();
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    assert!(line("42,111,").contains(",different people,") && line("42,111,").ends_with(",different"));
    assert!(line("2,3,").contains(",the same person,") && line("2,3,").ends_with(",same"));
    let wrong = write(folder.path(), "wrong.csv", "left_row,right_row,judgement\n1,2,maybe\nx,2,same\n");
    let output = link(&[&left, &right, "--judgements", &wrong]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("wrong.csv:2: write same") && err(&output).contains("wrong.csv:3: left_row"),
        "{}",
        err(&output)
    );
}

#[test]
fn one_list_is_linked_with_itself_and_json_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = "Name;Born;A-Number\n".to_owned();
    for n in 0..60 {
        let (line, _) = person(n);
        let cells: Vec<&str> = line.split(',').collect();
        text.push_str(&format!("{} {};{};{:09}\n", cells[0], cells[1], cells[2], 200_000_000 + n * 7919));
    }
    text.push_str("Ana Ernandez Quispe;1960-01-01;200000000\n");
    let list = write(folder.path(), "list.csv", &text);
    let output = link(&[&list, "--json", "--lang", "es"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((value["lists"][0]["linked"].as_u64(), value["rows"].as_u64()), (Some(61), Some(61)));
    assert_eq!(value["other_fields"], serde_json::json!(["a_number"]));
    let pairs = value["pairs"].as_array().unwrap();
    let pair = pairs.iter().find(|pair| pair["left"]["row"] == 2 && pair["right"]["row"] == 62).unwrap();
    let reasons = pair["reasons"].to_string();
    assert!(reasons.contains("a_number 200000000: igual") && reasons.contains("suena igual"), "{reasons}");
}

#[test]
fn what_begins_like_a_formula_is_never_written_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(
        folder.path(),
        "list.csv",
        "Name,Born\n=HYPERLINK(1) Ana Soto,1990-01-01\n=HYPERLINK(1) Ana Soto,1990-01-01\n@Luis Paz,1980-02-02\n+Luis Paz,1980-02-02\n",
    );
    let pairs = folder.path().join("pairs.csv");
    let output = link(&[&list, "--map", "name=A, born=B", "--shown", "0", "--out", pairs.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = std::fs::read_to_string(pairs).unwrap();
    assert!(text.contains("'=HYPERLINK(1) Ana Soto"), "{text}");
    for cell in text.lines().flat_map(|line| line.split(',')) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '@']), "{cell}");
    }
}

#[test]
fn a_row_that_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(
        folder.path(),
        "list.csv",
        "Name,Born\nAna Soto,1990-01-01\n,1991-02-02\nLuis Paz,1990-13-45\n\nAnna Soto,1990-01-01\n",
    );
    let output = link(&[&list]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let (said, told) = (out(&output), err(&output));
    assert!(
        said.contains("6 rows: 3 linked, 1 without a name, 1 blank, 1 title, heading or footer, 0 not read"),
        "{said}"
    );
    assert!(told.contains("list.csv:3: the row has no name"), "{told}");
    assert!(told.contains("list.csv:4: B: \"1990-13-45\" is no date that exists"), "{told}");
}

#[test]
fn what_cannot_be_linked_is_said_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let [left, right] = lists(folder.path());
    let pairs = folder.path().join("pairs.csv");
    let code = |arguments: &[&str], says: &str| {
        let output = link(&[arguments, &["--out", pairs.to_str().unwrap()]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(says), "{arguments:?}: {}", err(&output));
        assert!(!pairs.exists());
    };
    code(&["/nowhere/at-all.csv"], "cannot be read");
    code(&[&left, &right, "--map", "surnam=B"], "did you mean \"surname\"?");
    code(&[&left, &right, "--map", "name=\"Nombre\""], "no column has the heading \"Nombre\"");
    code(&[&left, "--map-b", "name=A"], "needs a second list");
    code(&[&left, &right, "--at-least", "0.1"], "from 0.25 to 1");
    let numbers = write(folder.path(), "numbers.csv", "a,b\n1,2\n3,4\n");
    code(&[&numbers], "no column seems to hold names");
    let output = link(&[&left, &right, "--out", &left]);
    assert!(err(&output).contains("over another file of this run"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(2));
}
