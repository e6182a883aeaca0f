//! The fields that are compared and the levels of agreement that each of them has.

/// What sort of thing another field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A number or code that should belong to one person: a file number, a telephone.
    Identifier,
    /// Words: a street, a town, a crime.
    Text,
    /// A number or code that many share: a postcode, a house number.
    Number,
    /// A day: of arrest, of arrival.
    Date,
}

impl Sort {
    /// The word for the sort in a printed model.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Identifier => "identifier",
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
        }
    }
}

/// Another field: its name and its sort.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// Its name, for the explanation.
    pub name: String,
    /// Its sort.
    pub sort: Sort,
}

impl Field {
    /// A field of this name and sort.
    pub fn new(name: &str, sort: Sort) -> Self {
        Self { name: name.to_owned(), sort }
    }
}

/// The places of the fixed fields in a pattern.
pub(crate) const SURNAME: usize = 0;
pub(crate) const SURNAME_2: usize = 1;
pub(crate) const GIVEN: usize = 2;
pub(crate) const GIVEN_2: usize = 3;
pub(crate) const ORDER: usize = 4;
pub(crate) const ORDER_2: usize = 5;
pub(crate) const BORN: usize = 6;
pub(crate) const COUNTRY: usize = 7;
pub(crate) const SEX: usize = 8;
pub(crate) const PLACE: usize = 9;
/// The place of the first other field.
pub(crate) const OTHERS: usize = 10;
/// At most so many fields, so that a pattern fits in 128 bits.
pub(crate) const MOST: usize = 29;
/// At most so many other fields.
pub(crate) const MOST_OTHERS: usize = MOST - OTHERS;
/// The level that says: not known on one of the sides.
pub(crate) const UNKNOWN: u8 = 15;

/// What a field of the model compares, and so which levels it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// A word of a name, a place, a text or a code.
    Word,
    /// The order of the words in a name.
    Order,
    /// A day.
    Day,
    /// Equal or not.
    Equal,
}

/// The fixed fields by name.
pub(crate) const FIXED: [(&str, Kind); OTHERS] = [
    ("surname", Kind::Word),
    ("surname-2", Kind::Word),
    ("given", Kind::Word),
    ("given-2", Kind::Word),
    ("order", Kind::Order),
    ("order-2", Kind::Order),
    ("born", Kind::Day),
    ("country", Kind::Equal),
    ("sex", Kind::Equal),
    ("place", Kind::Word),
];

/// The words for the levels of each kind, strongest first; [`Kind::chain`] says which of them are ordered.
impl Kind {
    /// The names of the levels, in the order of their numbers.
    pub(crate) const fn levels(self) -> &'static [&'static str] {
        match self {
            Self::Word => &["exact", "sound", "short-form", "slip", "slips", "part", "different"],
            Self::Order => &["straight", "crossed", "exchanged"],
            Self::Day => &["exact", "swapped", "slip", "two-of-three", "month", "year", "close", "different"],
            Self::Equal => &["exact", "different"],
        }
    }

    /// The levels that must never be worth more than the one before them.
    pub(crate) const fn chain(self) -> &'static [u8] {
        match self {
            Self::Word => &[0, 1, 3, 4, 6],
            Self::Order => &[],
            Self::Day => &[0, 1, 2, 3, 6, 7],
            Self::Equal => &[0, 1],
        }
    }

    /// How often the levels are found in two rows of one person, before anything is learnt.
    pub(crate) const fn expected(self) -> &'static [f64] {
        match self {
            Self::Word => &[0.86, 0.03, 0.01, 0.03, 0.01, 0.02, 0.04],
            Self::Order => &[0.93, 0.05, 0.02],
            Self::Day => &[0.80, 0.01, 0.03, 0.02, 0.02, 0.08, 0.02, 0.02],
            Self::Equal => &[0.96, 0.04],
        }
    }

    /// The least and the most bits that one field may add.
    pub(crate) const fn caps(self) -> (f64, f64) {
        match self {
            Self::Word => (-8.0, 18.0),
            Self::Order => (-6.0, 2.0),
            Self::Day => (-9.0, 18.0),
            Self::Equal => (-7.0, 12.0),
        }
    }
}

/// The kind of another field.
pub(crate) const fn kind_of(sort: Sort) -> Kind {
    match sort {
        Sort::Identifier | Sort::Text | Sort::Number => Kind::Word,
        Sort::Date => Kind::Day,
    }
}
