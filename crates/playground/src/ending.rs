//! From how a process has ended to what is told of it.

use crate::child::{Cause, Ended};
use crate::event::{Diagnostic, End, Event, Phase, Reason, millis};
use rustix::process::Signal;
use std::os::unix::process::ExitStatusExt;
use std::time::Instant;

/// The end of a process, but for its times.
pub fn of(phase: Phase, ended: &Ended) -> End {
    let status = ended.status.filter(|_| ended.cause == Cause::Itself);
    let signal = status.and_then(|status| status.signal());
    let well = (ended.cause == Cause::Enough).then_some(0);
    End {
        code: well.or_else(|| status?.code()),
        signal,
        doing: ended.doing,
        ..End::of(phase, reason(ended.cause, signal))
    }
}

fn reason(cause: Cause, signal: Option<i32>) -> Reason {
    match cause {
        Cause::Itself if signal == Some(Signal::XFSZ.as_raw()) => Reason::Files,
        Cause::Itself if signal.is_some() => Reason::Signal,
        Cause::Itself | Cause::Enough => Reason::Exit,
        Cause::Time => Reason::Timeout,
        Cause::Memory => Reason::Memory,
        Cause::Output => Reason::Output,
        Cause::Files => Reason::Files,
        Cause::Stuck => Reason::Refused,
        Cause::Stop => Reason::Stopped,
    }
}

/// The end of what somebody stopped before it was started.
pub fn stopped(phase: Phase) -> End {
    End::of(phase, Reason::Stopped)
}

/// The end of what could not be started, after `sentence` has told why.
pub fn refused(phase: Phase, sentence: &str, start: Instant, tell: &mut dyn FnMut(Event)) -> End {
    tell(Event::Diagnostic(Diagnostic::error(sentence)));
    End {
        ms: millis(start.elapsed()),
        ..End::of(phase, Reason::Refused)
    }
}
