//! Made-up events with planted breaches, in the shape of a national release: about ten events a person.

use paradero_law::columns::{Schema, Words};
use paradero_record::{EventKind, Place, PlaceId, ValueType};

/// The kinds of events, by their code.
pub(super) const KINDS: [&str; 10] = [
    "custody_booked_in",
    "contact_event",
    "transferred",
    "counsel_notified",
    "cf_decision_issued",
    "hearing_scheduled",
    "hearing_held",
    "final_order_became_final",
    "removal_executed",
    "released",
];

const BOOKED_IN: u8 = 0;
const CONTACT: u8 = 1;
const TRANSFER: u8 = 2;
const TOLD: u8 = 3;
const SCREENED: u8 = 4;
const SCHEDULED: u8 = 5;
const HELD: u8 = 6;
const FINAL_ORDER: u8 = 7;
const REMOVAL: u8 = 8;
const RELEASE: u8 = 9;

/// From which instant times count: 1 January 2020.
pub(super) const ORIGIN: i64 = 1_577_836_800;

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;

/// Three columns, sorted by person and time.
#[derive(Debug, Default)]
pub(super) struct Events {
    pub(super) person: Vec<u32>,
    pub(super) at: Vec<i32>,
    pub(super) kind: Vec<u8>,
}

/// What else may be known of each event.
#[derive(Debug, Default)]
pub(super) struct Details {
    pub(super) schema: Schema,
    pub(super) columns: Vec<Vec<u8>>,
    pub(super) country: Vec<u8>,
    pub(super) names: Vec<i32>,
}

/// A generator of numbers, the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn one_in_hundred(&mut self, chance: u64) -> bool {
        self.roll(100) < chance
    }

    fn code(&mut self, words: usize) -> u8 {
        u8::try_from(self.roll(words.max(1) as u64) + 1).unwrap_or(1)
    }
}

impl Events {
    /// So many people.
    pub(super) fn made_up(people: u32) -> Self {
        let mut dice = Dice(7);
        let mut events = Self::default();
        for person in 0..people {
            events.one(person, &mut dice);
        }
        events
    }

    fn one(&mut self, person: u32, dice: &mut Dice) {
        let mut at = dice.roll(4 * 365 * DAY);
        let (mut last, mut is_pending) = (BOOKED_IN, false);
        self.push(person, at, last);
        for _ in 0..18 {
            let (mut kind, wait) = if last == TRANSFER && dice.one_in_hundred(92) {
                let late = 24 * HOUR + 1 + dice.roll(72 * HOUR);
                (TOLD, if dice.one_in_hundred(85) { dice.roll(24 * HOUR) } else { late })
            } else {
                // The sum of three throws stands for a wait that is mostly short and now and then long.
                let wait =
                    (dice.roll(3 * DAY) + dice.roll(3 * DAY)) * (1 + dice.roll(100) / 60 + dice.roll(100) / 90 * 4);
                (usual(dice.roll(100)), wait + 60)
            };
            if is_pending && kind == SCHEDULED {
                kind = HELD;
            }
            if is_pending && kind == REMOVAL && dice.one_in_hundred(70) {
                kind = FINAL_ORDER;
            }
            at += wait.max(1);
            self.push(person, at, kind);
            is_pending = kind == SCHEDULED || (is_pending && kind != HELD && kind != FINAL_ORDER);
            last = kind;
            if kind == REMOVAL || kind == RELEASE {
                return;
            }
        }
    }

    fn push(&mut self, person: u32, at: u64, kind: u8) {
        self.person.push(person);
        self.at.push(i32::try_from(at).unwrap_or(i32::MAX));
        self.kind.push(kind);
    }

    /// How many events of a kind there are.
    pub(super) fn count(&self, kind: &str) -> u64 {
        let code = KINDS.iter().position(|name| *name == kind).and_then(|code| u8::try_from(code).ok());
        self.kind.iter().filter(|other| Some(**other) == code).count() as u64
    }
}

fn usual(throw: u64) -> u8 {
    match throw {
        0..38 => CONTACT,
        38..52 => TRANSFER,
        52..60 => SCREENED,
        60..74 => SCHEDULED,
        74..80 => FINAL_ORDER,
        80..86 => RELEASE,
        86..93 => REMOVAL,
        _ => CONTACT,
    }
}

/// What the codes of the kinds stand for, and nothing else.
pub(super) fn schema() -> Schema {
    Schema { kinds: KINDS.iter().map(|name| EventKind::find(name)).collect(), ..Schema::default() }
}

impl Details {
    /// Makes up every attribute that the kinds of the file may carry and that a law may ask for.
    pub(super) fn made_up(events: &Events) -> Self {
        let mut schema = schema();
        schema.places = places();
        schema.countries = ["VE", "SV", "HN", "GT"].map(str::to_owned).to_vec();
        let kinds: Vec<EventKind> = schema.kinds.iter().flatten().copied().collect();
        let mut dice = Dice(8);
        let mut columns = Vec::new();
        for attribute in paradero_record::ATTRIBUTES {
            let words: Vec<String> = match attribute.value {
                ValueType::Word(words) => words.iter().map(|word| (*word).to_owned()).collect(),
                ValueType::Flag => vec!["yes".to_owned(), "no".to_owned()],
                ValueType::Place => schema.places.iter().map(|place| place.id.to_string()).collect(),
                ValueType::Text if matches!(attribute.name, "of" | "about" | "with" | "country") => {
                    vec!["something else".to_owned()]
                }
                _ => continue,
            };
            let carries: Vec<bool> = kinds.iter().map(|kind| kind.attribute(attribute.name).is_some()).collect();
            if !carries.contains(&true) {
                continue;
            }
            let code = |kind: &u8| if carries[usize::from(*kind)] { dice.code(words.len()) } else { 0 };
            columns.push(events.kind.iter().map(code).collect());
            schema.attributes.push(Words { name: attribute.name.to_owned(), words });
        }
        let country = events.person.iter().map(|person| u8::try_from(person % 4 + 1).unwrap_or(1)).collect();
        let named = |(at, kind): (&i32, &u8)| {
            let day = i32::try_from(dice.roll(30 * DAY)).unwrap_or(0);
            if *kind == SCHEDULED { at.saturating_add(day) } else { i32::MIN }
        };
        let names = events.at.iter().zip(&events.kind).map(named).collect();
        Self { schema, columns, country, names }
    }
}

/// Four places (made up).
fn places() -> Vec<Place> {
    let place = |id: &str, aor: &str, state: &str| Place {
        id: PlaceId::new(id),
        label: format!("{id} (made up)"),
        country: Some("US".to_owned()),
        aor: Some(aor.to_owned()),
        kind: Some(paradero_record::PlaceKind::Detention),
        state: Some(state.to_owned()),
        district: Some("N.D. Cal.".to_owned()),
        zone: None,
    };
    vec![
        place("west", "West", "CA"),
        place("south", "South", "TX"),
        place("east", "East", "NY"),
        place("south2", "South", "TX"),
    ]
}
