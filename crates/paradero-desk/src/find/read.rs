//! Reading what is asked: a birth, a country, and both where they stand plainly in the text of the name.

use jiff::civil::Date;
use paradero_names::{Born, Country, tables, text};
use paradero_record::{Instant, Language, Moment, Widening, Zone};

use crate::find::Find;
use crate::input::FieldFault;

/// What is asked, as far as it could be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// The name, without what was taken from it.
    pub(crate) name: String,
    pub(crate) born: Option<Born>,
    pub(crate) country: Option<Country>,
    pub(crate) place: Option<String>,
    /// What was taken from the text, in words.
    pub(crate) taken: Vec<String>,
    pub(crate) faults: Vec<FieldFault>,
}

impl Asked {
    /// Reads a question. A field that was filled in counts; only where it is empty the text is looked through.
    pub(crate) fn read(input: &Find, now: Instant, zone: &Zone, language: Language) -> Self {
        let mut asked = Self { place: filled(&input.place), ..Self::default() };
        if let Some(born) = filled(&input.born) {
            asked.born = born_typed(&born, zone);
            if asked.born.is_none() {
                let help = ("a birth is 1993, 1993-05 or 1993-05-31", "un nacimiento es 1993, 1993-05 o 1993-05-31");
                asked.fault("born", help, language);
            }
        } else if let Some(age) = filled(&input.age) {
            asked.born = age.parse().ok().and_then(|years| Born::aged(years, civil(zone.day_of(now))));
            if asked.born.is_none() {
                let help = ("an age is a number of years such as 31", "una edad es un número de años como 31");
                asked.fault("age", help, language);
            }
        }
        if let Some(country) = filled(&input.country) {
            asked.country = Country::named(&country);
            if asked.country.is_none() {
                let help = ("a country is a code such as VE, or its name", "un país es un código como VE, o su nombre");
                asked.fault("country", help, language);
            }
        }
        asked.take_from_text(input, zone, language);
        asked
    }

    fn fault(&mut self, field: &'static str, help: (&str, &str), language: Language) {
        self.faults.push(FieldFault { field, message: language.choose(help.0, help.1).to_owned() });
    }

