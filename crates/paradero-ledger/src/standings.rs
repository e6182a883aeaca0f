//! Standings: the cache beside the ledger, with what the law made of each person's record.
//!
//! Everything here is derived and may be thrown away at any time: a file that is broken, or of another version, is
//! silently made anew and empty, and so is one that was derived from another ledger, or from a ledger that has since
//! been put back to an earlier state. That is the whole reason why it is not in the ledger's own file.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::open::{self, Header};
use crate::schema;

/// Marks the file as standings: the bytes `PrdS`.
const APPLICATION_ID: i64 = 0x5072_6453;

/// The version of the schema below; raise it with every change, and old files are made anew.
const VERSION: i64 = 2;

const SCHEMA: &str = "
CREATE TABLE standings (
  person TEXT PRIMARY KEY NOT NULL,
  pack_digest TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE packs (
  digest TEXT PRIMARY KEY NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE derived_from (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  ledger_seq INTEGER NOT NULL,
  ledger_head TEXT NOT NULL
) STRICT;";

/// What the law makes of one person's record, as a caller worked it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The person's id.
    pub person: String,
    /// The digest of the law pack that was used.
    pub pack_digest: String,
    /// What was worked out, opaque here.
    pub body: String,
}

/// What a caller must remember of a law pack to tell which standings another pack leaves as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackNote {
    /// The pack's digest.
    pub digest: String,
    /// What is remembered, opaque here.
    pub body: String,
}

/// The standings beside one ledger, at most one per person.
///
/// Every method takes `&mut self`, because each may have to make the file anew when it turns out to be broken.
#[derive(Debug)]
pub struct Standings {
    connection: Connection,
    path: Option<PathBuf>,
}

impl Standings {
    /// Opens the standings beside this ledger, in `<ledger>.standings`, or in memory for a ledger in memory.
    ///
    /// # Errors
    /// The path is a folder, may only be read, is held by another process, or is itself a ledger, which is never made
    /// anew. A broken or outdated file is no error.
    pub fn open_beside(ledger: &Ledger) -> Result<Self> {
        let path = ledger.path().map(standings_path);
        let mut standings = Self { connection: open_standings(path.as_deref())?, path };
        standings.drop_if_not_from(ledger)?;
        Ok(standings)
    }

