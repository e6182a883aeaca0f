//! What is said to change a verdict does: each fact is written as a statement in the notation, added to the record, and judged anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use paradero_law::holiday::Holidays;
use paradero_law::{
    Change, ComesTo, Duty, Outcome, Pack, Trial, US_PACK, Verdict, Way, complete, judge, say_change, would_change,
};
use paradero_record::notation::{References, parse, write, write_statement};
use paradero_record::{Instant, Language, PersonId, Record, Timeline, Zone};

use crate::duties::PACK;
use crate::generate::{Dice, case};
use crate::suite::read_case;

/// The record with what a trial says, written and read again.
fn with(record: &Record, trial: &Trial) -> Record {
    let mut record = record.clone();
    for id in &trial.withdrawn {
        assert!(record.statements.remove(id).is_some(), "only what is on record can be taken back");
    }
    if let Some((id, place)) = &trial.place {
        record.places.insert(id.clone(), place.clone());
    }
    let mut text = write(&record);
    if let Some(statement) = &trial.says {
        text.push_str(&write_statement(statement));
    }
    let parsed = parse(&text, None, References::Trusted);
    assert!(parsed.diagnostics.is_empty(), "{text}\n{:?}", parsed.diagnostics);
    parsed.record
}

struct Judge<'a> {
    pack: &'a Pack,
    holidays: Holidays,
    person: PersonId,
}

impl Judge<'_> {
    fn verdicts(&self, record: &Record, as_of: Instant) -> Vec<Verdict> {
        self.judged(self.pack, record, as_of)
    }

    fn judged(&self, pack: &Pack, record: &Record, as_of: Instant) -> Vec<Verdict> {
        let timeline = complete(pack, record, Timeline::of(record, &self.person), &self.holidays);
        judge(pack, record, &timeline, &self.holidays, as_of).verdicts
    }

    /// The pack with the safeguards alone that a verdict needs; judging by all of them comes to the same and takes longer.
    fn needed(&self, verdict: &Verdict) -> Pack {
        let Pack { id, title, version, digest, states, tracks, derived, clocks, .. } = self.pack.clone();
        let own = self.pack.safeguard(&verdict.safeguard).unwrap();
        let of = if let Duty::Missed { of, .. } = &own.duty { self.pack.safeguard(of) } else { None };
        let safeguards = std::iter::once(own).chain(of).cloned().collect();
        Pack { id, title, version, digest, states, tracks, derived, clocks, safeguards }
    }

    fn comes_to(&self, pack: &Pack, record: &Record, as_of: Instant, verdict: &Verdict) -> ComesTo {
        let duty = &self.pack.safeguard(&verdict.safeguard).unwrap().duty;
        let is_whole = matches!(duty, Duty::AtLeastEvery { .. } | Duty::Elements { .. });
        let same = |v: &&Verdict| v.safeguard == verdict.safeguard && (is_whole || v.trigger == verdict.trigger);
        let verdicts = self.judged(pack, record, as_of);
        verdicts
            .iter()
            .find(same)
            .map_or(ComesTo { worst: None, best: None }, |v| ComesTo { worst: Some(v.worst), best: v.best })
    }

    /// What is wrong with a change.
    fn fault(&self, pack: &Pack, record: &Record, change: &Change, verdict: &Verdict) -> Option<String> {
        let now = self.comes_to(pack, record, change.as_of, verdict);
        let ways: Vec<&Way> = std::iter::once(&change.if_so).chain(&change.if_not).collect();
        for way in &ways {
            for trial in &way.trials {
                let found = self.comes_to(pack, &with(record, trial), change.as_of, verdict);
                if found != way.comes_to {
                    return Some(format!("{trial:?}\nshould come to {:?} and comes to {found:?}", way.comes_to));
                }
            }
        }
        ways.iter().all(|way| way.comes_to == now).then(|| format!("it changes nothing: {now:?}"))
    }
}

/// What was counted.
#[derive(Default)]
struct Count {
    verdicts: u32,
    open: u32,
    changed: u32,
    decided: u32,
    changes: u32,
    bare: BTreeMap<String, u32>,
}

