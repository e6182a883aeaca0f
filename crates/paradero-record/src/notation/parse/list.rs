//! Lists, rows, and who was judged to be whom.

use super::block::country;
use super::{Block, Cursor, Line, Named, PersonId, Reader, Sameness, SourceId, Stop, because, by_on, name};
use crate::{EventKind, Identity, List, Row, RowId, Tier, Who};

const LIST_PARTS: &[&str] = &["as", "counts", "complete", "series", "once", "says", "columns", "tier"];
const ROW_PARTS: &[&str] = &["given", "surname", "born", "country", "place", "on", "identifier", "cell"];

impl Reader {
    /// Reads `list roster`, and what it says of itself.
    pub(super) fn list(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        let mut cursor = Cursor::new(block.head, &mut self.diagnostics);
        cursor.advance();
        let place = cursor.here();
        let source = SourceId::new(name(&mut cursor, "the source that is a list")?);
        cursor.finish("the end of the line")?;
        self.mention(Named::Source, source.to_string(), place);
        let mut list = List {
            source: source.clone(),
            as_of: None,
            counts: None,
            complete_for: None,
            series: None,
            once: false,
            says: None,
            columns: None,
            tier: Tier::Public,
        };
        self.parts(block, LIST_PARTS, |cursor, part| list_part(cursor, part, &mut list));
        self.once(block.head, "list", |record| record.lists.insert(source, list).is_some())
    }

    /// Reads `row roster 17 "GARCIA, ANA"`, and what stands in its cells.
    pub(super) fn row(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        let mut cursor = Cursor::new(block.head, &mut self.diagnostics);
        cursor.advance();
        let (id, place) = row_id(&mut cursor)?;
        let printed = cursor.text("the name as it is printed, in quotes")?.to_owned();
        cursor.finish("the end of the line")?;
        self.mention(Named::List, id.source.to_string(), place);
        let mut row = Row {
            id: id.clone(),
            name: printed,
            given: None,
            surname: None,
            born: None,
            country: None,
            place: None,
            on: None,
            identifiers: Vec::new(),
            cells: Vec::new(),
        };
        self.parts(block, ROW_PARTS, |cursor, part| row_part(cursor, part, &mut row));
        self.once(block.head, "row", |record| record.rows.insert(id, row).is_some())
    }

    /// Reads `identity same person ana row roster 17 by "Luz" on 2025-05-21 because "the same number"`.
    pub(super) fn identity(&mut self, line: &Line) -> Result<(), Stop> {
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        let word = cursor.one_of("same, different or unsure", Sameness::ALL, |one| one.word())?;
        let sameness = Sameness::find(word).unwrap_or(Sameness::Unsure);
        let (left, first) = who(&mut cursor)?;
        let (right, second) = who(&mut cursor)?;
        if left == right {
            return Err(cursor.back().fault("this judges somebody against themself", None));
        }
        let recorded = by_on(&mut cursor)?;
        let because = because(&mut cursor)?;
        cursor.finish("the end of the line")?;
        for (who, place) in [(&left, first), (&right, second)] {
            match who {
                Who::Person(person) => self.mention(Named::Person, person.to_string(), place),
                Who::Row(row) => self.mention(Named::Row, row.to_string(), place),
            }
        }
        self.record.identities.push(Identity { sameness, left, right, because, recorded });
        Ok(())
    }
}

/// A row's name, and where it stands.
fn row_id(cursor: &mut Cursor<'_>) -> Result<(RowId, super::Span), Stop> {
    let place = cursor.here();
    let source = SourceId::new(name(cursor, "the list")?);
    let word = cursor.word("the number of the row")?;
    match word.parse().ok().filter(|number| *number > 0) {
        Some(number) => Ok((RowId { source, number }, place)),
        None => Err(cursor.back().expected("the number of the row, from 1", None)),
    }
}

fn who(cursor: &mut Cursor<'_>) -> Result<(Who, super::Span), Stop> {
    if cursor.take("person") {
        let place = cursor.here();
        return Ok((Who::Person(PersonId::new(name(cursor, "a person")?)), place));
    }
    if cursor.take("row") {
        let (row, place) = row_id(cursor)?;
        return Ok((Who::Row(row), place));
    }
    let help = Some("write: identity same person ana row roster 17 by \"Luz\" …".to_owned());
    Err(cursor.expected("`person` or `row`", help))
}

fn list_part(cursor: &mut Cursor<'_>, part: &str, list: &mut List) -> Result<(), Stop> {
    match part {
        "as" => {
            keyword(cursor, "of", "as of 2025-03-20")?;
            list.as_of = Some(cursor.moment()?);
        }
        "counts" => {
            let word = cursor.word("how many people it says that it is about")?;
            let Ok(count) = word.parse() else {
                return Err(cursor.back().expected("a whole number", None));
            };
            list.counts = Some(count);
        }
        "complete" => {
            keyword(cursor, "for", "complete for \"people removed on 15 March 2025\"")?;
            list.complete_for = Some(cursor.text("what it claims to be complete for, in quotes")?.to_owned());
        }
        "series" => list.series = Some(name(cursor, "a short name that its deliveries share")?.to_owned()),
        "once" => list.once = true,
        "says" => {
            let names: Vec<EventKind> = EventKind::all().collect();
            let word = cursor.one_of("a kind of event", &names, |kind| kind.name())?;
            list.says = EventKind::find(word);
        }
        "columns" => list.columns = Some(cursor.text("how its columns are read, in quotes")?.to_owned()),
        _ => {
            let word = cursor.one_of("who may see it", Tier::ALL, |tier| tier.word())?;
            list.tier = Tier::find(word).unwrap_or(Tier::Privileged);
        }
    }
    Ok(())
}

fn row_part(cursor: &mut Cursor<'_>, part: &str, row: &mut Row) -> Result<(), Stop> {
    match part {
        "given" => row.given = Some(cursor.text("the given names, in quotes")?.to_owned()),
        "surname" => row.surname = Some(cursor.text("the surnames, in quotes")?.to_owned()),
        "born" => row.born = Some(cursor.moment()?),
        "country" => row.country = Some(country(cursor)?),
        "place" => row.place = Some(cursor.text("the place, in quotes")?.to_owned()),
        "on" => row.on = Some(cursor.moment()?),
        "identifier" => {
            let kind = name(cursor, "what it is, such as a_number")?.to_owned();
            row.identifiers.push((kind, cursor.text("the identifier, in quotes")?.to_owned()));
        }
        _ => {
            let heading = cursor.text("the heading, in quotes")?.to_owned();
            row.cells.push((heading, cursor.text("the cell, in quotes")?.to_owned()));
        }
    }
    Ok(())
}

fn keyword(cursor: &mut Cursor<'_>, word: &str, example: &str) -> Result<(), Stop> {
    if cursor.take(word) {
        return Ok(());
    }
    Err(cursor.expected(&format!("`{word}`"), Some(format!("write: {example}"))))
}
