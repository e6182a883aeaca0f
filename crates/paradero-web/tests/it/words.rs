//! The catalogue: no text is missing in either language, none says what the product never says.

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
