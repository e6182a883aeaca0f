//! From a sheet of any shape to rows, from rows to people as a list names them, and from an article, a paper or a mail to its text.
//!
//! Bytes go in; values and reasons come out. Nothing here opens a file, asks the clock or reaches the network, and
//! every size is bounded by [`Limits`].
//!
//! ```
//! use paradero_reader::mapping::{Mapping, apply};
//! use paradero_reader::sheet::{self, Choice};
//!
//! // Made up: a title, a heading, two people and a footer, as Excel in Spanish saves them.
//! let file = "Personas trasladadas\n\nApellido paterno;Nombres;F. Nac.\nHernández;Ana;25/12/1993\nSoto;Luis;1/2/1990\nTotal: 2\n";
//! let book = sheet::open(file.as_bytes(), "lista.csv").unwrap();
//! let table = book.table(&Choice::default()).unwrap();
//! assert_eq!(table.counts().to_string(), "6 rows: 2 read, 1 blank, 3 title, heading or footer, 0 not read");
//!
//! let mapping = Mapping::guess(&table);
//! assert_eq!(mapping.to_string(), "surname=A \"Apellido paterno\", given=B \"Nombres\", born:dmy=C \"F. Nac.\"");
//! let people = apply(&table, &mapping);
//! assert_eq!(people[1].full, "Luis Soto");
//! assert_eq!(people[1].born.as_ref().unwrap().moment.as_ref().unwrap().to_string(), "1990-02-01");
//! ```
//!
//! [`document::open`] does the same for running text: a saved page, a PDF, a Word document, a mail or plain text becomes lines
//! with what the file says about itself.

pub mod delivery;
pub mod document;
pub mod export;
mod grid;
mod limits;
pub mod mapping;
mod plain;
mod said;
pub mod sheet;
pub mod table;
pub mod written_date;

pub use limits::Limits;
pub use said::Said;
