//! Made-up views with everything in them, also what nobody should type: every template is written with these.

mod find;
mod matching;
mod reading;

use paradero_desk::view::{
    ActLine, AlarmLine, AttributeLine, CaseLine, CitationLine, ClaimLine, ContactLine, ContradictionLine, DerivedLine,
    DueLine, EventLine, EventRef, ExpectedLine, FilterGroup, FilterLine, ForbiddenLine, GapLine, HistoryLine,
    HoldingLine, LawChangeLine, LeftOutGroup, ListedLine, LitigationLine, LookFor, NamedClockLine, OtherReading,
    PackLine, PackView, PersonLine, PersonView, PositionLine, ReadingLine, SafeguardLine, SafeguardRef, SafeguardView,
    SaysLine, SourceLine, SourceView, StageLines, StatedLine, StatementLine, ToldLine, TrackLine, TrackStateLine,
    VerdictLine, WatchView, WhereaboutsLine,
};

pub(crate) use find::{alike, search};
pub(crate) use matching::{identity, matched, matching};
pub(crate) use reading::{bare_reading, disagreements, reading};

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
        follows_from: None,
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
    let mut by_law = event("by_law@exact", 2, Some((30, 30)));
    (by_law.derived, by_law.follows_from, by_law.statements) = (true, text("exact"), Vec::new());
    let mut ahead = event("ahead", 5, Some((400, 400)));
    ahead.ahead = true;
    let unknown = event("un known/\"", 5, None);
    vec![exact, band, before, after, differs, denied, derived, by_law, ahead, unknown]
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
        version: text("24 June 2025 to 22 June 2026"),
        places: vec!["circuit 9".to_owned()],
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
        disagreements: reading::counts(),
        id: "made up".to_owned(),
        label: format!("Ana {HOSTILE}"),
        topic: false,
        made_up: true,
        countries: vec!["VE".to_owned()],
        names: vec!["Anita".to_owned(), HOSTILE.to_owned()],
        identifiers: vec![("A-number".to_owned(), "000000000".to_owned())],
        listed: vec![ListedLine {
            name: HOSTILE.to_owned(),
            list: "roster monday".to_owned(),
            title: format!("Roster {HOSTILE}"),
            row: 17,
        }],
        identities: ["same", "taken_back"].map(identity).into(),
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
        positions: vec![PositionLine {
            track: "procedure".to_owned(),
            words: "Where the case stands".to_owned(),
            states: vec![holding(true, Some("exact")), holding(false, Some("gone")), holding(true, None)],
        }],
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
        told: vec![ToldLine {
            safeguard: "RP-09.1".to_owned(),
            title: "When an order is final".to_owned(),
            plain: HOSTILE.to_owned(),
            cite: "8 CFR 2".to_owned(),
            unverified: false,
            disputed: true,
            places: vec!["circuit 5".to_owned()],
            about: vec![event_ref("exact"), event_ref("gone")],
        }],
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
        listed: Vec::new(),
        identities: Vec::new(),
        note: None,
        known_on: None,
        whereabouts: None,
        positions: Vec::new(),
        contact: None,
        reach: None,
        events: Vec::new(),
        claims: Vec::new(),
        contradictions: Vec::new(),
        gaps: Vec::new(),
        verdicts: Vec::new(),
        told: Vec::new(),
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
        readable: true,
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

fn event_ref(id: &str) -> EventRef {
    EventRef { id: id.to_owned(), words: format!("Event {id} in March 2025") }
}

fn holding(possible: bool, since: Option<&str>) -> HoldingLine {
    HoldingLine {
        state: "in_court".to_owned(),
        words: format!("in court {HOSTILE}"),
        possible,
        since: since.map(event_ref),
    }
}

fn courts() -> LitigationLine {
    LitigationLine {
        standing: "pending".to_owned(),
        standing_words: "before a court".to_owned(),
        on: "on 28 July 2026".to_owned(),
        moment: "2026-07-28".to_owned(),
        words: HOSTILE.to_owned(),
    }
}

fn version(id: &str, stood: Option<&str>) -> HistoryLine {
    HistoryLine {
        id: id.to_owned(),
        title: format!("Version {HOSTILE}"),
        current: id == "CU-12",
        effective: stood.map(|_| "since 23 June 2026".to_owned()),
        since: stood.map(|_| "2026-06-23".to_owned()),
        places: stood.map(|_| "circuit 9".to_owned()).into_iter().collect(),
        courts: vec![courts()],
        stood: stood.map(ToOwned::to_owned),
    }
}

fn readings() -> Vec<ReadingLine> {
    let one = |length: &str| ReadingLine { length: length.to_owned(), by: text(HOSTILE) };
    vec![one("12 hours"), one("72 hours")]
}

fn case(name: &str, found: Option<&str>) -> CaseLine {
    CaseLine {
        name: name.to_owned(),
        title: format!("Case {HOSTILE}"),
        about: "More of it.".to_owned(),
        expects: vec![ExpectedLine {
            as_of: "on 20 March 2025".to_owned(),
            expected: "running, certain".to_owned(),
            found: found.map(ToOwned::to_owned),
        }],
        as_expected: found.is_none(),
        fault: found.map(ToOwned::to_owned),
        text: HOSTILE.to_owned(),
    }
}

