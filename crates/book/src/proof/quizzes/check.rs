//! Holds what is found of the programs of a question against what is recorded of them.

use super::find::find;
use crate::proof::fault::Fault;
use crate::proof::prover::Prover;
use crate::quizzes::answers;
use crate::quizzes::ask::Ask;
use crate::quizzes::quiz::{Question, Quiz};
use crate::quizzes::record::{self as recorded, Finding, Found};
use explorer::Graph;
use remembered::{Key, Parts};
use std::fs;
use std::path::Path;

/// Whether what is recorded of the programs of `question` is what is found of them now, and decides it as its author says.
/// `chapters` is the folder of chapters.
///
/// # Errors
/// What does not hold.
pub fn check(
    prover: &Prover,
    chapters: &Path,
    quiz: &Quiz,
    question: &Question,
) -> Result<(), Fault> {
    answers::choices(quiz, question).map_err(|wrong| Fault::new(wrong.join("; ")))?;
    for ask in question.asks() {
        let recorded = quiz.finding(question, &ask.program)?;
        let graph = graph_of(recorded).map(|file| fs::read_to_string(chapters.join(file)));
        let graph = graph.transpose().unwrap_or_default();
        let key = key(prover, &ask, recorded, graph.as_deref());
        prover.memory().prove(&key, || {
            let (now, graph_now) = found(prover, quiz, question, &ask)?;
            if now != *recorded {
                let sentence = format!(
                    "of its program `{}` something else is found than is recorded (`cargo run -- bless` records it anew)",
                    ask.program.name
                );
                return Err(Fault::between(sentence, &text(recorded), &text(&now)));
            }
            match graph_now.map(|graph| graph.to_json() + "\n") == graph {
                true => Ok(()),
                false => Err(Fault::new(format!(
                    "the recorded graph of its program `{}` is not that which is found (`cargo run -- bless` records it anew)",
                    ask.program.name
                ))),
            }
        })?;
    }
    Ok(())
}

/// [`check`] of all questions of `quizzes`: how many there are, and a sentence for each that does not hold, with its place.
pub fn check_some<'a>(
    prover: &Prover,
    chapters: &Path,
    quizzes: impl Iterator<Item = &'a Quiz>,
) -> (usize, Vec<String>) {
    let questions =
        quizzes.flat_map(|quiz| quiz.questions.iter().map(move |question| (quiz, question)));
    let questions: Vec<(&Quiz, &Question)> = questions.collect();
    let wrong = questions.iter().filter_map(|(quiz, question)| {
        // What its record does not decide is told where the book is built.
        answers::choices(quiz, question).ok()?;
        let fault = check(prover, chapters, quiz, question).err()?;
        Some(format!("{}: {fault}", quiz.place(question)))
    });
    (questions.len(), wrong.collect())
}

/// What is found now, with the graph that a page shows, if it has one of its own.
pub(super) fn found(
    prover: &Prover,
    quiz: &Quiz,
    question: &Question,
    ask: &Ask,
) -> Result<(Finding, Option<Graph>), Fault> {
    let (found, graph) = find(prover.playground()?, ask)
        .map_err(|why| Fault::new(format!("its program `{}`: {why}", ask.program.name)))?;
    let mut finding = Finding {
        program: ask.program.name.clone(),
        found,
    };
    let is_shown = question.program.as_ref() == Some(&ask.program);
    let mut own = None;
    if let (Found::Explored(explored), Some(graph), true) = (&mut finding.found, graph, is_shown) {
        explored.graph = Some(match &question.graph_of_listing {
            Some(file) => file.clone(),
            None => {
                own = Some(graph);
                quiz.graph(ask)
            }
        });
    }
    Ok((finding, own))
}

/// The graph that is recorded with `finding`, not with a listing.
pub(super) fn graph_of(finding: &Finding) -> Option<&Path> {
    let file = finding.graph()?;
    recorded::is_graph_of_quiz(file).then_some(file)
}

pub(super) fn key(prover: &Prover, ask: &Ask, recorded: &Finding, graph: Option<&str>) -> Key {
    let (root, _) = prover.places();
    Parts::of("quiz")
        .with_own_code()
        .with_compiler()
        .with_file("versions of crates", &root.join("Cargo.lock"))
        .with("asked", ask.key())
        .with("recorded", text(recorded))
        .with("graph", graph.unwrap_or_default())
        .key()
}

fn text(finding: &Finding) -> String {
    serde_json::to_string_pretty(finding).expect("texts and numbers can be written") + "\n"
}
