//! The shared strings of a workbook, and text as its cells write it.

use std::sync::Arc;

use crate::limits::Limits;
use crate::said::said;
use crate::sheet::SheetError;
use crate::sheet::xml::{Node, Xml};
use crate::sheet::zip::Zip;

/// All shared strings in one text, with the start and length of each.
type Strings = (Arc<str>, Vec<(u32, u32)>);

pub(super) fn read(zip: &Zip<'_>, part: &str, limits: &Limits) -> Result<Strings, SheetError> {
    let mut xml = Xml::open(zip, part)?;
    let mut all = String::new();
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if tag.local_name().as_ref() == "si" => {
                let start = all.len();
                rich(&mut xml, "si", &mut all)?;
                let (Ok(from), Ok(length)) = (u32::try_from(start), u32::try_from(all.len() - start)) else { break };
                strings.push((from, length));
                if all.len() > limits.text || strings.len() > limits.cells {
                    break;
                }
            }
            Node::End => return Ok((Arc::from(all), strings)),
            _ => {}
        }
    }
    let mib = limits.text >> 20;
    let bound = said!("its shared strings have more than {mib} MiB", "sus textos compartidos pasan de {mib} MiB");
    Err(SheetError::sheet_too_large(part, &bound))
}

/// The text of an element with runs: all `t`, but not how they are pronounced (`rPh`). Reads to the closing tag.
pub(super) fn rich(xml: &mut Xml<'_>, element: &str, out: &mut String) -> Result<(), SheetError> {
    let start = out.len();
    let (mut in_text, mut spoken) = (false, 0_usize);
    loop {
        match xml.next()? {
            Node::Open(tag) => match tag.local_name().as_ref() {
                "t" => in_text = true,
                "rPh" => spoken += 1,
                _ => {}
            },
            Node::Close(tag) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "rPh" => spoken = spoken.saturating_sub(1),
                name if name == element => break,
                _ => {}
            },
            Node::Text(text) if in_text && spoken == 0 => out.push_str(&text),
            Node::End => break,
            _ => {}
        }
    }
    if out.get(start..).is_some_and(|text| text.contains("_x")) {
        let tail = unescape(&out.split_off(start));
        out.push_str(&tail);
    }
    Ok(())
}

/// Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.4.2.4).
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let digits = from.get(2..6).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()) && from.get(6..7) == Some("_"));
        let letter = digits.and_then(|d| u32::from_str_radix(d, 16).ok()).and_then(char::from_u32);
        if let Some(letter) = letter {
            out.push(letter);
            rest = from.get(7..).unwrap_or_default();
        } else {
            out.push_str("_x");
            rest = from.get(2..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}
