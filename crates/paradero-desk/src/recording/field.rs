//! Reading the fields of a form; faults are gathered, so that all are shown at once.

use std::collections::BTreeSet;

use paradero_record::{EventId, Language, Moment};

use crate::desk::Refusal;
use crate::input::FieldFault;
use crate::search::bare_letter;

/// A form that is being read.
pub(crate) struct Form {
    language: Language,
    faults: Vec<FieldFault>,
}

impl Form {
    pub(crate) fn new(language: Language) -> Self {
        Self { language, faults: Vec::new() }
    }

    pub(crate) fn fault(&mut self, field: &'static str, english: &str, spanish: &str) {
        self.faults.push(FieldFault { field, message: self.language.choose(english, spanish).to_owned() });
    }

    /// A fault that was put into words already.
    pub(crate) fn worded(&mut self, field: &'static str, message: String) {
        self.faults.push(FieldFault { field, message });
    }

    pub(crate) fn required(&mut self, field: &'static str, text: &str) -> String {
        if text.trim().is_empty() {
            self.fault(field, "this cannot be empty", "esto no puede quedar vacío");
        }
        clean(text)
    }

    /// One word of a closed list.
    pub(crate) fn word<T>(&mut self, field: &'static str, text: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = find(text.trim());
        if found.is_none() {
            self.fault(field, "choose one of the list", "elija una opción de la lista");
        }
        found
    }

    /// A moment; nothing when the field is empty or wrong.
    pub(crate) fn moment(&mut self, field: &'static str, text: &str) -> Option<Moment> {
        if text.trim().is_empty() {
            return None;
        }
        match Moment::parse(text.trim()) {
            Ok(moment) => Some(moment),
            Err(error) => {
                self.faults.push(super::moment_fault(field, &error, self.language));
                None
            }
        }
    }

    /// Countries as two-letter codes after commas.
    pub(crate) fn countries(&mut self, field: &'static str, text: &str) -> Vec<String> {
        let all: Vec<String> =
            text.split([',', ' ']).map(str::trim).filter(|c| !c.is_empty()).map(str::to_uppercase).collect();
        let is_code = |code: &String| code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase());
        if !all.iter().all(is_code) {
            self.fault(
                field,
                "use two-letter codes such as VE or GT, with commas between them",
                "use códigos de dos letras como VE o GT, separados por comas",
            );
        }
        all
    }

    /// An address on the web.
    pub(crate) fn url(&mut self, field: &'static str, text: &str) -> Option<String> {
        let url = some(text)?;
        if !(url.starts_with("https://") || url.starts_with("http://")) || url.contains(char::is_whitespace) {
            self.fault(field, "an address begins with https://", "una dirección comienza con https://");
        }
        Some(url)
    }

    /// The name of an event on record.
    pub(crate) fn event(&mut self, field: &'static str, text: &str, known: &BTreeSet<EventId>) -> Option<EventId> {
        let id = EventId::new(text.trim());
        if known.contains(&id) {
            return Some(id);
        }
        self.fault(field, "choose an event that is on record", "elija un hecho que conste en el registro");
        None
    }

    /// A whole number from 1; nothing when empty.
    pub(crate) fn number(&mut self, field: &'static str, text: &str) -> Option<u32> {
        let text = some(text)?;
        let number = text.parse().ok().filter(|n| *n > 0);
        if number.is_none() {
            self.fault(field, "a whole number such as 26", "un número entero como 26");
        }
        number
    }

    /// First and last line, as `26` or `26-28`.
    pub(crate) fn lines(&mut self, field: &'static str, text: &str) -> Option<(u32, u32)> {
        let text = some(text)?;
        let (first, last) = text.split_once('-').unwrap_or((&text, &text));
        let lines = first.trim().parse().ok().zip(last.trim().parse().ok()).filter(|(a, b): &(u32, u32)| a <= b);
        if lines.is_none() {
            self.fault(field, "a line such as 26, or 26-28", "una línea como 26, o 26-28");
        }
        lines
    }

    pub(crate) fn refusal(self) -> Refusal {
        Refusal::Invalid(self.faults)
    }

    pub(crate) fn done(self) -> Result<(), Refusal> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.refusal()) }
    }
}

/// The text without blanks around it and on one line; nothing when nothing is left.
pub(crate) fn some(text: &str) -> Option<String> {
    let text = clean(text);
    (!text.is_empty()).then_some(text)
}

/// One line without blanks around it, and without what cannot be seen: control characters and those that turn the direction
/// of writing around, which can make a name look like another.
pub(crate) fn clean(text: &str) -> String {
    let seen = |c: &char| {
        c.is_whitespace()
            || !(c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
    };
    let text: String = text.chars().filter(seen).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A short name for something that has a long one: plain letters, digits and dashes, and a number when it is taken.
pub(crate) fn name_for(label: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut name = String::new();
    for c in label.chars().flat_map(char::to_lowercase).map(bare_letter) {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
    }
    let short: String = name.trim_end_matches('-').chars().take(40).collect();
    let short = if short.is_empty() { "unnamed".to_owned() } else { short.trim_end_matches('-').to_owned() };
    // `new` is an address of its own.
    let numbered = (2u32..).map(|n| format!("{short}-{n}"));
    let mut candidates = std::iter::once(short.clone()).chain(numbered);
    candidates.find(|name| name != "new" && !taken(name)).unwrap_or(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_not_taken() {
        assert_eq!(name_for("Andry José Hernández", |_| false), "andry-jose-hernandez");
        assert_eq!(name_for("Ana", |id| id == "ana"), "ana-2");
        assert_eq!(name_for("!!!", |_| false), "unnamed");
        assert_eq!(name_for("New", |_| false), "new-2");
    }
}
