//! The catalogue: no text is missing in either language, none says what the product never says.

use std::path::Path;

use paradero_desk::Language;
use paradero_web::messages::Messages;

/// What no page ever says: it shows what the record says, and leaves the conclusion to a person.
pub(crate) const FORBIDDEN: [&str; 6] =
    ["violation", "illegal", "enforced disappearance", "violaci", "ilegal", "desaparición forzada"];

#[test]
fn every_text_is_there_in_both_languages() {
    let mut seen = 0;
    for (name, english, spanish) in Messages::rows() {
        for text in [english, spanish] {
            assert!(!text.trim().is_empty(), "{name} is empty");
            assert!(text.trim() == text || text.starts_with(' '), "{name} has stray space");
        }
        assert_eq!(english.matches("{}").count(), spanish.matches("{}").count(), "{name}: values differ");
        assert_eq!(english.contains('|'), spanish.contains('|') && english.contains('|'), "{name}: forms differ");
        seen += 1;
    }
    assert!(seen > 250, "{seen} texts");
}

#[test]
fn no_text_says_what_is_never_said() {
    for (name, english, spanish) in Messages::rows() {
        for text in [english, spanish] {
            let lower = text.to_lowercase();
            assert!(FORBIDDEN.iter().all(|word| !lower.contains(word)), "{name}: {text}");
        }
    }
}

#[test]
fn lists_have_all_their_words() {
    for language in Language::ALL {
        let m = Messages::of(language);
        assert_eq!(m.person.months.text().split(' ').count(), 12);
        assert_eq!(m.person.lanes.text().split(',').count(), 6);
    }
}

#[test]
fn counts_choose_their_form() {
    let m = Messages::of(Language::English);
    assert_eq!(m.watch.lead.count(1), "1 person watched over.");
    assert_eq!(m.watch.lead.count(12), "12 people watched over.");
    assert_eq!(m.frame.version.with("3"), "version 3");
}

/// Every file below a folder, as one text.
fn all_text(folder: &Path) -> String {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let read = |path: &std::path::PathBuf| {
        if path.is_dir() { all_text(path) } else { std::fs::read_to_string(path).unwrap() }
    };
    entries.iter().map(read).collect()
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let users = all_text(&root.join("templates")) + &all_text(&root.join("src"));
    for (name, _, _) in Messages::rows() {
        let (part, key) = name.split_once('.').unwrap();
        // `m.watch.alarms` in a template, `f.label` or `words.as_of` where a part has a short name.
        let owners = [part.to_lowercase(), part.to_lowercase().chars().take(1).collect(), "words".to_owned()];
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let pieces: Vec<&str> = users.split(&format!(".{key}")).collect();
        let is_used = pieces.windows(2).any(|pair| {
            let owner = pair[0].rsplit(|c| !is_word(c)).next().unwrap_or_default();
            owners.iter().any(|one| one == owner) && !pair[1].starts_with(is_word)
        });
        assert!(is_used, "{name} is used nowhere");
    }
}
