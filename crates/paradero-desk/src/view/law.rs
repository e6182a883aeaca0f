//! The law as screens show it: the pack, its safeguards, their versions, cases and tracks.

use serde::Serialize;

use super::{AlarmLine, PackLine};

/// The law pack as a page: what is owed, how far it was verified, what is disputed, what changed.
#[derive(Clone, Debug, Serialize)]
pub struct PackView {
    /// Which pack.
    pub pack: PackLine,
    /// How many safeguards it has.
    pub safeguards: usize,
    /// How many rules these are: halves and versions of one rule count once.
    pub rules: usize,
    /// How many have a part that nobody has verified.
    pub unverified: usize,
    /// How many are in dispute or before a court.
    pub disputed: usize,
    /// The ways to narrow the list.
    pub filters: Vec<FilterGroup>,
    /// By what the list is narrowed, in words; empty when it is whole.
    pub narrowed: Vec<String>,
    /// How many safeguards are shown.
    pub shown: usize,
    /// The safeguards, by stage; stages with none left out.
    pub stages: Vec<StageLines>,
    /// What changed lately, the latest first.
    pub changes: Vec<LawChangeLine>,
    /// The tracks.
    pub tracks: Vec<TrackLine>,
    /// The events that follow by law.
    pub derived: Vec<DerivedLine>,
    /// The named lengths of time.
    pub clocks: Vec<NamedClockLine>,
    /// The rules that are only told.
    pub told: Vec<SafeguardRef>,
    /// What the pack does not ask.
    pub left_out: Vec<LeftOutGroup>,
}

/// One way to narrow the list of safeguards.
#[derive(Clone, Debug, Serialize)]
pub struct FilterGroup {
    /// Its name in addresses: `stage`, `class`, `verified`, `standing`.
    pub name: String,
    /// What can be chosen, each with how many safeguards of the whole pack it is.
    pub choices: Vec<FilterLine>,
}

/// One choice of a filter.
#[derive(Clone, Debug, Serialize)]
pub struct FilterLine {
    /// The word in addresses.
    pub value: String,
    /// In words.
    pub words: String,
    /// How many safeguards of the pack.
    pub count: usize,
    /// The list is narrowed by it.
    pub chosen: bool,
}

/// The safeguards of one stage.
#[derive(Clone, Debug, Serialize)]
pub struct StageLines {
    /// The word in the notation.
    pub stage: String,
    /// In words.
    pub words: String,
    /// The safeguards, in the order of the pack.
    pub safeguards: Vec<SafeguardLine>,
}

/// Something that changed in the law of the pack.
#[derive(Clone, Debug, Serialize)]
pub struct LawChangeLine {
    /// When, in words.
    pub when: String,
    /// When, as EDTF.
    pub moment: String,
    /// What it was: "set aside by a court", "this version stands from here".
    pub what: String,
    /// What happened, in words; empty where the pack says nothing more.
    pub words: String,
    /// Which safeguards it is about.
    pub safeguards: Vec<SafeguardRef>,
}

/// A safeguard by name.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct SafeguardRef {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// A track: states of which at most one holds at a time.
#[derive(Clone, Debug, Serialize)]
pub struct TrackLine {
    /// Its name in the notation.
    pub name: String,
    /// The question that it answers.
    pub words: String,
    /// Its states, in order.
    pub states: Vec<TrackStateLine>,
    /// The steps that must not be taken.
    pub never: Vec<ForbiddenLine>,
}

/// A state of a track.
#[derive(Clone, Debug, Serialize)]
pub struct TrackStateLine {
    /// Its name in the notation.
    pub name: String,
    /// In words.
    pub words: String,
    /// What opens and closes it, as a sentence.
    pub says: String,
}

/// A step that must not be taken.
#[derive(Clone, Debug, Serialize)]
pub struct ForbiddenLine {
    /// What must not happen, in words.
    pub never: String,
    /// In which states, in words.
    pub during: Vec<String>,
    /// The safeguards that say so.
    pub by: Vec<SafeguardRef>,
}

