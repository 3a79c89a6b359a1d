//! Records anew what is found of the programs of quizzes.

use super::check::{found, graph_of, key};
use crate::proof::prover::Prover;
use crate::quizzes::answers;
use crate::quizzes::library::Quizzes;
use crate::quizzes::quiz::Quiz;
use crate::quizzes::record::{self, Record};
use anyhow::Context;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// So many quizzes at a time.
const AT_A_TIME: usize = 4;

/// What came of recording.
#[derive(Default)]
pub struct Recorded {
    /// Some lines for each quiz of which something changed: the right answers, for an author to read.
    pub changes: Vec<String>,
    /// A sentence for each question that can't be recorded, or is not decided as its author says.
    pub refused: Vec<String>,
}

/// Records those of the book at `root`, and removes records of others. `src` is the folder of chapters, relative to it.
///
/// # Errors
/// When a file can't be written.
pub fn record_all(
    prover: &Prover,
    root: &Path,
    src: &Path,
    quizzes: &Quizzes,
) -> anyhow::Result<Recorded> {
    let mut recorded = Recorded {
        refused: quizzes.problems.iter().map(ToString::to_string).collect(),
        ..Recorded::default()
    };
    let next = Mutex::new(quizzes.all.values());
    let done = Mutex::new(Vec::new());
    let work = || {
        loop {
            let quiz = next.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(quiz) = quiz else { return };
            let one = (quiz, one(prover, root, src, quiz));
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(one);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    let mut graphs = Vec::new();
    for (_, one) in done {
        let (record, one) = one?;
        let findings = record.programs.values();
        graphs.extend(findings.filter_map(graph_of).map(Path::to_owned));
        recorded.changes.extend(one.changes);
        recorded.refused.extend(one.refused);
    }
    // Without all quizzes, nobody knows which are those of others.
    if quizzes.is_all && recorded.refused.is_empty() {
        let strays = record::strays(&root.join(src), |file| {
            graphs.iter().any(|graph| graph == file)
        });
        let strays = strays.into_iter().map(|file| src.join(file));
        for stray in strays.chain(quizzes.stray_records.iter().cloned()) {
            fs::remove_file(root.join(&stray)).with_context(|| format!("{}", stray.display()))?;
            recorded
                .changes
                .push(format!("{}: removed", stray.display()));
        }
    }
    Ok(recorded)
}

/// Records one, as far as it can be: a question that can't be leaves the others their records.
fn one(
    prover: &Prover,
    root: &Path,
    src: &Path,
    quiz: &Quiz,
) -> anyhow::Result<(Record, Recorded)> {
    let chapters = root.join(src);
    let mut record = Record::default();
    let mut told = Recorded::default();
    for (question, ask) in quiz.asks() {
        // What is known to hold need not be found again.
        if let Some(known) = quiz.record.programs.get(&ask.key()) {
            let graph =
                graph_of(known).and_then(|file| fs::read_to_string(chapters.join(file)).ok());
            let is_there = graph.is_some() == graph_of(known).is_some();
            if is_there
                && prover
                    .memory()
                    .holds(&key(prover, &ask, known, graph.as_deref()))
            {
                record.programs.insert(ask.key(), known.clone());
                continue;
            }
        }
        match found(prover, quiz, question, &ask) {
            Ok((finding, graph)) => {
                let json = graph.map(|graph| graph.to_json() + "\n");
                if let (Some(file), Some(json)) = (graph_of(&finding), &json) {
                    write(&chapters.join(file), json)?;
                }
                prover
                    .memory()
                    .remember(&key(prover, &ask, &finding, json.as_deref()));
                record.programs.insert(ask.key(), finding);
            }
            Err(why) => told
                .refused
                .push(format!("{}: {why}", quiz.place(question))),
        }
    }
    let is_changed = record != quiz.record;
    if is_changed {
        write(&root.join(record::file(&quiz.path)), &record.to_json())?;
    }
    let now = Quiz {
        record,
        ..quiz.clone()
    };
    let mut lines = vec![format!("{}: recorded anew", quiz.path.display())];
    for question in &now.questions {
        match answers::choices(&now, question) {
            Ok(choices) => {
                let right = choices.iter().filter(|choice| choice.right);
                let right: Vec<String> = right.map(|choice| choice.shown.words()).collect();
                lines.push(format!(
                    "  {}. right: {}",
                    question.number,
                    right.join(" · ")
                ));
            }
            // Of one that was not recorded, that is told.
            Err(_)
                if question
                    .asks()
                    .iter()
                    .any(|ask| !now.record.programs.contains_key(&ask.key())) => {}
            Err(wrong) => told.refused.extend(
                wrong
                    .iter()
                    .map(|why| format!("{}: {why}", quiz.place(question))),
            ),
        }
    }
    if is_changed {
        told.changes.push(lines.join("\n"));
    }
    Ok((now.record, told))
}

fn write(file: &Path, text: &str) -> anyhow::Result<()> {
    if fs::read_to_string(file).is_ok_and(|before| before == text) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
    fs::write(file, text).with_context(|| format!("{}", file.display()))
}
