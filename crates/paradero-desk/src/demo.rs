//! The examples that come with the program.

use crate::check::CheckFile;

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
