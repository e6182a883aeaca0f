//! What people said about pairs, from a sheet such as the one that this command writes.

use std::path::Path;

use paradero_desk::Language;
use paradero_names::link::Judgement;
use paradero_reader::sheet::{self, Choice, Header};

use crate::Failure;

/// Reads judgements: the columns `left_row`, `right_row` and `judgement`, where `same` and `different` count and an empty
/// cell or `unsure` says nothing.
pub(super) fn read(path: &Path, two: bool, language: Language) -> Result<Vec<(u64, u64, Judgement)>, Failure> {
    let file = path.display();
    let l = |english: &'static str, spanish: &'static str| language.choose(english, spanish);
    let bytes = std::fs::read(path)
        .map_err(|error| Failure(format!("{file}: {}: {error}", l("cannot be read", "no se puede leer"))))?;
    let choice = Choice { header: Some(Header::Row(1)), ..Choice::default() };
    let table = sheet::open(&bytes, "judgements.csv").and_then(|book| book.table(&choice));
    let table = table.map_err(|error| Failure(format!("{file}: {}", error.say(language))))?;
    let column = |name: &str| {
        let found = table.columns().iter().find(|column| column.heading.trim().eq_ignore_ascii_case(name));
        let missing = l("there is no column", "no hay columna");
        found.map(|column| column.index).ok_or_else(|| Failure(format!("{file}:1: {missing} \"{name}\"")))
    };
    let (left, right, judgement) = (column("left_row")?, column("right_row")?, column("judgement")?);
    let mut judged = Vec::new();
    let mut faults = Vec::new();
    for row in table.rows() {
        let word = match row.text(judgement).to_lowercase().as_str() {
            "" | "unsure" | "no se sabe" => continue,
            "same" | "misma" | "igual" => Judgement::Same,
            "different" | "distinta" | "diferente" => Judgement::Different,
            other => {
                let says = l("write same, different or nothing, not", "escriba same, different o nada, no");
                faults.push(format!("{file}:{}: {says} \"{other}\"", row.number()));
                continue;
            }
        };
        match (row.text(left).parse::<u64>(), row.text(right).parse::<u64>()) {
            (Ok(a), Ok(b)) if two || a <= b => judged.push((a, b, word)),
            (Ok(a), Ok(b)) => judged.push((b, a, word)),
            _ => {
                let says = l("left_row and right_row are row numbers", "left_row y right_row son números de fila");
                faults.push(format!("{file}:{}: {says}", row.number()));
            }
        }
    }
    // A judgement that is left out unseen would be worse than no answer.
    if faults.is_empty() { Ok(judged) } else { Err(Failure(faults.join("\n"))) }
}
