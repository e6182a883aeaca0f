//! Working out moments: from what is said, the day of publication, and what the text told before.

use jiff::civil::Date;
use paradero_record::{Side, Unit};

use super::Means;
use super::calendar::{Answer, EARLIEST, Point, Rule, monday_of, moved, shift_days, weekday_of};
use super::lean::Lean;
use super::said::{Frame, Part, Partial, Said, Turn};

/// How many days a date may lie behind the day of publication and still be the one of that year: clocks and time zones.
const SLACK: i32 = 2;

/// What the text told before, which later words lean on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Story {
    /// The last moment told of, and the block in which it stands.
    pub(super) anchor: Option<(Answer, usize)>,
    /// The month last named, with its year.
    pub(super) month: Option<(i16, i8)>,
}

/// A moment worked out, and whether more than the words were needed for it.
pub(super) type Resolved = (Answer, bool);

/// All that a moment is worked out from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Situation<'s> {
    /// The first and the last day on which the text may have been published.
    pub(super) published: Option<(Date, Date)>,
    pub(super) story: &'s Story,
    /// The newest year that the text names; dates without one are of it where nobody knows when the text was published.
    pub(super) newest: Option<i16>,
    /// The block in which the words stand.
    pub(super) block: usize,
    /// Which way the verb leans; `None` where none says.
    pub(super) lean: Option<Lean>,
}

/// The same, as of one day.
struct AsOf<'s> {
    today: Option<Date>,
    situation: Situation<'s>,
}

impl Situation<'_> {
    /// The moment that the words say.
    pub(super) fn resolve(&self, said: Said) -> Option<Resolved> {
        let on = |today: Option<Date>| AsOf { today, situation: *self }.resolve(said);
        let Some((first, last)) = self.published else { return on(None) };
        let (early, late) = (on(Some(first))?, on(Some(last))?);
        Some((early.0.or(late.0)?, early.1 || late.1))
    }

    /// What the words mean with what stands before them.
    pub(super) fn framed(&self, frame: Frame, said: Said) -> Option<(Means, Answer, bool)> {
        let (answer, worked_out) = self.resolve(said)?;
        let day = |end: Option<Date>, by: i32| end.and_then(|day| shift_days(day, by)).map(Point::Day);
        let at = |answer: Answer| Some((Means::At(answer.moment()?), answer, worked_out));
        match frame {
            Frame::At | Frame::By => at(answer),
            Frame::Since => Some((Means::Since(answer.moment()?), answer, worked_out)),
            Frame::Until => Some((Means::Until(answer.moment()?), answer, worked_out)),
            Frame::AsOf => Some((Means::AsOf(answer.moment()?), answer, worked_out)),
            Frame::Before => at(Answer::until(day(answer.first(), -1)?).about(answer.about)),
            Frame::After => at(Answer::since(day(answer.last(), 1)?).about(answer.about)),
            Frame::OnOrAfter => at(Answer::since(answer.from?).about(answer.about)),
            Frame::OnOrBefore => at(Answer::until(answer.to?).about(answer.about)),
            Frame::Moved(measure, length, side) => at(moved(answer, measure, length, side)?),
        }
    }

    /// From the first of two to the second.
    pub(super) fn between(&self, first: Said, second: Said) -> Option<Resolved> {
        let (first, one) = self.resolve(first)?;
        let (second, other) = self.resolve(second)?;
        let ordered = first.first()? <= second.last()?;
        let answer = Answer { from: first.from, to: second.to, about: first.about || second.about };
        ordered.then_some((answer, one || other))
    }
}

