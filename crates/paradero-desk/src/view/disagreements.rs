//! Where the sources of one person disagree, and how that was answered.

use serde::Serialize;

use crate::view::StatementLine;

/// One statement of a disagreement.
#[derive(Clone, Debug, Serialize)]
pub struct SideStatementLine {
    /// The statement, as on the person's page.
    pub statement: StatementLine,
    /// About which event or claim, in words.
    pub about: String,
    /// The anchor on the person's page: `event-{id}` or `claim-{id}`; empty for coverage.
    pub anchor: String,
}

/// An answer to a disagreement.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerLine {
    /// `explained`, `two_events` or `wrong_source`.
    pub outcome: String,
    /// The outcome in words: "VisaVerge.com is wrong here".
    pub words: String,
    /// The source that is wrong: name in addresses and title.
    pub source: Option<(String, String)>,
    /// Why.
    pub because: String,
    /// By whom and when, in words.
    pub recorded: String,
}

/// One disagreement.
#[derive(Clone, Debug, Serialize)]
pub struct DisagreementLine {
    /// Its name in forms: the type's word and the statements' names, with blanks between.
    pub key: String,
    /// The same as an anchor, without blanks.
    pub anchor: String,
    /// The type's word: `two_dates`.
    pub kind: String,
    /// The type in words.
    pub kind_words: String,
    /// `contradiction`, `tension` or `note`.
    pub severity: String,
    /// The severity in words.
    pub severity_words: String,
    /// Why, in one line. Empty where it no longer shows, since something was recorded that settles it.
    pub says: String,
    /// The statements on both sides.
    pub statements: Vec<SideStatementLine>,
    /// The sources that can be said to be wrong: name in addresses and title.
    pub sources: Vec<(String, String)>,
    /// It is about events, of which one may be answered to be two.
    pub two_events: bool,
    /// The answer that stands.
    pub answer: Option<AnswerLine>,
    /// All answers, the latest first, the one that stands among them.
    pub history: Vec<AnswerLine>,
}

/// How many are open, by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DisagreementCounts {
    /// Both cannot be so.
    pub contradictions: usize,
    /// Hard to have both.
    pub tensions: usize,
    /// Worth knowing.
    pub notes: usize,
    /// Answered ones.
    pub answered: usize,
}

/// Where the sources of one person disagree.
#[derive(Clone, Debug, Serialize)]
pub struct DisagreementsView {
    /// The person's name in addresses.
    pub person: String,
    /// The person.
    pub label: String,
    /// The person is made up.
    pub made_up: bool,
    /// How many there are.
    pub counts: DisagreementCounts,
    /// Those without an answer, the graver first.
    pub open: Vec<DisagreementLine>,
    /// Those with one, the graver first.
    pub answered: Vec<DisagreementLine>,
    /// How one can be answered: each as it is sent, and in words.
    pub outcomes: Vec<(String, String)>,
}