    /// Stores standings, in one transaction, each in the place of what was there for its person.
    ///
    /// The ledger that they were worked out from is noted by its head, so that standings never outlive it.
    pub fn put_many(&mut self, ledger: &Ledger, standings: &[Standing]) -> Result<()> {
        let (seq, head) = ledger.tip()?;
        self.healing("write", |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute("INSERT OR REPLACE INTO derived_from VALUES (1, ?1, ?2)", (seq, &head))?;
            for standing in standings {
                put(&transaction, standing)?;
            }
            transaction.commit()
        })
    }

    /// Returns every standing, whatever the law pack, by person.
    pub fn load(&mut self) -> Result<Vec<Standing>> {
        self.healing("read", |connection| {
            connection
                .prepare_cached("SELECT person, pack_digest, body FROM standings ORDER BY person")?
                .query_map((), |row| Ok(Standing { person: row.get(0)?, pack_digest: row.get(1)?, body: row.get(2)? }))?
                .collect()
        })
    }

    /// Keeps a note on a law pack, in the place of the one that was there, and forgets those on packs by which no standing
    /// was worked out.
    pub fn put_pack(&mut self, note: &PackNote) -> Result<()> {
        self.healing("write", |connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute("DELETE FROM packs WHERE digest NOT IN (SELECT pack_digest FROM standings)", ())?;
            transaction.execute("INSERT OR REPLACE INTO packs VALUES (?1, ?2)", (&note.digest, &note.body))?;
            transaction.commit()
        })
    }

    /// Returns the notes on law packs, by digest.
    pub fn packs(&mut self) -> Result<Vec<PackNote>> {
        self.healing("read", |connection| {
            connection
                .prepare_cached("SELECT digest, body FROM packs ORDER BY digest")?
                .query_map((), |row| Ok(PackNote { digest: row.get(0)?, body: row.get(1)? }))?
                .collect()
        })
    }

    /// Forgets everything.
    fn clear(&mut self) -> Result<()> {
        self.healing("write", |connection| {
            connection.execute_batch("DELETE FROM standings; DELETE FROM packs; DELETE FROM derived_from;")
        })
    }

    /// Forgets everything that was derived from another ledger than this, or from entries that this no longer has.
    fn drop_if_not_from(&mut self, ledger: &Ledger) -> Result<()> {
        let noted: Option<(u64, String)> = self.healing("read", |connection| {
            connection
                .query_row("SELECT ledger_seq, ledger_head FROM derived_from", (), |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })?;
        let fits = match &noted {
            Some((seq, head)) => ledger.head_at(*seq)?.as_ref() == Some(head),
            None => false,
        };
        if fits { Ok(()) } else { self.clear() }
    }

    /// Does the work; if the file turns out to be broken, makes it anew and does the work once more.
    fn healing<T>(
        &mut self,
        operation: &'static str,
        work: impl Fn(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let path = self.path.clone().unwrap_or_else(|| PathBuf::from(open::IN_MEMORY));
        let explain = |e| Error::from_sqlite(operation, &path, e);
        match work(&mut self.connection).map_err(explain) {
            Err(error) if is_broken(&error) && self.path.is_some() => {
                // Lets go of the broken file before it is removed.
                self.connection = Connection::open_in_memory().map_err(explain)?;
                remove(&path)?;
                self.connection = open_standings(Some(&path))?;
                work(&mut self.connection).map_err(explain)
            }
            result => result,
        }
    }
}

fn standings_path(ledger: &Path) -> PathBuf {
    let mut path = OsString::from(ledger);
    path.push(".standings");
    path.into()
}

fn open_standings(path: Option<&Path>) -> Result<Connection> {
    let Some(path) = path else {
        let memory = Path::new(open::IN_MEMORY);
        let mut connection = Connection::open_in_memory().map_err(|e| Error::from_sqlite("open", memory, e))?;
        prepare(&mut connection).map_err(|e| Error::from_sqlite("open", memory, e))?;
        return Ok(connection);
    };
    open::check_path(path)?;
    match open::read_header(path)? {
        Header::Database { application_id: schema::APPLICATION_ID, .. } => {
            return Err(Error::LedgerInTheWay { path: path.to_owned() });
        }
        Header::Foreign => remove(path)?,
        Header::Nothing | Header::Database { .. } => {}
    }
    match connect(path) {
        Err(error) if is_broken(&error) => {
            remove(path)?;
            connect(path)
        }
        result => result,
    }
}

fn connect(path: &Path) -> Result<Connection> {
    let mut connection = open::connect(path, Ledger::WAIT)?;
    prepare(&mut connection).map_err(|e| Error::from_sqlite("open", path, e))?;
    Ok(connection)
}

/// Brings a connection to our schema; a file of another version is emptied inside a transaction, so that two processes
/// that start at once do not remove each other's work.
fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    open::use_write_ahead_log(connection)?;
    connection
        .execute_batch("PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
    if is_current(connection)? {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !is_current(&transaction)? {
        let tables: Vec<(String, String)> = transaction
            .prepare("SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?
            .query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (kind, name) in tables {
            transaction.execute_batch(&format!("DROP {kind} \"{}\"", name.replace('"', "\"\"")))?;
        }
        transaction.execute_batch(SCHEMA)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()
}

fn is_current(connection: &Connection) -> rusqlite::Result<bool> {
    let (application_id, version, _) = open::read_mark(connection)?;
    Ok((application_id, version) == (APPLICATION_ID, VERSION))
}

/// An unnamed failure counts as broken too: here it can only mean that a table is not what it should be.
fn is_broken(error: &Error) -> bool {
    matches!(error, Error::Damaged { .. } | Error::Database { .. })
}

fn remove(path: &Path) -> Result<()> {
    for suffix in ["-wal", "-shm", "-journal", ""] {
        let mut name = OsString::from(path);
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::Disk { operation: "remove", path: name.into(), source: Box::new(error) });
            }
            _ => {}
        }
    }
    Ok(())
}

fn put(connection: &Connection, standing: &Standing) -> rusqlite::Result<()> {
    let Standing { person, pack_digest, body } = standing;
    connection
        .prepare_cached("INSERT OR REPLACE INTO standings (person, pack_digest, body) VALUES (?1, ?2, ?3)")?
        .execute((person, pack_digest, body))?;
    Ok(())
}