impl AsOf<'_> {
    fn resolve(&self, said: Said) -> Option<Resolved> {
        match said {
            Said::Date(partial) => self.date(partial),
            Said::Range(from, to) => self.range(from, to),
            Said::Weekday(day, turn, clock) => self.weekday(day, turn).map(|day| (clocked(day, clock), true)),
            Said::Weekend(turn) => self.weekend(turn).map(|answer| (answer, true)),
            Said::Season(code, Some(year), _, about) => {
                Some((Answer::one(Point::Season(year, code)).about(about), false))
            }
            Said::Season(code, None, turn, about) => self.season(code, turn).map(|answer| (answer.about(about), true)),
            Said::Holiday(rule, year, turn) => self.holiday(rule, year, turn),
            Said::Beside(weekday, side, rule, year) => {
                let (holiday, worked_out) = self.holiday(rule, year, Turn::Bare)?;
                let weekday = i32::from(weekday);
                let strict = |by: i32| if by == 0 { 7 } else { by };
                let (first, last) = (holiday.first()?, holiday.last()?);
                let day = match side {
                    Side::After => shift_days(last, strict((weekday - weekday_of(last)).rem_euclid(7)))?,
                    Side::Before => shift_days(first, -strict((weekday_of(first) - weekday).rem_euclid(7)))?,
                };
                Some((Answer::one(Point::Day(day)), worked_out))
            }
            Said::Day(by, clock) => Some((clocked(shift_days(self.today?, by)?, clock), true)),
            Said::Unit(unit, turn, part) => self.unit(unit, turn, part).map(|answer| (answer, true)),
            Said::Ago(measure, length) => {
                let answer = moved(self.back_from(length.unit)?, measure, length, Side::Before)?;
                Some((answer.about(is_coarse(length.unit) && answer.point().is_some()), true))
            }
            Said::Ahead(measure, length) => {
                let answer = moved(self.back_from(length.unit)?, measure, length, Side::After)?;
                Some((answer.about(is_coarse(length.unit) && answer.point().is_some()), true))
            }
            Said::Fixed(from, to, about) => Some((Answer::between(from, to).about(about), false)),
            Said::Overnight => Some((Answer::days_between(shift_days(self.today?, -1)?, self.today?), true)),
        }
    }

    /// Today, as precisely as lengths of this unit are counted.
    fn back_from(&self, unit: Unit) -> Option<Answer> {
        let today = self.today?;
        Some(Answer::one(match unit {
            Unit::Year => Point::Year(today.year()),
            Unit::Month => Point::Month(today.year(), today.month()),
            _ => Point::Day(today),
        }))
    }

    /// The anchor that words such as `that Friday` lean on: of the same or the last block.
    fn anchor(&self) -> Option<Answer> {
        let (answer, block) = self.situation.story.anchor?;
        (block == self.situation.block || block + 1 == self.situation.block).then_some(answer)
    }

    fn lean(&self) -> Lean {
        self.situation.lean.unwrap_or(Lean::Past)
    }

    /// The year of something that comes once a year, by where it lies from today.
    fn year_for(&self, turn: Turn, slack: i32, days: impl Fn(i16) -> Option<(Date, Date)>) -> Option<i16> {
        if matches!(turn, Turn::That | Turn::Following | Turn::Previous) {
            return self.year_of_story(turn, days);
        }
        let Some(today) = self.today else {
            return self.situation.newest.filter(|_| turn == Turn::Bare);
        };
        let year = today.year();
        let mut near = (year.checked_sub(4)?..=year.checked_add(4)?).filter_map(|year| Some((year, days(year)?)));
        let latest = shift_days(today, slack)?;
        let by_lean = match self.lean() {
            Lean::Past => (Turn::Last, latest),
            Lean::Future => (Turn::Next, today),
            Lean::Near => (Turn::That, today),
        };
        match turn {
            Turn::This => Some(year),
            Turn::Last => near.filter(|(_, (_, last))| *last < today).last().map(|(year, _)| year),
            Turn::Next => near.find(|(_, (first, _))| *first > today).map(|(year, _)| year),
            _ => match by_lean {
                (Turn::Last, latest) => near.filter(|(_, (first, _))| *first <= latest).last().map(|(year, _)| year),
                (Turn::Next, today) => near.find(|(_, (_, last))| *last >= today).map(|(year, _)| year),
                _ => near.min_by_key(|(_, (first, _))| first.duration_since(today).abs()).map(|(year, _)| year),
            },
        }
    }

    fn year_of_story(&self, turn: Turn, days: impl Fn(i16) -> Option<(Date, Date)>) -> Option<i16> {
        let anchor = self.anchor()?;
        let (first, last) = (anchor.first()?, anchor.last()?);
        let mut near =
            (first.year().checked_sub(1)?..=last.year().checked_add(1)?).filter_map(|year| Some((year, days(year)?)));
        match turn {
            Turn::Previous => near.filter(|(_, (_, last))| *last < first).last().map(|(year, _)| year),
            Turn::Following => near.find(|(_, (first, _))| *first > last).map(|(year, _)| year),
            _ => near.find(|(_, (_, end))| *end >= first).map(|(year, _)| year),
        }
    }

    fn date(&self, partial: Partial) -> Option<Resolved> {
        let (year, month, worked_out) = self.year_and_month(partial)?;
        let point = match (year, month, partial.day) {
            (year, Some(month), Some(day)) => Point::Day(Date::new(year, month, day).ok()?),
            (year, Some(month), None) => Point::Month(year, month),
            (year, None, _) => Point::Year(year),
        };
        let answer = match (point, partial.part) {
            (Point::Day(day), _) => clocked(day, partial.clock),
            (point, Some(part)) => part_of(point, part, self.today)?,
            (point, None) => Answer::one(point),
        };
        Some((answer.about(partial.about), worked_out))
    }

    fn year_and_month(&self, partial: Partial) -> Option<(i16, Option<i8>, bool)> {
        let story = self.situation.story;
        match (partial.year, partial.month, partial.day) {
            (Some(year), month, _) => Some((year, month, false)),
            (None, Some(month), _) if partial.turn == Turn::That && story.month.is_some() => {
                story.month.map(|(year, _)| (year, Some(month), true))
            }
            (None, None, Some(day)) if partial.weekday.is_some() => self.month_with(day, partial.weekday?),
            (None, Some(month), Some(day)) => {
                let days = |year| Date::new(year, month, day).ok().map(|day| (day, day));
                Some((self.year_for(partial.turn, SLACK, days)?, Some(month), true))
            }
            (None, Some(month), None) => {
                let days = |year| Point::Month(year, month).days();
                Some((self.year_for(partial.turn, 0, days)?, Some(month), true))
            }
            (None, None, Some(_)) => story.month.map(|(year, month)| (year, Some(month), true)),
            (None, None, None) => None,
        }
    }

    /// The month nearest to the one told of in which a day falls on a weekday: `el viernes 6`.
    fn month_with(&self, day: i8, weekday: u8) -> Option<(i16, Option<i8>, bool)> {
        let (year, month) =
            self.situation.story.month.or_else(|| self.today.map(|today| (today.year(), today.month())))?;
        [0_i32, 1, -1, 2, -2].into_iter().find_map(|by| {
            let months = i32::from(year) * 12 + i32::from(month) - 1 + by;
            let (year, month) =
                (i16::try_from(months.div_euclid(12)).ok()?, i8::try_from(months.rem_euclid(12) + 1).ok()?);
            let date = Date::new(year, month, day).ok()?;
            (weekday_of(date) == i32::from(weekday)).then_some((year, Some(month), true))
        })
    }

    fn range(&self, from: Partial, to: Partial) -> Option<Resolved> {
        let year = to.year;
        let to_month = to.month;
        let from = Partial { year: from.year.or(year), month: from.month.or(to_month), ..from };
        let (mut first, one) = self.date(from)?;
        let to = Partial { month: to.month.or(from.month), year: to.year.or(first.first().map(Date::year)), ..to };
        let (last, other) = self.date(to)?;
        // `from November to February 2025` began the year before; without a year it ends in the next.
        if first.first()? > last.last()? {
            if year.is_some() {
                let before = first.first()?.year().checked_sub(1)?;
                first = self.date(Partial { year: Some(before), ..from })?.0;
                return Some((Answer { from: first.from, to: last.to, about: last.about }, true));
            }
            let next = Partial { year: last.last()?.year().checked_add(1), ..to };
            let last = self.date(next)?.0;
            return Some((Answer { from: first.from, to: last.to, about: last.about }, true));
        }
        Some((
            Answer { from: first.from, to: last.to, about: first.about || last.about },
            one || other && year.is_none(),
        ))
    }

    fn weekday(&self, weekday: u8, turn: Turn) -> Option<Date> {
        let weekday = i32::from(weekday);
        let back = |day: Date| (weekday_of(day) - weekday).rem_euclid(7);
        let ahead = |day: Date| (weekday - weekday_of(day)).rem_euclid(7);
        let strict = |by: i32| if by == 0 { 7 } else { by };
        if matches!(turn, Turn::That | Turn::Following | Turn::Previous) || self.today.is_none() {
            let anchor = self.anchor()?;
            let (first, last) = (anchor.first()?, anchor.last()?);
            // A weekday leans on a day, or on a few.
            if last > shift_days(first, 7)? {
                return None;
            }
            return match turn {
                Turn::Following => shift_days(last, strict(ahead(last))),
                Turn::Previous => shift_days(first, -strict(back(first))),
                Turn::That | Turn::Bare => shift_days(first, ahead(first)),
                _ => None,
            };
        }
        let today = self.today?;
        match (turn, self.situation.lean) {
            (Turn::Last, _) => shift_days(today, -strict(back(today))),
            (Turn::Next, _) => shift_days(today, strict(ahead(today))),
            (Turn::This, Some(Lean::Past)) => shift_days(today, -back(today)),
            (Turn::This, _) | (_, Some(Lean::Future)) => shift_days(today, ahead(today)),
            (_, Some(Lean::Near)) => shift_days(today, if ahead(today) <= 3 { ahead(today) } else { -back(today) }),
            _ => shift_days(today, -back(today)),
        }
    }

    fn weekend(&self, turn: Turn) -> Option<Answer> {
        let of_story = matches!(turn, Turn::That | Turn::Following | Turn::Previous);
        let from = if of_story { self.anchor()?.first()? } else { self.today? };
        let saturday = shift_days(monday_of(from)?, 5)?;
        let weeks = match (turn, self.lean()) {
            (Turn::Previous, _) => -1,
            (Turn::Following, _) => i32::from(saturday <= from),
            (Turn::That, _) => 0,
            (Turn::Next, _) => i32::from(saturday <= from),
            (Turn::Last, _) | (Turn::Bare | Turn::This, Lean::Past) => -i32::from(saturday > from),
            (Turn::Bare | Turn::This, _) => 0,
        };
        let saturday = shift_days(saturday, weeks * 7)?;
        Some(Answer::days_between(saturday, shift_days(saturday, 1)?))
    }

    fn season(&self, code: i8, turn: Turn) -> Option<Answer> {
        let days = |year| Point::Season(year, code).days();
        let year = match (turn, self.today) {
            // This spring is the one of this year; this winter the one that has begun last.
            (Turn::This, Some(today)) if code != 24 => Some(today.year()),
            (Turn::This, Some(_)) => self.year_for(Turn::Bare, 0, days),
            _ => self.year_for(turn, 0, days),
        }?;
        Some(Answer::one(Point::Season(year, code)))
    }

    fn holiday(&self, rule: Rule, year: Option<i16>, turn: Turn) -> Option<Resolved> {
        let worked_out = year.is_none();
        let year = match year {
            Some(year) => year,
            None if turn == Turn::That => self.situation.story.month?.0,
            None => match self.beside_anchor(turn, rule) {
                Some(year) => year,
                None => self.year_for(turn, SLACK, |year| rule.days(year))?,
            },
        };
        let (first, last) = rule.days(year)?;
        Some((
            if first == last { Answer::one(Point::Day(first)) } else { Answer::days_between(first, last) },
            worked_out,
        ))
    }

    /// The year in which a holiday lies within two weeks of what the same block told: `12 de abril, víspera de Semana Santa`.
    fn beside_anchor(&self, turn: Turn, rule: Rule) -> Option<i16> {
        let day = self.anchor().filter(|_| turn == Turn::Bare)?.first()?;
        let (first, _) = rule.days(day.year())?;
        let near = shift_days(day, -14)? <= first && first <= shift_days(day, 14)?;
        near.then_some(day.year())
    }

    fn unit(&self, unit: Unit, turn: Turn, part: Option<Part>) -> Option<Answer> {
        let of_story = matches!(turn, Turn::That | Turn::Following | Turn::Previous);
        let base = if of_story { self.anchor()?.first()? } else { self.today? };
        let step = match turn {
            Turn::Last | Turn::Previous => -1,
            Turn::Next | Turn::Following => 1,
            Turn::This | Turn::That | Turn::Bare => 0,
        };
        // What is told to the year says nothing of its months.
        if of_story
            && unit != Unit::Year
            && matches!(self.anchor()?.point(), Some(Point::Year(_) | Point::Season(..)) | None)
        {
            return None;
        }
        let pivot = if of_story { Some(base) } else { self.today };
        match unit {
            Unit::Week => {
                let monday = shift_days(monday_of(base)?, step * 7)?;
                let sunday = shift_days(monday, 6)?;
                match (part, pivot) {
                    (Some(Part::Earlier), Some(now)) if step == 0 => Some(Answer::days_between(monday, now)),
                    (Some(Part::Later), Some(now)) if step == 0 => Some(Answer::days_between(now, sunday)),
                    _ => Some(Answer::days_between(monday, sunday)),
                }
            }
            Unit::Month => {
                let months = i32::from(base.year()) * 12 + i32::from(base.month()) - 1 + step;
                let month = i8::try_from(months.rem_euclid(12)).ok()? + 1;
                parted(Point::Month(i16::try_from(months.div_euclid(12)).ok()?, month), part, pivot)
            }
            Unit::Year => parted(Point::Year(i16::try_from(i32::from(base.year()) + step).ok()?), part, pivot),
            _ => None,
        }
    }
}

