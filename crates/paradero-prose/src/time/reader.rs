//! Reading along the words of one sentence: what stands where, and the order in which the rules are tried.

use crate::{Prose, Shape};

use super::lexicon::{self, Word};
use super::said::{Form, Found, Frame, Said, Turn};

/// One sentence, read from its first word to its last.
pub(super) struct Reader<'p> {
    pub(super) prose: &'p Prose<'p>,
    /// What each word of the text can mean.
    pub(super) words: &'p [Word],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) spanish: bool,
}

/// Something read, and the token behind it.
pub(super) type Read<T> = Option<(T, usize)>;

impl Reader<'_> {
    /// The word in small letters; empty outside the sentence.
    pub(super) fn low(&self, at: usize) -> &str {
        if (self.start..self.end).contains(&at) { self.prose.low(at) } else { "" }
    }

    /// The word so many tokens before.
    pub(super) fn before(&self, at: usize, by: usize) -> &str {
        at.checked_sub(by).map_or("", |at| self.low(at))
    }

    pub(super) fn word(&self, at: usize) -> Word {
        if (self.start..self.end).contains(&at) { self.words.get(at).copied().unwrap_or_default() } else { Word::Other }
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.prose.tokens.get(at).filter(|_| (self.start..self.end).contains(&at)).map_or(Shape::Mark, |one| one.shape)
    }

    pub(super) fn shape_before(&self, at: usize) -> Shape {
        at.checked_sub(1).map_or(Shape::Mark, |at| self.shape(at))
    }

    pub(super) fn is(&self, at: usize, lows: &[&str]) -> bool {
        lows.contains(&self.low(at))
    }

    pub(super) fn was(&self, at: usize, lows: &[&str]) -> bool {
        lows.contains(&self.before(at, 1))
    }

    /// Whether these words stand here, one behind the other.
    pub(super) fn reads(&self, at: usize, lows: &[&str]) -> bool {
        (at..).zip(lows).all(|(at, low)| self.low(at) == *low)
    }

    /// The place behind the longest of these phrases that stands here.
    pub(super) fn phrase(&self, at: usize, phrases: &[&[&str]]) -> Option<usize> {
        let first = self.low(at);
        let fits = |phrase: &&&[&str]| phrase.first() == Some(&first) && self.reads(at, phrase);
        phrases.iter().filter(fits).map(|phrase| at + phrase.len()).max()
    }

    /// Past one of these words, where it stands here.
    pub(super) fn past(&self, at: usize, lows: &[&str]) -> usize {
        if self.is(at, lows) { at + 1 } else { at }
    }

    /// Whether the word as written has an accent on its last vowel: `próximo` no, `está` yes.
    pub(super) fn written(&self, at: usize) -> &str {
        self.prose.tokens.get(at).map_or("", |token| self.prose.words(token.span))
    }

    /// A number in digits or words, of up to three tokens: `55`, `treinta y uno`, `a dozen`.
    pub(super) fn number(&self, at: usize) -> Read<u32> {
        if self.reads(at, &["a", "couple"]) || self.reads(at, &["un", "par"]) {
            return Some((2, self.past(at + 2, &["of", "de"])));
        }
        if self.reads(at, &["a", "dozen"]) || self.reads(at, &["una", "docena"]) {
            return Some((12, self.past(at + 2, &["of", "de"])));
        }
        let number = lexicon::number(self.low(at))?;
        if (30..=90).contains(&number) && number % 10 == 0 && self.low(at + 1) == "y" {
            let ones = if self.is(at + 2, &["un", "una"]) { Some(1) } else { lexicon::number(self.low(at + 2)) };
            if let Some(ones @ 1..=9) = ones.filter(|_| !lexicon::is_digits(self.low(at))) {
                return Some((number + ones, at + 3));
            }
        }
        Some((number, at + 1))
    }

    /// Which of many, where a word before says so: `last`, `el próximo`.
    pub(super) fn turn(&self, at: usize) -> Read<Turn> {
        let turn = match self.low(at) {
            "last" | "past" | "pasado" | "pasada" | "ultimo" | "ultima" => Turn::Last,
            "this" | "este" | "esta" => Turn::This,
            "next" | "coming" | "upcoming" | "proximo" | "proxima" => Turn::Next,
            "that" | "ese" | "esa" | "aquel" | "aquella" => Turn::That,
            "following" | "siguiente" | "ensuing" => Turn::Following,
            "previous" | "preceding" | "prior" | "anterior" => Turn::Previous,
            _ => return None,
        };
        let mut next = at + 1;
        if turn == Turn::This || turn == Turn::That {
            next = self
                .past(next, &["past", "coming", "same", "mismo", "misma", "pasado", "pasada", "proximo", "proxima"]);
            match self.low(next.saturating_sub(1)) {
                "past" | "pasado" | "pasada" => return Some((Turn::Last, next)),
                "coming" | "proximo" | "proxima" => return Some((Turn::Next, next)),
                _ => {}
            }
        }
        Some((turn, next))
    }

    /// Which of many, where a word behind says so: `el lunes pasado`, `que viene`.
    pub(super) fn turn_behind(&self, at: usize) -> Read<Turn> {
        if self.reads(at, &["que", "viene"]) {
            return Some((Turn::Next, at + 2));
        }
        if let Some(end) = self.that_year(at) {
            return Some((Turn::That, end));
        }
        let turn = match self.low(at) {
            "pasado" | "pasada" | "ultimo" | "ultima" => Turn::Last,
            "proximo" | "proxima" | "entrante" => Turn::Next,
            "siguiente" => Turn::Following,
            "anterior" => Turn::Previous,
            _ => return None,
        };
        Some((turn, at + 1))
    }

    /// `of that year`, `ese mismo año`: the end of the words.
    pub(super) fn that_year(&self, at: usize) -> Option<usize> {
        if !self.is(at, &["that", "of", "de", "ese", "aquel", "del", "the"]) {
            return None;
        }
        let at = self.past(at, &["of", "de"]);
        self.phrase(
            at,
            &[
                &["that", "year"],
                &["that", "same", "year"],
                &["the", "same", "year"],
                &["ese", "ano"],
                &["ese", "mismo", "ano"],
                &["aquel", "ano"],
                &["del", "mismo", "ano"],
            ],
        )
    }

    /// The words about time that begin at this token.
    pub(super) fn find(&self, at: usize) -> Option<Found> {
        self.framed(at).or_else(|| self.length(at)).or_else(|| self.order(at)).or_else(|| self.moment_at(at))
    }

    fn moment_at(&self, at: usize) -> Option<Found> {
        let (said, to, rule) = self.moment(at)?;
        let frame = if self.is_deadline(at) { Frame::By } else { Frame::At };
        Some(Found { from: at, to, form: Form::Moment(frame, said), rule })
    }

    fn is_deadline(&self, at: usize) -> bool {
        let before =
            if self.was(at, &["noon", "midnight", "the", "el", "mediodia"]) { at.saturating_sub(1) } else { at };
        self.was(before, &["by", "para"]) && !matches!(self.shape(at), Shape::Mark)
    }

    /// A moment with what stands before it: since, until, between … and, from … to, before, after.
    fn framed(&self, at: usize) -> Option<Found> {
        let low = self.low(at);
        match low {
            "between" | "entre" => return self.between(at, at + 1, &["and", "y"]),
            "from" | "desde" | "del" | "de" => {
                if let Some(found) =
                    self.between(at, at + 1, &["to", "until", "till", "through", "hasta", "al", "a", "-"])
                {
                    return Some(found);
                }
            }
            _ => {}
        }
        let (frame, next, rule) = self.frame(at)?;
        if frame == Frame::Since && self.is_ago(next) {
            return None;
        }
        let (said, to, _) = self.moment(next)?;
        Some(Found { from: at, to, form: Form::Moment(frame, said), rule })
    }

    /// `desde hace dos semanas` is a length.
    fn is_ago(&self, at: usize) -> bool {
        self.is(at, &["hace"])
    }

    fn frame(&self, at: usize) -> Option<(Frame, usize, &'static str)> {
        if self.reads(at, &["on", "or", "after"]) || self.reads(at, &["on", "or", "about"]) {
            let after = self.is(at + 2, &["after"]);
            return after.then_some((Frame::OnOrAfter, at + 3, "on-or-after"));
        }
        if self.reads(at, &["on", "or", "before"]) {
            return Some((Frame::OnOrBefore, at + 3, "on-or-before"));
        }
        if self.reads(at, &["as", "of"]) || self.reads(at, &["as", "at"]) {
            return Some((Frame::AsOf, at + 2, "as-of"));
        }
        if self.reads(at, &["a", "partir", "de"]) || self.reads(at, &["a", "partir", "del"]) {
            return Some((Frame::Since, at + 3, "since"));
        }
        if self.reads(at, &["starting"]) || self.reads(at, &["beginning"]) {
            return Some((Frame::Since, self.past(at + 1, &["on", "in"]), "since"));
        }
        let (frame, next, rule) = match self.low(at) {
            "since" | "desde" => (Frame::Since, at + 1, "since"),
            "until" | "till" | "through" | "hasta" | "'til" => (Frame::Until, at + 1, "until"),
            "before" => (Frame::Before, at + 1, "before"),
            "antes" if self.is(at + 1, &["de", "del"]) => (Frame::Before, at + 2, "before"),
            "after" | "tras" => (Frame::After, at + 1, "after"),
            "despues" | "luego" if self.is(at + 1, &["de", "del"]) => (Frame::After, at + 2, "after"),
            _ => return None,
        };
        // `the week before Christmas`, `the day after Thanksgiving` are told by the length.
        Some((frame, self.past(next, &["around", "about", "at", "early", "on", "in"]).min(next + 1), rule)).map(
            |(frame, past, rule)| (frame, if self.is(next, &["early", "around", "about"]) { next } else { past }, rule),
        )
    }

    /// Two moments with one of these words between: `between May 9 and May 12`, `del 9 al 12 de mayo`.
    fn between(&self, from: usize, at: usize, joints: &[&str]) -> Option<Found> {
        if let Some((said, to)) = self.days_of_one_month(at, joints) {
            return Some(Found { from, to, form: Form::Moment(Frame::At, said), rule: "between-days" });
        }
        let (first, joint, _) = self.moment(at).or_else(|| self.years_between(at))?;
        if !self.is(joint, joints) {
            return None;
        }
        let joint = self.past(joint + 1, &["the", "el"]).max(joint + 1);
        let second = self.moment(joint).or_else(|| self.day_of_same_month(first, joint));
        let (second, to, _) = second.or_else(|| self.years_between(joint))?;
        let form = match (first, second) {
            (Said::Date(one), Said::Date(other)) => Form::Moment(Frame::At, Said::Range(one, other)),
            _ => Form::Between(first, second),
        };
        Some(Found { from, to, form, rule: "between" })
    }
}
