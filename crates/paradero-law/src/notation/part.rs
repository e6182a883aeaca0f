//! The lines of a safeguard, gathered and put together.

use std::collections::BTreeMap;

use paradero_record::Moment;
use paradero_record::notation::{Cursor, Stop};

use super::authority::{both, citation, litigation, places};
use super::{Meant, Names, Place, condition, duty, suggestion, take};
use crate::clock::Clock;
use crate::pack::{
    Basis, Both, Citation, Condition, Duty, Element, Excuse, Jurisdiction, Limit, Litigation, Pattern, Safeguard,
    Stage, Within,
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
    "basis",
    "may",
    "missed",
    "tells",
    "element",
    "answered",
    "warn",
    "if",
    "unless",
    "owed",
    "cite",
    "effective",
    "where",
    "status",
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
    "may",
    "missed",
    "tells",
    "answered",
    "warn",
    "if",
    "unless",
    "owed",
    "effective",
    "where",
];

/// Parts with which a line may go on, as in `when transferred expect counsel_notified within 24 hours`.
const GO_ON: &[&str] =
    &["expect", "within", "or", "by", "while", "at", "in", "basis", "may", "answered", "warn", "if", "unless"];

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
    bases: Vec<Basis>,
    may: Vec<Pattern>,
    missed: Option<String>,
    tells: Vec<Pattern>,
    elements: Vec<Element>,
    answered: Vec<Pattern>,
    warn: Vec<Pattern>,
    conditions: Vec<Condition>,
    unless: Vec<Excuse>,
    owed_by: Vec<String>,
    citations: Vec<Citation>,
    effective: Option<Moment>,
    jurisdictions: Vec<Jurisdiction>,
    litigation: Vec<Litigation>,
    disputed: Both,
    plain: Both,
    then: Both,
    notes: Both,
}

impl Parts {
    /// Reads one line. A part that cannot be read is noted.
    pub(super) fn read(&mut self, cursor: &mut Cursor<'_>, names: &mut Names) {
        if self.line(cursor, names).is_err() {
            self.faults += 1;
        }
    }

    fn line(&mut self, cursor: &mut Cursor<'_>, names: &mut Names) -> Result<(), Stop> {
        self.part(cursor, names)?;
        while cursor.peek_word().is_some_and(|word| GO_ON.contains(&word)) {
            self.part(cursor, names)?;
        }
        cursor.finish("the end of the line")
    }

