//! Something said in both languages.

use std::fmt;

use paradero_record::Language;

/// A sentence in English and in Spanish; `Display` gives the English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    english: String,
    spanish: String,
}

impl Said {
    /// The same thing in both languages.
    pub fn new(english: impl Into<String>, spanish: impl Into<String>) -> Self {
        Self { english: english.into(), spanish: spanish.into() }
    }

    /// The sentence in this language.
    pub fn say(&self, language: Language) -> &str {
        language.choose(&self.english, &self.spanish)
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

/// Both languages from two formats over the same values.
macro_rules! said {
    ($english:literal, $spanish:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        $crate::said::Said::new(format!($english), format!($spanish))
    }};
}
pub(crate) use said;
