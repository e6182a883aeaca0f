//! From text to a record: what happened.

mod block;
mod list;
mod references;
mod review;
mod saying;

use std::collections::{BTreeMap, BTreeSet};

use super::cursor::{shortened, suggest};
use super::{Cursor, Day, Diagnostic, Line, Stop, lex};
use crate::{
    About, Act, EventId, EventKind, Judgement, Moment, PersonId, Place, PlaceId, Progress, Record, Recorded, Sameness,
    Source, SourceId, SourceKind, Speaker, Statement, StatementId, Subject, Value, When, Zone,
};

/// What was read, and what is wrong with the text. Only a text without diagnostics may be judged.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// What could be read.
    pub record: Record,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The line on which each statement stands.
    pub lines: BTreeMap<StatementId, usize>,
}

/// Whether names must be declared in the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum References {
    /// Every source, place and event that is named must be declared in this text.
    Checked,
    /// Names are declared elsewhere, as in the pieces that a ledger keeps.
    Trusted,
}

/// Reads a record from its notation.
///
/// Never stops at the first fault: what can be read is returned together with everything that is wrong. `day` gives
/// relative moments their meaning. Takes time linear in the text, but for the search for similar names in faults.
///
/// ```
/// use paradero_record::notation::{parse, References};
/// let text = r#"
/// source call "A call"
///   kind note
/// person ana "Ana (made up)"
/// 2025-03-15 arrested
///   call line 1 "her mother", family asserts
/// "#;
/// let parsed = parse(text, None, References::Checked);
/// assert!(parsed.diagnostics.is_empty());
/// assert_eq!(parsed.record.statements.len(), 1);
/// ```
pub fn parse(text: &str, day: Option<&Day>, references: References) -> Parsed {
    let (lines, diagnostics) = lex(text, day);
    let mut reader = Reader {
        record: Record::default(),
        zone: Zone::default(),
        diagnostics,
        references,
        subject: None,
        recorded: None,
        mentions: Vec::new(),
        lines: BTreeMap::new(),
        counts: BTreeMap::new(),
        declared: BTreeSet::new(),
        judged: Vec::new(),
        kinds: BTreeMap::new(),
    };
    for block in blocks(&lines) {
        // What went wrong is among the diagnostics; the next block is read all the same.
        let _stopped = reader.block(&block);
    }
    reader.check_references();
    reader.record.put_in_order();
    reader.diagnostics.sort();
    reader.diagnostics.dedup();
    Parsed { record: reader.record, diagnostics: reader.diagnostics, lines: reader.lines }
}

/// A line that is not indented, with the indented ones under it.
struct Block<'a> {
    head: &'a Line,
    body: &'a [Line],
}

fn blocks(lines: &[Line]) -> Vec<Block<'_>> {
    let mut all = Vec::new();
    let mut rest = lines;
    while let Some((head, after)) = rest.split_first() {
        let length = after.iter().take_while(|line| line.indented).count();
        let (body, next) = after.split_at(length);
        all.push(Block { head, body });
        rest = next;
    }
    all
}

/// Something that names something else, to be checked when everything is read.
struct Mention {
    what: Named,
    name: String,
    person: Option<PersonId>,
    place: Span,
}

/// Where a token stands: its line and its columns.
type Span = (usize, std::ops::Range<usize>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Source,
    Place,
    Event,
    Person,
    List,
    Row,
}

