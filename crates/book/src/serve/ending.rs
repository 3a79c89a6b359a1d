//! Being asked to end: by Ctrl-C, by `kill`, by a terminal that closes.

use std::fs;
use std::future::poll_fn;
use std::io;
use std::task::Poll;

use tokio::runtime::Builder;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// From now on a file that grows larger than the shell allows (`ulimit -f`) is an error where it is written, which can be told,
/// and not the end of this process. What it starts ends as ever.
pub fn never_by_large_files() {
    let runtime = Builder::new_current_thread().enable_all().build();
    // Where that fails, the system has so little that there will be no server.
    let _ = runtime.map(|runtime| {
        let _inside = runtime.enter();
        // Whoever was told of a signal once is never ended by it.
        signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw())).map(drop)
    });
}

/// Waits for a signal that asks this process to end.
///
/// A process that was started in the background by a script ignores Ctrl-C, until it says that it wants to be told; then
/// whoever asks is heard there, too. Only `nohup` is taken at its word.
pub struct Ending(Vec<Signal>);

impl Ending {
    /// Wants to be told from now on, in the runtime in which this is called.
    ///
    /// # Errors
    /// When the system refuses that.
    pub fn expect() -> io::Result<Self> {
        let mut kinds = vec![SignalKind::interrupt(), SignalKind::terminate()];
        if !is_ignored(SignalKind::hangup()) {
            kinds.push(SignalKind::hangup());
        }
        kinds
            .into_iter()
            .map(signal)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Waits until one is sent.
    pub async fn asked_for(mut self) {
        poll_fn(|context| {
            let mut signals = self.0.iter_mut();
            match signals.any(|signal| signal.poll_recv(context).is_ready()) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        })
        .await;
    }
}

/// Whether this process was started so that it does not notice the signal. A system that does not tell leaves what it does to
/// the signal: that is either ignored, or the end.
fn is_ignored(kind: SignalKind) -> bool {
    let Ok(status) = fs::read_to_string("/proc/self/status") else {
        return true;
    };
    let mut ignored = status
        .lines()
        .filter_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored
        .next()
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_none_or(|ignored| ignored >> (kind.as_raw_value() - 1) & 1 == 1)
}
