//! XML within bounds: no document types, no entities but the five of XML, no endless names or depths.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::SheetError;
use super::zip::{Part, Zip};
use crate::said::said;

/// The most bytes that one tag or stretch of text may have. A cell of a spreadsheet has at most 32,767 letters.
const TOKEN: usize = 4 << 20;
/// The most elements inside each other; a sheet has about eight.
const DEPTH: usize = 64;

/// Fails when one token takes more bytes than it may.
struct Metered<'a> {
    part: Part<'a>,
    used: usize,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.part.read(buffer)
    }
}

impl BufRead for Metered<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used > TOKEN {
            return Err(io::Error::other("a single tag or text of more than 4 MiB"));
        }
        self.part.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.used += amount;
        self.part.consume(amount);
    }
}

/// What a reader of a workbook has to know of its XML.
pub(crate) enum Node<'b> {
    /// `<name …>`; followed by a [`Node::Close`] even when written `<name/>`.
    Open(BytesStart<'b>),
    /// `</name>`
    Close(BytesEnd<'b>),
    /// Text with its entities resolved; a stretch may come in several pieces.
    Text(Cow<'b, str>),
    /// A comment or another thing that says nothing about cells.
    Other,
    /// The end of the part.
    End,
}

/// One part of a workbook as XML.
pub(crate) struct Xml<'a> {
    reader: Reader<Metered<'a>>,
    buffer: Vec<u8>,
    depth: usize,
    part: String,
}

impl<'a> Xml<'a> {
    /// Opens a part of a workbook.
    pub(crate) fn open(zip: &Zip<'a>, name: &str) -> Result<Self, SheetError> {
        let mut reader = Reader::from_reader(Metered { part: zip.part(name)?, used: 0 });
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, buffer: Vec::new(), depth: 0, part: name.to_owned() })
    }

    /// The next tag or text.
    pub(crate) fn next(&mut self) -> Result<Node<'_>, SheetError> {
        self.buffer.clear();
        self.reader.get_mut().used = 0;
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => return Err(SheetError::damaged(&self.part, &error.to_string(), "su XML no se puede leer")),
        };
        Ok(match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(SheetError::damaged(
                        &self.part,
                        "its tags nest too deeply",
                        "sus etiquetas se anidan demasiado",
                    ));
                }
                Node::Open(tag)
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Node::Close(tag)
            }
            Event::Text(text) => Node::Text(text.xml10_content()),
            Event::CData(text) => Node::Text(text.xml10_content()),
            Event::GeneralRef(name) => Node::Text(resolve(&name, &self.part)?),
            // A workbook has none; they exist to fetch files and to grow without end.
            Event::DocType(_) => {
                return Err(SheetError::bomb(&said!(
                    "{part} declares a document type, which no spreadsheet program writes",
                    "{part} declara un tipo de documento, cosa que ningún programa de hojas de cálculo escribe",
                    part = self.part
                )));
            }
            Event::Eof => Node::End,
            _ => Node::Other,
        })
    }
}

/// The five entities of XML and numbers of characters; anything else was declared in a document type, and there is none.
fn resolve<'b>(name: &BytesRef<'_>, part: &str) -> Result<Cow<'b, str>, SheetError> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Ok(Cow::Owned(letter.to_string()));
    }
    let text = name.xml10_content();
    resolve_predefined_entity(&text).map(Cow::Borrowed).ok_or_else(|| {
        SheetError::damaged(part, &format!("unknown entity &{text};"), &format!("entidad desconocida &{text};"))
    })
}

/// The value of an attribute, by its name without prefix.
pub(crate) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let found = attributes.filter_map(Result::ok).find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}
