//! The cells of one sheet of a workbook, as they stream by.

use quick_xml::events::BytesStart;

use super::number::{self, Read};
use super::{Shared, strings};
use crate::grid::{Builder, Grid, Mark, Merge};
use crate::limits::Limits;
use crate::plain;
use crate::said::said;
use crate::sheet::SheetError;
use crate::sheet::xml::{Node, Xml, attribute};
use crate::sheet::zip::Zip;
use crate::table::{CellKind, Origin};

/// What the `t` of a cell says its value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Number,
    SharedString,
    Text,
    Truth,
    Error,
    IsoDate,
}

/// A cell while it is read; reused for each.
struct Pending {
    column: u16,
    sort: Type,
    style: usize,
    formula: bool,
    value: String,
}

/// Reads one sheet.
pub(super) fn read(
    zip: &Zip<'_>,
    part: &str,
    name: &str,
    shared: &Shared,
    limits: &Limits,
) -> Result<Grid, SheetError> {
    let mut reader = Reader {
        xml: Xml::open(zip, part)?,
        name,
        shared,
        builder: Builder::new(shared.text.clone(), *limits),
        last: 0,
        hidden: 0,
        cell: Pending { column: 0, sort: Type::Number, style: 0, formula: false, value: String::new() },
    };
    reader.sheet()?;
    let Reader { mut builder, hidden, .. } = reader;
    if hidden > 0 {
        builder.note(
            None,
            None,
            said!(
                "{hidden} rows are hidden in the workbook, as by a filter; they were read like the others",
                "{hidden} filas están ocultas en el libro, por ejemplo por un filtro; se leyeron como las demás"
            ),
        );
    }
    builder.finish().map_err(|full| SheetError::sheet_too_large(name, &full.0))
}

struct Reader<'a, 's> {
    xml: Xml<'a>,
    name: &'s str,
    shared: &'s Shared,
    builder: Builder,
    /// The number of the last row.
    last: u32,
    hidden: usize,
    cell: Pending,
}

impl Reader<'_, '_> {
    fn sheet(&mut self) -> Result<(), SheetError> {
        loop {
            match self.xml.next()? {
                Node::Open(tag) => match tag.local_name().as_ref() {
                    "row" => {
                        let stated = attribute(&tag, "r").map(|r| r.parse::<u32>().unwrap_or(0));
                        let hidden = attribute(&tag, "hidden").is_some_and(|h| h == "1" || h == "true");
                        self.hidden += usize::from(hidden);
                        self.row(stated)?;
                    }
                    "mergeCell" => {
                        if let Some(merge) = attribute(&tag, "ref").and_then(|r| merge(&r)) {
                            self.builder.merge(merge);
                        }
                    }
                    _ => {}
                },
                Node::End => return Ok(()),
                _ => {}
            }
        }
    }

