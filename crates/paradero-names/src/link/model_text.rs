//! A model as text: one line for each thing that was learnt, tabs between its parts.

use std::fmt;
use std::str::FromStr;

use super::fields::{FIXED, OTHERS, Sort};
use super::model::{Common, FieldModel, Model, kind_by};
use crate::Country;

/// The first line of every printed model.
const HEAD: &str = "paradero link model 1";

/// Why a text is not a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    /// The line, from 1.
    pub line: usize,
    /// What was expected there.
    pub expected: &'static str,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the model: expected {}", self.line, self.expected)
    }
}

impl std::error::Error for ModelError {}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        writeln!(f, "prior\t{}", self.prior)?;
        for field in &self.fields {
            writeln!(f, "field\t{}\t{}", field.sort.map_or("fixed", Sort::word), one_line(&field.name))?;
            let shares = field.same.iter().zip(&field.different).zip(&field.share);
            for (name, ((same, different), share)) in field.levels().iter().zip(shares) {
                writeln!(f, "level\t{name}\t{same}\t{different}\t{share}")?;
            }
        }
        for share in &self.years {
            writeln!(f, "year\t{share}")?;
        }
        for &(country, bits) in &self.countries {
            if let Some(country) = Country::from_number(country) {
                writeln!(f, "country\t{}\t{bits}", country.code())?;
            }
        }
        let [none, female, male, other] = self.sexes;
        writeln!(f, "sexes\t{none}\t{female}\t{male}\t{other}")?;
        for common in &self.common {
            writeln!(f, "words\t{}", common.rare)?;
            for (word, [bits, sound, part], (home, there)) in &common.words {
                let home = Country::from_number(*home).map_or_else(String::new, |home| home.code().to_owned());
                writeln!(f, "word\t{}\t{bits}\t{sound}\t{part}\t{home}\t{there}", one_line(word))?;
            }
        }
        Ok(())
    }
}

/// Text without tabs and line ends.
fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

impl FromStr for Model {
    type Err = ModelError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut model = Self::default();
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
        if lines.next().is_none_or(|(_, line)| line.trim_end() != HEAD) {
            return Err(ModelError { line: 1, expected: "\"paradero link model 1\"" });
        }
        let mut last = 1;
        for (line, content) in lines {
            last = line;
            let parts: Vec<&str> = content.split('\t').collect();
            take(&mut model, &parts).map_err(|expected| ModelError { line, expected })?;
        }
        for field in &model.fields {
            if field.same.len() != field.levels().len() {
                return Err(ModelError { line: last, expected: "all levels of every field" });
            }
        }
        let words = model.fields.iter().skip(OTHERS).count() + 3;
        if model.fields.len() < OTHERS || model.common.len() != words || model.years.is_empty() {
            return Err(ModelError { line: last, expected: "all fields, years and words before the end" });
        }
        for common in &mut model.common {
            common.words.sort_by(|a, b| a.0.cmp(&b.0));
        }
        model.countries.sort_by_key(|(country, _)| *country);
        Ok(model)
    }
}

/// Takes one line into the model.
fn take(model: &mut Model, parts: &[&str]) -> Result<(), &'static str> {
    match parts {
        ["prior", bits] => model.prior = number(bits)?,
        ["field", sort, name] => {
            let sort = sort_named(sort)?;
            let kind = kind_by(model.fields.len(), sort).ok_or("a fixed field before the others")?;
            if FIXED.get(model.fields.len()).is_some_and(|(known, _)| known != name) {
                return Err("the fixed fields in their order");
            }
            let name = (*name).to_owned();
            model.fields.push(FieldModel {
                name,
                kind,
                sort,
                same: Vec::new(),
                different: Vec::new(),
                share: Vec::new(),
            });
        }
        ["level", name, same, different, share] => {
            let field = model.fields.last_mut().ok_or("a field before its levels")?;
            if field.kind.levels().get(field.same.len()) != Some(name) {
                return Err("the levels of the field in their order");
            }
            field.same.push(share_of(same)?);
            field.different.push(share_of(different)?);
            field.share.push(small(share)?);
        }
        ["year", share] => model.years.push(share_of(share)?),
        ["country", code, bits] => {
            let country = Country::named(code).ok_or("a country")?;
            model.countries.push((country.to_number(), small(bits)?));
        }
        ["sexes", none, female, male, other] => {
            model.sexes = [small(none)?, small(female)?, small(male)?, small(other)?];
        }
        ["words", rare] => model.common.push(Common { words: Vec::new(), rare: small(rare)? }),
        ["word", word, bits, sound, part, home, there] => {
            let common = model.common.last_mut().ok_or("a line of words before the words")?;
            let home = Country::named(home).map_or(0, Country::to_number);
            let bits = [small(bits)?, small(sound)?, small(part)?];
            common.words.push(((*word).to_owned(), bits, (home, small(there)?)));
        }
        [""] => {}
        _ => return Err("prior, field, level, year, country, sexes, words or word"),
    }
    Ok(())
}

/// A sort by its word; nothing for a fixed field.
fn sort_named(word: &str) -> Result<Option<Sort>, &'static str> {
    let sorts = [Sort::Identifier, Sort::Text, Sort::Number, Sort::Date];
    match sorts.into_iter().find(|sort| sort.word() == word) {
        Some(sort) => Ok(Some(sort)),
        None if word == "fixed" => Ok(None),
        None => Err("a sort of field"),
    }
}

/// A finite number of reasonable size.
fn number(text: &str) -> Result<f64, &'static str> {
    text.parse::<f64>().ok().filter(|number| number.abs() <= 1000.0).ok_or("a number")
}

/// The same in 32 bits.
fn small(text: &str) -> Result<f32, &'static str> {
    text.parse::<f32>().ok().filter(|number| number.abs() <= 1000.0).ok_or("a number")
}

/// A number from 0 to 1.
fn share_of(text: &str) -> Result<f64, &'static str> {
    // Sums of shares may pass 1 by the last digit.
    number(text).and_then(|share| if (0.0..=1.01).contains(&share) { Ok(share) } else { Err("a share from 0 to 1") })
}
