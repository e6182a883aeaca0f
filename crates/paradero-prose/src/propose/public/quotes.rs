//! Words in quotation marks, with who said them.

use crate::read::Known;
use crate::speech::Manner;
use crate::{Proposal, Section, Shape, What};

use super::frame::Line;
use crate::propose::proposal;

/// Fewer words than these are a quotation only where a verb of saying takes them.
const WORDS: usize = 4;

/// The quotations of a text.
pub(super) fn propose(known: &Known<'_>) -> Vec<Proposal> {
    let quoted = known.speeches.speeches.iter().filter(|speech| speech.manner == Manner::Quoted);
    quoted
        .filter_map(|speech| {
            let (start, end) = (speech.tokens.start, speech.tokens.end);
            let index = known.prose.sentence_at(start)?;
            let sentence = known.prose.sentences.get(index)?;
            let section = known.prose.block_of(sentence).section;
            if !section.tells() || section == Section::Heading {
                return None;
            }
            let count = (start..end).filter(|at| word(known, *at)).count();
            let near = !speech.cue.is_empty()
                && (sentence.tokens.contains(&speech.cue.start)
                    || (speech.cue.end + 6 >= start && speech.cue.start <= end + 6));
            let taken = near && !speech.speakers.is_empty();
            if count < 2 || (count < WORDS && !taken) {
                return None;
            }
            let line = Line { known, sentence, index, section };
            let words = line.words(start..end);
            let mut quote = proposal(known, What::Quote { words }, start..end, start, speech.rule);
            quote.quoted = true;
            if quote.speakers.is_empty() {
                quote.speakers = line.source(start);
                quote.depth = quote.depth.max(u8::from(!quote.speakers.is_empty()));
            }
            quote.about = line.about(start);
            Some(quote)
        })
        .collect()
}

fn word(known: &Known<'_>, at: usize) -> bool {
    known.prose.tokens.get(at).is_some_and(|token| token.shape.is_word() || token.shape == Shape::Number)
}
