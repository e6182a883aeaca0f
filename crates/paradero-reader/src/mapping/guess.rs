//! What each column seems to be: first by its heading, then by what its cells look like.

use super::words::{KNOWN, OTHERS};
use super::{Confidence, Field, Guess};
use crate::plain::plain;
use crate::said::{Said, said};
use crate::table::{CellKind, Column, Table};
use crate::written_date::{Century, DateOrder, Evidence, parse};

/// How many rows are looked at to see what cells look like. The order of dates is asked of all rows.
const LOOKED_AT: usize = 400;

/// Whether a text is a heading of a list of people; only whole headings count, so that no cell of a person does.
pub(crate) fn knows_heading(text: &str) -> bool {
    text.len() <= 80 && matches!(by_heading(text), Some((_, Confidence::Sure)))
}

/// A guess for each column, in order.
pub(crate) fn guess_columns(table: &Table) -> Vec<Option<Guess>> {
    let columns = table.columns();
    let mut guesses: Vec<Option<Guess>> = columns.iter().map(from_heading).collect();
    settle_names(table, &mut guesses);
    let headed = columns.iter().any(|column| !column.heading.is_empty());
    let looks = Looks::of(table);
    for ((column, guess), look) in columns.iter().zip(&mut guesses).zip(&looks) {
        if guess.is_none() && !OTHERS.iter().any(|other| contains(&plain(&column.heading), other)) {
            *guess = look.guess(headed && !column.heading.is_empty());
        }
    }
    keep_one_of_each(&mut guesses);
    find_name(columns, &looks, &mut guesses);
    add_orders(table, &mut guesses);
    guesses
}

fn from_heading(column: &Column) -> Option<Guess> {
    let (field, confidence) = by_heading(&column.heading)?;
    let heading = &column.heading;
    let reason = if confidence == Confidence::Sure {
        said!("the heading is \"{heading}\"", "el encabezado es «{heading}»")
    } else {
        said!("the heading \"{heading}\" contains known words", "el encabezado «{heading}» contiene palabras conocidas")
    };
    Some(Guess { field, order: DateOrder::Either, confidence, reason })
}

/// The field of a heading: whole, then its last line, then the longest known phrase in it.
fn by_heading(heading: &str) -> Option<(Field, Confidence)> {
    let whole = bare(heading);
    if whole.is_empty() {
        return None;
    }
    if let Some(field) = exact(&whole) {
        return Some((field, Confidence::Sure));
    }
    if OTHERS.iter().any(|other| contains(&whole, other)) {
        return None;
    }
    if let Some((_, last)) = heading.rsplit_once(" / ")
        && let Some(field) = exact(&bare(last))
    {
        return Some((field, Confidence::Sure));
    }
    let mut best: Option<(usize, &str)> = None;
    for known in KNOWN.iter().filter(|known| known.field != "ignore") {
        for phrase in known.phrases.iter().filter(|phrase| phrase.len() >= 4 && contains(&whole, phrase)) {
            if best.is_none_or(|(length, _)| phrase.len() > length) {
                best = Some((phrase.len(), known.field));
            }
        }
    }
    best.and_then(|(_, field)| Some((to_field(field)?, Confidence::Likely)))
}

/// A heading without what it says about how to fill it in: "DOB (MM/DD/YYYY)" is "dob".
fn bare(heading: &str) -> String {
    let words = plain(heading);
    let form = ["mm", "dd", "yyyy", "yy", "aaaa", "aa", "mmddyyyy", "ddmmyyyy", "yyyymmdd"];
    let kept: Vec<&str> = words.split(' ').filter(|word| !form.contains(word)).collect();
    kept.join(" ")
}

fn exact(plain: &str) -> Option<Field> {
    let known = KNOWN.iter().find(|known| known.phrases.contains(&plain))?;
    to_field(known.field)
}

