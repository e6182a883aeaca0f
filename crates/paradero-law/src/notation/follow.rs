//! Events that follow by law from others.

use paradero_record::notation::{Cursor, Line, Stop};

use super::{Names, Reader, condition, duty};
use crate::pack::{Derived, Lapse};

pub(super) const DERIVE_PARTS: &[&str] = &["on", "after", "if", "latest"];

/// Reads `derive KIND` and what stands under it.
pub(super) fn derived(reader: &mut Reader, head: &Line, body: &[Line]) -> Result<(), Stop> {
    let mut cursor = Cursor::new(head, &mut reader.diagnostics);
    cursor.advance();
    let place = cursor.here();
    let kind = duty::kind(&mut cursor)?;
    cursor.finish("the end of the line")?;
    let mut derived = Derived {
        kind,
        on: Vec::new(),
        lapses: Vec::new(),
        conditions: Vec::new(),
        only_latest: false,
        line: head.number,
    };
    let mut is_whole = true;
    for line in body {
        let mut cursor = Cursor::new(line, &mut reader.diagnostics);
        is_whole &= parts(&mut cursor, &mut derived, &mut reader.names).is_ok();
    }
    let mut cursor = Cursor::new(head, &mut reader.diagnostics);
    cursor.advance();
    if derived.on.is_empty() && derived.lapses.is_empty() && is_whole {
        let help = "add a line: on KIND | KIND, or: after KIND 30 days unless KIND".to_owned();
        return Err(cursor.fault(format!("nothing says from what `{kind}` follows"), Some(help)));
    }
    if reader.pack.derived.iter().any(|other| other.kind == kind) {
        let help = "write all `on` and `after` lines under one `derive`".to_owned();
        return Err(cursor.fault(format!("`{kind}` is derived twice"), Some(help)));
    }
    reader.pack.derived.push(derived);
    reader.kinds.push(place);
    Ok(())
}

fn parts(cursor: &mut Cursor<'_>, derived: &mut Derived, names: &mut Names) -> Result<(), Stop> {
    match cursor.one_of("`on`, `after`, `if` or `latest`", DERIVE_PARTS, |p| p)? {
        "on" => derived.on.extend(duty::patterns(cursor)?),
        "after" => derived.lapses.push(lapse(cursor, names)?),
        "if" => derived.conditions = condition::conditions(cursor, names)?,
        _ => derived.only_latest = true,
    }
    cursor.finish("the end of the line")
}

/// Reads `ij_decision(order: removal) 30 days unless bia_appeal_filed | appeal_waived`.
fn lapse(cursor: &mut Cursor<'_>, names: &Names) -> Result<Lapse, Stop> {
    let from = duty::patterns(cursor)?;
    let limits = duty::lengths(cursor, names)?;
    let unless = if cursor.take("unless") { duty::patterns(cursor)? } else { Vec::new() };
    Ok(Lapse { from, limits, unless })
}
