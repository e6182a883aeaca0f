//! Whether a mapping that was kept still fits a later delivery of the same list.

use super::{Assignment, Field, Mapping};
use crate::plain::{letter, plain};
use crate::said::{Said, said};
use crate::table::{Column, Table};

/// A column that stands elsewhere than last time and was followed by its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What it says about a person.
    pub field: Field,
    /// Where it was, 0 for A.
    pub from: u16,
    /// Where it is.
    pub to: u16,
}

/// How a mapping fits a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The mapping with every column where this table has it; what is missing is left out.
    pub mapping: Mapping,
    /// Columns that moved and were followed.
    pub moved: Vec<Moved>,
    /// What is no longer there, each with what was found instead.
    pub missing: Vec<(Assignment, Said)>,
    /// Columns that the mapping does not know and that seem to say something.
    pub new: Vec<u16>,
}

impl Fit {
    /// Whether every column was found.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty()
    }
}

impl Mapping {
    /// Compares the mapping with a table: a column that moved is followed by its heading, a missing one is told.
    pub fn fits(&self, table: &Table) -> Fit {
        let mut fit = Fit { mapping: Self::default(), moved: Vec::new(), missing: Vec::new(), new: Vec::new() };
        for assignment in &self.assignments {
            match find(assignment, table.columns()) {
                Ok(column) => {
                    if let Some(from) = assignment.column.filter(|from| *from != column.index) {
                        fit.moved.push(Moved { field: assignment.field.clone(), from, to: column.index });
                    }
                    let heading = Some(column.heading.clone()).filter(|h| !h.is_empty());
                    let (field, order) = (assignment.field.clone(), assignment.order);
                    fit.mapping.assignments.push(Assignment { field, column: Some(column.index), heading, order });
                }
                Err(reason) => fit.missing.push((assignment.clone(), reason)),
            }
        }
        let known: Vec<Option<u16>> = fit.mapping.assignments.iter().map(|a| a.column).collect();
        let tells = |column: &&Column| column.guess.as_ref().is_some_and(|guess| guess.field != Field::Ignore);
        let new = table.columns().iter().filter(|c| !known.contains(&Some(c.index))).filter(tells);
        fit.new = new.map(|column| column.index).collect();
        fit
    }
}

fn find<'t>(assignment: &Assignment, columns: &'t [Column]) -> Result<&'t Column, Said> {
    let at = assignment.column.and_then(|column| columns.get(usize::from(column)));
    let Some(heading) = &assignment.heading else {
        return at.ok_or_else(|| {
            let wanted = assignment.column.map(letter).unwrap_or_default();
            said!("there is no column {wanted}", "no hay columna {wanted}")
        });
    };
    let wanted = plain(heading);
    let same = |column: &&Column| column.heading == *heading || plain(&column.heading) == wanted && !wanted.is_empty();
    if let Some(column) = at.filter(same) {
        return Ok(column);
    }
    let mut found = columns.iter().filter(same);
    match (found.next(), found.next()) {
        (Some(column), None) => Ok(column),
        (Some(one), Some(other)) => Err(said!(
            "columns {one} and {other} both have the heading \"{heading}\"; say which one is meant",
            "las columnas {one} y {other} tienen el encabezado «{heading}»; diga cuál es",
            one = one.letter,
            other = other.letter
        )),
        (None, _) => Err(match at.zip(assignment.column) {
            Some((column, _)) => said!(
                "no column has the heading \"{heading}\"; column {at} has \"{now}\"",
                "ninguna columna tiene el encabezado «{heading}»; la columna {at} tiene «{now}»",
                at = column.letter,
                now = column.heading
            ),
            None => said!("no column has the heading \"{heading}\"", "ninguna columna tiene el encabezado «{heading}»"),
        }),
    }
}
