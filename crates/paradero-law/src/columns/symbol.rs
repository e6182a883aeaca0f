//! Symbols: a kind of event with as much of its attributes as patterns ask for, as one number.

use std::collections::{BTreeMap, BTreeSet};

use paradero_record::{EventKind, Tri};

use super::schema::{Attributes, Schema};
use crate::pack::Pattern;

/// A kind with a class of each attribute that patterns ask for. Symbol 0 is every kind that no pattern names.
pub(super) struct Symbol {
    kind: EventKind,
    classes: Vec<(&'static str, Class)>,
}

#[derive(Clone, PartialEq, Eq)]
enum Class {
    NotStated,
    Word(String),
    Other,
}

/// How the codes of a row become its symbol.
#[derive(Clone, Debug, Default)]
pub(super) struct Coder {
    /// By the code of the kind: the symbol when nothing is stated, and which of `parts` add to it.
    pub(super) kinds: Vec<KindCode>,
    parts: Vec<Part>,
    classes: Vec<u16>,
}

/// How one code of the kind column is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct KindCode {
    pub(super) symbol: u16,
    first: u32,
    last: u32,
}

/// What one attribute adds to a symbol.
#[derive(Clone, Copy, Debug)]
struct Part {
    column: usize,
    first: usize,
    length: usize,
}

/// All symbols that the patterns of a pack tell apart.
pub(super) struct Alphabet {
    symbols: Vec<Option<Symbol>>,
    first: BTreeMap<EventKind, usize>,
}

