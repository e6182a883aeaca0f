//! One line of a statement: who says it, how, and what it says otherwise than its head.

use super::attribute::{attribute, left_out};
use super::time::time;
use super::{Attributes, Mentions};
use crate::notation::parse::{
    About, Cursor, Named, PersonId, Recorded, SourceId, Speaker, Statement, Stop, When, name, recorded,
};
use crate::{Firmness, Locus, Role, Stance, Tier, Zone};

/// What a statement line says about its event or claim besides the head.
#[derive(Default)]
pub(super) struct Own {
    when: Option<When>,
    attributes: Attributes,
    without: Vec<&'static str>,
    says: Option<String>,
    rests_on: Vec<String>,
    /// The parts that may be given once and were.
    given: Vec<&'static str>,
}

/// Reads a statement about what its head says; `known` unless the head could not be read.
pub(super) fn statement(
    cursor: &mut Cursor<'_>,
    (person, about, known): (&PersonId, &About, bool),
    zone: Zone,
    recorded: Option<Recorded>,
    mentions: &mut Mentions,
) -> Result<Statement, Stop> {
    if cursor.peek_word().is_some_and(|word| Stance::find(word).is_some())
        && cursor.word_at(1).is_none_or(|w| Stance::find(w).is_none())
    {
        let help = Some("begin with the name of the source: SOURCE line N asserts".to_owned());
        return Err(cursor.expected("the source that says it", help));
    }
    let place = cursor.here();
    let source = SourceId::new(name(cursor, "a source")?);
    mentions.push((Named::Source, source.to_string(), place));
    let locus = locus(cursor)?;
    let speakers = speakers(cursor)?;
    let via = if cursor.take("via") { speakers_required(cursor)? } else { Vec::new() };
    let stance = stance(cursor)?;
    let firmness = if cursor.take("hedged") {
        Firmness::Hedged
    } else if cursor.take("inferred") {
        Firmness::Inferred
    } else {
        Firmness::Plain
    };
    let (person, about, tier) = (person.clone(), about.clone(), Tier::Public);
    let mut statement =
        Statement { person, zone, source, locus, speakers, via, stance, firmness, about, tier, recorded };
    let mut own = Own::default();
    while !cursor.is_done() {
        tail(cursor, &mut statement, &mut own, known, mentions)?;
    }
    settle(&mut statement.about, own);
    Ok(statement)
}

/// Puts what the statement says itself in the place of what the head says.
fn settle(about: &mut About, own: Own) {
    match about {
        About::Event { when, attributes, .. } => {
            if let Some(own) = own.when {
                *when = own;
            }
            attributes.retain(|name, _| !own.without.contains(name));
            attributes.extend(own.attributes);
        }
        About::Claim { says, rests_on, .. } => {
            *says = own.says;
            *rests_on = own.rests_on;
        }
        About::Coverage { .. } => {}
    }
}

fn locus(cursor: &mut Cursor<'_>) -> Result<Locus, Stop> {
    let mut locus = Locus::default();
    if cursor.take("page") {
        let page = cursor.number("a page number")?;
        if page == 0 {
            return Err(cursor.back().expected("a page number", Some("pages are counted from 1".to_owned())));
        }
        locus.page = Some(page);
    }
    if cursor.take("line") {
        let word = cursor.word("a line number")?;
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let lines = first.parse().ok().zip(last.parse().ok()).filter(|(a, b): &(u32, u32)| a <= b && *a > 0);
        let help = Some("write: line 26 or line 26-28".to_owned());
        locus.lines = Some(lines.ok_or_else(|| cursor.back().expected("a line number", help))?);
    }
    Ok(locus)
}

/// Reads `"his lawyers", counsel, "his family", family`.
fn speakers(cursor: &mut Cursor<'_>) -> Result<Vec<Speaker>, Stop> {
    let mut all = Vec::new();
    while cursor.is_text() {
        let name = cursor.text("a speaker")?.to_owned();
        let mut role = Role::Unknown;
        let mut more = cursor.take_mark(',');
        if more && !cursor.is_text() {
            let word = cursor.one_of("a role", Role::ALL, |r| r.word())?;
            role = Role::find(word).unwrap_or(Role::Unknown);
            more = cursor.take_mark(',');
        }
        all.push(Speaker { name, role });
        if more && !cursor.is_text() {
            return Err(cursor.expected("another speaker, in quotes", None));
        }
        if !more {
            break;
        }
    }
    Ok(all)
}

