//! What claims are said to rest on: tattoos, photos, informants.

use paradero_record::Stance;

use crate::{Proposal, Shape, What};

use super::super::frame::Line;
use super::Named;

/// What claims are said to rest on.
const BASES: &[&str] = &[
    "tattoo",
    "tattoos",
    "tattooed",
    "tatuaje",
    "tatuajes",
    "informant",
    "informants",
    "informante",
    "informantes",
    "scorecard",
    "hoodie",
    "hoodies",
    "photo",
    "photos",
    "photograph",
    "photographs",
    "foto",
    "fotos",
    "fotografia",
    "posts",
    "facebook",
    "instagram",
    "tiktok",
    "redes",
    "clothing",
    "ropa",
    "jersey",
    "gorra",
    "cap",
    "form",
    "formulario",
    "database",
    "ancla",
    "anchor",
    "crown",
    "crowns",
    "corona",
    "coronas",
    "video",
    "videos",
    "worksheet",
    "checklist",
    "gestures",
];

pub(super) fn basis(line: &Line<'_, '_>) -> Vec<String> {
    let of = line.sentence.tokens.clone();
    let Some(at) = of.clone().find(|at| BASES.contains(&line.low(*at))) else { return Vec::new() };
    let mut start = at;
    while start > of.start
        && line.shape(start - 1) == Shape::Lower
        && !STOPS.contains(&line.low(start - 1))
        && at - start < 3
    {
        start -= 1;
    }
    let behind =
        matches!((line.low(at + 1), line.low(at + 2)), ("on", "his" | "her" | "their") | ("de", "coronas" | "corona"));
    let end = match (behind, line.low(at + 1)) {
        (true, "on") => at + 4,
        (true, _) => at + 3,
        _ => at + 1,
    };
    vec![line.words(start..end.min(of.end))]
}

const STOPS: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "to", "of", "on", "in", "by", "and", "or", "simply", "having", "have",
    "had", "that", "el", "la", "los", "las", "un", "una", "sus", "su", "por", "de", "en", "con", "y", "que", "unos",
    "unas", "only", "because",
];

/// `They rest this on a photo`, `Se basan en un tatuaje`: what the claim just before rests on.
pub(super) fn basis_of_last(line: &Line<'_, '_>, names: &[Named], found: &mut [Proposal]) {
    let of = line.sentence.tokens.clone();
    let rests = of.clone().take(8).any(|at| {
        matches!(
            line.low(at),
            "rest" | "rests" | "based" | "base" | "bases" | "basan" | "basa" | "cites" | "cited" | "citan" | "pointed"
        )
    });
    let near = names.last().filter(|last| last.index < line.index && last.index + 2 >= line.index);
    let Some(last) = near.filter(|_| rests) else { return };
    let name = format!("c{}", last.name);
    let given = basis(line);
    for one in found.iter_mut().rev().take(3) {
        if let What::Claim { claim, rests_on, .. } = &mut one.what
            && *claim == name
            && one.stance == Stance::Asserts
        {
            rests_on.extend(given);
            return;
        }
    }
}
