//! Made-up views with everything in them, also what nobody should type: every template is written with these.

use paradero_desk::view::{
    ActLine, AlarmLine, AttributeLine, CitationLine, ClaimLine, ContactLine, ContradictionLine, DueLine, EventLine,
    GapLine, LookFor, PackLine, PersonLine, PersonView, SafeguardLine, SafeguardView, SaysLine, SearchView, SourceLine,
    SourceView, StatedLine, StatementLine, VerdictLine, WatchView, WhereaboutsLine,
};

/// What somebody could type into any field.
pub(crate) const HOSTILE: &str = "\"><script>alert('x')</script>{{7*7}}&amp;";

/// 2025-03-01T00:00:00Z.
const MARCH: i64 = 1_740_787_200;
const DAY: i64 = 86_400;

#[expect(clippy::unnecessary_wraps, reason = "it fills fields that may be empty")]
fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

pub(crate) fn pack() -> PackLine {
    PackLine {
        name: "us".to_owned(),
        title: "Made-up pack".to_owned(),
        version: "3".to_owned(),
        digest: "0123456789abcdef0123456789abcdef".to_owned(),
    }
}

pub(crate) fn statement(id: &str, stance: &str) -> StatementLine {
    StatementLine {
        id: id.to_owned(),
        source: "log book".to_owned(),
        source_title: format!("Log {HOSTILE}"),
        publisher: text("Somebody"),
        source_kind: "note".to_owned(),
        place: text("line 26"),
        speaker: text("Ana (family)"),
        via: text("a friend"),
        stance: stance.to_owned(),
        stance_words: stance.to_owned(),
        firmness: text("hedged"),
        when: text("in March 2025"),
        says: text("to: somewhere"),
        rests_on: vec!["a tattoo".to_owned(), HOSTILE.to_owned()],
        quote: text(HOSTILE),
        tier: "team".to_owned(),
        recorded: text("on 1 April 2025 by the desk"),
    }
}

fn event(id: &str, lane: usize, days: Option<(i64, i64)>) -> EventLine {
    EventLine {
        id: id.to_owned(),
        kind: "transferred".to_owned(),
        words: format!("Event {id}"),
        lane,
        when: "in March 2025".to_owned(),
        moment: "2025-03".to_owned(),
        first: days.map(|(first, _)| MARCH + first * DAY),
        last: days.map(|(_, last)| MARCH + last * DAY + DAY - 1),
        stated: Vec::new(),
        inferred_from: Vec::new(),
        contested: false,
        denied: false,
        uncertain: false,
        derived: false,
        ahead: false,
        attributes: vec![AttributeLine { label: "to".to_owned(), values: vec!["one".to_owned(), HOSTILE.to_owned()] }],
        statements: vec![statement(&format!("st-{id}"), "asserts")],
        also: vec!["other".to_owned()],
    }
}

fn stated(first: i64, last: i64, by: &str) -> StatedLine {
    StatedLine {
        words: "one date".to_owned(),
        moment: "2025-03-05".to_owned(),
        first: Some(MARCH + first * DAY),
        last: Some(MARCH + last * DAY + DAY - 1),
        by: vec![by.to_owned(), "unknown".to_owned()],
    }
}

pub(crate) fn events() -> Vec<EventLine> {
    let exact = event("exact", 1, Some((14, 14)));
    let mut band = event("band", 0, Some((0, 30)));
    band.uncertain = true;
    let mut before = event("before", 2, Some((0, 40)));
    before.first = None;
    before.inferred_from = vec!["st-exact".to_owned(), "gone".to_owned()];
    let mut after = event("after", 3, Some((50, 60)));
    after.last = None;
    let mut differs = event("differs", 1, Some((4, 20)));
    differs.contested = true;
    differs.stated = vec![stated(4, 4, "st-exact"), stated(10, 20, "st-band")];
    let mut denied = event("denied", 4, Some((16, 16)));
    denied.denied = true;
    let mut derived = event("derived", 1, Some((15, 18)));
    derived.derived = true;
    derived.statements = Vec::new();
    let mut ahead = event("ahead", 5, Some((400, 400)));
    ahead.ahead = true;
    let unknown = event("un known/\"", 5, None);
    vec![exact, band, before, after, differs, denied, derived, ahead, unknown]
}

fn due() -> DueLine {
    DueLine {
        words: "due on 20 March 2025".to_owned(),
        earliest: "2025-03-20T17:00:00-05:00".to_owned(),
        latest: "2025-03-21T17:00:00-05:00".to_owned(),
        seconds_left: 3600,
        left: "in 1 hour".to_owned(),
    }
}

