//! Declarations: places, sources, people and topics.

use std::collections::BTreeSet;

use super::{
    Block, Cursor, Line, PersonId, Place, PlaceId, Reader, Source, SourceId, SourceKind, Stop, Subject, name, recorded,
    zone,
};
use crate::{Derived, Person, PlaceKind, Tier};

const PLACE_PARTS: &[&str] = &["country", "aor", "kind", "state", "district", "zone"];
const SOURCE_PARTS: &[&str] =
    &["publisher", "kind", "published", "url", "language", "copy", "note", "file", "text", "recorded"];
/// What a declaration may have several lines of.
const REPEATED: &[&str] = &["name", "identifier", "cell"];
const PERSON_PARTS: &[&str] = &["born", "countries", "name", "identifier", "made", "note"];

impl Reader {
    pub(super) fn place(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        let (id, label) = self.declared(block.head, "place")?;
        let id = PlaceId::new(id);
        let mut place = Place {
            id: id.clone(),
            label,
            country: None,
            aor: None,
            kind: None,
            state: None,
            district: None,
            zone: None,
        };
        self.parts(block, PLACE_PARTS, |cursor, part| {
            match part {
                "country" => place.country = Some(country(cursor)?),
                "aor" => place.aor = Some(cursor.text("the area's name")?.to_owned()),
                "kind" => {
                    let word = cursor.one_of("a kind of place", PlaceKind::ALL, |k| k.word())?;
                    place.kind = PlaceKind::find(word);
                }
                "state" => place.state = Some(state(cursor)?),
                "district" => place.district = Some(cursor.text("the federal district, in quotes")?.to_owned()),
                _ => place.zone = Some(zone(cursor)?),
            }
            Ok(())
        });
        self.once(block.head, "place", |record| record.places.insert(id, place).is_some())
    }

    pub(super) fn source(&mut self, block: &Block<'_>) -> Result<(), Stop> {
        let (id, title) = self.declared(block.head, "source")?;
        let mut source = Source::new(SourceId::new(id), title, SourceKind::Note);
        source.recorded.clone_from(&self.recorded);
        let mut kind = None;
        let says_kind =
            block.body.iter().any(|line| Cursor::new(line, &mut self.diagnostics).peek_word() == Some("kind"));
        self.parts(block, SOURCE_PARTS, |cursor, part| {
            if part == "kind" {
                let word = cursor.one_of("a kind of source", SourceKind::ALL, |k| k.word())?;
                kind = SourceKind::find(word);
                return Ok(());
            }
            source_part(cursor, part, &mut source)
        });
        match kind {
            Some(kind) => source.kind = kind,
            // What is wrong with the kind that it says is told already.
            None if says_kind => {}
            None => {
                let words: Vec<&str> = SourceKind::ALL.iter().map(|k| k.word()).collect();
                let help = format!("add a line `kind …`: {}", words.join(", "));
                let mut cursor = Cursor::new(block.head, &mut self.diagnostics);
                let _stop = cursor.fault(format!("source `{}` does not say its kind", source.id), Some(help));
            }
        }
        self.once(block.head, "source", |record| record.sources.insert(source.id.clone(), source).is_some())
    }

    pub(super) fn person(&mut self, block: &Block<'_>, subject: Subject) -> Result<(), Stop> {
        let what = if subject == Subject::Person { "person" } else { "topic" };
        let (id, label) = self.declared(block.head, what)?;
        let id = PersonId::new(id);
        let mut person = Person {
            id: id.clone(),
            label,
            subject,
            born: None,
            countries: Vec::new(),
            names: Vec::new(),
            identifiers: Vec::new(),
            made_up: false,
            note: None,
        };
        self.subject = Some(id.clone());
        self.parts(block, PERSON_PARTS, |cursor, part| person_part(cursor, part, &mut person));
        self.once(block.head, what, |record| record.people.insert(id, person).is_some())
    }

    /// Reads `place otay "Otay Mesa Detention Center"`.
    fn declared(&mut self, line: &Line, what: &'static str) -> Result<(String, String), Stop> {
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        let id = name(&mut cursor, &format!("a short name for the {what}"))?;
        self.declared.insert((what, id.to_owned()));
        let label = cursor.text(&format!("the name of the {what}, in quotes"))?.to_owned();
        cursor.finish("the end of the line")?;
        Ok((id.to_owned(), label))
    }

