//! The whole pack: what is owed, how far it was verified, what is disputed, what changed.

use std::collections::{BTreeMap, BTreeSet};

use paradero_law::{
    AuthorityClass, Forbidden, Litigation, NamedClock, Safeguard, Stage, Standing, State, Track, Verified, say_derived,
    say_patterns, say_state,
};
use paradero_record::{Instant, Language, Moment, Zone, say};

use super::{is_told, line, named, reading};
use crate::desk::{Ctx, Refusal};
use crate::input::{FieldFault, Narrow};
use crate::view::{
    DerivedLine, FilterGroup, FilterLine, ForbiddenLine, LawChangeLine, LeftOutGroup, NamedClockLine, PackView,
    SafeguardRef, StageLines, TrackLine, TrackStateLine,
};
use crate::watch::pack_line;

/// So many changes are told.
const MOST_CHANGES: usize = 16;

/// Shows the law pack, its safeguards narrowed to some.
///
/// # Errors
///
/// When it is narrowed by a word that there is not.
pub fn pack(ctx: &Ctx<'_>, narrow: &Narrow) -> Result<PackView, Refusal> {
    let (language, pack) = (ctx.language, &ctx.desk.pack);
    let all = Way::all();
    let chosen = chosen(&all, narrow, language)?;
    let shown: Vec<&Safeguard> = pack.safeguards.iter().filter(|one| chosen.iter().all(|way| way.keeps(one))).collect();
    let count = |keeps: &dyn Fn(&Safeguard) -> bool| pack.safeguards.iter().filter(|one| keeps(one)).count();
    let rules: BTreeSet<&str> = pack.safeguards.iter().map(Safeguard::rule).collect();
    let stages = Stage::ALL.iter().map(|stage| StageLines {
        stage: stage.word().to_owned(),
        words: stage.say(language).to_owned(),
        safeguards: shown.iter().filter(|one| one.stage == *stage).map(|one| line(one, ctx)).collect(),
    });
    Ok(PackView {
        pack: pack_line(ctx),
        safeguards: pack.safeguards.len(),
        rules: rules.len(),
        unverified: count(&Safeguard::has_unverified),
        disputed: count(&|one| is_open(one)),
        filters: filters(&all, &chosen, ctx),
        narrowed: chosen.iter().map(|way| way.say(language).to_owned()).collect(),
        shown: shown.len(),
        stages: stages.filter(|stage| !stage.safeguards.is_empty()).collect(),
        changes: changes(ctx),
        tracks: pack.tracks.iter().map(|track| track_line(track, ctx)).collect(),
        derived: pack
            .derived
            .iter()
            .map(|one| DerivedLine {
                kind: one.kind.name().to_owned(),
                words: one.kind.say(language).to_owned(),
                says: say_derived(one, language),
            })
            .collect(),
        clocks: pack.clocks.values().map(|clock| clock_line(clock, language)).collect(),
        told: pack.safeguards.iter().filter(|one| is_told(one)).map(|one| named(one, language)).collect(),
        left_out: left_out(&ctx.desk.pack_text),
    })
}

/// One way to narrow the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Stage(Stage),
    Class(AuthorityClass),
    /// By the least checked citation.
    Verified(Verified),
    /// Any part of it carries the mark.
    Marked,
    /// In dispute, or before a court.
    Open,
    /// By how it stands now.
    Standing(Standing),
}

impl Way {
    fn all() -> Vec<Self> {
        let mut all: Vec<Self> = Stage::ALL.iter().copied().map(Self::Stage).collect();
        all.extend(AuthorityClass::ALL.iter().copied().map(Self::Class));
        all.push(Self::Marked);
        all.extend(Verified::ALL.iter().copied().map(Self::Verified));
        all.push(Self::Open);
        all.extend(Standing::ALL.iter().copied().map(Self::Standing));
        all
    }

