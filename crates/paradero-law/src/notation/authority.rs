//! Where a rule is written, where it stands, and how it stood in the courts.

use paradero_record::notation::{Cursor, Stop};
use paradero_record::{Instants, Moment, Widening, Zone};

use super::condition::CIRCUITS;
use super::{duty, take};
use crate::jurisdiction::is_circuit;
use crate::pack::{AuthorityClass, Both, Citation, Jurisdiction, Litigation, Standing, Verified};

/// Reads `en "…"` or `es "…"`, once or twice.
pub(super) fn both(cursor: &mut Cursor<'_>, into: &mut Both) -> Result<(), Stop> {
    loop {
        match cursor.one_of("en or es", &["en", "es"], |l| l)? {
            "en" => cursor.text("the text in English, in quotes")?.clone_into(&mut into.english),
            _ => cursor.text("the text in Spanish, in quotes")?.clone_into(&mut into.spanish),
        }
        if !matches!(cursor.peek_word(), Some("en" | "es")) {
            return Ok(());
        }
    }
}

pub(super) const CITE_PARTS: &[&str] = &["url", "verified", "quote", "read", "in"];

/// Reads `statute "8 USC 1225(b)" url "…" verified primary quote "…" read 2026-11-23 in "…"`.
pub(super) fn citation(cursor: &mut Cursor<'_>) -> Result<Citation, Stop> {
    let word = cursor.one_of("a class of authority", AuthorityClass::ALL, |c| c.word())?;
    let class = AuthorityClass::find(word).unwrap_or(AuthorityClass::Practice);
    let name = cursor.text("the citation, in quotes")?.to_owned();
    let mut citation = Citation {
        class,
        name,
        url: None,
        verified: Verified::Unverified,
        quote: None,
        in_force_unverified: false,
        read_on: None,
        read_in: None,
    };
    while !cursor.is_done() {
        match cursor.one_of("url, verified, quote, read or `in force unverified`", CITE_PARTS, |p| p)? {
            "url" => citation.url = Some(cursor.text("the address, in quotes")?.to_owned()),
            "verified" => {
                let word = cursor.one_of("how far it was checked", Verified::ALL, |v| v.word())?;
                citation.verified = Verified::find(word).unwrap_or(Verified::Unverified);
            }
            "quote" => citation.quote = Some(cursor.text("the words, in quotes")?.to_owned()),
            "read" => {
                citation.read_on = Some(cursor.moment()?);
                if !matches!((cursor.peek_word(), cursor.word_at(1)), (Some("in"), None)) {
                    let help = "say in which copy or report: read 2026-11-23 in \"the U.S. Code of April 2023\"";
                    return Err(cursor.expected("`in` and the copy, in quotes", Some(help.to_owned())));
                }
                cursor.advance();
                citation.read_in = Some(cursor.text("the copy or report, in quotes")?.to_owned());
            }
            _ => {
                take(cursor, "force")?;
                take(cursor, "unverified")?;
                citation.in_force_unverified = true;
            }
        }
    }
    Ok(citation)
}

/// Reads `circuit 9 | circuit DC | district "N.D. Cal."`.
pub(super) fn places(cursor: &mut Cursor<'_>) -> Result<Vec<Jurisdiction>, Stop> {
    duty::joined(cursor, |cursor| match cursor.one_of("`circuit` or `district`", &["circuit", "district"], |w| w)? {
        "circuit" => {
            let word = cursor.word("a federal circuit: 1 to 11, or DC")?;
            if !is_circuit(word) {
                let help = Some(CIRCUITS.to_owned());
                return Err(cursor.back().fault(format!("there is no federal circuit `{word}` with districts"), help));
            }
            Ok(Jurisdiction::Circuit(word.to_owned()))
        }
        _ => {
            cursor.text("the district, in quotes, such as \"N.D. Cal.\"").map(|d| Jurisdiction::District(d.to_owned()))
        }
    })
}

/// Reads `stayed on 2026-09-29 en "…" es "…"`; the lines stand oldest first.
pub(super) fn litigation(cursor: &mut Cursor<'_>, before: Option<&Litigation>) -> Result<Litigation, Stop> {
    let word = cursor.one_of("how it stands in the courts", Standing::ALL, |s| s.word())?;
    let standing = Standing::find(word).unwrap_or(Standing::Unknown);
    take(cursor, "on")?;
    let on = cursor.moment()?;
    if before.is_some_and(|before| begin(&on) < begin(&before.on)) {
        let help = Some("the line before this one tells of a later day".to_owned());
        return Err(cursor.back().fault("the lines of `status` stand oldest first", help));
    }
    let mut words = Both::default();
    if !cursor.is_done() {
        both(cursor, &mut words)?;
    }
    Ok(Litigation { standing, on, words })
}

fn begin(moment: &Moment) -> Option<paradero_record::Instant> {
    let allowed: Instants = moment.allows(&Zone::utc(), &Widening::default());
    allowed.first()
}
