//! Between records and the ledger: every entry is a piece of the notation, readable by itself.

use paradero_ledger::{Entry, EntryId, EntryKind, FileHash, NewEntry, Said};
use paradero_record::notation::{
    References, about_line, parse, write_act, write_identity, write_judgement, write_list, write_person, write_place,
    write_resolution, write_review, write_row, write_source, write_statement,
};
use paradero_record::{Identity, Instant, Moment, Person, PersonId, Record, Recorded, Tier, Who, Zone};

/// Something of a record, to be appended, with when it was recorded if the record says so.
pub(crate) struct Piece {
    pub(crate) entry: NewEntry,
    pub(crate) recorded: Option<Recorded>,
}

/// The pieces of a record, in an order in which each can be understood: places, sources, people, then what is said.
pub(crate) fn pieces(record: &Record) -> Vec<Piece> {
    let mut all = Vec::new();
    for place in record.places.values() {
        all.push(piece(EntryKind::Place, None, None, write_place(place), None));
    }
    for source in record.sources.values() {
        let mut bare = source.clone();
        let recorded = bare.recorded.take();
        all.push(piece(EntryKind::Source, None, None, write_source(&bare), recorded));
    }
    for person in record.people.values() {
        all.push(piece(EntryKind::Person, Some(&person.id), None, write_person(person), None));
    }
    // A list and its rows are a part of their source.
    for list in record.lists.values() {
        all.push(piece(EntryKind::Source, None, Some(list.tier), write_list(list), None));
    }
    for row in record.rows.values() {
        let tier = record.lists.get(&row.id.source).map_or(Tier::Privileged, |list| list.tier);
        all.push(piece(EntryKind::Source, None, Some(tier), write_row(row), None));
    }
    for (id, statement) in &record.statements {
        let recorded = statement
            .recorded
            .clone()
            .or_else(|| record.sources.get(&statement.source).and_then(|source| source.recorded.clone()));
        let entry = NewEntry {
            id: EntryId::new(format!("statement:{id}")),
            kind: EntryKind::Statement,
            person: Some(statement.person.to_string()),
            tier: Some(statement.tier.word().to_owned()),
            body: write_statement(statement),
        };
        all.push(Piece { entry, recorded });
    }
    for one in &record.judgements {
        let body = about_line(&one.person) + &write_judgement(one);
        all.push(piece(EntryKind::Judgement, Some(&one.person), None, body, Some(one.recorded.clone())));
    }
    for one in &record.acts {
        let body = about_line(&one.person) + &write_act(one);
        all.push(piece(EntryKind::Act, Some(&one.person), None, body, Some(one.recorded.clone())));
    }
    for one in &record.identities {
        all.extend(identity_pieces(one));
    }
    for one in &record.reviews {
        all.push(piece(EntryKind::Judgement, None, None, write_review(one), Some(one.recorded.clone())));
    }
    for one in &record.resolutions {
        let body = about_line(&one.person) + &write_resolution(one);
        all.push(piece(EntryKind::Judgement, Some(&one.person), None, body, Some(one.recorded.clone())));
    }
    all
}

/// Under which name the ledger has somebody in just these words.
pub(crate) fn entry_of(person: &Person) -> EntryId {
    piece(EntryKind::Person, Some(&person.id), None, write_person(person), None).entry.id
}

/// Who was judged to be whom stands with each of the people that it names.
fn identity_pieces(one: &Identity) -> Vec<Piece> {
    let people = [&one.left, &one.right].into_iter().filter_map(|who| match who {
        Who::Person(person) => Some(person),
        Who::Row(_) => None,
    });
    let mut people: Vec<Option<&PersonId>> = people.map(Some).collect();
    if people.is_empty() {
        people.push(None);
    }
    let of = |person: Option<&PersonId>| {
        // The entry's name is the hash of its text, which names the person that it stands with.
        let about = person.map(about_line).unwrap_or_default();
        piece(EntryKind::Judgement, person, None, about + &write_identity(one), Some(one.recorded.clone()))
    };
    people.into_iter().map(of).collect()
}

/// An entry whose name is its kind and the hash of its text, so that the same again adds nothing.
fn piece(
    kind: EntryKind,
    person: Option<&PersonId>,
    tier: Option<Tier>,
    body: String,
    recorded: Option<Recorded>,
) -> Piece {
    let hash = FileHash::of(body.as_bytes()).to_string();
    let short: String = hash.chars().take(32).collect();
    let entry = NewEntry {
        id: EntryId::new(format!("{kind}:{short}")),
        kind,
        person: person.map(ToString::to_string),
        tier: tier.map(|tier| tier.word().to_owned()),
        body,
    };
    Piece { entry, recorded }
}

/// Reads entries back into a record; each statement and source carries when its entry was recorded.
///
/// A later entry about the same source, place or person stands in the place of an earlier one, which stays in the ledger.
pub(crate) fn record(entries: &[Entry], zone: &Zone) -> Record {
    let mut sheets = Sheets::default();
    for entry in entries {
        sheets.add(Said { body: &entry.body, at: entry.recorded.at, by: &entry.recorded.by });
    }
    sheets.read(zone)
}

/// The text of entries as it comes from the ledger, those that were recorded together on one sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheets(Vec<Sheet>);

#[derive(Debug)]
struct Sheet {
    at: i64,
    by: String,
    text: String,
}

impl Sheets {
    /// Adds the next entry.
    pub(crate) fn add(&mut self, said: Said<'_>) {
        match self.0.last_mut().filter(|sheet| sheet.at == said.at && sheet.by == said.by) {
            Some(sheet) => sheet.text.push_str(said.body),
            None => self.0.push(Sheet { at: said.at, by: said.by.to_owned(), text: said.body.to_owned() }),
        }
    }

    /// Reads them as one record.
    pub(crate) fn read(&self, zone: &Zone) -> Record {
        let mut all = Record { zone: zone.clone(), ..Record::default() };
        for sheet in &self.0 {
            let read = parse(&sheet.text, None, References::Trusted).record;
            let recorded = Recorded { at: moment(sheet.at, zone), by: sheet.by.clone() };
            all.places.extend(read.places);
            all.people.extend(read.people);
            all.sources.extend(read.sources.into_iter().map(|(id, mut source)| {
                source.recorded = Some(recorded.clone());
                (id, source)
            }));
            all.statements.extend(read.statements.into_iter().map(|(id, mut statement)| {
                statement.recorded = Some(recorded.clone());
                (id, statement)
            }));
            all.judgements.extend(read.judgements);
            all.acts.extend(read.acts);
            all.lists.extend(read.lists);
            all.rows.extend(read.rows);
            all.identities.extend(read.identities);
            all.reviews.extend(read.reviews);
            all.resolutions.extend(read.resolutions);
        }
        all.put_in_order();
        all
    }
}

/// When an entry was recorded. A file that names a day alone is kept with the day's last second, and so told as the day.
fn moment(second: i64, zone: &Zone) -> Moment {
    let at = Instant::from_second(second);
    let day = zone.day_of(at);
    if at == zone.end_of_day(day) { Moment::day(day) } else { Moment::at(at, zone) }
}
