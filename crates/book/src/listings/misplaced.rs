//! What a table of a manifest says, and does not fit what becomes of the listing.

use crate::listings::folders::{REFUSED, RUNS, TESTED};
use crate::listings::manifest::Entry;

/// The keys that `entry` has and a listing of another kind would need, or lacks and needs: a sentence each. `kind` is the
/// folder that decides, `text` the program.
pub fn keys(entry: &Entry, kind: &str, text: &str) -> Vec<String> {
    let mut wrong = of_others(entry, kind);
    match kind {
        REFUSED => wrong.extend(lacking(entry)),
        RUNS => {
            let ends = entry.ends.unwrap_or_default();
            let contradictions = entry
                .explore
                .iter()
                .flat_map(|explore| explore.contradictions(ends));
            wrong.extend(contradictions.map(str::to_owned));
        }
        _ if entry.tools.is_empty() => {
            wrong.push("a listing in `tests` says what its `tools` make of it".to_owned());
        }
        _ => {}
    }
    for (tool, claim) in &entry.tools {
        let mistakes = claim.mistakes(*tool, kind == TESTED, text);
        wrong.extend(
            mistakes
                .into_iter()
                .map(|why| format!("`tools.{}`: {why}", tool.key())),
        );
    }
    wrong
}

fn of_others(entry: &Entry, kind: &str) -> Vec<String> {
    const RUNNING: &[&str] = &[RUNS];
    let keys: [(&str, bool, &[&str]); 8] = [
        ("output", entry.output.is_some(), RUNNING),
        ("ends", entry.ends.is_some(), RUNNING),
        ("optimised", entry.optimised.is_some(), RUNNING),
        ("explore", entry.explore.is_some(), RUNNING),
        ("saves_from", entry.saves_from.is_some(), &[REFUSED]),
        ("repaired_by", entry.repaired_by.is_some(), &[REFUSED]),
        ("tools", !entry.tools.is_empty(), &[RUNS, TESTED]),
        ("of", entry.of.is_some(), &[TESTED]),
    ];
    let misplaced = keys
        .into_iter()
        .filter(|(_, is_there, whose)| *is_there && !whose.contains(&kind));
    let is = match kind {
        RUNS => "runs",
        REFUSED => "is refused",
        _ => "is a test",
    };
    misplaced
        .map(|(key, _, whose)| {
            let whose = match whose.last() {
                Some(&RUNS) => "listings that run",
                Some(&REFUSED) => "refused listings",
                _ => "listings that are tested",
            };
            format!("`{key}` is for {whose}, and this one {is}")
        })
        .collect()
}

fn lacking(entry: &Entry) -> Vec<String> {
    let mut wrong = Vec::new();
    if entry.saves_from.is_none() {
        wrong.push("a refused listing says what the compiler `saves_from`".to_owned());
    }
    if entry.repaired_by.is_none() {
        wrong.push("a refused listing names the listing it is `repaired_by`".to_owned());
    }
    wrong
}