/// An event that follows by law from others.
#[derive(Clone, Debug, Serialize)]
pub struct DerivedLine {
    /// The kind's word in the notation.
    pub kind: String,
    /// The kind, in words.
    pub words: String,
    /// From what it follows, as sentences.
    pub says: Vec<String>,
}

/// A length of time under a name.
#[derive(Clone, Debug, Serialize)]
pub struct NamedClockLine {
    /// Its name in the notation.
    pub name: String,
    /// Its readings, in words.
    pub readings: Vec<ReadingLine>,
}

/// One reading of a length of time.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingLine {
    /// How long, in words.
    pub length: String,
    /// Whose reading it is.
    pub by: Option<String>,
}

/// What the pack does not ask, for one reason.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOutGroup {
    /// The reason, in the language of the pack.
    pub why: String,
    /// What is not asked, and a word on it.
    pub lines: Vec<(String, String)>,
}

/// How a rule stood in the courts on a day.
#[derive(Clone, Debug, Serialize)]
pub struct LitigationLine {
    /// The word in the notation: `pending`, `vacated`, ...
    pub standing: String,
    /// In words.
    pub standing_words: String,
    /// On which day that was known, in words.
    pub on: String,
    /// The same as EDTF.
    pub moment: String,
    /// What happened.
    pub words: String,
}

/// One safeguard.
#[derive(Clone, Debug, Serialize)]
pub struct SafeguardView {
    /// Its name.
    pub id: String,
    /// The rule of which it is a half or a version.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The stage, in words.
    pub stage: String,
    /// What it means.
    pub plain: String,
    /// What to do next.
    pub then: String,
    /// What a reader must know.
    pub notes: Option<String>,
    /// What is in dispute.
    pub disputed: Option<String>,
    /// Each reading of its length of time, where there are several.
    pub readings: Vec<ReadingLine>,
    /// How it is judged, as sentences.
    pub judged: Vec<String>,
    /// It is only told, and judged by nothing.
    pub told: bool,
    /// The same in the other language.
    pub other: OtherReading,
    /// Its text in the notation.
    pub text: String,
    /// Who owes it.
    pub owed_by: Vec<String>,
    /// Since and until when, in words.
    pub effective: Option<String>,
    /// Where it stands, in words; everywhere when empty.
    pub places: Vec<String>,
    /// Where it is written.
    pub citations: Vec<CitationLine>,
    /// How far the least checked of its citations was, in words.
    pub verified: String,
    /// Some part has not been verified.
    pub unverified: bool,
    /// How it stood in the courts, the oldest first.
    pub courts: Vec<LitigationLine>,
    /// Every version and half of the same rule, in the order of their periods, itself among them.
    pub history: Vec<HistoryLine>,
    /// The day for which the versions are asked, as typed; empty when none is.
    pub on: String,
    /// That day in words.
    pub on_words: Option<String>,
    /// The cases that name it, and what each comes to now.
    pub suite: Vec<CaseLine>,
    /// Where it holds now and where it does not: the people it was judged on, the worst first.
    pub judged_on: Vec<AlarmLine>,
    /// The pack.
    pub pack: PackLine,
}

/// A safeguard in the language that the page is not in.
#[derive(Clone, Debug, Serialize)]
pub struct OtherReading {
    /// The two-letter code of the language.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it means.
    pub plain: String,
    /// How it is judged.
    pub judged: Vec<String>,
    /// What to do next.
    pub then: String,
    /// What a reader must know.
    pub notes: Option<String>,
    /// What is in dispute.
    pub disputed: Option<String>,
}

/// A version or a half of a rule.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryLine {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// It is the one that the page is about.
    pub current: bool,
    /// Since and until when it stands, in words; none where the pack gives no dates.
    pub effective: Option<String>,
    /// The first day on which it stands, as EDTF; none where that is open.
    pub since: Option<String>,
    /// Where it stands, in words; everywhere when empty.
    pub places: Vec<String>,
    /// How it stood in the courts, the oldest first.
    pub courts: Vec<LitigationLine>,
    /// Whether it stood on the day that was asked: `yes`, `no`, or `part` for a part of it; none when no day was.
    pub stood: Option<String>,
}