fn to_field(name: &str) -> Option<Field> {
    match name.split_once(':') {
        Some(("id", kind)) => Some(Field::Identifier(kind.to_owned())),
        Some((_, kind)) => Field::find(&format!("date.{kind}")),
        None => Field::find(name),
    }
}

/// Whether the words of a phrase stand in a text, whole and in order.
fn contains(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).is_none_or(|t| t.is_empty() || t.ends_with(' '));
        let after = text.get(at + phrase.len()..).is_none_or(|t| t.is_empty() || t.starts_with(' '));
        before && after
    })
}

/// "Nombre" beside "Apellido" is the given name; alone it is the whole. A second surname column is the second surname.
fn settle_names(table: &Table, guesses: &mut [Option<Guess>]) {
    let is = |guess: &Option<Guess>, field: &Field| guess.as_ref().is_some_and(|g| g.field == *field);
    let has_surname = guesses.iter().any(|g| is(g, &Field::Surname));
    let has_given = guesses.iter().any(|g| is(g, &Field::Given));
    let has_name = guesses.iter().any(|g| is(g, &Field::Name));
    let mut surnames = 0;
    for (column, guess) in table.columns().iter().zip(guesses.iter_mut()) {
        let Some(guess) = guess else { continue };
        match guess.field {
            Field::Name if has_surname && !has_given && is_bare_name(&column.heading) => {
                guess.field = Field::Given;
                guess.reason = said!(
                    "\"{heading}\" stands beside a surname",
                    "«{heading}» está junto a un apellido",
                    heading = column.heading
                );
            }
            Field::Given if !has_surname && !has_name && words_per_cell(table, column.index) >= 3.0 => {
                guess.field = Field::Name;
                guess.confidence = Confidence::Likely;
                guess.reason = said!(
                    "\"{heading}\" has three words and more, and there is no surname",
                    "«{heading}» tiene tres palabras o más, y no hay apellido",
                    heading = column.heading
                );
            }
            Field::Surname => {
                surnames += 1;
                if surnames == 2 {
                    guess.field = Field::SecondSurname;
                }
            }
            _ => {}
        }
    }
}

fn is_bare_name(heading: &str) -> bool {
    ["nombre", "name"].contains(&plain(heading).as_str())
}

#[expect(clippy::cast_precision_loss, reason = "of at most 400 rows")]
fn words_per_cell(table: &Table, column: u16) -> f64 {
    let counts: Vec<usize> = table
        .rows()
        .take(LOOKED_AT)
        .map(|row| row.text(column).split_whitespace().count())
        .filter(|count| *count > 0)
        .collect();
    counts.iter().sum::<usize>() as f64 / counts.len().max(1) as f64
}

/// What the cells of a column look like.
#[derive(Clone, Default)]
struct Looks {
    cells: usize,
    a_numbers: usize,
    dates: usize,
    births: usize,
    sexes: usize,
    countries: usize,
    ages: usize,
    years: usize,
    /// "SURNAME, GIVEN"
    inverted: usize,
    /// Two to six words of letters.
    names: usize,
    rising: usize,
    last: Option<u64>,
}

impl Looks {
    fn of(table: &Table) -> Vec<Self> {
        let mut looks = vec![Self::default(); table.columns().len()];
        for row in table.rows().take(LOOKED_AT) {
            for (column, cell) in row.cells() {
                if let Some(look) = looks.get_mut(usize::from(column)) {
                    look.add(cell.text.trim(), cell.kind);
                }
            }
        }
        looks
    }

