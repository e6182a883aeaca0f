//! The table of law facts: year, trigger, past uses and who decides, each with its source and how far anybody read it.

use std::sync::LazyLock;

use paradero_record::{Moment, words};

use crate::prose::folded;

words! {
    /// How far the source of a law fact was read.
    pub enum Verified {
        /// In the text of the law.
        Read = "read", "read in the source", "leído en la fuente";
        /// In a page that describes it.
        Secondary = "secondary", "from a secondary source", "de una fuente secundaria";
        /// By nobody yet.
        Unverified = "unverified", "unverified", "sin verificar";
    }
}

/// A word in both languages: English, then Spanish.
pub type Both = (&'static str, &'static str);

/// What sources of law say about a law, a programme or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawFact {
    /// Its key, as in [`What::Law`](crate::What::Law).
    pub key: &'static str,
    /// What kind of source: `statute`, `treaty`, `order`, `programme`, `settlement`, `constitution`, `body`.
    pub class: &'static str,
    /// When it was enacted, signed, adopted or founded.
    pub enacted: Moment,
    /// The first and last year of that.
    pub years: (i64, i64),
    /// Its names in English and in Spanish, the usual one first.
    pub names: (Vec<&'static str>, Vec<&'static str>),
    /// What has to be so before it can be used.
    pub trigger: Option<Both>,
    /// Since when, and for what, it was used before.
    pub uses: Vec<(i64, Both)>,
    /// Who decides under it, or what the body decides.
    pub decides: Option<&'static str>,
    /// The citation.
    pub source: &'static str,
    /// How far it was read.
    pub verified: Verified,
}

impl LawFact {
    /// The usual name in both languages; the English one where there is no Spanish.
    pub fn name(&self) -> Both {
        let english = self.names.0.first().copied().unwrap_or(self.key);
        (english, self.names.1.first().copied().unwrap_or(english))
    }

    /// The citation with the mark of what nobody has read, for a reason.
    pub(crate) fn cited(&self) -> (String, String) {
        match self.verified {
            Verified::Read => (self.source.to_owned(), self.source.to_owned()),
            other => {
                let language = |language| format!("{}, {}", self.source, other.say(language));
                (language(paradero_record::Language::English), language(paradero_record::Language::Spanish))
            }
        }
    }
}

static TABLE: LazyLock<Vec<LawFact>> = LazyLock::new(|| {
    let lines = include_str!("../tables/law_facts.txt").lines();
    lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty()).filter_map(parse).collect()
});

/// All law facts, in the order of the table.
pub fn all() -> &'static [LawFact] {
    &TABLE
}

/// Finds a law fact by its key, or by a name in either language.
pub fn find(name: &str) -> Option<&'static LawFact> {
    let plain = folded(name);
    let named =
        |fact: &&LawFact| fact.key == name || fact.names.0.iter().chain(&fact.names.1).any(|one| folded(one) == plain);
    TABLE.iter().find(named)
}

fn both(text: &'static str) -> Option<Both> {
    let (english, spanish) = text.split_once('~')?;
    Some((english.trim(), spanish.trim()))
}

fn parse(line: &'static str) -> Option<LawFact> {
    let cells: Vec<&'static str> = line.split('|').map(str::trim).collect();
    let [key, class, year, english, spanish, trigger, uses, decides, source, verified] = cells.as_slice() else {
        return None;
    };
    let names = |cell: &'static str| cell.split(';').map(str::trim).filter(|one| !matches!(*one, "" | "-")).collect();
    let used = |one: &'static str| {
        let (year, what) = one.trim().split_once(' ')?;
        Some((year.parse().ok()?, both(what)?))
    };
    let year_of = |text: &str| text.get(..4).and_then(|digits| digits.parse::<i64>().ok());
    let first = year_of(year)?;
    let last = year.split_once('/').map_or(Some(first), |(_, last)| year_of(last))?;
    Some(LawFact {
        key,
        class,
        enacted: Moment::parse(year).ok()?,
        years: (first, last),
        names: (names(english), names(spanish)),
        trigger: both(trigger),
        uses: uses.split(';').filter_map(used).collect(),
        decides: (*decides != "-").then_some(*decides),
        source,
        verified: Verified::find(verified)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../tables/law_facts.txt").lines();
        let rows = lines.filter(|line| !line.starts_with('#') && !line.trim().is_empty()).count();
        assert_eq!(all().len(), rows);
        assert!(rows >= 50, "{rows}");
        for fact in all() {
            assert!(!fact.source.is_empty() && fact.years.0 <= fact.years.1, "{}", fact.key);
            assert!((1600..2100).contains(&fact.years.0), "{}", fact.key);
        }
    }

    #[test]
    fn a_law_is_found_by_key_and_by_name() {
        let aea = find("alien_enemies_act").unwrap();
        assert_eq!(aea.years, (1798, 1798));
        assert_eq!(aea.uses.len(), 3);
        assert_eq!(find("Ley de Enemigos Extranjeros").map(|fact| fact.key), Some("alien_enemies_act"));
        assert_eq!(find("refugee_act").map(|fact| fact.years), Some((1980, 1980)));
        assert_eq!(find("no such law"), None);
        assert!(find("refugee_act").unwrap().cited().0.ends_with("unverified"));
    }
}
