//! What a viewer may know of lists, rows, people and who was judged to be whom: the one filter of the matching desk.

use std::collections::{BTreeMap, BTreeSet};

use paradero_record::{
    Identity, Instant, Language, List, Person, PersonId, Record, Row, RowId, Sameness, SourceId, Subject, Who,
    Widening, say, standing,
};

use crate::desk::{Viewer, may_see};
use crate::view::{IdentityLine, ListRef, ListedLine, WhoLine};

/// The reason of a judgement by which an earlier one is taken back.
pub(crate) const TAKEN_BACK: &str = "taken back";

/// Whether a judgement says no more than that an earlier one no longer stands.
pub(crate) fn is_taken_back(one: &Identity) -> bool {
    one.sameness == Sameness::Unsure && one.because == TAKEN_BACK
}

/// Reads `person:ana` or `row:roster:17`.
pub(crate) fn parse_who(text: &str) -> Option<Who> {
    let (sort, name) = text.trim().split_once(':')?;
    match sort {
        "person" if !name.is_empty() => Some(Who::Person(PersonId::new(name))),
        "row" => RowId::parse(name).map(Who::Row),
        _ => None,
    }
}

/// Writes what [`parse_who`] reads.
pub(crate) fn key(who: &Who) -> String {
    match who {
        Who::Person(person) => format!("person:{person}"),
        Who::Row(row) => format!("row:{row}"),
    }
}

/// The name of a pair in addresses.
pub(crate) fn pair_key(left: &Who, right: &Who) -> String {
    format!("{} {}", key(left), key(right))
}

/// What a viewer may know. Whatever stands on a list that they may not see is absent, and so is what was judged of it.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) base: &'a Record,
    pub(crate) viewer: &'a Viewer,
    pub(crate) language: Language,
    /// Judgements recorded later than this are absent too.
    pub(crate) until: Option<Instant>,
}

impl<'a> Known<'a> {
    pub(crate) fn list(&self, id: &SourceId) -> Option<&'a List> {
        self.base.lists.get(id).filter(|list| may_see(list, self.viewer))
    }

    pub(crate) fn row(&self, id: &RowId) -> Option<&'a Row> {
        self.list(&id.source)?;
        self.base.rows.get(id)
    }

    pub(crate) fn person(&self, id: &PersonId) -> Option<&'a Person> {
        self.base.people.get(id).filter(|person| person.subject == Subject::Person)
    }

    pub(crate) fn is_known(&self, who: &Who) -> bool {
        match who {
            Who::Person(person) => self.person(person).is_some(),
            Who::Row(row) => self.row(row).is_some(),
        }
    }

    /// Every judgement on two that may be known, the oldest first.
    pub(crate) fn identities(&self) -> impl Iterator<Item = &'a Identity> + use<'a> {
        let known = *self;
        let is_known = move |one: &&Identity| known.is_known(&one.left) && known.is_known(&one.right);
        self.base.identities.iter().filter(is_known).filter(move |one| known.is_in_time(one))
    }

    fn is_in_time(&self, one: &Identity) -> bool {
        let at = || one.recorded.at.allows(&self.base.zone, &Widening::NONE).last();
        self.until.is_none_or(|day| at().is_none_or(|at| at <= day))
    }

    /// The judgements that stand.
    pub(crate) fn standing(&self) -> BTreeMap<(&'a Who, &'a Who), &'a Identity> {
        standing(self.identities())
    }

    fn title(&self, list: &SourceId) -> String {
        self.base.sources.get(list).map_or_else(|| list.to_string(), |source| source.title.clone())
    }

    pub(crate) fn label(&self, who: &Who) -> String {
        match who {
            Who::Person(id) => self.person(id).map_or_else(|| id.to_string(), |person| person.label.clone()),
            Who::Row(id) => self.row(id).map_or_else(|| id.to_string(), |row| row.name.clone()),
        }
    }

    pub(crate) fn who(&self, who: &Who) -> WhoLine {
        let pick = |english: &'static str, spanish: &'static str| self.language.choose(english, spanish);
        let (person, row) = match who {
            Who::Person(id) => (Some(id), None),
            Who::Row(id) => (None, Some(id)),
        };
        let what = row.map_or_else(
            || pick("on record", "registrada").to_owned(),
            |row| {
                let title = self.title(&row.source);
                format!("{} {} {} {title}", pick("row", "fila"), row.number, pick("of", "de"))
            },
        );
        WhoLine {
            key: key(who),
            label: self.label(who),
            what,
            person: person.map(ToString::to_string),
            list: row.map(|row| row.source.to_string()),
            row: row.map(|row| row.number),
            made_up: person.and_then(|id| self.person(id)).is_some_and(|person| person.made_up),
        }
    }

    pub(crate) fn list_ref(&self, list: &List) -> ListRef {
        ListRef {
            id: list.source.to_string(),
            title: self.title(&list.source),
            as_of: list.as_of.as_ref().map(|at| say(at, self.language)),
            rows: self.base.rows_on(&list.source).count(),
            once: list.once,
        }
    }

    /// A judgement in words; `stands` says whether it is the latest on its pair.
    pub(crate) fn identity(&self, one: &Identity, stands: Stands) -> IdentityLine {
        let pick = |english: &'static str, spanish: &'static str| self.language.choose(english, spanish);
        let back = is_taken_back(one);
        let (word, words) = match one.sameness {
            _ if back => ("taken_back", pick("taken back", "retirado")),
            Sameness::Same => ("same", pick("one person", "una sola persona")),
            Sameness::Different => ("different", pick("two people", "dos personas")),
            Sameness::Unsure => ("unsure", pick("cannot be told", "no se puede saber")),
        };
        let by = if one.recorded.by.is_empty() {
            String::new()
        } else {
            format!("{} {}", pick(", by", ", por"), one.recorded.by)
        };
        let stands = stands == Stands::Yes;
        IdentityLine {
            left: self.who(&one.left),
            right: self.who(&one.right),
            sameness: word.to_owned(),
            words: words.to_owned(),
            because: if back { words.to_owned() } else { one.because.clone() },
            recorded: format!("{}{by}", say(&one.recorded.at, self.language)),
            stands,
            revocable: stands && !back,
        }
    }

    /// Every judgement on somebody, the latest first, earlier ones among them.
    pub(crate) fn identities_on(&self, who: &Who) -> Vec<IdentityLine> {
        let standing = self.standing();
        let is_latest = |one: &Identity| standing.get(&one.pair()).is_some_and(|latest| std::ptr::eq(*latest, one));
        let on = self.identities().filter(|one| one.other(who).is_some());
        let mut all: Vec<IdentityLine> =
            on.map(|one| self.identity(one, if is_latest(one) { Stands::Yes } else { Stands::NoLonger })).collect();
        all.reverse();
        all
    }

    /// The names that lists give to a person, in the order of the lists.
    pub(crate) fn names_of(&self, person: &PersonId) -> Vec<ListedLine> {
        let who = Who::Person(person.clone());
        let mut rows: BTreeSet<&RowId> = BTreeSet::new();
        for one in self.standing().values().filter(|one| one.sameness == Sameness::Same) {
            if let Some(Who::Row(row)) = one.other(&who) {
                rows.insert(row);
            }
        }
        let line = |id: &RowId| {
            let row = self.row(id)?;
            let (list, title) = (id.source.to_string(), self.title(&id.source));
            Some(ListedLine { name: row.name.clone(), list, title, row: id.number })
        };
        rows.into_iter().filter_map(line).collect()
    }
}

/// Whether a judgement is the latest on its pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// It is.
    Yes,
    /// A later one stands in its place.
    NoLonger,
}
