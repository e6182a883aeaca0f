//! The tests of the reader: one binary, so that it links once. All people in them are made up.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::cast_possible_truncation, reason = "the files that tests make are small")]

mod delivery;
mod document;
mod document_hostile;
mod document_make;
mod document_random;
mod hostile;
mod make;
mod mapping;
mod random;
mod shapes;

/// Every file of this folder is a module here: one that is forgotten tests nothing.
#[test]
fn no_test_file_is_forgotten() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let own = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(name == "main" || own.contains(&format!("mod {name};")), "{name}.rs is not among the modules");
    }
}
