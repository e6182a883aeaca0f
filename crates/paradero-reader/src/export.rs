//! Tables written as CSV that no program can take for a formula.

use std::io::{self, Write};

/// Whether the mark of UTF-8 is written first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// With it Excel reads accents as they are.
    With,
    /// Without it, as other programs expect.
    Without,
}

/// Writes rows as CSV (RFC 4180): commas, lines that end in CR LF, quotation marks where they are needed.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front, so that no
/// spreadsheet takes it for a formula; so does a part of a cell behind `;`, a tab or a line end, where a program that
/// splits there would begin a new cell.
///
/// ```
/// use paradero_reader::export::{Mark, write_csv};
/// let mut out = Vec::new();
/// write_csv(&mut out, Mark::Without, [["name", "note"], ["Soto, Ana", "=1+1"]]).unwrap();
/// assert_eq!(String::from_utf8(out).unwrap(), "name,note\r\n\"Soto, Ana\",'=1+1\r\n");
/// ```
pub fn write_csv<R, C>(out: &mut impl Write, mark: Mark, rows: impl IntoIterator<Item = R>) -> io::Result<()>
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    if mark == Mark::With {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut line = String::new();
    for row in rows {
        line.clear();
        let mut count = 0_usize;
        for cell in row {
            if count > 0 {
                line.push(',');
            }
            push_cell(&mut line, cell.as_ref());
            count += 1;
        }
        if count == 1 && line.is_empty() {
            // A lone empty cell would be a blank line, which readers leave out.
            line.push_str("\"\"");
        }
        line.push_str("\r\n");
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

fn push_cell(line: &mut String, cell: &str) {
    let quoted = cell.contains([',', '"', '\r', '\n', ';', '\t']) || cell.starts_with(' ') || cell.ends_with(' ');
    if quoted {
        line.push('"');
    }
    let mut at_start = true;
    for letter in cell.chars() {
        if at_start && begins_formula(letter) {
            line.push('\'');
        }
        // Spaces, marks and invisible characters in front do not make a formula harmless.
        at_start = matches!(letter, ';' | '\t' | '\r' | '\n')
            || at_start
                && (letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '\u{FEFF}' | '\u{200B}'));
        if letter == '"' {
            line.push('"');
        }
        line.push(letter);
    }
    if quoted {
        line.push('"');
    }
}

/// The wide forms are what East Asian keyboards give; programs there take them alike.
fn begins_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}
