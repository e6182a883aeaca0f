//! Two measures between words: the count of edits, and the cheapest way of noise from one to the other in bits.

use super::rules;

/// Words longer than this are compared by their first letters only: no name is told apart after so many.
const LONGEST: usize = 24;

/// A word as small numbers between two marks for its ends, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    codes: [u8; LONGEST + 2],
    len: usize,
}

impl Letters {
    /// The letters of a plain Latin word; what is no Latin letter or digit becomes one and the same stranger.
    pub(crate) fn of(word: &str) -> Letters {
        let mut codes = [rules::STRANGER; LONGEST + 2];
        let mut len = 1;
        for (slot, c) in codes.iter_mut().skip(1).zip(word.chars().take(LONGEST)) {
            *slot = rules::code(c);
            len += 1;
        }
        if let Some(first) = codes.first_mut() {
            *first = rules::START;
        }
        if let Some(end) = codes.get_mut(len) {
            *end = rules::END;
        }
        Letters { codes, len: len + 1 }
    }

    /// With the marks of both ends.
    fn as_slice(&self) -> &[u8] {
        self.codes.get(..self.len).unwrap_or(&self.codes)
    }
}

/// The bits of the cheapest way in which the sent word arrives as the other; `most` if there is none below it.
pub(crate) fn noise(sent: &Letters, came: &Letters, most: f32) -> f32 {
    let (sent, came) = (sent.as_slice(), came.as_slice());
    let mut table = [[most; LONGEST + 3]; LONGEST + 3];
    table[0][0] = 0.0;
    // The least of the last three rows: no rule reaches further back, so that none can lead below it.
    let mut leasts = [most; 3];
    for i in 0..=sent.len() {
        let mut least = most;
        let floor = if i == 0 { 0.0 } else { leasts.iter().copied().fold(most, f32::min) };
        for j in 0..=came.len() {
            let (Some(before), Some(after)) = (sent.get(..i), came.get(..j)) else { continue };
            let bits = if i == 0 && j == 0 { 0.0 } else { cell(&table, before, after, most, floor) };
            if let Some(slot) = table.get_mut(i).and_then(|row| row.get_mut(j)) {
                *slot = bits;
            }
            least = least.min(bits);
        }
        if let Some(slot) = leasts.get_mut(i % 3) {
            *slot = least;
        }
        if i >= 3 && leasts.iter().all(|least| *least >= most) {
            return most;
        }
    }
    table.get(sent.len()).and_then(|row| row.get(came.len())).copied().unwrap_or(most)
}

/// The cheapest way to one cell of the table.
fn cell(table: &[[f32; LONGEST + 3]; LONGEST + 3], sent: &[u8], came: &[u8], most: f32, floor: f32) -> f32 {
    let at = |back_i: usize, back_j: usize| -> f32 {
        let i = sent.len().checked_sub(back_i);
        let j = came.len().checked_sub(back_j);
        match (i, j) {
            (Some(i), Some(j)) => table.get(i).and_then(|row| row.get(j)).copied().unwrap_or(most),
            _ => most,
        }
    };
    let mut best = most;
    let s = sent.last().copied();
    let c = came.last().copied();
    if let (Some(s), Some(c)) = (s, c) {
        if s == c {
            best = at(1, 1);
        } else {
            best = best.min(at(1, 1) + rules::exchange(s, c));
        }
        let rules = if best <= floor + rules::CHEAPEST { &[] } else { rules::ending(s, c) };
        for rule in rules {
            if rule.fits(sent, came) {
                best = best.min(at(usize::from(rule.sent_len), usize::from(rule.came_len)) + rule.bits);
            }
        }
        if let ([.., s2, _], [.., c2, _]) = (sent, came)
            && *s2 == c
            && s == *c2
            && s != c
        {
            best = best.min(at(2, 2) + rules::SWAP);
        }
    }
    if let Some(s) = s {
        let twin = matches!(sent, [.., before, _] if *before == s);
        best = best.min(at(1, 0) + rules::left_out(s, twin));
    }
    if let Some(c) = c {
        let twin = matches!(came, [.., before, _] if *before == c);
        best = best.min(at(0, 1) + rules::put_in(c, twin));
    }
    best.min(most)
}

/// How many letters must be exchanged, left out, put in or swapped with their neighbour; nothing if more than `most`.
pub(crate) fn edits(a: &str, b: &str, most: u8) -> Option<u8> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let most = usize::from(most);
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before_last: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row: Vec<usize> = vec![0; b.len() + 1];
    for (i, &x) in a.iter().enumerate() {
        row[0] = i + 1;
        let mut least = row[0];
        for (j, &y) in b.iter().enumerate() {
            let mut value = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                value = value.min(before_last[j - 1] + 1);
            }
            row[j + 1] = value;
            least = least.min(value);
        }
        if least > most {
            return None;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last.last().copied().filter(|count| *count <= most).and_then(|count| u8::try_from(count).ok())
}
