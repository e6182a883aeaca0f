//! From text to a law pack.

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
                let help = suggestion(word, HEADS);
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
        let mut state =
            State { name: name.clone(), words: Both::default(), from: Vec::new(), until: Vec::new(), lasts: None };
        for line in body {
            let mut cursor = Cursor::new(line, &mut self.diagnostics);
            let _part = state_part(&mut cursor, &mut state);
        }
        if state.from.is_empty() {
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
            // A part that cannot be read has been noted; the next one is read all the same.
            let _part = parts.read(&mut cursor, &mut self.mentions);
        }
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        let safeguard = parts.finish(id, title, head.number, &mut cursor)?;
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
        _ => state.lasts = Some(clock(cursor)?),
    }
    cursor.finish("the end of the line")
}

/// Reads a clock: a number and the words that follow it.
pub(crate) fn clock(cursor: &mut Cursor<'_>) -> Result<Clock, Stop> {
    let mut words: Vec<&str> = vec![cursor.word("a length such as 24 hours")?];
    let more = ["hours", "hour", "days", "day", "business", "working", "calendar", "months", "month", "years", "year"];
    while let Some(word) = cursor.peek_word() {
        let excluding = ["excluding", "weekends", "and", "holidays", "Saturdays,", "Sundays"];
        // `and` goes on only in "excluding weekends and holidays".
        let goes_on = more.contains(&word) || (excluding.contains(&word) && (word == "excluding" || words.contains(&"excluding")));
        if !goes_on {
            break;
        }
        words.push(word);
        cursor.advance();
    }
    Clock::parse(&words.join(" ")).map_err(|error| cursor.back().fault(error.message, Some(error.help)))
}

pub(crate) fn suggestion(word: &str, all: &[&str]) -> Option<String> {
    match nearest(word, all.iter().copied()) {
        Some(meant) => Some(format!("did you mean `{meant}`?")),
        None => Some(format!("it may be: {}", all.join(", "))),
    }
}
