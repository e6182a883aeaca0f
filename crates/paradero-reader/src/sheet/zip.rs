//! The directory of a zip file, and its parts unpacked within bounds that the directory stated beforehand.
//!
//! Written for workbooks: stored and deflated parts only. What the directory claims is checked before anything is
//! unpacked, and no part may become larger than it claimed (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16).

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::SheetError;
use crate::limits::Limits;
use crate::said::said;

const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";

/// Where one part lies, and what the directory says of it.
#[derive(Clone, Debug)]
struct Entry {
    method: u16,
    locked: bool,
    crc: u32,
    packed: u64,
    unpacked: u64,
    local: u64,
}

/// A zip file: its parts by lower-case name.
#[derive(Debug)]
pub(crate) struct Zip<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<String, Entry>,
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(width)?)?;
    Some(field.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

fn small(bytes: &[u8], at: usize) -> Option<usize> {
    number(bytes, at, 2).and_then(|n| usize::try_from(n).ok())
}

impl<'a> Zip<'a> {
    /// Reads the directory and refuses what claims to be too much.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, SheetError> {
        let (count, start) = find_directory(bytes).ok_or_else(cut_off)?;
        if count > limits.parts as u64 {
            let most = limits.parts;
            return Err(SheetError::bomb(&said!(
                "it has {count} parts, and at most {most} are read",
                "tiene {count} partes, y se leen como máximo {most}"
            )));
        }
        let mut entries = BTreeMap::new();
        let mut at = usize::try_from(start).map_err(|_| cut_off())?;
        for _ in 0..count {
            let (name, entry, next) = read_entry(bytes, at).ok_or_else(cut_off)?;
            at = next;
            if entries.insert(name.clone(), entry).is_some() {
                return Err(SheetError::damaged(&name, "the part is there twice", "la parte aparece dos veces"));
            }
        }
        let zip = Self { bytes, entries };
        zip.weigh(limits)?;
        Ok(zip)
    }

    /// Compares what the parts claim to unpack to with the bounds.
    fn weigh(&self, limits: &Limits) -> Result<(), SheetError> {
        let total = self.entries.values().fold(0_u64, |sum, entry| sum.saturating_add(entry.unpacked));
        let mib = total >> 20;
        if total > limits.unpacked || self.entries.values().any(|entry| entry.unpacked > limits.part) {
            let (part, all) = (limits.part >> 20, limits.unpacked >> 20);
            return Err(SheetError::bomb(&said!(
                "it would unpack to {mib} MiB, and at most {all} MiB are read, {part} MiB in one part",
                "se desempaquetaría en {mib} MiB, y se leen como máximo {all} MiB, {part} MiB en una parte"
            )));
        }
        let ratio = total / (self.bytes.len() as u64).max(1);
        if total > 16 << 20 && ratio > limits.ratio {
            let most = limits.ratio;
            return Err(SheetError::bomb(&said!(
                "it would unpack to {ratio} times its size, and at most {most} times is read",
                "se desempaquetaría en {ratio} veces su tamaño, y se leen como máximo {most} veces"
            )));
        }
        Ok(())
    }

    /// Whether there is a part of this name, in upper or lower case.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&name.to_lowercase())
    }

    /// The names of all parts, in lower case.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The size of a part when unpacked, as the directory states it.
    pub(crate) fn size(&self, name: &str) -> u64 {
        self.entries.get(&name.to_lowercase()).map_or(0, |entry| entry.unpacked)
    }

    /// Opens one part for reading. Reading fails beyond the stated size and when the checksum differs.
    pub(crate) fn part(&self, name: &str) -> Result<Part<'a>, SheetError> {
        let missing = || SheetError::damaged(name, "the part is missing", "falta la parte");
        let entry = self.entries.get(&name.to_lowercase()).ok_or_else(missing)?;
        if entry.locked {
            return Err(SheetError::password());
        }
        let packed = self
            .packed(entry)
            .ok_or_else(|| SheetError::damaged(name, "the part is cut off", "la parte está cortada"))?;
        let source = match entry.method {
            0 => Source::Stored(packed),
            8 => Source::Deflated(DeflateDecoder::new(packed)),
            _ => {
                return Err(SheetError::damaged(
                    name,
                    "it is packed in an unknown way",
                    "está comprimida de un modo desconocido",
                ));
            }
        };
        let checked = Checked { source, left: entry.unpacked, crc: Crc::new(), expected: entry.crc };
        Ok(BufReader::with_capacity(1 << 16, checked))
    }

    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let local = usize::try_from(entry.local).ok()?;
        let header = self.bytes.get(local..)?;
        if !header.starts_with(LOCAL) {
            return None;
        }
        let start = 30 + small(header, 26)? + small(header, 28)?;
        header.get(start..start.checked_add(usize::try_from(entry.packed).ok()?)?)
    }
}

