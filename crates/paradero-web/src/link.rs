//! Addresses of pages and places on them, safe to stand in an attribute.

use std::fmt::Write as _;

/// Encodes a name so that it can be one part of an address (RFC 3986, section 2.3: only unreserved bytes stay).
pub fn segment(name: &str) -> String {
    name.bytes().fold(String::with_capacity(name.len()), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            address.push(char::from(byte));
        } else {
            // Writing into a String does not fail.
            write!(address, "%{byte:02X}").ok();
        }
        address
    })
}

/// A name as the `id` of a place on a page: letters, digits, `-`, `_` and `.` stay, everything else becomes `-`.
pub fn anchor(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect()
}

/// The page of a source.
pub fn source(id: &str) -> String {
    format!("/source/{}", segment(id))
}

/// The page of a source, at one of its statements.
pub fn statement(source_id: &str, id: &str) -> String {
    format!("/source/{}#s-{}", segment(source_id), anchor(id))
}

/// Where a kept text is read.
pub fn reading(id: &str) -> String {
    format!("/source/{}/reading", segment(id))
}

/// The page of a list.
pub fn list(id: &str) -> String {
    format!("/list/{}", segment(id))
}

/// The page on which a kept file becomes a list.
pub fn new_list(hash: &str) -> String {
    format!("/lists/new/{}", segment(hash))
}

/// The page of a safeguard.
pub fn safeguard(id: &str) -> String {
    format!("/safeguard/{}", segment(id))
}

/// Where the rows of a list are held against everybody on record.
pub fn matching(list: &str) -> String {
    format!("/list/{}/match", segment(list))
}

/// The same at one pair; `with` is the other list, or empty.
pub fn matching_at(list: &str, with: &str, pair: &str) -> String {
    pair_address(list, with, "at", pair)
}

/// The same at the pair after one.
pub fn matching_after(list: &str, with: &str, pair: &str) -> String {
    pair_address(list, with, "after", pair)
}

fn pair_address(list: &str, with: &str, what: &str, pair: &str) -> String {
    let with = if with.is_empty() { String::new() } else { format!("with={}&", segment(with)) };
    format!("{}?{with}{what}={}", matching(list), segment(pair))
}

/// A list with its judgements, as a file.
pub fn export_list(list: &str) -> String {
    format!("/list/{}/export.csv", segment(list))
}

/// The forms about a person, or where one of them is sent.
pub fn about_person(id: &str, form: &str) -> String {
    format!("/person/{}/{form}", segment(id))
}

/// The address, when it is one that a browser may be sent to: `http` or `https` and nothing that could end an attribute.
///
/// What somebody typed as an address can hold anything, also `javascript:`.
pub fn web(address: &str) -> Option<&str> {
    let lower = address.to_ascii_lowercase();
    let known = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let clean = !known.is_empty() && !address.chars().any(|c| c.is_control() || c.is_whitespace());
    clean.then_some(address)
}

/// An address of this desk with `lang` set, whatever it said of it before.
pub(crate) fn with_language(address: &str, code: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && pair.split('=').next() != Some("lang"));
    let mut pairs: Vec<String> = kept.map(ToOwned::to_owned).collect();
    pairs.push(format!("lang={code}"));
    format!("{path}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(web("https://example.org/a?b=c"), Some("https://example.org/a?b=c"));
        assert_eq!(web("HTTP://example.org"), Some("HTTP://example.org"));
        for bad in ["javascript:alert(1)", "data:text/html,x", "https://", "//example.org", "https://a b", " http://a"]
        {
            assert_eq!(web(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_language_is_set_once() {
        assert_eq!(with_language("/", "es"), "/?lang=es");
        assert_eq!(with_language("/person/a?lang=en&as_of=2025-03-15", "es"), "/person/a?as_of=2025-03-15&lang=es");
    }

    #[test]
    fn names_are_encoded_byte_by_byte() {
        assert_eq!(segment("Pérez/1"), "P%C3%A9rez%2F1");
        assert_eq!(anchor("CU-12@trip 1"), "CU-12-trip-1");
    }
}
