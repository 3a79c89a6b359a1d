//! Limits that the kernel keeps by itself ([setrlimit](https://man7.org/linux/man-pages/man2/setrlimit.2.html)).
//!
//! The number of processes is not among them: the kernel counts all that the user has, the browser included.

use super::policy::Amounts;
use rustix::io::Errno;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Lowers this process's limits for good; children inherit them.
pub fn lower(amounts: &Amounts) -> Result<(), Errno> {
    let limits = [
        (Resource::Core, 0),
        (Resource::Cpu, amounts.cpu),
        (Resource::Data, amounts.data),
        (Resource::As, amounts.addresses),
        (Resource::Fsize, amounts.file),
        (Resource::Nofile, amounts.descriptors),
        // What is pending counts for the user as a whole, and so would what is locked.
        #[cfg(target_os = "linux")]
        (Resource::Sigpending, SIGNALS),
        #[cfg(target_os = "linux")]
        (Resource::Msgqueue, 0),
        (Resource::Memlock, LOCKED),
    ];
    for (resource, wanted) in limits {
        // Where the user's own limit is lower already, it stays.
        let most = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let limit = Some(wanted.min(most));
        let lowered = setrlimit(
            resource,
            Rlimit {
                current: limit,
                maximum: limit,
            },
        );
        // macOS knows no limit of addresses.
        if cfg!(target_os = "linux") {
            lowered?;
        }
    }
    Ok(())
}

/// Signals and timers that may be pending; the user's programs have some 100,000 together.
#[cfg(target_os = "linux")]
const SIGNALS: u64 = 256;

/// Bytes that may be locked in memory: enough for a key.
const LOCKED: u64 = 64 * 1024;

/// Descriptors of a process, two of which can hold as much as sockets may, so that all of them hold less than a quarter of
/// `memory`; `most`, if that is less. A few are left in any case.
pub fn descriptors_within(most: u64, memory: u64) -> u64 {
    let of_socket = std::fs::read_to_string("/proc/sys/net/core/wmem_default");
    let of_socket = of_socket.ok().and_then(|bytes| bytes.trim().parse().ok());
    most.min(memory / 4 / of_socket.unwrap_or(SOCKET).max(1))
        .max(FEWEST)
}

/// Bytes that may wait in a socket, unless the system says otherwise
/// ([socket(7)](https://man7.org/linux/man-pages/man7/socket.7.html)).
const SOCKET: u64 = 212_992;

/// What an asynchronous runtime and a few files need.
const FEWEST: u64 = 32;

/// Lets everybody else go first: a program that computes for ever must not slow down the compiler of the next one, nor the
/// reader's browser. The other way round it costs a program nothing, as long as there is a processor that is idle; on a busy
/// machine a third of a share is left to it, enough for a listing.
pub fn stand_back() {
    // If not, it is only slower for others.
    let _ = rustix::process::setpriority_process(None, 5);
}

/// Keeps this process, and what it becomes, from [large pages](https://docs.kernel.org/admin-guide/mm/transhuge.html): one
/// that is given back but for a small part is held as a whole, and only the part is counted.
///
/// # Errors
/// When the kernel does not know how.
#[cfg(target_os = "linux")]
pub fn use_small_pages() -> Result<(), Errno> {
    match rustix::thread::disable_transparent_huge_pages(true) {
        // A kernel that was built without them has none to keep anybody from.
        Err(Errno::INVAL) => Ok(()),
        other => other,
    }
}
