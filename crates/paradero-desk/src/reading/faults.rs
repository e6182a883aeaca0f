//! What is wrong with what was typed beside a reading, by field; the first fault of a field counts.

use std::collections::BTreeMap;

use crate::desk::Ctx;

/// Faults by field, such as `when-p12`.
#[derive(Debug, Default)]
pub(super) struct Faults(BTreeMap<String, String>);

impl Faults {
    pub(super) fn add(&mut self, ctx: &Ctx<'_>, field: &str, of: &str, english: &str, spanish: &str) {
        self.worded(field, of, ctx.language.choose(english, spanish).to_owned());
    }

    /// A fault that was put into words already.
    pub(super) fn worded(&mut self, field: &str, of: &str, message: String) {
        let name = if of.is_empty() { field.to_owned() } else { format!("{field}-{of}") };
        self.0.entry(name).or_insert(message);
    }

    /// Something that is not on the list.
    pub(super) fn choose(&mut self, ctx: &Ctx<'_>, field: &str, of: &str) {
        self.add(ctx, field, of, "choose one of the list", "elija una opción de la lista");
    }

    pub(super) fn of(&self, field: &str, of: &str) -> Option<String> {
        let name = if of.is_empty() { field.to_owned() } else { format!("{field}-{of}") };
        self.0.get(&name).cloned()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
