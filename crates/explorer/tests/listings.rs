//! Every listing of the book, explored as it is.

mod support;

use explorer::trace;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Prints a table: what fits, how large it is, and why others do not fit.
#[test]
#[ignore = "compiles every listing, which takes a minute"]
fn every_listing() {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells where the package is");
    let book = Path::new(&package).join("../../listings");
    let only = std::env::var("LISTING").unwrap_or_default();
    let mut files: Vec<_> = fs::read_dir(book)
        .unwrap()
        .filter_map(|entry| fs::read_dir(entry.unwrap().path().join("src/bin")).ok())
        .flat_map(|folder| folder.map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let name = file.file_stem().unwrap().to_str().unwrap();
        if source.contains("crossbeam") || source.contains("rayon") || !name.contains(&only) {
            continue;
        }
        let program = match support::compile(name, &source, "2024") {
            Ok(program) => program,
            Err(error) => {
                let errors: Vec<_> = error
                    .lines()
                    .filter(|line| line.contains("error") || line.starts_with("line"))
                    .collect();
                println!("{name:32} DOES NOT COMPILE: {}", errors.join(" | "));
                continue;
            }
        };
        let start = Instant::now();
        let result = support::explore(&program, &["--seconds", "10"]);
        let time = start.elapsed();
        match result {
            Err(sentence) => println!("{name:32} REFUSED in {time:.1?}: {sentence}"),
            Ok(graph) => {
                let capped = graph
                    .capped
                    .as_ref()
                    .map_or(String::new(), |why| format!("CAPPED: {why}"));
                let json = graph.to_json().len() / 1000;
                let printed = fs::read_to_string(file.with_extension("stdout")).unwrap_or_default();
                let found = graph
                    .outcomes
                    .iter()
                    .any(|outcome| outcome.output == printed);
                let found = if found {
                    "as recorded"
                } else {
                    "NOT AS RECORDED"
                };
                println!(
                    "{name:32} {:>14} schedules {:3} outcomes {:6} states {:6} runs {time:8.1?} {json:6} KB {found} {capped}",
                    graph.schedules,
                    graph.outcomes.len(),
                    graph.nodes.len(),
                    graph.runs,
                );
                if !only.is_empty() {
                    println!("{}", trace::report(&graph, &source));
                }
            }
        }
    }
}
