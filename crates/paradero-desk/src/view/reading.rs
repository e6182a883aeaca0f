//! A kept text as the reading desk shows it: the text with the proposals marked in it, and the proposals beside it.
//!
//! Everything is counted from 1: proposals (`number`), checks and people found. A proposal is also named by its `id` (`p12`), with which
//! the fields of a form end: `choice-p12`, `when-p12`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::view::HitLine;

/// One fact about the text itself, such as its publisher.
#[derive(Clone, Debug, Serialize)]
pub struct SourceFactLine {
    /// `title`, `publisher`, `kind`, `published`, `url`, `copy_of`, `language` or `recorded`.
    pub name: String,
    /// What it is, in words.
    pub label: String,
    /// Its value, in words; nothing where the source as it is on record has none.
    pub value: Option<String>,
    /// A source of this kind ought to have it.
    pub missing: bool,
    /// What a reader should know of it: "worked out, not printed".
    pub note: Option<String>,
}

/// A stretch of words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PieceLine {
    /// The words.
    pub text: String,
    /// The numbers of the proposals that rest on them; none where they are plain.
    pub proposals: Vec<usize>,
    /// The numbers of the proposals whose words begin here, for anchors.
    pub begins: Vec<usize>,
    /// `open`, `accepted` or `rejected`, where it is marked: open where any of the proposals is, accepted before rejected. Empty
    /// where it is plain.
    pub status: String,
}

/// A paragraph, heading or item of the text.
#[derive(Clone, Debug, Serialize)]
pub struct ParagraphLine {
    /// The line of the text, from 1.
    pub line: u32,
    /// The page, where one begins with this paragraph.
    pub page: Option<u32>,
    /// Which part of the text it is, as a word: `headline`, `heading`, `body`, `takeaway`, `furniture` …
    pub section: String,
    /// The same in words of the language.
    pub section_words: String,
    /// Its language, as a two-letter code.
    pub language: String,
    /// Its words, piece by piece; together they are the whole line.
    pub pieces: Vec<PieceLine>,
}

/// One field of a proposal that can be mended.
#[derive(Clone, Debug, Serialize)]
pub struct FieldLine {
    /// The name in the form: `when-p12`.
    pub name: String,
    /// What it is, in words.
    pub label: String,
    /// What is typed, or else what is proposed.
    pub value: String,
    /// Which of the lists of [`ReadingView::options`] it is chosen from; it is typed where there is none.
    pub options: Option<String>,
    /// What is proposed, in words, where `value` cannot say it: "a week before “Transferred”". Typing something replaces it.
    pub proposed: Option<String>,
    /// What is wrong with what was typed.
    pub fault: Option<String>,
}

/// What was decided about a proposal, and by whom.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewLine {
    /// `rejected` or `reopened`.
    pub outcome: String,
    /// The outcome in words.
    pub words: String,
    /// Why.
    pub because: String,
    /// By whom and when, in words.
    pub recorded: String,
    /// The source from which it was proposed: name and title; nothing when it is this one.
    pub source: Option<(String, String)>,
}

/// Where something that was accepted stands in the record.
#[derive(Clone, Debug, Serialize)]
pub struct AcceptedLine {
    /// About whom: name in addresses, and label. Nothing for a fact about the source or a place.
    pub person: Option<(String, String)>,
    /// The anchor on the person's page: `event-{id}` or `claim-{id}`.
    pub anchor: Option<String>,
    /// The statement's name.
    pub statement: Option<String>,
    /// It is on record otherwise than it is proposed: mended.
    pub mended: bool,
    /// By whom and when, in words.
    pub recorded: Option<String>,
}