    /// The name of its filter in addresses.
    fn group(self) -> &'static str {
        match self {
            Self::Stage(_) => "stage",
            Self::Class(_) => "class",
            Self::Verified(_) | Self::Marked => "verified",
            Self::Open | Self::Standing(_) => "standing",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Stage(stage) => stage.word(),
            Self::Class(class) => class.word(),
            Self::Verified(verified) => verified.word(),
            Self::Marked => "marked",
            Self::Open => "open",
            Self::Standing(standing) => standing.word(),
        }
    }

    fn say(self, language: Language) -> &'static str {
        match self {
            Self::Stage(stage) => stage.say(language),
            Self::Class(class) => class.say(language),
            Self::Verified(Verified::Unverified) => language.choose("nobody has read it", "nadie la ha leído"),
            Self::Verified(verified) => verified.say(language),
            Self::Marked => language.choose("some part unverified", "alguna parte sin verificar"),
            Self::Open => language.choose("in dispute or before a court", "en disputa o ante un tribunal"),
            Self::Standing(standing) => standing.say(language),
        }
    }

    fn keeps(self, safeguard: &Safeguard) -> bool {
        match self {
            Self::Stage(stage) => safeguard.stage == stage,
            Self::Class(class) => safeguard.citations.iter().any(|citation| citation.class == class),
            Self::Verified(verified) => safeguard.verified() == verified,
            Self::Marked => safeguard.has_unverified(),
            Self::Open => is_open(safeguard),
            Self::Standing(standing) => safeguard.litigation.last().is_some_and(|last| last.standing == standing),
        }
    }
}

/// Whether something about a safeguard is in dispute, or its last word from a court is not the last.
fn is_open(safeguard: &Safeguard) -> bool {
    let in_court = safeguard.litigation.last().is_some_and(|last| {
        matches!(last.standing, Standing::Stayed | Standing::Enjoined | Standing::Split | Standing::Pending)
    });
    in_court || !safeguard.disputed.is_empty()
}

/// By what the list is narrowed.
fn chosen(all: &[Way], narrow: &Narrow, language: Language) -> Result<Vec<Way>, Refusal> {
    let asked = [
        ("stage", &narrow.stage),
        ("class", &narrow.class),
        ("verified", &narrow.verified),
        ("standing", &narrow.standing),
    ];
    let asked = asked.into_iter().filter(|(_, word)| !word.trim().is_empty());
    let find = |(group, word): (&'static str, &String)| {
        let found = all.iter().find(|way| way.group() == group && way.word() == word.trim());
        found.copied().ok_or_else(|| FieldFault {
            field: group,
            message: language.choose(
                format!("The list cannot be narrowed to “{}”.", word.trim()),
                format!("La lista no se puede reducir a «{}».", word.trim()),
            ),
        })
    };
    let (found, faults): (Vec<_>, Vec<_>) = asked.map(find).partition(Result::is_ok);
    if faults.is_empty() {
        return Ok(found.into_iter().filter_map(Result::ok).collect());
    }
    Err(Refusal::Invalid(faults.into_iter().filter_map(Result::err).collect()))
}

/// The filters; what no safeguard of the pack is stays out.
fn filters(all: &[Way], chosen: &[Way], ctx: &Ctx<'_>) -> Vec<FilterGroup> {
    let choice = |way: &Way| FilterLine {
        value: way.word().to_owned(),
        words: way.say(ctx.language).to_owned(),
        count: ctx.desk.pack.safeguards.iter().filter(|one| way.keeps(one)).count(),
        chosen: chosen.contains(way),
    };
    let group = |name: &str| FilterGroup {
        name: name.to_owned(),
        choices: all.iter().filter(|way| way.group() == name).map(choice).filter(|one| one.count > 0).collect(),
    };
    ["stage", "class", "verified", "standing"].into_iter().map(group).collect()
}

/// What one change is: when, in which order, and what it says.
type ChangeKey = (std::cmp::Reverse<Instant>, String, String, String);

