//! What happens to a whole name on its way to paper: dropped, swapped, glued, cut, misspelt; with a list of what was done.

use super::dice::Dice;
use super::letters;
use super::people::TrueName;
use super::tables::{bare, plain};
use super::words;

/// How often each thing happens, in a thousand names; the letters' rates in a thousand words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rates {
    pub(super) drop_second_given: u16,
    pub(super) drop_first_given: u16,
    pub(super) swap_given: u16,
    pub(super) initial: u16,
    pub(super) short: u16,
    pub(super) spelling: u16,
    pub(super) drop_second_surname: u16,
    pub(super) drop_first_surname: u16,
    pub(super) swap_surnames: u16,
    /// Of women.
    pub(super) married: u16,
    pub(super) particles: u16,
    pub(super) heard: u16,
    pub(super) slipped: u16,
    pub(super) scanned: u16,
    pub(super) hyphen: u16,
    pub(super) glue_surnames: u16,
    pub(super) glue_given: u16,
    /// Of names with an apostrophe or a hyphen.
    pub(super) marks: u16,
    pub(super) surname_as_given: u16,
    /// How many are written without any accent; the others as they should be.
    pub(super) no_accents: u16,
    pub(super) wrong_accents: u16,
    pub(super) mangled: u16,
    pub(super) cut: u16,
}

impl Rates {
    /// Nothing happens.
    pub(super) const NONE: Self = Self {
        drop_second_given: 0,
        drop_first_given: 0,
        swap_given: 0,
        initial: 0,
        short: 0,
        spelling: 0,
        drop_second_surname: 0,
        drop_first_surname: 0,
        swap_surnames: 0,
        married: 0,
        particles: 0,
        heard: 0,
        slipped: 0,
        scanned: 0,
        hyphen: 0,
        glue_surnames: 0,
        glue_given: 0,
        marks: 0,
        surname_as_given: 0,
        no_accents: 1000,
        wrong_accents: 0,
        mangled: 0,
        cut: 0,
    };
}

/// A name as it arrived on paper, and what happened to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) given: String,
    pub(super) surname: String,
    pub(super) done: Vec<&'static str>,
}

/// Words that stand before a surname and belong to it.
const PARTICLES: &[&str] = &["de", "la", "del", "los", "las", "y", "san", "da", "do", "dos", "das", "el"];

/// The widths of forms' fields.
const WIDTHS: &[usize] = &[10, 12, 15, 20];

/// Writes a name down.
pub(super) fn write_down(name: &TrueName, is_woman: bool, rates: &Rates, dice: &mut Dice) -> Written {
    let mut draft = Draft { name: name.clone(), done: Vec::new(), married: None };
    draft.given(rates, dice);
    draft.surnames(is_woman, rates, dice);
    draft.particles(rates, dice);
    if dice.happens(rates.no_accents) {
        draft.each(|word| Some(bare(word)));
    }
    draft.letters(rates, dice);
    draft.joined(rates, dice)
}

struct Draft {
    name: TrueName,
    done: Vec<&'static str>,
    /// The husband's surname.
    married: Option<Vec<String>>,
}

impl Draft {
    fn given(&mut self, rates: &Rates, dice: &mut Dice) {
        let given = &mut self.name.given;
        // "de los Ángeles" goes or stays whole.
        let tail = given.iter().skip(1).position(|word| !PARTICLES.contains(&word.as_str())).map_or(given.len(), |_| 1);
        if given.len() > 1 {
            let throw = u16::try_from(dice.roll(1000)).unwrap_or(0);
            let mut limit = rates.drop_second_given;
            if throw < limit {
                given.truncate(tail);
                self.done.push("second given name dropped");
            } else if throw < grown(&mut limit, rates.drop_first_given) {
                given.remove(0);
                while given.len() > 1 && given.first().is_some_and(|word| PARTICLES.contains(&word.as_str())) {
                    given.remove(0);
                }
                self.done.push("first given name dropped");
            } else if throw < grown(&mut limit, rates.swap_given) && given.len() == 2 {
                given.reverse();
                self.done.push("given names swapped");
            } else if throw < grown(&mut limit, rates.initial) {
                let initial = |word: &str| word.chars().take(1).collect::<String>();
                // Mostly the second one.
                let keeps_first = dice.happens(850);
                for (at, word) in given.iter_mut().enumerate() {
                    if (at > 0) == keeps_first {
                        *word = initial(word);
                    }
                }
                self.done.push("initial");
            }
        }
        if dice.happens(rates.short) {
            let short = self.name.given.first().and_then(|word| words::short(&plain(word), dice));
            if let (Some(short), Some(word)) = (short, self.name.given.first_mut()) {
                short.clone_into(word);
                self.done.push("short form");
            }
        }
        let mut spelled = false;
        let name = &mut self.name;
        for word in name.given.iter_mut().chain(&mut name.first).chain(&mut name.second) {
            if dice.happens(rates.spelling)
                && let Some(other) = words::spelled(&plain(word), dice)
            {
                other.clone_into(word);
                spelled = true;
            }
        }
        if spelled {
            self.done.push("other spelling");
        }
    }