    fn take_from_text(&mut self, input: &Find, zone: &Zone, language: Language) {
        let mut left: Vec<&str> = input.name.split_whitespace().collect();
        let mut dated = false;
        let is_open = input.born.trim().is_empty() && input.age.trim().is_empty();
        if let Some(at) = left.iter().position(|word| is_open && reads_as_birth(word)) {
            let word = bare(left.remove(at));
            dated = true;
            self.born = born_typed(word, zone);
            self.taken.push(language.choose(format!("born {word}"), format!("nació: {word}")));
        }
        if input.country.trim().is_empty()
            && let Some((country, words)) = country_at_the_end(&left, dated)
        {
            left.truncate(left.len().saturating_sub(words));
            self.country = Some(country);
            self.taken.push(language.choose(format!("country {country}"), format!("país {country}")));
        }
        let left = without_remarks(&left.join(" "));
        left.trim_end_matches([',', ';', ' ']).clone_into(&mut self.name);
    }
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A year of the last hundred and some, or a whole date: no name looks like that.
fn reads_as_birth(word: &str) -> bool {
    let word = bare(word);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let is_year = word.len() == 4 && digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_date = digits >= 5 && word.contains(['-', '/', '.']) && word.chars().all(|c| !c.is_alphabetic());
    // An A-number with dashes has more digits than a date.
    (is_year || (is_date && digits <= 8)) && Born::parse(word).is_some()
}

/// A country at the end of what is left, and how many words it takes: a code in capitals behind a name that is not, or behind
/// a date; or a name that two words stand before and that is no name of people.
fn country_at_the_end(words: &[&str], dated: bool) -> Option<(Country, usize)> {
    let (last, before) = words.split_last()?;
    let code = bare(last);
    let is_code = matches!(code.len(), 2 | 3) && code.chars().all(|c| c.is_ascii_uppercase());
    let stands_out = dated || before.iter().any(|word| word.chars().any(char::is_lowercase));
    if is_code && stands_out && !before.is_empty() && !tables::is_particle(&text::plain(code)) {
        return Country::named(code).map(|country| (country, 1));
    }
    if let [.., one, two] = words
        && words.len() > 2
        && text::plain(one) == "el"
        && text::plain(two) == "salvador"
    {
        return Country::named("SV").map(|country| (country, 2));
    }
    let is_name = before.len() >= 2 && COUNTRIES.contains(&text::plain(code).as_str());
    is_name.then(|| Country::named(code)).flatten().map(|country| (country, 1))
}

/// Countries whose names nobody bears, or hardly anybody.
const COUNTRIES: [&str; 20] = [
    "venezuela",
    "guatemala",
    "honduras",
    "nicaragua",
    "ecuador",
    "mexico",
    "haiti",
    "peru",
    "bolivia",
    "brasil",
    "brazil",
    "argentina",
    "uruguay",
    "paraguay",
    "panama",
    "ukraine",
    "ucrania",
    "somalia",
    "nigeria",
    "vietnam",
];

/// A birth as somebody typed it: as people write dates, or as the notation does.
fn born_typed(text: &str, zone: &Zone) -> Option<Born> {
    Born::parse(text).or_else(|| born_of(&Moment::parse(text).ok()?, zone))
}

/// A moment as a date of birth: the day, month or year that all it allows lies in, or the decade.
pub(crate) fn born_of(moment: &Moment, zone: &Zone) -> Option<Born> {
    let allowed = moment.allows(zone, &Widening::NONE);
    let (first, last) = (allowed.first()?, allowed.last()?);
    if first.is_open() || last.is_open() {
        return None;
    }
    let ((y1, m1, d1), (y2, m2, d2)) = (civil(zone.day_of(first)), civil(zone.day_of(last)));
    if y1 != y2 {
        return if y1 / 10 == y2 / 10 { Born::parse(&format!("{}X", y1 / 10)) } else { None };
    }
    let month = (m1 == m2).then_some(m1);
    Born::new(y1, month, month.and((d1 == d2).then_some(d1)))
}

pub(super) fn civil(day: Date) -> (i32, u8, u8) {
    let small = |part: i8| u8::try_from(part).unwrap_or(1);
    (i32::from(day.year()), small(day.month()), small(day.day()))
}

/// A name without a remark in brackets that whoever bears it is made up.
pub(crate) fn without_remarks(name: &str) -> String {
    let Some((before, rest)) = name.split_once('(') else { return name.to_owned() };
    let Some((inside, after)) = rest.split_once(')') else { return name.to_owned() };
    let plain = text::plain(inside);
    if ["made up", "inventad", "fictici"].iter().any(|mark| plain.starts_with(mark)) {
        return format!("{}{after}", before.trim_end());
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &str) -> (String, Option<(i32, i32)>, Option<String>) {
        let read = Asked::read(&Find::name(name), Instant::from_second(0), &Zone::default(), Language::English);
        (read.name, read.born.map(|born| born.years()), read.country.map(|country| country.to_string()))
    }

    #[test]
    fn a_year_and_a_country_are_taken_only_where_they_are_plain() {
        let (ana, year) = ("ana hernandes".to_owned(), Some((1993, 1993)));
        assert_eq!(asked("ana hernandes 1993 VE"), (ana.clone(), year, Some("VE".to_owned())));
        assert_eq!(asked("ana hernandes, 05/31/1993"), (ana.clone(), year, None));
        assert_eq!(asked("ana hernandes Venezuela"), (ana.clone(), None, Some("VE".to_owned())));
        assert_eq!(asked("ANA HERNANDEZ 1993 VEN").2, Some("VE".to_owned()));
        assert_eq!(asked("ana reyes El Salvador"), ("ana reyes".to_owned(), None, Some("SV".to_owned())));
        for name in ["ANA VE", "Maria DE", "ana venezuela", "VE", "jordan paris israel", "Ana Jose LA"] {
            assert_eq!(asked(name), (name.to_owned(), None, None), "{name}");
        }
        assert_eq!(asked("A 012-345-678").1, None, "an A-number is no date");
    }

    #[test]
    fn a_moment_is_the_birth_that_it_allows() {
        let born = |text: &str| born_of(&Moment::parse(text).unwrap(), &Zone::default()).map(|born| born.days());
        let typed = |text: &str| Born::parse(text).map(|born| born.days());
        for text in ["1993-05-31", "1993-05", "1993"] {
            assert_eq!(born(text), typed(text), "{text}");
        }
        assert_eq!(born("199X"), typed("199X"));
        assert_eq!(born("[1993-05-12,1993-12-05]"), typed("1993"));
        assert_eq!(born("1988/1993"), None);
        assert_eq!(born("../1993"), None);
    }
}
