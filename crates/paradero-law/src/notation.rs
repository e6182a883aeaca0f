//! From text to a law pack.

mod check;
mod duty;
mod part;

use std::collections::BTreeSet;

use paradero_record::notation::{Cursor, Diagnostic, Line, Stop, Token, lex, nearest};

use crate::clock::Clock;
use crate::pack::{Both, Pack, Safeguard, State};

/// Reads a pack; what could be read and everything that is wrong are returned together.
pub(crate) fn parse(text: &str) -> (Pack, Vec<Diagnostic>) {
    let (lines, diagnostics) = lex(text, None);
    let mut reader = Reader { pack: empty_pack(), diagnostics, mentions: Vec::new() };
    let mut rest = lines.as_slice();
    while let Some((head, after)) = rest.split_first() {
        let length = after.iter().take_while(|line| line.indented).count();
        let (body, next) = after.split_at(length);
        // What went wrong is among the diagnostics; the next block is read all the same.
        let _stopped = reader.block(head, body);
        rest = next;
    }
    reader.check();
    reader.diagnostics.sort();
    reader.diagnostics.dedup();
    (reader.pack, reader.diagnostics)
}

fn empty_pack() -> Pack {
    Pack {
        id: String::new(),
        title: String::new(),
        version: String::new(),
        digest: String::new(),
        states: std::collections::BTreeMap::new(),
        tracks: Vec::new(),
        derived: Vec::new(),
        clocks: std::collections::BTreeMap::new(),
        safeguards: Vec::new(),
    }
}

struct Reader {
    pack: Pack,
    diagnostics: Vec<Diagnostic>,
    /// States that are named, with where.
    mentions: Vec<(String, Option<Token>, usize)>,
}

const HEADS: &[&str] = &["pack", "state", "safeguard"];
const STATE_PARTS: &[&str] = &["english", "spanish", "from", "until", "lasts"];

impl Reader {
    fn block(&mut self, head: &Line, body: &[Line]) -> Result<(), Stop> {
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        if head.indented {
            let help = Some("begin with a line that is not indented: pack, state or safeguard".to_owned());
            return Err(cursor.fault("an indented line belongs to nothing", help));
        }
        match cursor.peek_word().unwrap_or_default() {
            "pack" => self.pack_line(head),
            "state" => self.state(head, body),
            "safeguard" => self.safeguard(head, body),
            word => {
                let help = Some(suggestion(word, HEADS));
                Err(cursor.expected("`pack`, `state` or `safeguard`", help))
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

    fn state(&mut self, head: &Line, body: &[Line]) -> Result<(), Stop> {
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        cursor.advance();
        let name = cursor.word("a name for the state")?.to_owned();
        cursor.finish("the end of the line")?;
        let mut state = State {
            name: name.clone(),
            words: Both::default(),
            from: Vec::new(),
            until: Vec::new(),
            lasts: Vec::new(),
            track: None,
        };
        let mut is_whole = true;
        for line in body {
            let mut cursor = Cursor::new(line, &mut self.diagnostics);
            is_whole &= state_part(&mut cursor, &mut state).is_ok();
        }
        // What opens it may stand in a line that could not be read.
        if state.from.is_empty() && is_whole {
            let help = Some("add a line: from KIND | KIND".to_owned());
            let mut cursor = Cursor::new(head, &mut self.diagnostics);
            let _stop = cursor.fault(format!("nothing opens the state `{name}`"), help);
        }
        if self.pack.states.insert(name.clone(), state).is_some() {
            let mut cursor = Cursor::new(head, &mut self.diagnostics);
            cursor.advance();
            return Err(cursor.fault(format!("the state `{name}` is declared twice"), None));
        }
        Ok(())
    }

    fn safeguard(&mut self, head: &Line, body: &[Line]) -> Result<(), Stop> {
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        cursor.advance();
        let id = cursor.word("the safeguard's name, such as CU-12")?.to_owned();
        let title = cursor.text("its title, in quotes")?.to_owned();
        cursor.finish("the end of the line")?;
        let mut parts = part::Parts::default();
        for line in body {
            let mut cursor = Cursor::new(line, &mut self.diagnostics);
            parts.read(&mut cursor, &mut self.mentions);
        }
        let places = parts.places.clone();
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        let safeguard = parts.finish(id, title, head.number, &mut cursor)?;
        self.diagnostics.extend(check::check(&places, &safeguard.duty, &safeguard.conditions));
        self.add(safeguard, head)
    }

    fn add(&mut self, safeguard: Safeguard, head: &Line) -> Result<(), Stop> {
        if self.pack.safeguard(&safeguard.id).is_some() {
            let mut cursor = Cursor::new(head, &mut self.diagnostics);
            cursor.advance();
            return Err(cursor.fault(format!("the safeguard `{}` is declared twice", safeguard.id), None));
        }
        self.pack.safeguards.push(safeguard);
        Ok(())
    }

    /// Notes every state that is named and not declared, and a pack without a first line.
    fn check(&mut self) {
        if self.pack.id.is_empty() {
            let help = Some("begin with: pack us \"…\" version \"…\"".to_owned());
            self.diagnostics.push(Diagnostic::new(1, 1..2, "the pack has no name").help(help));
        }
        let names: BTreeSet<&str> = self.pack.states.keys().map(String::as_str).collect();
        for (name, token, line) in &self.mentions {
            if names.contains(name.as_str()) {
                continue;
            }
            let columns = token.as_ref().map_or(1..2, |t| t.columns.clone());
            let help = nearest(name, names.iter().copied()).map(|meant| format!("did you mean `{meant}`?"));
            let message = format!("`{name}` is neither a state of this pack nor a kind of event");
            self.diagnostics.push(Diagnostic::new(*line, columns, message).help(help));
        }
    }
}

fn state_part(cursor: &mut Cursor<'_>, state: &mut State) -> Result<(), Stop> {
    match cursor.one_of("a part of a state", STATE_PARTS, |p| p)? {
        "english" => cursor.text("plain words, in quotes")?.clone_into(&mut state.words.english),
        "spanish" => cursor.text("plain words, in quotes")?.clone_into(&mut state.words.spanish),
        "from" => state.from = duty::patterns(cursor)?,
        "until" => state.until = duty::patterns(cursor)?,
        _ => state.lasts = vec![duty::limit(cursor)?],
    }
    cursor.finish("the end of the line")
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
    "excluding",
];

/// Reads a clock: a number, its unit, and the words that follow it.
pub(crate) fn clock(cursor: &mut Cursor<'_>) -> Result<Clock, Stop> {
    let mut words: Vec<&str> = vec![cursor.word("a length such as 24 hours")?];
    while let Some(word) = cursor.peek_word() {
        // `and` and what else there is goes on only in "excluding weekends and holidays".
        let is_outside =
            words.contains(&"excluding") && ["weekends", "and", "holidays", "saturdays", "sundays"].contains(&word);
        let is_unit = words.len() == 1 && !["reading", "in", "or"].contains(&word);
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
pub(crate) fn suggestion(word: &str, all: &[&str]) -> String {
    match nearest(word, all.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("it may be: {}", all.join(", ")),
    }
}

#[cfg(test)]
mod tests;
