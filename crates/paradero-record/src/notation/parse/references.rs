//! Whether everything that is named exists, and whether what is joined can be.

use std::collections::BTreeSet;

use super::{Diagnostic, EventId, Mention, Named, PersonId, Reader, References, Sameness, suggest};
use crate::notation::cursor::{MOST_SUGGESTIONS, shortened};

impl Reader {
    /// Notes every name that nothing bears, and every judgement that joins what cannot be one.
    pub(super) fn check_references(&mut self) {
        if self.references == References::Trusted {
            return;
        }
        for mention in std::mem::take(&mut self.mentions) {
            if !self.is_known(&mention) {
                self.unknown(&mention);
            }
        }
        for (judgement, (line, columns)) in std::mem::take(&mut self.judged) {
            let kind = |event: &EventId| self.kinds.get(&(judgement.person.clone(), event.clone()));
            let message = match (kind(&judgement.left), kind(&judgement.right)) {
                _ if judgement.left == judgement.right => "this judges an event against itself".to_owned(),
                (Some(left), Some(right)) if left != right && judgement.sameness == Sameness::Same => {
                    format!("one is `{left}`, the other `{right}`: they cannot be one event")
                }
                _ => continue,
            };
            self.diagnostics.push(Diagnostic::new(line, columns, message));
        }
    }

    fn is_known(&self, mention: &Mention) -> bool {
        let name = mention.name.as_str();
        match mention.what {
            Named::Source => self.declared.contains(&("source", name.to_owned())),
            Named::Place => self.declared.contains(&("place", name.to_owned())),
            Named::List => self.record.lists.contains_key(&crate::SourceId::new(name)),
            Named::Row => crate::RowId::parse(name).is_some_and(|row| self.record.rows.contains_key(&row)),
            Named::Person => ["person", "topic"].iter().any(|what| self.declared.contains(&(*what, name.to_owned()))),
            Named::Event => {
                let person = mention.person.clone();
                person.is_some_and(|person| self.kinds.contains_key(&(person, EventId::new(name))))
            }
        }
    }

    fn unknown(&mut self, mention: &Mention) {
        let record = &self.record;
        let known: BTreeSet<&str> = match mention.what {
            _ if self.diagnostics.len() >= MOST_SUGGESTIONS => BTreeSet::new(),
            Named::Source => record.sources.keys().map(crate::SourceId::as_str).collect(),
            Named::List => record.lists.keys().map(crate::SourceId::as_str).collect(),
            Named::Row => BTreeSet::new(),
            Named::Place => record.places.keys().map(crate::PlaceId::as_str).collect(),
            Named::Person => record.people.keys().map(PersonId::as_str).collect(),
            Named::Event => {
                let of_person = self.kinds.keys().filter(|(person, _)| Some(person) == mention.person.as_ref());
                of_person.map(|(_, event)| event.as_str()).collect()
            }
        };
        let help = if known.is_empty() { None } else { Some(suggest(&mention.name, known.into_iter())) };
        let message = format!("{} `{}` is not declared", what(mention.what), shortened(&mention.name));
        let (line, columns) = mention.place.clone();
        self.diagnostics.push(Diagnostic::new(line, columns, message).help(help));
    }
}

fn what(named: Named) -> &'static str {
    match named {
        Named::Source => "source",
        Named::Place => "place",
        Named::Event => "event",
        Named::List => "list",
        Named::Row => "row",
        Named::Person => "person or topic",
    }
}
