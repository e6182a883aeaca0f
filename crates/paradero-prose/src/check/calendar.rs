//! Dates against weekdays, lengths and ages.

mod beside;

use paradero_record::{Length, Measure, Moment, Side as When, Unit};

use super::case::{Case, Side, Told1};
use super::days::{self, Days, day_said, length_said, moment_said, span_of, weekday, weekday_name, years_between};
use super::{CheckType, Severity};
use crate::time::{Means, Time};
use crate::{SourceField, What};

pub(super) fn check(case: &mut Case<'_>) {
    weekdays(case);
    beside::check(case);
    let events = case.events();
    offsets(case, &events);
    lasting(case, &events);
    stretches(case);
    ages(case);
}

fn both(english: String, spanish: String) -> (String, String) {
    (english, spanish)
}

/// The sentence of words about time, where it tells something.
fn sentence(case: &Case<'_>, time: &Time) -> Option<usize> {
    let sentence = case.known.prose.sentence_at(time.tokens.start)?;
    let section = case.section(sentence);
    (section.tells() || section == crate::Section::Byline).then_some(sentence)
}

/// A weekday that stands beside a date which is another one.
pub(super) fn weekdays(case: &mut Case<'_>) {
    let known = case.known;
    for time in &known.times {
        let (Some(said), Some((moment, day))) = (time.weekday, dated(&time.means)) else { continue };
        let Some(of) = sentence(case, time) else { continue };
        let right = weekday(day);
        if right == said || moment.is_approximate() || moment.is_uncertain() {
            continue;
        }
        let words = known.prose.words_of(time.tokens.clone());
        if !words.chars().any(|one| one.is_ascii_digit()) {
            continue;
        }
        let (name, is) = (weekday_name(said), weekday_name(right));
        let date = day_said(day);
        let to_come = case.published.is_some_and(|published| published.last < day);
        let (was, fue) = if to_come { ("is", "es") } else { ("was", "fue") };
        let says = both(
            format!("said {}; {} {was} a {}", name.0, date.0, is.0),
            format!("dice {}; el {} {fue} {}", name.1, date.1, is.1),
        );
        let mut side = case.side_at(time.tokens.clone(), of);
        side.span = time.span;
        case.say(CheckType::WeekdayDate, Severity::Contradiction, vec![side], says);
    }
}

/// The day that words name: at it, since it, until it.
fn dated(means: &Means) -> Option<(&Moment, i64)> {
    match means {
        Means::At(moment) | Means::AsOf(moment) => Days::of(moment).one().map(|day| (moment, day)),
        Means::Since(moment) => Some((moment, Days::of(moment).first)).filter(|(_, day)| *day > 0),
        Means::Until(moment) => Some((moment, Days::of(moment).last)).filter(|(_, day)| *day < 100_000),
        _ => None,
    }
}

/// An event that is dated, and said to lie so long before or after another that is dated too.
fn offsets(case: &mut Case<'_>, events: &[Told1<'_>]) {
    for one in events {
        let Some((measure, length, side, anchor)) = &one.told().offset else { continue };
        let (Some(mine), true) = (one.days, one.told().span.is_some()) else { continue };
        let anchored =
            |other: &&Told1<'_>| other.event == anchor.as_str() && other.days.is_some_and(|days| days.one().is_some());
        let Some(other) = events.iter().find(anchored) else { continue };
        let (Some(day), Some(from)) = (mine.one(), other.days.and_then(Days::one)) else { continue };
        // Where the date of the event was worked out from the length itself there is nothing to compare.
        if one.told().rule.contains("offset") {
            continue;
        }
        let told = if *side == When::After { day - from } else { from - day };
        let (low, high) = span_of(*measure, *length);
        if (low - 1..=high + 1).contains(&told) {
            continue;
        }
        let (said, dates) = (length_said(*measure, *length), (day_said(from), day_said(day)));
        let says = both(
            format!("said {}; from {} to {} it is {told} days", said.0, dates.0.0, dates.1.0),
            format!("dice {}; del {} al {} van {told} días", said.1, dates.0.1, dates.1.1),
        );
        let sides = vec![Case::side_of(one.proposal), Case::side_of(other.proposal)];
        case.say(CheckType::DurationDate, Severity::Contradiction, sides, says);
    }
}

