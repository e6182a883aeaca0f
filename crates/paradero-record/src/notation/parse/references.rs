//! Whether everything that is named exists.

use super::{Diagnostic, Named, PersonId, Reader, References, suggest};
impl Reader {
    /// Notes every name that nothing bears.
    pub(super) fn check_references(&mut self) {
        if self.references == References::Trusted {
            return;
        }
        let mentions = std::mem::take(&mut self.mentions);
        for mention in &mentions {
            let known = self.known(mention.what, mention.person.as_ref());
            if known.iter().any(|name| *name == mention.name) {
                continue;
            }
            let help = if known.is_empty() { None } else { Some(suggest(&mention.name, known.iter().map(String::as_str))) };
            let message = format!("{} `{}` is not declared", what(mention.what), mention.name);
            self.diagnostics
                .push(Diagnostic::new(mention.token.line, mention.token.columns.clone(), message).help(help));
        }
    }

    fn known(&self, what: Named, person: Option<&PersonId>) -> Vec<String> {
        let record = &self.record;
        match what {
            Named::Source => record.sources.keys().map(ToString::to_string).collect(),
            Named::Place => record.places.keys().map(ToString::to_string).collect(),
            Named::Person => record.people.keys().map(ToString::to_string).collect(),
            Named::Event => person.map_or_else(Vec::new, |person| {
                let mut ids: Vec<String> = record.event_ids(person).iter().map(ToString::to_string).collect();
                ids.dedup();
                ids
            }),
        }
    }
}

fn what(named: Named) -> &'static str {
    match named {
        Named::Source => "source",
        Named::Place => "place",
        Named::Event => "event",
        Named::Person => "person or topic",
    }
}
