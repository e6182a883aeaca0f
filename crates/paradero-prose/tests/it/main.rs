//! The tests of reading: one binary, so that it links once. All people in them are made up.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod articles;
mod expect;
mod public;
mod round_trip;
mod worked;

/// Every file of this folder is a module here: one that is forgotten tests nothing.
#[test]
fn no_test_file_is_forgotten() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let main = std::fs::read_to_string(folder.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").to_owned();
        assert!(name == "main" || main.contains(&format!("mod {name};")), "{name}");
    }
}
