//! How a program ended that should not have ended so, as a sentence.

use playground::{Doing, End, Limits, Reason};

/// `what` is the subject, such as "The program".
pub fn sentence(what: &str, end: &End, limits: &Limits) -> String {
    let seconds = limits.run_time.as_secs();
    match end.reason {
        Reason::Exit => match end.code {
            Some(0) => format!("{what} ended."),
            Some(101) => format!("{what} panicked."),
            Some(code) => format!("{what} ended with exit code {code}."),
            None => format!("{what} ended without an exit code."),
        },
        Reason::Signal => match end.signal {
            Some(signal) => format!("{what} was ended by signal {signal}: it aborted or crashed."),
            None => format!("{what} was ended by a signal."),
        },
        Reason::Timeout => match end.doing {
            Some(Doing::Waiting) => format!(
                "{what} was still running after {seconds} s: each of its threads waits, and nothing will ever wake one."
            ),
            Some(Doing::Sleeping) => {
                format!("{what} was still running after {seconds} s: it sleeps.")
            }
            Some(Doing::Computing) => {
                format!("{what} was still running after {seconds} s: it computes without end.")
            }
            None => format!("{what} was still running after {seconds} s."),
        },
        Reason::Memory => format!(
            "{what} used more than {} MiB of memory, as when it starts thread after thread.",
            limits.memory >> 20
        ),
        Reason::Output => format!("{what} printed more than {} KiB.", limits.output >> 10),
        Reason::Files => format!(
            "{what} wrote more than {} MiB to files.",
            limits.files >> 20
        ),
        Reason::Stopped => format!("{what} was stopped."),
        Reason::Refused => format!("{what} could not be started."),
    }
}
