//! The tests of this crate, through its public interface: one binary, one module for each subject.

#![expect(clippy::unwrap_used, clippy::panic, reason = "what fails here is a failed test")]

mod brute;
mod examples;
mod fuzz;
mod generate;
mod hostile;
mod known;
mod list;
mod malformed;
mod moment_allow;
mod moment_fuzz;
mod moment_instant;
mod moment_oracle;
mod moment_parse;
mod moment_properties;
mod moment_range;
mod moment_say;
mod moment_zone;
mod narrowing;
mod notation;
mod round_trip;
mod timeline;

/// The parts of the crate under the names by which the tests of partial dates know them.
mod subject {
    pub(crate) mod instant {
        pub(crate) use paradero_record::{Instant, Instants, Tri};
    }
    pub(crate) mod moment {
        pub(crate) use paradero_record::{Language, Moment, MomentError, Precision, Reach, Widening, say};
    }
    pub(crate) mod zone {
        pub(crate) use paradero_record::Zone;
    }
}

use paradero_record::notation::{References, parse, render};
use paradero_record::{
    Contradiction, Event, EventId, Instant, Instants, Moment, PersonId, Record, StatementId, Timeline, Widening, Zone,
};

/// Reads a moment that must be one.
fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn chicago() -> Zone {
    Zone::parse("America/Chicago").unwrap()
}

/// The second of an RFC 3339 time.
fn instant(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

/// What a text allows in Chicago with the declared widening, as local times.
fn allowed(text: &str) -> String {
    shown(&moment(text).allows(&chicago(), &Widening::default()))
}

/// Ranges as "2025-03-15T00:00:00-05:00 .. 2025-03-15T23:59:59-05:00", joined by " + ".
fn shown(set: &Instants) -> String {
    let zone = chicago();
    let one = |at: Instant| {
        if at.is_open() { "open".to_owned() } else { Moment::at(at, &zone).to_string() }
    };
    let range = |(first, last): &(Instant, Instant)| format!("{} .. {}", one(*first), one(*last));
    set.ranges().iter().map(range).collect::<Vec<_>>().join(" + ")
}

/// Reads a record that must have no faults.
fn record(text: &str) -> Record {
    let parsed = parse(text, None, References::Checked);
    assert!(parsed.diagnostics.is_empty(), "{}", render("text", text, &parsed.diagnostics));
    parsed.record
}

/// Two places, three sources and one person, and what is written about her after them.
fn about_ana(text: &str) -> Record {
    record(&format!(
        "zone America/New_York
place san_diego \"San Diego\"\n  zone America/Los_Angeles
place texas \"Texas\"\n  zone America/Chicago
source article \"An article (made up)\"\n  kind press
source call \"A call (made up)\"\n  kind note
source list \"A list (made up)\"\n  kind list
person ana \"Ana (made up)\"\n  made up\n{text}"
    ))
}

/// What is known of Ana.
struct Story {
    record: Record,
    timeline: Timeline,
}

impl Story {
    fn of(text: &str) -> Self {
        let record = about_ana(text);
        let timeline = Timeline::of(&record, &PersonId::new("ana"));
        Self { record, timeline }
    }

    fn event(&self, id: &str) -> &Event {
        self.timeline.event(&EventId::new(id)).unwrap_or_else(|| panic!("no event {id}"))
    }

    /// What the dates of an event come to.
    fn when(&self, id: &str) -> String {
        self.event(id).moment().to_string()
    }

    /// Where statements stand, as the lines of their sources: "article 32".
    fn loci(&self, ids: &[StatementId]) -> Vec<String> {
        let locus = |id: &StatementId| {
            let statement = &self.record.statements[id];
            let line = statement.locus.lines.map_or(0, |lines| lines.0);
            format!("{} {line}", statement.source)
        };
        let mut all: Vec<String> = ids.iter().map(locus).collect();
        all.sort();
        all
    }

    /// Every contradiction, by the places of its statements.
    fn contradictions(&self) -> Vec<String> {
        let one = |c: &Contradiction| self.loci(&c.statements).join(" + ");
        let mut all: Vec<String> = self.timeline.contradictions.iter().map(one).collect();
        all.sort();
        all
    }
}

#[test]
fn no_test_file_is_forgotten() {
    let this = include_str!("main.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || this.contains(&format!("mod {module};")), "{name} is not part of the tests");
    }
}
