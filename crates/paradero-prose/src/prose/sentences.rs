//! Where sentences end.

use std::ops::Range;

use super::{Sentence, Shape, Token};

/// Cuts the tokens of a block into sentences, behind those that are there.
pub(super) fn cut(tokens: &[Token], of: Range<usize>, block: usize, sentences: &mut Vec<Sentence>) {
    let mut start = of.start;
    let mut at = of.start;
    while at < of.end {
        if !ends(tokens, &of, at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < of.end && closes(&tokens[end]) {
            end += 1;
        }
        push(tokens, start..end, block, sentences);
        (start, at) = (end, end);
    }
    push(tokens, start..of.end, block, sentences);
}

fn push(tokens: &[Token], of: Range<usize>, block: usize, sentences: &mut Vec<Sentence>) {
    let Some((first, last)) = tokens.get(of.clone()).and_then(|of| of.first().zip(of.last())) else { return };
    sentences.push(Sentence { span: first.span.with(last.span), tokens: of, block });
}

/// What still belongs to a sentence that has ended: marks that close.
fn closes(token: &Token) -> bool {
    token.shape == Shape::Close || token.is_any(&[")", "]", ".", "!", "?", "…"]) && !token.spaced
}

/// Whether a sentence ends with this token: a full stop (or an abbreviation at the end), and what comes then begins one.
fn ends(tokens: &[Token], of: &Range<usize>, at: usize) -> bool {
    let token = &tokens[at];
    let full = token.is_any(&[".", "!", "?", "…"]);
    let short = token.shape != Shape::Mark && token.low.ends_with('.');
    if !full && !short {
        return false;
    }
    let mut next = at + 1;
    while next < of.end && closes(&tokens[next]) {
        next += 1;
    }
    let Some(after) = tokens.get(next).filter(|_| next < of.end) else { return full };
    let begins = after.shape.is_capital()
        || matches!(after.shape, Shape::Open | Shape::Number)
        || after.is_any(&["¿", "¡", "-", "•"]);
    let spaced = after.spaced || next > at + 1;
    if short {
        // `Citlali Vargas de la O. ICE negó`: a letter behind a particle is a surname.
        let surname = token.low.len() == 2
            && after.shape.is_capital()
            && at.checked_sub(1).filter(|at| *at >= of.start).is_some_and(|at| tokens[at].is_any(&["la", "de", "los"]));
        return begins && spaced && (surname || ends_short(token, after));
    }
    // What is asked or called out inside a quotation may go on in small letters: “No!” she said.
    spaced && (begins || (token.is(".") && next == at + 1 && after.spaced))
}

/// Whether a sentence ends with an abbreviation: not behind a title or an initial, and before a word that begins sentences.
fn ends_short(token: &Token, after: &Token) -> bool {
    let starts = [
        "the", "he", "she", "they", "it", "in", "on", "his", "her", "but", "and", "this", "that", "el", "la", "los",
        "en", "su",
    ];
    let joins = ["u.s.", "d.c.", "a.m.", "p.m.", "ee.uu.", "l.a.", "n.y.", "inc.", "no.", "jr.", "co."];
    token.is_any(&joins) && (after.is_any(&starts) || after.shape == Shape::Open)
}

#[cfg(test)]
mod tests {
    use crate::{Prose, Text};

    fn check(text: &str, expected: &[&str]) {
        let text = Text::plain(text);
        let prose = Prose::of(&text);
        let said: Vec<&str> = prose.sentences.iter().map(|sentence| prose.words(sentence.span)).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn sentences_end_where_readers_pause() {
        check("He left. She stayed in the U.S. The end.", &["He left.", "She stayed in the U.S.", "The end."]);
        check(
            "Rep. Robert Garcia (D-Calif.) asked. “I am.” He fell.",
            &["Rep. Robert Garcia (D-Calif.) asked.", "“I am.”", "He fell."],
        );
        check(
            "“Where is he?” she asked. ¿Dónde está? Nadie sabe.",
            &["“Where is he?” she asked.", "¿Dónde está?", "Nadie sabe."],
        );
        check(
            "U.S. Immigration and Customs Enforcement said so.\nNext line",
            &["U.S. Immigration and Customs Enforcement said so.", "Next line"],
        );
    }
}
