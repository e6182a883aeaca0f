//! Lines with a marked word, and whose word it is and how it is meant. All people are made up.

use paradero_record::Firmness;
use proptest::prelude::*;

use super::*;
use crate::who::{Entity, EntityKind, Form, Mention};
use crate::{Prose, Text};

/// Those who speak in these lines, by the words that name them.
const PEOPLE: &[(&str, EntityKind)] = &[
    ("Ana Rojas", EntityKind::Person),
    ("Marta Ruiz", EntityKind::Person),
    ("Luis Paz", EntityKind::Person),
    ("her sister", EntityKind::Person),
    ("su madre", EntityKind::Person),
    ("his family", EntityKind::Group),
    ("su familia", EntityKind::Group),
    ("his legal team", EntityKind::Group),
    ("officials", EntityKind::Group),
    ("los abogados", EntityKind::Group),
    ("the officer", EntityKind::Person),
    ("un guardia", EntityKind::Person),
    ("ICE", EntityKind::Organisation),
    ("CNN", EntityKind::Organisation),
    ("la agencia", EntityKind::Organisation),
    ("the agency", EntityKind::Organisation),
];

fn cast(prose: &Prose<'_>) -> Cast {
    let mut cast = Cast::default();
    for (name, kind) in PEOPLE {
        let (name, kind) = ((*name).to_owned(), kind.clone());
        cast.entities.push(Entity { name, kind, role: None, title: None, of: None, focus: false, watched: false });
    }
    let content = crate::prose::folded(&prose.text.content);
    assert_eq!(content.chars().count(), prose.text.content.chars().count());
    let lows: Vec<String> = prose.tokens.iter().map(|token| token.low.to_string()).collect();
    for start in 0..lows.len() {
        for (entity, (name, _)) in PEOPLE.iter().enumerate() {
            let words: Vec<String> = name.split(' ').map(str::to_lowercase).collect();
            let tokens = start..start + words.len();
            if lows.get(tokens.clone()) == Some(&words[..]) {
                let form = if name.starts_with(char::is_uppercase) { Form::Full } else { Form::Description };
                cast.mentions.push(Mention { span: prose.span_of(tokens.clone()), tokens, entity, form });
            }
        }
    }
    cast
}

/// `speakers / via / stance / firmness / mood / tense / depth` of the word in brackets.
fn voice(line: &str) -> String {
    let from = line.find('[').unwrap();
    let text = Text::plain(line.replace(['[', ']'], ""));
    let prose = Prose::of(&text);
    let cast = cast(&prose);
    let token = prose.token_at(from);
    let speeches = find(&prose, &cast);
    let voice = speeches.voice_at(&prose, &cast, token);
    let names = |of: &[EntityId]| of.iter().map(|id| cast.entities[*id].name.as_str()).collect::<Vec<_>>().join("+");
    let hedge = voice.hedge.map(|hedge| prose.words(hedge)).unwrap_or_default();
    format!(
        "{}/{}/{}/{}{}/{:?}/{}/{}",
        names(&voice.speakers),
        names(&voice.via),
        voice.stance,
        voice.firmness,
        if hedge.is_empty() { String::new() } else { format!(":{hedge}") },
        voice.mood,
        voice.tense,
        voice.depth
    )
    .to_lowercase()
}

/// Compares the parts that are given; an empty part of `expected` must be empty, `*` may be anything.
fn check(line: &str, expected: &str) -> Option<String> {
    let found = voice(line);
    let parts: Vec<&str> = found.split('/').collect();
    let right = expected
        .split('/')
        .zip(&parts)
        .all(|(want, got)| want == "*" || *got == want.to_lowercase() || got.split(':').next() == Some(want));
    (!right).then(|| format!("{line}\n   expected {expected}\n   found    {found}"))
}

#[test]
fn lines_of_the_tables() {
    let table = [include_str!("english.lines"), include_str!("spanish.lines")].concat();
    let lines: Vec<(&str, &str)> =
        table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" => ")).collect();
    assert!(lines.len() >= 120, "{}", lines.len());
    let wrong: Vec<String> =
        lines.iter().filter_map(|(line, expected)| check(&line.replace("\\n", "\n"), expected)).collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

#[test]
fn a_hedge_says_which_words_hedge() {
    assert!(voice("Luis Paz is believed to be [held] in Texas.").contains("hedged:believed to be"));
    assert!(voice("Al parecer lo [trasladaron] a Texas el viernes.").contains("hedged:al parecer"));
}

#[test]
fn paragraphs_of_a_transcript_are_the_word_of_whoever_is_named() {
    let lines = "MARTA RUIZ: Good evening. Was he moved?\nANA ROJAS: Yes. He was [moved] on Friday.\nMARTA RUIZ: Who told you?\nANA ROJAS: A friend.";
    assert!(voice(lines).starts_with("ana rojas//asserts"), "{}", voice(lines));
    let asked =
        "MARTA RUIZ: Good evening. He was [moved]?\nANA ROJAS: Yes.\nMARTA RUIZ: Who told you?\nANA ROJAS: A friend.";
    assert!(voice(asked).starts_with("//asserts"), "{}", voice(asked));
    assert!(voice("Contact: Ana Rojas\nNote: he was [moved] on Friday.").starts_with("//asserts"));
}

proptest! {
    #[test]
    fn any_text_is_read(words in prop::collection::vec(prop::sample::select(vec![
        "“", "”", "\"", "«", "»", "‘", "’", "—", "-", ",", ".", ":", "?", "¿", "\n", "(", ")", "said", "Ana Rojas", "ICE", "that", "not", "dijo", "que",
        "según", "according to", "was", "and", "if", "he", "su madre", "no", "accused", "of", "claim", "told", "her sister", "habría", "sido", "declined to say", "•", "pointed to", "as proof",
    ]), 0..60), spaced in any::<bool>()) {
        let text = Text::plain(words.join(if spaced { " " } else { "" }));
        let prose = Prose::of(&text);
        let cast = cast(&prose);
        let speeches = find(&prose, &cast);
        for speech in &speeches.speeches {
            prop_assert!(speech.tokens.start < speech.tokens.end && speech.tokens.end <= prose.tokens.len());
            prop_assert!(speech.cue.start <= speech.cue.end && speech.cue.end <= prose.tokens.len());
        }
        for at in 0..=prose.tokens.len() {
            let voice = speeches.voice_at(&prose, &cast, at);
            prop_assert_eq!(voice.firmness == Firmness::Hedged, voice.hedge.is_some());
            prop_assert!(voice.depth > 0 || voice.speakers.is_empty());
        }
    }

    #[test]
    fn any_characters_are_read(words in "\\PC{0,80}") {
        let text = Text::plain(words);
        let prose = Prose::of(&text);
        let speeches = find(&prose, &Cast::default());
        prop_assert!(speeches.speeches.iter().all(|speech| speech.tokens.end <= prose.tokens.len()));
    }
}
