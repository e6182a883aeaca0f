//! Words interned once, in one arena, found by a table of hashes.

/// Distinct texts numbered from zero.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    bytes: String,
    /// Where each text ends.
    ends: Vec<u32>,
    /// Open addressing: number of the text plus one, zero for an empty place. Its length is a power of two.
    table: Vec<u32>,
}

/// A hash that is the same on every machine (FNV-1a with a final mix).
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    }
    hash ^ (hash >> 29)
}

impl Texts {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a number; empty if there is none.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let end = self.ends.get(at).copied().unwrap_or(0) as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        self.bytes.get(start..end).unwrap_or("")
    }

    /// The number of a text.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let mask = self.table.len().checked_sub(1)?;
        let mut place = place(text, mask);
        loop {
            match self.table.get(place).copied()? {
                0 => return None,
                number if self.get(number - 1) == text => return Some(number - 1),
                _ => place = (place + 1) & mask,
            }
        }
    }

    /// The number of a text, new if it was not there; nothing if the arena is full (4 GB).
    pub(crate) fn intern(&mut self, text: &str) -> Option<u32> {
        if let Some(number) = self.find(text) {
            return Some(number);
        }
        let number = u32::try_from(self.ends.len()).ok()?;
        let end = u32::try_from(self.bytes.len() + text.len()).ok()?;
        self.bytes.push_str(text);
        self.ends.push(end);
        if self.ends.len() * 2 > self.table.len() {
            self.rehash();
        } else {
            self.enter(number);
        }
        Some(number)
    }

    /// The arena and the ends, to be saved.
    pub(crate) fn raw(&self) -> (&str, &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// Back from what was saved; nothing unless every text lies in the arena on character bounds and none comes twice.
    pub(crate) fn from_raw(bytes: String, ends: Vec<u32>) -> Option<Texts> {
        let mut before = 0;
        for end in &ends {
            let end = *end as usize;
            if end < before || !bytes.is_char_boundary(end) {
                return None;
            }
            before = end;
        }
        if before != bytes.len() {
            return None;
        }
        let mut texts = Texts { bytes, ends, table: Vec::new() };
        texts.rehash();
        // A text that is there twice would be found under its first number only.
        (0..texts.len())
            .all(|at| u32::try_from(at).is_ok_and(|at| texts.find(texts.get(at)) == Some(at)))
            .then_some(texts)
    }

    /// Lays the table out anew with room to double.
    fn rehash(&mut self) {
        self.table.clear();
        self.table.resize((self.ends.len() * 3).next_power_of_two().max(16), 0);
        for number in 0..self.ends.len() {
            if let Ok(number) = u32::try_from(number) {
                self.enter(number);
            }
        }
    }

    /// Puts a number into the first free place from its hash on.
    fn enter(&mut self, number: u32) {
        let mask = self.table.len().saturating_sub(1);
        let mut place = place(self.get(number), mask);
        while let Some(slot) = self.table.get_mut(place) {
            if *slot == 0 {
                *slot = number + 1;
                return;
            }
            place = (place + 1) & mask;
        }
    }
}

/// Where in a table of this mask a text belongs.
fn place(text: &str, mask: usize) -> usize {
    usize::try_from(hash(text.as_bytes()) & (mask as u64)).unwrap_or(0)
}