impl Count {
    fn look(&mut self, judge: &Judge<'_>, record: &Record, as_of: Instant, name: &str) {
        let timeline = complete(judge.pack, record, Timeline::of(record, &judge.person), &judge.holidays);
        for verdict in judge.verdicts(record, as_of) {
            let changes = would_change(judge.pack, record, &timeline, &judge.holidays, as_of, &verdict);
            if verdict.worst == Outcome::Kept {
                assert!(changes.is_empty(), "{name}: {} is kept", verdict.key());
                continue;
            }
            self.verdicts += 1;
            self.open += u32::from(!verdict.is_certain());
            self.changed += u32::from(!changes.is_empty());
            self.decided += u32::from(!verdict.is_certain() && changes.iter().any(Change::decides));
            assert!(changes.len() <= 3);
            if changes.is_empty() {
                *self.bare.entry(verdict.safeguard.clone()).or_default() += 1;
            }
            let pack = judge.needed(&verdict);
            for change in &changes {
                self.changes += 1;
                if let Some(fault) = judge.fault(&pack, record, change, &verdict) {
                    panic!("{name}, {}, {}: {:?}\n{fault}", verdict.key(), change.as_of, change.fact);
                }
                for language in [Language::English, Language::Spanish] {
                    let said = say_change(change, &timeline, record, &record.zone, language);
                    assert!(said.ends_with('.') && !said.contains("  ") && !said.contains("“”"), "{said}");
                }
            }
        }
    }
}

#[test]
fn every_change_of_the_suite_is_one() {
    let pack = Pack::parse(US_PACK).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut count = Count::default();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "case")) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let case = read_case(&name, &fs::read_to_string(path).unwrap());
        let judge = Judge { pack: &pack, holidays: Holidays::federal(), person: case.timeline.person.clone() };
        let mut days: Vec<Instant> = case.expectations.iter().map(|one| one.as_of).collect();
        days.dedup();
        // Without optimisation the last day of each case must do.
        let first = if cfg!(debug_assertions) { days.len().saturating_sub(1) } else { 0 };
        let days = days.split_off(first);
        for as_of in days {
            count.look(&judge, &case.record, as_of, &name);
        }
    }
    let Count { verdicts, open, changed, decided, changes, bare } = count;
    assert!(verdicts > 200 && changes > 300, "{verdicts} verdicts, {changes} changes");
    assert!(changed * 100 >= verdicts * 95, "of {verdicts} verdicts {changed} say what would change them: {bare:?}");
    assert!(decided * 100 >= open * 80, "of {open} open verdicts {decided} say what decides: {bare:?}");
}

#[test]
fn every_change_of_timelines_at_random_is_one() {
    let pack = Pack::parse(PACK).unwrap();
    let mut count = Count::default();
    for seed in 0..if cfg!(debug_assertions) { 200 } else { 2_000 } {
        // As where the verdicts are tested: one in four where clocks change on the way.
        let zone = Zone::parse(if seed % 4 == 0 { "America/New_York" } else { "UTC" }).unwrap();
        let case = case(&mut Dice(seed), &zone);
        let record = parse(&case.text(&zone), None, References::Checked).record;
        let judge = Judge { pack: &pack, holidays: Holidays::federal(), person: PersonId::new("p") };
        count.look(&judge, &record, Instant::from_second(case.now), &format!("seed {seed}"));
    }
    let Count { verdicts, changed, bare, .. } = count;
    assert!(verdicts > 150 && changed * 100 >= verdicts * 80, "of {verdicts} verdicts {changed}: {bare:?}");
}

