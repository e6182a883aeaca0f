//! What is typed and chosen on the reading desk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text to be kept: a file, or words that were pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewText {
    /// The file's bytes; empty where the words were pasted.
    pub bytes: Vec<u8>,
    /// The file's name.
    pub name: String,
    /// The pasted words; not looked at where there is a file.
    pub text: String,
    /// Where it is from: an address on the web, or words such as "handed over by the family".
    pub from: String,
    /// The title; else what the file says, else its first line.
    pub title: String,
    /// Who published it; else what the reading proposes can be accepted later.
    pub publisher: String,
    /// When it was published, as EDTF.
    pub published: String,
    /// The word of the kind of source; `press` when empty.
    pub kind: String,
    /// Whom to read about: a person's name in addresses, or a name as the text has it; empty leaves it to the text.
    pub about: String,
    /// The word of who may see it; empty is `public` for the press and `team` for everything else.
    pub tier: String,
}

/// What is typed and chosen beside a reading. The default is a page that nobody has typed into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct ReadingForm {
    /// Whom the text is read about: a person's name in addresses, or a name as the text has it; empty leaves it to the text.
    pub about: String,
    /// The word of the tier of what is accepted; empty is that of the source.
    pub tier: String,
    /// The rest: `person-2` and `label-2` for the second person found, and for each proposal `choice-p12` (`accept`, `reject`, `reopen` or
    /// `open`), `because-p12`, `key-p12`, and the fields that [`ProposalLine::fields`](crate::view::ProposalLine::fields) names.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

impl ReadingForm {
    /// What was typed into a field of a proposal or person; nothing where the form does not have the field.
    pub(super) fn typed(&self, field: &str, of: &str) -> Option<&str> {
        self.fields.get(&format!("{field}-{of}")).map(String::as_str)
    }

    /// Types into a field of a proposal or person, for tests and for other ways in than a page.
    #[must_use]
    pub fn with(mut self, field: &str, of: &str, value: &str) -> Self {
        self.fields.insert(format!("{field}-{of}"), value.to_owned());
        self
    }
}