const HELD: &[&str] = &[
    "custody",
    "detain",
    "detention",
    "held",
    "behind",
    "jail",
    "locked",
    "imprison",
    "confine",
    "missing",
    "disappear",
    "encierro",
    "encerrad",
    "detenid",
    "preso",
    "presa",
    "reclu",
    "custodia",
    "desaparec",
    "encarcel",
    "carcel",
];

/// A length of custody against the day on which it began.
fn lasting(case: &mut Case<'_>, events: &[Told1<'_>]) {
    let known = case.known;
    for time in &known.times {
        let Means::Lasting(measure, length) = time.means else { continue };
        let Some(of) = sentence(case, time).filter(|of| case.has_stem(*of, HELD)) else { continue };
        let days = matches!(length.unit, Unit::Day | Unit::Week | Unit::Month) && length.count > 1;
        // `released on May 5 after five months`: a month's name may look like a verb that supposes.
        let told = case.is_said(time.tokens.start) || known.prose.low(time.tokens.start) == "after";
        if !days || !told || is_other_length(case, time) {
            continue;
        }
        let about = case.about(of);
        let starts: Vec<&Told1<'_>> = events
            .iter()
            .filter(|one| (one.is_custody() || one.kind == "removal_executed") && one.happened())
            .filter(|one| one.proposal.about.is_none() || about.is_none() || one.proposal.about == about)
            .collect();
        held(case, time, of, (measure, length), &starts);
    }
}

/// Whether a length is not that of the custody: up to so long, within so long, so long before.
fn is_other_length(case: &Case<'_>, time: &Time) -> bool {
    let low = |at: usize| case.known.prose.low(at);
    let (before, after) = (time.tokens.start.checked_sub(1).map_or("", low), low(time.tokens.end));
    let start = low(time.tokens.start);
    let others =
        ["within", "every", "after", "another", "next", "first", "cada", "proximos", "dentro", "primeros", "otros"];
    let behind = ["before", "ago", "later", "earlier", "antes", "despues", "mas", "old", "without", "sin", "of"];
    // `after 12 days in detention` is the custody's; `within 14 days` is not.
    let is_after = |word: &str| word == "after" && behind.contains(&after);
    (others.contains(&before) && before != "after")
        || (others.contains(&start) && start != "after")
        || is_after(before)
        || is_after(start)
        || behind.contains(&after)
}