    fn add(&mut self, text: &str, kind: CellKind) {
        self.cells += 1;
        if text.len() > 200 {
            return;
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits == 0 {
            let simple = plain(text);
            self.sexes += usize::from(SEXES.contains(&simple.as_str()));
            self.countries += usize::from(COUNTRIES.contains(&simple.as_str()));
            let words = simple.split(' ').count();
            self.inverted += usize::from(text.matches(',').count() == 1 && (2..=7).contains(&words));
            self.names += usize::from((2..=7).contains(&words) && text.len() <= 60);
            return;
        }
        let a_number = text.trim_start_matches(['A', 'a', '#', ' ', '-']);
        let only_number = a_number.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b' ');
        let marked = text.starts_with(['A', 'a']);
        self.a_numbers += usize::from(only_number && digits == 9 || only_number && digits == 8 && marked);
        if let Ok(number) = text.parse::<u64>() {
            self.ages += usize::from(number < 110);
            self.years += usize::from((1920..=2026).contains(&number));
            self.rising += usize::from(self.last.map_or(number <= 1, |last| last + 1 == number));
            self.last = Some(number);
        }
        let moment = (kind == CellKind::Date || digits >= 4)
            .then(|| parse(text, DateOrder::Either, Century::Birth))
            .flatten()
            .filter(|_| text.parse::<u64>().is_err());
        if let Some(moment) = moment {
            self.dates += 1;
            let year: u32 =
                moment.to_string().trim_start_matches('[').get(..4).and_then(|y| y.parse().ok()).unwrap_or(0);
            self.births += usize::from((1920..=2012).contains(&year));
        }
    }

    fn most(&self, count: usize, percent: usize) -> bool {
        self.cells > 0 && count * 100 >= self.cells * percent
    }

    /// A guess by the cells alone. Beneath a heading that nobody knows only plain forms count.
    fn guess(&self, under_heading: bool) -> Option<Guess> {
        let (field, confidence, reason) = if self.most(self.a_numbers, 80) {
            (
                Field::Identifier("a_number".to_owned()),
                Confidence::Likely,
                said!("its cells have the form of A-numbers", "sus celdas tienen la forma de números A"),
            )
        } else if self.most(self.dates, 80) && self.most(self.births, 70) {
            (
                Field::Born,
                Confidence::Weak,
                said!(
                    "its cells are dates when people of a list are born",
                    "sus celdas son fechas en que nacen las personas de una lista"
                ),
            )
        } else if self.most(self.sexes, 90) {
            (
                Field::Sex,
                Confidence::Likely,
                said!("its cells are words for a sex", "sus celdas son palabras para un sexo"),
            )
        } else if self.most(self.countries, 80) {
            (Field::Country, Confidence::Likely, said!("its cells are countries", "sus celdas son países"))
        } else if self.most(self.rising, 90) && self.cells > 2 {
            (Field::Ignore, Confidence::Likely, said!("its cells count the rows", "sus celdas cuentan las filas"))
        } else if !under_heading && self.most(self.years, 95) {
            (Field::BirthYear, Confidence::Weak, said!("its cells are years", "sus celdas son años"))
        } else if !under_heading && self.most(self.ages, 95) {
            (
                Field::Age,
                Confidence::Weak,
                said!("its cells are numbers as ages are", "sus celdas son números como las edades"),
            )
        } else {
            return None;
        };
        Some(Guess { field, order: DateOrder::Either, confidence, reason })
    }
}

/// Of columns with the same field the surest stays, then the first. Given names, identifiers and notes may be several.
fn keep_one_of_each(guesses: &mut [Option<Guess>]) {
    for index in 0..guesses.len() {
        let Some(Some(own)) = guesses.get(index) else { continue };
        if matches!(own.field, Field::Given | Field::Identifier(_) | Field::Note | Field::Ignore) {
            continue;
        }
        let (field, confidence) = (own.field.clone(), own.confidence);
        let better = guesses.iter().enumerate().any(|(other, guess)| {
            guess.as_ref().is_some_and(|g| {
                g.field == field && (g.confidence > confidence || g.confidence == confidence && other < index)
            })
        });
        if better && let Some(slot) = guesses.get_mut(index) {
            *slot = None;
        }
    }
}

