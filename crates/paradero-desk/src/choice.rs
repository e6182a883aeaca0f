//! The closed lists that forms offer, in the words of the language.

use std::fmt::Write as _;

use paradero_record::{EventKind, Firmness, Language, Progress, Role, Sameness, SourceKind, Stance, Tier, ValueType};

/// A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Kinds of events.
    Kinds,
    /// Kinds of sources.
    SourceKinds,
    /// Roles of speakers.
    Roles,
    /// Stances.
    Stances,
    /// How firmly.
    Firmness,
    /// Who may see it.
    Tiers,
    /// What a search in the locator came to.
    Results,
    /// Through which channel.
    Channels,
    /// What came of a call or visit.
    Answers,
    /// Whether two reports are one event.
    Sameness,
    /// How far somebody has come with an alarm.
    Progress,
}

/// The words of a list: each as in the notation, and as a screen says it.
pub fn choices(list: Choice, language: Language) -> Vec<(String, String)> {
    fn all<T: Copy>(
        variants: &[T],
        word: impl Fn(T) -> &'static str,
        say: impl Fn(T) -> &'static str,
    ) -> Vec<(String, String)> {
        variants.iter().map(|one| (word(*one).to_owned(), say(*one).to_owned())).collect()
    }
    match list {
        Choice::Kinds => {
            let mut kinds: Vec<(String, String)> =
                EventKind::all().map(|k| (k.name().to_owned(), k.say(language).to_owned())).collect();
            kinds.sort_by(|a, b| a.1.cmp(&b.1));
            kinds
        }
        Choice::SourceKinds => all(SourceKind::ALL, SourceKind::word, |k| k.say(language)),
        Choice::Roles => all(Role::ALL, Role::word, |r| r.say(language)),
        Choice::Stances => all(Stance::ALL, Stance::word, |s| s.say(language)),
        Choice::Firmness => {
            let mut firmness = all(Firmness::ALL, Firmness::word, |f| f.say(language));
            firmness.reverse();
            firmness
        }
        Choice::Tiers => {
            let mut tiers = all(Tier::ALL, Tier::word, |t| t.say(language));
            tiers.rotate_left(1);
            tiers
        }
        Choice::Results => attribute_words("locator_checked", "result", language),
        Choice::Channels => attribute_words("contact_event", "channel", language),
        Choice::Answers => attribute_words("contact_event", "answer", language),
        Choice::Sameness => all(Sameness::ALL, Sameness::word, |s| s.say(language)),
        Choice::Progress => all(Progress::ALL, Progress::word, |p| p.say(language)),
    }
}

fn attribute_words(kind: &str, name: &str, language: Language) -> Vec<(String, String)> {
    let attribute = EventKind::find(kind).and_then(|kind| kind.attribute(name));
    let Some(ValueType::Word(words)) = attribute.map(|a| a.value) else { return Vec::new() };
    let lines = paradero_record::Record::default();
    let lines = crate::line::Lines::new(&lines, language);
    words.iter().map(|w| ((*w).to_owned(), lines.value(&paradero_record::Value::Word((*w).to_owned())))).collect()
}

/// Lists the vocabulary: every kind of event, what it is called, and the attributes that it may carry.
pub fn kinds(language: Language) -> String {
    let mut out = String::new();
    for kind in EventKind::all() {
        let attributes: Vec<&str> = kind.attributes().map(|a| a.name).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<34} {}\n{:<34} {}", kind.name(), kind.say(language), "", attributes.join(" "));
    }
    out
}
