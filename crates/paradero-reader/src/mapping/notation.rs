//! The text form of a mapping: `given=C "Nombres", born:dmy=F, identifier.a_number="A-Number"`.

use std::fmt;
use std::str::FromStr;

use paradero_record::{EventKind, Language};

use super::{Assignment, Field, Mapping};
use crate::plain;
use crate::said::{Said, said};
use crate::written_date::DateOrder;

/// The most items of a mapping: one for each column of a sheet.
const MOST: usize = 16_384;

/// What is wrong with the text of a mapping, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingError {
    item: usize,
    text: String,
    reason: Said,
}

impl MappingError {
    /// Which item, from 1.
    pub fn item(&self) -> usize {
        self.item
    }

    /// What is wrong and what would be right.
    pub fn say(&self, language: Language) -> String {
        let Self { item, text, reason } = self;
        let reason = reason.say(language);
        match language {
            Language::English => format!("item {item}, \"{text}\": {reason}"),
            Language::Spanish => format!("elemento {item}, «{text}»: {reason}"),
        }
    }
}

impl fmt::Display for MappingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Language::English))
    }
}

impl std::error::Error for MappingError {}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, assignment) in self.assignments().iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            assignment.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Assignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.field.name())?;
        if self.order != DateOrder::Either {
            write!(f, ":{}", self.order.name())?;
        }
        f.write_str("=")?;
        if let Some(column) = self.column {
            f.write_str(&plain::letter(column))?;
        }
        if let Some(heading) = &self.heading {
            let gap = if self.column.is_some() { " " } else { "" };
            write!(f, "{gap}\"{}\"", heading.replace('"', "\"\""))?;
        }
        Ok(())
    }
}

impl FromStr for Mapping {
    type Err = MappingError;

    /// Reads items separated by commas or line ends; lines that begin with `//` are left out.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut assignments = Vec::new();
        for (index, item) in items(text).into_iter().enumerate() {
            let fail = |reason| MappingError { item: index + 1, text: item.chars().take(80).collect(), reason };
            if index >= MOST {
                return Err(fail(said!(
                    "a mapping has at most {MOST} items",
                    "una asignación tiene como máximo {MOST} elementos"
                )));
            }
            assignments.push(read(&item).map_err(fail)?);
        }
        Ok(Self::of(assignments))
    }
}

/// The items, without what is between quotation marks being taken for a separator.
fn items(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        quoted ^= letter == '"';
        if !quoted && (letter == ',' || letter == '\n') {
            items.push(String::new());
        } else if let Some(last) = items.last_mut() {
            last.push(letter);
        }
    }
    items.into_iter().map(|item| item.trim().to_owned()).filter(|i| !i.is_empty() && !i.starts_with("//")).collect()
}

fn read(item: &str) -> Result<Assignment, Said> {
    let Some((left, right)) = item.split_once('=') else {
        return Err(said!(
            "write field=column, as in given=C or born=\"Date of birth\"",
            "escriba campo=columna, como given=C o born=\"Fecha de nacimiento\""
        ));
    };
    let (name, order) = left.trim().split_once(':').unwrap_or((left.trim(), ""));
    let field = Field::find(name.trim()).ok_or_else(|| no_field(name.trim()))?;
    let order = if order.is_empty() {
        DateOrder::Either
    } else {
        DateOrder::find(order.trim()).ok_or_else(|| no_order(order.trim()))?
    };
    let right = right.trim();
    let (letters, heading) = match right.split_once('"') {
        None => (right, None),
        Some((letters, quoted)) => (letters.trim(), Some(unquote(quoted)?)),
    };
    let column = if letters.is_empty() {
        None
    } else {
        Some(plain::column(letters).ok_or_else(|| {
            said!(
                "\"{letters}\" names no column; use its letter, as in C, or its heading in quotation marks",
                "«{letters}» no nombra ninguna columna; use su letra, como C, o su encabezado entre comillas"
            )
        })?)
    };
    if column.is_none() && heading.is_none() {
        return Err(said!("the column is missing", "falta la columna"));
    }
    Ok(Assignment { field, column, heading, order })
}

fn unquote(quoted: &str) -> Result<String, Said> {
    match quoted.strip_suffix('"') {
        Some(inside) if inside.replace("\"\"", "").contains('"') => {
            Err(said!("nothing may follow the closing quotation mark", "nada puede seguir a la comilla de cierre"))
        }
        Some(inside) if !inside.is_empty() => Ok(inside.replace("\"\"", "\"")),
        Some(_) => Err(said!("the heading is empty", "el encabezado está vacío")),
        None => Err(said!("the quotation mark is not closed", "la comilla no se cierra")),
    }
}

fn no_order(order: &str) -> Said {
    said!(
        "there is no order \"{order}\"; use dmy, mdy, either or misread",
        "no hay orden «{order}»; use dmy, mdy, either o misread"
    )
}

fn no_field(name: &str) -> Said {
    let fields: Vec<String> = Field::PLAIN.iter().map(Field::name).collect();
    if let Some(kind) = name.strip_prefix("date.") {
        let near = nearest(kind, EventKind::all().map(|k| k.name().to_owned()));
        let near = near.map_or_else(|| "date.removal_executed".to_owned(), |near| format!("date.{near}"));
        return said!(
            "there is no kind of event \"{kind}\"; did you mean \"{near}\"?",
            "no hay clase de suceso «{kind}»; ¿quiso decir «{near}»?"
        );
    }
    if let Some(near) = nearest(name, fields.iter().cloned().chain(["identifier.a_number".to_owned()])) {
        return said!(
            "there is no field \"{name}\"; did you mean \"{near}\"?",
            "no hay campo «{name}»; ¿quiso decir «{near}»?"
        );
    }
    let all = fields.join(", ");
    said!(
        "there is no field \"{name}\"; the fields are {all}, identifier.KIND and date.EVENT",
        "no hay campo «{name}»; los campos son {all}, identifier.CLASE y date.SUCESO"
    )
}

/// The word at most two letters away, when there is one.
fn nearest(word: &str, words: impl Iterator<Item = String>) -> Option<String> {
    if word.len() > 60 {
        return None;
    }
    words.map(|other| (distance(word, &other), other)).filter(|(d, _)| *d <= 2).min().map(|(_, other)| other)
}

/// How many letters have to be put in, taken out or exchanged.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((b, diagonal), above) in other.iter().zip(&row).zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or(0);
            next.push((diagonal + usize::from(a != *b)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
