//! Kept files: by their hash, once, within bounds.

use paradero_ledger::{Error, FileDetails, FileHash, Ledger, MAX_FILE_BYTES};

use crate::samples::{at, new_path};

#[test]
fn a_kept_file_comes_back_as_it_was() {
    let (_folder, path) = new_path();
    let every_byte: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let mut ledger = Ledger::open(&path).unwrap();
    let hash = ledger.keep_file(&every_byte, "application/pdf", "made-up.pdf", &at(1)).unwrap();
    let empty = ledger.keep_file(b"", "text/plain", "empty.txt", &at(2)).unwrap();
    drop(ledger);
    let ledger = Ledger::open(&path).unwrap();
    let kept = ledger.file(hash).unwrap().unwrap();
    assert_eq!(kept.bytes, every_byte);
    let details = |hash, media_type: &str, name: &str, size, seconds| FileDetails {
        hash,
        media_type: media_type.to_owned(),
        name: name.to_owned(),
        size,
        recorded: at(seconds),
    };
    let expected =
        [details(hash, "application/pdf", "made-up.pdf", 100_000, 1), details(empty, "text/plain", "empty.txt", 0, 2)];
    assert_eq!(ledger.files().unwrap(), expected);
    assert_eq!(kept.details, expected[0]);
    assert_eq!(ledger.file(FileHash::of(b"never kept")).unwrap(), None);
    assert_eq!(ledger.verify().unwrap().files, 2);
}

#[test]
fn the_same_bytes_again_add_nothing() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    let hash = ledger.keep_file(b"made up", "text/plain", "first.txt", &at(1)).unwrap();
    assert_eq!(ledger.keep_file(b"made up", "text/html", "second.html", &at(2)).unwrap(), hash);
    let files = ledger.files().unwrap();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].name, "first.txt");
    assert_eq!(files[0].recorded, at(1));
}

#[test]
fn the_bound_is_kept_to_the_byte_and_said_clearly() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    let mut bytes = vec![7; usize::try_from(MAX_FILE_BYTES).unwrap() + 1];
    let error = ledger.keep_file(&bytes, "image/tiff", "scan.tiff", &at(1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "scan.tiff has 67108865 bytes, and a kept file has at most 67108864; nothing of this was kept"
    );
    assert!(matches!(error, Error::FileTooLarge { bytes: 67_108_865, limit: MAX_FILE_BYTES, .. }));
    assert_eq!(ledger.files().unwrap(), []);
    bytes.pop();
    let hash = ledger.keep_file(&bytes, "image/tiff", "scan.tiff", &at(1)).unwrap();
    assert_eq!(ledger.file(hash).unwrap().unwrap().details.size, MAX_FILE_BYTES);
}

#[test]
fn blank_details_are_refused() {
    let mut ledger = Ledger::open_in_memory().unwrap();
    assert!(matches!(ledger.keep_file(b"x", "", "n", &at(1)), Err(Error::Blank { field: "media type" })));
    assert!(matches!(ledger.keep_file(b"x", "t", " ", &at(1)), Err(Error::Blank { field: "name" })));
    assert_eq!(ledger.files().unwrap(), []);
}
