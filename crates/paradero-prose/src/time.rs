//! When: the words of a text that say a moment, a length, an age or an order.

mod calendar;
mod clock;
mod dates;
mod lean;
mod lengths;
mod lexicon;
mod names;
mod order;
mod reader;
mod relative;
mod resolve;
mod said;
#[cfg(test)]
mod tests;
mod years;

use std::ops::Range;

use jiff::civil::Date;
use paradero_record::{Language, Length, Measure, Moment, Side};

use calendar::{Answer, Point};
use lean::Lean;
use lexicon::Word;
use reader::Reader;
use resolve::{Situation, Story};
use said::{Form, Found, Frame, Said};

use crate::{Ask, Prose, Shape, Span};

/// What words about time mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// A moment, as far as the words and the day of publication tell: `2025-05-09`, `2025-04-21/2025-04-30`, `2025-03-03~`.
    At(Moment),
    /// Since then, up to the day of publication: `since March`.
    Since(Moment),
    /// Until then.
    Until(Moment),
    /// As of the day of publication: `so far`, `to date`, `currently`, `hasta ahora`.
    AsOf(Moment),
    /// So long: `for 55 days`.
    Lasting(Measure, Length),
    /// So long before or after what the next words name: `a week after (the hearing)`.
    Offset(Measure, Length, Side),
    /// Before or after what the next words name: `before (his hearing)`.
    Order(Side),
    /// On the day of what the next or last words name: `the same day`.
    SameDay,
    /// An age in years: `31-year-old`.
    Age(u32),
    /// Never, always, until now never: an absolute over all time.
    Never,
}

/// Words about time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where.
    pub span: Span,
    /// Its words.
    pub tokens: Range<usize>,
    /// What they mean.
    pub means: Means,
    /// Whether year, month or day were worked out from the day of publication.
    pub worked_out: bool,
    /// The weekday that the words name, 1 for Monday to 7 for Sunday.
    pub weekday: Option<u8>,
    /// The rule that read them.
    pub rule: &'static str,
}

/// Finds the words about time, in order, not overlapping. Linear in the text.
pub fn find(prose: &Prose<'_>, ask: &Ask) -> Vec<Time> {
    let words: Vec<Word> = prose.tokens.iter().map(|token| lexicon::word(&token.low)).collect();
    let published = ask.published.as_ref().and_then(calendar::days_of);
    let mut times = Vec::new();
    let mut story = Story::default();
    let newest = if published.is_none() { newest_year(prose) } else { None };
    let mut place = Place { block: usize::MAX, published, newest, quoted: false };
    for sentence in &prose.sentences {
        if sentence.block != place.block {
            place = Place { block: sentence.block, quoted: false, ..place };
        }
        let spanish = prose.block_of(sentence).language == Language::Spanish;
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        let reader = Reader { prose, words: &words, start, end, spanish };
        let mut at = start;
        while at < end {
            let found = if reader.may_begin(at) { reader.find(at) } else { None };
            let Some(found) = found.filter(|found| found.to > at && found.to <= end) else {
                match reader.shape(at) {
                    Shape::Open => place.quoted = true,
                    Shape::Close => place.quoted = false,
                    _ => {}
                }
                at += 1;
                continue;
            };
            at = found.to;
            times.extend(time(&reader, found, &mut story, place));
        }
    }
    times
}

/// Where words about time stand, and what is known of the text.
#[derive(Clone, Copy)]
struct Place {
    block: usize,
    published: Option<(Date, Date)>,
    newest: Option<i16>,
    /// Whether a quotation is open.
    quoted: bool,
}

/// The newest year that is named as one.
fn newest_year(prose: &Prose<'_>) -> Option<i16> {
    let led = |at: usize| {
        let before = at.checked_sub(1).map_or("", |at| prose.low(at));
        matches!(before, "," | "in" | "en" | "de" | "del" | "of" | "since" | "desde")
            || matches!(lexicon::word(before), Word::Month(_) | Word::ShortMonth(_))
    };
    let years = prose.tokens.iter().enumerate().filter_map(|(at, token)| Some((at, lexicon::year(&token.low)?)));
    years.filter(|(at, year)| (1990..=2100).contains(year) && led(*at)).map(|(_, year)| year).max()
}

/// What was found, worked out; nothing where it cannot be.
fn time(reader: &Reader<'_>, found: Found, story: &mut Story, place: Place) -> Option<Time> {
    let (tokens, rule) = (found.from..found.to, found.rule);
    let verb = || reader.lean(found.from, found.to);
    let lean = match &found.form {
        Form::Moment(Frame::By, _) if reader.is_done(found.from) => Some(Lean::Past),
        Form::Moment(Frame::By, Said::Date(_)) => Some(Lean::Near),
        Form::Moment(Frame::By, _) => Some(Lean::Future),
        Form::Moment(Frame::Before | Frame::Until, _) => Some(verb().unwrap_or(Lean::Future)),
        // What somebody says tomorrow will bring is told from the day on which they said it.
        Form::Moment(_, Said::Day(1.., _)) if place.quoted => return None,
        Form::Moment(..) | Form::Between(..) => verb(),
        Form::Now | Form::Plain(_) => None,
    };
    let Place { block, published, newest, .. } = place;
    let situation = Situation { published, story, newest, block, lean };
    let (means, worked_out, weekday, answer) = match found.form {
        Form::Plain(means) => (means, false, None, None),
        Form::Now => {
            let (first, last) = published?;
            let answer = Answer::days_between(first, last);
            (Means::AsOf(answer.moment()?), true, None, None)
        }
        Form::Between(first, second) => {
            let (answer, worked_out) = situation.between(first, second)?;
            (Means::At(answer.moment()?), worked_out, first.weekday(), Some(answer))
        }
        Form::Moment(frame, said) => {
            let (means, answer, worked_out) = situation.framed(frame, said)?;
            let told = (frame == Frame::At && !matches!(said, Said::Fixed(..))).then_some(answer);
            note(story, said, answer);
            (means, worked_out, said.weekday(), told)
        }
    };
    if let Some(answer) = answer {
        story.anchor = Some((answer, block));
    }
    Some(Time { span: reader.prose.span_of(tokens.clone()), tokens, means, worked_out, weekday, rule })
}

/// Notes the month and year that were named, for words that lean on them.
fn note(story: &mut Story, said: Said, answer: Answer) {
    let (Said::Date(_) | Said::Range(..), Some(first)) = (said, answer.first()) else { return };
    if !matches!(answer.from, Some(Point::Year(_))) {
        story.month = Some((first.year(), first.month()));
    }
}