pub(crate) fn safeguard() -> SafeguardView {
    SafeguardView {
        id: "CU-12".to_owned(),
        rule: "CU-12".to_owned(),
        title: "Counsel is told".to_owned(),
        stage: "custody".to_owned(),
        plain: "Plain.".to_owned(),
        then: "Ask.".to_owned(),
        notes: text("A note."),
        disputed: text("A dispute."),
        readings: readings(),
        judged: vec!["When transferred.".to_owned()],
        told: true,
        other: OtherReading {
            language: "es".to_owned(),
            title: "Se avisa".to_owned(),
            plain: HOSTILE.to_owned(),
            judged: vec!["Al trasladar.".to_owned()],
            then: "Pregunte.".to_owned(),
            notes: text("Una nota."),
            disputed: text("Una disputa."),
        },
        text: format!("safeguard CU-12 {HOSTILE}"),
        owed_by: vec!["ICE".to_owned()],
        effective: text("since 2022"),
        places: vec!["circuit 9".to_owned()],
        citations: vec![CitationLine {
            class: "policy".to_owned(),
            name: "Directive 1".to_owned(),
            url: text("https://example.org/"),
            verified: "scope read".to_owned(),
            unverified: true,
            in_force_unverified: true,
            quote: text(HOSTILE),
            read_on: text("on 23 November 2026"),
            read_in: text(HOSTILE),
        }],
        verified: "read".to_owned(),
        unverified: true,
        courts: vec![courts()],
        history: vec![
            version("CU-12.1", Some("no")),
            version("CU-12", Some("yes")),
            version("CU-12.2", Some("part")),
            version("CU-12.3", None),
        ],
        on: "2026-07".to_owned(),
        on_words: text("in July 2026"),
        suite: vec![case("cu-12", None), case("cu-12-move", Some("not shown"))],
        judged_on: vec![alarm("not_shown")],
        pack: pack(),
    }
}

pub(crate) fn safeguard_line() -> SafeguardLine {
    SafeguardLine {
        id: "CU-12".to_owned(),
        rule: "CU-12".to_owned(),
        title: "Counsel is told".to_owned(),
        stage: "custody".to_owned(),
        class: "policy".to_owned(),
        cite: "Directive 1".to_owned(),
        verified: "read".to_owned(),
        unverified: true,
        disputed: true,
        told: true,
        effective: text("since 2022"),
        places: vec!["circuit 9".to_owned()],
        courts: Some(courts()),
        plain: "Plain.".to_owned(),
    }
}

fn safeguard_ref() -> SafeguardRef {
    SafeguardRef { id: "CU-12".to_owned(), title: HOSTILE.to_owned() }
}

fn filter(name: &str, chosen: bool) -> FilterGroup {
    let choice = |value: &str| FilterLine { value: value.to_owned(), words: HOSTILE.to_owned(), count: 3, chosen };
    FilterGroup { name: name.to_owned(), choices: vec![choice("one"), choice(HOSTILE)] }
}

/// A law pack with one of everything.
pub(crate) fn law_pack() -> PackView {
    PackView {
        pack: pack(),
        safeguards: 3,
        rules: 2,
        unverified: 1,
        disputed: 1,
        filters: ["stage", "class", "verified", "standing"].map(|name| filter(name, false)).into(),
        narrowed: Vec::new(),
        shown: 1,
        stages: vec![StageLines {
            stage: "custody".to_owned(),
            words: "Custody".to_owned(),
            safeguards: vec![safeguard_line()],
        }],
        changes: vec![LawChangeLine {
            when: "on 28 July 2026".to_owned(),
            moment: "2026-07-28".to_owned(),
            what: "before a court".to_owned(),
            words: HOSTILE.to_owned(),
            safeguards: vec![safeguard_ref()],
        }],
        tracks: vec![TrackLine {
            name: "procedure".to_owned(),
            words: "Where the case stands".to_owned(),
            states: vec![TrackStateLine {
                name: "in_court".to_owned(),
                words: "in court".to_owned(),
                says: HOSTILE.to_owned(),
            }],
            never: vec![ForbiddenLine {
                never: "“Removal”".to_owned(),
                during: vec!["in court".to_owned()],
                by: vec![safeguard_ref()],
            }],
        }],
        derived: vec![DerivedLine {
            kind: "final_order_became_final".to_owned(),
            words: "Order became final".to_owned(),
            says: vec![HOSTILE.to_owned()],
        }],
        clocks: vec![NamedClockLine { name: "bia_appeal".to_owned(), readings: readings() }],
        told: vec![safeguard_ref()],
        left_out: vec![LeftOutGroup {
            why: "No event".to_owned(),
            lines: vec![("RP-01 the paper".to_owned(), HOSTILE.to_owned())],
        }],
    }
}

/// A law pack narrowed to nothing.
pub(crate) fn narrowed_pack() -> PackView {
    PackView {
        filters: vec![filter("stage", true)],
        narrowed: vec!["custody".to_owned(), HOSTILE.to_owned()],
        shown: 0,
        stages: Vec::new(),
        ..law_pack()
    }
}

/// No law pack at all.
pub(crate) fn bare_pack() -> PackView {
    PackView {
        safeguards: 0,
        rules: 0,
        unverified: 0,
        disputed: 0,
        filters: Vec::new(),
        shown: 0,
        stages: Vec::new(),
        changes: Vec::new(),
        tracks: Vec::new(),
        derived: Vec::new(),
        clocks: Vec::new(),
        told: Vec::new(),
        left_out: Vec::new(),
        ..law_pack()
    }
}
