//! The choices of a question: the right ones are what was found of its program, and each distractor must be wrong by that.

use super::ask::Program;
use super::choice::{Choice, Refusal, Shown, lines_between};
use super::manifest::{Answer, Fault, Kind};
use super::quiz::{Question, Quiz};
use super::record::{Finding, Found, Ran};
use super::wanted::{NORMALLY, faults, holds, of_kind};
use playground::explore::hash;
use std::collections::BTreeSet;

/// Of more right outputs than that, some are chosen, unless an author says how many.
const MOST: usize = 4;

/// The choices of `question` in the order of the page.
///
/// # Errors
/// A sentence for each thing that does not fit what is recorded: a distractor that is right, a repair that is none, no record of
/// the program as it is, two choices alike.
pub fn choices(quiz: &Quiz, question: &Question) -> Result<Vec<Choice>, Vec<String>> {
    let mut wrong = Vec::new();
    let found = match question.said.kind {
        Kind::Choice => Ok(plain(question)),
        Kind::Repairs => repairs(quiz, question),
        _ => decided(quiz, question),
    };
    let mut choices = found.map_err(|why| vec![why])?;
    for choice in choices
        .iter()
        .filter(|choice| choice.right && choice.told.is_some())
    {
        wrong.push(format!(
            "a `wrong` answer is right, {}: {}",
            by(question.said.kind),
            choice.shown.words()
        ));
    }
    for choice in choices
        .iter()
        .filter(|choice| !choice.right && choice.told.is_none())
    {
        let found = choice.found.as_deref().unwrap_or_default();
        wrong.push(format!(
            "a `right` answer is none: {}: {found}",
            choice.shown.words()
        ));
    }
    if !choices.iter().any(|choice| choice.right) {
        wrong.push("no answer is right".to_owned());
    }
    let mut seen = BTreeSet::new();
    for choice in choices
        .iter()
        .filter(|choice| !seen.insert(choice.shown.key()))
    {
        // A distractor that is right is alike the right one, and told as what it is.
        if !(choice.right && choice.told.is_some()) {
            wrong.push(format!("two answers are alike: {}", choice.shown.words()));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    // The same on every page and in every build, and telling nothing.
    choices.sort_by_key(|choice| {
        let is_last = choice.shown == Shown::Fault(Fault::None);
        let salt = format!("{} {} {}", quiz.name, question.number, choice.shown.key());
        (is_last, hash(&salt))
    });
    Ok(choices)
}

fn by(kind: Kind) -> &'static str {
    match kind {
        Kind::Compiles => "as the compiler says",
        _ => "as was found of its program",
    }
}

/// What no program decides.
fn plain(question: &Question) -> Vec<Choice> {
    let answers = question.answers();
    answers
        .map(|(answer, right)| Choice {
            shown: Shown::Text(answer.text.clone().unwrap_or_default()),
            right,
            told: answer.told.clone(),
            found: None,
            way: None,
        })
        .collect()
}

/// The right ones as they were found, and the distractors, which may be right by mistake.
fn decided(quiz: &Quiz, question: &Question) -> Result<Vec<Choice>, String> {
    let program = question.program.as_ref().ok_or("it has no program")?;
    let finding = quiz.finding(question, program)?;
    let all = right(question, program, finding)?;
    let known: BTreeSet<String> = all.iter().map(|choice| choice.shown.key()).collect();
    let mut choices = some(quiz, question, all)?;
    for answer in &question.said.wrong {
        let shown = shown(answer, program, finding)?;
        choices.push(Choice {
            right: is_known(&known, &shown, finding),
            shown,
            told: Some(answer.told.clone().unwrap_or_default()),
            found: None,
            way: None,
        });
    }
    Ok(choices)
}

fn is_known(known: &BTreeSet<String>, shown: &Shown, finding: &Finding) -> bool {
    // Of an error, the line alone tells two apart, or else the message.
    let is_same = |refusal: &Refusal| match &finding.found {
        Found::Refused(real) => real.line == refusal.line && real.message == refusal.message,
        _ => false,
    };
    match shown {
        Shown::Refused(refusal) => is_same(refusal),
        shown => known.contains(&shown.key()),
    }
}

/// All that is right of a question that is not about changes.
fn right(question: &Question, program: &Program, finding: &Finding) -> Result<Vec<Choice>, String> {
    let choice = |shown: Shown, way: Option<String>| Choice {
        shown,
        right: true,
        told: None,
        found: None,
        way,
    };
    let output = |text: &str, end: &str| Shown::Output {
        text: text.to_owned(),
        end: end.to_owned(),
    };
    Ok(match (question.said.kind, &finding.found) {
        (Kind::Compiles, Found::Compiles) => vec![choice(Shown::Compiles, None)],
        (Kind::Compiles, Found::Refused(refused)) => {
            let refusal = Refusal {
                code: refused.code.clone(),
                message: refused.message.clone(),
                line: refused.line,
                quoted: quoted(program, refused.line)?,
            };
            vec![choice(Shown::Refused(refusal), None)]
        }
        (_, Found::Refused(refused)) => {
            return Err(format!("its program is refused: {}", refused.message));
        }
        (Kind::Prints | Kind::Drops, Found::Ran(Ran { output: text, end })) => {
            vec![choice(output(text, end), None)]
        }
        (Kind::Prints | Kind::Drops, Found::Explored(explored)) => {
            if faults(explored).contains(&Fault::Race) {
                return Err("a schedule of its program comes to a data race, so nothing is promised of what it prints".into());
            }
            let outcomes = explored.outcomes.iter();
            outcomes
                .map(|outcome| {
                    choice(
                        output(&outcome.output, &outcome.end),
                        Some(outcome.way.clone()),
                    )
                })
                .collect()
        }
        (Kind::Faults, Found::Explored(explored)) => faults(explored)
            .into_iter()
            .map(|fault| {
                let mut ways = explored.faults.iter();
                let way = ways.find(|faulty| of_kind(&faulty.kind) == Some(fault));
                choice(Shown::Fault(fault), way.map(|faulty| faulty.way.clone()))
            })
            .collect(),
        _ => return Err("its record is of something else; run `cargo run -- bless`".to_owned()),
    })
}

/// As many of the right ones as a reader is to find.
fn some(quiz: &Quiz, question: &Question, mut all: Vec<Choice>) -> Result<Vec<Choice>, String> {
    let said = &question.said;
    if said.kind == Kind::Drops && all.len() > 1 {
        return Err("its program may print this or that, and its reader is to say which; ask what it `prints`".to_owned());
    }
    let is_wanted = |choice: &Choice, wanted: &String| matches!(&choice.shown, Shown::Output { text, .. } if text.trim_end() == wanted.trim_end());
    let missing = |wanted: &&String| !all.iter().any(|choice| is_wanted(choice, wanted));
    if let Some(wanted) = said.shows.iter().find(missing) {
        return Err(format!(
            "`shows` has an output that its program can't have: `{}`",
            wanted.trim_end()
        ));
    }
    let salt = |choice: &Choice| hash(&format!("{} {}", quiz.name, choice.shown.key()));
    all.sort_by_key(|choice| {
        (
            !said.shows.iter().any(|wanted| is_wanted(choice, wanted)),
            salt(choice),
        )
    });
    if said.kind == Kind::Prints {
        all.truncate(said.most.unwrap_or(MOST).max(said.shows.len()).max(1));
    }
    Ok(all)
}

/// What a distractor says, of which the author may leave out what is as in the right answer.
fn shown(answer: &Answer, program: &Program, finding: &Finding) -> Result<Shown, String> {
    if let Some(fault) = answer.fault {
        return Ok(Shown::Fault(fault));
    }
    if let Some(output) = &answer.output {
        return Ok(Shown::Output {
            text: output.clone(),
            end: answer.end.clone().unwrap_or_else(|| NORMALLY.to_owned()),
        });
    }
    if answer.compiles == Some(true) {
        return Ok(Shown::Compiles);
    }
    let real = match &finding.found {
        Found::Refused(refused) => Some(refused),
        _ => None,
    };
    let message = answer
        .message
        .clone()
        .or(real.map(|real| real.message.clone()));
    let line = answer.line.or(real.map(|real| real.line));
    let (Some(message), Some(line)) = (message, line) else {
        return Err(
            "its program compiles, so an error that it does not have says `message` and `line`"
                .to_owned(),
        );
    };
    let real_code = real.and_then(|real| real.code.clone());
    let code = match (&answer.message, &answer.code) {
        (Some(message), None) if real_code.is_some() => {
            return Err(format!(
                "a `wrong` answer has a `message` and no `code`, which gives it away beside the right one, shown with its code: `{message}`; write down the code"
            ));
        }
        (Some(_), code) => code.clone(),
        (None, code) => code.clone().or(real_code),
    };
    Ok(Shown::Refused(Refusal {
        code,
        message,
        line,
        quoted: quoted(program, line)?,
    }))
}

fn quoted(program: &Program, line: usize) -> Result<String, String> {
    let text = program.text.lines().nth(line.wrapping_sub(1));
    match text.map(str::trim) {
        Some(text) if !text.is_empty() => Ok(text.to_owned()),
        _ => Err(format!("there is nothing in line {line} of its program")),
    }
}

fn repairs(quiz: &Quiz, question: &Question) -> Result<Vec<Choice>, String> {
    let program = question.program.as_ref().ok_or("it has no program")?;
    let wanted = question.said.wanted.as_ref().ok_or("nothing is wanted")?;
    if holds(wanted, quiz.finding(question, program)?).is_ok() {
        return Err(
            "its program has what is `wanted` already, so there is nothing to repair".to_owned(),
        );
    }
    let answers = question.answers().zip(&question.changed);
    answers
        .map(|((answer, _), changed)| {
            let held = holds(wanted, quiz.finding(question, changed)?);
            Ok(Choice {
                shown: Shown::Change {
                    text: answer.text.clone(),
                    lines: lines_between(&program.text, &changed.text),
                },
                right: held.is_ok(),
                told: answer.told.clone(),
                found: held.err(),
                way: None,
            })
        })
        .collect()
}