fn held(case: &mut Case<'_>, time: &Time, of: usize, (measure, length): (Measure, Length), starts: &[&Told1<'_>]) {
    let voice = case.known.voice(time.tokens.start);
    let quoted = voice.quoted;
    let (low, high) = span_of(measure, length);
    let Some((end, dated)) = as_of(case, of) else { return };
    let over = (!dated && !is_open(case, time, of)).then(|| freed_on(case, starts)).flatten();
    let (end, dated) = over.map_or((end, dated), |end| (end, true));
    // What is over (`spent three days`) is counted to an end that the text must give.
    if !dated && !is_open(case, time, of) {
        return;
    }
    // What was said was said on the day of publication or some days before.
    let slack = match (dated, quoted) {
        (true, _) => 1,
        (false, false) => 3,
        (false, true) => 8,
    };
    let fits = |days: Days| {
        let (shortest, longest) = (end.first - days.last - slack, end.last - days.first + 1);
        low <= longest && shortest <= high
    };
    let known: Vec<(&&Told1<'_>, Days)> =
        starts.iter().filter_map(|one| Some((one, one.days.filter(|days| days.is_bounded())?))).collect();
    let said = length_said(measure, length);
    let exact: Vec<&(&&Told1<'_>, Days)> = known.iter().filter(|(_, days)| days.one().is_some()).collect();
    let side = case.side_at(time.tokens.clone(), of);
    if known.iter().any(|(_, days)| fits(*days)) {
        if exact.is_empty()
            && !dated
            && quoted
            && measure == Measure::Exactly
            && length.unit == Unit::Day
            && length.count > 13
        {
            undated_quote(case, side, (measure, length), known.first().map(|(one, _)| **one), end);
        }
        return;
    }
    // The last beginning before the end is the one that is meant.
    let begun = exact
        .iter()
        .copied()
        .rfind(|(_, days)| days.first <= end.last)
        .map(|(one, days)| (Case::side_of(one.proposal), *days));
    let Some((start, days)) = begun.or_else(|| known.is_empty().then(|| first_day(case, end)).flatten()) else {
        return;
    };
    if fits(days) {
        return;
    }
    let span = end.last - days.first;
    let (from, to) = (day_said(days.first), day_said(end.last));
    let says = both(
        format!("said {}; from {} to {} it is {span} days", said.0, from.0, to.0),
        format!("dice {}; del {} al {} van {span} días", said.1, from.1, to.1),
    );
    case.say(CheckType::DurationDate, Severity::Contradiction, vec![side, start], says);
}

/// The one day on which a custody ended, where the text tells a release, or else a removal, after it began.
fn freed_on(case: &Case<'_>, starts: &[&Told1<'_>]) -> Option<Days> {
    let begun = starts.iter().find(|one| one.is_custody())?.days.filter(|days| days.one().is_some())?;
    let events = case.events();
    let mut ends = events.iter().filter(|one| {
        matches!(one.kind, "released" | "removal_executed")
            && one.happened()
            && one.days.is_some_and(|days| days.one().is_some() && days.first > begun.first)
    });
    let end = ends.next()?;
    ends.all(|other| other.days == end.days).then_some(end.days).flatten()
}

/// Where no arrest has a date: the first day that the text tells of, where the words around it tell how somebody was taken.
fn first_day(case: &Case<'_>, end: Days) -> Option<(Side, Days)> {
    const TAKEN: &[&str] =
        &["arrest", "detain", "detuv", "detenid", "ice", "taken", "seized", "picked", "volvio", "check-in", "cita"];
    let body = |time: &&Time| {
        case.known.prose.sentence_at(time.tokens.start).is_some_and(|at| case.section(at) == crate::Section::Body)
    };
    let time = case.known.times.iter().filter(body).find(|time| dated(&time.means).is_some())?;
    let (moment, day) = dated(&time.means)?;
    let of = case.known.prose.sentence_at(time.tokens.start)?;
    let block = case.known.prose.sentences.get(of)?.block;
    let around = case.known.prose.blocks.get(block)?.sentences.clone();
    let taken = around.clone().any(|at| case.has_stem(at, TAKEN));
    (taken && day <= end.last && !moment.is_approximate())
        .then(|| (case.side_at(time.tokens.clone(), of), Days::of(moment)))
}

/// Whether a length goes on to the day on which it is said: `has been held for`, `lleva 31 días`.
fn is_open(case: &Case<'_>, time: &Time, of: usize) -> bool {
    let low = |at: usize| case.known.prose.low(at);
    let whole = case.tokens_of(of);
    let near = time.tokens.start.saturating_sub(9).max(whole.start)..(time.tokens.end + 4).min(whole.end);
    let closed = [
        "spent",
        "was",
        "were",
        "paso",
        "pasaron",
        "estuvo",
        "estuvieron",
        "tuvieron",
        "permanecio",
        "fue",
        "had",
        "duro",
        "lasted",
    ];
    let open = [
        "has", "have", "been", "is", "are", "now", "today", "lleva", "llevan", "suma", "sumaba", "acumula", "cumple",
        "ya", "sigue", "hoy", "so", "still", "hace", "he's", "she's", "cumplio",
    ];
    let quoted = case.known.voice(time.tokens.start).quoted;
    let has = |words: &[&str]| near.clone().any(|at| words.contains(&low(at)));
    // `for 55 days, an asylum seeker … has been disappeared`: what is quoted may have its verb far off.
    (has(&open) || quoted && case.has_word(of, &["has", "have", "lleva", "llevan"])) && !has(&closed)
}

/// Words that count days and do not say on which day they were said, against a beginning known to the month.
fn undated_quote(
    case: &mut Case<'_>,
    side: Side,
    (measure, length): (Measure, Length),
    start: Option<&Told1<'_>>,
    end: Days,
) {
    let Some((start, moment)) = start.and_then(|start| Some((start, start.moment()?))) else { return };
    let (said, month) = (length_said(measure, length), moment_said(moment));
    let back = day_said(end.last - i64::from(length.count));
    let says = both(
        format!(
            "{} is counted from a day that is not given; back from the publication it begins {}, the text says {}",
            said.0, back.0, month.0
        ),
        format!(
            "{} se cuenta desde un día que no se da; hacia atrás desde la publicación empieza el {}, el texto dice {}",
            said.1, back.1, month.1
        ),
    );
    let mut sides = vec![side, Case::side_of(start.proposal)];
    // A dated public act shortly before the publication may be the day on which it was said.
    let acts: Vec<Side> = case
        .events()
        .iter()
        .filter(|one| matches!(one.kind, "demand" | "demonstration" | "press_event" | "public_support"))
        .filter(|one| one.days.and_then(Days::one).is_some_and(|day| (0..=10).contains(&(end.last - day))))
        .map(|one| Case::side_of(one.proposal))
        .take(1)
        .collect();
    sides.extend(acts);
    case.say(CheckType::DurationDate, Severity::Note, sides, says);
}

/// The day up to which a length in a sentence is counted: a date in the sentence, else the publication.
fn as_of(case: &Case<'_>, sentence: usize) -> Option<(Days, bool)> {
    let times = case.known.times_within(case.tokens_of(sentence));
    let at = |time: &Time| match &time.means {
        Means::At(moment) | Means::AsOf(moment) => Some(Days::of(moment)).filter(|days| days.is_bounded()),
        _ => None,
    };
    let dated = times.iter().filter_map(at).filter(|days| days.one().is_some()).max_by_key(|days| days.last);
    dated.map(|days| (days, true)).or_else(|| case.published.map(|days| (days, false)))
}

/// `from 3 March to 15 March, 12 days`: a length between two dates of one sentence.
fn stretches(case: &mut Case<'_>) {
    let known = case.known;
    for (at, time) in known.times.iter().enumerate() {
        let Means::Lasting(measure, length) = time.means else { continue };
        let Some(of) = sentence(case, time) else { continue };
        let near = |at: Option<usize>| {
            at.and_then(|at| known.times.get(at)).filter(|one| known.prose.sentence_at(one.tokens.start) == Some(of))
        };
        let day = |one: Option<&Time>| match one.map(|one| &one.means) {
            Some(Means::At(moment)) => Days::of(moment).one(),
            _ => None,
        };
        let before = (near(at.checked_sub(2)), near(at.checked_sub(1)));
        let after = (near(Some(at + 1)), near(Some(at + 2)));
        let found = [before, after].into_iter().find_map(|(first, last)| {
            let (from, to) = (day(first)?, day(last)?);
            let has = |tokens: std::ops::Range<usize>, words: &[&str]| {
                tokens.into_iter().any(|at| words.contains(&known.prose.low(at)))
            };
            let start = first?.tokens.start;
            let between = has(start.saturating_sub(5)..start + 1, &["from", "between", "del", "desde", "entre"]);
            let to_word =
                has(first?.tokens.end..last?.tokens.start + 1, &["to", "and", "until", "through", "al", "y", "hasta"])
                    && last?.tokens.start - first?.tokens.end <= 7;
            (between && to_word && to > from).then_some((from, to, first?.span.with(last?.span)))
        });
        // `from 3 to 20 May` may be read as one stretch.
        let stretch = || {
            let whole = [near(at.checked_sub(1)), near(Some(at + 1))].into_iter().flatten().find_map(|one| {
                let Means::At(moment) = &one.means else { return None };
                let days = Days::of(moment);
                let words = one.tokens.clone().map(|at| known.prose.low(at)).collect::<Vec<_>>();
                let joined =
                    words.iter().any(|word| matches!(*word, "to" | "and" | "until" | "through" | "al" | "y" | "hasta"));
                (days.is_bounded() && days.last > days.first && joined && words.len() > 4 && !moment.is_approximate())
                    .then_some((days, one.span))
            });
            whole.map(|(days, span)| (days.first, days.last, span))
        };
        let Some((from, to, dates)) = found.or_else(stretch) else { continue };
        let (low, high) = span_of(measure, length);
        let told = to - from;
        if (low..=high).contains(&told) {
            continue;
        }
        let (said, begin, end) = (length_said(measure, length), day_said(from), day_said(to));
        let says = both(
            format!("said {}; from {} to {} it is {told} days", said.0, begin.0, end.0),
            format!("dice {}; del {} al {} van {told} días", said.1, begin.1, end.1),
        );
        let length_side = case.side_at(time.tokens.clone(), of);
        let sides = vec![Side { span: time.span, ..length_side }, Side { id: None, span: dates }];
        case.say(CheckType::DurationDate, Severity::Contradiction, sides, says);
    }
}

/// An age that some words give a person.
struct Aged {
    years: i64,
    about: Option<String>,
    side: Side,
    own: bool,
}

/// Ages against dates of birth and against each other; an age in a text that shows no date.
fn ages(case: &mut Case<'_>) {
    let aged: Vec<Aged> = case.proposals.iter().filter_map(|one| aged(case, one)).collect();
    let births = births(case);
    for (about, days, side) in &births {
        for age in aged.iter().filter(|age| age.about == *about && age.own) {
            let Some(published) = case.published else { continue };
            let allowed = (years_between(days.last, published.first), years_between(days.first, published.last));
            // An age may have been asked for some weeks before it was printed.
            if (allowed.0 - 1..=allowed.1).contains(&age.years) && (age.years >= allowed.0 || recent(days, published)) {
                continue;
            }
            born_otherwise(case, age, *days, allowed, side);
        }
    }
    let by_age = births_by_age(case, &aged);
    ages_then(case, if births.is_empty() { &by_age } else { &births });
    different_ages(case, &aged);
    if case.undated
        && let Some(age) = aged.iter().find(|age| age.about == case.focus() || age.about.is_none())
    {
        let says = both(
            format!("the age {} is true on a day that the text does not give", age.years),
            format!("la edad de {} vale para un día que el texto no da", age.years),
        );
        case.say(CheckType::AgeDate, Severity::Note, vec![age.side.clone()], says);
    }
}

/// When somebody was born by the age that the text gives today, within a year to both sides.
fn births_by_age(case: &Case<'_>, aged: &[Aged]) -> Vec<(Option<String>, Days, Side)> {
    let Some(published) = case.published.filter(|_| !case.undated) else { return Vec::new() };
    let own = aged.iter().filter(|age| age.own);
    let born = |age: &Aged| {
        let days = |years: i64| years * 365 + years / 4;
        let born = Days { first: published.first - days(age.years + 1) - 370, last: published.last - days(age.years) };
        (age.about.clone(), born, age.side.clone())
    };
    own.take(1).map(born).collect()
}

/// Whether the birthday lies shortly before the publication, so that the age may be that of some weeks ago.
fn recent(born: &Days, published: Days) -> bool {
    let long_ago = Days { first: published.first - 30, last: published.last - 30 };
    years_between(born.last, long_ago.first) < years_between(born.last, published.first)
}

fn aged(case: &Case<'_>, one: &crate::Proposal) -> Option<Aged> {
    let What::Fact { field: "age", value } = &one.what else { return None };
    let years: i64 = value.parse().ok()?;
    let sentence = case.sentence_of(one.span);
    // An age at another time is none of today: `when he was 22`.
    let then = ["then", "turned", "turns", "entonces", "cumplio", "cumplira", "cuando", "when"];
    let own = one.told.moment.is_none() && !case.sentence_has(sentence, "age_then") && !case.has_word(sentence, &then);
    Some(Aged { years, about: one.about.clone(), side: Case::side_of(one), own })
}

fn born_otherwise(case: &mut Case<'_>, age: &Aged, born: Days, allowed: (i64, i64), side: &Side) {
    let span = if allowed.0 == allowed.1 { allowed.0.to_string() } else { format!("{}-{}", allowed.0, allowed.1) };
    let birth = birth_said(born);
    let says = both(
        format!("said {}; born {} is {span} on the day of publication", age.years, birth.0),
        format!("dice {} años; quien nació {} tiene {span} el día de la publicación", age.years, birth.1),
    );
    case.say(CheckType::AgeDate, Severity::Contradiction, vec![age.side.clone(), side.clone()], says);
}

fn birth_said(born: Days) -> (String, String) {
    if let Some(day) = born.one() {
        let said = day_said(day);
        return (said.0, format!("el {}", said.1));
    }
    let (first, last) = (days::year_of(born.first), days::year_of(born.last));
    let years = if first == last { first.to_string() } else { format!("{first}-{last}") };
    (format!("in {years}"), format!("en {years}"))
}

/// When somebody was born, by the words of the text: whose, when, where it stands.
fn births(case: &Case<'_>) -> Vec<(Option<String>, Days, Side)> {
    let born = |hit: super::cues::Hit| {
        let times = case.known.times_within(hit.tokens.start..case.tokens_of(hit.sentence).end);
        let time = times.iter().find(|time| matches!(time.means, Means::At(_)))?;
        // The date belongs to the birth where it is the next thing said.
        if time.tokens.start.saturating_sub(hit.tokens.end) > 7 {
            return None;
        }
        let Means::At(moment) = &time.means else { return None };
        let days = Some(Days::of(moment)).filter(|days| days.is_bounded() && days.last - days.first < 800)?;
        let side = case.side_at(hit.tokens.start..time.tokens.end, hit.sentence);
        Some((case.about(hit.sentence), days, side))
    };
    case.cue("born").into_iter().filter_map(born).collect()
}

/// `in August 2014, when he was 22`: an age at a dated event against the birth.
fn ages_then(case: &mut Case<'_>, births: &[(Option<String>, Days, Side)]) {
    for hit in case.cue("age_then") {
        let times = case.known.times_within(case.tokens_of(hit.sentence));
        let age = times.iter().find_map(|time| match time.means {
            Means::Age(years) if time.tokens.start + 6 >= hit.tokens.start => {
                Some((i64::from(years), time.tokens.clone()))
            }
            _ => None,
        });
        let numbered = || {
            let words = hit.tokens.start..(hit.tokens.end + 2).min(case.tokens_of(hit.sentence).end);
            words
                .clone()
                .find_map(|at| Some((case.known.prose.low(at).parse::<i64>().ok().filter(|n| *n < 110)?, at..at + 1)))
        };
        let Some((years, at)) = age.or_else(numbered) else { continue };
        // The date nearest to the age is that of the event.
        let dates = times.iter().filter_map(|time| match &time.means {
            Means::At(moment) => Some((time.tokens.start.abs_diff(at.start), Days::of(moment))),
            _ => None,
        });
        let Some((_, days)) = dates.filter(|(_, days)| days.is_bounded()).min_by_key(|(distance, _)| *distance) else {
            continue;
        };
        let about = case.about(hit.sentence);
        for (_, born, side) in births.iter().filter(|(whose, _, _)| *whose == about) {
            if case.side_at(at.clone(), hit.sentence).span.meets(side.span) && born.meets(days) {
                continue;
            }
            let allowed = (years_between(born.last, days.first), years_between(born.first, days.last));
            if allowed.0 <= years && years <= allowed.1 || allowed.0 < 0 {
                continue;
            }
            let birth = birth_said(*born);
            let then = moment_said(&Moment::from_range(
                instant(days.first, 0),
                instant(days.last, 86_399),
                &paradero_record::Zone::utc(),
            ));
            let says = both(
                format!("said {years} in {}; born {} is {}", then.0, birth.0, allowed.0),
                format!("dice {years} años en {}; quien nació {} tenía {}", then.1, birth.1, allowed.0),
            );
            let sides = vec![case.side_at(at.clone(), hit.sentence), side.clone()];
            case.say(CheckType::AgeDate, Severity::Contradiction, sides, says);
        }
    }
}

fn instant(day: i64, second: i64) -> paradero_record::Instant {
    paradero_record::Instant::from_second(day * 86_400 + second)
}

/// Two ages for one person in one text.
fn different_ages(case: &mut Case<'_>, aged: &[Aged]) {
    let copied = case.proposals.iter().any(|one| matches!(one.what, What::Source(SourceField::CopyOf(_))));
    for (at, one) in aged.iter().enumerate() {
        // A difference of many years is of two people whom the reading took for one.
        let differs = |other: &&Aged| {
            other.own && one.own && other.about == one.about && (1..=8).contains(&other.years.abs_diff(one.years))
        };
        let Some(other) = aged.get(..at).and_then(|before| before.iter().find(differs)) else { continue };
        let severity =
            if copied || one.years.abs_diff(other.years) == 1 { Severity::Tension } else { Severity::Contradiction };
        let says = both(
            format!("said {} here and {} there", other.years, one.years),
            format!("dice {} años aquí y {} allá", other.years, one.years),
        );
        case.say(CheckType::AgeDate, severity, vec![other.side.clone(), one.side.clone()], says);
    }
}
