//! Reading events: the columns `person`, `ts` and `ev` or `kind`, sorted by person and time.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, RecordBatch};
use arrow_ipc::reader::FileReader;
use arrow_schema::{ArrowError, DataType};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::ArrowFault;

/// Rows of whole people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chunk {
    /// The row of the file that the first of them is.
    pub first: u64,
    /// The persons' numbers.
    pub person: Vec<u32>,
    /// When, in the file's own seconds.
    pub at: Vec<i64>,
    /// The codes of the kinds.
    pub kind: Vec<u16>,
}

/// The chunks of a file, one after the other. Ends after the first fault.
pub struct Chunks {
    path: PathBuf,
    batches: Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>>>,
    /// The names of kinds, where the file has names and not codes.
    kinds: Option<Vec<String>>,
    /// The rows of a person who may go on in the next batch.
    rest: Chunk,
    is_over: bool,
}

/// How many rows are asked for at a time.
const BATCH: usize = 1 << 18;

/// Opens a `.parquet` file, or an Arrow file of any other ending.
///
/// The column `ev` has codes of kinds; in its place may stand `kind` with their names in text, plain or as a dictionary: those
/// become their places among `kinds`, and a name that is not there the length of `kinds`.
///
/// # Errors
///
/// When it cannot be opened, is no such file, or lacks one of the columns.
pub fn read_events(path: &Path, kinds: &[&str]) -> Result<Chunks, ArrowFault> {
    guarded(path, || open(path, kinds))
}

/// Runs what the library does with a file. On some damaged files it panics; that is a fault of the file like any other.
fn guarded<T>(path: &Path, run: impl FnOnce() -> Result<T, ArrowFault>) -> Result<T, ArrowFault> {
    let damaged = |_| Err(ArrowFault::new(path, "the file is damaged"));
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or_else(damaged)
}

fn open(path: &Path, kinds: &[&str]) -> Result<Chunks, ArrowFault> {
    let fault = |error: &dyn std::fmt::Display| ArrowFault::new(path, error);
    let file = File::open(path).map_err(|error| fault(&format!("it cannot be opened: {error}")))?;
    let is_parquet = path.extension().is_some_and(|ending| ending == "parquet");
    let (schema, batches): (_, Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>>>) = if is_parquet {
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| fault(&error))?;
        let schema = builder.schema().clone();
        (schema, Box::new(builder.with_batch_size(BATCH).build().map_err(|error| fault(&error))?))
    } else {
        let reader = FileReader::try_new(BufReader::new(file), None).map_err(|error| fault(&error))?;
        (reader.schema(), Box::new(reader))
    };
    let is_named = schema.field_with_name("ev").is_err() && schema.field_with_name("kind").is_ok();
    for name in ["person", "ts", if is_named { "kind" } else { "ev" }] {
        let field = schema.field_with_name(name).map_err(|_| fault(&format!("it has no column `{name}`")))?;
        let (is_right, what) = match name {
            "kind" => (is_text(field.data_type()), "text"),
            _ => (field.data_type().is_integer(), "whole numbers"),
        };
        if !is_right {
            return Err(fault(&format!("the column `{name}` holds no {what}, but {}", field.data_type())));
        }
    }
    let kinds = is_named.then(|| kinds.iter().map(|kind| (*kind).to_owned()).collect());
    Ok(Chunks { path: path.to_path_buf(), batches, kinds, rest: Chunk::default(), is_over: false })
}

impl Iterator for Chunks {
    type Item = Result<Chunk, ArrowFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let path = self.path.clone();
            let batch = guarded(&path, || {
                let batch = self.batches.next().transpose().map_err(|error| ArrowFault::new(&path, error))?;
                batch.map(|batch| self.take(&batch)).transpose()
            });
            let Some(batch) = batch.transpose() else {
                self.is_over = true;
                let rest = std::mem::take(&mut self.rest);
                return Some(Ok(rest)).filter(|rest| rest.as_ref().is_ok_and(|rest| !rest.person.is_empty()));
            };
            match batch {
                Ok(chunk) if chunk.person.is_empty() => {}
                Ok(chunk) => return Some(Ok(chunk)),
                Err(fault) => {
                    self.is_over = true;
                    return Some(Err(fault));
                }
            }
        }
        None
    }
}

impl Chunks {
    /// Whether the file names kinds in a column `kind`, and gives no codes that mean what only its maker knows.
    pub fn has_names(&self) -> bool {
        self.kinds.is_some()
    }

