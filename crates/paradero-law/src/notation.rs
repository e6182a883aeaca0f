//! From text to a law pack.

mod authority;
pub(crate) mod check;
mod condition;
mod duty;
mod follow;
mod part;
pub(crate) mod resolve;
mod state;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use paradero_record::notation::{Cursor, Diagnostic, Line, Stop, TokenKind, lex, nearest};

use crate::clock::Clock;
use crate::pack::{Limit, NamedClock, Pack, Safeguard};

/// Reads a pack; what could be read and everything that is wrong are returned together.
pub(crate) fn parse(text: &str) -> (Pack, Vec<Diagnostic>) {
    let (lines, diagnostics) = lex(text, None);
    let mut reader =
        Reader { pack: empty_pack(), diagnostics, names: Names::default(), places: BTreeMap::new(), kinds: Vec::new() };
    let (clocks, others): (Vec<_>, Vec<_>) = blocks(&lines).into_iter().partition(|(head, _)| is_clock(head));
    // What went wrong is among the diagnostics; the next block is read all the same. Clocks first: whatever has a length
    // may name one that stands further down.
    for (head, body) in clocks.into_iter().chain(others) {
        let _stopped = reader.block(head, body);
    }
    resolve::resolve(&mut reader);
    reader.diagnostics.sort();
    reader.diagnostics.dedup();
    (reader.pack, reader.diagnostics)
}

/// Each line that is not indented, with the lines under it.
fn blocks(lines: &[Line]) -> Vec<(&Line, &[Line])> {
    let (mut all, mut rest) = (Vec::new(), lines);
    while let Some((head, after)) = rest.split_first() {
        let (body, next) = after.split_at(after.iter().take_while(|line| line.indented).count());
        all.push((head, body));
        rest = next;
    }
    all
}

fn is_clock(head: &Line) -> bool {
    matches!(head.tokens.first().map(|t| &t.kind), Some(TokenKind::Word(word)) if word == "clock" && !head.indented)
}

fn empty_pack() -> Pack {
    Pack {
        id: String::new(),
        title: String::new(),
        version: String::new(),
        digest: String::new(),
        states: BTreeMap::new(),
        tracks: Vec::new(),
        derived: Vec::new(),
        clocks: BTreeMap::new(),
        safeguards: Vec::new(),
    }
}

struct Reader {
    pack: Pack,
    diagnostics: Vec<Diagnostic>,
    names: Names,
    /// Where the parts of each safeguard stand.
    places: BTreeMap<String, BTreeMap<&'static str, Place>>,
    /// Where the kind of each derived event stands, in their order.
    kinds: Vec<Place>,
}

/// A line, and the columns of a word on it.
type Place = (usize, Range<usize>);

/// What is declared, and what is named and must be.
#[derive(Default)]
struct Names {
    clocks: BTreeMap<String, Vec<Limit>>,
    /// States, tracks and safeguards, those too that could not be read.
    declared: BTreeSet<(What, String)>,
    mentions: Vec<Mention>,
}

/// What a name is given to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    State,
    Track,
    Safeguard,
}

/// A name, and as what it must be declared.
struct Mention {
    name: String,
    place: Place,
    meant: Meant,
}

enum Meant {
    State,
    /// A state of this track.
    StateOf(String),
    /// The track of this state.
    TrackOf(String),
    Safeguard,
    /// A safeguard whose time can run out.
    Timed,
}

impl Names {
    /// Notes a name that must be declared, and gives it back.
    fn mention(&mut self, cursor: &mut Cursor<'_>, expected: &str, meant: Meant) -> Result<String, Stop> {
        let place = cursor.here();
        let name = cursor.word(expected)?.to_owned();
        self.mentions.push(Mention { name: name.clone(), place, meant });
        Ok(name)
    }

    /// Notes that a name is declared.
    fn declare(&mut self, what: What, name: &str) {
        self.declared.insert((what, name.to_owned()));
    }

    fn all(&self, what: What) -> impl Iterator<Item = &str> {
        self.declared.iter().filter(move |(own, _)| *own == what).map(|(_, name)| name.as_str())
    }

    fn has(&self, what: What, name: &str) -> bool {
        self.declared.contains(&(what, name.to_owned()))
    }
}

const HEADS: &[&str] = &["pack", "clock", "derive", "state", "track", "safeguard"];

impl Reader {
    fn block(&mut self, head: &Line, body: &[Line]) -> Result<(), Stop> {
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        if head.indented {
            let help = Some(format!("begin with a line that is not indented: {}", HEADS.join(", ")));
            return Err(cursor.fault("an indented line belongs to nothing", help));
        }
        match cursor.peek_word().unwrap_or_default() {
            "pack" => self.pack_line(head),
            "clock" => self.clock(head, body),
            "derive" => follow::derived(self, head, body),
            "state" => state::state(self, head, body),
            "track" => state::track(self, head, body),
            "safeguard" => self.safeguard(head, body),
            word => {
                let help = Some(suggestion(word, HEADS));
                Err(cursor.expected("`pack`, `clock`, `derive`, `state`, `track` or `safeguard`", help))
            }
        }
    }

