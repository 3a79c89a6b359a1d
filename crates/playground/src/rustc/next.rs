//! What is done while nobody waits, so that the next program compiles faster.

use super::call::{Call, started};
use super::place::{Place, Remembering};
use crate::child::{Bounds, Remains, Sink};
use crate::crates::Built;
use crate::diagnostic;
use crate::incremental::Lent;
use crate::program::{Goal, Program};
use crate::stop::Stop;
use crate::waiting::Waiting;
use crate::workplace::Workplace;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How long starting a program takes, with two processors. Starting a compiler at the same time would slow it down.
const LET_IT_START: Duration = Duration::from_millis(5);

impl Call<'_> {
    /// Gives `place` back, made ready for the program's next edit, and has a compiler wait for the next new program. All
    /// that is done while nobody waits for it.
    ///
    /// `compiled` says whether the program was, `remains` is the compiler that has just worked there.
    pub fn prepare_next(&self, place: Place, compiled: bool, remains: Option<Remains>) {
        match place {
            // It would be removed while the compiler still writes.
            Place::Once(_) => drop(remains),
            Place::Edit(lent) => self.wait_for_edit(lent, remains),
            Place::First(lent) => match self.rustc.may_remember().filter(|_| compiled) {
                Some(remembering) => self.remember(lent, remains, remembering),
                // rustc remembers nothing of what it refuses: the repaired program will be a first one.
                None => self.rustc.starter.soon(move || drop((remains, lent))),
            },
        }
        self.wait_for_new();
    }

    /// Has a compiler wait in `lent` for the next edit of the program.
    fn wait_for_edit(&self, lent: Lent, remains: Option<Remains>) {
        let program = self.program.clone();
        let arguments = self.arguments(true);
        let command = self.command(lent.folder(), &arguments);
        let workplace = Arc::clone(&self.rustc.workplace);
        self.rustc.starter.soon(move || {
            // The program that was just compiled is started first.
            thread::sleep(LET_IT_START);
            drop(remains);
            lent.clean();
            let source = lent.folder().join(diagnostic::FILE);
            let waiting = wait_at(&source, command, arguments, &workplace);
            lent.give_back(Some(program), waiting);
        });
    }

    /// Compiles the program again, so that rustc remembers it, and then waits for its next edit.
    fn remember(&self, lent: Lent, remains: Option<Remains>, remembering: Remembering) {
        let arguments = self.arguments(true);
        let command = self.command(lent.folder(), &arguments);
        let next = self.command(lent.folder(), &arguments);
        let workplace = Arc::clone(&self.rustc.workplace);
        let starter = self.rustc.starter.clone();
        let bounds = self.bounds();
        let program = self.program.clone();
        let work = move || {
            thread::sleep(LET_IT_START);
            drop(remains);
            lent.clean();
            let source = lent.folder().join(diagnostic::FILE);
            let is_remembered = is_remembered(command, &bounds, &workplace);
            drop(remembering);
            if !is_remembered {
                return;
            }
            lent.clean();
            starter.soon(move || {
                let waiting = wait_at(&source, next, arguments, &workplace);
                lent.give_back(Some(program), waiting);
            });
        };
        // Where there is no thread for it, the next edit takes a little longer.
        let _ = thread::Builder::new().spawn(work);
    }

    /// Has a compiler wait for the next new program, if none does.
    fn wait_for_new(&self) {
        let Some(fresh) = self.rustc.incremental.lend_fresh() else {
            return;
        };
        let next = Program::new("");
        let call = Call {
            rustc: self.rustc,
            toolchain: &self.rustc.usual,
            program: &next,
            goal: Goal::Binary,
            crates: &Built::default(),
        };
        let arguments = call.arguments(false);
        let command = call.command(fresh.folder(), &arguments);
        let workplace = Arc::clone(&self.rustc.workplace);
        self.rustc.starter.soon(move || {
            let source = fresh.folder().join(diagnostic::FILE);
            let start = |command| started(command, &workplace);
            if let Ok(waiting) = Waiting::start(command, arguments, &source, start) {
                fresh.give_back(None, Some(waiting));
            }
        });
    }
}

/// Has a compiler wait at `source` for the next edit, if there may be several that wait. That none does costs a few
/// milliseconds.
fn wait_at(
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
fn is_remembered(command: Command, bounds: &Bounds, workplace: &Workplace) -> bool {
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
