//! What can go wrong, sorted so that the message names the file and [`Error::hint`] says what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Whatever lies beneath an error. Its text is for a log; it is never part of our own message.
type Beneath = Box<dyn std::error::Error + Send + Sync>;

/// What can go wrong with a ledger or the standings beside it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder that should hold the file does not exist.
    #[error("cannot open {path}: the folder {folder} does not exist")]
    MissingFolder {
        /// The file that was asked for.
        path: PathBuf,
        /// The folder that is not there.
        folder: PathBuf,
    },
    /// The path names a folder.
    #[error("cannot open {path}: it is a folder, not a file")]
    IsFolder {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// The file, or the folder around it, may not be written.
    #[error("cannot {operation} {path}: it may only be read")]
    ReadOnly {
        /// What was being done.
        operation: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// The file is something else. It was not touched.
    #[error("cannot open {path}: it is not a ledger; it was left as it is")]
    NotALedger {
        /// The file.
        path: PathBuf,
    },
    /// A later version of the program wrote the ledger. It was not touched.
    #[error(
        "cannot open {path}: it has ledger version {found}, and this program knows versions up to {known}; it was left as it is"
    )]
    NewerVersion {
        /// The ledger.
        path: PathBuf,
        /// The version that it has.
        found: i64,
        /// The latest version that this crate knows.
        known: i64,
    },
    /// A ledger lies where the standings, which may be thrown away, belong. It was not touched.
    #[error("cannot keep standings in {path}: that file is a ledger; it was left as it is")]
    LedgerInTheWay {
        /// The file.
        path: PathBuf,
    },
    /// Another process held the file for longer than the wait.
    #[error("cannot {operation} {path}: another process is using it and did not finish in time")]
    Locked {
        /// What was being done.
        operation: &'static str,
        /// The file.
        path: PathBuf,
        /// What `SQLite` said.
        #[source]
        source: Beneath,
    },
    /// The disk has no room. Nothing of the operation was kept.
    #[error("cannot {operation} {path}: the disk is full; nothing of this was kept")]
    DiskFull {
        /// What was being done.
        operation: &'static str,
        /// The file.
        path: PathBuf,
        /// What `SQLite` said.
        #[source]
        source: Beneath,
    },
    /// The system would not open, read or write the file.
    #[error("cannot {operation} {path}: the system could not read or write it")]
    Disk {
        /// What was being done.
        operation: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system or `SQLite` said.
        #[source]
        source: Beneath,
    },
    /// The file is a ledger, but parts of it cannot be read.
    #[error("cannot {operation} {path}: the file is damaged")]
    Damaged {
        /// What was being done.
        operation: &'static str,
        /// The file.
        path: PathBuf,
        /// What `SQLite` said.
        #[source]
        source: Beneath,
    },
    /// `SQLite` failed in a way that has no name here.
    #[error("cannot {operation} {path}: the database refused")]
    Database {
        /// What was being done.
        operation: &'static str,
        /// The file.
        path: PathBuf,
        /// What `SQLite` said.
        #[source]
        source: Beneath,
    },
    /// An entry has the id of another entry but not its content. Nothing of the append was kept.
    #[error("entry {id} is in the ledger with another {field}; nothing of this append was kept")]
    DifferentContent {
        /// The id.
        id: String,
        /// The first field that differs: `kind`, `person`, `tier` or `body`.
        field: &'static str,
    },
    /// A field that must say something is empty. Nothing was kept.
    #[error("{field} is blank; nothing of this was kept")]
    Blank {
        /// The field.
        field: &'static str,
    },
    /// A file is larger than the ledger keeps. Nothing was kept.
    #[error("{name} has {bytes} bytes, and a kept file has at most {limit}; nothing of this was kept")]
    FileTooLarge {
        /// The file's name as given.
        name: String,
        /// Its size.
        bytes: u64,
        /// The bound, [`crate::MAX_FILE_BYTES`].
        limit: u64,
    },
    /// An entry was changed, moved or removed after it was recorded.
    #[error("{path} does not hold what was recorded: entry {seq} ({id}) does not fit what stands before it")]
    EntryDoesNotFit {
        /// The ledger.
        path: PathBuf,
        /// The place of the first entry that does not fit.
        seq: i64,
        /// Its id, as it now reads.
        id: String,
    },
    /// A kept file was changed, moved or removed after it was recorded.
    #[error(
        "{path} does not hold what was recorded: kept file {seq} ({hash}) does not fit its hash or what stands before it"
    )]
    FileDoesNotFit {
        /// The ledger.
        path: PathBuf,
        /// The place of the first kept file that does not fit.
        seq: i64,
        /// Its hash, as it now reads.
        hash: String,
    },
    /// A table, index or rule of the ledger's own schema is missing, changed or new.
    #[error("{path} is not guarded as a ledger should be: {name} is missing, changed or not ours")]
    SchemaChanged {
        /// The ledger.
        path: PathBuf,
        /// The table, index or trigger.
        name: String,
    },
}

impl Error {
    /// Says what a person can do about it, in one or two sentences, apart from the message.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::MissingFolder { .. } => "Create the folder, or name another one.",
            Self::IsFolder { .. } => "Name a file inside the folder.",
            Self::ReadOnly { .. } => {
                "Allow writing to the file and to its folder, or copy the file to a place where you may write."
            }
            Self::NotALedger { .. } => "Name the ledger's file, or a new file that does not exist yet.",
            Self::NewerVersion { .. } => "Update this program, then open the ledger again.",
            Self::LedgerInTheWay { .. } => {
                "Rename that ledger so that its name is not another ledger's with .standings."
            }
            Self::Locked { .. } => "Close the other program or wait for it, then try again.",
            Self::DiskFull { .. } => "Make room on the disk, then do it again.",
            Self::Disk { .. } => "Check that the disk is connected and that you may write to the file and its folder.",
            Self::Damaged { .. } => {
                "Keep this file as it is, restore the latest backup beside it, and compare the two."
            }
            Self::Database { .. } => {
                "Do it again; if it stays, keep the file as it is and report the details in the log."
            }
            Self::DifferentContent { .. } => "Derive the id from the content, so that other content has another id.",
            Self::Blank { .. } => "Fill it in, then do it again.",
            Self::FileTooLarge { .. } => "Keep a smaller copy: fewer pages, or a lower resolution.",
            Self::EntryDoesNotFit { .. } | Self::FileDoesNotFit { .. } => {
                "Keep this file as it is, and compare it with a backup from before; everything in front of this place is as recorded."
            }
            Self::SchemaChanged { .. } => "Keep this file as it is, and find out which program changed it.",
        }
    }

    /// Sorts what `SQLite` said by who must act.
    pub(crate) fn from_sqlite(operation: &'static str, path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let code = error.sqlite_error_code();
        let unreadable = matches!(
            error,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
        );
        let source = Box::new(error);
        match code {
            _ if unreadable => Self::Damaged { operation, path, source },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                Self::Locked { operation, path, source }
            }
            Some(ErrorCode::DiskFull) => Self::DiskFull { operation, path, source },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { operation, path },
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied) => {
                Self::Disk { operation, path, source }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { operation, path, source },
            _ => Self::Database { operation, path, source },
        }
    }
}
