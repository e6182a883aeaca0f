//! What noise costs, in bits: sounds that are written alike, neighbours on the keyboard, letters that optical reading
//! takes for others.

use std::sync::LazyLock;

/// The mark before the first letter.
pub(crate) const START: u8 = 36;
/// The mark after the last letter.
pub(crate) const END: u8 = 37;
/// Any letter that is neither a to z nor a digit.
pub(crate) const STRANGER: u8 = 38;
/// How many codes there are.
const CODES: usize = 39;

/// Two neighbours swapped.
pub(crate) const SWAP: f32 = 8.5;
/// A letter for its neighbour on the keyboard.
const NEIGHBOUR: f32 = 8.5;
/// A vowel for another vowel.
const VOWEL: f32 = 8.0;
/// A letter for any other.
const ANY: f32 = 11.5;
/// A letter left out; one of two twins left out.
const LEFT_OUT: f32 = 8.0;
const TWIN_LEFT_OUT: f32 = 4.5;
/// A letter put in; a letter doubled.
const PUT_IN: f32 = 11.0;
const TWIN_PUT_IN: f32 = 6.5;
/// Never.
const NEVER: f32 = 99.0;

/// A way of writing: these letters for those.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// The letters before the last one, the nearest first, on both sides.
    sent: [u8; 3],
    came: [u8; 3],
    /// How many letters each side takes up in all.
    pub(crate) sent_len: u8,
    pub(crate) came_len: u8,
    /// The price in bits.
    pub(crate) bits: f32,
}

impl Rule {
    /// A rule from its letters; nothing if either side is empty or longer than four.
    fn of(sent: &[u8], came: &[u8], bits: f32) -> Option<Rule> {
        let before = |letters: &[u8]| -> Option<[u8; 3]> {
            let mut out = [STRANGER; 3];
            let (_, rest) = letters.split_last()?;
            for (at, letter) in rest.iter().rev().enumerate() {
                *out.get_mut(at)? = *letter;
            }
            Some(out)
        };
        let length = |letters: &[u8]| u8::try_from(letters.len()).ok();
        Some(Rule { sent: before(sent)?, came: before(came)?, sent_len: length(sent)?, came_len: length(came)?, bits })
    }

    /// Whether both words end as the rule says, given that their last letters do.
    #[inline]
    pub(crate) fn fits(self, sent: &[u8], came: &[u8]) -> bool {
        ends(sent, self.sent, self.sent_len) && ends(came, self.came, self.came_len)
    }
}

/// Whether a word has these letters before its last one.
fn ends(word: &[u8], before: [u8; 3], length: u8) -> bool {
    let length = usize::from(length);
    if word.len() < length {
        return false;
    }
    before.iter().zip(word.iter().rev().skip(1)).take(length - 1).all(|(a, b)| a == b)
}

/// Common sounds: heard alike by nearly every speaker of Spanish, or the two usual spellings of one sound.
const ALIKE: f32 = 4.0;
/// No rule costs less.
pub(crate) const CHEAPEST: f32 = ALIKE;
/// Sounds that some accents and some ears make one.
const NEAR: f32 = 5.5;
/// Sounds that are taken for each other now and then.
const LOOSE: f32 = 7.0;
/// Shapes that optical reading takes for each other.
const SHAPE: f32 = 8.5;

/// Rules that hold in both directions; `^` and `$` are the ends of the word.
const BOTH: &[(f32, &str)] = &[
    // Spanish spelling: one sound, several letters.
    (ALIKE, "b v|z s|ce se|ci si|ce ze|ci zi|sce se|sci si|ll y|ge je|gi ji|que ke|qui ki|ca ka|co ko|cu ku|qu k"),
    (ALIKE, "^h ^|rr r|ss s|nn n|tt t|ff f|mm m|pp p|cc c|z$ s$|y$ i$|mb nb|mp np|nv mv|nv mb|nb nv"),
    (ALIKE, "gue ge|gui gi|gua wa|hua wa|hue we|hua gua|hue gue|gua wua|hua wua|ph f|th t|sh ch|kh k|x j|xi ji|xe je"),
    (
        ALIKE,
        "^y ^j|^ll ^y|^i ^y|^ie ^ye|^ye ^je|^yo ^jo|^ya ^ja|^yu ^ju|^hi ^y|^ll ^j|^gi ^yi|^ge ^ye|^j ^h|^x ^s|^x ^j",
    ),
    (ALIKE, "ck k|ck c|y i|cs x|ks x|xs x|sch ch|qui qi|ou u|oo u|ee i|w gu|w hu|w v|u w|k c|q k|q c"),
    (ALIKE, "ez$ es$|ez$ is$|az$ as$|iz$ is$|oz$ os$|uz$ us$|ez$ ec$|ia$ ya$|ie$ y$|ey$ y$|ey$ i$|ei ey|ai ay|oi oy"),
    // Across languages: Portuguese, French and Kreyol, English names in Spanish ears.
    (
        NEAR,
        "nh n|nh ni|lh ll|lh l|lh y|ao an|oes ones|ss c|eau o|au o|oi wa|ch sh|ch tch|ou w|ai e|ei e|ee e|ea i|ea e",
    ),
    (
        NEAR,
        "j dj|j g|ni n|ny ni|gn n|gn ni|ni y|aih ai|ye ie|yi i|io yo|ia ya|iu yu|ii i|aa a|oo o|uu u|eh e|ah a$|ih i",
    ),
    (
        NEAR,
        "c s|c z|s x|s sh|s ch|x sh|x ch|x s|tz ts|tz z|tz s|tz ch|dz z|ts s|k g|c q|cu q|qu cu|cu qu|wi ui|we ue|wa ua",
    ),
    (NEAR, "d$ $|d$ t$|n$ m$|t$ $|s$ $|r$ $|e$ $|h$ $|c$ k$|m$ n$|p$ $|o$ $|a$ $|k$ g$|ck$ c$"),
    (
        NEAR,
        "^e ^|^es ^s|^est ^st|^esc ^sc|^k ^c|^j ^g|^j ^dj|^j ^ch|^j ^sh|^v ^w|^w ^gu|^u ^w|^o ^ho|^z ^s|^ts ^tz|^ts ^s",
    ),
    // Vowels and consonants that weak hearing exchanges.
    (
        LOOSE,
        "e i|o u|a e|m n|l r|d t|b p|g k|g c|f p|f j|v f|d r|n l|y j|ll l|ll li|ll i|h j|h g|ue o|ie e|b d|t k|j y|s z",
    ),
    (
        LOOSE,
        "io eo|ea ia|ie ia|ao au|iel yel|iel el|ael iel|sc x|pt t|ct t|cs s|gd d|bs s|ns s|mn n|tl l|tl t|kw cu|ei ai",
    ),
    (LOOSE, "ck q|kl cl|kr cr|ah a|he e|ha a|hi i|ho o|hu u|ua a|au a|eu e|uo o|oa o|ay ei|ay e|uy ui|dn n|nd n|rd d"),
    // Optical reading.
    (SHAPE, "rn m|m rn|cl d|o 0|l 1|i 1|s 5|z 2|b 8|e 3|a 4|t 7|g 9|g 6|b 6|h b|e c|u v|n ri|i l|l i|vv w|nn m|ii u"),
    (SHAPE, "n u|o q|c o|a o|f t|ni m|in m|li h|lt k|ci a|d cl|h li|t l|y v|v r|r n|k h|e o|d o|j i|g q|b h"),
];