pub(crate) fn verdict(verdict: &str, key: &str) -> VerdictLine {
    VerdictLine {
        safeguard: "CU-12".to_owned(),
        title: "Counsel is told".to_owned(),
        verdict: verdict.to_owned(),
        verdict_words: verdict.replace('_', " "),
        certainty: "possible".to_owned(),
        contested: true,
        line: format!("Line {HOSTILE}"),
        due: Some(due()),
        reasons: vec!["First.".to_owned(), HOSTILE.to_owned()],
        would_change: text("A call."),
        because: vec![statement("because", "denies")],
        trigger: text("exact"),
        owed_by: vec!["ICE".to_owned()],
        cite: "8 CFR 1".to_owned(),
        unverified: true,
        plain: "Plain.".to_owned(),
        then: "Ask.".to_owned(),
        key: key.to_owned(),
        acts: vec![ActLine {
            progress: "doing".to_owned(),
            words: "being worked on".to_owned(),
            recorded: "on 2 April".to_owned(),
            because: HOSTILE.to_owned(),
        }],
    }
}

pub(crate) fn person() -> PersonView {
    PersonView {
        id: "made up".to_owned(),
        label: format!("Ana {HOSTILE}"),
        topic: false,
        made_up: true,
        countries: vec!["VE".to_owned()],
        names: vec!["Anita".to_owned(), HOSTILE.to_owned()],
        identifiers: vec![("A-number".to_owned(), "000000000".to_owned())],
        note: text("A note."),
        as_of: "2025-04-01T23:59:59-05:00".to_owned(),
        as_of_date: "2025-04-01".to_owned(),
        known_on: text("2025-03-31"),
        slider: ("2024-05-01".to_owned(), "2026-11-23".to_owned()),
        whereabouts: Some(WhereaboutsLine {
            place: "Somewhere".to_owned(),
            sure: "stated plainly".to_owned(),
            since: text("on 15 March 2025"),
            event: text("exact"),
            by: vec![statement("where", "asserts")],
        }),
        contact: Some(ContactLine { words: "6 days ago".to_owned(), days: Some(6), event: text("exact") }),
        reach: text("on 1 April 2025"),
        events: events(),
        claims: vec![ClaimLine {
            id: "gang".to_owned(),
            text: format!("a claim {HOSTILE}"),
            asserted: vec![statement("for", "asserts")],
            denied: vec![statement("against", "denies")],
            other: vec![statement("besides", "declines")],
            unanswered: true,
        }],
        contradictions: vec![ContradictionLine {
            says: "These exclude each other.".to_owned(),
            statements: vec![statement("one", "asserts"), statement("two", "asserts")],
            events: vec!["exact".to_owned(), "gone".to_owned()],
        }],
        gaps: vec![GapLine {
            says: "Nothing between.".to_owned(),
            after: "exact".to_owned(),
            before: "denied".to_owned(),
            first: Some(MARCH + 15 * DAY),
            last: Some(MARCH + 16 * DAY),
            statements: vec![statement("side", "asserts")],
        }],
        verdicts: vec![
            verdict("crossed", "CU-12 exact"),
            verdict("not_shown", "CU-12 band"),
            verdict("running", "CU-12 after"),
            verdict("kept", "CU-12 before"),
        ],
        next_change: text("on 2 April 2025"),
        blind: vec!["What nobody wrote down.".to_owned()],
        pack: pack(),
    }
}

/// A person of whom nothing is known but the name.
pub(crate) fn bare_person() -> PersonView {
    PersonView {
        label: "Nobody yet".to_owned(),
        countries: Vec::new(),
        names: Vec::new(),
        identifiers: Vec::new(),
        note: None,
        known_on: None,
        whereabouts: None,
        contact: None,
        reach: None,
        events: Vec::new(),
        claims: Vec::new(),
        contradictions: Vec::new(),
        gaps: Vec::new(),
        verdicts: Vec::new(),
        next_change: None,
        blind: Vec::new(),
        ..person()
    }
}

pub(crate) fn alarm(verdict: &str) -> AlarmLine {
    AlarmLine {
        person: "made up".to_owned(),
        label: format!("Ana {HOSTILE}"),
        made_up: true,
        safeguard: "CU-12".to_owned(),
        title: "Counsel is told".to_owned(),
        verdict: verdict.to_owned(),
        verdict_words: verdict.replace('_', " "),
        certainty: "possible".to_owned(),
        contested: true,
        reason: HOSTILE.to_owned(),
        then: "Ask.".to_owned(),
        due: Some(due()),
        unverified: true,
        key: "CU-12 exact".to_owned(),
        progress: text("doing"),
        progress_words: text("being worked on"),
    }
}