fn speakers_required(cursor: &mut Cursor<'_>) -> Result<Vec<Speaker>, Stop> {
    if cursor.is_text() { speakers(cursor) } else { Err(cursor.expected("through whom, in quotes", None)) }
}

fn stance(cursor: &mut Cursor<'_>) -> Result<Stance, Stop> {
    let listed = "one of asserts, denies, reports, demands, declines";
    let word = cursor.one_of(listed, Stance::ALL, |s| s.word())?;
    Ok(Stance::find(word).unwrap_or(Stance::Asserts))
}

/// Reads one part after the stance.
fn tail(
    cursor: &mut Cursor<'_>,
    statement: &mut Statement,
    own: &mut Own,
    known: bool,
    mentions: &mut Mentions,
) -> Result<(), Stop> {
    let is_claim = matches!(statement.about, About::Claim { .. });
    match cursor.peek_word() {
        Some("quote") => {
            once(cursor, own, "quote")?;
            statement.locus.quote = Some(cursor.text("the words, in quotes")?.to_owned());
        }
        Some("tier") => {
            once(cursor, own, "tier")?;
            let word = cursor.one_of("a tier", Tier::ALL, |t| t.word())?;
            statement.tier = Tier::find(word).unwrap_or(Tier::Privileged);
        }
        Some("recorded") => {
            once(cursor, own, "recorded")?;
            statement.recorded = Some(recorded(cursor)?);
        }
        Some("says") if is_claim => {
            once(cursor, own, "says")?;
            own.says = Some(cursor.text("the value, in quotes")?.to_owned());
        }
        Some("rests") if is_claim => {
            cursor.advance();
            if !cursor.take("on") {
                return Err(cursor.expected("`on`", Some("write: rests on \"…\"".to_owned())));
            }
            own.rests_on.push(cursor.text("what it rests on, in quotes")?.to_owned());
            while cursor.take_mark(',') {
                own.rests_on.push(cursor.text("what it rests on, in quotes")?.to_owned());
            }
        }
        Some(word) => return event_tail(cursor, word, &statement.about, own, known, mentions),
        None => return Err(cursor.expected("an attribute, a time, `quote` or `tier`", None)),
    }
    Ok(())
}

/// Takes the word of a part that a statement has once.
fn once(cursor: &mut Cursor<'_>, own: &mut Own, part: &'static str) -> Result<(), Stop> {
    if own.given.contains(&part) {
        return Err(cursor.fault(format!("`{part}` is given twice"), Some("keep one of them".to_owned())));
    }
    own.given.push(part);
    cursor.advance();
    Ok(())
}

fn event_tail(
    cursor: &mut Cursor<'_>,
    word: &str,
    about: &About,
    own: &mut Own,
    known: bool,
    mentions: &mut Mentions,
) -> Result<(), Stop> {
    let About::Event { kind, attributes, .. } = about else {
        if !known {
            // Which attributes there can be is not known; the head's fault is shown. A time is checked all the same.
            return if time(cursor, mentions)?.is_some() { Ok(()) } else { Err(Stop) };
        }
        let of_claims: &[&str] = if matches!(about, About::Claim { .. }) { &["says", "rests"] } else { &[] };
        let help = cursor.suggest(word, ["quote", "tier", "recorded"].iter().chain(of_claims).copied());
        return Err(cursor.expected("`quote`, `tier` or the like", help));
    };
    if cursor.take("without") {
        own.without.push(left_out(cursor, *kind, attributes)?);
        while cursor.take_mark(',') {
            own.without.push(left_out(cursor, *kind, attributes)?);
        }
        return Ok(());
    }
    let begins = cursor.here();
    if let Some(when) = time(cursor, mentions)? {
        if own.when.replace(when).is_some() {
            let help = Some("make it two statements".to_owned());
            return Err(cursor.fault_at(begins, "this statement says two times", help));
        }
        return Ok(());
    }
    attribute(cursor, *kind, &mut own.attributes, mentions)
}