    /// Reads the lines under a declaration, each beginning with one of `known`.
    pub(super) fn parts(
        &mut self,
        block: &Block<'_>,
        known: &[&str],
        mut part: impl FnMut(&mut Cursor<'_>, &str) -> Result<(), Stop>,
    ) {
        let mut given = BTreeSet::new();
        for line in block.body {
            let mut cursor = Cursor::new(line, &mut self.diagnostics);
            let Ok(word) = cursor.word("a word") else {
                continue;
            };
            if !known.contains(&word) {
                let help = cursor.suggest(word, known.iter().copied());
                let _stop = cursor.back().expected("a part of this declaration", help);
            } else if !given.insert(word.to_owned()) && !REPEATED.contains(&word) {
                let help = Some("keep one of them".to_owned());
                let _stop = cursor.back().fault(format!("`{word}` is given twice"), help);
            } else if part(&mut cursor, word).is_ok() {
                let _done = cursor.finish("the end of the line");
            }
        }
    }

    /// Adds something that may be declared once.
    pub(super) fn once(
        &mut self,
        head: &Line,
        what: &str,
        add: impl FnOnce(&mut crate::Record) -> bool,
    ) -> Result<(), Stop> {
        if !add(&mut self.record) {
            return Ok(());
        }
        let mut cursor = Cursor::new(head, &mut self.diagnostics);
        cursor.advance();
        let help = Some("give one of them another name, or put both together".to_owned());
        Err(cursor.fault(format!("this {what} is declared twice"), help))
    }
}

fn source_part(cursor: &mut Cursor<'_>, part: &str, source: &mut Source) -> Result<(), Stop> {
    match part {
        "publisher" => source.publisher = Some(cursor.text("the publisher, in quotes")?.to_owned()),
        "published" => {
            source.published = Some(cursor.moment()?);
            source.published_inferred = cursor.take("inferred");
        }
        "url" => source.url = Some(cursor.text("the address, in quotes")?.to_owned()),
        "language" => source.language = Some(language(cursor)?),
        "copy" => {
            if !cursor.take("of") {
                return Err(cursor.expected("`of`", Some("write: copy of \"CNN\"".to_owned())));
            }
            source.copy_of = Some(cursor.text("what it republishes, in quotes")?.to_owned());
        }
        "note" => source.note = Some(cursor.text("a note, in quotes")?.to_owned()),
        "file" => source.file = Some(file_hash(cursor)?),
        "text" => {
            let file = file_hash(cursor)?;
            if !cursor.take("by") {
                return Err(cursor.expected("`by`", Some("say what took the text from the file: by \"…\"".to_owned())));
            }
            let by = cursor.text("what took the text, in quotes")?.to_owned();
            let mut tier = Tier::Public;
            if cursor.take("tier") {
                let word = cursor.one_of("who may see it", Tier::ALL, |tier| tier.word())?;
                tier = Tier::find(word).unwrap_or(Tier::Privileged);
            }
            source.derived = Some(Derived { file, by, tier });
        }
        _ => source.recorded = Some(recorded(cursor)?),
    }
    Ok(())
}

fn person_part(cursor: &mut Cursor<'_>, part: &str, person: &mut Person) -> Result<(), Stop> {
    match part {
        "countries" => {
            person.countries.push(country(cursor)?);
            while cursor.take_mark(',') {
                person.countries.push(country(cursor)?);
            }
        }
        "born" => person.born = Some(cursor.moment()?),
        "name" => person.names.push(cursor.text("a name, in quotes")?.to_owned()),
        "identifier" => {
            let kind = name(cursor, "what it is, such as a_number")?.to_owned();
            person.identifiers.push((kind, cursor.text("the identifier, in quotes")?.to_owned()));
        }
        "made" => {
            if !cursor.take("up") {
                return Err(cursor.expected("`up`", Some("write: made up".to_owned())));
            }
            person.made_up = true;
        }
        _ => person.note = Some(cursor.text("a note, in quotes")?.to_owned()),
    }
    Ok(())
}

pub(super) fn country(cursor: &mut Cursor<'_>) -> Result<String, Stop> {
    let word = cursor.word("a country's two letters, such as VE")?;
    if word.len() == 2 && word.chars().all(|c| c.is_ascii_uppercase()) {
        return Ok(word.to_owned());
    }
    let help = Some("use the two capital letters of ISO 3166-1".to_owned());
    Err(cursor.back().expected("a country's two letters, such as VE", help))
}

fn state(cursor: &mut Cursor<'_>) -> Result<String, Stop> {
    let word = cursor.word("a state's two letters, such as TX")?;
    if word.len() == 2 && word.chars().all(|c| c.is_ascii_uppercase()) {
        return Ok(word.to_owned());
    }
    let help = Some("use the two capital letters of the postal code".to_owned());
    Err(cursor.back().expected("a state's two letters, such as TX", help))
}

fn language(cursor: &mut Cursor<'_>) -> Result<String, Stop> {
    let word = cursor.word("a language such as en")?;
    if (2..=3).contains(&word.len()) && word.chars().all(|c| c.is_ascii_lowercase()) {
        return Ok(word.to_owned());
    }
    let help = Some("use the small letters of ISO 639, such as en or es".to_owned());
    Err(cursor.back().expected("a language such as en", help))
}

fn file_hash(cursor: &mut Cursor<'_>) -> Result<String, Stop> {
    let word = cursor.word("sha256: and 64 digits")?;
    let digits = word.strip_prefix("sha256:").unwrap_or(word);
    if digits.len() == 64 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Ok(digits.to_ascii_lowercase());
    }
    Err(cursor.back().expected("the SHA-256 of a file, 64 hexadecimal digits", None))
}
