//! Appending and asking: once each, all or nothing, in order.

use paradero_ledger::{Appended, Change, EntryId, EntryKind, Error, Ledger, NewEntry, PersonEntries, Recorded};

use crate::samples::{at, statement};

#[test]
fn the_same_entry_again_adds_nothing_and_the_first_record_stands() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    let entries = [statement("a", "ana"), statement("b", "ben")];
    assert_eq!(ledger.append(&entries, &at(5)).unwrap(), Appended { added: 2, already: 0, last_seq: 2 });
    let head = ledger.head().unwrap();
    let later = Recorded { at: 9, by: "somebody else".to_owned() };
    let again = [statement("a", "ana"), statement("c", "ana"), statement("c", "ana"), statement("b", "ben")];
    assert_eq!(ledger.append(&again, &later).unwrap(), Appended { added: 1, already: 3, last_seq: 3 });
    assert_eq!(ledger.entry(&EntryId::new("a")).unwrap().unwrap().recorded, at(5));
    assert_eq!(ledger.entry(&EntryId::new("c")).unwrap().unwrap().recorded, later);
    assert_eq!(ledger.head_at(2).unwrap(), Some(head));
    assert_eq!(ledger.append(&[], &later).unwrap(), Appended { added: 0, already: 0, last_seq: 3 });
}

#[test]
fn an_id_with_other_content_is_named_and_nothing_of_the_append_is_kept() {
    let known = statement("a", "ana");
    let others = [
        ("body", NewEntry { body: "something else".to_owned(), ..known.clone() }),
        ("person", NewEntry { person: None, ..known.clone() }),
        ("tier", NewEntry { tier: Some("privileged".to_owned()), ..known.clone() }),
        ("kind", NewEntry { kind: EntryKind::Act, ..known.clone() }),
    ];
    for (field, other) in others {
        let mut ledger = Ledger::open_in_memory().unwrap();
        ledger.append(std::slice::from_ref(&known), &at(1)).unwrap();
        let error = ledger.append(&[statement("b", "ben"), other.clone()], &at(2)).unwrap_err();
        assert!(
            matches!(&error, Error::DifferentContent { id, field: found } if id == "a" && *found == field),
            "{error}"
        );
        assert_eq!(ledger.last_seq().unwrap(), 1);
        // Within one call as well.
        let mut ledger = Ledger::open_in_memory().unwrap();
        ledger.append(&[known.clone(), other], &at(2)).unwrap_err();
        assert_eq!(ledger.last_seq().unwrap(), 0);
        assert_eq!(ledger.verify().unwrap().entries, 0);
    }
}

#[test]
fn a_blank_key_is_refused_and_an_odd_body_is_kept_as_it_is() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    let good = statement("a", "ana");
    let blank = [
        ("id", NewEntry { id: EntryId::new(" "), ..good.clone() }),
        ("person", NewEntry { person: Some(String::new()), ..good.clone() }),
        ("tier", NewEntry { tier: Some("\t".to_owned()), ..good.clone() }),
    ];
    for (field, entry) in blank {
        let error = ledger.append(&[good.clone(), entry], &at(1)).unwrap_err();
        assert!(matches!(error, Error::Blank { field: found } if found == field));
    }
    let nobody = Recorded { at: 1, by: String::new() };
    assert!(matches!(ledger.append(&[good], &nobody), Err(Error::Blank { field: "recorded by" })));
    assert_eq!(ledger.last_seq().unwrap(), 0);

    for (id, body) in
        [("empty", ""), ("nul", "before\0after"), ("wide", "Andrés \u{1F4C4} \u{200F}"), ("quote", "'; --")]
    {
        let entry = NewEntry { body: body.to_owned(), ..statement(id, "o'hara") };
        ledger.append(&[entry], &at(i64::MIN)).unwrap();
        assert_eq!(ledger.entry(&EntryId::new(id)).unwrap().unwrap().body, body);
    }
    assert_eq!(ledger.entries_of("o'hara", Some(i64::MIN)).unwrap().len(), 4);
    ledger.verify().unwrap();
}

#[test]
fn questions_are_answered_in_the_order_of_the_ledger() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    let source = NewEntry { kind: EntryKind::Source, person: None, tier: None, ..statement("s", "") };
    ledger.append(&[statement("a", "zoe"), source, statement("b", "ana")], &at(20)).unwrap();
    ledger.append(&[statement("c", "zoe")], &at(10)).unwrap();

    let ids = |entries: Vec<paradero_ledger::Entry>| -> Vec<String> {
        entries.into_iter().map(|entry| entry.id.to_string()).collect()
    };
    assert_eq!(ids(ledger.entries_of("zoe", None).unwrap()), ["a", "c"]);
    assert_eq!(ids(ledger.entries_of("zoe", Some(20)).unwrap()), ["a", "c"]);
    assert_eq!(ids(ledger.entries_of("zoe", Some(19)).unwrap()), ["c"]);
    assert_eq!(ids(ledger.entries_of("zoe", Some(9)).unwrap()), [""; 0]);
    assert_eq!(ids(ledger.entries_of("nobody", None).unwrap()), [""; 0]);
    assert_eq!(ids(ledger.entries_of_kind(EntryKind::Statement, 0).unwrap()), ["a", "b", "c"]);
    assert_eq!(ids(ledger.entries_of_kind(EntryKind::Statement, 3).unwrap()), ["c"]);
    assert_eq!(ids(ledger.entries_of_kind(EntryKind::Statement, u64::MAX).unwrap()), [""; 0]);
    assert_eq!(ids(ledger.entries_of_kind(EntryKind::Source, 0).unwrap()), ["s"]);
    assert_eq!(ledger.entry(&EntryId::new("x")).unwrap(), None);

    let row = |person: &str, entries, last_seq| PersonEntries { person: person.to_owned(), entries, last_seq };
    assert_eq!(ledger.people().unwrap(), [row("ana", 1, 3), row("zoe", 2, 4)]);
    let change = |seq, person: Option<&str>| Change { seq, person: person.map(str::to_owned) };
    assert_eq!(ledger.since(1).unwrap(), [change(2, None), change(3, Some("ana")), change(4, Some("zoe"))]);
    assert_eq!(ledger.since(4).unwrap(), []);
    assert_eq!(ledger.since(u64::MAX).unwrap(), []);
}
