//! Events in and findings out as Arrow and Parquet files, for the law over columns.
//!
//! The default build knows nothing of Arrow; this crate alone does, and it knows of the law no more than its columns. Files are
//! read in chunks of whole people, so memory is bounded by a row group (or a record batch) and the longest person.

mod read;
mod write;

use std::fmt;
use std::path::PathBuf;

pub use read::{Chunk, Chunks, read_events};
pub use write::{FindingWriter, write_findings};

/// Why a file cannot be read or written.
#[derive(Debug)]
pub struct ArrowFault {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, without a full stop.
    pub message: String,
}

impl fmt::Display for ArrowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for ArrowFault {}

impl ArrowFault {
    fn new(path: &std::path::Path, message: impl fmt::Display) -> Self {
        Self { path: path.to_path_buf(), message: message.to_string() }
    }
}
