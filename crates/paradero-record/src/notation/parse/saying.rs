//! Events, claims and coverage, and the statements under them.

use std::collections::BTreeMap;

use super::{
    About, Block, Cursor, EventId, EventKind, Line, Moment, Named, PersonId, PlaceId, Reader, SourceId, Speaker, Statement,
    Stop, Token, TokenKind, Value, When, recorded, suggest,
};
use crate::{
    Anchor, Firmness, Length, Locus, Measure, Role, Side, Stance, StatementId, Tier, Unit, ValueType, notation,
};

type Attributes = BTreeMap<&'static str, Value>;

/// What the head of a block says, to which its statements refer.
struct Head {
    person: PersonId,
    about: About,
}

/// What a statement line says about its event or claim besides the head.
#[derive(Default)]
struct Own {
    when: Option<When>,
    attributes: Attributes,
    without: Vec<String>,
    says: Option<String>,
    rests_on: Vec<String>,
}

impl Reader {
    pub(super) fn event(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        let head = self.event_head(block.head);
        self.statements(block, head)
    }

    fn event_head(&mut self, line: &Line) -> Result<Head, Stop> {
        let person = self.subject(line)?;
        let mut mentions = Vec::new();
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        let moment = cursor.moment()?;
        let kind = event_kind(&mut cursor)?;
        let label = if cursor.take("as") { Some(cursor.word("a name for the event")?.to_owned()) } else { None };
        let mut attributes = Attributes::new();
        while !cursor.is_done() {
            attribute(&mut cursor, kind, &mut attributes, &mut mentions)?;
        }
        self.mention_places(mentions);
        let event = EventId::new(label.unwrap_or_else(|| self.made_name(&person, kind, &moment)));
        Ok(Head { person, about: About::Event { event, kind, when: When::At(moment), attributes } })
    }

    /// The name of an event that has none: its kind and moment, and a number from the second on.
    fn made_name(&mut self, person: &PersonId, kind: EventKind, moment: &Moment) -> String {
        let moment: String =
            moment.to_string().chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '.' }).collect();
        let name = format!("{kind}-{moment}");
        let count = self.counts.entry((person.clone(), name.clone())).or_insert(0);
        *count += 1;
        if *count == 1 { name } else { format!("{name}.{count}") }
    }

    pub(super) fn claim(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        let head = self.claim_head(block.head);
        self.statements(block, head)
    }

    fn claim_head(&mut self, line: &Line) -> Result<Head, Stop> {
        let person = self.subject(line)?;
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        let claim = EventId::new(cursor.word("a short name for the claim")?);
        let text = cursor.text("what is claimed, in quotes")?.to_owned();
        cursor.finish("the end of the line")?;
        Ok(Head { person, about: About::Claim { claim, text, says: None, rests_on: Vec::new() } })
    }

    pub(super) fn coverage(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        let head = self.coverage_head(block.head);
        self.statements(block, head)
    }

    fn coverage_head(&mut self, line: &Line) -> Result<Head, Stop> {
        let person = self.subject(line)?;
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        let mut kinds = vec![event_kind(&mut cursor)?];
        while cursor.take_mark(',') {
            kinds.push(event_kind(&mut cursor)?);
        }
        let over = cursor.moment()?;
        cursor.finish("the end of the line")?;
        Ok(Head { person, about: About::Coverage { kinds, over } })
    }

    fn statements(&mut self, block: &Block<'_>, head: Result<Head, Stop>) -> Result<(), Stop> {
        if block.body.is_empty() {
            let help = Some("add an indented line: SOURCE line N asserts".to_owned());
            let mut cursor = Cursor::new(block.head, &mut self.diagnostics);
            return Err(cursor.fault("nobody says this: it has no statement", help));
        }
        // Without a head the statements are still read, so that all faults are shown at once.
        let placeholder = || About::Coverage { kinds: Vec::new(), over: Moment::unknown() };
        let (person, about, known) = match head {
            Ok(head) => (head.person, head.about, true),
            Err(Stop) => (PersonId::new(""), placeholder(), false),
        };
        for line in block.body {
            // A line that cannot be read has been noted; the next one is read all the same.
            let Ok(statement) = self.statement(line, &person, &about, known) else { continue };
            if known {
                let id = StatementId::of(&notation::write_statement(&statement));
                self.lines.entry(id.clone()).or_insert(line.number);
                self.record.statements.entry(id).or_insert(statement);
            }
        }
        Ok(())
    }

    fn statement(&mut self, line: &Line, person: &PersonId, about: &About, known: bool) -> Result<Statement, Stop> {
        let mut mentions = Vec::new();
        let default_recorded = self.recorded.clone();
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        mentions.push((Named::Source, cursor.peek().cloned()));
        let source = SourceId::new(cursor.word("a source")?);
        let locus = locus(&mut cursor)?;
        let speakers = speakers(&mut cursor)?;
        let via = if cursor.take("via") { speakers_required(&mut cursor)? } else { Vec::new() };
        let stance = stance(&mut cursor)?;
        let firmness = if cursor.take("hedged") {
            Firmness::Hedged
        } else if cursor.take("inferred") {
            Firmness::Inferred
        } else {
            Firmness::Plain
        };
        let mut statement = Statement {
            person: person.clone(),
            source,
            locus,
            speakers,
            via,
            stance,
            firmness,
            about: about.clone(),
            tier: Tier::Public,
            recorded: default_recorded,
        };
        let mut own = Own::default();
        while !cursor.is_done() {
            tail(&mut cursor, &mut statement, &mut own, known, &mut mentions)?;
        }
        self.mention_places(mentions);
        settle(&mut statement.about, own);
        Ok(statement)
    }

    fn mention_places(&mut self, mentions: Vec<(Named, Option<Token>)>) {
        for (what, token) in mentions {
            let name = match token.as_ref().map(|t| &t.kind) {
                Some(TokenKind::Word(word)) => word.clone(),
                _ => continue,
            };
            self.mention(what, &name, token);
        }
    }
}

