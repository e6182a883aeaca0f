//! Opening: what is checked before a file is touched, how a new ledger comes to be, and how a connection is set.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::error::{Error, Result};
use crate::schema;

/// Stands in for the path of a ledger that has no file.
pub(crate) const IN_MEMORY: &str = "(in memory)";

/// Prepared statements kept per connection; more than the crate has.
const STATEMENTS_KEPT: usize = 32;

/// What the header of a database file says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Header {
    /// No file, or one without a byte: `SQLite` takes it as an empty database.
    Nothing,
    /// Something that is not a database.
    Foreign,
    /// A database with this mark and version.
    Database { application_id: i64, version: i64 },
}

/// Opens the ledger at `path`, which is made if there is none.
pub(crate) fn open_ledger(path: &Path, wait: Duration) -> Result<Connection> {
    check_path(path)?;
    match read_header(path)? {
        Header::Nothing => {}
        Header::Foreign => return Err(Error::NotALedger { path: path.to_owned() }),
        Header::Database { application_id, version } => check_mark(path, application_id, version)?,
    }
    let mut connection = connect(path, wait)?;
    prepare_ledger(&mut connection, path)?;
    Ok(connection)
}

/// Opens a ledger that lives as long as the connection.
pub(crate) fn open_ledger_in_memory() -> Result<Connection> {
    let path = Path::new(IN_MEMORY);
    let mut connection = Connection::open_in_memory().map_err(|e| Error::from_sqlite("open", path, e))?;
    prepare_ledger(&mut connection, path)?;
    Ok(connection)
}

/// Refuses a path that cannot be a file we may write, before anything is opened.
pub(crate) fn check_path(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent()
        && !folder.as_os_str().is_empty()
        && !folder.is_dir()
    {
        return Err(Error::MissingFolder { path: path.to_owned(), folder: folder.to_owned() });
    }
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(Error::IsFolder { path: path.to_owned() }),
        Ok(found) if found.permissions().readonly() => {
            Err(Error::ReadOnly { operation: "open", path: path.to_owned() })
        }
        _ if path.file_name().is_none() => Err(Error::IsFolder { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// Reads mark and version from the first hundred bytes, without `SQLite`, which would already tidy up after a crash.
///
/// The layout is that of the database header in <https://www.sqlite.org/fileformat2.html>, section 1.3: the user
/// version at byte 60, the application id at byte 68. Both are in the file itself from the moment a ledger exists,
/// because it is made before it gets a write-ahead log.
pub(crate) fn read_header(path: &Path) -> Result<Header> {
    let disk = |source| Error::Disk { operation: "open", path: path.to_owned(), source: Box::new(source) };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Header::Nothing),
        Err(error) => return Err(disk(error)),
    };
    let mut head = Vec::with_capacity(100);
    file.take(100).read_to_end(&mut head).map_err(disk)?;
    if head.is_empty() {
        return Ok(Header::Nothing);
    }
    let number = |from: usize| head.get(from..from + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
    match (number(60), number(68)) {
        (Some(version), Some(mark)) if head.starts_with(b"SQLite format 3\0") => Ok(Header::Database {
            application_id: i64::from(i32::from_be_bytes(mark)),
            version: i64::from(i32::from_be_bytes(version)),
        }),
        _ => Ok(Header::Foreign),
    }
}

/// Connects to a file for reading and writing, and waits for others as long as told.
pub(crate) fn connect(path: &Path, wait: Duration) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let explain = |e| Error::from_sqlite("open", path, e);
    let connection = Connection::open_with_flags(as_a_file(path), flags).map_err(explain)?;
    connection.busy_timeout(wait).map_err(explain)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    if connection.is_readonly("main").map_err(explain)? {
        return Err(Error::ReadOnly { operation: "open", path: path.to_owned() });
    }
    Ok(connection)
}

/// Reads mark and version through `SQLite`, and whether there is anything in the database at all.
pub(crate) fn read_mark(connection: &Connection) -> rusqlite::Result<(i64, i64, bool)> {
    let application_id = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let empty = connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
    Ok((application_id, version, empty))
}

/// `SQLite` gives `:memory:` and the empty name a meaning of their own; behind a folder they are files like any other.
fn as_a_file(path: &Path) -> PathBuf {
    if path.is_relative() { Path::new(".").join(path) } else { path.to_owned() }
}

fn check_mark(path: &Path, application_id: i64, version: i64) -> Result<()> {
    if application_id != schema::APPLICATION_ID || version < 1 {
        return Err(Error::NotALedger { path: path.to_owned() });
    }
    if version > schema::VERSION {
        return Err(Error::NewerVersion { path: path.to_owned(), found: version, known: schema::VERSION });
    }
    Ok(())
}

fn prepare_ledger(connection: &mut Connection, path: &Path) -> Result<()> {
    let explain = |e| Error::from_sqlite("open", path, e);
    // Until we know that the file is ours to write, closing must not fold its write-ahead log into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(explain)?;
    // Durable from the first byte; `fullfsync` matters where a plain sync leaves data in the drive's cache (macOS).
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")
        .map_err(explain)?;
    let (application_id, version, empty) = read_mark(connection).map_err(explain)?;
    if empty && application_id == 0 && version == 0 {
        create(connection).map_err(explain)?;
        // Another process may have been first; then this reads what it made.
        let (application_id, version, _) = read_mark(connection).map_err(explain)?;
        check_mark(path, application_id, version)?;
    } else {
        check_mark(path, application_id, version)?;
    }
    set_ledger(connection).map_err(explain)
}

/// Makes mark, version and schema in one transaction, still without a write-ahead log, so that the file itself says
/// what it is from the start.
fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if read_mark(&transaction)? == (0, 0, true) {
        transaction.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", schema::VERSION)?;
        for (_, statement) in schema::OBJECTS {
            transaction.execute_batch(statement)?;
        }
    }
    transaction.commit()
}

