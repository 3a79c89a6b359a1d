//! What shows that an answer is right: the compiler's words, what a run printed, a schedule in the explorer.

use super::shown::quoting;
use crate::html::escape;
use crate::page::block;
use crate::quizzes::choice::Choice;
use crate::quizzes::manifest::Kind;
use crate::quizzes::quiz::{Question, Quiz};
use crate::quizzes::record::{Explored, Finding, Found};

/// A page shows so many lines of what the compiler says.
const LINES: usize = 24;

fn finding<'a>(quiz: &'a Quiz, asked: &Question) -> Option<&'a Finding> {
    quiz.finding(asked, asked.program.as_ref()?).ok()
}

/// The graph of the program, relative to the root of the pages, and a schedule for each right answer, for the script to show.
pub fn attributes(quiz: &Quiz, asked: &Question, choices: &[Choice]) -> String {
    let Some(finding) = finding(quiz, asked) else {
        return String::new();
    };
    let (Some(graph), Found::Explored(explored)) = (finding.graph(), &finding.found) else {
        return String::new();
    };
    let ways: Vec<&str> = match asked.said.kind {
        Kind::Repairs => vec![way_to_fail(asked, explored)],
        _ => choices
            .iter()
            .filter(|choice| choice.right)
            .map(|choice| choice.way.as_deref().unwrap_or_default())
            .collect(),
    };
    let file = graph.to_string_lossy().replace('\\', "/");
    format!(
        " data-graph=\"{}\" data-ways=\"{}\"",
        attribute(&file),
        attribute(&ways.join(" "))
    )
}

/// A schedule of the program that is to be repaired in which it does what is not wanted.
fn way_to_fail<'a>(asked: &Question, explored: &'a Explored) -> &'a str {
    if let Some(faulty) = explored.faults.first() {
        return &faulty.way;
    }
    let wanted = asked
        .said
        .wanted
        .as_ref()
        .and_then(|wanted| wanted.outcomes.as_ref());
    let is_wanted = |output: &String| wanted.is_some_and(|outputs| outputs.contains(output));
    let mut outcomes = explored.outcomes.iter();
    outcomes
        .find(|outcome| !is_wanted(&outcome.output))
        .map_or("", |outcome| &outcome.way)
}

/// A sentence on how it was decided, and what was said.
pub fn html(quiz: &Quiz, asked: &Question) -> String {
    let Some(finding) = finding(quiz, asked) else {
        return String::new();
    };
    match (&finding.found, asked.said.kind) {
        (Found::Compiles, _) => said("Decided by the compiler, which takes the program."),
        (Found::Refused(refused), _) => {
            let words = shortened(&refused.words);
            block::labelled("quiz-words", "What the compiler says", &escape(&words), "")
        }
        (Found::Ran(ran), Kind::Repairs) => block::labelled(
            "quiz-words",
            "What the program prints as it is",
            &escape(ran.output.trim_end()),
            "",
        ),
        (Found::Ran(_), _) => said("Decided by runs of the program."),
        (Found::Explored(explored), _) => {
            let faults = explored
                .faults
                .iter()
                .map(|faulty| format!(" There is {}.", quoting(&faulty.words)));
            let schedules = match explored.schedules.as_str() {
                "1" => "its one schedule".to_owned(),
                number => format!("all of its {number} schedules"),
            };
            said(&format!(
                "Decided by {schedules}.{}",
                faults.collect::<String>()
            ))
        }
    }
}

fn said(sentence: &str) -> String {
    format!("<p class=\"quiz-found\"><small>{sentence}</small></p>\n")
}

fn shortened(words: &str) -> String {
    let lines: Vec<&str> = words.trim_end().lines().collect();
    match lines.len() > LINES {
        true => format!(
            "{}\n… {} more lines",
            lines[..LINES].join("\n"),
            lines.len() - LINES
        ),
        false => lines.join("\n"),
    }
}

/// `text` in one line of an attribute: an empty one would end the HTML.
fn attribute(text: &str) -> String {
    escape(text).replace('\n', "&#10;")
}
