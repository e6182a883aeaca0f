//! What both languages share.

use crate::Language;

impl Language {
    /// Both languages, the default first.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// The one of two that is in this language.
    pub fn choose<T>(self, english: T, spanish: T) -> T {
        match self {
            Self::English => english,
            Self::Spanish => spanish,
        }
    }

    /// The two-letter code, as in the `lang` of a page.
    pub fn code(self) -> &'static str {
        self.choose("en", "es")
    }

    /// Finds the language of a two-letter code.
    pub fn find(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}
