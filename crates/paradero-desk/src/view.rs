//! What screens and commands are shown: plain structs, in the language asked for, and nothing of the engines.
//!
//! Every name, date and number stands beside the statements that it rests on. Times are given twice: as words for people
//! and as EDTF or RFC 3339 for machines.

mod disagreements;
mod find;
mod law;
mod list;
mod matching;
mod reading;

use serde::{Deserialize, Serialize};

pub use disagreements::{AnswerLine, DisagreementCounts, DisagreementLine, DisagreementsView, SideStatementLine};
pub use find::{FindListView, FindView, HitLine, ReasonLine, RowCounts, RowHitLine, RowProblem};
pub use law::{
    CaseLine, CitationLine, DerivedLine, EventRef, ExpectedLine, FilterGroup, FilterLine, ForbiddenLine, HistoryLine,
    HoldingLine, LawChangeLine, LeftOutGroup, LitigationLine, NamedClockLine, OtherReading, PackView, PositionLine,
    ReadingLine, SafeguardLine, SafeguardRef, SafeguardView, StageLines, ToldLine, TrackLine, TrackStateLine,
};

pub use list::{
    AsideLine, ChangedRow, ColumnLine, DeliveryChanges, DeliveryLine, DifferenceLine, EarlierLine, ListCounts,
    ListLine, ListPreview, ListRowLine, ListView, StandingCounts, TakenLine,
};
pub use matching::{IdentityLine, ListRef, ListedLine, Mark, MatchView, PairLine, SideLine, WhoLine, WhyLine};
pub use reading::{
    AcceptedLine, FieldLine, FoundPersonLine, ParagraphLine, PieceLine, ProposalLine, ReadingCheckLine, ReadingCounts,
    ReadingView, ReviewLine, SourceFactLine,
};

/// One statement, as a line.
#[derive(Clone, Debug, Serialize)]
pub struct StatementLine {
    /// Its name.
    pub id: String,
    /// The source's name, for a link to `/source/{source}`.
    pub source: String,
    /// The source's title.
    pub source_title: String,
    /// Who published the source.
    pub publisher: Option<String>,
    /// The kind of source, in words.
    pub source_kind: String,
    /// Where in the source, in words: "line 26".
    pub place: Option<String>,
    /// Who speaks, in words: "Margaret Cargioli (counsel)"; empty when it is the source itself.
    pub speaker: Option<String>,
    /// Through whom the word came.
    pub via: Option<String>,
    /// The stance, as its word in the notation: `asserts`, `denies`, ...
    pub stance: String,
    /// The stance, in words of the language.
    pub stance_words: String,
    /// The firmness, when it is not plain, in words.
    pub firmness: Option<String>,
    /// What it says of when, in words: "in March 2025", "55 days before 9 May 2025".
    pub when: Option<String>,
    /// What it says besides, where it differs from the event: "basis: alien enemies act".
    pub says: Option<String>,
    /// What a claim rests on.
    pub rests_on: Vec<String>,
    /// The words as they stand in the source.
    pub quote: Option<String>,
    /// The tier's word in the notation.
    pub tier: String,
    /// When it was recorded and by whom, in words.
    pub recorded: Option<String>,
}

/// A value of an attribute with how many say so.
#[derive(Clone, Debug, Serialize)]
pub struct AttributeLine {
    /// What it is: "from".
    pub label: String,
    /// The values given; more than one is shown side by side.
    pub values: Vec<String>,
}

