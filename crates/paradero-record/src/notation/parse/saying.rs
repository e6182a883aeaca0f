//! Events, claims and coverage, and the statements under them.

mod attribute;
mod line;
mod time;

use std::collections::BTreeMap;

use super::{
    About, Block, Cursor, Diagnostic, EventId, EventKind, Line, Moment, Named, PersonId, Reader, References, Span,
    Statement, Stop, Value, When, event_name,
};

type Attributes = BTreeMap<&'static str, Value>;

/// What the head of a block says, to which its statements refer.
struct Head {
    person: PersonId,
    about: About,
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
        let kind = attribute::event_kind(&mut cursor)?;
        let named = cursor.take("as");
        let (line, columns) = cursor.here();
        let label = if named { Some(event_name(&mut cursor, "a name for the event")?.to_owned()) } else { None };
        let mut attributes = Attributes::new();
        let mut rest = Ok(());
        while rest.is_ok() && !cursor.is_done() {
            rest = attribute::attribute(&mut cursor, kind, &mut attributes, &mut mentions);
        }
        self.mention_all(mentions);
        let unnamed = moment.as_ref().map_or_else(|_| Moment::unknown(), Moment::clone);
        let event = EventId::new(label.unwrap_or_else(|| self.made_name(&person, kind, &unnamed)));
        let first = *self.kinds.entry((person.clone(), event.clone())).or_insert(kind);
        // Pieces of a ledger are read one by one; which kind an event has is settled where they come together.
        if first != kind && self.references == References::Checked {
            let help = Some("give one of the two another name".to_owned());
            let message = format!("`{event}` names an event of the kind `{first}` already");
            self.diagnostics.push(Diagnostic::new(line, columns, message).help(help));
            return Err(Stop);
        }
        rest?;
        // With a moment that cannot be read the lines under it are checked all the same: kind and attributes are known.
        Ok(Head { person, about: About::Event { event, kind, when: When::At(unnamed), attributes } })
    }

    /// The name of an event that has none: its kind and moment, and a number from the second on.
    fn made_name(&mut self, person: &PersonId, kind: EventKind, moment: &Moment) -> String {
        let name = EventId::made(kind, moment).to_string();
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
        let mut kinds = vec![attribute::event_kind(&mut cursor)?];
        while cursor.take_mark(',') {
            kinds.push(attribute::event_kind(&mut cursor)?);
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
            let Ok(statement) = self.statement(line, &person, &about, known) else {
                continue;
            };
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
        let zone = self.zone.clone();
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        let statement = line::statement(&mut cursor, (person, about, known), zone, default_recorded, &mut mentions);
        // Names are checked even where the rest of the line has a fault.
        self.mention_all(mentions);
        statement
    }

    fn mention_all(&mut self, mentions: Mentions) {
        for (what, name, place) in mentions {
            self.mention(what, name, place);
        }
    }
}

/// What a line names, and where.
type Mentions = Vec<(Named, String, Span)>;
