//! Every text that a screen shows, in English and Spanish side by side.

mod about;
mod find;
mod form;
mod frame;
mod law;
mod lists;
mod matching;
mod person;
mod proposals;
mod reading;
mod report;
mod watch;

use std::fmt::{self, Display};

use paradero_desk::Language;

pub use about::About;
pub use find::Find;
pub use form::Form;
pub use frame::Frame;
pub use law::Law;
pub use lists::Lists;
pub use matching::Matching;
pub use person::Person;
pub use proposals::Proposals;
pub use reading::Reading;
pub use report::Report;
pub use watch::Watch;

/// One text of the catalogue. `{}` stands for a value; `|` parts the text for one from the text for any other count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase(&'static str);

impl Phrase {
    /// The text as it stands in the catalogue.
    pub const fn text(self) -> &'static str {
        self.0
    }

    /// The text with the value in place of `{}`.
    pub fn with(self, value: impl Display) -> String {
        self.0.replacen("{}", &value.to_string(), 1)
    }

    /// The text for this many, with the number in place of `{}`.
    pub fn count(self, count: impl Display) -> String {
        let number = count.to_string();
        let (one, many) = self.0.split_once('|').unwrap_or((self.0, self.0));
        let chosen = if number == "1" { one } else { many };
        chosen.replacen("{}", &number, 1)
    }
}

impl Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Declares one part of the catalogue: a name for each text, then the English and the Spanish.
macro_rules! catalogue {
    ($(#[$meta:meta])* $name:ident { $($key:ident = $english:literal, $spanish:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug)]
        #[expect(missing_docs, reason = "the text itself stands beside the name")]
        pub struct $name { $(pub $key: $crate::messages::Phrase),+ }

        impl $name {
            pub(super) const ENGLISH: Self = Self { $($key: $crate::messages::Phrase($english)),+ };
            pub(super) const SPANISH: Self = Self { $($key: $crate::messages::Phrase($spanish)),+ };
            pub(super) const ROWS: &'static [(&'static str, &'static str, &'static str)] =
                &[$((concat!(stringify!($name), ".", stringify!($key)), $english, $spanish)),+];
        }
    };
}

pub(crate) use catalogue;

/// The whole catalogue in one language, part by part.
#[derive(Debug)]
pub struct Messages {
    /// What stands around every page.
    pub frame: Frame,
    /// The watch and the list of people.
    pub watch: Watch,
    /// One person.
    pub person: Person,
    /// Sources, safeguards, search, errors.
    pub reading: Reading,
    /// The law pack, and the law on a person's page.
    pub law: Law,
    /// Finding people.
    pub find: Find,
    /// The matching desk.
    pub matching: Matching,
    /// Lists.
    pub lists: Lists,
    /// The reading desk.
    pub proposals: Proposals,
    /// The forms.
    pub form: Form,
    /// The report form for families.
    pub report: Report,
    /// What this is and what it cannot do.
    pub about: About,
}

static ENGLISH: Messages = Messages {
    frame: Frame::ENGLISH,
    watch: Watch::ENGLISH,
    person: Person::ENGLISH,
    reading: Reading::ENGLISH,
    law: Law::ENGLISH,
    lists: Lists::ENGLISH,
    proposals: Proposals::ENGLISH,
    matching: Matching::ENGLISH,
    find: Find::ENGLISH,
    form: Form::ENGLISH,
    report: Report::ENGLISH,
    about: About::ENGLISH,
};

static SPANISH: Messages = Messages {
    frame: Frame::SPANISH,
    watch: Watch::SPANISH,
    person: Person::SPANISH,
    reading: Reading::SPANISH,
    law: Law::SPANISH,
    lists: Lists::SPANISH,
    proposals: Proposals::SPANISH,
    matching: Matching::SPANISH,
    find: Find::SPANISH,
    form: Form::SPANISH,
    report: Report::SPANISH,
    about: About::SPANISH,
};

impl Messages {
    /// The catalogue in this language.
    pub fn of(language: Language) -> &'static Self {
        language.choose(&ENGLISH, &SPANISH)
    }

    /// Every text: its name, the English, the Spanish.
    pub fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        [
            Frame::ROWS,
            Watch::ROWS,
            Person::ROWS,
            Reading::ROWS,
            Law::ROWS,
            Lists::ROWS,
            Proposals::ROWS,
            Matching::ROWS,
            Find::ROWS,
            Form::ROWS,
            Report::ROWS,
            About::ROWS,
        ]
        .into_iter()
        .flat_map(|rows| rows.iter().copied())
    }
}
