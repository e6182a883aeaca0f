//! Who reads: the language that was asked for, and the address.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use paradero_desk::Language;

/// What a request says of its reader.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    /// The language to answer in.
    pub(crate) language: Language,
    /// The path and query.
    pub(crate) address: String,
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri, &parts.headers))
    }
}

impl Reader {
    /// Reads the language from the query, else the cookie, else `Accept-Language`, else English.
    pub(crate) fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let address = uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let language = asked_for(uri).or_else(|| kept(headers)).or_else(|| accepted(headers));
        Self { language: language.unwrap_or(Language::English), address }
    }
}

/// The language in the query, when it names one: it is then kept in a cookie.
pub(crate) fn asked_for(uri: &Uri) -> Option<Language> {
    let pairs = uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(name, _)| *name == "lang").find_map(|(_, code)| Language::find(code))
}

fn kept(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == "lang").find_map(|(_, code)| Language::find(code))
}

/// The first language with the highest weight that we speak (RFC 9110, section 12.5.4).
fn accepted(headers: &HeaderMap) -> Option<Language> {
    let header = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(u16, Language)> = None;
    for entry in header.split(',') {
        let mut parts = entry.split(';').map(str::trim);
        let Some(tag) = parts.next() else { continue };
        let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, weight);
        if let Some(language) = Language::find(&primary)
            && weight > best.map_or(0, |(held, _)| held)
        {
            best = Some((weight, language));
        }
    }
    best.map(|(_, language)| language)
}

/// A weight such as `0.8`, in thousandths; what cannot be read counts for nothing.
fn weight(text: &str) -> u16 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let thousandths: String = part.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u16>(), thousandths.parse::<u16>()) {
        (Ok(whole), Ok(part)) => (whole.min(1) * 1000 + part).min(1000),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(header: &str) -> Option<Language> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, header.parse().unwrap());
        accepted(&headers)
    }

    #[test]
    fn the_heaviest_language_wins() {
        assert_eq!(accept("es-MX,es;q=0.9,en;q=0.8"), Some(Language::Spanish));
        assert_eq!(accept("fr, en;q=0.3, es;q=0.7"), Some(Language::Spanish));
        assert_eq!(accept("en, es"), Some(Language::English));
        assert_eq!(accept("en;q=0, es;q=0.001"), Some(Language::Spanish));
        assert_eq!(accept("fr, *"), None);
        assert_eq!(accept("es;q=garbage"), None);
    }
}