/// One event of a timeline.
#[derive(Clone, Debug, Serialize)]
pub struct EventLine {
    /// Its name; the anchor on the page is `event-{id}`.
    pub id: String,
    /// The kind's word in the notation.
    pub kind: String,
    /// The kind, in words.
    pub words: String,
    /// The lane's number, 0 to 5, for the drawing.
    pub lane: usize,
    /// When, in words, after narrowing: "on 15 March 2025".
    pub when: String,
    /// When, as EDTF, after narrowing.
    pub moment: String,
    /// The first instant that it allows, as seconds since 1970 (UTC); none when open.
    pub first: Option<i64>,
    /// The last instant that it allows.
    pub last: Option<i64>,
    /// The moments that are stated, in words, each with the statements' names.
    pub stated: Vec<StatedLine>,
    /// The statements from which the moment was inferred; empty when it is stated.
    pub inferred_from: Vec<String>,
    /// Some say that it happened and some that it did not.
    pub contested: bool,
    /// Nobody says that it happened; somebody says that it did not.
    pub denied: bool,
    /// It is only hedged or inferred.
    pub uncertain: bool,
    /// The engine found it between two others, or it follows by law; nobody recorded it.
    pub derived: bool,
    /// The event from which it follows by law, when it does: it was not worked out from places.
    pub follows_from: Option<String>,
    /// It lies after the day that is shown.
    pub ahead: bool,
    /// Attributes.
    pub attributes: Vec<AttributeLine>,
    /// The statements about it.
    pub statements: Vec<StatementLine>,
    /// Other names joined to it by a judgement.
    pub also: Vec<String>,
}

/// A stated moment.
#[derive(Clone, Debug, Serialize)]
pub struct StatedLine {
    /// In words.
    pub words: String,
    /// As EDTF.
    pub moment: String,
    /// First instant allowed, in seconds; none when open.
    pub first: Option<i64>,
    /// Last instant allowed.
    pub last: Option<i64>,
    /// The names of the statements that say it.
    pub by: Vec<String>,
}

/// A due instant in words.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct DueLine {
    /// In words: "due on 24 November 2026 at 17:00".
    pub words: String,
    /// May be late from here, RFC 3339.
    pub earliest: String,
    /// Certainly late after here, RFC 3339.
    pub latest: String,
    /// Seconds until the earliest; negative when it is past.
    pub seconds_left: i64,
    /// How long that is, in words: "in 14 hours", "2 days ago".
    pub left: String,
}

/// One verdict with its explanation.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictLine {
    /// The safeguard's name; its page is `/safeguard/{safeguard}`.
    pub safeguard: String,
    /// Its title.
    pub title: String,
    /// `kept`, `running`, `not_shown` or `crossed`.
    pub verdict: String,
    /// The verdict in a word of the language.
    pub verdict_words: String,
    /// `certain` or `possible`.
    pub certainty: String,
    /// Somebody denies what it rests on.
    pub contested: bool,
    /// The whole in one line.
    pub line: String,
    /// When it falls due.
    pub due: Option<DueLine>,
    /// The proof, step by step, in words.
    pub reasons: Vec<String>,
    /// What would change it, in words.
    pub would_change: Option<String>,
    /// The statements that it rests on.
    pub because: Vec<StatementLine>,
    /// The event that set it off.
    pub trigger: Option<String>,
    /// Which version of the rule judged it, where there are several: since and until when that one stands, in words.
    pub version: Option<String>,
    /// Where the rule stands, in words; everywhere when empty.
    pub places: Vec<String>,
    /// Who owes it.
    pub owed_by: Vec<String>,
    /// The first citation.
    pub cite: String,
    /// Some part of the law behind it has not been verified.
    pub unverified: bool,
    /// What the safeguard means, in plain words.
    pub plain: String,
    /// What to do next.
    pub then: String,
    /// The name under which somebody acts on it.
    pub key: String,
    /// What was done about it so far, the latest last.
    pub acts: Vec<ActLine>,
}

/// What somebody did about an alarm.
#[derive(Clone, Debug, Serialize)]
pub struct ActLine {
    /// `seen`, `doing` or `done`.
    pub progress: String,
    /// In words.
    pub words: String,
    /// By whom and when, in words.
    pub recorded: String,
    /// Why.
    pub because: String,
}

/// A claim with what is said for and against it.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimLine {
    /// Its name.
    pub id: String,
    /// What is claimed.
    pub text: String,
    /// For it.
    pub asserted: Vec<StatementLine>,
    /// Against it.
    pub denied: Vec<StatementLine>,
    /// Demands, and those who did not answer.
    pub other: Vec<StatementLine>,
    /// Nobody has answered it.
    pub unanswered: bool,
}

/// Statements that cannot all be true.
#[derive(Clone, Debug, Serialize)]
pub struct ContradictionLine {
    /// In words.
    pub says: String,
    /// The statements.
    pub statements: Vec<StatementLine>,
    /// The events that they date.
    pub events: Vec<String>,
}

