//! A text cut into blocks, sentences and words: what every rule looks at.

mod layout;
mod sentences;
mod words;

use std::ops::Range;

use paradero_record::Language;
use paradero_record::words;

use crate::{Span, Text};

pub(crate) use words::folded;

words! {
    /// Which part of a text a block is.
    pub enum Section {
        /// The headline.
        Headline = "headline", "headline", "titular";
        /// A summary above the text.
        Summary = "summary", "summary", "resumen";
        /// A bullet of a list of takeaways.
        Takeaway = "takeaway", "takeaway", "punto clave";
        /// Who wrote it, and when.
        Byline = "byline", "byline", "firma";
        /// A heading between paragraphs.
        Heading = "heading", "heading", "intertítulo";
        /// The running text.
        Body = "body", "text", "texto";
        /// The caption of a picture.
        Caption = "caption", "caption", "pie de foto";
        /// A term and what it means.
        Glossary = "glossary", "glossary", "glosario";
        /// A summary below the text.
        Nutshell = "nutshell", "closing summary", "resumen final";
        /// A headline of another article.
        Related = "related", "related headline", "titular relacionado";
        /// What the publisher says of itself.
        AboutPublisher = "about_publisher", "about the publisher", "sobre el medio";
        /// Buttons, forms and other furniture of a page.
        Furniture = "furniture", "page furniture", "elementos de la página";
    }
}

impl Section {
    /// Whether it tells in short what the running text tells.
    pub const fn is_digest(self) -> bool {
        matches!(self, Self::Headline | Self::Summary | Self::Takeaway | Self::Nutshell | Self::Glossary)
    }

    /// Whether it tells of the case at all.
    pub const fn tells(self) -> bool {
        !matches!(self, Self::Furniture | Self::AboutPublisher | Self::Byline | Self::Related)
    }
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A word in small letters.
    Lower,
    /// A word that begins with a capital: `Hernández`, `McAllen`, `Hoylman-Sigal`.
    Title,
    /// A word in capitals, also abbreviations with dots: `ICE`, `U.S.`
    Upper,
    /// A number: `55`, `1,250`, `2.5`, `12:30`, `2025-05-14`, `5/12/2025`.
    Number,
    /// Letters and digits: `1st`, `1990s`, `I-862`.
    Mixed,
    /// A mark that opens a quotation: `“`, `«`, or `"` where it opens.
    Open,
    /// A mark that closes a quotation.
    Close,
    /// Any other mark, one character.
    Mark,
}

impl Shape {
    /// Whether it is made of letters.
    pub const fn is_word(self) -> bool {
        matches!(self, Self::Lower | Self::Title | Self::Upper | Self::Mixed)
    }

    /// Whether it begins with a capital.
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper)
    }
}

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Small letters without accents; typographic apostrophes and dashes as `'` and `-`.
    pub low: Box<str>,
    /// What it looks like.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Whether it reads so; the word in small letters, without accents.
    pub fn is(&self, low: &str) -> bool {
        &*self.low == low
    }

    /// Whether it reads like one of these.
    pub fn is_any(&self, lows: &[&str]) -> bool {
        lows.contains(&&*self.low)
    }
}

/// A sentence, or a line that is none, such as a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its words, as places in [`Prose::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as a place in [`Prose::blocks`].
    pub block: usize,
}

/// A paragraph, heading or item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// Which part of the text it is.
    pub section: Section,
    /// Its language.
    pub language: Language,
    /// Its sentences, as places in [`Prose::sentences`].
    pub sentences: Range<usize>,
}

/// A text cut into blocks, sentences and words. Linear in the text.
#[derive(Clone, Debug)]
pub struct Prose<'t> {
    /// The text.
    pub text: &'t Text,
    /// All words, in order.
    pub tokens: Vec<Token>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    /// All blocks, in order.
    pub blocks: Vec<Block>,
    /// The language of most of it.
    pub language: Language,
}

impl<'t> Prose<'t> {
    /// Cuts a text up.
    pub fn of(text: &'t Text) -> Self {
        let mut tokens = Vec::new();
        let mut sentences = Vec::new();
        let mut blocks = Vec::new();
        for line in layout::lines(text) {
            let first_token = tokens.len();
            words::cut(&text.content, line, &mut tokens);
            let first_sentence = sentences.len();
            sentences::cut(&tokens, first_token..tokens.len(), blocks.len(), &mut sentences);
            let (language, sentences) = (Language::English, first_sentence..sentences.len());
            blocks.push(Block { span: line, section: Section::Body, language, sentences });
        }
        let mut prose = Self { text, tokens, sentences, blocks, language: Language::English };
        layout::name_languages(&mut prose);
        layout::name_sections(&mut prose);
        prose
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'t str {
        span.of(&self.text.content)
    }

    /// The words from one token to another (not included), as they stand.
    pub fn words_of(&self, tokens: Range<usize>) -> &'t str {
        self.words(self.span_of(tokens))
    }

    /// The span from one token to another (not included); empty where there are none.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        let of = self.tokens.get(tokens).unwrap_or_default();
        of.first().zip(of.last()).map(|(first, last)| first.span.with(last.span)).unwrap_or_default()
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: &Sentence) -> &Block {
        &self.blocks[sentence.block]
    }

    /// The sentence in which a token stands.
    pub fn sentence_at(&self, token: usize) -> Option<usize> {
        let behind = self.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        self.sentences.get(behind).filter(|sentence| sentence.tokens.contains(&token)).map(|_| behind)
    }

    /// The token at or behind this byte.
    pub fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= byte)
    }

    /// The small-letter form of a token; empty where there is none.
    pub fn low(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &token.low)
    }
}
