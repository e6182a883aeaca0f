//! What the matching desk shows: two side by side, what was judged, and how far one has come.

use serde::Serialize;

/// Somebody on record or on a list, as a name that leads somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct WhoLine {
    /// The word in forms: `person:ana` or `row:roster:17`.
    pub key: String,
    /// The name on a screen.
    pub label: String,
    /// What it is, in words: "on record", "row 17 of Roster of Monday".
    pub what: String,
    /// The person's name in addresses, when it is a person.
    pub person: Option<String>,
    /// The list's name in addresses, when it is a row.
    pub list: Option<String>,
    /// The number of the row.
    pub row: Option<u32>,
    /// The person is made up.
    pub made_up: bool,
}

/// A judgement whether two are one person.
#[derive(Clone, Debug, Serialize)]
pub struct IdentityLine {
    /// The one.
    pub left: WhoLine,
    /// The other.
    pub right: WhoLine,
    /// `same`, `different`, `unsure` or `taken_back`.
    pub sameness: String,
    /// The same in words.
    pub words: String,
    /// Why.
    pub because: String,
    /// By whom and when, in words.
    pub recorded: String,
    /// It is the latest on this pair.
    pub stands: bool,
    /// It stands and can be taken back.
    pub revocable: bool,
}

/// A name that a list gives to a person.
#[derive(Clone, Debug, Serialize)]
pub struct ListedLine {
    /// The name as printed.
    pub name: String,
    /// The list's name in addresses.
    pub list: String,
    /// Its title.
    pub title: String,
    /// The number of the row.
    pub row: u32,
}

/// A list in a line.
#[derive(Clone, Debug, Serialize)]
pub struct ListRef {
    /// The name in addresses.
    pub id: String,
    /// The title.
    pub title: String,
    /// What it is a list of, in words: "10 March 2025".
    pub as_of: Option<String>,
    /// How many rows it has.
    pub rows: usize,
    /// It names nobody twice.
    pub once: bool,
}

/// A word of one side, and whether the other side has it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Mark {
    /// The word as printed.
    pub text: String,
    /// `same`, `like` or `different`; `alone` where the other side says nothing.
    pub how: String,
}

/// One field on both sides.
#[derive(Clone, Debug, Serialize)]
pub struct SideLine {
    /// What it is, in words.
    pub label: String,
    /// The one side, word by word.
    pub left: Vec<Mark>,
    /// The other.
    pub right: Vec<Mark>,
    /// `same`, `like`, `different` or `alone`.
    pub how: String,
    /// The same in words.
    pub words: String,
}

/// Something that speaks for or against one person.
#[derive(Clone, Debug, Serialize)]
pub struct WhyLine {
    /// In words.
    pub words: String,
    /// `for` or `against`.
    pub speaks: String,
}

/// Two who may be one person.
#[derive(Clone, Debug, Serialize)]
pub struct PairLine {
    /// The name of the pair in addresses.
    pub key: String,
    /// The row of this list.
    pub left: WhoLine,
    /// The person, or the row of the other list.
    pub right: WhoLine,
    /// The probability that they are one person, in percent, 1 to 99.
    pub percent: u8,
    /// The same in plain words.
    pub likely: String,
    /// Field by field.
    pub sides: Vec<SideLine>,
    /// Why, in sentences.
    pub reasons: Vec<WhyLine>,
    /// Nothing but the name agrees: what to know then, in words.
    pub name_alone: Option<String>,
    /// The birth dates contradict each other.
    pub births_contradict: bool,
    /// The judgement on this pair that stands.
    pub judged: Option<IdentityLine>,
    /// The other judgements on either of the two that stand.
    pub others: Vec<IdentityLine>,
    /// What the field *because* holds at first.
    pub because: String,
}

/// The matching desk: one list against everybody on record, or against another list.
#[derive(Clone, Debug, Serialize)]
pub struct MatchView {
    /// The list.
    pub list: ListRef,
    /// The other list; nothing for everybody on record.
    pub with: Option<ListRef>,
    /// Lists with which it can be compared.
    pub lists: Vec<ListRef>,
    /// The pair to look at; nothing when all have been looked at.
    pub pair: Option<PairLine>,
    /// The pair that comes after it, when it is skipped.
    pub next: Option<String>,
    /// How many pairs were looked at.
    pub looked_at: usize,
    /// How many there are.
    pub total: usize,
    /// How many of those that were looked at could not be told.
    pub unsure: usize,
    /// How many rows have nobody who could be meant.
    pub alone: usize,
    /// What was judged last here by whoever asks.
    pub last: Option<IdentityLine>,
}
