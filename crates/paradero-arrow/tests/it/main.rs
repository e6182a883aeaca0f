//! Round trips of events and findings, and files that are not what they should be.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::Arc;

use arrow_array::types::{Int8Type, UInt16Type};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int32Array, Int64Array, RecordBatch, StringArray, UInt8Array, UInt32Array,
    UInt64Array,
};
use arrow_ipc::reader::FileReader;
use arrow_ipc::writer::FileWriter;
use paradero_arrow::{Chunk, FindingWriter, read_events};
use paradero_law::Pack;
use paradero_law::columns::{Columns, Findings, Judge, Program, Schema, Setting};
use paradero_law::holiday::Holidays;
use paradero_record::{EventKind, Instant, Zone};
use parquet::arrow::ArrowWriter;

const KINDS: [&str; 3] = ["transferred", "counsel_notified", "released"];

fn events(person: &[u32], at: &[i32], kind: &[u8]) -> RecordBatch {
    let columns: [(&str, ArrayRef); 3] = [
        ("person", Arc::new(UInt32Array::from(person.to_vec()))),
        ("ts", Arc::new(Int32Array::from(at.to_vec()))),
        ("ev", Arc::new(UInt8Array::from(kind.to_vec()))),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

fn write_arrow(path: &Path, batches: &[RecordBatch]) {
    let mut writer = FileWriter::try_new(std::fs::File::create(path).unwrap(), &batches[0].schema()).unwrap();
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.finish().unwrap();
}

fn write_parquet(path: &Path, batches: &[RecordBatch]) {
    let file = std::fs::File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batches[0].schema(), None).unwrap();
    for batch in batches {
        writer.write(batch).unwrap();
    }
    writer.close().unwrap();
}

fn read(path: &Path) -> Result<Vec<Chunk>, String> {
    let chunks = read_events(path, &KINDS).map_err(|fault| fault.to_string())?;
    chunks.collect::<Result<_, _>>().map_err(|fault| fault.to_string())
}

fn joined(chunks: &[Chunk]) -> (Vec<u32>, Vec<i64>, Vec<u16>) {
    let all = |of: fn(&Chunk) -> &Vec<u32>| chunks.iter().flat_map(|chunk| of(chunk).clone()).collect();
    (
        all(|chunk| &chunk.person),
        chunks.iter().flat_map(|chunk| chunk.at.clone()).collect(),
        chunks.iter().flat_map(|chunk| chunk.kind.clone()).collect(),
    )
}

#[test]
fn events_are_read_in_chunks_of_whole_people() {
    let folder = tempfile::tempdir().unwrap();
    // The second person goes on in the second and the third batch.
    let batches = [
        events(&[1, 1, 2], &[5, 6, 1], &[0, 1, 0]),
        events(&[2, 2], &[2, 3], &[1, 2]),
        events(&[2, 7, 9], &[4, 1, 1], &[2, 0, 0]),
    ];
    let (arrow, parquet) = (folder.path().join("e.arrow"), folder.path().join("e.parquet"));
    write_arrow(&arrow, &batches);
    write_parquet(&parquet, &batches);
    let own = read(&arrow).unwrap();
    assert_eq!(
        own.iter().map(|chunk| (chunk.first, chunk.person.clone())).collect::<Vec<_>>(),
        [(0, vec![1, 1]), (2, vec![2, 2, 2, 2, 7]), (7, vec![9]),]
    );
    let whole = (vec![1, 1, 2, 2, 2, 2, 7, 9], vec![5, 6, 1, 2, 3, 4, 1, 1], vec![0, 1, 0, 1, 2, 2, 0, 0]);
    assert_eq!(joined(&own), whole);
    assert_eq!(joined(&read(&parquet).unwrap()), whole);
}

#[test]
fn kinds_may_be_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("e.arrow");
    let names = ["released", "transferred", "something else"];
    let dictionary: DictionaryArray<Int8Type> = names.into_iter().collect();
    for kinds in [Arc::new(StringArray::from(names.to_vec())) as ArrayRef, Arc::new(dictionary)] {
        let columns: [(&str, ArrayRef); 3] = [
            ("person", Arc::new(UInt64Array::from(vec![1, 1, 2]))),
            ("ts", Arc::new(Int64Array::from(vec![1, 2, 3]))),
            ("kind", kinds),
        ];
        write_arrow(&path, &[RecordBatch::try_from_iter(columns).unwrap()]);
        assert_eq!(joined(&read(&path).unwrap()).2, [2, 0, 3]);
        assert!(read_events(&path, &KINDS).unwrap().has_names());
    }
}

#[test]
fn unsorted_rows_are_refused_with_the_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("e.arrow");
    write_arrow(&path, &[events(&[1, 1], &[5, 6], &[0, 1]), events(&[2, 2], &[4, 3], &[1, 2])]);
    assert!(read(&path).unwrap_err().contains("row 3 belongs before the row above it"));
    // Across two batches too.
    write_arrow(&path, &[events(&[1, 4], &[5, 6], &[0, 1]), events(&[3], &[4], &[1])]);
    assert!(read(&path).unwrap_err().contains("row 2 belongs before the row above it"));
}

