//! The verbs that tell of events, with all their forms in both languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use paradero_record::Language;

/// What a form of a verb can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// English: the first form, which is also the present of many. Spanish: the infinitive.
    Base,
    /// The present.
    Present,
    /// The past, and nothing else.
    Past,
    /// The participle, and nothing else.
    Participle,
    /// English: past or participle.
    Either,
    /// `-ing`, `-ando`.
    Ing,
    /// The Spanish subjunctive, conditional and future.
    Irrealis,
    /// A noun that stands for the verb: `deportation`.
    Noun,
}

/// One reading of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// The verb, as a place in [`Lexicon::lemmas`].
    pub(super) lemma: usize,
    /// Which form.
    pub(super) form: Form,
    /// Whether an object hangs on it: `deportarlo`.
    pub(super) clitic: bool,
    /// Whether it is the plural of Spanish.
    pub(super) plural: bool,
}

/// All verbs of both languages.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The first forms.
    pub(super) lemmas: Vec<Box<str>>,
    by_lemma: HashMap<Box<str>, usize>,
    english: HashMap<Box<str>, Vec<Reading>>,
    spanish: HashMap<Box<str>, Vec<Reading>>,
}

/// The verbs of `tables/verbs.txt`.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(include_str!("../../../tables/verbs.txt")));

impl Lexicon {
    /// Reads the table; lines that it cannot read are left out (a test sees that there are none).
    fn parse(table: &str) -> Self {
        let mut lexicon = Self::default();
        for line in super::pattern::lines(table) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["en", base, third, past, participle, ing] => lexicon.english([base, third, past, participle, ing]),
                ["es", infinitive] => lexicon.regular(infinitive, true),
                ["es", infinitive, participle, one, many, ing, present, presents] => {
                    lexicon.regular(infinitive, false);
                    lexicon.irregular(infinitive, [participle, one, many, ing, present, presents]);
                }
                _ => {}
            }
        }
        lexicon
    }

    /// What a word can be in this language.
    pub(super) fn readings(&self, language: Language, low: &str) -> &[Reading] {
        let forms = language.choose(&self.english, &self.spanish);
        forms.get(low).map(Vec::as_slice).unwrap_or_default()
    }

    /// The verb of this first form.
    pub(super) fn find(&self, lemma: &str) -> Option<usize> {
        self.by_lemma.get(lemma).copied()
    }

    fn lemma(&mut self, lemma: &str) -> usize {
        if let Some(known) = self.by_lemma.get(lemma) {
            return *known;
        }
        self.lemmas.push(lemma.into());
        self.by_lemma.insert(lemma.into(), self.lemmas.len() - 1);
        self.lemmas.len() - 1
    }

    fn english(&mut self, [base, third, past, participle, ing]: [&str; 5]) {
        let lemma = self.lemma(base);
        let mut add =
            |word: &str, form| push(&mut self.english, word, Reading { lemma, form, clitic: false, plural: false });
        add(third, Form::Present);
        add(ing, Form::Ing);
        if past == participle {
            add(past, Form::Either);
        } else {
            add(past, Form::Past);
            add(participle, Form::Participle);
        }
        if base != past && base != participle {
            add(base, Form::Base);
        }
    }

    /// The forms that follow from the infinitive; of an irregular verb those that are still regular.
    fn regular(&mut self, infinitive: &str, all: bool) {
        let lemma = self.lemma(infinitive);
        let Some((stem, ar)) = infinitive.strip_suffix("ar").map(|stem| (stem, true)).or_else(|| {
            infinitive.strip_suffix("er").or_else(|| infinitive.strip_suffix("ir")).map(|stem| (stem, false))
        }) else {
            return;
        };
        let mut add = |word: String, form, clitic, plural| {
            push(&mut self.spanish, &word, Reading { lemma, form, clitic, plural });
        };
        add(infinitive.to_owned(), Form::Base, false, false);
        for clitic in ["lo", "la", "los", "las", "le", "les"] {
            add(format!("{infinitive}{clitic}"), Form::Base, true, false);
        }
        for clitic in ["se", "me", "nos"] {
            add(format!("{infinitive}{clitic}"), Form::Base, false, false);
        }
        let imperfect = if ar { ["aba", "aban"] } else { ["ia", "ian"] };
        add(format!("{stem}{}", imperfect[0]), Form::Past, false, false);
        add(format!("{stem}{}", imperfect[1]), Form::Past, false, true);
        let unreal: &[&str] = if ar {
            &["ara", "aran", "ase", "asen", "e", "en", "aria", "arian"]
        } else {
            &[
                "iera", "ieran", "iese", "iesen", "a", "an", "eria", "erian", "iria", "irian", "era", "eran", "ira",
                "iran",
            ]
        };
        // `buscar`: `busque`; `llegar`: `llegue`; `cruzar`: `cruce`.
        let soft = match stem.chars().last() {
            Some('c') if ar => stem.strip_suffix('c').map(|stem| format!("{stem}qu")),
            Some('g') if ar => Some(format!("{stem}u")),
            Some('z') if ar => stem.strip_suffix('z').map(|stem| format!("{stem}c")),
            _ => None,
        };
        for end in unreal {
            let stem = soft.as_deref().filter(|_| matches!(*end, "e" | "en")).unwrap_or(stem);
            add(format!("{stem}{end}"), Form::Irrealis, false, end.ends_with('n'));
        }
        if !all {
            return;
        }
        let [past, pasts, we, ing, part, present, presents] = if ar {
            ["o", "aron", "amos", "ando", "ad", "a", "an"]
        } else {
            ["io", "ieron", "imos", "iendo", "id", "e", "en"]
        };
        add(format!("{stem}{past}"), Form::Past, false, false);
        add(format!("{stem}{pasts}"), Form::Past, false, true);
        add(format!("{stem}{we}"), Form::Past, false, true);
        add(format!("{stem}{present}"), Form::Present, false, false);
        add(format!("{stem}{presents}"), Form::Present, false, true);
        self.participles(lemma, &format!("{stem}{part}"));
        self.gerunds(lemma, &format!("{stem}{ing}"));
    }

    fn irregular(&mut self, infinitive: &str, [participle, one, many, ing, present, presents]: [&str; 6]) {
        let lemma = self.lemma(infinitive);
        let forms = [
            (one, Form::Past, false),
            (many, Form::Past, true),
            (present, Form::Present, false),
            (presents, Form::Present, true),
        ];
        for (word, form, plural) in forms {
            push(&mut self.spanish, word, Reading { lemma, form, clitic: false, plural });
        }
        // `supieron`, `supo`: `supimos`, `supe`.
        if let Some(stem) = many.strip_suffix("ieron") {
            push(
                &mut self.spanish,
                &format!("{stem}imos"),
                Reading { lemma, form: Form::Past, clitic: false, plural: true },
            );
            if let Some(strong) = one.strip_suffix('o').filter(|strong| *strong == stem) {
                push(
                    &mut self.spanish,
                    &format!("{strong}e"),
                    Reading { lemma, form: Form::Past, clitic: false, plural: false },
                );
            }
        }
        self.participles(lemma, participle.strip_suffix('o').unwrap_or(participle));
        self.gerunds(lemma, ing);
    }

    fn participles(&mut self, lemma: usize, stem: &str) {
        for (end, plural) in [("o", false), ("a", false), ("os", true), ("as", true)] {
            let reading = Reading { lemma, form: Form::Participle, clitic: false, plural };
            push(&mut self.spanish, &format!("{stem}{end}"), reading);
        }
    }

    fn gerunds(&mut self, lemma: usize, gerund: &str) {
        let reading = Reading { lemma, form: Form::Ing, clitic: false, plural: false };
        push(&mut self.spanish, gerund, reading);
        for clitic in ["lo", "la", "los", "las"] {
            push(&mut self.spanish, &format!("{gerund}{clitic}"), Reading { clitic: true, ..reading });
        }
    }
}