/// One proposal.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalLine {
    /// Its number, in the order of the text; the anchor is `proposal-{number}`.
    pub number: usize,
    /// Its name in this reading: `p12`.
    pub id: String,
    /// What it is remembered by, wherever the same is proposed again.
    pub key: String,
    /// `event`, `claim`, `name`, `role`, `fact`, `quote`, `count`, `law`, `place` or `source`.
    pub kind: String,
    /// The kind in words.
    pub kind_words: String,
    /// What it proposes, in one line.
    pub says: String,
    /// The words that it rests on.
    pub quote: String,
    /// Where they stand, in words: "page 3, line 12".
    pub place: String,
    /// When, in words, as it is understood.
    pub when: Option<String>,
    /// The same as EDTF.
    pub moment: Option<String>,
    /// The words of the text that say when.
    pub when_read: Option<String>,
    /// Year, month or day were worked out from the day of publication.
    pub worked_out: bool,
    /// Who speaks, in words with the role; nobody where the text speaks in its own voice.
    pub speaker: Option<String>,
    /// Through whom the word came.
    pub via: Option<String>,
    /// The words stand in quotation marks.
    pub quoted: bool,
    /// The stance's word.
    pub stance: String,
    /// The stance in words.
    pub stance_words: String,
    /// The firmness's word.
    pub firmness: String,
    /// The firmness in words.
    pub firmness_words: String,
    /// The words of the text that hedge it.
    pub hedge: Option<String>,
    /// Which time the words speak of, in words.
    pub tense: String,
    /// In which part of the text it stands, in words.
    pub section: String,
    /// About whom: the number of one of [`ReadingView::people`].
    pub about: Option<usize>,
    /// The other proposals that tell the same event or claim, by number.
    pub same: Vec<usize>,
    /// The rule that proposed it.
    pub rule: String,
    /// The checks that touch it, by number.
    pub checks: Vec<usize>,
    /// `open`, `accepted` or `rejected`.
    pub status: String,
    /// The status in words.
    pub status_words: String,
    /// Accepting it would put something into the record; otherwise it is there to be read, and can only be rejected.
    pub recordable: bool,
    /// Where it stands in the record, when it was accepted.
    pub accepted: Option<AcceptedLine>,
    /// What was decided about it, the latest first.
    pub reviews: Vec<ReviewLine>,
    /// What is chosen in the form and not recorded yet: `accept`, `reject`, `reopen` or `open`.
    pub choice: String,
    /// What is wrong with the choice.
    pub fault: Option<String>,
    /// What can be mended; empty where it is not open or not recordable.
    pub fields: Vec<FieldLine>,
    /// Why, as typed in the form (field `because-p12`).
    pub because: String,
}

/// Somebody of whom the text speaks.
#[derive(Clone, Debug, Serialize)]
pub struct FoundPersonLine {
    /// From 1; the field of the form is `person-{number}`.
    pub number: usize,
    /// The fullest name in the text.
    pub name: String,
    /// The text is read about this person.
    pub focus: bool,
    /// How many proposals are about them.
    pub proposals: usize,
    /// Who on record may be meant, the most likely first.
    pub candidates: Vec<HitLine>,
    /// What is chosen: a person's name in addresses, `new`, `nobody`, or nothing as long as nobody chose.
    pub choice: String,
    /// The label of the person chosen, when one is.
    pub chosen: Option<String>,
    /// The name for a new person (field `label-{number}`).
    pub label: String,
    /// What is wrong with the choice.
    pub fault: Option<String>,
}

/// A place at which the text disagrees with itself, with arithmetic, with the calendar or with the law.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingCheckLine {
    /// From 1; the anchor is `check-{number}`.
    pub number: usize,
    /// The type's word: `two_dates`.
    pub kind: String,
    /// The type in words.
    pub kind_words: String,
    /// `contradiction`, `tension` or `note`.
    pub severity: String,
    /// The severity in words.
    pub severity_words: String,
    /// Why, in one line.
    pub says: String,
    /// The proposals on both sides, by number.
    pub proposals: Vec<usize>,
    /// The words on both sides.
    pub quotes: Vec<String>,
}

/// How the proposals stand; `proposed` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadingCounts {
    /// All.
    pub proposed: usize,
    /// Nobody decided yet.
    pub open: usize,
    /// In the record.
    pub accepted: usize,
    /// Rejected.
    pub rejected: usize,
}

/// A kept text with what it seems to say. Nothing of it is on record but what was accepted.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingView {
    /// The source's name in addresses.
    pub source: String,
    /// Its title.
    pub title: String,
    /// What is on record of it, and what is missing.
    pub facts: Vec<SourceFactLine>,
    /// The kept file's SHA-256.
    pub file: String,
    /// The kept file's name.
    pub file_name: String,
    /// The SHA-256 of the text that was taken from it.
    pub text_file: String,
    /// How the text was taken from the file, in words.
    pub how: String,
    /// What a reader should know of the file.
    pub said: Vec<String>,
    /// Whom the text is read about: the field `about` of the form.
    pub about: String,
    /// The tier of what is accepted: the field `tier` of the form; one of the options `tiers`.
    pub tier: String,
    /// What is wrong with the tier, or with the form as a whole.
    pub fault: Option<String>,
    /// The text.
    pub paragraphs: Vec<ParagraphLine>,
    /// The proposals, in the order of the text.
    pub proposals: Vec<ProposalLine>,
    /// Of whom it speaks.
    pub people: Vec<FoundPersonLine>,
    /// Where it disagrees, the graver first.
    pub checks: Vec<ReadingCheckLine>,
    /// How the proposals stand.
    pub counts: ReadingCounts,
    /// The lists from which fields are chosen, each choice as it is sent and in words: `kinds`, `roles`, `stances`, `firmness`, `tiers`,
    /// `about` (the people found), `flags`, `words-basis` and the like for attributes, `events-1-arrested` and the like for the events
    /// of a kind that the first person found has on record.
    pub options: BTreeMap<String, Vec<(String, String)>>,
}