/// What is said to change the verdicts of some cases, in both languages.
#[test]
fn changes_are_said_in_both_languages() {
    let pack = Pack::parse(US_PACK).unwrap();
    let mut said = String::new();
    for (name, safeguard) in SAID {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/suite/{name}.case"));
        let case = read_case(name, &fs::read_to_string(path).unwrap());
        let judge = Judge { pack: &pack, holidays: Holidays::federal(), person: case.timeline.person.clone() };
        let timeline = case.whole(&pack, &judge.holidays);
        let days = case.expectations.iter().map(|one| one.as_of);
        let mut all = days.flat_map(|day| judge.verdicts(&case.record, day).into_iter().map(move |v| (day, v)));
        let is_meant = |(_, v): &(Instant, Verdict)| v.safeguard == *safeguard && v.worst != Outcome::Kept;
        let (as_of, verdict) = all.find(is_meant).unwrap();
        said.push_str(&format!("{name}: {}\n", verdict.key()));
        for change in would_change(&pack, &case.record, &timeline, &judge.holidays, as_of, &verdict) {
            for language in [Language::English, Language::Spanish] {
                said.push_str(&format!(
                    "  {}\n",
                    say_change(&change, &timeline, &case.record, &case.record.zone, language)
                ));
            }
        }
    }
    insta::assert_snapshot!(said, @r#"
    cu-12-transfer: CU-12 moved
      If the record showed “Counsel told of the transfer” between 14 March 2025 at 12:00 and 15 March 2025 at 12:00, this would be kept.
      Si el registro mostrara “Abogado informado del traslado” entre el 14 de marzo de 2025 a las 12:00 y el 15 de marzo de 2025 a las 12:00, la salvaguarda quedaría cumplida.
    cu-12-coverage: CU-12 moved
      If the record showed “Counsel told of the transfer” no more than 24 hours after “Transferred” on 14 March 2025, this would be kept.
      Si el registro mostrara “Abogado informado del traslado” no más de 24 horas después de “Traslado” el 14 de marzo de 2025, la salvaguarda quedaría cumplida.
      If somebody denied “Transferred” on 14 March 2025, this would be crossed at worst, and at best not apply.
      Si alguien negara “Traslado” el 14 de marzo de 2025, la salvaguarda, en el peor caso, quedaría traspasada y, en el mejor, no se aplicaría.
    cu-12-disputed: CU-12 moved
      If the record showed “Counsel told of the transfer” between 14 March 2025 at 12:00 and 15 March 2025 at 12:00, this would be kept.
      Si el registro mostrara “Abogado informado del traslado” entre el 14 de marzo de 2025 a las 12:00 y el 15 de marzo de 2025 a las 12:00, la salvaguarda quedaría cumplida.
      If “Counsel told of the transfer” came before “Transferred”, this would be not shown.
      Si “Abogado informado del traslado” fue antes de “Traslado”, la salvaguarda quedaría en “no consta”.
      If it were certain that “Counsel told of the transfer” did not happen, this would be not shown.
      Si fuera cierto que no ocurrió “Abogado informado del traslado”, la salvaguarda quedaría en “no consta”.
    cu-12-uncertain-day: CU-12 moved
      If “Counsel told of the transfer” came before “Transferred”, this would not apply.
      Si “Abogado informado del traslado” fue antes de “Traslado”, la salvaguarda no se aplicaría.
      The date of “Transferred” decides: by 10:00 on 6 March 2025 it is running, after that it does not apply.
      Decide la fecha de “Traslado”: hasta las 10:00 del 6 de marzo de 2025, sigue en curso; después, no se aplica.
    cu-11-unsure: CU-11 first
      If the record showed “Out of the hold room” or “Booked in” or “Released” or “Transferred” on 1 September 2026 between 08:00 and 20:00, this would be kept.
      Si el registro mostrara “Salida de sala de espera” o “Ingreso a custodia” o “Liberación” o “Traslado” el 1 de septiembre de 2026 entre las 08:00 y las 20:00, la salvaguarda quedaría cumplida.
      Whether “Out of the hold room” on 1 September 2026 came no more than 12 hours after “Put in a hold room” on 1 September 2026 at 08:00 decides: if so, it is kept; if not, it is not shown.
      Decide si “Salida de sala de espera” el 1 de septiembre de 2026 fue no más de 12 horas después de “Ingreso a sala de espera” el 1 de septiembre de 2026 a las 08:00: si es así, queda cumplida; si no, no consta.
      If “Out of the hold room” on 1 September 2026 came before “Put in a hold room” on 1 September 2026 at 08:00, this would be not shown.
      Si “Salida de sala de espera” el 1 de septiembre de 2026 fue antes de “Ingreso a sala de espera” el 1 de septiembre de 2026 a las 08:00, la salvaguarda quedaría en “no consta”.
    rp-08-bases: RP-08 bare
      If the record showed “An earlier order was reinstated” on 9 January 2024, this would be kept.
      Si el registro mostrara “Se reinstaló una orden anterior” el 9 de enero de 2024, la salvaguarda quedaría cumplida.
      If the record showed “Order under a special rule, such as visa waiver” on 9 January 2024, this would be kept.
      Si el registro mostrara “Orden bajo una regla especial, como exención de visa” el 9 de enero de 2024, la salvaguarda quedaría cumplida.
      If the record showed “Expedited removal order” or “Judge reviewed the fear decision” (ruling: affirmed) on 9 January 2024, this would be kept.
      Si el registro mostrara “Orden de expulsión acelerada” o “Un juez revisó la decisión de miedo” (fallo: confirmada) el 9 de enero de 2024, la salvaguarda quedaría cumplida.
    in-01-uncertain: IN-01 removal
      If the record showed “Released” or “Prisoner exchange” or “Locator searched” (result: found) or “Habeas order” (ruling: granted) between 16 and 20 March 2025, this would be kept.
      Si el registro mostrara “Liberación” o “Intercambio de prisioneros” o “Búsqueda en el localizador” (resultado: hallada) u “Orden de hábeas” (fallo: concedida) entre el 16 y el 20 de marzo de 2025, la salvaguarda quedaría cumplida.
    "#);
}

const SAID: &[(&str, &str)] = &[
    ("cu-12-transfer", "CU-12"),
    ("cu-12-coverage", "CU-12"),
    ("cu-12-disputed", "CU-12"),
    ("cu-12-uncertain-day", "CU-12"),
    ("cu-11-unsure", "CU-11"),
    ("rp-08-bases", "RP-08"),
    ("in-01-uncertain", "IN-01"),
];