/// Puts what the statement says itself in the place of what the head says.
fn settle(about: &mut About, own: Own) {
    match about {
        About::Event { when, attributes, .. } => {
            if let Some(own) = own.when {
                *when = own;
            }
            attributes.retain(|name, _| !own.without.iter().any(|w| w == name));
            attributes.extend(own.attributes);
        }
        About::Claim { says, rests_on, .. } => {
            *says = own.says;
            *rests_on = own.rests_on;
        }
        About::Coverage { .. } => {}
    }
}

fn event_kind(cursor: &mut Cursor<'_>) -> Result<EventKind, Stop> {
    let word = cursor.word("a kind of event")?;
    EventKind::find(word).ok_or_else(|| {
        let nearest = notation::nearest(word, EventKind::all().map(EventKind::name));
        let help = match nearest {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "the kinds are listed by `paradero law kinds`".to_owned(),
        };
        cursor.back().fault(format!("`{word}` is not in the vocabulary of events"), Some(help))
    })
}

type Mentions = Vec<(Named, Option<Token>)>;

/// Reads one attribute and its value.
fn attribute(
    cursor: &mut Cursor<'_>,
    kind: EventKind,
    attributes: &mut Attributes,
    mentions: &mut Mentions,
) -> Result<(), Stop> {
    let word = cursor.word("an attribute")?;
    let Some(found) = kind.attribute(word) else {
        let help = suggest(word, kind.attributes().map(|a| a.name));
        return Err(cursor.back().fault(format!("`{kind}` has no attribute `{word}`"), Some(help)));
    };
    let token = cursor.peek().cloned();
    let value = value(cursor, found.value, found.name)?;
    if matches!(value, Value::Place(_)) {
        mentions.push((Named::Place, token));
    }
    if attributes.insert(found.name, value).is_some() {
        let help = Some("keep one of them; another source's value goes on that source's line".to_owned());
        return Err(cursor.back().fault(format!("`{word}` is given twice"), help));
    }
    Ok(())
}

fn value(cursor: &mut Cursor<'_>, expected: ValueType, name: &str) -> Result<Value, Stop> {
    match expected {
        ValueType::Text => Ok(Value::Text(cursor.text(&format!("the text of `{name}`, in quotes"))?.to_owned())),
        ValueType::Place if cursor.is_text() => Ok(Value::Text(cursor.text("a place")?.to_owned())),
        ValueType::Place => Ok(Value::Place(PlaceId::new(cursor.word("a place")?))),
        ValueType::Moment => cursor.moment().map(Value::Moment),
        ValueType::Flag => match cursor.word("yes or no")? {
            "yes" => Ok(Value::Flag(true)),
            "no" => Ok(Value::Flag(false)),
            _ => Err(cursor.back().expected("yes or no", None)),
        },
        ValueType::Word(words) => {
            let word = cursor.one_of(&format!("a word for `{name}`"), words, |w| w)?;
            Ok(Value::Word(word.to_owned()))
        }
        ValueType::Number => {
            let word = cursor.word("a whole number")?;
            let number = word.parse().map_err(|_| cursor.back().expected("a whole number", None))?;
            Ok(Value::Number(number))
        }
    }
}