fn cut_off() -> SheetError {
    SheetError::damaged(
        "zip",
        "its directory is missing or cut off, as after a broken download",
        "falta su directorio o está cortado, como tras una descarga interrumpida",
    )
}

/// The number of entries and where the directory starts.
fn find_directory(bytes: &[u8]) -> Option<(u64, u64)> {
    // The end record is the last 22 bytes, or earlier when a comment of at most 65,535 bytes follows it.
    let tail = bytes.len().saturating_sub(22 + 65_535);
    let at = tail + memchr::memmem::rfind(bytes.get(tail..)?, END)?;
    let end = bytes.get(at..).filter(|end| end.len() >= 22)?;
    let (count, start) = (number(end, 10, 2)?, number(end, 16, 4)?);
    if count != 0xFFFF && start != 0xFFFF_FFFF {
        return Some((count, start));
    }
    let locator = at.checked_sub(20)?;
    let record = usize::try_from(number(bytes, locator.checked_add(8)?, 8)?).ok()?;
    let record = bytes.get(record..)?;
    record.starts_with(END_64).then_some(())?;
    Some((number(record, 32, 8)?, number(record, 48, 8)?))
}

/// One entry of the directory: its name, what it says, and where the next one starts.
fn read_entry(bytes: &[u8], at: usize) -> Option<(String, Entry, usize)> {
    let header = bytes.get(at..)?;
    if !header.starts_with(ENTRY) {
        return None;
    }
    let (name, extra, comment) = (small(header, 28)?, small(header, 30)?, small(header, 32)?);
    let text = String::from_utf8_lossy(header.get(46..46 + name)?).replace('\\', "/").to_lowercase();
    let mut entry = Entry {
        method: u16::try_from(small(header, 10)?).ok()?,
        locked: small(header, 8)? & 1 == 1,
        crc: u32::try_from(number(header, 16, 4)?).ok()?,
        packed: number(header, 20, 4)?,
        unpacked: number(header, 24, 4)?,
        local: number(header, 42, 4)?,
    };
    read_large(&mut entry, header.get(46 + name..46 + name + extra)?);
    Some((text.trim_start_matches('/').to_owned(), entry, at + 46 + name + extra + comment))
}

/// Sizes that do not fit 32 bits stand in the extra field 1.
fn read_large(entry: &mut Entry, mut extra: &[u8]) {
    while let (Some(id), Some(length)) = (small(extra, 0), small(extra, 2)) {
        if id == 1 {
            let mut at = 4;
            for field in [&mut entry.unpacked, &mut entry.packed, &mut entry.local] {
                if *field == 0xFFFF_FFFF {
                    let Some(value) = number(extra, at, 8) else { return };
                    *field = value;
                    at += 8;
                }
            }
            return;
        }
        let Some(rest) = extra.get(4 + length..) else { return };
        extra = rest;
    }
}

/// A part of a workbook, unpacked as it is read.
pub(crate) type Part<'a> = BufReader<Checked<'a>>;

enum Source<'a> {
    Stored(&'a [u8]),
    Deflated(DeflateDecoder<&'a [u8]>),
}

/// Unpacks no more than the directory stated, and compares the checksum at the end.
pub(crate) struct Checked<'a> {
    source: Source<'a>,
    left: u64,
    crc: Crc,
    expected: u32,
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = match &mut self.source {
            Source::Stored(bytes) => bytes.read(buffer)?,
            Source::Deflated(decoder) => decoder.read(buffer)?,
        };
        if count as u64 > self.left {
            return Err(io::Error::other("more than its directory states"));
        }
        self.left -= count as u64;
        self.crc.update(buffer.get(..count).unwrap_or_default());
        if count == 0 && !buffer.is_empty() && (self.left > 0 || self.crc.sum() != self.expected) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "not what its directory states"));
        }
        Ok(count)
    }
}
