//! What was decided about proposals and disagreements.

use super::{Cursor, Line, Named, Reader, SourceId, Stop, because, by_on, name};
use crate::{Resolution, ResolutionOutcome, Review, ReviewOutcome};

const ANSWERS: &[&str] = &["explained", "two_events", "wrong"];

impl Reader {
    /// Reads `proposal rejected visaverge "9f2c" quote "a young man" by "Ana" on 2025-05-21 because "nobody named him"`.
    pub(super) fn review(&mut self, line: &Line) -> Result<(), Stop> {
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        let word = cursor.one_of("rejected or reopened", ReviewOutcome::ALL, |one| one.word())?;
        let outcome = ReviewOutcome::find(word).unwrap_or(ReviewOutcome::Reopened);
        let place = cursor.here();
        let source = SourceId::new(name(&mut cursor, "the source")?);
        let proposal = cursor.text("the proposal's key, in quotes")?.to_owned();
        if !cursor.take("quote") {
            return Err(cursor.expected("`quote`", Some("say the words: quote \"a young man\"".to_owned())));
        }
        let quote = cursor.text("the words, in quotes")?.to_owned();
        let recorded = by_on(&mut cursor)?;
        let because = because(&mut cursor)?;
        cursor.finish("the end of the line")?;
        self.mention(Named::Source, source.to_string(), place);
        self.record.reviews.push(Review { outcome, source, proposal, quote, because, recorded });
        Ok(())
    }

    /// Reads `disagreement wrong visaverge "two_dates 1f2e 33ab" by "Ana" on 2025-05-21 because "the release has the day"`.
    pub(super) fn resolution(&mut self, line: &Line) -> Result<(), Stop> {
        let person = self.subject(line)?;
        let mut cursor = Cursor::new(line, &mut self.diagnostics);
        cursor.advance();
        let word = cursor.one_of("explained, two_events or wrong", ANSWERS, |one| one)?;
        let mut wrong = None;
        let outcome = match word {
            "explained" => ResolutionOutcome::Explained,
            "two_events" => ResolutionOutcome::TwoEvents,
            _ => {
                let place = cursor.here();
                let source = SourceId::new(name(&mut cursor, "the source that is wrong")?);
                wrong = Some((source.to_string(), place));
                ResolutionOutcome::WrongSource(source)
            }
        };
        let disagreement = cursor.text("the disagreement's key, in quotes")?.to_owned();
        let recorded = by_on(&mut cursor)?;
        let because = because(&mut cursor)?;
        cursor.finish("the end of the line")?;
        if let Some((source, place)) = wrong {
            self.mention(Named::Source, source, place);
        }
        self.record.resolutions.push(Resolution { person, disagreement, outcome, because, recorded });
        Ok(())
    }
}
