//! The command that finds somebody by a name as it was said.

use super::{andry, err, out, run};

const LIST: &str = "Personas trasladadas (hecho)\n\nApellidos;Nombres;F. Nac.;País\nHernández Xol;Ana;25/12/1993;Venezuela\nSoto;Luis;ayer;\n;;1/2/1990;Honduras\nChoc;Rosa;1/2/1990;Guatemala\n";

/// A folder with a made-up list and a ledger of the worked case.
fn folder() -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let (list, ledger) = (folder.path().join("lista.csv"), folder.path().join("team.ledger"));
    std::fs::write(&list, LIST).unwrap();
    let text = |path: &std::path::Path| path.to_str().unwrap().to_owned();
    let (list, ledger) = (text(&list), text(&ledger));
    assert_eq!(run(&["import", "--ledger", &ledger, &andry()]).status.code(), Some(0));
    (folder, list, ledger)
}

#[test]
fn find_looks_through_a_ledger() {
    let (_folder, _, ledger) = folder();
    let found = run(&["find", "andri", "hernandes", "romero", "VE", "--ledger", &ledger]);
    assert_eq!(found.status.code(), Some(0), "{}{}", out(&found), err(&found));
    for part in
        ["Read from the text: country VE", "Andry José Hernández Romero  (andry)", "+ andri ~ Andry: sounds alike"]
    {
        assert!(out(&found).contains(part), "{part}: {}", out(&found));
    }
    let nobody = run(&["find", "Zbigniew Kowalczyk", "--ledger", &ledger, "--lang", "es"]);
    assert_eq!((nobody.status.code(), err(&nobody).as_str()), (Some(1), ""));
    assert!(out(&nobody).starts_with("Nadie en el registro concuerda."), "{}", out(&nobody));
    let json = run(&["find", "andry hernandez romero", "--country", "Venezuela", "--ledger", &ledger, "--json"]);
    let view: serde_json::Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(view["hits"][0]["person"]["person"], "andry");
    assert_eq!(view["hits"][0]["reasons"][0]["speaks"], "for");
}

#[test]
fn find_looks_through_a_list_and_tells_what_it_could_not_read() {
    let (_folder, list, _) = folder();
    let found = run(&["find", "anna ernandes", "--born", "1993-12", "--list", &list]);
    assert_eq!(found.status.code(), Some(0), "{}{}", out(&found), err(&found));
    assert!(out(&found).contains("Ana Hernández Xol  (row 4)  25/12/1993, Venezuela"), "{}", out(&found));
    let told = err(&found).replace(&list, "lista.csv");
    assert!(told.contains("lista.csv:C5: ") && told.contains("lista.csv:6: the row has no name\n"), "{told}");
    assert!(
        told.ends_with(
            "lista.csv: 7 rows: 3 with a name, 1 without, 1 blank, 2 title, heading or footer, 0 not read\n"
        ),
        "{told}"
    );
    let mapped = run(&["find", "ana hernandez xol", "--map", "surname=A, given=B", "--list", &list, "--limit", "1"]);
    assert!(out(&mapped).starts_with("Columns: surname=A, given=B\n"), "{}", out(&mapped));
    assert_eq!(mapped.status.code(), Some(0), "{}", out(&mapped));
    assert_eq!(run(&["find", "Zbigniew Kowalczyk", "--list", &list]).status.code(), Some(1));
}

#[test]
fn what_cannot_be_read_ends_with_two() {
    let (folder, list, ledger) = folder();
    let gone = folder.path().join("gone");
    let gone = gone.to_str().unwrap();
    let letter = folder.path().join("letter.xlsx");
    std::fs::write(&letter, "%PDF-1.7").unwrap();
    let letter = letter.to_str().unwrap();
    for arguments in [
        vec!["find", "ana", "--ledger", gone],
        vec!["find", "ana", "--list", gone],
        vec!["find", "ana", "--born", "lately", "--ledger", &ledger],
        vec!["find", "ana", "--country", "Narnia", "--list", &list],
        vec!["find", "ana", "--map", "nom=A", "--list", &list],
        vec!["find", "ana", "--list", letter],
        vec!["find"],
    ] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", out(&output));
        assert!(out(&output).is_empty() && !err(&output).is_empty(), "{arguments:?}");
    }
}
