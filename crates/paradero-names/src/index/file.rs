//! An index as a file: little-endian columns with their lengths, and a sum over all of it. What is read is checked
//! before it is used, so that no broken file leads further than to an error.

use std::fmt;
use std::io::{self, Read, Write};

use super::near::Near;
use super::rows::{GONE, MOST_PARTS, Rows, unpack};
use super::texts::Texts;
use super::words::Words;
use super::{Entry, Index};
use crate::name::{Name, Part};
use crate::{Born, Country};

/// The first bytes of every file.
const MAGIC: [u8; 8] = *b"paradero";
/// Rises with every change of the format.
const VERSION: u32 = 1;
/// Columns are written and read in pieces of this many bytes; a lying length costs one piece at most.
const PIECE: usize = 1 << 16;

/// Why a saved index cannot be opened.
#[derive(Debug)]
pub enum OpenError {
    /// The bytes could not be read.
    Read(io::Error),
    /// The file is not a saved index.
    NotAnIndex,
    /// The file was saved by another version of the format.
    OtherVersion {
        /// The version of the file.
        found: u32,
        /// The version that can be read.
        known: u32,
    },
    /// The file ends too early, goes on too long, or was changed since it was saved.
    Broken {
        /// What did not fit.
        what: &'static str,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::Read(_) => f.write_str("the saved index cannot be read"),
            OpenError::NotAnIndex => f.write_str("this is not a saved index of names"),
            OpenError::OtherVersion { found, known } => {
                write!(f, "the saved index has version {found} of its format, this program reads version {known}")
            }
            OpenError::Broken { what } => write!(f, "the saved index is broken: {what}"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            OpenError::Read(source) => Some(source),
            _ => None,
        }
    }
}

impl Index {
    /// Writes the index so that [`Index::open`] reads it without building it anew. People who were removed are not in
    /// the file.
    pub fn save(&self, to: &mut impl Write) -> io::Result<()> {
        if self.rows.country.contains(&GONE) {
            return Index::build(self.entries()).save(to);
        }
        let (words, folds, fold_of, near) = self.words.raw();
        let settled;
        let near = if self.words.is_settled() {
            near
        } else {
            settled = Near::build(folds);
            &settled
        };
        let mut out = Out { to, sum: Sum::default() };
        out.bytes(&MAGIC)?;
        out.bytes(&VERSION.to_le_bytes())?;
        out.texts(words)?;
        out.texts(folds)?;
        out.column(fold_of)?;
        out.column(near.raw().0)?;
        out.column(near.raw().1)?;
        out.texts(&self.rows.places)?;
        out.column(&self.rows.ends)?;
        out.column(&self.rows.parts)?;
        out.column(&self.rows.person)?;
        out.column(&self.rows.ids)?;
        out.column(&self.rows.born)?;
        out.column(&self.rows.country)?;
        out.column(&self.rows.place)?;
        let sum = out.sum.0;
        out.to.write_all(&sum.to_le_bytes())?;
        out.to.flush()
    }

    /// Reads what [`Index::save`] wrote. Any other bytes end in an error.
    pub fn open(mut from: impl Read) -> Result<Index, OpenError> {
        let mut input = In { from: &mut from, sum: Sum::default() };
        let mut magic = [0; 8];
        input.fill(&mut magic).map_err(no_index)?;
        if magic != MAGIC {
            return Err(OpenError::NotAnIndex);
        }
        let mut version = [0; 4];
        input.fill(&mut version)?;
        let found = u32::from_le_bytes(version);
        if found != VERSION {
            return Err(OpenError::OtherVersion { found, known: VERSION });
        }
        let broken = |what| OpenError::Broken { what };
        let texts = input.texts()?;
        let folds = input.texts()?;
        let fold_of = input.column()?;
        let (starts, near) = (input.column()?, input.column()?);
        let near = Near::from_raw(starts, near, folds.len()).ok_or(broken("the sounds are not in order"))?;
        let words = Words::from_raw(texts, folds, fold_of, near).ok_or(broken("words and sounds do not fit"))?;
        let places = input.texts()?;
        let rows = Rows {
            ends: input.column()?,
            parts: input.column()?,
            person: input.column()?,
            ids: input.column()?,
            born: input.column()?,
            country: input.column()?,
            place: input.column()?,
            places,
            ..Rows::default()
        };
        let sum = input.sum.0;
        let mut kept = [0; 8];
        input.fill(&mut kept)?;
        if u64::from_le_bytes(kept) != sum {
            return Err(broken("its check sum does not fit: it was changed since it was saved"));
        }
        if from.read(&mut [0; 1]).map_err(OpenError::Read)? != 0 {
            return Err(broken("it goes on after its end"));
        }
        check(&rows, &words)?;
        assemble(words, rows)
    }