/// Adds a reading; the first reading of the same verb stays, so that what is listed wins over what is derived.
fn push(forms: &mut HashMap<Box<str>, Vec<Reading>>, word: &str, reading: Reading) {
    let readings = forms.entry(word.into()).or_default();
    match readings.iter_mut().find(|other| other.lemma == reading.lemma) {
        // `llevo`, `llevó`: what is no wish wins over what only may be one.
        Some(other) if other.form == Form::Irrealis => *other = reading,
        Some(_) => {}
        None => readings.push(reading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, word: &str, lemma: &str, form: Form) {
        let found = LEXICON.readings(language, word);
        let has = found.iter().any(|one| &*LEXICON.lemmas[one.lemma] == lemma && one.form == form);
        assert!(has, "{word}: {found:?}");
    }

    #[test]
    fn forms_of_verbs() {
        check(Language::English, "deported", "deport", Form::Either);
        check(Language::English, "flown", "fly", Form::Participle);
        check(Language::English, "fled", "flee", Form::Either);
        check(Language::English, "holding", "hold", Form::Ing);
        check(Language::Spanish, "deportaron", "deportar", Form::Past);
        check(Language::Spanish, "deporto", "deportar", Form::Past);
        check(Language::Spanish, "deportada", "deportar", Form::Participle);
        check(Language::Spanish, "deportarlo", "deportar", Form::Base);
        check(Language::Spanish, "detuvo", "detener", Form::Past);
        check(Language::Spanish, "detenidas", "detener", Form::Participle);
        check(Language::Spanish, "recluyeron", "recluir", Form::Past);
        check(Language::Spanish, "deporten", "deportar", Form::Irrealis);
        check(Language::Spanish, "esta", "estar", Form::Present);
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in super::super::pattern::lines(include_str!("../../../tables/verbs.txt")) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let fits = matches!((words.first(), words.len()), (Some(&"en"), 6) | (Some(&"es"), 2 | 8));
            assert!(fits, "{line}");
            assert!(words.get(1).is_some_and(|lemma| LEXICON.find(lemma).is_some()), "{line}");
        }
    }
}
