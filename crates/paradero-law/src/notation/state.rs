//! States, and the tracks that they belong to.

use paradero_record::notation::{Cursor, Line, Stop};

use super::{Meant, Names, Reader, What, duty, take};
use crate::pack::{Both, Forbidden, State, Track};

pub(super) const STATE_PARTS: &[&str] = &["english", "spanish", "track", "from", "until", "lasts"];
pub(super) const TRACK_PARTS: &[&str] = &["english", "spanish", "states", "never"];

/// Reads `state NAME` and what stands under it.
pub(super) fn state(reader: &mut Reader, head: &Line, body: &[Line]) -> Result<(), Stop> {
    let name = name_of(reader, head, What::State, "a name for the state")?;
    let mut state = State {
        name: name.clone(),
        words: Both::default(),
        from: Vec::new(),
        until: Vec::new(),
        lasts: Vec::new(),
        track: None,
        line: head.number,
    };
    let (mut is_whole, mut said) = (true, Vec::new());
    for line in body {
        let mut cursor = Cursor::new(line, &mut reader.diagnostics);
        is_whole &= state_parts(&mut cursor, &mut state, &mut said, &mut reader.names).is_ok();
    }
    // What opens it may stand in a line that could not be read.
    if state.from.is_empty() && is_whole {
        let help = Some("add a line: from KIND | KIND".to_owned());
        let mut cursor = Cursor::new(head, &mut reader.diagnostics);
        let _stop = cursor.fault(format!("nothing opens the state `{name}`"), help);
    }
    if reader.pack.states.insert(name.clone(), state).is_some() {
        return Err(declared_twice(reader, head, &format!("the state `{name}`")));
    }
    Ok(())
}

/// Reads the parts on one line.
fn state_parts(
    cursor: &mut Cursor<'_>,
    state: &mut State,
    said: &mut Vec<&'static str>,
    names: &mut Names,
) -> Result<(), Stop> {
    while !cursor.is_done() {
        let part = part(cursor, "a part of a state", STATE_PARTS)?;
        once(cursor, part, said)?;
        match part {
            "english" => cursor.text("plain words, in quotes")?.clone_into(&mut state.words.english),
            "spanish" => cursor.text("plain words, in quotes")?.clone_into(&mut state.words.spanish),
            "track" => {
                let meant = Meant::TrackOf(state.name.clone());
                state.track = Some(names.mention(cursor, "the name of a track", meant)?);
            }
            "from" => state.from = duty::patterns(cursor)?,
            "until" => state.until = duty::patterns(cursor)?,
            _ => state.lasts = duty::lengths(cursor, names)?,
        }
    }
    Ok(())
}

/// Reads `track NAME` and what stands under it.
pub(super) fn track(reader: &mut Reader, head: &Line, body: &[Line]) -> Result<(), Stop> {
    let name = name_of(reader, head, What::Track, "a name for the track")?;
    let mut track =
        Track { name: name.clone(), words: Both::default(), states: Vec::new(), never: Vec::new(), line: head.number };
    let (mut is_whole, mut said) = (true, Vec::new());
    for line in body {
        let mut cursor = Cursor::new(line, &mut reader.diagnostics);
        is_whole &= track_parts(&mut cursor, &mut track, &mut said, &mut reader.names).is_ok();
    }
    if track.states.is_empty() && is_whole {
        let help = Some("add a line: states STATE | STATE".to_owned());
        let mut cursor = Cursor::new(head, &mut reader.diagnostics);
        let _stop = cursor.fault(format!("the track `{name}` has no states"), help);
    }
    if reader.pack.tracks.iter().any(|other| other.name == name) {
        return Err(declared_twice(reader, head, &format!("the track `{name}`")));
    }
    reader.pack.tracks.push(track);
    Ok(())
}

fn track_parts(
    cursor: &mut Cursor<'_>,
    track: &mut Track,
    said: &mut Vec<&'static str>,
    names: &mut Names,
) -> Result<(), Stop> {
    while !cursor.is_done() {
        let part = part(cursor, "a part of a track", TRACK_PARTS)?;
        if part != "never" {
            once(cursor, part, said)?;
        }
        match part {
            "english" => cursor.text("plain words, in quotes")?.clone_into(&mut track.words.english),
            "spanish" => cursor.text("plain words, in quotes")?.clone_into(&mut track.words.spanish),
            "states" => track.states = states_of(cursor, track, names)?,
            _ => track.never.push(forbidden(cursor, track, names)?),
        }
    }
    Ok(())
}

/// Reads `never KIND while STATE | STATE by SAFEGUARD | SAFEGUARD`.
fn forbidden(cursor: &mut Cursor<'_>, track: &Track, names: &mut Names) -> Result<Forbidden, Stop> {
    let never = duty::patterns(cursor)?;
    take(cursor, "while")?;
    let during = states_of(cursor, track, names)?;
    if !cursor.take("by") {
        let help = "name the safeguards that say so: by RP-11 | ER-01.1".to_owned();
        return Err(cursor.expected("`by`", Some(help)));
    }
    let by = duty::joined(cursor, |cursor| names.mention(cursor, "a safeguard, such as RP-11", Meant::Safeguard))?;
    Ok(Forbidden { never, during, by })
}

fn states_of(cursor: &mut Cursor<'_>, track: &Track, names: &mut Names) -> Result<Vec<String>, Stop> {
    duty::joined(cursor, |cursor| names.mention(cursor, "a state", Meant::StateOf(track.name.clone())))
}

fn name_of(reader: &mut Reader, head: &Line, what: What, expected: &str) -> Result<String, Stop> {
    let mut cursor = Cursor::new(head, &mut reader.diagnostics);
    cursor.advance();
    let name = cursor.word(expected)?.to_owned();
    reader.names.declare(what, &name);
    cursor.finish("the end of the line")?;
    Ok(name)
}

fn part(cursor: &mut Cursor<'_>, expected: &str, all: &'static [&'static str]) -> Result<&'static str, Stop> {
    let word = cursor.one_of(expected, all, |p| p)?;
    Ok(all.iter().copied().find(|part| *part == word).unwrap_or_default())
}

fn once(cursor: &mut Cursor<'_>, part: &'static str, said: &mut Vec<&'static str>) -> Result<(), Stop> {
    if said.contains(&part) {
        return Err(cursor.back().fault(format!("`{part}` is said twice"), None));
    }
    said.push(part);
    Ok(())
}

fn declared_twice(reader: &mut Reader, head: &Line, what: &str) -> Stop {
    let mut cursor = Cursor::new(head, &mut reader.diagnostics);
    cursor.advance();
    cursor.fault(format!("{what} is declared twice"), None)
}
