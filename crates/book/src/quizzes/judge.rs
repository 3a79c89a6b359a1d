//! What is wrong with a quiz by its record: told where its question stands.

use super::answers;
use super::quiz::Quiz;
use super::record;
use crate::problem::{Place, Problem};
use crate::readable;
use explorer::Graph;
use playground::explore::hash;
use std::collections::BTreeSet;
use std::path::Path;

/// All of that; `chapters` is the folder of chapters, where the graphs are.
pub fn problems(quiz: &Quiz, chapters: &Path) -> Vec<Problem> {
    let mut problems = Vec::new();
    for question in &quiz.questions {
        let wrong = answers::choices(quiz, question).err().unwrap_or_default();
        let graph = question.program.as_ref().and_then(|program| {
            let finding = quiz.finding(question, program).ok()?;
            graph(chapters, finding.graph()?, &program.text).err()
        });
        let wrong = wrong.into_iter().chain(graph);
        problems.extend(wrong.map(|why| {
            let message = format!("question {}: {why}", question.number);
            Problem::new(Place::line(&quiz.path, question.line), message)
        }));
    }
    let asked: BTreeSet<String> = quiz.asks().iter().map(|(_, ask)| ask.key()).collect();
    let known = quiz.record.programs.iter();
    let stale: BTreeSet<&str> = known
        .filter(|(key, _)| !asked.contains(*key))
        .map(|(_, finding)| finding.program.as_str())
        .collect();
    problems.extend(stale.into_iter().map(|program| {
        let message = format!(
            "is also of another version of `{program}`, of which nobody asks; `cargo run -- bless` records it anew"
        );
        Problem::new(Place::file(record::file(&quiz.path)), message)
    }));
    problems
}

/// # Errors
/// Why there is no graph of the program `text` in `file`.
fn graph(chapters: &Path, file: &Path, text: &str) -> Result<(), String> {
    const BLESS: &str = "run `cargo run -- bless`";
    let json = readable::read_to_string(&chapters.join(file)).map_err(|error| {
        format!(
            "its graph {} cannot be read: {error}; {BLESS}",
            file.display()
        )
    })?;
    let graph = Graph::from_json(&json).map_err(|why| {
        format!(
            "its graph {} cannot be read: {why}; {BLESS}",
            file.display()
        )
    })?;
    match graph.source == hash(text) {
        true => Ok(()),
        false => Err(format!(
            "its graph {} is that of another version of the program; {BLESS}",
            file.display()
        )),
    }
}