    fn row(&mut self, stated: Option<u32>) -> Result<(), SheetError> {
        let number = stated.unwrap_or(self.last.saturating_add(1));
        let in_order = number > self.last && number <= Limits::SHEET_ROWS;
        if in_order {
            self.last = number;
            self.builder.begin(number);
        } else {
            let last = self.last;
            self.builder.misplaced(
                number,
                said!(
                    "the row is numbered {number} and comes after row {last}; a sheet has rows 1 to 1,048,576 in order",
                    "la fila tiene el número {number} y viene después de la fila {last}; una hoja tiene filas de 1 a 1,048,576 en orden"
                ),
            );
        }
        let mut next_column = 0_u16;
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.local_name().as_ref() == "c" => {
                    open_cell(&mut self.cell, &tag, next_column);
                    next_column = self.cell.column.saturating_add(1);
                    self.fill()?;
                    if in_order {
                        self.keep()?;
                    }
                }
                Node::Close(tag) if tag.local_name().as_ref() == "row" => break,
                Node::End => break,
                _ => {}
            }
        }
        if in_order {
            self.builder.end();
        }
        Ok(())
    }

    /// Reads to the end of the cell.
    fn fill(&mut self) -> Result<(), SheetError> {
        let mut in_value = false;
        loop {
            match self.xml.next()? {
                Node::Open(tag) => match tag.local_name().as_ref() {
                    "v" => in_value = true,
                    "f" => self.cell.formula = true,
                    "is" => {
                        self.cell.sort = Type::Text;
                        strings::rich(&mut self.xml, "is", &mut self.cell.value)?;
                    }
                    _ => {}
                },
                Node::Close(tag) => match tag.local_name().as_ref() {
                    "v" => in_value = false,
                    "c" | "row" => return Ok(()),
                    _ => {}
                },
                Node::Text(text) if in_value => self.cell.value.push_str(&text),
                Node::End => return Ok(()),
                _ => {}
            }
        }
    }

    fn keep(&mut self) -> Result<(), SheetError> {
        let Pending { column, sort, formula, .. } = self.cell;
        let origin = if formula { Origin::Formula } else { Origin::Typed };
        if self.cell.value.is_empty() {
            if formula {
                self.note(said!(
                    "the formula has no saved value; open the workbook, let it calculate, and save it",
                    "la fórmula no tiene valor guardado; abra el libro, deje que calcule y guárdelo"
                ));
            }
            return Ok(());
        }
        let kept = match sort {
            Type::SharedString => self.shared_string(column, origin),
            Type::Number => return self.number(origin),
            Type::Error => {
                let what = self.cell.value.clone();
                self.note(said!(
                    "the cell shows the error {what}; its value is lost in this file",
                    "la celda muestra el error {what}; su valor se perdió en este archivo"
                ));
                self.builder.own(column, &what, Mark::new(CellKind::Error, origin))
            }
            Type::Truth => {
                let text = if self.cell.value.trim() == "0" { "FALSE" } else { "TRUE" };
                self.builder.own(column, text, Mark::new(CellKind::Truth, origin))
            }
            Type::IsoDate => {
                let text = self.cell.value.trim().trim_end_matches("T00:00:00").to_owned();
                self.builder.own(column, &text, Mark::new(CellKind::Date, origin))
            }
            Type::Text => {
                let text = if self.cell.value.contains("_x") {
                    strings::unescape(&self.cell.value)
                } else {
                    std::mem::take(&mut self.cell.value)
                };
                self.builder.own(column, &text, Mark::new(CellKind::Text, origin))
            }
        };
        kept.map_err(|full| SheetError::sheet_too_large(self.name, &full.0))
    }

    fn shared_string(&mut self, column: u16, origin: Origin) -> Result<(), crate::grid::Full> {
        let index = self.cell.value.trim().parse::<usize>().ok();
        let Some((start, length)) = index.and_then(|index| self.shared.strings.get(index)) else {
            let index = self.cell.value.clone();
            let reason = said!(
                "the cell refers to shared text {index}, which the workbook does not have",
                "la celda remite al texto compartido {index}, que el libro no tiene"
            );
            self.builder.fail(Some(column), reason);
            return Ok(());
        };
        self.builder.shared(column, *start as usize, *length as usize, Mark::new(CellKind::Text, origin))
    }

    fn number(&mut self, origin: Origin) -> Result<(), SheetError> {
        let shown = self.shared.styles.of(self.cell.style);
        let (kind, text) = match number::read(&self.cell.value, shown, self.shared.from_1904) {
            Read::Number(text) => (CellKind::Number, text),
            Read::Date(text) => (CellKind::Date, text),
            Read::NoDate(text) => {
                self.note(said!(
                    "the number {text} is shown as a date, and no day has it",
                    "el número {text} se muestra como fecha, y ningún día lo tiene"
                ));
                (CellKind::Number, text)
            }
        };
        let kept = self.builder.own(self.cell.column, &text, Mark::new(kind, origin));
        kept.map_err(|full| SheetError::sheet_too_large(self.name, &full.0))
    }

    fn note(&mut self, reason: crate::said::Said) {
        self.builder.note(Some(self.last), Some(self.cell.column), reason);
    }
}

/// Starts a cell from its tag; without an address it follows the one before.
fn open_cell(cell: &mut Pending, tag: &BytesStart<'_>, next: u16) {
    cell.value.clear();
    cell.formula = false;
    cell.style = 0;
    cell.sort = Type::Number;
    cell.column = next;
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    for found in attributes.filter_map(Result::ok) {
        let value = found.value.as_ref();
        match found.key.local_name().as_ref() {
            "r" => cell.column = address(value).map_or(next, |(column, _)| column),
            "s" => cell.style = value.parse().unwrap_or(0),
            "t" => {
                cell.sort = match value {
                    "s" => Type::SharedString,
                    "b" => Type::Truth,
                    "e" => Type::Error,
                    "d" => Type::IsoDate,
                    "str" | "inlineStr" => Type::Text,
                    _ => Type::Number,
                };
            }
            _ => {}
        }
    }
}

/// The column and row of an address such as `C17`.
fn address(text: &str) -> Option<(u16, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits);
    Some((plain::column(letters)?, digits.parse().ok()?))
}

fn merge(text: &str) -> Option<Merge> {
    let (from, to) = text.split_once(':')?;
    let ((left, top), (right, bottom)) = (address(from)?, address(to)?);
    (left <= right && top <= bottom).then_some(Merge { rows: (top, bottom), columns: (left, right) })
}