/// A case of the suite that names a safeguard.
#[derive(Clone, Debug, Serialize)]
pub struct CaseLine {
    /// Its name.
    pub name: String,
    /// The first sentence of what it says it is about, in the language of the case.
    pub title: String,
    /// The rest of it.
    pub about: String,
    /// What it expects of this safeguard.
    pub expects: Vec<ExpectedLine>,
    /// All of that comes to what is expected.
    pub as_expected: bool,
    /// What is wrong with it, when it cannot be run.
    pub fault: Option<String>,
    /// The case itself.
    pub text: String,
}

/// What a case expects of a safeguard as of an instant.
#[derive(Clone, Debug, Serialize)]
pub struct ExpectedLine {
    /// As of when, in words.
    pub as_of: String,
    /// What is expected, in words.
    pub expected: String,
    /// What was found instead, in words; none when it is what was expected.
    pub found: Option<String>,
}

/// Where a rule is written.
#[derive(Clone, Debug, Serialize)]
pub struct CitationLine {
    /// The class, in words.
    pub class: String,
    /// The citation.
    pub name: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// How far it was checked, in words.
    pub verified: String,
    /// Nobody has read it for this pack.
    pub unverified: bool,
    /// Nobody has checked that it is still in force.
    pub in_force_unverified: bool,
    /// A few of its words.
    pub quote: Option<String>,
    /// When somebody last read it for this pack, in words.
    pub read_on: Option<String>,
    /// In which copy or report.
    pub read_in: Option<String>,
}

/// A safeguard in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SafeguardLine {
    /// Its name.
    pub id: String,
    /// The rule of which it is a half or a version.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// The stage, in words.
    pub stage: String,
    /// The classes of its citations, in words.
    pub class: String,
    /// The first citation.
    pub cite: String,
    /// How far the least checked of its citations was, in words.
    pub verified: String,
    /// Some part has not been verified.
    pub unverified: bool,
    /// Something about it is in dispute.
    pub disputed: bool,
    /// It is only told, and judged by nothing.
    pub told: bool,
    /// Since and until when, in words.
    pub effective: Option<String>,
    /// Where it stands, in words; everywhere when empty.
    pub places: Vec<String>,
    /// How it stands in the courts, as last known.
    pub courts: Option<LitigationLine>,
    /// What it means.
    pub plain: String,
}

/// Where somebody stands on a track.
#[derive(Clone, Debug, Serialize)]
pub struct PositionLine {
    /// The track's name in the notation.
    pub track: String,
    /// The question that it answers.
    pub words: String,
    /// The states that hold or may hold.
    pub states: Vec<HoldingLine>,
}

/// A state that holds, or may.
#[derive(Clone, Debug, Serialize)]
pub struct HoldingLine {
    /// Its name in the notation.
    pub state: String,
    /// In words.
    pub words: String,
    /// Dates or doubts leave it open.
    pub possible: bool,
    /// The event that opened it, or the first that may have.
    pub since: Option<EventRef>,
}

/// An event by name.
#[derive(Clone, Debug, Serialize)]
pub struct EventRef {
    /// Its name.
    pub id: String,
    /// The kind and when, in words.
    pub words: String,
}

/// A rule that is only told, beside what happened.
#[derive(Clone, Debug, Serialize)]
pub struct ToldLine {
    /// The safeguard's name.
    pub safeguard: String,
    /// Its title.
    pub title: String,
    /// What it means.
    pub plain: String,
    /// The first citation.
    pub cite: String,
    /// Some part of the law behind it has not been verified.
    pub unverified: bool,
    /// Something about it is in dispute.
    pub disputed: bool,
    /// Where it stands, in words; everywhere when empty.
    pub places: Vec<String>,
    /// The events that it is about.
    pub about: Vec<EventRef>,
}
