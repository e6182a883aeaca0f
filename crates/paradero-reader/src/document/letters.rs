//! How the bytes of a document mean letters: its mark, what it says itself, or what the bytes suggest.

use std::borrow::Cow;

use encoding_rs::{Encoding as Label, UTF_8, WINDOWS_1252, X_USER_DEFINED};

use crate::said::{Said, said};
use crate::sheet::{self, Encoding};

/// The letters of a beginning, well enough to recognise what it is.
pub(super) fn peek(start: &[u8]) -> String {
    let (encoding, _) = sheet::detect(start);
    sheet::decode(start, encoding).into_owned()
}

/// The text that the bytes mean, and what should be said about how that was found.
///
/// A mark at the start wins, then a `stated` encoding that fits the bytes, then what the bytes suggest.
pub(super) fn read<'b>(bytes: &'b [u8], stated: Option<&str>) -> (Cow<'b, str>, Option<Said>) {
    if let Some((encoding, mark)) = Label::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text, None);
    }
    let known = stated.and_then(|label| Label::for_label(label.trim().as_bytes())).filter(|e| *e != X_USER_DEFINED);
    if let Some(encoding) = known {
        let (text, lost) = encoding.decode_without_bom_handling(bytes);
        let wrong = lost || (encoding == WINDOWS_1252 && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok());
        if !wrong {
            return (text, None);
        }
        let (other, why) = guess(bytes);
        let name = encoding.name();
        let said = said!(
            "The file says that its letters are {name}, but they are not: {why}",
            "El archivo dice que sus letras son {name}, pero no lo son: {porque}",
            porque = why.say(paradero_record::Language::Spanish)
        );
        return (other, Some(said));
    }
    let (text, why) = guess(bytes);
    // Plain English letters and whole UTF-8 leave no doubt.
    (text, if std::str::from_utf8(bytes).is_ok() { None } else { Some(why) })
}

fn guess(bytes: &[u8]) -> (Cow<'_, str>, Said) {
    let (encoding, why) = sheet::detect(bytes);
    let said = said!(
        "The letters were read as {encoding}, because {why}. Look at accented letters.",
        "Las letras se leyeron como {encoding}, porque {porque}. Mire las letras con acento.",
        porque = why.say(paradero_record::Language::Spanish)
    );
    let text = match encoding {
        Encoding::Utf8 if std::str::from_utf8(bytes).is_ok() => UTF_8.decode_without_bom_handling(bytes).0,
        other => sheet::decode(bytes, other),
    };
    (text, said)
}

/// The encoding that a page names in its first kibibyte: `<meta charset=…>`, `…; charset=…`, or `encoding="…"` of XML.
pub(super) fn of_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_lowercase();
    let value = |after: &str| -> Option<String> {
        let rest = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
        (!name.is_empty()).then_some(name)
    };
    let declared = head.starts_with("<?xml").then(|| head.split_once("encoding")).flatten();
    declared
        .and_then(|(_, after)| value(after))
        .or_else(|| head.match_indices("charset").find_map(|(at, word)| value(head.get(at + word.len()..)?)))
        .map(|name| if name.starts_with("utf-16") { "utf-8".to_owned() } else { name })
}