/// Without a column of names by heading, the first that looks like names.
fn find_name(columns: &[Column], looks: &[Looks], guesses: &mut [Option<Guess>]) {
    let named =
        |g: &Option<Guess>| g.as_ref().is_some_and(|g| matches!(g.field, Field::Name | Field::Given | Field::Surname));
    if guesses.iter().any(named) {
        return;
    }
    let free = |index: usize| guesses.get(index).is_some_and(Option::is_none);
    let other = |column: &Column| OTHERS.iter().any(|other| contains(&plain(&column.heading), other));
    let candidates = || columns.iter().zip(looks).enumerate().filter(|(i, (column, _))| free(*i) && !other(column));
    let inverted = candidates().find(|(_, (_, look))| look.most(look.inverted, 70)).map(|(i, _)| i);
    let plain = || candidates().find(|(_, (_, look))| look.most(look.names, 80)).map(|(i, _)| i);
    let only = || (columns.len() == 1 && free(0)).then_some(0);
    let (index, confidence, reason) = match (inverted, plain().or_else(only)) {
        (Some(index), _) => (
            index,
            Confidence::Likely,
            said!(
                "its cells are two parts with a comma, as SURNAME, GIVEN",
                "sus celdas son dos partes con una coma, como APELLIDO, NOMBRE"
            ),
        ),
        (None, Some(index)) => (
            index,
            Confidence::Weak,
            said!("its cells are several words without digits", "sus celdas son varias palabras sin dígitos"),
        ),
        (None, None) => return,
    };
    if let Some(slot) = guesses.get_mut(index) {
        *slot = Some(Guess { field: Field::Name, order: DateOrder::Either, confidence, reason });
    }
}

/// Asks every row of the columns of dates whether day or month comes first.
fn add_orders(table: &Table, guesses: &mut [Option<Guess>]) {
    let dated: Vec<u16> = table
        .columns()
        .iter()
        .zip(guesses.iter())
        .filter(|(_, g)| g.as_ref().is_some_and(|g| matches!(g.field, Field::Born | Field::Date(_))))
        .map(|(column, _)| column.index)
        .collect();
    if dated.is_empty() {
        return;
    }
    let mut evidence = vec![Evidence::default(); dated.len()];
    for row in table.rows() {
        for (column, found) in dated.iter().zip(&mut evidence) {
            match row.cell(*column) {
                Some(cell) if cell.kind == CellKind::Date => found.add_date(cell.text),
                Some(cell) if cell.kind == CellKind::Text => found.add_text(cell.text),
                _ => {}
            }
        }
    }
    for (column, found) in dated.iter().zip(&evidence) {
        let Some(Some(guess)) = guesses.get_mut(usize::from(*column)) else { continue };
        guess.order = found.order();
        if let Some(why) = why(found) {
            use paradero_record::Language::{English, Spanish};
            guess.reason = Said::new(
                format!("{}; {}", guess.reason.say(English), why.say(English)),
                format!("{}; {}", guess.reason.say(Spanish), why.say(Spanish)),
            );
        }
    }
}

/// What the dates of a column tell about their order.
fn why(found: &Evidence) -> Option<Said> {
    let Evidence { day_first, month_first, unclear, small_days, .. } = *found;
    match found.order() {
        DateOrder::DayFirst => Some(said!(
            "the first number is above 12 in {day_first} dates: the day comes first",
            "el primer número pasa de 12 en {day_first} fechas: el día va primero"
        )),
        DateOrder::MonthFirst => Some(said!(
            "the second number is above 12 in {month_first} dates: the month comes first",
            "el segundo número pasa de 12 en {month_first} fechas: el mes va primero"
        )),
        DateOrder::Misread => Some(said!(
            "{day_first} dates are text with the day first, and all {small_days} others have days up to 12: a program exchanged day and month in those, so both readings are kept",
            "{day_first} fechas son texto con el día primero, y las otras {small_days} tienen días hasta 12: un programa intercambió día y mes en ellas, por eso se guardan ambas lecturas"
        )),
        DateOrder::Either if day_first > 0 => Some(said!(
            "{day_first} dates have the day first and {month_first} the month: {unclear} others can be either and keep both readings",
            "{day_first} fechas tienen el día primero y {month_first} el mes: otras {unclear} pueden ser cualquiera y guardan ambas lecturas"
        )),
        DateOrder::Either if unclear > 0 => Some(said!(
            "no date tells whether day or month comes first: {unclear} keep both readings",
            "ninguna fecha dice si va primero el día o el mes: {unclear} guardan ambas lecturas"
        )),
        DateOrder::Either => None,
    }
}