    fn part(&mut self, cursor: &mut Cursor<'_>, names: &mut Names) -> Result<(), Stop> {
        let place = cursor.here();
        let word = cursor.word("a part of a safeguard")?;
        if let Some(part) = PARTS.iter().copied().find(|part| *part == word)
            && self.places.insert(part, place.clone()).is_some()
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
            "owed" => self.owed(cursor)?,
            "cite" => self.citations.push(citation(cursor)?),
            "effective" => self.effective = Some(cursor.moment()?),
            "where" => self.jurisdictions = places(cursor)?,
            "status" => {
                let next = litigation(cursor, self.litigation.last())?;
                self.litigation.push(next);
            }
            "disputed" => both(cursor, &mut self.disputed)?,
            "plain" => both(cursor, &mut self.plain)?,
            "then" => both(cursor, &mut self.then)?,
            "note" => both(cursor, &mut self.notes)?,
            _ => self.owed_part(word, place, cursor, names)?,
        }
        Ok(())
    }

    /// Reads a part that says what is owed.
    fn owed_part(&mut self, word: &str, place: Place, cursor: &mut Cursor<'_>, names: &mut Names) -> Result<(), Stop> {
        match word {
            "when" => self.when = duty::patterns(cursor)?,
            "expect" => self.expect = duty::patterns(cursor)?,
            "within" => self.limits.extend(duty::lengths(cursor, names)?),
            "or" => self.other_reading(cursor, names)?,
            "by" => self.by(cursor)?,
            "before" => self.before = duty::patterns(cursor)?,
            "never" => self.never = duty::patterns(cursor)?,
            "while" => self.during = duty::states(cursor, names)?,
            "at" => self.at(place, cursor, names)?,
            "in" => self.within_state = Some(duty::state(cursor, names)?),
            "basis" => self.basis(cursor, names)?,
            "may" => self.may = duty::patterns(cursor)?,
            "missed" => self.missed = Some(names.mention(cursor, "a safeguard, such as CU-12", Meant::Timed)?),
            "tells" => self.tells = duty::patterns(cursor)?,
            "element" => self.element(cursor, names)?,
            "answered" => {
                take(cursor, "by")?;
                self.answered = duty::patterns(cursor)?;
            }
            "warn" => self.warn = duty::patterns(cursor)?,
            "if" => self.conditions = condition::conditions(cursor, names)?,
            "unless" => self.unless = duty::excuses(cursor, names)?,
            _ => {
                let help = Some(suggestion(word, PARTS));
                return Err(cursor.back().expected("a part of a safeguard", help));
            }
        }
        Ok(())
    }

    fn other_reading(&mut self, cursor: &mut Cursor<'_>, names: &Names) -> Result<(), Stop> {
        let into = if cursor.take("within") {
            &mut self.limits
        } else if cursor.take_all(&["at", "least"]) {
            &mut self.at_least
        } else if cursor.take_all(&["at", "most"]) {
            &mut self.at_most
        } else {
            let help = Some("write: or within 30 days reading \"…\"".to_owned());
            return Err(cursor.expected("`within`, `at least` or `at most`", help));
        };
        into.extend(duty::lengths(cursor, names)?);
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

    fn at(&mut self, place: Place, cursor: &mut Cursor<'_>, names: &Names) -> Result<(), Stop> {
        if cursor.take_all(&["least", "every"]) {
            self.places.insert("at least every", place);
            let all = duty::lengths(cursor, names)?;
            let [one] = all.as_slice() else {
                // A clock that could not be read has no readings, which is told where it stands.
                if all.is_empty() {
                    return Ok(());
                }
                let help = Some("write two safeguards, one for each reading".to_owned());
                return Err(cursor.back().fault("`at least every` takes one reading", help));
            };
            self.every = Some(one.clock);
        } else if cursor.take("least") {
            self.places.insert("at least", place);
            self.at_least.extend(duty::lengths(cursor, names)?);
        } else if cursor.take("most") {
            self.places.insert("at most", place);
            self.at_most.extend(duty::lengths(cursor, names)?);
        } else {
            return Err(cursor.expected("`least` or `most`", Some("write: at most 12 hours".to_owned())));
        }
        Ok(())
    }

    /// Reads `en "…" es "…" if final_order and not court_stay`.
    fn basis(&mut self, cursor: &mut Cursor<'_>, names: &mut Names) -> Result<(), Stop> {
        let mut words = Both::default();
        both(cursor, &mut words)?;
        if !cursor.take("if") {
            let help = "say what must hold: basis en \"…\" es \"…\" if final_order and not court_stay".to_owned();
            return Err(cursor.expected("`if`", Some(help)));
        }
        let conditions = condition::conditions(cursor, names)?;
        self.bases.push(Basis { words, conditions });
        Ok(())
    }

    fn element(&mut self, cursor: &mut Cursor<'_>, names: &mut Names) -> Result<(), Stop> {
        let mut words = Both::default();
        both(cursor, &mut words)?;
        take(cursor, "shown")?;
        take(cursor, "by")?;
        let shown_by = duty::excuses(cursor, names)?;
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
            places: self.jurisdictions,
            litigation: self.litigation,
            disputed: self.disputed,
            plain: self.plain,
            then: self.then,
            notes: self.notes,
            line,
            id,
        })
    }

    fn duty(&self, cursor: &mut Cursor<'_>, id: &str) -> Result<Duty, Stop> {
        let mut all: Vec<Duty> = [self.of_events(), self.of_state(), self.of_another()].into_iter().flatten().collect();
        if !self.elements.is_empty() {
            all.push(Duty::Elements { elements: self.elements.clone(), answered_by: self.answered.clone() });
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
                let help = "it needs: when … expect …, when … may …, before … expect …, before … basis …, never … while …, \
                            at most … in …, at least every … in … expect …, missed … expect …, tells …, or elements";
                Err(cursor.fault(format!("{id} does not say what is owed"), Some(help.to_owned())))
            }
        }
    }

    fn within(&self) -> Within {
        match self.by {
            Some(attribute) => Within::By(attribute),
            None if self.limits.is_empty() => Within::NoTime,
            None => Within::Limits(self.limits.clone()),
        }
    }

    /// What is owed before, after or at an event.
    fn of_events(&self) -> Vec<Duty> {
        let (when, before, expect) = (&self.when, &self.before, &self.expect);
        let mut all = Vec::new();
        if !when.is_empty() && !expect.is_empty() {
            all.push(Duty::Expect { when: when.clone(), expect: expect.clone(), within: self.within() });
        }
        if !when.is_empty() && !self.may.is_empty() {
            all.push(Duty::May { when: when.clone(), may: self.may.clone(), within: self.within() });
        }
        if !before.is_empty() && !expect.is_empty() {
            all.push(Duty::Before { before: before.clone(), expect: expect.clone(), at_least: self.at_least.clone() });
        }
        if !before.is_empty() && !self.bases.is_empty() {
            all.push(Duty::Basis { before: before.clone(), bases: self.bases.clone() });
        }
        if !self.tells.is_empty() {
            all.push(Duty::Tells { about: self.tells.clone() });
        }
        all
    }

    /// What is owed while a state holds.
    fn of_state(&self) -> Vec<Duty> {
        let mut all = Vec::new();
        if let (Some(clock), Some(state), false) = (self.every, &self.within_state, self.expect.is_empty()) {
            all.push(Duty::AtLeastEvery { clock, state: state.clone(), expect: self.expect.clone() });
        }
        if let (false, Some(state)) = (self.at_most.is_empty(), &self.within_state) {
            all.push(Duty::AtMost { limits: self.at_most.clone(), state: state.clone() });
        }
        if !self.never.is_empty() && !self.during.is_empty() {
            all.push(Duty::Never { never: self.never.clone(), during: self.during.clone() });
        }
        all
    }

    /// What is owed once another safeguard was not kept.
    fn of_another(&self) -> Vec<Duty> {
        let of = self.missed.iter().filter(|_| !self.expect.is_empty());
        of.map(|of| Duty::Missed { of: of.clone(), expect: self.expect.clone(), limits: self.limits.clone() }).collect()
    }
}
