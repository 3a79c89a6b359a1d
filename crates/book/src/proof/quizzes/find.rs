//! Finds out about one program: by the compiler, by running it, or by exploring its schedules.

use super::ways::{way_to, way_to_outcome};
use crate::programs;
use crate::proof::outputs;
use crate::proof::refused::comparable;
use crate::quizzes::ask::{Ask, How};
use crate::quizzes::record::{Explored, Faulty, Found, Outcome, Ran, Refused};
use explorer::{Graph, Options};
use playground::compile::Compiled;
use playground::event::Diagnostic;
use playground::explore::Explored as Told;
use playground::{Event, Goal, Playground, Program, Reason, Stop};

/// A program that is run comes to the same so many times, or it is no matter for runs.
const RUNS: usize = 5;

/// A reader's browser gets no more than that.
const STATES: usize = 2_000;
const BYTES: usize = 150_000;

/// What is found, and the graph, if the program was explored.
///
/// # Errors
/// A sentence about why nothing can be recorded.
pub fn find(playground: &Playground, ask: &Ask) -> Result<(Found, Option<Graph>), String> {
    let program = Program::new(ask.program.text.as_str());
    let goal = match ask.how {
        How::Run => Goal::Binary,
        How::Compile | How::Explore(_) => Goal::Check,
    };
    let (_stopper, stop) = Stop::new().map_err(|error| error.to_string())?;
    playground.wait_for_crates(&program, goal, &stop, &mut |_| {});
    let mut said = Vec::new();
    let compiled = playground.compile(&program, goal, &stop, &mut |event| {
        if let Event::Diagnostic(diagnostic) = event {
            said.push(diagnostic);
        }
    });
    match (compiled, &ask.how) {
        (Compiled::Ended(end), _) if end.code == Some(1) => {
            Ok((Found::Refused(refused(&said)?), None))
        }
        (Compiled::Ended(end), _) if end.reason != Reason::Exit => {
            Err("the compiler did not finish".to_owned())
        }
        (Compiled::Ready { binary, .. }, How::Run) => {
            let mut runs = (0..RUNS).map(|_| {
                let mut output = String::new();
                let end = playground.run(&program, &binary, &stop, &mut |event| {
                    if let Event::Output { text } = event {
                        output += &text;
                    }
                });
                ran(output, &end)
            });
            let first = runs.next().ok_or("it was not run")??;
            for other in runs {
                if other? != first {
                    return Err("prints this or that; let the explorer find out what".to_owned());
                }
            }
            Ok((Found::Ran(first), None))
        }
        (_, How::Explore(options)) => explored(playground, &program, options),
        (_, How::Compile | How::Run) => Ok((Found::Compiles, None)),
    }
}

fn refused(said: &[Diagnostic]) -> Result<Refused, String> {
    let errors = said.iter().filter(|diagnostic| diagnostic.level == "error");
    // The compiler also counts its errors, at no place.
    let errors: Vec<&Diagnostic> = errors
        .filter(|diagnostic| !diagnostic.spans.is_empty())
        .collect();
    let [error] = errors[..] else {
        let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        return Err(format!(
            "is refused for {} reasons, and should be for one: {}",
            errors.len(),
            messages.join("; ")
        ));
    };
    let primary = error.spans.iter().find(|span| span.primary);
    Ok(Refused {
        code: error.code.clone(),
        message: error.message.clone(),
        line: primary.map_or(0, |span| span.line_start),
        words: comparable(&error.rendered),
    })
}

fn ran(output: String, end: &playground::End) -> Result<Ran, String> {
    let end = match (end.reason, end.code) {
        (Reason::Exit, Some(0)) => "ok".to_owned(),
        (Reason::Exit, Some(101)) => "panic".to_owned(),
        (Reason::Exit, Some(code)) => format!("exit {code}"),
        (Reason::Signal, _) => "abort".to_owned(),
        (Reason::Timeout, _) => {
            return Err("does not end; let the explorer find out why".to_owned());
        }
        (reason, _) => return Err(format!("its run was ended: {reason:?}")),
    };
    let output = match output.contains(" panicked at ") {
        true => outputs::without_accidents(&output),
        false => output,
    };
    Ok(Ran { output, end })
}

fn explored(
    playground: &Playground,
    program: &Program,
    options: &Options,
) -> Result<(Found, Option<Graph>), String> {
    let (told, words) =
        programs::explore(playground, program, options).map_err(|error| format!("{error:#}"))?;
    let graph = match told {
        Told::Graph(json) => Graph::from_json(&json)?,
        Told::Unexplorable(why) => return Err(format!("can't be explored: {why}")),
        Told::Ended(_) => return Err(format!("does not compile for the explorer:\n{words}")),
    };
    if let Some(why) = graph.why_incomplete() {
        return Err(format!("its graph is not of every schedule: {why}"));
    }
    let bytes = graph.to_json().len();
    if graph.nodes.len() > STATES || bytes > BYTES {
        return Err(format!(
            "its graph has {} states and {} KB; {STATES} states and {} KB are the most: make it smaller, or operations eager",
            graph.nodes.len(),
            bytes.div_ceil(1000),
            BYTES / 1000
        ));
    }
    let outcomes = graph.outcomes.iter().map(|outcome| Outcome {
        output: outcome.output.clone(),
        end: outcome.end.clone(),
        way: way_to_outcome(&graph, outcome),
    });
    let faults = graph.faults.iter().map(|fault| Faulty {
        kind: fault.kind.name().to_owned(),
        words: graph.words(fault),
        way: fault
            .node
            .map_or_else(String::new, |node| way_to(&graph, node)),
    });
    let explored = Explored {
        schedules: graph.schedules.to_string(),
        outcomes: outcomes.collect(),
        faults: faults.collect(),
        graph: None,
    };
    Ok((Found::Explored(explored), Some(graph)))
}
