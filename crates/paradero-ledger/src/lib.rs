//! The ledger keeps what was said, for good: an append-only store on `SQLite`, with a chain of hashes over every entry.
//!
//! At this level an entry is opaque text with a few keys ([`NewEntry`]). The crate promises four things about it:
//!
//! - **Nothing is edited or lost.** The database itself refuses to change, replace or remove a row, whoever asks; a
//!   correction is a new entry.
//! - **Acknowledged is durable.** When [`Ledger::append`] returns `Ok`, every entry of that call is on the disk; when
//!   it does not return, all of them are there or none.
//! - **Saying it twice changes nothing.** An entry's id is derived from its content by the caller, so that appending it
//!   again adds nothing. The same id with other content is refused by name.
//! - **Tampering shows.** Each row carries SHA-256 over the row before it and its own content; [`Ledger::verify`] walks
//!   the chain and names the first row that does not fit. A cut at the very end leaves a shorter chain that fits:
//!   note [`Ledger::head`] somewhere else, and ask [`Ledger::head_at`] later.
//!
//! Beside the ledger lies `<ledger>.standings`, the cache of what was derived from it ([`Standings`]). It may be thrown
//! away at any time.
//!
//! The crate reads no clock and no environment: when something was recorded, and by whom, is a parameter
//! ([`Recorded`]). It knows nothing about who may see an entry; `tier` is a key like the others.
//!
//! ```
//! use paradero_ledger::{EntryId, EntryKind, Ledger, NewEntry, Recorded};
//!
//! let mut ledger = Ledger::open_in_memory()?;
//! let call = NewEntry {
//!     id: EntryId::new("statement-1"),
//!     kind: EntryKind::Statement,
//!     person: Some("made-up-person".to_owned()),
//!     tier: Some("team".to_owned()),
//!     body: "2025-03-14 locator_checked".to_owned(),
//! };
//! let recorded = Recorded { at: 1_741_996_800, by: "hotline".to_owned() };
//! assert_eq!(ledger.append(&[call.clone()], &recorded)?.added, 1);
//! assert_eq!(ledger.append(&[call], &recorded)?.added, 0);
//! assert_eq!(ledger.entries_of("made-up-person", None)?.len(), 1);
//! assert_eq!(ledger.verify()?.entries, 1);
//! # Ok::<(), paradero_ledger::Error>(())
//! ```
#![forbid(unsafe_code)]

mod append;
mod chain;
mod entry;
mod error;
mod files;
mod ledger;
mod open;
mod schema;
mod standings;
mod verify;

pub use entry::{Appended, Change, Entry, EntryId, EntryKind, NewEntry, PersonEntries, Recorded, Said};
pub use error::{Error, Result};
pub use files::{FileDetails, FileHash, KeptFile, MAX_FILE_BYTES};
pub use ledger::Ledger;
pub use standings::{PackNote, Standing, Standings};
pub use verify::Verified;
