//! What is written and printed: pairs, groups, the model, and the sum of it all.

use std::io;
use std::path::Path;

use paradero_desk::Language;
use paradero_names::link::{Judgement, Linked, Standing};
use paradero_reader::export::{Mark, write_csv};

use super::draft::Draft;
use super::side::Side;
use super::{Found, Shown};
use crate::Failure;
use crate::args::Link;

/// The files that are being written; none of them is there before all of them are whole.
pub(super) struct Outputs {
    pairs: Option<Draft>,
    groups: Option<Draft>,
    model: Option<Draft>,
    /// Whether a program asked for all pairs on standard output.
    all: bool,
    /// Why a pair could not be written.
    pub(super) fault: Option<Failure>,
}

impl Outputs {
    /// Begins the files that were asked for.
    pub(super) fn open(input: &Link, language: Language) -> Result<Self, Failure> {
        let places = [&input.out, &input.groups, &input.model_out].map(Option::as_deref);
        let read = [Some(&input.left), input.right.as_ref(), input.judgements.as_ref(), input.model.as_ref()];
        let mut taken: Vec<&Path> = read.into_iter().flatten().map(std::path::PathBuf::as_path).collect();
        for place in places.into_iter().flatten() {
            if taken.iter().any(|one| is_one(one, place)) {
                let (english, spanish) = (
                    "would be written over another file of this run",
                    "se escribiría sobre otro archivo de esta orden",
                );
                return Err(Failure(format!("{}: {}", place.display(), language.choose(english, spanish))));
            }
            taken.push(place);
        }
        let begin = |place: Option<&Path>| {
            place.map(|place| Draft::begin(place).map_err(|error| unwritten(place, &error))).transpose()
        };
        let [pairs, groups, model] = places;
        let (mut pairs, groups, model) = (begin(pairs)?, begin(groups)?, begin(model)?);
        let heads =
            ["left_row", "right_row", "left_name", "right_name", "probability", "standing", "reasons", "judgement"];
        if let Some(draft) = &mut pairs {
            write_csv(draft, Mark::With, [heads]).map_err(|error| unwritten(draft.place(), &error))?;
        }
        Ok(Self { pairs, groups, model, all: input.json && input.out.is_none(), fault: None })
    }

    /// Whether all pairs are wanted on standard output, and not only those in doubt.
    pub(super) fn wants_all(&self) -> bool {
        self.all
    }

    /// Writes a pair.
    pub(super) fn pair(&mut self, pair: &Shown, language: Language) -> Result<(), ()> {
        let Some(draft) = &mut self.pairs else { return Ok(()) };
        let cells = [
            pair.left.0.to_string(),
            pair.right.0.to_string(),
            pair.left.1.clone(),
            pair.right.1.clone(),
            format!("{:.4}", pair.probability),
            standing(pair.standing, language).to_owned(),
            pair.reasons.join("; "),
            pair.judged.map_or_else(String::new, |judged| judgement_word(judged).to_owned()),
        ];
        write_csv(draft, Mark::Without, [cells]).map_err(|error| {
            self.fault = Some(unwritten(draft.place(), &error));
        })
    }

    /// Writes the groups.
    pub(super) fn groups(&mut self, linked: &Linked, sides: &[Side]) -> Result<(), Failure> {
        let Some(draft) = &mut self.groups else { return Ok(()) };
        let rows = linked.groups.iter().zip(1_usize..).flat_map(|(group, number)| {
            group.iter().map(move |member| {
                let side = sides.get(usize::from(member.list));
                let name = side.map(|side| side.name(member.id)).unwrap_or_default();
                [
                    number.to_string(),
                    side.map_or_else(String::new, |s| s.file().to_owned()),
                    member.id.to_string(),
                    name,
                ]
            })
        });
        let heads = ["group", "list", "row", "name"].map(str::to_owned);
        write_csv(draft, Mark::With, std::iter::once(heads).chain(rows))
            .map_err(|error| unwritten(draft.place(), &error))
    }