impl Alphabet {
    pub(super) fn new<'a>(patterns: impl Iterator<Item = &'a Pattern>) -> Self {
        let mut asked: BTreeMap<EventKind, BTreeMap<&'static str, BTreeSet<&str>>> = BTreeMap::new();
        for pattern in patterns {
            let attributes = asked.entry(pattern.kind).or_default();
            for (name, word) in &pattern.with {
                attributes.entry(name).or_default().insert(word);
            }
        }
        let mut alphabet = Self { symbols: vec![None], first: BTreeMap::new() };
        for (kind, attributes) in &asked {
            let mut all: Vec<Vec<(&'static str, Class)>> = vec![Vec::new()];
            for (name, words) in attributes {
                let mut classes = vec![Class::NotStated];
                classes.extend(words.iter().map(|word| Class::Word((*word).to_owned())));
                classes.push(Class::Other);
                // The first attribute changes slowest.
                let longer = all.iter().flat_map(|given| {
                    classes.iter().map(|class| {
                        let mut longer = given.clone();
                        longer.push((*name, class.clone()));
                        longer
                    })
                });
                all = longer.collect();
            }
            alphabet.first.insert(*kind, alphabet.symbols.len());
            alphabet.symbols.extend(all.into_iter().map(|classes| Some(Symbol { kind: *kind, classes })));
        }
        alphabet
    }

    pub(super) fn len(&self) -> usize {
        self.symbols.len()
    }

    /// How surely an event with a symbol matches one of some patterns.
    pub(super) fn matches(&self, patterns: &[Pattern], symbol: usize) -> Tri {
        let Some(Some(symbol)) = self.symbols.get(symbol) else { return Tri::No };
        let of_kind = patterns.iter().filter(|pattern| pattern.kind == symbol.kind);
        let each = of_kind.map(|pattern| {
            pattern.with.iter().map(|(name, word)| symbol.has_word(name, word)).fold(Tri::Yes, Tri::and)
        });
        each.fold(Tri::No, Tri::or)
    }

    /// The symbols that certainly match, and those that may.
    pub(super) fn split(&self, patterns: &[Pattern]) -> (Vec<usize>, Vec<usize>) {
        let of = |wanted: Tri| (0..self.len()).filter(|s| self.matches(patterns, *s) == wanted).collect();
        (of(Tri::Yes), of(Tri::Maybe))
    }

    /// The symbols of a kind.
    pub(super) fn of_kind(&self, kind: EventKind) -> Vec<usize> {
        let is_kind = |s: &usize| matches!(self.symbols.get(*s), Some(Some(symbol)) if symbol.kind == kind);
        (0..self.len()).filter(is_kind).collect()
    }

    /// How rows of a kind become symbols, whether or not the column of kinds has a code for it.
    pub(super) fn code_of(&self, kind: EventKind, schema: &Schema, coder: &mut Coder) -> KindCode {
        self.first.get(&kind).map(|first| self.kind_code(*first, schema, coder)).unwrap_or_default()
    }

    /// How rows of a schema become symbols.
    pub(super) fn coder(&self, schema: &Schema) -> Coder {
        let mut coder = Coder::default();
        for kind in &schema.kinds {
            let code = kind.map(|kind| self.code_of(kind, schema, &mut coder));
            coder.kinds.push(code.unwrap_or_default());
        }
        coder
    }

    fn kind_code(&self, symbol: usize, schema: &Schema, coder: &mut Coder) -> KindCode {
        let first = coder.parts.len();
        let names: Vec<&'static str> =
            self.symbols[symbol].iter().flat_map(|s| s.classes.iter().map(|(name, _)| *name)).collect();
        for (position, name) in names.iter().enumerate() {
            let Some(column) = schema.column(name) else { continue };
            // How far apart two symbols are that differ in the class of this attribute alone.
            let step: usize = names.iter().skip(position + 1).map(|later| self.classes(symbol, later).len()).product();
            let classes = self.classes(symbol, name);
            let part = Part { column, first: coder.classes.len(), length: schema.attributes[column].words.len() + 1 };
            coder.classes.push(0);
            for word in &schema.attributes[column].words {
                let class = classes.iter().position(|c| *c == Class::Word(word.clone())).unwrap_or(classes.len() - 1);
                coder.classes.push(u16::try_from(class * step).unwrap_or(0));
            }
            coder.parts.push(part);
        }
        let bound = |at: usize| u32::try_from(at).unwrap_or(0);
        KindCode { symbol: u16::try_from(symbol).unwrap_or(0), first: bound(first), last: bound(coder.parts.len()) }
    }

    /// The classes of an attribute of a kind, in the order of its symbols.
    fn classes(&self, symbol: usize, name: &str) -> Vec<Class> {
        let kind = self.symbols[symbol].as_ref().map(|s| s.kind);
        let mut classes: Vec<Class> = Vec::new();
        for other in self.symbols.iter().flatten().filter(|other| Some(other.kind) == kind) {
            let own = other.classes.iter().find(|(own, _)| *own == name);
            if let Some((_, class)) = own.filter(|(_, class)| !classes.contains(class)) {
                classes.push(class.clone());
            }
        }
        classes
    }
}

impl Symbol {
    fn has_word(&self, name: &str, word: &str) -> Tri {
        match self.classes.iter().find(|(own, _)| *own == name) {
            Some((_, Class::Word(own))) => (own == word).into(),
            Some((_, Class::Other)) => Tri::No,
            _ => Tri::Maybe,
        }
    }
}

impl Coder {
    /// Whether any symbol depends on an attribute column.
    pub(super) fn is_plain(&self) -> bool {
        self.parts.is_empty()
    }

    /// The symbol of a row. A code beyond its column's words counts as not stated.
    #[inline]
    pub(super) fn symbol(&self, kind: usize, row: usize, attributes: &Attributes<'_>) -> u16 {
        self.kinds.get(kind).map_or(0, |code| self.symbol_of(*code, row, attributes))
    }

    #[inline]
    pub(super) fn symbol_of(&self, code: KindCode, row: usize, attributes: &Attributes<'_>) -> u16 {
        let mut symbol = code.symbol;
        for part in self.parts.get(code.first as usize..code.last as usize).unwrap_or_default() {
            let word = usize::from(attributes.code(part.column, row));
            let class = if word < part.length { self.classes.get(part.first + word) } else { None };
            symbol += class.copied().unwrap_or(0);
        }
        symbol
    }
}
