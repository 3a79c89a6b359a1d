//! Explores listings anew, and holds what their pages say against that: against the tree of all schedules, and against
//! real runs.

use super::fault::Fault;
use crate::listings::claims;
use crate::listings::listing::{Listing, Run};
use crate::listings::manifest::{Ends, Explore};
use crate::proof::built::Built;
use crate::proof::outputs;
use crate::proof::record::graphs::explore;
use crate::proof::run::{End, Outcome, run};
use crate::proof::waiting::can_tell;
use explorer::{Graph, Options};
use playground::Playground;
use std::thread;
use std::time::Duration;

/// Up to so many schedules, the tree of all of them is explored as well.
const TREE: u64 = 60_000;

/// A listing is run so many times when its graph is explored, and when it was explored before.
pub const RUNS: usize = 20;
pub const RUNS_OF_KNOWN: usize = 4;
const AT_A_TIME: usize = 4;

/// Explores `listing` anew: `recorded` is its graph, shows what is claimed, and has what the page says it printed; the
/// tree of all schedules says the same.
///
/// # Errors
/// What does not fit, for an author to read.
pub fn check_explored(
    playground: &Playground,
    listing: &Listing,
    claims: &Explore,
    recorded: &Graph,
) -> Result<(), Fault> {
    let options = claims.options();
    let now = explored(playground, listing, &options)?;
    if now != *recorded {
        let sentence =
            "exploring it anew finds another graph than is recorded; run `cargo run -- bless`";
        return Err(between(sentence, claims, recorded, &now));
    }
    if let Some(failure) = claims::failures(claims, recorded).first() {
        return Err(Fault::new(failure.clone()));
    }
    if let Some(run) = listing.run() {
        check_recorded_output(recorded, listing, run)?;
    }
    check_tree(playground, listing, &options, recorded)
}

/// What to say of a graph that can't stand on a page for some reason, `why`: how the schedules that are `recorded` differ from
/// those of now, and what is claimed of these and is not so.
pub fn outdated(
    playground: &Playground,
    listing: &Listing,
    claims: &Explore,
    recorded: Option<Graph>,
    why: String,
) -> Fault {
    match (explored(playground, listing, &claims.options()), recorded) {
        (Err(more), _) => Fault::new(format!("{why}\n{more}")),
        (Ok(now), Some(recorded)) => between(&why, claims, &recorded, &now),
        (Ok(now), None) => Fault::new(with_failures(&why, claims, &now)),
    }
}

/// The outcomes of two graphs, each in a line, and below the sentence what is claimed and not found `now`.
fn between(sentence: &str, claims: &Explore, recorded: &Graph, now: &Graph) -> Fault {
    let sentence = with_failures(sentence, claims, now);
    let (recorded, now) = (outcomes(recorded), outcomes(now));
    if recorded == now {
        Fault::new(sentence)
    } else {
        Fault::between(sentence, &recorded, &now)
    }
}

fn with_failures(sentence: &str, claims: &Explore, now: &Graph) -> String {
    let mut lines = vec![sentence.to_owned()];
    lines.extend(claims::failures(claims, now));
    lines.join("\n")
}

fn outcomes(graph: &Graph) -> String {
    let mut text = format!("schedules: {}\n", graph.schedules);
    for outcome in &graph.outcomes {
        let output = outcome.output.trim_end().replace('\n', " ⏎ ");
        text += &format!(
            "ends by `{}`, in {}: {output}\n",
            outcome.end, outcome.schedules
        );
    }
    text
}

fn explored(
    playground: &Playground,
    listing: &Listing,
    options: &Options,
) -> Result<Graph, String> {
    explore(playground, listing, options).map_err(|error| format!("can't be explored: {error}"))?
}

/// What the page shows is one of the outcomes, unless it may be anything.
fn check_recorded_output(graph: &Graph, listing: &Listing, run: &Run) -> Result<(), String> {
    if claims::is_undefined(graph) {
        return Ok(());
    }
    let end = match run.ends {
        // What is recorded of one that may hang is a run that ended.
        Ends::Normally | Ends::MayHang => "ok",
        Ends::Panics => "panic",
        Ends::Hangs => "deadlock",
    };
    // A graph is of one program, what is recorded of its files.
    let stderr = listing.source.as_of_program(&run.stderr);
    if has_outcome(graph, end, &run.stdout, &stderr) {
        Ok(())
    } else {
        Err(format!(
            "no schedule ends by `{end}` with the recorded output:\n{}{}",
            run.stdout, run.stderr
        ))
    }
}