    /// All people who are in.
    fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        let people = (0..self.rows.ids.len()).filter_map(|person| u32::try_from(person).ok());
        let is_in = |person: &u32| self.rows.country.get(*person as usize) != Some(&GONE);
        people.filter(is_in).map(|person| Entry {
            id: self.rows.id(person),
            names: self.rows_of(person).map(|row| self.name(row)).collect(),
            born: self.rows.born(person),
            country: self.rows.country(person),
            place: self.rows.place(person).map(str::to_owned),
        })
    }

    /// The name of a row.
    fn name(&self, row: u32) -> Name {
        let parts = self.rows.parts(row).iter().map(|part| {
            let (word, role) = unpack(*part);
            Part { text: self.words.text(word).to_owned(), role }
        });
        Name::of_parts(parts.collect())
    }
}

/// A file too short for its first bytes is no index; other errors stay.
fn no_index(error: OpenError) -> OpenError {
    match error {
        OpenError::Broken { .. } => OpenError::NotAnIndex,
        other => other,
    }
}

/// Whether the columns fit together and point inside.
fn check(rows: &Rows, words: &Words) -> Result<(), OpenError> {
    let broken = |what| Err(OpenError::Broken { what });
    let people = rows.ids.len();
    if rows.born.len() != people || rows.country.len() != people || rows.place.len() != people {
        return broken("the columns of people differ in length");
    }
    if rows.person.len() != rows.ends.len() || !rows.person.is_sorted() {
        return broken("the names are not in order");
    }
    if rows.person.last().is_some_and(|last| *last as usize >= people) {
        return broken("a name belongs to nobody");
    }
    let mut before = 0;
    for end in &rows.ends {
        if *end < before || (*end - before) as usize > MOST_PARTS {
            return broken("a name has no sensible length");
        }
        before = *end;
    }
    if before as usize != rows.parts.len() {
        return broken("there are words outside of names");
    }
    if rows.parts.iter().any(|part| unpack(*part).0 as usize >= words.len()) {
        return broken("a name has a word that is not there");
    }
    if rows.born.iter().any(|bits| *bits != 0 && Born::from_bits(*bits).is_none()) {
        return broken("a date of birth is none");
    }
    if rows.country.iter().any(|number| *number != 0 && Country::from_number(*number).is_none()) {
        return broken("a country is none");
    }
    if rows.place.iter().any(|place| *place as usize > rows.places.len()) {
        return broken("a place is not there");
    }
    Ok(())
}

/// Counts and files what the columns hold.
fn assemble(mut words: Words, rows: Rows) -> Result<Index, OpenError> {
    let mut counts = vec![0u32; words.len()];
    for part in &rows.parts {
        if let Some(count) = counts.get_mut(unpack(*part).0 as usize) {
            *count += 1;
        }
    }
    let mut postings: Vec<Vec<u32>> = counts.iter().map(|count| Vec::with_capacity(*count as usize)).collect();
    let mut start = 0;
    for (row, end) in rows.ends.iter().enumerate() {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        for part in rows.parts.get(start..*end as usize).unwrap_or(&[]) {
            if let Some(list) = postings.get_mut(unpack(*part).0 as usize)
                && list.last() != Some(&row)
            {
                list.push(row);
            }
        }
        start = *end as usize;
    }
    words.set_counts(counts);
    let mut index = Index { words, rows, postings, ..Index::default() };
    index.rows.tally_all();
    index.sort();
    let twice = |pair: &[u32]| matches!(pair, [a, b] if index.rows.id(*a) == index.rows.id(*b));
    if index.sorted.windows(2).any(twice) {
        return Err(OpenError::Broken { what: "two people have one number" });
    }
    Ok(index)
}