    /// Adds a batch to what is left of the last one, and gives what certainly holds whole people.
    fn take(&mut self, batch: &RecordBatch) -> Result<Chunk, ArrowFault> {
        let known = self.rest.person.len();
        let first = self.rest.first;
        let fault = |path: &Path, name: &str, row: usize| {
            let row = first + (known + row) as u64;
            ArrowFault::new(path, format!("the column `{name}` says nothing, or too large a number, in row {row}"))
        };
        let path = &self.path;
        numbers(batch, "person", |n| u32::try_from(n).ok(), &mut self.rest.person)
            .map_err(|row| fault(path, "person", row))?;
        numbers(batch, "ts", Some, &mut self.rest.at).map_err(|row| fault(path, "ts", row))?;
        if let Some(kinds) = &self.kinds {
            names(batch, kinds, &mut self.rest.kind).map_err(|row| fault(path, "kind", row))?;
        } else {
            let narrow = |n| u16::try_from(n).ok();
            numbers(batch, "ev", narrow, &mut self.rest.kind).map_err(|row| fault(path, "ev", row))?;
        }
        let rest = &mut self.rest;
        let unsorted = (known.max(1)..rest.person.len())
            .find(|row| (rest.person[*row], rest.at[*row]) < (rest.person[*row - 1], rest.at[*row - 1]));
        if let Some(row) = unsorted {
            let row = first + row as u64;
            let message = format!("row {row} belongs before the row above it: sort by person, then by time");
            return Err(ArrowFault::new(path, message));
        }
        let last = rest.person.last();
        let whole = rest.person.partition_point(|person| Some(person) < last);
        let next = Chunk {
            first: first + whole as u64,
            person: rest.person.split_off(whole),
            at: rest.at.split_off(whole),
            kind: rest.kind.split_off(whole),
        };
        Ok(std::mem::replace(rest, next))
    }
}

/// Appends a column of whole numbers; the row of the first that is missing or does not fit.
fn numbers<T>(
    batch: &RecordBatch,
    name: &str,
    narrow: impl Fn(i64) -> Option<T>,
    all: &mut Vec<T>,
) -> Result<(), usize> {
    let column = batch.column_by_name(name).ok_or(0_usize)?;
    if column.null_count() > 0 {
        return Err((0..column.len()).find(|row| column.is_null(*row)).unwrap_or(0));
    }
    all.reserve(column.len());
    macro_rules! of {
        ($type:ty) => {
            for (row, number) in column.as_primitive::<$type>().values().iter().enumerate() {
                let number = i64::try_from(*number).ok().and_then(&narrow);
                all.push(number.ok_or(row)?);
            }
        };
    }
    match column.data_type() {
        DataType::UInt8 => of!(UInt8Type),
        DataType::UInt16 => of!(UInt16Type),
        DataType::UInt32 => of!(UInt32Type),
        DataType::UInt64 => of!(UInt64Type),
        DataType::Int8 => of!(Int8Type),
        DataType::Int16 => of!(Int16Type),
        DataType::Int32 => of!(Int32Type),
        DataType::Int64 => of!(Int64Type),
        _ => return Err(0),
    }
    Ok(())
}

fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 => true,
        DataType::Dictionary(_, values) => **values == DataType::Utf8,
        _ => false,
    }
}

/// Appends the places of names among the kinds; the row of the first that is missing.
fn names(batch: &RecordBatch, kinds: &[String], all: &mut Vec<u16>) -> Result<(), usize> {
    let column = batch.column_by_name("kind").ok_or(0_usize)?;
    let code = |name: &str| {
        let place = kinds.iter().position(|kind| kind == name).unwrap_or(kinds.len());
        u16::try_from(place).unwrap_or(u16::MAX)
    };
    if let Some(names) = column.as_string_opt::<i32>() {
        for row in 0..names.len() {
            all.push(if names.is_null(row) { return Err(row) } else { code(names.value(row)) });
        }
        return Ok(());
    }
    let dictionary = column.as_any_dictionary_opt().ok_or(0_usize)?;
    let words = dictionary.values().as_string_opt::<i32>().ok_or(0_usize)?;
    let codes: Vec<Option<u16>> =
        (0..words.len()).map(|word| (!words.is_null(word)).then(|| code(words.value(word)))).collect();
    let keys = if words.is_empty() { Vec::new() } else { dictionary.normalized_keys() };
    for row in 0..column.len() {
        let key = Some(row).filter(|row| !dictionary.keys().is_null(*row)).and_then(|row| keys.get(row));
        all.push(key.and_then(|key| codes.get(*key).copied().flatten()).ok_or(row)?);
    }
    Ok(())
}
