//! Who is who: search and linking of people by name and partial facts, explained.
//!
//! A name is heard, copied and cut short before it reaches a list. Here a list of people is held in memory and asked
//! with a name as it was said; the answer is the people who may be meant, each with a probability and with the
//! reason word by word.
//!
//! ```
//! use paradero_names::say::{self, Tongue};
//! use paradero_names::{Born, Entry, Index, Name, Query};
//!
//! // Made-up people.
//! let index = Index::build([
//!     Entry { born: Born::parse("1993-05-31"), ..Entry::new(1, Name::parse("HERNÁNDEZ XOL, Ana María")) },
//!     Entry::new(2, Name::of("Rosa", "de la Cruz Quispe")),
//! ]);
//! let answer = index.find(&Query::text("anna ernandes").born(Born::parse("1993").unwrap()));
//! let first = &answer.hits[0];
//! assert_eq!(first.id, 1);
//! assert!(say::hit(first, Tongue::En).contains("ernandes ~ hernandez: sounds alike"));
//! assert!(say::hit(first, Tongue::Es).contains("mismo año de nacimiento"));
//! ```
//!
//! The bits of a hit are log2 of how much likelier the typed words are if this person is meant than whoever is meant
//! (Fellegi and Sunter, 1969, with the frequencies of the names themselves); with the number of people and the prior of
//! the query they become a probability, and "nobody here" is one of the answers.

mod answer;
pub mod born;
pub mod channel;
pub mod country;
pub mod index;
pub mod link;
pub mod name;
mod query;
pub mod say;
pub mod script;
mod search;
pub mod sound;
pub mod tables;
pub mod text;

pub use answer::{Agreement, Answer, Ask, Hit, Reason, Telling, What};
pub use born::{Born, BornLevel};
pub use country::Country;
pub use index::{Entry, Index, OpenError};
pub use name::{Name, Part, Role};
pub use query::{Query, Unfinished};
