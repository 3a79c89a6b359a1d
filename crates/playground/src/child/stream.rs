//! What a process writes, and how it is waited for.

use super::sink::Sink;
use crate::stop::Stop;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

/// The two ends of what a process writes to: one for us, one for it. Unlike those of a pipe, they can't be opened anew
/// by a name like `/dev/stderr`, from which a compiler would read what it writes, for ever.
pub fn stream() -> io::Result<(OwnedFd, OwnedFd)> {
    let (ours, theirs) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    Ok((ours.into(), theirs.into()))
}

pub struct Ready {
    pub output: bool,
    pub stop: bool,
    pub ended: bool,
}

/// Waits for at most `time` until there is output, or the process has ended, which `ending` tells, or `stop` is said.
pub fn wait(
    output: Option<&File>,
    stop: &Stop,
    ending: Option<&OwnedFd>,
    time: Duration,
) -> io::Result<Ready> {
    let time = Timespec {
        tv_sec: time.as_secs().try_into().unwrap_or(i64::MAX),
        tv_nsec: time.subsec_nanos().into(),
    };
    let mut descriptors = vec![PollFd::new(stop, PollFlags::IN)];
    descriptors.extend(output.map(|file| PollFd::new(file, PollFlags::IN)));
    descriptors.extend(ending.map(|ending| PollFd::new(ending, PollFlags::IN)));
    match poll(&mut descriptors, Some(&time)) {
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let ready = |index: usize| {
        descriptors
            .get(index)
            .is_some_and(|polled| !polled.revents().is_empty())
    };
    Ok(Ready {
        stop: ready(0),
        output: output.is_some() && ready(1),
        ended: ending.is_some() && ready(1 + usize::from(output.is_some())),
    })
}

pub enum Passed {
    All,
    TooMuch,
    End,
}

/// Reads once, and passes on what is still allowed.
pub fn pass(file: &mut File, left: &mut usize, sink: &mut dyn Sink) -> io::Result<Passed> {
    let mut buffer = [0; 16 * 1024];
    let count = match file.read(&mut buffer) {
        // A socket whose other end is gone while something was unread.
        Err(error) if error.kind() == io::ErrorKind::ConnectionReset => 0,
        Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(Passed::All),
        // Ready for reading, and nothing there: what was sent out of band is not read.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(Passed::All),
        outcome => outcome?,
    };
    if count == 0 {
        return Ok(Passed::End);
    }
    let allowed = count.min(*left);
    sink.take(&buffer[..allowed]);
    *left -= allowed;
    Ok(if allowed < count {
        Passed::TooMuch
    } else {
        Passed::All
    })
}