pub(crate) fn person_line() -> PersonLine {
    PersonLine {
        person: "made up".to_owned(),
        label: format!("Ana {HOSTILE}"),
        topic: true,
        made_up: true,
        whereabouts: text("Somewhere"),
        alarms: 2,
        running: 1,
        note: text(HOSTILE),
    }
}

pub(crate) fn watch() -> WatchView {
    WatchView {
        as_of: "2025-04-01T23:59:59-05:00".to_owned(),
        as_of_words: "on 1 April 2025".to_owned(),
        as_of_date: "2025-04-01".to_owned(),
        alarms: vec![alarm("crossed"), alarm("not_shown"), alarm("running")],
        alarms_total: 9,
        done: vec![alarm("not_shown")],
        clocks: vec![alarm("running")],
        clocks_total: 5,
        look_for: vec![LookFor {
            person: "made up".to_owned(),
            label: format!("Ana {HOSTILE}"),
            made_up: true,
            reason: "No word.".to_owned(),
            last_place: text("Somewhere"),
            days: Some(6),
        }],
        look_for_total: 4,
        well: vec![person_line()],
        well_total: 3,
        people: 7,
        next_change: text("on 2 April 2025"),
        pack: pack(),
    }
}

/// A watch over nobody.
pub(crate) fn bare_watch() -> WatchView {
    WatchView {
        alarms: Vec::new(),
        alarms_total: 0,
        done: Vec::new(),
        clocks: Vec::new(),
        clocks_total: 0,
        look_for: Vec::new(),
        look_for_total: 0,
        well: Vec::new(),
        well_total: 0,
        people: 0,
        next_change: None,
        ..watch()
    }
}

pub(crate) fn source(url: &str) -> SourceView {
    SourceView {
        id: "log book".to_owned(),
        title: format!("Log {HOSTILE}"),
        publisher: text("Somebody"),
        kind: "note".to_owned(),
        published: text("on 1 April 2025"),
        published_inferred: true,
        url: text(url),
        copy_of: text("Another"),
        language: text("es"),
        note: text(HOSTILE),
        recorded: text("on 2 April 2025"),
        file: text("0123"),
        says: vec![SaysLine {
            person: "made up".to_owned(),
            label: "Ana".to_owned(),
            about: "Transferred".to_owned(),
            anchor: "event-exact".to_owned(),
            statement: statement("st-exact", "asserts"),
            against: vec![statement("against", "denies")],
        }],
    }
}

pub(crate) fn source_line() -> SourceLine {
    SourceLine {
        id: "log book".to_owned(),
        title: format!("Log {HOSTILE}"),
        publisher: text("Somebody"),
        published: None,
        kind: "note".to_owned(),
    }
}

pub(crate) fn safeguard() -> SafeguardView {
    SafeguardView {
        id: "CU-12".to_owned(),
        title: "Counsel is told".to_owned(),
        stage: "custody".to_owned(),
        plain: "Plain.".to_owned(),
        then: "Ask.".to_owned(),
        notes: text("A note."),
        disputed: text("A dispute."),
        judged: vec!["When transferred.".to_owned()],
        text: format!("safeguard CU-12 {HOSTILE}"),
        owed_by: vec!["ICE".to_owned()],
        effective: text("since 2022"),
        citations: vec![CitationLine {
            class: "policy".to_owned(),
            name: "Directive 1".to_owned(),
            url: text("https://example.org/"),
            verified: "scope read".to_owned(),
            unverified: true,
            in_force_unverified: true,
            quote: text(HOSTILE),
        }],
        unverified: true,
        judged_on: vec![alarm("not_shown")],
        pack: pack(),
    }
}

pub(crate) fn safeguard_line() -> SafeguardLine {
    SafeguardLine {
        id: "CU-12".to_owned(),
        title: "Counsel is told".to_owned(),
        stage: "custody".to_owned(),
        class: "policy".to_owned(),
        cite: "Directive 1".to_owned(),
        unverified: true,
        disputed: true,
        plain: "Plain.".to_owned(),
    }
}

pub(crate) fn search() -> SearchView {
    SearchView {
        query: HOSTILE.to_owned(),
        people: vec![person_line()],
        sources: vec![source_line()],
        safeguards: vec![safeguard_line()],
    }
}
