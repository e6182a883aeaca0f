//! Made-up records for the tests that hold for every record.

use std::collections::BTreeMap;

use paradero_record::notation::{References, parse};
use paradero_record::{
    About, Act, Anchor, Derived, EventId, EventKind, Firmness, Identity, Judgement, Length, List, Locus, Measure,
    Moment, Person, PersonId, Place, PlaceId, PlaceKind, Progress, Record, Recorded, Resolution, ResolutionOutcome,
    Review, ReviewOutcome, Role, Row, RowId, Sameness, Side, Source, SourceId, SourceKind, Speaker, Stance, Statement,
    Subject, Tier, Unit, Value, ValueType, When, Who, Zone,
};

/// Marsaglia's xorshift: small, seeded, the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        // Zero would stay zero.
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap_or(0)
    }

    pub(crate) fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    pub(crate) fn word(&mut self, all: &[&'static str]) -> &'static str {
        all[self.below(all.len())]
    }

    pub(crate) fn chance(&mut self, in_ten: usize) -> bool {
        self.below(10) < in_ten
    }

    fn maybe<T>(&mut self, in_ten: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.chance(in_ten) { Some(make(self)) } else { None }
    }

    fn many<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn small(&mut self, limit: usize) -> u32 {
        u32::try_from(self.below(limit)).unwrap_or(0)
    }
}

const ZONES: [&str; 4] = ["America/New_York", "America/Chicago", "Europe/Madrid", "UTC"];
const NAMES: [&str; 8] = ["a", "b2", "é", "under_score", "da-sh", "do.t", "at", "X"];
const TEXTS: [&str; 9] = [
    "plain",
    "",
    "with \"quotes\" and \\ a backslash",
    "two\nlines",
    "tab\there, return\rhere, nul\0 and bell\u{7}",
    "# not a comment",
    "José Hernández — “curly” {today}",
    "\u{feff}mark\u{2028}separator",
    "  blanks  ",
];
const MOMENTS: [&str; 12] = [
    "unknown",
    "2025",
    "2025-03",
    "2025-03-15",
    "2025-03-15T17:26",
    "2025-03-15T17:26:30-05:00",
    "2025-04~",
    "2025-12-12?",
    "2025-05-12/2025-05-20",
    "../2025-05-20",
    "[2025-03-06,2025-03-07]",
    "201X",
];

fn name(dice: &mut Dice) -> String {
    dice.word(&NAMES).to_owned()
}

fn text(dice: &mut Dice) -> String {
    dice.word(&TEXTS).to_owned()
}

fn moment(dice: &mut Dice) -> Moment {
    Moment::parse(dice.word(&MOMENTS)).unwrap()
}

fn recorded(dice: &mut Dice) -> Recorded {
    Recorded { at: moment(dice), by: text(dice) }
}

fn event(dice: &mut Dice) -> EventId {
    EventId::new(name(dice))
}

/// Everything that a record can hold; the names in statements need not be declared.
pub(crate) fn record(seed: u64, size: usize) -> Record {
    let mut dice = Dice::new(seed);
    let mut record = Record { zone: Zone::parse(dice.word(&ZONES)).unwrap(), ..Record::default() };
    for _ in 0..dice.below(size + 1) {
        let place = place(&mut dice);
        record.places.insert(place.id.clone(), place);
        let source = source(&mut dice);
        record.sources.insert(source.id.clone(), source);
        let person = person(&mut dice);
        record.people.insert(person.id.clone(), person);
    }
    let mut added = Record::default();
    for _ in 0..dice.below(3 * size + 1) {
        // A statement names itself when it is read, so each is read from its own text.
        let text = paradero_record::notation::write_statement(&statement(&mut dice));
        let parsed = parse(&text, None, References::Trusted);
        assert!(parsed.diagnostics.is_empty(), "{text}\n{:?}", parsed.diagnostics);
        for (id, mut statement) in parsed.record.statements {
            statement.recorded = dice.maybe(5, recorded);
            added.statements.insert(id, statement);
        }
    }
    added.judgements = dice.many(size, judgement);
    added.acts = dice.many(size, act);
    for _ in 0..dice.below(size + 1) {
        let list = list(&mut dice);
        added.lists.insert(list.source.clone(), list);
        let row = row(&mut dice);
        added.rows.insert(row.id.clone(), row);
    }
    added.identities = dice.many(size, identity);
    added.reviews = dice.many(size, review);
    added.resolutions = dice.many(size, resolution);
    // Adding puts judgements, acts and identities in order.
    record.add(added);
    record
}

fn place(dice: &mut Dice) -> Place {
    Place {
        id: PlaceId::new(name(dice)),
        label: text(dice),
        country: dice.maybe(5, |_| "US".to_owned()),
        aor: dice.maybe(5, text),
        kind: dice.maybe(5, |dice| *dice.one(PlaceKind::ALL)),
        state: dice.maybe(5, |_| "TX".to_owned()),
        district: dice.maybe(5, text),
        zone: dice.maybe(5, |dice| Zone::parse(dice.word(&ZONES)).unwrap()),
    }
}

fn source(dice: &mut Dice) -> Source {
    let published = dice.maybe(7, moment);
    Source {
        id: SourceId::new(name(dice)),
        title: text(dice),
        publisher: dice.maybe(5, text),
        kind: *dice.one(SourceKind::ALL),
        published_inferred: published.is_some() && dice.chance(5),
        published,
        url: dice.maybe(5, text),
        copy_of: dice.maybe(3, text),
        language: dice.maybe(5, |_| "es".to_owned()),
        file: dice.maybe(3, |_| "0123456789abcdef".repeat(4)),
        derived: dice.maybe(3, |dice| Derived {
            file: "fedcba9876543210".repeat(4),
            by: text(dice),
            tier: *dice.one(Tier::ALL),
        }),
        note: dice.maybe(3, text),
        recorded: dice.maybe(5, recorded),
    }
}

fn review(dice: &mut Dice) -> Review {
    Review {
        outcome: *dice.one(ReviewOutcome::ALL),
        source: SourceId::new(name(dice)),
        proposal: text(dice),
        quote: text(dice),
        because: text(dice),
        recorded: recorded(dice),
    }
}

fn resolution(dice: &mut Dice) -> Resolution {
    let wrong = ResolutionOutcome::WrongSource(SourceId::new(name(dice)));
    Resolution {
        person: PersonId::new(name(dice)),
        disagreement: text(dice),
        outcome: dice.one(&[ResolutionOutcome::Explained, ResolutionOutcome::TwoEvents, wrong]).clone(),
        because: text(dice),
        recorded: recorded(dice),
    }
}

fn list(dice: &mut Dice) -> List {
    List {
        source: SourceId::new(name(dice)),
        as_of: dice.maybe(7, moment),
        counts: dice.maybe(5, |dice| dice.small(300)),
        complete_for: dice.maybe(5, text),
        series: dice.maybe(5, name),
        once: dice.chance(5),
        says: dice.maybe(5, |dice| *dice.one(&EventKind::all().collect::<Vec<_>>())),
        columns: dice.maybe(3, text),
        tier: *dice.one(Tier::ALL),
    }
}

fn row_id(dice: &mut Dice) -> RowId {
    RowId { source: SourceId::new(name(dice)), number: dice.small(300) + 1 }
}

fn row(dice: &mut Dice) -> Row {
    Row {
        id: row_id(dice),
        name: text(dice),
        given: dice.maybe(5, text),
        surname: dice.maybe(5, text),
        born: dice.maybe(5, moment),
        country: dice.maybe(5, |_| "VE".to_owned()),
        place: dice.maybe(5, text),
        on: dice.maybe(3, moment),
        identifiers: dice.many(2, |dice| (name(dice), text(dice))),
        cells: dice.many(3, |dice| (text(dice), text(dice))),
    }
}

fn who(dice: &mut Dice) -> Who {
    if dice.chance(5) { Who::Person(PersonId::new(name(dice))) } else { Who::Row(row_id(dice)) }
}

fn identity(dice: &mut Dice) -> Identity {
    let left = who(dice);
    // Nobody is judged against themself.
    let right = loop {
        let right = who(dice);
        if right != left {
            break right;
        }
    };
    Identity { sameness: *dice.one(Sameness::ALL), left, right, because: text(dice), recorded: recorded(dice) }
}

fn person(dice: &mut Dice) -> Person {
    Person {
        id: PersonId::new(name(dice)),
        label: text(dice),
        subject: if dice.chance(8) { Subject::Person } else { Subject::Topic },
        born: dice.maybe(5, moment),
        countries: dice.many(2, |_| "VE".to_owned()),
        names: dice.many(3, text),
        identifiers: dice.many(2, |dice| (name(dice), text(dice))),
        made_up: dice.chance(5),
        note: dice.maybe(3, text),
    }
}

fn statement(dice: &mut Dice) -> Statement {
    let lines = dice.maybe(7, |dice| {
        let first = 1 + dice.small(90);
        (first, first + dice.small(3))
    });
    let page = dice.maybe(4, |dice| 1 + dice.small(9));
    Statement {
        person: PersonId::new(name(dice)),
        zone: Zone::parse(dice.word(&["UTC", "America/Chicago", "America/Caracas"])).unwrap(),
        source: SourceId::new(name(dice)),
        locus: Locus { page, lines, quote: dice.maybe(4, text) },
        speakers: dice.many(3, speaker),
        via: dice.many(2, speaker),
        stance: *dice.one(Stance::ALL),
        firmness: *dice.one(Firmness::ALL),
        about: about(dice),
        tier: *dice.one(Tier::ALL),
        recorded: None,
    }
}

fn speaker(dice: &mut Dice) -> Speaker {
    Speaker { name: text(dice), role: *dice.one(Role::ALL) }
}

fn about(dice: &mut Dice) -> About {
    let kinds: Vec<EventKind> = EventKind::all().collect();
    match dice.below(10) {
        0 => About::Coverage { kinds: (0..=dice.below(2)).map(|_| *dice.one(&kinds)).collect(), over: moment(dice) },
        1 | 2 => About::Claim {
            claim: event(dice),
            text: text(dice),
            says: dice.maybe(5, text),
            rests_on: dice.many(2, text),
        },
        _ => {
            let kind = *dice.one(&kinds);
            let mut attributes = BTreeMap::new();
            for attribute in kind.attributes() {
                if dice.chance(3) {
                    attributes.insert(attribute.name, value(dice, attribute.value));
                }
            }
            About::Event { event: event(dice), kind, when: when(dice), attributes }
        }
    }
}

fn value(dice: &mut Dice, of: ValueType) -> Value {
    match of {
        ValueType::Text => Value::Text(text(dice)),
        ValueType::Place if dice.chance(5) => Value::Text(text(dice)),
        ValueType::Place => Value::Place(PlaceId::new(name(dice))),
        ValueType::Moment => Value::Moment(moment(dice)),
        ValueType::Flag => Value::Flag(dice.chance(5)),
        ValueType::Word(words) => Value::Word(dice.word(words).to_owned()),
        ValueType::Number => Value::Number(i64::from(dice.small(100_000)) - 50_000),
    }
}

fn anchor(dice: &mut Dice) -> Anchor {
    // `unknown` is no anchor that anybody would give, but it is one that can be written.
    if dice.chance(5) { Anchor::Moment(moment(dice)) } else { Anchor::Event(event(dice)) }
}

fn when(dice: &mut Dice) -> When {
    match dice.below(8) {
        0 | 1 => When::Offset {
            measure: *dice.one(Measure::ALL),
            length: Length { count: dice.small(400), unit: *dice.one(Unit::ALL) },
            side: *dice.one(Side::ALL),
            anchor: anchor(dice),
        },
        2 => When::Order { side: *dice.one(Side::ALL), anchor: anchor(dice) },
        3 => When::SameDay(anchor(dice)),
        _ => When::At(moment(dice)),
    }
}

fn judgement(dice: &mut Dice) -> Judgement {
    Judgement {
        person: PersonId::new(name(dice)),
        sameness: *dice.one(Sameness::ALL),
        left: event(dice),
        right: event(dice),
        because: text(dice),
        recorded: recorded(dice),
    }
}

fn act(dice: &mut Dice) -> Act {
    Act {
        person: PersonId::new(name(dice)),
        alarm: text(dice),
        progress: *dice.one(Progress::ALL),
        because: text(dice),
        recorded: recorded(dice),
    }
}