    fn surnames(&mut self, is_woman: bool, rates: &Rates, dice: &mut Dice) {
        let name = &mut self.name;
        if is_woman && dice.happens(rates.married) {
            // The husband's surname is one that nobody can know from the record.
            let husband =
                ["garcía", "pérez", "lópez", "martínez", "flores", "ramos", "mejía", "quispe", "zelaya", "torres"];
            self.married = dice.pick(&husband).map(|name| vec!["de".to_owned(), (*name).to_owned()]);
            name.second.clear();
            self.done.push("married form");
            return;
        }
        if name.second.is_empty() {
            return;
        }
        let throw = u16::try_from(dice.roll(1000)).unwrap_or(0);
        let mut limit = rates.drop_second_surname;
        if throw < limit {
            name.second.clear();
            self.done.push("second surname dropped");
        } else if throw < grown(&mut limit, rates.drop_first_surname) {
            name.first = std::mem::take(&mut name.second);
            self.done.push("first surname dropped");
        } else if throw < grown(&mut limit, rates.swap_surnames) {
            std::mem::swap(&mut name.first, &mut name.second);
            self.done.push("surnames swapped");
        }
    }

    fn particles(&mut self, rates: &Rates, dice: &mut Dice) {
        if !dice.happens(rates.particles) {
            return;
        }
        let mut done = false;
        for words in [&mut self.name.given, &mut self.name.first, &mut self.name.second] {
            let is_particle = |word: &String| PARTICLES.contains(&word.as_str());
            if words.len() < 2 || !words.iter().any(is_particle) {
                continue;
            }
            let kept: Vec<String> = words.iter().filter(|word| !is_particle(word)).cloned().collect();
            match dice.roll(100) {
                0..40 if !kept.is_empty() => *words = kept,
                40..75 => *words = vec![words.concat()],
                75..88 if words.len() > 2 => {
                    let last = words.pop().unwrap_or_default();
                    *words = vec![words.concat(), last];
                }
                _ => continue,
            }
            done = true;
        }
        if done {
            self.done.push("particle");
        }
    }

    fn each(&mut self, mut change: impl FnMut(&str) -> Option<String>) -> bool {
        let mut done = false;
        let name = &mut self.name;
        let words = name.given.iter_mut().chain(&mut name.first).chain(&mut name.second);
        for word in words.chain(self.married.iter_mut().flatten()) {
            if let Some(changed) = change(word) {
                done |= changed != *word;
                *word = changed;
            }
        }
        done
    }

    fn letters(&mut self, rates: &Rates, dice: &mut Dice) {
        let is_long = |word: &str| word.chars().count() > 2;
        let mut hear =
            |word: &str| if is_long(word) && dice.happens(rates.heard) { letters::heard(word, dice) } else { None };
        if self.each(&mut hear) {
            self.done.push("sound");
        }
        if self.each(|word| if dice.happens(rates.slipped) { letters::slipped(word, dice) } else { None }) {
            self.done.push("letters");
        }
        if self
            .each(|word| if is_long(word) && dice.happens(rates.scanned) { letters::scanned(word, dice) } else { None })
        {
            self.done.push("scan");
        }
        let is_marked = |word: &str| word.contains(['\'', '-']);
        if self.each(|word| if is_marked(word) && dice.happens(rates.marks) { remarked(word, dice) } else { None }) {
            self.done.push("apostrophe or hyphen");
        }
    }

    /// The words together, as they stand on a form.
    fn joined(self, rates: &Rates, dice: &mut Dice) -> Written {
        let Self { name, mut done, married } = self;
        let mut between = " ";
        if !name.second.is_empty() {
            let throw = u16::try_from(dice.roll(1000)).unwrap_or(0);
            if throw < rates.hyphen {
                between = "-";
                done.push("hyphen");
            } else if throw < rates.hyphen + rates.glue_surnames {
                between = "";
                done.push("surnames glued");
            }
        }
        let mut surname = name.first.join(" ");
        if !name.second.is_empty() {
            surname = format!("{surname}{between}{}", name.second.join(" "));
        }
        if let Some(husband) = married {
            surname = format!("{surname} {}", husband.join(" "));
        }
        let mut given = name.given.join(" ");
        if name.given.len() > 1 && dice.happens(rates.glue_given) {
            given = name.given.concat();
            done.push("given names glued");
        }
        if name.given.len() == 1 && !name.second.is_empty() && between == " " && dice.happens(rates.surname_as_given) {
            given = format!("{given} {}", name.first.join(" "));
            surname = name.second.join(" ");
            done.push("surname as given name");
        }
        let mut written = Written { given, surname, done };
        written.saved(rates, dice);
        written
    }
}

impl Written {
    /// What programs do: accents anyhow, letters mangled, fields too narrow.
    fn saved(&mut self, rates: &Rates, dice: &mut Dice) {
        if dice.happens(rates.wrong_accents) {
            let accented = letters::accented_anyhow(&self.surname, dice);
            if accented != self.surname {
                self.surname = accented;
                self.done.push("accents");
            }
        }
        if dice.happens(rates.mangled) {
            let mut done = false;
            for field in [&mut self.given, &mut self.surname] {
                if let Some(mangled) = letters::mangled(field, dice) {
                    *field = mangled;
                    done = true;
                }
            }
            if done {
                self.done.push("letters mangled");
            }
        }
        if dice.happens(rates.cut) {
            let field = if dice.happens(750) { &mut self.surname } else { &mut self.given };
            let many = field.chars().count();
            let narrow: Vec<&usize> = WIDTHS.iter().filter(|width| **width < many).collect();
            if let Some(width) = dice.pick(&narrow) {
                let short: String = field.chars().take(**width).collect();
                short.trim_end().clone_into(field);
                self.done.push("cut to a field's width");
            }
        }
    }
}

fn grown(limit: &mut u16, by: u16) -> u16 {
    *limit += by;
    *limit
}

/// A word with its apostrophe or hyphen written otherwise.
fn remarked(word: &str, dice: &mut Dice) -> Option<String> {
    let others: &[&str] = if word.contains('\'') { &["", " ", "’", "`"] } else { &["", " "] };
    let other = dice.pick(others)?;
    Some(word.replace(['\'', '-'], other))
}