#[test]
fn what_does_not_fit_is_refused_with_the_row() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("e.arrow");
    let batch = |person: ArrayRef, at: ArrayRef| {
        let ev: ArrayRef = Arc::new(UInt8Array::from(vec![0; person.len()]));
        RecordBatch::try_from_iter([("person", person), ("ts", at), ("ev", ev)]).unwrap()
    };
    let some = || Arc::new(Int64Array::from(vec![1, 2])) as ArrayRef;
    write_arrow(&path, &[batch(Arc::new(Int64Array::from(vec![1, -1])), some())]);
    assert!(read(&path).unwrap_err().contains("`person` says nothing, or too large a number, in row 1"));
    write_arrow(&path, &[batch(Arc::new(UInt32Array::from(vec![Some(1), None])), some())]);
    assert!(read(&path).unwrap_err().contains("`person` says nothing"));
    write_arrow(&path, &[batch(Arc::new(StringArray::from(vec!["a", "b"])), some())]);
    assert!(read(&path).unwrap_err().contains("`person` holds no whole numbers, but Utf8"));
    let lacking = RecordBatch::try_from_iter([("person", some())]).unwrap();
    write_arrow(&path, &[lacking]);
    assert!(read(&path).unwrap_err().contains("has no column `ts`"));
}

#[test]
fn damaged_files_give_faults_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let person: Vec<u32> = (0..400).collect();
    let batch = events(&person, &vec![7; 400], &vec![0; 400]);
    for ending in ["arrow", "parquet"] {
        let path = folder.path().join(format!("whole.{ending}"));
        let write = if ending == "arrow" { write_arrow } else { write_parquet };
        write(&path, std::slice::from_ref(&batch));
        let whole = std::fs::read(&path).unwrap();
        let cut = folder.path().join(format!("cut.{ending}"));
        for length in (0..whole.len()).step_by(37) {
            std::fs::write(&cut, &whole[..length]).unwrap();
            assert!(read(&cut).is_err(), "{ending} cut after {length} bytes");
        }
        std::fs::write(&cut, vec![0x41; 4_000]).unwrap();
        assert!(read(&cut).is_err());
        assert!(read(&folder.path().join("none")).unwrap_err().contains("cannot be opened"));
    }
}

#[test]
fn findings_come_back_as_they_were_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f.arrow");
    let pack = "pack t \"T (made up)\"  version \"1\"\n\nsafeguard R-1 \"told\"\n  stage custody\n  when transferred\n  \
                expect counsel_notified\n  within 24 hours\n  cite practice \"none\"\n";
    let schema = Schema { kinds: KINDS.map(EventKind::find).to_vec(), ..Schema::default() };
    let (zone, holidays) = (Zone::utc(), Holidays::federal());
    let (from, as_of) = (Instant::from_second(0), Instant::from_second(900_000));
    let setting = Setting { zone: &zone, holidays: &holidays, from, as_of };
    let program = Program::compile(&Pack::parse(pack).unwrap(), &schema, &setting);
    let (person, at, kind) = ([1, 1, 2, 3], [100_i64, 200, 300, 890_000], [0_u8, 1, 0, 0]);
    let columns = Columns::new(&person, &at, &kind, 0).unwrap();
    let mut findings = Findings::default();
    Judge::new(&program).judge(&columns, &mut findings);
    let mut writer = FindingWriter::create(&path, &program).unwrap();
    // As if the chunk began at row 10 of its file.
    writer.write(&mut findings, 10).unwrap();
    writer.finish().unwrap();
    let batch = FileReader::try_new(std::fs::File::open(&path).unwrap(), None).unwrap().next().unwrap().unwrap();
    let column = |name: &str| batch.column_by_name(name).unwrap().clone();
    let words = |name: &str| {
        let column = column(name);
        let words = column.as_any().downcast_ref::<DictionaryArray<UInt16Type>>().unwrap().clone();
        let typed = words.downcast_dict::<StringArray>().unwrap();
        typed.into_iter().map(|word| word.unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(words("verdict"), ["kept", "not_shown", "running"]);
    assert_eq!(words("safeguard"), ["R-1", "R-1", "R-1"]);
    let numbers = |name: &str| format!("{:?}", column(name).to_data().buffers()[0].typed_data::<u64>());
    assert_eq!(numbers("trigger"), "[10, 12, 13]");
    let witness = column("witness");
    let witness = witness.as_any().downcast_ref::<UInt64Array>().unwrap();
    assert_eq!(witness.iter().collect::<Vec<_>>(), [Some(11), None, None]);
    let due = column("due");
    let due = due.as_any().downcast_ref::<Int64Array>().unwrap();
    assert_eq!(due.iter().collect::<Vec<_>>(), [None, Some(86_700), Some(976_400)]);
}

#[test]
fn altered_files_never_end_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let person: Vec<u32> = (0..300).collect();
    let batch = events(&person, &vec![7; 300], &vec![0; 300]);
    let mut seed = 1_u64;
    let mut dice = |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % sides
    };
    for ending in ["arrow", "parquet"] {
        let path = folder.path().join(format!("whole.{ending}"));
        let write = if ending == "arrow" { write_arrow } else { write_parquet };
        write(&path, std::slice::from_ref(&batch));
        let whole = std::fs::read(&path).unwrap();
        let altered = folder.path().join(format!("altered.{ending}"));
        let mut refused = 0;
        for _ in 0..1_500 {
            let mut bytes = whole.clone();
            for _ in 0..=dice(3) {
                let at = dice(bytes.len());
                bytes[at] = u8::try_from(dice(256)).unwrap();
            }
            std::fs::write(&altered, &bytes).unwrap();
            refused += usize::from(read(&altered).is_err());
        }
        assert!(refused > 100, "{refused} of the altered {ending} files were refused");
    }
}