/// What courts said and which versions begin to stand, the latest first; the same change of several safeguards is one.
fn changes(ctx: &Ctx<'_>) -> Vec<LawChangeLine> {
    let language = ctx.language;
    let mut all: BTreeMap<ChangeKey, Vec<SafeguardRef>> = BTreeMap::new();
    for safeguard in &ctx.desk.pack.safeguards {
        let mut add = |moment: &Moment, what: &str, words: &str| {
            let Some(first) = begin(moment) else { return };
            let key = (std::cmp::Reverse(first), moment.to_string(), what.to_owned(), words.to_owned());
            all.entry(key).or_default().push(named(safeguard, language));
        };
        // That nobody has checked, or that no court can be asked, is no change of the law.
        let is_change = |one: &&Litigation| !matches!(one.standing, Standing::Unknown | Standing::NotEnforceable);
        for one in safeguard.litigation.iter().filter(is_change) {
            add(&one.on, one.standing.say(language), one.words.say(language));
        }
        let stands = safeguard.stands_in(&Zone::utc());
        if let Some(first) = stands.first().filter(|first| !first.is_open()) {
            let day = Moment::day(Zone::utc().day_of(first));
            add(
                &day,
                language.choose("asked of what happens from here on", "se pregunta por lo que ocurra desde aquí"),
                "",
            );
        }
    }
    let line = |((_, moment, what, words), safeguards): (ChangeKey, Vec<SafeguardRef>)| LawChangeLine {
        when: Moment::parse(&moment).map(|moment| say(&moment, language)).unwrap_or_default(),
        moment,
        what,
        words,
        safeguards,
    };
    all.into_iter().take(MOST_CHANGES).map(line).collect()
}

fn begin(moment: &Moment) -> Option<Instant> {
    moment.allows(&Zone::utc(), &paradero_record::Widening::NONE).first().filter(|first| !first.is_open())
}

fn track_line(track: &Track, ctx: &Ctx<'_>) -> TrackLine {
    let (language, pack) = (ctx.language, &ctx.desk.pack);
    let state = |name: &String| TrackStateLine {
        name: name.clone(),
        words: pack.state_words(name, language),
        says: pack.states.get(name).map_or_else(String::new, |state: &State| say_state(state, language)),
    };
    let by = |id: &String| match pack.safeguard(id) {
        Some(safeguard) => named(safeguard, language),
        None => SafeguardRef { id: id.clone(), title: String::new() },
    };
    let never = |one: &Forbidden| ForbiddenLine {
        never: say_patterns(&one.never, language),
        during: one.during.iter().map(|name| pack.state_words(name, language)).collect(),
        by: one.by.iter().map(by).collect(),
    };
    TrackLine {
        name: track.name.clone(),
        words: track.words.say(language).to_owned(),
        states: track.states.iter().map(state).collect(),
        never: track.never.iter().map(never).collect(),
    }
}

fn clock_line(clock: &NamedClock, language: Language) -> NamedClockLine {
    let readings = clock.limits.iter().map(|limit| reading(limit, language)).collect();
    NamedClockLine { name: clock.name.clone(), readings }
}

/// What the comments under "what this pack does not yet ask" list: a line that ends with a colon begins a group.
fn left_out(pack_text: &str) -> Vec<LeftOutGroup> {
    let mut lines = pack_text.lines().skip_while(|line| !line.ends_with("what this pack does not yet ask"));
    let mut groups: Vec<LeftOutGroup> = Vec::new();
    for line in lines.by_ref().skip(1).map_while(|line| line.strip_prefix('#')) {
        if let Some(entry) = line.strip_prefix("   ") {
            let (what, why) = entry.trim().split_once("  ").unwrap_or((entry.trim(), ""));
            let Some(group) = groups.last_mut() else { continue };
            group.lines.push((what.trim().to_owned(), why.trim().to_owned()));
        } else if let Some(why) = line.trim().strip_suffix(':') {
            groups.push(LeftOutGroup { why: why.to_owned(), lines: Vec::new() });
        }
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_read_from_the_comments() {
        let text = "safeguard X\n# -- what this pack does not yet ask\n#\n# For want of an event:\n#   RP-01 the paper   read in it\n#\n\
                    # Nothing:\n# The notation cannot:\n#   AE-04 a real chance\n\nstate after\n#   no part of it\n";
        let groups = left_out(text);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].why, "For want of an event");
        assert_eq!(groups[0].lines, [("RP-01 the paper".to_owned(), "read in it".to_owned())]);
        assert_eq!(groups[1].lines, [("AE-04 a real chance".to_owned(), String::new())]);
        assert!(left_out("pack x").is_empty());
        assert!(!left_out(paradero_law::US_PACK).is_empty());
    }
}
