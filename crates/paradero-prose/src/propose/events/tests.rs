//! The patterns on single sentences, with people, places and times handed in.

use paradero_record::{Language, Moment, Role, Stance, Value};

use crate::read::Known;
use crate::time::{Means, Time};
use crate::who::{Cast, Entity, EntityKind, Form, Mention};
use crate::{Ask, Prose, Text, What, speech};

/// Names and words of the made-up sentences: what they mean (the first is the person asked about).
const WHO: &[(&str, &str)] = &[
    ("ana perez", "person"),
    ("ana", "person"),
    ("perez", "person"),
    ("she", "person"),
    ("her", "person"),
    ("he", "person"),
    ("him", "person"),
    ("his", "person"),
    ("ella", "person"),
    ("su", "person"),
    ("the baker", "person"),
    ("la joven", "person"),
    ("marta ruiz", "counsel"),
    ("ruiz", "counsel"),
    ("judge ivo stern", "judge"),
    ("his lawyers", "lawyers"),
    ("her lawyers", "lawyers"),
    ("her family", "family"),
    ("his family", "family"),
    ("su familia", "family"),
    ("su abogada", "lawyers"),
    ("his mother", "family"),
    ("her mother", "family"),
    ("ice officers", "officers"),
    ("ice", "ICE"),
    ("officers", "officers"),
    ("agentes", "officers"),
    ("officials", "officers"),
    ("they", "officers"),
    ("el salvador", "SV"),
    ("venezuela", "VE"),
    ("mexico", "MX"),
    ("texas", "US"),
    ("houston", "US"),
    ("the united states", "US"),
    ("estados unidos", "US"),
    ("louisiana", "US"),
    ("luisiana", "US"),
    ("cecot", "SV"),
    ("darien gap", "PA"),
    ("el paso", "US"),
    ("migrants", "migrants"),
    ("237 others", "migrants"),
    ("asylum seekers", "migrants"),
    ("detainees", "migrants"),
];

/// Times of the made-up sentences.
const TIMES: &[(&str, &str)] = &[
    ("march 3", "2025-03-03"),
    ("march 15 , 2025", "2025-03-15"),
    ("march 15", "2025-03-15"),
    ("march 2025", "2025-03"),
    ("may 2024", "2024-05"),
    ("3 de marzo", "2025-03-03"),
    ("marzo de 2025", "2025-03"),
    ("mayo de 2024", "2024-05"),
    ("june 10", "2025-06-10"),
    ("10 de junio", "2025-06-10"),
];

fn cast(prose: &Prose<'_>) -> Cast {
    let mut cast = Cast::default();
    let id = |cast: &mut Cast, what: &str, name: &str| -> usize {
        let kind = match what {
            "person" | "counsel" | "judge" => EntityKind::Person,
            "lawyers" | "family" | "officers" | "migrants" => EntityKind::Group,
            "ICE" => EntityKind::Organisation,
            country => EntityKind::Place {
                country: Some(if country == "SV" {
                    "SV"
                } else if country == "US" {
                    "US"
                } else {
                    "VE"
                }),
                kind: None,
            },
        };
        let role = match what {
            "counsel" | "lawyers" => Some(Role::Counsel),
            "family" => Some(Role::Family),
            "judge" => Some(Role::Court),
            "officers" => Some(Role::Official),
            _ => None,
        };
        let place = matches!(kind, EntityKind::Place { .. });
        let known = cast
            .entities
            .iter()
            .position(|one| if place { one.name == name } else { one.title.as_deref() == Some(what) });
        known.unwrap_or_else(|| {
            let person = what == "person";
            cast.entities.push(Entity {
                name: name.to_owned(),
                kind,
                role,
                title: Some(what.to_owned()),
                of: None,
                focus: person,
                watched: person,
            });
            cast.entities.len() - 1
        })
    };
    let mut at = 0;
    while at < prose.tokens.len() {
        let longest = WHO
            .iter()
            .filter(|(words, _)| words.split(' ').enumerate().all(|(step, word)| prose.low(at + step) == word))
            .max_by_key(|(words, _)| words.len());
        if let Some((words, what)) = longest {
            let tokens = at..at + words.split(' ').count();
            let entity = id(&mut cast, what, prose.words_of(tokens.clone()));
            let pronoun = matches!(*words, "she" | "her" | "he" | "him" | "his" | "su" | "ella");
            let form = if pronoun { Form::Pronoun } else { Form::Full };
            cast.mentions.push(Mention { span: prose.span_of(tokens.clone()), tokens: tokens.clone(), entity, form });
            at = tokens.end;
        } else {
            at += 1;
        }
    }
    cast.focus = cast.entities.iter().position(|one| one.focus);
    if cast.focus.is_none() {
        cast.focus = Some(id(&mut cast, "person", "Ana Pérez"));
    }
    cast
}

fn times(prose: &Prose<'_>) -> Vec<Time> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < prose.tokens.len() {
        let one = TIMES
            .iter()
            .find(|(words, _)| words.split(' ').enumerate().all(|(step, word)| prose.low(at + step) == word));
        if let Some((words, edtf)) = one {
            let tokens = at..at + words.split(' ').count();
            let means = Means::At(Moment::parse(edtf).unwrap());
            found.push(Time {
                span: prose.span_of(tokens.clone()),
                tokens: tokens.clone(),
                means,
                worked_out: false,
                weekday: None,
                rule: "test",
            });
            at = tokens.end;
        } else {
            at += 1;
        }
    }
    found
}

/// `kind when key=value … -` (a minus where it is denied), one event behind the other.
fn told(content: &str, language: Language) -> String {
    let text = Text::plain(content);
    let mut prose = Prose::of(&text);
    for block in &mut prose.blocks {
        (block.language, block.section) = (language, crate::Section::Body);
    }
    let cast = cast(&prose);
    let times = times(&prose);
    let known = Known { prose, cast, times, speeches: speech::Speeches::default(), ask: Ask::default() };
    let said: Vec<String> = super::propose(&known)
        .iter()
        .filter_map(|one| {
            let What::Event { kind, attributes, .. } = &one.what else { return None };
            let mut line = kind.name().to_owned();
            if let Some(moment) = &one.told.moment {
                line.push_str(&format!(" {moment}"));
            }
            for (name, value) in attributes {
                let value = match value {
                    Value::Text(text) | Value::Word(text) => text.clone(),
                    Value::Moment(moment) => moment.to_string(),
                    Value::Flag(flag) => {
                        if *flag {
                            "yes".to_owned()
                        } else {
                            "no".to_owned()
                        }
                    }
                    other => format!("{other:?}"),
                };
                line.push_str(&format!(" {name}={value}"));
            }
            if one.stance == Stance::Denies {
                line.push_str(" -");
            }
            Some(line)
        })
        .collect();
    said.join(" + ")
}

fn check_all(language: Language, table: &str) {
    let mut wrong = Vec::new();
    for line in super::pattern::lines(table) {
        let (sentence, expected) = line.split_once(" => ").unwrap_or((line.trim_end_matches(" =>"), ""));
        let found = told(sentence, language);
        if found != expected.trim() {
            wrong.push(format!("{sentence}\n     found: {found}\n  expected: {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_sentences() {
    check_all(Language::English, include_str!("tests/english.txt"));
}

#[test]
fn spanish_sentences() {
    check_all(Language::Spanish, include_str!("tests/spanish.txt"));
}
