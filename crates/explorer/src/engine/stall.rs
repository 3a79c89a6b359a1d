//! A thread of the program that goes on without an operation: `loop {}`, or a computation that takes very long.
//!
//! While it does, the search never gets its turn. So another thread of the system looks after it. If no step has begun since
//! it last looked, it sends a signal, whose handler looks at what goes on:
//!
//! - If registers and memory are as they were at earlier signals since the step began, and it has gone on in between, the
//!   thread goes round for ever, as nothing can change what it does: others have no turn, and what they would write to without
//!   an operation is a data race. Then it is left where it is, and the exploration goes on without it: it stands at an
//!   operation `loop` that is never done.
//! - If it has used a processor for too long, that is told, with the line, and the exploration ends.
//!
//! On Linux only; registers are compared on x86-64 only, elsewhere any such thread is one that takes too long.

#[cfg(target_os = "linux")]
mod beats;
#[cfg(target_os = "linux")]
mod clock;
#[cfg(target_os = "linux")]
mod interrupted;
#[cfg(target_os = "linux")]
mod machine;
#[cfg(target_os = "linux")]
mod watch;

#[cfg(target_os = "linux")]
pub(crate) use beats::beat;
#[cfg(target_os = "linux")]
pub(crate) use watch::Watch;

#[cfg(not(target_os = "linux"))]
pub(crate) struct Watch;

#[cfg(not(target_os = "linux"))]
impl Watch {
    pub(crate) fn begin(_time: std::time::Duration) -> std::io::Result<Self> {
        Ok(Self)
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn beat() {}