/// Something missing between two events.
#[derive(Clone, Debug, Serialize)]
pub struct GapLine {
    /// In words.
    pub says: String,
    /// The event before.
    pub after: String,
    /// The event after.
    pub before: String,
    /// First instant, in seconds.
    pub first: Option<i64>,
    /// Last instant.
    pub last: Option<i64>,
    /// The statements on both sides.
    pub statements: Vec<StatementLine>,
}

/// Where the person is, as far as the record goes.
#[derive(Clone, Debug, Serialize)]
pub struct WhereaboutsLine {
    /// The place, or what is known instead of one: "not known", "released".
    pub place: String,
    /// How sure, in words.
    pub sure: String,
    /// Since when, in words.
    pub since: Option<String>,
    /// The event that says so.
    pub event: Option<String>,
    /// The statements.
    pub by: Vec<StatementLine>,
}

/// How long ago somebody last reached the person.
#[derive(Clone, Debug, Serialize)]
pub struct ContactLine {
    /// In words: "6 days ago, by phone".
    pub words: String,
    /// Whole days; none when there was never a contact on record.
    pub days: Option<i64>,
    /// The event.
    pub event: Option<String>,
}

/// Everything about one person as of an instant.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// The name in addresses.
    pub id: String,
    /// The name.
    pub label: String,
    /// It is a topic and not a person.
    pub topic: bool,
    /// The person is made up.
    pub made_up: bool,
    /// Countries of nationality, as codes.
    pub countries: Vec<String>,
    /// Other names.
    pub names: Vec<String>,
    /// Identifiers, each with what it is.
    pub identifiers: Vec<(String, String)>,
    /// The names that lists give to this person.
    pub listed: Vec<ListedLine>,
    /// Who was judged to be this person or not, the latest first, earlier judgements among them.
    pub identities: Vec<IdentityLine>,
    /// A note.
    pub note: Option<String>,
    /// As of which instant, RFC 3339, and the local date for the form field.
    pub as_of: String,
    /// As of which date, for the form field.
    pub as_of_date: String,
    /// As known on which date, when asked.
    pub known_on: Option<String>,
    /// The first and last date that the sliders reach.
    pub slider: (String, String),
    /// Where.
    pub whereabouts: Option<WhereaboutsLine>,
    /// Where the person and the case stand, track by track.
    pub positions: Vec<PositionLine>,
    /// Last contact.
    pub contact: Option<ContactLine>,
    /// The record reaches to here, in words.
    pub reach: Option<String>,
    /// The timeline.
    pub events: Vec<EventLine>,
    /// Claims.
    pub claims: Vec<ClaimLine>,
    /// Contradictions.
    pub contradictions: Vec<ContradictionLine>,
    /// How many disagreements between statements there are, for a link to their page.
    pub disagreements: DisagreementCounts,
    /// Gaps.
    pub gaps: Vec<GapLine>,
    /// Verdicts, the most urgent first.
    pub verdicts: Vec<VerdictLine>,
    /// The rules that are only told, beside what happened.
    pub told: Vec<ToldLine>,
    /// When the next verdict can change by itself, in words.
    pub next_change: Option<String>,
    /// What the record cannot see, in words.
    pub blind: Vec<String>,
    /// The pack that judged: name, version, digest.
    pub pack: PackLine,
}

/// Which pack judged.
#[derive(Clone, Debug, Serialize)]
pub struct PackLine {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its text.
    pub digest: String,
}

/// One alarm on the watch.
#[derive(Clone, Debug, Serialize)]
pub struct AlarmLine {
    /// The person's name in addresses.
    pub person: String,
    /// The person.
    pub label: String,
    /// The person is made up.
    pub made_up: bool,
    /// The safeguard.
    pub safeguard: String,
    /// Its title.
    pub title: String,
    /// `running`, `not_shown` or `crossed`.
    pub verdict: String,
    /// In words.
    pub verdict_words: String,
    /// `certain` or `possible`.
    pub certainty: String,
    /// Somebody denies what it rests on.
    pub contested: bool,
    /// The reason in one line.
    pub reason: String,
    /// The act to take.
    pub then: String,
    /// When it falls due.
    pub due: Option<DueLine>,
    /// Some part of the law behind it has not been verified.
    pub unverified: bool,
    /// The name under which somebody acts on it.
    pub key: String,
    /// `seen`, `doing` or `done`, when somebody acted.
    pub progress: Option<String>,
    /// What was done, in words.
    pub progress_words: Option<String>,
}

