mod names;
mod notebook;
mod parallel;
mod report;
mod sighting;
mod survey;
mod tally;

use notebook::Notebook;
use std::collections::BTreeMap;

fn main() {
    let notebooks: Vec<Notebook> = (1..=60).map(Notebook::written).collect();
    let mut told = BTreeMap::new();
    for _ in 0..1_000 {
        let report = report::report(&survey::survey(&notebooks, |_| ()));
        assert!(report.contains("snipe: 41253"), "listed birds are not lost");
        let line = report.lines().find(|line| line.starts_with("hoopoe"));
        let line = line.unwrap_or("no hoopoe").to_owned();
        *told.entry(line).or_insert(0) += 1;
    }
    for (line, times) in told {
        println!("{times} times: {line}");
    }
}