struct Reader {
    record: Record,
    /// The zone that the last `zone` line named.
    zone: Zone,
    diagnostics: Vec<Diagnostic>,
    references: References,
    subject: Option<PersonId>,
    recorded: Option<Recorded>,
    mentions: Vec<Mention>,
    lines: BTreeMap<StatementId, usize>,
    /// How often a name that was made from kind and moment was given, by person.
    counts: BTreeMap<(PersonId, String), u32>,
    /// What was declared, even where the declaration has faults: the word and the name.
    declared: BTreeSet<(&'static str, String)>,
    /// Judgements and where they stand.
    judged: Vec<(Judgement, Span)>,
    /// The kind that each name of an event was first given to.
    kinds: BTreeMap<(PersonId, EventId), EventKind>,
}

const HEADS: &[&str] = &[
    "zone",
    "recorded",
    "place",
    "source",
    "person",
    "topic",
    "about",
    "claim",
    "coverage",
    "same",
    "different",
    "unsure",
    "act",
    "list",
    "row",
    "identity",
    "proposal",
    "disagreement",
];

/// The words that begin a line in the notation for what is owed.
const OF_THE_LAW: &[&str] = &["pack", "state", "safeguard"];

impl Reader {
    fn block(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        if block.head.indented {
            let mut cursor = Cursor::new(block.head, &mut self.diagnostics);
            let help = Some("begin with a line that is not indented, such as `person` or an event".to_owned());
            return Err(cursor.fault("an indented line belongs to nothing", help));
        }
        let first = Cursor::new(block.head, &mut self.diagnostics).peek_word().unwrap_or_default().to_owned();
        match first.as_str() {
            "place" => self.place(block),
            "source" => self.source(block),
            "person" => self.person(block, Subject::Person),
            "topic" => self.person(block, Subject::Topic),
            "claim" => self.claim(block),
            "coverage" => self.coverage(block),
            "list" => self.list(block),
            "row" => self.row(block),
            _ if looks_like_moment(&first) => self.event(block),
            "zone" | "recorded" | "about" | "same" | "different" | "unsure" | "act" | "identity" | "proposal"
            | "disagreement" => {
                self.no_body(block);
                self.single(block.head, &first)
            }
            _ => {
                let mut cursor = Cursor::new(block.head, &mut self.diagnostics);
                let help = if EventKind::find(&first).is_some() {
                    Some(format!("an event begins with its moment: unknown {first}"))
                } else if OF_THE_LAW.contains(&first.as_str()) {
                    Some(format!("`{first}` belongs in a law pack, not in a record"))
                } else {
                    cursor.suggest(&first, HEADS.iter().copied())
                };
                Err(cursor.expected("a moment that begins an event, or a word such as `person`", help))
            }
        }
    }

    fn no_body(&mut self, block: &Block<'_>) {
        if let Some(line) = block.body.first() {
            let help = Some("take the indent away, or begin an event above it".to_owned());
            let _stop = Cursor::new(line, &mut self.diagnostics).fault("nothing may be indented under this line", help);
        }
    }

    /// Reads a head that has nothing under it.
    fn single(&mut self, line: &Line, word: &str) -> Result<(), Stop> {
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        match word {
            "zone" => {
                // A ledger's pieces each name their zone, nearly always the same one.
                let same = cursor.take(self.zone.name());
                let zone = if same { self.zone.clone() } else { zone(&mut cursor)? };
                if self.declared.insert(("zone", String::new())) {
                    self.record.zone = zone.clone();
                }
                self.zone = zone;
            }
            "recorded" => self.recorded = Some(recorded(&mut cursor)?),
            "about" => {
                let place = cursor.here();
                let id = PersonId::new(name(&mut cursor, "a person or topic")?);
                cursor.finish("the end of the line")?;
                self.subject = Some(id.clone());
                self.mention(Named::Person, id.as_str().to_owned(), place);
                return Ok(());
            }
            "act" => return self.act(line),
            "identity" => return self.identity(line),
            "proposal" => return self.review(line),
            "disagreement" => return self.resolution(line),
            _ => return self.judgement(line),
        }
        cursor.finish("the end of the line")
    }

    fn mention(&mut self, what: Named, name: String, place: Span) {
        if self.references == References::Checked {
            self.mentions.push(Mention { what, name, person: self.subject.clone(), place });
        }
    }

    /// The person or topic that a line is about.
    fn subject(&mut self, line: &Line) -> Result<PersonId, Stop> {
        if let Some(subject) = &self.subject {
            return Ok(subject.clone());
        }
        let help = Some("write `person ID \"Name\"` above it".to_owned());
        Err(Cursor::new(line, &mut self.diagnostics).fault("this is about nobody", help))
    }

