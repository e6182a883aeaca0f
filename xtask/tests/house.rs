//! The house rules that a machine can hold.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn the_code_map_lists_the_crates_that_are_there() {
    let there: BTreeSet<String> = std::fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("Cargo.toml").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let architecture = read("ARCHITECTURE.md");
    let rows = architecture.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let listed: BTreeSet<String> = rows.filter(|name| name.starts_with("paradero")).map(str::to_owned).collect();
    assert_eq!(there, listed);
}

#[test]
fn the_architecture_page_can_be_read_in_a_sitting() {
    assert!(read("ARCHITECTURE.md").split_whitespace().count() <= 2500);
}

#[test]
fn every_source_file_begins_with_a_sentence_and_is_not_too_long() {
    for path in files("rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "{} begins with: {first}", path.display());
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
    }
}

/// The longest file there may be; it may only go down.
const LONGEST: usize = 620;

#[test]
fn no_file_names_a_registry_or_a_machine() {
    // Put together here, so that this file does not name them either.
    let hosts = [
        ["crates", ".io/"].concat(),
        ["registry.npm", "js"].concat(),
        ["py", "pi.org"].concat(),
        ["/work", "/main"].concat(),
    ];
    for path in ["rs", "toml", "md", "mjs", "json", "sh", "paradero", "law"].iter().flat_map(|ending| files(ending)) {
        let text = std::fs::read_to_string(&path).unwrap();
        for host in &hosts {
            assert!(!text.contains(host.as_str()), "{} names {host}", path.display());
        }
    }
}

#[test]
fn every_crate_is_licensed_and_linted_like_the_workspace() {
    for path in files("toml").filter(|path| path.ends_with("Cargo.toml") && path.parent() != Some(&root())) {
        let text = std::fs::read_to_string(&path).unwrap();
        for line in ["license.workspace = true", "publish.workspace = true", "[lints]\nworkspace = true"] {
            assert!(text.contains(line), "{} lacks {line}", path.display());
        }
    }
}

/// All files of this ending that are kept in the repository.
fn files(ending: &str) -> impl Iterator<Item = PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap_or_default().to_owned();
            if path.is_dir() && !matches!(name.as_str(), "target" | ".git" | "node_modules" | "shots") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) && name != "package-lock.json" {
                found.push(path);
            }
        }
    }
    found.sort();
    found.into_iter()
}
