//! The ledger's tables and the rules that keep them append-only, as the database itself enforces them.
//!
//! The rules hold for every program that writes to the file, also for one that knows nothing of this crate. Nothing can
//! be updated or deleted. A row can only be inserted at the end, and never over another: `INSERT OR REPLACE` removes a
//! row without asking the delete rule, so the insert rules look for it first. There are no foreign keys, because no row
//! here refers to another: who an entry is about and which file a source means stand in the text, and the entry may
//! arrive before either.

/// Marks the file as a Paradero ledger: the bytes `PrdL` in the header of the database.
pub(crate) const APPLICATION_ID: i64 = 0x5072_644c;

/// The version of the schema below.
pub(crate) const VERSION: i64 = 1;

/// Every table, index and trigger, with the statement that makes it, word for word as `SQLite` stores it.
pub(crate) const OBJECTS: [(&str, &str); 10] = [
    (
        "entries",
        "CREATE TABLE entries (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('source', 'person', 'place', 'statement', 'judgement', 'act')),
  person TEXT CHECK (person <> ''),
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  tier TEXT CHECK (tier <> ''),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
  chain BLOB NOT NULL CHECK (length(chain) = 32),
  body TEXT NOT NULL
) STRICT",
    ),
    ("entries_by_person", "CREATE INDEX entries_by_person ON entries (person) WHERE person IS NOT NULL"),
    ("entries_by_kind", "CREATE INDEX entries_by_kind ON entries (kind)"),
    (
        "files",
        "CREATE TABLE files (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  media_type TEXT NOT NULL CHECK (media_type <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  size INTEGER NOT NULL CHECK (size BETWEEN 0 AND 67108864),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL CHECK (recorded_by <> ''),
  chain BLOB NOT NULL CHECK (length(chain) = 32),
  bytes BLOB NOT NULL CHECK (length(bytes) = size)
) STRICT",
    ),
    (
        "entries_only_at_the_end",
        "CREATE TRIGGER entries_only_at_the_end BEFORE INSERT ON entries BEGIN
  SELECT RAISE(ABORT, 'The ledger is append-only: an entry is added at the end, and never over another.')
    WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
       OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id);
END",
    ),
    (
        "entries_never_change",
        "CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries BEGIN
  SELECT RAISE(ABORT, 'The ledger is append-only: an entry never changes. Record a correction as a new entry.');
END",
    ),
    (
        "entries_never_leave",
        "CREATE TRIGGER entries_never_leave BEFORE DELETE ON entries BEGIN
  SELECT RAISE(ABORT, 'The ledger is append-only: an entry is never removed. Record a correction as a new entry.');
END",
    ),
    (
        "files_only_at_the_end",
        "CREATE TRIGGER files_only_at_the_end BEFORE INSERT ON files BEGIN
  SELECT RAISE(ABORT, 'The ledger is append-only: a kept file is added at the end, and never over another.')
    WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM files)
       OR EXISTS (SELECT 1 FROM files WHERE hash = NEW.hash);
END",
    ),
    (
        "files_never_change",
        "CREATE TRIGGER files_never_change BEFORE UPDATE ON files BEGIN
  SELECT RAISE(ABORT, 'The ledger is append-only: a kept file never changes. Keep the other file beside it.');
END",
    ),
    (
        "files_never_leave",
        "CREATE TRIGGER files_never_leave BEFORE DELETE ON files BEGIN
  SELECT RAISE(ABORT, 'The ledger is append-only: a kept file is never removed.');
END",
    ),
];