fn locus(cursor: &mut Cursor<'_>) -> Result<Locus, Stop> {
    let mut locus = Locus::default();
    if cursor.take("page") {
        locus.page = Some(cursor.number("a page number")?);
    }
    if cursor.take("line") {
        let word = cursor.word("a line number")?;
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let lines = first.parse().ok().zip(last.parse().ok()).filter(|(a, b): &(u32, u32)| a <= b);
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
    let words: Vec<&str> = Stance::ALL.iter().map(|s| s.word()).collect();
    let listed = format!("one of {}", words.join(", "));
    let word = cursor.one_of(&listed, Stance::ALL, |s| s.word())?;
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
            cursor.advance();
            statement.locus.quote = Some(cursor.text("the words, in quotes")?.to_owned());
        }
        Some("tier") => {
            cursor.advance();
            let word = cursor.one_of("a tier", Tier::ALL, |t| t.word())?;
            statement.tier = Tier::find(word).unwrap_or(Tier::Privileged);
        }
        Some("recorded") => {
            cursor.advance();
            statement.recorded = Some(recorded(cursor)?);
        }
        Some("says") if is_claim => {
            cursor.advance();
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

fn event_tail(
    cursor: &mut Cursor<'_>,
    word: &str,
    about: &About,
    own: &mut Own,
    known: bool,
    mentions: &mut Mentions,
) -> Result<(), Stop> {
    let About::Event { kind, .. } = about else {
        if !known {
            // What the head is could not be read, so neither can this be; the head's fault is shown.
            return Err(Stop);
        }
        let help = suggest(word, ["quote", "tier", "recorded", "says", "rests"].into_iter());
        return Err(cursor.expected("`quote`, `tier` or the like", Some(help)));
    };
    if word == "without" {
        cursor.advance();
        loop {
            own.without.push(cursor.word("an attribute of the event")?.to_owned());
            if !cursor.take_mark(',') {
                return Ok(());
            }
        }
    }
    if let Some(when) = time(cursor, mentions)? {
        if own.when.replace(when).is_some() {
            return Err(cursor.back().fault("this statement says two times", Some("make it two statements".to_owned())));
        }
        return Ok(());
    }
    attribute(cursor, *kind, &mut own.attributes, mentions)
}

/// Reads a time, if one comes next.
fn time(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Option<When>, Stop> {
    if cursor.take("on") {
        return cursor.moment().map(|moment| Some(When::At(moment)));
    }
    if cursor.take_all(&["same", "day", "as"]) {
        return anchor(cursor, mentions).map(|anchor| Some(When::SameDay(anchor)));
    }
    if let Some(side) = side(cursor) {
        return anchor(cursor, mentions).map(|anchor| Some(When::Order { side, anchor }));
    }
    let measure = if cursor.take_all(&["at", "least"]) {
        Measure::AtLeast
    } else if cursor.take_all(&["at", "most"]) {
        Measure::AtMost
    } else if cursor.take("about") && !cursor.is_text() {
        Measure::About
    } else if cursor.is_text() {
        // `about "…"` is the attribute of that name.
        cursor.back();
        return Ok(None);
    } else {
        Measure::Exactly
    };
    let starts_with_digit = cursor.peek_word().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    if measure == Measure::Exactly && !starts_with_digit {
        return Ok(None);
    }
    let length = length(cursor)?;
    let Some(side) = side(cursor) else {
        let help = Some("write: 55 days before 2025-05-09, or: 2 days after birthday".to_owned());
        return Err(cursor.expected("`before` or `after`", help));
    };
    let anchor = anchor(cursor, mentions)?;
    Ok(Some(When::Offset { measure, length, side, anchor }))
}

fn side(cursor: &mut Cursor<'_>) -> Option<Side> {
    Side::ALL.iter().copied().find(|side| cursor.take(side.word()))
}

fn length(cursor: &mut Cursor<'_>) -> Result<Length, Stop> {
    let count = cursor.number("a number of days or the like")?;
    if count > 1_000_000 {
        return Err(cursor.back().fault("this length is out of reach", Some("at most 1000000".to_owned())));
    }
    let word = cursor.word("a unit")?;
    let unit = Unit::ALL.iter().copied().find(|u| u.word() == word || u.word().strip_suffix('s') == Some(word));
    let unit = unit.ok_or_else(|| {
        let help = suggest(word, Unit::ALL.iter().map(|u| u.word()));
        cursor.back().expected("minutes, hours, days, weeks, months or years", Some(help))
    })?;
    Ok(Length { count, unit })
}

fn anchor(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Anchor, Stop> {
    let token = cursor.peek().cloned();
    let word = cursor.word("a moment or an event's name")?;
    if super::looks_like_moment(word) {
        return cursor.back().moment().map(Anchor::Moment);
    }
    mentions.push((Named::Event, token));
    Ok(Anchor::Event(EventId::new(word)))
}
