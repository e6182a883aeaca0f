//! Words for kin, and how the other side is called.

use paradero_record::Role;

use super::EntityId;
use super::build::Build;
use super::tables::Noun;

/// Words for kin, and by which words the other side is called.
const KIN: &[(&[&str], &[&str])] = &[
    (&["brother", "sister", "hermano", "hermana"], &["brother", "sister", "hermano", "hermana"]),
    (
        &["son", "daughter", "hijo", "hija", "muchacho", "muchacha", "nino", "nina", "boy", "girl", "child"],
        &["mother", "father", "madre", "padre", "mom", "dad", "mama", "papa"],
    ),
    (&["mother", "father", "madre", "padre", "mom", "dad", "mama", "papa"], &["son", "daughter", "hijo", "hija"]),
    (
        &["husband", "wife", "esposo", "esposa", "marido", "mujer", "partner", "pareja", "spouse", "companero"],
        &["husband", "wife", "esposo", "esposa", "partner", "pareja", "spouse", "companera", "marido"],
    ),
    (
        &["fiance", "fiancee", "boyfriend", "girlfriend", "novio", "novia"],
        &["fiance", "fiancee", "girlfriend", "boyfriend", "novia", "novio"],
    ),
    (&["nephew", "niece", "sobrino", "sobrina"], &["aunt", "uncle", "tia", "tio"]),
    (&["aunt", "uncle", "tia", "tio"], &["nephew", "niece", "sobrino", "sobrina"]),
    (&["cousin", "primo", "prima"], &["cousin", "primo", "prima"]),
    (&["grandson", "granddaughter", "nieto", "nieta"], &["grandmother", "grandfather", "abuela", "abuelo"]),
    (&["grandmother", "grandfather", "abuela", "abuelo"], &["grandson", "granddaughter", "nieto", "nieta"]),
    (
        &["friend", "amigo", "amiga", "neighbor", "vecino", "vecina"],
        &["friend", "amigo", "amiga", "neighbor", "vecino", "vecina"],
    ),
];

/// Whether a word names kin.
pub(super) fn is_kin(word: &str) -> bool {
    KIN.iter().any(|(words, _)| words.contains(&word))
}

/// Whether `my brother` is the person asked about: somebody in the text is their sister or brother.
pub(super) fn is_relative(build: &Build<'_>, focus: EntityId, word: &str, noun: Noun) -> bool {
    let Some((_, theirs)) = KIN.iter().find(|(mine, _)| mine.contains(&word)) else { return false };
    let related = build.drafts.iter().any(|draft| {
        matches!(draft.entity.role, Some(Role::Family | Role::Friend))
            && draft
                .entity
                .title
                .as_deref()
                .is_some_and(|title| crate::prose::folded(title).split(' ').any(|one| theirs.contains(&one)))
    });
    related && build.drafts[focus].gender.agrees(noun.gender)
}
