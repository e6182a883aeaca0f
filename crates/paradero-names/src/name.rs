//! A name in its parts: what is given, what is a surname, and which particles go with which.

use crate::{tables, text};

/// What a word is in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A given name.
    Given,
    /// A surname.
    Surname,
    /// A particle (`de`, `la`, `bin`): it belongs to the next word and says little.
    Particle,
    /// A name of which nobody said whether it is given or a surname.
    Unknown,
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The plain word: lower case, marks off (see [`text::tokens`]).
    pub text: String,
    /// What it is in the name.
    pub role: Role,
}

/// A name as its parts in the order in which they were written (surnames first where a comma said so).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    parts: Vec<Part>,
}

impl Name {
    /// Reads a name as free text: `GIVEN GIVEN SURNAME SURNAME`, `SURNAME SURNAME, GIVEN GIVEN`, with hyphens,
    /// particles, initials, forms of address and married forms.
    ///
    /// Roles are known only where a comma or capitals (`Ana LOPEZ`) tell them.
    ///
    /// ```
    /// use paradero_names::{Name, Role};
    /// let name = Name::parse("DE LA CRUZ, Ana");
    /// let said: Vec<_> = name.parts().iter().map(|part| (part.text.as_str(), part.role)).collect();
    /// assert_eq!(said[2..], [("cruz", Role::Surname), ("ana", Role::Given)]);
    /// assert_eq!(said[0].1, Role::Particle);
    /// ```
    pub fn parse(free: &str) -> Name {
        if let Some((surname, given)) = free.split_once([',', ';', '，', '،']) {
            let (before, after) = (words(surname), words(given));
            if !before.is_empty() && !after.is_empty() {
                let mut parts = with_role(before, Role::Surname);
                parts.extend(with_role(after, Role::Given));
                return Name { parts };
            }
        }
        if let Some(parts) = by_capitals(free) {
            return Name { parts };
        }
        if let Some(parts) = by_characters(free) {
            return Name { parts };
        }
        Name { parts: with_role(words(free), Role::Unknown) }
    }

    /// A name whose two fields are known apart. Either may be empty.
    ///
    /// ```
    /// use paradero_names::Name;
    /// assert_eq!(Name::of("Ana María", "Pérez").to_string(), "ana maria perez");
    /// ```
    pub fn of(given: &str, surname: &str) -> Name {
        // An agency's whole name in one field still says by its comma which part is which.
        if surname.trim().is_empty() || given.trim().is_empty() {
            let only = if surname.trim().is_empty() { given } else { surname };
            if only.contains(',') {
                return Name::parse(only);
            }
        }
        let mut parts = with_role(words(given), Role::Given);
        parts.extend(with_role(words(surname), Role::Surname));
        Name { parts }
    }

    /// A name of parts that were kept.
    pub(crate) fn of_parts(parts: Vec<Part>) -> Name {
        Name { parts }
    }

    /// The words of the name.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether nothing of the name can be read.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            f.write_str(&part.text)?;
        }
        Ok(())
    }
}

/// The words of a name without forms of address, unless nothing else is there.
fn words(field: &str) -> Vec<String> {
    let all = text::tokens(field);
    let kept: Vec<String> = all.iter().filter(|word| !tables::is_address(word)).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// Gives every word its role: particles are such only before another word of the same field.
fn with_role(words: Vec<String>, role: Role) -> Vec<Part> {
    let last = words.len().saturating_sub(1);
    words
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let particle = at < last && tables::is_particle(&text) && !(at == 0 && text.len() == 1);
            Part { role: if particle { Role::Particle } else { role }, text }
        })
        .collect()
}

/// `Ana María LOPEZ GARCIA` or `LOPEZ GARCIA Ana`: capitals are the surname where other words are in lower case.
fn by_capitals(free: &str) -> Option<Vec<Part>> {
    let shouted =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    let spoken = |word: &str| word.chars().any(char::is_lowercase);
    let pieces: Vec<&str> = free.split_whitespace().collect();
    let first_shouted = pieces.iter().position(|word| shouted(word))?;
    let first_spoken = pieces.iter().position(|word| spoken(word) && !tables::is_particle(&text::plain(word)))?;
    let runs = pieces.windows(2).filter(|pair| matches!(pair, [a, b] if shouted(a) != shouted(b))).count();
    if runs != 1 {
        return None;
    }
    // Particles in lower case go with the shouted surname that follows them.
    let lowly = |at: usize| pieces.get(at).is_some_and(|word| tables::is_particle(&text::plain(word)));
    let mut cut = first_shouted.max(first_spoken);
    while first_spoken < first_shouted && cut > first_spoken + 1 && lowly(cut - 1) {
        cut -= 1;
    }
    let (head, tail) = pieces.split_at_checked(cut)?;
    let (head_role, tail_role) =
        if first_shouted < first_spoken { (Role::Surname, Role::Given) } else { (Role::Given, Role::Surname) };
    let mut parts = with_role(words(&head.join(" ")), head_role);
    parts.extend(with_role(words(&tail.join(" ")), tail_role));
    Some(parts)
}

/// A Chinese name without a space: one character of surname, then the given name.
fn by_characters(free: &str) -> Option<Vec<Part>> {
    let word = free.trim();
    let count = word.chars().count();
    if !(2..=4).contains(&count) || !word.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')) {
        return None;
    }
    let mut chars = word.chars();
    let surname = chars.next()?.to_string();
    let given = chars.as_str().to_owned();
    Some(vec![Part { text: surname, role: Role::Surname }, Part { text: given, role: Role::Given }])
}
