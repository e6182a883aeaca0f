//! The ledger itself: opening it, and every question that it answers.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::chain::{self, Link};
use crate::entry::{Change, Entry, EntryId, EntryKind, PersonEntries, Recorded, Said};
use crate::error::{Error, Result};
use crate::open;

/// The columns of an entry, in the order in which [`read_entry`] reads them.
const ENTRY: &str = "SELECT seq, kind, person, id, tier, recorded_at, recorded_by, body FROM entries";

/// What was said, kept for good.
///
/// One value is one connection; open the ledger again for another thread or process. Readers never wait for a writer,
/// and one writer waits for another.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    in_a_file: bool,
}

impl Ledger {
    /// How long an operation waits for another process unless told otherwise.
    pub const WAIT: Duration = Duration::from_secs(10);

    /// Opens the ledger in a file, or makes an empty one if there is no file.
    ///
    /// # Errors
    /// A missing folder, a folder, a file that may only be read, a file that is not a ledger, and one from a later
    /// version are each refused with the error of that name, and left as they are.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::open_waiting(path, Self::WAIT)
    }

    /// Opens the ledger as [`Ledger::open`] does; this and every later operation waits so long for other processes.
    pub fn open_waiting(path: impl AsRef<Path>, wait: Duration) -> Result<Self> {
        let path = path.as_ref().to_owned();
        Ok(Self { connection: open::open_ledger(&path, wait)?, path, in_a_file: true })
    }

    /// Opens an empty ledger that is gone when the value is dropped; for tests and examples.
    pub fn open_in_memory() -> Result<Self> {
        Ok(Self { connection: open::open_ledger_in_memory()?, path: open::IN_MEMORY.into(), in_a_file: false })
    }

    /// Returns the ledger's file, or none if it lives in memory.
    pub fn path(&self) -> Option<&Path> {
        self.in_a_file.then_some(self.path.as_path())
    }

    /// Finds an entry by its id.
    pub fn entry(&self, id: &EntryId) -> Result<Option<Entry>> {
        let found = self.entries_where("id = ?1", [id.as_str()])?;
        Ok(found.into_iter().next())
    }

    /// Returns one person's entries in the order in which they were appended.
    ///
    /// With `up_to`, in seconds since 1970 UTC, only those that had been recorded at that time or before: the record
    /// as it was known then.
    pub fn entries_of(&self, person: &str, up_to: Option<i64>) -> Result<Vec<Entry>> {
        match up_to {
            None => self.entries_where("person = ?1", [person]),
            Some(at) => self.entries_where("person = ?1 AND recorded_at <= ?2", (person, at)),
        }
    }

    /// Hands each of one person's entries to `read`, in the order in which they were appended, and copies none of them.
    pub fn read_of(&self, person: &str, mut read: impl FnMut(Said<'_>)) -> Result<()> {
        let mut all = || -> rusqlite::Result<()> {
            let sql = "SELECT body, recorded_at, recorded_by FROM entries WHERE person = ?1 ORDER BY seq";
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query([person])?;
            while let Some(row) = rows.next()? {
                let (body, by) = (row.get_ref(0)?.as_str()?, row.get_ref(2)?.as_str()?);
                read(Said { body, at: row.get(1)?, by });
            }
            Ok(())
        };
        self.reading(all())
    }

    /// Returns every entry of one kind after `seq` in the order in which they were appended.
    pub fn entries_of_kind(&self, kind: EntryKind, seq: u64) -> Result<Vec<Entry>> {
        // No ledger reaches past i64::MAX, so nothing comes after a larger place.
        let Ok(seq) = i64::try_from(seq) else { return Ok(Vec::new()) };
        self.entries_where("kind = ?1 AND seq > ?2", (kind.as_str(), seq))
    }

    /// Returns the place of a person's latest entry; 0 when there is none.
    pub fn last_seq_of(&self, person: &str) -> Result<u64> {
        let found: Vec<u64> =
            self.list("SELECT coalesce(max(seq), 0) FROM entries WHERE person = ?1", [person], |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or_default())
    }

    /// Returns the people of whom some entry of this kind holds this text, by id.
    ///
    /// Takes time in all entries of the kind: bodies are opaque here, so there is no index into them.
    pub fn people_with_text(&self, kind: EntryKind, text: &str) -> Result<Vec<String>> {
        self.list(
            "SELECT DISTINCT person FROM entries
             WHERE kind = ?1 AND person IS NOT NULL AND instr(body, ?2) > 0 ORDER BY person",
            (kind.as_str(), text),
            |row| row.get(0),
        )
    }

    /// Returns every person that has an entry, by id, with how many and the place of the latest.
    pub fn people(&self) -> Result<Vec<PersonEntries>> {
        self.list(
            "SELECT person, count(*), max(seq) FROM entries WHERE person IS NOT NULL GROUP BY person ORDER BY person",
            (),
            |row| Ok(PersonEntries { person: row.get(0)?, entries: row.get(1)?, last_seq: row.get(2)? }),
        )
    }

    /// Returns the place of the last entry; 0 while the ledger is empty.
    pub fn last_seq(&self) -> Result<u64> {
        self.one("SELECT coalesce(max(seq), 0) FROM entries", (), |row| row.get(0))
    }

    /// Returns the place and the person of every entry after `seq`, in order.
    pub fn since(&self, seq: u64) -> Result<Vec<Change>> {
        // No ledger reaches past i64::MAX, so nothing comes after a larger place.
        let Ok(seq) = i64::try_from(seq) else { return Ok(Vec::new()) };
        self.list("SELECT seq, person FROM entries WHERE seq > ?1 ORDER BY seq", [seq], |row| {
            Ok(Change { seq: row.get(0)?, person: row.get(1)? })
        })
    }

    /// Returns the last link of the chain over the entries, in hexadecimal; 64 zeros while the ledger is empty.
    ///
    /// It stands for everything that has been appended, in its order. Whoever noted it can later hold a ledger to it
    /// with [`Ledger::head_at`].
    pub fn head(&self) -> Result<String> {
        Ok(self.tip()?.1)
    }

    /// Returns the head as it was when the entry at `seq` was the last one, or none if the ledger does not reach there.
    ///
    /// This reads what the row says; [`Ledger::verify`] is what shows that the row says it rightly.
    pub fn head_at(&self, seq: u64) -> Result<Option<String>> {
        if seq == 0 {
            return Ok(Some(chain::hex(&chain::START)));
        }
        let Ok(seq) = i64::try_from(seq) else { return Ok(None) };
        let links = self.list("SELECT chain FROM entries WHERE seq = ?1", [seq], |row| row.get::<_, Link>(0))?;
        Ok(links.first().map(|link| chain::hex(link)))
    }

    /// Returns the last place and the head, read at once.
    pub(crate) fn tip(&self) -> Result<(u64, String)> {
        let (seq, link) = self.reading(last_link(&self.connection, "entries"))?;
        Ok((seq.unsigned_abs(), chain::hex(&link)))
    }

    /// Explains what `SQLite` said about a read.
    pub(crate) fn reading<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|e| Error::from_sqlite("read", &self.path, e))
    }

    /// Returns every row that a query gives.
    pub(crate) fn list<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let rows = || self.connection.prepare_cached(sql)?.query_map(parameters, read)?.collect();
        self.reading(rows())
    }

    /// Returns the first row that a query gives.
    pub(crate) fn one<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let row = || self.connection.prepare_cached(sql)?.query_row(parameters, read);
        self.reading(row())
    }

    fn entries_where(&self, condition: &str, parameters: impl Params) -> Result<Vec<Entry>> {
        self.list(&format!("{ENTRY} WHERE {condition} ORDER BY seq"), parameters, read_entry)
    }
}

/// Reads the last place and link of a table; 0 and the start of the chain while it is empty.
pub(crate) fn last_link(connection: &Connection, table: &'static str) -> rusqlite::Result<(i64, Link)> {
    connection
        .prepare_cached(&format!("SELECT seq, chain FROM {table} ORDER BY seq DESC LIMIT 1"))?
        .query_row((), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map(|last| last.unwrap_or((0, chain::START)))
}

fn read_entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let kind = EntryKind::from_word(row.get_ref(1)?.as_str()?)
        .ok_or_else(|| rusqlite::Error::InvalidColumnType(1, "kind".to_owned(), rusqlite::types::Type::Text))?;
    Ok(Entry {
        seq: row.get(0)?,
        kind,
        person: row.get(2)?,
        id: EntryId::new(row.get::<_, String>(3)?),
        tier: row.get(4)?,
        recorded: Recorded { at: row.get(5)?, by: row.get(6)? },
        body: row.get(7)?,
    })
}
