//! Whether the checks of an exercise tell right answers from wrong ones.

use super::Fault;
use super::prover::Prover;
use crate::exercises::judge::judge;
use crate::exercises::told::{Checked, Reason};
use crate::exercises::{Answer, Exercise, Told, Verdict};
use playground::{Playground, Stop};
use remembered::Parts;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What an answer is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It passes all checks.
    Right,
    /// It fails one at least: there is something to do.
    Starter,
    /// It fails just those that its table names.
    Wrong,
}

/// All answers of an exercise.
pub fn answers(exercise: &Exercise) -> Vec<(Role, Answer)> {
    let starter = Answer {
        name: "starter".into(),
        path: exercise.folder.join("starter.rs"),
        text: exercise.starter.clone(),
    };
    let of = |role: Role, answers: &[Answer]| -> Vec<(Role, Answer)> {
        answers
            .iter()
            .map(|answer| (role, answer.clone()))
            .collect()
    };
    let mut all = vec![(Role::Starter, starter)];
    all.extend(of(Role::Right, std::slice::from_ref(&exercise.solution)));
    all.extend(of(Role::Right, &exercise.rights));
    all.extend(of(Role::Wrong, &exercise.wrongs));
    all
}

/// Whether `answer` comes out as it should.
///
/// # Errors
/// What came out instead.
pub fn check(
    prover: &Prover,
    exercise: &Exercise,
    role: Role,
    answer: &Answer,
) -> Result<(), Fault> {
    let manifest = &exercise.manifest;
    let wanted = match (role, manifest.wrong.get(&answer.name)) {
        (Role::Wrong, Some(said)) => said.fails.clone(),
        _ => BTreeSet::new(),
    };
    let key = Parts::of("exercise")
        .with_own_code()
        .with_compiler()
        .with_file("versions of crates", &prover.places().0.join("Cargo.lock"))
        .with(
            "checks",
            format!("{:?}\n{}", manifest.checks, exercise.checks),
        )
        .with("answer", &answer.text)
        .with("wanted", format!("{role:?} {wanted:?}"))
        .key();
    prover.memory().prove(&key, || {
        let playground = prover.playground()?;
        let (failed, words) = failures(playground, exercise, &answer.text)?;
        let found = match words.as_str() {
            "" => String::new(),
            words => format!(": {words}"),
        };
        match role {
            Role::Starter if failed.is_empty() => Err(Fault::new(
                "the starter passes all checks: there is nothing to do".to_owned(),
            )),
            Role::Starter => Ok(()),
            Role::Right | Role::Wrong if failed == wanted => Ok(()),
            Role::Right => Err(Fault::new(format!("a right answer fails{found}"))),
            Role::Wrong => Err(Fault::new(format!(
                "this wrong answer fails {}, and not {} as its table says{found}",
                listed(&failed),
                listed(&wanted)
            ))),
        }
    })
}

fn listed(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.is_empty() {
        true => "no check".to_owned(),
        false => names.join(", "),
    }
}

/// The names of the checks that `text` fails, and what was found.
///
/// # Errors
/// A sentence, when the machine can't check it.
fn failures(
    playground: &Playground,
    exercise: &Exercise,
    text: &str,
) -> Result<(BTreeSet<String>, String), String> {
    // Nobody stops it: whoever presses Ctrl-C ends this process, and the kernel what it has started.
    let (_stopper, stop) = Stop::new().map_err(|error| error.to_string())?;
    let mut failed = BTreeSet::new();
    let mut words = Vec::new();
    let mut refused = None;
    judge(playground, exercise, text, &stop, &mut |told| match told {
        Told::Checked(Checked {
            check,
            verdict: Verdict::Failed,
            sentence,
            detail,
            ..
        }) => {
            let name = &exercise.manifest.checks[check].name;
            let found = [sentence, detail].into_iter().flatten();
            words.push(format!(
                "`{name}`: {}",
                found.collect::<Vec<_>>().join("\n")
            ));
            failed.insert(name.clone());
        }
        Told::End {
            reason: Reason::Refused | Reason::Stopped,
            sentence,
            ..
        } => refused = Some(sentence.unwrap_or_default()),
        _ => {}
    });
    match refused {
        Some(why) => Err(format!("it can't be checked: {why}")),
        None => Ok((failed, words.join("\n"))),
    }
}

/// Every answer of `exercise` that does not come out as it should, with its path.
pub fn faults(prover: &Prover, exercise: &Exercise) -> Vec<(PathBuf, Fault)> {
    let answers = answers(exercise).into_iter();
    let faults = answers.filter_map(|(role, answer)| {
        let fault = check(prover, exercise, role, &answer).err()?;
        Some((answer.path, fault))
    });
    faults.collect()
}