/// Somebody to look for today.
#[derive(Clone, Debug, Serialize)]
pub struct LookFor {
    /// The person's name in addresses.
    pub person: String,
    /// The person.
    pub label: String,
    /// The person is made up.
    pub made_up: bool,
    /// Why, in one line.
    pub reason: String,
    /// Where last, in words.
    pub last_place: Option<String>,
    /// Whole days since the last word of where the person is.
    pub days: Option<i64>,
}

/// A person in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PersonLine {
    /// The name in addresses.
    pub person: String,
    /// The name.
    pub label: String,
    /// It is a topic.
    pub topic: bool,
    /// The person is made up.
    pub made_up: bool,
    /// Where, in one line.
    pub whereabouts: Option<String>,
    /// How many alarms are open.
    pub alarms: usize,
    /// How many clocks run.
    pub running: usize,
    /// A note.
    pub note: Option<String>,
}

/// The watch: what somebody must look at, as of an instant.
#[derive(Clone, Debug, Serialize)]
pub struct WatchView {
    /// As of which instant, RFC 3339.
    pub as_of: String,
    /// In words.
    pub as_of_words: String,
    /// The date for the form field.
    pub as_of_date: String,
    /// The alarms that nobody has done with, the most urgent first.
    pub alarms: Vec<AlarmLine>,
    /// How many alarms there are in all: the list is cut at a bound that the page states.
    pub alarms_total: usize,
    /// Alarms that somebody has done with.
    pub done: Vec<AlarmLine>,
    /// Clocks that run out in the next days.
    pub clocks: Vec<AlarmLine>,
    /// How many in all.
    pub clocks_total: usize,
    /// Who to look for today.
    pub look_for: Vec<LookFor>,
    /// How many in all.
    pub look_for_total: usize,
    /// People without an alarm.
    pub well: Vec<PersonLine>,
    /// How many in all.
    pub well_total: usize,
    /// How many people are watched over.
    pub people: usize,
    /// When the next verdict can change by itself, in words.
    pub next_change: Option<String>,
    /// The pack that judged.
    pub pack: PackLine,
}

/// One source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// The name in addresses.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// What kind of thing it is, in words.
    pub kind: String,
    /// When it was published, in words.
    pub published: Option<String>,
    /// That date was worked out.
    pub published_inferred: bool,
    /// Where it can be read.
    pub url: Option<String>,
    /// What it republishes.
    pub copy_of: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// When it was recorded and by whom.
    pub recorded: Option<String>,
    /// The kept file's SHA-256.
    pub file: Option<String>,
    /// A text was taken from the kept file, and can be read on the reading desk.
    pub readable: bool,
    /// What it says, in the order of its pages and lines.
    pub says: Vec<SaysLine>,
}

/// One thing that a source says, and what others say against it.
#[derive(Clone, Debug, Serialize)]
pub struct SaysLine {
    /// About whom: name in addresses.
    pub person: String,
    /// About whom.
    pub label: String,
    /// About which event or claim, in words.
    pub about: String,
    /// The anchor on the person's page: `event-{id}` or `claim-{id}`.
    pub anchor: String,
    /// The statement.
    pub statement: StatementLine,
    /// Statements of others that say otherwise.
    pub against: Vec<StatementLine>,
}

/// What a search found.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// What was asked.
    pub query: String,
    /// Who may be meant, how likely, and why.
    pub found: FindView,
    /// People and topics: those who may be meant, then those with the identifier, then those in whose names every word occurs.
    pub people: Vec<PersonLine>,
    /// Sources: name, title, publisher.
    pub sources: Vec<SourceLine>,
    /// Safeguards.
    pub safeguards: Vec<SafeguardLine>,
}

/// A source in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLine {
    /// The name in addresses.
    pub id: String,
    /// The title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, in words.
    pub published: Option<String>,
    /// The kind, in words.
    pub kind: String,
}