/// Without the merging of states that are alike there are the same outcomes, each by as many schedules.
fn check_tree(
    playground: &Playground,
    listing: &Listing,
    options: &Options,
    graph: &Graph,
) -> Result<(), Fault> {
    let schedules: Option<u64> = graph.schedules.to_string().parse().ok();
    if schedules.is_none_or(|schedules| schedules > TREE) {
        return Ok(());
    }
    let tree = explored(
        playground,
        listing,
        &Options {
            merge: false,
            time: Duration::from_secs(120),
            memory: 2 << 30,
            ..options.clone()
        },
    )?;
    if tree.outcomes == graph.outcomes {
        Ok(())
    } else {
        Err(Fault::new(format!(
            "merging states changes what is found. Merged: {:?}. In the tree of all schedules: {:?}",
            graph.outcomes, tree.outcomes
        )))
    }
}

/// Real runs end in no way that was not explored. Some at the same time, so that they get in each other's way.
///
/// # Errors
/// What a run has shown, for an author to read.
pub fn check_runs(
    listing: &Listing,
    built: &Built,
    graph: &Graph,
    runs: usize,
) -> Result<(), Fault> {
    let executable = built.executable(listing)?;
    let some_runs = || {
        for _ in 0..runs / AT_A_TIME {
            let mut outcome = run(executable, outputs::LIMIT)
                .map_err(|error| format!("can't be run: {error}"))?;
            let stderr = outputs::without_accidents(&outcome.stderr);
            outcome.stderr = listing.source.as_of_program(&stderr);
            check_run(graph, &outcome)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(some_runs)).collect();
        running
            .into_iter()
            .try_for_each(|run| run.join().expect("a run that fails says so"))
    })
}

/// # Errors
/// When no schedule of `graph` has this outcome, and none goes where nothing is defined.
pub fn check_run(graph: &Graph, outcome: &Outcome) -> Result<(), String> {
    if claims::is_undefined(graph) {
        return Ok(());
    }
    let end = match outcome.end {
        End::Exit(Some(0)) => "ok".to_owned(),
        End::Exit(Some(101)) => "panic".to_owned(),
        End::Exit(Some(code)) => format!("exit {code}"),
        End::Exit(None) => "abort".to_owned(),
        End::Deadlock => "deadlock".to_owned(),
        // Where the system does not tell what threads wait for, a time limit must do.
        End::Overdue if !can_tell() => "deadlock".to_owned(),
        End::Overdue => return Err("a run did not end in time".to_owned()),
    };
    let stderr = outputs::without_accidents(&outcome.stderr);
    if has_outcome(graph, &end, &outcome.stdout, &stderr) {
        Ok(())
    } else {
        Err(format!(
            "a run ended by `{end}`, as no schedule does, with the output:\n{}{stderr}",
            outcome.stdout
        ))
    }
}

/// Whether a schedule ends by `end` after printing just this. In a graph the lines of both streams are one text.
fn has_outcome(graph: &Graph, end: &str, stdout: &str, stderr: &str) -> bool {
    let (stdout, stderr): (Vec<&str>, Vec<&str>) =
        (stdout.lines().collect(), stderr.lines().collect());
    graph.outcomes.iter().any(|outcome| {
        let output: Vec<&str> = outcome.output.lines().collect();
        outcome.end == end && is_made_of(&output, &stdout, &stderr)
    })
}

/// Whether `all` has the lines of `one` and of `other`, each in order.
fn is_made_of(all: &[&str], one: &[&str], other: &[&str]) -> bool {
    let Some((first, rest)) = all.split_first() else {
        return one.is_empty() && other.is_empty();
    };
    let next = |lines: &[&str]| lines.first() == Some(first);
    (next(one) && is_made_of(rest, &one[1..], other))
        || (next(other) && is_made_of(rest, one, &other[1..]))
}
