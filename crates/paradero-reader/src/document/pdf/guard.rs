//! Looks at a PDF before it is opened, and unpacks its streams within bounds.
//!
//! The library unpacks cross references and streams of objects by itself and without a bound, so those are tried first,
//! and thrown away as they come.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Stream};

use crate::document::{DocumentError, DocumentLimits};

/// The most objects that a file may begin.
const OBJECTS: usize = 2_000_000;
/// The most bytes of a packed stream in the filters that are not tried beforehand; each can grow two thousandfold.
const PACKED: usize = 32 << 10;
/// The most bytes of a stream of objects in an encrypted file, where it cannot be tried.
const LOCKED: usize = 96 << 10;
/// The most lists and dictionaries inside each other: the library looks into them again at each level.
const NESTED: usize = 256;
/// How much room is made for unpacked bytes before they come.
const ROOM: usize = 1 << 20;

fn bomb() -> DocumentError {
    DocumentError::bomb(
        "its streams would unpack to far more than they are",
        "sus flujos se desempaquetarían en mucho más de lo que son",
    )
}

/// Refuses what would exhaust the reader when it is opened.
pub(super) fn check(bytes: &[u8], limits: &DocumentLimits) -> Result<(), DocumentError> {
    if memchr::memmem::find_iter(bytes, b" obj").take(OBJECTS + 1).count() > OBJECTS {
        return Err(DocumentError::bomb("it has too many objects", "tiene demasiados objetos"));
    }
    let locked = memchr::memmem::find(bytes, b"/Encrypt").is_some();
    let mut nested = Nested::default();
    let mut from = 0;
    let mut left = limits.unpacked as u64;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let before = bytes.get(at.saturating_sub(4096)..at).unwrap_or_default();
        if before.ends_with(b"end") {
            from = at;
            continue;
        }
        nested.look(bytes.get(from..at).unwrap_or_default())?;
        from = bytes.len();
        let begin = memchr::memmem::rfind(before, b"obj").unwrap_or(0);
        let dict = before.get(begin..).unwrap_or_default();
        let has = |word: &[u8]| memchr::memmem::find(dict, word).is_some();
        // Streams of objects have /First, cross references /W; a `#` can hide any name.
        if !(has(b"/First") || has(b"/W") || has(b"#") || begin == 0) {
            continue;
        }
        let data = bytes.get(at + 6..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let length = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
        let packed = data.get(..length).unwrap_or_default();
        if (locked && length > LOCKED)
            || ((has(b"LZW") || has(b"RunLength") || has(b"RL")) && length > PACKED)
            || filters(dict) > 2
        {
            return Err(bomb());
        }
        let most = left.min(limits.part as u64);
        let grown = grows_to(packed, most)?;
        if grown > most {
            return Err(bomb());
        }
        left -= grown;
    }
    nested.look(bytes.get(from..).unwrap_or_default())
}

/// Counts lists and dictionaries that are open.
#[derive(Default)]
struct Nested {
    open: usize,
    last: u8,
}

impl Nested {
    fn look(&mut self, bytes: &[u8]) -> Result<(), DocumentError> {
        for byte in bytes {
            match (self.last, byte) {
                (_, b'[') | (b'<', b'<') => self.open += 1,
                (_, b']') | (b'>', b'>') => self.open = self.open.saturating_sub(1),
                // Each object begins anew, whatever was left open before.
                (b'o', b'b') => self.open = 0,
                _ => {}
            }
            // `<<<` is one dictionary and the beginning of something else.
            self.last = if self.last == *byte && matches!(byte, b'<' | b'>') { 0 } else { *byte };
            if self.open > NESTED {
                return Err(DocumentError::bomb(
                    "its lists stand inside each other without end",
                    "sus listas están unas dentro de otras sin fin",
                ));
            }
        }
        Ok(())
    }
}

/// How often the dictionary names the filter that grows a thousandfold each time.
fn filters(dict: &[u8]) -> usize {
    memchr::memmem::find_iter(dict, b"Flate").count()
        + memchr::memmem::find_iter(dict, b"/Fl ").count()
        + memchr::memmem::find_iter(dict, b"LZW").count()
}

