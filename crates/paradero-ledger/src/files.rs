//! Kept files: the bytes behind a source, by their hash, as they were when they came in.

use std::fmt;

use rusqlite::{Connection, Row, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::append::check_blank;
use crate::chain::{self, FileFields};
use crate::entry::Recorded;
use crate::error::{Error, Result};
use crate::ledger::{Ledger, last_link};

/// The most bytes that one kept file may have: 64 MiB.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

const KEEP: &str = "keep a file in";

/// SHA-256 of a kept file; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// Computes the hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits, of either case; none if the text is anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut hash = [0; 32];
        let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair.iter().try_fold(0, |byte: u8, digit| Some(byte << 4 | u8::try_from(*digit).ok()?))?;
        }
        Some(Self(hash))
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&chain::hex(&self.0))
    }
}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileHash({self})")
    }
}

/// What the ledger knows about a kept file, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDetails {
    /// The hash by which it is found.
    pub hash: FileHash,
    /// The media type as it was given, such as `application/pdf`.
    pub media_type: String,
    /// The name under which it first came in.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it first came in, and who kept it.
    pub recorded: Recorded,
}

/// A kept file with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// What is known about it.
    pub details: FileDetails,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Ledger {
    /// Keeps a file and returns its hash; on the disk when this returns `Ok`.
    ///
    /// The same bytes again add nothing: the first media type, name and recorder stand. Under which other names a file
    /// came in is for the entries to say.
    ///
    /// # Errors
    /// [`Error::FileTooLarge`] above [`MAX_FILE_BYTES`], [`Error::Blank`] for an empty media type, name or recorder.
    pub fn keep_file(&mut self, bytes: &[u8], media_type: &str, name: &str, recorded: &Recorded) -> Result<FileHash> {
        check_blank("media type", Some(media_type))?;
        check_blank("name", Some(name))?;
        check_blank("recorded by", Some(&recorded.by))?;
        let size = bytes.len() as u64;
        if size > MAX_FILE_BYTES {
            return Err(Error::FileTooLarge { name: name.to_owned(), bytes: size, limit: MAX_FILE_BYTES });
        }
        let details = FileDetails {
            hash: FileHash::of(bytes),
            media_type: media_type.to_owned(),
            name: name.to_owned(),
            size,
            recorded: recorded.clone(),
        };
        let path = &self.path;
        let explain = |e| Error::from_sqlite(KEEP, path, e);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(explain)?;
        if !is_kept(&transaction, details.hash).map_err(explain)? {
            insert(&transaction, &details, bytes).map_err(explain)?;
        }
        transaction.commit().map_err(explain)?;
        Ok(details.hash)
    }

    /// Finds a kept file by its hash.
    ///
    /// # Errors
    /// [`Error::FileDoesNotFit`] if the bytes are no longer those that were kept: they are never handed out as if they
    /// were.
    pub fn file(&self, hash: FileHash) -> Result<Option<KeptFile>> {
        let found = self.list(
            "SELECT hash, media_type, name, size, recorded_at, recorded_by, bytes, seq FROM files WHERE hash = ?1",
            [hash.to_string()],
            |row| Ok((KeptFile { details: read_details(row)?, bytes: row.get(6)? }, row.get(7)?)),
        )?;
        match found.into_iter().next() {
            Some((file, seq)) if FileHash::of(&file.bytes) != hash => {
                Err(Error::FileDoesNotFit { path: self.path.clone(), seq, hash: file.details.hash.to_string() })
            }
            found => Ok(found.map(|(file, _)| file)),
        }
    }

    /// Returns what is known about every kept file, in the order in which they came in.
    pub fn files(&self) -> Result<Vec<FileDetails>> {
        self.list(
            "SELECT hash, media_type, name, size, recorded_at, recorded_by FROM files ORDER BY seq",
            (),
            read_details,
        )
    }
}

fn is_kept(connection: &Connection, hash: FileHash) -> rusqlite::Result<bool> {
    connection.prepare_cached("SELECT 1 FROM files WHERE hash = ?1")?.exists([hash.to_string()])
}

fn insert(connection: &Connection, details: &FileDetails, bytes: &[u8]) -> rusqlite::Result<()> {
    let (last_seq, last) = last_link(connection, "files")?;
    let FileDetails { hash, media_type, name, size, recorded } = details;
    let (seq, hash) = (last_seq + 1, hash.to_string());
    let link = FileFields {
        seq,
        hash: hash.as_bytes(),
        media_type: media_type.as_bytes(),
        name: name.as_bytes(),
        // At most MAX_FILE_BYTES, so the cast keeps the number.
        size: size.cast_signed(),
        recorded_at: recorded.at,
        recorded_by: recorded.by.as_bytes(),
    }
    .link(&last);
    connection
        .prepare_cached(
            "INSERT INTO files (seq, hash, media_type, name, size, recorded_at, recorded_by, chain, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((seq, hash, media_type, name, size, recorded.at, &recorded.by, link, bytes))?;
    Ok(())
}

fn read_details(row: &Row<'_>) -> rusqlite::Result<FileDetails> {
    let hash = FileHash::from_hex(row.get_ref(0)?.as_str()?)
        .ok_or_else(|| rusqlite::Error::InvalidColumnType(0, "hash".to_owned(), rusqlite::types::Type::Text))?;
    Ok(FileDetails {
        hash,
        media_type: row.get(1)?,
        name: row.get(2)?,
        size: row.get(3)?,
        recorded: Recorded { at: row.get(4)?, by: row.get(5)? },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_reads_back_from_its_text() {
        let hash = FileHash::of(b"");
        assert_eq!(hash.to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(FileHash::from_hex(&hash.to_string().to_uppercase()), Some(hash));
        for wrong in ["", "e3", &"g".repeat(64), &"0".repeat(63), &"0".repeat(65), &"é".repeat(32)] {
            assert_eq!(FileHash::from_hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_schema_has_the_same_bound() {
        assert!(
            crate::schema::OBJECTS.iter().any(|(_, sql)| sql.contains(&format!("BETWEEN 0 AND {MAX_FILE_BYTES})")))
        );
    }
}
