//! Writing findings as an Arrow file.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::types::UInt16Type;
use arrow_array::{
    ArrayRef, DictionaryArray, Int64Array, PrimitiveArray, RecordBatch, StringArray, UInt32Array, UInt64Array,
};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use paradero_law::columns::{Findings, Judged, Program};

use crate::ArrowFault;

/// Writes findings chunk by chunk, sorted within each: `person`, `safeguard`, `trigger` (the row of the file of events), `verdict`,
/// `witness` (a row of that file) and `due` (seconds from 1970 in universal time).
pub struct FindingWriter {
    path: PathBuf,
    writer: FileWriter<BufWriter<File>>,
    schema: Arc<Schema>,
    safeguards: Arc<StringArray>,
    verdicts: Arc<StringArray>,
}

impl FindingWriter {
    /// Begins a file.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn create(path: &Path, program: &Program) -> Result<Self, ArrowFault> {
        let words = || DataType::Dictionary(Box::new(DataType::UInt16), Box::new(DataType::Utf8));
        let schema = Arc::new(Schema::new(vec![
            Field::new("person", DataType::UInt32, false),
            Field::new("safeguard", words(), false),
            Field::new("trigger", DataType::UInt64, false),
            Field::new("verdict", words(), false),
            Field::new("witness", DataType::UInt64, true),
            Field::new("due", DataType::Int64, true),
        ]));
        let file = File::create(path).map_err(|error| ArrowFault::new(path, format!("it cannot be made: {error}")))?;
        let writer =
            FileWriter::try_new(BufWriter::new(file), &schema).map_err(|error| ArrowFault::new(path, error))?;
        Ok(Self {
            path: path.to_path_buf(),
            writer,
            schema,
            safeguards: Arc::new(StringArray::from_iter_values(program.safeguards())),
            verdicts: Arc::new(StringArray::from_iter_values(Judged::ALL.iter().map(|judged| judged.word()))),
        })
    }

    /// Adds the findings of a chunk that begins at a row of the file of events.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write(&mut self, findings: &mut Findings, first: u64) -> Result<(), ArrowFault> {
        findings.sort();
        let batch = self.batch(findings, first).and_then(|batch| self.writer.write(&batch));
        batch.map_err(|error| ArrowFault::new(&self.path, error))
    }

    /// Ends the file.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn finish(mut self) -> Result<(), ArrowFault> {
        self.writer.finish().map_err(|error| ArrowFault::new(&self.path, error))
    }

    fn batch(&self, findings: &Findings, first: u64) -> Result<RecordBatch, ArrowError> {
        let words = |codes: Vec<u16>, words: &Arc<StringArray>| -> Result<ArrayRef, ArrowError> {
            let keys = PrimitiveArray::<UInt16Type>::from(codes);
            Ok(Arc::new(DictionaryArray::try_new(keys, words.clone())?))
        };
        let is_shown = |judged: Judged| matches!(judged, Judged::Kept | Judged::Crossed);
        let details = || findings.judged.iter().copied().zip(findings.detail.iter().copied());
        let witness = |(judged, detail): (Judged, i64)| {
            u64::try_from(detail).ok().filter(|_| is_shown(judged)).map(|row| first + row)
        };
        let due = |(judged, detail): (Judged, i64)| {
            Some(detail).filter(|detail| {
                matches!(judged, Judged::Running | Judged::NotShown) && *detail >= 0 && *detail < i64::MAX
            })
        };
        let trigger = findings.trigger.iter().map(|row| first + u64::from(*row));
        let verdicts = findings.judged.iter().map(|judged| *judged as u16).collect();
        RecordBatch::try_new(
            self.schema.clone(),
            vec![
                Arc::new(UInt32Array::from(findings.person.clone())),
                words(findings.safeguard.clone(), &self.safeguards)?,
                Arc::new(UInt64Array::from_iter_values(trigger)),
                words(verdicts, &self.verdicts)?,
                Arc::new(details().map(witness).collect::<UInt64Array>()),
                Arc::new(details().map(due).collect::<Int64Array>()),
            ],
        )
    }
}

/// Writes the findings of one chunk as a file of their own.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write_findings(path: &Path, program: &Program, findings: &mut Findings) -> Result<(), ArrowFault> {
    let mut writer = FindingWriter::create(path, program)?;
    writer.write(findings, 0)?;
    writer.finish()
}
