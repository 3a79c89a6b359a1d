//! Starting rustc: for a program, to wait for one, or to remember one.

use crate::child::{Bounds, Running, Sink};
use crate::stop::Stop;
use crate::waiting::Waiting;
use crate::workplace::Workplace;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Starts a compiler, which counts among all.
pub fn started(command: Command, workplace: &Workplace) -> io::Result<Running> {
    let running = Running::start(command, &workplace.keeper)?;
    Ok(running.counted(&workplace.budget))
}

/// Has a compiler wait at `source` for the next edit, if there may be several that wait. That none does costs a few
/// milliseconds.
pub fn wait_at(
    source: &Path,
    command: Command,
    arguments: Vec<OsString>,
    workplace: &Workplace,
) -> Option<Waiting> {
    let start = |command| started(command, workplace);
    let waits = workplace.limits.compilers > 1;
    waits
        .then(|| Waiting::start(command, arguments, source, start).ok())
        .flatten()
}

/// Runs a compiler that remembers to its end, while nobody waits for a place, and tells whether it came to a good one.
pub fn is_remembered(command: Command, bounds: &Bounds, workplace: &Workplace) -> bool {
    /// The reader has heard its words already.
    struct Silence;
    impl Sink for Silence {
        fn take(&mut self, _: &[u8]) {}
    }
    let Ok((_stopper, stop)) = Stop::new() else {
        return false;
    };
    let Some(turn) = workplace.turns.take(Duration::ZERO, &stop) else {
        return false;
    };
    let ended = started(command, workplace).and_then(|running| {
        running.stand_back();
        running.finish(bounds, Some(turn), &stop, &mut Silence)
    });
    ended.is_ok_and(|ended| ended.status.is_some_and(|status| status.success()))
}
