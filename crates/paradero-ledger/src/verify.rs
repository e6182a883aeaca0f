//! Verifying: does the file still hold what was recorded, in the order in which it was recorded?

use std::collections::BTreeMap;

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::chain::{self, EntryFields, FileFields, Link};
use crate::error::{Error, Result};
use crate::files::FileHash;
use crate::ledger::Ledger;
use crate::schema;

const VERIFY: &str = "verify";

/// A ledger that holds what was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are; each of them fits.
    pub entries: u64,
    /// How many kept files there are; each of them fits, and its bytes have its hash.
    pub files: u64,
    /// The last link over the entries, as [`Ledger::head`] gives it.
    pub head: String,
    /// The last link over the kept files, likewise.
    pub files_head: String,
}

/// A row that does not fit: its place and its name.
type Misfit = (i64, String);

impl Ledger {
    /// Recomputes the chain over every entry and every kept file, then checks the rules of the schema and the indexes.
    ///
    /// It reads the whole file, one row at a time, as it stood when the call began.
    ///
    /// # Errors
    /// [`Error::EntryDoesNotFit`] and [`Error::FileDoesNotFit`] name the first row that was changed, moved, or stands
    /// where another was taken out; [`Error::SchemaChanged`] names a rule that is gone; [`Error::Damaged`] says that
    /// the file cannot be read or that its indexes do not agree with its rows.
    pub fn verify(&self) -> Result<Verified> {
        let explain = |e| Error::from_sqlite(VERIFY, &self.path, e);
        // One transaction, so that everything is seen as of one moment while others append.
        let _snapshot = self.connection.unchecked_transaction().map_err(explain)?;
        let (entries, head) = self
            .walk(
                "SELECT seq, id, kind, person, tier, recorded_at, recorded_by, body, chain FROM entries ORDER BY seq",
                entry_fits,
            )
            .map_err(explain)?
            .map_err(|(seq, id)| Error::EntryDoesNotFit { path: self.path.clone(), seq, id })?;
        let (files, files_head) = self
            .walk("SELECT seq, hash, media_type, name, size, recorded_at, recorded_by, bytes, chain FROM files ORDER BY seq", file_fits)
            .map_err(explain)?
            .map_err(|(seq, hash)| Error::FileDoesNotFit { path: self.path.clone(), seq, hash })?;
        self.check_schema()?;
        self.check_pages()?;
        Ok(Verified { entries, files, head, files_head })
    }

    /// Walks the rows of a table, which begin with place and name and end with the link.
    fn walk(
        &self,
        sql: &str,
        fits: fn(&Row<'_>, i64, &Link) -> Option<Link>,
    ) -> rusqlite::Result<std::result::Result<(u64, String), Misfit>> {
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(())?;
        let (mut count, mut link) = (0, chain::START);
        while let Some(row) = rows.next()? {
            match fits(row, count + 1, &link) {
                Some(next) => (count, link) = (count + 1, next),
                None => return Ok(Err((row.get(0)?, name_of(row)))),
            }
        }
        Ok(Ok((count.unsigned_abs(), chain::hex(&link))))
    }

    fn check_schema(&self) -> Result<()> {
        let found: BTreeMap<String, Option<String>> = self
            .list("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", (), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .into_iter()
            .collect();
        let changed = |name: &str| Err(Error::SchemaChanged { path: self.path.clone(), name: name.to_owned() });
        for (name, sql) in schema::OBJECTS {
            if found.get(name).and_then(Option::as_deref) != Some(sql) {
                return changed(name);
            }
        }
        match found.keys().find(|name| !schema::OBJECTS.iter().any(|(ours, _)| ours == name)) {
            Some(name) => changed(name),
            None => Ok(()),
        }
    }

    /// An index that lacks a row would hide an entry from every question that uses it.
    fn check_pages(&self) -> Result<()> {
        let said: String = self
            .connection
            .query_row("PRAGMA integrity_check(1)", (), |row| row.get(0))
            .map_err(|e| Error::from_sqlite(VERIFY, &self.path, e))?;
        if said == "ok" {
            return Ok(());
        }
        Err(Error::Damaged { operation: VERIFY, path: self.path.clone(), source: said.into() })
    }
}

/// Returns the row's link if the row is the one that was recorded after `previous`; any surprise is a misfit.
fn entry_fits(row: &Row<'_>, seq: i64, previous: &Link) -> Option<Link> {
    let link = EntryFields {
        seq: number(row, 0)?,
        id: text(row, 1)?,
        kind: text(row, 2)?,
        person: optional_text(row, 3)?,
        tier: optional_text(row, 4)?,
        recorded_at: number(row, 5)?,
        recorded_by: text(row, 6)?,
        body: text(row, 7)?,
    }
    .link(previous);
    (number(row, 0)? == seq && row.get_ref(8).ok()?.as_blob().ok()? == link).then_some(link)
}

fn file_fits(row: &Row<'_>, seq: i64, previous: &Link) -> Option<Link> {
    let hash = text(row, 1)?;
    let bytes = row.get_ref(7).ok()?.as_blob().ok()?;
    let link = FileFields {
        seq: number(row, 0)?,
        hash,
        media_type: text(row, 2)?,
        name: text(row, 3)?,
        size: number(row, 4)?,
        recorded_at: number(row, 5)?,
        recorded_by: text(row, 6)?,
    }
    .link(previous);
    let fits = number(row, 0)? == seq
        && number(row, 4)? == i64::try_from(bytes.len()).ok()?
        && FileHash::of(bytes).to_string().as_bytes() == hash
        && row.get_ref(8).ok()?.as_blob().ok()? == link;
    fits.then_some(link)
}

fn number(row: &Row<'_>, column: usize) -> Option<i64> {
    row.get_ref(column).ok()?.as_i64().ok()
}

fn text<'a>(row: &'a Row<'_>, column: usize) -> Option<&'a [u8]> {
    optional_text(row, column)?
}

#[expect(clippy::option_option, reason = "the outer one is a column of the wrong type, the inner one an absent text")]
fn optional_text<'a>(row: &'a Row<'_>, column: usize) -> Option<Option<&'a [u8]>> {
    match row.get_ref(column).ok()? {
        ValueRef::Null => Some(None),
        ValueRef::Text(bytes) => Some(Some(bytes)),
        _ => None,
    }
}

fn name_of(row: &Row<'_>) -> String {
    String::from_utf8_lossy(text(row, 1).unwrap_or_default()).into_owned()
}
