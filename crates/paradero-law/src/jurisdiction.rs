//! Where a safeguard stands: federal circuits and districts, and which of them a place lies in.

use paradero_record::{Place, Tri};

use crate::pack::Jurisdiction;

/// The states and territories of each federal circuit (28 USC 41).
const CIRCUITS: &[(&str, &[&str])] = &[
    ("1", &["ME", "MA", "NH", "PR", "RI"]),
    ("2", &["CT", "NY", "VT"]),
    ("3", &["DE", "NJ", "PA", "VI"]),
    ("4", &["MD", "NC", "SC", "VA", "WV"]),
    ("5", &["LA", "MS", "TX"]),
    ("6", &["KY", "MI", "OH", "TN"]),
    ("7", &["IL", "IN", "WI"]),
    ("8", &["AR", "IA", "MN", "MO", "NE", "ND", "SD"]),
    ("9", &["AK", "AZ", "CA", "GU", "HI", "ID", "MT", "MP", "NV", "OR", "WA"]),
    ("10", &["CO", "KS", "NM", "OK", "UT", "WY"]),
    ("11", &["AL", "FL", "GA"]),
    ("DC", &["DC"]),
];

/// Whether there is a circuit of this name.
pub(crate) fn is_circuit(name: &str) -> bool {
    CIRCUITS.iter().any(|(circuit, _)| *circuit == name)
}

/// The circuit in which a place lies, where its state is known.
pub(crate) fn circuit(place: &Place) -> Option<&'static str> {
    let state = place.state.as_deref()?;
    CIRCUITS.iter().find(|(_, states)| states.contains(&state)).map(|(circuit, _)| *circuit)
}

/// Whether a place lies in one of several jurisdictions; unknown where its state or district is not on record.
pub(crate) fn lies_in(place: &Place, all: &[Jurisdiction]) -> Tri {
    if place.country.as_deref().is_some_and(|country| country != "US") {
        return Tri::No;
    }
    let each = all.iter().map(|one| match one {
        Jurisdiction::Circuit(name) => circuit(place).map_or(Tri::Maybe, |circuit| (circuit == name).into()),
        Jurisdiction::District(name) => {
            place.district.as_ref().map_or(Tri::Maybe, |district| (district == name).into())
        }
    });
    each.fold(Tri::No, Tri::or)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_in_one_circuit() {
        let mut all: Vec<&str> = CIRCUITS.iter().flat_map(|(_, states)| states.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        // Fifty states, the District of Columbia, Puerto Rico, the Virgin Islands, Guam and the Northern Marianas.
        assert_eq!((count, all.len()), (55, 55));
    }
}