/// The log is folded in at 4,000 pages (16 MiB) rather than 1,000, and up to 64 MiB of pages are remembered: ids are
/// scattered, so that an import touches pages all over their index.
fn set_ledger(connection: &Connection) -> rusqlite::Result<()> {
    use_write_ahead_log(connection)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 16777216;
         PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Switches to a write-ahead log, so that readers and the writer do not wait for each other.
///
/// Where the file system has no shared memory `SQLite` stays with its rollback journal, which is as durable; readers
/// and writers then take turns.
pub(crate) fn use_write_ahead_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_name_never_means_a_database_in_memory() {
        assert_eq!(as_a_file(Path::new(":memory:")), Path::new("./:memory:"));
        assert_eq!(as_a_file(Path::new("file:x")), Path::new("./file:x"));
        assert_eq!(as_a_file(Path::new("/made-up.ledger")), Path::new("/made-up.ledger"));
    }
    /// What makes an acknowledged append durable cannot be seen from outside, so it is asked for by name.
    #[test]
    fn a_ledger_syncs_every_commit_and_guards_itself() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("made-up.ledger");
        // Once for a ledger that is being made, once for one that is there.
        for _ in 0..2 {
            let connection = open_ledger(&path, Duration::ZERO).unwrap();
            let set =
                |name: &str| connection.query_row(&format!("PRAGMA {name}"), (), |row| row.get::<_, i64>(0)).unwrap();
            // 2 is FULL (<https://www.sqlite.org/pragma.html#pragma_synchronous>).
            assert_eq!(set("synchronous"), 2);
            assert_eq!(set("fullfsync"), 1);
            assert_eq!(set("checkpoint_fullfsync"), 1);
            assert_eq!(set("recursive_triggers"), 1);
            assert!(connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
            assert!(!connection.db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE).unwrap());
        }
    }
}
