//! The lines of a safeguard, gathered and put together.

use std::collections::BTreeMap;
use std::ops::Range;

use paradero_record::Moment;
use paradero_record::notation::{Cursor, Stop};

use super::duty::{self, Mentions};
use super::suggestion;
use crate::clock::Clock;
use crate::pack::{
    AuthorityClass, Both, Citation, Condition, Duty, Element, Excuse, Limit, Pattern, Safeguard, Stage, Verified,
    Within,
};

pub(super) const PARTS: &[&str] = &[
    "spanish",
    "stage",
    "when",
    "expect",
    "within",
    "or",
    "by",
    "before",
    "never",
    "while",
    "at",
    "in",
    "element",
    "answered",
    "warn",
    "if",
    "unless",
    "owed",
    "cite",
    "effective",
    "disputed",
    "plain",
    "then",
    "note",
];

/// Parts that are said once.
const ONCE: &[&str] = &[
    "spanish",
    "stage",
    "when",
    "expect",
    "within",
    "by",
    "before",
    "never",
    "while",
    "in",
    "answered",
    "warn",
    "if",
    "unless",
    "owed",
    "effective",
];

/// What has been read of a safeguard.
#[derive(Default)]
pub(super) struct Parts {
    /// Where each part stands last.
    pub(super) places: BTreeMap<&'static str, Place>,
    /// How many parts could not be read.
    faults: usize,
    spanish: String,
    stage: Option<Stage>,
    when: Vec<Pattern>,
    expect: Vec<Pattern>,
    limits: Vec<Limit>,
    at_least: Vec<Limit>,
    by: Option<&'static str>,
    before: Vec<Pattern>,
    never: Vec<Pattern>,
    during: Vec<String>,
    at_most: Vec<Limit>,
    every: Option<Clock>,
    within_state: Option<String>,
    elements: Vec<Element>,
    answered: Vec<Pattern>,
    warn: Vec<Pattern>,
    conditions: Vec<Condition>,
    unless: Vec<Excuse>,
    owed_by: Vec<String>,
    citations: Vec<Citation>,
    effective: Option<Moment>,
    disputed: Both,
    plain: Both,
    then: Both,
    notes: Both,
}

/// A line, and the columns of a word on it.
pub(super) type Place = (usize, Range<usize>);

impl Parts {
    /// Reads one line. A part that cannot be read is noted.
    pub(super) fn read(&mut self, cursor: &mut Cursor<'_>, mentions: &mut Mentions) {
        if self.part(cursor, mentions).is_err() {
            self.faults += 1;
        }
    }

