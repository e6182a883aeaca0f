//! The database itself refuses every change to what stands, whichever program asks.

use paradero_ledger::Ledger;

use crate::samples::{raw, small_ledger};

const ENTRY: &str = "(seq, kind, person, id, tier, recorded_at, recorded_by, chain, body)";
const FILE: &str = "(seq, hash, media_type, name, size, recorded_at, recorded_by, chain, bytes)";

/// Values of an entry row with this place and id.
fn entry(seq: &str, id: &str) -> String {
    format!("{ENTRY} VALUES ({seq}, 'statement', 'ana', '{id}', NULL, 1, 'raw', zeroblob(32), 'raw')")
}

/// Values of a kept file's row with this place and hash.
fn file(seq: &str, hash: &str) -> String {
    format!("{FILE} VALUES ({seq}, {hash}, 'text/plain', 'raw', 1, 1, 'raw', zeroblob(32), x'00')")
}

/// Runs each statement as a program that knows nothing of this crate, with and without its own safety on, and expects
/// a sentence that says why it was refused, and an unchanged ledger.
fn check_refused(statements: &[String], because: &str) {
    let (_folder, path) = small_ledger();
    let before = Ledger::open(&path).unwrap().verify().unwrap();
    for sql in statements {
        for recursive in ["OFF", "ON"] {
            let connection = raw(&path);
            connection.execute_batch(&format!("PRAGMA recursive_triggers = {recursive}")).unwrap();
            let error = connection.execute_batch(sql).expect_err(sql).to_string();
            assert!(error.contains(because), "{sql}: {error}");
        }
    }
    assert_eq!(Ledger::open(&path).unwrap().verify().unwrap(), before);
}

#[test]
fn nothing_is_updated() {
    let updates: Vec<String> =
        ["kind = 'act'", "body = ''", "seq = seq + 10", "rowid = 99", "recorded_at = 0", "body = body"]
            .iter()
            .flat_map(|set| {
                ["UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE", "UPDATE OR FAIL", "UPDATE OR ROLLBACK"]
                    .map(|verb| format!("{verb} entries SET {set} WHERE seq = 2"))
            })
            .chain(["name = ''", "bytes = x''", "seq = 9"].map(|set| format!("UPDATE files SET {set}")))
            .collect();
    check_refused(&updates, "The ledger is append-only");
    check_refused(&updates, "never changes");
}

#[test]
fn nothing_is_deleted() {
    let deletes = ["DELETE FROM entries", "DELETE FROM entries WHERE seq = 3", "DELETE FROM files"].map(str::to_owned);
    check_refused(&deletes, "is never removed");
}

#[test]
fn nothing_is_inserted_over_another_row_or_out_of_place() {
    let mut inserts = Vec::new();
    for verb in ["INSERT", "REPLACE", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "INSERT OR ROLLBACK"] {
        for (seq, id) in
            [("2", "b"), ("4", "b"), ("2", "new"), ("9", "new"), ("0", "new"), ("-1", "new"), ("NULL", "new")]
        {
            inserts.push(format!("{verb} INTO entries {}", entry(seq, id)));
        }
        inserts.push(format!("{verb} INTO files {}", file("1", "hex(zeroblob(32))")));
        inserts.push(format!("{verb} INTO files {}", file("3", "hex(zeroblob(32))")));
        inserts.push(format!("{verb} INTO files {}", file("2", "(SELECT hash FROM files)")));
    }
    inserts.push(format!("INSERT INTO entries {} ON CONFLICT DO UPDATE SET body = 'x'", entry("4", "b")));
    inserts.push(format!("INSERT INTO entries {} ON CONFLICT (id) DO UPDATE SET body = 'x'", entry("2", "b")));
    check_refused(&inserts, "is added at the end, and never over another");
}

#[test]
fn a_row_of_the_wrong_shape_is_refused() {
    let good = entry("4", "new");
    let wrong = [
        good.replace("'statement'", "'rumour'"),
        good.replace("zeroblob(32)", "zeroblob(31)"),
        good.replace("zeroblob(32)", "'text'"),
        good.replace("'new'", "''"),
        good.replace("'ana'", "''"),
        good.replace("NULL, 1", "'', 1"),
        good.replace("NULL, 1", "NULL, 'yesterday'"),
        good.replace("'raw', zero", "'', zero"),
        good.replace("'raw')", "NULL)"),
        good.replace("'raw')", "x'00')"),
    ];
    let mut statements: Vec<String> = wrong.iter().map(|values| format!("INSERT INTO entries {values}")).collect();
    let good_file = file("2", "hex(zeroblob(32))");
    let wrong_files = [
        file("2", "'short'"),
        good_file.replace("x'00'", "x'0000'"),
        good_file.replace("'raw', 1, 1", "'', 1, 1"),
        good_file.replace("'text/plain'", "''"),
        good_file.replace("1, 1, 'raw'", "67108865, 1, 'raw'").replace("x'00'", "zeroblob(67108865)"),
    ];
    statements.extend(wrong_files.iter().map(|values| format!("INSERT INTO files {values}")));
    for (place, statement) in statements.iter().enumerate() {
        assert!(!statement.ends_with(&good) && !statement.ends_with(&good_file), "{place} is not wrong at all");
    }
    check_refused(&statements, "");
}

/// The counterpart of the above: the rows are refused for what they are, not because nothing can be inserted.
#[test]
fn a_raw_row_at_the_end_is_taken_and_does_not_verify() {
    let (_folder, path) = small_ledger();
    raw(&path).execute_batch(&format!("INSERT INTO entries {}", entry("4", "new"))).unwrap();
    raw(&path).execute_batch(&format!("INSERT INTO files {}", file("2", "hex(zeroblob(32))"))).unwrap();
    let error = Ledger::open(&path).unwrap().verify().unwrap_err();
    assert!(error.to_string().contains("entry 4 (new)"), "{error}");
}
