//! Events, claims and coverage, and the statements under them.

use std::collections::BTreeMap;

use super::{
    About, Block, Cursor, Diagnostic, EventId, EventKind, Line, Moment, Named, PersonId, PlaceId, Reader, Recorded, References,
    SourceId, Speaker, Statement, Stop, Token, TokenKind, Value, When, event_name, looks_like_moment, name, recorded,
    shortened,
};
use crate::notation::cursor::MOST_SUGGESTIONS;
use crate::{
    Anchor, Firmness, Length, Locus, Measure, Role, Side, Stance, Tier, Unit, ValueType, notation,
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
    without: Vec<&'static str>,
    says: Option<String>,
    rests_on: Vec<String>,
    /// The parts that may be given once and were.
    given: Vec<&'static str>,
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
        let moment = cursor.moment();
        if moment.is_err() {
            // What is wrong with it is told; the rest of the line is read all the same, unless it is the rest of a set.
            cursor.skip_to(1);
            if cursor.peek_word().is_some_and(|word| word.ends_with(']')) {
                return Err(Stop);
            }
        }
        let kind = event_kind(&mut cursor)?;
        let named = cursor.take("as");
        let as_token = cursor.peek().cloned();
        let label = if named { Some(event_name(&mut cursor, "a name for the event")?.to_owned()) } else { None };
        let mut attributes = Attributes::new();
        let mut rest = Ok(());
        while rest.is_ok() && !cursor.is_done() {
            rest = attribute(&mut cursor, kind, &mut attributes, &mut mentions);
        }
        self.mention_places(mentions);
        let unnamed = moment.as_ref().map_or_else(|_| Moment::unknown(), Moment::clone);
        let event = EventId::new(label.unwrap_or_else(|| self.made_name(&person, kind, &unnamed)));
        let first = *self.kinds.entry((person.clone(), event.clone())).or_insert(kind);
        // Pieces of a ledger are read one by one; which kind an event has is settled where they come together.
        if let Some(token) = as_token
            && first != kind
            && self.references == References::Checked
        {
            let help = Some("give one of the two another name".to_owned());
            let message = format!("`{event}` names an event of the kind `{first}` already");
            self.diagnostics.push(Diagnostic::new(token.line, token.columns, message).help(help));
            return Err(Stop);
        }
        rest?;
        Ok(Head { person, about: About::Event { event, kind, when: When::At(moment?), attributes } })
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
        let claim = EventId::new(event_name(&mut cursor, "a short name for the claim")?);
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
                let id = statement.id();
                self.lines.entry(id.clone()).or_insert(line.number);
                self.record.add_statement(id, statement);
            }
        }
        Ok(())
    }

    fn statement(&mut self, line: &Line, person: &PersonId, about: &About, known: bool) -> Result<Statement, Stop> {
        let mut mentions = Vec::new();
        let default_recorded = self.recorded.clone();
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        let statement = statement(&mut cursor, (person, about, known), default_recorded, &mut mentions);
        // Names are checked even where the rest of the line has a fault.
        self.mention_places(mentions);
        statement
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

/// Reads a statement about what its head says; `known` unless the head could not be read.
fn statement(
    cursor: &mut Cursor<'_>,
    (person, about, known): (&PersonId, &About, bool),
    recorded: Option<Recorded>,
    mentions: &mut Mentions,
) -> Result<Statement, Stop> {
    if cursor.peek_word().is_some_and(|word| Stance::find(word).is_some()) && cursor.word_at(1).is_none_or(|w| Stance::find(w).is_none()) {
        let help = Some("begin with the name of the source: SOURCE line N asserts".to_owned());
        return Err(cursor.expected("the source that says it", help));
    }
    let token = cursor.peek().cloned();
    let source = SourceId::new(name(cursor, "a source")?);
    mentions.push((Named::Source, token));
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
    let mut statement = Statement { person, source, locus, speakers, via, stance, firmness, about, tier, recorded };
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

fn event_kind(cursor: &mut Cursor<'_>) -> Result<EventKind, Stop> {
    let word = cursor.word("a kind of event")?;
    EventKind::find(word).ok_or_else(|| {
        let help = (cursor.fault_count() < MOST_SUGGESTIONS).then(|| {
            match notation::nearest(word, EventKind::all().map(EventKind::name)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "the kinds are listed by `paradero law kinds`".to_owned(),
            }
        });
        cursor.back().fault(format!("`{}` is not in the vocabulary of events", shortened(word)), help)
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
        let help = cursor.suggest(word, kind.attributes().map(|a| a.name));
        return Err(cursor.back().fault(format!("`{kind}` has no attribute `{}`", shortened(word)), help));
    };
    let token = cursor.peek().cloned();
    let value = value(cursor, found.value, found.name)?;
    if matches!(value, Value::Place(_)) {
        mentions.push((Named::Place, token));
    }
    let known = attributes.insert(found.name, value);
    if known.is_none() {
        return Ok(());
    }
    let help = Some("keep one of them; another source's value goes on that source's line".to_owned());
    Err(cursor.back().fault(format!("`{word}` is given twice"), help))
}

fn value(cursor: &mut Cursor<'_>, expected: ValueType, of: &str) -> Result<Value, Stop> {
    match expected {
        ValueType::Text => Ok(Value::Text(cursor.text(&format!("the text of `{of}`, in quotes"))?.to_owned())),
        ValueType::Place if cursor.is_text() => Ok(Value::Text(cursor.text("a place")?.to_owned())),
        ValueType::Place => Ok(Value::Place(PlaceId::new(name(cursor, "a place")?))),
        ValueType::Moment => cursor.moment().map(Value::Moment),
        ValueType::Flag => match cursor.word("yes or no")? {
            "yes" => Ok(Value::Flag(true)),
            "no" => Ok(Value::Flag(false)),
            _ => Err(cursor.back().expected("yes or no", None)),
        },
        ValueType::Word(words) => {
            let word = cursor.one_of(&format!("a word for `{of}`"), words, |w| w)?;
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
            // What the head is could not be read, so neither can this be; the head's fault is shown.
            return Err(Stop);
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

/// Reads an attribute of the head that a statement leaves out.
fn left_out(cursor: &mut Cursor<'_>, kind: EventKind, head: &Attributes) -> Result<&'static str, Stop> {
    let word = cursor.word("an attribute of the event")?;
    if let Some(found) = kind.attribute(word).filter(|found| head.contains_key(found.name)) {
        return Ok(found.name);
    }
    let help = match head.is_empty() {
        true => Some("the first line has no attributes".to_owned()),
        false => cursor.suggest(word, head.keys().copied()),
    };
    Err(cursor.back().fault(format!("the event's first line does not say `{}`", shortened(word)), help))
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
    let Some(measure) = measure(cursor) else { return Ok(None) };
    let length = length(cursor)?;
    let Some(side) = side(cursor) else {
        let help = Some("write: 55 days before 2025-05-09, or: 2 days after birthday".to_owned());
        return Err(cursor.expected("`before` or `after`", help));
    };
    let anchor = anchor(cursor, mentions)?;
    Ok(Some(When::Offset { measure, length, side, anchor }))
}

/// Reads how exactly a length is meant, if a length comes next.
///
/// `at least` and `about` may also be a place called so and the attribute of that name: what follows tells them apart.
fn measure(cursor: &mut Cursor<'_>) -> Option<Measure> {
    let is_unit = |word: &str| Unit::ALL.iter().any(|unit| unit.word() == word || unit.word().strip_suffix('s') == Some(word));
    let is_number = |cursor: &Cursor<'_>, ahead: usize| {
        cursor.word_at(ahead).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_length = |cursor: &Cursor<'_>, ahead: usize| {
        is_number(cursor, ahead) || cursor.word_at(ahead + 1).is_some_and(is_unit)
    };
    let found = if is_length(cursor, 2) && cursor.take_all(&["at", "least"]) {
        Measure::AtLeast
    } else if is_length(cursor, 2) && cursor.take_all(&["at", "most"]) {
        Measure::AtMost
    } else if is_length(cursor, 1) && cursor.take("about") {
        Measure::About
    } else if is_number(cursor, 0) {
        Measure::Exactly
    } else {
        return None;
    };
    Some(found)
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
        let help = cursor.suggest(word, Unit::ALL.iter().map(|u| u.word()));
        cursor.back().expected("minutes, hours, days, weeks, months or years", help)
    })?;
    Ok(Length { count, unit })
}

fn anchor(cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<Anchor, Stop> {
    let token = cursor.peek().cloned();
    if cursor.peek_word().is_some_and(looks_like_moment) {
        return cursor.moment().map(Anchor::Moment);
    }
    let word = name(cursor, "a moment or an event's name")?;
    mentions.push((Named::Event, token));
    Ok(Anchor::Event(EventId::new(word)))
}
