//! Appending: all of a call or none of it, and the same entry only once.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::chain::{EntryFields, Link};
use crate::entry::{Appended, NewEntry, Recorded};
use crate::error::{Error, Result};
use crate::ledger::{Ledger, last_link};

const APPEND: &str = "append to";

impl Ledger {
    /// Appends entries in one transaction: when this returns `Ok` they are on the disk, otherwise none of them is.
    ///
    /// An entry whose id is in the ledger already, or earlier in the same call, adds nothing, whoever records it: the
    /// first time that it was recorded stands.
    ///
    /// # Errors
    /// [`Error::DifferentContent`] names an id that is known with another kind, person, tier or body. It is an error
    /// even for the tier alone: an entry that was to be privileged must not silently stay public.
    /// [`Error::Blank`] names a field that must not be empty.
    pub fn append(&mut self, entries: &[NewEntry], recorded: &Recorded) -> Result<Appended> {
        check_blank("recorded by", Some(&recorded.by))?;
        for entry in entries {
            check_blank("id", Some(entry.id.as_str()))?;
            check_blank("person", entry.person.as_deref())?;
            check_blank("tier", entry.tier.as_deref())?;
        }
        let path = &self.path;
        let explain = |e| Error::from_sqlite(APPEND, path, e);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(explain)?;
        let mut last = last_link(&transaction, "entries").map_err(explain)?;
        let mut added = 0;
        for entry in entries {
            match find_difference(&transaction, entry).map_err(explain)? {
                Known::Not => {
                    last = insert(&transaction, last, entry, recorded).map_err(explain)?;
                    added += 1;
                }
                Known::Same => {}
                Known::But(field) => {
                    return Err(Error::DifferentContent { id: entry.id.as_str().to_owned(), field });
                }
            }
        }
        transaction.commit().map_err(explain)?;
        Ok(Appended { added, already: entries.len() - added, last_seq: last.0.unsigned_abs() })
    }
}

/// Refuses an empty text where there must be one.
pub(crate) fn check_blank(field: &'static str, text: Option<&str>) -> Result<()> {
    match text {
        Some(text) if text.trim().is_empty() => Err(Error::Blank { field }),
        _ => Ok(()),
    }
}

/// Whether the ledger has an entry with this id.
enum Known {
    Not,
    Same,
    But(&'static str),
}

fn find_difference(connection: &Connection, entry: &NewEntry) -> rusqlite::Result<Known> {
    connection
        .prepare_cached("SELECT kind, person, tier, body FROM entries WHERE id = ?1")?
        .query_row([entry.id.as_str()], |row| {
            let differs = [
                ("kind", row.get_ref(0)?.as_str()? != entry.kind.as_str()),
                ("person", row.get_ref(1)?.as_str_or_null()? != entry.person.as_deref()),
                ("tier", row.get_ref(2)?.as_str_or_null()? != entry.tier.as_deref()),
                ("body", row.get_ref(3)?.as_str()? != entry.body),
            ];
            let first = differs.into_iter().find(|(_, differs)| *differs);
            Ok(first.map_or(Known::Same, |(field, _)| Known::But(field)))
        })
        .optional()
        .map(|known| known.unwrap_or(Known::Not))
}

fn insert(
    connection: &Connection,
    (last_seq, last): (i64, Link),
    entry: &NewEntry,
    recorded: &Recorded,
) -> rusqlite::Result<(i64, Link)> {
    let seq = last_seq + 1;
    let link = EntryFields {
        seq,
        kind: entry.kind.as_str().as_bytes(),
        person: entry.person.as_deref().map(str::as_bytes),
        id: entry.id.as_str().as_bytes(),
        tier: entry.tier.as_deref().map(str::as_bytes),
        recorded_at: recorded.at,
        recorded_by: recorded.by.as_bytes(),
        body: entry.body.as_bytes(),
    }
    .link(&last);
    connection
        .prepare_cached(
            "INSERT INTO entries (seq, kind, person, id, tier, recorded_at, recorded_by, chain, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            seq,
            entry.kind.as_str(),
            &entry.person,
            entry.id.as_str(),
            &entry.tier,
            recorded.at,
            &recorded.by,
            link,
            &entry.body,
        ))?;
    Ok((seq, link))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntryId, EntryKind};

    fn entry(id: &str, bytes: usize) -> NewEntry {
        let body = "x".repeat(bytes);
        NewEntry { id: EntryId::new(id), kind: EntryKind::Act, person: None, tier: None, body }
    }

    /// A bound on pages makes the database as full as a full disk does.
    #[test]
    fn a_full_disk_is_said_and_nothing_is_half_there() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut ledger = Ledger::open(folder.path().join("made-up.ledger")).unwrap();
        let recorded = Recorded { at: 1, by: "volunteer".to_owned() };
        let set_pages = |ledger: &Ledger, pages: i64| {
            ledger.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), (), |_| Ok(())).unwrap();
        };
        set_pages(&ledger, 20);
        let error = ledger.append(&[entry("small", 1), entry("large", 1_000_000)], &recorded).unwrap_err();
        assert!(matches!(error, Error::DiskFull { operation: APPEND, .. }), "{error:?}");
        assert!(error.to_string().ends_with("the disk is full; nothing of this was kept"));
        assert_eq!(ledger.verify().unwrap().entries, 0);
        set_pages(&ledger, 1_000_000);
        assert_eq!(ledger.append(&[entry("large", 1_000_000)], &recorded).unwrap().added, 1);
    }
}
