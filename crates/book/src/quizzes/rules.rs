//! Which keys a question of a kind has, and needs.

use super::manifest::{Answer, By, Fault, Kind, Said, Wanted};

/// What a question says, or leaves out, and its kind does not have it so: a sentence each.
pub fn broken(said: &Said) -> Vec<String> {
    let mut wrong = about_program(said);
    wrong.extend(of_other_kinds(said));
    if said.text.is_none() && matches!(said.kind, Kind::Drops | Kind::Repairs | Kind::Choice) {
        wrong.push("a question of this kind has a `text`".to_owned());
    }
    if said.wrong.is_empty() {
        wrong.push("it has no `wrong` answer to choose".to_owned());
    }
    match (said.kind, said.right.is_empty()) {
        (Kind::Repairs | Kind::Choice, true) => wrong.push("it has no `right` answer".to_owned()),
        (Kind::Compiles | Kind::Prints | Kind::Faults | Kind::Drops, false) => wrong.push(
            "what is `right` is found by its program, and not written down; take it away"
                .to_owned(),
        ),
        _ => {}
    }
    if said.kind == Kind::Repairs
        && said
            .wanted
            .as_ref()
            .is_none_or(|wanted| *wanted == Wanted::default())
    {
        wrong.push("it does not say what is `wanted` of a repaired program".to_owned());
    }
    if let Some(wanted) = &said.wanted
        && wanted.prints.is_some()
        && (wanted.outcomes.is_some() || !wanted.never.is_empty())
    {
        wrong.push(
            "`wanted` is decided by a run, if it `prints`, or by the explorer; not by both"
                .to_owned(),
        );
    }
    if said
        .wanted
        .as_ref()
        .is_some_and(|wanted| wanted.never.contains(&Fault::None))
    {
        wrong.push("`never` names faults, and `none` is none".to_owned());
    }
    if said.wrong.iter().any(|answer| answer.told.is_none()) {
        wrong
            .push("a `wrong` answer has a sentence that is `told` to who has chosen it".to_owned());
    }
    if said.right.iter().any(|answer| answer.told.is_some()) {
        wrong
            .push("`told` is for wrong answers; of right ones, the `explanation` tells".to_owned());
    }
    let answers = said.right.iter().chain(&said.wrong);
    wrong.extend(answers.filter_map(|answer| of_answer(said.kind, answer)));
    wrong.dedup();
    wrong
}

fn about_program(said: &Said) -> Vec<String> {
    let named = usize::from(said.program.is_some()) + usize::from(said.listing.is_some());
    let wrong = match (said.kind, named) {
        (Kind::Choice, 0) | (_, 1) => return Vec::new(),
        (Kind::Choice, _) => "it shows one program at most: a `program` or a `listing`",
        _ => "it is about one program: a `program` of the quiz, or a `listing` of the book",
    };
    vec![wrong.to_owned()]
}

fn of_other_kinds(said: &Said) -> Vec<String> {
    let outputs = [Kind::Prints, Kind::Drops];
    let explores = |kind: Kind| {
        kind == Kind::Faults
            || (outputs.contains(&kind) && said.by() == By::Explorer)
            || (kind == Kind::Repairs
                && said
                    .wanted
                    .as_ref()
                    .is_some_and(|wanted| wanted.outcomes.is_some() || !wanted.never.is_empty()))
    };
    let keys: [(&str, bool, bool); 5] = [
        ("by", said.by.is_some(), outputs.contains(&said.kind)),
        ("explore", said.explore.is_some(), explores(said.kind)),
        ("wanted", said.wanted.is_some(), said.kind == Kind::Repairs),
        ("most", said.most.is_some(), said.kind == Kind::Prints),
        ("shows", !said.shows.is_empty(), said.kind == Kind::Prints),
    ];
    let misplaced = keys
        .into_iter()
        .filter(|(_, is_there, fits)| *is_there && !fits);
    misplaced
        .map(|(key, ..)| format!("`{key}` is of no use to a question of this kind"))
        .collect()
}

/// What is wrong with the keys of an answer.
fn of_answer(kind: Kind, answer: &Answer) -> Option<String> {
    let Answer {
        text,
        told: _,
        compiles,
        code,
        message,
        line,
        output,
        end,
        fault,
        program,
        replace,
    } = answer;
    let refused = code.is_some() || message.is_some() || line.is_some();
    let changes = program.is_some() || !replace.is_empty();
    let keys: [(&str, bool, &[Kind]); 6] = [
        ("text", text.is_some(), &[Kind::Repairs, Kind::Choice]),
        ("compiles", compiles.is_some(), &[Kind::Compiles]),
        ("code`, `message` and `line", refused, &[Kind::Compiles]),
        (
            "output` and `end",
            output.is_some() || end.is_some(),
            &[Kind::Prints, Kind::Drops],
        ),
        ("fault", fault.is_some(), &[Kind::Faults]),
        ("program` and `replace", changes, &[Kind::Repairs]),
    ];
    if let Some((key, ..)) = keys
        .iter()
        .find(|(_, is_there, of)| *is_there && !of.contains(&kind))
    {
        return Some(format!(
            "`{key}` is in no answer of a question of this kind"
        ));
    }
    let needed = match kind {
        Kind::Compiles if compiles.is_some() != refused && *compiles != Some(false) => return None,
        Kind::Compiles => "says `compiles = true`, or `code`, `message` and `line` of an error",
        Kind::Prints | Kind::Drops if output.is_some() => return None,
        Kind::Prints | Kind::Drops => "has an `output`",
        Kind::Faults if fault.is_some() => return None,
        Kind::Faults => "has a `fault`",
        Kind::Repairs if changes => return None,
        Kind::Repairs => "has a `program`, or lines to `replace`",
        Kind::Choice if text.is_some() => return None,
        Kind::Choice => "has a `text`",
    };
    Some(format!("an answer of a question of this kind {needed}"))
}
