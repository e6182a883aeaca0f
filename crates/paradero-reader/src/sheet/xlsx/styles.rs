//! How a workbook shows numbers: which are dates, and which have leading zeros.

use std::collections::BTreeMap;

use crate::sheet::SheetError;
use crate::sheet::xml::{Node, Xml, attribute};
use crate::sheet::zip::Zip;

/// How far down a date is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// `yyyy`
    Year,
    /// `mmm-yy`
    Month,
    /// `m/d/yyyy`
    Day,
    /// `m/d/yyyy h:mm`
    Minute,
    /// `h:mm`
    Clock,
}

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    #[default]
    Plain,
    /// As a date or time.
    Date(Precision),
    /// With its digits in the places of a mask such as `000-000-000`.
    Mask(String),
}

/// How cells of each style are shown.
#[derive(Debug, Default)]
pub(super) struct Styles {
    shown: Vec<Shown>,
}

/// Excel itself has at most 65,490 styles.
const MOST: usize = 70_000;

impl Styles {
    pub(super) fn read(zip: &Zip<'_>, part: &str) -> Result<Self, SheetError> {
        let mut xml = Xml::open(zip, part)?;
        let mut formats: BTreeMap<u32, Shown> = BTreeMap::new();
        let mut styles = Self::default();
        let mut in_cells = false;
        loop {
            match xml.next()? {
                Node::Open(tag) => match tag.local_name().as_ref() {
                    "numFmt" if formats.len() < MOST => {
                        let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok());
                        if let (Some(id), Some(code)) = (id, attribute(&tag, "formatCode")) {
                            formats.insert(id, shown(&code));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells && styles.shown.len() < MOST => {
                        let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        styles.shown.push(formats.get(&id).cloned().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Node::Close(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
                Node::End => return Ok(styles),
                _ => {}
            }
        }
    }

    /// How a cell of this style is shown.
    pub(super) fn of(&self, style: usize) -> &Shown {
        self.shown.get(style).unwrap_or(&Shown::Plain)
    }
}

/// The formats that every program knows without being told (ECMA-376 part 1, 18.8.30).
fn built_in(id: u32) -> Shown {
    Shown::Date(match id {
        17 | 55 => Precision::Month,
        14..=16 | 27..=31 | 36 | 50..=54 | 56..=58 => Precision::Day,
        22 => Precision::Minute,
        18..=21 | 32..=35 | 45..=47 => Precision::Clock,
        _ => return Shown::Plain,
    })
}

/// What a format code shows. Only its first section counts; quoted text and what stands in brackets do not.
pub(super) fn shown(code: &str) -> Shown {
    let Some(bare) = bare_code(code) else { return Shown::Plain };
    let has = |letters: &str| bare.chars().any(|c| letters.contains(c));
    if bare.contains(['0', '#', '?', '@']) || bare.eq_ignore_ascii_case("general") {
        return mask(code);
    }
    let (year, day, clock) = (has("yYeE"), has("dD"), has("hHsS"));
    let month = has("mM");
    Shown::Date(match (year, month, day, clock) {
        (true, _, true, true) | (true, true, _, true) | (_, true, true, true) => Precision::Minute,
        (_, _, true, false) => Precision::Day,
        (_, true, false, false) => Precision::Month,
        (true, false, false, false) => Precision::Year,
        (_, _, _, true) => Precision::Clock,
        _ => return Shown::Plain,
    })
}

/// The code without quoted text, escapes, colours and locales; `None` for lengths of time such as `[h]:mm`.
fn bare_code(code: &str) -> Option<String> {
    let mut bare = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => {
                letters.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| "hHmMsS".contains(c)) {
                    return None;
                }
            }
            other => bare.push(other),
        }
    }
    // AM/PM is not a month.
    Some(bare.replace("AM/PM", "h").replace("am/pm", "h").replace("A/P", "h"))
}

/// Only zeros and fixed characters, as in `000-000-000` or `"A"000000000`: the zeros are part of what is written.
fn mask(code: &str) -> Shown {
    let mut mask = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => mask.extend(letters.by_ref().take_while(|c| *c != '"').filter(|c| *c != '0')),
            '\\' => mask.extend(letters.next().filter(|c| *c != '0')),
            '0' | '-' | ' ' | '/' => mask.push(letter),
            _ => return Shown::Plain,
        }
    }
    if mask.matches('0').count() > 1 && mask.len() <= 64 { Shown::Mask(mask) } else { Shown::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_see_them() {
        use Precision::{Clock, Day, Minute, Month, Year};
        for (code, expected) in [
            ("m/d/yyyy", Shown::Date(Day)),
            ("[$-409]d\\-mmm\\-yy;@", Shown::Date(Day)),
            ("mmm-yy", Shown::Date(Month)),
            ("yyyy", Shown::Date(Year)),
            ("dd/mm/yyyy hh:mm", Shown::Date(Minute)),
            ("h:mm AM/PM", Shown::Date(Clock)),
            ("[h]:mm", Shown::Plain),
            ("0.00", Shown::Plain),
            ("General", Shown::Plain),
            ("#,##0 \"days\"", Shown::Plain),
            ("000-000-000", Shown::Mask("000-000-000".into())),
            ("\"A\"000000000", Shown::Mask("A000000000".into())),
            ("\"", Shown::Plain),
            ("", Shown::Plain),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
    }
}