const fn is_coarse(unit: Unit) -> bool {
    matches!(unit, Unit::Week | Unit::Month | Unit::Year)
}

fn clocked(day: Date, clock: Option<(i8, i8)>) -> Answer {
    Answer::one(clock.map_or(Point::Day(day), |(hour, minute)| Point::Minute(day, hour, minute)))
}

fn parted(point: Point, part: Option<Part>, pivot: Option<Date>) -> Option<Answer> {
    part.map_or(Some(Answer::one(point)), |part| part_of(point, part, pivot))
}

/// A third of a month or year: to the 10th, to the 20th, to its end; of a year four months each.
fn part_of(point: Point, part: Part, pivot: Option<Date>) -> Option<Answer> {
    let (first, last) = point.days()?;
    let within = pivot.filter(|day| (first..=last).contains(day));
    let (from, to) = match (point, part) {
        (_, Part::Earlier) => return Some(within.map_or(Answer::one(point), |day| Answer::days_between(first, day))),
        (_, Part::Later) => return Some(within.map_or(Answer::one(point), |day| Answer::days_between(day, last))),
        (Point::Month(..), Part::Early) => (first, shift_days(first, 9)?),
        (Point::Month(..), Part::Mid) => (shift_days(first, 10)?, shift_days(first, 19)?),
        (Point::Month(..), Part::Late) => (shift_days(first, 20)?, last),
        (Point::Year(year), part) => {
            let month = match part {
                Part::Early => 1,
                Part::Mid => 5,
                _ => 9,
            };
            return Some(Answer::between(Point::Month(year, month), Point::Month(year, month + 3)));
        }
        _ => return Some(Answer::one(point).about(true)),
    };
    Some(Answer::days_between(from.max(EARLIEST), to))
}