    fn pack_line(&mut self, head: &Line) -> Result<(), Stop> {
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        cursor.advance();
        cursor.word("a short name for the pack")?.clone_into(&mut self.pack.id);
        cursor.text("the pack's title, in quotes")?.clone_into(&mut self.pack.title);
        if !cursor.take("version") {
            return Err(cursor.expected("`version`", Some("write: version \"2026-11-23\"".to_owned())));
        }
        cursor.text("the version, in quotes")?.clone_into(&mut self.pack.version);
        cursor.finish("the end of the line")
    }

    /// Reads `clock bia_appeal 30 days reading "…" or 10 days reading "…"`; other readings may stand on lines of their own.
    fn clock(&mut self, head: &Line, body: &[Line]) -> Result<(), Stop> {
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        cursor.advance();
        let name = cursor.word("a name for the clock")?.to_owned();
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            let help = "write: clock NAME 30 days".to_owned();
            return Err(cursor.back().expected("a name for the clock, which begins with a letter", Some(help)));
        }
        if self.names.clocks.contains_key(&name) {
            return Err(cursor.back().fault(format!("the clock `{name}` is declared twice"), None));
        }
        // It is declared even where its length cannot be read: one fault is enough.
        self.names.clocks.insert(name.clone(), Vec::new());
        // A clock does not name another: its length would depend on which of them was read first.
        let mut limits = duty::plain_lengths(&mut cursor)?;
        cursor.finish("`or`, or the end of the line")?;
        for line in body {
            let mut cursor = Cursor::new(line, &mut self.diagnostics);
            if !cursor.take("or") {
                return Err(cursor.expected("`or` with another reading", None));
            }
            limits.extend(duty::plain_lengths(&mut cursor)?);
            cursor.finish("`or`, or the end of the line")?;
        }
        self.names.clocks.insert(name.clone(), limits.clone());
        self.pack.clocks.insert(name.clone(), NamedClock { name, limits, line: head.number });
        Ok(())
    }

    fn safeguard(&mut self, head: &Line, body: &[Line]) -> Result<(), Stop> {
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        cursor.advance();
        let id = cursor.word("the safeguard's name, such as CU-12")?.to_owned();
        self.names.declare(What::Safeguard, &id);
        let title = cursor.text("its title, in quotes")?.to_owned();
        cursor.finish("the end of the line")?;
        let mut parts = part::Parts::default();
        for line in body {
            let mut cursor = Cursor::new(line, &mut self.diagnostics);
            parts.read(&mut cursor, &mut self.names);
        }
        let places = parts.places.clone();
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        let safeguard = parts.finish(id, title, head.number, &mut cursor)?;
        self.diagnostics.extend(check::check(&places, &safeguard));
        self.add(safeguard, head, places)
    }

    fn add(&mut self, safeguard: Safeguard, head: &Line, places: BTreeMap<&'static str, Place>) -> Result<(), Stop> {
        if self.pack.safeguard(&safeguard.id).is_some() {
            let mut cursor = Cursor::new(head, &mut self.diagnostics);
            cursor.advance();
            return Err(cursor.fault(format!("the safeguard `{}` is declared twice", safeguard.id), None));
        }
        self.places.insert(safeguard.id.clone(), places);
        self.pack.safeguards.push(safeguard);
        Ok(())
    }
}

/// Words that go on a clock after its unit.
const CLOCK_WORDS: &[&str] = &[
    "hours",
    "hour",
    "days",
    "day",
    "business",
    "working",
    "calendar",
    "months",
    "month",
    "years",
    "year",
    "weeks",
    "week",
    "excluding",
];

/// Reads a clock: a number, its unit, and the words that follow it.
fn clock(cursor: &mut Cursor<'_>) -> Result<Clock, Stop> {
    let mut words: Vec<&str> = vec![cursor.word("a length such as 24 hours")?];
    while let Some(word) = cursor.peek_word() {
        // `and` and what else there is goes on only in "excluding weekends and holidays".
        let is_outside =
            words.contains(&"excluding") && ["weekends", "and", "holidays", "saturdays", "sundays"].contains(&word);
        let is_unit = words.len() == 1 && !["reading", "in", "or", "unless"].contains(&word);
        if !is_unit && !is_outside && !CLOCK_WORDS.contains(&word) {
            break;
        }
        words.push(word);
        cursor.advance();
    }
    let count = words.len();
    Clock::parse(&words.join(" ")).map_err(|error| {
        (0..count).for_each(|_| {
            cursor.back();
        });
        cursor.fault(error.message, Some(error.help))
    })
}

/// What was probably meant, or what may be written.
fn suggestion(word: &str, all: &[&str]) -> String {
    match nearest(word, all.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("it may be: {}", all.join(", ")),
    }
}

fn take(cursor: &mut Cursor<'_>, word: &str) -> Result<(), Stop> {
    if cursor.take(word) { Ok(()) } else { Err(cursor.expected(&format!("`{word}`"), None)) }
}

#[cfg(test)]
mod tests;