    fn part(&mut self, cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<(), Stop> {
        let place = cursor.here();
        let word = cursor.word("a part of a safeguard")?;
        if let Some(part) = PARTS.iter().copied().find(|part| *part == word)
            && self.places.insert(part, place).is_some()
            && ONCE.contains(&part)
        {
            let help = Some("join several with `|`, or add `or within …` for another reading".to_owned());
            return Err(cursor.back().fault(format!("`{part}` is said twice"), help));
        }
        match word {
            "spanish" => cursor.text("the title in Spanish, in quotes")?.clone_into(&mut self.spanish),
            "stage" => {
                let word = cursor.one_of("a stage", Stage::ALL, |s| s.word())?;
                self.stage = Stage::find(word);
            }
            "when" => self.when = duty::patterns(cursor)?,
            "expect" => self.expect(cursor)?,
            "within" => self.limits.push(duty::limit(cursor)?),
            "or" => self.other_reading(cursor)?,
            "by" => self.by(cursor)?,
            "before" => self.before = duty::patterns(cursor)?,
            "never" => {
                self.never = duty::patterns(cursor)?;
                if cursor.take("while") {
                    self.during = duty::states(cursor, mentions)?;
                }
            }
            "while" => self.during = duty::states(cursor, mentions)?,
            "at" => self.at(cursor)?,
            "in" => self.within_state = Some(duty::state(cursor, mentions)?),
            "element" => self.element(cursor, mentions)?,
            "answered" => {
                take(cursor, "by")?;
                self.answered = duty::patterns(cursor)?;
            }
            "warn" => self.warn = duty::patterns(cursor)?,
            "if" => self.conditions = duty::conditions(cursor, mentions)?,
            "unless" => self.unless = duty::excuses(cursor, mentions)?,
            "owed" => self.owed(cursor)?,
            "cite" => self.citations.push(citation(cursor)?),
            "effective" => self.effective = Some(cursor.moment()?),
            "disputed" => both(cursor, &mut self.disputed)?,
            "plain" => both(cursor, &mut self.plain)?,
            "then" => both(cursor, &mut self.then)?,
            "note" => both(cursor, &mut self.notes)?,
            _ => {
                let help = Some(suggestion(word, PARTS));
                return Err(cursor.back().expected("a part of a safeguard", help));
            }
        }
        if word == "at" && cursor.take("in") {
            self.within_state = Some(duty::state(cursor, mentions)?);
        }
        cursor.finish("the end of the line")
    }

    fn expect(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        self.expect = duty::patterns(cursor)?;
        if cursor.take("within") {
            self.limits.push(duty::limit(cursor)?);
        }
        if cursor.take_all(&["at", "least"]) {
            self.at_least.push(duty::limit(cursor)?);
        }
        Ok(())
    }

    fn other_reading(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        if cursor.take("within") {
            self.limits.push(duty::limit(cursor)?);
        } else if cursor.take_all(&["at", "least"]) {
            self.at_least.push(duty::limit(cursor)?);
        } else if cursor.take_all(&["at", "most"]) {
            self.at_most.push(duty::limit(cursor)?);
        } else {
            let help = Some("write: or within 30 days reading \"…\"".to_owned());
            return Err(cursor.expected("`within`, `at least` or `at most`", help));
        }
        Ok(())
    }

    fn by(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        take(cursor, "its")?;
        let word = cursor.word("an attribute that is a moment, such as `for`")?;
        let found = paradero_record::ATTRIBUTES.iter().find(|a| a.name == word);
        match found.filter(|a| a.value == paradero_record::ValueType::Moment) {
            Some(attribute) => self.by = Some(attribute.name),
            None => return Err(cursor.back().expected("an attribute that is a moment, such as `for`", None)),
        }
        Ok(())
    }

    fn at(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        if cursor.take_all(&["least", "every"]) {
            self.every = Some(super::clock(cursor)?);
        } else if cursor.take("least") {
            self.at_least.push(duty::limit(cursor)?);
        } else if cursor.take("most") {
            self.at_most.push(duty::limit(cursor)?);
        } else {
            return Err(cursor.expected("`least` or `most`", Some("write: at most 12 hours".to_owned())));
        }
        Ok(())
    }

    fn element(&mut self, cursor: &mut Cursor<'_>, mentions: &mut Mentions) -> Result<(), Stop> {
        let mut words = Both::default();
        both(cursor, &mut words)?;
        if matches!(cursor.peek_word(), Some("en" | "es")) {
            both(cursor, &mut words)?;
        }
        take(cursor, "shown")?;
        take(cursor, "by")?;
        let shown_by = duty::excuses(cursor, mentions)?;
        self.elements.push(Element { words, shown_by });
        Ok(())
    }

    fn owed(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        take(cursor, "by")?;
        loop {
            let name = if cursor.is_text() { cursor.text("who owes it")? } else { cursor.word("who owes it")? };
            self.owed_by.push(name.to_owned());
            if !cursor.take_mark(',') {
                return Ok(());
            }
        }
    }

    /// Puts the safeguard together; what is missing is noted at its first line.
    pub(super) fn finish(
        self,
        id: String,
        title: String,
        line: usize,
        cursor: &mut Cursor<'_>,
    ) -> Result<Safeguard, Stop> {
        let duty = self.duty(cursor, &id);
        if self.stage.is_none() && !self.places.contains_key("stage") {
            let help = Some(format!(
                "add a line `stage …`: {}",
                Stage::ALL.iter().map(|s| s.word()).collect::<Vec<_>>().join(", ")
            ));
            let _stop = cursor.fault(format!("{id} does not say its stage"), help);
        }
        if self.citations.is_empty() && !self.places.contains_key("cite") {
            let help = Some("add a line: cite statute \"8 USC 1225(b)\" verified primary".to_owned());
            let _stop = cursor.fault(format!("{id} cites nothing"), help);
        }
        let (Some(stage), Ok(duty), 0) = (self.stage, duty, self.faults) else { return Err(Stop) };
        Ok(Safeguard {
            title: Both { english: title, spanish: self.spanish },
            stage,
            duty,
            conditions: self.conditions,
            unless: self.unless,
            warn: self.warn,
            owed_by: self.owed_by,
            citations: self.citations,
            effective: self.effective,
            places: Vec::new(),
            litigation: Vec::new(),
            disputed: self.disputed,
            plain: self.plain,
            then: self.then,
            notes: self.notes,
            line,
            id,
        })
    }

    fn duty(&self, cursor: &mut Cursor<'_>, id: &str) -> Result<Duty, Stop> {
        let (expect, state) = (self.expect.clone(), self.within_state.clone());
        let mut all = Vec::new();
        if !self.elements.is_empty() {
            all.push(Duty::Elements { elements: self.elements.clone(), answered_by: self.answered.clone() });
        }
        if let (Some(clock), Some(state), false) = (self.every, state.clone(), expect.is_empty()) {
            all.push(Duty::AtLeastEvery { clock, state, expect: expect.clone() });
        }
        if let (false, Some(state)) = (self.at_most.is_empty(), state) {
            all.push(Duty::AtMost { limits: self.at_most.clone(), state });
        }
        if !self.never.is_empty() && !self.during.is_empty() {
            all.push(Duty::Never { never: self.never.clone(), during: self.during.clone() });
        }
        if !self.before.is_empty() && !expect.is_empty() {
            all.push(Duty::Before {
                before: self.before.clone(),
                expect: expect.clone(),
                at_least: self.at_least.clone(),
            });
        }
        if !self.when.is_empty() && !expect.is_empty() {
            let within = match self.by {
                Some(attribute) => Within::By(attribute),
                None if self.limits.is_empty() => Within::NoTime,
                None => Within::Limits(self.limits.clone()),
            };
            all.push(Duty::Expect { when: self.when.clone(), expect, within });
        }
        match (all.pop(), all.is_empty()) {
            (Some(duty), true) => Ok(duty),
            (Some(_), false) => {
                let help = "write two safeguards, as in ER-01 and ER-01.1".to_owned();
                Err(cursor.fault(format!("{id} says more than one thing that is owed"), Some(help)))
            }
            // What is missing may be in a part that could not be read.
            (None, _) if self.faults > 0 => Err(Stop),
            (None, _) => {
                let help = "it needs: when … expect …, before … expect …, never … while …, at most … in …, \
                            at least every … in … expect …, or elements";
                Err(cursor.fault(format!("{id} does not say what is owed"), Some(help.to_owned())))
            }
        }
    }
}

fn take(cursor: &mut Cursor<'_>, word: &str) -> Result<(), Stop> {
    if cursor.take(word) { Ok(()) } else { Err(cursor.expected(&format!("`{word}`"), None)) }
}

/// Reads `en "…"` or `es "…"`, once or twice.
fn both(cursor: &mut Cursor<'_>, into: &mut Both) -> Result<(), Stop> {
    loop {
        match cursor.one_of("en or es", &["en", "es"], |l| l)? {
            "en" => cursor.text("the text in English, in quotes")?.clone_into(&mut into.english),
            _ => cursor.text("the text in Spanish, in quotes")?.clone_into(&mut into.spanish),
        }
        if !matches!(cursor.peek_word(), Some("en" | "es")) {
            return Ok(());
        }
    }
}

fn citation(cursor: &mut Cursor<'_>) -> Result<Citation, Stop> {
    let word = cursor.one_of("a class of authority", AuthorityClass::ALL, |c| c.word())?;
    let class = AuthorityClass::find(word).unwrap_or(AuthorityClass::Practice);
    let name = cursor.text("the citation, in quotes")?.to_owned();
    let mut citation = Citation {
        class,
        name,
        url: None,
        verified: Verified::Unverified,
        quote: None,
        in_force_unverified: false,
        read_on: None,
        read_in: None,
    };
    while !cursor.is_done() {
        match cursor.one_of(
            "url, verified, quote or `in force unverified`",
            &["url", "verified", "quote", "in"],
            |p| p,
        )? {
            "url" => citation.url = Some(cursor.text("the address, in quotes")?.to_owned()),
            "verified" => {
                let word = cursor.one_of("how far it was checked", Verified::ALL, |v| v.word())?;
                citation.verified = Verified::find(word).unwrap_or(Verified::Unverified);
            }
            "quote" => citation.quote = Some(cursor.text("the words, in quotes")?.to_owned()),
            _ => {
                take(cursor, "force")?;
                take(cursor, "unverified")?;
                citation.in_force_unverified = true;
            }
        }
    }
    Ok(citation)
}