    /// Writes the model.
    pub(super) fn model(&mut self, linked: &Linked) -> Result<(), Failure> {
        let Some(draft) = &mut self.model else { return Ok(()) };
        io::Write::write_all(draft, linked.model.to_string().as_bytes())
            .map_err(|error| unwritten(draft.place(), &error))
    }

    /// Puts every file into its place.
    pub(super) fn keep(self) -> Result<(), Failure> {
        let mut drafts: Vec<Draft> = [self.pairs, self.groups, self.model].into_iter().flatten().collect();
        for draft in &mut drafts {
            draft.finish().map_err(|error| unwritten(draft.place(), &error))?;
        }
        for draft in drafts {
            let place = draft.place().to_owned();
            draft.keep().map_err(|error| unwritten(&place, &error))?;
        }
        Ok(())
    }
}

fn is_one(a: &Path, b: &Path) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).ok();
    whole(a) == whole(b)
}

fn unwritten(place: &Path, error: &io::Error) -> Failure {
    Failure(format!("{}: cannot be written: {error}", place.display()))
}

/// A standing in plain words.
pub(super) fn standing(standing: Standing, language: Language) -> &'static str {
    let (english, spanish) = match standing {
        Standing::Same => ("the same person", "la misma persona"),
        Standing::Likely => ("likely the same person", "probablemente la misma persona"),
        Standing::Unsure => ("unsure: a person must look", "dudoso: alguien debe mirarlo"),
        Standing::Different => ("different people", "personas distintas"),
    };
    language.choose(english, spanish)
}

/// A standing as one word for a program.
pub(super) fn word_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => "same",
        Standing::Likely => "likely",
        Standing::Unsure => "unsure",
        Standing::Different => "different",
    }
}

/// A judgement as it is written into the column of judgements.
pub(super) fn judgement_word(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Same => "same",
        Judgement::Different => "different",
    }
}

/// What came of it: where every row went, how many pairs stand where, and the pairs that are most in doubt.
pub(super) fn summary(input: &Link, sides: &[Side], linked: &Linked, found: &Found, language: Language) -> String {
    let l = |english: &'static str, spanish: &'static str| language.choose(english, spanish);
    let mut out = String::new();
    for side in sides {
        out.push_str(&format!("{}\n", side.counts(language)));
    }
    out.push_str(&format!("\n{} {}\n", linked.counts.pairs, l("pairs handed out:", "pares entregados:")));
    let all = [Standing::Same, Standing::Likely, Standing::Unsure, Standing::Different];
    for (one, count) in all.into_iter().zip(found.standings) {
        out.push_str(&format!("  {count:>9}  {}\n", standing(one, language)));
    }
    let (groups, grouped) = (linked.counts.groups, linked.counts.grouped);
    out.push_str(
        &language
            .choose(format!("{groups} groups of {grouped} rows\n"), format!("{groups} grupos con {grouped} filas\n")),
    );
    if linked.counts.unplaced > 0 {
        let says = l("judgements are about rows that are not there", "juicios son sobre filas que no están");
        out.push_str(&format!("{} {says}\n", linked.counts.unplaced));
    }
    if !found.pairs.is_empty() {
        out.push_str(&format!("\n{}\n", l("Most in doubt", "Con más dudas")));
    }
    for pair in &found.pairs {
        let (left, right) = (&pair.left, &pair.right);
        out.push_str(&format!("  {:.2}  {}: {}  ~  {}: {}\n", pair.probability, left.0, left.1, right.0, right.1));
        out.push_str(&format!("        {}\n", pair.reasons.join("; ")));
    }
    for place in [&input.out, &input.groups, &input.model_out].into_iter().flatten() {
        out.push_str(&format!("{} {}\n", l("written:", "escrito:"), place.display()));
    }
    out.push_str(&format!(
        "\n{}\n",
        l(
            "A name alone is no proof: somebody must look before two rows are taken for one person.",
            "Un nombre solo no es prueba: alguien debe mirar antes de tomar dos filas por una persona.",
        )
    ));
    out
}
