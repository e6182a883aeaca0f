//! The chain: what it covers, and that tampering shows and is named.

use paradero_ledger::{Error, FileHash, Ledger, NewEntry};
use rusqlite::Connection;

use crate::samples::{at, raw, small_ledger, statement};

/// Takes the rules away, does `sql`, and puts the rules back, as somebody would who knows how.
fn tamper(connection: &Connection, sql: &str) {
    let rules: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &rules {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection.execute_batch(sql).unwrap();
    for (_, sql) in &rules {
        connection.execute_batch(sql).unwrap();
    }
}

#[test]
fn the_head_depends_on_every_field_and_on_the_order() {
    let head = |entries: &[NewEntry], seconds| {
        let mut ledger = Ledger::open_in_memory().unwrap();
        ledger.append(entries, &at(seconds)).unwrap();
        ledger.head().unwrap()
    };
    let (a, b) = (statement("a", "ana"), statement("b", "ana"));
    let heads = [
        head(&[], 1),
        head(&[a.clone(), b.clone()], 1),
        head(&[b.clone(), a.clone()], 1),
        head(&[a.clone(), b.clone()], 2),
        head(&[a.clone(), NewEntry { tier: None, ..b.clone() }], 1),
        head(&[a.clone(), NewEntry { person: None, ..b.clone() }], 1),
    ];
    assert_eq!(heads[0], "0".repeat(64));
    for (place, one) in heads.iter().enumerate() {
        assert!(!heads.iter().skip(place + 1).any(|other| other == one), "{place}");
    }
    assert_eq!(head(&[a.clone(), b.clone()], 1), head(&[a, b], 1));
}

#[test]
fn head_at_holds_a_ledger_to_an_earlier_head() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    ledger.append(&[statement("a", "ana"), statement("b", "ana")], &at(1)).unwrap();
    let noted = ledger.head().unwrap();
    ledger.append(&[statement("c", "ana")], &at(1)).unwrap();
    assert_eq!(ledger.head_at(2).unwrap(), Some(noted));
    assert_eq!(ledger.head_at(3).unwrap(), Some(ledger.head().unwrap()));
    assert_eq!(ledger.head_at(0).unwrap(), Some("0".repeat(64)));
    assert_eq!(ledger.head_at(4).unwrap(), None);
    assert_eq!(ledger.head_at(u64::MAX).unwrap(), None);
}

#[test]
fn an_untouched_ledger_verifies() {
    let (_folder, path) = small_ledger();
    let ledger = Ledger::open(&path).unwrap();
    let verified = ledger.verify().unwrap();
    assert_eq!((verified.entries, verified.files, verified.head), (3, 1, ledger.head().unwrap()));
    // Tampering with nothing is noticed as nothing: the helper itself leaves no trace.
    drop(ledger);
    tamper(&raw(&path), "SELECT 1");
    Ledger::open(&path).unwrap().verify().unwrap();
}

#[test]
fn a_tampered_entry_is_named() {
    let changes = [
        ("UPDATE entries SET body = 'other' WHERE seq = 2", 2, "b"),
        ("UPDATE entries SET body = body || char(0) WHERE seq = 1", 1, "a"),
        ("UPDATE entries SET kind = 'act' WHERE seq = 2", 2, "b"),
        ("UPDATE entries SET id = 'z' WHERE seq = 2", 2, "z"),
        ("UPDATE entries SET person = 'ana' WHERE seq = 2", 2, "b"),
        ("UPDATE entries SET person = NULL WHERE seq = 2", 2, "b"),
        ("UPDATE entries SET tier = 'public' WHERE seq = 3", 3, "c"),
        ("UPDATE entries SET recorded_at = 0 WHERE seq = 1", 1, "a"),
        ("UPDATE entries SET recorded_by = 'x' WHERE seq = 1", 1, "a"),
        ("UPDATE entries SET chain = zeroblob(32) WHERE seq = 2", 2, "b"),
        ("DELETE FROM entries WHERE seq = 2", 3, "c"),
        ("DELETE FROM entries WHERE seq = 2; UPDATE entries SET seq = 2 WHERE seq = 3", 2, "c"),
        (
            "UPDATE entries SET seq = 9 WHERE seq = 2; UPDATE entries SET seq = 2 WHERE seq = 3; UPDATE entries SET seq = 3 WHERE seq = 9",
            2,
            "c",
        ),
    ];
    for (sql, place, name) in changes {
        let (_folder, path) = small_ledger();
        tamper(&raw(&path), sql);
        let error = Ledger::open(&path).unwrap().verify().unwrap_err();
        assert!(
            matches!(&error, Error::EntryDoesNotFit { seq, id, .. } if *seq == place && id == name),
            "{sql}: {error}"
        );
        assert!(error.to_string().contains(&format!("entry {place} ({name})")), "{error}");
    }
}

#[test]
fn a_cut_at_the_end_shows_against_a_noted_head() {
    let (_folder, path) = small_ledger();
    let noted = Ledger::open(&path).unwrap().head().unwrap();
    tamper(&raw(&path), "DELETE FROM entries WHERE seq = 3");
    let ledger = Ledger::open(&path).unwrap();
    ledger.verify().unwrap();
    assert_ne!(ledger.head_at(3).unwrap(), Some(noted));
}

#[test]
fn a_tampered_file_is_named_and_not_handed_out() {
    let hash = FileHash::of(b"made up");
    let changes = [
        "UPDATE files SET bytes = CAST('MADE UP' AS BLOB)",
        "UPDATE files SET name = 'other'",
        "UPDATE files SET media_type = 'other'",
        "UPDATE files SET recorded_at = 2",
        "UPDATE files SET bytes = x'00', size = 1",
        "UPDATE files SET seq = 2",
    ];
    for sql in changes {
        let (_folder, path) = small_ledger();
        tamper(&raw(&path), sql);
        let ledger = Ledger::open(&path).unwrap();
        let error = ledger.verify().unwrap_err();
        assert!(
            matches!(&error, Error::FileDoesNotFit { hash: found, .. } if *found == hash.to_string()),
            "{sql}: {error}"
        );
        assert_eq!(ledger.file(hash).is_err(), sql.contains("bytes"), "{sql}");
    }
}

#[test]
fn a_missing_or_foreign_rule_is_named() {
    let changes = [
        ("DROP TRIGGER entries_never_change", "entries_never_change"),
        ("DROP INDEX entries_by_kind", "entries_by_kind"),
        ("CREATE TRIGGER sly BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END", "sly"),
        (
            "DROP TRIGGER files_never_leave; CREATE TRIGGER files_never_leave BEFORE DELETE ON files BEGIN SELECT 1; END",
            "files_never_leave",
        ),
    ];
    for (sql, rule) in changes {
        let (_folder, path) = small_ledger();
        raw(&path).execute_batch(sql).unwrap();
        let error = Ledger::open(&path).unwrap().verify().unwrap_err();
        assert!(matches!(&error, Error::SchemaChanged { name, .. } if name == rule), "{sql}: {error}");
    }
}
