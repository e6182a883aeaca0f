//! The one place at which the disagreements of a record are asked for.

use paradero_prose::{CheckType, Severity};
use paradero_record::{Language, PersonId, Record, StatementId};

/// A disagreement between statements of a record.
pub(super) struct Found {
    pub(super) kind: CheckType,
    pub(super) severity: Severity,
    /// The statements on both sides, in order of their names.
    pub(super) statements: Vec<StatementId>,
    pub(super) says: (String, String),
}

impl Found {
    /// Its name: the type and the names of the statements.
    pub(super) fn key(&self) -> String {
        let names: Vec<&str> = self.statements.iter().map(StatementId::as_str).collect();
        format!("{} {}", self.kind, names.join(" "))
    }

    pub(super) fn say(&self, language: Language) -> String {
        language.choose(&self.says.0, &self.says.1).clone()
    }
}

/// Where the statements about somebody disagree, as far as this record holds them.
pub(super) fn found(record: &Record, person: &PersonId) -> Vec<Found> {
    let all = paradero_prose::disagreements(record, person).into_iter().map(|one| {
        let mut statements = one.statements;
        statements.sort();
        statements.dedup();
        Found { kind: one.kind, severity: one.severity, statements, says: one.says }
    });
    all.collect()
}

/// The type and the statements of a key; nothing where it is none.
pub(super) fn parse(key: &str) -> Option<(CheckType, Vec<StatementId>)> {
    let mut words = key.split_whitespace();
    let kind = CheckType::find(words.next()?)?;
    let statements: Vec<StatementId> = words.map(StatementId::from_text).collect();
    (!statements.is_empty()).then_some((kind, statements))
}
