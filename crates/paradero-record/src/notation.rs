//! The notation: the text in which what happened, and what is owed, is written and read.
//!
//! Lexing and diagnostics are shared with the notation for safeguards; [`parse`] and [`write()`] are for records.
//! The reference for people is `docs/notation.md`.

mod cursor;
mod diagnostic;
mod lex;
mod parse;
mod relative;
mod write;

pub use cursor::{Cursor, Stop};
pub use diagnostic::{Diagnostic, nearest, render};
pub use lex::{Line, Token, TokenKind, lex};
pub use parse::{Parsed, References, parse};
pub use relative::Day;
pub use write::{
    about_line, write, write_act, write_identity, write_judgement, write_list, write_person, write_place,
    write_resolution, write_review, write_row, write_source, write_statement,
};