const SEXES: &[&str] = &[
    "m",
    "f",
    "h",
    "x",
    "male",
    "female",
    "masculino",
    "femenino",
    "hombre",
    "mujer",
    "man",
    "woman",
    "varon",
    "nonbinary",
    "non binary",
    "no binario",
    "unknown",
    "u",
];

/// Countries from which people are detained most, by name and code; enough to tell a column of countries.
const COUNTRIES: &[&str] = &[
    "mexico",
    "mx",
    "mex",
    "mexi",
    "guatemala",
    "gt",
    "gtm",
    "guate",
    "honduras",
    "hn",
    "hnd",
    "hondu",
    "el salvador",
    "sv",
    "slv",
    "elsal",
    "venezuela",
    "ve",
    "ven",
    "venez",
    "colombia",
    "co",
    "col",
    "colom",
    "ecuador",
    "ec",
    "ecu",
    "ecuad",
    "nicaragua",
    "ni",
    "nic",
    "nicar",
    "cuba",
    "cu",
    "cub",
    "haiti",
    "ht",
    "hti",
    "dominican republic",
    "republica dominicana",
    "do",
    "dom",
    "dr",
    "peru",
    "pe",
    "per",
    "brazil",
    "brasil",
    "br",
    "bra",
    "brazi",
    "bolivia",
    "bo",
    "bol",
    "chile",
    "cl",
    "chl",
    "argentina",
    "ar",
    "arg",
    "paraguay",
    "py",
    "pry",
    "uruguay",
    "uy",
    "ury",
    "panama",
    "pa",
    "pan",
    "costa rica",
    "cr",
    "cri",
    "jamaica",
    "jm",
    "jam",
    "china",
    "cn",
    "chn",
    "india",
    "in",
    "ind",
    "russia",
    "rusia",
    "ru",
    "rus",
    "turkey",
    "turquia",
    "turkiye",
    "tr",
    "tur",
    "nepal",
    "np",
    "npl",
    "bangladesh",
    "bd",
    "bgd",
    "vietnam",
    "vn",
    "vnm",
    "senegal",
    "sn",
    "sen",
    "mauritania",
    "mr",
    "mrt",
    "angola",
    "ao",
    "ago",
    "cameroon",
    "camerun",
    "cm",
    "cmr",
    "nigeria",
    "ng",
    "nga",
    "ghana",
    "gh",
    "gha",
    "guinea",
    "gn",
    "gin",
    "egypt",
    "egipto",
    "eg",
    "egy",
    "afghanistan",
    "afganistan",
    "af",
    "afg",
    "iran",
    "ir",
    "irn",
    "georgia",
    "ge",
    "geo",
    "uzbekistan",
    "uz",
    "uzb",
    "kyrgyzstan",
    "kg",
    "kgz",
    "romania",
    "rumania",
    "ro",
    "rou",
    "belize",
    "belice",
    "bz",
    "blz",
    "venezolano",
    "venezolana",
    "mexicano",
    "mexicana",
    "hondureno",
    "hondurena",
    "guatemalteco",
    "guatemalteca",
    "salvadoreno",
    "salvadorena",
    "colombiano",
    "colombiana",
    "cubano",
    "cubana",
    "ecuatoriano",
    "ecuatoriana",
    "nicaraguense",
    "haitiano",
    "haitiana",
    "peruano",
    "peruana",
    "venezuelan",
    "mexican",
    "honduran",
    "guatemalan",
    "salvadoran",
    "colombian",
    "cuban",
    "ecuadorian",
    "nicaraguan",
    "haitian",
    "peruvian",
];
