//! The chain of hashes: what exactly is hashed for each row, and in which order.
//!
//! A link is SHA-256 over the link before it and the canonical bytes of the row: a label that names the kind of row and
//! the version of this layout, then each field in a fixed order. A text is its length as eight big-endian bytes and its
//! UTF-8; a text that may be absent has one byte before it (0 absent, 1 present); a number is eight big-endian bytes.
//! No two different rows have the same canonical bytes, because every field says where it ends.

use sha2::{Digest, Sha256};

/// One link of the chain.
pub(crate) type Link = [u8; 32];

/// What stands before the first row.
pub(crate) const START: Link = [0; 32];

/// The fields of an entry row that its link covers, as bytes, so that a damaged row can be hashed too.
pub(crate) struct EntryFields<'a> {
    pub(crate) seq: i64,
    pub(crate) kind: &'a [u8],
    pub(crate) person: Option<&'a [u8]>,
    pub(crate) id: &'a [u8],
    pub(crate) tier: Option<&'a [u8]>,
    pub(crate) recorded_at: i64,
    pub(crate) recorded_by: &'a [u8],
    pub(crate) body: &'a [u8],
}

impl EntryFields<'_> {
    /// Computes the link of this row after `previous`.
    pub(crate) fn link(&self, previous: &Link) -> Link {
        let mut link = LinkHasher::after(previous, b"paradero ledger 1 entry");
        link.number(self.seq);
        link.text(self.kind);
        link.optional(self.person);
        link.text(self.id);
        link.optional(self.tier);
        link.number(self.recorded_at);
        link.text(self.recorded_by);
        link.text(self.body);
        link.finish()
    }
}

/// The fields of a kept file's row that its link covers. The bytes are covered by their hash.
pub(crate) struct FileFields<'a> {
    pub(crate) seq: i64,
    pub(crate) hash: &'a [u8],
    pub(crate) media_type: &'a [u8],
    pub(crate) name: &'a [u8],
    pub(crate) size: i64,
    pub(crate) recorded_at: i64,
    pub(crate) recorded_by: &'a [u8],
}

impl FileFields<'_> {
    /// Computes the link of this row after `previous`.
    pub(crate) fn link(&self, previous: &Link) -> Link {
        let mut link = LinkHasher::after(previous, b"paradero ledger 1 file");
        link.number(self.seq);
        link.text(self.hash);
        link.text(self.media_type);
        link.text(self.name);
        link.number(self.size);
        link.number(self.recorded_at);
        link.text(self.recorded_by);
        link.finish()
    }
}

/// Writes bytes as lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

struct LinkHasher(Sha256);

impl LinkHasher {
    fn after(previous: &Link, label: &[u8]) -> Self {
        let mut hasher = Self(Sha256::new());
        hasher.0.update(previous);
        hasher.text(label);
        hasher
    }

    fn number(&mut self, value: i64) {
        self.0.update(value.to_be_bytes());
    }

    fn text(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn optional(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            None => self.0.update([0]),
            Some(bytes) => {
                self.0.update([1]);
                self.text(bytes);
            }
        }
    }

    fn finish(self) -> Link {
        self.0.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> EntryFields<'static> {
        EntryFields {
            seq: 1,
            kind: b"statement",
            person: None,
            id: b"a",
            tier: None,
            recorded_at: 0,
            recorded_by: b"b",
            body: b"c",
        }
    }

    /// Ledgers live for years: these bytes must never change without a new version of the schema. The expected value
    /// was computed apart from this code, from the layout in the module's description.
    #[test]
    fn the_layout_is_fixed() {
        assert_eq!(hex(&entry().link(&START)), "d6613bfa0649f4d81f54b5e30870e102e1f3c66c56867fc18f3a55f574350b89");
    }

    #[test]
    fn fields_do_not_run_into_each_other() {
        let moved = EntryFields { id: b"ab", recorded_by: b"", ..entry() };
        let absent = EntryFields { person: Some(b""), ..entry() };
        let links = [entry().link(&START), moved.link(&START), absent.link(&START), entry().link(&[1; 32])];
        for (place, link) in links.iter().enumerate() {
            assert!(!links.iter().skip(place + 1).any(|other| other == link));
        }
    }

    #[test]
    fn hex_keeps_leading_zeros() {
        assert_eq!(hex(&[0, 9, 10, 255]), "00090aff");
    }
}
