//! The examples that come with the program.

use crate::check::CheckFile;
use crate::desk::{Ctx, Refusal};
use crate::reading::{KeptText, NewText, keep_text};

/// An example file.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The worked case, a public case from public reports, and eleven made-up people beside it.
pub const EXAMPLES: [Example; 2] = [
    Example { name: "andry.paradero", text: include_str!("../../../examples/andry.paradero") },
    Example { name: "made-up.paradero", text: include_str!("../../../examples/made-up.paradero") },
];

/// A made-up article about one of the made-up people, to try the reading desk with.
pub const ARTICLE: Example = Example { name: "article.txt", text: include_str!("../../../examples/article.txt") };

/// Keeps the made-up article as if it had appeared today; once kept it is not kept again.
///
/// # Errors
///
/// When the ledger fails.
pub fn keep_article(ctx: &Ctx<'_>) -> Result<KeptText, Refusal> {
    let text = NewText {
        bytes: ARTICLE.text.as_bytes().to_vec(),
        name: ARTICLE.name.to_owned(),
        publisher: "The Marsh County Ledger (made up)".to_owned(),
        published: ctx.desk.zone.day_of(ctx.now).to_string(),
        from: "an example of this program, made up".to_owned(),
        tier: "team".to_owned(),
        ..NewText::default()
    };
    keep_text(ctx, &text)
}

impl Example {
    /// The text of the example that a path names, whatever folder it says.
    pub(crate) fn text_of(path: &str) -> Option<String> {
        let name = path.rsplit('/').next()?;
        EXAMPLES.iter().find(|example| example.name == name).map(|example| example.text.to_owned())
    }

    /// The example as a file to import or judge.
    pub fn file(self) -> CheckFile {
        CheckFile { name: self.name.to_owned(), text: self.text.to_owned() }
    }
}
