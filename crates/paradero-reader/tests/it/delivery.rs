//! Two deliveries of one list, and what is exported.

use paradero_reader::delivery::{By, Changes, compare};
use paradero_reader::export::{Mark, write_csv};
use paradero_reader::mapping::Entry;
use paradero_reader::sheet::{self, Choice};
use proptest::prelude::*;

use crate::make::{body, people};

fn changes(old: &str, new: &str, same: impl Fn(&Entry, &Entry) -> bool) -> Changes {
    compare(&people(old.as_bytes()), &people(new.as_bytes()), same)
}

#[test]
fn who_appeared_vanished_and_changed() {
    let old = "A-Number,Name,DOB,Facility\n200000001,Ana Soto,1993-05-01,Aurora\n200000002,Luis Paz,1990-02-03,Aurora\n,Eva Ruiz,1991,Aurora\n";
    let new = "A-Number,Name,DOB,Facility\n200000003,Iris Mora,1988,Aurora\nA200-000-001,Ana Soto Gil,5/1/1993,Tacoma\n,Eva Ruiz,1991,Aurora\n";
    let changes = changes(old, new, |_, _| false);
    assert_eq!((changes.appeared.as_slice(), changes.vanished.as_slice()), (&[0][..], &[1][..]));
    assert_eq!((changes.same[0].old, changes.same[0].new, changes.same[0].by), (2, 2, By::NameAndBirth));
    let ana = &changes.changed[0];
    assert_eq!((ana.old, ana.new, ana.by), (0, 1, By::Identifier));
    let said: Vec<String> =
        ana.differences.iter().map(|d| format!("{}: {} > {}", d.field.name(), d.before, d.after)).collect();
    assert_eq!(
        said,
        ["name: Ana Soto > Ana Soto Gil", "born: 1993-05-01 > [1993-01-05,1993-05-01]", "place: Aurora > Tacoma"]
    );
}

#[test]
fn namesakes_are_paired_with_their_own_rows_first() {
    let old = "Name,DOB,Facility\nAna Soto,1993,Aurora\nAna Soto,1993,Tacoma\n";
    let new = "Name,DOB,Facility\nAna Soto,1993,Tacoma\nAna Soto,1993,Houston\n";
    let changes = changes(old, new, |_, _| false);
    assert_eq!((changes.same[0].old, changes.same[0].new), (1, 0));
    assert_eq!((changes.changed[0].old, changes.changed[0].new), (0, 1));
}

#[test]
fn other_numbers_keep_the_same_name_apart() {
    let changes = changes("A#,Name\n200000001,Ana Soto\n", "A#,Name\n200000002,Ana Soto\n", |_, _| true);
    assert_eq!((changes.appeared.len(), changes.vanished.len()), (1, 1));
}

#[test]
fn the_caller_is_asked_about_who_is_left() {
    let close = |a: &Entry, b: &Entry| a.full.starts_with("Ana") && b.full.starts_with("Ana");
    let changes =
        changes("Name,DOB\nAna Hernandes,1993\nLuis Paz,1990\n", "Name,DOB\nAna Hernández,1993\nEva Paz,1990\n", close);
    assert_eq!(changes.changed[0].by, By::Caller);
    assert_eq!((changes.appeared.as_slice(), changes.vanished.as_slice()), (&[1][..], &[1][..]));
}

fn exported(cell: &str) -> String {
    let mut out = Vec::new();
    write_csv(&mut out, Mark::Without, [[cell]]).unwrap();
    String::from_utf8(out).unwrap().trim_end_matches("\r\n").to_owned()
}

#[test]
fn no_cell_is_exported_as_a_formula() {
    for (cell, expected) in [
        ("=1+1", "'=1+1"),
        ("+1 555", "'+1 555"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\"'\t'=1\""),
        ("\r=1", "\"'\r'=1\""),
        ("a;=1", "\"a;'=1\""),
        ("a\n=1", "\"a\n'=1\""),
        ("  =1", "\"  '=1\""),
        ("＝1", "'＝1"),
        ("\"=1\"", "\"\"\"'=1\"\"\""),
        ("Ana-María", "Ana-María"),
        ("", "\"\""),
    ] {
        assert_eq!(exported(cell), expected, "{cell:?}");
    }
    let mut out = Vec::new();
    write_csv(&mut out, Mark::With, [["a", "b"]]).unwrap();
    assert_eq!(out, b"\xEF\xBB\xBFa,b\r\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_exported_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-zñ\",;\n |]{0,8}x", 2..5), 1..6)) {
        let width = rows.iter().map(Vec::len).max().unwrap();
        let rows: Vec<Vec<String>> = rows.into_iter().map(|mut row| { row.resize(width, "z".to_owned()); row }).collect();
        let mut out = Vec::new();
        write_csv(&mut out, Mark::With, &rows).unwrap();
        let choice = Choice { header: Some(sheet::Header::None), separator: sheet::Separator::find("comma"), ..Choice::default() };
        let table = sheet::open(&out, "x").unwrap().table(&choice).unwrap();
        let expected: Vec<String> = rows.iter().map(|row| row.iter().map(|c| c.trim()).collect::<Vec<_>>().join("|")).collect();
        prop_assert_eq!(body(&table), expected);
    }

    #[test]
    fn every_row_is_in_exactly_one_list(old in names(), new in names()) {
        let changes = changes(&old, &new, |a, b| a.country == b.country);
        let (olds, news) = (people(old.as_bytes()).len(), people(new.as_bytes()).len());
        let both = changes.same.len() + changes.changed.len();
        prop_assert_eq!((changes.vanished.len() + both, changes.appeared.len() + both), (olds, news));
        prop_assert_eq!(&changes, &compare(&people(old.as_bytes()), &people(new.as_bytes()), |a, b| a.country == b.country));
    }
}

fn names() -> impl Strategy<Value = String> {
    prop::collection::vec(("(200000001|200000002|)", "(Ana|Luis) (Soto|Paz)", "(VE|HN)"), 0..8).prop_map(|rows| {
        let rows: Vec<String> = rows
            .iter()
            .map(|(id, name, country)| {
                format!(
                    "{id},{name},{country}
"
                )
            })
            .collect();
        let rows = rows.concat();
        format!("A#,Name,Country\n{rows}")
    })
}
