//! Makes small workbooks, whole and broken ones: a zip writer that can lie, and the few parts that a workbook needs.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Instant;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use paradero_reader::mapping::{Entry, Mapping, apply};
use paradero_reader::sheet::{self, Choice, SheetError};
use paradero_reader::table::Table;

/// One part of a zip file.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// What the directory says of its size, when that is a lie.
    pub(crate) claims: Option<u32>,
    pub(crate) locked: u16,
}

pub(crate) fn part(name: &str, text: impl Into<Vec<u8>>) -> Part {
    Part { name: name.to_owned(), bytes: text.into(), claims: None, locked: 0 }
}

/// A zip file of these parts, deflated.
pub(crate) fn zip(parts: &[Part]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&part.bytes).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(&part.bytes);
        let size = part.claims.unwrap_or(part.bytes.len() as u32);
        let offset = out.len() as u32;
        let mut common = Vec::new();
        for field in [20, part.locked, 8, 0, 0x5A21] {
            common.extend(u16::to_le_bytes(field));
        }
        for field in [crc.sum(), packed.len() as u32, size] {
            common.extend(field.to_le_bytes());
        }
        common.extend((part.name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(part.name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(part.name.as_bytes());
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([(parts.len() as u16).to_le_bytes(), (parts.len() as u16).to_le_bytes()].concat());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// A workbook: sheets with their XML inside `worksheet`, shared strings, and what stands in `workbookPr`.
#[derive(Default)]
pub(crate) struct Workbook {
    pub(crate) sheets: Vec<(String, String)>,
    pub(crate) strings: Vec<String>,
    pub(crate) properties: String,
    pub(crate) more: Vec<Part>,
}

/// Styles 0 to 6: plain, m/d/yyyy, mmm-yy, nine digits, m/d/yyyy h:mm, A and nine digits, [h]:mm.
const STYLES: &str = r#"<styleSheet><numFmts count="3"><numFmt numFmtId="164" formatCode="000000000"/><numFmt numFmtId="165" formatCode="&quot;A&quot;000-000-000"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>"#;
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Workbook {
    pub(crate) fn one(sheet: &str) -> Self {
        Self { sheets: vec![("Lista".to_owned(), sheet.to_owned())], ..Self::default() }
    }

    pub(crate) fn parts(self) -> Vec<Part> {
        let mut book = format!("<workbook xmlns:r=\"{RELATIONS}\"><workbookPr {}/><sheets>", self.properties);
        let mut relations = String::from("<Relationships>");
        let mut parts = Vec::new();
        for (index, (name, xml)) in self.sheets.iter().enumerate() {
            write!(book, "<sheet name=\"{name}\" sheetId=\"{index}\" r:id=\"rId{index}\"/>").unwrap();
            write!(relations, "<Relationship Id=\"rId{index}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{index}.xml\"/>").unwrap();
            parts.push(part(
                &format!("xl/worksheets/sheet{index}.xml"),
                format!("<?xml version=\"1.0\"?><worksheet>{xml}</worksheet>"),
            ));
        }
        let strings: String = self.strings.iter().map(|s| format!("<si><t>{s}</t></si>")).collect::<Vec<_>>().concat();
        write!(relations, "<Relationship Id=\"s\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"{RELATIONS}/styles\" Target=\"/xl/styles.xml\"/></Relationships>").unwrap();
        parts.push(part("_rels/.rels", format!("<Relationships><Relationship Id=\"b\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")));
        parts.push(part("xl/workbook.xml", format!("{book}</sheets></workbook>")));
        parts.push(part("xl/_rels/workbook.xml.rels", relations));
        parts.push(part("xl/sharedStrings.xml", format!("<sst>{strings}</sst>")));
        parts.push(part("xl/styles.xml", STYLES));
        parts.extend(self.more);
        parts
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        zip(&self.parts())
    }
}

/// Rows of text cells as the XML of a sheet, from row 1; empty texts are left out.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    let mut xml = String::from("<sheetData>");
    for (index, row) in rows.iter().enumerate() {
        let number = index + 1;
        write!(xml, "<row r=\"{number}\">").unwrap();
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let letter = char::from(b'A' + column as u8);
            write!(xml, "<c r=\"{letter}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>").unwrap();
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData>"
}

pub(crate) fn table(bytes: &[u8]) -> Result<Table, SheetError> {
    sheet::open(bytes, "lista.csv")?.table(&Choice::default())
}

pub(crate) fn people(bytes: &[u8]) -> Vec<Entry> {
    let table = table(bytes).unwrap();
    apply(&table, &Mapping::guess(&table))
}

/// All cells of the body, a row a line, empty cells as `_`.
pub(crate) fn body(table: &Table) -> Vec<String> {
    let width = table.columns().len() as u16;
    let text = |t: &str| if t.is_empty() { "_".to_owned() } else { t.to_owned() };
    table.rows().map(|row| (0..width).map(|c| text(row.text(c))).collect::<Vec<_>>().join("|")).collect()
}

/// All problems, as `place: reason`.
pub(crate) fn problems(table: &Table) -> String {
    table
        .problems()
        .iter()
        .map(|p| {
            format!(
                "{}: {}
",
                p.place(),
                p.reason
            )
        })
        .collect::<Vec<_>>()
        .concat()
}

/// The sum that every table must keep.
pub(crate) fn adds_up(table: &Table) -> bool {
    let counts = table.counts();
    counts.rows == counts.read + counts.blank + counts.aside + counts.failed && counts.read == table.len()
}

/// Some tests ask that hostile files cost little time.
#[expect(clippy::disallowed_methods, reason = "measured only to fail when it is far too long")]
pub(crate) fn stopwatch() -> Instant {
    Instant::now()
}