/// How many bytes come out of a stream, counted up to one more than `most`.
fn grows_to(packed: &[u8], most: u64) -> Result<u64, DocumentError> {
    let count = |source: &mut dyn Read| {
        let (mut total, mut buffer, mut nested) = (0_u64, vec![0_u8; 16 << 10], Nested::default());
        while let Ok(read @ 1..) = source.read(&mut buffer) {
            total += read as u64;
            nested.look(buffer.get(..read).unwrap_or_default())?;
            if total > most {
                break;
            }
        }
        Ok(total)
    };
    match count(&mut ZlibDecoder::new(packed))? {
        0 => count(&mut DeflateDecoder::new(packed)),
        total => Ok(total),
    }
}

/// What may still be unpacked from a file.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    part: usize,
}

impl Budget {
    /// All that the limits allow.
    pub(super) fn new(limits: &DocumentLimits) -> Self {
        Self { left: limits.unpacked, part: limits.part }
    }

    /// The bytes of a stream, as far as they fit; `None` for pictures and what cannot be unpacked.
    pub(super) fn unpack(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let most = self.part.min(self.left);
        let filters = stream.filters();
        let raw = stream.raw_data();
        let is_flate = matches!(filters.as_slice(), [Filter::FlateDecode]) && !has_predictor(stream.dict());
        let made = if filters.is_empty() {
            raw.get(..raw.len().min(most)).map(<[u8]>::to_vec)
        } else if is_flate {
            Some(inflate(&raw, most))
        } else if filters.iter().all(|f| matches!(f, Filter::AsciiHexDecode | Filter::Ascii85Decode))
            || raw.len() <= PACKED && filters.len() <= 2
        {
            let growing = filters
                .iter()
                .filter(|f| matches!(f, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode))
                .count();
            if growing > 1 { None } else { stream.decoded_data().ok().map(std::borrow::Cow::into_owned) }
        } else if let [Filter::Ascii85Decode, Filter::FlateDecode] = filters.as_slice() {
            Some(inflate(&ascii85(&raw), most))
        } else {
            None
        }?;
        self.left = self.left.saturating_sub(made.len());
        (made.len() <= most).then_some(made)
    }

    /// Whether nothing more may be unpacked.
    pub(super) fn is_spent(&self) -> bool {
        self.left == 0
    }
}

/// Text is not packed with the filters of pictures, but may be.
fn has_predictor(dict: &Dict<'_>) -> bool {
    let one = |params: &Dict<'_>| params.get::<i32>(b"Predictor".as_slice()).is_some_and(|kind| kind > 1);
    let key = b"DecodeParms".as_slice();
    dict.get::<Dict<'_>>(key).is_some_and(|params| one(&params))
        || dict.get::<Array<'_>>(key).is_some_and(|all| all.iter::<Dict<'_>>().take(4).any(|params| one(&params)))
}

fn inflate(packed: &[u8], most: usize) -> Vec<u8> {
    let read = |source: &mut dyn Read| {
        let mut made = Vec::with_capacity(packed.len().saturating_mul(3).min(ROOM));
        // What comes before a broken place is kept.
        let _broken = source.take(most as u64).read_to_end(&mut made);
        made
    };
    let made = read(&mut ZlibDecoder::new(packed));
    if made.is_empty() { read(&mut DeflateDecoder::new(packed)) } else { made }
}

/// Four bytes in five letters (ISO 32000-2, 7.4.3).
fn ascii85(letters: &[u8]) -> Vec<u8> {
    let mut made = Vec::with_capacity(letters.len());
    let (mut group, mut count) = (0_u32, 0_u32);
    let put = |group: u32, bytes: usize, made: &mut Vec<u8>| made.extend(group.to_be_bytes().iter().take(bytes));
    for letter in letters {
        match letter {
            b'z' if count == 0 => made.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(letter - b'!'));
                count += 1;
                if count == 5 {
                    put(group, 4, &mut made);
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        put(group, count as usize - 1, &mut made);
    }
    made
}