/// The exchange of one letter for another, by code.
static EXCHANGE: LazyLock<Vec<f32>> = LazyLock::new(exchange_table);
/// The rules by the last letters of both sides.
static RULES: LazyLock<Vec<Vec<Rule>>> = LazyLock::new(rule_table);

/// The number of a letter.
#[inline]
pub(crate) fn code(c: char) -> u8 {
    match c {
        'a'..='z' => (c as u8) - b'a',
        '0'..='9' => (c as u8) - b'0' + 26,
        '^' => START,
        '$' => END,
        _ => STRANGER,
    }
}

/// What one letter for another costs.
#[inline]
pub(crate) fn exchange(sent: u8, came: u8) -> f32 {
    EXCHANGE.get(usize::from(sent) * CODES + usize::from(came)).copied().unwrap_or(NEVER)
}

/// The rules that end in these two letters.
#[inline]
pub(crate) fn ending(sent: u8, came: u8) -> &'static [Rule] {
    RULES.get(usize::from(sent) * CODES + usize::from(came)).map_or(&[], Vec::as_slice)
}

/// What a letter left out costs.
#[inline]
pub(crate) const fn left_out(letter: u8, twin: bool) -> f32 {
    match letter {
        START | END => NEVER,
        _ if twin => TWIN_LEFT_OUT,
        // h
        7 => 5.0,
        _ => LEFT_OUT,
    }
}

/// What a letter put in costs.
#[inline]
pub(crate) const fn put_in(letter: u8, twin: bool) -> f32 {
    match letter {
        START | END => NEVER,
        _ if twin => TWIN_PUT_IN,
        7 => 6.5,
        _ => PUT_IN,
    }
}

/// Prices of exchange: vowels, neighbours on the keyboard, all else.
fn exchange_table() -> Vec<f32> {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let place = |letter: u8| {
        ROWS.iter().enumerate().find_map(|(row, keys)| {
            let column = keys.bytes().position(|key| key == letter + b'a')?;
            // Each row stands half a key further right than the one above.
            Some((i32::try_from(row).ok()?, 2 * i32::try_from(column).ok()? + i32::try_from(row).ok()?))
        })
    };
    let mut table = vec![ANY; CODES * CODES];
    for (at, bits) in table.iter_mut().enumerate() {
        let (Ok(a), Ok(b)) = (u8::try_from(at / CODES), u8::try_from(at % CODES)) else { continue };
        let ends = [START, END];
        if ends.contains(&a) || ends.contains(&b) {
            *bits = if a == b { 0.0 } else { NEVER };
            continue;
        }
        let vowel = |letter: u8| [0, 4, 8, 14, 20].contains(&letter);
        if let (Some(a), Some(b)) = (place(a), place(b))
            && (a.0 - b.0).abs() <= 1
            && (a.1 - b.1).abs() <= 2
        {
            *bits = NEIGHBOUR;
        }
        if vowel(a) && vowel(b) {
            *bits = bits.min(VOWEL);
        }
    }
    table
}

/// The rules in both directions, sorted into cells by their last letters.
fn rule_table() -> Vec<Vec<Rule>> {
    let mut table: Vec<Vec<Rule>> = vec![Vec::new(); CODES * CODES];
    let codes = |letters: &str| -> Vec<u8> { letters.chars().map(code).collect() };
    for (bits, list) in BOTH {
        for (a, b) in list.split('|').filter_map(|rule| rule.split_once(' ')) {
            for (sent, came) in [(codes(a), codes(b)), (codes(b), codes(a))] {
                let (Some(s), Some(c)) = (sent.last(), came.last()) else { continue };
                let cell = usize::from(*s) * CODES + usize::from(*c);
                if let (Some(cell), Some(rule)) = (table.get_mut(cell), Rule::of(&sent, &came, *bits)) {
                    cell.push(rule);
                }
            }
        }
    }
    table
}