/// A sum over bytes, eight at a time.
struct Sum(u64);

impl Default for Sum {
    fn default() -> Sum {
        Sum(0x9E37_79B9_7F4A_7C15)
    }
}

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.turn(chunk.try_into().map_or(0, u64::from_le_bytes));
        }
        for byte in chunks.remainder() {
            self.turn(u64::from(*byte) + 0x100);
        }
    }

    const fn turn(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// A number of a column.
trait Number: Copy {
    const SIZE: usize;
    fn put(self, out: &mut Vec<u8>);
    fn take(bytes: &[u8]) -> Self;
}

macro_rules! number {
    ($($kind:ty),*) => {$(
        impl Number for $kind {
            const SIZE: usize = size_of::<$kind>();
            fn put(self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }
            fn take(bytes: &[u8]) -> Self {
                bytes.try_into().map_or(0, <$kind>::from_le_bytes)
            }
        }
    )*};
}

number!(u8, u16, u32, u64);

/// What is being written, with the sum so far.
struct Out<'a, W: Write> {
    to: &'a mut W,
    sum: Sum,
}

impl<W: Write> Out<'_, W> {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.add(bytes);
        self.to.write_all(bytes)
    }

    /// The length, then the numbers in pieces.
    fn column<N: Number>(&mut self, column: &[N]) -> io::Result<()> {
        self.bytes(&(column.len() as u64).to_le_bytes())?;
        let mut piece = Vec::with_capacity(PIECE);
        for numbers in column.chunks(PIECE / N::SIZE) {
            piece.clear();
            for number in numbers {
                number.put(&mut piece);
            }
            self.bytes(&piece)?;
        }
        Ok(())
    }

    fn texts(&mut self, texts: &Texts) -> io::Result<()> {
        let (bytes, ends) = texts.raw();
        self.column(bytes.as_bytes())?;
        self.column(ends)
    }
}

/// What is being read, with the sum so far.
struct In<'a, R: Read> {
    from: &'a mut R,
    sum: Sum,
}

impl<R: Read> In<'_, R> {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), OpenError> {
        self.from.read_exact(bytes).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => OpenError::Broken { what: "it ends too early" },
            _ => OpenError::Read(error),
        })?;
        self.sum.add(bytes);
        Ok(())
    }

    fn column<N: Number>(&mut self) -> Result<Vec<N>, OpenError> {
        let mut length = [0; 8];
        self.fill(&mut length)?;
        let too_long = OpenError::Broken { what: "a column is longer than any can be" };
        let length = u64::from_le_bytes(length);
        let Some(mut left) = u32::try_from(length).ok().and_then(|length| usize::try_from(length).ok()) else {
            return Err(too_long);
        };
        // Room for one piece at first: the rest grows only as bytes really come.
        let mut column = Vec::with_capacity(left.min(1 << 20));
        let mut piece = vec![0; PIECE];
        while left > 0 {
            let numbers = left.min(PIECE / N::SIZE);
            let bytes = piece.get_mut(..numbers * N::SIZE).unwrap_or_default();
            self.fill(bytes)?;
            column.extend(bytes.chunks_exact(N::SIZE).map(N::take));
            left -= numbers;
        }
        column.shrink_to_fit();
        Ok(column)
    }

    fn texts(&mut self) -> Result<Texts, OpenError> {
        let bytes: Vec<u8> = self.column()?;
        let ends = self.column()?;
        let text = String::from_utf8(bytes).map_err(|_| OpenError::Broken { what: "its words are no text" })?;
        Texts::from_raw(text, ends).ok_or(OpenError::Broken { what: "its words are not in order" })
    }
}
