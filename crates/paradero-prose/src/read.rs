//! Reading a text: from its words to proposals and checks.

use paradero_record::Moment;

use crate::{Check, Proposal, Prose, Text, check, propose, speech, time, who};

/// What a reader is told besides the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// When the text was published, where whoever hands it over knows; else what the text and its file say.
    pub published: Option<Moment>,
    /// The person to read about; else whom the text is about.
    pub about: Option<String>,
}

/// What a text seems to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The person read about, by the fullest name.
    pub about: Option<String>,
    /// When the text was published, as handed over, printed or worked out.
    pub published: Option<Moment>,
    /// The proposals, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// Where they disagree, the graver first.
    pub checks: Vec<Check>,
}

/// All that is known of a text when rules make proposals of it.
pub(crate) struct Known<'t> {
    pub(crate) prose: Prose<'t>,
    pub(crate) cast: who::Cast,
    pub(crate) times: Vec<time::Time>,
    pub(crate) speeches: speech::Speeches,
    pub(crate) ask: Ask,
}

impl Known<'_> {
    /// The words about time that begin within these tokens, in order.
    pub(crate) fn times_within(&self, tokens: std::ops::Range<usize>) -> &[time::Time] {
        let from = self.times.partition_point(|time| time.tokens.start < tokens.start);
        let to = self.times.partition_point(|time| time.tokens.start < tokens.end);
        self.times.get(from..to).unwrap_or_default()
    }

    /// Whose word this token is and how it is meant.
    pub(crate) fn voice(&self, token: usize) -> speech::Voice {
        self.speeches.voice_at(&self.prose, &self.cast, token)
    }
}

/// Reads a text. Linear in the text, quadratic in the proposals about one event.
pub fn read(text: &Text, ask: &Ask) -> Reading {
    let prose = Prose::of(text);
    let ask = propose::source::dated(&prose, ask);
    let cast = who::find(&prose, &ask);
    let times = time::find(&prose, &ask);
    let speeches = speech::find(&prose, &cast);
    let known = Known { prose, cast, times, speeches, ask };
    let proposals = propose::all(&known);
    let checks = check::all(&known, &proposals);
    let about = known.cast.focus.map(|focus| known.cast.entities[focus].name.clone());
    Reading { about, published: known.ask.published.clone(), proposals, checks }
}
