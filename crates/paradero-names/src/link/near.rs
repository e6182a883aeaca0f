//! How near two words are to each other: the levels that linking tells apart, and the distance behind them.

/// How two words of one field relate, from the strongest agreement down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Near {
    /// Letter for letter.
    Exact,
    /// They sound alike in Spanish or English, or differ by a particle written together.
    Sound,
    /// One is a short form of the other, or they are two spellings of one foreign name.
    Short,
    /// One slip of the pen: a letter changed, lost, added or swapped.
    Slip,
    /// Two or three slips in a long word, or one in a short word.
    Slips,
    /// One is the initial or the beginning of the other.
    Part,
    /// Nothing of the above.
    Different,
}

impl Near {
    /// The levels in order.
    pub const ALL: [Self; 7] =
        [Self::Exact, Self::Sound, Self::Short, Self::Slip, Self::Slips, Self::Part, Self::Different];

    /// The place of the level in [`Near::ALL`].
    pub const fn place(self) -> u8 {
        self as u8
    }
}

/// Longer words are compared by their first bytes only.
const LONGEST: usize = 40;

/// One bit for each letter (and one for all digits, one for all others), to refuse unlike words cheaply.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| {
        mask | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << 26,
            _ => 1 << 27,
        }
    })
}

/// The number of slips (change, loss, addition, swap of neighbours) between two words, if at most `most`.
pub(crate) fn slips(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let a = a.get(..LONGEST).unwrap_or(a);
    let b = b.get(..LONGEST).unwrap_or(b);
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(..a.len() - tail).unwrap_or_default(), b.get(..b.len() - tail).unwrap_or_default());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let found = if a.is_empty() || b.is_empty() { a.len().max(b.len()) } else { table(a, b, most) };
    (found <= most).then_some(found)
}

/// The optimal string alignment distance in three rows that change places.
fn table(a: &[u8], b: &[u8], most: usize) -> usize {
    let mut rows = [[0_u8; LONGEST + 1]; 3];
    let [before, last, row] = &mut rows;
    let (mut before, mut last, mut row) = (before, last, row);
    for (at, cell) in (0_u8..).zip(last.iter_mut().take(b.len() + 1)) {
        *cell = at;
    }
    let mut previous = 0;
    for (i, &x) in a.iter().enumerate() {
        row[0] = last[0] + 1;
        let mut least = row[0];
        for (j, &y) in b.iter().enumerate() {
            let change = last[j] + u8::from(x != y);
            let mut best = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && previous == y {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        if usize::from(least) > most {
            return most + 1;
        }
        previous = x;
        (before, last, row) = (last, row, before);
    }
    usize::from(last[b.len()])
}

/// The level of two words that are neither equal nor alike in sound: by slips in their sound or their letters.
pub(crate) fn by_slips(fold_a: &str, fold_b: &str, text_a: &str, text_b: &str) -> Near {
    let long = text_a.len().max(text_b.len());
    let short = text_a.len().min(text_b.len());
    if short <= 2 {
        return part(text_a, text_b);
    }
    let most = most_slips(short, long);
    let by_sound = slips(fold_a.as_bytes(), fold_b.as_bytes(), most);
    let found = match by_sound {
        Some(0 | 1) => by_sound,
        _ => [by_sound, slips(text_a.as_bytes(), text_b.as_bytes(), most)].into_iter().flatten().min(),
    };
    match found {
        Some(0 | 1) if short >= 4 => Near::Slip,
        Some(_) => Near::Slips,
        None => part(text_a, text_b),
    }
}

/// How many slips are looked for in words of these lengths.
pub(crate) const fn most_slips(short: usize, long: usize) -> usize {
    match (short, long) {
        (..=4, _) => 1,
        (8.., 9..) => 3,
        _ => 2,
    }
}

/// Whether one word is the beginning of the other: an initial, or a name cut off by a form's width.
pub(crate) fn part(a: &str, b: &str) -> Near {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let enough = short.chars().count() == 1 || short.len() >= 3;
    if enough && !short.bytes().all(|byte| byte.is_ascii_digit()) && long.starts_with(short) {
        Near::Part
    } else {
        Near::Different
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_both_ways() {
        for (a, b, want) in [
            ("romero", "romero", Some(0)),
            ("romero", "romreo", Some(1)),
            ("romero", "romer", Some(1)),
            ("romero", "rimmero", Some(2)),
            ("romero", "quispe", None),
            ("", "abc", None),
            ("ab", "", Some(2)),
        ] {
            assert_eq!(slips(a.as_bytes(), b.as_bytes(), 2), want, "{a} {b}");
            assert_eq!(slips(b.as_bytes(), a.as_bytes(), 2), want, "{b} {a}");
        }
    }

    #[test]
    fn levels_of_words() {
        for (a, b, want) in [
            ("hernandez", "hernadez", Near::Slip),
            ("hernandez", "ernadez", Near::Slips),
            ("j", "jose", Near::Part),
            ("vas", "vasquez", Near::Part),
            ("jo", "jose", Near::Different),
            ("ana", "eva", Near::Different),
            ("ana", "ona", Near::Slips),
        ] {
            assert_eq!(by_slips(a, b, a, b), want, "{a} {b}");
            assert_eq!(by_slips(b, a, b, a), want, "{b} {a}");
        }
    }
}
