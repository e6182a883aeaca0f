//! The benches on a tiny input, so that they do not rot.

use super::{err, out, run};

/// No Python by this name has anything.
const NOBODY: [&str; 2] = ["--python", "no-such-python"];

#[test]
fn bench_names_finds_and_links_made_up_people() {
    let tiny = ["bench", "names", "--people", "1500", "--queries", "60", "--link-rows", "800", "--json"];
    let output = run(&[&tiny[..], &NOBODY[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let value: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(value["build"]["people"], 1500);
    let searches = value["search"]["searches"].as_array().unwrap();
    assert_eq!(searches.len(), 4);
    let hit = |at: usize| searches[at]["all"]["hit_10"].as_f64().unwrap();
    assert!(hit(0) > 0.9 && hit(2) > 0.95, "{} {}", hit(0), hit(2));
    assert_eq!(searches[0]["by_degree"]["hard"]["queries"], 15);
    let linking = &value["link"]["linkings"][0];
    assert_eq!(value["link"]["rows"], 800);
    assert!(linking["true_pairs"].as_u64().unwrap() > 200);
    assert!(linking["groups"]["f1"].as_f64().unwrap() > 0.5, "{linking}");
}

#[test]
fn bench_names_says_which_others_were_not_run() {
    let output =
        run(&[&["bench", "names", "--people", "500", "--queries", "20", "--link-rows", "0"], &NOBODY[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    for line in ["name alone", "hit@10", "rapidfuzz was not run", "PostgreSQL was not run", "nobody is the person"] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn bench_names_writes_the_same_files_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| {
        let path = folder.path().join(name);
        let to = path.to_str().unwrap();
        let output =
            run(&["bench", "names", "--people", "400", "--queries", "40", "--link-rows", "300", "--write", to]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        ["people.csv", "queries.csv", "lists.csv"].map(|file| std::fs::read_to_string(path.join(file)).unwrap())
    };
    let files = write("first");
    assert_eq!(files, write("second"));
    assert_eq!(files.map(|text| text.lines().count()), [401, 41, 301]);
}