    fn judgement(&mut self, line: &Line) -> Result<(), Stop> {
        let person = self.subject(line)?;
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        let word = cursor.word("same, different or unsure")?;
        let first = cursor.here();
        let left = EventId::new(event_name(&mut cursor, "the first event")?);
        let second = cursor.here();
        if cursor.peek_word() == Some("by") {
            return Err(
                cursor.expected("the second event", Some("write: same removal flights by \"Ana\" …".to_owned()))
            );
        }
        let right = EventId::new(event_name(&mut cursor, "the second event")?);
        let recorded = by_on(&mut cursor)?;
        let because = because(&mut cursor)?;
        cursor.finish("the end of the line")?;
        let sameness = Sameness::find(word).unwrap_or(Sameness::Unsure);
        self.mention(Named::Event, left.to_string(), first);
        self.mention(Named::Event, right.to_string(), second.clone());
        let judgement = Judgement { person, sameness, left, right, because, recorded };
        self.judged.push((judgement.clone(), second));
        self.record.judgements.push(judgement);
        Ok(())
    }

    fn act(&mut self, line: &Line) -> Result<(), Stop> {
        let person = self.subject(line)?;
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        let alarm = cursor.text("the alarm, in quotes")?.to_owned();
        let word = cursor.one_of("seen, doing or done", Progress::ALL, |p| p.word())?;
        let progress = Progress::find(word).unwrap_or(Progress::Seen);
        let recorded = by_on(&mut cursor)?;
        let because = because(&mut cursor)?;
        cursor.finish("the end of the line")?;
        self.record.acts.push(Act { person, alarm, progress, because, recorded });
        Ok(())
    }
}

fn looks_like_moment(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    first.is_ascii_digit()
        || matches!(first, '[' | '.' | '/')
        || (matches!(first, '-' | 'Y') && chars.next().is_some_and(|c| c.is_ascii_digit() || c == '-'))
        || word == "unknown"
}

/// Reads a short name, of letters, digits, `_`, `-` and `.`.
fn name<'a>(cursor: &mut Cursor<'a>, expected: &str) -> Result<&'a str, Stop> {
    let word = cursor.word(expected)?;
    if word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')) {
        return Ok(word);
    }
    let help = Some("use letters, digits, `_`, `-` and `.` alone".to_owned());
    Err(cursor.back().fault(format!("`{}` cannot be a short name", shortened(word)), help))
}

/// Reads the name of an event, by which statements about other events refer to it.
fn event_name<'a>(cursor: &mut Cursor<'a>, expected: &str) -> Result<&'a str, Stop> {
    let word = name(cursor, expected)?;
    if !looks_like_moment(word) {
        return Ok(word);
    }
    let help = Some("begin it with a letter".to_owned());
    Err(cursor.back().fault(format!("`{}` would be read as a moment", shortened(word)), help))
}

fn zone(cursor: &mut Cursor<'_>) -> Result<Zone, Stop> {
    let word = cursor.word("a time zone such as America/Chicago")?;
    Zone::parse(word).map_err(|error| {
        let help = error.suggestion.as_ref().map(|meant| format!("did you mean `{meant}`?"));
        cursor.back().fault(format!("`{}` is not a time zone", shortened(word)), help)
    })
}

/// Reads `2025-05-20 by "Ana"`.
fn recorded(cursor: &mut Cursor<'_>) -> Result<Recorded, Stop> {
    let at = cursor.moment()?;
    if !cursor.take("by") {
        return Err(cursor.expected("`by`", Some("say who recorded it: by \"Ana\"".to_owned())));
    }
    Ok(Recorded { at, by: cursor.text("who recorded it")?.to_owned() })
}

/// Reads `by "Ana" on 2025-05-21`.
fn by_on(cursor: &mut Cursor<'_>) -> Result<Recorded, Stop> {
    if !cursor.take("by") {
        return Err(cursor.expected("`by`", Some("say whose word it is: by \"Ana\" on 2025-05-21".to_owned())));
    }
    let by = cursor.text("a name")?.to_owned();
    if !cursor.take("on") {
        return Err(cursor.expected("`on`", Some("say when: on 2025-05-21".to_owned())));
    }
    Ok(Recorded { at: cursor.moment()?, by })
}

fn because(cursor: &mut Cursor<'_>) -> Result<String, Stop> {
    if !cursor.take("because") {
        return Err(cursor.expected("`because`", Some("say why: because \"one list names him\"".to_owned())));
    }
    Ok(cursor.text("the reason")?.to_owned())
}
